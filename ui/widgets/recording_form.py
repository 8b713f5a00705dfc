"""One recording as it is typed: device, file, times, continuity, where it lies, and the digest of a chosen file."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.forms.line import Line
from ui.label import Label
from ui.widgets.dock_panel import Problem, labelled, plain
from ui.widgets.labels import Elided, Muted
from ui.widgets.whole_film import WholeFilm

if TYPE_CHECKING:
    from ui.viewmodels.recordings import Digest, Row, Typed

LINES = (
    ("device", "设备", "执法记录仪编号、摄像头"), ("file_number", "文件号", "设备或系统里的文件号"),
    ("started_at", "开始", "14:30"), ("ended_at", "结束", "15:20"), ("custodian", "保管人", "不填即为本人"),
    ("kept_at", "存放位置", "如：办案区服务器"),
)  # fmt: skip
PAIRS = (("device", "file_number"), ("started_at", "ended_at"), ("custodian", "kept_at"))
BROKEN = "录像中断、缺失的，相关证据不能作为处罚的根据。"


class RecordingForm(QFrame):
    """``kept`` when it is to be entered, ``hashed`` with a typed path, ``browsed`` to choose a file."""

    kept = Signal()
    hashed = Signal(str)
    browsed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.digest: Digest | None = None
        self.lines = {key: Line(placeholder=hint) for key, _, hint in LINES}
        words = {key: word for key, word, _ in LINES}
        column = QVBoxLayout(self)
        gap = theme.px(12)
        column.setContentsMargins(gap, theme.px(10), gap, gap)
        column.setSpacing(theme.px(6))
        for pair in PAIRS:
            across = QHBoxLayout()
            across.setSpacing(theme.px(8))
            for key in pair:
                self.lines[key].setObjectName(f"recording.{key}")
                across.addLayout(labelled(words[key], self.lines[key]), 1)
            column.addLayout(across)
        self.film = Choice((("录像", "录像"), ("只录音", "只录音")))
        self.film.setObjectName("recording.film")
        self.film.setAccessibleName("录什么")
        self.continuous = WholeFilm("recording.continuous")
        column.addLayout(labelled("录什么", self.film))
        column.addLayout(labelled("录完、看过以后", self.continuous))
        self.consequence, self.interruption = Problem(), Line(placeholder="中断、缺失的原因")
        self.interruption.setObjectName("recording.interruption")
        self.interruption.setAccessibleName("中断、缺失的原因")
        column.addWidget(self.consequence)
        column.addWidget(self.interruption)
        self._add_file(column)
        self.problem = Problem()
        column.addWidget(self.problem)
        self.keep, self.back = (
            plain("登记", "recording.keep"),
            plain("不登记", "recording.back", kind="quiet"),
        )
        deeds = QHBoxLayout()
        deeds.addStretch(1)
        deeds.addWidget(self.back)
        deeds.addWidget(self.keep)
        column.addLayout(deeds)
        self.keep.clicked.connect(self.kept)
        self.back.clicked.connect(self.left)
        self.continuous.answered.connect(self._show_break)

    def _add_file(self, column: QVBoxLayout) -> None:
        self.path = Line(placeholder="录像文件的路径，Enter 计算校验值")
        self.path.setObjectName("recording.path")
        self.choose = plain("选文件…", "recording.choose")
        across = QHBoxLayout()
        across.setSpacing(theme.px(8))
        across.addLayout(labelled("文件（只读取，不改动；可不填）", self.path), 1)
        across.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(across)
        self.told = Muted(wrap=True)
        self.told.hide()
        column.addWidget(self.told)
        self.path.submitted.connect(lambda: self.hashed.emit(self.path.text()))
        self.choose.clicked.connect(self.browsed)

    def _show_break(self) -> None:
        broken = self.continuous.value() is False
        self.interruption.setVisible(broken)
        self.consequence.say(BROKEN if broken else "")

    def load(self, typed: "Typed", *, new: bool) -> None:
        """Show an entry to be typed or completed, and put the cursor where something is missing."""
        for key, line in self.lines.items():
            line.setText(getattr(typed, key))
        self.film.set_value(typed.film)
        self.continuous.set_value(typed.continuous)
        self._show_break()
        self.interruption.setText(typed.interruption)
        self.path.clear()
        self.show_digest(None, "")
        self.problem.say("")
        self.keep.setText("登记" if new else "改好")
        empty = next((line for line in self.lines.values() if not line.text()), self.lines["device"])
        empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_digest(self, digest: "Digest | None", words: str) -> None:
        """Show the digest of the chosen file, or how far it is."""
        self.digest = digest
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def values(self) -> dict[str, Any]:
        """Return what is typed, in the names of ``viewmodels.recordings.Typed``."""
        return {
            **{key: line.text() for key, line in self.lines.items()},
            "film": self.film.value(), "continuous": self.continuous.value(),
            "interruption": self.interruption.text(), "digest": self.digest,
        }  # fmt: skip

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a refusal, with the cursor in its field."""
        self.problem.say(sentence)
        line = {**self.lines, "interruption": self.interruption, "path": self.path}.get(field)
        if line is not None:
            line.setFocus(Qt.FocusReason.OtherFocusReason)
        return True


class RecordingCard(QFrame):
    """One entry of the index; it is completed in the form, or voided with a reason."""

    amended = Signal()
    voided = Signal(str)

    def __init__(self, place: int, row: "Row", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setObjectName(f"recording.{place}")
        title = Elided(row.title)
        title.setProperty("kind", "strong")
        head = QHBoxLayout()
        head.addWidget(title, 1)
        self.amend = plain("补填", f"recording.{place}.amend", kind="quiet")
        self.out = plain("作废", f"recording.{place}.void", kind="quiet")
        for button in (self.amend, self.out):
            head.addWidget(button)
        column = QVBoxLayout(self)
        gap = theme.px(12)
        column.setContentsMargins(gap, theme.px(6), gap, theme.px(8))
        column.setSpacing(theme.px(2))
        column.addLayout(head)
        for button in (self.amend, self.out):
            button.setVisible(not row.voided)
        for words in (row.times, row.kept, row.digest, row.voided):
            if words:
                column.addWidget(Muted(words, wrap=True))
        if row.lost and not row.voided:
            lost = Label(row.lost)
            lost.setProperty("kind", "problem")
            lost.setWordWrap(True)
            column.addWidget(lost)
        self.reason = Line(placeholder="作废的原因，Enter 确认")
        self.reason.setObjectName(f"recording.{place}.reason")
        self.reason.setAccessibleName("作废的原因")
        self.reason.hide()
        column.addWidget(self.reason)
        self.amend.clicked.connect(self.amended)
        self.out.clicked.connect(self._ask)
        self.reason.submitted.connect(lambda: self.voided.emit(self.reason.text()))

    def _ask(self) -> None:
        self.reason.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
