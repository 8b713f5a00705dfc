"""Fields on a grid of twelve columns: label above, and under each field what is wrong with it."""

from dataclasses import dataclass, field
from itertools import combinations, pairwise
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui import theme
from ui.forms.inputs import Input
from ui.forms.spec import COLUMNS, Field, Kind
from ui.label import Label

GAP = 10
_NOTE = 3  # columns that a sentence wants
# how much of its width a field keeps when a neighbour grows, where its kind does not tell what it needs
_KEPT = {Kind.TEXT: 0.75, Kind.LONG: 0.75, Kind.SHOWN: 1.0}
_PLAIN_WIDTH = 836  # the card of the mock-up, for the first layout before a width is known


@dataclass
class _Cell:
    field: Field
    label: Label
    input: Input
    line: int = 0
    column: int = 0


@dataclass
class _Line:
    cells: list[_Cell] = field(default_factory=list)
    spans: list[int] = field(default_factory=list)


class FieldGrid(QWidget):
    """Lays fields out in reading order; one whose content would be cut takes more columns, or the next line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._cells: dict[str, _Cell] = {}
        self._only: frozenset[str] | None = None
        self._problems: dict[str, str] = {}
        self._notes: dict[str, Label] = {}
        self._spans: tuple[tuple[int, ...], ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(0)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def add(self, declared: Field, made: Input) -> None:
        """Put a field at the end."""
        label = Label(declared.label if declared.kind != Kind.BOOL else "")
        label.setProperty("kind", "label")
        label.setBuddy(made.inner)
        label.setMinimumWidth(0)
        label.setContentsMargins(0, 0, 0, theme.px(3))
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._cells[declared.key] = _Cell(declared, label, made)
        self._place(_PLAIN_WIDTH)

    def show_only(self, keys: frozenset[str] | None) -> None:
        """Lay out the fields of these keys only, or all of them."""
        if keys == self._only:
            return
        self._only = keys
        for key, cell in self._cells.items():
            for part in (cell.label, cell.input):
                part.setVisible(keys is None or key in keys)
        self._spans = ()
        self._place(self.width() or _PLAIN_WIDTH)

    def _shown(self) -> list[tuple[str, _Cell]]:
        return [pair for pair in self._cells.items() if self._only is None or pair[0] in self._only]

    def set_problem(self, key: str, sentence: str) -> None:
        """Show what is wrong with a field under its line; an empty sentence takes it away."""
        if self._problems.get(key, "") == sentence:
            return
        self._problems[key] = sentence
        self._show_notes()

    def problem(self, key: str) -> str:
        """Return the sentence shown for a field."""
        return self._problems.get(key, "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let fields take more columns where the window has become narrow."""
        super().resizeEvent(event)
        self._place(event.size().width())

    def _least(self, cell: _Cell, width: int) -> int:
        """Return the fewest columns in which a field's content is read whole."""
        column = max(1, (width - GAP * (COLUMNS - 1)) / COLUMNS)
        least = ceil((cell.input.needed() + GAP) / (column + GAP))
        return min(COLUMNS, max(least, ceil(cell.field.width * _KEPT.get(cell.field.kind, 0.0)), 1))

    def _arranged(self, width: int) -> list[_Line]:
        lines: list[_Line] = []
        for declared in _flow([(cell, cell.field.width) for _key, cell in self._shown()]):
            least = [self._least(cell, width) for cell in declared.cells]
            spans = [max(pair) for pair in zip(declared.spans, least, strict=True)]
            while sum(spans) > COLUMNS and any(s > n for s, n in zip(spans, least, strict=True)):
                slack = [span - needed for span, needed in zip(spans, least, strict=True)]
                spans[slack.index(max(slack))] -= 1
            lines += _parted(list(zip(declared.cells, spans, strict=True)))
        return lines

    def _place(self, width: int) -> None:
        lines = self._arranged(width)
        spans = tuple(tuple(line.spans) for line in lines)
        if spans == self._spans:
            return
        self._spans = spans
        for cell in self._cells.values():
            self._grid.removeWidget(cell.label)
            self._grid.removeWidget(cell.input)
        for number, line in enumerate(lines):
            column = 0
            for cell, span in zip(line.cells, line.spans, strict=True):
                cell.line, cell.column = number, column
                self._grid.addWidget(cell.label, number * 3, column, 1, span)
                self._grid.addWidget(cell.input, number * 3 + 1, column, 1, span, Qt.AlignmentFlag.AlignTop)
                column += span
        self._keep_tab_order()
        self._show_notes()

    def _note(self) -> Label:
        made = Label(parent=self)
        made.setProperty("kind", "problem")
        made.setWordWrap(True)
        made.setContentsMargins(0, theme.px(4), 0, theme.px(2))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
        return made

    def _show_notes(self) -> None:
        for note in self._notes.values():
            self._grid.removeWidget(note)
            note.hide()
        for number in range(len(self._spans)):
            wrong = [(k, c) for k, c in self._shown() if c.line == number and self._problems.get(k)]
            ends = [*(cell.column for _key, cell in wrong[1:]), COLUMNS][: len(wrong)]
            free = (
                0  # what stands left of a narrow field without a problem of its own is room for its sentence
            )
            for (key, cell), end in zip(wrong, ends, strict=True):
                start = max(free, min(cell.column, end - _NOTE))
                self._show_note(key, number * 3 + 2, start, end, right=start < cell.column)
                free = end
            self._grid.setRowMinimumHeight(number * 3 + 2, 0 if wrong else theme.px(8))
        for number in range(len(self._spans), self._grid.rowCount() // 3 + 1):
            self._grid.setRowMinimumHeight(number * 3 + 2, 0)

    def _show_note(self, key: str, row: int, start: int, end: int, *, right: bool) -> None:
        if key not in self._notes:
            self._notes[key] = self._note()
        note = self._notes[key]
        note.setText(self._problems[key])
        note.setAlignment(Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(note, row, start, 1, end - start)
        note.show()

    def _keep_tab_order(self) -> None:
        widgets = [cell.input.inner for _key, cell in self._shown()]
        for before, after in pairwise(widgets):
            QWidget.setTabOrder(before, after)


def _flow(cells: list[tuple[_Cell, int]]) -> list[_Line]:
    """Set fields one after another, beginning a line where twelve columns are full."""
    lines = [_Line()]
    for cell, span in cells:
        if lines[-1].cells and sum(lines[-1].spans) + span > COLUMNS:
            lines.append(_Line())
        lines[-1].cells.append(cell)
        lines[-1].spans.append(span)
    return lines


def _parted(cells: list[tuple[_Cell, int]]) -> list[_Line]:
    """Set the fields of one declared line, on lines of much the same length where one has no room."""
    lines = _flow(cells)
    if len(lines) == 1:
        return lines
    cuts = (
        [list(cells[start:end]) for start, end in pairwise((0, *cut, len(cells)))]
        for cut in combinations(range(1, len(cells)), len(lines) - 1)
    )
    best = min(cuts, key=lambda parts: max(sum(span for _cell, span in part) for part in parts))
    return [_filled(_Line([cell for cell, _ in part], [span for _, span in part])) for part in best]


def _filled(line: _Line) -> _Line:
    """Let the fields share what is left of a line, each by its declared width."""
    while sum(line.spans) < COLUMNS:
        shares = [span / cell.field.width for cell, span in zip(line.cells, line.spans, strict=True)]
        line.spans[shares.index(min(shares))] += 1
    return line
