"""What a cell holds: the measure that its row and its column make together, and whether a case counts in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from models.periods import Period
from models.queries.counted import Fact
from models.statistics.formfiles import OF, Condition, Form, Line

FigureKind = Literal["count", "ratio", "change", "sum", "typed", "none"]
_FORMULAS: tuple[FigureKind, ...] = ("change", "ratio", "sum", "typed")
_FEN = {"元": 100, "万元": 1_000_000}


@dataclass(frozen=True, slots=True)
class Measure:
    """What one cell holds, of its row and its column together."""

    kind: FigureKind
    row: Line
    column: Line
    of: str
    where: tuple[Condition, ...]
    day: str
    span: str
    unit: str

    @property
    def key(self) -> str:
        """The key of the cell: ``row.column``."""
        return f"{self.row.key}.{self.column.key}"

    def beside(self, key: str, rows: Mapping[str, Line], columns: Mapping[str, Line]) -> tuple[Line, Line]:
        """Return the row and column of the cell that a formula of this one names by ``key``."""
        across = bool(self.formula_column)
        return (self.row, columns[key]) if across else (rows[key], self.column)

    @property
    def formula_column(self) -> bool:
        """True when the formula is the column's: its keys name columns."""
        if self.kind == "change":
            return self.column.change is not None
        if self.kind == "ratio":
            return self.row.ratio is None
        return not self.row.sum

    @property
    def added(self) -> tuple[str, ...]:
        """The keys that a sum adds up."""
        return self.row.sum or self.column.sum or self.column.adds

    @property
    def pair(self) -> tuple[str, str]:
        """The two keys of a ratio or a change."""
        if self.kind == "change":
            found = self.column.change or self.row.change
        else:
            found = self.row.ratio or self.column.ratio
        assert found is not None, "asked of ratios and changes alone"
        return found


def span_of(row: Line, column: Line) -> str:
    """Return which days a cell is about: what the column says comes first."""
    return column.span or row.span or "period"


def is_typed(form: Form, cell: str) -> bool:
    """Tell whether somebody types this cell: what no case holds, of the period itself."""
    row_key, _, column_key = cell.rpartition(".")
    row = next((each for each in form.rows if each.key == row_key and not each.each), None)
    column = next((each for each in form.columns if each.key == column_key and not each.each), None)
    if row is None or column is None:
        return False
    wanted = measure(form, row, column)
    return wanted.kind == "typed" and wanted.span == "period"


def measure(form: Form, row: Line, column: Line) -> Measure:
    """Return what a cell holds."""
    kind: FigureKind = "none"
    if column.key not in row.skip and row.key not in column.skip:
        kind = next((name for name in _FORMULAS if getattr(row, name) or getattr(column, name)), "count")
        kind = "sum" if kind == "typed" and column.adds else kind
    of = row.of or column.of or "cases"
    return Measure(
        kind, row, column, of, (*form.base, *row.where, *column.where), row.day or column.day or form.day,
        span_of(row, column), row.unit or column.unit or OF[of],
    )  # fmt: skip


def fits(form: Form, condition: Condition, fact: Fact) -> bool:
    """Tell whether a fact meets a condition."""
    return meets(condition, value_of(form, condition.name, fact))


def meets(condition: Condition, value: "str | int | bool") -> bool:
    """Tell whether a value is one that a condition wants."""
    if condition.values:
        return (value in condition.values) != condition.but
    return isinstance(value, int) and (
        (condition.least is None or value >= condition.least)
        and (condition.below is None or value < condition.below)
    )


def value_of(form: Form, name: str, fact: Fact) -> "str | int | bool":
    """Return a field of a fact, or the form's own class of one."""
    derived = form.derived.get(name)
    found: str | int | bool = (
        getattr(fact, name) if derived is None else derived.value(getattr(fact, derived.of))[0]
    )
    return found


def counts(form: Form, wanted: Measure, fact: Fact, period: Period) -> bool:
    """Tell whether a case counts in a cell."""
    return period.holds(fact.day(wanted.day)) and all(fits(form, each, fact) for each in wanted.where)


def shown(value: int, unit: str) -> str:
    """Write a value in its unit: sums of money with two decimals.

    >>> shown(123456, "元"), shown(123456, "万元"), shown(1753, "件")
    ('1234.56', '0.12', '1753')
    """
    if unit not in _FEN:
        return str(value)
    return str((Decimal(value) / _FEN[unit]).quantize(Decimal("0.01"), ROUND_HALF_UP))
