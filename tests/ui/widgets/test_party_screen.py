"""The parties' screen through the real window: it follows, hides, never takes the cursor, and goes with the room."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models import cases, record, sittings
from models.caucuses import Caucus
from models.record import Column, Kind
from models.sittings import Sitting
from models.store import Store
from tests.room_station import TODAY, Clock, add_case, open_station
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.page import Page, PageSpec
from ui.pages.sitting import PAGE
from ui.widgets.party_screen import FOLLOW_MS, PartyWindow
from ui.window import MainWindow

SHIFT = Qt.KeyboardModifier.ShiftModifier
F9 = Qt.Key.Key_F9
ENTER = Qt.Key.Key_Return
OTHER = PageSpec("papers", "文书", "document", order=40, open=Page)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_station(tmp_path, Clock())
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, light: QApplication, machine: FakeMachine, store: Store) -> Iterator[MainWindow]:
    made = MainWindow(machine, today=lambda: TODAY, now=store.now, specs=[PAGE, OTHER])
    qtbot.addWidget(made)
    made.open(store)
    ended = store.changed(made.changed)
    made.show()
    qtbot.waitExposed(made)
    made.admit(store.person, login="chen", name="陈立新", role="民警", place="调解室")
    yield made
    ended()
    made.close()
    shiboken6.delete(made)  # before the theme is put back: restyling a whole window takes seconds


@pytest.fixture
def said(window: MainWindow) -> list[str]:
    heard: list[str] = []
    for signal in (window.boundary.refused, window.boundary.warned):
        signal.connect(heard.append)
    return heard


def hold(window: MainWindow, store: Store, **facts: Any) -> Any:
    window.go("sitting", case=add_case(store, **facts), full=True)
    page: Any = window.page("sitting")
    panel = page.preparation
    QTest.keyClicks(panel.hosts.line, "yxl")
    QTest.keyClick(panel.hosts.line, ENTER)
    QTest.keyClick(panel.go, Qt.Key.Key_Space)
    if panel.why.isVisible():
        panel.why.field.setText("各方要求马上开始")
        QTest.keyClick(panel.why.field, ENTER)
    assert page.room is not None
    return page


def screen_of(page: Any) -> PartyWindow:
    shown = page.display.window
    assert isinstance(shown, PartyWindow)
    return shown


def words(page: Any) -> str:
    return repr(screen_of(page).picture)


def test_f9_opens_the_screen_and_leaves_the_cursor_in_the_line(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    page = hold(window, store)
    line = page.room.line.words
    assert window.focusWidget() is line

    QTest.keyClick(line, F9)

    shown = screen_of(page)
    qtbot.waitUntil(shown.isVisible)
    assert window.focusWidget() is line
    assert not shown.hasFocus()
    assert shown.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert shown.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton)
    assert window.focusWidget() is line
    assert shown.windowTitle() == "当事人屏"
    assert page.bar.screen_button.text() == "收起屏 F9"
    QTest.keyClick(line, F9)
    assert page.display.window is None
    assert page.bar.screen_button.text() == "当事人屏 F9"


def test_screen_follows_the_room_within_a_second(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    page = hold(window, store)
    QTest.keyClick(page.room.line.words, F9)
    assert "界线走向没有争议" not in words(page)

    with store.unit() as db:
        held = db.get_one(Sitting, page.room.parts.room.sitting_id)
        assert store.person is not None
        sittings.advance(db, held, to=sittings.Phase.SORTING, by=store.person, silence_reason="已当面说明")
        line = record.note(db, held, "张某", "界线走向没有争议", by=store.person, kind=Kind.FACT)
        record.sort(db, line.id, Column.AGREED, by=store.person)

    qtbot.waitUntil(lambda: "界线走向没有争议" in words(page), timeout=1000)
    assert FOLLOW_MS <= 500


def test_shift_f9_covers_at_once_and_uncovers(window: MainWindow, store: Store) -> None:
    page = hold(window, store)
    QTest.keyClick(page.room.line.words, F9)
    assert "张某" in words(page)

    QTest.keyClick(page.room.line.words, F9, SHIFT)
    picture = screen_of(page).picture
    assert picture is not None
    assert (picture.cover, picture.people, picture.blocks) == ("请稍候", (), ())
    assert page.bar.screen_button.text() == "屏已遮住 ⇧F9"
    QTest.keyClick(page.room.line.words, F9, SHIFT)
    assert "张某" in words(page)


def test_lock_covers_the_screen_and_release_uncovers_it(window: MainWindow, store: Store) -> None:
    page = hold(window, store)
    QTest.keyClick(page.room.line.words, F9)
    window.lock()
    assert "张某" not in words(page)
    window.release()
    assert "张某" in words(page)


def test_open_talk_apart_covers_the_screen(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    page = hold(window, store)
    QTest.keyClick(page.room.line.words, F9)
    with store.unit() as db:
        held = db.get_one(Sitting, page.room.parts.room.sitting_id)
        party = cases.parties(cases.case(db, held.case_id))[0]
        at = store.now()
        db.add(Caucus(case_id=held.case_id, sitting_id=held.id, party_id=party.id, at=at, noticed_at=at))

    qtbot.waitUntil(lambda: "张某" not in words(page), timeout=1000)


def test_screen_goes_with_the_room_and_with_whoever_signs_out(window: MainWindow, store: Store) -> None:
    page = hold(window, store)
    QTest.keyClick(page.room.line.words, F9)
    page.show_list()
    assert page.display.window is None
    page.resume(page.viewmodel.running()[0].sitting_id)
    page.display.toggle()
    shown = screen_of(page)
    window.dismiss_person()
    rooms.swept()
    assert not shiboken6.isValid(shown) or not shown.isVisible()


def test_unreadable_store_leaves_a_covered_screen_and_is_told_once(
    window: MainWindow, store: Store, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = hold(window, store)
    QTest.keyClick(page.room.line.words, F9)

    def broken() -> None:
        raise OSError(5, "gone")

    monkeypatch.setattr(page.display.model, "follow", broken)
    page.display.follow()
    page.display.follow()
    assert "张某" not in words(page)
    assert len(said) == 1


def test_violence_keeps_the_screen_dark_without_her_own_consent(
    window: MainWindow, store: Store, said: list[str]
) -> None:
    page = hold(window, store)
    with store.unit() as db:
        held = db.get_one(Sitting, page.room.parts.room.sitting_id)
        cases.case(db, held.case_id).flags = [cases.Flag.VIOLENCE.value]

    QTest.keyClick(page.room.line.words, F9)
    assert page.display.window is None
    assert said == ["家庭暴力：没有张某、赵某、赵某之子单独表示的同意，不开当事人屏。"]


def test_consent_taken_back_covers_the_open_screen(qtbot: QtBot, window: MainWindow, store: Store) -> None:
    page = hold(window, store)
    QTest.keyClick(page.room.line.words, F9)
    with store.unit() as db:
        held = db.get_one(Sitting, page.room.parts.room.sitting_id)
        cases.case(db, held.case_id).flags = [cases.Flag.VIOLENCE.value]
    qtbot.waitUntil(lambda: "张某" not in words(page), timeout=1000)


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080), (3840, 2160), (683, 384)])
def test_every_size_paints_words_of_at_least_28_at_1080_lines(
    size: tuple[int, int], window: MainWindow, store: Store
) -> None:
    from ui.widgets.party_paint import LEAST, Scale  # noqa: PLC0415 -- beside its use

    page = hold(window, store)
    QTest.keyClick(page.room.line.words, F9)
    shown = screen_of(page)
    shown.showNormal()
    shown.resize(*size)
    scale = Scale(shown.rect())

    assert scale.font(LEAST).pixelSize() == round(28 * size[1] / 1080)
    picture = shown.grab().toImage()
    middle = picture.height() // 2
    assert len({picture.pixel(x, middle) for x in range(picture.width())}) > 2
