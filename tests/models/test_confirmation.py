from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import agreements, cases, clocks, confirmation, courts, escalations, limits, workdays
from models.cases import Case
from models.errors import Caution, Refusal
from tests.sample import TODAY, Room, accepted, agreed, concluded, dispute_code

COURT = "西岔县人民法院"
LAST = date(2026, 12, 21)  # thirty days end on a Sunday


def ask(db: Session, desk: Room, subject: Case, on: date = TODAY, court: str = COURT) -> Any:
    return confirmation.apply(db, subject, court=court, on=on, by=desk.officer)


def test_both_parties_ask_the_court_within_thirty_days(here: Room) -> None:
    with here.store.unit() as db:
        subject = concluded(db, here)
        assert confirmation.refusal(db, subject, on=LAST) == ""
        here.clock.forward(days=40)
        asked = ask(db, here, subject, on=LAST)
        assert [each.id for each in confirmation.of_case(db, subject.id)] == [asked.id]
        met = {each.key: each.met_on for each in clocks.of_case(db, subject.id)}
        assert met["rm-confirm"] == LAST
        with pytest.raises(Refusal, match="这份协议已经申请过司法确认。"):
            ask(db, here, subject, on=LAST)
        with pytest.raises(Refusal) as refused:
            confirmation.rule(db, asked, on=TODAY, ruling="有效", by=here.officer)
        assert (refused.value.message, refused.value.field) == ("裁定日早于申请日，请核对。", "ruled_on")
        confirmation.rule(
            db, asked, on=date(2026, 12, 28), ruling="有效", number="（2026）民特1号", by=here.officer
        )
        assert (asked.ruled_on, asked.ruling, asked.ruling_number) == (
            date(2026, 12, 28),
            "有效",
            "（2026）民特1号",
        )


@pytest.mark.parametrize(
    ("effective", "last"),
    [
        (date(2026, 9, 1), date(2026, 10, 8)),  # the thirtieth day is the first of the holidays
        (date(2026, 10, 10), date(2026, 11, 9)),
        (date(2026, 1, 29), date(2026, 2, 28)),  # a Saturday on which one works
    ],
)
def test_a_last_day_on_a_holiday_moves_to_the_next_working_day(effective: date, last: date) -> None:
    assert limits.due("rm-confirm", effective, workdays.standard()) == last


@pytest.mark.parametrize("stopped", ["销号", ""])
def test_the_thirty_days_are_counted_where_no_clock_runs(db: Session, desk: Room, stopped: str) -> None:
    subject = concluded(db, desk)
    if stopped:
        clocks.cancel(db, subject, "rm-confirm", reason=stopped)
    else:  # taken over from paper
        for each in clocks.of_case(db, subject.id):
            db.delete(each)
    db.flush()
    assert confirmation.refusal(db, subject, on=LAST) == ""
    desk.clock.forward(days=60)
    with pytest.raises(Refusal, match="申请期限已于 2026年12月21日 届满"):
        ask(db, desk, subject, on=date(2027, 1, 15))


def test_a_calendar_without_its_notice_asks_and_does_not_refuse(db: Session, desk: Room) -> None:
    desk.clock.forward(days=52)
    subject = concluded(db, desk)  # on 2027-01-11: thirty days end among the days that a notice may give off
    desk.clock.forward(days=60)
    with pytest.raises(Caution) as asked:
        ask(db, desk, subject, on=date(2027, 2, 12))
    said = "按周末和法定节日推算到 2027-02-10 为止；2027年的放假安排没有导入，最后一天可能因放假顺延。"
    assert (asked.value.key, asked.value.message) == ("term", f"{said}核对过没有超过期限，仍要登记申请吗？")
    assert (
        confirmation.refusal(db, subject, on=date(2027, 2, 21))
        == "申请期限已于 2月10日 届满（民事诉讼法 205）。"
    )
    made = confirmation.apply(
        db, subject, court=COURT, on=date(2027, 2, 12), by=desk.officer, confirmed=frozenset({"term"})
    )
    assert made.applied_on == date(2027, 2, 12)


