"""What is wrong with a paper, as a compiler tells it: a bar, a sentence, the law and how to mend it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label
from ui.widgets.card import RowsCard
from ui.widgets.flow import Flow
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from models.checks import Gap

_BAR = 3


class ProblemRow(QFrame):
    """One problem; a click, Enter or Space goes to the field it is about."""

    pressed = Signal()

    def __init__(self, gap: "Gap", link: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gap = gap
        self._tone = "bad" if gap.severity == "red" else "warn"
        self.setProperty("kind", "choice")
        self.setObjectName(f"problem.{gap.key}")
        self.setAccessibleName(f"{'须改' if self._tone == 'bad' else '提醒'}：{gap.sentence}")
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
        mend = gap.mend.rstrip("。")
        detail = f"{mend}（{gap.law}）" if mend and gap.law else mend or gap.law
        if detail:
            column.addWidget(Muted(detail + "。", wrap=True))
        if link:
            words = Label(f"{link} →")
            words.setProperty("chosen", True)
            words.setProperty("kind", "link")
            words.setStyleSheet(f"color: {theme.color('accent').name()};")
            column.addWidget(words)
        self._link = link

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

    def show_problems(
        self, gaps: "Sequence[Gap]", ticks: Sequence[str] = (), *, nothing: str = "没有发现问题。"
    ) -> None:
        """Show other problems."""
        self.clear()
        for gap in gaps:
            row = ProblemRow(gap, link_words(gap.field))
            row.pressed.connect(lambda field=gap.field: self.asked.emit(field))
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
