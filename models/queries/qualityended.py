"""How cases ended: settled or not, how fast, at which sitting, and what was won where nothing was signed."""

import uuid
from collections import defaultdict
from collections.abc import Collection
from datetime import date
from itertools import accumulate
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from models import cases, dates
from models.cases import Case, Outcome, State
from models.levels import Grading
from models.queries.figures_slices import BROKEN_CASES
from models.queries.qualityitems import Item
from models.queries.registers.words import REACHED
from models.queries.selection import Selection, received_in, within
from models.record import Column, Utterance
from models.referrals import Referral
from models.sittings import Sitting

#: How a case ends without an agreement.
WITHOUT = frozenset(
    each.value
    for each in (Outcome.FAILED, Outcome.WITHDRAWN, Outcome.RECONCILED, Outcome.INELIGIBLE, Outcome.REFERRED)
)
#: The ids of cases as a query: a year of a county is more than a list in a statement may hold.
Ids = Select[uuid.UUID]
WAYS = ("eased_reconciled", "eased_lowered", "eased_settled", "eased_referred")


def items(db: Session, selection: Selection, today: date) -> dict[str, list[Item]]:
    """Return the items of success, first try, days and of what was won without an agreement."""
    del today
    shared = (*cases.own(), *cases.visible(db), *selection.where())
    received = db.execute(
        select(Case.id, Case.handler_id, Case.outcome, Case.state)
        .where(*received_in(selection.period), *shared)
        .order_by(Case.received_at, Case.id)
    )
    ended = db.execute(
        select(Case.id, Case.handler_id, Case.outcome, Case.state, Case.received_at, Case.concluded_on)
        .where(within(Case.concluded_on, selection.period), *shared)
        .order_by(Case.concluded_on, Case.id)
    ).all()
    broken = set(db.scalars(BROKEN_CASES))
    which = select(Case.id).where(within(Case.concluded_on, selection.period), *shared)
    held = _sittings(db, which)
    reached = [row for row in ended if _held(row, broken)]
    return {
        "success": [Item(row.id, row.handler_id, _held(row, broken)) for row in received],
        "first_try": [
            Item(row.id, row.handler_id, _held(row, broken) and held.get(row.id, 0) <= 1)
            for row in ended
            if _held(row, broken) or held.get(row.id)
        ],
        "days": [Item(row.id, row.handler_id, good=True, days=_days(row)) for row in reached],
        **_eased(
            db, [row for row in ended if row.outcome in WITHOUT], which.where(Case.outcome.in_(WITHOUT))
        ),
    }


def _held(row: Any, broken: Collection[uuid.UUID]) -> bool:
    """Tell whether a case was settled and stayed so: an agreement that was broken for good is no success."""
    return row.outcome in REACHED and row.state != State.BREACHED.value and row.id not in broken


def _days(row: Any) -> int:
    """Count the days from the door to the agreement; one that was entered afterwards took none."""
    begun = dates.local(row.received_at).date()
    return max(0, int((row.concluded_on - begun).days))


def _sittings(db: Session, ids: Ids) -> dict[uuid.UUID, int]:
    query = (
        select(Sitting.case_id, func.count())
        .where(Sitting.case_id.in_(ids), Sitting.voided_at.is_(None))
        .group_by(Sitting.case_id)
    )
    return {case_id: int(count) for case_id, count in db.execute(query)}


def _eased(db: Session, rows: Collection[Any], ids: Ids) -> dict[str, list[Item]]:
    won = {
        "eased_reconciled": {row.id for row in rows if row.outcome == Outcome.RECONCILED.value},
        "eased_lowered": _lowered(db, ids),
        "eased_settled": _settled(db, ids),
        "eased_referred": _referred(db, ids),
    }
    assert tuple(won) == WAYS, "every way has its figure"
    found = {
        key: [Item(row.id, row.handler_id, row.id in those) for row in rows] for key, those in won.items()
    }
    anyhow = set().union(*won.values())
    return {"eased": [Item(row.id, row.handler_id, row.id in anyhow) for row in rows], **found}


def _lowered(db: Session, ids: Ids) -> set[uuid.UUID]:
    """Find the cases whose level came down from its highest."""
    levels: dict[uuid.UUID, list[int]] = defaultdict(list)
    query = select(Grading.case_id, Grading.decided).where(Grading.case_id.in_(ids))
    for case_id, decided in db.execute(query.order_by(Grading.at, Grading.id)):
        levels[case_id].append(decided)
    return {case_id for case_id, run in levels.items() if run[-1] < list(accumulate(run, max))[-1]}


def _settled(db: Session, ids: Ids) -> set[uuid.UUID]:
    """Find the cases in which a line of the record was sorted as 无争议."""
    query = (
        select(Sitting.case_id)
        .join(Utterance, Utterance.sitting_id == Sitting.id)
        .where(
            Sitting.case_id.in_(ids), Sitting.voided_at.is_(None), Utterance.sorted_to == Column.AGREED.value,
            Utterance.struck_at.is_(None), Utterance.private.is_(False),
        )
        .distinct()
    )  # fmt: skip
    return set(db.scalars(query))


def _referred(db: Session, ids: Ids) -> set[uuid.UUID]:
    query = select(Referral.case_id).where(
        Referral.case_id.in_(ids), Referral.voided_at.is_(None), Referral.refused_reason == ""
    )
    return set(db.scalars(query))
