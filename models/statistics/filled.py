"""A filled form: its figures, what of its arithmetic holds, and what is printed under it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from models.periods import Period
from models.statistics.formfiles import Form, Line
from models.statistics.measures import FigureKind, span_of
from models.statistics.words import definitions_of


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell: its value, how it prints, and the cases behind it.

    ``value`` is a count, fen, or for ratios and changes the percentage to one decimal (None where the base is 0).
    ``parts`` are the two numbers of a ratio or change. A ``typed`` one that nobody typed has an empty text and is
    worth 0; ``suggestion`` is what the program would offer.
    """

    key: str
    kind: FigureKind
    value: int | Decimal | None
    text: str
    unit: str
    cases: tuple[uuid.UUID, ...] = ()
    definition: str = ""
    parts: tuple[int, int] | None = None
    suggestion: int | None = None
    typable: bool = False

    @property
    def number(self) -> int:
        """The value as the checks add it."""
        return self.value if isinstance(self.value, int) else 0


@dataclass(frozen=True, slots=True)
class Checked:
    """One line of arithmetic in one row or column: whether it holds, and the cases that explain why it does not.

    ``cells`` are the keys it speaks of; ``words`` says it with its figures.
    """

    text: str
    place: str
    holds: bool
    words: str
    cells: tuple[str, ...]
    cases: tuple[uuid.UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A value that a classification of the form does not know, and the cases that went to its 其他."""

    label: str
    value: str
    other: str
    cases: tuple[uuid.UUID, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A form with the figures of a period as they stand; ``spans`` are the days behind each kind of column.

    ``rows`` and ``columns`` are spelled out: one for each village where the form has one for each.
    """

    form: Form
    period: Period
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    figures: Mapping[str, Figure]
    checked: tuple[Checked, ...]
    unmapped: tuple[Unmapped, ...] = ()
    spans: Mapping[str, Period] = field(default_factory=dict)
    unit: str = ""
    demo: bool = False
    partial: bool = False
    ended: bool = True
    numbers: Mapping[uuid.UUID, str] = field(default_factory=dict)

    def figure(self, row: str, column: str = "") -> Figure:
        """Return a cell; of the first column where none is told."""
        return self.figures[f"{row}.{column or self.columns[0].key}"]

    @property
    def holds(self) -> bool:
        """True when all checks hold."""
        return all(each.holds for each in self.checked)

    @property
    def broken(self) -> tuple[Checked, ...]:
        """The checks that do not hold."""
        return tuple(each for each in self.checked if not each.holds)

    @property
    def is_zero(self) -> bool:
        """True when nothing happened in the period itself (零报告); the columns of other days do not count."""
        return not any(
            figure.number
            for row in self.rows
            for column in self.columns
            if span_of(row, column) == "period" and (figure := self.figures[f"{row.key}.{column.key}"])
            and figure.kind in {"count", "sum", "typed"}
        )  # fmt: skip

    @property
    def typable(self) -> tuple[Figure, ...]:
        """The cells that somebody types."""
        return tuple(each for each in self.figures.values() if each.typable)

    @property
    def definitions(self) -> tuple[str, ...]:
        """What is printed under the form: the period rule, the denominators, what the form itself says."""
        return definitions_of(self.form, self.period)
