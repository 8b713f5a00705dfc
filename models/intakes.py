"""导入警情: batches of alarms and directives, each line known again, taken in and undone whole."""

import uuid
from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session, aliased

from models import alarms, signs
from models import batches as kept
from models.alarm_rows import Draft
from models.alarms import Alarm, AlarmParty, Origin
from models.base import Base, new_id
from models.batches import PENDING, QUIET
from models.batches import Batch as Batch  # noqa: PLC0414 -- given on, as mypy wants it
from models.batches import Digest as Digest  # noqa: PLC0414 -- as above
from models.batches import Mapping as Mapping  # noqa: PLC0414 -- as above
from models.batches import of_file as of_file  # noqa: PLC0414 -- as above
from models.batches import recall as recall  # noqa: PLC0414 -- as above
from models.cases import Case
from models.station import Identity

KINDS = tuple(each.value for each in Origin)
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

_ALARMS, _PARTIES = (Base.metadata.tables[name] for name in ("alarms", "alarm_parties"))


def remember(
    db: Session, *, kind: str, name: str, headings: Sequence[str], columns: dict[str, int], by: Identity
) -> Mapping:
    """Keep how the columns of a table of 警情 are read."""
    alarms.demand(by)
    return kept.remember(db, kind=kind, name=name, headings=headings, columns=columns)


def begin(
    db: Session, *, kind: str, file_name: str, digest: str, mapping_id: uuid.UUID | None, by: Identity
) -> uuid.UUID:
    """Begin a batch, and take away what a power cut left of older ones; nothing is seen before ``publish``."""
    alarms.demand(by)
    return kept.begin(
        db, kind=kind, kinds=KINDS, drop=_drop_batch, file_name=file_name, digest=digest, mapping_id=mapping_id,
        by=by,
    )  # fmt: skip


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
    batch = kept.get(db, batch_id)
    mine, other = Alarm.batch_id == batch_id, aliased(Alarm)
    twice = select(other.identity).where(other.origin == batch.kind, other.voided_at.is_(None))
    changed = _retell(db, batch_id, batch.kind)
    _drop(db, mine, Alarm.identity.in_(twice))
    db.execute(
        update(Alarm).where(mine).values(voided_at=None, void_reason=""),
        execution_options=QUIET,
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
        execution_options=QUIET,
    )
    added = db.scalar(select(func.count()).select_from(Alarm).where(mine)) or 0
    counts = {"read": read, "added": added, "known": read - added - bad, "bad": bad}
    kept.show(db, batch_id, counts)
    said = {
        "kind": batch.kind, "file_name": batch.file_name, "digest": batch.digest, "rows_digest": rows_digest,
    }  # fmt: skip
    told = {**said, **counts, **({"changed": changed} if changed else {})}
    kept.tell(db, "导入", batch_id, told, by=by, touched=("Alarm",))
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
        execution_options=QUIET,
    )  # fmt: skip
    return int(getattr(done, "rowcount", 0))


def discard(db: Session, batch_id: uuid.UUID) -> None:
    """Take away a batch that was never published, all of it."""
    kept.discard(db, batch_id, _drop_batch)


def _drop_batch(db: Session, batch_id: uuid.UUID) -> None:
    _drop(db, Alarm.batch_id == batch_id)


def _drop(db: Session, *which: Any) -> None:
    gone = select(Alarm.id).where(*which, Alarm.void_reason == PENDING)
    db.execute(delete(AlarmParty).where(AlarmParty.alarm_id.in_(gone)), execution_options=QUIET)
    db.execute(delete(Alarm).where(*which, Alarm.void_reason == PENDING), execution_options=QUIET)


def undo(db: Session, batch_id: uuid.UUID, *, reason: str, by: Identity) -> int:
    """Take a whole batch back: its rows are voided and no longer counted, and the audit keeps what was."""
    alarms.demand(by)
    batch = kept.undoable(db, batch_id, reason=reason)
    gone = {"voided_at": db.info["now"](), "void_reason": reason}
    done = db.execute(
        update(Alarm).where(Alarm.batch_id == batch_id, Alarm.voided_at.is_(None)).values(gone),
        execution_options=QUIET,
    )
    kept.hide(db, batch_id, gone)
    count = int(getattr(done, "rowcount", 0))
    told = {"file_name": batch.file_name, "count": count, "reason": reason}
    kept.tell(db, "撤销导入", batch_id, told, by=by, touched=("Alarm",))
    return count


def batches(db: Session, *, limit: int = 50) -> list[Batch]:
    """Return the batches taken in, newest first, taken back ones too."""
    return kept.listed(db, KINDS, limit=limit) if alarms.may_see(db.info.get("by")) else []
