"""Rows of each register, as plain data."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PartyFacts:
    """What a register says of one party; numbers stand in full and are masked where they are shown."""

    name: str
    sex: str = ""
    age: int | None = None
    document: str = ""
    phone: str = ""
    address: str = ""


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
    closed_on: date | None
    archive_number: str


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


@dataclass(frozen=True, slots=True)
class Gap:
    """A number of the series that stands in no row, and why."""

    number: str
    reason: str
