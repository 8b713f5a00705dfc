"""像是同一人: people of an old register who may be one, decided before the register is taken in."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.tables import Column, Table
from ui.widgets.labels import Muted, SectionTitle

if TYPE_CHECKING:
    from ui.viewmodels.import_legacy_told import UnsureLine
    from ui.viewmodels.importing_legacy import LegacyImporting

COLUMNS = (
    Column("姓名", lambda row: row.name, width=90, bold=True),
    Column("相同的", lambda row: row.why, width=90),
    Column("内容", lambda row: row.sign, width=190),
    Column("台账里", lambda row: row.times, width=64, align="right"),
    Column("库里", lambda row: row.known, width=56, align="right"),
    Column("决定", lambda row: row.decision, width=110),
)
TITLE = "像是同一人的（不决定的按不同的人分开登记，以后见到本人再认）"
LINES = 8


class UnsurePeople(QWidget):
    """A list of those who may be one person; Enter or the button says that they are."""

    def __init__(
        self, viewmodel: "LegacyImporting", guard: Callable[[Callable[[], None]], Callable[[], None]]
    ) -> None:
        super().__init__()
        self.viewmodel = viewmodel
        self.table = Table("import.unsure", COLUMNS)
        self.table.stretch(2)
        self.table.opened.connect(lambda _row: guard(self._turn)())
        self.table.chosen.connect(lambda _row: self._show_buttons())
        self.buttons: dict[str, QPushButton] = {}
        line = QHBoxLayout()
        for key, words, deed in (
            ("same", "是同一人", self._turn), ("every", "同名同电话的都认作同一人", self._every)
        ):  # fmt: skip
            button = QPushButton(words)
            button.setObjectName(f"import.people.{key}")
            button.setProperty("kind", "plain")
            button.clicked.connect(lambda _checked, deed=deed: guard(deed)())
            self.buttons[key] = button
            line.addWidget(button)
        line.addWidget(Muted("同一证件号码的已经自动对上；只有同名的从不合并。"))
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(SectionTitle(TITLE))
        column.addWidget(self.table)
        column.addLayout(line)

    def refresh(self) -> None:
        """Show who is open, and the decisions."""
        lines = self.viewmodel.unsure_lines()
        self.setVisible(bool(lines) and not self.viewmodel.taken)
        current = self.table.currentIndex().row()
        self.table.show_rows(lines)
        self.table.setFixedHeight(theme.px(30) * (min(len(lines), LINES) + 1) + theme.px(10))
        if lines:
            self.table.selectRow(min(max(current, 0), len(lines) - 1))
        self._show_buttons()

    def _show_buttons(self) -> None:
        row: UnsureLine | None = self.table.current()
        self.buttons["same"].setEnabled(row is not None)
        self.buttons["same"].setText("不是同一人，分开" if row is not None and row.same else "是同一人")

    def _turn(self) -> None:
        row: UnsureLine | None = self.table.current()
        if row is not None:
            self.viewmodel.decide(row.key, same=not row.same)
            self.refresh()

    def _every(self) -> None:
        self.viewmodel.decide_by_phone()
        self.refresh()
