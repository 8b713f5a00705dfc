"""测算: what the damage comes to, item by item, with formula and law; a reference that fills nothing by itself."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.widgets.autosave import DraftSaver
from ui.widgets.calc_item import CalcItem
from ui.widgets.calc_kept import KeptRows
from ui.widgets.dock_panel import Problem, labelled, plain
from ui.widgets.flow import Chips
from ui.widgets.labels import Muted, SectionTitle, Strong
from ui.widgets.share_slider import ShareSlider
from ui.widgets.tool import Tool, ToolSpec

if TYPE_CHECKING:
    from ui.viewmodels.calculation import Calculating
    from ui.widgets.sitting_room import Room

TALKS = "警民共谈理"
SHEET = "sheet"
_LAID_MS = 50


class Calculation(Tool):
    """The sheet scrolls; the share, the total and the deeds stand under it and stay in sight."""

    def __init__(self, room: "Room", calculating: "Calculating") -> None:
        super().__init__(room, "calculation")
        self.calculating = calculating
        self.saver = DraftSaver(lambda *_sheet: calculating.put_off(), parent=self, boundary=room.boundary)
        self.victim, self.payer = Choice(), Choice()
        self.kinds, self.others = Chips(), Chips()
        for chips in (self.kinds, self.others):
            policy = chips.sizePolicy()
            policy.setVerticalPolicy(
                QSizePolicy.Policy.Preferred
            )  # as high as its lines, not as one under another
            chips.setSizePolicy(policy)
        self.items: dict[str, CalcItem] = {}
        self.more = Muted("另加一项")
        self.remarks = Muted(wrap=True)
        self.kept_title = SectionTitle("已记入的测算")
        self.kept = KeptRows()
        self.share = ShareSlider()
        self.total, self.after, self.words = Muted(), Strong(), Muted()
        self.problem = Problem()
        self.keep = plain("记入测算", "calc.keep")
        self.offer = plain("作为方案草稿", "calc.offer")
        self._lay_out()
        self._wire()
        self.show_sheet()

    def _lay_out(self) -> None:
        people = QHBoxLayout()
        people.setSpacing(theme.px(8))
        people.addLayout(labelled("收款人（受损的人）", self.victim), 1)
        people.addLayout(labelled("付款人（赔偿的人）", self.payer), 1)
        self.sheet = QVBoxLayout()
        self.sheet.setSpacing(theme.px(8))
        self.column.addLayout(people)
        self.column.addWidget(self.kinds)
        self.column.addLayout(self.sheet)
        for part in (self.more, self.others, self.remarks, self.kept_title, self.kept):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.after.setObjectName("calc.after")
        self.total.setObjectName("calc.total")
        figures = QHBoxLayout()
        figures.addWidget(self.total)
        figures.addStretch(1)
        figures.addWidget(self.after)
        deeds = QHBoxLayout()
        deeds.setSpacing(theme.px(8))
        deeds.addWidget(Muted("仅供协商参考"))
        deeds.addStretch(1)
        deeds.addWidget(self.keep)
        deeds.addWidget(self.offer)
        self.foot = QWidget(self)
        column = QVBoxLayout(self.foot)
        column.setContentsMargins(0, theme.px(6), theme.px(14), 0)  # the bar of the sheet runs down beside it
        column.setSpacing(theme.px(4))
        column.addWidget(self.share)
        column.addLayout(figures)
        column.addWidget(self.words, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self.problem)
        column.addLayout(deeds)

    def _wire(self) -> None:
        calculating = self.calculating
        people = [(each.id, each.label) for each in calculating.people]
        for choice, name in ((self.victim, "victim"), (self.payer, "payer")):
            choice.set_choices(people)
            choice.setObjectName(f"calc.{name}")
            choice.picked.connect(lambda value, name=name: self._point(name, value))
        self.kinds.picked.connect(self._turn_kinds)
        self.others.picked.connect(lambda keys: self._add(keys[0]) if keys else None)
        self.share.moved.connect(self._move)
        self.keep.clicked.connect(self.keep_it)
        self.offer.clicked.connect(self.offer_it)
        self.kept.opened.connect(self.reopen)
        self.kept.papers.connect(lambda _key: self._show_paper())
        self.kept.voided.connect(lambda key, why: self._do(lambda: calculating.void(key, why)))

    # deeds

    def keep_it(self) -> None:
        """Keep the calculation with its inputs."""
        self.saver.forget(SHEET)
        self._do(self.calculating.keep)

    def offer_it(self) -> None:
        """Copy the sum into the entry of a proposal: nothing is put on the board by this."""
        form = self.room.dock.offers.form
        if self.room.parts.room.phase != TALKS:
            self._say("", f"进入{TALKS}后，才能作为方案。")
            return
        if not form.empty():
            self._say("", "方案栏里还有没提出的内容，请先提出或清空。")
            return
        found = self.room.boundary.guarded(self.calculating.as_offer, problem=self._say)()
        if found:
            self._say("", "")
            form.show_values(found)
            form.typed.emit()
            self.room.dock.show_panel("offers")
            form.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def reopen(self, kept_id: UUID) -> None:
        """Put a kept calculation on the sheet again."""
        self.calculating.reopen(kept_id)
        self.show_sheet()
        self._touch()
        self.verticalScrollBar().setValue(0)

    def _show_paper(self) -> None:
        window: Any = self.window()
        if hasattr(window, "go"):
            self.room.flush()
            window.go("papers", case=self.room.parts.room.case_id, form="J10")

    def _do(self, deed: Callable[[], object]) -> None:
        self._say("", "")
        self.room.do(deed, self._say)

    def _say(self, _field: str, sentence: str) -> bool:
        self.problem.say(sentence)
        self._place_foot()
        return True

    def _point(self, name: str, value: str) -> None:
        setattr(self.calculating.sheet, name, value)
        for item in self.items.values():
            item.show_outcome()
        self._touch()

    def _turn_kinds(self, kinds: list[str]) -> None:
        before, had = set(self.calculating.kinds()), set(self.items)
        for kind in before ^ set(kinds):
            self.calculating.toggle(kind, on=kind in kinds)
        self.show_sheet()
        self._touch()
        if new := next((item for key, item in self.items.items() if key not in had), None):
            self._bring(new)

    def _add(self, key: str) -> None:
        self.calculating.sheet.chosen.append(key)
        self.show_sheet()
        self._touch()
        next(iter(self.items[key].fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(self.items[key])

    def _bring(self, item: CalcItem) -> None:
        """Scroll to a new item when the layout has given it its place, with the cursor in it."""
        field = next(iter(item.fields.values()), None)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        for wait in (0, _LAID_MS):
            QTimer.singleShot(wait, item, lambda: self.ensureWidgetVisible(item))

    def _go_on(self, key: str) -> None:
        order = [*self.items]
        after = order.index(key) + 1
        if after < len(order):
            next_one = self.items[order[after]]
            next(iter(next_one.fields.values())).setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(next_one)
        else:
            self.share.slider.setFocus(Qt.FocusReason.TabFocusReason)

    def _take_out(self, key: str) -> None:
        self.calculating.sheet.chosen.remove(key)
        self.calculating.sheet.values.pop(key, None)
        self.show_sheet()
        self._touch()

    def _move(self, share: int) -> None:
        self.calculating.sheet.share = share
        self._touch()

    def _touch(self) -> None:
        self.problem.say("")
        for key in self.calculating.following:
            if key in self.items:
                self.items[key].show_outcome()
        self.saver.touch(SHEET, True)
        self._show_total()

    # showing

    def show_sheet(self) -> None:
        """Show the items that are chosen; one that stays keeps its fields."""
        calculating = self.calculating
        for item in self.items.values():
            self.sheet.removeWidget(item)
            item.hide()
            item.deleteLater()
        self.items = {}
        for key in calculating.ordered():
            item = CalcItem(key, calculating)
            item.changed.connect(self._touch)
            item.taken_out.connect(self._take_out)
            item.finished.connect(self._go_on)
            self.sheet.addWidget(item)
            item.show()  # at once: its field may be given the cursor before the layout has run
            self.items[key] = item
        self.victim.set_value(calculating.sheet.victim)
        self.payer.set_value(calculating.sheet.payer)
        self.kinds.offer(calculating.offered_kinds)
        self.kinds.show_on([*calculating.kinds()])
        others = calculating.others()
        self.others.offer(tuple((key, calculating.name(key)) for key in others))
        self.others.show_on([])
        self.more.setVisible(bool(others))
        self._show_total()

    def show_room(self) -> None:
        """Show what was kept, here or on another workstation; what is being typed stays."""
        rows = self.calculating.kept()
        self.kept_title.setVisible(bool(rows))
        self.kept.show_rows(rows)
        self._show_total()

    def _show_total(self) -> None:
        calculating = self.calculating
        made = calculating.total()
        payer = calculating.person(calculating.sheet.payer)
        self.share.show_share(made.share, payer.name if payer else "")
        self.total.setText(f"合计 {calculating.figures(made.fen)}")
        self.after.setText(f"{made.share}% 为 {calculating.figures(made.after)}")
        self.words.setText(calculating.in_words(made.after) if made.after else "")
        self.words.setVisible(bool(made.after))
        self.remarks.setText("\n".join(calculating.remarks()))
        self._place_foot()

    def _place_foot(self) -> None:
        if (inside := self.foot.layout()) is not None:
            inside.activate()
        wide = self.width()
        tall = max(self.foot.heightForWidth(wide), self.foot.sizeHint().height())
        self.setViewportMargins(0, 0, 0, tall)
        self.foot.setGeometry(0, self.height() - tall, wide, tall)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the total under the sheet."""
        super().resizeEvent(event)
        self._place_foot()

    def flush(self) -> None:
        """Put the unfinished sheet in safety."""
        self.saver.flush()


def open(room: "Room") -> Calculation:  # noqa: A001 -- the name the dock calls
    """Make the tool."""
    from ui.viewmodels.calculation import Calculating  # noqa: PLC0415 -- first paint loads no SQLAlchemy

    calculating = Calculating(room.parts)
    calculating.load()
    return Calculation(room, calculating)


TOOL = ToolSpec("calculation", "测算", order=30, open=open, phases=(TALKS,))
