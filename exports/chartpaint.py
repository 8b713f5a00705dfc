"""Paint a chart on paper: paths and text of our own, no picture of it."""

from typing import TYPE_CHECKING

from exports import charts, flow
from exports.charts import Box, Dot, Path, Words
from exports.flow import Strip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from exports.blocks import Chart
    from exports.setting import Setting

#: Dark blue, mid grey, and an outline: three lightnesses, told apart in a grey print and by every eye.
_INKS = {
    "now": (0.13, 0.34, 0.48), "before": (0.66, 0.68, 0.67), "year": (0.30, 0.30, 0.30), "axis": (0.45, 0.45, 0.45),
    "text": (0.0, 0.0, 0.0), "muted": (0.30, 0.30, 0.30), "onheat": (1.0, 1.0, 1.0),
}  # fmt: skip
_PALEST = 0.97
_ROUND = 0.5523  # of the radius: how far the handles of a quarter of a circle reach
_PAD = 0.5


def chart(setting: "Setting", block: "Chart") -> list[Strip]:
    """Return the strip of a chart under its title; both stay on one page."""
    page, pen_ = setting.page, setting.pen
    size = page.small

    def measure(text: str, at: float) -> float:
        return pen_.width("song", text, at)

    made = charts.drawn(block.chart, page.width, measure, size * 0.9)
    title = block.chart.title

    def name(top: float) -> "Iterable[str]":
        return (pen_.write("label", title, size, page.left + (page.width - pen_.width("label", title, size)) / 2, top - size * 1.3),)  # fmt: skip

    def paint(top: float) -> "Iterable[str]":
        return [_shape(setting, each, page.left, top) for each in made.shapes]

    return [
        Strip(page.pitch * _PAD, flow.blank, glue=True, loose=True), Strip(size * 2.2, name, glue=True),
        Strip(made.height, paint), Strip(page.pitch * _PAD, flow.blank, loose=True),
    ]  # fmt: skip


def _shape(setting: "Setting", shape: "Box | Path | Dot | Words", left: float, top: float) -> str:
    if isinstance(shape, Words):
        return _words(setting, shape, left, top)
    if isinstance(shape, Box):
        return _box(shape, left, top)
    if isinstance(shape, Dot):
        return (
            f"q 1 g {_colour(shape.ink, 'RG')} 0.7 w {_ring(left + shape.x, top - shape.y, shape.radius)} b Q"
        )
    points = [f"{left + x:.2f} {top - y:.2f}" for x, y in shape.points]
    dashes = "[2.5 1.8] 0 d " if shape.dashed else ""
    way = f"{points[0]} m " + " ".join(f"{point} l" for point in points[1:])
    return f"q {dashes}{_colour(shape.ink, 'RG')} {shape.thick:g} w {way} S Q"


def _words(setting: "Setting", shape: Words, left: float, top: float) -> str:
    wide = setting.pen.width("song", shape.text, shape.size)
    x = left + shape.x - {"left": 0.0, "center": wide / 2, "right": wide}[shape.side]
    written = setting.pen.write("song", shape.text, shape.size, x, top - shape.y)
    return f"q {_colour(shape.ink, 'rg')} {written} Q"


def _box(shape: Box, left: float, top: float) -> str:
    x, y = left + shape.x, top - shape.y - shape.height
    where = f"{x:.2f} {y:.2f} {shape.width:.2f} {shape.height:.2f} re"
    if shape.ink == "year":
        inset = f"{x + 0.3:.2f} {y + 0.3:.2f} {max(0.1, shape.width - 0.6):.2f} {max(0.1, shape.height - 0.6):.2f} re"
        return f"q 1 g {_colour('year', 'RG')} 0.6 w {inset} B Q"
    if shape.ink == "heat":
        return f"q {_heat(shape.level)} rg {where} f Q"
    return f"q {_colour(shape.ink, 'rg')} {where} f Q"


def _heat(level: float) -> str:
    """Return the colour of a cell, from nearly white to the darkest."""
    deep = _INKS["now"]
    shades = (_PALEST + (each - _PALEST) * level for each in deep)
    return " ".join(f"{each:.3f}" for each in shades)


def _colour(ink: str, operator: str) -> str:
    return " ".join(f"{each:g}" for each in _INKS[ink]) + f" {operator}"


def _ring(x: float, y: float, radius: float) -> str:
    reach = radius * _ROUND
    code = [f"{x + radius:.2f} {y:.2f} m"]
    ends = [(0, radius), (-radius, 0), (0, -radius), (radius, 0)]
    handles = [
        ((radius, reach), (reach, radius)), ((-reach, radius), (-radius, reach)),
        ((-radius, -reach), (-reach, -radius)), ((reach, -radius), (radius, -reach)),
    ]  # fmt: skip
    for (one, other), end in zip(handles, ends, strict=True):
        points = (one, other, end)
        code.append(" ".join(f"{x + dx:.2f} {y + dy:.2f}" for dx, dy in points) + " c")
    return " ".join(code)
