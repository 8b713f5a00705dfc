"""场所与排期 of the roster: the places, their week, booking by a click or a typed line, 集中调解, calendar files."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.spec import Field, Form, Kind, Section
from ui.label import Label
from ui.page import Page
from ui.widgets.booking_line import BookingLine
from ui.widgets.card import Card, RowsCard
from ui.widgets.entry_card import EntryCard
from ui.widgets.inline_form import InlineForm
from ui.widgets.joint_form import JointForm
from ui.widgets.labels import Muted, SectionTitle
from ui.widgets.rows import ChoiceRow
from ui.widgets.scrolled import Scrolled
from ui.widgets.week_table import FIRST_HOUR, WeekTable, clashes

if TYPE_CHECKING:
    from collections.abc import Callable

    from models.queries.slots import Slot
    from ui.viewmodels.bookings import Bookings, RoomRow

MOVE = Form(
    "move", (Section("", (Field("when", "改到", required=True, width=12, placeholder="后天 14:30 一小时"),)),)
)
CANCEL = Form("cancel", (Section("", (Field("reason", "取消原因", required=True, width=12),)),))
WEEK = 7


def _room_form(kinds: tuple[tuple[str, str], ...]) -> Form:
    return Form(
        "room",
        (
            Section(
                "",
                (
                    Field("name", "场所", required=True, width=12),
                    Field("kind", "类别", Kind.CHOICE, required=True, width=7, choices=kinds),
                    Field("seats", "座位", width=5),
                    Field("address", "地址", width=12),
                    Field("video", "录音录像设备", width=12),
                ),
            ),
        ),
    )


class RoomsTab(QWidget):
    """Places left, the week in the middle, the deed at the right; ``local`` is Beijing time of a moment."""

    def __init__(
        self, page: Page, bookings: "Bookings", kinds: tuple[tuple[str, str], ...], *,
        local: "Callable[[datetime], datetime]", file_name: "Callable[[tuple[Slot, ...], date], str]",
    ) -> None:  # fmt: skip
        super().__init__()
        self._page, self._bookings, self._local, self._file_name = page, bookings, local, file_name
        self.monday = bookings.monday()
        self._room = ""
        self._told: tuple[RoomRow, ...] = ()
        self._week: tuple[Slot, ...] = ()
        self._slot: Slot | None = None
        self.week = WeekTable()
        self.week.booked.connect(page.guarded(self._propose))
        self.week.opened.connect(page.guarded(self._show_slot))
        self.line = BookingLine(narrow=True, with_case=True)
        self.line.read = bookings.read
        self.line.button.setProperty("kind", "main")
        self.line.button.setEnabled(not bookings.no_booking)
        self.line.wanted.connect(self._book)
        self.joint = JointForm(page, bookings, self._joined)
        self.room = EntryCard(
            page, _room_form(kinds), "场所", add=bookings.add_room, amend=bookings.amend_room,
            retire=bookings.retire_room, done=self._room_written, barred=bookings.barred,
        )  # fmt: skip
        self._lay_out_slot()
        self.editors = [
            self.line.editor,
            self.moving.editor,
            self.cancelling.editor,
            self.joint.editor,
            *self.room.editors,
        ]
        self._rows = RowsCard()
        self._lay_out()

    def _lay_out_slot(self) -> None:
        page = self._page
        self.slot = Card("这场排期")
        self.slot_words = Label()
        self.slot_words.setWordWrap(True)
        self.slot_note = Muted(wrap=True)
        self.moving = InlineForm(MOVE, "改期", lambda values: self._move(str(values["when"])))
        self.cancelling = InlineForm(CANCEL, "取消排期", page.guarded(self._cancel))
        deeds = QHBoxLayout()
        deeds.setSpacing(0)
        self.open_case = self._quiet("打开纠纷", "slot.case", self._open_case)
        self.export = self._quiet("存为日历", "slot.ics", self._export_slot)
        self.copy_sheet = self._quiet("复制集中调解单", "slot.sheet", self._copy_sheet)
        self.print_sheet = self._quiet("打印集中调解安排表", "slot.print", self._print_sheet)
        for each in (self.open_case, self.export):
            deeds.addWidget(each)
        deeds.addStretch(1)
        for part in (self.slot_words, self.slot_note, self.moving, self.cancelling):
            self.slot.body.addWidget(part)
        self.slot.body.addLayout(deeds)
        for each in (self.print_sheet, self.copy_sheet):
            self.slot.body.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)

    def _quiet(self, text: str, name: str, deed: "Callable[[], object]") -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setProperty("kind", "quiet")
        button.clicked.connect(lambda _checked: self._page.guarded(deed)())
        return button

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.px(8))
        self.new_room = QPushButton("加场所")
        self.new_room.setObjectName("rooms.new")
        self.new_room.setEnabled(not self._bookings.barred)
        self.new_room.clicked.connect(lambda _checked: self._new_room())
        self.joining = QPushButton("集中调解")
        self.joining.setObjectName("rooms.joint")
        self.joining.setEnabled(not self._bookings.no_booking)
        self.joining.clicked.connect(lambda _checked: self._page.guarded(self._plan_joint)())
        left.addWidget(SectionTitle("场所"))
        left.addWidget(self._rows)
        left.addWidget(self.new_room)
        left.addWidget(self.joining)
        left.addStretch(1)
        side = Scrolled(left)
        side.setFixedWidth(min(theme.px(160), 200))
        beside = QVBoxLayout()
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(theme.px(12))
        self.booking = Card("排期")
        self.booking.body.addWidget(self.line)
        for part in (self.booking, self.slot, self.joint, self.room):
            beside.addWidget(part)
        beside.addStretch(1)
        right = Scrolled(beside)
        right.setFixedWidth(min(theme.px(286), 328))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.px(14))
        across.addWidget(side)
        across.addLayout(self._laid_week(), 1)
        across.addWidget(right)
        self._side("booking")

    def _laid_week(self) -> QVBoxLayout:
        middle = QVBoxLayout()
        middle.setSpacing(theme.px(8))
        head = QHBoxLayout()
        head.setSpacing(theme.px(6))
        self.span = SectionTitle("")
        for text, name, days in (
            ("上一周", "week.back", -WEEK),
            ("本周", "week.now", 0),
            ("下一周", "week.on", WEEK),
        ):
            button = QPushButton(text)
            button.setObjectName(name)
            button.clicked.connect(lambda _checked=False, days=days: self._turn(days))
            head.addWidget(button)
        head.addWidget(self.span, 1)
        self.save = self._quiet("本周存为日历", "week.ics", self._export_week)
        head.addWidget(self.save)
        middle.addLayout(head)
        inside = QVBoxLayout()
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.week)
        inside.addStretch(1)
        middle.addWidget(Scrolled(inside), 1)
        return middle

    def refresh(self) -> None:
        """Read places and week anew."""
        self._told = self._bookings.rooms()
        if self._room not in {"", *(each.key for each in self._told)}:
            self._room = ""
        self._rows.clear()
        for key, name in (("", "全部"), *((each.key, each.name) for each in self._told)):
            row = ChoiceRow(name)
            row.pressed.connect(lambda key=key: self._choose_room(key))
            row.choose(chosen=key == self._room)
            self._rows.add(row)
        self.line.offer(self._told, self._bookings.hosts(), self._bookings.open_cases())
        self.joint.offer(self._told, self._bookings.hosts())
        self._show_week()

    def _show_week(self) -> None:
        every = self._bookings.week(self.monday)
        self._week = tuple(each for each in every if self._room in {"", str(each.room_id or "")})
        last = self.monday + timedelta(WEEK - 1)
        self.span.setText(
            f"{self.monday.month}月{self.monday.day}日 – {last.month}月{last.day}日　{len(self._week)} 场"
        )
        self.week.show_week(self.monday, self._page.context.today(), self._week, self._local)
        self.save.setEnabled(bool(self._week))
        if self._slot is not None:
            self._slot = next((each for each in every if each.booking_id == self._slot.booking_id), None)
            if self._slot is None and not self.slot.isHidden():
                self._side("booking")

    def show_day(self, day: date) -> None:
        """Go to the week of a day."""
        self.monday = self._bookings.monday(day)
        self._page.guarded(self._show_week)()

    def _turn(self, days: int) -> None:
        self.show_day(self.monday + timedelta(days) if days else self._page.context.today())

    def _side(self, which: str) -> None:
        for name, part in (
            ("booking", self.booking),
            ("slot", self.slot),
            ("joint", self.joint),
            ("room", self.room),
        ):
            part.setVisible(name == which)

    def _choose_room(self, key: str) -> None:
        self._room = key
        self._page.guarded(self.refresh)()
        chosen = next((each for each in self._told if each.key == key), None)
        if chosen is not None:
            self.line.propose(room=key)
            self.room.show_entry(chosen.id, chosen.values())
            self._side("room")
        else:
            self._side("booking")

    def _new_room(self) -> None:
        self.room.show_entry(None, {})
        self._side("room")
        self.room.editor.focus("name")

    def _room_written(self, key: Any) -> None:
        self._room = str(key or "")
        self.refresh()
        chosen = next((each for each in self._told if each.id == key), None)
        if chosen is None or self.room.shown != chosen.id:
            self.room.show_entry(chosen.id if chosen else None, chosen.values() if chosen else {})

    def _propose(self, day: date, half: int) -> None:
        hour, minute = FIRST_HOUR + half // 2, 30 * (half % 2)
        until = f"{hour + 1}:{minute:02}"
        self.line.propose(
            when=f"{day:%Y-%m-%d} {hour}:{minute:02}-{until}", **({"room": self._room} if self._room else {})
        )
        self._side("booking")
        self.line.editor.focus("when")

    def _show_slot(self, slot: "Slot") -> None:
        self._slot = slot
        hidden = slot.case_id is None and not slot.purpose and bool(slot.room_id)
        here = self._local(slot.starts_at)
        self.slot_words.setText(f"{slot.title}\n{here.month}月{here.day}日 {slot.clock}")
        twice = slot.booking_id in clashes(self._week)
        self.slot_note.setText(f"{slot.note}\n{slot.host}这个时间同时排在两处。" if twice else slot.note)
        self.moving.clear()
        self.cancelling.clear()
        for part in (self.moving, self.cancelling):
            part.setVisible(not hidden and not self._bookings.no_booking)
        self.open_case.setVisible(slot.case_id is not None)
        self.export.setText("当天存为日历" if slot.joint else "存为日历")
        for each in (self.print_sheet, self.copy_sheet):
            each.setVisible(bool(slot.joint))
        self._side("slot")

    def _book(self, values: dict[str, Any]) -> None:
        def do(*, confirmed: frozenset[str] = frozenset()) -> None:
            self._bookings.book(values, confirmed=confirmed)
            self._written("已排上。")
            self.line.clear()

        self._page.guarded(do)()

    def _move(self, typed: str) -> None:
        def do(*, confirmed: frozenset[str] = frozenset()) -> None:
            assert self._slot is not None, "a booking is shown"
            self._bookings.move(self._slot.booking_id, typed, confirmed=confirmed)
            self._written("已改期。")
            self._side("booking")

        self._page.context.boundary.guarded(do, problem=self.moving.editor.show_problem)()

    def _cancel(self, values: dict[str, Any]) -> None:
        assert self._slot is not None, "a booking is shown"
        self._bookings.cancel(self._slot.booking_id, str(values["reason"]))
        self._written("已取消。")
        self._side("booking")

    def _written(self, words: str) -> None:
        self._page.context.notify(self._page.context.now())
        self._page.context.boundary.notice(words)
        self._show_week()

    def _plan_joint(self) -> None:
        self.joint.open(self._room, self._bookings.open_cases()[1:])
        self._side("joint")

    def _joined(self, count: int) -> None:
        self._written(f"集中调解已排 {count} 件。")
        self._side("booking")

    def _open_case(self) -> None:
        if self._slot is not None and self._slot.case_id is not None:
            self._page.context.go("intake", case=self._slot.case_id)

    def _print_sheet(self) -> None:
        if self._slot is not None:
            self._page.context.machine.print_pdf(self._bookings.joint_pdf(self._slot), title="集中调解安排表")

    def _copy_sheet(self) -> None:
        if self._slot is not None:
            QGuiApplication.clipboard().setText(self._bookings.sheet(self._slot))
            self._page.context.boundary.notice("集中调解单已复制，可以粘贴到文档里打印。")

    def _export_slot(self) -> None:
        if self._slot is not None:
            self._export(self._bookings.joint_of(self._slot), self._local(self._slot.starts_at).date())

    def _export_week(self) -> None:
        self._export(self._week, self.monday)

    def _export(self, shown: "tuple[Slot, ...]", first: date) -> None:
        target = self._page.context.machine.save_path(self._file_name(shown, first))
        if target is not None:
            count = self._bookings.save(shown, target)
            self._page.context.boundary.notice(f"{count} 场排期已存为日历文件，里面没有姓名。")
