"""Whether a mapping fits a form, said in sentences; and what a change of rows would tear or lose."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from openpyxl.formula.tokenizer import Token

from exports.fitting.draft import Draft
from exports.fitting.mapping import FACTS, SERIAL, FormMapping, SheetMapping, named
from exports.fitting.references import Shift, tokens
from exports.fitting.sheetpart import (
    MOST_COLUMN,
    MOST_ROW,
    SheetPart,
    area,
    column_letters,
    column_number,
    place,
    q,
)
from exports.fitting.template import Grid, Template
from models.errors import Refusal


@dataclass(frozen=True)
class Fault:
    """One thing that does not fit: the sheet, the column or cell that it is about, and the sentence."""

    sheet: str
    place: str
    sentence: str


def faults(
    template: Template,
    mapping: FormMapping,
    *,
    sources: Mapping[str, Collection[str]] | None = None,
    facts: Collection[str] | None = None,
) -> list[Fault]:
    """Return what does not fit, in the order of the sheets.

    ``sources`` are the names that each source knows, ``facts`` what single cells may say beside ``FACTS``; without
    them names are not looked at.
    """
    found: list[Fault] = []
    if not mapping.sheets:
        found.append(Fault("", "", "还没有指定填哪张表、填到哪里。"))
    names = [each.sheet for each in mapping.sheets]
    for one in mapping.sheets:
        if names.count(one.sheet) > 1:
            found.append(Fault(one.sheet, "", f"“{one.sheet}”指定了两遍。"))
            break
        if not any(each.name == one.sheet and each.fillable for each in template.sheets):
            found.append(Fault(one.sheet, "", f"“{template.name}”里没有能填写的表“{one.sheet}”。"))
            continue
        checks = _Checks(template, one)
        found.extend(checks.all())
        if sources is not None:
            found.extend(_unknown(one, sources, facts or ()))
    return found


class _Checks:
    """The checks of one sheet."""

    def __init__(self, template: Template, mapping: SheetMapping) -> None:
        self.mapping = mapping
        self.grid: Grid = template.grid(mapping.sheet)
        self.part = template.part(mapping.sheet)
        self.tables = list(_table_heads(template, mapping.sheet))

    def all(self) -> Iterator[Fault]:
        """Give every fault of the sheet."""
        one = self.mapping
        if one.first:
            rows = list(self._rows())
            yield from rows
            if not rows:
                yield from self._columns()
                yield from self._merges()
        elif one.columns or one.constants:
            yield self._fault("", "指定了列，还没有指定第一行数据。")
        elif not one.cells:
            yield self._fault("", "还没有指定要填的列和格。")
        yield from self._cells()

    def _fault(self, place_: str, words: str) -> Fault:
        return Fault(self.mapping.sheet, place_, f"“{self.mapping.sheet}”{words}")

    def _rows(self) -> Iterator[Fault]:
        one = self.mapping
        if not one.columns:
            yield self._fault("", "还没有指定哪一列填什么。")
        if one.last < one.first or one.last > MOST_ROW:
            yield self._fault("", f"的数据行从第 {one.first} 行到第 {one.last} 行，前后颠倒了。")
        elif one.head and max(one.head) >= one.first:
            yield self._fault("", "的第一行数据应在表头下面。")
        elif self.part.hollow is not None and one.last > self.part.last:
            yield self._fault("", f"空行太多，数据行最多指到第 {self.part.last} 行。")

    def _columns(self) -> Iterator[Fault]:
        one = self.mapping
        rows = [
            self.part.rows[number] for number in range(one.first, one.last + 1) if number in self.part.rows
        ]
        computed = {place(cell.get("r"))[1] for row in rows for cell in row if cell.find(q("f")) is not None}
        for letter in sorted({*one.columns, *one.constants}, key=column_number):
            column = column_number(letter)
            if column > MOST_COLUMN:
                yield self._fault(letter, f"没有 {letter} 列。")
                continue
            if letter in one.columns and letter in one.constants:
                yield self._fault(letter, f"的 {letter} 列既填栏目又填固定文字，请只留一样。")
            if column in computed:
                yield self._fault(
                    letter, f"的 {letter} 列本来是公式，由表格自己算，不能填写。请把这一列留空不填。"
                )
            top, left, _, _ = self.grid.merge_of(one.first, column)
            if top == one.first and left != column:
                yield self._fault(
                    letter,
                    f"的 {letter} 列在数据行里并进了 {column_letters(left)} 列，请指 {column_letters(left)} 列。",
                )

    def _merges(self) -> Iterator[Fault]:
        one = self.mapping
        for top, left, bottom, right in self.grid.merges:
            if top < bottom and not (bottom < one.first or top > one.last):
                reference = f"{column_letters(left)}{top}:{column_letters(right)}{bottom}"
                used = any(left <= column_number(each) <= right for each in (*one.columns, *one.constants))
                if used or not (top <= one.first and bottom >= one.last):
                    yield self._fault(
                        reference, f"的 {reference} 上下合并在数据行里，一行一件填不进去。请先取消合并。"
                    )

    def _cells(self) -> Iterator[Fault]:
        one = self.mapping
        for reference in one.cells:
            row, column = place(reference)
            if row > MOST_ROW or column > MOST_COLUMN:
                yield self._fault(reference, f"没有 {reference} 这一格。")
                continue
            top, left, _, _ = self.grid.merge_of(row, column)
            if (top, left) != (row, column):
                right_one = f"{column_letters(left)}{top}"
                yield self._fault(reference, f"的 {reference} 并进了 {right_one}，请指 {right_one}。")
            if one.first and one.first <= row <= one.last:
                yield self._fault(reference, f"的 {reference} 在数据行里，不能又作单项来填。")
            cell = self.grid.cells.get((row, column))
            if cell is not None and cell.formula:
                yield self._fault(reference, f"的 {reference} 本来是公式，由表格自己算，不能填写。")
            if any(each[0] <= row <= each[2] and each[1] <= column <= each[3] for each in self.tables):
                yield self._fault(
                    reference, f"的 {reference} 是表格区域的列标题，改了它文件会损坏，不能填写。"
                )


def _table_heads(template: Template, name: str) -> Iterator[tuple[int, int, int, int]]:
    sheet = template.sheet(name)
    for each in template.package.relations(sheet.part).values():
        if each.kind == "table" and not each.external and template.package.has(each.target):
            root = template.package.xml(each.target)
            top, left, _, right = area(root.get("ref"))
            if root.get("headerRowCount", "1") != "0":
                yield top, left, top, right


def _unknown(
    one: SheetMapping, sources: Mapping[str, Collection[str]], facts: Collection[str]
) -> Iterator[Fault]:
    if one.columns and one.source not in sources:
        yield Fault(one.sheet, "", f"“{one.sheet}”还没有指定从哪个台账取数。")
        return
    known = {SERIAL, *sources.get(one.source, ())}
    for letter, phrase in one.columns.items():
        for name in named(phrase):
            if name not in known:
                yield Fault(one.sheet, letter, f"“{one.sheet}”的 {letter} 列要填“{name}”，这个台账里没有。")
    for reference, phrase in one.cells.items():
        for name in named(phrase):
            if name not in FACTS and name not in facts:
                yield Fault(one.sheet, reference, f"“{one.sheet}”的 {reference} 要填“{name}”，没有这一项。")


def refuse_torn(sheet: SheetPart, mapping: SheetMapping, shift: Shift, where: str) -> None:
    """Refuse, by its place, what a change of rows would tear apart or leave wrong."""
    for cell in sheet.cells():
        found = cell.find(q("f"))
        if found is None:
            continue
        if found.get("ref") and found.get("t") in {"array", "dataTable"}:
            top, _, bottom, _ = area(found.get("ref"))
            kind = "数组公式" if found.get("t") == "array" else "模拟运算表"
            if bottom >= shift.at and (top < shift.at or kind == "模拟运算表"):
                raise Refusal(
                    f"{where}的 {found.get('ref')} 是{kind}，增减行会拆开它。请改用普通公式，或在原表里多留些空行再选。"
                )
        row = place(cell.get("r"))[0]
        if shift.count > 0 and found.text and not mapping.first <= row <= mapping.last:
            _refuse_listed(found.text, mapping, cell.get("r"), where)


def _refuse_listed(words: str, mapping: SheetMapping, at: str, where: str) -> None:
    """Refuse a total that names its rows one by one: the new ones would not be in it."""
    rows = set()
    for token in tokens(words):
        if token.type == Token.OPERAND and token.subtype == Token.RANGE and ":" not in token.value:
            try:
                rows.add(place(token.value.upper())[0])
            except ValueError:
                continue
    whole = set(range(mapping.first, mapping.last + 1))
    if whole <= rows:
        raise Refusal(
            f"{where}的 {at} 是逐行相加的公式，加行后不会把新行算进去。请改成 SUM(起:止) 的写法，另存后再选。"
        )


def refuse_lost(draft: Draft, sheet: SheetPart, shift: Shift, where: str) -> None:
    """Refuse to take out rows that carry comments or that formulas elsewhere look at one by one."""
    gone = range(shift.at, shift.at - shift.count)
    for each in draft.relations(sheet.part):
        if each.kind not in {"comments", "threadedComment"}:
            continue
        for one in _anchored(draft, each.target):
            if place(one)[0] in gone:
                raise Refusal(f"{where}要删的第 {gone[0]}–{gone[-1]} 行里，{one} 有批注。请选“空着不删”。")
    computed: Iterable[tuple[str, str]] = (
        (cell.get("r"), found.text)
        for cell in sheet.cells()
        if (found := cell.find(q("f"))) is not None and found.text and place(cell.get("r"))[0] not in gone
    )
    for at, words in computed:
        for token in tokens(words):
            if token.type == Token.OPERAND and token.subtype == Token.RANGE and ":" not in token.value:
                try:
                    row = place(token.value.upper())[0]
                except ValueError:
                    continue
                if row in gone:
                    raise Refusal(f"{where}的 {at} 的公式用到了要删的第 {row} 行。请选“空着不删”。")


def _anchored(draft: Draft, part: str) -> Iterator[str]:
    for each in draft.tree(part).iter():
        if isinstance(each.tag, str) and each.tag.rpartition("}")[2] in {"comment", "threadedComment"}:
            yield each.get("ref")
