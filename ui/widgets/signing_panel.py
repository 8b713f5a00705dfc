"""签署 in 文书: the parties at the left, the steps of one of them, and the agreement in big type to be read aloud."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import actions, theme
from ui.actions import Action
from ui.boundary import Boundary
from ui.label import Label
from ui.widgets import party_paint
from ui.widgets.autosave import DraftSaver
from ui.widgets.card import RowsCard
from ui.widgets.dock_panel import plain
from ui.widgets.labels import Elided, Muted
from ui.widgets.party_screen import PartyDisplay
from ui.widgets.rows import ChoiceRow
from ui.widgets.scroll import Scroll
from ui.widgets.signing_step import SigningStepRow

if TYPE_CHECKING:
    from ui.viewmodels.party_screen import Picture
    from ui.viewmodels.signing import PartyRow, Signing, View

_ON = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Space: 1, Qt.Key.Key_PageDown: 1,
       Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_PageUp: -1}  # fmt: skip
_SCREEN = {"": "当事人屏 F9", "open": "收起屏 F9", "covered": "屏已遮住 ⇧F9"}


class ReadingView(QWidget):
    """The agreement in big type, the clause being read lit; ↑ ↓ and Space move on, Esc leaves."""

    moved = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signing.reading")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picture: Picture | None = None

    def show_picture(self, picture: "Picture") -> None:
        """Show the agreement as it is being read."""
        self.picture = picture
        rows = [row for block in picture.blocks for row in block.rows]
        self.setAccessibleName(next((f"{row.lead}{row.text}" for row in rows if row.lit), "宣读协议"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as on the parties' screen."""
        del event
        if self.picture is not None:
            party_paint.paint(QPainter(self), self.rect(), self.picture)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the finger, or leave."""
        key = Qt.Key(event.key())
        if key in _ON:
            self.moved.emit(_ON[key])
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class SigningPanel(QWidget):
    """The signing of one case; ``left`` when the papers are wanted again, ``changed`` after each record."""

    left = Signal()
    changed = Signal()

    def __init__(self, boundary: Boundary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boundary = boundary
        self.viewmodel: Signing | None = None
        self.view: View | None = None
        self.rows: list[SigningStepRow] = []
        self._open = ""
        self.title, self.missing = Elided(), Muted(wrap=True)
        self.title.setProperty("kind", "strong")
        self.parties = RowsCard()
        self.reading = ReadingView()
        self.reading.moved.connect(self._boundary.guarded(self.read_on))
        self.reading.left.connect(self.show_steps)
        self.display = PartyDisplay(self, boundary)
        self.saver = DraftSaver(self._keep, parent=self, boundary=boundary)
        self.head = QHBoxLayout()
        self.read_aloud = plain("朗读 Alt R", "signing.read-aloud")
        self.other = plain(_SCREEN[""], "signing.screen")
        self.display.turned.connect(lambda state: self.other.setText(_SCREEN[state]))
        self.read_aloud.clicked.connect(self.turn_reading)
        self.other.clicked.connect(self.display.toggle)
        self.name = Label()
        self.name.setProperty("kind", "heading")
        self._steps = QVBoxLayout()
        self._steps.setContentsMargins(0, 0, theme.px(4), 0)
        self._steps.setSpacing(theme.px(8))
        self._shape()
        for action in self.keys():
            actions.bind(action, self)

    def keys(self) -> tuple[Action, ...]:
        """Return the keys of the signing."""
        return (
            Action("signing.next", "下一位当事人", shortcut="Ctrl+Down", deed=lambda: self.turn(1)),
            Action("signing.before", "上一位当事人", shortcut="Ctrl+Up", deed=lambda: self.turn(-1)),
            Action("signing.read", "朗读协议", shortcut="Alt+R", deed=self.turn_reading),
            Action("signing.screen", "打开、收起当事人屏", shortcut="F9", deed=self.display.toggle),
            Action("signing.blank", "遮住当事人屏", shortcut="Shift+F9", deed=self.display.blank),
        )

    def _shape(self) -> None:
        back = plain("‹ 回到文书", "signing.back", kind="quiet")
        back.clicked.connect(self.leave)
        self.head.addWidget(back)
        self.head.addWidget(self.title, 1)
        self.head.addWidget(self.read_aloud)
        self.head.addWidget(self.other)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.parties)
        column.addStretch(1)
        listed = Scroll(inside)
        listed.setFixedWidth(min(theme.px(262), 320))
        steps = QWidget()
        outer = QVBoxLayout(steps)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(8))
        outer.addWidget(self.name)
        outer.addLayout(self._steps)
        outer.addWidget(self.missing)
        outer.addStretch(1)
        self.page = Scroll(steps)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.page)
        self.stack.addWidget(self.reading)
        body = QHBoxLayout()
        body.setSpacing(theme.px(16))
        body.addWidget(listed)
        body.addWidget(self.stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(10))
        whole.addLayout(self.head)
        whole.addLayout(body, 1)
        self.listed = listed

    # showing

    def take(self, viewmodel: "Signing") -> None:
        """Show the signing of a case."""
        self.viewmodel = viewmodel
        self._open = ""
        self.display.serve(viewmodel.screen)
        self.show_steps()

    def refresh(self) -> None:
        """Read anew what others may have written, unless something is being typed here."""
        if self.viewmodel is not None and not any(
            field.hasFocus() for row in self.rows for field in row.fields.values()
        ):
            self._boundary.guarded(self._show)()

    def show_steps(self) -> None:
        """Show the steps of the chosen party."""
        self.listed.show()
        self.read_aloud.setText("朗读 Alt R")
        self.stack.setCurrentWidget(self.page)
        self._boundary.guarded(self._show)()
        self._begin()

    def _show(self) -> None:
        assert self.viewmodel is not None, "a case was taken"
        self.saver.flush()
        view = self.view = self.viewmodel.read()
        self.title.setText(f"签署　{view.title}")
        self.parties.clear()
        for party in view.parties:
            self.parties.add(self._party(party, chosen=party == view.chosen))
        chosen = view.chosen
        self.name.setText(
            "" if chosen is None else f"{chosen.name}" + (f"（{chosen.why}）" if chosen.why else "")
        )
        known = {each.key for each in view.steps if not each.done}
        current = self._open if self._open in known else view.current
        for row in self.rows:
            self._steps.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for number, each in enumerate(view.steps, start=1):
            row = SigningStepRow(number, each, current=each.key == current)
            row.opened.connect(lambda key=each.key: self.open_step(key))
            row.recorded.connect(lambda everyone, row=row: self.record(row, everyone=everyone))
            row.undone.connect(lambda reason, row=row: self.undo(row, reason))
            row.typed.connect(lambda row=row: self.saver.touch(row.step.key, row.values()))
            if row.fields:
                row.restore(self.viewmodel.kept(each.key))
            self._steps.addWidget(row)
            row.show()
            self.rows.append(row)
        told = [f"登记已签前还要：{each}" for each in view.missing[:3]]
        told += [f"另有 {len(view.missing) - 3} 项。"] * (len(view.missing) > 3)  # noqa: PLR2004 -- three are read, ten are not
        told += [each for each in (view.copies, f"没有做的原因：{view.unmet}" if view.unmet else "") if each]
        self.missing.setText("\n".join(told))
        self.missing.setVisible(bool(told))

    def _party(self, party: "PartyRow", *, chosen: bool) -> ChoiceRow:
        tag = "齐" if party.whole else f"{party.done}/{party.count}"
        row = ChoiceRow(f"{party.side}方　{party.name}", tag=tag, tone="good" if party.whole else "")
        row.setObjectName(f"signing.party.{party.name}")
        row.choose(chosen=chosen)
        row.pressed.connect(lambda: self.choose(party))
        return row

    def _begin(self) -> None:
        for row in self.rows:
            if row.fields:
                row.begin()
                self.page.ensureWidgetVisible(row)

    def _keep(self, key: str, typed: dict[str, str]) -> None:
        if self.viewmodel is not None:
            self.viewmodel.keep(key, typed)

    # deeds

    def choose(self, party: "PartyRow") -> None:
        """Turn to a party."""
        assert self.viewmodel is not None, "a case was taken"
        self.saver.flush()
        self._open = ""
        self.viewmodel.choose(party.id)
        self.show_steps()

    def turn(self, by: int) -> None:
        """Turn to the party before or after."""
        if self.viewmodel is not None:
            self.saver.flush()
            self._open = ""
            self.viewmodel.step(by)
            self.show_steps()

    def open_step(self, key: str) -> None:
        """Record another step than the next one."""
        self._open = key
        self.show_steps()

    def record(self, row: SigningStepRow, *, everyone: bool) -> None:
        """Record what the row says."""
        viewmodel = self.viewmodel
        assert viewmodel is not None, "a case was taken"

        def deed() -> bool:
            self.saver.flush()
            viewmodel.record(row.step.key, everyone=everyone, **row.values())
            return True

        if self._boundary.guarded(deed, problem=row.show_problem)():
            self._open = ""
            self.show_steps()
            self.changed.emit()

    def undo(self, row: SigningStepRow, reason: str) -> None:
        """Take a step back."""
        viewmodel, step_id = self.viewmodel, row.step.step_id
        assert viewmodel is not None, "a case was taken"
        assert step_id is not None, "only what is on record has the button"

        def problem(_field: str, sentence: str) -> bool:
            row.why.ask(sentence)
            return True

        def deed() -> bool:
            viewmodel.undo(step_id, reason)
            return True

        if self._boundary.guarded(deed, problem=problem)():
            self.show_steps()
            self.changed.emit()

    def turn_reading(self) -> None:
        """Show the agreement in big type, or the steps again."""
        if self.stack.currentWidget() is self.reading:
            self.show_steps()
            return
        self.listed.hide()
        self.read_aloud.setText("回到步骤 Esc")
        self.stack.setCurrentWidget(self.reading)
        self._boundary.guarded(self.read_on)(0)
        self.reading.setFocus(Qt.FocusReason.OtherFocusReason)

    def read_on(self, by: int) -> None:
        """Put the finger on the clause before or after, here and on the parties' screen."""
        assert self.viewmodel is not None, "a case was taken"
        self.viewmodel.move(by)
        self.reading.show_picture(self.viewmodel.picture())
        if self.display.model is not None:
            self.display.model.again()
            self.display.follow()

    def leave(self) -> None:
        """Close the parties' screen and go back to the papers; nothing when no signing is open."""
        if self.viewmodel is None:
            return
        self.saver.flush()
        self.display.serve(None)
        self.viewmodel = None
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
