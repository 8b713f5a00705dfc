"""Cold start to the first painted window, against a bare PySide6 window in the same run.

    .venv/bin/python tests/bench/bench_start.py [rounds]

Each round starts both programs in turn, each in a process of its own, and takes the ratio of the two; the
figures are median [min-max]. Floors (performance.md 7): first paint at most 1.3 times bare PySide6, the
memory at most 15 MB over it; the store open behind it is shown beside.
"""

import os
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
def report():
    print("painted", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
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


def once(program: str, folder: Path) -> tuple[float, float]:
    """Run one program; returns milliseconds to its report and its peak memory in MB."""
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
    return took * 1000, int(words[1]) / 1024


def shown(values: list[float], unit: str) -> str:
    """Write median [min-max]."""
    return f"{statistics.median(values):.4g}{unit} [{min(values):.4g}-{max(values):.4g}]"


def main() -> int:
    """Print the figures."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    times: dict[str, list[float]] = {}
    sizes: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds + 1):
            for name, program in (("bare", BARE), ("ours", OURS), ("opened", OPENED)):
                took, size = once(program, Path(folder))
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
    return 0


if __name__ == "__main__":
    sys.exit(main())
