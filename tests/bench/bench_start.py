"""Cold start to the first painted window, against a bare PySide6 window in the same run.

    .venv/bin/python tests/bench/bench_start.py [rounds [cases …]]

Each round starts both programs in turn, each in a process of its own, and takes the ratio of the two; the
figures are median [min-max]. Floors (performance.md 7): first paint at most 1.3 times bare PySide6, the
memory at most 15 MB over it; the store open behind it is shown beside.  With numbers of cases it then measures
process start to 今日 painted with data, against bare PySide6 with ``import sqlalchemy.orm`` and the same statements
in raw sqlite3 (floor 1.5); checking the password, slow on purpose, is shown by itself and taken off.
"""

import os
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ROUNDS = 9

REPORT = """
import resource
def report(off=0.0):
    print("painted", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, off, flush=True)
"""
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QTimer
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: (report(), QApplication.exit(0)))
app = QApplication(sys.argv[:1])
window = Window()
window.resize(1366, 768)
window.show()
sys.exit(app.exec())
"""
OURS = """
import sys
from desktop.main import main
from desktop import workstation
def first_paint(self):
    report()
    workstation.QApplication.exit(0)
workstation.Workstation.open = first_paint
sys.exit(main([]))
"""
OPENED = """
import sys
from desktop.main import main
from desktop import workstation
look = workstation.Workstation._look
def looked(self):
    look(self)
    report()
    workstation.QApplication.exit(0)
workstation.Workstation._look = looked
sys.exit(main([]))
"""
TODAY_FLOOR = """
import pickle, sqlite3, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QTimer
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, self.fill)
    def fill(self):
        import sqlalchemy.orm
        place = Path(sys.argv[1])
        raw = sqlite3.connect(place / "sanli.db")
        for words, given in pickle.loads((place / "today.pickle").read_bytes()):
            raw.execute(words, tuple(given)).fetchall()
        report()
        QApplication.exit(0)
app = QApplication(sys.argv[:1])
window = Window()
window.resize(1366, 768)
window.show()
sys.exit(app.exec())
"""
TODAY_OURS = """
import datetime, sys, time
from desktop import main, options
from PySide6.QtCore import QTimer
from desktop import workstation
spent = []
opened = workstation.Workstation._opened
def wrap(self, store):
    check = store.sign_in
    def sign_in(*words):
        began = time.perf_counter()
        found = check(*words)
        spent.append((time.perf_counter() - began) * 1000)
        return found
    store.sign_in = sign_in
    self.window.shown.connect(lambda _page: QTimer.singleShot(0, shown))
    opened(self, store)
def shown():
    workstation.QApplication.processEvents()
    report(spent[0])
    workstation.QApplication.exit(0)
workstation.Workstation._opened = wrap
main.CALLS[None] = lambda given: workstation.run(given, login=("ge", "long enough"))
sys.exit(main.main(["--data", sys.argv[1], "--today", "2026-11-21"]))
"""


def once(program: str, folder: Path) -> tuple[float, float, float]:
    """Run one program; returns milliseconds to its report, its peak memory in MB, and milliseconds to take off."""
    place = {name: str(folder / name) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    place |= {"PYTHONPYCACHEPREFIX": str(folder / "cache"), "PYTHONDONTWRITEBYTECODE": ""}  # as installed
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", REPORT + program, str(folder / "data")],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={"QT_QPA_PLATFORM": "offscreen", **os.environ, **place},
    ) as running:
        assert running.stdout is not None
        words = running.stdout.readline().split()
        took = time.perf_counter() - began
    assert words[0] == "painted", words
    return took * 1000, int(words[1]) / 1024, float(words[2])


def shown(values: list[float], unit: str) -> str:
    """Write median [min-max]."""
    return f"{statistics.median(values):.4g}{unit} [{min(values):.4g}-{max(values):.4g}]"


def today(cases: int, rounds: int) -> None:
    """Print how long the first page with so many cases takes."""
    sys.path.insert(0, str(ROOT))
    from models import station  # noqa: PLC0415 -- brings SQLAlchemy in
    from models.store import open_store  # noqa: PLC0415 -- as above
    from tests.bench import bench_lists as lists  # noqa: PLC0415 -- as above
    from ui.viewmodels.board import Board  # noqa: PLC0415 -- as above

    with tempfile.TemporaryDirectory() as name:
        data = Path(name) / "data"
        store = open_store(str(data), now=lambda: lists.NOW)
        with store.unit() as db:
            station.found(
                db, by_name="葛某", login="ge", password="long enough", name="西岔派出所", room="西岔调解室"
            )
        lists.fill(store, cases)
        statements = lists.sent(store, Board(store, lambda: lists.TODAY).read)
        store.close()
        (data / "today.pickle").write_bytes(pickle.dumps(statements))
        floors, ours, checks = [], [], []
        for number in range(rounds + 1):
            floor, _, _ = once(TODAY_FLOOR, Path(name))
            mine, _, check = once(TODAY_OURS, Path(name))
            if number:
                floors.append(floor)
                ours.append(mine - check)
                checks.append(check)
    ratios = [mine / floor for mine, floor in zip(ours, floors, strict=True)]
    print(f"今日 with {cases} cases: floor {shown(floors, ' ms')}, Sanli {shown(ours, ' ms')}", end="")
    print(f" besides {shown(checks, ' ms')} for the password; {shown(ratios, 'x')}  floor 1.5")


def main() -> int:
    """Print the figures."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    times: dict[str, list[float]] = {}
    sizes: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds + 1):
            for name, program in (("bare", BARE), ("ours", OURS), ("opened", OPENED)):
                took, size, _ = once(program, Path(folder))
                if number:  # the first round compiles, fills the disk cache and makes the store
                    times.setdefault(name, []).append(took)
                    sizes.setdefault(name, []).append(size)
    for name, words in (
        ("bare", "bare PySide6, painted"),
        ("ours", "Sanli, frame with sign-in painted"),
        ("opened", "Sanli, store open behind it"),
    ):
        print(f"{words:36}{shown(times[name], ' ms'):28}{shown(sizes[name], ' MB')}")
    for name, words, floor in (("ours", "first paint", "floor 1.3"), ("opened", "store open", "")):
        ratios = [mine / bare for mine, bare in zip(times[name], times["bare"], strict=True)]
        print(f"{words + ' / bare':36}{shown(ratios, 'x')}  {floor}")
    more = [mine - bare for mine, bare in zip(sizes["ours"], sizes["bare"], strict=True)]
    print(f"{'memory over bare at first paint':36}{shown(more, ' MB')}  floor 15 MB")
    for cases in map(int, sys.argv[2:]):
        today(cases, rounds)
    return 0


if __name__ == "__main__":
    sys.exit(main())
