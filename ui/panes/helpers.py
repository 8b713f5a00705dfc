"""邀请与排期 of an opened case: when and where, whom to ask and why, consent and answers, every call."""

import uuid
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.forms.line import Line
from ui.forms.spec import Field, Form, Kind, Section
from ui.page import Context
from ui.pane import Pane, PaneSpec
from ui.widgets.booking_line import BookingLine
from ui.widgets.card import Card, RowsCard
from ui.widgets.contact_log import ContactLog
from ui.widgets.helper_list import HelperList
from ui.widgets.inline_form import InlineForm
from ui.widgets.invited_row import InvitedRow
from ui.widgets.labels import Muted, SectionTitle, Strong
from ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from models.queries.slots import Slot
    from ui.viewmodels.bookings import Bookings
    from ui.viewmodels.contacts import CaseContacts
    from ui.viewmodels.helpers import CaseHelpers, Invited

WATCHES = frozenset({"Invitation", "Booking", "Contact", "Room", "Mediator", "Party", "Person", "Case"})
LETTER = "D08"


def _named_form(kinds: tuple[tuple[str, str], ...]) -> Form:
    fields = (
        Field("name", "姓名", Kind.NAME, required=True, width=6),
        Field("kind", "类别", Kind.CHOICE, required=True, width=6, choices=kinds),
        Field("unit", "单位及职务", width=6),
        Field("telephone", "电话", Kind.PHONE, width=6),
    )
    return Form("named", (Section("", fields),))


