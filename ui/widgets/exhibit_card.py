"""One piece of evidence: what it is at a glance; opened, what is written of it and what each other side says."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.forms.choices import Choice
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.dock_panel import Problem, plain
from ui.widgets.labels import Muted, Tag
from ui.widgets.say_row import PRESS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.viewmodels.evidence import Entry, Lists, View

UNSAID = "还没有说"


class ViewRow(QWidget):
    """What one side says of it: a view, and the words that go with it. ``said`` carries both."""

    said = Signal(str, str, str)

    def __init__(self, view: "View", choices: "Sequence[str]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = view.side
        self.choice = Choice([("", UNSAID), *((each, each) for each in choices)])
        self.choice.setAccessibleName(f"{view.name}的意见")
        self.words = Line(placeholder="理由、但书")
        self.words.setAccessibleName(f"{view.name}的理由")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.choice)
        column.addWidget(self.words)
        self.choice.picked.connect(lambda _value: self._tell())
        self.words.left.connect(self._tell)
        self.words.submitted.connect(self._tell)
        self.show_view(view)

    def show_view(self, view: "View") -> None:
        """Show what is on record, unless it is being typed."""
        self._shown = (view.view, view.words)
        self.choice.set_value(view.view)
        if not self.words.hasFocus():
            self.words.setText(view.words)
        self.words.setVisible(bool(view.view))

    def _tell(self) -> None:
        now = (self.choice.value(), self.words.text() if self.choice.value() else "")
        if now != self._shown:
            self.said.emit(self.side, *now)


class ExhibitCard(QFrame):
    """``corrected`` carries a column and what was typed, ``viewed`` side, view and words, ``voided`` the reason."""

    corrected = Signal(str, str)
    viewed = Signal(str, str, str)
    voided = Signal(str)
    turned = Signal(bool)

    def __init__(self, entry: "Entry", lists: "Lists", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry, self._lists = entry, lists
        self.setObjectName(f"evidence.{entry.place}")
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.title, self.about, self.proves = Label(), Muted(wrap=True), Label()
        self.title.setProperty("kind", "strong")
        for part in (self.title, self.proves):
            part.setWordWrap(True)
        self.struck = Tag("原话已划去", "warn")
        self.opinions = Muted(wrap=True)
        self.problem = Problem()
        self.form: QWidget | None = None
        self.fields: dict[str, Line] = {}
        self.choices: dict[str, Choice] = {}
        self.forms: dict[str, QPushButton] = {}
        self.rows: list[ViewRow] = []
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.struck, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        gap = theme.px(10)
        self._column.setContentsMargins(gap, theme.px(7), gap, theme.px(7))
        self._column.setSpacing(theme.px(3))
        self._column.addLayout(head)
        for each in (self.about, self.proves, self.opinions, self.problem):
            self._column.addWidget(each)
        self.show_entry(entry)

    @property
    def opened(self) -> bool:
        """Say whether it is written in."""
        return self.form is not None and self.form.isVisibleTo(self)

    def show_entry(self, entry: "Entry") -> None:
        """Show what is on record; a field that is being typed in keeps its words."""
        self.entry = entry
        self.title.setText(f"{entry.place}　{entry.name}")
        self.about.setText(entry.about)
        self.about.setVisible(bool(entry.about))
        self.proves.setText(f"证明：{entry.proves}")
        self.struck.setVisible(entry.struck)
        said = [
            f"{each.name}：{each.view}{f'，{each.words}' if each.words else ''}"
            for each in entry.views
            if each.view
        ]
        silent = [each.name for each in entry.views if not each.view]
        said += [f"{'、'.join(silent)}的意见还没有记"] if silent else []
        self.opinions.setText("；".join(said))
        self.setAccessibleName(f"{self.title.text()}　{entry.about}　{self.opinions.text()}")
        self._show_folded()
        for key, field in self.fields.items():
            value = str(getattr(entry, key) or "")
            if not field.hasFocus() and field.text() != value:
                field.setText(value)
                field.setCursorPosition(0)
        for key, choice in self.choices.items():
            choice.set_value(getattr(entry, key))
        for name, button in self.forms.items():
            button.setChecked(name == entry.original)
        for row, view in zip(self.rows, entry.views, strict=False):
            row.show_view(view)

    def _show_folded(self) -> None:
        self.proves.setVisible(bool(self.entry.proves) and not self.opened)
        self.opinions.setVisible(bool(self.entry.views) and not self.opened)

    def turn(self, *, opened: bool) -> None:
        """Open the entry to write in it, or close it."""
        if opened and self.form is None:
            self._build()
        if self.form is not None:
            self.form.setVisible(opened)
        self.problem.say("")
        self.show_entry(self.entry)
        if opened:
            self.fields["proves"].setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, sentence: str) -> None:
        """Say what is wrong."""
        self.problem.say(sentence)

    # what is written

    def _build(self) -> None:
        self.form = QWidget()
        grid = QGridLayout(self.form)
        grid.setContentsMargins(0, theme.px(4), 0, 0)
        grid.setHorizontalSpacing(theme.px(6))
        grid.setVerticalSpacing(theme.px(5))
        grid.setColumnStretch(1, 1)
        self._put(grid, "名称", self._text("name", "名称"))
        self._put(grid, "证明什么", self._text("proves", "证明什么"))
        self._put(grid, "提供人", self._choice("offered_by", self._lists.givers, "提供人"))
        self._put(grid, "种类", self._choice("kind", self._lists.kinds, "种类"))
        self._put(grid, "形式", self._form_line())
        self._put(grid, "存放", self._kept_line())
        for view in self.entry.views:
            row = ViewRow(view, self._lists.views)
            row.said.connect(self.viewed)
            self._put(grid, view.name, row)
            self.rows.append(row)
        grid.addLayout(self._void_line(), grid.rowCount(), 0, 1, 2)
        self._column.insertWidget(self._column.count() - 1, self.form)

    def _put(self, grid: QGridLayout, words: str, field: QWidget | QHBoxLayout) -> None:
        row = grid.rowCount()
        label = Muted(words)
        label.setMinimumWidth(theme.px(52))
        grid.addWidget(label, row, 0)
        if isinstance(field, QWidget):
            grid.addWidget(field, row, 1)
        else:
            grid.addLayout(field, row, 1)

    def _text(self, key: str, words: str) -> Line:
        field = self.fields[key] = Line()
        field.setAccessibleName(words)
        field.left.connect(lambda: self._correct(key, field.text()))
        field.submitted.connect(lambda: self._correct(key, field.text()))
        return field

    def _choice(self, key: str, offered: "Sequence[str]", words: str) -> Choice:
        choice = self.choices[key] = Choice(
            [(each, each) for each in offered], editable=True, placeholder="选或者写"
        )
        choice.setAccessibleName(words)
        line = choice.lineEdit()
        choice.activated.connect(lambda _place: self._correct(key, choice.value()))
        if line is not None:
            line.editingFinished.connect(lambda: self._correct(key, choice.value()))
        return choice

    def _form_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(4))
        group = QButtonGroup(self)
        for name in self._lists.forms:
            button = self.forms[name] = plain(name, f"evidence.form.{name}", kind="tab")
            button.setCheckable(True)
            button.clicked.connect(lambda _on, name=name: self._correct("original", name))
            group.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _kept_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme.px(4))
        pages = self._text("pages", "页数")
        pages.setPlaceholderText("页数")
        line.addWidget(self._text("kept_at", "存放"), 3)
        line.addWidget(pages, 1)
        return line

    def _void_line(self) -> QHBoxLayout:
        reason = Line(placeholder="去掉的原因")
        reason.setAccessibleName("去掉的原因")
        out = plain("从目录去掉", "evidence.void", kind="quiet")
        out.clicked.connect(lambda: self.voided.emit(reason.text()))
        reason.submitted.connect(lambda: self.voided.emit(reason.text()))
        line = QHBoxLayout()
        line.setSpacing(theme.px(6))
        line.addWidget(reason, 1)
        line.addWidget(out)
        return line

    def _correct(self, key: str, value: str) -> None:
        self.problem.say("")
        if value != str(getattr(self.entry, key) or ""):
            self.corrected.emit(key, value)

    # Qt

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or close with a click on it."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.turned.emit(not self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open or close by Enter and Space; Esc closes."""
        if event.key() in PRESS and (self.hasFocus() or not self.opened):
            self.turned.emit(not self.opened)
        elif event.key() == Qt.Key.Key_Escape and self.opened:
            self.turned.emit(False)
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
