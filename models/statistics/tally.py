"""The cases of a span, sorted once by each field that a form asks for, so that a cell is the meeting of its conditions."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from models.periods import Period
from models.queries.counted import Fact
from models.statistics import bits
from models.statistics.formfiles import Condition, Form
from models.statistics.measures import fits, meets, value_of

Value = str | int | bool


@dataclass(slots=True)
class Tally:
    """The cases that a form is about whose deciding day lies in a period."""

    form: Form
    facts: list[Fact]
    ids: list[uuid.UUID]
    fields: dict[str, dict[Value, int]] = field(default_factory=dict)
    known: dict[Condition, int] = field(default_factory=dict)

    def which(self, conditions: Iterable[Condition]) -> int:
        """Return the cases that meet all conditions, as bits."""
        found = (1 << len(self.facts)) - 1
        for each in conditions:
            found &= self._meeting(each)
        return found

    def cases(self, which: int) -> tuple[uuid.UUID, ...]:
        """Return the ids behind bits."""
        return bits.picked(self.ids, which)

    def total(self, which: int, of: str) -> tuple[int, int]:
        """Add a field up over bits; returns it with the bits of the cases that have something of it."""
        values = self._values(of)
        worth = {value: mask & which for value, mask in values.items() if value}
        some = 0
        for mask in worth.values():
            some |= mask
        return sum(int(value) * mask.bit_count() for value, mask in worth.items()), some

    def _meeting(self, condition: Condition) -> int:
        if condition not in self.known:
            found = 0
            for value, mask in self._values(condition.name).items():
                if meets(condition, value):
                    found |= mask
            self.known[condition] = found
        return self.known[condition]

    def _values(self, name: str) -> dict[Value, int]:
        if name not in self.fields:
            places: dict[Value, list[int]] = defaultdict(list)
            for place, fact in enumerate(self.facts):
                places[value_of(self.form, name, fact)].append(place)
            count = len(self.facts)
            self.fields[name] = {value: bits.made_of(found, count) for value, found in places.items()}
        return self.fields[name]


def tally(form: Form, read: Iterable[Fact], period: Period, day: str) -> Tally:
    """Sort out the cases that a form is about, by the day that decides."""
    facts = [
        fact
        for fact in read
        if period.holds(fact.day(day)) and all(fits(form, each, fact) for each in form.base)
    ]
    return Tally(form, facts, [fact.id for fact in facts])
