"""Rows of R3: cases that the people's mediation committee accepted."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from models import cases, courtrules, shields, subsidies, tracks
from models.cases import Case
from models.queries.bundles import Bundle
from models.queries.plainparts import Part
from models.queries.registers import words
from models.queries.registers.days import day_of, of_tracks
from models.queries.rows import MediationRow
from models.queries.selection import Selection
from models.registerrules import Rule

PARTS: tuple[Part, ...] = (
    "agreement",
    "obligations",
    "sittings",
    "visits",
    "confirmations",
    "deadlines",
    "papers",
)


def rows(db: Session, selection: Selection, rule: Rule) -> Iterator[MediationRow]:
    """Give the rows of R3."""
    claimed = subsidies.states(db)
    for serial, each in enumerate(of_tracks(db, selection, rule, of_committee, PARTS), start=1):
        yield _people(each, serial, claimed.get(each.case.id, ""))


def days(db: Session, subject: Case, rule: Rule) -> list[date] | None:
    """Return the day by which the case stands in a period; None for a case that the register is not for."""
    del db
    return day_of(subject, rule) if of_committee(subject.track) else None


def of_committee(track: str) -> bool:
    """Tell whether the committee mediates on a track."""
    return bool(track) and tracks.get(track).host == "committee"


def _people(each: Bundle, serial: int, claim: str) -> MediationRow:
    case, agreement = each.case, each.signed
    asked = next((one for one in reversed(each.confirmations) if not courtrules.again(one.ruling)), None)
    limit = [deadline for deadline in each.deadlines if deadline.key == "rm-confirm"]
    last = each.visits[-1].done_on if each.visits else None
    performed = words.performance_words(each)
    success = case.outcome in words.REACHED
    return MediationRow(
        case_id=str(case.id), serial=serial, dossier_number=case.dossier_number, accepted_on=case.accepted_on,
        source=words.entry_of(case.source), parties=tuple(party.name for party in cases.parties(case)),
        dispute_type="·".join(filter(None, words.type_names(case.dispute_type))), complex=case.difficult,
        amount=each.amount if each.amount is not None else case.amount, mediators=words.names(each, host=True),
        invitees=words.names(each, host=False), result=words.CLOSINGS.get(case.outcome) or words.result(case),
        agreement_form=agreement.form if agreement else "", agreement_number=words.agreement_number(each),
        agreed_on=agreement.signed_on if agreement else None, performance=performed,
        confirmation_on=asked.applied_on if asked else None,
        ruling=" ".join(filter(None, (asked.ruling, asked.ruling_number))) if asked else "",
        confirmation_due_on=limit[-1].due_on if limit else None,
        visits=f"{len(each.visits)}次\n{last.isoformat()}" if last else "",
        archived="已归档" if case.dossier_number and case.ended_on is not None else "未归档",
        subsidy=claim or ("可申报" if success and performed == "已履行" else ""), shield=shields.of(case),
        everyone=words.everyone(case, words.local_day(case.received_at)),
    )  # fmt: skip
