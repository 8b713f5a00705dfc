"""A case of the past as a line tells it: who met, when and under which number; the rest is worked out when wanted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any, NamedTuple

from models import dates
from models.legacy_people import Who


class Rows(NamedTuple):
    """What is written of a case: its facts, its agreement and the one clause of it."""

    facts: dict[str, Any]
    agreement: dict[str, Any] | None
    clause: dict[str, Any] | None


@dataclass(slots=True, eq=False)
class Draft:
    """A case of the past, ready to be entered.

    A register is looked at before it is taken in: ``facts``, ``agreement`` and ``clause`` are made when they are
    first asked for. ``story`` is the same for lines that tell the same.
    """

    identity: str
    meeting: str
    story: int
    number: str
    day: date
    parties: tuple[Who, ...]
    lines: tuple[int, ...]
    notes: tuple[str, ...]
    make: Callable[[], Rows]
    _rows: Rows | None = None

    @property
    def rows(self) -> Rows:
        """Return all that is written of the case."""
        if self._rows is None:
            self._rows = self.make()
        return self._rows

    @property
    def facts(self) -> dict[str, Any]:
        """Return the facts of the case."""
        return self.rows.facts

    @property
    def agreement(self) -> dict[str, Any] | None:
        """Return the agreement that the line tells of."""
        return self.rows.agreement

    @property
    def clause(self) -> dict[str, Any] | None:
        """Return the one clause of the agreement."""
        return self.rows.clause

    @property
    def received_at(self) -> datetime:
        """Return the moment the case is on record with."""
        return midnight(self.day)

    def joined(
        self, line: int, facts: dict[str, Any], parties: tuple[Who, ...], notes: tuple[str, ...]
    ) -> "Draft":
        """Return the case with what a further line of it says."""
        rows = self.rows._replace(facts=facts)
        meeting = meeting_of(self.day, [each.name for each in parties])
        return Draft(
            self.identity, meeting, self.story, self.number, self.day, parties, (*self.lines, line),
            (*self.notes, *notes), lambda: rows,
        )  # fmt: skip


def meeting_of(day: date, names: Iterable[str]) -> str:
    """Return what the same dispute is known by without its number: the day and who met; empty without names."""
    told = sorted(set(names))
    if told and not told[0]:
        del told[0]
    return f"{day.isoformat()}|{'|'.join(told)}" if told else ""


@lru_cache(maxsize=8192)
def midnight(day: date) -> datetime:
    """Return the moment at which a day begins here."""
    return dates.moment(day, time())
