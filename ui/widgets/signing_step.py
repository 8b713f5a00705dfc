"""One step of the signing as a row: done, waiting, or open to be recorded."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.forms.line import Line, Words
from ui.label import Label
from ui.widgets.dock_panel import Asked, Problem, labelled, plain
from ui.widgets.labels import Muted, Strong, Tag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.viewmodels.signing import StepRow

_LINES = 3


class Told(Words):
    """Words whose Ctrl+Enter is their own: on this page the same key makes a paper final."""

    def event(self, event: QEvent) -> bool:
        """Claim Ctrl+Enter before the page hears it."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.accept()
            return True
        return super().event(event)


class SigningStepRow(QFrame):
    """A step; ``recorded`` carries whether it was done before everybody, ``undone`` the reason; ``typed`` after each key."""

    opened = Signal()
    recorded = Signal(bool)
    undone = Signal(str)
    typed = Signal()

    def __init__(self, number: int, step: "StepRow", *, current: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.step = step
        self.setObjectName(f"signing.{step.key}")
        self.setProperty("kind", "card")
        self.setProperty("tone", "good" if step.done else "accent" if current else "")
        self.fields: dict[str, Line | Words | Choice] = {}
        self.problem = Problem()
        self.go: QPushButton | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        column.setSpacing(theme.px(6))
        column.addLayout(self._head(number, current=current))
        if step.done:
            told = Label(step.told)
            told.setWordWrap(True)
            column.addWidget(told)
            self.why = Asked(f"signing.{step.key}.why", "撤销", placeholder="撤销原因")
            self.why.button.clicked.connect(lambda: self.undone.emit(self.why.field.text()))
            column.addWidget(self.why)
        elif current:
            self._open(column)

    def _head(self, number: int, *, current: bool) -> QLayout:
        line = QHBoxLayout()
        mark = Label("✓" if self.step.done else str(number))
        mark.setStyleSheet(
            f"color: {theme.color('good' if self.step.done else 'muted').name()}; font-weight: 600;"
        )
        mark.setFixedWidth(theme.px(22))
        line.addWidget(mark)
        line.addWidget(Strong(self.step.title), 1)
        if self.step.done:
            back = plain("撤销…", f"signing.{self.step.key}.undo", kind="quiet")
            back.clicked.connect(lambda: self.why.ask(f"撤销“{self.step.title}”，请写明原因。"))
            line.addWidget(back)
        elif not current:
            if self.step.strict:
                line.addWidget(Tag("要做", "warn"))
            turn = plain("记这一步", f"signing.{self.step.key}.open")
            turn.clicked.connect(self.opened)
            line.addWidget(turn)
        elif self.step.strict:
            line.addWidget(Tag("要做", "warn"))
        return line

    def _open(self, column: QVBoxLayout) -> None:
        step = self.step
        column.addWidget(Muted(step.hint, wrap=True))
        person = Line()
        person.setText(step.person)
        self.fields["person"] = person
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addLayout(labelled(step.who, person), 1)
        if step.counted:
            count = Line(placeholder="如 1")
            count.setText("1")
            self.fields["count"] = count
            row.addLayout(labelled("份数", count), 1)
        words: Line | Words | Choice
        if step.choices:
            words = Choice([(each, each) for each in step.choices], editable=True)
            words.set_value(step.words)
        elif step.counted:
            words = Line()
        else:
            words = Told(
                lines=_LINES,
                placeholder="照本人说的记"
                if "原话" in step.words_label or "回答" in step.words_label
                else "",
            )
        self.fields["words"] = words
        if isinstance(words, Words):
            column.addLayout(row)
            column.addLayout(labelled(step.words_label, words))
        else:
            row.addLayout(labelled(step.words_label, words), 2)
            column.addLayout(row)
        column.addWidget(self._late())
        column.addWidget(self._reason())
        column.addWidget(self.problem)
        column.addLayout(self._buttons())
        for name, field in self.fields.items():
            field.setObjectName(f"signing.{step.key}.{name}")
            tell = field.picked if isinstance(field, Choice) else field.typed
            tell.connect(lambda _words: self.typed.emit())
            if isinstance(field, (Line, Words)):
                field.submitted.connect(lambda: self.recorded.emit(False))

    def _late(self) -> QWidget:
        """Make the fields of a step done earlier, folded away until they are wanted."""
        at, reason = Line(placeholder="如 昨天下午3点"), Line(placeholder="为什么现在才记")
        self.fields["at"], self.fields["late_reason"] = at, reason
        folded = QWidget()
        line = QHBoxLayout(folded)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(8))
        line.addLayout(labelled("什么时候做的", at), 1)
        line.addLayout(labelled("补记原因", reason), 2)
        folded.hide()
        self.folded = folded
        return folded

    def _reason(self) -> QWidget:
        """Make the field that asks why it was another person, folded away until it is asked for."""
        reason = Line(placeholder="为什么由别人来，或者用书写交流")
        self.fields["reason"] = reason
        self.asked = QWidget()
        line = QHBoxLayout(self.asked)
        line.setContentsMargins(0, 0, 0, 0)
        line.addLayout(labelled("原因", reason), 1)
        self.asked.hide()
        return self.asked

    def _buttons(self) -> QLayout:
        line = QHBoxLayout()
        earlier = plain("补记以前做的…", f"signing.{self.step.key}.late", kind="quiet")
        earlier.clicked.connect(self.show_late)
        line.addWidget(earlier)
        line.addStretch(1)
        if self.step.together:
            everyone = plain("各方都在场，一并记下", f"signing.{self.step.key}.all")
            everyone.clicked.connect(lambda: self.recorded.emit(True))
            line.addWidget(everyone)
        self.go = QPushButton(f"记下：{self.step.title}")
        self.go.setObjectName(f"signing.{self.step.key}.go")
        self.go.setProperty("kind", "main")
        self.go.setMinimumHeight(theme.px(40))
        self.go.setToolTip("Enter；多行里 Ctrl ↵")
        self.go.clicked.connect(lambda: self.recorded.emit(False))
        line.addWidget(self.go)
        return line

    def show_late(self) -> None:
        """Unfold the fields of a step done earlier."""
        self.folded.show()
        self.fields["at"].setFocus(Qt.FocusReason.OtherFocusReason)

    def values(self) -> dict[str, str]:
        """Return what was typed."""
        return {
            name: field.value() if isinstance(field, Choice) else field.text()
            for name, field in self.fields.items()
        }

    def restore(self, typed: "Mapping[str, str]") -> None:
        """Show again what was typed and not recorded."""
        for name, words in typed.items():
            field = self.fields.get(name)
            if isinstance(field, Choice):
                field.set_value(words)
            elif field is not None:
                field.setText(words)
        if typed.get("at") or typed.get("late_reason"):
            self.folded.show()
        if typed.get("reason"):
            self.asked.show()

    def begin(self) -> None:
        """Put the cursor where something is to be typed first."""
        words = self.fields.get("words")
        field = words if isinstance(words, Words) else self.fields.get("person")
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, name: str, sentence: str) -> bool:
        """Show a refusal at its field."""
        if name in {"at", "late_reason"}:
            self.folded.show()
        if name == "reason":
            self.asked.show()
        self.problem.say(sentence)
        if name in self.fields:
            self.fields[name].setFocus(Qt.FocusReason.OtherFocusReason)
        return True
