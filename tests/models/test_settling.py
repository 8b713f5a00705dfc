"""法定结案: on every track, in every state, by what the law counts as an end, and taken back again."""

import contextlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models import (
    breaches,
    cases,
    clocks,
    dispositions,
    endings,
    escalations,
    intake,
    joining,
    performance,
    referrals,
    settling,
)
from models.agreements import latest, obligations
from models.cases import Case, Outcome, State
from models.errors import Refusal
from models.referrals import Kind
from tests.sample import TODAY, Room, accepted, begun, concluded, draft, talked

KEPT, OVER, SENT = "达成协议并履行", "终止调解", "移送有权处理的单位"
POLICE, PEOPLE = ("ZA", "ZA-X", "MS", "RM-ZA"), ("RM", "QJ")
NEXT_DAY = TODAY + timedelta(1)

#: how the case stands → how the law is done with it, by track; nothing where it is not
TABLE: Mapping[State, Mapping[str, str]] = {
    State.REGISTERED: {}, State.ACCEPTED: {}, State.SITTING: {}, State.AGREED: {}, State.BREACHED: {},
    State.REFERRED: {}, State.CLOSED: {}, State.MERGED: {},
    State.PERFORMED: dict.fromkeys(("ZA", "ZA-X", "RM", "QJ"), KEPT),
    State.FAILED: dict.fromkeys(("RM", "QJ", "YS", ""), OVER),
    State.WITHDRAWN: dict.fromkeys(("RM", "QJ", "YS", ""), OVER),
    State.DECLINED: dict.fromkeys(("RM", "QJ", "YS", ""), OVER),
}  # fmt: skip


