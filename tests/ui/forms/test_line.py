"""Text fields and the input method."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.forms.line import Line, Words


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
