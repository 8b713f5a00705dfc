"""Whose turn it is to speak: the order, equal minutes for each side, and who broke in (domain.md 5.1)."""

import itertools
import random
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, record, sittings
from models.base import Row, Voidable, link
from models.cases import Case, Party
from models.errors import Refusal
from models.sittings import TALKING, Happening, Phase, Sitting, SittingEvent
from models.station import Deed, Identity

LOT, APPLICANT, AGREED = "抽签", "申请人先说", "商定"
MINUTE_S = 60
LONGEST_MINUTES = 240
_PAUSES = frozenset({Happening.PAUSE.value, Happening.DRUNK.value})
_MARKS = (Happening.PHASE.value, Happening.RESUME.value, *_PAUSES)


class Turn(Row, Voidable):
    """One turn of one party; ``interruptions`` holds {at, party_id} of who broke in (empty: not told)."""

    __tablename__ = "turns"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    sitting_id: Mapped[uuid.UUID] = link("sittings.id")
    party_id: Mapped[uuid.UUID] = link("parties.id")
    at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    allowed_s: Mapped[int] = mapped_column(default=0, info={"label": "可用秒数"})
    interruptions: Mapped[list[Any]] = mapped_column(default=list)


@dataclass(frozen=True, slots=True)
class Share:
    """What one side has had of the time: seconds spoken and allowed, and how often it broke in."""

    side: str
    spoken_s: float
    allowed_s: float
    turns: int
    broke_in: int

    @property
    def left_s(self) -> float:
        """Return the seconds that are left, negative when the time is over."""
        return self.allowed_s - self.spoken_s


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the clock stands; ``speaker`` is whose turn it is, if anybody's, and ``began`` since when."""

    timed: bool
    minutes: int
    order_by: str
    order: tuple[str, ...]
    shares: tuple[Share, ...]
    speaker: uuid.UUID | None = None
    began: datetime | None = None
    side: str = ""
    broken_in: tuple[tuple[datetime, uuid.UUID | None], ...] = ()

    def share(self, side: str) -> Share:
        """Return what one side has had."""
        return next(each for each in self.shares if each.side == side)

    @property
    def used(self) -> bool:
        """Say whether anybody has had a turn."""
        return any(each.turns for each in self.shares)


# the switch, the minutes, the order


def switch(db: Session, sitting: Sitting, *, on: bool, by: Identity) -> None:
    """Turn the timing of speech on or off; off ends the turn that runs."""
    _demand(db, sitting, by)
    if not on:
        stop(db, sitting, by=by)
    sitting.timed = on
    db.flush()


def allow(db: Session, sitting: Sitting, minutes: int, *, by: Identity) -> None:
    """Set the minutes of speech; they are the same for every side."""
    _demand(db, sitting, by)
    if not 1 <= minutes <= LONGEST_MINUTES:
        raise Refusal(f"每方 1 到 {LONGEST_MINUTES} 分钟。", "minutes")
    sitting.minutes = minutes
    db.flush()


def extend(db: Session, sitting: Sitting, minutes: int, *, speaker: str, by: Identity) -> None:
    """Give every side the same minutes more, and put that on record as the words of ``speaker``."""
    allow(db, sitting, sitting.minutes + minutes, by=by)
    words = f"各方发言时间同样延长 {minutes} 分钟，每方共 {sitting.minutes} 分钟。"
    record.note(db, sitting, speaker, words, by=by)


def draw(sides: Sequence[str], seed: int) -> tuple[str, ...]:
    """Return the sides in an order decided by lot; the same seed draws the same.

    >>> sorted(draw(("甲", "乙", "丙"), 7))
    ['丙', '乙', '甲']
    """
    drawn = list(sides)
    random.Random(seed).shuffle(drawn)  # noqa: S311 -- a lot among neighbours, not a key
    return tuple(drawn)


def draw_order(db: Session, sitting: Sitting, seed: int, *, speaker: str, by: Identity) -> tuple[str, ...]:
    """Decide by lot who speaks first; every draw is put on record, so that none can be repeated in silence."""
    drawn = draw(sides(cases.case(db, sitting.case_id)), seed)
    _tell_order(db, sitting, drawn, LOT, speaker=speaker, by=by)
    return drawn


def applicant_first(db: Session, sitting: Sitting, *, speaker: str, by: Identity) -> tuple[str, ...]:
    """Let the side that applied speak first, and put that on record."""
    order = sides(cases.case(db, sitting.case_id))
    _tell_order(db, sitting, order, APPLICANT, speaker=speaker, by=by)
    return order


def arrange(db: Session, sitting: Sitting, order: Sequence[str], *, by: Identity) -> None:
    """Set the order that the parties agreed on; what is not named follows as it stood."""
    _demand(db, sitting, by)
    sitting.speaking_order, sitting.order_by = list(order), AGREED
    db.flush()


