"""Icons of one family: 24×24 line drawings in ``resources/icons``, tinted by a token while painted."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from ui import theme


@cache
def _renderer(name: str, shade: str) -> QSvgRenderer:
    drawing = resources.text(f"icons/{name}.svg").replace("currentColor", shade)
    return QSvgRenderer(QByteArray(drawing.encode()))


def paint(painter: QPainter, name: str, area: QRect | QRectF, ink: str = "muted") -> None:
    """Draw an icon into ``area`` in the colour that ``ink`` has now."""
    _renderer(name, theme.current().colors[ink]).render(painter, QRectF(area))


class _Engine(QIconEngine):
    """Paints with the theme in force, so that an icon follows a change of theme by itself."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon; a disabled one is paler."""
        del state
        painter.save()
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(0.5)
        paint(painter, self._name, rect, self._token)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return a picture for widgets that want one."""
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        """Return an engine like this one."""
        return _Engine(self._name, self._token)


@cache
def icon(name: str, ink: str = "muted") -> QIcon:
    """Return the icon called ``name`` (a file of ``resources/icons``) in the colour of the token ``ink``."""
    resources.path(f"icons/{name}.svg")
    return QIcon(_Engine(name, ink))
