"""The window with the page 调解 over a small station, for every test that works in the room."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.store import Store
from tests.room_station import TODAY, Clock, open_station
from tests.ui.fake_machine import FakeMachine
from tests.ui.paper_stub import PAPERS
from ui.pages import sitting
from ui.window import MainWindow


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with a station and a roster; 陈立新 is signed in."""
    opened = open_station(tmp_path, Clock())
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, light: QApplication, machine: FakeMachine, store: Store) -> Iterator[MainWindow]:
    """The real window with the pages 调解 and a stand-in for 文书, at the smallest screen."""
    made: Any = MainWindow(machine, today=lambda: TODAY, now=store.now, specs=[sitting.PAGE, PAPERS])
    qtbot.addWidget(made)
    made.open(store)
    ended = store.changed(made.changed)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    made.admit(store.person, login="chen", name="陈立新", role="民警", place="调解室")
    yield made
    ended()
    made.close()
    shiboken6.delete(made)  # before the theme is put back: restyling a whole window takes seconds
