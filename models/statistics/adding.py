"""The formulas of a spreadsheet that say what a form adds up: sums, ratios and changes, by the places of its figures."""

from collections.abc import Mapping, Sequence

from models.statistics import checks
from models.statistics.checks import Check
from models.statistics.filled import Filled
from models.statistics.formfiles import Line
from models.statistics.measures import Measure, measure

EMPTY, EVEN = "—", "持平"


def formulas(filled: Filled, places: Mapping[str, str]) -> dict[str, str]:
    """Return the formula of each figure that others make, by its key; ``places`` says where each figure stands.

    A count that a check of the form makes of others gets their sum where the check holds: where it does not, the
    number stands as it was counted.
    """
    rows, columns = ({line.key: line for line in lines} for lines in (filled.rows, filled.columns))
    found: dict[str, str] = {}
    tried = [(check, column, True) for check in filled.form.row_checks for column in filled.columns]
    tried += [(check, row, False) for check in filled.form.column_checks for row in filled.rows]
    for check, line, down in tried:
        key, said = _of_check(filled, places, check, line, down=down)
        if said:
            found.setdefault(key, said)
    for row in filled.rows:
        for column in filled.columns:
            wanted = measure(filled.form, row, column)
            if wanted.kind in {"ratio", "change", "sum"} and (
                said := _made(filled, wanted, rows, columns, places)
            ):
                found[wanted.key] = said
    return found


def _of_check(
    filled: Filled, places: Mapping[str, str], check: Check, line: Line, *, down: bool
) -> tuple[str, str]:
    """Return the figure at the left of a check in one row or column and the sum of the next side; else nothing."""
    known = [each.key for each in (filled.rows if down else filled.columns)]
    left = checks.members(check.sides[0], known)
    if check.relation != checks.SUM or len(left) != 1:
        return "", ""
    key = _cell(left[0][1], line, down=down)
    parts = [(sign, _cell(each, line, down=down)) for sign, each in checks.members(check.sides[1], known)]
    figures = [filled.figures[each] for _, each in parts]
    alike = all(each.kind in {"count", "sum"} and each.unit == filled.figures[key].unit for each in figures)
    total = sum(sign * filled.figures[each].number for sign, each in parts)
    if filled.figures[key].kind != "count" or not alike or not parts or total != filled.figures[key].number:
        return "", ""
    return key, _sum([(sign, places[each]) for sign, each in parts])


def _made(
    filled: Filled, wanted: Measure, rows: Mapping[str, Line], columns: Mapping[str, Line], places: Mapping[str, str]
) -> str:  # fmt: skip
    def cell(key: str) -> str:
        row, column = wanted.beside(key, rows, columns)
        return f"{row.key}.{column.key}"

    if wanted.kind == "sum":
        known = list(columns if wanted.formula_column else rows)
        side = tuple(checks.Term(-1 if key[0] in "-−" else 1, key.lstrip("-−")) for key in wanted.added)
        return _sum([(sign, places[cell(key)]) for sign, key in checks.members(side, known)])
    part, whole = (places[cell(key)] for key in wanted.pair)
    if wanted.kind == "ratio":
        return f'IF({whole}=0,"{EMPTY}",ROUND({part}/{whole},3))'
    if filled.figures[wanted.key].unit != "%":
        return ""
    return f'IF({whole}=0,"{EMPTY}",IF({part}={whole},"{EVEN}",ROUND({part}/{whole}-1,3)))'


def _cell(key: str, line: Line, *, down: bool) -> str:
    return f"{key}.{line.key}" if down else f"{line.key}.{key}"


def _sum(parts: Sequence[tuple[int, str]]) -> str:
    """Add places up, one after another as the form names them."""
    said = "".join(("-" if sign < 0 else "+") + place for sign, place in parts)
    return said.removeprefix("+")
