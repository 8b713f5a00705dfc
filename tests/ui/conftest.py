"""Real widgets off screen; nothing a test makes may outlive it."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.boundary import Boundary
from ui.page import Context
from ui.ports import Card
from ui.tasks import Tasks

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)


class FakeMachine:
    """A workstation without devices that remembers in memory and notes what it was asked."""

    def __init__(self) -> None:
        self.memory: dict[str, Any] = {}
        self.asked: list[tuple[str, Any]] = []
        self.card: Card | None = None
        self.path: Path | None = None

    def print_pdf(self, source: Path | bytes, *, copies: int = 1, title: str = "") -> None:
        self.asked.append(("print", (source, copies, title)))

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

    def remember(self, key: str, value: Any) -> None:
        self.memory[key] = value

    def recall(self, key: str, default: Any = None) -> Any:
        return self.memory.get(key, default)

    def read_card(self) -> Card | None:
        return self.card


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
