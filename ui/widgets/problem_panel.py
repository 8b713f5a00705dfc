"""What is wrong with a paper, as a compiler tells it: a bar, a sentence, the law and how to mend it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label
from ui.widgets.card import RowsCard
from ui.widgets.flow import Flow
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from models.checks import Gap

_BAR = 3


class ProblemRow(QFrame):
    """One problem; a click, Enter or Space goes to the field it is about.

    A red one that may be answered for has a button beside the link; one that was left standing says why.
    """

    pressed = Signal()
    answered = Signal()  # it is to be left standing, or no longer

    def __init__(
        self, gap: "Gap", link: str, *, answering: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.gap = gap
        self._tone = "bad" if gap.severity == "red" else "warn"
        self.setProperty("kind", "choice")
        self.setObjectName(f"problem.{gap.key}")
        weight = "已保留意见" if gap.kept else "须改" if self._tone == "bad" else "提醒"
        self.setAccessibleName(f"{weight}：{gap.sentence}")
        if link:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        sentence = Label(gap.sentence)
        sentence.setWordWrap(True)
        sentence.setProperty("kind", "when")
        sentence.setProperty("tone", self._tone)
        sentence.setFont(theme.font(13, bold=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(15), theme.px(9), theme.px(12), theme.px(9))
        column.setSpacing(theme.px(2))
        column.addWidget(sentence)
        told = (("怎样改：", gap.mend.rstrip("。")), ("依据：", gap.law.rstrip("。")))
        for lead, words in told:
            if words:
                column.addWidget(Muted(f"{lead}{words}。", wrap=True))
        if gap.kept:
            kept = Label(gap.kept)
            kept.setObjectName("kept")
            kept.setWordWrap(True)
            kept.setStyleSheet(f"font-size: {theme.px(13)}px;")
            column.addWidget(kept)
        self._link = link
        self._foot(column, answering=answering)

    def _foot(self, column: QVBoxLayout, *, answering: bool) -> None:
        line = QHBoxLayout()
        line.setSpacing(theme.px(12))
        if self._link:
            link = Label(f"{self._link} →")
            link.setProperty("chosen", True)
            link.setProperty("kind", "link")
            link.setStyleSheet(f"color: {theme.color('accent').name()};")
            line.addWidget(link)
        line.addStretch(1)
        if answering and (self.gap.kept or self.gap.overridable):
            button = QPushButton("撤回保留" if self.gap.kept else "保留意见…")
            button.setObjectName("problem.answer")
            button.setProperty("kind", "quiet")
            button.setStyleSheet(f"padding: {theme.px(2)}px {theme.px(6)}px;")
            button.clicked.connect(lambda _checked=False: self.answered.emit())
            line.addWidget(button)
        if line.count() > 1:
            column.addLayout(line)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar at the left."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, theme.px(_BAR), self.height()), theme.color(self._tone))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a click."""
        if self._link and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter and Space."""
        if self._link and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)


class ProblemPanel(RowsCard):
    """All problems, red first, and under them what is in order with its tick."""

    asked = Signal(str)  # the field of the problem
    answered = Signal(object)  # the problem that is to be left standing, or no longer

    def show_problems(
        self,
        gaps: "Sequence[Gap]",
        ticks: Sequence[str] = (),
        *,
        nothing: str = "没有发现问题。",
        answering: bool = False,
    ) -> None:
        """Show other problems; ``answering`` offers to leave those standing that may be."""
        self.clear()
        for gap in gaps:
            row = ProblemRow(gap, link_words(gap.field), answering=answering)
            row.pressed.connect(lambda field=gap.field: self.asked.emit(field))
            row.answered.connect(lambda gap=gap: self.answered.emit(gap))
            self.add(row)
        if ticks or not gaps:
            self.add(self._foot(ticks, nothing if not gaps and not ticks else ""))

    def _foot(self, ticks: Sequence[str], nothing: str) -> QWidget:
        foot = QWidget()
        flow = Flow(gap=12)
        gap = theme.px(12)
        column = QVBoxLayout(foot)
        column.setContentsMargins(gap, theme.px(10), gap, theme.px(10))
        column.addLayout(flow)
        for words in ticks:
            tick = Label(f"✓ {words}")
            tick.setObjectName("tick")
            tick.setStyleSheet(f"color: {theme.color('good').name()}; font-size: {theme.px(13)}px;")
            flow.addWidget(tick)
        if nothing:
            flow.addWidget(Muted(nothing))
        return foot


def link_words(field: str) -> str:
    """Say where a click on a problem goes, by its field; nothing when it leads nowhere.

    >>> link_words("clauses.1"), link_words("parties"), link_words("")
    ('改第二条', '去补当事人', '')
    """
    head, _, rest = field.partition(".")
    if head == "clauses":
        number = rest.split(".")[0]
        return f"改第{numeral(int(number) + 1)}条" if number else "改条款"
    words = {
        "parties": "去补当事人", "facts": "写主要事实", "performance": "写履行方式和期限", "agreement": "起草协议",
        "sitting": "去调解", "intake": "去接待", "visits": "去登记履行",
        "told": "逐项告知", "platform": "填立案信息",
    }  # fmt: skip
    return words.get(head, "")


def numeral(number: int) -> str:
    """Write the number of a clause.

    >>> numeral(2), numeral(12), numeral(20), numeral(35)
    ('二', '十二', '二十', '三十五')
    """
    figures = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if not tens:
        return figures[ones]
    return ("" if tens == 1 else figures[tens]) + "十" + (figures[ones] if ones else "")
