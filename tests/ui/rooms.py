"""A founded room copied for each test: hashing five passwords anew would take longer than the test."""

import shutil
import uuid
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from models.store import open_store
from tests import sample
from tests.sample import Clock, Room
from ui.page import EVERYTHING, Page


def found(folder: Path) -> Room:
    """Found the sample station in ``folder`` once."""
    made = sample.room(str(folder))
    made.store.close()
    return made


def copied(founded: Room, folder: Path) -> Iterator[Room]:
    """Give a copy of the room in ``folder`` with a clock of its own."""
    assert founded.store.folder is not None, "the sample room is a SQLite store"
    shutil.copytree(founded.store.folder, folder)
    clock = Clock()
    store = open_store(folder, now=clock)
    store.person = founded.officer
    yield replace(founded, store=store, clock=clock)
    store.close()


def standing(page: Page, size: tuple[int, int] = (1278, 716)) -> Iterator[Any]:
    """Show a page as the frame does, and take it down before the next theme would style it again."""
    page.resize(*size)
    page.show()
    page.refresh(EVERYTHING)
    yield page
    page.close()
    page.deleteLater()
    swept()


def beside(pane: Any, case_id: uuid.UUID, size: tuple[int, int] = (430, 640)) -> Iterator[Any]:
    """Show a pane of 回访 with its case; what it asks stands in ``asks``, where it leads in ``led``."""
    pane.asks, pane.led = [], []
    pane.asked.connect(pane.asks.append)
    pane.leading.connect(pane.led.append)
    pane.resize(*size)
    pane.show()
    pane.show_case(case_id)
    yield pane
    pane.close()
    pane.deleteLater()
    swept()


def settled(qtbot: QtBot, page: Any) -> None:
    """Wait until nothing that the page began is still at work."""
    qtbot.waitUntil(lambda: not page.context.tasks.running, timeout=20_000)


def swept() -> None:
    """Let what was put away go for good."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
