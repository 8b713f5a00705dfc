"""An agreement on record, as the wording rules read it: its clauses, who signs, and what the case knows beside them."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import agreements, calculations, cases, clocks, sittings, spared, wording
from models.agreements import Agreement, Clause, Obligation
from models.cases import Case, Party
from models.roster import Mediator
from models.station import Officer

#: The limits of a police case, the longest that runs is its last day.
_CASE_LIMITS = ("za-case", "za-case-extended", "za-case-extended-twice")


def of(db: Session, subject: Case, agreement: Agreement, today: date) -> wording.AgreementText:
    """Return the agreement of a case as the rules read it."""
    owed = {each.clause_id: each for each in agreements.obligations(db, agreement.id)}
    on = agreement.signed_on or today
    parties = cases.parties(subject)
    return wording.AgreementText(
        track=subject.track, signed_on=on,
        parties=tuple(dict.fromkeys(name for party in parties for name in _signers(party))),
        dispute_type=subject.dispute_type,
        injured=subject.injury not in {"", cases.Injury.NONE.value},
        on_the_spot=agreement.on_the_spot, performance=agreement.performance,
        clauses=tuple(_clause(each, owed.get(each.id)) for each in agreement.clauses if each.valid),
        officials=_officials(db, subject, parties), limit_on=_limit(db, subject),
        bills=_bills(db, subject), id_names=tuple(_id_names(parties)),
        spared=tuple((each.name, each.article) for each in spared.of(subject, today)),
    )  # fmt: skip


def _signers(party: Party) -> Iterable[str]:
    people = (party.guardian.name if party.guardian else "", party.agent.name if party.agent else "")
    return (name for name in (party.name, *people, party.representative) if name)


def _clause(clause: Clause, owed: Obligation | None) -> wording.ClauseText:
    return wording.ClauseText(
        text=clause.text, payer=clause.payer, payee=clause.payee, amount=clause.amount, due_on=clause.due_on,
        due_text=clause.due_text, method=clause.method, place=clause.place, account=clause.account,
        instalments=tuple((part.due_on, part.amount) for part in owed.instalments) if owed and not owed.repeats else (),
        shares=tuple((name, fen) for name, fen in clause.shares.items() if isinstance(fen, int)),
    )  # fmt: skip


def _officials(db: Session, subject: Case, parties: Iterable[Party]) -> tuple[str, ...]:
    """Return the names of the room and the station, without those who are parties themselves."""
    hosts = [each.name for held in sittings.of_case(db, subject.id) for each in held.presided]
    names = [*hosts, *db.scalars(select(Officer.name)), *db.scalars(select(Mediator.name))]
    own = {name for party in parties for name in _signers(party)}
    return tuple(dict.fromkeys(name for name in names if name and name not in own))


def _limit(db: Session, subject: Case) -> date | None:
    return max((each.due_on for each in clocks.running(db, subject, *_CASE_LIMITS)), default=None)


def _bills(db: Session, subject: Case) -> int | None:
    """Return what the last calculation of the room came to at the share that was chosen."""
    kept = calculations.of_case(db, subject.id)
    return kept[-1].sums.after if kept else None


def _id_names(parties: Iterable[Party]) -> Iterable[tuple[str, str]]:
    for party in parties:
        known = party.person.name if party.person is not None else ""
        written = wording.bare(party.name)
        if (
            known
            and party.person is not None
            and party.person.id_number
            and written
            and written != wording.bare(known)
        ):
            yield written, known
