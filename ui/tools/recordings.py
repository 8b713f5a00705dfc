"""录像: the index of recordings of the sitting, what they lack together, and the digest of a chosen file."""

from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout

from ui import theme
from ui.tasks import Step, Steps, Task
from ui.widgets.dock_panel import Problem, plain
from ui.widgets.labels import Muted
from ui.widgets.recording_form import RecordingCard, RecordingForm
from ui.widgets.tool import Tool, ToolSpec

if TYPE_CHECKING:
    from ui.page import Context
    from ui.viewmodels.recordings import Digest, Recordings, Row
    from ui.widgets.sitting_room import Room

EMPTY = "还没有登记录音录像。"
KINDS = "录音录像 (*.mp4 *.avi *.mkv *.mov *.wmv *.ts *.mp3 *.wav *.m4a);;所有文件 (*)"


class Index(Tool):
    """The entries, what is missing, and one form to enter or complete an entry."""

    def __init__(self, room: "Room", recordings: "Recordings") -> None:
        super().__init__(room, "recordings")
        self.recordings = recordings
        self.problem, self.empty = Problem(), Muted(EMPTY, wrap=True)
        self.lacking = Problem()
        self.add = plain("登记一份", "recording.add")
        self.form = RecordingForm()
        self.form.hide()
        self.cards: dict[UUID, RecordingCard] = {}
        self._editing: UUID | None = None
        self._task: Task | None = None
        self._rows: tuple[Row, ...] | None = None
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.px(8))
        for part in (self.problem, self.lacking, self.empty):
            self.column.addWidget(part)
        self.column.addLayout(self._list)
        self.column.addWidget(self.form)
        self.column.addWidget(self.add)
        self.column.addStretch(1)
        self.add.clicked.connect(lambda: self._open(None))
        self.form.kept.connect(self._keep)
        self.form.left.connect(self._shut)
        self.form.browsed.connect(self._browse)
        self.form.hashed.connect(self._hash)

    @property
    def context(self) -> "Context | None":
        """Return what the page was given; None where the room stands without a page."""
        return self.room.context

    def show_room(self) -> None:
        """Show the index and what it lacks."""
        rows = self.recordings.rows()
        self.lacking.say(self.recordings.lacking())
        if rows == self._rows:  # what is being typed into a card stays
            return
        self._rows = rows
        for card in self.cards.values():
            self._list.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = {}
        for place, row in enumerate(rows, start=1):
            card = RecordingCard(place, row)
            card.amended.connect(lambda key=row.id: self._open(key))
            card.voided.connect(lambda reason, key=row.id: self._void(key, reason))
            self.cards[row.id] = card
            self._list.addWidget(card)
        self.empty.setVisible(not rows)

    def _open(self, recording_id: UUID | None) -> None:
        from ui.viewmodels.recordings import Typed  # noqa: PLC0415 -- no SQLAlchemy before the first paint

        self._editing = recording_id
        typed = Typed() if recording_id is None else self.recordings.typed(recording_id)
        self.form.show()
        self.form.choose.setVisible(self.context is not None)
        self.add.hide()
        self.form.load(typed, new=recording_id is None)
        self.ensureWidgetVisible(self.form)

    def _shut(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self.form.hide()
        self.add.show()
        self.problem.say("")

    def _keep(self) -> None:
        from ui.viewmodels.recordings import Typed  # noqa: PLC0415 -- as above

        typed = Typed(**self.form.values())
        key = self._editing
        deeds = self.recordings
        done = self.room.do(
            lambda: deeds.enter(typed) if key is None else deeds.amend(key, typed), self.form.show_problem
        )
        if done:
            self._shut()

    def _void(self, key: UUID, reason: str) -> None:
        def say(_field: str, sentence: str) -> bool:
            self.problem.say(sentence)
            return True

        if self.room.do(lambda: self.recordings.void(key, reason), say):
            self.problem.say("")

    def _browse(self) -> None:
        assert self.context is not None, "the button stands only where there is a machine"
        chosen = self.context.machine.choose_file("选录音录像文件", kinds=KINDS)
        if chosen is not None:
            self.form.path.setText(str(chosen))
            self._hash(str(chosen))

    def _hash(self, path: str) -> None:
        """Read the file off this thread; what is typed meanwhile stays."""
        if self.context is None or not path.strip():
            return
        self.form.problem.say("")
        self.form.show_digest(None, "正在计算校验值…")
        self._task = self.context.tasks.start(
            Task("计算录像校验值", lambda: _steps(Path(path.strip()))),
            result=self._digested,
            failed=self._failed,
        )

    def _digested(self, digest: "Digest") -> None:
        from ui.viewmodels.recordings import size_words  # noqa: PLC0415 -- as above

        self._task = None
        if not self.form.lines["kept_at"].text():
            self.form.lines["kept_at"].setText(digest.path)
        words = f"SHA-256 {digest.sha256[:16]}…{digest.sha256[-8:]}　{size_words(digest.size)}"
        self.form.show_digest(digest, words)

    def _failed(self, trouble: Any) -> None:
        self._task = None
        self.form.show_digest(None, "")
        message = getattr(trouble, "message", "") or "文件读不出来，请检查设备连接和权限。"
        self.form.show_problem("path", message)


def _steps(path: Path) -> Steps["Digest"]:
    from ui.viewmodels.recordings import hashing  # noqa: PLC0415 -- as above

    reading = hashing(path)
    while True:
        try:
            done, total = next(reading)
        except StopIteration as end:
            digest: Digest = end.value
            return digest
        yield Step(done * 100 // max(total, 1), 100, f"正在计算 {path.name} 的校验值")


def open(room: "Room") -> Index:  # noqa: A001 -- the name the dock calls
    """Make the tool."""
    from ui.viewmodels import recordings  # noqa: PLC0415 -- as above

    return Index(room, recordings.Recordings(room.parts))


TOOL = ToolSpec("recordings", "录像", order=95, open=open)
