"""What of a case, and of a sitting, can be found: read from the data, whether to index it or to prove a find.

Of a document number and a telephone only the last four characters go into the index; their beginnings are looked up
where the number itself stands.  Private lines (背对背), struck ones and whatever was voided are no part of it.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, select
from sqlalchemy.orm import aliased

from models.agreements import Agreement, Clause
from models.cases import Case, Party
from models.identity import compact
from models.papers import Paper
from models.people import Organisation, Person
from models.record import Utterance
from models.searching import tokens
from models.sittings import Sitting

NUMBER, ALARM, PLATFORM = "编号", "警情编号", "案件编号"
NAME, PHONE, DOCUMENT = "姓名", "电话", "证件号"
PAPER, AGREED = "文书编号", "协议"
PLACE, BRIEF = "地点", "案情"
_ORDER = (NAME, PHONE, DOCUMENT)
DIGITS_OF_A_NUMBER = 4


@dataclass(frozen=True, slots=True)
class Somebody:
    """One of those named in a case; ``person_id`` only of a party who is a person on record."""

    name: str
    side: str
    person_id: uuid.UUID | None = None
    former: str = ""
    telephone: str = ""
    id_number: str = ""


@dataclass(slots=True)
class Face:
    """What can be found of a case besides its record."""

    case_id: uuid.UUID
    received_at: datetime
    number: str
    alarm_number: str
    platform_number: str
    title: str
    place: str
    village: str
    brief: str
    state: str
    outcome: str
    people: list[Somebody] = field(default_factory=list)
    papers: list[tuple[uuid.UUID, str]] = field(default_factory=list)
    agreed: list[str] = field(default_factory=list)

    def pieces(self) -> set[str]:
        """Return every piece under which the case is indexed."""
        numbers = [self.number, self.alarm_number, self.platform_number, *(each for _, each in self.papers)]
        found: set[str] = set()
        for text in (*numbers, self.title, self.place, self.village, self.brief, *self.agreed):
            found.update(tokens.pieces(text))
        for number in numbers:
            found.update(tokens.of_figures(number))
        for person in self.people:
            for name in (person.name, person.former):
                found |= tokens.of_name(name)
            found.update(tokens.last_four(each) for each in (person.telephone, person.id_number) if each)
        return found

    def met(self, word: str) -> str:
        """Return where a word is found, the most telling place first; empty when it is not."""
        if tokens.holds(self.number, [word]):
            return NUMBER
        if person := min(
            (found for each in self.people if (found := of_person(each, word))), key=_ORDER.index, default=""
        ):
            return person
        for where, texts in (
            (PAPER, [each for _, each in self.papers]),
            (ALARM, [self.alarm_number]),
            (PLATFORM, [self.platform_number]),
            (PLACE, [self.place, self.village]),
            (BRIEF, [self.title, self.brief]),
            (AGREED, self.agreed if len(word) > 1 else []),
        ):
            if any(tokens.holds(text, [word]) for text in texts):
                return where
        return ""


def of_person(person: Somebody, word: str) -> str:
    """Tell how somebody is met by a word: called or spelled so, now or before, or by a number; empty when not."""
    called = [name for name in (person.name, person.former) if name]
    bare = tokens.undotted(word)
    if any(
        tokens.holds(name, [word]) or (bare and tokens.holds(tokens.undotted(name), [bare]))
        for name in called
    ):
        return NAME
    if (
        tokens.is_spelled(word)
        and len(word) >= tokens.PAIR
        and any(tokens.reads_as(name, word) for name in called)
    ):
        return NAME
    number = compact(word)
    if len(number) < DIGITS_OF_A_NUMBER or not number[:-1].isdigit():
        return ""
    known = {PHONE: person.telephone, DOCUMENT: person.id_number}
    return next((where for where, each in known.items() if _numbered(each, number)), "")


def _numbered(known: str, number: str) -> bool:
    return known.startswith(number) or (len(number) == DIGITS_OF_A_NUMBER and known.endswith(number))


# Built once: they are sent at every key.
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_GUARDIAN, _AGENT = aliased(Person), aliased(Person)
_CASES = select(
    Case.id, Case.received_at, Case.number, Case.alarm_number, Case.platform_number, Case.title, Case.place,
    Case.village, Case.brief, Case.state, Case.outcome,
).where(Case.id.in_(_IDS), Case.voided_at.is_(None))  # fmt: skip
_PEOPLE = (
    select(
        Party.case_id, Party.side, Party.name, Party.representative, Party.person_id,
        Person.name.label("person"), Person.former_name, Person.telephone, Person.id_number,
        Organisation.name.label("organisation"), _GUARDIAN.name.label("guardian"), _AGENT.name.label("agent"),
    )
    .join_from(Party, Person, Party.person_id == Person.id, isouter=True)
    .join(Organisation, Party.organisation_id == Organisation.id, isouter=True)
    .join(_GUARDIAN, Party.guardian_id == _GUARDIAN.id, isouter=True)
    .join(_AGENT, Party.agent_id == _AGENT.id, isouter=True)
    .where(Party.case_id.in_(_IDS), Party.voided_at.is_(None))
    .order_by(Party.position)
)  # fmt: skip
_PAPERS = select(Paper.case_id, Paper.id, Paper.number).where(
    Paper.case_id.in_(_IDS), Paper.voided_at.is_(None), Paper.number != ""
)
_AGREEMENTS = select(
    Agreement.case_id, Agreement.id, Agreement.facts, Agreement.issues, Agreement.responsibility,
    Agreement.performance,
).where(Agreement.case_id.in_(_IDS), Agreement.voided_at.is_(None))  # fmt: skip
_CLAUSES = select(Clause.agreement_id, Clause.text).where(
    Clause.agreement_id.in_(_IDS), Clause.voided_at.is_(None)
)


def faces(connection: Connection, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Face]:
    """Read the cases of these ids that were not voided, newest first."""
    found = {row.id: Face(*row) for row in connection.execute(_CASES, {"ids": list(ids)})}
    for row in connection.execute(_PEOPLE, {"ids": list(ids)}):
        if row.case_id not in found:
            continue
        people = found[row.case_id].people
        people.append(
            Somebody(
                row.name,
                row.side,
                row.person_id,
                row.former_name or "",
                row.telephone or "",
                row.id_number or "",
            )
        )
        others = {row.person, row.organisation, row.guardian, row.agent, row.representative} - {
            None,
            "",
            row.name,
        }
        people += [Somebody(name, row.side) for name in sorted(others)]
    newest = sorted(found.values(), key=lambda face: (face.received_at, face.case_id), reverse=True)
    return {face.case_id: face for face in newest}


def with_papers(connection: Connection, found: dict[uuid.UUID, Face]) -> dict[uuid.UUID, Face]:
    """Read the numbers of the papers and the words of the agreements into the faces; returns them."""
    for paper in connection.execute(_PAPERS, {"ids": list(found)}):
        found[paper.case_id].papers.append((paper.id, paper.number))
    of_case: dict[uuid.UUID, uuid.UUID] = {}
    for agreement in connection.execute(_AGREEMENTS, {"ids": list(found)}):
        of_case[agreement.id] = agreement.case_id
        found[agreement.case_id].agreed += [each for each in agreement[2:] if each]
    if of_case:
        for clause in connection.execute(_CLAUSES, {"ids": list(of_case)}):
            found[of_case[clause.agreement_id]].agreed.append(clause.text)
    return found


@dataclass(slots=True)
class Talk:
    """What can be found of the record of one sitting."""

    sitting_id: uuid.UUID
    started_at: datetime
    lines: list[str] = field(default_factory=list)

    def pieces(self) -> set[str]:
        """Return every piece under which the sitting is indexed."""
        return {piece for line in self.lines for piece in tokens.pieces(line)}


#: What makes a line one that may be found by whoever may see the case.
OPEN = (Utterance.private.is_(False), Utterance.struck_at.is_(None))


def talks(connection: Connection, ids: Sequence[uuid.UUID]) -> dict[uuid.UUID, Talk]:
    """Read the open lines of these sittings."""
    rows = connection.execute(select(Sitting.id, Sitting.started_at).where(Sitting.id.in_(ids)))
    found = {row.id: Talk(row.id, row.started_at) for row in rows}
    lines = select(Utterance.sitting_id, Utterance.text).where(Utterance.sitting_id.in_(ids), *OPEN)
    for row in connection.execute(lines):
        found[row.sitting_id].lines.append(row.text)
    return found


def cases_of(connection: Connection, marked: Sequence[tuple[str, uuid.UUID]]) -> Iterator[uuid.UUID]:
    """Yield the cases that marks stand for: those of a person or an organisation too."""
    by_kind: dict[str, list[uuid.UUID]] = defaultdict(list)
    for kind, key in marked:
        by_kind[kind].append(key)
    yield from by_kind["case"]
    for kind, columns in (
        ("person", (Party.person_id, Party.guardian_id, Party.agent_id)),
        ("organisation", (Party.organisation_id,)),
        ("agreement", (Agreement.id,)),
    ):
        if ids := by_kind[kind]:
            for column in columns:
                yield from connection.scalars(select(column.class_.case_id).where(column.in_(ids)))
