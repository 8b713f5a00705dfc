"""What ties a helper to a dispute: who is asked elsewhere then, who sat in earlier ones, who stood on one side."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import cases, dates
from models.cases import Party
from models.invitations import CAME, Invitation, Reply
from models.rooms import Booking
from models.sittings import Attendance

USUAL_LENGTH = timedelta(hours=1)


def booked(db: Session, day: date, at: datetime | None, case_id: uuid.UUID | None) -> frozenset[Any]:
    """Return roster ids and names of who is asked elsewhere or presides then: in that hour, or on that day."""
    begins = at or dates.moment(day, time())
    ends = begins + (USUAL_LENGTH if at else timedelta(days=1))
    asked = select(Invitation.mediator_id, Invitation.case_id).where(
        Invitation.voided_at.is_(None),
        Invitation.reply != Reply.DECLINES.value,
        Invitation.meets_at > begins - USUAL_LENGTH,
        Invitation.meets_at < ends,
    )
    hosting = select(Booking.host, Booking.case_id).where(
        Booking.voided_at.is_(None), Booking.host != "", Booking.starts_at < ends, Booking.ends_at > begins
    )
    rows = [*db.execute(asked), *db.execute(hosting)]
    return frozenset(who for who, case in rows if who and (case_id is None or case != case_id))


def earlier(db: Session, person_ids: Iterable[uuid.UUID], but: uuid.UUID | None) -> set[uuid.UUID]:
    """Return the other visible cases of these people."""
    query = select(Party.case_id).where(
        Party.person_id.in_(list(person_ids)), Party.voided_at.is_(None), *cases.of_visible(db, Party.case_id)
    )
    return set(db.scalars(query if but is None else query.where(Party.case_id != but)))


def met(db: Session, case_ids: Iterable[uuid.UUID]) -> frozenset[uuid.UUID]:
    """Return who of the roster sat in these cases."""
    ids = list(case_ids)
    if not ids:
        return frozenset()
    sat = select(Attendance.mediator_id).where(Attendance.case_id.in_(ids))
    came = select(Invitation.mediator_id).where(Invitation.case_id.in_(ids), Invitation.attended == CAME)
    return frozenset(each for each in db.scalars(sat.union(came)) if each)


def sided(
    db: Session, case_ids: Iterable[uuid.UUID], whose: Mapping[uuid.UUID, str], names: frozenset[str]
) -> dict[str, str]:
    """Return who of ``names`` acted for one of these people, or was on that side, in these cases.

    ``whose`` are the words by person; the answer is name → words.
    """
    ids = list(case_ids)
    there = (
        list(db.scalars(select(Party).where(Party.case_id.in_(ids), Party.voided_at.is_(None))))
        if ids
        else []
    )
    found: dict[str, str] = {}
    for party in there:
        beside = next(
            (
                whose[each.person_id]
                for each in there
                if (each.case_id, each.side) == (party.case_id, party.side)
                and each.person_id is not None
                and each.person_id in whose
            ),
            "",
        )
        agent = party.agent.name if party.agent else ""
        for name in {party.name, agent, party.representative} & names if beside else ():
            found[name] = beside
    return found
