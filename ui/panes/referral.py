"""移送与委托: what of the case was sent elsewhere, and what came back, each entered by one key."""

import uuid
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.forms import parsers
from ui.forms.spec import Field, Kind
from ui.label import Label
from ui.page import Context
from ui.pane import Pane, PaneSpec
from ui.widgets.deed_panel import DeedPanel
from ui.widgets.labels import Muted, SectionTitle, Tag
from ui.widgets.scroll import Scroll

if TYPE_CHECKING:
    from ui.viewmodels.referral import Referrals, Row, View

NAMES = {"移送": "transfer", "委托人民调解": "entrust", "转介": "support"}
LETTER = {"移送": "移送…", "委托人民调解": "委托人民调解…", "转介": "转介…"}
TITLE = {"移送": "移送其他单位", "委托人民调解": "委托人民调解", "转介": "转介（民政、卫健、医院等）"}
AFTER = {
    "移送": "移送后本所不再调解；对方不接收的，案件回到本所。",
    "委托人民调解": "委托后案件仍由本所承办，等候调解结果。",
    "转介": "转介不影响调解，随后照常办理。",
}
#: a bare key on a letter that has the focus → the deed of it
KEYS = {
    Qt.Key.Key_Q: "receive", Qt.Key.Key_T: "refuse", Qt.Key.Key_F: "hear", Qt.Key.Key_D: "call", Qt.Key.Key_P: "paper",
}  # fmt: skip
WORDS = {
    "receive": "签收 Q",
    "refuse": "退回 T",
    "hear": "反馈 F",
    "call": "电话 D",
    "paper": "函件 P",
    "void": "撤销",
}


