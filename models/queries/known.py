"""Everybody and every place that a case knows of, wherever it keeps them."""

import re
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import tables
from models.base import Base
from models.cases import Case
from models.record import Utterance
from models.sittings import Sitting
from models.station import Officer
from models.wording import table

#: What a row of a case keeps of those who had to do with it; ``name`` only where it is a person's.
_PEOPLE = (
    "speaker", "visited", "debtor", "creditor", "payer", "payee", "reader", "person", "whom", "served_to", "contact",
    "offered_by", "present", "attendees", "speaking_order", "asked_by", "host", "representative",
)  # fmt: skip
_NAMED = ("attendances", "invitations", "parties")
_OFFICIALS = (
    "recorder", "by_name", "handler_name", "received_by", "to_name", "owner_name", "decided_by", "checked_by", "filed_by",
    "bound_by", "settled_by", "compared_by", "officer",
)  # fmt: skip
_PARTING = re.compile(r"[、，,;；\s/（）()：:]+")
#: What is no name but says who somebody was.
_ROLE = re.compile(
    "住户|业主|居民|家属|患|村民|小组|群众|老人|老汉|学生|家长|工人|职工|员工|某$|[甲乙丙丁]方$|当事人|申请人|证人"
)
_LONGEST = 4


@dataclass(frozen=True)
class Known:
    """Who and what must not be told: people before officials, bodies, addresses; the village may be."""

    people: tuple[str, ...]
    officials: tuple[str, ...]
    bodies: tuple[str, ...]
    addresses: tuple[str, ...]
    place: str
    village: str


def of(db: Session, subject: Case) -> Known:
    """Gather all that a case knows of: its parties, also those that were removed, and whoever is named in its rows."""
    people: list[str] = []
    officials = [*db.scalars(select(Officer.name)), subject.handler_name, subject.received_by]
    bodies: list[str] = []
    addresses: list[str] = []
    for party in subject.parties:
        persons = [each for each in (party.person, party.guardian, party.agent) if each]
        people += [name for each in persons for name in (each.name, each.former_name)]
        addresses += [place for each in persons for place in (each.address, each.domicile)]
        bodies += [each.employer for each in persons]
        people.append(party.representative)
        body = party.organisation
        if body is not None:
            bodies += [body.name, party.name]
            people.append(body.legal_representative)
            addresses.append(body.address)
        elif not party.group:
            people.append(party.name)
    told, of_room = _rows(db, subject)
    bodies += [subject.contractor, subject.project]
    known = dict.fromkeys(each.strip() for each in people if each and not _ROLE.search(each))
    known.update(dict.fromkeys(each for each in told if _is_name(each) and each not in officials))
    staff = (each for each in (*officials, *of_room) if _is_name(each))
    return Known(
        tuple(each for each in known if len(each) > 1), tuple(dict.fromkeys(each for each in staff if each not in known)),
        tuple(dict.fromkeys(each.strip() for each in bodies if len(each.strip()) > 1)),
        tuple(dict.fromkeys(each.strip() for each in addresses if len(each.strip()) > 1)),
        subject.place.strip(), subject.village.strip(),
    )  # fmt: skip


def _rows(db: Session, subject: Case) -> tuple[list[str], list[str]]:
    """Return what the rows of a case say of people and of officials."""
    tables.load()
    people: list[str] = []
    officials: list[str] = []
    for each in Base.metadata.sorted_tables:
        if "case_id" not in each.c or each.name == "audit_entries":
            continue
        wanted = [
            column
            for column in each.c
            if isinstance(column.type, sa.String)
            and (column.name in _PEOPLE + _OFFICIALS or (column.name == "name" and each.name in _NAMED))
        ]
        if not wanted:
            continue
        for row in db.execute(select(*wanted).where(each.c.case_id == subject.id).distinct()):
            for column, value in zip(wanted, row, strict=True):
                into = officials if column.name in _OFFICIALS else people
                into += _PARTING.split(value or "")
    said = select(Utterance.speaker).join(Sitting, Sitting.id == Utterance.sitting_id)
    for speaker in db.scalars(said.where(Sitting.case_id == subject.id).distinct()):
        people += _PARTING.split(speaker)
    return people, officials


def _is_name(word: str) -> bool:
    """Tell whether a word of a row can be a name, and no role or kind."""
    if not re.fullmatch("[一-龥·•・]{2,}", word) or _ROLE.search(word):
        return False
    return "·" in word or (len(word) <= _LONGEST and bool(table.rules().term["surname"].match(word)))
