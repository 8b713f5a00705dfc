"""像是以前来过的: one quiet line under a party, and two columns when a number stands under another name."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.label import Label
from ui.widgets.flow import Flow
from ui.widgets.labels import Muted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from models.samepeople import Known
    from ui.viewmodels.known import Compared


KEY = "Alt+J"


class KnownLine(QWidget):
    """The surest of who the card may be; ``taken(person_id)`` for 就是这人, ``refused(person_id)`` for 不是."""

    taken = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Known | None = None
        self.words = Label()
        self.words.setWordWrap(True)
        self.past = Muted(wrap=True)
        self.same = QPushButton("就是这人")
        self.other = QPushButton("不是")
        for button, name in ((self.same, "known.same"), (self.other, "known.other")):
            button.setObjectName(name)
            button.setProperty("kind", "quiet")
        self._table = QWidget()
        self._grid = QGridLayout(self._table)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(16))
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(self.words)
        words.addWidget(self._table)
        words.addWidget(self.past)
        words.setContentsMargins(0, 0, 0, 0)
        deeds = QWidget()
        flow = Flow(deeds)
        flow.addWidget(self.same)
        flow.addWidget(self.other)
        words.addWidget(deeds)
        self.setLayout(words)
        taking = QShortcut(QKeySequence(KEY), self, self._press, context=Qt.ShortcutContext.WindowShortcut)
        taking.activatedAmbiguously.connect(self._press)  # more than one card may offer somebody
        self.same.clicked.connect(lambda: self.taken.emit(self._person()))
        self.other.clicked.connect(lambda: self.refused.emit(self._person()))
        self.hide()

    def _press(self) -> None:
        if self.shown is not None and self.isVisible():
            self.taken.emit(self._person())

    def _person(self) -> object:
        return self.shown.person_id if self.shown else None

    def offer(self, known: "Known | None", compared: "Sequence[Compared]" = ()) -> None:
        """Show one person, or nobody; ``compared`` are the two columns of a number under another name."""
        self.shown = known
        self.setVisible(known is not None)
        if known is None:
            return
        if known.differs:
            self.words.setText("这个号码登记在另一个姓名下，请核对证件：")
        else:
            self.words.setText(f"像是以前来过的：{known.words}")
        self.words.setProperty("kind", "problem" if known.differs else "")
        self.words.style().unpolish(self.words)
        self.words.style().polish(self.words)
        self._compare(compared if known.differs else ())
        self.past.setText(
            "　".join(f"{each.on:%Y-%m-%d} {each.title}，{each.state}" for each in known.earlier)
        )
        self.past.setVisible(bool(known.earlier))
        self.same.setText(f"{'就是这人，姓名用登记的' if known.differs else '就是这人'}　{KEY}")
        self.other.setText("不是" if not known.differs else "号码填错了")

    def _compare(self, rows: "Sequence[Compared]") -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for place, row in enumerate(
            (("", "这次填的", "以前登记的"), *((r.label, r.here, r.kept) for r in rows))
        ):
            for column, text in enumerate(row):
                self._grid.addWidget(
                    Muted(text) if not place or not column else _wrapped(text), place, column
                )
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._table.setVisible(bool(rows))


def _wrapped(text: str) -> Label:
    made = Label(text)
    made.setWordWrap(True)
    return made
