"""The days of a case that may decide in which period it stands."""

from collections.abc import Callable, Collection, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import cases, dates
from models.cases import Case
from models.queries.bundles import Bundle, bundles
from models.queries.plainparts import Part
from models.queries.selection import Selection, within
from models.registerrules import Rule

DAYS: dict[str, Any] = {
    "received": Case.received_at,
    "filed": Case.filed_on,
    "accepted": Case.accepted_on,
    "concluded": Case.concluded_on,
    "resolved": Case.resolved_on,
    "closed": Case.closed_on,
}


def of_tracks(
    db: Session, selection: Selection, rule: Rule, belongs: Callable[[str], bool], parts: Collection[Part]
) -> Iterator[Bundle]:
    """Read the selected cases whose track belongs to the register."""
    day = DAYS[rule.day]
    within_it = within(day, selection.period)
    taken = [each for each in db.scalars(select(Case.track).where(within_it).distinct()) if belongs(each)]
    return bundles(
        db,
        within_it,
        *selection.where(),
        *cases.visible(db),
        Case.track.in_(taken),
        order=day.expression,
        parts=parts,
    )


def day_of(subject: Case, rule: Rule) -> list[date]:
    """Return the day of the case that decides, as a list: empty while it has none."""
    value = getattr(subject, DAYS[rule.day].key)
    return [dates.local(value).date() if isinstance(value, datetime) else value] if value else []
