"""Icons draw, and draw in the colour asked for."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

import resources
from ui import icons, theme


def inks(image: QImage) -> set[str]:
    """Return the colours of the pixels that are wholly covered."""
    found = set()
    for x in range(image.width()):
        for y in range(image.height()):
            color = QColor.fromRgba(image.pixel(x, y))
            if color.alpha() == 255:
                found.add(color.name())
    return found


@pytest.mark.parametrize("name", resources.names("icons", ".svg"))
def test_every_icon_draws_in_the_colour_of_its_token(light: QApplication, name: str) -> None:
    picture = icons.icon(name, "accent").pixmap(QSize(96, 96)).toImage()

    assert inks(picture.convertToFormat(QImage.Format.Format_ARGB32)) == {
        theme.color("accent").name(),
    }


def test_an_icon_follows_a_change_of_theme(light: QApplication) -> None:
    made = icons.icon("calendar", "text")
    theme.apply(light, "dark")
    picture = made.pixmap(QSize(96, 96)).toImage().convertToFormat(QImage.Format.Format_ARGB32)

    assert inks(picture) == {theme.read("dark").colors["text"].lower()}


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("unheard-of")