def test_what_the_court_has_confirmed_may_be_enforced_after_the_case_is_struck_off(
    db: Session, desk: Room
) -> None:
    subject = concluded(db, desk)
    confirmation.rule(db, ask(db, desk, subject), on=TODAY, ruling="裁定有效", by=desk.officer)
    clocks.happened(db, subject, clocks.Event.CLOSED, on=TODAY)
    assert [each.key for each in clocks.running(db, subject)] == ["enforce"]


def test_no_court_is_asked_while_a_finding_of_a_crime_stands(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    made = escalations.find(db, subject, "死亡", on=TODAY, text="抢救无效", by=desk.officer)
    with pytest.raises(Refusal, match="登记过案情加重"):
        ask(db, desk, subject)
    escalations.void(db, made, reason="误登", by=desk.officer)
    assert ask(db, desk, subject).applied_on == TODAY


def test_after_thirty_days_the_court_is_not_asked(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    with pytest.raises(Refusal, match="申请期限已于 12月21日 届满（民事诉讼法 205）。"):
        ask(db, desk, subject, on=date(2026, 12, 22))
    assert confirmation.of_case(db, subject.id) == []


def test_an_agreement_before_the_police_is_never_confirmed(db: Session, desk: Room) -> None:
    subject = concluded(db, desk, track="ZA")
    with pytest.raises(Refusal, match="公安机关不是调解组织"):
        ask(db, desk, subject)
    assert "rm-confirm" not in {each.key for each in clocks.of_case(db, subject.id)}


def test_nothing_is_confirmed_before_an_agreement_takes_effect(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    with pytest.raises(Refusal, match="还没有生效的调解协议"):
        ask(db, desk, subject)
    agreed(db, desk, subject)
    with pytest.raises(Refusal, match="还没有生效的调解协议"):
        ask(db, desk, subject)


def test_an_application_before_the_agreement_took_effect_is_refused(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    with pytest.raises(Refusal, match="还没有生效的调解协议"):
        ask(db, desk, subject, on=date(2026, 11, 19))


def test_an_oral_agreement_is_written_down_first(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    made = agreements.latest(db, subject.id)
    assert made is not None
    made.form = agreements.Form.ORAL.value
    with pytest.raises(Refusal, match="口头协议没有书面文本，请先由调委会制作人民调解协议书。"):
        ask(db, desk, subject)


@pytest.mark.parametrize(
    ("remarks", "clause", "refused"),
    [
        ("涉及身份关系", "", True),
        ("", "双方自愿离婚。", True),
        ("", "解除收养关系。", True),
        ("双方身份证已核对", "", False),
        ("", "", False),
    ],
)
def test_matters_of_status_are_not_for_confirmation(
    db: Session, desk: Room, remarks: str, clause: str, refused: bool
) -> None:
    subject = concluded(db, desk)
    made = agreements.latest(db, subject.id)
    assert made is not None
    made.clauses[2].text += clause
    cases.amend(db, subject, by=desk.officer, dispute_type=dispute_code("婚姻家庭"), remarks=remarks)
    assert ("身份关系" in confirmation.refusal(db, subject, on=TODAY)) is refused


def test_a_title_is_not_for_confirmation(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    made = agreements.latest(db, subject.id)
    assert made is not None
    made.clauses[2].text = "争议地块的使用权归张土根。"
    with pytest.raises(Refusal, match="涉及物权、知识产权确权的内容，法院不予受理确认申请"):
        ask(db, desk, subject)


def test_the_court_is_named(db: Session, desk: Room) -> None:
    with pytest.raises(Refusal) as refused:
        ask(db, desk, concluded(db, desk), court=" ")
    assert (refused.value.message, refused.value.field) == ("请填写受理法院。", "court")


def test_the_court_that_accepts_has_fifteen_days_for_its_ruling(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    found = ask(db, desk, subject)
    desk.clock.forward(days=20)
    on = TODAY + timedelta(2)
    with pytest.raises(Refusal) as refused:
        confirmation.court_accepts(db, found, on=TODAY - timedelta(1), by=desk.officer)
    assert (refused.value.message, refused.value.field) == ("法院受理日早于申请日，请核对。", "accepted_on")

    confirmation.court_accepts(db, found, on=on, by=desk.officer)

    rows = {each.key: each for each in clocks.of_case(db, subject.id) if each.key.startswith("court")}
    assert rows["court-accept"].met_on == on
    assert (rows["court-confirm"].started_on, rows["court-confirm"].due_on) == (on, date(2026, 12, 7))
    confirmation.rule(db, found, on=date(2026, 12, 1), ruling="裁定有效", by=desk.officer)
    assert rows["court-confirm"].met_on == date(2026, 12, 1)
    with pytest.raises(Refusal, match="法院已经作出裁定。"):
        confirmation.court_accepts(db, found, on=on, by=desk.officer)


def states(db: Session, subject: Case, on: date = TODAY) -> dict[str, str]:
    return {each.key: each.state for each in confirmation.eligibility(db, subject, on=on)}


def test_every_condition_of_an_application_is_told_with_its_state(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)

    assert states(db, subject) == {
        "host": "met", "effective": "met", "written": "met", "status": "met", "title": "met", "clear": "met",
        "term": "met", "together": "open", "unasked": "met",
    }  # fmt: skip
    assert states(db, subject, LAST + timedelta(1))["term"] == "fails"
    ask(db, desk, subject)
    assert states(db, subject)["unasked"] == "fails"


def test_an_unclear_clause_is_a_warning_with_the_article(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    made = agreements.latest(db, subject.id)
    assert made is not None
    made.clauses[2].text = "赵水生尽快赔偿张土根若干元。"

    [clear] = [each for each in confirmation.eligibility(db, subject, on=TODAY) if each.key == "clear"]

    assert (clear.state, "民诉法解释 358" in clear.sentence) == ("open", True)
    assert confirmation.refusal(db, subject, on=TODAY) == ""


@pytest.mark.parametrize(
    ("kind", "clause", "state"),
    [
        ("婚姻家庭", "双方办理离婚手续。", "fails"),
        ("邻里", "双方办理离婚手续。", "met"),
        ("婚姻家庭", "孩子由女方直接抚养，男方每月支付抚养费500元。", "open"),
        ("邻里", "本协议不涉及婚姻、收养、亲子等身份关系的处理。", "met"),
    ],
)
def test_words_and_the_type_of_the_dispute_tell_a_matter_of_status(
    db: Session, desk: Room, kind: str, clause: str, state: str
) -> None:
    subject = concluded(db, desk)
    made = agreements.latest(db, subject.id)
    assert made is not None
    made.clauses[2].text = clause
    subject.dispute_type = dispute_code(kind)
    assert states(db, subject)["status"] == state


def test_who_says_that_nobody_owns_it_by_this_settles_no_title(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    made = agreements.latest(db, subject.id)
    assert made is not None
    made.clauses[2].text = "本协议不涉及争议地块的使用权归属。"
    assert states(db, subject)["title"] == "met"


def test_a_withdrawn_application_lets_the_thirty_days_run_on(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    desk.clock.forward(days=20)
    first = ask(db, desk, subject, on=TODAY + timedelta(3))
    confirmation.court_accepts(db, first, on=TODAY + timedelta(5), by=desk.officer)
    with pytest.raises(Refusal) as refused:
        confirmation.withdraw(db, first, reason="先按协议履行", on=TODAY + timedelta(4), by=desk.officer)
    assert refused.value.field == "withdrawn_on"

    confirmation.withdraw(db, first, reason="先按协议履行", on=TODAY + timedelta(6), by=desk.officer)

    assert [
        (each.key, each.due_on) for each in clocks.running(db, subject, "rm-confirm", "court-confirm")
    ] == [("rm-confirm", LAST)]
    on = TODAY + timedelta(7)
    with pytest.raises(Refusal, match="已于 2026-11-26 撤回"):
        confirmation.court_accepts(db, first, on=on, by=desk.officer)
    with pytest.raises(Refusal, match="已于 2026-11-26 撤回"):
        confirmation.withdraw(db, first, reason="再撤", on=on, by=desk.officer)
    with pytest.raises(Refusal, match="已于 2026-11-26 撤回"):
        confirmation.rule(db, first, on=on, ruling="确认有效", by=desk.officer)
    second = ask(db, desk, subject, on=TODAY + timedelta(10))
    assert [each.id for each in confirmation.of_case(db, subject.id)] == [first.id, second.id]
    assert clocks.running(db, subject, "rm-confirm") == []


@pytest.mark.parametrize(
    ("ruling", "granted", "again"),
    [("确认有效", True, False), ("驳回申请", False, False), ("不予受理", False, True), ("准予撤回", False, True),
     ("按撤回申请处理", False, True)],
)  # fmt: skip
def test_each_answer_of_the_court_says_what_may_come_next(
    db: Session, desk: Room, ruling: str, granted: bool, again: bool
) -> None:
    subject = concluded(db, desk)
    found = ask(db, desk, subject)
    desk.clock.forward(days=9)

    confirmation.rule(db, found, on=TODAY + timedelta(9), ruling=ruling, by=desk.officer)

    assert (found.granted, found.again, found.pending) == (granted, again, False)
    assert bool(clocks.running(db, subject, "rm-confirm")) is again
    assert bool(clocks.running(db, subject, "enforce")) is granted
    assert states(db, subject)["unasked"] == ("met" if again else "fails")


def test_days_that_cannot_be_are_refused_beside_their_field(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    with pytest.raises(Refusal) as refused:
        ask(db, desk, subject, on=TODAY + timedelta(1))
    assert refused.value.field == "applied_on"
    with pytest.raises(Refusal) as refused:
        ask(db, desk, subject, on=TODAY - timedelta(1))
    assert refused.value.field == "applied_on"
    found = ask(db, desk, subject)
    with pytest.raises(Refusal) as refused:
        confirmation.rule(db, found, on=TODAY, ruling="看看再说", by=desk.officer)
    assert refused.value.field == "ruling"
    desk.clock.forward(days=3)
    confirmation.court_accepts(db, found, on=TODAY + timedelta(2), by=desk.officer)
    for ruling, on, field in (
        ("确认有效", TODAY + timedelta(1), "ruled_on"),
        ("确认有效", TODAY + timedelta(4), "ruled_on"),
        ("不予受理", TODAY + timedelta(3), "ruling"),
    ):
        with pytest.raises(Refusal) as refused:
            confirmation.rule(db, found, on=on, ruling=ruling, by=desk.officer)
        assert refused.value.field == field


def test_a_confirmed_agreement_is_enforced_within_two_years(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    found = ask(db, desk, subject)
    with pytest.raises(Refusal, match="法院还没有裁定确认有效"):
        confirmation.enforce(db, found, on=TODAY, text="向法院申请执行", by=desk.officer)
    assert confirmation.enforcement(db, found) == ()
    confirmation.rule(db, found, on=TODAY, ruling="确认有效", by=desk.officer)

    until, court, bring = confirmation.enforcement(db, found)

    assert until.startswith("赵水生、张土根没有履行的，可以在2028年11月23日前申请强制执行")
    assert court.startswith(f"向作出裁定的{COURT}")
    assert bring.startswith("要带：申请执行书")
    desk.clock.forward(days=10)
    confirmation.enforce(db, found, on=TODAY + timedelta(10), text="向县法院申请执行", by=desk.officer)
    confirmation.enforce(db, found, on=TODAY + timedelta(10), text="已执行到位300元", by=desk.officer)
    assert (found.enforced_on, found.enforcement) == (TODAY + timedelta(10), "已执行到位300元")
    assert clocks.running(db, subject, "enforce") == []


def test_a_court_that_was_applied_to_is_offered_the_next_time(db: Session, desk: Room) -> None:
    ask(db, desk, concluded(db, desk), court="西岔人民法庭")
    assert [(each.name, each.own) for each in courts.every(db)] == [(COURT, True), ("西岔人民法庭", False)]
    courts.keep(db, "东岔人民法庭", by=desk.administrator, telephone="0123-7654321")
    courts.drop(db, "西岔人民法庭", by=desk.administrator)
    assert [each.name for each in courts.every(db)] == [COURT, "东岔人民法庭"]
