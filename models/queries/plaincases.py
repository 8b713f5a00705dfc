"""Plain rows of cases with their parties."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

from models.cases import Case, Party
from models.people import Organisation, Person
from models.queries.plainrows import PlainCase, PlainOrganisation, PlainParty, PlainPerson, columns, raw

_CASE, _PARTY, _PERSON = Case.__table__, Party.__table__, Person.__table__
_ORGANISATION = Organisation.__table__
_OF_PARTY, _OF_PERSON = columns(Party, PlainParty), columns(Person, PlainPerson)
_OF_ORGANISATION = columns(Organisation, PlainOrganisation)


def read(db: Connection, ids: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Give the cases with these raw ids, each with its own."""
    parties = _parties(db, ids)
    query = select(raw(_CASE.c.id), *columns(Case, PlainCase)).where(raw(_CASE.c.id).in_(ids))
    for row in db.execute(query).all():
        yield row[0], PlainCase._make((*row[1:], parties.get(row[0], ())))


def _parties(db: Connection, ids: Sequence[Any]) -> dict[Any, list[PlainParty]]:
    """Return the parties of cases in their order, with who they are and who stands for them."""
    query = (
        select(
            raw(_PARTY.c.case_id), raw(_PARTY.c.person_id), raw(_PARTY.c.organisation_id), raw(_PARTY.c.guardian_id),
            raw(_PARTY.c.agent_id), *_OF_PARTY, *_OF_PERSON,
        )
        .outerjoin_from(_PARTY, _PERSON, _PERSON.c.id == _PARTY.c.person_id)
        .where(raw(_PARTY.c.case_id).in_(ids))
        .order_by(_PARTY.c.position)
    )  # fmt: skip
    rows = db.execute(query).all()
    others = _others(db, {each for row in rows for each in row[3:5] if each is not None})
    organisations = _organisations(db, {row[2] for row in rows if row[2] is not None})
    found: dict[Any, list[PlainParty]] = defaultdict(list)
    of_person = 5 + len(_OF_PARTY)
    for row in rows:
        key, person_id, organisation_id, guardian_id, agent_id = row[:5]
        found[key].append(
            PlainParty._make(
                (
                    *row[5:of_person],
                    None if person_id is None else PlainPerson._make(row[of_person:]),
                    organisations.get(organisation_id),
                    others.get(guardian_id),
                    others.get(agent_id),
                )
            )
        )
    return found


def _others(db: Connection, ids: set[Any]) -> dict[Any, PlainPerson]:
    """Return guardians and agents: few parties have one."""
    if not ids:
        return {}
    query = select(raw(_PERSON.c.id), *_OF_PERSON).where(raw(_PERSON.c.id).in_(ids))
    return {row[0]: PlainPerson._make(row[1:]) for row in db.execute(query)}


def _organisations(db: Connection, ids: set[Any]) -> dict[Any, PlainOrganisation]:
    if not ids:
        return {}
    query = select(raw(_ORGANISATION.c.id), *_OF_ORGANISATION).where(raw(_ORGANISATION.c.id).in_(ids))
    return {row[0]: PlainOrganisation._make(row[1:]) for row in db.execute(query)}
