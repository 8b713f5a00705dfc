"""今日: what must be done today."""

from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout

from ui import actions, theme
from ui.actions import Action
from ui.forms import parsers
from ui.forms.spec import Field, Kind
from ui.label import Label
from ui.page import Context, Page, PageSpec
from ui.widgets.card import RowsCard
from ui.widgets.deed_panel import DeedPanel
from ui.widgets.empty import EmptyState
from ui.widgets.handover_sheet import HandoverSheet
from ui.widgets.labels import Muted, SectionTitle
from ui.widgets.rows import ListRow
from ui.widgets.scrolled import Scrolled
from ui.widgets.timetable import RoomSlot

if TYPE_CHECKING:
    from ui.viewmodels.board import Board, Today
    from ui.viewmodels.board_lines import Group, Line, Step


class BoardPage(Page):
    """The first page of the day."""

    def __init__(self, context: Context, viewmodel: "Board") -> None:
        super().__init__(context)
        self.viewmodel = viewmodel
        self.place_deeds(quiet=("today.handover", "today.task"))
        self._left, self._right = self.column(8), self.column(8)
        self._left.setContentsMargins(0, 0, theme.px(4), 0)
        columns = QHBoxLayout()
        columns.setSpacing(theme.px(20))
        columns.addWidget(Scrolled(self._left), 1)
        right = Scrolled(self._right)
        right.setFixedWidth(min(theme.px(372), 400))
        columns.addWidget(right)
        self.panel = DeedPanel(context.boundary, parsers.standard(context.today))
        self.panel.done.connect(lambda _key: self.refresh(frozenset()))
        self.mark = Label()
        self.mark.setObjectName("today.mark")
        self.mark.setProperty("kind", "when")
        self.mark.setProperty("tone", "bad")
        self.mark.setWordWrap(True)
        self.mend = actions.button(
            Action("today.holidays", "去导入", deed=lambda: context.go("settings", section="holidays")),
            quiet=True,
        )
        marked = QHBoxLayout()
        marked.addWidget(self.mark, 1)
        marked.addWidget(self.mend)
        self.body.addLayout(marked)
        self.body.addWidget(self.panel)
        self.body.addLayout(columns, 1)
        self.handing = False

    def deeds(self) -> tuple[Action, ...]:
        """Return the two ways a case begins."""
        return (
            Action("today.handover", "交接班", deed=self._hand_over),
            Action("today.task", "记任务", deed=self._ask_task),
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
        self.mark.setText(today.mark)
        self.mark.setVisible(bool(today.mark))
        self.mend.setVisible(bool(today.mark))
        _empty(self._left)
        _empty(self._right)
        if self.handing:
            self._show_handover()
        elif not today.groups:
            self._left.addWidget(self._nothing(today))
        for group in () if self.handing else today.groups:
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

    def _show_handover(self) -> None:
        sheet = HandoverSheet(
            self.viewmodel.handover(self.context.now()), done=self._hand_over,
            go=lambda case: self.context.go("intake", case=case), print_=self.guarded(self._print_handover),
        )  # fmt: skip
        self._left.addWidget(sheet)

    def _hand_over(self) -> None:
        """Show what the next shift takes over in the place of the day's groups, or the day again."""
        self.handing = not self.handing
        self.refresh(frozenset())

    def _print_handover(self) -> None:
        self.context.machine.print_pdf(self.viewmodel.handover_pdf(self.context.now()), title="交接班单")
        self.context.boundary.notice("交接班单已送打印。")

    def _ask_task(self) -> None:
        fields = (
            Field("what", "要办的事", required=True, width=8),
            Field("due_on", "哪天办", Kind.DATE, required=True, width=4),
        )
        self.panel.ask("task.new", "记一项自己的任务", fields, self._keep_task, words="记下")

    def _keep_task(self, values: dict[str, Any]) -> None:
        self.viewmodel.add_task(str(values["what"]), values["due_on"])

    def _do(self, step: "Step", line: "Line") -> None:
        """Do a deed on the row itself; what must be said first is asked above the groups."""
        if step.deed == "take":
            self.viewmodel.take(line.key)
            self.refresh(frozenset())
        elif step.deed == "send_back":
            fields = (Field("return_reason", "退回理由", required=True, width=12),)
            self.panel.ask(
                f"back.{line.key}", f"退回：{line.sentence}", fields,
                lambda values: self.viewmodel.send_back(line.key, str(values["return_reason"])), words="退回",
            )  # fmt: skip
        else:
            fields = (Field("result", "办理情况", required=True, width=12),)
            self.panel.ask(
                f"task.{line.key}", f"办结：{line.sentence}", fields,
                lambda values: self.viewmodel.do_task(line.key, str(values["result"])), words="办结",
            )  # fmt: skip

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
        def do(step: "Step") -> None:
            if step.deed:
                self.guarded(self._do)(step, line)
            else:
                self.context.go(step.page, **step.args)

        steps = (*line.more, line.step)
        deeds = [Action(f"row.{step.deed or step.page}", step.text, deed=partial(do, step)) for step in steps]
        row = ListRow(
            _rich(line), when=line.when, urgency=line.urgency, deeds=deeds, rich=True,
            quiet=[deed.key for deed, step in zip(deeds, steps, strict=True) if step.quiet],
        )  # fmt: skip
        said = (line.when, line.sentence, line.amount, line.note, line.mark)
        row.setAccessibleName(" ".join(filter(None, said)))
        row.opened.connect(lambda: do(line.step))
        return row


def _rich(line: "Line") -> str:
    """Write the sentence with its sum in bold and its note small and pale; all of it may wrap."""
    words = escape(line.sentence)
    if line.amount:
        words += f"　<b>{escape(line.amount)}</b>"
    if line.note:
        pale = f"color:{theme.color('muted').name()};font-size:{theme.px(12)}px"
        words += f'　<span style="{pale}">{escape(line.note)}</span>'
    if line.mark:
        red = f"color:{theme.color('bad').name()};font-size:{theme.px(12)}px"
        words += f'　<span style="{red}">{escape(line.mark)}</span>'
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
        {
            "Approval",
            "Assignment",
            "Booking",
            "Case",
            "Deadline",
            "Draft",
            "FollowUp",
            "ScanPage",
            "Grading",
            "Instalment",
            "Obligation",
            "Payment",
            "Referral",
            "Sitting",
            "Station",
            "Visit",
        }
    ),
)
