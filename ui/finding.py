"""The search box answered off the GUI thread, so that typing goes on while a hundred thousand cases are read."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from PySide6.QtCore import QObject

from ui.tasks import Step, Steps, Task, Tasks
from ui.widgets.search import Hit, SearchBox

SENTENCE = "正在查找"


class Finder(Protocol):
    """Who answers: a question, the cases of a person, and what searches are kept."""

    def __call__(self, text: str) -> Iterable[Any]:
        """Return what answers ``text``."""

    def of_person(self, person: str) -> Iterable[Any]:
        """Return the cases of a person."""

    def kept(self) -> Iterable[Any]:
        """Return the searches that are kept."""

    def keep(self, text: str) -> None:
        """Keep a search."""

    def drop(self, text: str) -> None:
        """Let a search go."""


class Finding(QObject):
    """Asks ``finder`` whatever ``box`` asks, and shows the answer if it is still wanted.

    A question that waits is dropped as soon as the next one is asked.
    """

    def __init__(self, box: SearchBox, tasks: Tasks, finder: Finder) -> None:
        super().__init__(box)
        self._box, self._tasks, self._finder = box, tasks, finder
        self._asked: Task | None = None
        box.asked.connect(lambda query: self._start(query, lambda: self._finder(query), box.show_hits))
        box.narrowed.connect(self._narrow)
        box.emptied.connect(lambda: self._start("", self._finder.kept, box.show_saved))
        box.kept.connect(lambda query: self._do(lambda: self._finder.keep(query)))
        box.dropped.connect(lambda query: self._do(lambda: self._finder.drop(query)))

    def _narrow(self, hit: Hit) -> None:
        query = self._box.text().strip()
        self._start(query, lambda: self._finder.of_person(hit.person), self._box.show_hits)

    def _start(self, query: str, ask: Callable[[], Iterable[Any]], show: Callable[[list[Hit]], None]) -> None:
        if self._asked is not None:
            self._asked.cancel()

        def work() -> Steps[list[Hit]]:
            yield Step(0, 0, SENTENCE)
            return [_hit(each) for each in ask()]

        def answer(hits: list[Hit]) -> None:
            if self._box.text().strip() == query and self._box.hasFocus():
                show(hits)

        asked = self._asked = Task(SENTENCE, work)
        asked.finished.connect(lambda: self._forget(asked))
        self._tasks.start(asked, result=answer)

    def _do(self, deed: Callable[[], None]) -> None:
        def work() -> Steps[None]:
            yield Step(0, 0, SENTENCE)
            deed()

        self._tasks.start(Task(SENTENCE, work))

    def _forget(self, task: Task) -> None:
        if self._asked is task:
            self._asked = None


def _hit(each: Any) -> Hit:
    return Hit(
        each.title, each.detail, each.page, each.args, each.group, each.snippet, each.words, each.person
    )
