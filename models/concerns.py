"""重点关注 by itself: every repeated set gets an owner and a day as soon as it is found (report 0.10)."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import alarm_rules, alarms, areas, repeats, station
from models.followups import Owner
from models.queries.repeated import Event, Repeated
from models.repeats import Concern, ConcernMember
from models.station import Deed, Identity, Officer


@dataclass(frozen=True)
class Settled:
    """How many sets became a concern, and how many concerns took something new in."""

    opened: int = 0
    grown: int = 0

    @property
    def sentence(self) -> str:
        """Say what was done, nothing when nothing was."""
        opened = f"新列为重点关注 {self.opened} 组" if self.opened else ""
        grown = f"{self.grown} 组有新发生的，已并入" if self.grown else ""
        return "，".join(filter(None, (opened, grown)))


@dataclass
class _Known:
    concern: Concern
    ids: set[uuid.UUID]


def is_automatic(by: Identity) -> bool:
    """Tell whether a station wants it, and whether this person may do it."""
    return alarm_rules.limits().automatic and alarms.may_see(by) and station.may(by, Deed.RECEIVE)


def settle(db: Session, sets: Iterable[Repeated], *, by: Identity, today: date) -> Settled:
    """Make each new set a 重点关注 of its area's officer, else of ``by``, and let the open ones grow.

    A set whose concern was ended stays ended until something happens that did not belong to it then.
    """
    due_on = today + timedelta(alarm_rules.limits().look_back_days)
    known = _known(db)
    opened = grown = 0
    for each in sets:
        mine = [one for one in known[each.kind.value] if any(_ids(event) & one.ids for event in each.events)]
        going = next((one for one in mine if one.concern.ended_on is None), None)
        before = {id_ for one in mine for id_ in one.ids}
        if all(_ids(event) & (going.ids if going else before) for event in each.events):
            continue
        if going is not None:
            last_on = each.events[-1].on
            grown += bool(repeats.grow(db, going.concern, members=each.members, last_on=last_on, by=by))
        else:
            repeats.open_concern(
                db, kind=each.kind.value, sign=each.sign, title=each.title, members=each.members,
                first_on=each.events[0].on, last_on=each.events[-1].on, owner=_owner(db, each, by),
                due_on=due_on, by=by,
            )  # fmt: skip
            opened += 1
    return Settled(opened, grown)


def _known(db: Session) -> defaultdict[str, list[_Known]]:
    rows = db.execute(
        select(Concern, ConcernMember.alarm_id, ConcernMember.case_id)
        .join(ConcernMember, ConcernMember.concern_id == Concern.id)
        .where(Concern.voided_at.is_(None))
    )
    by_id: dict[uuid.UUID, _Known] = {}
    for concern, alarm_id, case_id in rows:
        kept = by_id.setdefault(concern.id, _Known(concern, set()))
        kept.ids |= {each for each in (alarm_id, case_id) if each is not None}
    found: defaultdict[str, list[_Known]] = defaultdict(list)
    for kept in by_id.values():
        found[kept.concern.kind].append(kept)
    return found


def _ids(event: Event) -> set[uuid.UUID]:
    return {each for each in (event.alarm_id, event.case_id) if each is not None}


def _owner(db: Session, found: Repeated, by: Identity) -> Owner:
    for words in (found.village, found.events[-1].place):
        if words and (officer := areas.default_handler(db, words)) is not None:
            return officer
    return db.get_one(Officer, by.id)
