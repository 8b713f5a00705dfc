"""One entry of the roster: made with 加入名册, then kept field by field; taken off with a reason."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms import parsers
from ui.forms.editor import Editor
from ui.forms.spec import Field, Form, Kind, Section
from ui.page import Page
from ui.widgets.card import Card
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import Muted, Tag

if TYPE_CHECKING:
    from ui.viewmodels.roster import Helper, Roster

ASSISTANT = "警务助理"
RETIRE = Form("off", (Section("", (Field("reason", "移出原因", required=True, width=12),)),))


Choices = tuple[tuple[str, str], ...]


def _form(kinds: Choices, duties: Choices, logins: Choices) -> Form:
    fields = (
        Field("name", "姓名", Kind.NAME, required=True, width=6),
        Field("sex", "性别", Kind.CHOICE, width=6, choices=(("", "未填"), ("男", "男"), ("女", "女"))),
        Field("kind", "类别", Kind.CHOICE, required=True, width=12, choices=kinds),
        Field("duty", "警务助理类别", Kind.CHOICE, width=12, choices=duties),
        Field("unit", "单位", width=12),
        Field("title", "职务", width=6),
        Field("certificate", "证号", width=6),
        Field("fields", "专长", width=12, placeholder="如：邻里、婚姻家庭、山林土地"),
        Field("village", "所属村社", width=6),
        Field("dialect", "方言", width=6),
        Field("telephone", "电话", width=12),
        Field("term_from", "聘期起", Kind.DATE, width=6),
        Field("term_until", "聘期止", Kind.DATE, width=6),
        Field("available", "可到时间", width=12, placeholder="如：周一至周五上午、周末"),
        Field("related", "亲属和利害关系", width=12, placeholder="写姓名，请人时会提醒"),
        Field("recommended_by", "推荐来源", width=6, placeholder="如：群众推荐"),
        Field("officer_id", "登录名", Kind.CHOICE, width=6, choices=logins),
    )
    return Form("helper", (Section("", fields),))


class HelperForm(QWidget):
    """The form at the right of the roster; ``done`` is called after each write with who is now chosen."""

    def __init__(
        self, page: Page, roster: "Roster", choices: tuple[Choices, Choices], done: Callable[[Any], None]
    ) -> None:
        super().__init__()
        self._page, self._roster, self._done = page, roster, done
        self._shown: Helper | None = None
        self.editor = Editor(
            _form(*choices, roster.logins()), parsers=parsers.standard(page.context.today), cards=False
        )
        self.editor.setEnabled(not roster.barred)
        self.editor.left.connect(page.guarded(self._keep))
        self.editor.changed.connect(lambda _key, _value: self._show_duty(str(self.editor.value("kind"))))
        self.card = Card("加入名册")
        self.ended = Tag("聘期已满", "warn")
        self.card.title_line.addWidget(self.ended)
        self.card.body.addWidget(self.editor)
        self.reveal = QPushButton("显示电话")
        self.reveal.setObjectName("helper.reveal")
        self.reveal.setProperty("kind", "quiet")
        self.reveal.setToolTip(roster.no_reveal or "查看会记入日志")
        self.reveal.clicked.connect(lambda _checked: page.guarded(self._reveal)())
        self.add = QPushButton("加入名册")
        self.add.setObjectName("helper.add")
        self.add.clicked.connect(lambda _checked: page.guarded(self._add)())
        line = QHBoxLayout()
        line.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(self.reveal)
        line.addStretch(1)
        self.card.body.addLayout(line)
        self.note = Muted(wrap=True)
        self.card.body.addWidget(self.note)
        self.off = InlineForm(RETIRE, "移出名册", page.guarded(self._retire), barred=roster.barred)
        self.off_card = Card("移出名册")
        self.off_card.body.addWidget(self.off)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.card)
        column.addWidget(self.off_card)
        column.addStretch(1)
        self.show_helper(None)

    @property
    def editors(self) -> list[Editor]:
        """Return the forms that a refusal may be shown in."""
        return [self.editor, self.off.editor]

    @property
    def shown(self) -> "Helper | None":
        """Return the entry that is shown; None while a new one is typed."""
        return self._shown

    def show_helper(self, helper: "Helper | None", kind: str = "") -> None:
        """Show an entry, or an empty form for a new one."""
        self._shown = helper
        new = helper is None
        self.card.title.setText("加入名册" if helper is None else helper.name)
        self.editor.load({"kind": kind} if helper is None else helper.values())
        self.ended.setVisible(helper is not None and helper.ended)
        self._show_duty(str(self.editor.value("kind")))
        self.add.setVisible(new)
        self.add.setEnabled(not self._roster.barred)
        self.reveal.setVisible(helper is not None and bool(helper.telephone))
        self.reveal.setEnabled(not self._roster.no_reveal)
        self.off_card.setVisible(not new)
        self.off.clear()
        if self._roster.barred:
            self.note.setText(self._roster.barred)
        else:
            self.note.setText("" if helper is None else _note(helper))
        self.note.setVisible(bool(self.note.text()))

    def _show_duty(self, kind: str) -> None:
        """Let the class be chosen of an assistant only."""
        self.editor.input("duty").setEnabled(kind == ASSISTANT)

    def _add(self) -> None:
        if self.editor.check():
            made = self._roster.add(self.editor.values())
            self._page.context.boundary.notice(f"已把{self.editor.value('name')}加入名册。")
            self._done(made)

    def _keep(self, key: str) -> None:
        shown = self._shown
        if shown is not None and self._roster.amend(shown.mediator_id, key, str(self.editor.value(key))):
            self._page.context.notify(self._page.context.now())
            self._done(shown.mediator_id)

    def _reveal(self) -> None:
        if self._shown is not None:
            self.editor.set_value("telephone", self._roster.reveal(self._shown.mediator_id))
            self.reveal.setEnabled(False)

    def _retire(self, values: dict[str, Any]) -> None:
        if self._shown is not None:
            name = self._shown.name
            self._roster.retire(self._shown.mediator_id, str(values["reason"]))
            self._page.context.boundary.notice(f"{name}已移出名册，以前案件里的姓名不变。")
            self._done(None)


def _note(helper: "Helper") -> str:
    """Say the load, the area, and why somebody is not asked."""
    area = f"属{helper.area}。" if helper.area else ""
    away = "" if helper.ended or not helper.away else f"{helper.away}"
    return f"近 90 天参与 {helper.cases} 件。{area}{away}改动离开一格就存下。"
