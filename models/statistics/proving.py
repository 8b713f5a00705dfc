"""The arithmetic of a filled form, line by line, and the cases that explain what does not add up."""

import re
import uuid
from collections.abc import Mapping, Sequence
from itertools import pairwise

from models.statistics import checks
from models.statistics.checks import Check
from models.statistics.filled import Checked, Figure, Filled
from models.statistics.formfiles import Line

_KEY = re.compile(checks.KEY)


def checked(filled: Filled) -> tuple[Checked, ...]:
    """Try every check of the form in each column or row it speaks of."""
    rows, columns = [line.key for line in filled.rows], [line.key for line in filled.columns]
    found = []
    for check in filled.form.row_checks:
        for column in filled.columns:
            found += _tried(filled, check, rows, column, down=True)
    for check in filled.form.column_checks:
        for row in filled.rows:
            found += _tried(filled, check, columns, row, down=False)
    return tuple(found)


def _tried(filled: Filled, check: Check, known: list[str], line: Line, *, down: bool) -> list[Checked]:
    """Try a check in one column (``down``) or row; figures that are no counts are not added."""
    keys = [key for side in check.sides for _, key in checks.members(side, known)]
    cell = {key: f"{key}.{line.key}" if down else f"{line.key}.{key}" for key in keys}
    figures = {key: filled.figures[name] for key, name in cell.items()}
    if any(figure.kind in {"ratio", "change", "none"} for figure in figures.values()):
        return []
    values = {key: figure.number for key, figure in figures.items()}
    holds = checks.holds(check, known, values)
    sums = [checks.worth(side, known, values) for side in check.sides]
    names = {each.key: each.name.strip() for each in (filled.rows if down else filled.columns)}
    words = f"{_named(check.text, names)}：{_compared(check, sums)}"
    behind = () if holds else _apart(check, known, figures)
    return [Checked(check.text, line.member or line.name, holds, words, tuple(cell.values()), behind)]


def _named(text: str, names: Mapping[str, str]) -> str:
    """Write a check with the words of its lines; the numbers that a form gives its lines stay."""
    return _KEY.sub(
        lambda found: found[0] if found[0][0].isdecimal() else names.get(found[0], found[0]), text
    )


def _compared(check: Check, sums: Sequence[int]) -> str:
    """Write the sides of a check with what is true between each and the next: ``2 = 2 ≠ 1``."""
    told = str(sums[0])
    for left, right in pairwise(sums):
        if check.relation == checks.SUM:
            sign = "=" if left == right else "≠"
        else:
            sign = "≤" if left <= right else ">"
        told += f" {sign} {right}"
    return told


def _apart(check: Check, known: list[str], figures: Mapping[str, Figure]) -> tuple[uuid.UUID, ...]:
    """Return the cases that stand on one side of a check and not, or twice, on another."""
    tallies = []
    for side in check.sides:
        tally: dict[uuid.UUID, int] = {}
        for sign, key in checks.members(side, known):
            for case in figures[key].cases:
                tally[case] = tally.get(case, 0) + sign
        tallies.append(tally)
    every = dict.fromkeys(case for tally in tallies for case in tally)
    return tuple(case for case in every if len({tally.get(case, 0) for tally in tallies}) > 1)
