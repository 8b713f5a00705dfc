"""A register as the screen shows it: its columns, its rows, and the rows in which some words stand."""

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from exports.columns import Column, Register, Seen, shown
from ui.viewmodels import ledger_totals
from ui.viewmodels.ledger_totals import Told

Align = Literal["left", "right", "center"]
Narrowed = tuple[tuple[Any, ...], Mapping[str, tuple[Told, ...]]]

AT_ONCE = 200
PER_PERSON = "persons"
SAID = 6
_ALIGN: dict[str, Align] = {"money": "right", "number": "right"}
_FIGURE_WIDTH = 8.5
_LEAST, _LONG, _WIDEST = 44, 190, 140


@dataclass(frozen=True)
class SheetColumn:
    """A column of the sheet on screen; ``importance`` 0 is shown only when it was asked for."""

    name: str
    title: str
    group: str
    width: int
    align: Align
    importance: int
    text: Callable[[Any], str]
    order: Callable[[Any], Any]


@dataclass
class Sheet:
    """One register of one period; ``notes`` stand under it, one a line; ``manner`` tells one with a row a person."""

    register: Register[Any]
    title: str
    unit: str
    reporter: str
    reported_on: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[Any, ...]
    notes: tuple[str, ...] = ()
    empty: str = ""
    manner: str = ""
    _words: list[str] = field(default_factory=list, repr=False)

    @property
    def name(self) -> str:
        """The name under which widths, columns and order are remembered."""
        return ".".join(filter(None, ("registers", self.register.key, self.manner)))

    def counted(self, rows: Sequence[Any]) -> str:
        """Say how many rows these are, and of persons in how many cases."""
        if self.manner != PER_PERSON:
            return f"{len(rows)} {self.register.unit}"
        return f"{len({row.case_id for row in rows})} 件 {len(rows)} 人"

    def tagged(self, rows: Sequence[Any]) -> str:
        """Say how many rows are shown, and of how many where some are not: cases with cases, persons with persons."""
        told = self.counted(self.rows)
        if len(rows) == len(self.rows):
            return told
        return f"{self.counted(rows) if self.manner == PER_PERSON else len(rows)} / {told}"

    def narrowed(self, words: str) -> Generator[None, None, Narrowed]:
        """Find the rows in whose cells every one of the words stands, and their totals, a few hundred at a step.

        What is read of a row is kept: the next letter that is typed costs little.
        """
        wanted = words.casefold().split()
        kept: list[Any] = [] if wanted else list(self.rows)
        for start in range(0, len(self.rows) if wanted else 0, AT_ONCE):
            part = self.rows[start : start + AT_ONCE]
            for row in part[max(0, len(self._words) - start) :]:
                self._words.append("\n".join(each.text(row) for each in self.columns).casefold())
            kept += [
                row
                for row, cells in zip(part, self._words[start : start + AT_ONCE], strict=True)
                if all(word in cells for word in wanted)
            ]
            yield
        tally = ledger_totals.Tally(self.register)
        for start in range(0, len(kept), AT_ONCE):
            tally.take(kept[start : start + AT_ONCE])
            yield
        return tuple(kept), tally.told()


def columns(register: Register[Any], *, masked: bool = True) -> tuple[SheetColumn, ...]:
    """Return the columns of a register as the screen shows them."""
    return tuple(_column(each, masked=masked) for each in register.columns)


def _column(column: Column[Any], *, masked: bool) -> SheetColumn:
    widest = _LONG if column.kind == "long" else _WIDEST
    wide = min(widest, max(_LEAST, round(column.width * _FIGURE_WIDTH)))
    seen = column.seen or Seen(column.title, wide, 0)
    return SheetColumn(
        name=column.name,
        title=column.title if column.group else seen.title,
        group=column.group,
        width=seen.width,
        align=_ALIGN.get(column.kind, "left"),
        importance=seen.importance,
        text=lambda row: shown(column, row, masked=masked).replace("\n", " "),
        order=lambda row: _order(column.value(row)),
    )


def _order(value: Any) -> Any:
    return "、".join(value) if isinstance(value, tuple) else value
