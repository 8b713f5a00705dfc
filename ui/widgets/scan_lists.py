"""The left column of 回扫: the pages that wait, the papers of which pages lack, and what was filed last."""

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.label import tip
from ui.widgets.card import RowsCard, Titled
from ui.widgets.labels import Muted, Tone
from ui.widgets.scan_rows import TwoLineRow
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from ui.viewmodels.scans import View

NOTHING = "没有待认领的页。扫描件放进扫描文件夹，或点“选文件…”，带码的自动归到案件。"


class ScanLists(QWidget):
    """``chosen`` carries the page to look at, ``opened`` the case and form of a paper, ``back`` a page to take back."""

    chosen = Signal(object)
    opened = Signal(object, str)
    back = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(min(theme.px(262), 300))
        self.waits, self.lacks, self.done = RowsCard(), RowsCard(), RowsCard()
        self.parts = tuple(
            Titled(title, card)
            for title, card in (("待认领", self.waits), ("还缺页", self.lacks), ("最近处理", self.done))
        )
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for part in self.parts:
            column.addWidget(part)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(inside))
        self.rows: dict[uuid.UUID, TwoLineRow] = {}

    def show_view(self, view: "View") -> None:
        """List everything anew."""
        self.rows = {}
        for card in (self.waits, self.lacks, self.done):
            card.clear()
        for page in view.waiting:
            tone: Tone = "bad" if page.problem == "文件打不开" else "warn"
            row = TwoLineRow(page.name, page.note, tag=page.problem, tone=tone)
            row.setObjectName(f"scans.page.{len(self.rows)}")
            row.text.mode = Qt.TextElideMode.ElideMiddle  # scanners number their files at the end
            row.setToolTip(tip(f"{page.name}\n{page.note}".strip()))
            row.pressed.connect(lambda each=page.id: self.chosen.emit(each))
            self.waits.add(row)
            self.rows[page.id] = row
        if not view.waiting:
            self.waits.add(_muted(NOTHING))
        for part in view.partly:
            short = TwoLineRow(part.words, "", tag=part.lacks, tone="warn")
            short.setToolTip(tip(part.words))
            if part.case_id is not None:
                short.pressed.connect(lambda each=part: self.opened.emit(each.case_id, each.form))
            self.lacks.add(short)
        for each in view.done:
            line = TwoLineRow(
                each.words, each.below, tag=each.tag, tone="" if each.tag == "不归档" else "good"
            )
            line.setToolTip(tip(f"{each.words}\n{each.below}\n点一下取回，重新认领。"))
            line.pressed.connect(lambda which=each.id: self.back.emit(which))
            self.done.add(line)
        self.parts[0].title.setText(f"待认领　{len(view.waiting)} 页" if view.waiting else "待认领")
        self.parts[1].setVisible(bool(view.partly))
        self.parts[2].setVisible(bool(view.done))

    def light(self, page_id: uuid.UUID | None) -> None:
        """Light up the row of the page that is looked at."""
        for each, row in self.rows.items():
            row.choose(chosen=each == page_id)


def _muted(words: str) -> Muted:
    made = Muted(words, wrap=True)
    gap = theme.px(12)
    made.setContentsMargins(gap, gap, gap, gap)
    return made
