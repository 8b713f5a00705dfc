"""The last boundary, in real processes and on every way an exception can come."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop import crash
from desktop.crash_window import SAVED, UNSAVED, CrashWindow

PROGRAM = """
import sys, threading
from pathlib import Path
from PySide6.QtCore import QRunnable, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from desktop import crash
from desktop.crash_window import CrashWindow

folder, way = Path(sys.argv[1]), sys.argv[2]
hooks = crash.Hooks(folder)
hooks.install()
app = QApplication([])
window = CrashWindow(lambda: (print("restarted", flush=True), app.exit(0)))
hooks.listener = window.tell

def fail():
    raise LookupError("张三 13800138000")

class Painted(QWidget):
    def paintEvent(self, event):
        if not hooks.caught:
            fail()

class Job(QRunnable):
    def run(self):
        fail()

shown = Painted()
if way == "slot":
    QTimer.singleShot(0, fail)
elif way == "paint":
    shown.show()
elif way == "runnable":
    QThreadPool.globalInstance().start(Job())
elif way == "thread":
    threading.Thread(target=fail).start()

def look():
    if window.dialog is None:
        return
    watch.stop()
    assert threading.current_thread() is threading.main_thread()
    print(window.dialog.text(), flush=True)
    window.dialog.findChild(QPushButton, "crash.restart").click()

watch = QTimer()
watch.timeout.connect(look)
watch.start(5)
sys.exit(app.exec())
"""


@pytest.mark.parametrize("way", ["slot", "paint", "runnable", "thread"])
def test_crash_is_told_on_the_gui_thread_whatever_way_it_comes(way: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path), way],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, "程序遇到一处缺陷，刚才这一步没有做成。\nrestarted\n"), (
        done.stderr
    )
    [report] = tmp_path.glob("crash-*.txt")
    written = report.read_text(encoding="utf-8")
    assert written.splitlines()[-1] == "builtins.LookupError: 〔文〕 〔号〕"
    assert [word for word in ("张三", "13800138000") if word in written] == []


@pytest.fixture
def hooks(tmp_path: Path) -> Iterator[crash.Hooks]:
    kept = sys.excepthook, threading.excepthook
    made = crash.Hooks(tmp_path)
    yield made
    made.remove()
    sys.excepthook, threading.excepthook = kept


def test_crash_before_there_is_a_window_goes_to_stderr(
    hooks: crash.Hooks, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    report = hooks.catch(ValueError("x"))

    assert capsys.readouterr().err == f"程序遇到一处缺陷，这一步没有做成；报告已写到 {report}。\n"
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_crash_without_a_place_for_the_report_still_tells(
    hooks: crash.Hooks, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    hooks.folder = hooks.folder / "gone"

    assert hooks.catch(ValueError("x")) is None
    assert capsys.readouterr().err == "程序遇到一处缺陷，这一步没有做成；报告没能写下。\n"
    assert len(caplog.records) == 1


def test_crash_keeps_the_last_twenty_reports(hooks: crash.Hooks, caplog: pytest.LogCaptureFixture) -> None:
    hooks.listener = lambda report: report

    last = [hooks.catch(ValueError("x")) for _ in range(23)][-1]

    assert len(caplog.records) == 23
    assert len(list(hooks.folder.glob("crash-*.txt"))) == 20
    assert last is not None
    assert last.exists()


def test_crash_window_shows_one_dialog_and_goes_on(qtbot: QtBot, tmp_path: Path) -> None:
    window = CrashWindow(lambda: pytest.fail("not asked to restart"))

    window.tell(tmp_path / "first.txt")
    window.tell(tmp_path / "second.txt")

    qtbot.waitUntil(lambda: window.dialog is not None)
    dialog = window.dialog
    assert dialog is not None
    assert dialog.informativeText() == (
        f"{SAVED}\n\n{UNSAVED}\n\n报告写在：{tmp_path / 'first.txt'}\n"
        "报告里没有姓名、证件号码和电话，可以交给维护人员。"
    )
    found = dialog.findChild(QPushButton, "crash.continue")
    assert isinstance(found, QPushButton)
    found.click()
    assert window.dialog is None
