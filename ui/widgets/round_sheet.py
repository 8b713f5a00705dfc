"""排走访 in place of the list of 回访: the doors of a round, its sheet, and one line a door to type what was found."""

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.errors import Refusal
from ui import actions, theme
from ui.actions import Action
from ui.forms.choices import Check, Choice
from ui.forms.line import Line
from ui.label import Label
from ui.page import Context
from ui.widgets.autosave import DraftSaver
from ui.widgets.card import RowsCard
from ui.widgets.flow import Chips
from ui.widgets.labels import Muted, SectionTitle, Strong
from ui.widgets.scrolled import Scrolled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.viewmodels.rounds import Line as Door
    from ui.viewmodels.rounds import Rounds

FIELDS = (("performed", "履行"), ("satisfaction", "满意度"), ("mood", "情绪"), ("relapse", "反复"))
TOLD = (("text", "谈的情况，回车记下"), ("new_risk", "新情况"), ("next_on", "下次哪天"))
NAMES = {**dict(FIELDS), "visited": "见到谁", "text": "谈的情况", "new_risk": "新情况", "next_on": "下次回访"}
#: What is written on the button that leads on from a door.
ON = {"breaching": "登记未履行", "visiting": "看建议"}


class RoundLine(QFrame):
    """One door: whom to see and why, and the fields of what was found; Enter in the last one records it."""

    recorded = Signal(object)
    typed = Signal()
    looked = Signal(object, str)

    def __init__(
        self, door: "Door", serial: int, choices: dict[str, tuple[tuple[str, str], ...]], parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.door = door
        self.done = False
        self.setProperty("kind", "row")
        self.setAccessibleName(f"{serial} {door.heading} {door.note}")
        self.heading = Label(f"{serial}　{door.heading}")
        self.heading.setWordWrap(True)
        self.why = Muted(door.note, wrap=True)
        self.problem = Label()
        self.problem.setProperty("kind", "when")
        self.problem.setProperty("tone", "warn")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.fields: dict[str, Choice | Line] = {}
        line = QHBoxLayout()
        line.setSpacing(theme.px(6))
        self.fields["visited"] = Choice(
            tuple((each, each) for each in dict.fromkeys(door.names)), editable=True, placeholder="见到谁"
        )
        for key, words in FIELDS:
            self.fields[key] = Choice((("", words), *choices[key]), placeholder=words)
        below = QHBoxLayout()
        below.setSpacing(theme.px(6))
        told = {key: Line(placeholder=hint) for key, hint in TOLD}
        for key, typed in told.items():
            typed.submitted.connect(lambda: self.recorded.emit(self))
            below.addWidget(typed, 3 if key == "text" else 1)
        self.fields |= told
        self.text = told["text"]
        for key, field in self.fields.items():
            field.setObjectName(f"round.{key}")
            field.setAccessibleName(NAMES[key])
            if isinstance(field, Choice):
                line.addWidget(field, 1)
        column = self.column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(10), theme.px(8))
        column.setSpacing(theme.px(4))
        for part in (self.heading, self.why):
            column.addWidget(part)
        column.addLayout(line)
        column.addLayout(below)
        column.addWidget(self.problem)
        for field in self.fields.values():
            if isinstance(field, Choice):
                field.picked.connect(lambda _value: self.typed.emit())
            else:
                field.typed.connect(lambda _text: self.typed.emit())

    def said(self) -> dict[str, str]:
        """Return what is typed, without what is empty."""
        found = {
            key: field.value() if isinstance(field, Choice) else field.text() for key, field in self.fields.items()
        }  # fmt: skip
        return {key: value for key, value in found.items() if value.strip()}

    def load(self, said: dict[str, str]) -> None:
        """Show what was typed before."""
        for key, field in self.fields.items():
            if isinstance(field, Choice):
                field.set_value(said.get(key, ""))
            else:
                field.setText(said.get(key, ""))

    def begin(self) -> None:
        """Put the cursor where the typing begins."""
        self.fields["performed"].setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self, told: str, pane: str = "") -> None:
        """Show that the visit is recorded, with the way to the ``pane`` that follows; the line takes nothing more."""
        self.done = True
        self.show_problem("")
        self.why.setText(told)
        if pane:
            deed = Action("round.look", ON[pane], deed=lambda: self.looked.emit(self.door.case_id, pane))
            on = actions.button(deed)
            self.column.addWidget(on, 0, Qt.AlignmentFlag.AlignRight)
            on.show()
        for field in self.fields.values():
            field.setEnabled(False)

    def show_problem(self, sentence: str) -> None:
        """Say under the line what is wrong with it."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from field to field with Enter; in the last one it records the line."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)


class RoundSheet(QWidget):
    """``left`` asks for the list again, ``looked`` for the case of a door at the right, and which of its panes."""

    left = Signal()
    looked = Signal(object, str)

    def __init__(
        self, context: Context, viewmodel: "Rounds | None" = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        from ui.viewmodels import rounds  # noqa: PLC0415 -- first paint loads no SQLAlchemy

        self.context = context
        self.viewmodel = viewmodel or rounds.Rounds(context.store, context.person, today=context.today)
        self.lines: list[RoundLine] = []
        self.kept: dict[str, dict[str, str]] = {}
        self.serials: dict[str, int] = {}  # as they stand on the sheet that was printed last
        self.saver = DraftSaver(
            lambda _key, typed: self.viewmodel.keep(typed), parent=self, boundary=context.boundary
        )
        self.ahead = Choice(rounds.AHEAD)
        self.ahead.setObjectName("round.ahead")
        self.ahead.setAccessibleName("看到哪天为止")
        self.ahead.set_value(str(self.viewmodel.days))
        self.every = Check("电话回访的也一起走")
        self.every.setObjectName("round.every")
        self.on = Line(placeholder="走访日期")
        self.on.setObjectName("round.on")
        self.on.setAccessibleName("走访日期")
        self.on.setText(context.today().isoformat())
        self.on.setFixedWidth(theme.px(120))
        self.villages = Chips()
        self.month = Choice(self.viewmodel.months())
        self.month.setObjectName("round.month")
        self.month.setAccessibleName("哪个月的回头看")
        self.month.set_value(context.today().replace(day=1).isoformat())
        self.month.setFixedWidth(theme.px(140))
        self.count = Strong("")
        self.none = Muted("这些天没有要上门的回访。可以看远一点，或者把电话回访的也一起走。", wrap=True)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, 0, theme.px(4), 0)
        self.column.setSpacing(theme.px(6))
        guarded = context.boundary.guarded
        self.ahead.picked.connect(guarded(self._narrow))
        self.every.toggled.connect(guarded(self._narrow))
        self.villages.picked.connect(guarded(self._narrow))
        self._shape()

    def _shape(self) -> None:
        guarded = self.context.boundary.guarded
        deeds = (
            Action("round.back", "回到清单", deed=self._leave),
            Action("round.print", "打印走访单", icon="print", deed=guarded(self.print_sheet)),
        )
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(self.count, 1)
        for deed in deeds:
            head.addWidget(actions.button(deed, quiet=deed.key != "round.print"))
        narrow = QHBoxLayout()
        narrow.setSpacing(theme.px(8))
        self.ahead.setFixedWidth(theme.px(116))
        for part in (self.ahead, self.every):
            narrow.addWidget(part)
        narrow.addStretch(1)
        narrow.addWidget(Muted("走访日期"))
        narrow.addWidget(self.on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(head)
        column.addLayout(narrow)
        column.addWidget(self.villages)
        column.addWidget(self.none)
        column.addWidget(Scrolled(self.column), 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(8))
        listed = Action("round.lookbacks", "打印回头看清单", deed=guarded(self.print_lookbacks))
        foot.addWidget(Muted("回头看"))
        foot.addWidget(self.month)
        foot.addWidget(actions.button(listed, quiet=True))
        foot.addStretch(1)
        column.addLayout(foot)

    def show_round(self, only: "Iterable[Any]" = ()) -> None:
        """Put the round together, of some visits only where they are named; what was typed before is there again."""
        self.viewmodel.only = frozenset(only)
        self.kept = self.viewmodel.load()
        self.refresh()

    def refresh(self) -> None:
        """Read the round anew; what is typed stays."""
        self._gather()
        view = self.viewmodel.read()
        self.villages.offer(view.villages)
        named = "清单里筛出的 " if self.viewmodel.only else ""
        self.count.setText(f"排走访　{named}{len(view.lines)} 户")
        self.none.setVisible(not view.lines)
        while self.column.count():
            item = self.column.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = []
        card, village = RowsCard(), ""
        last = max(self.serials.values(), default=0)
        for door in view.lines:
            serial = self.serials.get(door.visit_id) or (last := last + 1)
            if door.village != village or not self.lines:
                village, card = door.village, RowsCard()
                self.column.addWidget(SectionTitle(village))
                self.column.addWidget(card)
            line = RoundLine(door, serial, self.viewmodel.choices)
            line.load(self.kept.get(door.visit_id, {}))
            line.recorded.connect(self.context.boundary.guarded(self.record))
            line.typed.connect(self._touch)
            line.looked.connect(self.looked)
            card.add(line)
            self.lines.append(line)
        self.column.addStretch(1)

    def record(self, line: RoundLine) -> None:
        """Record one door, and go on to the next that is not."""
        try:
            on = self.viewmodel.day(self.on.text())
            made = self.viewmodel.record(line.door.visit_id, on, line.said())
        except Refusal as refusal:
            line.show_problem(refusal.message)
            return
        self.kept.pop(line.door.visit_id, None)
        line.settle(made.told, made.pane)
        if made.pane:
            self.looked.emit(line.door.case_id, made.pane)
        self._touch()
        self.context.notify(self.context.now())
        place = self.lines.index(line)
        after = next((each for each in self.lines[place + 1 :] if not each.done), None)
        if after is not None:
            after.begin()

    def print_sheet(self) -> None:
        """Print the sheet of the doors that are shown; from then on they are called by its numbers."""
        data = self.viewmodel.pdf(self.viewmodel.day(self.on.text()))
        self.context.machine.print_pdf(data, title="走访回访单")
        self.serials = {door.visit_id: nth for nth, door in enumerate(self.viewmodel.read().lines, start=1)}
        self.refresh()
        self.context.boundary.notice(
            " ".join(filter(None, ("已送打印机：走访回访单。", self.viewmodel.masked)))
        )

    def print_lookbacks(self) -> None:
        """Print what was looked back at in the chosen month, and what is to be."""
        month = date.fromisoformat(self.month.value())
        self.context.machine.print_pdf(self.viewmodel.lookback_pdf(month), title="回头看清单")
        self.context.boundary.notice(f"已送打印机：{month.year}年{month.month}月回头看清单。")

    def look_again(self) -> None:
        """Take note of what was recorded beside the sheet; its lines keep their numbers."""
        waiting = [line for line in self.lines if not line.done]
        still = self.viewmodel.still_open([line.door.visit_id for line in waiting])
        for line in waiting:
            if line.door.visit_id not in still:
                self.kept.pop(line.door.visit_id, None)
                line.settle("这次回访已经在别处记下或者取消。")

    def _narrow(self, _said: Any = None) -> None:
        self._gather()
        self.viewmodel.days = int(self.ahead.value() or 0)
        self.viewmodel.every = self.every.isChecked()
        self.viewmodel.villages = frozenset(self.villages.on())
        self.viewmodel.only = frozenset()
        self.refresh()

    def _gather(self) -> None:
        """Take what is typed into the lines."""
        for line in self.lines:
            if line.done:
                continue
            said = line.said()
            if said:
                self.kept[line.door.visit_id] = said
            else:
                self.kept.pop(line.door.visit_id, None)

    def _touch(self) -> None:
        self._gather()
        self.saver.touch("round", dict(self.kept))

    def _leave(self) -> None:
        self.saver.flush()
        self.left.emit()
