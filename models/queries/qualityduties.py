"""What fell due: performance by obligations and instalments, return visits, answers to what was sent away."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from models import cases
from models.agreements import Agreement, AgreementState, Clause, Instalment, Obligation
from models.cases import Case
from models.queries.qualityitems import Item, until
from models.queries.selection import Selection
from models.referrals import Referral
from models.visits import Visit


def items(db: Session, selection: Selection, today: date) -> dict[str, list[Item]]:
    """Return the items of performance, visits and answers; what is due today is not late."""

    def due(column: Any) -> tuple[ColumnElement[bool], ...]:
        """Return what holds of a duty whose day fell in the period and is over."""
        return (
            column >= selection.period.first, column < until(selection.period, today), *cases.own(),
            *cases.visible(db), *selection.where(),
        )  # fmt: skip

    whole = _duties(
        db,
        _signed(Obligation.performed_on, Obligation.due_on).where(
            *due(Obligation.due_on), ~Obligation.instalments.any()
        ),
    )
    parts = _duties(
        db,
        _signed(Instalment.paid_on, Instalment.due_on)
        .join(Instalment, Instalment.obligation_id == Obligation.id)
        .where(*due(Instalment.due_on)),
    )
    visits = _duties(
        db,
        select(Case.id, Case.handler_id, Visit.done_on, Visit.due_on)
        .join(Visit, Visit.case_id == Case.id)
        .where(*due(Visit.due_on), Visit.voided_at.is_(None)),
    )
    answers = _duties(
        db,
        select(Case.id, Case.handler_id, Referral.feedback_on, Referral.feedback_by)
        .join(Referral, Referral.case_id == Case.id)
        .where(*due(Referral.feedback_by), Referral.voided_at.is_(None)),
    )
    both = [*whole, *parts]
    return {
        "performed": [_item(row, done=row[2] is not None) for row in both],
        "performed_whole": [_item(row, done=row[2] is not None) for row in whole],
        "performed_parts": [_item(row, done=row[2] is not None) for row in parts],
        "performed_on_day": [_item(row, done=_in_time(row)) for row in both],
        "visited": [_item(row, done=_in_time(row)) for row in visits],
        "answered": [_item(row, done=_in_time(row)) for row in answers],
    }


def _signed(done: Any, day: Any) -> Select[Any]:
    """Begin with what is owed by a signed agreement that stands."""
    query: Select[Any] = (
        select(Case.id, Case.handler_id, done, day)
        .select_from(Obligation)
        .join(Case, Case.id == Obligation.case_id)
        .join(Clause, Clause.id == Obligation.clause_id)
        .join(Agreement, Agreement.id == Clause.agreement_id)
        .where(
            Obligation.voided_at.is_(None), Agreement.voided_at.is_(None),
            Agreement.state == AgreementState.SIGNED.value,
        )
    )  # fmt: skip
    return query


def _duties(db: Session, query: Any) -> list[Any]:
    return list(db.execute(query.order_by(query.selected_columns[3], Case.id)).all())


def _in_time(row: Any) -> bool:
    return row[2] is not None and row[2] <= row[3]


def _item(row: Any, *, done: bool) -> Item:
    return Item(row[0], row[1], done)
