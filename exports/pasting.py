"""Set a picture on the page: fitted into its place, centred; an empty frame where one is still to be pasted."""

from typing import TYPE_CHECKING

from exports import flow, pen
from exports.flow import Strip
from exports.paper import MM

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exports.blocks import Picture
    from exports.pictures import Picture as Shown
    from exports.setting import Setting

_HINT = "（粘贴处）"
_GREY = 0.6
_PAD = 6.0
_LARGEST = 72 / 96  # points a dot: what has few of them is not blown up


def picture(setting: "Setting", block: "Picture") -> list[Strip]:
    """Return the strip of a picture; its bytes are asked of the pen by its key."""
    room = block.width * MM, block.height * MM
    shown = setting.pen.pictures.get(block.key)
    if shown is None:
        return [flow.space(_PAD), Strip(room[1], lambda top: _frame(setting, room, top)), flow.space(_PAD)]
    wide, high = _fitted(shown, room, whole=block.exact)
    x = setting.page.left + (setting.page.width - wide) / 2

    def paint(top: float) -> "Iterable[str]":
        name = setting.pen.image(block.key)
        return (f"q {_place(shown.turned, x, top - high, wide, high)} cm {name} Do Q",)

    return [flow.space(_PAD), Strip(high, paint), flow.space(_PAD)]


def _fitted(shown: "Shown", room: tuple[float, float], *, whole: bool) -> tuple[float, float]:
    wide, high = shown.upright
    scale = min(room[0] / wide, room[1] / high)
    scale = scale if whole else min(scale, _LARGEST)
    return wide * scale, high * scale


def _place(turned: int, x: float, y: float, wide: float, high: float) -> str:
    """Return the matrix that puts a picture, turned clockwise, into the box at (x, y)."""
    matrix = {
        90: (0, -high, wide, 0, x, y + high),
        180: (-wide, 0, 0, -high, x + wide, y + high),
        270: (0, high, -wide, 0, x + wide, y),
    }.get(turned, (wide, 0, 0, high, x, y))
    return " ".join(f"{each:.2f}" for each in matrix)


def _frame(setting: "Setting", room: tuple[float, float], top: float) -> "Iterable[str]":
    page, pen_ = setting.page, setting.pen
    x, y = page.left + (page.width - room[0]) / 2, top - room[1]
    words = pen_.width("song", _HINT, page.small)
    hint = pen_.write("song", _HINT, page.small, x + (room[0] - words) / 2, y + room[1] / 2)
    return (pen.grey(_GREY, f"{pen.dashed(pen.frame(x, y, room[0], room[1], 0.5))} {hint}"),)
