"""Drafts are kept while they are typed."""

import errno
import time
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.boundary import Boundary
from ui.widgets.autosave import AT_MOST_MS, QUIET_MS, DraftSaver


class Shelf:
    """Where drafts are kept, with the moment each came."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, Any]] = []
        self.at: list[float] = []
        self.full = False

    def save(self, key: str, content: Any) -> None:
        if self.full:
            raise OSError(errno.ENOSPC, "full")
        self.kept.append((key, content))
        self.at.append(time.monotonic())


@pytest.fixture
def page(qtbot: QtBot, light: QApplication) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def test_the_times_are_those_promised() -> None:
    assert (QUIET_MS, AT_MOST_MS) == (300, 1000)


def test_a_pause_saves_the_newest_content_once(qtbot: QtBot, page: QWidget, shelf: Shelf) -> None:
    saver = DraftSaver(shelf.save, parent=page, quiet=30, at_most=10_000)
    began = time.monotonic()
    for text in ("张", "张某", "张某说"):
        saver.touch("draft", text)
    at_once = list(shelf.kept)
    with qtbot.waitSignal(saver.saved):
        pass

    assert (at_once, shelf.kept) == ([], [("draft", "张某说")])
    assert shelf.at[0] - began >= 0.025
    assert saver.pending is False


def test_steady_typing_saves_at_the_latest_after_a_second(qtbot: QtBot, page: QWidget, shelf: Shelf) -> None:
    saver = DraftSaver(shelf.save, parent=page, quiet=10_000, at_most=40)
    typed: list[int] = []

    def keep_typing() -> bool:
        typed.append(1)
        saver.touch("draft", len(typed))
        return len(shelf.kept) >= 2

    qtbot.waitUntil(keep_typing)

    assert [key for key, _content in shelf.kept] == ["draft", "draft"]
    assert shelf.kept[0][1] < shelf.kept[1][1]


def test_hiding_saves_at_once(qtbot: QtBot, page: QWidget, shelf: Shelf) -> None:
    saver = DraftSaver(shelf.save, parent=page)
    with qtbot.waitExposed(page):
        page.show()
    saver.touch("draft", "张某")
    saver.touch("line", "行，就这么办")
    page.hide()

    assert shelf.kept == [("draft", "张某"), ("line", "行，就这么办")]


def test_closing_saves_at_once(qtbot: QtBot, page: QWidget, shelf: Shelf) -> None:
    saver = DraftSaver(shelf.save, parent=page)
    saver.touch("draft", "张某")
    page.close()

    assert shelf.kept == [("draft", "张某")]


def test_a_full_disk_is_said_and_the_content_waits(page: QWidget, shelf: Shelf) -> None:
    boundary = Boundary()
    warned: list[str] = []
    boundary.warned.connect(warned.append)
    saver = DraftSaver(shelf.save, parent=page, boundary=boundary)
    shelf.full = True
    saver.touch("draft", "张某")
    saver.flush()
    waiting = saver.pending
    shelf.full = False
    saver.flush()

    assert [words[:4] for words in warned] == ["磁盘已满"]
    assert (waiting, saver.pending, shelf.kept) == (True, False, [("draft", "张某")])


def test_what_was_given_up_is_not_saved(page: QWidget, shelf: Shelf) -> None:
    saver = DraftSaver(shelf.save, parent=page)
    saver.touch("draft", "张某")
    saver.forget("draft")
    saver.flush()

    assert shelf.kept == []
