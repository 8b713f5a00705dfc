"""The search box answered off the GUI thread, so that typing goes on while a hundred thousand cases are read."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QObject

from ui.tasks import Step, Steps, Task, Tasks
from ui.widgets.search import Hit, SearchBox

SENTENCE = "正在查找"
Finder = Callable[[str], Iterable[Any]]


class Finding(QObject):
    """Asks ``finder`` whatever ``box`` asks, and shows the answer if it is still wanted.

    A question that waits is dropped as soon as the next one is asked.
    """

    def __init__(self, box: SearchBox, tasks: Tasks, finder: Finder) -> None:
        super().__init__(box)
        self._box, self._tasks, self._finder = box, tasks, finder
        self._asked: Task | None = None
        box.asked.connect(self._ask)

    def _ask(self, query: str) -> None:
        if self._asked is not None:
            self._asked.cancel()

        def work() -> Steps[list[Hit]]:
            yield Step(0, 0, SENTENCE)
            return [Hit(each.title, each.detail, each.page, each.args) for each in self._finder(query)]

        asked = self._asked = Task(SENTENCE, work)
        asked.finished.connect(lambda: self._forget(asked))
        self._tasks.start(asked, result=lambda hits: self._show(query, hits))

    def _forget(self, task: Task) -> None:
        if self._asked is task:
            self._asked = None

    def _show(self, query: str, hits: list[Hit]) -> None:
        if self._box.text().strip() == query and self._box.hasFocus():
            self._box.show_hits(hits)
