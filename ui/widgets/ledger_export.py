"""Before a ledger is exported: for whom, with which numbers, on what basis, and what they will get; no dialog.

    strip = ExportStrip("registers", machine)
    strip.offer((("", "本所"), ("center", "综治中心")), no_full="导出完整证件号须由内勤或所领导办理。")
    strip.changed.connect(...)          # strip.said() is what is chosen; answer with strip.tell(...)
    strip.go.connect(...)               # write it, then strip.done(file, "已导出 38 件")

Any ledger that writes a file for somebody may show one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.forms.line import Line
from ui.label import Label
from ui.ports import Machine
from ui.widgets.dock_panel import Problem, plain
from ui.widgets.flow import Chips

MASKED, FULL = "masked", "full"


@dataclass(frozen=True)
class Chosen:
    """What is chosen and typed in the strip."""

    recipient: str
    full: bool
    purpose: str
    basis: str


class ExportStrip(QFrame):
    """Recipient, numbers, purpose and basis; the only filled button of the page while it stands."""

    changed = Signal()
    go = Signal()
    closed = Signal()

    def __init__(self, name: str, machine: Machine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setObjectName(f"{name}.exporting")
        self._machine = machine
        self._file: Path | None = None
        self.recipient = Choice(editable=True, placeholder="单位名称")
        self.recipient.setObjectName(f"{name}.recipient")
        self.recipient.setAccessibleName("对象")
        self.recipient.setFixedWidth(theme.px(168))
        self.recipient.picked.connect(lambda _value: self._change())
        self.numbers = Chips(single=True)
        self.numbers.offer(((MASKED, "证件号遮盖"), (FULL, "完整")))
        self.numbers.show_on([MASKED])
        self.numbers.picked.connect(lambda _on: self._change())
        self.button = QPushButton("导出到文件…")
        self.button.setObjectName(f"{name}.export.go")
        self.button.setProperty("kind", "main")
        self.button.clicked.connect(lambda _checked=False: self.submit())
        close = plain("收起", f"{name}.export.close", kind="quiet")
        close.clicked.connect(lambda _checked=False: self.put_away())
        self.purpose = self._line(
            f"{name}.purpose", "用途", "如：报县局法制大队备案（印在表上，记入导出记录）"
        )
        self.basis = self._line(
            f"{name}.basis", "书面依据", "如：西检调证〔2026〕3号（印在表上，记入导出记录）"
        )
        self.basis.typed.connect(lambda _text: self.changed.emit())
        self.sentence = Label()
        self.sentence.setWordWrap(True)
        self.problem = Problem()
        self.open_file = plain("打开", f"{name}.export.open", kind="quiet")
        self.open_folder = plain("打开文件夹", f"{name}.export.folder", kind="quiet")
        self.open_file.clicked.connect(lambda _checked=False: self._file and machine.open_file(self._file))
        self.open_folder.clicked.connect(
            lambda _checked=False: self._file and machine.open_folder(self._file.parent)
        )
        self._lay_out(close)

    def _line(self, name: str, called: str, example: str) -> Line:
        made = Line(placeholder=f"{called}，{example}")
        made.setObjectName(name)
        made.setAccessibleName(called)
        made.textChanged.connect(lambda _text: self.problem.say(""))
        made.submitted.connect(self.submit)
        return made

    def _lay_out(self, close: QPushButton) -> None:
        first = QHBoxLayout()
        first.setSpacing(theme.px(8))
        first.addWidget(Label("给谁"))
        first.addWidget(self.recipient)
        first.addWidget(self.numbers, 1, Qt.AlignmentFlag.AlignVCenter)
        first.addWidget(self.button)
        first.addWidget(close)
        last = QHBoxLayout()
        last.setSpacing(theme.px(8))
        last.addWidget(self.sentence, 1)
        last.addWidget(self.open_file)
        last.addWidget(self.open_folder)
        column = QVBoxLayout(self)
        gap = theme.px(12)
        column.setContentsMargins(gap, theme.px(10), gap, theme.px(10))
        column.setSpacing(theme.px(8))
        column.addLayout(first)
        column.addWidget(self.purpose)
        column.addWidget(self.basis)
        column.addWidget(self.problem)
        column.addLayout(last)
        self.hide()

    def offer(self, recipients: Iterable[tuple[str, str]], *, no_full: str = "") -> None:
        """Offer recipients by (key, name), the first of them first; ``no_full`` says why full numbers are not given."""
        self.recipient.set_choices(recipients)
        self.recipient.setCurrentIndex(0)
        self.numbers.chip(FULL).setEnabled(not no_full)
        self.numbers.chip(FULL).setToolTip(no_full)

    def ask(self) -> None:
        """Show the strip, nothing having been exported yet."""
        self._file = None
        self._show_doors()
        self.show()
        self._change()
        self.recipient.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def said(self) -> Chosen:
        """Return what is chosen."""
        full = self.numbers.on() == [FULL]
        return Chosen(self.recipient.value(), full, self.purpose.text().strip(), self.basis.text().strip())

    def tell(self, sentence: str, *, refused: bool = False, basis: bool = False) -> None:
        """Say what the recipient will get; ``refused``: nothing at all. ``basis``: a written one may be entered."""
        self.sentence.setText(sentence)
        self.button.setEnabled(not refused)
        self.basis.setVisible(basis)
        self.purpose.setVisible(self.said().full)

    def submit(self) -> None:
        """Ask for the workbook."""
        if self.button.isEnabled():
            self.problem.say("")
            self.go.emit()

    def done(self, file: Path, sentence: str) -> None:
        """Say that it is written, and offer to open it."""
        self._file = file
        self.purpose.clear()
        self.basis.clear()
        self.sentence.setText(f"{sentence}：{file}")
        self._show_doors()

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show what is wrong with the purpose or the basis under it."""
        asked = {"purpose": self.purpose, "basis": self.basis}.get(field)
        if asked is None:
            return False
        asked.show()
        asked.setFocus(Qt.FocusReason.OtherFocusReason)
        self.problem.say(sentence)
        return True

    def put_away(self) -> None:
        """Close the strip; what was typed is gone with it."""
        self.purpose.clear()
        self.basis.clear()
        self.problem.say("")
        self.numbers.show_on([MASKED])
        self.hide()
        self.closed.emit()

    def _change(self) -> None:
        self.problem.say("")
        self.changed.emit()

    def _show_doors(self) -> None:
        for each in (self.open_file, self.open_folder):
            each.setVisible(self._file is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)
