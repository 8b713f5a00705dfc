"""What is asked on 报表, in the page and not in a dialog: a figure that nobody counts, a submission, a recall."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.line import Line
from ui.widgets.dock_panel import Problem, plain
from ui.widgets.labels import Muted, Strong, Tag, Tone


class Strip(QFrame):
    """A line of fields with one button and 收起; ``done`` says that it is to be done."""

    done = Signal()

    def __init__(self, name: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("kind", "card")
        self.sentence = Strong(wrap=True)
        self.note = Muted(wrap=True)
        self.problem = Problem()
        self.fields: dict[str, Line] = {}
        self.go = plain(button, f"{name}.go")
        self.go.clicked.connect(lambda _checked=False: self.done.emit())
        close = plain("收起", f"{name}.close", kind="quiet")
        close.clicked.connect(self.hide)
        self.line = QHBoxLayout()
        self.line.setSpacing(theme.px(8))
        self.line.addWidget(self.go)
        self.line.addWidget(close)
        column = QVBoxLayout(self)
        gap = theme.px(12)
        column.setContentsMargins(gap, theme.px(8), gap, theme.px(8))
        column.setSpacing(theme.px(6))
        column.addWidget(self.sentence)
        column.addWidget(self.note)
        column.addLayout(self.line)
        column.addWidget(self.problem)
        self.hide()

    def field(self, key: str, words: str, *, wide: int = 1) -> Line:
        """Add a field before the buttons."""
        made = Line(placeholder=words)
        made.setObjectName(f"{self.objectName()}.{key}")
        made.setAccessibleName(words)
        made.submitted.connect(self.done)
        self.line.insertWidget(self.line.count() - 2, made, wide)
        self.fields[key] = made
        return made

    def ask(self, sentence: str, note: str = "") -> None:
        """Show the strip with its sentence, and put the cursor into the first field."""
        self.sentence.setText(sentence)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.problem.say("")
        self.show()
        for field in self.fields.values():
            if field.isVisibleTo(self):
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                field.selectAll()
                break

    def show_problem(self, key: str, sentence: str) -> bool:
        """Show what is wrong with a field of the strip."""
        if not self.isVisible() or key not in self.fields:
            return False
        self.problem.say(sentence)
        self.fields[key].show()
        self.fields[key].setFocus(Qt.FocusReason.OtherFocusReason)
        return True


class FindingRows(QFrame):
    """What is to be known of a form before it goes: what does not add up, what changed since, what is missing.

    ``wanted`` carries the key of the cell that a line is about.
    """

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        self.column.setSpacing(theme.px(4))
        self.hide()

    def show_lines(self, lines: list[tuple[Tone, str, str, str]]) -> None:
        """Show (tone, what, words, cell) lines; one with a cell leads to it. None are shown when there are none."""
        while self.column.count():
            item = self.column.takeAt(0)
            assert item is not None, "counted"
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for place, (tone, what, words, cell) in enumerate(lines):
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(theme.px(8))
            line.addWidget(Tag(what, tone), 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(Muted(words, wrap=True), 1)
            if cell:
                go = plain("看这一格", f"statistics.finding.{place}", kind="quiet")
                go.clicked.connect(lambda _checked=False, cell=cell: self.wanted.emit(cell))
                line.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
            self.column.addWidget(row)
        self.setVisible(bool(lines))
