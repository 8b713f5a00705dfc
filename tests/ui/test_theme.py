"""Tokens, contrast and sizes."""

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

import resources
from ui import theme

TEXT = ("text", "muted", "accent", "good", "warn", "bad", "private", "a", "b")
GROUNDS = ("ground", "surface", "sunk")
FILLED = (("on-accent", "accent"), ("on-bad", "bad"))


def luminance(color: QColor) -> float:
    """WCAG 2.2 relative luminance."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.redF(), color.greenF(), color.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (high + 0.05) / (low + 0.05)


def pairs() -> Iterator[tuple[Literal["light", "dark"], str, str]]:
    for mode in ("light", "dark"):
        for ink in TEXT:
            grounds = [
                *GROUNDS,
                *([f"{ink}-soft"] if ink in {"accent", "good", "warn", "bad", "private"} else []),
            ]
            for ground in [*grounds, "accent-soft"]:
                yield mode, ink, ground
        for ink, ground in FILLED:
            yield mode, ink, ground


@pytest.mark.parametrize(("mode", "ink", "ground"), list(pairs()))
def test_text_reaches_the_contrast_of_wcag_aa(mode: Literal["light", "dark"], ink: str, ground: str) -> None:
    colors = theme.read(mode).colors

    assert contrast(colors[ink], colors[ground]) >= 4.5


def test_the_two_themes_have_the_same_tokens() -> None:
    assert set(theme.read("light").colors) == set(theme.read("dark").colors)


def test_the_style_sheet_leaves_no_token_unfilled() -> None:
    filled = theme.read("dark", big=True).sheet(resources.text("styles/app.qss"))

    assert re.findall(r"\{[a-z0-9-]+\}", filled) == []


def test_lengths_grow_in_proportion_when_big(qapp: QApplication) -> None:
    theme.apply(qapp, big=True)
    big = (theme.px(14), theme.px(28), qapp.font().pixelSize())
    theme.apply(qapp)

    assert big == (18, 36, 18)
    assert (theme.px(14), theme.px(28), qapp.font().pixelSize()) == (14, 28, 14)


def test_dark_fills_the_palette_from_its_own_tokens(qapp: QApplication) -> None:
    theme.apply(qapp, "dark")
    base, text = (qapp.palette().color(role) for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Text))
    theme.apply(qapp)

    assert (base.name().upper(), text.name().upper()) == (
        theme.read("dark").colors["surface"],
        theme.read("dark").colors["text"],
    )


def test_the_font_is_a_chinese_sans_where_the_machine_or_we_have_one(light: QApplication) -> None:
    known = resources.table("styles/theme.json")["font"]["families"]
    if not set(known) & set(QFontDatabase.families()):
        pytest.skip("no Chinese sans on this machine (fonts-noto-cjk)")

    assert theme.family() in known
