"""What the record of a sitting says on paper: the opening and each visit to a phase, in the order of time.

What is private or was said in a talk apart never passes, not even a struck line or a number.  A correction stands
behind the struck line that it corrects, with its own time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from exports.particulars import LineFacts, PhaseFacts
from models import happenings, record, sittings
from models.dates import local
from models.record import Kind
from models.sittings import Happening, Phase

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from models.cases import Case
    from models.record import Line
    from models.sittings import Sitting, SittingEvent

# what a line of these kinds is, its words alone do not say
MARKED = frozenset(
    {Kind.DISPUTE.value, Kind.EVIDENCE.value, Kind.OFFER.value, Kind.CHECK.value, Kind.LAW.value}
)
CORRECTION = "更正"
_ORDINALS = "零一二三四五六七八九多"


Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class _Visit:
    """One stay in a phase; ``place`` is where it begins."""

    phase: Phase
    start: datetime
    end: datetime | None
    place: Place


@dataclass(frozen=True, slots=True)
class _Told:
    """One thing on the record; ``place`` is where it stands, by the numbers of the lines and not by a clock."""

    place: Place
    fact: LineFacts
    phase: str = ""


def clock(moment: datetime) -> str:
    """Write the time of day as records do."""
    here = local(moment)
    return f"{here.hour}:{here.minute:02}"


def of_sitting(
    db: "Session", subject: "Case", held: "Sitting"
) -> tuple[tuple[LineFacts, ...], tuple[PhaseFacts, ...]]:
    """Return the opening and the phases as they were visited, one visit after the other."""
    every = record.lines(db, held.id)
    events = sittings.events(db, held.id)
    visits = _visits(held, events, every)
    told = [*_lines(every), *_events(subject, events, every)]
    lots: list[list[LineFacts]] = [[] for _ in visits]
    for each in sorted(told, key=lambda each: each.place):
        lots[_visit(visits, each)].append(each.fact)
    seen: dict[Phase, int] = {}
    phases = []
    for visit, lot in list(zip(visits, lots, strict=True))[1:]:
        times = seen[visit.phase] = seen.get(visit.phase, 0) + 1
        again = f"（第{_ORDINALS[min(times, len(_ORDINALS) - 1)]}次）" if times > 1 else ""
        span = f"{clock(visit.start)}—{clock(visit.end)}" if visit.end else clock(visit.start)
        phases.append(PhaseFacts(name=visit.phase.value + again, time=span, lines=tuple(lot)))
    return tuple(lots[0]), tuple(phases)


def _visits(held: "Sitting", events: "list[SittingEvent]", every: "list[Line]") -> list[_Visit]:
    """Return the opening and then each stay in a phase, in order; an end that was a wrong mark was no end."""
    turns: list[tuple[Phase, datetime, Place]] = [(Phase.PREPARATION, held.started_at, (-1, 0, 0))]
    turns += [
        (Phase(event.text), event.at, (happenings.behind(event, every), 1, 2 * event.seq))
        for event in events
        if event.kind == Happening.PHASE.value and event.text != Phase.ENDED.value
    ]
    ends = [start for _, start, _ in turns[1:]] + [held.ended_at]
    return [_Visit(phase, start, end, place) for (phase, start, place), end in zip(turns, ends, strict=True)]


def _visit(visits: list[_Visit], told: _Told) -> int:
    """Return the visit in which something was said or happened; a line never leaves its phase."""
    of_phase = [place for place, each in enumerate(visits) if told.phase in {"", each.phase.value}]
    begun = [place for place in of_phase if visits[place].place <= told.place]
    return begun[-1] if begun else of_phase[0] if of_phase else 0


def _lines(every: "list[Line]") -> Iterator[_Told]:
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
        yield _Told((first.seq, 0, line.seq), fact, first.phase)


def _first(line: "Line", known: "dict[uuid.UUID, Line]") -> "Line":
    """Return the line that was first said in this place of the record: what a correction corrects."""
    seen = {line.id}
    while line.corrects is not None and line.corrects in known and line.corrects not in seen:
        line = known[line.corrects]
        seen.add(line.id)
    return line


def _events(subject: "Case", events: "list[SittingEvent]", every: "list[Line]") -> Iterator[_Told]:
    """Tell what happened; a step back is told in the phase it leads to, a wrong mark with why it was withdrawn."""
    names = {party.id: party.name for party in subject.parties}
    order, here = list(Phase), Phase.PREPARATION
    for event in events:
        after = happenings.behind(event, every)
        place, time = (after, 1, 2 * event.seq), clock(event.at)
        if event.kind == Happening.PHASE.value:
            before, to = here, Phase(event.text)
            if to is Phase.ENDED:
                here = before if not event.valid else to
                continue
            here = to
            if order.index(here) < order.index(before):
                words = f"由“{before.value}”回到“{here.value}”"
                yield _Told(place, LineFacts(time=time, kind="event", text=words))
            continue
        who = f"（{names[event.party_id]}）" if event.party_id in names else ""
        words = f"{event.kind}{who}：{event.text}" if event.text else f"{event.kind}{who}"
        yield _Told(place, LineFacts(time=time, kind="event", text=words, struck=not event.valid))
        if event.voided_at is not None:
            undone = f"上一项标记有误，已撤销：{event.void_reason}"
            fact = LineFacts(time=clock(event.voided_at), kind="event", text=undone)
            yield _Told((after, 1, 2 * event.seq + 1), fact)
