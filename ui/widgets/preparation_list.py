"""准备清单: what is made ready, ticked by hand or told by the case; who was hurt at home is asked alone."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Check
from ui.label import Label
from ui.widgets.card import Card
from ui.widgets.dock_panel import plain
from ui.widgets.labels import Muted, Tag
from ui.widgets.preparation_alone import AloneCard
from ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.preparation import Item

#: Beside what can be true only where a device is named.
NO_DEVICE = "先在“人和地点”写明设备"
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class ListStep(QWidget):
    """The rows; Space ticks, the arrows go from row to row, 其余都做到 ticks what is no duty."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.now: Callable[[], datetime]
        self.ticked: dict[str, datetime] = {}
        self.checks: dict[str, Check] = {}
        self.filmed = False
        self._items: tuple[Item, ...] = ()
        self._rows: list[QWidget] = []
        self.alone = AloneCard()
        self.card = Card("准备清单")
        self.all = plain("没标“必须”的都做到", "begin.list.all", kind="quiet")
        self.all.clicked.connect(self._tick_all)
        self.card.title_line.addWidget(self.all)
        self.hint = Muted("空格打勾，↑↓ 换行。标“必须”的没有做到，要写明原因才能开始。", wrap=True)
        self.card.body.addWidget(self.hint)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, theme.px(4), 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.alone)
        column.addWidget(self.card)
        column.addStretch(1)
        self.area = Scrolled(column)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def show_items(self, items: "tuple[Item, ...]", ticked: Mapping[str, datetime], *, filmed: bool) -> None:
        """Show the list of a case, with what is ticked already; ``filmed`` where a device is named."""
        self.filmed = filmed
        for row in self._rows:
            self.card.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._items, self._rows, self.checks = items, [], {}
        self.ticked = {
            each.key: ticked[each.key] for each in items if self._by_hand(each) and each.key in ticked
        }
        for item in items:
            row = self._row(item)
            self.card.body.addWidget(row)
            self._rows.append(row)
        self.all.setVisible(any(self._by_hand(each) and not each.required for each in items))

    def _by_hand(self, item: "Item") -> bool:
        return item.by_hand and (self.filmed or not item.device)

    def _row(self, item: "Item") -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        line.setSpacing(theme.px(10))
        check = Check()
        check.setObjectName(f"begin.list.{item.key}")
        check.setAccessibleName(item.text)
        check.setChecked(item.done or item.key in self.ticked)
        words = Label(item.text)
        words.setWordWrap(True)
        line.addWidget(check, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(words, 1)
        if self._by_hand(item):
            check.picked.connect(lambda on, key=item.key: self._tick(key, on=on))
            check.installEventFilter(self)
            words.setBuddy(check)
            self.checks[item.key] = check
        else:
            check.setEnabled(False)
            told = Label("资料已齐" if item.done else NO_DEVICE if item.by_hand else item.detail)
            told.setProperty("kind", "muted" if item.done else "when")
            told.setProperty("tone", "" if item.done else "bad" if item.required else "warn")
            told.setWordWrap(True)
            told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            line.addWidget(told, 1)
        if item.required:
            line.addWidget(Tag("必须"), 0, Qt.AlignmentFlag.AlignVCenter)
        return made

    def _tick(self, key: str, *, on: bool) -> None:
        if on:
            self.ticked[key] = self.now()
        else:
            self.ticked.pop(key, None)
        self.changed.emit()

    def _tick_all(self) -> None:
        duties = {each.key for each in self._items if each.required}
        for key, check in self.checks.items():
            if key not in duties and not check.isChecked():
                check.setChecked(True)
                self.ticked[key] = self.now()
        self.changed.emit()

    def left(self) -> int:
        """Count what must be done and is not."""
        return sum(each.required and not (each.done or each.key in self.ticked) for each in self._items)

    def note(self) -> tuple[str, bool]:
        """Say what is left, and whether the step is done."""
        if unasked := self.alone.unasked:
            return f"{unasked} 人没有单独征询", False
        if left := self.left():
            return f"还有 {left} 项必须做", False
        open_ones = sum(
            not (each.done or each.key in self.ticked or (each.device and not self.filmed))
            for each in self._items
        )
        return (f"{open_ones} 项没有勾", False) if open_ones else ("都做到了", True)

    def arrive(self) -> None:
        """Put the cursor on the first that is not ticked."""
        first = next((check for check in self.checks.values() if not check.isChecked()), None)
        (first or next(iter(self.checks.values()), self.all)).setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from row to row with the arrows."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            order = list(self.checks.values())
            if step and watched in order:
                place = order.index(watched) + step
                order[place % len(order)].setFocus(Qt.FocusReason.OtherFocusReason)
                self.area.ensureWidgetVisible(order[place % len(order)])
                return True
        return super().eventFilter(watched, event)
