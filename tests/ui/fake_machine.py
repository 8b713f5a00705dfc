"""The one fake of the tests: a workstation without devices."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from models.errors import Refusal
from ui.ports import Card, Checked, Copies, Lesson, Reading

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)


class FakeMachine:
    """A workstation without devices that remembers in memory and notes what it was asked."""

    def __init__(self) -> None:
        self.memory: dict[str, Any] = {}
        self.asked: list[tuple[str, Any]] = []
        self.card: Card | None = None
        self.path: Path | None = None
        self.names: list[str] = []
        self.files: list[Path] = []
        self.dropped: list[Path] = []
        self.away: dict[Path, str] = {}
        self.slots: dict[str, list[tuple[str, str]]] = {}
        self.orders: list[tuple[str, bool | None, str]] = []
        self.jams: list[bytes] = []  # what the printer does not take
        self.kept = Copies(Path("backups"), 0)
        self.lines: list[Checked] = []
        self.taught: list[Lesson] = []

    def print_pdf(
        self, source: Path | bytes, *, copies: int = 1, title: str = "", printer: str = "",
        duplex: bool | None = None, tray: str = "",
    ) -> None:  # fmt: skip
        if source in self.jams:
            raise Refusal("打印机“前台”缺纸。请放好 A4 纸，再打印一次；文书已经存好。", "printer")
        self.asked.append(("print", (source, copies, title)))
        self.orders.append((printer, duplex, tray))

    def open_folder(self, folder: Path) -> None:
        self.asked.append(("folder", folder))

    def open_file(self, file: Path) -> None:
        self.asked.append(("file", file))

    def save_path(self, suggested: str) -> Path | None:
        self.asked.append(("save", suggested))
        return self.path

    def choose_file(self, title: str, *, kinds: str = "") -> Path | None:
        self.asked.append(("choose", (title, kinds)))
        return self.path

    def choose_files(self, title: str, *, kinds: str = "") -> list[Path]:
        self.asked.append(("choose files", (title, kinds)))
        return self.files

    def choose_folder(self, title: str) -> Path | None:
        self.asked.append(("choose folder", title))
        return self.path

    def scan_folder(self) -> Path | None:
        return Path(kept) if (kept := self.memory.get("scan_folder")) else None

    def scanned_files(self) -> list[Path]:
        return [file for file in self.dropped if file not in self.away]

    def put_scan_away(self, file: Path, *, why: str = "") -> None:
        self.away[file] = why

    def remember(self, key: str, value: Any) -> None:
        self.memory[key] = value

    def recall(self, key: str, default: Any = None) -> Any:
        return self.memory.get(key, default)

    def read_card(self, *, today: date) -> Reading:
        self.asked.append(("card", today))
        yield "请把身份证放到读卡器上…"
        if self.card is None:
            raise Refusal("没有放卡，读卡已停下。")
        return self.card

    def card_ports(self) -> list[tuple[str, str]]:
        return [("/dev/ttyUSB0", "USB2.0-Serial")]

    def sample_cards(self) -> list[tuple[str, str]]:
        return [("resident", "居民：葛土根")]

    def place(self) -> str:
        return "data"

    def printers(self) -> list[str]:
        return self.names

    def trays(self, printer: str) -> list[tuple[str, str]]:
        return self.slots.get(printer, [])

    def copies(self) -> Copies:
        return self.kept

    def back_up(self, *, now: datetime) -> Path:
        self.asked.append(("back up", now))
        self.kept = Copies(self.kept.folder, self.kept.count + 1, Path("backups/new.sanli.zip"), now)
        return Path("backups/new.sanli.zip")

    def check(self, *, today: date) -> list[Checked]:
        self.asked.append(("check", today))
        return self.lines

    def lessons(self) -> list[Lesson]:
        return self.taught
