"""Every write leaves an entry: who, when, what, from, to; each entry carries the hash of the one before."""

import hashlib
import json
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Connection, bindparam, insert, inspect, select, update
from sqlalchemy.orm import Mapped, Session, UOWTransaction, mapped_column

from models import dates
from models.base import Base, as_plain
from models.errors import Refusal

GENESIS = "0" * 64
PAGE = 500
SECRET = frozenset({"password_hash"})
#: Columns of the locked layer (单独询问): the chain says that they were written, never what.
LOCKED = {"confidences": frozenset({"key", "value", "note"})}
UNTOLD = frozenset({"drafts", "blobs", "audit_entries", "audit_head"})


class AuditEntry(Base):
    """One write, never changed afterwards."""

    __tablename__ = "audit_entries"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    by_id: Mapped[uuid.UUID | None]
    by_name: Mapped[str]
    deed: Mapped[str]
    table_name: Mapped[str] = mapped_column(index=True)
    row_id: Mapped[str] = mapped_column(index=True)
    case_id: Mapped[uuid.UUID | None] = mapped_column(index=True)
    changes: Mapped[Any] = mapped_column(JSON)
    previous: Mapped[str]
    digest: Mapped[str]


class AuditHead(Base):
    """The end of the chain: one row, locked by whoever writes."""

    __tablename__ = "audit_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int]
    digest: Mapped[str]


# Built once: a line of the record is written while its next word is being typed.
_ENTER = insert(Base.metadata.tables[AuditEntry.__tablename__])
_ENDS = Base.metadata.tables[AuditHead.__tablename__]
_HEAD = select(_ENDS.c.seq, _ENDS.c.digest).where(_ENDS.c.id == 1).with_for_update()
_MOVE = update(_ENDS).where(_ENDS.c.id == 1).values(seq=bindparam("to"), digest=bindparam("with"))


@dataclass(frozen=True)
class Note:
    """What an entry says, before it is chained."""

    deed: str
    table: str
    row_id: str
    changes: dict[str, Any]
    case_id: uuid.UUID | None = None


def append(
    connection: Connection, notes: Iterable[Note], *, by_id: uuid.UUID | None, by_name: str, at: datetime
) -> None:
    """Chain ``notes`` behind the head, in the transaction of ``connection``; the head row is locked."""
    notes = list(notes)
    if not notes:
        return
    head = connection.execute(_HEAD).one()
    seq, digest = int(head.seq), str(head.digest)
    rows = []
    for note in notes:
        seq += 1
        row: dict[str, Any] = {
            "seq": seq, "at": at, "by_id": by_id, "by_name": by_name, "deed": note.deed, "table_name": note.table,
            "row_id": note.row_id, "case_id": note.case_id, "changes": note.changes, "previous": digest,
        }  # fmt: skip
        digest = row["digest"] = chained(row)
        rows.append(row)
    connection.execute(_ENTER, rows)
    connection.execute(_MOVE, {"to": seq, "with": digest})


def chained(row: dict[str, Any]) -> str:
    """Return the SHA-256 of an entry together with the digest before it."""
    told = {key: as_plain(value) for key, value in row.items() if key != "digest"}
    told["at"] = row["at"].astimezone().timestamp()
    return hashlib.sha256(
        json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    ).hexdigest()


def collect(db: Session) -> list[Note]:
    """Return the notes of all rows that this flush writes; the store calls it after each flush."""
    return [*_made(db), *_changed(db)]


def _told(rows: Iterable[Any]) -> Iterator[Any]:
    return (row for row in rows if row.__tablename__ not in UNTOLD)


def hold(db: Session) -> None:
    """Lock the end of the chain for this unit, so that units follow one another and never deadlock."""
    db.execute(select(AuditHead.seq).where(AuditHead.id == 1).with_for_update())


def after_flush(db: Session, _context: UOWTransaction) -> None:
    """Chain what the flush wrote, and remember which classes it touched."""
    notes = collect(db)
    db.info.setdefault("touched", set()).update(
        type(row).__name__ for row in (*db.new, *db.dirty, *db.deleted)
    )
    if notes:
        by = db.info.get("by")
        append(
            db.connection(), notes, by_id=by.id if by else None, by_name=by.name if by else "系统",
            at=db.info["now"](),
        )  # fmt: skip


