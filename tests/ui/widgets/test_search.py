"""The search box and the list under it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.search import Hit, SearchBox


def compose(widget: QWidget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


@pytest.fixture
def window(qtbot: QtBot, light: QApplication) -> QWidget:
    made = QWidget()
    made.resize(800, 400)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def box(qtbot: QtBot, window: QWidget) -> SearchBox:
    made = SearchBox(window)
    made.resize(420, 32)
    made.search = lambda query: [Hit(f"{query}一"), Hit(f"{query}二")]
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    made.setFocus()
    return made


def test_search_never_fires_while_composing(qtbot: QtBot, box: SearchBox) -> None:
    asked: list[str] = []
    box.asked.connect(asked.append)
    compose(box, "zhang")
    qtbot.wait(250)
    during = list(asked)
    compose(box, "", "张")
    qtbot.waitUntil(lambda: asked == ["张"])

    assert during == []


def test_arrows_move_in_the_list_and_enter_takes(qtbot: QtBot, box: SearchBox) -> None:
    opened: list[Hit] = []
    box.opened.connect(opened.append)
    QTest.keyClicks(box, "a")
    qtbot.waitUntil(lambda: len(box.hits) == 2)
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Return)

    assert opened == [Hit("a二")]
    assert (box.text(), box.hits) == ("", ())


def test_escape_leaves_the_search(qtbot: QtBot, box: SearchBox) -> None:
    QTest.keyClicks(box, "a")
    qtbot.waitUntil(lambda: len(box.hits) == 2)
    QTest.keyClick(box, Qt.Key.Key_Escape)

    assert (box.text(), box.hits) == ("", ())


def test_finding_nothing_is_said(qtbot: QtBot, box: SearchBox, window: QWidget) -> None:
    box.search = lambda _query: []
    opened: list[Hit] = []
    box.opened.connect(opened.append)
    QTest.keyClicks(box, "a")
    qtbot.waitUntil(lambda: box._list is not None and box._list.isVisible())
    QTest.keyClick(box, Qt.Key.Key_Return)

    assert opened == []
    assert box._list is not None
    assert box._list.item(0).text() == "没有找到。可以少写几个字，或换成电话、案号。"
