"""A deed that asks for a few facts, asked in the page and not in a dialog."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.boundary import Boundary
from ui.forms.editor import Editor
from ui.forms.parsers import Parser
from ui.forms.spec import Field, Form, Kind, Section
from ui.label import Label
from ui.widgets.labels import Muted
from ui.widgets.scroll import Scroll

Deed = Callable[[dict[str, Any]], object]
LEAST = 150


class _Inside(QWidget):
    """What scrolls: never higher than its words are at the width there is, however they would wrap in a narrow one."""

    def minimumSizeHint(self) -> QSize:
        """Take the height at this width."""
        least = super().minimumSizeHint()
        return QSize(least.width(), self.heightForWidth(self.width())) if self.hasHeightForWidth() else least


class FieldScroll(Scroll):
    """The fields of a panel: as high as they are where there is room, and scrolling where there is not."""

    def __init__(self, content: QWidget) -> None:
        super().__init__(content)
        self._content = content
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        app = QApplication.instance()
        assert isinstance(app, QApplication), "a widget is made"
        app.focusChanged.connect(self._follow)

    def wanted(self) -> int:
        """Return the height of all fields at the width there is."""
        content = self._content
        if content.hasHeightForWidth():
            return content.heightForWidth(self.viewport().width())
        return content.sizeHint().height()

    def sizeHint(self) -> QSize:
        """Ask for all."""
        return QSize(self._content.sizeHint().width(), self.wanted())

    def minimumSizeHint(self) -> QSize:
        """Be content with two or three fields."""
        return QSize(self._content.minimumSizeHint().width(), min(self.wanted(), theme.px(LEAST)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask anew when the fields have changed their height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask anew where the width has changed."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def _follow(self, _left: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, theme.px(28))


class DeedPanel(QFrame):
    """Title, a few fields, one button that does it and one that leaves it; Esc leaves it too.

    A refusal lands beside its field and the panel stays as it was typed; what was typed and not done is there
    again when the same ``key`` is asked.  ``typed`` carries key and words after
    each key, ``done`` the key once the deed was done; ``opened`` says whether the panel is shown.
    """

    typed = Signal(str, object)
    done = Signal(str)
    opened = Signal(bool)

    def __init__(
        self, boundary: Boundary, parsers: Mapping[Kind, Parser], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._boundary = boundary
        self._parsers = parsers
        self._deed: Deed | None = None
        self.key = ""
        self.held = False  # whether the cursor was in it when it was left
        self.confirmed: frozenset[str] = frozenset()  # questions of the deed that were answered with yes
        self.editor: Editor | None = None
        self._kept: dict[str, dict[str, Any]] = {}
        self.title = Label()
        self.title.setProperty("kind", "strong")
        self.title.setWordWrap(True)
        self.note = Muted(wrap=True)
        self.go = QPushButton()
        self.go.setObjectName("deed.go")
        self.go.setProperty("kind", "main")
        self.go.clicked.connect(lambda _checked=False: self.submit())
        self.out = QPushButton("先不办")
        self.out.setObjectName("deed.out")
        self.out.setProperty("kind", "quiet")
        self.out.clicked.connect(lambda _checked=False: self.dismiss())
        inside = _Inside()
        self._fields = QVBoxLayout(inside)
        self._fields.setContentsMargins(0, 0, 0, 0)
        self.area = FieldScroll(inside)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.out)
        line.addWidget(self.go)
        column = QVBoxLayout(self)
        gap = theme.px(16)
        column.setContentsMargins(gap, theme.px(12), gap, theme.px(12))
        column.setSpacing(theme.px(8))
        for part in (self.title, self.note):
            column.addWidget(part)
        column.addWidget(self.area, 1)
        column.addLayout(line)
        self.hide()

    def ask(
        self, key: str, title: str, fields: tuple[Field, ...], deed: Deed, *, words: str,
        values: Mapping[str, Any] | None = None, note: str = "", grave: bool = False,
    ) -> None:  # fmt: skip
        """Show the fields of a deed with what is known of them, and put the cursor into the first.

        ``words`` are the button's; a ``grave`` deed, one that is not easily undone, has no filled button.
        """
        self._clear()
        self.key, self._deed = key, deed
        self.title.setText(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.go.setText(words)
        self.go.setProperty("kind", "plain" if grave else "main")
        self.go.style().unpolish(self.go)
        self.go.style().polish(self.go)
        self.editor = Editor(Form(key, (Section("", fields),)), parsers=self._parsers, cards=False)
        self.editor.load({**(values or {}), **self._kept.get(key, {})})
        self.editor.changed.connect(lambda _key, _value: self._tell())
        self.editor.submitted.connect(self.submit)
        self._fields.addWidget(self.editor)
        self.area.setVisible(bool(fields))
        self.show()
        self.opened.emit(True)
        if fields:
            self.editor.focus(fields[0].key)
        else:
            self.go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        if self.editor is not None:
            self._kept[self.key] = self.editor.values()
            self.typed.emit(self.key, self._kept[self.key])

    def forget(self, key: str) -> None:
        """Let go of what was typed for a deed and not done."""
        self._kept.pop(key, None)

    def submit(self) -> None:
        """Read the fields and do the deed; the panel goes only when it was done."""
        editor = self.editor
        if editor is None or not editor.check():
            return
        self._boundary.guarded(self._do, problem=self.show_problem)()

    def _do(self, *, confirmed: frozenset[str] = frozenset()) -> None:
        editor, deed, key = self.editor, self._deed, self.key
        if editor is None or deed is None:
            return
        self.confirmed = confirmed
        deed({field.key: editor.parsed(field.key) for field in editor.form.fields})
        self._kept.pop(key, None)
        if self.key == key:
            self.dismiss()
        self.done.emit(key)

    def show_problem(self, field: str, sentence: str) -> bool:
        """Show a refusal beside its field."""
        return self.editor is not None and self.editor.show_problem(field, sentence)

    # its height: all it needs where there is room, else the fields scroll and the buttons stay

    def hasHeightForWidth(self) -> bool:
        """Say no: a layout would take the height for the width as the least."""
        return False

    def sizeHint(self) -> QSize:
        """Ask for what the words and the fields need at this width."""
        hint = super().sizeHint()
        return QSize(hint.width(), self._height(self.area.wanted()))

    def minimumSizeHint(self) -> QSize:
        """Keep the words, some of the fields, and the buttons."""
        least = super().minimumSizeHint()
        return QSize(least.width(), self._height(self.area.minimumSizeHint().height()))

    def _height(self, fields: int) -> int:
        layout = self.layout()
        assert layout is not None, "it was made with one"
        width = self.width() if self.isVisible() else super().sizeHint().width()
        shown = self.area.wanted() if not self.area.isHidden() else 0
        return layout.totalHeightForWidth(width) - shown + (fields if shown else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask anew where the width has changed."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def dismiss(self) -> None:
        """Leave the deed."""
        now = QApplication.focusWidget()
        self.held = self.isVisible() and (now is None or self.isAncestorOf(now))
        self._clear()
        self.hide()
        self.opened.emit(False)

    def _clear(self) -> None:
        self.key, self._deed = "", None
        if self.editor is not None:
            self._fields.removeWidget(self.editor)
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
