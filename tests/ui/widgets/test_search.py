"""The search box and the list under it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.search import Hit, SearchBox
from ui.widgets.search_rows import marked


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


def test_rows_stand_in_groups_that_cannot_be_chosen(qtbot: QtBot, box: SearchBox) -> None:
    box.search = lambda _query: [
        Hit("张土根", "138****1234", group="人"), Hit("甲", "西调2026-1", group="纠纷", snippet="地点　老槐树", words=("槐",)),
        Hit("乙", group="纠纷"),
    ]  # fmt: skip
    QTest.keyClicks(box, "a")
    qtbot.waitUntil(lambda: len(box.hits) == 3)
    listed = box._list
    assert listed is not None
    texts = [listed.item(row).text() for row in range(listed.count())]
    assert texts == [
        "人",
        "张土根　138****1234",
        "纠纷",
        "甲　西调2026-1　地点　老槐树",
        "乙",
        " ",
        "保存这个搜索",
    ]

    chosen = []
    for _ in range(5):
        chosen.append(listed.hit.title if listed.hit else "")
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert chosen == ["张土根", "甲", "乙", "保存这个搜索", "张土根"]
    assert not listed.grab().isNull()


def test_words_that_were_met_stand_out() -> None:
    assert marked("KTV门口ktv", ["ktv", "门"]) == [("KTV门", True), ("口", False), ("ktv", True)]
    assert marked("老槐树", []) == [("老槐树", False)]
    assert marked("", ["树"]) == []


def test_what_was_followed_is_offered_again_until_somebody_else_sits_down(
    qtbot: QtBot, box: SearchBox
) -> None:
    box.emptied.connect(lambda: box.show_saved([]))
    box.setText("漏水")
    qtbot.waitUntil(lambda: len(box.hits) == 2)
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClick(box, Qt.Key.Key_Down)
    offered = [hit.again for hit in box.hits]
    box.forget()
    QTest.keyClick(box, Qt.Key.Key_Down)

    assert (offered, box.hits) == (["漏水"], ())
