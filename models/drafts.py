"""What is being typed and is not yet a record: kept at once, so that a power cut loses nothing."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Row


class Draft(Row):
    """The unfinished content of one form or one line of one person."""

    __tablename__ = "drafts"

    key: Mapped[str] = mapped_column(index=True)
    owner_id: Mapped[uuid.UUID | None] = mapped_column(default=None, index=True)
    title: Mapped[str] = mapped_column(default="")
    content: Mapped[dict[str, Any]] = mapped_column(default=dict)
    saved_at: Mapped[datetime]


def save(db: Session, key: str, content: dict[str, Any], *, title: str = "") -> Draft:
    """Keep ``content`` as the draft called ``key`` of the signed-in person."""
    draft = _find(db, key)
    if draft is None:
        draft = Draft(key=key, owner_id=_owner(db), title=title, content=content, saved_at=db.info["now"]())
        db.add(draft)
    else:
        draft.content, draft.title, draft.saved_at = content, title, db.info["now"]()
    db.flush()
    return draft


def load(db: Session, key: str) -> dict[str, Any] | None:
    """Return the draft's content, or None."""
    draft = _find(db, key)
    return dict(draft.content) if draft else None


def listing(db: Session) -> list[Draft]:
    """Return the signed-in person's drafts, newest first."""
    return list(db.scalars(select(Draft).where(Draft.owner_id == _owner(db)).order_by(Draft.saved_at.desc())))


def drop(db: Session, key: str) -> None:
    """Let a draft go: it has become a record, or its writer threw it away."""
    db.execute(delete(Draft).where(Draft.key == key, Draft.owner_id == _owner(db)))
    db.info.setdefault("touched", set()).add("Draft")


def _find(db: Session, key: str) -> Draft | None:
    return db.scalar(select(Draft).where(Draft.key == key, Draft.owner_id == _owner(db)))


def _owner(db: Session) -> uuid.UUID | None:
    by = db.info.get("by")
    return by.id if by else None
