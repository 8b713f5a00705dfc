"""导入: batches of rows from other programs, with the mapping of their columns remembered, and undone whole.

A batch is taken in by many short units, so that the room can go on writing meanwhile, and nothing of it is
seen before ``publish``: until then its rows are voided as 未完成, and ``discard`` takes them away.
"""

import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from models import alarms, audit, signs
from models.alarm_rows import Draft
from models.alarms import Alarm, AlarmParty
from models.base import Base, Row, Versioned, Voidable, label, link, new_id
from models.cases import Case
from models.errors import Refusal
from models.station import Identity

PENDING = "未完成"
#: What a newer file may tell anew about a number that is on record; what it leaves empty stays.
RETOLD = (
    "kind",
    "key_field",
    "place",
    "place_key",
    "village",
    "content",
    "outcome",
    "officer",
    "demand",
    "due_on",
)
STALE = timedelta(days=1)


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


_BATCHES, _ALARMS, _PARTIES = (Base.metadata.tables[name] for name in ("batches", "alarms", "alarm_parties"))


def remember(
    db: Session, *, kind: str, name: str, headings: Sequence[str], columns: dict[str, int], by: Identity
) -> Mapping:
    """Keep which column of a table with these headings is which of our fields; a later choice takes its place."""
    alarms.demand(by)
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
    db: Session, *, kind: str, file_name: str, digest: str, mapping_id: uuid.UUID | None, by: Identity
) -> uuid.UUID:
    """Begin a batch, and take away what a power cut left of older ones; nothing is seen before ``publish``."""
    alarms.demand(by)
    now = db.info["now"]()
    for left in db.scalars(
        select(Batch.id).where(Batch.void_reason == PENDING, Batch.at < now - STALE)
    ).all():
        discard(db, left)
    batch_id = new_id()
    db.execute(
        insert(_BATCHES).values(
            id=batch_id, kind=kind, file_name=file_name, digest=digest, mapping_id=mapping_id, at=now,
            by_name=by.name, read=0, added=0, known=0, bad=0, version=1, voided_at=now, void_reason=PENDING,
        )
    )  # fmt: skip
    return batch_id


def add(db: Session, batch_id: uuid.UUID, kind: str, drafts: Sequence[Draft], digest: Digest) -> int:
    """Put lines into a batch by Core, leaving out those on record word for word; returns how many were put.

    ``digest`` runs over the rows of the whole batch and stands in its audit entry.
    """
    known = on_record(db, kind, [each.identity for each in drafts]) - retold(db, kind, drafts)
    now = db.info["now"]()
    rows: list[dict[str, Any]] = []
    people: list[dict[str, Any]] = []
    for each in drafts:
        if each.identity in known:
            continue
        alarm_id = new_id()
        row = {
            "identity": each.identity, "number": each.number, "at": each.at, "kind": each.kind,
            "key_field": each.key_field, "place": each.place, "place_key": each.place_key,
            "village": each.village, "content": each.content, "outcome": each.outcome, "officer": each.officer,
            "demand": each.demand, "due_on": each.due_on,
        }  # fmt: skip
        digest.update(repr((*row.values(), each.people)).encode("utf-8", "surrogatepass"))
        rows.append(
            row
            | {"id": alarm_id, "batch_id": batch_id, "origin": kind, "voided_at": now, "void_reason": PENDING}
        )
        for position, who in enumerate(each.people):
            told = signs.person(name_=who.name, telephone_=who.telephone, id_number=who.id_number)
            people.append(
                {
                    "id": new_id(), "alarm_id": alarm_id, "position": position, "name": who.name,
                    "telephone": who.telephone, "id_number": who.id_number, "key": signs.strongest(told),
                    "signs": "\n".join(told),
                }
            )  # fmt: skip
    connection = db.connection()
    if rows:
        connection.execute(insert(_ALARMS), rows)
    if people:
        connection.execute(insert(_PARTIES), people)
    return len(rows)


def on_record(db: Session, kind: str, identities: Sequence[str]) -> frozenset[str]:
    """Return those of the identities that a valid row has already."""
    found: set[str] = set()
    for start in range(0, len(identities), 500):
        some = identities[start : start + 500]
        found.update(
            db.scalars(
                select(Alarm.identity).where(
                    Alarm.origin == kind, Alarm.identity.in_(some), Alarm.voided_at.is_(None)
                )
            )
        )
    return frozenset(found)


def retold(db: Session, kind: str, drafts: Sequence[Draft]) -> frozenset[str]:
    """Return the identities on record that the lines tell otherwise."""
    by_identity = {each.identity: each for each in drafts}
    found: set[str] = set()
    identities = list(by_identity)
    for start in range(0, len(identities), 500):
        some = identities[start : start + 500]
        rows = db.execute(
            select(Alarm.identity, *(getattr(Alarm, name) for name in RETOLD)).where(
                Alarm.origin == kind, Alarm.identity.in_(some), Alarm.voided_at.is_(None)
            )
        )
        for identity, *stands in rows:
            said = [getattr(by_identity[identity], name) for name in RETOLD]
            if any(new and new != old for new, old in zip(said, stands, strict=True)):
                found.add(identity)
    return frozenset(found)


