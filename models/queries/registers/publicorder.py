"""Rows of R2: cases that the police took up for mediation."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from models import cases, shields, tracks
from models.agreements import Form
from models.cases import SUSPECTS, Case, Role
from models.queries.bundles import Bundle
from models.queries.plainparts import Part
from models.queries.registers import words
from models.queries.registers.days import day_of, of_tracks
from models.queries.rows import PublicOrderRow
from models.queries.selection import Selection
from models.registerrules import Rule

POLICE = "民警"
PARTS: tuple[Part, ...] = (
    "agreement",
    "obligations",
    "sittings",
    "recordings",
    "deadlines",
    "papers",
    "dispositions",
)


def rows(db: Session, selection: Selection, rule: Rule) -> Iterator[PublicOrderRow]:
    """Give the rows of R2."""
    for serial, each in enumerate(of_tracks(db, selection, rule, tracks.is_police, PARTS), start=1):
        yield _police(each, serial)


def days(db: Session, subject: Case, rule: Rule) -> list[date] | None:
    """Return the day by which the case stands in a period; None for a case that the register is not for."""
    del db
    return day_of(subject, rule) if tracks.is_police(subject.track) else None


def _police(each: Bundle, serial: int) -> PublicOrderRow:
    case, agreement = each.case, each.signed
    parties = cases.parties(case)
    first, second = [*(sitting.started_at for sitting in each.sittings), None, None][:2]
    hosts = {
        sitting.id: [host.name for host in sitting.hosts if host.kind == POLICE] for sitting in each.sittings
    }
    alone = {sitting for sitting, names in hosts.items() if len(names) == 1}
    recorded = [kept.file_number for kept in each.recordings if kept.sitting_id in alone and kept.file_number]
    return PublicOrderRow(
        case_id=str(case.id), serial=serial, paper_number=words.agreement_number(each), case_number=case.platform_number,
        offence=words.offence_of(case.cause), accepted_on=case.filed_on or case.accepted_on,
        suspects=tuple(party.name for party in parties if party.role in SUSPECTS),
        victims=tuple(party.name for party in parties if party.role in {Role.VICTIM.value, Role.MUTUAL.value}),
        injury=case.injury, injury_on=case.appraised_on,
        on_the_spot=case.track == "ZA-X" or (agreement is not None and agreement.form == Form.ON_THE_SPOT.value),
        first_on=words.local_day(first) if first else None, second_on=words.local_day(second) if second else None,
        second_timely=words.late(each, "za-second") if second else "", officers=tuple(dict.fromkeys(name for names in hosts.values() for name in names)),
        recording="、".join(dict.fromkeys(recorded)),
        invitees=words.names(each, host=False), agreed_on=agreement.signed_on if agreement else None,
        terms=words.terms(each), amount=each.amount, due_on=words.last_day(each), performed_on=agreement.performed_on if agreement else None,
        breach=words.breach_words(each), ended_on=case.ended_on, archive_number=case.dossier_number, shield=shields.of(case),
        everyone=words.everyone(case, words.local_day(case.received_at)),
    )  # fmt: skip
