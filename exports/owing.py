"""What is owed by an agreement, due by due: the receipts of it (D16), and the letters that urge it (D29)."""

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from exports.afterfacts import ReceiptFacts, UrgingFacts
from exports.partyfacts import PartyFacts, SignerFacts
from exports.walk import numeral, said_day
from models import agreements, clocks, confirmation, formheads, money, papers, payments, performance
from models import urging as urgings
from models.agreements import AgreementState, ObligationKind
from models.cases import State
from models.dates import local

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.agreements import Agreement, Instalment, Obligation
    from models.cases import Case
    from models.papers import Paper
    from models.payments import Payment

#: One paper each of these: (whom or what it is about, the words that tell it from the others, its title if another).
Each = tuple[uuid.UUID, str, str]

RECEIPT, DEED_DONE = "收条", "履行凭证"
URGED = "履行调解协议催告书"
WAGES = "wages"
CONFIRM = "rm-confirm"
OWED = frozenset({AgreementState.FINAL.value, AgreementState.SIGNED.value})


@dataclass(frozen=True)
class Due:
    """One thing owed: a whole obligation, or one instalment of it; ``place`` names the clause."""

    owed: "Obligation"
    part: "Instalment | None"
    place: str

    @property
    def id(self) -> uuid.UUID:
        """Return what its papers are about."""
        return self.part.id if self.part is not None else self.owed.id

    @property
    def clause(self) -> str:
        """Name clause and instalment: 第二条第1期."""
        return f"第{self.place}条" + (f"第{self.part.number}期" if self.part is not None else "")

    @property
    def amount(self) -> int | None:
        """Return the sum in fen, None where nothing is paid."""
        return (self.part.amount or None) if self.part is not None else self.owed.amount

    @property
    def due_on(self) -> date | None:
        """Return the last day."""
        return self.part.due_on if self.part is not None else self.owed.due_on

    @property
    def due(self) -> str:
        """State the last day as the agreement does."""
        return said_day(self.due_on) or self.owed.due_text

    @property
    def done_on(self) -> date | None:
        """Return the day on which it was performed in full."""
        return self.owed.performed_on or (self.part.paid_on if self.part is not None else None)

    def had(self, received: "Iterable[Payment]") -> "list[Payment]":
        """Return what was received of it; what fell on several instalments is of the first of them."""
        part = self.part.id if self.part is not None else None
        return [each for each in received if each.obligation_id == self.owed.id and _first_of(each) == part]


def dues(db: "Session", made: "Agreement") -> list[Due]:
    """List what is owed by an agreement, each instalment for itself."""
    order = {
        clause.id: numeral(place) for place, clause in enumerate((c for c in made.clauses if c.valid), 1)
    }
    found: list[Due] = []
    for owed in agreements.obligations(db, made.id):
        if owed.kind == ObligationKind.FORBEARANCE.value:  # kept, and never handed over
            continue
        place = order[owed.clause_id]
        found += [Due(owed, part, place) for part in owed.instalments] or [Due(owed, None, place)]
    return found


def agreed(db: "Session", subject: "Case") -> "Agreement | None":
    """Return the agreement by which something is owed: final or signed."""
    made = agreements.latest(db, subject.id)
    return made if made is not None and made.state in OWED else None


def receipts(db: "Session", subject: "Case") -> Iterator[Each]:
    """Yield each payment, and each sum that is still to be paid, to be filled in by hand.

    A sheet that was printed beforehand stays the paper of the payment that it was filled in for.
    """
    made, received = agreed(db, subject), performance.payments(db, subject.id)
    listed = dues(db, made) if made is not None else []
    kept = kept_for(db, subject, "payment")
    told = _told_apart(db, listed, received)
    for due in listed:
        had = due.had(received)
        title = RECEIPT if due.amount is not None else DEED_DONE
        if due.id in kept or (not had and due.owed.performed_on is not None):
            yield due.id, due.clause, title
            had = had[1:]
        yield from ((each.id, told[each.id], title) for each in had)
        if due.amount is not None and due.done_on is None and due.id not in kept:
            yield due.id, f"{due.clause}　待付", title
    known = {each.id for due in listed for each in due.had(received)}
    for each in received:
        if each.id not in known:
            yield each.id, f"{each.on:%m-%d}", RECEIPT if each.amount is not None else DEED_DONE


