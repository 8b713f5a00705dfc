"""What the papers that follow an agreement say: received, visited, served, urged, closed, brought to the court."""

from dataclasses import dataclass

from exports.partyfacts import SignerFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptFacts:
    """One payment or deed under an agreement (D16); without ``amount`` the sheet is filled in by hand.

    ``deed`` is what was done where nothing was paid; ``owed`` what the clause or instalment comes to, ``before`` what
    had been paid of it, ``left`` what is still owed after this payment.
    """

    payer: str = ""
    payee: str = ""
    clause: str = ""
    deed: str = ""
    amount: str = ""
    words: str = ""
    owed: str = ""
    due: str = ""
    before: str = ""
    left: str = ""
    on: str = ""
    method: str = ""
    evidence: str = ""
    receivers: tuple[SignerFacts, ...] = ()
    givers: tuple[SignerFacts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitFacts:
    """One return visit (D17), done or, with a planned day only, to be written on site."""

    visited: str = ""
    reason: str = ""
    planned: str = ""
    on: str = ""
    mode: str = ""
    performed: str = ""
    satisfaction: str = ""
    sued: str = ""
    said: str = ""
    risk: str = ""
    measures: str = ""
    by: str = ""
    late: str = ""
    next: str = ""
    place: str = ""
    relapse: str = ""
    mood: str = ""
    chance: str = ""
    unresolved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceFacts:
    """One paper on its way to one receiver (D26); how it arrived is empty until it was recorded."""

    to: str = ""
    paper: str = ""
    number: str = ""
    pieces: str = ""
    how: str = ""
    on: str = ""
    taker: str = ""
    taken_why: str = ""
    refused_why: str = ""
    remark: str = ""
    place: str = ""
    film: str = ""
    server: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingFacts:
    """How a case of the committee was brought to an end (D28)."""

    volume: str = ""
    accepted: str = ""
    closed: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgingFacts:
    """One overdue obligation or instalment (D29); ``left`` is what has not been paid, ``deed`` what was not done.

    ``urged`` are the days on which the debtor was urged before.
    """

    to: str = ""
    creditor: str = ""
    clause: str = ""
    deed: str = ""
    due: str = ""
    paid: str = ""
    left: str = ""
    words: str = ""
    wages: str = ""
    urged: str = ""
    confirm_until: str = ""
    enforceable: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmingFacts:
    """Who mediated the agreement that is brought to the court, to which one, and by whose hands (D24, D25)."""

    mediators: str = ""
    court: str = ""
    agency: str = ""


_RECEIPT, _VISIT, _SERVICE = ReceiptFacts(), VisitFacts(), ServiceFacts()
_CLOSING, _URGING, _CONFIRMING = ClosingFacts(), UrgingFacts(), ConfirmingFacts()


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterFacts:
    """What one of these papers is about; the others are empty on it."""

    receipt: ReceiptFacts = _RECEIPT
    visit: VisitFacts = _VISIT
    service: ServiceFacts = _SERVICE
    closing: ClosingFacts = _CLOSING
    urging: UrgingFacts = _URGING
    confirming: ConfirmingFacts = _CONFIRMING
