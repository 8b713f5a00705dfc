"""The last line of a register: what each number says, and which rows stand behind it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from exports.columns import Column, Register, tallied, worth

#: The head of the column says what is counted.
BARE = frozenset({"履行状态", "履行", "是否销号（案结事了）", "是否当场调解"})


@dataclass(frozen=True, slots=True)
class Door:
    """One number of the last line: a column by name, and a line of its total."""

    column: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What a number says on the screen, and in full with what it counts."""

    words: str
    full: str
    door: Door


class Tally:
    """The last line, worked out while the rows go by."""

    def __init__(self, register: Register[Any]) -> None:
        self._counting = [column for column in register.columns if column.total]
        self._found: list[Counter[Any]] = [Counter() for _ in self._counting]
        self._seen: list[set[Any]] = [set() for _ in self._counting]

    def take(self, rows: Iterable[Any]) -> None:
        """Count some rows more."""
        rows = tuple(rows)
        for column, found, seen in zip(self._counting, self._found, self._seen, strict=True):
            found.update(tallied(column, rows, seen))

    def told(self) -> dict[str, tuple[Told, ...]]:
        """Return what the line says: by column name, each line of its total."""
        both = zip(self._counting, self._found, strict=True)
        return {column.name: _told(column, found) for column, found in both}


def totals(register: Register[Any], rows: Iterable[Any]) -> dict[str, tuple[Told, ...]]:
    """Work out the last line for these rows."""
    tally = Tally(register)
    tally.take(rows)
    return tally.told()


def _told(column: Column[Any], tally: Counter[Any]) -> tuple[Told, ...]:
    found = worth(column, tally)
    assert found is not None, column.title  # every formula of ours can be worked out
    if not isinstance(found, str):
        words = f"{found:,.2f}" if column.kind == "money" else str(found)
        return (Told(words, f"{column.title} {words}", Door(column.name)),)
    told = []
    lines = found.split("\n")
    bare = column.title in BARE and len(lines) == 1
    for number, line in enumerate(lines):
        words = line.rpartition(" ")[2] if bare else line
        told.append(Told(words, f"{column.title} {words}" if bare else line, Door(column.name, number)))
    return tuple(told)


def behind(register: Register[Any], door: Door, rows: Sequence[Any]) -> list[tuple[Any, str]]:
    """Return the rows that a number counts, each with the reason."""
    column = next(each for each in register.columns if each.name == door.column)
    without = _lines(column, Counter())[door.line]
    known: dict[Any, bool] = {}
    found = []
    for row in once(register, rows) if column.once else rows:
        value = (column.tallied or column.value)(row)
        if value not in known:
            known[value] = _lines(column, Counter({value: 1}))[door.line] != without
        if known[value]:
            found.append((row, f"{column.title}“{_said(column, value)}”"))
    return found


def once(register: Register[Any], rows: Sequence[Any]) -> list[Any]:
    """Return the rows that are counted: of a case with a row a person, the first."""
    of = next((each.once for each in register.columns if each.once), None)
    return list(rows) if of is None else list({of(row): row for row in reversed(rows)}.values())[::-1]


def figure(column: Column[Any], row: Any) -> str:
    """Return what a row adds to the sum of a column, as the line of the sum shows it."""
    value = (column.tallied or column.value)(row)
    return f"{value / 100:,.2f}" if column.kind == "money" and isinstance(value, int) else str(value or 0)


def _lines(column: Column[Any], tally: Counter[Any]) -> list[str]:
    return str(worth(column, tally)).split("\n")


def _said(column: Column[Any], value: Any) -> str:
    if column.kind == "money" and isinstance(value, int):
        return f"{value / 100:,.2f} 元"
    if isinstance(value, date):
        return value.isoformat()
    return "、".join(value) if isinstance(value, tuple) else str(value)
