"""处理结果: who may record which, where each has a place, and which of them end a case."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import breaches, clocks, dispositions, escalations, intake, law, referrals
from models.cases import Case, State
from models.errors import Refusal
from tests.sample import TODAY, Room, accepted, concluded

LATER = TODAY + timedelta(9)
FACTS: dict[str, Any] = {"text": "已作出", "number": "西公（西）行罚决字〔2026〕7号"}


def broken(db: Session, here: Room, track: str = "ZA") -> Case:
    subject = concluded(db, here, track=track)
    breaches.breach(db, subject, text="一分不给", on=TODAY, by=here.officer)
    here.clock.forward(days=9)
    return subject


def end(subject: Case) -> tuple[date | None, str]:
    return subject.ended_on, subject.ended_how


def running(db: Session, subject: Case) -> set[str]:
    return {each.key for each in clocks.running(db, subject)} & {"za-case", "za-after-failure"}


def test_a_penalty_meets_the_clock_when_it_is_decided_and_ends_the_case_when_it_is_carried_out(
    db: Session, desk: Room
) -> None:
    subject = broken(db, desk)
    assert running(db, subject) == {"za-case", "za-after-failure"}
    made = dispositions.record(db, subject, "penalty", on=TODAY, by=desk.officer, **FACTS)
    assert (running(db, subject), subject.ended_on, made.organ) == (set(), None, "西岔县公安局西岔派出所")
    dispositions.executed(db, made, on=LATER, by=desk.officer)
    assert end(subject) == (LATER, "行政处罚")
    assert dispositions.words([made]) == (
        "2026-11-20 行政处罚（西公（西）行罚决字〔2026〕7号）：已作出，2026-11-29 执行完毕"
    )


def test_what_was_decided_of_one_suspect_ends_nothing_while_another_has_no_decision(
    db: Session, desk: Room
) -> None:
    subject = broken(db, desk)
    one, other = subject.parties
    one.role = other.role = "互为违法嫌疑人和被侵害人"
    first = dispositions.record(
        db, subject, "penalty", on=TODAY, by=desk.officer, party_id=one.id, executed_on=TODAY, **FACTS
    )
    assert end(subject) == (None, "")
    second = dispositions.record(
        db, subject, "penalty", on=TODAY, by=desk.officer, party_id=other.id, **FACTS
    )
    assert end(subject) == (None, "")
    dispositions.executed(db, second, on=LATER, by=desk.officer)
    assert end(subject) == (LATER, "行政处罚")
    dispositions.void(db, first, reason="登错", by=desk.officer)
    assert (end(subject), running(db, subject)) == ((None, ""), set())
    dispositions.void(db, second, reason="登错", by=desk.officer)
    assert (end(subject), running(db, subject)) == ((None, ""), {"za-case", "za-after-failure"})


def test_a_result_that_is_taken_back_opens_what_it_had_ended(db: Session, desk: Room) -> None:
    subject = broken(db, desk)
    made = dispositions.record(db, subject, "penalty", on=TODAY, by=desk.officer, executed_on=LATER, **FACTS)
    assert end(subject) == (LATER, "行政处罚")
    assert dispositions.decided(db, subject.id) is made
    dispositions.void(db, made, reason="登错了一件", by=desk.officer)
    assert end(subject) == (None, "")
    assert running(db, subject) == {"za-case", "za-after-failure"}
    assert (dispositions.of_case(db, subject.id), dispositions.decided(db, subject.id)) == ([], None)
    with pytest.raises(Refusal, match="已经撤销"):
        dispositions.void(db, made, reason="再撤", by=desk.officer)


def test_a_result_taken_back_leaves_the_end_to_the_other_one(db: Session, desk: Room) -> None:
    subject = broken(db, desk)
    first = dispositions.record(db, subject, "spared", on=TODAY, by=desk.leader, ground="minor")
    assert first.text == "不满十四周岁（《治安管理处罚法》第十二条）。"
    dispositions.record(db, subject, "discontinued", on=LATER, by=desk.officer, text="没有违法事实")
    assert end(subject) == (TODAY, "不予处罚")
    dispositions.void(db, first, reason="登错", by=desk.officer)
    assert (end(subject), running(db, subject)) == ((LATER, "终止调查"), set())


def test_a_decision_of_the_police_stands_before_the_end_of_a_mediation(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    subject.track = ""
    intake.decline(db, subject, reason="家庭暴力，本人要求处理", on=TODAY, by=desk.officer)
    assert subject.ended_how == "终止调解"
    desk.clock.forward(days=9)
    dispositions.record(db, subject, "penalty", on=TODAY, by=desk.officer, executed_on=LATER, **FACTS)
    assert end(subject) == (LATER, "行政处罚")


def test_the_four_places_of_a_violent_family_are_recorded_side_by_side(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="ZA")
    intake.decline(db, subject, reason="情节较重，被侵害人不愿意调解", on=TODAY, by=desk.officer)
    whom = next(each for each in subject.parties if each.role == "违法嫌疑人")
    for kind, told in (
        ("penalty", "行政拘留十二日"),
        ("warning", "告诫书"),
        ("look-in", "由社区每月查访一次"),
    ):
        dispositions.record(
            db, subject, kind, on=TODAY, by=desk.officer, text=told, number="1号", party_id=whom.id
        )
    assert [each.kind for each in dispositions.of_case(db, subject.id)] == ["penalty", "warning", "look-in"]
    assert (subject.track_reason, subject.ended_on) == ("情节较重，被侵害人不愿意调解", None)


@pytest.mark.parametrize(
    ("kind", "ended"),
    [
        ("told", "已告知其他解决途径"),
        ("sued", "当事人起诉"),
        ("judgment", "法院判决、裁定或者调解书"),
        ("enforcement", ""),
    ],
)
def test_a_lawsuit_ends_what_is_civil_and_was_broken_and_no_case_of_the_police(
    db: Session, desk: Room, kind: str, ended: str
) -> None:
    police = concluded(db, desk, track="ZA")
    breaches.breach(db, police, text="一分不给", on=TODAY, by=desk.officer)
    civil = broken(db, desk, "RM")
    for subject in (civil, police):
        dispositions.record(db, subject, kind, on=LATER, by=desk.officer, text="（2026）民初12号")
    assert (civil.ended_how, police.ended_how, running(db, police)) == (
        ended,
        "",
        {"za-case", "za-after-failure"},
    )


def test_a_lawsuit_leaves_the_end_of_what_was_performed(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    desk.clock.forward(days=9)
    dispositions.record(db, subject, "sued", on=LATER, by=desk.officer, text="要求撤销协议")
    assert (subject.state, subject.ended_on) == (State.AGREED.value, None)


@pytest.mark.parametrize(
    ("kind", "changes", "field"),
    [
        ("", {}, "kind"),
        ("payment-order", {}, "kind"),  # on a police track there is none
        ("kept", {}, "kind"),  # nothing was performed
        ("penalty", {"number": " "}, "number"),
        ("discontinued", {"number": "", "text": " "}, "text"),
        ("penalty", {"executed_on": TODAY - timedelta(1)}, "executed_on"),
        ("penalty", {"executed_on": LATER + timedelta(1)}, "executed_on"),
        ("penalty", {"on": LATER + timedelta(1)}, "on"),
        ("penalty", {"on": TODAY - timedelta(1)}, "on"),  # before the case was filed
        ("warning", {"on": date(2020, 1, 1)}, "on"),  # before it happened
        ("unenforceable", {}, "kind"),  # nothing was decided
    ],
)
def test_a_result_is_refused_beside_its_field(
    db: Session, desk: Room, kind: str, changes: dict[str, object], field: str
) -> None:
    subject = broken(db, desk)
    with pytest.raises(Refusal) as refused:
        dispositions.record(db, subject, kind, by=desk.officer, **{"on": TODAY, **FACTS, **changes})
    assert refused.value.field == field
    assert dispositions.of_case(db, subject.id) == []


def test_nobody_is_punished_while_the_agreement_runs_or_is_kept(db: Session, desk: Room) -> None:
    subject = concluded(db, desk, track="ZA")
    with pytest.raises(Refusal, match="案件现在是“达成待履行”，不能登记“行政处罚”"):
        dispositions.record(db, subject, "penalty", on=TODAY, by=desk.officer, **FACTS)


@pytest.mark.parametrize("kind", ["penalty", "spared", "other", "discontinued", "criminal"])
def test_nothing_is_decided_while_an_agreement_of_the_police_waits_for_its_performance(
    db: Session, desk: Room, kind: str
) -> None:
    subject = concluded(db, desk, track="ZA")
    with pytest.raises(Refusal, match="案件现在是“达成待履行”"):
        dispositions.record(db, subject, kind, on=TODAY, by=desk.leader, ground="minor", **FACTS)
    assert (subject.ended_on, running(db, subject)) == (None, {"za-case"})


@pytest.mark.parametrize("track", ["ZA", "RM-ZA"])
def test_nobody_is_spared_by_hand_but_by_the_leader_on_a_ground_of_the_law(
    db: Session, desk: Room, track: str
) -> None:
    subject = broken(db, desk, track)
    assert "spared" not in {each.key for each in dispositions.fitting(subject, desk.officer)}
    with pytest.raises(Refusal, match="由所领导决定"):
        dispositions.record(db, subject, "spared", on=LATER, by=desk.officer, ground="minor", text="不满十四")
    with pytest.raises(Refusal, match="请选择不予处罚的依据") as refused:
        dispositions.record(db, subject, "spared", on=LATER, by=desk.leader, text="双方和好")
    assert (refused.value.field, end(subject)) == ("ground", (None, ""))
    dispositions.record(db, subject, "spared", on=LATER, by=desk.leader, ground="minor")
    assert end(subject) == (LATER, "不予处罚")


def test_a_day_before_the_breach_ends_no_breach(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    desk.clock.forward(days=9)
    breaches.breach(db, subject, text="一分不给", on=LATER, by=desk.officer)
    with pytest.raises(Refusal, match="早于登记未履行的 2026-11-29"):
        dispositions.record(db, subject, "told", on=TODAY, by=desk.officer, text="告知可以起诉")
    dispositions.record(db, subject, "enforcement", on=TODAY, by=desk.officer, text="案外的一笔")
    assert end(subject) == (None, "")


def test_what_cannot_be_carried_out_was_decided_before(db: Session, desk: Room) -> None:
    subject = broken(db, desk)
    dispositions.record(db, subject, "penalty", on=LATER, by=desk.officer, **FACTS)
    with pytest.raises(Refusal, match="早于处理决定的 2026-11-29"):
        dispositions.record(db, subject, "unenforceable", on=TODAY, by=desk.officer, text="当事人死亡")
    dispositions.record(db, subject, "unenforceable", on=LATER, by=desk.officer, text="当事人死亡")
    assert end(subject) == (LATER, "处理决定无法或者无需执行")


@pytest.mark.parametrize("track", ["ZA", "RM"])
def test_only_a_criminal_case_ends_what_a_finding_took_out_of_mediation(
    db: Session, desk: Room, track: str
) -> None:
    subject = broken(db, desk, track)
    made = escalations.find(db, subject, "死亡", on=LATER, text="抢救无效", by=desk.officer)
    for away in (True, False):
        for kind in ("other", "discontinued") if track == "ZA" else ():
            with pytest.raises(Refusal, match="登记过案情加重"):
                dispositions.record(db, subject, kind, on=LATER, executed_on=LATER, by=desk.officer, text="x")
        dispositions.record(db, subject, "told", on=LATER, by=desk.officer, text="已告知")
        assert end(subject) == (None, "")
        if away:
            [sent] = referrals.of_case(db, subject.id)
            referrals.refuse(db, sent, on=LATER, reason="材料不全", by=desk.officer)
    assert made.valid
    dispositions.record(db, subject, "criminal", on=LATER, by=desk.officer, **FACTS)
    assert end(subject) == (LATER, "转为刑事案件")


def test_the_results_of_the_police_are_recorded_by_the_police(db: Session, desk: Room) -> None:
    subject = broken(db, desk, "RM")
    subject.handler_id = desk.mediator.id
    desk.store.person = desk.mediator
    db.info["by"] = desk.mediator
    with pytest.raises(Refusal, match="须由民警登记"):
        dispositions.record(db, subject, "criminal", on=TODAY, by=desk.mediator, **FACTS)
    assert (
        dispositions.record(db, subject, "sued", on=TODAY, by=desk.mediator, text="起诉").by_name == "杨调解"
    )
    keys = {each.key for each in dispositions.fitting(subject, desk.mediator)}
    assert keys == {"look-in", "told", "sued", "judgment", "payment-order", "arbitration", "enforcement"}


def test_what_ends_a_case_is_recorded_and_taken_back_by_those_who_decide_it(db: Session, desk: Room) -> None:
    subject = broken(db, desk, "RM")
    dispositions.record(db, subject, "look-in", on=LATER, by=desk.auxiliary, text="每月查访")
    with pytest.raises(Refusal):
        dispositions.record(db, subject, "told", on=LATER, by=desk.auxiliary, text="已告知")
    made = dispositions.record(db, subject, "told", on=LATER, by=desk.officer, text="已告知")
    with pytest.raises(Refusal):
        dispositions.void(db, made, reason="不对", by=desk.auxiliary)
    assert end(subject) == (LATER, "已告知其他解决途径")


def test_every_kind_of_result_cites_law_that_there_is() -> None:
    known = law.on(TODAY).articles
    assert [key for ground in dispositions.grounds() for key in ground.law if key not in known] == []
    assert [key for kind in dispositions.kinds().values() for key in kind.law if key not in known] == []
    with pytest.raises(ValueError, match="不能在“昨天”结案"):
        dispositions._kinds.__wrapped__({"disposition": [{"key": "x", "name": "某", "ends": "昨天"}]})  # type: ignore[attr-defined]  # -- the reader below its memory
