"""Work on many rows on the GUI thread, a little at a time, so that typing never waits for it."""

import time
from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject, QTimer

SLICE = 0.012


class Slices(QObject):
    """Steps one generator; the next one that begins takes the place of the one under way."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: Generator[None, None, Any] | None = None
        self._done: Callable[[Any], object] = lambda _result: None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Tell whether something is under way."""
        return self._steps is not None

    def begin(
        self, steps: Generator[None, None, Any], done: Callable[[Any], object], *, whole: bool = False
    ) -> None:
        """Step ``steps`` and hand what it returns to ``done``; ``whole`` does it at once, for what is short."""
        self.stop()
        self._steps, self._done = steps, done
        if whole:
            while self.busy:
                self._step()
        else:
            self._timer.start()

    def stop(self) -> None:
        """Forget what is under way."""
        self._timer.stop()
        if self._steps is not None:
            self._steps.close()
            self._steps = None

    def _go_on(self) -> None:
        until = time.perf_counter() + SLICE
        while self.busy and time.perf_counter() < until:
            self._step()

    def _step(self) -> None:
        if self._steps is None:
            return
        try:
            next(self._steps)
        except StopIteration as end:
            self._steps = None
            self._timer.stop()
            self._done(end.value)
