"""Rows of the registers of cases, as plain data; ``shield`` is what hides the parties outside the police."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from models.shields import Shield


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """What a register says of one party; numbers stand in full and are masked where they are shown."""

    name: str
    sex: str = ""
    age: int | None = None
    document: str = ""
    phone: str = ""
    address: str = ""
    side: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """One case in R1 矛盾纠纷排查调处登记台账; money is in fen."""

    case_id: str
    serial: int
    number: str
    received_on: date
    source: str
    alarm_number: str
    side_a: tuple[PartyFacts, ...]
    side_b: tuple[PartyFacts, ...]
    others: tuple[str, ...]
    place: str
    major_type: str
    minor_type: str
    nature: str
    cause: str
    brief: str
    people: int
    amount: int | None
    level: str
    repeats: int
    officer: str
    partners: tuple[str, ...]
    channel: str
    measures: str
    sittings: int
    result: str
    agreement_number: str
    performance: str
    resolved_on: date | None
    visits: int
    last_visit_on: date | None
    closed: bool
    note: str
    shield: Shield | None = None
    everyone: tuple[PartyFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicOrderRow:
    """One case in R2 治安调解台账; money is in fen."""

    case_id: str
    serial: int
    paper_number: str
    case_number: str
    offence: str
    accepted_on: date | None
    suspects: tuple[str, ...]
    victims: tuple[str, ...]
    injury: str
    injury_on: date | None
    on_the_spot: bool
    first_on: date | None
    second_on: date | None
    second_timely: str
    officers: tuple[str, ...]
    recording: str
    invitees: tuple[str, ...]
    agreed_on: date | None
    terms: str
    amount: int | None
    due_on: date | None
    performed_on: date | None
    breach: str
    ended_on: date | None
    archive_number: str
    shield: Shield | None = None
    everyone: tuple[PartyFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class MediationRow:
    """One case in R3 人民调解案件台账; money is in fen."""

    case_id: str
    serial: int
    dossier_number: str
    accepted_on: date | None
    source: str
    parties: tuple[str, ...]
    dispute_type: str
    complex: bool
    amount: int | None
    mediators: tuple[str, ...]
    invitees: tuple[str, ...]
    result: str
    agreement_form: str
    agreement_number: str
    agreed_on: date | None
    performance: str
    confirmation_on: date | None
    ruling: str
    confirmation_due_on: date | None
    visits: str
    archived: str
    subsidy: str
    shield: Shield | None = None
    everyone: tuple[PartyFacts, ...] = ()


Of = TypeVar("Of", DisputeRow, PublicOrderRow, MediationRow)


@dataclass(frozen=True, slots=True)
class PersonRow(Generic[Of]):
    """One party of a case, for a register with a row a person; ``serial`` stands on the first of each case only."""

    case_id: str
    serial: int | None
    of: Of
    party: PartyFacts
    shield: Shield | None = None


def by_person(rows: Iterable[Of]) -> Iterator[PersonRow[Of]]:
    """Give every party of each case a row; a case without parties has one all the same."""
    for row in rows:
        for place, party in enumerate(row.everyone or (PartyFacts(""),)):
            yield PersonRow(row.case_id, None if place else row.serial, row, party, row.shield)


@dataclass(frozen=True, slots=True)
class Gap:
    """A number of the series that stands in no row, and why."""

    number: str
    reason: str
