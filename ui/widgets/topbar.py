"""The bar at the top: search, 已保存, who is on duty, 锁屏."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from models import dates
from ui import theme
from ui.label import Label
from ui.widgets.labels import Elided
from ui.widgets.search import SearchBox


class TopBar(QWidget):
    """The usual bar; a page may bring its own, see ``Page.top``."""

    locked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topbar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.search = SearchBox()
        self.saved = _label("saved")
        self.place = Elided()
        self.place.setObjectName("place")
        self.place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.person = _label("person")
        self.role = _label("role")
        self.lock = QPushButton("锁屏")
        self.lock.setObjectName("lock")
        self.lock.setProperty("kind", "quiet")
        self.lock.setToolTip("锁屏　Ctrl L")
        self.lock.clicked.connect(self.locked)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(20), 0, theme.px(20), 0)
        line.setSpacing(theme.px(16))
        line.addWidget(self.search)
        line.addWidget(self.saved)
        line.addWidget(self.place, 1)
        who = QHBoxLayout()
        who.setSpacing(theme.px(4))
        who.addWidget(self.person)
        who.addWidget(self.role)
        line.addLayout(who)
        line.addWidget(self.lock)
        self.measure()
        self.show_person("", "", "")

    def measure(self) -> None:
        """Take the lengths of the size in force."""
        self.setFixedHeight(theme.px(52))
        self.search.setFixedWidth(theme.px(420))

    def show_saved(self, at: datetime) -> None:
        """Say when something was last saved; ``at`` is aware and shown in the station's time."""
        self.saved.setText(f"已保存 {dates.local(at):%H:%M}")

    def show_person(self, place: str, person: str, role: str) -> None:
        """Show who is on duty, where; nobody hides the lock."""
        self.search.forget()
        self.place.setText(place)
        self.person.setText(person)
        self.role.setText(role)
        self.lock.setVisible(bool(person))


def _label(name: str) -> QLabel:
    made = Label()
    made.setObjectName(name)
    return made