def _told_apart(db: "Session", listed: list[Due], received: "list[Payment]") -> dict[uuid.UUID, str]:
    """Name what each payment was for and its day, the sum where another has the same, and its place after all."""
    found: dict[uuid.UUID, str] = {}
    of = {each.id: (due, each) for due in listed for each in due.had(received)}
    for due, each in of.values():
        found[each.id] = f"{_named(_covered(db, due, each, listed))}　{each.on:%m-%d}"
    once = Counter(found.values())
    for key, words in found.items():
        if once[words] > 1:
            found[key] = "　".join(filter(None, (words, _digits(of[key][1].amount))))
    again: Counter[str] = Counter()
    for key, words in found.items():
        again[words] += 1
        if again[words] > 1:
            found[key] = f"{words}（{again[words]}）"
    return found


def receipt(
    db: "Session", subject: "Case", about: uuid.UUID | None, parties: tuple[PartyFacts, ...]
) -> ReceiptFacts:
    """Return what one receipt says; without a sum while nothing was paid."""
    received = performance.payments(db, subject.id)
    payment = next((each for each in received if each.id == about), None)
    made = agreed(db, subject)
    listed = dues(db, made) if made is not None else []
    due = next((each for each in listed if each.id == about or payment in each.had(received)), None)
    if due is None:
        if payment is None:
            return ReceiptFacts()
        return _of_row(db.get_one(agreements.Obligation, payment.obligation_id), payment, parties)
    if payment is None:  # the sheet printed beforehand is of the first payment
        payment = next(iter(due.had(received)), None)
    covered = _covered(db, due, payment, listed)
    whole = sum(each.amount or 0 for each in covered) if due.amount is not None else None
    before = _before(db, covered, payment, received)
    paid = _paid(due, payment, before)
    left = whole - before - paid if whole is not None and paid else None
    on = payment.on if payment is not None else due.owed.performed_on
    known = _of_row(due.owed, payment, parties)
    return ReceiptFacts(
        payer=known.payer, payee=known.payee, receivers=known.receivers, givers=known.givers, clause=_named(covered),
        deed=due.owed.text if due.amount is None else "", amount=money.digits(paid) if paid else "",
        words=money.words(paid) if paid else "", owed=_digits(whole), due=covered[-1].due,
        before=_digits(before or None), left="无" if left is not None and left <= 0 else _digits(left),
        on=said_day(on), method=known.method, evidence=known.evidence,
    )  # fmt: skip


def _first_of(payment: "Payment") -> uuid.UUID | None:
    """Return the instalment that a payment fell on first, if it is of one that is paid in parts."""
    return uuid.UUID(payment.parts[0][0]) if payment.parts else payment.instalment_id


def _covered(db: "Session", due: Due, payment: "Payment | None", listed: list[Due]) -> list[Due]:
    """Return every instalment that a payment fell on; of a sheet without one, what it is for."""
    fell = payments.shares(db, payment) if payment is not None else {}
    return [each for each in listed if each.part is not None and each.part.id in fell] or [due]


def _before(db: "Session", covered: list[Due], payment: "Payment | None", received: "list[Payment]") -> int:
    """Return what had been paid of the same instalments before, in fen."""
    earlier = received[: received.index(payment)] if payment is not None and payment in received else []
    same = [each for each in earlier if each.obligation_id == covered[0].owed.id]
    if covered[0].part is None:
        return sum(each.amount or 0 for each in same)
    ids = {each.part.id for each in covered if each.part is not None}
    return sum(fen for each in same for part, fen in payments.shares(db, each).items() if part in ids)


def _named(covered: list[Due]) -> str:
    """Name clause and instalments: 第二条第1期、第2期."""
    first, *more = covered
    return "、".join([first.clause, *(f"第{each.part.number}期" for each in more if each.part is not None)])


