"""Real widgets off screen; nothing a test makes may outlive it."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.sample import Room
from tests.ui import rooms
from tests.ui.fake_machine import NOW, TODAY, FakeMachine
from ui import theme
from ui.boundary import Boundary
from ui.page import Context
from ui.tasks import Tasks


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Room:
    """The sample station, founded once and never written to: ``here`` is a copy of it."""
    return rooms.found(tmp_path_factory.mktemp("founded") / "data")


@pytest.fixture
def here(founded: Room, tmp_path: Path) -> Iterator[Room]:
    """A copy of the sample station for one test, with a clock of its own."""
    yield from rooms.copied(founded, tmp_path / "data")


@pytest.fixture
def machine() -> FakeMachine:
    return FakeMachine()


@pytest.fixture
def light(qapp: QApplication) -> Iterator[QApplication]:
    """The application in the light theme at the base size, and back to it afterwards."""
    theme.apply(qapp)
    yield qapp
    theme.apply(qapp)


@pytest.fixture
def context(qtbot: QtBot, light: QApplication, machine: FakeMachine) -> Iterator[Context]:
    """What a page is given, with the places it went to in ``machine.asked``."""
    boundary = Boundary()
    tasks = Tasks(boundary)

    def go(page: str, **args: Any) -> None:
        machine.asked.append(("go", (page, args)))

    yield Context(
        machine=machine,
        boundary=boundary,
        tasks=tasks,
        today=lambda: TODAY,
        now=lambda: NOW,
        go=go,
        notify=lambda at: machine.asked.append(("saved", at)),
    )
    tasks.close()


@pytest.fixture
def said(context: Context) -> list[str]:
    """What the officer was told: refusals, warnings and notices, in order."""
    heard: list[str] = []
    for signal in (context.boundary.refused, context.boundary.warned, context.boundary.noticed):
        signal.connect(heard.append)
    return heard
