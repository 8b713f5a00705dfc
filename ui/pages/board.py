"""今日: what must be done today."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from ui import theme
from ui.actions import Action
from ui.page import Context, Page, PageSpec
from ui.widgets.card import RowsCard
from ui.widgets.empty import EmptyState
from ui.widgets.labels import Muted, SectionTitle
from ui.widgets.rows import ListRow
from ui.widgets.scrolled import Scrolled
from ui.widgets.timetable import RoomSlot

if TYPE_CHECKING:
    from ui.viewmodels.board import Board, Group, Line, Today


class BoardPage(Page):
    """The first page of the day."""

    def __init__(self, context: Context, viewmodel: "Board") -> None:
        super().__init__(context)
        self.viewmodel = viewmodel
        self.place_deeds()
        self._left, self._right = self.column(8), self.column(8)
        self._left.setContentsMargins(0, 0, theme.px(4), 0)
        columns = QHBoxLayout()
        columns.setSpacing(theme.px(20))
        columns.addWidget(Scrolled(self._left), 1)
        right = Scrolled(self._right)
        right.setFixedWidth(min(theme.px(372), 400))
        columns.addWidget(right)
        self.body.addLayout(columns, 1)

    def deeds(self) -> tuple[Action, ...]:
        """Return the two ways a case begins."""
        return (
            Action("today.paper", "补录纸质登记", deed=lambda: self.context.go("intake", paper=True)),
            Action(
                "today.receive", "新接待", shortcut="Ctrl+N", main=True,
                deed=lambda: self.context.go("intake", new=True),
            ),
        )  # fmt: skip

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the day anew."""
        del changed
        self.guarded(self._show)()

    def changeEvent(self, event: QEvent) -> None:
        """Write the pale words anew in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self.refresh(frozenset())

    def _show(self) -> None:
        today = self.viewmodel.read()
        self.say(today.heading, note=today.note)
        self.set_badge(today.count)
        _empty(self._left)
        _empty(self._right)
        if not today.groups:
            self._left.addWidget(self._nothing(today))
        for group in today.groups:
            self._left.addWidget(SectionTitle(group.title))
            self._left.addWidget(self._card(group))
            self._left.addSpacing(theme.px(12))
        self._left.addStretch(1)
        self._show_room(today)
        if today.drafts:
            self._right.addSpacing(theme.px(12))
            self._right.addWidget(SectionTitle("草稿"))
            self._right.addWidget(self._rows(today.drafts))
        self._right.addStretch(1)

    def _nothing(self, today: "Today") -> EmptyState:
        if today.virgin:
            sentence = (
                "这里会列出每天到期的调解、付款、回访和移送反馈。现在还没有登记过纠纷，从第一次接待开始。"
            )
        else:
            sentence = "今天没有到期的调解、付款和回访。有人来所，从新接待开始。"
        return EmptyState(
            sentence, Action("today.first", "新接待", deed=lambda: self.context.go("intake", new=True))
        )

    def _show_room(self, today: "Today") -> None:
        self._right.addWidget(SectionTitle("调解室　今天"))
        card = RowsCard()
        for slot in today.room:
            row = RoomSlot(slot.clock, slot.title, slot.note, slot.tone)
            row.clicked.connect(
                lambda _checked=False, case=slot.case_id: self.context.go("sitting", case=case)
            )
            card.add(row)
        if not today.room:
            nobody = Muted("今天还没有开过调解。", wrap=True)
            nobody.setContentsMargins(theme.px(14), theme.px(14), theme.px(14), theme.px(14))
            card.add(nobody)
        self._right.addWidget(card)

    def _card(self, group: "Group") -> RowsCard:
        card = self._rows(group.lines)
        card.setObjectName(f"group.{group.key}")
        hidden = group.count - len(group.lines)
        if hidden > 0:
            more = QPushButton(f"还有 {hidden} 件")
            more.setProperty("kind", "quiet")
            more.clicked.connect(lambda: self._open(group.key))
            card.add(more)
        return card

    def _open(self, group: str) -> None:
        self.viewmodel.open(group)
        self.refresh(frozenset())

    def _rows(self, lines: "tuple[Line, ...]") -> RowsCard:
        card = RowsCard()
        for line in lines:
            card.add(self._row(line))
        return card

    def _row(self, line: "Line") -> ListRow:
        def do() -> None:
            self.context.go(line.step.page, **line.step.args)

        deed = Action(f"row.{line.step.page}", line.step.text, deed=do, main=line.urgency == "bad")
        row = ListRow(
            _rich(line), when=line.when, urgency=line.urgency, deeds=(deed,),
            quiet=(deed.key,) if line.step.quiet else (), rich=True,
        )  # fmt: skip
        row.setAccessibleName(" ".join(filter(None, (line.when, line.sentence, line.amount, line.note))))
        row.opened.connect(do)
        return row


def _rich(line: "Line") -> str:
    """Write the sentence with its sum in bold and its note small and pale; all of it may wrap."""
    words = escape(line.sentence)
    if line.amount:
        words += f"　<b>{escape(line.amount)}</b>"
    if line.note:
        pale = f"color:{theme.color('muted').name()};font-size:{theme.px(12)}px"
        words += f'　<span style="{pale}">{escape(line.note)}</span>'
    return words


def _empty(column: QVBoxLayout) -> None:
    while column.count():
        item = column.takeAt(0)
        if item is not None and (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def open(context: Context) -> BoardPage:  # noqa: A001 -- the name that every page gives its maker
    """Make the page."""
    from ui.viewmodels import board  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return BoardPage(context, board.Board(context.store, context.today))


PAGE = PageSpec(
    "today",
    "今日",
    "calendar",
    order=10,
    open=open,
    watches=frozenset(
        {"Case", "Deadline", "Draft", "Instalment", "Obligation", "Payment", "Referral", "Sitting", "Visit"}
    ),
)
