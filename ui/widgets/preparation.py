"""The panel before a sitting: people and place, the checklist, the opening statement, each party's answer."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label
from ui.widgets.dock_panel import Asked, Problem, plain
from ui.widgets.labels import Muted, Tag
from ui.widgets.preparation_consents import ConsentStep
from ui.widgets.preparation_list import ListStep
from ui.widgets.preparation_opening import OpeningStep
from ui.widgets.preparation_place import PlaceStep
from ui.widgets.preparation_steps import Steps

if TYPE_CHECKING:
    from models.opening import Point
    from ui.viewmodels.opening import Ready
    from ui.viewmodels.sitting import Preparation

STEPS = ("人和地点", "准备清单", "开场白", "各方意愿")
PLACE, LIST, OPENING, CONSENTS = range(4)
#: Why an opening is often shortened where no law of the police asks for all of it.
KNOWN = "当事人熟悉程序"


class PreparationPanel(QWidget):
    """``begun`` asks to start, with what ``start_values`` says; refusals stand beside their field.

    ``touched`` says that something was filled in and may be kept; ``compose`` makes the opening of what is filled in.
    """

    begun = Signal()
    left = Signal()
    touched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Preparation | None = None
        self.compose: Callable[[], Sequence[Point]] = tuple
        self.place, self.list = PlaceStep(), ListStep()
        self.opening, self.consents = OpeningStep(), ConsentStep()
        self.form, self.hosts, self.invitees = self.place.form, self.place.hosts, self.place.invitees
        self.steps = Steps(STEPS)
        self.stack = QStackedWidget()
        self.stack.setSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored
        )  # each step scrolls
        self.stack.setMinimumHeight(theme.px(220))
        for step in (self.place, self.list, self.opening, self.consents):
            self.stack.addWidget(step)
        self.problem, self.rest = Problem(), Muted(wrap=True)
        self.rest.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.why = Asked("open_reason", "写明原因，开始", placeholder="没有做到的原因")
        self.back = plain("返回", "begin.back")
        self.go = plain("开始 → 群众先说理", "begin.go", kind="main")
        self.go.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.title = Label()
        self.title.setProperty("kind", "heading")
        self.title.setWordWrap(True)
        self.clock, self.track = Tag(""), Tag("")
        head = QHBoxLayout()
        head.setSpacing(theme.px(10))
        head.addWidget(self.title, 1)
        head.addWidget(self.track)
        head.addWidget(self.clock)
        middle = QHBoxLayout()
        middle.setSpacing(theme.px(14))
        middle.addWidget(self.steps)
        middle.addWidget(self.stack, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(10))
        foot.addWidget(self.back)
        foot.addWidget(self.rest, 1)
        foot.addWidget(self.go)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.px(12))
        whole.addLayout(head)
        whole.addLayout(middle, 1)
        whole.addWidget(self.problem)
        whole.addWidget(self.why)
        whole.addLayout(foot)

    def _wire(self) -> None:
        self.place.changed.connect(self._read_again)
        for step in (self.place, self.list, self.opening, self.consents):
            step.changed.connect(self._change)
        self.steps.chosen.connect(self.show_step)
        self.opening.finished.connect(lambda: self.show_step(CONSENTS))
        self.consents.finished.connect(lambda: self.go.setFocus(Qt.FocusReason.OtherFocusReason))
        self.go.clicked.connect(self.begun)
        self.why.button.clicked.connect(self.begun)
        self.back.clicked.connect(self.left)
        for keys, by in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.turn(by))

    def show_preparation(
        self, shown: "Preparation", track_name: str, ready: "Ready", now: Callable[[], datetime]
    ) -> None:
        """Show a case that is about to sit, with what was made ready before the panel was left."""
        self.shown = None
        self.list.now = self.opening.now = self.consents.now = now
        self.title.setText(f"{shown.title}　第 {shown.times} 次调解")
        self.track.show_state(track_name, "accent")
        self.clock.show_state(shown.clock, "bad" if shown.overdue else "warn")
        self.clock.setVisible(bool(shown.clock))
        self.place.show_case(shown)
        self.list.alone.show_rows(shown.alone)
        self.list.show_items(shown.items, ready.ticked, filmed=self.place.films)
        self.opening.begin(ready.read, ready.wording, ready.heard)
        self.consents.show_case(shown, ready.answered)
        self.why.hide()
        self.why.field.setText(ready.reason)
        self.problem.say("；".join(shown.problems))
        self.shown = shown
        self.opening.show_points(self.compose())
        self.show_step(PLACE)

    def show_step(self, place: int) -> None:
        """Go to a step and be ready for the hand."""
        if place == OPENING and self.shown is not None:
            self.opening.show_points(self.compose())
        self.stack.setCurrentIndex(place)
        self.steps.light(place)
        self._count()
        step: Any = self.stack.currentWidget()
        step.arrive()

    def turn(self, by: int) -> None:
        """Go to the step before or behind; behind the last stands the button that begins."""
        place = self.stack.currentIndex() + by
        if place > CONSENTS:
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)
        elif place >= 0:
            self.show_step(place)

    def show_alone(self, now: "Preparation") -> None:
        """Show who was asked alone by now, and what is left of the list."""
        self.list.alone.show_rows(now.alone)
        self.list.show_items(now.items, self.list.ticked, filmed=self.place.films)
        self._count()

    def _read_again(self) -> None:
        """Open again what was read or ticked and is otherwise by what was filled in now."""
        if self.shown is None:
            return
        if self.list.filmed != self.place.films:
            self.list.show_items(self.shown.items, self.list.ticked, filmed=self.place.films)
        if self.opening.read:
            self.opening.show_points(self.compose())

    def _change(self) -> None:
        self._count()
        if self.shown is not None:
            self.touched.emit()

    def _count(self) -> None:
        if self.shown is None:
            return
        host = self.place.note()
        notes = (
            (host or "还没有主持人", bool(host)), self.list.note(), self.opening.note(), self.consents.note(),
        )  # fmt: skip
        for row, (note, done) in zip(self.steps.rows, notes, strict=True):
            row.show_state(note, done=done)
        left = [f"{name}：{note}" for name, (note, done) in zip(STEPS, notes, strict=True) if not done]
        self.rest.setText("；".join(left) if left else "都准备好了")

    def start_values(self) -> dict[str, Any]:
        """Return what was filled in, in the names of ``viewmodels.sitting.Start``; ``ready`` as those of ``Ready``."""
        return {
            **self.place.values(),
            "consents": self.consents.consents(),
            "ready": {
                "ticked": dict(self.list.ticked), "read": dict(self.opening.read),
                "wording": dict(self.opening.wording), "heard": dict(self.opening.heard),
                "answered": dict(self.consents.at),
                "reason": self.why.field.text(),
            },
        }  # fmt: skip

    def kept(self) -> dict[str, Any]:
        """Return what is kept while the panel is filled in."""
        return {**self.place.kept(), "consents": self.consents.kept(), "ready": self.start_values()["ready"]}

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a refusal beside its field, on its step."""
        if field == "open_reason":
            known = self.shown is not None and not self.shown.police and sentence.startswith(STEPS[OPENING])
            if known and not self.why.field.text():
                self.why.field.setText(KNOWN)
            self.why.ask(sentence)
            return True
        if field == "consents":
            self.show_step(CONSENTS)
            self.consents.problem.say(sentence)
            self.consents.area.ensureWidgetVisible(self.consents.problem)
            return True
        before = self.stack.currentIndex()
        self.show_step(PLACE)
        if self.place.show_problem(field, sentence):
            return True
        self.show_step(before)
        self.problem.say(sentence)
        return True
