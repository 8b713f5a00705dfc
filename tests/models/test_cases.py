import contextlib
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models import (
    agreements,
    cases,
    closure,
    conditions,
    endings,
    intake,
    performance,
    referrals,
    representation,
    sittings,
)
from models.cases import NEXT, OPEN, Case, Outcome, Party, State
from models.errors import Refusal
from models.people import Person
from tests.sample import NOW, TODAY, Room, accepted, agreed, begun, draft, over


@pytest.mark.parametrize("now", State)
@pytest.mark.parametrize("to", State)
def test_a_case_moves_only_to_what_may_follow(now: State, to: State) -> None:
    subject = Case(state=now.value)
    if to is now or to in NEXT[now]:
        cases.move(subject, to)
        assert subject.state == to.value
    else:
        with pytest.raises(Refusal) as refused:
            cases.move(subject, to)
        assert refused.value.message == f"案件现在是“{now.value}”，不能直接转为“{to.value}”。"
        assert subject.state == now.value


def test_every_state_is_reached_from_the_door_and_every_closed_case_can_be_reopened() -> None:
    reached, edge = {State.REGISTERED}, [State.REGISTERED]
    while edge:
        new = NEXT[edge.pop()] - reached
        reached |= new
        edge += new
    assert reached == set(State)
    assert NEXT[State.CLOSED] == {State.ACCEPTED}
    assert {State.CLOSED, State.DECLINED, State.REFERRED, State.WITHDRAWN, State.FAILED, State.MERGED} == set(
        State
    ) - OPEN


class _Walk:
    """Verbs without arguments over one case, as a clumsy room would press them."""

    def __init__(self, db: Session, desk: Room) -> None:
        self.db, self.desk, self.by = db, desk, desk.officer
        self.case = intake.receive(db, draft(), by=self.by, now=desk.clock())
        intake.choose_track(db, self.case, "RM", by=self.by, today=TODAY)

    def accept(self) -> None:
        intake.accept(self.db, self.case, by=self.by, on=TODAY)

    def decline(self) -> None:
        intake.decline(self.db, self.case, reason="不属于民间纠纷", on=TODAY, by=self.by)

    def withdraw(self) -> None:
        intake.withdraw(self.db, self.case, reason="说好了", on=TODAY, by=self.by)

    def refer(self) -> None:
        referrals.send(self.db, self.case, to="司法所", on=TODAY, reason="属地", by=self.by)

    def hear(self) -> None:
        for each in referrals.of_case(self.db, self.case.id):
            referrals.hear(self.db, each, on=TODAY, accepted="是", feedback="已受理", by=self.by)

    def begin(self) -> None:
        begun(self.db, self.desk, self.case)

    def adjourn(self) -> None:
        self._end(Outcome.NONE, adjourn=True)

    def fail(self) -> None:
        self._end(Outcome.FAILED)

    def agree(self) -> None:
        self._end(Outcome.AGREED)

    def _end(self, outcome: Outcome, *, adjourn: bool = False) -> None:
        sitting = sittings.running(self.db, self.case.id)
        if sitting is not None:
            endings.close(self.db, sitting, outcome, by=self.by, at=self.desk.clock(), adjourn=adjourn)

    def sign(self) -> None:
        if sittings.running(self.db, self.case.id) is None:
            made = agreements.latest(self.db, self.case.id) or agreed(self.db, self.desk, self.case)
            agreements.conclude(self.db, self.case, made, signed_on=TODAY, by=self.by)

    def perform(self) -> None:
        made = agreements.latest(self.db, self.case.id)
        for owed in agreements.obligations(self.db, made.id) if made else []:
            performance.receive(self.db, owed, on=TODAY, by=self.by, amount=owed.amount, evidence="收条")

    def breach(self) -> None:
        performance.breach(self.db, self.case, text="没有付", on=TODAY, by=self.by)

    def close(self) -> None:
        if self.case.state in conditions.CLOSABLE:
            over(self.db, self.desk, self.case)
        closure.close(self.db, self.case, on=self.desk.clock().date(), by=self.by)

    def reopen(self) -> None:
        intake.reopen(self.db, self.case, reason="再谈", by=self.by, on=TODAY)


VERBS = sorted(name for name in vars(_Walk) if not name.startswith("_"))


class _TakenBack(Exception):  # noqa: N818 -- it ends a unit, it is no error
    """Ends a unit so that nothing of it is kept."""


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(verbs=st.lists(st.sampled_from(VERBS), min_size=3, max_size=14))
def test_no_sequence_of_verbs_reaches_an_illegal_state(desk: Room, verbs: list[str]) -> None:
    with contextlib.suppress(_TakenBack), desk.store.unit() as db:
        desk.clock.now = NOW
        walk = _Walk(db, desk)
        for verb in verbs:
            before = State(walk.case.state)
            with contextlib.suppress(Refusal), db.begin_nested():
                getattr(walk, verb)()
            now = State(walk.case.state)
            assert now is before or now in NEXT[before] or verb in {"sign", "perform"}, verb
            running = sittings.running(db, walk.case.id)
            assert running is None or now is State.SITTING, f"{verb}: a sitting runs in a case that is {now}"
            assert (walk.case.closed_on is not None) == (now is State.CLOSED), verb
            if now is State.PERFORMED:
                made = agreements.latest(db, walk.case.id)
                assert made is not None
                assert all(each.performed_on for each in agreements.obligations(db, made.id))
        raise _TakenBack


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([("甲", "张某"), ("乙", "赵某")], "张某与赵某邻里纠纷"),
        ([("甲", "张某"), ("乙", "赵某"), ("乙", "钱某")], "张某与赵某等2人邻里纠纷"),
        ([("甲", "张某")], "张某邻里纠纷"),
    ],
)
def test_the_title_names_the_first_of_each_side(names: list[tuple[str, str]], said: str) -> None:
    assert cases.title(names, "邻里纠纷") == said


@pytest.mark.parametrize(
    ("party", "signer"),
    [
        (Party(name="张某"), "张某"),
        (Party(name="西岔厂", representative="李厂长"), "李厂长"),
        (Party(name="张某", guardian=Person(name="张父")), "张父"),
        (Party(name="张某", guardian=Person(name="张父"), agent=Person(name="李律师")), "李律师"),
    ],
)
def test_who_signs_for_a_party(party: Party, signer: str) -> None:
    assert party.signer == signer


def test_the_cases_of_a_person_are_newest_first(here: Room) -> None:
    with here.store.unit() as db:
        first = intake.receive(db, draft(occurred_on=date(2026, 11, 1)), by=here.officer, now=here.clock())
        here.clock.forward(days=1)
        second = intake.receive(db, draft(), by=here.officer, now=here.clock())
        wrong = intake.receive(db, draft(), by=here.officer, now=here.clock())
        intake.void_party(db, cases.parties(wrong)[0], reason="登记错人", by=here.officer)
        person_id = cases.parties(first)[0].person_id
        assert person_id is not None
        assert [each.id for each in cases.of_person(db, person_id)] == [second.id, first.id]
        assert cases.case(db, first.id) is first


def test_a_case_says_who_may_not_take_part_alone(db: Session, desk: Room) -> None:
    assert representation.problems_of_parties(accepted(db, desk), TODAY) == []


def test_only_a_signed_agreement_that_waits_can_be_breached(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    sitting = begun(db, desk, subject)
    for _ in range(2):
        with pytest.raises(Refusal, match="没有已签订、待履行的协议，不能登记未履行。"):
            performance.breach(db, subject, text="没有付", on=TODAY, by=desk.officer)
        agreed(db, desk, subject, sitting)
    assert subject.state == State.SITTING.value
