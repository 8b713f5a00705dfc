"""The right column of 回扫: why the page waits, the papers it may be of, and the deeds that settle it."""

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Line
from ui.label import Label, tip
from ui.widgets.card import RowsCard
from ui.widgets.dock_panel import plain
from ui.widgets.labels import Muted, Strong
from ui.widgets.scan_rows import ArrowKeys, TwoLineRow
from ui.widgets.scroll import Scroll
from ui.widgets.search import WAIT_MS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.viewmodels.scans import Likely, WaitingPage


NONE = -1


class ScanGuess(QWidget):
    """``filed`` carries the paper and the page it is to be filed as; ``asked`` the words of the search."""

    filed = Signal(object, int)
    asked = Signal(str)
    dropped = Signal()
    turned = Signal()
    evidence = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(min(theme.px(340), 380))
        self.problem, self.note = Strong(), Muted(wrap=True)
        self.line = Line(placeholder="不是这些？输入姓名、案号、文书编号")
        self.line.setObjectName("scans.find")
        self.line.setAccessibleName("找文书")
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(lambda: self.asked.emit(self.line.text()))
        self.line.typed.connect(lambda _text: self._wait.start())
        self.line.submitted.connect(self._submitted)
        self.card = RowsCard()
        self.list = ArrowKeys()
        self.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.list.setAccessibleName("可能的文书")
        self.list.moved.connect(self.step)
        column = QVBoxLayout(self.list)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addStretch(1)
        self.number = Line()
        self.number.setObjectName("scans.number")
        self.number.setAccessibleName("文书第几页")
        self.number.setFixedWidth(theme.px(52))
        self.number.submitted.connect(self.file)
        self.of = Muted()
        self.go = plain("归到这里", "scans.file", kind="main")
        self.go.setToolTip("Enter")
        self.go.clicked.connect(lambda _checked=False: self.file())
        page = QHBoxLayout()
        for part in (Label("归为第"), self.number, self.of):
            page.addWidget(part)
        page.addStretch(1)
        page.addWidget(self.go)
        more = QHBoxLayout()
        for words, name, signal, key in (
            ("转正", "scans.turn", self.turned, "R"),
            ("作为证据…", "scans.evidence", self.evidence, "E"),
            ("不归档…", "scans.drop", self.dropped, "D"),
        ):
            button = plain(words, name, kind="quiet")
            button.setToolTip(key)
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())
            more.addWidget(button)
        more.addStretch(1)
        self.keys = Muted("↑↓ 选文书　Enter 归档　R 转正　E 作为证据　D 不归档", wrap=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        for part in (self.problem, self.note, self.line):
            whole.addWidget(part)
        whole.addWidget(Scroll(self.list), 1)
        whole.addLayout(page)
        whole.addLayout(more)
        whole.addWidget(self.keys)
        self.rows: list[TwoLineRow] = []
        self._likely: tuple[Likely, ...] = ()
        self.place, self._fileable = NONE, False

    def show_page(self, page: "WaitingPage") -> None:
        """Say why the page waits."""
        self._wait.stop()
        self.problem.setText(page.problem)
        self.note.setText(page.note or page.name)
        self.line.clear()

    def show_likely(self, likely: "Sequence[Likely]", *, fileable: bool) -> None:
        """List the papers that it may be of; the first is chosen where pages of it have not come back."""
        self._likely, self.rows = tuple(likely), []
        self.card.clear()
        for place, each in enumerate(self._likely):
            tone = "bad" if each.void else "warn" if each.wanting else "good"
            row = TwoLineRow(each.title, each.about, tag=each.lacks, tone=tone)  # type: ignore[arg-type]  # -- one of Tone
            row.setToolTip(tip(f"{each.title}\n{each.about}".strip()))
            row.pressed.connect(lambda which=place: self.choose(which))
            row.taken.connect(self.file)
            self.card.add(row)
            self.rows.append(row)
        if not self._likely:
            words = "没有找到。" if self.line.text().strip() else "近来没有打印过还未回扫的文书。"
            nothing = Muted(words, wrap=True)
            gap = theme.px(12)
            nothing.setContentsMargins(gap, gap, gap, gap)
            self.card.add(nothing)
        self._fileable = fileable
        self.choose(0 if self._likely and self._likely[0].wanting else NONE)

    @property
    def chosen(self) -> "Likely | None":
        """Return the paper that is chosen."""
        return self._likely[self.place] if self.place != NONE else None

    def choose(self, place: int) -> None:
        """Choose a paper, and offer the page of it that lacks; ``NONE`` chooses none."""
        self.place = NONE if place == NONE or not self._likely else min(place, len(self._likely) - 1)
        for each, row in enumerate(self.rows):
            row.choose(chosen=each == self.place)
        found = self.chosen
        self.number.setText(str(found.page) if found else "")
        for part in (self.go, self.number):
            part.setEnabled(self._fileable and found is not None)
        self.of.setText(f"页，共 {found.count} 页" if found else "页")

    def step(self, by: int) -> None:
        """Choose the next paper up or down."""
        self.choose(max(0, self.place + by))

    def file(self) -> None:
        """Ask for the page to be filed as it is chosen."""
        found, said = self.chosen, self.number.text().strip()
        if found is not None and self.go.isEnabled():
            self.filed.emit(found.paper_id, int(said) if said.isascii() and said.isdigit() else 0)

    def _submitted(self) -> None:
        """Search at once; the list then has the keys."""
        self._wait.stop()
        self.asked.emit(self.line.text())
        self.list.setFocus()

    @property
    def case_id(self) -> uuid.UUID | None:
        """Return the case of the chosen paper."""
        return self.chosen.case_id if self.chosen else None
