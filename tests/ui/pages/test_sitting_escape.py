"""Esc in the room leads back to the input line, and no sentence of the window moves the page under the hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models import cases, sittings
from models.sittings import Phase
from models.store import Store
from tests.room_station import TODAY, Clock, add_case, open_station, signed_in
from tests.ui.fake_machine import FakeMachine
from ui.pages.sitting import PAGE, Sitting
from ui.widgets.sitting_room import Room
from ui.window import MainWindow

ESC, CTRL, SHIFT = Qt.Key.Key_Escape, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_station(tmp_path, Clock())
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, light: QApplication, machine: FakeMachine, store: Store) -> Iterator[MainWindow]:
    made = MainWindow(machine, today=lambda: TODAY, now=store.now, specs=[PAGE])
    qtbot.addWidget(made)
    made.open(store)
    made.show()
    qtbot.waitExposed(made)
    made.admit(store.person, login="chen", name="陈立新", role="民警", place="调解室")
    yield made
    made.close()
    shiboken6.delete(made)


def page_of(window: MainWindow) -> Sitting:
    page = window.page("sitting")
    assert isinstance(page, Sitting)
    return page


def resume(window: MainWindow, store: Store) -> Room:
    by, case_id = signed_in(store), add_case(store)
    with store.unit() as db:
        host = {"name": "杨学礼", "kind": "人民调解员"}
        made = sittings.begin(
            db, cases.case(db, case_id), place="调解室", hosts=[host], by=by, at=store.now()
        )  # fmt: skip
        sittings.advance(db, made, to=Phase.STATEMENTS, by=by)
    window.go("sitting", sitting=made.id)
    room = page_of(window).room
    assert room is not None
    return room


@pytest.mark.parametrize("key", ["turns", "questions", "tasks", "reading", "recordings", "demands"])
def test_escape_in_a_tool_leads_back_to_the_line(key: str, window: MainWindow, store: Store) -> None:
    room = resume(window, store)
    room.dock.show_panel(key)
    inside = room.dock.panels[key]
    inside.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    inside.setFocus()

    QTest.keyClick(inside, ESC)

    assert room.focusWidget() is room.line.words


def test_end_stands_on_the_choices_and_escape_cancels_it(window: MainWindow, store: Store) -> None:
    room = resume(window, store)
    room.closing.ask_end()
    chosen = room.focusWidget()
    first = next(iter(room.dock.ending.outcomes.values()))

    QTest.keyClick(first, ESC)

    assert chosen is first
    assert (room.dock.panel, room.focusWidget()) == ("demands", room.line.words)


def test_escape_leaves_the_bare_page_and_the_recording_stays_in_sight(
    window: MainWindow, store: Store
) -> None:
    room = resume(window, store)
    window.toggle_bare()
    light = (window.rail.isVisible(), page_of(window).bar.recording.isVisible())
    room.line.words.setFocus()

    QTest.keyClick(room.line.words, ESC)

    assert light == (False, True)
    assert window.rail.isVisible()


def test_refusal_lies_over_the_room_and_goes_with_the_next_line(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    room = resume(window, store)
    qtbot.wait(1)
    before = room.mapTo(window, room.rect().topLeft())
    window.boundary.refused.emit("先把这一项写完。")
    qtbot.wait(1)
    at = room.mapTo(window, room.rect().topLeft())
    shown = window.banner.isVisible()
    QTest.keyClicks(room.line.words, "a")
    QTest.keyClick(room.line.words, Qt.Key.Key_Return)

    assert (shown, at) == (True, before)
    assert window.banner.sentence == ""


def test_list_shows_what_was_received_while_it_was_not_looked_at(window: MainWindow, store: Store) -> None:
    window.go("sitting")
    page = page_of(window)
    page.hide()
    add_case(store)

    page.show()

    assert len(page.list.rows) == 1
