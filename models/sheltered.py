"""Where somebody lives and can be reached who is sheltered from the other side (反家庭暴力法; domain.md 1.6)."""

import re
from collections.abc import Iterable, Iterator

from models import cases, masking
from models.agreements import Agreement, Clause
from models.cases import Case, Flag, Party, Role
from models.people import Person

_FIGURE = re.compile(r"[0-9０-９]")
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_FIGURES_PARTED = r"[\s\-‐‑–—－·・.]*"

#: What an agreement says besides its clauses: the field, and what it is called.
_SAID = (
    ("facts", "主要事实"), ("issues", "争议事项"), ("responsibility", "各方责任"),
    ("performance", "履行方式和期限"), ("place", "履行地点"),
)  # fmt: skip


def parties(subject: Case, *, but_side: str = "") -> tuple[Party, ...]:
    """Return every party who is not known to be the violent one, without those of one side; none without the flag."""
    if Flag.VIOLENCE.value not in subject.flags:
        return ()
    return tuple(
        each
        for each in cases.parties(subject)
        if each.role != Role.SUSPECT.value
        and each.person is not None
        and not (but_side and each.side == but_side)
    )


def words(subject: Case, *, but_side: str = "") -> tuple[str, ...]:
    """Return addresses and numbers of the sheltered and of who stands by them, save what the violent one shares."""
    found: list[str] = []
    for party in parties(subject, but_side=but_side):
        for person in _people(party):
            found += [person.id_number, *_reached(person), *masking.parts_of_address(person.employer)]
    return _unshared(subject, found)


def hide(text: str, known: Iterable[str]) -> str:
    """Hide words however their figures were typed, the longest first."""
    for each in sorted(known, key=len, reverse=True):
        text = _pattern(each).sub("〔不显示〕", text)
    return text


def told(subject: Case, agreement: Agreement) -> Iterator[tuple[str, str, str]]:
    """Yield (field, what it is called, whose) of each place of an agreement that leads to somebody's door."""
    clauses = [each for each in agreement.clauses if each.valid]
    places = [
        *((field, called, str(getattr(agreement, field))) for field, called in _SAID),
        *((f"clauses.{place}", f"第{place + 1}条", _said(each)) for place, each in enumerate(clauses)),
    ]
    known = [
        (party.name, [each for person in _people(party) for each in _reached(person) if _FIGURE.search(each)])
        for party in parties(subject)
    ]
    for field, called, text in places:
        for name, reached in known:
            if any(_pattern(each).search(text) for each in _unshared(subject, reached)):
                yield field, called, name


def _said(clause: Clause) -> str:
    cells = [str(cell) for row in clause.schedule for cell in dict(row).values()]
    blanks = [str(each) for each in clause.blanks.values()]
    named = (clause.text, clause.method, clause.due_text, clause.account, clause.proof, clause.place)
    return "\n".join((*named, *cells, *blanks))


def _people(party: Party) -> Iterator[Person]:
    return (each for each in (party.person, party.guardian, party.agent) if each is not None)


def _reached(person: Person) -> list[str]:
    return [
        person.telephone, *masking.parts_of_address(person.address), *masking.parts_of_address(person.domicile),
    ]  # fmt: skip


def _unshared(subject: Case, found: Iterable[str]) -> tuple[str, ...]:
    """Leave out what the violent one has too: under one roof the address is no secret."""
    own = [
        text
        for party in cases.parties(subject)
        if party.role == Role.SUSPECT.value and party.person is not None
        for text in (
            party.person.address,
            party.person.domicile,
            party.person.employer,
            party.person.telephone,
        )
    ]
    return tuple(dict.fromkeys(each for each in found if each and not any(each in text for text in own)))


def _pattern(words: str) -> re.Pattern[str]:
    """Return what finds the words with figures of either width, parted in any way."""
    signs = [
        f"[{sign}{sign.translate(_FULL_WIDTH)}]" if sign.isascii() and sign.isdigit() else re.escape(sign)
        for sign in words
        if not sign.isspace()
    ]
    return re.compile((_FIGURES_PARTED if words.isdigit() else r"\s*").join(signs))
