"""Who is at the screen: the sign-in panel, the lock over the window, and the timer that locks by itself."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.forms.editor import Editor
from ui.forms.spec import Field, Form, Kind, Section
from ui.widgets.card import Card
from ui.widgets.labels import Muted

_WIDE = 360


def _form(people: Sequence[tuple[str, str]]) -> Form:
    who = Field(
        "login",
        "姓名",
        Kind.CHOICE,
        required=True,
        width=12,
        choices=tuple(people),
        editable=True,
        placeholder="选或输入登录名",
    )
    return Form(
        "signin", (Section("", (who, Field("password", "口令", Kind.SECRET, required=True, width=12))),)
    )


class SignIn(QWidget):
    """The first thing painted: station name, name, password, 登录.

    ``signed(login, password)`` asks whoever has the store; answer with ``refuse(sentence)`` or take the panel
    away.  ``wait(sentence)`` says what is going on before the store is open.  ``set_first_run(panel)`` puts
    the panel that founds a station in place of the form.
    """

    signed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signin")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._logo = QLabel("三理")
        self._logo.setObjectName("logo")
        self._logo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.place = QLabel("三理调解工作台")
        self.place.setProperty("kind", "heading")
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.place.setWordWrap(True)
        self.card = Card(padding=24)
        self.card.setFixedWidth(theme.px(_WIDE))
        self.note = Muted(wrap=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton("登录  ↵")
        self.button.setObjectName("signin.enter")
        self.button.setProperty("kind", "main")
        self.button.clicked.connect(self._enter)
        self.editor = Editor(_form(()), cards=False)
        self._fields = QVBoxLayout()
        self.card.body.addLayout(self._fields)
        self.card.body.addWidget(self.button)
        self._guest: QWidget | None = None
        self._lay_out()
        self.show_people(())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(12))
        column.addStretch(2)
        column.addWidget(self._logo)
        column.addWidget(self.place)
        column.addSpacing(theme.px(8))
        column.addWidget(self.card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.note)
        column.addStretch(3)
        self._column = column

    def show_place(self, name: str) -> None:
        """Show whose room this is."""
        self.place.setText(name)

    def show_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Offer (login, name) pairs; a login that is not offered may be typed."""
        kept = self.editor.value("login")
        self._fields.removeWidget(self.editor)
        self.editor.hide()
        self.editor.deleteLater()
        self.editor = Editor(_form(people), cards=False)
        self.editor.submitted.connect(self._enter)
        self._fields.addWidget(self.editor)
        self.editor.set_value("login", kept or (people[0][0] if len(people) == 1 else ""))
        self.note.setText("")
        self.start()

    def start(self) -> None:
        """Put the cursor where it is needed."""
        self.editor.focus("password" if self.editor.value("login") else "login")

    def wait(self, sentence: str) -> None:
        """Say what is going on, such as 正在打开数据库…; signing in is possible when it is empty."""
        self.note.setText(sentence)
        self.button.setEnabled(not sentence)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor where it is needed."""
        super().showEvent(event)
        self.start()

    def _enter(self) -> None:
        if self.button.isEnabled() and self.editor.check():
            self.signed.emit(self.editor.value("login").strip(), self.editor.value("password"))

    def refuse(self, sentence: str) -> None:
        """Say why not, under the password, and let it be typed again."""
        self.editor.set_value("password", "")
        self.editor.set_problem("password", sentence)
        self.editor.focus("password")

    def forget(self) -> None:
        """Empty the password."""
        self.editor.set_value("password", "")
        self.editor.clear_problem("password")

    def set_first_run(self, panel: QWidget | None) -> None:
        """Show ``panel`` in place of name and password, or with None the form again."""
        if self._guest is not None:
            self._column.removeWidget(self._guest)
            self._guest.hide()
            self._guest.deleteLater()
        self._guest = panel
        self.card.setVisible(panel is None)
        if panel is not None:
            self._column.insertWidget(3, panel, 0, Qt.AlignmentFlag.AlignHCenter)
            panel.show()


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
        self.who = QLabel()
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
