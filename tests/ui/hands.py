"""What a mediator does at the window: sees, clicks, types, pastes; and how many keys it took."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.forms.choices import Choice
from ui.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key
#: What an input method costs for one Chinese character, in key presses.
PER_CHARACTER = 3


class Hands:
    """What a mediator does at the window: sees, clicks, types, pastes."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        self.keys = 0

    def find(self, name: str, root: QWidget | None = None) -> Any:
        """Return the one widget of this name that is on screen, as soon as it is."""

        def shown() -> list[QWidget]:
            return [each for each in (root or self.window).findChildren(QWidget, name) if each.isVisible()]

        def once() -> None:
            assert len(shown()) == 1, f"{name}: {len(shown())} on screen"

        self.qtbot.wait(1)
        self.qtbot.waitUntil(once)
        return shown()[0]

    def see(self, words: str) -> None:
        """Wait until a label or button on screen has the words."""

        def told() -> None:
            labels = [each.text() for each in self.window.findChildren(QLabel) if each.isVisible()]
            buttons = [each.text() for each in self.window.findChildren(QAbstractButton) if each.isVisible()]
            assert any(words in each for each in (*labels, *buttons)), words

        self.qtbot.waitUntil(told)

    def click(self, name: str, root: QWidget | None = None) -> None:
        """Press a button that is on screen and may be pressed."""
        self.hit(self.find(name, root))

    def hit(self, button: QWidget) -> None:
        """Press this button."""
        self.qtbot.wait(1)
        assert button.isVisible(), f"{button.objectName()} is not on screen"
        assert button.isEnabled(), f"{button.objectName()} cannot be pressed"
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.qtbot.wait(1)

    def type(self, field: Any, words: str) -> None:
        """Commit words in a field as an input method does; Latin and figures come as keys."""
        self.qtbot.wait(1)
        field.setFocus()
        self.keys += sum(1 if letter.isascii() else PER_CHARACTER for letter in words)
        if words.isascii():
            QTest.keyClicks(field, words)
            return
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(field, event)

    def paste(self, field: Any, words: str) -> None:
        """Put words on the clipboard and into the field."""
        QApplication.clipboard().setText(words)
        field.setFocus()
        QTest.keyClick(field, KEY.Key_V, CTRL)

    def press(self, field: Any, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in a field."""
        self.qtbot.wait(1)
        self.keys += 1
        QTest.keyClick(field, key, modifier)

    def choose(self, choice: Choice, value: str) -> None:
        """Walk through a list with the arrow keys until the value stands there."""
        there = [str(choice.itemData(number)) for number in range(choice.count())]
        steps = there.index(value) - choice.currentIndex()
        choice.setFocus()
        for _ in range(abs(steps)):
            self.press(choice, KEY.Key_Down if steps > 0 else KEY.Key_Up)
        assert choice.value() == value

    def until(self, true: Any) -> None:
        """Let the window work until something is true."""
        self.qtbot.waitUntil(true, timeout=20_000)
