"""Page geometries and type sizes of papers, read from ``styles/paper.toml``."""

from dataclasses import dataclass, replace

import resources

MM = 72 / 25.4
SHEET = (210 * MM, 297 * MM)


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of A4 and its type; every length in points, ``top`` and ``left`` from the upper left corner.

    ``tracking`` is what is added to each character so that ``chars`` of them fill a line (GB/T 9704 5.2.2);
    ``tight`` by how much lines may be set closer when a form runs over by little, 1 where the pitch is fixed.
    """

    name: str
    top: float
    left: float
    width: float
    height: float
    title: float
    body: float
    pitch: float
    tracking: float
    cell: float
    cell_pitch: float
    small: float
    outer: float
    inner: float
    tight: float

    def closer(self) -> "Page":
        """Return the page with its lines set closer, to spare a sheet for a line or two."""
        return replace(self, pitch=self.pitch * self.tight, cell_pitch=self.cell_pitch * self.tight)


def size(name: str) -> float:
    """Return the points of a Chinese type size.

    >>> size("三号"), size("五号")
    (16.0, 10.5)
    """
    return float(resources.table("styles/paper.toml")["sizes"][name])


def names() -> list[str]:
    """List the page geometries."""
    return sorted(resources.table("styles/paper.toml")["pages"])


def page(name: str) -> Page:
    """Return a geometry by name; raise ``KeyError`` for an unknown one."""
    raw = resources.table("styles/paper.toml")["pages"][name]
    body, width = size(raw["body"]), raw["width"] * MM
    return Page(
        name=name,
        top=raw["top"] * MM,
        left=raw["left"] * MM,
        width=width,
        height=raw["height"] * MM,
        title=size(raw["title"]),
        body=body,
        pitch=float(raw["pitch"]),
        tracking=width / raw["chars"] - body if "chars" in raw else 0.0,
        cell=size(raw["cell"]),
        cell_pitch=float(raw["cell_pitch"]),
        small=size(raw["small"]),
        outer=float(raw["outer"]),
        inner=float(raw["inner"]),
        tight=float(raw.get("tight", 1)),
    )
