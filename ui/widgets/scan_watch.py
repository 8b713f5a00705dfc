"""Looks into the scanner's folder by and by, and takes in what lies there; also takes in files that somebody chose."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from ui.tasks import Task, steps

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from ui.page import Context
    from ui.viewmodels.scans import Report, Scans

LOOK_MS = 4_000


class ScanWatch(QObject):
    """One look at a time, off the window's thread; ``told`` says that something was taken in.

    Nothing is loaded before a folder is watched or a file chosen. A folder that cannot be read is told once, and
    looked at again.
    """

    told = Signal()

    def __init__(self, context: "Context", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._scans: Scans | None = None
        self._looking = False
        self._lost = False
        self.timer = QTimer(self, interval=LOOK_MS)
        self.timer.timeout.connect(self.look)
        self.timer.start()

    @property
    def scans(self) -> "Scans":
        """Return what takes files in."""
        if self._scans is None:
            from ui.viewmodels.scans import Scans  # noqa: PLC0415 -- first paint loads no SQLAlchemy

            self._scans = Scans(self._context.store, self._context.machine)
        return self._scans

    def look(self) -> None:
        """Look into the folder, unless a look is under way or nobody is signed in."""
        context = self._context
        if self._looking or context.machine.scan_folder() is None or context.store.person is None:
            return
        self._looking = True
        task = self._start(self.scans.collect, self._fail)
        task.finished.connect(self._looked)

    def take(self, files: list[Path]) -> None:
        """Take files in that somebody chose."""
        if files:
            self._start(lambda: self.scans.take(files), self._context.boundary.show)

    def _start(
        self, work: "Callable[[], Generator[tuple[int, int, str], None, Report]]", failed: "Callable[[BaseException], object]"
    ) -> Task:  # fmt: skip
        return self._context.tasks.start(
            Task("正在收扫描件", lambda: steps(work)), result=self._tell, failed=failed
        )

    def _looked(self) -> None:
        self._looking = False

    def _fail(self, trouble: BaseException) -> None:
        if not isinstance(trouble, OSError):
            self._context.boundary.show(trouble)
        elif not self._lost:
            self._lost = True
            self._context.boundary.warned.emit("扫描文件夹打不开，可能共享断开或已移走。接好后会自动再收。")

    def _tell(self, report: "Report") -> None:
        self._lost = False
        if report.files:
            self._context.boundary.notice(report.words)
            self.told.emit()