class Letter(QFrame):
    """One letter with its deeds; ``asked`` carries the name of one."""

    asked = Signal(str)

    def __init__(self, row: "Row") -> None:
        super().__init__()
        self.row = row
        self.setProperty("kind", "card")
        self.setObjectName("referral.letter")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{row.title} {row.state}")
        head = QHBoxLayout()
        title = Label(row.title)
        title.setProperty("kind", "strong")
        title.setWordWrap(True)
        head.addWidget(title, 1)
        head.addWidget(Tag(row.state, row.tone), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        gap = theme.px(14)
        column.setContentsMargins(gap, theme.px(10), gap, theme.px(10))
        column.setSpacing(theme.px(6))
        column.addLayout(head)
        for words in (row.sent, *row.came):
            line = Muted(words, wrap=True)
            column.addWidget(line)
        if row.call:
            column.addWidget(Tag(row.call, "warn"), 0, Qt.AlignmentFlag.AlignLeft)
        deeds = QHBoxLayout()
        deeds.setSpacing(theme.px(6))
        self.deeds = [
            key
            for key, able in (
                ("receive", row.receivable), ("refuse", row.awaited), ("hear", row.awaited), ("call", row.awaited),
                ("paper", True), ("void", row.awaited and row.receivable),
            )
            if able
        ]  # fmt: skip
        for key in self.deeds:
            action = Action(f"referral.{key}", WORDS[key], deed=partial(self.asked.emit, key))
            deeds.addWidget(actions.button(action, quiet=key in {"call", "paper", "void"}))
        deeds.addStretch(1)
        column.addLayout(deeds)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the bare key of a deed."""
        key = KEYS.get(Qt.Key(event.key()), "")
        if key in self.deeds and event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.ShiftModifier,
        }:
            self.asked.emit(key)
        else:
            super().keyPressEvent(event)


class ReferralPane(Pane):
    """The letters, newest first, the deeds that send one, and the ways that the parties were told of."""

    watches = frozenset({"Referral", "Case", "Contact", "Paper", "Station"})

    def __init__(self, context: Context, viewmodel: "Referrals") -> None:
        super().__init__(context)
        self.viewmodel = viewmodel
        self.shown: View | None = None
        self.letters: list[Letter] = []
        self.panel = DeedPanel(context.boundary, parsers.standard(context.today))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(theme.px(6))
        self._head = QWidget()
        self._head.setLayout(self.buttons)
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.panel.opened.connect(lambda shown: self._head.setVisible(not shown))
        self.nothing = Muted(wrap=True)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(theme.px(10))
        self.routes_title = SectionTitle("其他途径")
        self.routes = Muted(wrap=True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        for part in (self._head, self.panel, self.nothing):
            column.addWidget(part)
        column.addLayout(self.rows)
        column.addSpacing(theme.px(6))
        column.addWidget(self.routes_title)
        column.addWidget(self.routes)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(inside))

    def show_case(self, case_id: uuid.UUID) -> None:
        """Show the letters of another case."""
        self.panel.dismiss()
        self.viewmodel.case_id = case_id
        self.show_again()

    def refresh(self, changed: frozenset[str]) -> None:
        """Show what is now true."""
        del changed
        self.show_again()

    def show_again(self) -> None:
        """Read and show the pane anew; the panel keeps what is typed."""
        view = self.shown = self.viewmodel.read()
        self.set_note(view.note)
        self._show_deeds(view)
        _cleared(self.rows)
        self.letters = []
        for row in view.rows:
            letter = Letter(row)
            letter.asked.connect(lambda key, row=row: self.guarded(self.ask)(key, row))
            self.rows.addWidget(letter)
            self.letters.append(letter)
        self.nothing.setText("还没有移送、委托或者转介。" if view.kinds else "这件纠纷已经了结，不再移送。")
        self.nothing.setVisible(not view.rows)
        self.routes.setText("\n".join([view.told] * bool(view.told) + [f"· {each}" for each in view.routes]))
        self.routes_title.setText("告知当事人的其他途径")
        if self.letters and not self.panel.isVisible():
            self.setFocusProxy(self.letters[0])

    def _show_deeds(self, view: "View") -> None:
        _cleared(self.buttons)
        for place, kind in enumerate(view.kinds):
            action = Action(
                f"referral.{NAMES[kind]}", LETTER[kind], deed=partial(self.guarded(self.ask_send), kind),
                main=place == 0 and not view.rows,
            )  # fmt: skip
            self.buttons.addWidget(actions.button(action))
        self.buttons.addStretch(1)
        if view.declined:
            action = Action("referral.refusal", "不予调解告知书", deed=lambda: self._paper("D19"))
            self.buttons.addWidget(actions.button(action, quiet=True))
        action = Action("referral.unit", "记一个单位…", deed=self.guarded(self.ask_unit))
        self.buttons.addWidget(actions.button(action, quiet=True))

    # sending

    def ask_send(self, kind: str) -> None:
        """Ask for everything that the letter says, in one form."""
        entrust = kind == "委托人民调解"
        fields = [
            Field("to", "收函单位", Kind.CHOICE, required=True, width=6, choices=tuple(self.viewmodel.units(kind)), editable=True),
            Field("on", "日期", Kind.DATE, required=True, width=3),
            Field("pace", "缓急", Kind.CHOICE, required=True, width=3, choices=tuple(self.viewmodel.paces())),
            Field("reason", "理由和依据", Kind.LONG, required=True, width=12),
            Field("done", "已做工作", Kind.LONG, width=12, placeholder="不填则按调解和回访记录自动写明"),
            Field("consent", "当事人意见", required=entrust, width=12),
            Field("attachments", "附件（一行一件）", Kind.LONG, width=6),
            Field("suggestion", "建议", Kind.LONG, width=6),
            Field("feedback_by", "反馈期限（不填按缓急）", Kind.DATE, width=4),
            Field("contact", "联系人", width=4),
        ]  # fmt: skip

        def deed(said: dict[str, Any]) -> None:
            sent = self.viewmodel.send(kind, said)
            self.show_again()
            self.context.boundary.notice(f"已登记{kind}{sent.to}，函件在文书页定稿打印。" + sent.call)

        self.panel.ask(
            f"send:{self.viewmodel.case_id}:{kind}", TITLE[kind], tuple(fields), deed, words="登记并生成函件",
            values=self.viewmodel.begun(kind), note=AFTER[kind],
        )  # fmt: skip

    def ask_unit(self) -> None:
        """Ask for a unit that letters go to."""
        kinds = (("", "都可以"), *((kind, kind) for kind in LETTER))
        fields = (
            Field("name", "单位名称", required=True, width=6),
            Field("telephone", "电话", width=3),
            Field("contact", "联系人", width=3),
            Field("kind", "用于", Kind.CHOICE, width=4, choices=kinds),
            Field("call", "发函的同时要打电话告知", Kind.BOOL, width=8),
        )

        def deed(said: dict[str, Any]) -> None:
            self.viewmodel.keep_unit(said)
            self.context.boundary.notice(f"已记下{said['name']}。")
            self.show_again()

        self.panel.ask("unit", "记一个联系单位", fields, deed, words="记下")

    # what came back

    def ask(self, key: str, row: "Row") -> None:
        """Ask what is to be entered of one letter, or show its paper."""
        asks: dict[str, Callable[[Row], None]] = {
            "receive": self._ask_receive, "refuse": self._ask_refuse, "hear": self._ask_hear, "call": self._ask_call,
            "void": self._ask_void, "paper": lambda each: self._paper(each.paper),
        }  # fmt: skip
        asks[key](row)

    def _paper(self, form: str) -> None:
        self.context.go("papers", case=self.viewmodel.case_id, form=form)

    def _ask(
        self,
        key: str,
        row: "Row",
        title: str,
        fields: tuple[Field, ...],
        deed: Callable[..., object],
        **more: Any,
    ) -> None:
        def do(said: dict[str, Any]) -> None:
            deed(row.id, **said)
            self.show_again()

        self.panel.ask(f"{key}:{row.id}", f"{row.title}　{title}", fields, do, **more)

    def _ask_receive(self, row: "Row") -> None:
        fields = (
            Field("on", "签收日期", Kind.DATE, required=True, width=4),
            Field("received_by", "签收人", required=True, width=4),
        )
        self._ask(
            "receive", row, "登记回执", fields, self.viewmodel.receive, words="登记签收", values=self._today()
        )

    def _ask_refuse(self, row: "Row") -> None:
        fields = (
            Field("on", "退回日期", Kind.DATE, required=True, width=4),
            Field("reason", "不接收的理由", Kind.LONG, required=True, width=12),
        )
        note = (
            "案件回到本所原来的状态，并给承办人布置一项待办。"
            if row.kind == "移送"
            else "给承办人布置一项待办。"
        )
        self._ask(
            "refuse",
            row,
            "登记退回",
            fields,
            self.viewmodel.refuse,
            words="登记退回",
            values=self._today(),
            note=note,
            grave=True,
        )

    def _ask_hear(self, row: "Row") -> None:
        from ui.viewmodels.referral import ANSWERS  # noqa: PLC0415 -- first paint loads no SQLAlchemy

        fields = (
            Field("on", "反馈日期", Kind.DATE, required=True, width=4),
            Field(
                "accepted",
                "结果",
                Kind.CHOICE,
                required=True,
                width=4,
                choices=tuple((each, each) for each in ANSWERS),
                editable=True,
            ),
            Field("feedback", "处理情况", Kind.LONG, width=12),
        )
        self._ask(
            "hear", row, "登记反馈", fields, self.viewmodel.hear, words="登记反馈", values=self._today()
        )

    def _ask_call(self, row: "Row") -> None:
        fields = (
            Field("answered", "接通", Kind.BOOL, width=3),
            Field("number", "号码", width=4),
            Field("said", "通话内容", width=12, placeholder="接电话的人、说了什么"),
        )
        values = {"answered": True, "number": self.viewmodel.number(row.id)}
        self._ask("call", row, "电话告知", fields, self.viewmodel.call, words="记下这次电话", values=values)

    def _ask_void(self, row: "Row") -> None:
        fields = (Field("reason", "撤销原因", Kind.LONG, required=True, width=12),)
        self._ask("void", row, "撤销", fields, self.viewmodel.void, words="撤销", grave=True)

    def _today(self) -> dict[str, str]:
        return {"on": self.context.today().isoformat()}


def _cleared(layout: QVBoxLayout | QHBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        if item is not None and (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def open(context: Context) -> ReferralPane:  # noqa: A001 -- the name that every pane gives its maker
    """Make the pane."""
    from ui.viewmodels.referral import Referrals  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return ReferralPane(context, Referrals(context.store, context.today, context.now))


PANE = PaneSpec("referral", "移送与委托", order=40, open=open)
