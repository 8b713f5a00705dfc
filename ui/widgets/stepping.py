"""Work of a view-model as a Task: its counts become steps, and a cancelled one is closed at once."""

from collections.abc import Callable, Generator
from typing import TypeVar

from ui.tasks import Step, Steps

T = TypeVar("T")


def steps(begin: Callable[[], Generator[tuple[int, int, str], None, T]]) -> Steps[T]:
    """Begin the work on the thread that steps it; when this is closed, so is the work."""
    work = begin()
    try:
        while True:
            try:
                done, total, sentence = next(work)
            except StopIteration as end:
                made: T = end.value
                return made
            yield Step(done, total, sentence)
    finally:
        work.close()
