"""Long work off the GUI thread: a generator stepped on a pool of one thread.

    def work() -> Steps[Path]:
        for done, paper in enumerate(papers):
            yield Step(done, len(papers), f"正在生成第 {done + 1} 份文书")
            render(paper)
        return target

    self.context.tasks.start(Task("生成文书", work), result=self.show_folder)

The work opens its own unit and is given ids, never objects.  Between two steps it can be cancelled.
"""

import importlib
import threading
from collections.abc import Callable, Generator
from contextlib import suppress
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QSizePolicy, QWidget

from ui.boundary import Boundary
from ui.label import Label

PATIENCE_MS = 400


class Step(NamedTuple):
    """How far the work is: ``total`` 0 when nobody knows, and the sentence to show."""

    done: int
    total: int
    sentence: str


T = TypeVar("T")
Steps = Generator[Step, None, T]
Work = Callable[[], Steps[Any]]
#: Work of a view-model, which knows no Step: it yields how far it is, and returns what was made.
Progress = Generator[tuple[int, int, str], None, T]


def steps(begin: Callable[[], Progress[T]]) -> Steps[T]:
    """Begin the work of a view-model on the thread that steps it; when this is closed, so is the work."""
    work = begin()
    try:
        while True:
            try:
                step = Step(*next(work))
            except StopIteration as end:
                made: T = end.value
                return made
            yield step
    finally:
        work.close()


class Task(QObject):
    """One piece of long work; every signal arrives on the thread that made the Task."""

    progressed = Signal(int, int, str)
    result = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()

    _stepped = Signal(object)
    _ended = Signal(str, object)

    def __init__(self, sentence: str, work: Work) -> None:
        super().__init__()
        self.sentence = sentence
        self._work = work
        self._stop = threading.Event()
        self._stepped.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Stop before the next step; the generator is closed, so its ``finally`` runs."""
        self._stop.set()

    def run(self) -> None:
        """Do the work on the calling thread, which is the pool's."""
        try:
            steps = self._work()
            while not self._stop.is_set():
                try:
                    step = next(steps)
                except StopIteration as end:
                    self._ended.emit("result", end.value)
                    return
                self._stepped.emit(step)
            steps.close()
        except Exception as trouble:  # noqa: BLE001 -- it is handed to the boundary on the GUI thread
            self._ended.emit("failed", trouble)
        else:
            self._ended.emit("cancelled", None)

    def _tell(self, step: Step) -> None:
        self.progressed.emit(*step)

    def _finish(self, how: str, what: object) -> None:
        if how == "result":
            self.result.emit(what)
        elif how == "failed":
            self.failed.emit(what)
        else:
            self.cancelled.emit()
        self.finished.emit()


class Tasks(QObject):
    """The pool of one thread: tasks are done one after another in the order they were started."""

    started = Signal(object)
    idle = Signal()

    def __init__(self, boundary: Boundary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._boundary = boundary
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._running: list[Task] = []
        self._closed = False

    def start(
        self,
        task: Task,
        *,
        result: Callable[[Any], object] | None = None,
        failed: Callable[[Any], object] | None = None,
    ) -> Task:
        """Queue ``task``; ``result`` is called guarded, and a failure goes to the boundary unless ``failed`` takes it."""
        if result is not None:
            task.result.connect(self._boundary.guarded(result))
        task.failed.connect(failed if failed is not None else self._boundary.show)
        task.finished.connect(self._finish)
        self._running.append(task)
        self.started.emit(task)
        self._pool.start(task.run)
        return task

    def warm(self, *names: str) -> None:
        """Import modules by and by, so that whoever needs them first does not wait; tasks go before them.

        Nothing is shown. A module that cannot be imported is left to whoever needs it.
        """
        for name in names:
            self._pool.start(lambda name=name: self._import(name), -1)

    def _import(self, name: str) -> None:
        if not self._closed:
            with suppress(Exception):
                importlib.import_module(name)

    @property
    def running(self) -> tuple[Task, ...]:
        """Return the tasks that have not finished, oldest first."""
        return tuple(self._running)

    def _finish(self) -> None:
        task = self.sender()
        self._running = [each for each in self._running if each is not task]
        if not self._running:
            self.idle.emit()

    def close(self) -> None:
        """Cancel what runs, forget what waits, and return when the thread has ended."""
        self._closed = True
        for task in self._running:
            task.cancel()
        self._pool.waitForDone()


class TaskBar(QWidget):
    """The strip at the foot of the window: sentence, progress and 取消, shown after 400 ms of work."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("taskbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tasks = tasks
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._appear)
        self._label = Label()
        self._bar = QProgressBar(textVisible=False)
        self._bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._cancel = QPushButton("取消")
        self._cancel.setObjectName("taskbar.cancel")
        self._cancel.setProperty("kind", "quiet")
        self._cancel.clicked.connect(self._give_up)
        line = QHBoxLayout(self)
        line.setContentsMargins(20, 4, 12, 4)
        line.addWidget(self._label, 1)
        line.addWidget(self._bar)
        line.addWidget(self._cancel)
        self.hide()
        tasks.started.connect(self._begin)
        tasks.idle.connect(self._end)

    def _begin(self, task: Task) -> None:
        task.progressed.connect(self._show_step)
        if len(self._tasks.running) == 1:
            self._label.setText(f"{task.sentence}…")
            self._bar.setRange(0, 0)
            self._patience.start()

    def _appear(self) -> None:
        self._cancel.setEnabled(True)
        self.show()

    def _show_step(self, done: int, total: int, sentence: str) -> None:
        self._label.setText(sentence)
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def _give_up(self) -> None:
        self._cancel.setEnabled(False)
        self._label.setText("正在停下…")
        for task in self._tasks.running:
            task.cancel()

    def _end(self) -> None:
        self._patience.stop()
        self.hide()
