"""What of the police lists belongs to an opened case: its 重点关注 and the alarms that became it."""

import uuid
from typing import TYPE_CHECKING

from models import alarms, dates, repeats

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def lines(db: "Session", case_id: uuid.UUID) -> tuple[tuple[str, str, str], ...]:
    """Return (when, sentence, note) of each, concerns first; nothing for whoever may not see 警情."""
    if not alarms.may_see(db.info.get("by")):
        return ()
    concerns = (
        (
            f"{each.due_on:%m-%d}" if each.due_on else "",
            f"重点关注：{each.title}",
            f"{each.kind} {each.count} 次，{each.owner_name}负责",
        )
        for each in repeats.of_case(db, case_id)
    )
    tied = (
        (
            f"{dates.local(each.at):%m-%d}" if each.at else "",
            f"{each.origin} {each.number}".rstrip(),
            " ".join(filter(None, (each.kind, each.place, each.outcome))),
        )
        for each in alarms.of_case(db, case_id)
    )
    return (*concerns, *tied)
