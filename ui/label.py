"""Words on a page that are shown as they are typed: no ``<b>`` is eaten, no ``&`` becomes an underline.

``Label`` is what every page uses; ``RichLabel`` is the exception, and its caller has escaped what is not its own.
"""

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class Label(QLabel):
    """A label that takes every character literally."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


class RichLabel(QLabel):
    """A label in which ``<b>`` is bold; what comes from the store goes through ``html.escape`` first."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText(text)


def tip(text: str) -> str:
    """Return words for a tool tip, which Qt would read as HTML when they look like it.

    >>> tip("<b>&"), tip("张某")
    ('<span style="white-space:pre-wrap">&lt;b&gt;&amp;</span>', '张某')
    """
    if "<" not in text:
        return text
    return f'<span style="white-space:pre-wrap">{html.escape(text, quote=False)}</span>'


def caption(text: str) -> str:
    """Return words for a button, a tab or a menu, where a single ``&`` would mark a key.

    >>> caption("甲&乙")
    '甲&&乙'
    """
    return text.replace("&", "&&")
