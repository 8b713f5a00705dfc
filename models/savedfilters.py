"""Filters that a person keeps by a name: of a register, of the search box, of any list that can be narrowed."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Row
from models.errors import Refusal
from models.station import Deed, Identity, demand

LONGEST = 20
MOST = 30


class SavedFilter(Row):
    """What one person chose on one page, under the name they gave it."""

    __tablename__ = "saved_filters"

    owner_id: Mapped[uuid.UUID] = mapped_column(index=True)
    page: Mapped[str]
    name: Mapped[str]
    said: Mapped[dict[str, Any]] = mapped_column(default=dict)
    saved_at: Mapped[datetime]


def keep(db: Session, page: str, name: str, said: dict[str, Any], *, by: Identity) -> SavedFilter:
    """Keep ``said`` under a name; the filter of that name on the same page is replaced.

    ``page`` names the list that it narrows (``registers``, ``search``); ``said`` is whatever that list understands.
    """
    demand(by, Deed.READ)
    called = name.strip()
    if not called:
        raise Refusal("给筛选起个名字。", "name")
    if len(called) > LONGEST:
        raise Refusal(f"名字最多 {LONGEST} 个字。", "name")
    mine = listing(db, page, by=by)
    saved = next((each for each in mine if each.name == called), None)
    if saved is None:
        if len(mine) >= MOST:
            raise Refusal(f"已存了 {MOST} 个筛选，先删去不用的。", "name")
        saved = SavedFilter(owner_id=by.id, page=page, name=called, saved_at=db.info["now"]())
        db.add(saved)
    saved.said, saved.saved_at = dict(said), db.info["now"]()
    db.flush()
    return saved


def listing(db: Session, page: str, *, by: Identity) -> list[SavedFilter]:
    """Return the filters that a person keeps for a page, by name."""
    mine = (SavedFilter.owner_id == by.id, SavedFilter.page == page)
    return list(db.scalars(select(SavedFilter).where(*mine).order_by(SavedFilter.name)))


def drop(db: Session, page: str, name: str, *, by: Identity) -> None:
    """Let a filter go; one that is not there is gone already."""
    for saved in listing(db, page, by=by):
        if saved.name == name:
            db.delete(saved)
    db.flush()
