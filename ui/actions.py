"""An Action is declared once; buttons, shortcuts and the cheat sheet are built from it.

    def deeds(self) -> tuple[Action, ...]:
        return (
            Action("today.paper", "补录纸质登记", deed=self.enter_paper),
            Action("today.receive", "新接待", shortcut="Ctrl+N", deed=self.receive, main=True),
        )

A page has at most one ``main`` action: the only filled button.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from ui import icons


def _nothing() -> None:
    """Do nothing: an action shown only as a line of the cheat sheet."""


def _always() -> bool:
    """Allow."""
    return True


@dataclass(frozen=True)
class Action:
    """A deed with its word, icon and shortcut; ``enabled`` is asked again by ``refresh(buttons)``."""

    key: str
    text: str
    icon: str = ""
    shortcut: str = ""
    deed: Callable[[], object] = _nothing
    enabled: Callable[[], bool] = _always
    main: bool = False

    @property
    def does(self) -> bool:
        """Say whether the key has a deed of its own, and is not merely told in the cheat sheet."""
        return self.deed is not _nothing


def one_main(actions: Iterable[Action]) -> tuple[Action, ...]:
    """Return the actions, having made sure that at most one is the main deed."""
    kept = tuple(actions)
    mains = [action.key for action in kept if action.main]
    assert len(mains) <= 1, f"more than one main deed: {mains}"
    return kept


class ActionButton(QPushButton):
    """The button of an action: filled when main, bordered, or quiet (accent words, no border)."""

    def __init__(self, action: Action, *, quiet: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.action = action
        self.setObjectName(action.key)
        kind = "main" if action.main else "quiet" if quiet else "plain"
        self.setProperty("kind", kind)
        self.setText(f"{action.text}  {shown(action.shortcut)}" if action.shortcut else action.text)
        self.setAccessibleName(action.text)
        if action.icon:
            self.setText(f" {self.text()}")  # Qt leaves no room between icon and words
            self.setIcon(icons.icon(action.icon, "on-accent" if action.main else "muted"))
        self.clicked.connect(self._do)
        self.setEnabled(action.enabled())

    def _do(self) -> None:
        self.action.deed()


def button(action: Action, *, quiet: bool = False, parent: QWidget | None = None) -> ActionButton:
    """Make the button of an action."""
    return ActionButton(action, quiet=quiet, parent=parent)


def refresh(buttons: Iterable[ActionButton]) -> None:
    """Ask each action anew whether it may be done."""
    for each in buttons:
        each.setEnabled(each.action.enabled())


def shown(shortcut: str) -> str:
    """Write a shortcut as keys are written on this screen.

    >>> shown("Ctrl+Return")
    'Ctrl ↵'
    """
    words = {"Return": "↵", "Enter": "↵"}
    return " ".join(words.get(part, part) for part in shortcut.split("+") if part) or shortcut


def bind(action: Action, owner: QWidget) -> QShortcut | None:
    """Let the action's shortcut work while ``owner`` or a child of it is in the active window."""
    if not action.shortcut:
        return None
    made = QShortcut(QKeySequence(action.shortcut), owner)

    def do() -> None:
        if action.enabled():
            action.deed()

    made.activated.connect(do)
    return made
