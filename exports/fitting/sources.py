"""What a form is filled from: the names of the registers' columns, and their rows as plain values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from exports.fitting.placing import Value

BETWEEN = "、"


def names(registers: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return the names of the columns of each register: 上级栏名·栏名, or the 栏名 alone."""
    return {key: tuple(map(name, register.columns)) for key, register in registers.items()}


def name(column: Any) -> str:
    """Return the name by which a mapping calls a column."""
    return f"{column.group}·{column.title}" if column.group else str(column.title)


def rows(columns: Sequence[Any], found: Iterable[Any], *, masked: bool = True) -> Iterator[dict[str, Value]]:
    """Give each row of a register as name → value: sums in yuan, numbers masked unless told otherwise."""
    made = [(name(column), column) for column in columns]
    for row in found:
        yield {key: _value(column, row, masked=masked) for key, column in made}


def _value(column: Any, row: Any, *, masked: bool) -> Value:
    from exports.columns import text  # noqa: PLC0415 -- the registers are wanted with their rows only

    value = column.value(row)
    if column.kind == "money" and isinstance(value, int):
        return Decimal(value).scaleb(-2)
    if value is None or isinstance(value, int | date):
        found: int | date | None = value
        return found
    return text(value, column.mask if masked else None, BETWEEN)