def publish(
    db: Session, batch_id: uuid.UUID, *, read: int, bad: int, rows_digest: str, by: Identity
) -> dict[str, int]:
    """Let the whole batch be seen at once, tie its rows to the cases of the same number, and leave one entry.

    Rows that another workstation took in meanwhile are dropped from this one.
    """
    alarms.demand(by)
    batch = _batch(db, batch_id)
    mine, other = Alarm.batch_id == batch_id, aliased(Alarm)
    twice = select(other.identity).where(other.origin == batch.kind, other.voided_at.is_(None))
    changed = _retell(db, batch_id, batch.kind)
    _drop(db, mine, Alarm.identity.in_(twice))
    db.execute(
        update(Alarm).where(mine).values(voided_at=None, void_reason=""),
        execution_options={"synchronize_session": False},
    )
    numbers = select(Case.alarm_number).where(Case.alarm_number != "", Case.voided_at.is_(None))
    case_id = (
        select(Case.id)
        .where(Case.alarm_number == Alarm.number, Case.voided_at.is_(None))
        .order_by(Case.received_at)
        .limit(1)
        .scalar_subquery()
    )
    tied = db.execute(
        update(Alarm).where(mine, Alarm.number != "", Alarm.number.in_(numbers)).values(case_id=case_id),
        execution_options={"synchronize_session": False},
    )
    added = db.scalar(select(func.count()).select_from(Alarm).where(mine)) or 0
    counts = {"read": read, "added": added, "known": read - added - bad, "bad": bad}
    db.execute(
        update(Batch).where(Batch.id == batch_id).values(**counts, voided_at=None, void_reason=""),
        execution_options={"synchronize_session": False},
    )
    said = {
        "kind": batch.kind, "file_name": batch.file_name, "digest": batch.digest, "rows_digest": rows_digest,
    }  # fmt: skip
    told = {**said, **counts, **({"changed": changed} if changed else {})}
    _tell(db, "导入", batch_id, told, by=by)
    return {**counts, "changed": changed, "tied": int(getattr(tied, "rowcount", 0))}


def _retell(db: Session, batch_id: uuid.UUID, kind: str) -> int:
    """Let the rows on record say what the batch tells anew, in one statement; returns how many do."""
    new = aliased(Alarm)
    mine = (new.batch_id == batch_id, new.void_reason == PENDING)

    def told(name: str) -> Any:
        old, said = getattr(Alarm, name), getattr(new, name)
        value = said if name == "due_on" else func.nullif(said, "")
        same = select(value).where(*mine, new.identity == Alarm.identity).limit(1).scalar_subquery()
        return func.coalesce(same, old)

    done = db.execute(
        update(Alarm)
        .where(
            Alarm.origin == kind, Alarm.voided_at.is_(None), Alarm.identity.in_(select(new.identity).where(*mine))
        )
        .values({name: told(name) for name in RETOLD}),
        execution_options={"synchronize_session": False},
    )  # fmt: skip
    return int(getattr(done, "rowcount", 0))


def discard(db: Session, batch_id: uuid.UUID) -> None:
    """Take away a batch that was never published, all of it."""
    pending = db.scalar(select(Batch.id).where(Batch.id == batch_id, Batch.void_reason == PENDING))
    if pending is not None:
        _drop(db, Alarm.batch_id == batch_id)
        db.execute(delete(Batch).where(Batch.id == batch_id))


def _drop(db: Session, *which: Any) -> None:
    gone = select(Alarm.id).where(*which, Alarm.void_reason == PENDING)
    quiet = {"synchronize_session": False}
    db.execute(delete(AlarmParty).where(AlarmParty.alarm_id.in_(gone)), execution_options=quiet)
    db.execute(delete(Alarm).where(*which, Alarm.void_reason == PENDING), execution_options=quiet)


def undo(db: Session, batch_id: uuid.UUID, *, reason: str, by: Identity) -> int:
    """Take a whole batch back: its rows are voided and no longer counted, and the audit keeps what was."""
    alarms.demand(by)
    if not reason.strip():
        raise Refusal("请写明撤销原因。", "reason")
    batch = _batch(db, batch_id)
    if batch.voided_at is not None:
        raise Refusal("这一批已经撤销。")
    now = db.info["now"]()
    quiet = {"synchronize_session": False}
    gone = {"voided_at": now, "void_reason": reason}
    done = db.execute(
        update(Alarm).where(Alarm.batch_id == batch_id, Alarm.voided_at.is_(None)).values(gone),
        execution_options=quiet,
    )
    db.execute(
        update(Batch).where(Batch.id == batch_id).values(**gone, version=Batch.version + 1),
        execution_options=quiet,
    )
    count = int(getattr(done, "rowcount", 0))
    _tell(db, "撤销导入", batch_id, {"file_name": batch.file_name, "count": count, "reason": reason}, by=by)
    return count


def batches(db: Session, *, limit: int = 50) -> list[Batch]:
    """Return the batches taken in, newest first, taken back ones too."""
    if not alarms.may_see(db.info.get("by")):
        return []
    query = select(Batch).where(Batch.void_reason != PENDING).order_by(Batch.at.desc(), Batch.id.desc())
    return list(db.scalars(query.limit(limit)))


def of_file(db: Session, kind: str, digest: str) -> Batch | None:
    """Return the valid batch that the very same file made before, if any."""
    query = select(Batch).where(Batch.kind == kind, Batch.digest == digest, Batch.voided_at.is_(None))
    return db.scalar(query.order_by(Batch.at.desc()).limit(1))


def _batch(db: Session, batch_id: uuid.UUID) -> Batch:
    return db.get_one(Batch, batch_id, populate_existing=True)


def _tell(db: Session, deed: str, batch_id: uuid.UUID, changes: dict[str, Any], *, by: Identity) -> None:
    audit.append(
        db.connection(), [audit.Note(deed, _BATCHES.name, str(batch_id), changes)], by_id=by.id, by_name=by.name,
        at=db.info["now"](),
    )  # fmt: skip
    db.info.setdefault("touched", set()).update({"Alarm", "Batch"})
