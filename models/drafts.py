"""What is being typed and is not yet a record: kept at once, so that a power cut loses nothing."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Row
from models.errors import Refusal


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


#: What a text of the whole station keeps beside its words: how often it was changed, and by whom last.
TURN, BY = "turn", "by"


def shared(db: Session, key: str) -> Draft | None:
    """Return the one text of that name that the whole station writes on, or None."""
    return db.scalar(select(Draft).where(Draft.key == key, Draft.owner_id.is_(None)))


def share(db: Session, key: str, content: dict[str, Any], *, seen: int, title: str = "") -> int:
    """Keep a text of the whole station and return its turn; refused when somebody else changed what was ``seen``."""
    draft = shared(db, key)
    turn = _unchanged(db, draft, seen) + 1
    by = db.info.get("by")
    told = {**content, TURN: turn, BY: by.name if by else ""}
    if draft is None:
        db.add(Draft(key=key, title=title, content=told, saved_at=db.info["now"]()))
    else:
        draft.content, draft.title, draft.saved_at = told, title, db.info["now"]()
    db.flush()
    return turn


def _unchanged(db: Session, draft: Draft | None, seen: int) -> int:
    """Return the turn of a shared text; refused when another person turned it since."""
    if draft is None:
        return 0
    turn, by = int(draft.content.get(TURN, 0)), db.info.get("by")
    if turn != seen and draft.content.get(BY) != (by.name if by else ""):
        raise Refusal(
            f"这份文稿{draft.content.get(BY)}刚改过，您这次改的没有保存，以免盖掉。请先复制自己改的文字，再重新打开本期，在新稿上改。"
        )
    return turn


def _find(db: Session, key: str) -> Draft | None:
    return db.scalar(select(Draft).where(Draft.key == key, Draft.owner_id == _owner(db)))


def _owner(db: Session) -> uuid.UUID | None:
    by = db.info.get("by")
    return by.id if by else None
