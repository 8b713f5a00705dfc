"""No order of deeds strikes a case off while a condition is open, nor leaves it struck off without its 结案."""

import contextlib
import random
from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models import (
    agreements,
    breaches,
    cases,
    closure,
    confirmation,
    dates,
    dispositions,
    endings,
    escalations,
    intake,
    joining,
    payments,
    performance,
    periods,
    recognition,
    referrals,
    settling,
    signs,
    sittings,
    visits,
)
from models.alarms import Alarm, AlarmParty, Origin
from models.base import new_id
from models.batches import Batch
from models.cases import Case, Injury, Outcome, State
from models.errors import Caution, Refusal
from models.queries import registers
from models.queries.selection import Selection
from tests import sample
from tests.sample import NOW, Room

T = TypeVar("T")
BOTH = (("张土根", "13800001234"), ("赵水生", "13800005678"))
TRACKS = ("RM", "RM", "ZA", "RM-ZA", "MS")
BY_ITSELF = {rule.how for rule in settling.rules()}
STRIKING = frozenset({"close", "ask", "decide"})


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    made = sample.room(str(tmp_path_factory.mktemp("closing")))
    yield made
    made.store.close()


class Walk:
    """One case and everything that may be done to it; chance picks what a deed is about."""

    def __init__(self, db: Session, here: Room, track: str, chance: random.Random) -> None:
        self.db, self.here, self.chance = db, here, chance
        self.by = here.officer
        self.case: Case = sample.accepted(db, here, track=track)

    @property
    def today(self) -> date:
        return dates.local(self.here.clock()).date()

    def pick(self, values: Sequence[T]) -> T:
        if not values:
            raise Refusal("没有。")
        return self.chance.choice(values)

    # the table

    def sit(self) -> None:
        sample.talked(self.db, self.here, sample.begun(self.db, self.here, self.case))

    def agree(self) -> None:
        self._end(Outcome.AGREED)
        made = agreements.latest(self.db, self.case.id)
        assert made is not None
        agreements.conclude(self.db, self.case, made, signed_on=self.today, by=self.by)
        visits.plan(self.db, self.case, after="agreed", on=self.today)

    def fail(self) -> None:
        self._end(Outcome.FAILED)

    def _end(self, outcome: Outcome) -> None:
        if sittings.running(self.db, self.case.id) is None:
            self.sit()
        sitting = sittings.running(self.db, self.case.id)
        assert sitting is not None
        if outcome is Outcome.AGREED:
            sample.agreed(self.db, self.here, self.case, sitting)
        endings.close(
            self.db, sitting, outcome, by=self.by, at=self.here.clock(), text="谈过了", routes_told=True
        )

    def decline(self) -> None:
        intake.decline(self.db, self.case, reason="不适用", on=self.today, by=self.by)

    def withdraw(self) -> None:
        intake.withdraw(
            self.db,
            self.case,
            reason="说好了",
            on=self.today,
            by=self.by,
            reconciled=self.chance.random() < 0.5,
        )

    # what was agreed

    def receive(self) -> None:
        made = agreements.latest(self.db, self.case.id)
        waiting = (
            [each for each in agreements.obligations(self.db, made.id) if payments.is_open(each)]
            if made
            else []
        )
        performance.receive(self.db, self.pick(waiting), on=self.today, by=self.by, evidence="收条")

    def receive_all(self) -> None:
        made = agreements.latest(self.db, self.case.id)
        for each in agreements.obligations(self.db, made.id) if made else []:
            if payments.is_open(each):
                performance.receive(self.db, each, on=self.today, by=self.by, evidence="收条")

    def take_back(self) -> None:
        paid = self.pick(payments.payments(self.db, self.case.id))
        performance.take_back(self.db, paid, reason="登错了", by=self.by)

    def breach(self) -> None:
        performance.breach(self.db, self.case, text="没有付", on=self.today, by=self.by)

    def take_breach_back(self) -> None:
        breaches.take_back(self.db, self.case, reason="登错了", by=self.by)

    # the law

    def dispose(self) -> None:
        kind = self.pick(dispositions.fitting(self.case, self.by))
        dispositions.record(
            self.db, self.case, kind.key, on=self.today, by=self.by, text="已告知", number="某公行罚决字〔2026〕1号",
            executed_on=self.today if self.chance.random() < 0.5 else None,
        )  # fmt: skip

    def void_disposition(self) -> None:
        made = self.pick(dispositions.of_case(self.db, self.case.id))
        dispositions.void(self.db, made, reason="登错了", by=self.by)

    def escalate(self) -> None:
        kind = self.pick(["轻伤以上", "死亡"])
        injury = Injury.MINOR_2.value if kind == "轻伤以上" else ""
        escalations.find(self.db, self.case, kind, on=self.today, text="鉴定", injury=injury, by=self.by)

    def void_escalation(self) -> None:
        made = self.pick(escalations.of_case(self.db, self.case.id))
        escalations.void(self.db, made, reason="搞错了", by=self.by)

    def recognise(self) -> None:
        signed = {party.id: self.today for party in cases.parties(self.case)}
        recognition.apply(
            self.db,
            self.case,
            signed=signed,
            opinion="建议认可",
            by=self.by,
            performed_on=self.today,
            proof="收条",
        )

    def decide_recognition(self) -> None:
        found = recognition.latest(self.db, self.case.id)
        if found is None:
            raise Refusal("没有。")
        agreed = self.chance.random() < 0.7
        recognition.decide(self.db, found, agreed=agreed, reason="看过了", by=self.here.leader)

    def take_recognition_back(self) -> None:
        recognition.take_back(
            self.db, self.pick(recognition.of_case(self.db, self.case.id)), reason="登错了", by=self.by
        )

    def confirm(self) -> None:
        asked = confirmation.apply(self.db, self.case, court="西岔县人民法院", on=self.today, by=self.by)
        confirmation.rule(
            self.db, asked, on=self.today, ruling=self.pick(["确认有效", "驳回申请"]), by=self.by
        )

    # elsewhere

    def send(self) -> None:
        kind = self.pick([each.value for each in referrals.Kind])
        referrals.send(
            self.db,
            self.case,
            to="西岔镇司法所",
            on=self.today,
            reason="属地",
            by=self.by,
            kind=kind,
            consent="同意",
        )

    def hear(self) -> None:
        accepted = self.pick(["已受理", "已办结", "不予受理"])
        sent = self.pick(referrals.of_case(self.db, self.case.id))
        referrals.hear(self.db, sent, on=self.today, accepted=accepted, feedback="知道了", by=self.by)

    def refuse(self) -> None:
        sent = self.pick(referrals.of_case(self.db, self.case.id))
        referrals.refuse(self.db, sent, on=self.today, reason="不归我们", by=self.by)

    def void_referral(self) -> None:
        sent = self.pick(referrals.of_case(self.db, self.case.id))
        referrals.void(self.db, sent, reason="发错了", by=self.by, at=self.here.clock())

    # afterwards

    def visit(self) -> None:
        planned = [each for each in visits.of_case(self.db, self.case.id) if each.done_on is None]
        risk = self.pick(["", "", "又放话"])
        visits.record(
            self.db, self.pick(planned), on=self.today, by=self.by, mode="电话", text="问过", new_risk=risk
        )

    def add_visit(self) -> None:
        visits.add(self.db, self.case, due_on=self.today, reason="加访", by=self.by)

    def alarm(self) -> None:
        at = dates.moment(self.today, time(9))
        batch = Batch(kind=Origin.ALARM.value, at=at, file_name="a", digest="b")
        self.db.add(batch)
        self.db.flush()
        made = Alarm(batch_id=batch.id, origin=Origin.ALARM.value, identity=str(new_id()), at=at)
        self.db.add(made)
        self.db.flush()
        for name, telephone in BOTH:
            told = signs.person(name_=name, telephone_=telephone)
            self.db.add(AlarmParty(alarm_id=made.id, name=name, key=told[0], signs="\n".join(told)))

    def wait(self) -> None:
        self.here.clock.forward(days=self.chance.choice((1, 8, 31)))

    def ready(self) -> None:
        sample.over(self.db, self.here, self.case)

    def grave(self) -> None:
        self.case.level = self.pick([1, 4])

    # 销号

    def close(self) -> None:
        closure.close(self.db, self.case, on=self.today, by=self.by)

    def ask(self) -> None:
        closure.ask(
            self.db, self.case, reason="了结了", on=self.today, by=self.pick([self.by, self.here.leader])
        )

    def decide(self) -> None:
        asked = closure.waiting(self.db, self.case)
        if asked is None:
            raise Refusal("没有。")
        closure.decide(self.db, asked, agreed=True, reason="", by=self.here.leader, on=self.today)

    def reopen(self) -> None:
        joining.reopen(self.db, self.case, reason="又争起来", by=self.by, on=self.today)


