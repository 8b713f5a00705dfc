"""Actions as buttons and shortcuts."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui import actions
from ui.actions import Action


def test_a_button_does_its_deed_and_names_its_shortcut(qtbot: QtBot, light: QApplication) -> None:
    done: list[str] = []
    made = actions.button(
        Action("accept", "受理", shortcut="Ctrl+Return", deed=lambda: done.append("受理"), main=True)
    )
    qtbot.addWidget(made)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)

    assert done == ["受理"]
    assert (made.text(), made.objectName(), made.property("kind")) == ("受理  Ctrl ↵", "accept", "main")


def test_a_disabled_action_is_asked_again_on_refresh(qtbot: QtBot, light: QApplication) -> None:
    allowed = [False]
    made = actions.button(Action("a", "办", enabled=lambda: allowed[0]))
    qtbot.addWidget(made)
    before = made.isEnabled()
    allowed[0] = True
    actions.refresh([made])

    assert (before, made.isEnabled()) == (False, True)


def test_a_shortcut_works_only_while_its_action_may_be_done(qtbot: QtBot, light: QApplication) -> None:
    done: list[int] = []
    allowed = [False]
    owner = QWidget()
    qtbot.addWidget(owner)
    actions.bind(
        Action("a", "办", shortcut="Ctrl+E", deed=lambda: done.append(1), enabled=lambda: allowed[0]), owner
    )
    with qtbot.waitActive(owner):
        owner.show()
        owner.activateWindow()
    QTest.keyClick(owner, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    before = list(done)
    allowed[0] = True
    QTest.keyClick(owner, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)

    assert (before, done) == ([], [1])


def test_two_main_deeds_on_a_page_are_a_mistake() -> None:
    with pytest.raises(AssertionError, match="more than one main deed"):
        actions.one_main([Action("a", "甲", main=True), Action("b", "乙", main=True)])


@pytest.mark.parametrize(("keys", "shown"), [("Ctrl+K", "Ctrl K"), ("F11", "F11"), ("Ctrl+Return", "Ctrl ↵")])
def test_shortcuts_are_written_as_on_screen(keys: str, shown: str) -> None:
    assert actions.shown(keys) == shown