def sides(subject: Case) -> tuple[str, ...]:
    """Return the sides of a case, the applicant's first."""
    return tuple(dict.fromkeys(party.side for party in cases.parties(subject)))


def order_of(subject: Case, sitting: Sitting) -> tuple[str, ...]:
    """Return the order of speaking as it was fixed; sides that joined later come last."""
    there = sides(subject)
    return tuple(dict.fromkeys([*(side for side in sitting.speaking_order if side in there), *there]))


def name_of(subject: Case, side: str) -> str:
    """Name a side by its first party: 赵某等 2 人."""
    names = [party.name for party in cases.parties(subject) if party.side == side]
    return names[0] + (f"等 {len(names)} 人" if len(names) > 1 else "") if names else side


def _tell_order(
    db: Session, sitting: Sitting, order: tuple[str, ...], how: str, *, speaker: str, by: Identity
) -> None:
    _demand(db, sitting, by)
    subject = cases.case(db, sitting.case_id)
    sitting.speaking_order, sitting.order_by = list(order), how
    told = "、".join(name_of(subject, side) for side in order)
    record.note(db, sitting, speaker, f"发言顺序（{how}）：{told}。每方 {sitting.minutes} 分钟。", by=by)
    db.flush()


# the turns


def start(db: Session, sitting: Sitting, party: Party, *, by: Identity) -> Turn:
    """Begin the turn of a party; the turn that runs ends."""
    _demand(db, sitting, by)
    if Phase(sitting.phase) not in TALKING:
        raise Refusal("调解开始以后、结束以前，才计发言时间。")
    if party.case_id != sitting.case_id or not party.valid:
        raise Refusal("这个人不是本案当事人。")
    stop(db, sitting, by=by)
    turn = Turn(
        case_id=sitting.case_id, sitting_id=sitting.id, party_id=party.id, at=db.info["now"](),
        allowed_s=sitting.minutes * MINUTE_S,
    )  # fmt: skip
    db.add(turn)
    sitting.timed = True
    db.flush()
    return turn


def stop(db: Session, sitting: Sitting, *, by: Identity, at: datetime | None = None) -> None:
    """End the turn that runs, if any: now, or at an earlier moment that is still after its start."""
    _demand(db, sitting, by)
    for turn in of_sitting(db, sitting.id):
        if turn.ended_at is None:
            turn.ended_at = max(turn.at, at or db.info["now"]())
    db.flush()


def interrupt(db: Session, sitting: Sitting, *, by: Identity, party: Party | None = None) -> None:
    """Mark that somebody broke in on who speaks; who it was may be told at once or with ``name_interruption``."""
    turn = _now_running(db, sitting, by)
    _refuse_self(db, turn, party)
    mark = {"at": db.info["now"]().isoformat(), "party_id": str(party.id) if party else ""}
    turn.interruptions = [*turn.interruptions, mark]
    db.flush()


def name_interruption(db: Session, sitting: Sitting, party: Party, *, by: Identity) -> None:
    """Say who it was that broke in last."""
    turn = _now_running(db, sitting, by)
    _refuse_self(db, turn, party)
    if turn.interruptions:
        turn.interruptions = [*turn.interruptions[:-1], {**turn.interruptions[-1], "party_id": str(party.id)}]
        db.flush()


def take_back_interruption(db: Session, sitting: Sitting, *, by: Identity) -> None:
    """Take the last mark of the running turn away; the audit keeps it."""
    turn = _now_running(db, sitting, by)
    turn.interruptions = turn.interruptions[:-1]
    db.flush()


def _now_running(db: Session, sitting: Sitting, by: Identity) -> Turn:
    _demand(db, sitting, by)
    turn = next((each for each in of_sitting(db, sitting.id) if each.ended_at is None), None)
    if turn is None:
        raise Refusal("现在没有人在计时发言。")
    return turn


def _refuse_self(db: Session, turn: Turn, party: Party | None) -> None:
    if party is not None and party.side == db.get_one(Party, turn.party_id).side:
        raise Refusal("正在发言的一方不算打断自己。")


def _demand(db: Session, sitting: Sitting, by: Identity) -> None:
    cases.demand(db, sitting.case_id, by, Deed.NOTE)
    sittings.refuse_over(sitting)


# how it stands


def of_sitting(db: Session, sitting_id: uuid.UUID) -> list[Turn]:
    """Return the turns of a sitting in the order in which they were begun."""
    return list(
        db.scalars(
            select(Turn).where(Turn.sitting_id == sitting_id, Turn.voided_at.is_(None)).order_by(Turn.id)
        )
    )