DEEDS = sorted(
    name
    for name, deed in vars(Walk).items()
    if callable(deed) and not name.startswith("_") and name != "pick"
)
#: What leads to the end is drawn whole as well, or nothing ever got there.
WAYS = (
    ("sit", "agree", "receive_all", "ready", "close"), ("fail", "ready", "close"), ("fail", "dispose", "ready", "ask", "decide"),
    ("agree", "receive_all", "recognise", "decide_recognition", "ready", "close"), ("agree", "confirm", "ready", "close"),
    ("agree", "breach", "dispose", "ready", "close"), ("send", "hear", "ready", "close"), ("reopen",),
)  # fmt: skip
DRAWN = [*((deed,) for deed in DEEDS), *WAYS, *WAYS]


class _TakenBack(Exception):  # noqa: N818 -- it ends a unit, it is no error
    """Ends a unit so that nothing of it is kept."""


def rows(db: Session, walk: Walk, key: str) -> list[object]:
    selection = Selection(periods.month(walk.case.received_at.date()))
    return [row for row in registers.rows(db, key, selection) if row.case_id == str(walk.case.id)]


PROFILE: dict[str, Any] = {
    "deadline": None, "derandomize": True, "database": None, "suppress_health_check": list(HealthCheck),
    "phases": [Phase.generate],
}  # fmt: skip
STEPS = 24


