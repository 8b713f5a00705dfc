"""The papers of the room itself: the sheet for the next shift, and the running order of a 集中调解 day."""

from datetime import date
from typing import TYPE_CHECKING

from exports import facts, printouts
from exports.outgoing import DutyFacts, HandoverFacts, JointFacts
from models.dates import chinese, chinese_moment, local, weekday

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.orm import Session

    from models.handover import Duty, Sheet
    from models.queries.slots import Slot
    from models.station import Identity


def shift(
    db: "Session", sheet: "Sheet", *, by: "Identity", today: date, to: str = "", from_shift: str = "",
    to_shift: str = "", note: str = "",
) -> bytes:  # fmt: skip
    """Return the 交接班单 (J02) of what one shift leaves to the next as PDF; nothing of it is kept."""
    left = HandoverFacts(
        summary=sheet.words,
        from_shift=from_shift,
        to_shift=to_shift,
        by=by.name,
        to=to,
        at=chinese_moment(sheet.at),
        cases=_duties(sheet.cases),
        sittings=_duties((*sheet.running, *sheet.sittings)),
        waiting=_duties(sheet.waiting),
        note=note,
    )
    return printouts.pdf(facts.of_desk(db, "J02", today=today, by=by, handover=left))


def joint(db: "Session", slots: "Sequence[Slot]", *, by: "Identity", today: date) -> bytes:
    """Return the running order (J06) of a 集中调解 day as PDF, for whom its bookings may be shown to."""
    first = next(iter(slots), None)
    day = local(first.starts_at).date() if first else today
    rows = tuple(
        DutyFacts(
            time=each.clock, number=each.number, title=each.title, who=each.host,
            next=f"邀请{each.asked}人，{each.coming}人来" if each.asked else "",
        )
        for each in slots
    )  # fmt: skip
    planned = JointFacts(
        name=first.joint if first else "",
        date=f"{chinese(day)}（{weekday(day)}）",
        place=first.place if first else "",
        rows=rows,
    )
    return printouts.pdf(facts.of_desk(db, "J06", today=today, by=by, joint=planned))


def _duties(rows: "Iterable[Duty]") -> tuple[DutyFacts, ...]:
    return tuple(
        DutyFacts(
            number=each.number, time=each.time, title=each.title, who=each.who, state=each.state, next=each.next,
            due=f"{each.due}超期" if each.overdue else each.due, place=each.place,
        )
        for each in rows
    )  # fmt: skip
