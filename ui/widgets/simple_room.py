"""简易调解: three boxes on one page, from the first word to the paper in five minutes."""

import itertools
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.boundary import Boundary
from ui.widgets.autosave import DraftSaver
from ui.widgets.dock_panel import Problem, plain
from ui.widgets.labels import Elided, Tag
from ui.widgets.simple_boxes import CauseBox, SayingBox, SettlingBox

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.viewmodels.simple import Simple

AT_MOST_MS = 500


class SimpleRoom(QWidget):
    """``finished`` carries the case and the paper to print, ``grown`` the sitting that goes on in the full room,
    ``wider`` the case that is to be prepared there because nothing has begun.
    """

    finished = Signal(object, str)
    grown = Signal(object)
    wider = Signal(object)
    left = Signal()
    saved = Signal(object)

    def __init__(self, simple: "Simple", boundary: Boundary, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        from ui.viewmodels import simple_words  # noqa: PLC0415 -- no SQLAlchemy before the first paint

        self.simple = simple
        self.boundary = boundary
        self.saying, self.cause = SayingBox(), CauseBox()
        self.settling = SettlingBox(simple_words.METHODS, simple_words.phrases())
        self.saver = DraftSaver(
            lambda _key, typed: simple.keep(typed), parent=self, boundary=boundary, at_most=AT_MOST_MS
        )
        self.obstacle = Problem()
        self._lay_out()
        self._fill()
        self._order()
        self._wire()
        self.show_all()

    def _lay_out(self) -> None:
        title = Elided(self.simple.preparation.title)
        title.setFont(theme.font(18, bold=True))
        self.back = plain("‹", "simple.back", kind="quiet")
        self.back.setAccessibleName("回到场次列表")
        self.grow = plain("转入完整调解室", "simple.grow")
        self.grow.setToolTip("写下的内容都带过去，不用再写")
        self.clock = Tag("")
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        for part in (self.back, title):
            head.addWidget(part, 1 if part is title else 0)
        head.addWidget(Tag("简易", "accent"))
        head.addWidget(self.clock)
        head.addWidget(self.grow)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, theme.px(4), 0)
        column.setSpacing(theme.px(12))
        for box in (self.saying, self.cause, self.settling):
            column.addWidget(box)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(10))
        whole.addLayout(head)
        whole.addWidget(self.obstacle)
        whole.addWidget(self.area, 1)

    def _fill(self) -> None:
        """Show what is typed so far."""
        simple, typed = self.simple, self.simple.typed
        saying, settling = self.saying, self.settling
        saying.show_parties(simple.parties, simple.documents(), len(simple.preparation.told))
        saying.show_hosts(
            [(str(each.id), each.name) for each in simple.may_preside()], police=simple.preparation.police
        )
        saying.host.set_value(typed.host)
        saying.second.set_value(typed.second)
        saying.place.setText(typed.place)
        saying.device.setText(typed.device)
        saying.told.setChecked(typed.told)
        for line in saying.lines:
            said = typed.said[line.party_id]
            line.agrees.setChecked(said.agrees)
            line.facts.setText(said.facts)
            line.asks.setText(said.asks)
        self.cause.cause.setText(typed.cause)
        settling.offer(simple.results(), [each.signer for each in simple.parties])
        settling.payer.set_value(typed.payer)
        settling.payee.set_value(typed.payee)
        settling.method.set_value(typed.method)
        settling.amount.setText(typed.amount)
        settling.due.setText(typed.due)
        settling.terms.setText(typed.terms)
        settling.reason.setText(typed.reason)
        settling.file.setText(typed.file_number)
        settling.continuous.set_value(typed.continuous)
        settling.routes_told.setChecked(typed.routes_told)
        settling.interruption.setText(typed.interruption)
        if clock := simple.preparation.clock:
            self.clock.show_state(clock, "bad" if simple.preparation.overdue else "")
        self.clock.setVisible(bool(simple.preparation.clock))

    def _order(self) -> None:
        """Let Tab go as the eye does: the rows of the parties were made after what stands under them."""
        saying, settling = self.saying, self.settling
        rows = [part for line in saying.lines for part in (line.agrees, line.facts, line.asks)]
        order = [
            saying.host, saying.second, saying.place, saying.device, saying.told, *rows, saying.deed, self.cause.cause,
            self.cause.deed, *settling.results.values(), settling.payer, settling.payee, settling.amount, settling.due,
            settling.method, settling.terms, *settling.chips, settling.reason, settling.routes_told, settling.file,
            settling.continuous, settling.interruption, settling.deed,
        ]  # fmt: skip
        for before, after in itertools.pairwise(order):
            QWidget.setTabOrder(before, after)

    def _wire(self) -> None:
        simple = self.simple
        for box in (self.saying, self.cause, self.settling):
            box.changed.connect(self._touch)
        for choice in (self.saying.host, self.saying.second):
            choice.picked.connect(lambda _value: self.show_all())
        self.settling.chosen.connect(lambda _key: self.show_all())
        self.saying.done.connect(lambda: self._do(simple.hear, self.saying, self.cause.cause))
        self.cause.done.connect(lambda: self._do(simple.find, self.cause, self.settling.amount))
        self.settling.done.connect(self._settle)
        self.grow.clicked.connect(self._grow)
        self.back.clicked.connect(self.left)

    # deeds

    def typed(self) -> Any:
        """Return what stands in the boxes."""
        from ui.viewmodels.simple_words import Said, Typed  # noqa: PLC0415 -- as above

        saying, settling = self.saying, self.settling
        return Typed(
            host=saying.host.value(), second=saying.second.value(), place=saying.place.text(), device=saying.device.text(), told=saying.told.isChecked(),
            said={
                line.party_id: Said(line.agrees.isChecked(), line.facts.text(), line.asks.text())
                for line in saying.lines
            },
            cause=self.cause.cause.text(), result=settling.result, payer=settling.payer.value(),
            payee=settling.payee.value(), amount=settling.amount.text(), due=settling.due.text(),
            method=settling.method.value(), terms=settling.terms.text(), reason=settling.reason.text(),
            file_number=settling.file.text(), continuous=settling.continuous.value(),
            interruption=settling.interruption.text(), routes_told=settling.routes_told.isChecked(),
        )  # fmt: skip

    def _touch(self) -> None:
        self.simple.typed = self.typed()
        self.saver.touch("boxes", self.simple.typed)

    def flush(self) -> None:
        """Put what is typed in safety."""
        self.saver.flush()

    def _do(self, deed: "Callable[[], object]", box: Any, then: QWidget | None = None) -> bool:
        self.saver.forget("boxes")
        typed = self.typed()

        def run() -> bool:
            self.simple.keep(typed)
            deed()
            return True

        done = bool(
            self.boundary.guarded(run, problem=lambda field, sentence: self._say(box, field, sentence))()
        )
        self.show_all()
        if done:
            self.saved.emit(self.simple.now())
            if then is not None:
                then.setFocus(Qt.FocusReason.TabFocusReason)
                QTimer.singleShot(0, self, self._follow)
        return done

    def _follow(self) -> None:
        """Bring the whole of the lit box into sight, once it has its new size."""
        lit = (self.saying, self.cause, self.settling)[self.simple.step - 1]
        self.area.ensureWidgetVisible(lit, 0, theme.px(8))

    def _say(self, box: Any, field: str, sentence: str) -> bool:
        """Show a refusal in the box that holds the field, and go there."""
        fields = {"recording": "device" if self.simple.parts is None else "file_number", "outcome": "reason"}
        found = self.findChild(QWidget, fields.get(field, field)) if field else None
        for each in (self.saying, self.cause, self.settling):
            inside = found is not None and each.isAncestorOf(found)
            each.problem.say(sentence if inside or (found is None and each is box) else "")
        if found is not None:
            found.setFocus(Qt.FocusReason.OtherFocusReason)
            self.area.ensureWidgetVisible(found, 0, theme.px(48))
            if hasattr(found, "mark"):
                found.mark(bad=True)
        return True

    def _settle(self) -> None:
        form: list[str] = []
        if self._do(lambda: form.append(self.simple.settle()), self.settling) and self.simple.ended:
            self.finished.emit(self.simple.case_id, form[0])

    def _grow(self) -> None:
        if self.simple.parts is None:
            self.flush()
            self.wider.emit(self.simple.case_id)
            return
        number: list[Any] = []
        if self._do(lambda: number.append(self.simple.grow()), self.saying):
            self.grown.emit(number[0])

    # showing

    def show_all(self) -> None:
        """Show which box is lit, and what the result asks for."""
        simple = self.simple
        step = simple.step
        for number, box in enumerate((self.saying, self.cause, self.settling), start=1):
            box.light(lit=number == step, passed=number < step)
        self.obstacle.say(simple.obstacle())
        self.saying.show_begun(simple.begun())
        self.saying.device_row.setVisible(simple.alone and simple.parts is None)
        result = self.settling.result or simple.typed.result
        self.settling.show_result(
            result, failed=result == "failed", spot=result == "spot",
            video=simple.alone if simple.parts is None else simple.parts.room.needs_video,
        )  # fmt: skip

    def begin_typing(self) -> None:
        """Put the cursor where the hand begins."""
        first = self.saying.told if not self.simple.typed.told else self.saying.lines[0].facts
        first.setFocus(Qt.FocusReason.OtherFocusReason)
