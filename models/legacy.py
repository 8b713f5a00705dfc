"""旧台账: the station's old books entered as cases of the past, in batches that are seen whole and undone whole.

A case of the past keeps its old number, takes none of the running series, starts no clock and plans no visit.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from models import batches, cases, legacy_rules, station
from models.agreements import Agreement, Clause
from models.audit import AuditEntry
from models.base import Base, Row, label, link
from models.batches import PENDING, QUIET, Batch
from models.cases import Case, Party
from models.errors import Refusal
from models.legacy_cells import MARK
from models.people import Organisation, Person
from models.station import Deed, Identity

NOT_YOURS = "旧台账由派出所民警、辅警、内勤和所领导导入。"
NAMED = 20
_AT_ONCE = 500


class LegacyCase(Row):
    """Which line of which batch a case of the past came from; ``identity`` knows the same line again."""

    __tablename__ = "legacy_cases"

    batch_id: Mapped[uuid.UUID] = link("batches.id")
    case_id: Mapped[uuid.UUID] = link("cases.id")
    identity: Mapped[str] = mapped_column(default="", index=True)
    line: Mapped[int] = mapped_column(default=0, info={"label": "行号"})
    sheet: Mapped[str] = label("工作表")


class LegacyPerson(Row):
    """Somebody who is on record only because a batch named them."""

    __tablename__ = "legacy_people"

    batch_id: Mapped[uuid.UUID] = link("batches.id")
    person_id: Mapped[uuid.UUID | None] = link("persons.id", default=None)
    organisation_id: Mapped[uuid.UUID | None] = link("organisations.id", default=None)


@dataclass(frozen=True)
class Undone:
    """What went with a batch that was taken back, and which cases stayed because somebody has worked on them."""

    cases: int
    people: int
    kept: int
    named: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """Say it in one line."""
        gone = f"撤销了 {self.cases} 件旧案和只因它登记的 {self.people} 名当事人"
        if not self.kept:
            return f"{gone}。"
        more = "等" if self.kept > len(self.named) else ""
        return f"{gone}；导入后已经办理过的 {self.kept} 件留下：{'、'.join(self.named)}{more}。"


_TABLES = Base.metadata.tables
_ADDED = ((LegacyPerson.person_id, Person), (LegacyPerson.organisation_id, Organisation))


def kinds() -> tuple[str, ...]:
    """Name the kinds of old registers."""
    return tuple(each.key for each in legacy_rules.ledgers())


def may_import(by: Identity | None) -> bool:
    """Tell whether a person may take old registers in: who receives cases and sees all of them."""
    return by is None or (station.may(by, Deed.READ_ALL) and station.may(by, Deed.RECEIVE))


def demand(by: Identity | None) -> None:
    """Refuse whoever may not take old registers in."""
    if not may_import(by):
        raise Refusal(NOT_YOURS)


def remember(
    db: Session, *, kind: str, name: str, headings: Sequence[str], columns: dict[str, int], by: Identity
) -> batches.Mapping:
    """Keep how the columns of an old register are read."""
    demand(by)
    return batches.remember(db, kind=kind, name=name, headings=headings, columns=columns)


def begin(
    db: Session, *, kind: str, file_name: str, digest: str, mapping_id: uuid.UUID | None, by: Identity
) -> uuid.UUID:
    """Begin a batch; nothing of it is seen before ``publish``."""
    demand(by)
    return batches.begin(
        db, kind=kind, kinds=kinds(), drop=_drop, file_name=file_name, digest=digest, mapping_id=mapping_id, by=by
    )  # fmt: skip


def publish(
    db: Session, batch_id: uuid.UUID, *, read: int, offered: int, bad: int, rows_digest: str, by: Identity
) -> dict[str, int]:
    """Let the whole batch be seen at once, and leave one entry; ``offered`` lines were cases.

    Cases that another workstation took in meanwhile are dropped from this one.
    """
    demand(by)
    batch = batches.get(db, batch_id)
    other, owner = aliased(LegacyCase), aliased(Case)
    twice = (
        select(other.identity)
        .join(owner, owner.id == other.case_id)
        .where(owner.voided_at.is_(None), other.batch_id != batch_id)
    )
    _drop_cases(db, LegacyCase.batch_id == batch_id, LegacyCase.identity.in_(twice))
    mine = select(LegacyCase.case_id).where(LegacyCase.batch_id == batch_id)
    seen = {"voided_at": None, "void_reason": ""}
    db.execute(update(Case).where(Case.id.in_(mine)).values(seen), execution_options=QUIET)
    for column, table in _ADDED:
        new = select(column).where(LegacyPerson.batch_id == batch_id, column.is_not(None))
        db.execute(update(table).where(table.id.in_(new)).values(seen), execution_options=QUIET)
    _tie(db, mine)
    added = db.scalar(select(func.count()).where(LegacyCase.batch_id == batch_id)) or 0
    counts = {"read": read, "added": added, "known": max(offered - added, 0), "bad": bad}
    batches.show(db, batch_id, counts)
    told = {
        "kind": batch.kind, "file_name": batch.file_name, "digest": batch.digest, "rows_digest": rows_digest, **counts,
    }  # fmt: skip
    batches.tell(db, "导入旧台账", batch_id, told, by=by, touched=("Case", "Party", "Person"))
    return counts


def _tie(db: Session, mine: Any) -> None:
    """Tie the alarms on record that have no case yet to the case of the past that names their number."""
    alarms = _TABLES["alarms"].c
    named = (Case.id.in_(mine), Case.alarm_number == alarms.number)
    case_id = select(Case.id).where(*named).order_by(Case.received_at).limit(1).scalar_subquery()
    numbers = select(Case.alarm_number).where(Case.id.in_(mine), Case.alarm_number != "")
    free = (alarms.case_id.is_(None), alarms.voided_at.is_(None), alarms.number.in_(numbers))
    db.execute(update(_TABLES["alarms"]).where(*free).values(case_id=case_id), execution_options=QUIET)


def discard(db: Session, batch_id: uuid.UUID) -> None:
    """Take away a batch that was never published, all of it."""
    batches.discard(db, batch_id, _drop)


def _drop(db: Session, batch_id: uuid.UUID) -> None:
    _drop_cases(db, LegacyCase.batch_id == batch_id)
    for column, table in _ADDED:
        ids = db.scalars(select(column).where(LegacyPerson.batch_id == batch_id, column.is_not(None))).all()
        db.execute(
            delete(LegacyPerson).where(LegacyPerson.batch_id == batch_id, column.is_not(None)), execution_options=QUIET
        )  # fmt: skip
        for some in _parts(list(ids)):
            db.execute(
                delete(table).where(table.id.in_(some), table.void_reason == PENDING), execution_options=QUIET
            )


def _drop_cases(db: Session, *which: Any) -> None:
    ids = db.scalars(select(LegacyCase.case_id).where(*which)).all()
    for some in _parts(list(ids)):
        own = select(Agreement.id).where(Agreement.case_id.in_(some))
        for query in (
            delete(Clause).where(Clause.agreement_id.in_(own)),
            delete(Agreement).where(Agreement.case_id.in_(some)),
            delete(Party).where(Party.case_id.in_(some)),
            delete(LegacyCase).where(LegacyCase.case_id.in_(some)),
            delete(Case).where(Case.id.in_(some), Case.void_reason == PENDING),
        ):
            db.execute(query, execution_options=QUIET)


def undo(db: Session, batch_id: uuid.UUID, *, reason: str, by: Identity) -> Undone:
    """Take a whole batch back: its cases and who is known only by them are voided, the audit keeps what was.

    A case that somebody has worked on since is named and stays, with its parties.
    """
    demand(by)
    batch = batches.undoable(db, batch_id, reason=reason)
    mine = select(LegacyCase.case_id).where(LegacyCase.batch_id == batch_id)
    valid = select(Case.id).where(Case.id.in_(mine), Case.voided_at.is_(None))
    worked = select(AuditEntry.case_id).where(AuditEntry.case_id.in_(valid))
    stay = db.execute(
        select(Case.id, Case.number, Case.title).where(Case.id.in_(worked), Case.id.in_(valid)).order_by(Case.received_at)
    ).all()  # fmt: skip
    gone = {"voided_at": db.info["now"](), "void_reason": reason}
    done = db.execute(
        update(Case)
        .where(Case.id.in_(valid), Case.id.not_in(worked))
        .values(**gone, version=Case.version + 1),
        execution_options=QUIET,
    )
    alarms = _TABLES["alarms"]
    lost = select(Case.id).where(Case.id.in_(mine), Case.voided_at.is_not(None))
    db.execute(update(alarms).where(alarms.c.case_id.in_(lost)).values(case_id=None), execution_options=QUIET)
    count = int(getattr(done, "rowcount", 0))
    went = sum(_void_unneeded(db, batch_id, column, table, gone) for column, table in _ADDED)
    batches.hide(db, batch_id, gone)
    named = tuple(f"{title}（{number}）" if number else title for _id, number, title in stay[:NAMED])
    told = {"file_name": batch.file_name, "count": count, "people": went, "kept": len(stay), "reason": reason}
    batches.tell(db, "撤销导入旧台账", batch_id, told, by=by, touched=("Case", "Party", "Person"))
    return Undone(count, went, len(stay), named)


def _void_unneeded(db: Session, batch_id: uuid.UUID, column: Any, table: Any, gone: dict[str, Any]) -> int:
    """Void who of the batch is named nowhere but in cases that went, and was not written to since."""
    new = select(column).where(LegacyPerson.batch_id == batch_id, column.is_not(None))
    conditions = [table.id.in_(new), table.voided_at.is_(None), table.version == 1]
    for name, other in _TABLES.items():
        if name == LegacyPerson.__tablename__:
            continue
        for key in other.foreign_keys:
            if key.column.table.name != table.__tablename__:
                continue
            used = select(key.parent).where(key.parent.in_(new))
            if name == Party.__tablename__:
                used = used.where(
                    other.c.case_id.in_(select(Case.id).where(Case.voided_at.is_(None))), other.c.voided_at.is_(None)
                )  # fmt: skip
            conditions.append(table.id.not_in(used))
    done = db.execute(
        update(table).where(*conditions).values(**gone, version=table.version + 1), execution_options=QUIET
    )
    return int(getattr(done, "rowcount", 0))


def taken_in(db: Session, *, limit: int = 50) -> list[Batch]:
    """Return the batches taken in, newest first, taken back ones too."""
    return batches.listed(db, kinds(), limit=limit) if may_import(db.info.get("by")) else []


@dataclass(frozen=True)
class OldCase:
    """One case of the past in a list, with where it came from and what of its line is kept as it stood."""

    case_id: uuid.UUID
    number: str
    received_at: datetime
    title: str
    outcome: str
    state: str
    file_name: str
    source_text: str


def entered(db: Session, *, batch_id: uuid.UUID | None = None, limit: int = 500) -> list[OldCase]:
    """Return the cases of the past that the signed-in person may see, the newest first; of one batch if told."""
    query = (
        select(
            Case.id, Case.number, Case.received_at, Case.title, Case.outcome, Case.state, Batch.file_name, Case.source_text
        )
        .join(LegacyCase, LegacyCase.case_id == Case.id)
        .join(Batch, Batch.id == LegacyCase.batch_id)
        .where(Case.voided_at.is_(None), *cases.visible(db))
        .order_by(Case.received_at.desc(), Case.id)
        .limit(limit)
    )  # fmt: skip
    if batch_id is not None:
        query = query.where(LegacyCase.batch_id == batch_id)
    return [OldCase(*row) for row in db.execute(query)]


def origin(db: Session, case_id: uuid.UUID) -> str:
    """Say which file and line a case of the past came from; empty for a case of this program."""
    row = db.execute(
        select(Batch.file_name, Batch.kind, LegacyCase.sheet, LegacyCase.line)
        .join(LegacyCase, LegacyCase.batch_id == Batch.id)
        .where(LegacyCase.case_id == case_id)
    ).first()
    if row is None:
        return ""
    file_name, kind, sheet, line = row
    return f"{MARK}：{'，'.join(filter(None, (kind, f'“{file_name}”', sheet)))}第{line}行"


def _parts(values: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
