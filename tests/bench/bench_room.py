"""The room with 3,000 lines in its record: opening it, a key press until it is painted, a line until it is durable.

``python -m tests.bench.bench_room`` or ``python tests/bench/bench_room.py``: prints ours beside a bare QPlainTextEdit
that stands in a window of the same size with the same lines, and one line with its audit entry beside raw sqlite3
(see bench_write), each as median [least–most] in one run, and the ratios.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtGui import QInputMethodEvent  # noqa: E402 -- the path is set just above
from PySide6.QtTest import QTest  # noqa: E402 -- as above
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget  # noqa: E402 -- as above

from models import record  # noqa: E402 -- as above
from models.sittings import Sitting  # noqa: E402 -- as above
from tests.bench import bench_write  # noqa: E402 -- as above
from tests.room_station import open_station, signed_in  # noqa: E402 -- as above
from tests.sample import room  # noqa: E402 -- as above
from tests.soak.kill_in_sitting import prepare  # noqa: E402 -- as above
from tests.ui.fake_machine import FakeMachine  # noqa: E402 -- as above
from ui import theme  # noqa: E402 -- as above
from ui.window import MainWindow  # noqa: E402 -- as above

LINES = 3_000
KEYS = 300
OPENINGS = 7
DURABLE = 500
SIZE = (1366, 768)
TEXTS = (
    "今年春上他把桩往西挪了两犁，我去找他说理，他不认，还把我推倒在地头，踩坏了一片麦苗，这事村里人都看见了。",
    "不是存心的。",
    "听清了，同意调解。",
    "桩原来就松，机子一过就歪，我也没有想占他的地，栽回去就是了，钱的事好商量。",
)


def text(number: int) -> str:
    """Return the words of one line; no two are the same, as no two are in a sitting."""
    return f"{TEXTS[number % len(TEXTS)]}（{number}）"


def fill(folder: Path, sitting_id: Any) -> None:
    """Put 3,000 lines on record."""
    store = open_station(folder, lambda: datetime.now(UTC)) if not folder.exists() else _opened(folder)
    at = datetime.now(UTC) - timedelta(seconds=LINES)
    with store.unit() as db:
        sitting = db.get_one(Sitting, sitting_id)
        for number in range(LINES):
            record.note(
                db, sitting, ("张某", "赵某", "主持人")[number % 3], text(number), by=signed_in(store),
                at=at + timedelta(seconds=number),
            )  # fmt: skip
    store.close()


def _opened(folder: Path) -> Any:
    from models import station  # noqa: PLC0415 -- only here
    from models.store import open_store  # noqa: PLC0415 -- as above

    store = open_store(folder)
    with store.reading() as db:
        store.person = station.identity(next(each for each in station.people(db) if each.login == "chen"))
    return store


def show(folder: Path) -> tuple[MainWindow, Any]:
    """Show the window of the station."""
    store = _opened(folder)
    window = MainWindow(FakeMachine(), today=lambda: datetime.now(UTC).date(), now=store.now)
    window.open(store)
    window.resize(*SIZE)
    window.show()
    window.admit(store.person, login="chen", name="陈立新", role="民警", place="调解室")
    return window, store


def painted() -> None:
    """Let everything be painted that waits for it."""
    QApplication.processEvents()  # noqa: TID251 -- what is measured is the painting


def timed(deed: Callable[[], object]) -> float:
    """Return the milliseconds until a deed is done and painted."""
    start = time.perf_counter()
    deed()
    painted()
    return (time.perf_counter() - start) * 1e3


def commit(field: QWidget, text: str) -> None:
    """Let the input method commit a text."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def typed(field: QWidget) -> list[float]:
    """Type Latin and Chinese characters by turns, and return what each press cost until it was painted."""
    found = []
    for number in range(KEYS):
        if number % 2:
            found.append(timed(lambda: commit(field, "桩")))
        else:
            found.append(timed(lambda: QTest.keyClicks(field, "a")))
    return found


def told(name: str, found: list[float]) -> float:
    """Print and return the median."""
    median = statistics.median(found)
    print(f"  {name:22} {median:7.2f} ms [{min(found):.2f}–{max(found):.2f}]")
    return median


def bare() -> QPlainTextEdit:
    """Show a bare field with the same lines in a window of the same size."""
    field = QPlainTextEdit()
    field.setPlainText("\n".join(text(number) for number in range(LINES)))
    field.resize(*SIZE)
    field.show()
    field.moveCursor(field.textCursor().MoveOperation.End)
    painted()
    return field


def main() -> None:
    """Measure opening, typing, recording."""
    app = QApplication([])
    theme.apply(app)
    with (
        tempfile.TemporaryDirectory() as made,
        tempfile.TemporaryDirectory() as one,
        tempfile.TemporaryDirectory() as two,
    ):
        folder = Path(made) / "data"
        sitting_id = prepare(folder)
        fill(folder, sitting_id)
        window, store = show(folder)
        window.go("sitting")
        page: Any = window.page("sitting")
        print(f"a record of {LINES} lines, window {SIZE[0]} × {SIZE[1]}")
        opened = []
        for _ in range(OPENINGS):
            page.show_list()
            painted()
            opened.append(timed(lambda: window.go("sitting", sitting=sitting_id)))
        ours_open, plain_open = (
            told("open, ours", opened),
            told("open, bare", [timed(bare) for _ in range(OPENINGS)]),
        )
        field, words = bare(), page.room.line.words
        typed(words)
        words.clear()
        keys, plain = typed(words), typed(field)
        ours_key, plain_key = told("key, ours", keys), told("key, bare", plain)
        words.clear()
        entered = []
        for number in range(60):
            commit(words, text(LINES + number))
            painted()
            entered.append(timed(page.room.enter))
        told("Enter until painted", entered)
        window.close()
        store.close()
        here, beside = room(one), room(two)
        bench_write.ours(beside)
        raw, durable = bench_write.floor(Path(two)), bench_write.ours(here)
        found: dict[str, list[float]] = {"ours": [], "raw": []}
        for _ in range(DURABLE):
            found["raw"].append(bench_write.timed(raw))
            found["ours"].append(bench_write.timed(durable))
        ours_line, raw_line = (
            told("durable line, ours", found["ours"]),
            told("durable line, raw", found["raw"]),
        )
        print(
            f"ours ÷ bare: open {ours_open / plain_open:.2f}, key {ours_key / plain_key:.2f};"
            f" durable line ÷ raw sqlite3 {ours_line / raw_line:.2f}"
        )
        here.store.close()
        beside.store.close()


if __name__ == "__main__":
    main()
