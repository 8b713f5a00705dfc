"""What the window says to the person without a dialog: a sentence, or a question with its two answers."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui import icons, theme
from ui.label import Label

_ICONS = {"bad": "bad", "warn": "warn", "good": "check", "": "info", "question": "question"}
_NOTICE_MS = 8000


class Banner(QFrame):
    """One sentence over the page; it goes by its cross, by Esc, or (a notice) by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self.setProperty("tone", "")
        self._icon = Label()
        self.label = Label()
        self.label.setObjectName("banner.sentence")
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._answers = QHBoxLayout()
        self._close = QPushButton()
        self._close.setObjectName("banner.close")
        self._close.setAccessibleName("收起")
        self._close.setProperty("kind", "quiet")
        self._close.setIcon(icons.icon("close"))
        self._close.clicked.connect(self.dismiss)
        self._away = QTimer(self, singleShot=True, interval=_NOTICE_MS)
        self._away.timeout.connect(self.dismiss)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(24), theme.px(6), theme.px(12), theme.px(6))
        line.setSpacing(theme.px(10))
        line.addWidget(self._icon)
        line.addWidget(self.label, 1)
        line.addLayout(self._answers)
        line.addWidget(self._close)
        self._buttons: list[QPushButton] = []
        self._over: QWidget | None = None
        self.hide()

    def float_over(self, over: QWidget | None) -> None:
        """Lie on the upper edge of a widget instead of standing in a layout; None for the layout again."""
        if self._over is not over:
            if self._over is not None:
                self._over.removeEventFilter(self)
            if over is not None:
                over.installEventFilter(self)
            self._over = over
        self._place()

    def _place(self) -> None:
        parent = self.parentWidget()
        if self._over is None or parent is None:
            return
        corner = self._over.mapTo(parent, self._over.rect().topLeft())
        wide = self._over.width()
        layout = self.layout()
        high = layout.totalHeightForWidth(wide) if layout is not None and layout.hasHeightForWidth() else -1
        self.setGeometry(corner.x(), corner.y(), wide, max(high, self.sizeHint().height()))
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what it lies on."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.Move} and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def say(self, sentence: str, tone: str = "bad") -> None:
        """Show a sentence: ``bad`` refused, ``warn`` trouble of the machine, ``good`` or empty a notice."""
        self._show(sentence, tone, tone)
        if tone in {"good", ""}:
            self._away.start()

    def ask(
        self, sentence: str, agreed: Callable[[], object], *, yes: str = "照办", no: str = "不办"
    ) -> None:
        """Ask a question; nothing is blocked, and what goes on elsewhere does not answer it."""
        self._show(sentence, "warn", "question")
        for text, deed, main in ((no, None, False), (yes, agreed, True)):
            button = QPushButton(text)
            button.setObjectName(f"banner.{'yes' if main else 'no'}")
            button.setProperty("kind", "plain")
            button.clicked.connect(self.dismiss)
            if deed is not None:
                button.clicked.connect(lambda _checked=False, deed=deed: deed())
            self._answers.addWidget(button)
            self._buttons.append(button)
        self._place()

    def _show(self, sentence: str, tone: str, icon: str) -> None:
        self.dismiss()
        self.label.setText(sentence)
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self.label.style().unpolish(self.label)
        self.label.style().polish(self.label)
        ink = tone or "accent"
        self._icon.setPixmap(icons.icon(_ICONS[icon], ink).pixmap(QSize(theme.px(18), theme.px(18))))
        self.show()
        self._place()

    def forgive(self) -> None:
        """Take away what was refused, as another thing is looked at; a notice or a question stays."""
        if self.property("tone") == "bad":
            self.dismiss()

    @property
    def sentence(self) -> str:
        """Return what is shown, or nothing."""
        return "" if self.isHidden() else self.label.text()

    def dismiss(self) -> None:
        """Take the sentence away; a question so left is answered with no."""
        self._away.stop()
        for button in self._buttons:
            self._answers.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
