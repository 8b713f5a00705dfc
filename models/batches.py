"""Batches of rows taken in from other programs and old books: the mapping of their columns, and the way back.

A batch is taken in by many short units, so that the room can go on writing meanwhile, and nothing of it is
seen before it is published: until then its rows are voided as 未完成. What kind of row it is, its own module
knows (``intakes`` 警情, ``legacy`` old registers).
"""

import uuid
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import audit
from models.base import Base, Row, Versioned, Voidable, label, link, new_id
from models.errors import Refusal
from models.station import Identity

PENDING = "未完成"
STALE = timedelta(days=1)
QUIET = {"synchronize_session": False}
Drop = Callable[[Session, uuid.UUID], None]


class Digest(Protocol):
    """A running hash, as hashlib makes them."""

    def update(self, data: bytes, /) -> None:
        """Take more bytes in."""


class Mapping(Row, Versioned, Voidable):
    """How the columns of one kind of foreign table are read; found again by its headings."""

    __tablename__ = "mappings"

    kind: Mapped[str] = label("种类")
    name: Mapped[str] = label("名称")
    headings: Mapped[list[Any]] = mapped_column(default=list, info={"label": "表头"})
    columns: Mapped[dict[str, Any]] = mapped_column(default=dict, info={"label": "对应"})


class Batch(Row, Versioned, Voidable):
    """One file taken in; voided, it takes its rows with it. ``digest`` is the SHA-256 of the file."""

    __tablename__ = "batches"

    kind: Mapped[str] = label("种类", index=True)
    file_name: Mapped[str] = label("文件名")
    digest: Mapped[str] = label("校验值", index=True)
    mapping_id: Mapped[uuid.UUID | None] = link("mappings.id", default=None)
    at: Mapped[datetime]
    by_name: Mapped[str] = label("导入人")
    read: Mapped[int] = mapped_column(default=0, info={"label": "读到"})
    added: Mapped[int] = mapped_column(default=0, info={"label": "新增"})
    known: Mapped[int] = mapped_column(default=0, info={"label": "已有"})
    bad: Mapped[int] = mapped_column(default=0, info={"label": "有误"})


_BATCHES = Base.metadata.tables["batches"]


def remember(
    db: Session, *, kind: str, name: str, headings: Sequence[str], columns: dict[str, int]
) -> Mapping:
    """Keep which column of a table with these headings is which of our fields; a later choice takes its place."""
    told = {key: headings[place] for key, place in columns.items()}
    known = _mapping(db, kind, headings)
    if known is None:
        known = Mapping(kind=kind, name=name, headings=list(headings), columns=told)
        db.add(known)
    elif dict(known.columns) != told:
        known.columns = told
    db.flush()
    return known


def recall(db: Session, *, kind: str, headings: Sequence[str]) -> dict[str, int] | None:
    """Return the mapping that was chosen for a table with the same headings, whatever their order."""
    known = _mapping(db, kind, headings)
    if known is None:
        return None
    places = {heading: place for place, heading in reversed(list(enumerate(headings)))}
    return {key: places[heading] for key, heading in known.columns.items() if heading in places}


def _mapping(db: Session, kind: str, headings: Sequence[str]) -> Mapping | None:
    kept = db.scalars(
        select(Mapping).where(Mapping.kind == kind, Mapping.voided_at.is_(None)).order_by(Mapping.id.desc())
    )
    return next((each for each in kept if sorted(each.headings) == sorted(headings)), None)


def begin(
    db: Session, *, kind: str, kinds: Iterable[str], drop: Drop, file_name: str, digest: str,
    mapping_id: uuid.UUID | None, by: Identity,
) -> uuid.UUID:  # fmt: skip
    """Begin a batch of ``kind``, and ``drop`` what a power cut left of older ones of ``kinds``."""
    now = db.info["now"]()
    left = select(Batch.id).where(
        Batch.void_reason == PENDING, Batch.at < now - STALE, Batch.kind.in_(tuple(kinds))
    )
    for each in db.scalars(left).all():
        discard(db, each, drop)
    batch_id = new_id()
    db.execute(
        insert(_BATCHES).values(
            id=batch_id, kind=kind, file_name=file_name, digest=digest, mapping_id=mapping_id, at=now,
            by_name=by.name, read=0, added=0, known=0, bad=0, version=1, voided_at=now, void_reason=PENDING,
        )
    )  # fmt: skip
    return batch_id


def discard(db: Session, batch_id: uuid.UUID, drop: Drop) -> None:
    """Take away a batch that was never published, all of it; ``drop`` deletes its rows."""
    pending = db.scalar(select(Batch.id).where(Batch.id == batch_id, Batch.void_reason == PENDING))
    if pending is not None:
        drop(db, batch_id)
        db.execute(delete(Batch).where(Batch.id == batch_id), execution_options=QUIET)


def show(db: Session, batch_id: uuid.UUID, counts: dict[str, int]) -> None:
    """Let a batch be seen with what it came to."""
    db.execute(
        update(Batch).where(Batch.id == batch_id).values(**counts, voided_at=None, void_reason=""),
        execution_options=QUIET,
    )


def undoable(db: Session, batch_id: uuid.UUID, *, reason: str) -> Batch:
    """Return a batch that is to be taken back, or refuse it."""
    if not reason.strip():
        raise Refusal("请写明撤销原因。", "reason")
    batch = get(db, batch_id)
    if batch.voided_at is not None:
        raise Refusal("这一批已经撤销。")
    return batch


def hide(db: Session, batch_id: uuid.UUID, gone: dict[str, Any]) -> None:
    """Mark a batch as taken back."""
    db.execute(
        update(Batch).where(Batch.id == batch_id).values(**gone, version=Batch.version + 1),
        execution_options=QUIET,
    )


def listed(db: Session, kinds: Iterable[str] = (), *, limit: int = 50) -> list[Batch]:
    """Return the batches of some kinds, newest first, taken back ones too."""
    query = select(Batch).where(Batch.void_reason != PENDING).order_by(Batch.at.desc(), Batch.id.desc())
    if chosen := tuple(kinds):
        query = query.where(Batch.kind.in_(chosen))
    return list(db.scalars(query.limit(limit)))


def of_file(db: Session, kind: str, digest: str) -> Batch | None:
    """Return the valid batch that the very same file made before, if any."""
    query = select(Batch).where(Batch.kind == kind, Batch.digest == digest, Batch.voided_at.is_(None))
    return db.scalar(query.order_by(Batch.at.desc()).limit(1))


def get(db: Session, batch_id: uuid.UUID) -> Batch:
    """Return one batch as it stands now."""
    return db.get_one(Batch, batch_id, populate_existing=True)


def tell(
    db: Session, deed: str, batch_id: uuid.UUID, changes: dict[str, Any], *, by: Identity, touched: Iterable[str]
) -> None:  # fmt: skip
    """Leave the one entry of a deed on a whole batch, and say which classes it touched."""
    audit.append(
        db.connection(), [audit.Note(deed, _BATCHES.name, str(batch_id), changes)], by_id=by.id, by_name=by.name,
        at=db.info["now"](),
    )  # fmt: skip
    db.info.setdefault("touched", set()).update({"Batch", *touched})
