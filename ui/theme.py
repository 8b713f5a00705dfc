"""Tokens become a palette, one style sheet and a font: ``apply(app, mode="dark", big=True)``.

Widgets that paint themselves ask ``color("muted")`` and ``px(14)`` while painting, never earlier,
so that a change of theme needs nothing but a repaint.
"""

import re
from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

import resources

STYLE = "Fusion"
Mode = Literal["light", "dark"]

_TOKEN = re.compile(r"\{([a-z][a-z-]*)\}")
_PIXELS = re.compile(r"\{(\d+)px\}")


@dataclass(frozen=True)
class Theme:
    """One set of colours at one size."""

    mode: Mode
    colors: dict[str, str]
    scale: float

    def sheet(self, text: str) -> str:
        """Fill ``{token}`` with colours and ``{14px}`` with that length in proportion to the base size."""
        filled = _TOKEN.sub(lambda found: self.colors[found[1]], text)
        return _PIXELS.sub(lambda found: f"{round(int(found[1]) * self.scale)}px", filled)


def read(mode: Mode, *, big: bool = False) -> Theme:
    """Read a theme from ``styles/theme.json``."""
    table = resources.table("styles/theme.json")
    size = table["size"]
    return Theme(mode, table[mode], size["big"] / size["base"] if big else 1.0)


_current = read("light")


def current() -> Theme:
    """Return the theme in force."""
    return _current


def color(token: str) -> QColor:
    """Return a token's colour in the theme in force."""
    return QColor(_current.colors[token])


def px(length: float) -> int:
    """Return a length of the mock-ups (base 14) in pixels of the size in force."""
    return round(length * _current.scale)


def font(size: float = 14, *, bold: bool = False) -> QFont:
    """Return the interface font at a size of the mock-ups, with figures that align in columns."""
    made = QFont(QApplication.font())
    made.setPixelSize(px(size))
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def family() -> str:
    """Return the Chinese sans that the machine has, else the bundled one, else Qt's choice."""
    table = resources.table("styles/theme.json")["font"]
    present = set(QFontDatabase.families())
    for name in table["families"]:
        if name in present:
            return str(name)
    for suffix in (".ttf", ".otf"):
        for name in resources.names("fonts", suffix):
            if name.startswith(table["bundled"]):
                number = QFontDatabase.addApplicationFont(str(resources.path(f"fonts/{name}{suffix}")))
                if found := QFontDatabase.applicationFontFamilies(number):
                    return found[0]
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def palette(theme: Theme) -> QPalette:
    """Return the palette for what the style sheet does not reach."""
    made = QPalette()
    roles = QPalette.ColorRole
    pairs = {
        roles.Window: "ground",
        roles.Base: "surface",
        roles.AlternateBase: "sunk",
        roles.Button: "surface",
        roles.ToolTipBase: "surface",
        roles.WindowText: "text",
        roles.Text: "text",
        roles.ButtonText: "text",
        roles.ToolTipText: "text",
        roles.PlaceholderText: "muted",
        roles.Link: "accent",
        roles.Highlight: "accent",
        roles.HighlightedText: "on-accent",
        roles.Mid: "line",
        roles.Dark: "line",
    }
    for role, token in pairs.items():
        made.setColor(role, QColor(theme.colors[token]))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.colors["muted"]))
    return made


def apply(app: QApplication, mode: Mode = "light", *, big: bool = False) -> Theme:
    """Put a theme in force: Fusion, palette, font and style sheet."""
    global _current  # noqa: PLW0603 -- one application, one theme; painters read it
    _current = read(mode, big=big)
    if app.property("style") != STYLE:
        app.setStyle(STYLE)
        app.setProperty("style", STYLE)
    app.setPalette(palette(_current))
    base = QFont(family())
    base.setPixelSize(px(14))
    base.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(base)
    app.setStyleSheet(_current.sheet(resources.text("styles/app.qss")))
    return _current
