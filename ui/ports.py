"""What windows ask of the machine: the Protocol that ``desktop/machine.py`` fulfils and tests fake."""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol


@dataclass(frozen=True)
class Card:
    """What an ID-card reader gives, every field as the card says it.

    Days are written 2026-11-21, the end of the term may be 长期; ``kind`` is one of the kinds of document;
    ``warnings`` are sentences for the officer, such as that the card has expired.
    """

    name: str
    number: str
    kind: str = "居民身份证"
    sex: str = ""
    nation: str = ""
    born: str = ""
    address: str = ""
    issuer: str = ""
    valid_from: str = ""
    valid_until: str = ""
    pass_number: str = ""
    warnings: tuple[str, ...] = ()


#: A card being read: each sentence that it yields is shown while it waits, and what it returns is the card.
Reading = Generator[str, None, Card]


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


@dataclass(frozen=True)
class Asked:
    """What a lesson asks at a gate: the right option by its place (-1: only to think about), and what is said then."""

    text: str
    options: tuple[str, ...]
    right: int
    told: str


@dataclass(frozen=True)
class LessonStep:
    """One step of a lesson: a line of the published story, or a gate; ``column`` is where the report sorted it."""

    phase: str
    speaker: str
    kind: str
    text: str
    remark: str
    side: str = ""
    column: str = ""
    asked: Asked | None = None


@dataclass(frozen=True)
class Lesson:
    """A published case to be stepped through; it is no case of any store."""

    key: str
    title: str
    track: str
    source: str
    steps: tuple[LessonStep, ...]


class Machine(Protocol):
    """This workstation: its printer, folders, devices and memory.

    Each method may raise ``OSError``; ``ui.boundary`` turns it into a sentence.
    """

    def print_pdf(
        self, source: Path | bytes, *, copies: int = 1, title: str = "", printer: str = "",
        duplex: bool | None = None, tray: str = "",
    ) -> None:  # fmt: skip
        """Send a finished PDF to a printer: the one of the settings, and both sides as they say, unless told.

        Raises Refusal with what to do when the printer is gone, stopped, out of paper or does not take it.
        """

    def open_folder(self, folder: Path) -> None:
        """Show ``folder`` in the file browser."""

    def open_file(self, file: Path) -> None:
        """Open ``file`` with the program that the system uses for it."""

    def save_path(self, suggested: str) -> Path | None:
        """Ask where to save, offering the file name ``suggested``; None when the person thinks better of it."""

    def choose_file(self, title: str, *, kinds: str = "") -> Path | None:
        """Ask for an existing file; ``kinds`` is a filter such as ``表格 (*.xlsx)``."""

    def choose_files(self, title: str, *, kinds: str = "") -> list[Path]:
        """Ask for existing files; none when the person thinks better of it."""

    def choose_folder(self, title: str) -> Path | None:
        """Ask for a folder."""

    def scan_folder(self) -> Path | None:
        """Return the folder that the scanner writes to, or None where none was chosen (``scan_folder``)."""

    def scanned_files(self) -> list[Path]:
        """Return what lies whole in that folder; a file is whole when it stood still since the last call."""

    def put_scan_away(self, file: Path, *, why: str = "") -> None:
        """Move a file that was read to 已收 beside it, or to 未收 with the reason; nothing is deleted."""

    def remember(self, key: str, value: Any) -> None:
        """Keep a preference of this machine (widths, sort, theme): anything JSON can carry."""

    def recall(self, key: str, default: Any = None) -> Any:
        """Return what ``remember`` kept under ``key``, or ``default``."""

    def read_card(self, *, today: date) -> Reading:
        """Wait for an ID card and read it, step by step, in a Task; closing it gives the reader free.

        Raises Refusal with the sentence when there is no reader, no card, or nothing can be read.
        """

    def card_ports(self) -> list[tuple[str, str]]:
        """Name the ports that a card reader may be on, each with what it says of itself."""

    def sample_cards(self) -> list[tuple[str, str]]:
        """Name the invented cards of the simulated reader, by key."""

    def place(self) -> str:
        """Say where the store lies: a folder or a server, without a password."""

    def printers(self) -> list[str]:
        """Name the printers of this machine."""

    def trays(self, printer: str) -> list[tuple[str, str]]:
        """Return (key, name) of the trays of a printer; of the one of the settings when it is not named."""

    def copies(self) -> Copies:
        """Tell of the copies of the store."""

    def back_up(self, *, now: datetime) -> Path:
        """Copy the store and prove the copy; slow, so it is done in a Task."""

    def check(self, *, today: date) -> list[Checked]:
        """Make the self-check; slow, so it is done in a Task."""

    def lessons(self) -> list[Lesson]:
        """Return the published cases as lessons; they come with the program and are of no store."""