class Helpers(Pane):
    """When and where at the top; whom to ask at the left, who is asked and every call at the right."""

    watches = WATCHES

    def __init__(
        self, context: Context, helpers: "CaseHelpers", bookings: "Bookings", contacts: "CaseContacts", *,
        choices: tuple[tuple[tuple[str, str], ...], tuple[str, ...], tuple[tuple[str, str], ...]],
    ) -> None:  # fmt: skip
        super().__init__(context)
        self.helpers, self.bookings, self.contacts = helpers, bookings, contacts
        self.case_id: uuid.UUID | None = None
        self._told: tuple[Invited, ...] = ()
        kinds, self._replies, ways = choices
        self._slots: tuple[Slot, ...] = ()
        self.rows: list[InvitedRow] = []
        self.line = BookingLine()
        self.line.read = bookings.read
        self.line.button.setEnabled(not bookings.no_booking)
        self.line.wanted.connect(self._book)
        self.when = RowsCard()
        self.when.setProperty("kind", "")
        self.list = HelperList(asks=True)
        self.list.asked.connect(self.guarded(self._ask))
        self.named = InlineForm(_named_form(kinds), "邀请", self._ask_named, parsers=self._parsers())
        self.named.hide()
        self.more = QPushButton("名册外的人")
        self.more.setObjectName("helpers.more")
        self.more.setProperty("kind", "quiet")
        self.more.clicked.connect(lambda _checked: self.named.setVisible(self.named.isHidden()))
        self.invited = RowsCard()
        self.invited_title = SectionTitle("已邀请")
        self.seek = SectionTitle("可请谁来")
        self.over = Muted("")
        self.over.setObjectName("helpers.over")
        self.over.setWordWrap(True)
        self.log = ContactLog(contacts, ways, self._beside, self._written)
        self.keys = (Action("helpers.call", "记下电话联系", shortcut="F7", deed=self.log.open),)
        self._key = actions.bind(self.keys[0], self)
        self.editors = [self.line.editor, self.named.editor]
        self._lay_out()

    def _parsers(self) -> Any:
        from ui.forms import parsers  # noqa: PLC0415 -- the parsers of the domain load at the first pane

        return parsers.standard(self.context.today)

    def _lay_out(self) -> None:
        booking = Card("时间和地点")
        booking.body.addWidget(self.over)
        booking.body.addWidget(self.line)
        booking.body.addWidget(self.when)
        head = QHBoxLayout()
        head.addWidget(self.seek)
        head.addStretch(1)
        head.addWidget(self.more)
        left, right, inside = self._column(), self._column(), self._column()
        left.addLayout(head)
        left.addWidget(self.named)
        left.addWidget(self.list)
        for part in (self.invited_title, self.invited, self.log):
            right.addWidget(part)
        for side in (left, right):
            side.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(theme.px(16))
        below.addLayout(left, 2)
        below.addLayout(right, 3)
        inside.addWidget(booking)
        inside.addLayout(below)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Scrolled(inside))

    @staticmethod
    def _column() -> QVBoxLayout:
        made = QVBoxLayout()
        made.setContentsMargins(0, 0, 0, 0)
        made.setSpacing(theme.px(10))
        return made

    def show_case(self, case_id: uuid.UUID) -> None:
        """Show another case."""
        self.case_id = self.helpers.case_id = self.contacts.case_id = case_id
        self._told = ()
        self.line.clear()
        self._show()

    def refresh(self, changed: frozenset[str]) -> None:
        """Read what is now true; what is being typed stays."""
        del changed
        if self.case_id is not None:
            self._show()

    def _show(self) -> None:
        assert self.case_id is not None, "a case is shown"
        self._slots = self.bookings.of_case(self.case_id)
        self.line.offer(self.bookings.rooms(), self.bookings.hosts(self.case_id))
        over = self.bookings.over(self.case_id)
        self.over.setText(over)
        self.over.setVisible(bool(over))
        for part in (self.line, self.list, self.seek, self.more):
            part.setVisible(not over)
        self.named.setVisible(not over and not self.named.isHidden())
        self.when.clear()
        for slot in self._slots:
            self.when.add(self._slot_row(slot))
        told = self.helpers.read(self._next())
        self.list.show_suggestions(told.suggestions)
        self._list_invited(told.invited)
        self.invited.setVisible(bool(self.rows))
        self.invited_title.setVisible(bool(self.rows))
        self.log.show_calls()
        coming = sum(1 for each in told.invited if each.reply == "来")
        self.set_note(f"{coming}/{len(told.invited)}" if told.invited else "")

    def _list_invited(self, told: "tuple[Invited, ...]") -> None:
        """Show who is asked; the keyboard stays where it was when the rows are made anew."""
        if told == self._told and len(self.rows) == len(told):
            return
        self._told = told
        at = self.focusWidget()
        where = next((number for number, row in enumerate(self.rows) if at and row.isAncestorOf(at)), -1)
        name = at.objectName() if at and where >= 0 else ""
        self.invited.clear()
        self.rows = [self._invited_row(each) for each in told]
        for row in self.rows:
            self.invited.add(row)
        if name and where < len(self.rows) and (again := self.rows[where].findChild(QWidget, name)):
            again.setFocus()

    def _next(self) -> datetime | None:
        """Return the hour of the next booking, for which somebody is sought."""
        ahead = [each.starts_at for each in self._slots if each.ends_at > self.context.now()]
        return ahead[0] if ahead else None

    def _slot_row(self, slot: "Slot") -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        line.setSpacing(theme.px(8))
        line.addWidget(Strong(self.bookings.said(slot)))
        line.addWidget(Muted("　".join(filter(None, (slot.place, slot.host, slot.joint)))), 1)
        asks = Line(placeholder="取消原因，回车取消")
        asks.setObjectName("slot.reason")
        asks.hide()
        asks.submitted.connect(lambda: self.guarded(self._cancel)(slot, asks.text()))
        line.addWidget(asks, 1)

        def ask() -> None:
            asks.setVisible(asks.isHidden())
            asks.setFocus()

        for text, name, deed in (
            ("存为日历", "ics", lambda: self.guarded(self._export)(slot)),
            ("取消", "cancel", ask),
        ):
            button = QPushButton(text)
            button.setObjectName(f"slot.{name}")
            button.setProperty("kind", "quiet")
            button.clicked.connect(lambda _checked=False, deed=deed: deed())
            line.addWidget(button)
        return made

    def _invited_row(self, told: "Invited") -> InvitedRow:
        row = InvitedRow(told, self._replies)
        key = told.id
        row.consented.connect(lambda party, said: self._do(lambda: self.helpers.consent(key, party, said)))
        row.replied.connect(lambda said, note: self._do(lambda: self.helpers.reply(key, said, note)))
        row.withdrawn.connect(lambda reason: self._do(lambda: self.helpers.withdraw(key, reason)))
        row.read_out.connect(self.guarded(lambda: row.show_script(self.helpers.script(key))))
        row.lettered.connect(lambda: self.context.go("papers", case=self.case_id, form=LETTER))
        return row

    def _do(self, deed: Any) -> None:
        def do() -> None:
            deed()
            self._written()

        self.guarded(do)()

    def _ask(self, mediator_id: uuid.UUID) -> None:
        slot = self._booked()
        self.helpers.invite(mediator_id, **self._meeting(slot))
        self._written()

    def _ask_named(self, values: dict[str, Any]) -> None:
        def do() -> None:
            self.helpers.invite_named(values, **self._meeting(self._booked()))
            self.named.clear()
            self.named.hide()
            self._written()

        self._beside(do, self.named.editor.show_problem)()

    def _booked(self) -> "Slot | None":
        return next((each for each in self._slots if each.ends_at > self.context.now()), None)

    @staticmethod
    def _meeting(slot: "Slot | None") -> dict[str, Any]:
        """Return when and where somebody is asked to: the next booking, where there is one."""
        if slot is None:
            return {}
        return {"meets_at": slot.starts_at, "place": slot.place, "booking_id": slot.booking_id}

    def _book(self, values: dict[str, Any]) -> None:
        def do(*, confirmed: frozenset[str] = frozenset()) -> None:
            self.bookings.book({**values, "case": str(self.case_id)}, confirmed=confirmed)
            self.line.clear()
            self._written()

        self._beside(do, self.line.editor.show_problem)()

    def _cancel(self, slot: "Slot", reason: str) -> None:
        self.bookings.cancel(slot.booking_id, reason)
        self._written()

    def _export(self, slot: "Slot") -> None:
        target = self.context.machine.save_path(self.bookings.file_name(slot))
        if target is not None:
            self.bookings.save((slot,), target)
            self.context.boundary.notice("已存为日历文件，里面没有姓名。")

    def _written(self) -> None:
        self.context.notify(self.context.now())
        self._show()

    def _beside(self, deed: Any, problem: Any) -> Any:
        return self.context.boundary.guarded(deed, problem=problem)


def open(context: Context) -> Helpers:  # noqa: A001 -- the name that every pane gives its maker
    """Make the pane."""
    from ui.viewmodels import bookings, contacts, helpers  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    store, person = context.store, context.person
    return Helpers(
        context,
        helpers.CaseHelpers(store, person, today=context.today, now=context.now),
        bookings.Bookings(store, person, today=context.today, now=context.now),
        contacts.CaseContacts(store, person, now=context.now),
        choices=(helpers.KINDS, helpers.REPLIES, contacts.WAYS),
    )


PANE = PaneSpec("helpers", "邀请与排期", order=20, open=open)
