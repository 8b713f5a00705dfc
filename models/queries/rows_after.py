"""Rows of what follows an agreement: return visits, payments, referrals, confirmations, papers served."""

from dataclasses import dataclass
from datetime import date

from models.shields import Shield


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One return visit in R5 回访台账."""

    case_id: str
    serial: int
    number: str
    parties: tuple[str, ...]
    agreement_number: str
    due_on: date
    done_on: date | None
    mode: str
    performed: str
    satisfaction: str
    new_risk: str
    measures: str
    by_name: str
    next_on: date | None
    shield: Shield | None = None


@dataclass(frozen=True, slots=True)
class InstalmentRow:
    """One payment or deed that is due in R6 履行跟踪; money is in fen, ``overdue`` in days."""

    case_id: str
    serial: int
    number: str
    debtor: str
    creditor: str
    part: str
    due_on: date
    amount: int | None
    paid_on: date | None
    paid: int | None
    method: str
    receipt: str
    overdue: int | None
    urged: tuple[str, ...]
    shield: Shield | None = None


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """One case or need sent elsewhere in R7 移送分流台账."""

    case_id: str
    serial: int
    paper_number: str
    number: str
    sent_on: date
    to: str
    reason: str
    feedback_by: date | None
    received: str
    feedback_on: date | None
    result: str
    refused: str
    shield: Shield | None = None


@dataclass(frozen=True, slots=True)
class ConfirmationRow:
    """One application to the court in R13 司法确认台账."""

    case_id: str
    serial: int
    number: str
    parties: tuple[str, ...]
    agreement_number: str
    agreed_on: date | None
    court: str
    due_on: date | None
    applied_on: date
    ruled_on: date | None
    ruling: str
    ruling_number: str
    accepted_on: date | None = None
    after: str = ""
    shield: Shield | None = None


@dataclass(frozen=True, slots=True)
class ServingRow:
    """One paper that reached whom it is for in R14 送达台账."""

    case_id: str
    serial: int
    number: str
    title: str
    paper_number: str
    issued_on: date
    recipients: tuple[str, ...]
    how: str
    served_on: date | None
    taken_by: str
    note: str
    by_name: str
    shield: Shield | None = None