def reveal(db: Session, row: Any, column: str, *, reason: str = "") -> str:
    """Return a full number that lists show masked, and leave an entry that it was read."""
    by = db.info.get("by")
    append(
        db.connection(),
        [Note("查看完整号码", row.__tablename__, str(row.id), {column: reason})],
        by_id=by.id if by else None, by_name=by.name if by else "系统", at=db.info["now"](),
    )  # fmt: skip
    return str(getattr(row, column))


def verify(db: Session) -> int | None:
    """Return None when the chain is whole, else the number of the first entry that does not fit."""
    digest, seq = GENESIS, 0
    columns = [column.key for column in inspect(AuditEntry).column_attrs]
    while page := db.scalars(
        select(AuditEntry).where(AuditEntry.seq > seq).order_by(AuditEntry.seq).limit(PAGE)
    ).all():
        for entry in page:
            seq += 1
            row = {key: getattr(entry, key) for key in columns}
            if entry.seq != seq or entry.previous != digest or chained(row) != entry.digest:
                return seq
            digest = entry.digest
        db.expunge_all()
    head = db.get_one(AuditHead, 1)
    return None if (head.seq, head.digest) == (seq, digest) else seq + 1


def of_row(db: Session, row_id: uuid.UUID) -> list[AuditEntry]:
    """Return the history of one row, oldest first."""
    return list(
        db.scalars(select(AuditEntry).where(AuditEntry.row_id == str(row_id)).order_by(AuditEntry.seq))
    )


def refuse_stale(db: Session, row: Any, seen: int | None) -> None:
    """Refuse when ``row`` has moved on since version ``seen``, saying who changed what and when."""
    if seen is None or row.version == seen:
        return
    last = db.scalar(
        select(AuditEntry).where(AuditEntry.row_id == str(row.id)).order_by(AuditEntry.seq.desc()).limit(1)
    )
    raise Refusal(stale_sentence(row, last))


def stale_sentence(row: Any, last: AuditEntry | None) -> str:
    """Say who changed the row since it was read."""
    if last is None:
        return "这条记录刚被别的电脑改过，请看过最新内容再改。您写的内容还在屏幕上。"
    labels = [_label(type(row), key) for key in last.changes]
    what = "、".join(each for each in labels if each) or "内容"
    when = dates.local(last.at).strftime("%H:%M")
    return f"{last.by_name}已在 {when} 改过这条记录（{what}），请看过最新内容再改。您写的内容还在屏幕上。"


def _made(db: Session) -> Iterator[Note]:
    for row in _told(db.new):
        values = {
            column.key: as_plain(getattr(row, column.key))
            for column in inspect(type(row)).column_attrs
            if not _secret(row, column.key) and getattr(row, column.key) not in ("", None)
        }
        yield Note("新增", row.__tablename__, _key(row), _safe(values), _case(row))


def _changed(db: Session) -> Iterator[Note]:
    for row in _told(db.dirty):
        state = inspect(row)
        changes = {}
        for column in inspect(type(row)).column_attrs:
            history = state.attrs[column.key].history
            if not history.has_changes() or column.key == "version":
                continue
            before, after = (_one(history.deleted), _one(history.added))
            changes[column.key] = (
                ["…", "…"] if _secret(row, column.key) else [as_plain(before), as_plain(after)]
            )
        if changes:
            deed = "作废" if "voided_at" in changes else "修改"
            yield Note(deed, row.__tablename__, _key(row), _safe(changes), _case(row))


def _secret(row: Any, column: str) -> bool:
    return column in SECRET or column in LOCKED.get(row.__tablename__, ())


def _one(values: Any) -> Any:
    return values[0] if values else None


def _key(row: Any) -> str:
    return str(getattr(row, "id", ""))


def _case(row: Any) -> uuid.UUID | None:
    found: uuid.UUID | None = row.id if row.__tablename__ == "cases" else getattr(row, "case_id", None)
    return found


def _safe(values: dict[str, Any]) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(values, ensure_ascii=False, default=as_plain))
    return plain


def _label(cls: type, key: str) -> str:
    columns: Any = inspect(cls).columns
    return str(columns[key].info.get("label", "")) if key in columns else ""
