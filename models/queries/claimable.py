"""Which cases stand before 以案定补 in a period: claimed in it, ended in it, or ended before and still not claimed."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models import cases, disputes, subsidies, subsidyrates, tracks
from models.cases import Case, Outcome, State
from models.periods import Period
from models.queries.figures_slices import BROKEN_CASES
from models.queries.selection import within
from models.subsidies import REACHED, Claim, ClaimState, Lack, Payee

#: Cases that ended so long ago and were never claimed are no longer offered.
OFFERED_FOR = timedelta(days=366)
READY, LACKING = "可申报", "还缺"


@dataclass(frozen=True, slots=True)
class Standing:
    """One case with its claim, or with what may be claimed for it; money is in fen."""

    case_id: uuid.UUID
    number: str
    title: str
    dispute_type: str
    concluded_on: date | None
    tier: str
    reasons: tuple[str, ...]
    form: str
    amount: int
    score: str
    payees: tuple[Payee, ...]
    lacks: tuple[Lack, ...]
    state: str
    claim_id: uuid.UUID | None = None
    payee: str = ""
    drawn_on: date | None = None
    reason: str = ""
    back_reason: str = ""


def ids(db: Session, period: Period) -> list[uuid.UUID]:
    """Return the cases in the order in which they ended."""
    mine = [each.code for each in tracks.every(period.last) if each.host == "committee"]
    claimed = select(Claim.case_id).where(Claim.voided_at.is_(None))
    now = claimed.where(within(Claim.drawn_on, period))
    sent_out = claimed.where(Claim.state != ClaimState.BACK.value)
    earlier = (
        (Case.concluded_on < period.first)
        & (Case.concluded_on >= period.first - OFFERED_FOR)
        & Case.outcome.in_(REACHED)
        & Case.state.in_((State.PERFORMED.value, State.CLOSED.value))
        & Case.id.not_in(BROKEN_CASES)
        & Case.id.not_in(sent_out)
    )
    ended = within(Case.concluded_on, period) & Case.outcome.in_((*REACHED, Outcome.FAILED.value))
    query = (
        select(Case.id)
        .where(Case.track.in_(mine), *cases.own(), *cases.visible(db), or_(Case.id.in_(now), ended, earlier))
        .order_by(Case.concluded_on, Case.number)
    )
    return list(db.scalars(query))


def standing(db: Session, case_id: uuid.UUID) -> Standing | None:
    """Return how one case stands; None where nothing is paid for it: it failed, in a tier that pays for success only."""
    subject = cases.case(db, case_id)
    claim = subsidies.of_case(db, case_id)
    kind = disputes.leaf(subject.dispute_type).name if subject.dispute_type else ""
    if claim is not None and claim.state != ClaimState.BACK.value:
        return Standing(
            case_id, subject.number, subject.title, kind, subject.concluded_on, claim.tier,
            tuple(filter(None, claim.tier_reason.split("；"))), claim.form, claim.amount or 0, claim.score, (), (),
            claim.state, claim.id, claim.payee, claim.drawn_on, claim.reason,
        )  # fmt: skip
    found = subsidies.propose(db, subject)
    if found.form == subsidyrates.FAILED and not found.amount:
        return None
    return Standing(
        case_id, subject.number, subject.title, kind, subject.concluded_on, found.tier.name, found.reasons, found.form,
        found.amount, found.score, found.payees, found.lacks,
        claim.state if claim is not None else READY if found.ready else f"{LACKING} {len(found.lacks)} 项",
        claim.id if claim is not None else None, found.payees[0].name if found.payees else "",
        back_reason=claim.back_reason if claim is not None else "",
    )  # fmt: skip
