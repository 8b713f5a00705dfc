"""The lock over the window, and the timer that locks by itself."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.card import Card
from ui.forms.editor import Editor
from ui.forms.spec import Field, Form, Kind, Section
from ui.label import Label
from ui.widgets.labels import Muted

_WIDE = 360


class LockScreen(QWidget):
    """Covers the window while the page lives on beneath it, with its unfinished lines.

    ``unlocked(login, password)`` asks; whoever checked calls ``MainWindow.release`` or ``refuse``.
    ``switched`` is the wish to sign in as another person.
    """

    unlocked = Signal(str, str)
    switched = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("veil")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._login = ""
        form = Form("lock", (Section("", (Field("password", "口令", Kind.SECRET, width=12),)),))
        self.editor = Editor(form, cards=False)
        self.editor.submitted.connect(self._enter)
        self.who = Label()
        self.who.setProperty("kind", "heading")
        card = Card(padding=24)
        card.setFixedWidth(theme.px(_WIDE))
        button = QPushButton("解锁  ↵")
        button.setObjectName("lock.enter")
        button.setProperty("kind", "main")
        button.clicked.connect(self._enter)
        other = QPushButton("换人登录")
        other.setObjectName("lock.switch")
        other.setProperty("kind", "quiet")
        other.clicked.connect(self.switched)
        line = QHBoxLayout()
        line.addWidget(other)
        line.addWidget(button, 1)
        card.body.addWidget(self.who)
        card.body.addWidget(Muted("已锁屏，没写完的都还在。", wrap=True))
        card.body.addWidget(self.editor)
        card.body.addLayout(line)
        column = QVBoxLayout(self)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def cover(self, login: str, name: str) -> None:
        """Cover the window and ask for this person's password."""
        self._login = login
        self.who.setText(name)
        self.editor.load({})
        self.setGeometry(self.window().rect())
        self.show()
        self.raise_()
        self.editor.focus("password")

    def refuse(self, sentence: str) -> None:
        """Say why not, and let it be typed again."""
        self.editor.set_value("password", "")
        self.editor.set_problem("password", sentence)
        self.editor.focus("password")

    def _enter(self) -> None:
        if self.editor.value("password"):
            self.unlocked.emit(self._login, self.editor.value("password"))


_HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleLock(QObject):
    """``idle`` comes when nobody has touched keyboard or mouse for so many minutes; 0 never locks."""

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.idle)
        self._watching = False

    def start(self, minutes: float) -> None:
        """Begin to watch."""
        self.stop()
        app = QApplication.instance()
        if minutes > 0 and app is not None:
            self._timer.setInterval(round(minutes * 60_000))
            self._timer.start()
            app.installEventFilter(self)
            self._watching = True

    def stop(self) -> None:
        """Watch no more."""
        self._timer.stop()
        app = QApplication.instance()
        if self._watching and app is not None:
            app.removeEventFilter(self)
            self._watching = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin anew at each touch."""
        if event.type() in _HANDS:
            self._timer.start()
        return super().eventFilter(watched, event)
