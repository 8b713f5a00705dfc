"""What windows ask of the machine: the Protocol that ``desktop/machine.py`` fulfils and tests fake."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol


@dataclass(frozen=True)
class Card:
    """What an ID-card reader gives, every field as the card says it."""

    name: str
    number: str
    sex: str = ""
    nation: str = ""
    born: str = ""
    address: str = ""
    valid: str = ""


@dataclass(frozen=True)
class Copies:
    """The copies of the store on this machine: where they lie, how many, and when the newest was made and proved."""

    folder: Path
    count: int
    newest: Path | None = None
    made_at: datetime | None = None


@dataclass(frozen=True)
class Checked:
    """One line of the self-check: 通过, 注意 or 失败, of what, and the sentence."""

    state: str
    subject: str
    sentence: str


class Machine(Protocol):
    """This workstation: its printer, folders, devices and memory.

    Each method may raise ``OSError``; ``ui.boundary`` turns it into a sentence.
    """

    def print_pdf(self, source: Path | bytes, *, copies: int = 1, title: str = "") -> None:
        """Send a finished PDF to the printer."""

    def open_folder(self, folder: Path) -> None:
        """Show ``folder`` in the file browser."""

    def open_file(self, file: Path) -> None:
        """Open ``file`` with the program that the system uses for it."""

    def save_path(self, suggested: str) -> Path | None:
        """Ask where to save, offering the file name ``suggested``; None when the person thinks better of it."""

    def choose_file(self, title: str, *, kinds: str = "") -> Path | None:
        """Ask for an existing file; ``kinds`` is a filter such as ``表格 (*.xlsx)``."""

    def remember(self, key: str, value: Any) -> None:
        """Keep a preference of this machine (widths, sort, theme): anything JSON can carry."""

    def recall(self, key: str, default: Any = None) -> Any:
        """Return what ``remember`` kept under ``key``, or ``default``."""

    def read_card(self) -> Card | None:
        """Read the ID card that lies on the reader; None when there is no reader or no card."""

    def place(self) -> str:
        """Say where the store lies: a folder or a server, without a password."""

    def printers(self) -> list[str]:
        """Name the printers of this machine."""

    def copies(self) -> Copies:
        """Tell of the copies of the store."""

    def back_up(self, *, now: datetime) -> Path:
        """Copy the store and prove the copy; slow, so it is done in a Task."""

    def check(self, *, today: date) -> list[Checked]:
        """Make the self-check; slow, so it is done in a Task."""