def standing(db: Session, sitting: Sitting, now: datetime) -> Standing:
    """Say where the clock stands: pauses of the sitting count for nobody, and no time is ever negative.

    A turn that was not ended ends with its phase, or with the sitting.
    """
    subject = cases.case(db, sitting.case_id)
    side_of = {party.id: party.side for party in subject.parties}
    kept = [turn for turn in of_sitting(db, sitting.id) if turn.party_id in side_of]
    marks = _marks(db, sitting.id) if kept else []
    order = tuple(dict.fromkeys([*order_of(subject, sitting), *(side_of[turn.party_id] for turn in kept)]))
    seconds, count, broke = (dict.fromkeys(order, 0.0), dict.fromkeys(order, 0), dict.fromkeys(order, 0))
    running: Turn | None = None
    for turn in kept:
        side, end = side_of[turn.party_id], _end(turn.at, turn.ended_at, sitting.ended_at, marks)
        seconds[side] += spent(turn.at, end or now, _pauses(marks, now))
        count[side] += 1
        running = turn if end is None else running
        for mark in turn.interruptions:
            who = _who(mark)
            if who in side_of:
                broke[side_of[who]] += 1
    allowed = float(sitting.minutes * MINUTE_S)
    return Standing(
        sitting.timed, sitting.minutes, sitting.order_by, order,
        tuple(Share(side, seconds[side], allowed, count[side], broke[side]) for side in order),
        running.party_id if running else None, running.at if running else None,
        side_of[running.party_id] if running else "",
        tuple((datetime.fromisoformat(mark["at"]), _who(mark)) for mark in running.interruptions) if running else (),
    )  # fmt: skip


def spoken(db: Session, sitting_id: uuid.UUID, now: datetime) -> dict[uuid.UUID, float] | None:
    """Return the seconds that each party has had by the clock; None with the switch off.

    Asked by the screen after every line: plain columns, and nothing of the case.
    """
    timed, over = db.execute(select(Sitting.timed, Sitting.ended_at).where(Sitting.id == sitting_id)).one()
    if not timed:
        return None
    kept = db.execute(
        select(Turn.party_id, Turn.at, Turn.ended_at).where(
            Turn.sitting_id == sitting_id, Turn.voided_at.is_(None)
        )
    ).all()
    marks = _marks(db, sitting_id) if kept else []
    pauses = _pauses(marks, now)
    found: dict[uuid.UUID, float] = {}
    for party_id, at, ended_at in kept:
        end = _end(at, ended_at, over, marks) or now
        found[party_id] = found.get(party_id, 0.0) + spent(at, end, pauses)
    return found


def summary(db: Session, sitting: Sitting, now: datetime, spell: Callable[[float], str]) -> str:
    """Say in a sentence for the record who spoke how long and who broke in; empty where nobody was timed."""
    stood = standing(db, sitting, now)
    if not stood.used:
        return ""
    subject = cases.case(db, sitting.case_id)
    said = "，".join(f"{name_of(subject, each.side)} {spell(each.spoken_s)}" for each in stood.shares)
    broke = [f"{name_of(subject, each.side)} {each.broke_in} 次" for each in stood.shares if each.broke_in]
    how = f"（{stood.order_by}）" if stood.order_by else ""
    return f"发言时间{how}：{said}。" + (f"打断他人发言：{'，'.join(broke)}。" if broke else "")


def spent(start: datetime, end: datetime, pauses: Sequence[tuple[datetime, datetime]] = ()) -> float:
    """Return the seconds between two moments without the pauses; a clock that was set back gives none."""
    lost = sum(max(0.0, (min(end, until) - max(start, since)).total_seconds()) for since, until in pauses)
    return max(0.0, (end - start).total_seconds() - lost)


def _marks(db: Session, sitting_id: uuid.UUID) -> list[tuple[datetime, str]]:
    found = db.execute(
        select(SittingEvent.at, SittingEvent.kind)
        .where(
            SittingEvent.sitting_id == sitting_id, SittingEvent.kind.in_(_MARKS),
            SittingEvent.voided_at.is_(None),
        )
        .order_by(SittingEvent.id)
    )  # fmt: skip
    return [(row[0], row[1]) for row in found]


def _end(
    at: datetime, ended_at: datetime | None, over: datetime | None, marks: list[tuple[datetime, str]]
) -> datetime | None:
    if ended_at is not None:
        return ended_at
    left = next((moment for moment, kind in marks if kind == Happening.PHASE.value and moment > at), None)
    return left or (max(at, over) if over else None)


def _pauses(marks: list[tuple[datetime, str]], now: datetime) -> list[tuple[datetime, datetime]]:
    """Return the pauses; one that begins within another is part of it, one without an end lasts until now."""
    found: list[tuple[datetime, datetime]] = []
    since: datetime | None = None
    for at, kind in itertools.chain(marks, [(now, Happening.RESUME.value)]):
        if kind in _PAUSES:
            since = since or at
        elif kind == Happening.RESUME.value and since is not None:
            found.append((since, max(since, at)))
            since = None
    return found


def _who(mark: dict[str, str]) -> uuid.UUID | None:
    return uuid.UUID(mark["party_id"]) if mark["party_id"] else None
