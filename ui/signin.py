"""The sign-in panel, which is the first thing painted.

Whatever is imported here stands between the officer and the first frame: neither ``Qt`` (its enums take 15 ms) nor
the kit of forms.  Until the store is open there is nobody to choose from, and two plain lines take what is typed.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label

if TYPE_CHECKING:
    from ui.forms.editor import Editor
    from ui.forms.spec import Form

_WIDE = 360
_LABELS = {"login": "姓名", "password": "口令"}
_PLACEHOLDER = "选或输入登录名"


def _form(people: Sequence[tuple[str, str]]) -> "Form":
    from ui.forms.spec import Field, Form, Kind, Section  # noqa: PLC0415 -- never before the first paint

    who = Field(
        "login",
        _LABELS["login"],
        Kind.CHOICE,
        required=True,
        width=12,
        choices=tuple(people),
        editable=True,
        placeholder=_PLACEHOLDER,
    )
    secret = Field("password", _LABELS["password"], Kind.SECRET, required=True, width=12)
    return Form("signin", (Section("", (who, secret)),))


class _Plain(QWidget):
    """The two lines as they stand before the form can be made: typed into, not yet handed on."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.lines: dict[str, QLineEdit] = {}
        for key, words in _LABELS.items():
            label = Label(words)
            label.setProperty("kind", "label")
            label.setContentsMargins(0, 0, 0, theme.px(3))
            line = QLineEdit()
            line.setObjectName(key)
            label.setBuddy(line)
            column.addWidget(label)
            column.addWidget(line)
            column.addSpacing(theme.px(8))
            self.lines[key] = line
        self.lines["login"].setPlaceholderText(_PLACEHOLDER)
        self.lines["password"].setEchoMode(QLineEdit.EchoMode.Password)

    def values(self) -> dict[str, str]:
        """Return what was typed so far."""
        return {key: line.text() for key, line in self.lines.items()}

    def start(self) -> None:
        """Put the cursor where it is needed."""
        self.lines["password" if self.lines["login"].text() else "login"].setFocus()


class SignIn(QFrame):
    """The first thing painted: station name, name, password, 登录.

    ``signed(login, password)`` asks whoever has the store; answer with ``refuse(sentence)`` or take the panel
    away.  ``wait(sentence)`` says what is going on before the store is open.  ``set_first_run(panel)`` puts
    the panel that founds a station in place of the form.
    """

    signed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signin")
        self._logo = Label("三理")
        self._logo.setObjectName("logo")
        self.place = Label("三理调解工作台")
        self.place.setProperty("kind", "heading")
        self.place.setWordWrap(True)
        self.card = QFrame()
        self.card.setProperty("kind", "card")
        self.card.setFixedWidth(theme.px(_WIDE))
        self.note = Label()
        self.note.setProperty("kind", "muted")
        self.note.setWordWrap(True)
        self.button = QPushButton("登录  ↵")
        self.button.setObjectName("signin.enter")
        self.button.setProperty("kind", "main")
        self.button.clicked.connect(self._enter)
        self._plain = _Plain()
        self._editor: Editor | None = None
        self._guest: QWidget | None = None
        self._lay_out()
        self.start()

    def _lay_out(self) -> None:
        padding = theme.px(24)
        self._fields = QVBoxLayout(self.card)
        self._fields.setContentsMargins(padding, theme.px(18), padding, padding)
        self._fields.setSpacing(8)
        self._fields.addWidget(self._plain)
        self._fields.addWidget(self.button)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self.card)
        middle.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(12))
        column.addStretch(2)
        column.addWidget(self._logo)
        column.addWidget(self.place)
        column.addSpacing(theme.px(8))
        column.addLayout(middle)
        column.addWidget(self.note)
        column.addStretch(3)
        self._middle = middle

    @property
    def editor(self) -> "Editor":
        """Return the form of name and password, made when it is first wanted."""
        return self._editor or self._put(())

    def _put(self, people: Sequence[tuple[str, str]]) -> "Editor":
        """Put a new form where the plain lines or the old form stand, with what was typed there."""
        from ui.forms.editor import Editor  # noqa: PLC0415 -- never before the first paint

        old = self._editor or self._plain
        within = self.focusWidget()  # of the window, or of this panel before it has one
        typing = within.objectName() if within is not None and old.isAncestorOf(within) else ""
        made = Editor(_form(people), cards=False)
        made.submitted.connect(self._enter)
        made.load(old.values())
        secret = made.input("password").inner
        if isinstance(secret, QLineEdit):
            secret.end(False)
        self._fields.replaceWidget(old, made)
        old.hide()
        old.deleteLater()
        self._editor = made
        if typing in _LABELS:
            made.focus(typing)
        return made

    def show_place(self, name: str) -> None:
        """Show whose room this is."""
        self.place.setText(name)

    def show_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Offer (login, name) pairs; a login that is not offered may be typed."""
        made = self._put(people)
        if not made.value("login") and len(people) == 1:
            made.set_value("login", people[0][0])
        self.note.setText("")
        self.start()

    def start(self) -> None:
        """Put the cursor where it is needed."""
        if self._editor is None:
            self._plain.start()
        else:
            self._editor.focus("password" if self._editor.value("login") else "login")

    def wait(self, sentence: str) -> None:
        """Say what is going on, such as 正在打开数据库…; signing in is possible when it is empty."""
        self.note.setText(sentence)
        self.button.setEnabled(not sentence)

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
            self._middle.removeWidget(self._guest)
            self._guest.hide()
            self._guest.deleteLater()
        self._guest = panel
        self.card.setVisible(panel is None)
        if panel is not None:
            self._middle.insertWidget(1, panel)
            panel.show()
