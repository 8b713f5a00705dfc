"""Before a party leaves the page: why, when it is on record, and one more press."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ui.forms.line import Line
from ui.label import caption


class PartyFarewell(QWidget):
    """Made hidden; ``ask`` shows it, and ``decided`` carries the reason."""

    decided = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self.reason = Line(placeholder="移出的原因")
        self.gone = QPushButton("确定移出")
        stay = QPushButton("不移")
        stay.setProperty("kind", "quiet")
        line.addWidget(self.reason, 1)
        line.addWidget(self.gone)
        line.addWidget(stay)
        self.gone.clicked.connect(self._decide)
        self.reason.submitted.connect(self._decide)
        stay.clicked.connect(self.hide)
        self.hide()

    def _decide(self) -> None:
        self.decided.emit(self.reason.text())

    def ask(self, name: str, *, on_record: bool) -> None:
        """Show it with the cursor where the answer goes: a party on record leaves with a reason."""
        self.reason.setVisible(on_record)
        self.gone.setText(caption(f"移出{name}"))
        self.show()
        (self.reason if on_record else self.gone).setFocus(Qt.FocusReason.OtherFocusReason)