def test_a_case_ends_by_itself_only_where_the_law_says_so(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    assert set(TABLE) == set(State)
    for state, ends in TABLE.items():
        for track in (*POLICE, *PEOPLE, "YS", ""):
            subject.track, subject.state = track, state.value
            subject.resolved_on, subject.concluded_on = TODAY, TODAY
            subject.ended_on, subject.ended_how = None, ""
            settling.settle(db, subject)
            assert (track, state, subject.ended_how) == (track, state, ends.get(track, ""))
            assert subject.ended_on == (TODAY if track in ends else None)


def perform(db: Session, here: Room, subject: Case, *, on: date = TODAY) -> None:
    made = latest(db, subject.id)
    assert made is not None
    for each in obligations(db, made.id):
        performance.receive(db, each, on=on, by=here.officer, evidence="收条")


def case_clock(db: Session, subject: Case) -> tuple[date | None, str]:
    found = [each for each in clocks.of_case(db, subject.id) if each.key == "za-case"][-1]
    return found.met_on, found.cancelled


def test_performance_ends_a_police_case_and_meets_its_clock(db: Session, desk: Room) -> None:
    subject = concluded(db, desk, track="ZA")
    assert (subject.ended_on, case_clock(db, subject)) == (None, (None, ""))
    perform(db, desk, subject)
    assert (subject.ended_on, subject.ended_how, case_clock(db, subject)) == (TODAY, KEPT, (TODAY, ""))


def test_a_promise_broken_later_takes_the_end_back_and_lets_the_clock_go_on(db: Session, desk: Room) -> None:
    subject = concluded(db, desk, track="ZA")
    perform(db, desk, subject)
    desk.clock.forward(days=1)
    breaches.breach(db, subject, text="又堵路", on=NEXT_DAY, by=desk.officer)
    assert (subject.state, subject.ended_on, subject.ended_how) == (State.BREACHED.value, None, "")
    assert (subject.resolved_on, case_clock(db, subject)) == (None, (None, ""))

    breaches.take_back(db, subject, reason="记错了一件", by=desk.officer)
    assert (subject.state, subject.resolved_on) == (State.PERFORMED.value, TODAY)
    assert (subject.ended_on, subject.ended_how, case_clock(db, subject)) == (TODAY, KEPT, (TODAY, ""))
    assert clocks.running(db, subject, "za-after-failure") == []


def test_what_was_broken_and_performed_afterwards_is_ended_by_the_officer(db: Session, desk: Room) -> None:
    subject = concluded(db, desk, track="ZA")
    breaches.breach(db, subject, text="不给", on=TODAY, by=desk.officer)
    perform(db, desk, subject)
    assert (subject.state, subject.ended_on) == (State.PERFORMED.value, None)
    assert {each.key for each in clocks.running(db, subject)} >= {"za-case", "za-after-failure"}

    dispositions.record(db, subject, "kept", on=TODAY, by=desk.officer, text="已补付")
    assert (subject.ended_on, subject.ended_how) == (TODAY, "履行以后按调解结案")
    assert clocks.running(db, subject, "za-case", "za-after-failure") == []


def test_performance_after_a_breach_ends_a_case_of_the_committee(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    breaches.breach(db, subject, text="不给", on=TODAY, by=desk.officer)
    perform(db, desk, subject)
    assert (subject.ended_on, subject.ended_how) == (TODAY, KEPT)


@pytest.mark.parametrize(("track", "how"), [("RM", OVER), ("QJ", OVER), ("ZA", "")])
def test_mediation_that_comes_to_nothing_ends_only_what_is_no_case_of_the_police(
    db: Session, desk: Room, track: str, how: str
) -> None:
    subject = accepted(db, desk, track=track)
    sitting = talked(db, desk, begun(db, desk, subject))
    endings.close(
        db, sitting, Outcome.FAILED, by=desk.officer, at=desk.clock(), text="差距太大", routes_told=True
    )
    assert subject.ended_how == how
    assert bool(clocks.running(db, subject, "za-case")) == (track == "ZA")
    joining.reopen(db, subject, reason="又愿意谈", by=desk.officer, on=TODAY)
    assert (subject.ended_on, subject.ended_how) == (None, "")


def test_a_violation_turned_away_before_it_has_a_name_waits_for_its_decision(db: Session, desk: Room) -> None:
    subject = intake.receive(db, draft(), by=desk.officer, now=desk.clock())
    subject.nature = ""
    intake.decline(db, subject, reason="情节不是较轻", on=TODAY, by=desk.officer)
    assert (cases.answers(subject)["V"], subject.ended_on) == ("是", None)


def test_a_case_that_turns_out_to_be_one_of_the_police_has_not_ended(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    intake.decline(db, subject, reason="一方拒绝", on=TODAY, by=desk.officer)
    assert subject.ended_how == OVER
    cases.amend(db, subject, nature=settling.PUBLIC, by=desk.officer)
    settling.revise(db, subject)
    assert (subject.ended_on, subject.ended_how) == (None, "")


@pytest.mark.parametrize(("track", "how"), [("RM", OVER), ("ZA", "")])
def test_withdrawing_and_declining_leave_a_police_case_to_the_law(
    db: Session, desk: Room, track: str, how: str
) -> None:
    declined, withdrawn = accepted(db, desk, track=track), accepted(db, desk, track=track)
    intake.decline(db, declined, reason="一方拒绝", on=TODAY, by=desk.officer)
    intake.withdraw(db, withdrawn, reason="自己谈好了", on=TODAY, by=desk.officer, reconciled=True)
    assert [declined.ended_how, withdrawn.ended_how] == [how, how]
    for subject in (declined, withdrawn):
        assert bool(clocks.running(db, subject, "za-case")) == (track == "ZA")


def test_a_police_case_turned_away_before_any_track_waits_for_its_decision(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    subject.track, subject.nature = "", settling.PUBLIC
    intake.decline(db, subject, reason="家庭暴力，情节不是较轻", on=TODAY, by=desk.officer)
    assert (subject.ended_on, subject.ended_how) == (None, "")
    desk.clock.forward(days=1)
    dispositions.record(
        db, subject, "penalty", on=TODAY, number="示公行罚决字〔2026〕1号", text="行政拘留十二日", executed_on=NEXT_DAY,
        by=desk.officer,
    )  # fmt: skip
    assert (subject.ended_on, subject.ended_how) == (NEXT_DAY, "行政处罚")


def test_advice_settled_by_word_is_over_on_the_spot(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="QJ")
    sitting = talked(db, desk, begun(db, desk, subject))
    endings.close(db, sitting, Outcome.ORAL, by=desk.officer, at=desk.clock())
    assert (subject.state, subject.outcome) == (State.PERFORMED.value, "口头达成")
    assert (subject.resolved_on, subject.ended_on, subject.ended_how) == (TODAY, TODAY, KEPT)


@pytest.mark.parametrize(
    ("accepted_as", "how"), [("已受理", SENT), ("达成协议并履行", SENT), ("不受理", ""), ("不予受理", "")]
)
def test_a_transfer_ends_by_the_answer_that_takes_it(
    db: Session, desk: Room, accepted_as: str, how: str
) -> None:
    subject = accepted(db, desk)
    sent = referrals.send(
        db, subject, to="司法所", on=TODAY, reason="不属公安管辖", by=desk.officer, kind=Kind.TRANSFER.value
    )
    assert subject.ended_on is None
    desk.clock.forward(days=1)
    referrals.hear(db, sent, on=NEXT_DAY, accepted=accepted_as, feedback="", by=desk.officer)
    assert (subject.ended_on, subject.ended_how) == (NEXT_DAY if how else None, how)
    referrals.void(db, sent, reason="误送", by=desk.officer, at=desk.clock())
    assert (subject.state, subject.ended_on, subject.ended_how) == (State.ACCEPTED.value, None, "")


def test_the_answer_of_a_round_before_ends_nothing_now(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    first = referrals.send(db, subject, to="司法所", on=TODAY, reason="不属公安管辖", by=desk.officer)
    referrals.hear(db, first, on=TODAY, accepted="已受理", feedback="", by=desk.officer)
    joining.reopen(db, subject, reason="又来", by=desk.officer, on=TODAY)
    second = referrals.send(db, subject, to="法院", on=TODAY, reason="不属公安管辖", by=desk.officer)
    referrals.hear(db, second, on=TODAY, accepted="不予受理", feedback="", by=desk.officer)
    assert (subject.ended_on, subject.ended_how) == (None, "")
    third = referrals.send(db, subject, to="综治中心", on=TODAY, reason="法院不受理", by=desk.officer)
    referrals.hear(db, third, on=TODAY, accepted="已受理", feedback="", by=desk.officer)
    assert (subject.ended_on, subject.ended_how) == (TODAY, SENT)


@pytest.mark.parametrize("track", ["ZA", "RM"])
def test_what_was_agreed_is_not_sent_away(db: Session, desk: Room, track: str) -> None:
    subject = concluded(db, desk, track=track)
    for deed in ("", "breach"):
        if deed:
            DEEDS[deed](db, desk, subject)
        with pytest.raises(Refusal, match="不能一移了之"):
            referrals.send(db, subject, to="司法所", on=TODAY, reason="不好办", by=desk.officer)
    assert (subject.ended_on, referrals.of_case(db, subject.id)) == (None, [])


def test_a_police_case_that_was_not_agreed_and_is_sent_on_still_waits_for_its_decision(
    db: Session, desk: Room
) -> None:
    subject = accepted(db, desk, track="ZA")
    intake.decline(db, subject, reason="一方拒绝", on=TODAY, by=desk.officer)
    sent = referrals.send(db, subject, to="县局治安大队", on=TODAY, reason="依法处理", by=desk.officer)
    referrals.hear(db, sent, on=TODAY, accepted="已受理", feedback="", by=desk.officer)
    assert (subject.ended_on, case_clock(db, subject)) == (None, (None, ""))
    assert settling.decision_owed(db, subject)
    dispositions.record(db, subject, "penalty", on=TODAY, executed_on=TODAY, number="1号", by=desk.officer)
    assert (subject.ended_how, case_clock(db, subject)) == ("行政处罚", (TODAY, ""))


def test_a_case_that_had_ended_and_was_sent_on_in_vain_has_ended_as_before(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    intake.decline(db, subject, reason="一方拒绝", on=TODAY, by=desk.officer)
    desk.clock.forward(days=1)
    sent = referrals.send(db, subject, to="司法所", on=NEXT_DAY, reason="仍要人管", by=desk.officer)
    assert subject.ended_how == ""
    referrals.refuse(db, sent, on=NEXT_DAY, reason="不归我们管", by=desk.officer)
    assert (subject.state, subject.ended_on, subject.ended_how) == (State.DECLINED.value, TODAY, OVER)


def test_rules_that_name_no_state_or_no_day_are_refused() -> None:
    row = {"how": "x", "states": ["履行了"], "tracks": [], "day": "performed", "law": [], "verified": "M"}
    with pytest.raises(ValueError, match="没有“履行了”这个状态"):
        settling.rules.__wrapped__({"rule": [row]})  # type: ignore[attr-defined]  # -- the reader below its memory
    with pytest.raises(ValueError, match="结案日不能是“昨天”"):
        settling.rules.__wrapped__({"rule": [row | {"states": ["已履行"], "day": "昨天"}]})  # type: ignore[attr-defined]  # -- as above


def test_nobody_takes_a_breach_back_that_there_is_not(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    with pytest.raises(Refusal, match="没有登记过未履行"):
        breaches.take_back(db, subject, reason="误登", by=desk.officer)


def _first(rows: Sequence[Any], deed: Callable[[Any], object]) -> None:
    for each in rows[:1]:
        deed(each)


def _results(db: Session, subject: Case) -> list[dispositions.Disposition]:
    return dispositions.of_case(db, subject.id)


def _sent(db: Session, subject: Case) -> list[referrals.Referral]:
    return [each for each in referrals.of_case(db, subject.id) if not each.answered]


#: Deeds about a case; one that has nothing to be done to does nothing.
DEEDS: dict[str, Callable[[Session, Room, Case], object]] = {
    "breach": lambda db, here, case: breaches.breach(db, case, text="不给", on=TODAY, by=here.officer),
    "undo": lambda db, here, case: breaches.take_back(db, case, reason="误登", by=here.officer),
    "pay": perform,
    "punish": lambda db, here, case: dispositions.record(
        db, case, "penalty", on=TODAY, by=here.officer, number="1号"
    ),
    "carry out": lambda db, here, case: _first(
        _results(db, case)[::-1], lambda each: dispositions.executed(db, each, on=TODAY, by=here.officer)
    ),
    "unrecord": lambda db, here, case: _first(
        _results(db, case), lambda each: dispositions.void(db, each, reason="误登", by=here.officer)
    ),
    "find": lambda db, here, case: escalations.find(
        db, case, "死亡", on=TODAY, text="抢救无效", by=here.officer
    ),
    "unfind": lambda db, here, case: _first(
        escalations.of_case(db, case.id),
        lambda each: escalations.void(db, each, reason="误登", by=here.officer),
    ),
    "refuse": lambda db, here, case: _first(
        _sent(db, case), lambda each: referrals.refuse(db, each, on=TODAY, reason="材料不全", by=here.officer)
    ),
    "answer": lambda db, here, case: _first(
        _sent(db, case),
        lambda each: referrals.hear(db, each, on=TODAY, accepted="已受理", feedback="", by=here.officer),
    ),
}


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(st.sampled_from(sorted(DEEDS)), max_size=9))
def test_no_order_of_deeds_ends_a_case_that_is_open_by_law(db: Session, desk: Room, deeds: list[str]) -> None:
    subject = concluded(db, desk, track="ZA")
    for deed in deeds:
        with contextlib.suppress(Refusal):
            DEEDS[deed](db, desk, subject)
        db.flush()
        ended = subject.ended_on is not None
        assert bool(subject.ended_how) == ended
        if ended:
            assert clocks.running(db, subject, "za-case", "za-after-failure") == []
            assert not settling.held(db, subject)
        elif (
            subject.state in {State.AGREED.value, State.BREACHED.value}
            and dispositions.decided(db, subject.id) is None
        ):
            assert clocks.running(db, subject, "za-case") != []
        if subject.ended_how == KEPT:
            assert subject.state == State.PERFORMED.value
        if subject.ended_how == "行政处罚":
            assert any(each.executed_on for each in dispositions.of_case(db, subject.id))
