"""The rotating log, and the mask that keeps names, telephone and ID numbers out of it."""

import logging
import re
import time
import traceback
from contextlib import suppress
from pathlib import Path
from types import TracebackType

FILE = "sanli.log"
SIZE = 1_000_000
KEPT = 5

# an ID number, a card, a telephone, a licence: seven figures and more, however they are spaced
_NUMBER = r"(?<![0-9０-９])\+?[0-9０-９](?:[ 　-]?[0-9０-９]){6,}[Xx]?"
# the CJK blocks and everything above the BMP's last ideographs: a name may hold any of them
_WORDS = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff][\u00b7\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]*"

Caught = tuple[type[BaseException], BaseException, TracebackType | None]


def mask(text: str) -> str:
    """Hide every Chinese word and every long number.

    >>> mask("张三 330102198001011234 打来 13800138000, row 12")
    '〔文〕 〔号〕 〔文〕 〔号〕, row 12'
    """
    if text.isascii() and text.isalpha():
        return text  # spares the first line of the log, before the first paint, from compiling the patterns
    return re.sub(_NUMBER, "〔号〕", re.sub(_WORDS, "〔文〕", text))


def tell(error: BaseException) -> str:
    """Describe an exception without anyone's data: its first line only, masked.

    The lines after the first are where database drivers print the values of a statement.
    """
    first = (str(error).splitlines() or [""])[0]
    return f"{type(error).__module__}.{type(error).__qualname__}: {mask(first)}"


def trace(error: BaseException) -> str:
    """Return the traceback of an exception and of those behind it, told without anyone's data."""
    parts = []
    link: BaseException | None = error
    while link is not None:
        frames = mask("".join(traceback.format_tb(link.__traceback__)))  # a folder may bear a person's name
        parts.append(f"{frames}{tell(link)}")
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\n-- raised while handling --\n".join(parts)


class Masked(logging.Formatter):
    """Writes a record with everything masked that came from data.

    What our own code wrote as the message stands as it is; the arguments put into it, other libraries'
    messages and exceptions are masked.
    """

    ours = ("sanli", "desktop", "ui", "exports", "models", "resources")

    def __init__(self) -> None:
        self.converter = time.gmtime
        super().__init__("%(asctime)sZ %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S")

    def format(self, record: logging.LogRecord) -> str:
        """Write one record."""
        clean = logging.makeLogRecord(record.__dict__ | {"exc_text": None})
        if record.name.split(".")[0] not in self.ours:
            clean.msg, clean.args = mask(record.getMessage()), None
        elif isinstance(record.args, dict):
            clean.args = {key: _masked(value) for key, value in record.args.items()}
        elif record.args:
            clean.args = tuple(_masked(value) for value in record.args)
        return super().format(clean)

    def formatException(self, ei: Caught | tuple[None, None, None]) -> str:
        """Write an exception without its data."""
        return trace(ei[1]) if ei[1] is not None else ""


def _masked(value: object) -> object:
    if isinstance(value, BaseException):
        return tell(value)
    if isinstance(value, (bool, float)) or (isinstance(value, int) and abs(value) < 10**7):
        return value
    return mask(str(value))


class Log(logging.FileHandler):
    """A rotating log that never stands in the way: a full disk costs lines, not the work.

    ``logging.handlers`` would bring sockets and pickles into the first paint.
    """

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record, beginning a new file when this one is long enough."""
        with suppress(OSError, ValueError):
            if self.stream is not None and self.stream.tell() > SIZE:
                self.stream.close()
                self._rotate()
            super().emit(record)

    def _rotate(self) -> None:
        file = Path(self.baseFilename)
        for number in range(KEPT, 0, -1):
            older = file if number == 1 else file.with_name(f"{file.name}.{number - 1}")
            if older.exists():
                older.replace(file.with_name(f"{file.name}.{number}"))
        self.stream = self._open()

    def handleError(self, record: logging.LogRecord) -> None:
        """Let the line go: logging's own way prints its arguments to stderr as they are."""

    def close(self) -> None:
        """Close the file; what could not be written is gone."""
        with suppress(OSError):
            super().close()


def start(folder: Path) -> Log:
    """Log to ``folder`` from now on; returns the handler for ``stop``."""
    handler = Log(folder / FILE, encoding="utf-8", delay=True)
    handler.setFormatter(Masked())
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return handler


def stop(handler: Log) -> None:
    """Close the log."""
    logging.getLogger().removeHandler(handler)
    handler.close()
