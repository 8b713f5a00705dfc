"""The window over a store: first run, sign-in, lock, refusals, what other workstations write."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

import resources
from desktop import workstation
from desktop.founding import Founding
from desktop.options import Exit
from desktop.paths import Paths, is_url
from desktop.settings import Settings
from desktop.workstation import Workstation
from models import station
from models.store import open_store
from ui.page import Page, PageSpec

PASSWORD = "long enough"
PAGE = PageSpec("thing", "事项", "document", 1, Page, {"Station"})


@pytest.fixture(autouse=True)
def _no_quit_is_left(qapp: QApplication) -> Iterator[None]:
    """Use up a quit that nobody's loop has taken, or the next test's waits would return at once."""
    yield
    QTimer.singleShot(0, qapp.quit)
    qapp.exec()


def _found(place: str) -> None:
    store = open_store(place)
    with store.unit() as db:
        station.found(db, by_name="葛某", login="ge", password=PASSWORD, name="西岔派出所", room="西岔调解室")
    store.close()


def _paths(place: str, tmp_path: Path) -> Paths:
    data = tmp_path / "machine" if is_url(place) else Path(place)
    return Paths(data=data, config=tmp_path, log=tmp_path, place=place)


@pytest.fixture
def desk(engine_url: str, tmp_path: Path, qtbot: QtBot) -> Iterator[Workstation]:
    _found(engine_url)
    made = Workstation(_paths(engine_url, tmp_path), Settings(tmp_path))
    made.window.specs = (PAGE,)
    qtbot.addWidget(made.window)
    with qtbot.waitSignal(made.ready, timeout=20_000):
        made.show()
    yield made
    made.close()


def _sign_in(desk: Workstation, password: str) -> None:
    desk.window.signin.editor.set_value("login", "ge")
    desk.window.signin.editor.set_value("password", password)
    desk.window.signin.button.click()


def test_workstation_shows_whose_room_it_is_and_lets_a_person_in(desk: Workstation) -> None:
    assert desk.window.signin.place.text() == "西岔派出所"
    _sign_in(desk, PASSWORD)

    assert desk.window.context.person.name == "葛某"
    assert desk.window.current == "thing"


def test_index_of_the_search_is_kept_only_after_the_first_page(
    desk: Workstation, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workstation, "KEEPING_MS", 200)
    assert desk._keeper is None
    _sign_in(desk, PASSWORD)
    assert (desk.window.current, desk._keeper) == ("thing", None)
    qtbot.waitUntil(lambda: desk._keeper is not None)


def test_workstation_refuses_a_wrong_password_beside_it(desk: Workstation) -> None:
    _sign_in(desk, "wrong")

    assert desk.window.signin.editor.problems() == {"password": "登录名或密码不对。"}
    assert desk.window.context.person is None


def test_workstation_says_at_sign_in_which_own_table_it_could_not_read(
    desk: Workstation, tmp_path: Path
) -> None:
    (tmp_path / "own" / "texts").mkdir(parents=True)
    (tmp_path / "own" / "texts" / "holidays.toml").write_text("year = [", encoding="utf-8")
    resources.override(tmp_path / "own")
    try:
        _sign_in(desk, PASSWORD)
        said = desk.window.banner.sentence
    finally:
        resources.restore()

    assert said == "本所的 texts/holidays.toml 最后一行写法不对，没有采用。仍用程序自带的。"


def test_workstation_locks_and_unlocks(desk: Workstation) -> None:
    _sign_in(desk, PASSWORD)
    desk.window.lock()

    desk.window.veil.unlocked.emit("ge", "wrong")
    assert desk.window.veil.isVisible()
    desk.window.veil.unlocked.emit("ge", PASSWORD)

    assert not desk.window.veil.isVisible()


def test_workstation_tells_pages_what_was_written(
    desk: Workstation, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _sign_in(desk, PASSWORD)
    page = desk.window.page("thing")
    assert page is not None
    told: list[frozenset[str]] = []
    monkeypatch.setattr(page, "refresh", told.append)
    assert desk.store is not None

    with desk.store.unit() as db:
        station.current(db).telephone = "0571"

    qtbot.waitUntil(lambda: told == [frozenset({"Station"})])


def test_workstation_hears_what_another_one_writes(
    fresh_postgresql: str, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workstation, "POLL_MS", 10)
    _found(fresh_postgresql)
    desk = Workstation(_paths(fresh_postgresql, tmp_path), Settings(tmp_path), login=("ge", PASSWORD))
    desk.window.specs = (PAGE,)
    qtbot.addWidget(desk.window)
    with qtbot.waitSignal(desk.ready, timeout=20_000):
        desk.show()
    page = desk.window.page("thing")
    assert page is not None
    told: list[frozenset[str]] = []
    monkeypatch.setattr(page, "refresh", told.append)
    qtbot.waitUntil(lambda: desk.store is not None and desk.store.heard > 0)

    other = open_store(fresh_postgresql)
    with other.unit() as db:
        station.current(db).telephone = "0571"
    other.close()

    qtbot.waitUntil(lambda: frozenset({"Station"}) in told, timeout=10_000)
    desk.close()


def test_first_run_founds_the_station_and_signs_in(tmp_path: Path, qtbot: QtBot) -> None:
    desk = Workstation(_paths(str(tmp_path / "data"), tmp_path), Settings(tmp_path))
    desk.window.specs = (PAGE,)
    qtbot.addWidget(desk.window)
    with qtbot.waitSignal(desk.ready, timeout=20_000):
        desk.show()
    panel = desk.window.findChild(Founding, "founding")
    assert isinstance(panel, Founding)
    panel.editor.load({"name": "西岔派出所", "organ": "某县公安局", "by_name": "葛某", "login": "ge"})
    panel.editor.set_value("password", "short")

    panel.button.click()
    assert panel.editor.problems() == {"password": "密码至少 8 位。"}
    panel.editor.set_value("password", PASSWORD)
    panel.button.click()

    assert desk.window.context.person.name == "葛某"
    assert desk.window.current == "thing"
    desk.close()


def test_damaged_database_is_refused_with_a_sentence(
    tmp_path: Path, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "sanli.db").write_bytes(b"rubbish" * 1000)
    desk = Workstation(_paths(str(data), tmp_path), Settings(tmp_path))
    qtbot.addWidget(desk.window)

    with qtbot.waitSignal(desk.refused, timeout=20_000) as told:
        desk.show()
    workstation.refuse(desk, told.args[0])

    box = desk.window.findChild(QMessageBox, "refused")
    assert isinstance(box, QMessageBox)
    assert box.text().startswith("数据库文件已损坏")
    assert capsys.readouterr().err == f"{box.text()}\n"
    assert (data / "sanli.db").read_bytes() == b"rubbish" * 1000
    box.close()
    desk.close()


def test_clock_takes_the_given_day_and_the_machines_hour() -> None:
    today, now = workstation.clock(date(2026, 11, 21))

    assert today() == date(2026, 11, 21)
    assert now().astimezone().date() == date(2026, 11, 21)
    assert now().tzinfo is UTC
    assert abs(workstation.clock(None)[1]() - datetime.now(UTC)).total_seconds() < 60


def test_qt_speaks_chinese(qtbot: QtBot) -> None:
    workstation.application([])
    workstation.speak_chinese()

    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)

    assert [button.text() for button in box.findChildren(QPushButton)] == ["取消"]
    assert QLocale().monthName(3) == "三月"


FIRST_PAINT = """
import json, sys
from desktop import workstation

def told(self):
    heavy = ["sqlalchemy", "alembic", "reportlab", "openpyxl", "pypdfium2"]
    print(json.dumps([name for name in heavy if name in sys.modules]), flush=True)
    workstation.QApplication.exit(0)

workstation.Workstation.open = told
from desktop.main import main
sys.exit(main(["--data", sys.argv[1]]))
"""


def test_nothing_heavy_is_loaded_at_first_paint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))

    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT, str(tmp_path / "data")],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )

    assert done.returncode == Exit.DONE, done.stderr
    assert json.loads(done.stdout) == []
