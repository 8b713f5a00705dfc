"""The last boundary: what nothing else caught is written to a report without anyone's data, and told."""

import faulthandler
import logging
import os
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TextIO

from desktop import logs

log = logging.getLogger(__name__)
KEPT = 20

Told = Callable[[Path | None], object]


def version() -> str:
    """Return the version of the program, from the wheel or the checkout it was installed from.

    >>> version()[0].isdigit()
    True
    """
    from importlib import metadata  # noqa: PLC0415 -- slow import, wanted only for a report

    try:
        return metadata.version("sanli")
    except metadata.PackageNotFoundError:
        return "0（未安装，直接从源码运行）"


def installed() -> "Hooks | None":
    """Return the hooks that stand in this process."""
    owner = getattr(sys.excepthook, "__self__", None)
    return owner if isinstance(owner, Hooks) else None


class Hooks:
    """The hooks of one process: they write a report and tell ``listener``; they never make a window.

    An exception may arrive on any thread (``QRunnable.run`` raises on its own), so the listener must only
    emit a queued signal. While there is none, a sentence goes to stderr.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.listener: Told | None = None
        self.caught = 0
        self._fatal: TextIO | None = None

    def install(self) -> None:
        """Catch from now on, a crash of the interpreter included."""
        sys.excepthook = self._from_main
        threading.excepthook = self._from_thread
        self._fatal = (self.folder / "fatal.log").open("a", encoding="utf-8")
        faulthandler.enable(self._fatal)

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if self._fatal is not None:
            faulthandler.disable()
            self._fatal.close()
            self._fatal = None

    def catch(self, error: BaseException) -> Path | None:
        """Write the report of ``error``, tell it, and return where it lies; None when it could not be written."""
        self.caught += 1
        report = self._write(error)
        log.error("a bug was met, report %s", report.name if report else "not written", exc_info=error)
        if self.listener is not None:
            self.listener(report)
        else:
            where = f"报告已写到 {report}" if report else "报告没能写下"
            print(f"程序遇到一处缺陷，这一步没有做成；{where}。", file=sys.stderr)
        return report

    def _from_main(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            os._exit(130)  # Ctrl+C in a slot: Qt's loop would go on
        self.catch(error)

    def _from_thread(self, told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            self.catch(told.exc_value)

    def _write(self, error: BaseException) -> Path | None:
        import platform  # noqa: PLC0415 -- slow import, wanted only for a report

        now = datetime.now(UTC)
        file = self.folder / f"crash-{now:%Y%m%d-%H%M%S}-{os.getpid()}-{self.caught:03}.txt"
        words = (
            f"三理调解工作台 {version()}\n"
            f"{now:%Y-%m-%dT%H:%M:%SZ}  thread {threading.current_thread().name}\n"
            f"Python {platform.python_version()}  Qt {_qt()}  {platform.platform()}\n"
            "姓名、证件号码、电话和其他填写内容已隐去。\n\n"
            f"{logs.trace(error)}\n"
        )
        try:
            file.write_text(words, encoding="utf-8")
            for old in sorted(self.folder.glob("crash-*.txt"))[:-KEPT]:
                old.unlink()
        except OSError:
            return None
        return file


def _qt() -> str:
    core = sys.modules.get("PySide6.QtCore")
    return core.qVersion() if core else "not loaded"