def _of_row(owed: "Obligation", payment: "Payment | None", parties: tuple[PartyFacts, ...]) -> ReceiptFacts:
    amount = payment.amount if payment is not None else None
    done = payment is not None or owed.performed_on is not None
    other = payment.payer if payment is not None and payment.payer != owed.debtor else ""
    return ReceiptFacts(
        payer=f"{other}代{owed.debtor}" if other and owed.debtor else other or owed.debtor, payee=owed.creditor,
        on=said_day(payment.on) if payment is not None else "",
        amount=_digits(amount), words=money.words(amount) if amount else "",
        method=(payment.method if payment is not None else "") or (owed.method if done else ""),
        evidence=payment.evidence if payment is not None else owed.evidence if done else "",
        receivers=_hands(owed.creditor, parties), givers=_hands(other or owed.debtor, parties),
    )  # fmt: skip


def _paid(due: Due, payment: "Payment | None", before: int) -> int:
    """Return what this sheet is for in fen; nothing while nothing was paid."""
    if due.amount is None:
        return 0
    if payment is None:
        return due.amount if due.owed.performed_on is not None else 0
    return payment.amount if payment.amount is not None else due.amount - before


def _hands(names: str, parties: tuple[PartyFacts, ...]) -> tuple[SignerFacts, ...]:
    """List who signs for those who pay or are paid: each party as it signs, a name that is no party for itself."""
    found: list[SignerFacts] = []
    for name in filter(None, names.split("、")):
        party = next((each for each in parties if each.name == name), None)
        found += party.signers if party is not None else (SignerFacts(name=name),)
    return tuple(dict.fromkeys(found))


def overdue(db: "Session", subject: "Case") -> Iterator[Each]:
    """Yield what should have been performed by today and was not, and what was urged already."""
    made = agreements.latest(db, subject.id)
    if made is None or made.state != AgreementState.SIGNED.value:
        return
    kept, today = kept_for(db, subject, "overdue"), day_of(db)
    open_case = subject.state in {State.AGREED.value, State.BREACHED.value}
    for due in dues(db, made):
        late = due.done_on is None and due.due_on is not None and due.due_on < today
        if due.id in kept or (late and open_case):
            title = URGED if subject.track not in formheads.PEOPLE_TRACKS else ""
            yield due.id, f"{due.clause}　{due.owed.debtor}", title


def urging(db: "Session", subject: "Case", about: uuid.UUID | None) -> UrgingFacts:
    """Return what one letter says of what is overdue, and the ways that stand open to the other side."""
    made = agreed(db, subject)
    due = next((each for each in (dues(db, made) if made is not None else ()) if each.id == about), None)
    if made is None or due is None:
        return UrgingFacts()
    had = (due.part.paid_amount or 0) if due.part is not None else payments.owed(db, due.owed).paid
    left = due.amount - had if due.amount is not None else None
    known = urgings.about(db, [due.id]).get(due.id, [])
    urged = [each for each in known if due.due_on is None or each.on >= due.due_on]
    asked = confirmation.of_case(db, subject.id)
    until = next((each.due_on for each in clocks.running(db, subject, CONFIRM)), None)
    pending = any(not each.again for each in asked)
    lawful = not pending and not confirmation.refusal(db, subject, on=day_of(db))
    return UrgingFacts(
        to=due.owed.debtor, creditor=due.owed.creditor if due.owed.creditor != due.owed.debtor else "",
        clause=due.clause, deed=due.owed.text if due.amount is None else "", due=due.due,
        paid=_digits(had or None), urged="、".join(dict.fromkeys(said_day(each.on) for each in urged)), left=_digits(left), words=money.words(left) if left and left > 0 else "",
        wages="是" if subject.dispute_type == WAGES and due.owed.kind == ObligationKind.PAYMENT.value else "",
        confirm_until=said_day(until) if lawful else "",
        enforceable="是" if any(confirmation.GRANTED in each.ruling for each in asked) else "",
    )  # fmt: skip


def kept_for(db: "Session", subject: "Case", per: str) -> set[uuid.UUID]:
    """Return what papers made ``per`` payment, visit … stand for."""
    return {
        each.about
        for each in papers.of_case(db, subject.id)
        if each.about is not None and each.valid and _per(each) == per
    }


def _per(paper: "Paper") -> str:
    return formheads.head(paper.form).per if paper.form in formheads.ids() else ""


def day_of(db: "Session") -> date:
    """Return the day on which papers are made now."""
    return local(db.info["now"]()).date()


def _digits(fen: int | None) -> str:
    return money.digits(fen) if fen is not None else ""
