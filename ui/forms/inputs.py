"""One widget for each kind of field, all spoken to in the same way."""

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from ui import icons, theme
from ui.forms.choices import Check, Choice
from ui.forms.line import Line, Words
from ui.forms.spec import Field, Kind

# the longest content that must be read whole, in the widths of a figure; other kinds scroll inside
_FIGURES = {
    Kind.ID: 18,
    Kind.DATE: 10,
    Kind.MOMENT: 11,
    Kind.PHONE: 13,
    Kind.MONEY: 9,
    Kind.SHOWN: 2,
    Kind.NUMBER: 3,
}
_HANZI = {Kind.NAME: 3, Kind.CHOICE: 3}
_LONGEST_LABEL = 10


class Input(QWidget):
    """A field's widget: ``value``, ``set_value``, ``mark``; ``typed``, ``left`` and ``submitted``."""

    typed = Signal(object)
    left = Signal()
    submitted = Signal()

    def __init__(self, field: Field, inner: QWidget) -> None:
        super().__init__()
        self.field = field
        self.inner = inner
        inner.setObjectName(field.key)
        inner.setAccessibleName(field.label)
        if field.help:
            inner.setToolTip(field.help)
        self.setFocusProxy(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(inner)

    def value(self) -> Any:
        """Return what is on screen."""
        raise NotImplementedError

    def set_value(self, value: Any) -> None:
        """Show ``value``; None is nothing."""
        raise NotImplementedError

    def mark(self, *, bad: bool) -> None:
        """Show or hide the border of something wrong."""

    def needed(self) -> int:
        """Return the pixels that the content needs to be read whole."""
        kind = self.field.kind
        metrics = self.fontMetrics()
        room = theme.px(26 + (16 if kind == Kind.CHOICE else 0))
        labels = (label for _value, label in self.field.choices if len(label) <= _LONGEST_LABEL)
        return max(
            max((metrics.horizontalAdvance(label) for label in labels), default=0) + room,
            metrics.horizontalAdvance("0") * (self.field.figures or _FIGURES.get(kind, 0)) + room,
            metrics.horizontalAdvance("国") * _HANZI.get(kind, 0) + room,
            metrics.horizontalAdvance(self.field.label) * 12 // 14 + theme.px(2),
            metrics.horizontalAdvance(self.field.placeholder) + room if kind == Kind.BOOL else 0,
        )

    def minimumSizeHint(self) -> QSize:
        """Let the grid decide on the width."""
        return QSize(0, super().minimumSizeHint().height())

    def take_focus(self) -> None:
        """Put the cursor here and scroll the page so that it is seen."""
        self.inner.setFocus(Qt.FocusReason.OtherFocusReason)
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(self, 0, theme.px(40))


class _TextInput(Input):
    def __init__(self, field: Field) -> None:
        line = Line(placeholder=field.placeholder)
        self._line = line
        super().__init__(field, line)
        line.typed.connect(self.typed.emit)
        line.left.connect(self.left)
        line.submitted.connect(self.submitted)
        if field.kind == Kind.MONEY:
            line.setAlignment(Qt.AlignmentFlag.AlignRight)
        if field.kind == Kind.SECRET:
            line.setEchoMode(QLineEdit.EchoMode.Password)
        if field.kind == Kind.SHOWN:
            line.setReadOnly(True)
            line.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        if field.icon:
            line.addAction(icons.icon(field.icon), QLineEdit.ActionPosition.TrailingPosition)

    def value(self) -> str:
        return self._line.text()

    def set_value(self, value: Any) -> None:
        shown = "" if value is None else str(value)
        if self.field.kind == Kind.SHOWN:
            shown = shown or "—"
        if shown != self._line.text():
            self._line.setText(shown)
            self._line.setCursorPosition(0)

    def mark(self, *, bad: bool) -> None:
        self._line.mark(bad=bad)


class _LongInput(Input):
    def __init__(self, field: Field) -> None:
        self._words = Words(lines=field.lines, placeholder=field.placeholder)
        super().__init__(field, self._words)
        self._words.typed.connect(self.typed.emit)
        self._words.left.connect(self.left)
        self._words.submitted.connect(self.submitted)

    def value(self) -> str:
        return self._words.text()

    def set_value(self, value: Any) -> None:
        shown = "" if value is None else str(value)
        if shown != self._words.text():
            self._words.setText(shown)

    def mark(self, *, bad: bool) -> None:
        self._words.mark(bad=bad)


class _ChoiceInput(Input):
    def __init__(self, field: Field) -> None:
        self.choice = Choice(field.choices, editable=field.editable, placeholder=field.placeholder)
        super().__init__(field, self.choice)
        self.choice.picked.connect(self.typed.emit)
        self.choice.picked.connect(lambda _value: self.left.emit())

    def value(self) -> str:
        return self.choice.value()

    def set_value(self, value: Any) -> None:
        self.choice.set_value("" if value is None else str(value))

    def mark(self, *, bad: bool) -> None:
        self.choice.mark(bad=bad)


class _BoolInput(Input):
    def __init__(self, field: Field) -> None:
        self._check = Check(field.placeholder or field.label)
        super().__init__(field, self._check)
        self._check.picked.connect(self.typed.emit)
        self._check.picked.connect(lambda _value: self.left.emit())

    def value(self) -> bool:
        return self._check.isChecked()

    def set_value(self, value: Any) -> None:
        self._check.setChecked(bool(value))


_KINDS: dict[Kind, type[_TextInput | _LongInput | _ChoiceInput | _BoolInput]] = {
    Kind.LONG: _LongInput,
    Kind.CHOICE: _ChoiceInput,
    Kind.BOOL: _BoolInput,
}


def make(field: Field) -> Input:
    """Make the widget of a field."""
    return _KINDS.get(field.kind, _TextInput)(field)
