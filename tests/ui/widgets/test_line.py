"""Text fields and the input method; the search box that stands on them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.line import Line, Words
from ui.widgets.search import Hit, SearchBox


def compose(widget: QWidget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


@pytest.mark.parametrize(
    ("kind", "keys"), [(Line, Qt.KeyboardModifier.NoModifier), (Words, Qt.KeyboardModifier.ControlModifier)]
)
def test_enter_that_confirms_a_candidate_does_not_submit(
    qtbot: QtBot, light: QApplication, kind: type[Line] | type[Words], keys: Qt.KeyboardModifier
) -> None:
    field = kind()
    qtbot.addWidget(field)
    submitted: list[str] = []
    typed: list[str] = []
    field.submitted.connect(lambda: submitted.append(field.text()))
    field.typed.connect(typed.append)
    compose(field, "hang")
    QTest.keyClick(field, Qt.Key.Key_Return, keys)
    during = (list(submitted), list(typed))
    compose(field, "", "行")
    QTest.keyClick(field, Qt.Key.Key_Return, keys)

    assert during == ([], [])
    assert (submitted, typed) == (["行"], ["行"])


def test_enter_in_a_long_text_is_a_new_line(qtbot: QtBot, light: QApplication) -> None:
    field = Words()
    qtbot.addWidget(field)
    QTest.keyClicks(field, "a")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "b")

    assert field.text() == "a\nb"


def test_undo_in_a_field_is_qts_own(qtbot: QtBot, light: QApplication) -> None:
    field = Line()
    qtbot.addWidget(field)
    QTest.keyClicks(field, "a")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert field.text() == ""


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
