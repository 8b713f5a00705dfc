"""How several bear a clause: jointly, each a share, or a ward's own property before the guardian (民法典 1188)."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.forms.choices import Choice
from ui.forms.line import Line
from ui.label import Label

_LONG = {
    "连带": "连带承担：每个人都担全部",
    "按份": "按份承担：各给各的一份",
    "本人财产在先": "先用第一人（被监护人）本人的财产，不足的由第二人（监护人）赔",
}
_WHOLE = "连带"


class ClauseSharing(QWidget):
    """Shown where the clause names several; ``typed`` after each key."""

    typed = Signal()

    def __init__(
        self, number: int, sharing: str, shares: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._number = number
        self._kept = dict(shares)
        self.choice = Choice(_LONG.items(), placeholder="几个人怎么承担")
        self.choice.setObjectName(f"clause.{number}.sharing")
        self.choice.setAccessibleName("几个人怎么承担")
        self.choice.set_value(sharing)
        self.choice.picked.connect(lambda _value: self._told())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._column.addWidget(self.choice)
        self.fields: dict[str, Line] = {}
        self._rows: list[QWidget] = []

    def show_names(self, several: Sequence[str], ways: Sequence[str]) -> None:
        """Ask how these bear it; fewer than two need not say."""
        self.setVisible(len(several) > 1)
        self.choice.set_choices([(key, _LONG[key]) for key in ways])
        wanted = tuple(several) if len(several) > 1 and self.choice.value() not in {"", _WHOLE} else ()
        if wanted == tuple(self.fields):
            return
        self._kept |= self.shares()
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self.fields = [], {}
        for name in wanted:
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            field = Line(placeholder="承担多少元")
            field.setObjectName(f"clause.{self._number}.share.{name}")
            field.setAccessibleName(f"{name}承担的金额")
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.setText(self._kept.get(name, ""))
            field.typed.connect(lambda _text: self.typed.emit())
            line.addWidget(Label(name), 1)
            line.addWidget(field, 1)
            self._column.addWidget(row)
            self._rows.append(row)
            self.fields[name] = field

    def _told(self) -> None:
        self.typed.emit()

    def shares(self) -> dict[str, str]:
        """Return the shares as typed."""
        return {name: field.text() for name, field in self.fields.items()}
