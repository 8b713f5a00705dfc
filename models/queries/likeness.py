"""Who is the same person in different events, from the signs of ``models.signs``."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from models import signs

MOST_PEOPLE = 12
MOST_OF_A_PHONE = 20


@dataclass(slots=True)
class Known:
    """One person met so far."""

    document: str
    name: str


@dataclass(frozen=True, slots=True)
class Met:
    """One person of one event: the number of the known one (None for a name alone), name and document."""

    number: int | None
    name: str
    document: str

    @property
    def marks(self) -> tuple[int | str, ...]:
        """Return what the person may be matched by."""
        return tuple(mark for mark in (self.number, self.name) if mark not in {None, ""})


class Union:
    """Things joined one by one, each known by its number."""

    def __init__(self, size: int = 0) -> None:
        self._up = list(range(size))

    def add(self) -> int:
        """Put one more, alone."""
        self._up.append(len(self._up))
        return len(self._up) - 1

    def root(self, each: int) -> int:
        """Return the one that stands for the set."""
        while self._up[each] != each:
            self._up[each] = self._up[self._up[each]]
            each = self._up[each]
        return each

    def join(self, one: int, other: int) -> None:
        """Make two sets one."""
        one, other = self.root(one), self.root(other)
        self._up[max(one, other)] = min(one, other)

    def sets(self) -> list[list[int]]:
        """Return the sets, each in order."""
        found: dict[int, list[int]] = defaultdict(list)
        for each in range(len(self._up)):
            found[self.root(each)].append(each)
        return list(found.values())


class Persons:
    """The persons of all events, told by their signs, in ``of``: by document; by telephone unless name or document speak against it; else a name."""

    def __init__(self, events: Iterable[list[tuple[str, ...]]]) -> None:
        self._documents: dict[str, int] = {}
        self._phones: dict[str, list[int]] = defaultdict(list)
        self._known: list[Known] = []
        self._same = Union()
        met = [[self._one(each) for each in people[:MOST_PEOPLE]] for people in events]
        self.of = [[self._settled(each) for each in people] for people in met]

    def _settled(self, one: Met) -> Met:
        if one.number is None:
            return one
        root = self._same.root(one.number)
        return Met(root, one.name, one.document or self._known[root].document)

    def _one(self, said: tuple[str, ...]) -> Met:
        kinds = {sign[0]: sign for sign in said}
        document, phone, name = (kinds.get(kind, "") for kind in (signs.ID, signs.PHONE, signs.NAME))
        if not document and not phone:
            return Met(None, name, "")
        told = [self._documents[document]] if document in self._documents else []
        told += [one for one in self._phones[phone] if self._fits(one, document, name)][:1] if phone else []
        number = told[0] if told else self._new(document, name)
        for other in told[1:]:
            self._merge(number, other)
        known = self._known[self._same.root(number)]
        known.document, known.name = known.document or document, known.name or name
        if document:
            self._documents.setdefault(document, number)
        if phone and number not in (met := self._phones[phone]) and len(met) < MOST_OF_A_PHONE:
            met.append(number)
        return Met(number, name, document)

    def _new(self, document: str, name: str) -> int:
        self._known.append(Known(document, name))
        return self._same.add()

    def _merge(self, one: int, other: int) -> None:
        mine, its = (self._known[self._same.root(each)] for each in (one, other))
        self._same.join(one, other)
        whole = self._known[self._same.root(one)]
        whole.document, whole.name = mine.document or its.document, mine.name or its.name

    def _fits(self, number: int, document: str, name: str) -> bool:
        known = self._known[self._same.root(number)]
        return (not document or not known.document or document == known.document) and (
            not name or not known.name or name == known.name
        )


def agree(one: list[Met], other: list[Met]) -> bool:
    """Tell whether persons of the same names may be the same: no document speaks against it."""
    mine = {each.name: each.document for each in one if each.document}
    return all(mine.get(each.name, each.document) == each.document for each in other if each.document)
