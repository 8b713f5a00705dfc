"""Rows of R6: what is owed under agreements, an instalment or a whole obligation a row, and how it was paid."""

import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, islice
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, aliased

from models import cases, dates, urging
from models.agreements import Agreement, Clause, Instalment, Obligation, ObligationKind
from models.cases import Case
from models.performance import Payment
from models.periods import Period
from models.queries.registers import briefs
from models.queries.rows import Gap
from models.queries.rows_after import InstalmentRow
from models.queries.selection import Selection, within
from models.registerrules import Rule


@dataclass(frozen=True, slots=True)
class _Due:
    """What is due on one day: a whole obligation, or one instalment of it."""

    on: date
    obligation_id: uuid.UUID
    instalment_id: uuid.UUID | None


def rows(db: Session, selection: Selection, rule: Rule) -> Iterator[InstalmentRow]:
    """Give the rows of R6."""
    del rule  # what is due stands in the period in which it is due
    of_case = (*cases.own(), *cases.visible(db), *selection.where())
    dues = iter(sorted(_due(db, *of_case, period=selection), key=lambda due: (due.on, due.obligation_id)))
    today = dates.local(db.info["now"]()).date()
    serials = count(1)
    while batch := list(islice(dues, briefs.AT_ONCE)):
        owed = {
            each.id: each
            for each in db.scalars(
                select(Obligation).where(Obligation.id.in_({due.obligation_id for due in batch}))
            )
        }
        known = briefs.of(db, {each.case_id for each in owed.values()})
        paid, urged = (
            _payments(db, owed),
            urging.about(db, {due.instalment_id or due.obligation_id for due in batch}),
        )
        for due in batch:
            whole = owed[due.obligation_id]
            got = [each for each in paid[whole.id] if due.instalment_id in _of(each)]
            told = urged.get(due.instalment_id or whole.id, [])
            yield replace(
                _row(due, whole, known[whole.case_id], got, today), serial=next(serials),
                urged=tuple(f"{each.on.isoformat()}{each.mode}" for each in told),
            )  # fmt: skip


def days(db: Session, subject: Case, rule: Rule) -> list[date]:
    """Return the days on which something of the case is due."""
    del rule
    return sorted(due.on for due in _due(db, Case.id == subject.id))


def undated(db: Session, period: Period) -> list[Gap]:
    """Return the cases of which a row is missing: what was agreed by the end of the period, for no day, and is not done."""
    open_part = Obligation.instalments.any((Instalment.due_on.is_(None)) & (Instalment.paid_on.is_(None)))
    rows = db.execute(
        select(Case.number, func.count(Obligation.id))
        .join(Obligation, Obligation.case_id == Case.id)
        .join(Clause, Clause.id == Obligation.clause_id)
        .join(Agreement, Agreement.id == Clause.agreement_id)
        .where(
            *cases.own(), *cases.visible(db), Obligation.voided_at.is_(None), Obligation.performed_on.is_(None),
            Obligation.kind != ObligationKind.FORBEARANCE.value, Agreement.signed_on <= period.last,
            Agreement.performed_on.is_(None), ~_replaced().exists(),
            or_(open_part, ~Obligation.instalments.any() & Obligation.due_on.is_(None)),
        )
        .group_by(Case.id, Case.number)
        .order_by(Case.number)
    )  # fmt: skip
    return [Gap(number, f"{found} 项没有约定履行日期") for number, found in rows]


def _replaced() -> Select[Any]:
    """Select the newer signed agreement of the same case, if there is one."""
    newer = aliased(Agreement)
    return select(newer.id).where(
        newer.case_id == Agreement.case_id, newer.voided_at.is_(None), newer.signed_on.is_not(None),
        newer.edition > Agreement.edition,
    )  # fmt: skip


def _due(db: Session, *which: Any, period: Selection | None = None) -> Iterator[_Due]:
    """Give what is due by signed agreements: the instalments, and the obligations that have none.

    Of an agreement that another one replaced only what came of it is told.
    """
    stands = ~_replaced().exists()
    kept = (Obligation.voided_at.is_(None), Agreement.signed_on.is_not(None), *which)
    parts = (
        select(Instalment.due_on, Obligation.id, Instalment.id)
        .join(Obligation, Obligation.id == Instalment.obligation_id)
        .join(Case, Case.id == Obligation.case_id)
        .join(Clause, Clause.id == Obligation.clause_id)
        .join(Agreement, Agreement.id == Clause.agreement_id)
        .where(Instalment.due_on.is_not(None), or_(stands, Instalment.paid_amount > 0), *kept)
    )
    wholes = (
        select(Obligation.due_on, Obligation.id)
        .join(Case, Case.id == Obligation.case_id)
        .join(Clause, Clause.id == Obligation.clause_id)
        .join(Agreement, Agreement.id == Clause.agreement_id)
        .where(
            Obligation.due_on.is_not(None),
            ~Obligation.instalments.any(),
            or_(stands, Obligation.performed_on.is_not(None)),
            *kept,
        )
    )
    if period is not None:
        parts = parts.where(within(Instalment.due_on, period.period))
        wholes = wholes.where(within(Obligation.due_on, period.period))
    for part_on, of_part, part in db.execute(parts):
        assert part_on is not None, "the query asked for it"
        yield _Due(part_on, of_part, part)
    for whole_on, whole in db.execute(wholes):
        assert whole_on is not None, "as above"
        yield _Due(whole_on, whole, None)


def _row(due: _Due, owed: Obligation, told: briefs.Brief, got: list[Payment], today: date) -> InstalmentRow:
    part = next((each for each in owed.instalments if each.id == due.instalment_id), None)
    done = part.paid_on if part else owed.performed_on
    sums = [each.amount for each in got if each.amount is not None]
    late = ((done or today) - due.on).days
    return InstalmentRow(
        case_id=str(owed.case_id), serial=0, number=told.number, debtor=owed.debtor, creditor=owed.creditor,
        part=f"{part.number}/{len(owed.instalments)}" if part else "一次", due_on=due.on,
        amount=(part.amount or None) if part else owed.amount, paid_on=done,
        paid=(part.paid_amount or None) if part else (sum(sums) if sums else (owed.amount if done else None)),
        method=(part.method if part else got[-1].method if got else "") or owed.method,
        receipt=(part.receipt if part else owed.evidence) or (got[-1].evidence if got else ""),
        overdue=late if late > 0 else None,
        urged=(), shield=told.shield,
    )  # fmt: skip


def _payments(db: Session, owed: dict[uuid.UUID, Obligation]) -> dict[uuid.UUID, list[Payment]]:
    found: dict[uuid.UUID, list[Payment]] = defaultdict(list)
    for each in db.scalars(
        select(Payment)
        .where(Payment.obligation_id.in_(owed), Payment.voided_at.is_(None))
        .order_by(Payment.on)
    ):
        found[each.obligation_id].append(each)
    return found


def _of(payment: Payment) -> set[uuid.UUID | None]:
    """Return the instalments that a payment fell on; None stands for an obligation that has none."""
    return {uuid.UUID(part) for part, _fen in payment.parts} or {payment.instalment_id}
