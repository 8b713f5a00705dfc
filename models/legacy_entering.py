"""Old registers entered: which lines are on record already, and the rows of the others put in by Core."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from models import areas, dates, people
from models.base import Base, new_id
from models.batches import PENDING, Digest
from models.cases import Case, Party
from models.legacy import LegacyCase
from models.legacy_cells import is_strong
from models.legacy_drafts import Draft
from models.legacy_match import Found, Matching
from models.legacy_people import GROUP, PERSON, Who
from models.station import Officer

_AT_ONCE = 500
_RESIDENT = 18
#: Parents before children.
_ORDER = (
    "persons",
    "organisations",
    "cases",
    "parties",
    "agreements",
    "clauses",
    "legacy_cases",
    "legacy_people",
)


def on_record(db: Session, drafts: Sequence[Draft]) -> frozenset[str]:
    """Return the identities of those drafts whose case is there already: by its number, or its day and parties."""
    found: set[str] = set()
    for some in _parts([each.identity for each in drafts]):
        found.update(
            db.scalars(
                select(LegacyCase.identity)
                .join(Case, Case.id == LegacyCase.case_id)
                .where(LegacyCase.identity.in_(some), Case.voided_at.is_(None))
            )
        )
    numbered = {each.number: each for each in drafts if is_strong(each.number)}
    for some in _parts(list(numbered)):
        known = db.scalars(select(Case.number).where(Case.number.in_(some), Case.voided_at.is_(None)))
        found.update(numbered[number].identity for number in known)
    rest = [each for each in drafts if each.identity not in found and each.meeting]
    return frozenset(found | set(_met(db, rest)))


def _met(db: Session, drafts: Sequence[Draft]) -> Iterator[str]:
    """Give the drafts whose parties met on their day in a case on record, two of them at least.

    Two lines of old books with numbers of their own are two cases all the same.
    """
    pairs = [each for each in drafts if len(each.parties) > 1]
    if not pairs:
        return
    times = [each.received_at for each in pairs]
    names = sorted({who.name for each in pairs for who in each.parties})
    met: dict[Any, dict[uuid.UUID, set[str]]] = {}
    old: set[uuid.UUID] = set()
    for some in _parts(names):
        rows = db.execute(
            select(Party.name, Case.id, Case.received_at, Case.number, LegacyCase.id)
            .join(Case, Case.id == Party.case_id)
            .outerjoin(LegacyCase, LegacyCase.case_id == Case.id)
            .where(
                Party.name.in_(some), Party.voided_at.is_(None), Case.voided_at.is_(None),
                Case.received_at >= min(times), Case.received_at < max(times) + timedelta(1),
            )
        )  # fmt: skip
        for name, case_id, at, number, legacy_id in rows:
            met.setdefault(dates.local(at).date(), {}).setdefault(case_id, set()).add(name)
            if legacy_id is not None and is_strong(number):
                old.add(case_id)
    for each in pairs:
        who = {party.name for party in each.parties}
        strong = is_strong(each.number)
        there = met.get(each.day, {})
        if any(who <= them and not (strong and case_id in old) for case_id, them in there.items()):
            yield each.identity


class Entering:
    """Puts the cases of one batch in by Core, part by part, with their parties and agreements.

    ``digest`` runs over the rows of the whole batch and stands in its audit entry.
    """

    def __init__(self, db: Session, batch_id: uuid.UUID, matching: Matching, digest: Digest) -> None:
        self.batch_id, self.matching, self.digest = batch_id, matching, digest
        officers: dict[str, list[uuid.UUID]] = {}
        for name, officer_id in db.execute(select(Officer.name, Officer.id)):
            officers.setdefault(name, []).append(officer_id)
        self._officers = {name: ids[0] for name, ids in officers.items() if len(ids) == 1}
        self._areas = {each.name: each.area_id for each in areas.villages(db)}

    def add(self, db: Session, drafts: Sequence[Draft], sheets: Mapping[int, str] | None = None) -> int:
        """Put the cases of some lines into the batch, without those on record; returns how many were put.

        ``sheets`` names the sheet of a draft by its ``id``.
        """
        known = on_record(db, drafts)
        fresh = [each for each in drafts if each.identity not in known]
        if not fresh:
            return 0
        gone = {"voided_at": db.info["now"](), "void_reason": PENDING}
        found = iter(self.matching.resolve(db, [who for each in fresh for who in each.parties]))
        rows: dict[str, list[dict[str, Any]]] = {name: [] for name in _ORDER}
        for each in fresh:
            self.digest.update(
                repr((each.facts, each.parties, each.agreement, each.clause)).encode("utf-8", "surrogatepass")
            )
            case_id = new_id()
            rows["cases"].append(
                {**each.facts, "id": case_id, "handler_id": self._officers.get(each.facts["handler_name"].split("、")[0]),
                 "area_id": self._areas.get(each.facts["village"]), **gone}
            )  # fmt: skip
            rows["legacy_cases"].append(
                {"id": new_id(), "batch_id": self.batch_id, "case_id": case_id, "identity": each.identity,
                 "line": each.lines[0], "sheet": (sheets or {}).get(id(each), "")}
            )  # fmt: skip
            for position, who in enumerate(each.parties):
                who_it_is = next(found)
                self._keep(rows, who, who_it_is, gone)
                rows["parties"].append(_party(case_id, position, who, who_it_is))
            if each.agreement is not None:
                agreement_id = new_id()
                rows["agreements"].append({**each.agreement, "id": agreement_id, "case_id": case_id})
                if each.clause is not None:
                    rows["clauses"].append({**each.clause, "id": new_id(), "agreement_id": agreement_id})
        connection = db.connection()
        for name in _ORDER:
            if rows[name]:
                connection.execute(insert(Base.metadata.tables[name]), rows[name])
        return len(fresh)

    def _keep(
        self, rows: dict[str, list[dict[str, Any]]], who: Who, found: Found, gone: dict[str, Any]
    ) -> None:
        if not found.fresh:
            return
        new = {"id": new_id(), "batch_id": self.batch_id, "person_id": None, "organisation_id": None}
        if who.kind == PERSON:
            sound, initials = people.reading(who.name)
            number = "" if found.twin else who.id_number
            rows["persons"].append(
                {"id": found.person_id, "name": who.name, "pinyin": sound, "initials": initials, "sex": who.sex,
                 "birth": who.birth, "stated_age": None if who.birth else who.age,
                 "id_kind": "居民身份证" if len(number) == _RESIDENT else "其他" if number else "", "id_number": number,
                 "telephone": who.telephone, "address": who.address, **gone}
            )  # fmt: skip
            new["person_id"] = found.person_id
        else:
            rows["organisations"].append(
                {"id": found.organisation_id, "name": who.name, "telephone": who.telephone, "address": who.address, **gone}
            )  # fmt: skip
            new["organisation_id"] = found.organisation_id
        rows["legacy_people"].append(new)


def _party(case_id: uuid.UUID, position: int, who: Who, found: Found) -> dict[str, Any]:
    said = [word for word in who.told if word not in found.known]
    return {
        "id": new_id(), "case_id": case_id, "side": who.side, "position": position, "role": who.role,
        "name": who.name, "is_group": who.kind == GROUP, "headcount": who.headcount,
        "person_id": found.person_id, "organisation_id": found.organisation_id,
        "note": f"旧台账所记：{'，'.join(said)}" if said and who.kind != GROUP else "",
    }  # fmt: skip


def _parts(values: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
