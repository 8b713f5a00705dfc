"""What narrows a ledger: words typed, choices from menus, and the filters that were kept by a name.

bar = FilterBar("registers", (("officer", "承办人"), ("village", "村社")))
bar.offer("village", (("西岔村", "西岔村"), …))
bar.narrowed.connect(...)       # another choice: bar.said() has them all
bar.worded.connect(...)         # other words, never in the middle of a composition
bar.keep / bar.drop             # a name under which bar.said() is kept, or a name that is let go

Menus that are not ``offer``ed offer everything alone.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.forms.line import Line
from ui.label import caption
from ui.widgets.dock_panel import Problem, plain

WORDS = "words"


class FilterBar(QWidget):
    """One line that says what is chosen; Esc clears everything and puts it away."""

    narrowed = Signal()
    worded = Signal(str)
    cleared = Signal()
    keep = Signal(str)
    drop = Signal(str)

    def __init__(self, name: str, choices: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: dict[str, Mapping[str, Any]] = {}
        self.words = Line(placeholder="姓名、编号、地点")
        self.words.setObjectName(f"{name}.words")
        self.words.setAccessibleName("筛选")
        self.words.setToolTip("姓名、编号、地点、类型，几个词用空格隔开")
        self.words.setMinimumWidth(theme.px(120))
        self.words.textChanged.connect(self._type)
        line = QHBoxLayout()
        line.setSpacing(theme.px(8))
        line.addWidget(self.words, 1)
        self._called = dict(choices)
        self.choices: dict[str, Choice] = {}
        for key, called in self._called.items():
            choice = Choice((("", f"全部{called}"),))
            choice.setObjectName(f"{name}.{key}")
            choice.setAccessibleName(called)
            choice.setFixedWidth(theme.px(128))
            choice.set_value("")
            choice.picked.connect(lambda _value: self.narrowed.emit())
            self.choices[key] = choice
            line.addWidget(choice)
        self.saved = plain("已存筛选", f"{name}.saved")
        self.saved.clicked.connect(lambda _checked=False: self._offer_saved())
        clear = plain("清除  Esc", f"{name}.clear", kind="quiet")
        clear.clicked.connect(lambda _checked=False: self.clear())
        line.addWidget(self.saved)
        line.addWidget(clear)
        self.naming = Line(placeholder="给现在的筛选起个名字，按 Enter 存下")
        self.naming.setObjectName(f"{name}.naming")
        self.naming.setAccessibleName("筛选的名字")
        self.naming.submitted.connect(lambda: self.keep.emit(self.naming.text()))
        self.problem = Problem()
        self.naming.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(line)
        column.addWidget(self.naming)
        column.addWidget(self.problem)
        self.hide()

    def _type(self) -> None:
        if not self.words.composing:
            self.worded.emit(self.words.text())

    def offer(self, key: str, values: Iterable[tuple[str, str]]) -> None:
        """Offer (value, label) pairs for a choice, and all of them; what is chosen stays, offered or not."""
        choice = self.choices[key]
        chosen, offered = choice.value(), dict(values)
        if chosen and chosen not in offered:
            offered[chosen] = chosen
        choice.set_choices((("", f"全部{self._called[key]}"), *offered.items()))
        choice.set_value(chosen)

    @property
    def narrows(self) -> bool:
        """Tell whether anything is chosen or typed."""
        return any(self.said().values())

    def said(self) -> dict[str, str]:
        """Return what is chosen by key, and what is typed under ``words``."""
        return {WORDS: self.words.text().strip(), **{key: each.value() for key, each in self.choices.items()}}

    def take(self, said: Mapping[str, Any]) -> None:
        """Show what was said before, and tell of it."""
        for key, choice in self.choices.items():
            value = str(said.get(key, ""))
            if choice.findData(value) < 0:
                choice.addItem(value, value)
            choice.set_value(value)
        self.words.setText(str(said.get(WORDS, "")))
        self.show()
        self.narrowed.emit()

    def ask(self) -> None:
        """Show the line with the cursor in it."""
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        """Take everything back and put the line away."""
        narrowed = any(each.value() for each in self.choices.values())
        self.words.clear()
        for choice in self.choices.values():
            choice.set_value("")
        self.naming.hide()
        self.problem.say("")
        self.hide()
        if narrowed:
            self.narrowed.emit()
        self.cleared.emit()

    def show_saved(self, kept: Mapping[str, Mapping[str, Any]]) -> None:
        """Offer the filters that were kept, by name."""
        self._kept = dict(kept)
        self.naming.clear()
        self.naming.hide()
        self.problem.say("")

    def menu(self) -> QMenu:
        """Make the menu of kept filters."""
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, said in self._kept.items():
            made.addAction(caption(name)).triggered.connect(lambda _checked=False, said=said: self.take(said))
        if self._kept:
            made.addSeparator()
        naming = made.addAction("存下现在的筛选…")
        naming.setEnabled(self.narrows)
        naming.triggered.connect(self._ask_name)
        if self._kept:
            gone = made.addMenu("删去")
            for name in self._kept:
                gone.addAction(caption(name)).triggered.connect(
                    lambda _checked=False, name=name: self.drop.emit(name)
                )
        return made

    def _offer_saved(self) -> None:
        self.menu().popup(self.saved.mapToGlobal(QPoint(0, self.saved.height())))

    def _ask_name(self) -> None:
        self.naming.show()
        self.naming.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)
