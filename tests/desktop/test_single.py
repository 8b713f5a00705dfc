"""One running copy, tried with real processes."""

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop import single

FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop import single

app = QCoreApplication([])
mine = single.claim(Path(sys.argv[1]), sys.argv[1])
mine.listen()
mine.asked.connect(lambda: (print("asked", flush=True), app.quit()))
print("running", flush=True)
app.exec()
mine.release()
"""


def _first(folder: Path) -> subprocess.Popen[str]:
    running = subprocess.Popen(
        [sys.executable, "-c", FIRST, str(folder)], stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert running.stdout is not None
    assert running.stdout.readline() == "running\n"
    return running


def test_second_copy_is_refused_and_raises_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    with _first(tmp_path) as running:
        assert single.claim(tmp_path, str(tmp_path)) is None
        assert single.call_first(str(tmp_path)) is True

        told, _ = running.communicate(timeout=20)

    assert (told, running.returncode) == ("asked\n", 0)
    mine = single.claim(tmp_path, str(tmp_path))
    assert mine is not None
    mine.release()


def test_killed_copy_leaves_no_claim(qtbot: QtBot, tmp_path: Path) -> None:
    with _first(tmp_path) as running:
        running.kill()

    mine = single.claim(tmp_path, str(tmp_path))

    assert mine is not None
    mine.listen()
    with qtbot.waitSignal(mine.asked, timeout=2000):
        assert single.call_first(str(tmp_path)) is True
    mine.release()


def test_two_stores_are_two_claims(qtbot: QtBot, tmp_path: Path) -> None:
    one = single.claim(tmp_path, "postgresql://room@server/one")
    two = single.claim(tmp_path, "postgresql://room@server/two")

    assert one is not None
    assert two is not None
    one.release()
    two.release()


def test_nobody_answers_where_nobody_runs(qtbot: QtBot, tmp_path: Path) -> None:
    assert single.call_first(str(tmp_path)) is False
