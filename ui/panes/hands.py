"""交办与联系: who has the case, its clocks, its tasks, and how it joins with other cases."""

import uuid
from collections.abc import Callable
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.forms import parsers
from ui.forms.spec import Field, Kind
from ui.page import Context
from ui.pane import Pane, PaneSpec
from ui.widgets.card import RowsCard
from ui.widgets.deed_panel import DeedPanel
from ui.widgets.labels import Muted, SectionTitle
from ui.widgets.rows import ListRow
from ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from ui.viewmodels.hands import Hands, Row, View

WORDS = {
    "take": "接收", "back": "退回", "finish": "办结", "task": "办结", "report": "登记", "feedback": "登记反馈", "extend": "延期", "met": "登记办到",
    "raise": "升级", "keep": "维持原等级", "split": "分案", "merge": "并案", "reopen": "重新调解", "pause": "暂停计算", "resume": "恢复计算",
}  # fmt: skip
ORIGINS = ("回头看", "查访", "警务区指令", "自建")
STAY, GO, BOTH = "留在原案", "分出去", "两案都在"


class HandsPane(Pane):
    """Four short lists, each with its deed; what a deed asks is asked above them."""

    watches = frozenset(
        {"Alarm", "Assignment", "Case", "Concern", "Deadline", "Extension", "FollowUp", "Grading", "JointTask", "Party"}
    )  # fmt: skip

    def __init__(self, context: Context, viewmodel: "Hands") -> None:
        super().__init__(context)
        self.viewmodel = viewmodel
        self.shown: View | None = None
        self.panel = DeedPanel(context.boundary, parsers.standard(context.today))
        self.panel.setObjectName("hands.panel")
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, 0, theme.px(4), 0)
        self.column.setSpacing(theme.px(8))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(8))
        whole.addWidget(self.panel)
        whole.addWidget(Scrolled(self.column), 1)

    def show_case(self, case_id: uuid.UUID) -> None:
        """Show another case."""
        self.panel.dismiss()
        self.viewmodel.case_id = case_id
        self.refresh(frozenset())

    def refresh(self, changed: frozenset[str]) -> None:
        """Read the pane anew; the panel keeps what is typed."""
        del changed
        view = self.shown = self.viewmodel.read()
        self.set_note(view.note)
        _cleared(self.column)
        if view.level is not None:
            self._block("等级", (view.level,), "", [])
        self._block("交办", view.slips, "还没有交办过，由登记人承办。", [
            Action("hands.assign", "交办", deed=self.guarded(self.ask_assign), main=not view.slips, enabled=lambda: view.may_assign),
            *([Action("hands.slip", "交办单", deed=lambda: self._paper("J01"))] if view.slips else []),
        ])  # fmt: skip
        hand = [
            Action(
                "hands.begin", "登记起算", deed=self.guarded(self.ask_begin), enabled=lambda: view.may_assign
            )
        ]
        still = [self._join(key) for key in view.joins if key in {"pause", "resume"}]
        self._block("期限", view.clocks, "受理以后，法定期限从这里开始计算。", [*still, *hand])
        task = Action("hands.task", "加任务", deed=self.guarded(self.ask_task))
        self._block("任务", view.tasks, "回头看、查访和自己要办的事可以记在这里。", [task])
        if view.joint:
            listed = Action("hands.joint", "任务清单", deed=lambda: self._paper("J07"))
            self._block("大调解任务", view.joint, "", [listed])
        if view.alarms:
            self._block("重点关注和警情", view.alarms, "", [])
        self._block(
            "分案、并案和再调",
            (),
            "",
            [self._join(key) for key in view.joins if key not in {"pause", "resume"}],
        )
        for told in view.history:
            self.column.addWidget(Muted(told, wrap=True))
        self.column.addStretch(1)

    def _block(self, title: str, rows: "tuple[Row, ...]", nothing: str, deeds: list[Action]) -> None:
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(0, theme.px(6), 0, 0)
        line.addWidget(SectionTitle(title))
        if not rows and nothing:
            line.addWidget(Muted(nothing, wrap=True), 1)
        else:
            line.addStretch(1)
        for deed in deeds:
            line.addWidget(actions.button(deed, quiet=not deed.main))
        self.column.addWidget(head)
        if rows:
            card = RowsCard()
            for row in rows:
                card.add(self._row(row))
            self.column.addWidget(card)

    def _row(self, row: "Row") -> ListRow:
        deeds = [
            Action(f"hands.{key}", WORDS[key], deed=partial(self.guarded(self._on), key, row))
            for key in row.deeds
        ]
        quiet = [deed.key for deed in deeds if deed.key != "hands.take"]
        made = ListRow(_words(row), when=row.when, urgency=row.urgency, deeds=deeds, quiet=quiet, rich=True)
        made.setAccessibleName(" ".join(filter(None, (row.when, row.sentence, row.note, row.mark))))
        return made

    def _join(self, key: str) -> Action:
        asks: dict[str, Callable[[], None]] = {
            "split": self.ask_split, "merge": self.ask_merge, "reopen": self.ask_reopen, "pause": self.ask_pause,
            "resume": self.ask_resume,
        }  # fmt: skip
        return Action(f"hands.{key}", WORDS[key], deed=self.guarded(asks[key]))

    def _on(self, key: str, row: "Row") -> None:
        """Do the deed of a row, or ask for what it needs first."""
        here = self.viewmodel
        if key == "take":
            here.slip(row.key, "take")
            self._kept()
        elif key == "raise":
            here.confirm_level(raised=True)
            self._kept()
        elif key == "keep":
            self._ask_words(
                "keep.level",
                "维持原等级",
                "level_reason",
                "理由",
                lambda words: here.confirm_level(raised=False, reason=words),
            )
        elif key == "back":
            self._ask_words(
                f"back.{row.key}",
                "退回交办",
                "return_reason",
                "退回理由",
                lambda words: here.slip(row.key, "back", words),
            )
        elif key == "finish":
            self._ask_words(
                f"finish.{row.key}",
                "登记办结",
                "result",
                "办理情况",
                lambda words: here.slip(row.key, "finish", words),
            )
        elif key == "task":
            self._ask_words(
                f"task.{row.key}",
                f"办结：{row.sentence}",
                "result",
                "办理情况",
                lambda words: here.do_task(row.key, words),
            )
        elif key == "report":
            args = {"case": here.case_id, "pane": "visiting", "deed": "report", "about": uuid.UUID(row.key)}
            self.context.go("visits", **args)
        elif key == "feedback":
            self._ask_words(
                f"feedback.{row.key}",
                f"登记反馈：{row.sentence}",
                "feedback",
                "反馈情况",
                lambda words: here.feed_back(row.key, words),
            )
        elif key == "met":
            self._ask(
                f"met.{row.key}", f"{row.sentence}：哪一天办到的", (Field("on", "日期", Kind.DATE, required=True, width=4),),
                lambda values: here.met(row.key, values["on"]), "登记",
            )  # fmt: skip
        else:
            self.ask_extend(row)

    def _ask_words(self, key: str, title: str, field: str, label: str, deed: Callable[[str], object]) -> None:
        fields = (Field(field, label, required=True, width=12),)
        self._ask(key, title, fields, lambda values: deed(str(values[field])), title[:2])

    def _ask(
        self, key: str, title: str, fields: tuple[Field, ...], deed: Callable[[dict[str, Any]], object], words: str,
        *, values: dict[str, Any] | None = None, note: str = "", grave: bool = False,
    ) -> None:  # fmt: skip
        def do(typed: dict[str, Any]) -> None:
            deed(typed)
            self._kept()

        self.panel.ask(key, title, fields, do, words=words, values=values, note=note, grave=grave)

    def _kept(self) -> None:
        self.context.notify(self.context.now())
        self.refresh(frozenset())

    # what the deeds ask

    def ask_assign(self) -> None:
        """Ask whom to give the case to; what the level and the area propose is filled in."""
        from ui.viewmodels import hands  # noqa: PLC0415 -- first paint loads no SQLAlchemy

        proposed = self.viewmodel.proposal()
        fields = (
            Field("to", "承办人", Kind.CHOICE, required=True, width=4, choices=self.viewmodel.people()),
            Field("force", "办理力量", Kind.CHOICE, required=True, width=4, choices=tuple((each, each) for each in hands.FORCES)),
            Field("due_on", "办理期限", Kind.DATE, required=True, width=4),
            Field("instruction", "交办要求", Kind.LONG, width=8),
            Field("units", "参加单位（大调解）", width=4, placeholder="用顿号分开"),
        )  # fmt: skip
        values = {
            "to": str(proposed.officer_id or ""), "force": proposed.force, "due_on": proposed.due_on.isoformat(),
        }  # fmt: skip
        note = f"建议：{proposed.officer}，{proposed.reason}。" if proposed.officer else ""
        self._ask("hands.assign", "交给谁办", fields, self._assign, "交办", values=values, note=note)

    def _assign(self, values: dict[str, Any]) -> None:
        number = self.viewmodel.assign(values)
        self.context.boundary.notice(f"已交办，{number}。承办人的今日页会看到。")

    def ask_task(self) -> None:
        """Ask for a task of the case."""
        fields = (
            Field("what", "要办的事", required=True, width=6),
            Field("due_on", "哪天办", Kind.DATE, required=True, width=3),
            Field("origin", "来源", Kind.CHOICE, required=True, width=3, choices=tuple((each, each) for each in ORIGINS)),
        )  # fmt: skip
        self._ask(
            "hands.task", "记一项任务", fields,
            lambda values: self.viewmodel.task(str(values["what"]), values["due_on"], str(values["origin"])), "记下",
            values={"origin": ORIGINS[0]},
        )  # fmt: skip

    def ask_extend(self, row: "Row") -> None:
        """Ask for the signatures, or the decision, that a clock is extended by."""
        values: dict[str, Any] = {}
        if self.viewmodel.extends_by(row.key) == "parties":
            assert self.shown is not None, "a row was shown"
            fields = (
                Field("until", "延长到", Kind.DATE, required=True, width=4),
                Field("reason", "延期理由", required=True, width=8),
                *(
                    Field(f"sign.{key}", f"{name} 签字日期", Kind.DATE, width=4)
                    for key, name in self.shown.parties
                ),
            )
            note = "人民调解延期须各方当事人签字；缺一方签字不能延。"
        else:
            values = {"on": self.context.today().isoformat()}
            fields = (
                Field("decided_by", "批准机关", required=True, width=4),
                Field("number", "决定文号", required=True, width=4),
                Field("on", "批准日期", Kind.DATE, required=True, width=4),
                Field("reason", "延期理由", required=True, width=12),
                Field("late_reason", "超期原因（批准晚于到期日时填写）", width=12),
            )
            note = "经所属公安机关批准，每次延长三十日，最多两次（治安管理处罚法 118）。"
        self._ask(
            f"extend.{row.key}", f"延期：{row.sentence}", fields,
            lambda values: self.viewmodel.extend(row.key, values, confirmed=self.panel.confirmed), "登记延期",
            values=values, note=note,
        )  # fmt: skip

    def ask_begin(self) -> None:
        """Ask which clock begins by something outside the room."""
        fields = (
            Field("key", "期限", Kind.CHOICE, required=True, width=8, choices=self.viewmodel.by_hand()),
            Field("on", "起算日", Kind.DATE, required=True, width=4),
        )
        self._ask(
            "hands.begin", "登记一项期限的起算", fields,
            lambda values: self.viewmodel.begin(str(values["key"]), values["on"]), "登记",
        )  # fmt: skip

    def ask_pause(self) -> None:
        """Ask from when the clocks stand still, and for what."""
        fields = (
            Field(
                "what",
                "因为",
                Kind.CHOICE,
                required=True,
                width=6,
                choices=(("鉴定", "鉴定"), ("听证", "听证")),
            ),
            Field("on", "从哪天起", Kind.DATE, required=True, width=4),
        )
        self._ask(
            "hands.pause", "暂停计算办案期限", fields,
            lambda values: self.viewmodel.pause(str(values["what"]), values["on"]), "暂停",
            note="鉴定、听证的时间不计入办案期限（治安管理处罚法 118）。",
        )  # fmt: skip

    def ask_resume(self) -> None:
        """Ask when the report came, or the hearing ended."""
        injuries = tuple((each, each) for each in ("不构成轻微伤", "轻微伤", "轻伤二级", "轻伤一级", "重伤"))
        fields = (
            Field("on", "鉴定文书出具、听证结束之日", Kind.DATE, required=True, width=6),
            Field("injury", "伤情鉴定结论", Kind.CHOICE, width=6, choices=(("", "不改"), *injuries)),
        )
        self._ask(
            "hands.resume", "恢复计算办案期限", fields,
            lambda values: self.viewmodel.resume(values["on"], str(values.get("injury") or "")), "恢复",
        )  # fmt: skip

    def ask_split(self) -> None:
        """Ask of each party where it goes."""
        assert self.shown is not None, "a case is shown"
        choices = tuple((each, each) for each in (STAY, GO, BOTH))
        keys = [key for key, _ in self.shown.parties]
        fields = (
            *(Field(key, name, Kind.CHOICE, width=4, choices=choices) for key, name in self.shown.parties),
            Field("reason", "分案理由", required=True, width=12),
        )
        self._ask(
            "hands.split", "把一件纠纷分成两件", fields,
            lambda values: self._go_to(
                self.viewmodel.split({key: str(values.get(key) or STAY) for key in keys}, str(values["reason"]))
            ),
            "分案", values=dict.fromkeys(keys, STAY), grave=True,
            note="新案另取登记编号，期限仍从原来的日子算；分出去的一方提的诉求一起走。",
        )  # fmt: skip

    def ask_merge(self) -> None:
        """Ask which case this one goes into."""
        fields = (
            Field("into", "并入哪一件", Kind.CHOICE, required=True, width=12, choices=self.viewmodel.others(), editable=True),
            Field("reason", "并案理由", required=True, width=12),
        )  # fmt: skip
        self._ask(
            "hands.merge", "并入另一件纠纷", fields,
            lambda values: self._go_to(
                self.viewmodel.merge(str(values["into"]), str(values["reason"]), confirmed=self.panel.confirmed)
            ),
            "并案", grave=True, note="本案保留编号，标为已合并；当事人和诉求归到那一件，同一个人不会重复。",
        )  # fmt: skip

    def ask_reopen(self) -> None:
        """Ask why the case goes into its next round."""
        self._ask(
            "hands.reopen", "重新调解，编号不变，进入下一轮", (Field("reason", "重新调解的原因", required=True, width=12),),
            lambda values: self.viewmodel.reopen(str(values["reason"])), "重新调解",
        )  # fmt: skip

    def _go_to(self, case_id: uuid.UUID) -> None:
        self.context.go("intake", case=case_id, pane="hands")

    def _paper(self, form: str) -> None:
        self.context.go("papers", case=self.viewmodel.case_id, form=form)


def _words(row: "Row") -> str:
    """Write the sentence with its note small and pale behind it; all of it may wrap."""
    pale = f"color:{theme.color('muted').name()};font-size:{theme.px(12)}px"
    note = f'　<span style="{pale}">{escape(row.note)}</span>' if row.note else ""
    red = f"color:{theme.color('bad').name()};font-size:{theme.px(12)}px"
    mark = f'　<span style="{red}">{escape(row.mark)}</span>' if row.mark else ""
    return escape(row.sentence) + note + mark


def _cleared(column: QVBoxLayout) -> None:
    while column.count():
        item = column.takeAt(0)
        if item is not None and (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()


def open(context: Context) -> HandsPane:  # noqa: A001 -- the name that every pane gives its maker
    """Make the pane."""
    from ui.viewmodels import hands  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    return HandsPane(
        context, hands.Hands(context.store, context.person, today=context.today, now=context.now)
    )


PANE = PaneSpec("hands", "交办与期限", order=30, open=open)
