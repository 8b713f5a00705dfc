"""Rows of R9: the cases of the committee that are claimed under 以案定补, by the day of the claim."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import cases, disputes, performance, shields, subsidies
from models.cases import Case
from models.queries.selection import Selection, within
from models.registerrules import Rule
from models.shields import Shield
from models.subsidies import Claim

DAYS = {"drawn": Claim.drawn_on, "sent": Claim.sent_on}


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim in R9 以案定补申报表; money is in fen."""

    case_id: str
    serial: int
    number: str
    dossier_number: str
    title: str
    dispute_type: str
    tier: str
    payee: str
    certificate: str
    accepted_on: date | None
    ended_on: date | None
    form: str
    performance: str
    score: str
    amount: int | None
    state: str
    note: str
    shield: Shield | None = None


def rows(db: Session, selection: Selection, rule: Rule) -> Iterator[ClaimRow]:
    """Give the rows of R9; what came back stands there no longer."""
    day = DAYS[rule.day]
    query = (
        select(Claim, Case)
        .join(Case, Case.id == Claim.case_id)
        .where(
            within(day, selection.period), Claim.voided_at.is_(None),
            Claim.state != subsidies.ClaimState.BACK.value, *cases.own(), *cases.visible(db), *selection.where(),
        )
        .order_by(day, Case.number, Claim.id)
    )  # fmt: skip
    for serial, (claim, case) in enumerate(db.execute(query).all(), start=1):
        yield ClaimRow(
            case_id=str(case.id), serial=serial, number=case.number, dossier_number=case.dossier_number,
            title=case.title, dispute_type=disputes.leaf(case.dispute_type).name if case.dispute_type else "",
            tier=claim.tier, payee=claim.payee, certificate=claim.certificate, accepted_on=case.accepted_on,
            ended_on=case.ended_on, form=claim.form, performance=performance.words(db, case),
            score=claim.score, amount=claim.amount, state=claim.state,
            note="；".join(filter(None, (claim.tier_reason, claim.reason))), shield=shields.of(case),
        )  # fmt: skip


def days(db: Session, subject: Case, rule: Rule) -> list[date] | None:
    """Return the days of the case by which its claim stands in a period; None for a case that nothing is paid for."""
    if not subsidies.concerns(subject):
        return None
    day = DAYS[rule.day]
    query = select(day).where(
        Claim.case_id == subject.id, Claim.voided_at.is_(None),
        Claim.state != subsidies.ClaimState.BACK.value, day.is_not(None),
    )  # fmt: skip
    return [each for each in db.scalars(query) if each is not None]
