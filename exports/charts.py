"""Charts as plain shapes: laid out once, painted on paper and on the screen from the same shapes.

Axes begin at zero, every value is written, and nothing is told by colour alone: what is compared differs also in
lightness and outline, so that a grey print says the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Ink = Literal["now", "before", "year", "axis", "text", "muted", "onheat", "heat"]
Side = Literal["left", "center", "right"]
Measure = Callable[[str, float], float]
INKS: tuple[Ink, ...] = ("now", "before", "year")
_DARK = 0.55  # of the heat: from here figures stand in white
_TALL = 1.8  # times the size: a column so high has its value inside
_ROOM = 0.34  # of the width that names may take


@dataclass(frozen=True, slots=True)
class Bars:
    """Rows of bars from left to right, one a series; ``rows`` are (name, a value for each series)."""

    title: str
    series: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """A column a step with, as a thin line, what is compared; ``line`` may be empty."""

    title: str
    names: tuple[str, ...]
    values: tuple[int, ...]
    line: tuple[int, ...]
    series: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heat:
    """A table whose cells are the darker the more they hold."""

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[int, ...], ...]


Chart = Bars | Columns | Heat


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; ``year`` is drawn hollow; ``level`` is how dark a cell of a heat table is."""

    x: float
    y: float
    width: float
    height: float
    ink: Ink
    level: float = 0.0


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    ink: Ink
    thick: float
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A small hollow ring at a point of a line."""

    x: float
    y: float
    radius: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Words:
    """Words on a baseline at ``y``; ``x`` is where they begin, end, or have their middle."""

    x: float
    y: float
    text: str
    size: float
    side: Side
    ink: Ink = "text"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that stands for one figure: the number of its row (or step) and of its column."""

    x: float
    y: float
    width: float
    height: float
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes on a sheet, from its upper left corner down."""

    width: float
    height: float
    shapes: tuple[Box | Path | Dot | Words, ...]
    spots: tuple[Spot, ...]


def drawn(chart: Chart, width: float, measure: Measure, size: float = 9.0) -> Drawing:
    """Lay a chart out over ``width``, its words in ``size``."""
    if isinstance(chart, Bars):
        return _bars(chart, width, measure, size)
    if isinstance(chart, Columns):
        return _columns(chart, width, measure, size)
    return _heat(chart, width, measure, size)


def told(chart: Chart) -> str:
    """Say all values of a chart in words, for whoever cannot see it."""
    if isinstance(chart, Bars):
        rows = [f"{name}{'、'.join(map(str, values))}" for name, values in chart.rows]
        return f"{chart.title}（{'、'.join(chart.series)}）：{'；'.join(rows)}"
    if isinstance(chart, Columns):
        names = [f"{name}{value}" for name, value in zip(chart.names, chart.values, strict=True)]
        line = f"；{chart.series[1]}：{'、'.join(map(str, chart.line))}" if chart.line else ""
        return f"{chart.title}：{'、'.join(names)}{line}"
    rows = [
        f"{name}{'、'.join(f'{hour}{count}件' for hour, count in zip(chart.columns, counts, strict=True) if count)}"
        for name, counts in zip(chart.rows, chart.values, strict=True)
        if any(counts)
    ]
    return f"{chart.title}：{'；'.join(rows)}"


def _bars(chart: Bars, width: float, measure: Measure, size: float) -> Drawing:
    small = size * 0.85
    named = min(_ROOM * width, max((measure(name, size) for name, _ in chart.rows), default=0.0)) + size
    most = max((value for _, values in chart.rows for value in values), default=0) or 1
    room = width - named - measure(f"{most}", small) - size
    thick, apart = (size * 0.95, size * 0.7) if len(chart.series) > 1 else (size * 1.15, size * 0.75)
    shapes: list[Box | Path | Dot | Words] = []
    spots: list[Spot] = []
    y = _legend(chart.series, shapes, measure, small) if len(chart.series) > 1 else 0.0
    top = y
    for row, (name, values) in enumerate(chart.rows):
        high = thick * len(values)
        said = _cut(name, named - size * 0.6, measure, size)
        shapes.append(Words(named - size * 0.5, y + apart / 2 + high / 2 + size * 0.36, said, size, "right"))
        for place, value in enumerate(values):
            upper = y + apart / 2 + place * thick
            long = room * value / most
            if value:
                shapes.append(Box(named, upper + 0.6, long, thick - 1.2, INKS[place]))
            shapes.append(
                Words(named + long + size * 0.35, upper + thick / 2 + small * 0.36, f"{value}", small, "left", "text" if not place else "muted")
            )  # fmt: skip
            spots.append(Spot(0.0 if not place else named, upper, width, thick, row, place))
        y += high + apart
    shapes.append(Path(((named, top), (named, y)), "axis", 0.6))
    return Drawing(width, y + size * 0.2, tuple(shapes), tuple(spots))


def _columns(chart: Columns, width: float, measure: Measure, size: float) -> Drawing:
    small = size * 0.85
    shapes: list[Box | Path | Dot | Words] = []
    top = (_legend(chart.series, shapes, measure, small, line=True) if chart.line else 0.0) + size * 1.6
    high = size * 9
    floor = top + high
    most = max((*chart.values, *chart.line), default=0) or 1
    lead = measure(chart.series[1], small) + size * 0.5 if chart.line else 0.0
    step = (width - lead) / max(1, len(chart.values))
    wide = min(step * 0.72, size * 2.6)
    spots: list[Spot] = []
    values: list[Words] = []
    middles = [lead + step * (place + 0.5) for place in range(len(chart.values))]
    for place, (name, value, x) in enumerate(zip(chart.names, chart.values, middles, strict=True)):
        tall = high * value / most
        if value:
            shapes.append(Box(x - wide / 2, floor - tall, wide, tall, "now"))
        within = (
            tall >= size * _TALL and measure(f"{value}", small) < wide
        )  # a line that is compared runs by the tops
        at = floor - size * 0.5 if within else floor - tall - small * 0.4
        values.append(Words(x, at, f"{value}", small, "center", "onheat" if within else "text"))
        shapes.append(Words(x, floor + size * 1.2, name, small, "center", "muted"))
        spots.append(Spot(lead + step * place, top - size, step, high + size * 2.4, place, 0))
    shapes.append(Path(((lead, floor), (width, floor)), "axis", 0.6))
    if chart.line:
        points = tuple((x, floor - high * value / most) for x, value in zip(middles, chart.line, strict=True))
        shapes.append(Path(points, "year", 0.9, dashed=True))
        shapes += [Dot(x, y, size * 0.2, "year") for x, y in points]
        under = floor + size * 2.4
        shapes.append(Words(0, under, chart.series[1], small, "left", "muted"))
        shapes += [
            Words(x, under, f"{value}", small, "center", "muted")
            for x, value in zip(middles, chart.line, strict=True)
        ]
    return Drawing(width, floor + size * (2.8 if chart.line else 1.7), (*shapes, *values), tuple(spots))


def _heat(chart: Heat, width: float, measure: Measure, size: float) -> Drawing:
    small = size * 0.85
    named = max((measure(name, size) for name in chart.rows), default=0.0) + size * 0.6
    wide = (width - named) / max(1, len(chart.columns))
    high = min(size * 1.9, wide * 0.9)
    most = max((value for row in chart.values for value in row), default=0) or 1
    shapes: list[Box | Path | Dot | Words] = [
        Words(named + wide * (place + 0.5), small, name, small, "center", "muted")
        for place, name in enumerate(chart.columns)
    ]
    spots: list[Spot] = []
    top = size * 1.5
    for row, (name, values) in enumerate(zip(chart.rows, chart.values, strict=True)):
        y = top + row * high
        shapes.append(Words(named - size * 0.4, y + high / 2 + size * 0.36, name, size, "right"))
        for place, value in enumerate(values):
            x, level = named + place * wide, value / most
            shapes.append(Box(x + 0.5, y + 0.5, wide - 1, high - 1, "heat", level))
            spots.append(Spot(x, y, wide, high, row, place))
            if value:
                ink: Ink = "onheat" if level >= _DARK else "text"
                shapes.append(
                    Words(x + wide / 2, y + high / 2 + small * 0.36, f"{value}", small, "center", ink)
                )
    return Drawing(width, top + len(chart.rows) * high + size * 0.2, tuple(shapes), tuple(spots))


def _legend(
    series: tuple[str, ...],
    shapes: list[Box | Path | Dot | Words],
    measure: Measure,
    size: float,
    *,
    line: bool = False,
) -> float:
    """Lay the names of the series over a chart; returns the height they take."""
    x = 0.0
    for place, name in enumerate(series):
        if line and place:
            middle = size * 0.65
            shapes.append(Path(((x, middle), (x + size * 1.6, middle)), "year", 0.9, dashed=True))
            shapes.append(Dot(x + size * 0.8, middle, size * 0.2, "year"))
        else:
            shapes.append(Box(x, size * 0.25, size * 1.4, size * 0.8, INKS[place]))
        shapes.append(Words(x + size * 2, size, name, size, "left", "muted"))
        x += size * 3.4 + measure(name, size)
    return size * 1.9


def _cut(text: str, room: float, measure: Measure, size: float) -> str:
    if measure(text, size) <= room:
        return text
    kept = text
    while kept and measure(f"{kept}…", size) > room:
        kept = kept[:-1]
    return f"{kept}…"
