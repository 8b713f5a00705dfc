"""Plain rows: what registers read of a case and of what hangs on it, under the names of its columns.

They stand in for the entities of those names where many cases are read and none is changed.
"""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, type_coerce
from sqlalchemy.types import NullType

from models.base import Base


class PlainPerson(NamedTuple):
    """A person, as a party or as whoever stands for one."""

    name: str
    former_name: str
    sex: str
    birth: date | None
    stated_age: int | None
    id_number: str
    telephone: str
    employer: str
    address: str
    domicile: str


class PlainOrganisation(NamedTuple):
    """An organisation as a party."""

    name: str
    credit_code: str
    address: str
    telephone: str


class PlainParty(NamedTuple):
    """A party with who they are; a voided one too."""

    name: str
    side: str
    position: int
    role: str
    headcount: int | None
    representative: str
    voided_at: datetime | None
    person: PlainPerson | None
    organisation: PlainOrganisation | None
    guardian: PlainPerson | None
    agent: PlainPerson | None

    @property
    def valid(self) -> bool:
        """True while the party has not been voided."""
        return self.voided_at is None


class PlainCase(NamedTuple):
    """A case with its parties."""

    id: uuid.UUID
    number: str
    received_at: datetime
    source: str
    alarm_number: str
    place: str
    village: str
    dispute_type: str
    nature: str
    cause: str
    origin: str
    brief: str
    people_count: int | None
    amount: int | None
    injury: str
    appraised_on: date | None
    level: int
    track: str
    channel: str
    state: str
    outcome: str
    handler_name: str
    filed_on: date | None
    accepted_on: date | None
    resolved_on: date | None
    ended_on: date | None
    ended_how: str
    closed_on: date | None
    platform_number: str
    dossier_number: str
    difficult: bool
    measures: str
    remarks: str
    overdue: str
    parties: Sequence[PlainParty]


class PlainAttendance(NamedTuple):
    """Who presided over a sitting or helped in it."""

    name: str
    kind: str
    host: bool
    until: datetime | None


class PlainSitting(NamedTuple):
    """A sitting with those who were there besides the parties."""

    id: Any
    started_at: datetime
    attendances: Sequence[PlainAttendance]

    @property
    def hosts(self) -> list[PlainAttendance]:
        """Who presides now."""
        return [each for each in self.attendances if each.host and each.until is None]


class PlainClause(NamedTuple):
    """A clause that holds."""

    amount: int | None
    text: str

    @property
    def valid(self) -> bool:
        """True: others are not read."""
        return True


class PlainAgreement(NamedTuple):
    """An agreement with its clauses."""

    form: str
    number: str
    signed_on: date | None
    perform_by: date | None
    performed_on: date | None
    breached_on: date | None
    breach_text: str
    clauses: Sequence[PlainClause]


class PlainInstalment(NamedTuple):
    """One payment of an obligation."""

    due_on: date | None
    paid_on: date | None


class PlainObligation(NamedTuple):
    """What is owed, with its payments."""

    due_on: date | None
    performed_on: date | None
    kind: str
    repeats: str
    instalments: Sequence[PlainInstalment]


class PlainVisit(NamedTuple):
    """A return visit that was made."""

    done_on: date


class PlainConfirmation(NamedTuple):
    """An application to the court."""

    applied_on: date
    ruling: str
    ruling_number: str


class PlainDisposition(NamedTuple):
    """What was made of a case besides the mediation."""

    kind: str
    decided_on: date
    number: str
    text: str
    executed_on: date | None

    @property
    def on(self) -> date:
        """The day of it, as the entity calls it."""
        return self.decided_on


class PlainRecording(NamedTuple):
    """The recording of a sitting."""

    sitting_id: Any
    file_number: str


class PlainDeadline(NamedTuple):
    """A limit of the case."""

    key: str
    due_on: date
    met_on: date | None


class PlainPaper(NamedTuple):
    """A final paper."""

    form: str
    number: str


def raw(column: Any) -> ColumnElement[Any]:
    """Return an id as the driver gives it: enough to compare and to look up by, and not parsed."""
    return type_coerce(column, NullType())


def columns(of: type[Base], plain: Any) -> list[ColumnElement[Any]]:
    """Return the columns that a plain row is made of, in its order; what is no column is put in by the reader."""
    table = of.__table__.c
    names = [name for name in plain._fields if name in table]
    return [raw(table[name]) if name.endswith("_id") else table[name] for name in names]
