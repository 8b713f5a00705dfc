"""What a form lets a column say (a list to choose from), and how many of the filled cells say something else."""

from collections import Counter
from collections.abc import Mapping

from exports.fitting.mapping import SheetMapping
from exports.fitting.placing import Value, said
from exports.fitting.references import unquoted
from exports.fitting.sheetpart import SheetPart, area, column_number, q
from exports.fitting.template import Template

MOST_CHOICES = 500
_SHOWN = 4


class Choices:
    """The lists of the columns of one sheet; cells are counted as they are filled."""

    def __init__(self, template: Template, sheet: SheetPart, mapping: SheetMapping) -> None:
        """Read the lists that hold for the first row of data."""
        self._allowed: dict[str, tuple[str, ...]] = {}
        self._others: Counter[str] = Counter()
        listed = sheet.child("dataValidations")
        for each in listed if listed is not None else ():
            if each.get("type") != "list":
                continue
            words = each.findtext(q("formula1")) or ""
            allowed = _listed(template, mapping.sheet, words)
            for letter in (*mapping.columns, *mapping.constants):
                if allowed and _holds(each.get("sqref", ""), mapping.first, column_number(letter)):
                    self._allowed[letter] = allowed

    def look(self, values: Mapping[str, Value]) -> None:
        """Count what one row says that is not in a list."""
        for letter, allowed in self._allowed.items():
            words = said(values.get(letter))
            if words and words not in allowed:
                self._others[letter] += 1

    def told(self, where: str) -> list[str]:
        """Say which columns have cells that are not in their list."""
        found = []
        for letter, count in self._others.items():
            allowed = self._allowed[letter]
            more = "等" if len(allowed) > _SHOWN else ""
            shown = "、".join(allowed[:_SHOWN]) + more
            found.append(
                f"{where}的 {letter} 列只收“{shown}”，有 {count} 格填的不在其中，请核对后改成规定的写法。"
            )
        return found


def _holds(ranges: str, row: int, column: int) -> bool:
    corners = [area(each) for each in ranges.split()]
    return any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in corners)


def _listed(template: Template, own: str, words: str) -> tuple[str, ...]:
    """Return the words of a list: written out, or in cells of some sheet; nothing where that cannot be told."""
    if words.startswith('"') and words.endswith('"'):
        return tuple(each.strip() for each in words[1:-1].replace('""', '"').split(","))
    sheet, _, reference = words.rpartition("!")
    name = unquoted(sheet) if sheet else own
    try:
        top, left, bottom, right = area(reference.replace("$", ""))
    except ValueError:
        return ()
    if (
        not any(each.name == name and each.fillable for each in template.sheets)
        or bottom - top > MOST_CHOICES
    ):
        return ()
    grid = template.grid(name)
    cells = [
        grid.text(row, column)
        for row in range(top, bottom + 1)
        for column in range(left, min(right, left) + 1)
    ]
    return tuple(each for each in cells if each)
