"""This workstation as windows see it: ``ui.ports.Machine`` done with the modules beside this one.

Qt's dialogs are imported where they are used: their enums would cost the first paint 30 ms.
"""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.paths import Paths
from desktop.settings import BY_NAME, Settings
from models.errors import Refusal

if TYPE_CHECKING:
    from desktop.devices.card_reading import Cards
    from desktop.scans import Folder
    from ui.ports import Checked, Copies, Lesson, Reading

FOLDER = "machine.folder"


class ThisMachine:
    """Printer, folders and memory of this workstation.

    ``remember`` and ``recall`` keep a declared setting under its own name, and anything else beside them.
    In a demonstration (``demo``) cards are read from the simulated reader.
    """

    def __init__(self, settings: Settings, paths: Paths | None = None) -> None:
        """Take the settings, and where the store lies when there is one."""
        self.settings = settings
        self.paths = paths
        self.demo = False
        self._cards: Cards | None = None
        self._watched: Folder | None = None

    def print_pdf(
        self, source: Path | bytes, *, copies: int = 1, title: str = "", printer: str = "",
        duplex: bool | None = None, tray: str = "",
    ) -> None:  # fmt: skip
        """Print on the printer of the settings, or the default one, unless another is named."""
        from desktop import printing  # noqa: PLC0415 -- as above

        printing.send(
            source,
            printer=printer or self.settings.get("printer"),
            copies=copies,
            duplex=self.settings.get("duplex") if duplex is None else duplex,
            tray=tray,
            title=title,
        )

    def open_folder(self, folder: Path) -> None:
        """Show a folder in the file browser."""
        self._open(folder, "文件夹")

    def open_file(self, file: Path) -> None:
        """Open a file with the system's program for it."""
        self._open(file, "文件")

    def _open(self, what: Path, word: str) -> None:
        from PySide6.QtCore import QUrl  # noqa: PLC0415 -- as above
        from PySide6.QtGui import QDesktopServices  # noqa: PLC0415 -- as above

        if not what.exists():
            raise Refusal(f"找不到{word}“{what}”，可能已被移走。")
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(what))):
            raise Refusal(f"这台电脑没有能打开它的程序，{word}在“{what}”。")

    def save_path(self, suggested: str) -> Path | None:
        """Ask where to save, beginning in the folder chosen last."""
        from PySide6.QtWidgets import QApplication, QFileDialog  # noqa: PLC0415 -- as above

        kinds = {".pdf": "PDF 文件 (*.pdf)", ".xlsx": "Excel 工作簿 (*.xlsx)", ".docx": "Word 文档 (*.docx)"}
        chosen, _ = QFileDialog.getSaveFileName(
            QApplication.activeWindow(),
            "保存到",
            str(self._folder() / suggested),
            kinds.get(Path(suggested).suffix, "所有文件 (*)"),
        )
        return self._chosen(chosen)

    def choose_file(self, title: str, *, kinds: str = "") -> Path | None:
        """Ask for an existing file, beginning in the folder chosen last."""
        from PySide6.QtWidgets import QApplication, QFileDialog  # noqa: PLC0415 -- as above

        chosen, _ = QFileDialog.getOpenFileName(
            QApplication.activeWindow(), title, str(self._folder()), kinds or "所有文件 (*)"
        )
        return self._chosen(chosen)

    def choose_files(self, title: str, *, kinds: str = "") -> list[Path]:
        """Ask for existing files, beginning in the folder chosen last."""
        from PySide6.QtWidgets import QApplication, QFileDialog  # noqa: PLC0415 -- as above

        chosen, _ = QFileDialog.getOpenFileNames(
            QApplication.activeWindow(), title, str(self._folder()), kinds or "所有文件 (*)"
        )
        return [file for each in chosen if (file := self._chosen(each)) is not None]

    def choose_folder(self, title: str) -> Path | None:
        """Ask for a folder, beginning in the one chosen last."""
        from PySide6.QtWidgets import QApplication, QFileDialog  # noqa: PLC0415 -- as above

        chosen = QFileDialog.getExistingDirectory(QApplication.activeWindow(), title, str(self._folder()))
        return Path(chosen) if chosen else None

    def scan_folder(self) -> Path | None:
        """Return the folder of the settings."""
        kept = str(self.settings.get("scan_folder"))
        return Path(kept).expanduser() if kept else None

    def scanned_files(self) -> list[Path]:
        """Look into the scanner's folder."""
        return found.settled() if (found := self._drop()) is not None else []

    def put_scan_away(self, file: Path, *, why: str = "") -> None:
        """Move a file out of the scanner's folder, into one beside it."""
        if (found := self._drop()) is not None:
            found.put_away(file, why=why)

    def _drop(self) -> "Folder | None":
        from desktop import scans  # noqa: PLC0415 -- wanted only where a scanner is

        folder = self.scan_folder()
        if folder is None:
            self._watched = None
        elif self._watched is None or self._watched.folder != folder:
            self._watched = scans.Folder(folder)
        return self._watched

    def _folder(self) -> Path:
        from PySide6.QtCore import QStandardPaths  # noqa: PLC0415 -- as above

        kept = Path(str(self.settings.recall(FOLDER, "")))
        if kept != Path() and kept.is_dir():
            return kept
        return Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home()
        )

    def _chosen(self, chosen: str) -> Path | None:
        if not chosen:
            return None
        self.settings.remember(FOLDER, str(Path(chosen).parent))
        return Path(chosen)

    def remember(self, key: str, value: Any) -> None:
        """Keep a setting or a preference of this machine."""
        if key in BY_NAME:
            self.settings.set(key, value)
        else:
            self.settings.remember(key, value)

    def recall(self, key: str, default: Any = None) -> Any:
        """Return a setting or what was remembered."""
        return self.settings.get(key) if key in BY_NAME else self.settings.recall(key, default)

    def read_card(self, *, today: date) -> "Reading":
        """Read a card with the reader of the settings."""
        from desktop.devices import card_reading  # noqa: PLC0415 -- wanted only when a card is read

        if self._cards is None:
            self._cards = card_reading.Cards(self.settings)
        return self._cards.read(today=today, demo=self.demo)

    def card_ports(self) -> list[tuple[str, str]]:
        """List the serial ports."""
        from desktop.devices import ports  # noqa: PLC0415 -- as above

        return ports.named()

    def sample_cards(self) -> list[tuple[str, str]]:
        """List the cards of the simulated reader."""
        from desktop.devices import sample_cards  # noqa: PLC0415 -- as above

        return [(sample.key, sample.title) for sample in sample_cards.SAMPLES]

    def place(self) -> str:
        """Say where the store lies, without a server's password."""
        return self._paths().place.split("@")[-1]

    def printers(self) -> list[str]:
        """Name the printers."""
        from desktop import printing  # noqa: PLC0415 -- as above

        return printing.printers()

    def trays(self, printer: str) -> list[tuple[str, str]]:
        """Ask the printer for its trays."""
        from desktop import printing  # noqa: PLC0415 -- as above

        return printing.trays(printer or self.settings.get("printer"))

    def copies(self) -> "Copies":
        """Look into the folder of copies; each was proved when it was made."""
        from desktop import backup  # noqa: PLC0415 -- as above
        from ui.ports import Copies  # noqa: PLC0415 -- as above

        folder = self._copies_folder()
        found = backup.copies(folder)
        if not found:
            return Copies(folder, 0)
        made_at = datetime.fromtimestamp(found[0].stat().st_mtime, UTC)
        return Copies(folder, len(found), found[0], made_at)

    def back_up(self, *, now: datetime) -> Path:
        """Make a copy in the folder of the settings, and prove it."""
        from desktop import backup  # noqa: PLC0415 -- as above

        return backup.make(self._paths(), now=now, into=self._copies_folder())

    def check(self, *, today: date) -> "list[Checked]":
        """Make every check of ``desktop.check``."""
        from desktop import check  # noqa: PLC0415 -- as above
        from ui.ports import Checked  # noqa: PLC0415 -- as above

        found = check.run(self._paths(), today=today)
        return [Checked(line.state.value, line.subject, line.sentence) for line in found]

    def _copies_folder(self) -> Path:
        chosen = str(self.settings.get("copies"))
        return Path(chosen).expanduser() if chosen else self._paths().backups

    def _paths(self) -> Paths:
        if self.paths is None:
            raise Refusal("还没有打开数据库。")
        return self.paths

    def lessons(self) -> "list[Lesson]":
        """Make lessons of the published cases that come with the program."""
        from desktop import training  # noqa: PLC0415 -- reads YAML, wanted only for practice

        return training.lessons()