def test_no_order_of_deeds_strikes_off_what_is_not_over(room: Room) -> None:
    met: set[str] = set()

    @settings(max_examples=6, **PROFILE)
    @given(seed=st.integers(0, 2**32), track=st.sampled_from(TRACKS))
    def walks(seed: int, track: str) -> None:
        with contextlib.suppress(_TakenBack), room.store.unit() as db:
            room.clock.now = NOW
            walk = Walk(db, room, track, random.Random(seed))
            for _ in range(STEPS):
                for deed in walk.chance.choice(DRAWN):
                    step(db, walk, deed, met)
            told(db, walk)
            raise _TakenBack

    walks()
    assert len(met - {"达成协议并履行"}) > 1, "the walks must get somewhere"


def step(db: Session, walk: Walk, deed: str, met: set[str]) -> None:
    """Do one deed, or be refused, and look at what is true then."""
    before = walk.case.state
    missing = lacking(db, walk) if deed in STRIKING else ["no deed of 销号"]
    try:
        with db.begin_nested():
            getattr(walk, deed)()
            db.flush()
    except (Refusal, Caution) as refusal:
        note(f"{deed} refused: {refusal}")
        db.expire_all()
        return
    note(f"{deed}: {before} -> {walk.case.state}")
    check(db, walk, deed, before, missing)
    if walk.case.state == State.CLOSED.value:
        met.add(walk.case.ended_how)


def lacking(db: Session, walk: Walk) -> list[str]:
    """Name what stands in the way of 销号."""
    return [each.key for each in closure.conditions(db, walk.case, today=walk.today) if each.state == "open"]


def check(db: Session, walk: Walk, deed: str, before: str, missing: list[str]) -> None:
    """Tell what must be true after any deed."""
    case, closed = walk.case, walk.case.state == State.CLOSED.value
    assert (case.closed_on is not None) == closed, deed
    if closed:
        assert case.ended_on is not None, deed
        assert (case.closed_on or case.ended_on) >= case.ended_on, deed
    if case.state in {State.SITTING.value, State.AGREED.value}:
        assert case.ended_how not in BY_ITSELF, deed
    if closed and before != State.CLOSED.value:
        assert missing == [], deed
        told(db, walk)


def told(db: Session, walk: Walk) -> None:
    """Tell that the registers say of the two ends what the case says."""
    case = walk.case
    [row] = rows(db, walk, "R1")
    assert row.closed == (case.state == State.CLOSED.value)  # type: ignore[attr-defined]  # -- a row of R1
    for each in rows(db, walk, "R2"):
        assert each.ended_on == case.ended_on  # type: ignore[attr-defined]  # -- a row of R2
