"""练习 by real keys, from the list of sittings: a whole lesson, and no unit of the store is opened."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from desktop import training
from models.store import Store
from tests.room_station import add_case
from tests.ui.fake_machine import FakeMachine
from ui import theme
from ui.widgets.training import TrainingRoom
from ui.window import MainWindow

SPACE, LEFT, RIGHT, ESC = Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape


@pytest.fixture
def machine() -> FakeMachine:
    made = FakeMachine()
    made.taught = training.lessons()
    return made


def practise(window: MainWindow, key: str = "02-fufang") -> TrainingRoom:
    window.go("sitting")
    page: Any = window.page("sitting")
    QTest.keyClick(page.list.practice, SPACE)
    room = page.training
    assert isinstance(room, TrainingRoom)
    room.begin(next(each.key for each in room.training.lessons if each.key.startswith(key)))
    return room


def said(room: TrainingRoom, name: str) -> str:
    (found,) = room.findChildren(QLabel, f"training.{name}")
    return found.text() if found.isVisible() else ""


def test_whole_lesson_by_keys_opens_no_unit_and_reads_nothing(
    window: MainWindow, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_case(store)
    with store.reading() as db:
        before = db.connection().exec_driver_sql("select count(*) from audit_entries").scalar()
    window.go("sitting")

    def refuse(*_args: Any, **_more: Any) -> None:
        raise AssertionError("a lesson asks the store for nothing")

    room = practise(window)
    monkeypatch.setattr(Store, "unit", refuse)
    monkeypatch.setattr(Store, "reading", refuse)
    for _ in range(200):
        if room.training.over:
            break
        asked = room.training.step.asked
        if room.training.asking and asked and asked.options:
            QTest.keyClick(room, Qt.Key(Qt.Key.Key_1 + asked.right))
            assert said(room, "verdict") == "✓ 对"
        QTest.keyClick(room, SPACE)
    assert room.training.over
    assert said(room, "score") == "答对 7 题，共 7 题"
    assert "达成协议" in [each.line.text for each in room.training.entries() if each.line]
    monkeypatch.undo()
    keys = [each.key for each in room.training.lessons]
    behind = keys[(keys.index(room.training.lesson.key) + 1) % len(keys)]  # type: ignore[union-attr]  # -- one is open
    assert room.next.text() == "下一个案例　空格"
    QTest.keyClick(room, SPACE)
    assert (room.training.lesson.key, room.training.at) == (behind, 0)  # type: ignore[union-attr]  # -- as above

    with store.reading() as db:
        assert db.connection().exec_driver_sql("select count(*) from audit_entries").scalar() == before


def test_wrong_answer_shows_what_the_report_did(window: MainWindow) -> None:
    room = practise(window)
    QTest.keyClick(room, RIGHT)
    assert said(room, "question") == "这一件该走哪条路？"
    QTest.keyClick(room, Qt.Key.Key_3)

    assert said(room, "verdict") == "报道里是：治安调解"
    assert "治安案件" in said(room, "words")
    assert [each.isEnabled() for each in room.coach.options] == [False] * 3
    QTest.keyClick(room, LEFT)
    assert room.training.at == 0


def test_another_case_is_chosen_and_escape_goes_back_to_the_list(window: MainWindow) -> None:
    room = practise(window, "14-caihe")
    assert "丈夫" in room.training.step.text
    page: Any = window.page("sitting")
    QTest.keyClick(room, ESC)

    assert page.stack.currentWidget() is page.list
    assert page.training is None


def test_lesson_stays_when_another_workstation_writes(window: MainWindow, store: Store) -> None:
    room = practise(window)
    QTest.keyClick(room, SPACE)
    add_case(store)

    page: Any = window.page("sitting")
    assert (page.stack.currentWidget() is room, room.training.at) == (True, 1)


@pytest.mark.parametrize(("mode", "big"), [("light", False), ("light", True), ("dark", False)])
def test_no_word_is_cut(window: MainWindow, qapp: QApplication, mode: Any, big: bool) -> None:
    theme.apply(qapp, mode=mode, big=big)
    room = practise(window)
    cut: list[str] = []
    for _ in range(60):
        QTest.keyClick(room, SPACE)
        QTest.qWait(1)
        cut += [
            each.text()
            for each in room.findChildren(QLabel)
            if each.isVisible() and not each.wordWrap() and each.width() < each.sizeHint().width()
        ]
        cut += [
            each.text()
            for each in room.findChildren(QLabel)
            if each.isVisible() and each.wordWrap() and each.height() < each.heightForWidth(each.width())
        ]
        if room.training.over:
            break
    assert cut == []
