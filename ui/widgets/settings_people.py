"""登录人员 and 我的密码 on the settings page."""

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.forms.editor import Editor
from ui.forms.spec import Field, Form, Kind, Section
from ui.page import Page
from ui.tables import Column
from ui.widgets.card import Card
from ui.widgets.inline_form import InlineForm
from ui.widgets.labels import Muted
from ui.widgets.settings_series import ShortTable

if TYPE_CHECKING:
    from ui.viewmodels.settings_people import SignInPeople

PEOPLE = (
    Column("姓名", lambda line: line.name, width=90, bold=True),
    Column("登录名", lambda line: line.login, width=80),
    Column("岗位", lambda line: line.role, width=70),
    Column("警号或证号", lambda line: line.badge, width=90),
    Column("职务", lambda line: line.title, width=150),
    Column("班组", lambda line: line.team, width=90),
    Column("电话", lambda line: line.telephone, width=110),
)
RESET = Form("reset", (Section("", (Field("password", "新密码", Kind.SECRET, required=True, width=5),)),))
RETIRE = Form("retire", (Section("", (Field("reason", "停用原因", required=True, width=12),)),))
OWN = Form(
    "own",
    (
        Section(
            "",
            (
                Field("old", "原密码", Kind.SECRET, required=True, width=4),
                Field("new", "新密码", Kind.SECRET, required=True, width=4, placeholder="至少 8 位"),
                Field("again", "再输一次新密码", Kind.SECRET, required=True, width=4),
            ),
        ),
    ),
)


def _new(roles: tuple[tuple[str, str], ...]) -> Form:
    return Form(
        "enrol",
        (
            Section(
                "",
                (
                    Field("name", "姓名", Kind.NAME, required=True, width=3),
                    Field("login", "登录名", required=True, width=3),
                    Field("role", "岗位", Kind.CHOICE, required=True, width=3, choices=roles),
                    Field(
                        "password", "初始密码", Kind.SECRET, required=True, width=3, placeholder="至少 8 位"
                    ),
                    Field("badge", "警号或证号", width=3),
                    Field("title", "职务", width=3),
                    Field("team", "警务区或班组", width=3),
                    Field("telephone", "电话", Kind.PHONE, width=3),
                ),
            ),
        ),
    )


class PeoplePanel(QWidget):
    """Who may sign in, and the deeds of the administrator."""

    def __init__(self, page: Page, people: "SignInPeople", roles: tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._page, self._people = page, people
        self.table = ShortTable("settings.people", PEOPLE)
        self.table.stretch(4)
        self.table.chosen.connect(lambda _line: self._allow())
        barred = people.barred
        self.enrol = InlineForm(_new(roles), "添加人员", page.guarded(self._enrol), barred=barred)
        self.reset = InlineForm(RESET, "重设密码", page.guarded(self._reset), barred=barred)
        self.retire = InlineForm(RETIRE, "停用", page.guarded(self._retire), barred=barred)
        self._who = Muted("先在上面选一个人。")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.table)
        one = Card("选中的人")
        one.body.addWidget(self._who)
        one.body.addWidget(self.reset)
        one.body.addWidget(self.retire)
        column.addWidget(one)
        more = Card("添加人员")
        more.body.addWidget(self.enrol)
        column.addWidget(more)
        column.addStretch(1)

    @property
    def editors(self) -> list[Editor]:
        """Return the forms that a refusal may be shown in."""
        return [self.enrol.editor, self.reset.editor, self.retire.editor]

    def read(self) -> None:
        """Read the people anew."""
        self.table.show_rows(self._people.people())
        self.table.fit()
        self._allow()

    def _allow(self) -> None:
        line = self.table.current()
        self._who.setText(f"{line.name}　{line.role}　登录名 {line.login}" if line else "先在上面选一个人。")
        for form in (self.reset, self.retire):
            form.allow(allowed=line is not None)

    def _enrol(self, values: dict[str, Any]) -> None:
        self._page.editors = [self.enrol.editor]
        self._people.enrol(values)
        self._page.context.boundary.notice(f"已添加{values['name']}，请当面告知初始密码并请本人修改。")
        self.enrol.clear()
        self.read()

    def _reset(self, values: dict[str, Any]) -> None:
        self._page.editors = [self.reset.editor]
        if (line := self.table.current()) is not None:
            self._people.reset_password(line.officer_id, str(values["password"]))
            self._page.context.boundary.notice(f"已重设{line.name}的密码，请本人登录后修改。")
            self.reset.clear()

    def _retire(self, values: dict[str, Any]) -> None:
        self._page.editors = [self.retire.editor]
        if (line := self.table.current()) is not None:
            self._people.retire(line.officer_id, str(values["reason"]))
            self._page.context.boundary.notice(f"{line.name}已停用，不能再登录；办过的案件和日志不变。")
            self.retire.clear()
            self.read()


class PasswordPanel(QWidget):
    """One's own password."""

    def __init__(self, page: Page, people: "SignInPeople") -> None:
        super().__init__()
        self._page, self._people = page, people
        self.form = InlineForm(OWN, "修改密码", page.guarded(self._change))
        card = Card("修改我的密码")
        card.body.addWidget(self.form)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)

    @property
    def editors(self) -> list[Editor]:
        """Return the form that a refusal may be shown in."""
        return [self.form.editor]

    def read(self) -> None:
        """Show nothing: passwords are not shown."""

    def _change(self, values: dict[str, Any]) -> None:
        told = {key: str(value) for key, value in values.items()}
        self._people.change_own(old=told["old"], new=told["new"], again=told["again"])
        self._page.context.boundary.notice("密码已修改，下次登录用新密码。")
        self.form.clear()
