from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import cases, clocks, extensions
from models.cases import Case
from models.clocks import Deadline
from models.errors import Caution, Refusal
from tests.sample import TODAY, Room, accepted, begun


def clock(db: Session, subject: Case, key: str) -> Deadline:
    return next(each for each in reversed(clocks.of_case(db, subject.id)) if each.key == key)


def test_mediation_is_extended_by_the_signatures_of_all_parties(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    term = clock(db, subject, "rm-term")
    first, second = cases.parties(subject)
    with pytest.raises(Refusal) as refused:
        extensions.extend(
            db, term, reason="等测量", on=TODAY, until=date(2027, 1, 5), signed={first.id: TODAY}, by=desk.officer,
        )  # fmt: skip
    assert (refused.value.message, refused.value.field) == (
        "延期须各方当事人签字，还缺：赵水生（乙方）。",
        "signed",
    )
    signed = {first.id: TODAY, second.id: TODAY}
    for until, sentence in (
        (None, "请填写延长到哪一天。"),
        (date(2026, 12, 21), "延长到的日期须晚于原到期日"),
    ):
        with pytest.raises(Refusal, match=sentence):
            extensions.extend(
                db, term, reason="等测量", on=TODAY, until=until, signed=signed, by=desk.officer
            )
    made = extensions.extend(
        db, term, reason="等测量", on=TODAY, until=date(2027, 1, 5), signed=signed, by=desk.officer
    )
    assert (made.before, made.until, term.due_on) == (date(2026, 12, 21), date(2027, 1, 5), date(2027, 1, 5))
    assert made.signed == {str(first.id): "2026-11-20", str(second.id): "2026-11-20"}
    assert extensions.of_case(db, subject.id) == [made]
    assert extensions.may_extend(term) == "parties"


def test_a_police_case_is_extended_twice_by_the_organ_and_never_again(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="ZA")
    case = clock(db, subject, "za-case")
    for values, sentence in (
        ({"decided_by": ""}, "请填写批准延期的公安机关。"),
        ({"decided_by": "西岔县公安局"}, "请填写延期决定的文号。"),
    ):
        with pytest.raises(Refusal, match=sentence):
            extensions.extend(db, case, reason="案情复杂", on=TODAY, by=desk.officer, **values)  # type: ignore[arg-type]  # -- only decided_by
    ends = []
    for number in ("1号", "2号"):
        extensions.extend(
            db, case, reason="案情复杂", on=TODAY, by=desk.officer, decided_by="西岔县公安局", number=number
        )
        ends.append(case.due_on)
    assert ends == [date(2027, 1, 19), date(2027, 2, 18)]
    assert extensions.of_case(db, subject.id)[-1].decided_by == "西岔县公安局（2号）"
    with pytest.raises(Refusal, match="已经延长两次"):
        extensions.extend(
            db, case, reason="案情复杂", on=TODAY, by=desk.officer, decided_by="西岔县公安局", number="3号"
        )


def test_a_limit_that_no_law_extends_stays(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="ZA")
    with pytest.raises(Refusal, match="“首次治安调解（无需鉴定）”是法定期限，不能延长。"):
        extensions.extend(db, clock(db, subject, "za-first"), reason="忙", on=TODAY, by=desk.officer)
    with pytest.raises(Refusal, match="请写明延期理由。"):
        extensions.extend(db, clock(db, subject, "za-case"), reason=" ", on=TODAY, by=desk.officer)
    clocks.cancel(db, subject, reason="撤回")
    with pytest.raises(Refusal, match="已经结束或者暂停"):
        extensions.extend(db, clock(db, subject, "za-case"), reason="忙", on=TODAY, by=desk.officer)


def test_the_days_of_an_appraisal_are_not_counted(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="ZA")
    assert [each.key for each in extensions.pause(db, subject, "鉴定", on=TODAY, by=desk.officer)] == [
        "za-case"
    ]
    assert (clock(db, subject, "za-first").cancelled, clock(db, subject, "za-case").cancelled) == (
        "委托鉴定",
        "暂停计算：鉴定",
    )
    assert [
        each.key
        for each in clocks.board(db, today=TODAY, until=date(2027, 3, 1))
        if each.case_id == subject.id
    ] == []
    with pytest.raises(Refusal, match="已经暂停计算"):
        extensions.pause(db, subject, "听证", on=TODAY, by=desk.officer)
    with pytest.raises(Refusal, match="早于暂停日期"):
        extensions.resume(db, subject, on=date(2026, 11, 19), by=desk.officer)
    extensions.resume(db, subject, on=date(2026, 11, 30), by=desk.officer, injury="轻微伤")
    assert (subject.injury, subject.appraised_on) == ("轻微伤", date(2026, 11, 30))
    assert clock(db, subject, "za-case").due_on == date(2026, 12, 30)  # ten days later than 12-20, no holiday
    assert clock(db, subject, "za-first-appraised").due_on == date(2026, 12, 3)
    with pytest.raises(Refusal, match="没有暂停"):
        extensions.resume(db, subject, on=date(2026, 12, 1), by=desk.officer)
    extensions.extend(
        db,
        clock(db, subject, "za-case"),
        reason="复杂",
        on=TODAY,
        by=desk.officer,
        decided_by="县局",
        number="1",
    )
    assert clock(db, subject, "za-case").due_on == date(2027, 1, 29)  # sixty days, and the ten besides


def test_a_paused_case_that_ends_stays_ended(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="ZA")
    extensions.pause(db, subject, "听证", on=TODAY, by=desk.officer)
    assert clock(db, subject, "za-first").cancelled == ""
    clocks.happened(db, subject, clocks.Event.MERGED, on=TODAY)
    assert clock(db, subject, "za-case").cancelled == "合并"
    with pytest.raises(Refusal, match="没有因听证暂停的期限"):
        extensions.pause(db, subject, "听证", on=TODAY, by=desk.officer)
    with pytest.raises(Refusal, match="请在列表中选择鉴定结论"):
        extensions.appraised(db, subject, on=TODAY, injury="很重", by=desk.officer)


def corrected(db: Session, subject: Case, on: date | None, injury: str = "轻微伤") -> dict[str, date]:
    subject.appraised_on, subject.injury = on, injury
    extensions.follow_appraisal(db, subject)
    return {each.key: each.due_on for each in clocks.running(db, subject) if each.key.startswith("za-first")}


def test_the_day_of_an_appraisal_put_on_record_later_starts_its_clock(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="ZA", facts={"injury": "未鉴定"})
    assert corrected(db, subject, date(2026, 11, 24)) == {"za-first-appraised": date(2026, 11, 27)}
    assert corrected(db, subject, date(2026, 11, 25)) == {"za-first-appraised": date(2026, 11, 30)}
    assert corrected(db, subject, None, "无伤") == {"za-first": date(2026, 11, 25)}
    assert corrected(db, subject, date(2026, 11, 18)) == {"za-first-appraised": date(2026, 11, 25)}
    assert clock(db, subject, "za-first").cancelled == "鉴定出具"


def test_the_day_of_an_appraisal_put_on_record_ends_the_pause(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="ZA")
    extensions.pause(db, subject, "鉴定", on=TODAY, by=desk.officer)
    with pytest.raises(Refusal, match="早于暂停日期"):
        corrected(db, subject, date(2026, 11, 19))
    assert corrected(db, subject, date(2026, 11, 30)) == {"za-first-appraised": date(2026, 12, 3)}
    assert clock(db, subject, "za-case").due_on == date(2026, 12, 30)


def test_after_the_first_mediation_its_clocks_stay(db: Session, desk: Room) -> None:
    subject, civil = accepted(db, desk, track="ZA"), accepted(db, desk)
    begun(db, desk, subject)
    assert corrected(db, subject, date(2026, 11, 24)) == {}
    assert corrected(db, civil, date(2026, 11, 24)) == {}


def test_signature_of_a_day_that_cannot_be_is_refused(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    first, second = cases.parties(subject)
    for day, sentence in (
        (TODAY + timedelta(1), "签字日期还没有到，请核对。"),
        (TODAY - timedelta(1), "签字日期早于受理日期 2026-11-20，请核对。"),
    ):
        with pytest.raises(Refusal) as refused:
            extensions.extend(
                db, clock(db, subject, "rm-term"), reason="等测量", on=TODAY, until=date(2027, 1, 5),
                signed={first.id: TODAY, second.id: day}, by=desk.officer,
            )  # fmt: skip
        assert (refused.value.message, refused.value.field) == (sentence, f"sign.{second.id}")


def test_more_terms_or_days_than_usual_are_asked(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    term = clock(db, subject, "rm-term")
    signed = {party.id: TODAY for party in cases.parties(subject)}

    def extend(until: date, *confirmed: str) -> None:
        extensions.extend(
            db, term, reason="等测量", on=TODAY, until=until, signed=signed, by=desk.officer,
            confirmed=frozenset(confirmed),
        )  # fmt: skip

    with pytest.raises(Caution) as asked:
        extend(date(2027, 2, 1))
    assert (asked.value.key, asked.value.message) == (
        "far",
        "这次延长 42 天，一般一次不超过 30 天。日期没有写错吗？",
    )
    extend(date(2027, 2, 1), "far")
    with pytest.raises(Caution) as asked:
        extend(date(2027, 2, 10))
    assert (asked.value.key, asked.value.message) == (
        "again",
        "这项期限已经延长 1 次。各方又签了字，仍要再延吗？",
    )
    extend(date(2027, 2, 10), "again")
    assert term.due_on == date(2027, 2, 10)


def test_decision_after_the_last_day_is_taken_and_marked(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="ZA")
    case = clock(db, subject, "za-case")
    told: dict[str, Any] = {
        "reason": "案情复杂", "by": desk.officer, "decided_by": "西岔县公安局", "number": "1号",
        "on": date(2026, 12, 28), "today": date(2027, 1, 25),
    }  # fmt: skip
    with pytest.raises(Refusal) as refused:
        extensions.extend(db, case, **told)
    assert refused.value.field == "late_reason"
    with pytest.raises(Refusal, match="还没有到"):
        extensions.extend(db, case, **{**told, "on": date(2027, 1, 26)})
    with pytest.raises(Caution) as asked:
        extensions.extend(db, case, **told, late_reason="批件在路上")
    assert (asked.value.key, asked.value.message) == (
        "over",
        "延长后的最后一日 2027-01-19 也已经过去，登记后仍是超期。仍要登记吗？",
    )
    made = extensions.extend(db, case, **told, late_reason="批件在路上", confirmed=frozenset({"over"}))
    assert (made.reason, made.on) == ("案情复杂（超期：批件在路上）", date(2026, 12, 28))
