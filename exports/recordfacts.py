"""What the record of a sitting says on paper: the opening and each visit to a phase, in the order of time.

What is private or was said in a talk apart never passes, not even a struck line or a number.  A correction stands
behind the struck line that it corrects, with its own time.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from exports.boardfacts import Boards
from exports.particulars import LineFacts, PhaseFacts
from exports.told import Place, Told, clock, of_line, of_mark
from models import caucuses, happenings, record, sittings, tracks
from models.record import Kind
from models.sittings import Happening, Phase

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from models.cases import Case
    from models.record import Line
    from models.sittings import Attendance, Sitting, SittingEvent

# what a line of these kinds is, its words alone do not say
MARKED = frozenset(
    {Kind.DISPUTE.value, Kind.EVIDENCE.value, Kind.OFFER.value, Kind.CHECK.value, Kind.LAW.value}
)
CORRECTION = "更正"
SET_BACK = "（电脑时间有调整）"
_ORDINALS = "零一二三四五六七八九多"


@dataclass(frozen=True, slots=True)
class _Visit:
    """One stay in a phase; ``place`` is where it begins."""

    phase: Phase
    start: datetime
    end: datetime | None
    place: Place


def of_sitting(
    db: "Session", subject: "Case", held: "Sitting"
) -> tuple[tuple[LineFacts, ...], tuple[PhaseFacts, ...]]:
    """Return the opening and the phases as they were visited, one visit after the other."""
    every = record.lines(db, held.id)
    events = sittings.events(db, held.id)
    visits = _visits(held, events, every)
    told = [
        *_lines(every),
        *_events(subject, events, every),
        *Boards(db, subject, held, every, events).told(),
    ]
    leaders = _leaders(held, events, every)
    late = _set_back(every, events)
    lots: list[list[LineFacts]] = [[] for _ in visits]
    for each in sorted(told, key=lambda each: each.place):
        lot = lots[_visit(visits, each)]
        while late and late[0] <= each.place:
            late.pop(0)
            lot.append(LineFacts(kind="event", text=SET_BACK, led=_led(leaders, each.place)))
        lot.append(_spoken(each, leaders))
    seen: dict[Phase, int] = {}
    phases = []
    for visit, lot in list(zip(visits, lots, strict=True))[1:]:
        times = seen[visit.phase] = seen.get(visit.phase, 0) + 1
        again = f"（第{_ORDINALS[min(times, len(_ORDINALS) - 1)]}次）" if times > 1 else ""
        span = f"{clock(visit.start)}—{clock(visit.end)}" if visit.end else clock(visit.start)
        phases.append(
            PhaseFacts(
                name=visit.phase.value + again, time=span, lines=tuple(lot), led=_led(leaders, visit.place)
            )
        )
    return tuple(lots[0]), tuple(phases)


def set_back(db: "Session", held: "Sitting") -> bool:
    """Tell whether the clock of the machine was set back while the sitting ran."""
    return bool(_set_back(record.lines(db, held.id), sittings.events(db, held.id), of_end=True))


def last_moment(db: "Session", held: "Sitting") -> datetime | None:
    """Return when a sitting ended as its last mark tells it, by its number and not by a clock."""
    marks = [each for each in sittings.events(db, held.id) if _ends(each) and each.valid]
    return marks[-1].at if marks and held.ended_at else held.ended_at


def _ends(event: "SittingEvent") -> bool:
    return event.kind == Happening.PHASE.value and event.text == Phase.ENDED.value


def _set_back(every: "list[Line]", events: "list[SittingEvent]", *, of_end: bool = False) -> list[Place]:
    """Return where the clock shows an earlier minute than before, in the order in which things were entered."""
    entered = [(of_line(line.seq, line.seq), line.at) for line in every]
    entered += [(of_mark(event, every), event.at) for event in events if of_end or not _ends(event)]
    entered.sort(key=lambda each: each[0])
    pairs = itertools.pairwise(entered)
    return [
        place for (_, before), (place, at) in pairs if at.replace(second=0, microsecond=0) < before.replace(second=0, microsecond=0)
    ]  # fmt: skip


def _leaders(
    held: "Sitting", events: "list[SittingEvent]", every: "list[Line]"
) -> list[tuple[Place, tuple[str, ...]]]:
    """Return who presided from which place on, oldest first."""
    changes = [of_mark(event, every) for event in events if event.kind == Happening.CHANGE_HOST.value]
    stands = _succession(held)
    if len(stands) != len(changes) + 1:  # marks of another program name no successor
        return [((-1, 0, 0, 0), tuple(host.name for host in held.presided))]
    return [
        (place, tuple(host.name for host in stand))
        for place, stand in zip([(-1, 0, 0, 0), *changes], stands, strict=True)
    ]


def _succession(held: "Sitting") -> "list[tuple[Attendance, ...]]":
    """Return who presided together: those who opened the sitting, then after each replacement."""
    stand = tuple(each for each in held.presided if each.since is None)
    found = [stand]
    for new in (each for each in held.presided if each.since is not None):
        old = next((each for each in stand if each.until == new.since), None)
        stand = (*(each for each in stand if each is not old), new)
        found.append(stand)
    return found


def _led(leaders: list[tuple[Place, tuple[str, ...]]], place: Place) -> tuple[str, ...]:
    return next((names for begun, names in reversed(leaders) if begun <= place), leaders[0][1])


def _spoken(told: Told, leaders: list[tuple[Place, tuple[str, ...]]]) -> LineFacts:
    """Return what is told with who presided then, named where 主持人 could be one or the other."""
    names = _led(leaders, told.place)
    named = len(leaders) > 1 and len(names) == 1 and told.fact.speaker == caucuses.HOST
    return replace(told.fact, led=names, speaker=names[0] if named else told.fact.speaker)


def _visits(held: "Sitting", events: "list[SittingEvent]", every: "list[Line]") -> list[_Visit]:
    """Return the opening and then each stay in a phase, in order; an end that was a wrong mark was no end."""
    turns: list[tuple[Phase, datetime, Place]] = [(Phase.PREPARATION, held.started_at, (-1, 0, 0, 0))]
    turns += [
        (Phase(event.text), event.at, of_mark(event, every))
        for event in events
        if event.kind == Happening.PHASE.value and event.text != Phase.ENDED.value
    ]
    turns = [each for at, each in enumerate(turns) if not at or each[0] is not turns[at - 1][0]]
    last = held.ended_at
    if last is not None and _set_back(every, events, of_end=True):
        last = next((event.at for event in reversed(events) if _ends(event) and event.valid), last)
    ends = [start for _, start, _ in turns[1:]] + [last]
    return [_Visit(phase, start, end, place) for (phase, start, place), end in zip(turns, ends, strict=True)]


def _visit(visits: list[_Visit], told: Told) -> int:
    """Return the visit in which something was said or happened; a line never leaves its phase."""
    of_phase = [place for place, each in enumerate(visits) if told.phase in {"", each.phase.value}]
    begun = [place for place in of_phase if visits[place].place <= told.place]
    return begun[-1] if begun else of_phase[0] if of_phase else 0


def _lines(every: "list[Line]") -> Iterator[Told]:
    known = {line.id: line for line in every}
    for line in every:
        first = _first(line, known)
        if any(each.private or each.caucus_id is not None for each in (line, first)):
            continue
        mark = line.kind if line.kind in MARKED and not line.text.startswith(line.kind) else ""
        fact = LineFacts(
            time=clock(line.at), speaker=line.speaker, text=line.text, struck=line.struck_at is not None,
            mark=CORRECTION if line.corrects else mark,
        )  # fmt: skip
        yield Told(of_line(first.seq, line.seq), fact, first.phase)


def _first(line: "Line", known: "dict[uuid.UUID, Line]") -> "Line":
    """Return the line that was first said in this place of the record: what a correction corrects."""
    seen = {line.id}
    while line.corrects is not None and line.corrects in known and line.corrects not in seen:
        line = known[line.corrects]
        seen.add(line.id)
    return line


def _events(subject: "Case", events: "list[SittingEvent]", every: "list[Line]") -> Iterator[Told]:
    """Tell what happened; a step back is told in the phase it leads to, a wrong mark with why it was withdrawn."""
    names = {party.id: party.name for party in subject.parties}
    order, here = list(Phase), Phase.PREPARATION
    for event in events:
        place, time = of_mark(event, every), clock(event.at)
        if event.kind == Happening.PHASE.value:
            before, to = here, Phase(event.text)
            if to is Phase.ENDED:
                here = before if not event.valid else to
                continue
            here = to
            if order.index(here) < order.index(before):
                words = f"由“{before.value}”回到“{here.value}”"
                yield Told(place, LineFacts(time=time, kind="event", text=words))
            continue
        who = names.get(event.party_id, "") if event.party_id else ""
        words = happenings.said(event.kind, who, event.text, police=tracks.is_police(subject.track))
        yield Told(place, LineFacts(time=time, kind="event", text=words, struck=not event.valid))
        if event.voided_at is not None:
            undone = f"上一项标记有误，已撤销：{event.void_reason}"
            fact = LineFacts(time=clock(event.voided_at), kind="event", text=undone)
            yield Told(of_mark(event, every, undone=True), fact)
