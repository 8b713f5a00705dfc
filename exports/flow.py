"""Lay strips on pages: what is glued stays together, heads are repeated, tables get their frame."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from exports import pen
from exports.paper import SHEET, Page

_EPSILON = 0.01
_MUCH = 0.35  # of a page: more stays empty only where nothing may be parted
_MUCH_SIGNED = 0.45  # the same where the last words go over with all who sign them


@dataclass(eq=False, slots=True)
class Frame:
    """The outer rule of a table; drawn on each page around the strips that name it."""

    x: float
    width: float
    line: float


@dataclass(eq=False, slots=True)
class Strip:
    """A part of the text area, as wide as it, that is never split.

    ``paint`` is given the upper edge. ``glue`` forbids a page break behind it. ``loose`` is dropped at the head of a
    page. ``head`` is laid before it when it begins a page. ``turn`` begins a new page. ``led`` names who presided.
    Behind a ``seam`` a page may end although it is glued, rather than that much of the page stays empty; behind one
    of 2 sooner than behind one of 1. ``signed`` is a place to sign or to seal, or what only names it.
    """

    height: float
    paint: Callable[[float], Iterable[str]]
    glue: bool = False
    loose: bool = False
    frame: Frame | None = None
    head: "tuple[Strip, ...]" = ()
    turn: bool = False
    led: tuple[str, ...] = ()
    seam: int = 0
    signed: bool = False


Onward = Callable[[int], Strip]


@dataclass(frozen=True, slots=True)
class Laid:
    """A page whose strips have their places."""

    strips: list[tuple[Callable[[float], Iterable[str]], float]] = field(default_factory=list)
    frames: list[str] = field(default_factory=list)
    led: list[str] = field(default_factory=list)

    def paint(self) -> list[str]:
        """Return the operators of the page."""
        return [*(code for paint, top in self.strips for code in paint(top)), *self.frames]


def blank(_top: float) -> Iterable[str]:
    """Paint nothing."""
    return ()


def space(height: float) -> Strip:
    """Return free room that vanishes at the head of a page."""
    return Strip(height, blank, loose=True)


def paginate(strips: list[Strip], page: Page, onward: Onward | None = None) -> list[Laid]:
    """Lay strips on as many pages as they need; nothing is painted yet.

    A page that begins with places to sign begins with what ``onward`` says of the page before: no page may hold
    signatures and nothing that tells what is signed, or the pages before it could be changed for others.
    """
    sheets = _Sheets(page, onward)
    for chunk in _chunks(strips):
        if chunk[0].turn:
            sheets.turn()
            continue
        _place(chunk, page, sheets)
    sheets.close()
    return sheets.pages


def _height(strips: list[Strip]) -> float:
    return sum(strip.height for strip in strips)


def _fresh(strips: list[Strip]) -> float:
    """Return the height of strips that begin a page."""
    return _height([*strips[0].head, *strips])


def _place(chunk: list[Strip], page: Page, sheets: "_Sheets") -> None:
    """Lay a chunk whole, or parted at its seams: where no page holds it, or much of one would stay empty."""
    fits, lone = sheets.fits(_height(chunk)), _fresh(chunk) <= page.height + _EPSILON
    seam = max((strip.seam for strip in chunk[:-1]), default=0)
    told = not chunk[0].signed and any(strip.signed for strip in chunk)
    empty = _MUCH_SIGNED if told else _MUCH
    if seam and not fits and not (lone and sheets.free() <= empty * page.height):
        for part in _cut(chunk, seam):
            _place(part, page, sheets)
        return
    if lone and not fits:
        sheets.turn()
    for strip in chunk:
        sheets.lay(strip)


def _cut(chunk: list[Strip], seam: int) -> list[list[Strip]]:
    """Part strips behind each seam of this rank."""
    parts: list[list[Strip]] = [[]]
    for strip in chunk:
        parts[-1].append(strip)
        if strip.seam == seam and strip is not chunk[-1]:
            parts.append([])
    return parts


def _chunks(strips: list[Strip]) -> Iterator[list[Strip]]:
    """Yield the strips that must stay together."""
    chunk: list[Strip] = []
    for strip in strips:
        if strip.turn and chunk:
            yield chunk
            chunk = []
        chunk.append(strip)
        if not strip.glue:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


class _Sheets:
    """The pages so far, and where the next strip goes."""

    def __init__(self, page: Page, onward: Onward | None) -> None:
        self.pages: list[Laid] = []
        self._page = page
        self._onward = onward
        self._top = SHEET[1] - page.top
        self._begin()

    def _begin(self) -> None:
        self._y = self._top
        self._laid = Laid()
        self._frame: tuple[Frame, float] | None = None

    def fits(self, height: float) -> bool:
        return self._y - height >= self._top - self._page.height - _EPSILON or self._y == self._top

    def free(self) -> float:
        """Return the height that is left on the page."""
        return self._y - self._top + self._page.height

    def turn(self) -> None:
        """Go on with a new page, unless this one is still empty."""
        if self._y < self._top:
            self._end_frame()
            self.pages.append(self._laid)
            self._begin()

    def close(self) -> None:
        """End the last page; a document has at least one."""
        self._end_frame()
        if self._laid.strips or not self.pages:
            self.pages.append(self._laid)

    def lay(self, strip: Strip) -> None:
        if not self.fits(strip.height):
            self.turn()
        if self._y == self._top:
            if strip.loose:
                return
            if strip.signed and self.pages and self._onward:
                self._put(self._onward(len(self.pages)))
            for head in strip.head:
                self._put(head)
        self._put(strip)

    def _put(self, strip: Strip) -> None:
        if self._frame and self._frame[0] is not strip.frame:
            self._end_frame()
        if strip.frame and not self._frame:
            self._frame = (strip.frame, self._y)
        self._laid.strips.append((strip.paint, self._y))
        self._laid.led.extend(name for name in strip.led if name not in self._laid.led)
        self._y -= strip.height

    def _end_frame(self) -> None:
        if self._frame:
            outer, top = self._frame
            half = outer.line / 2  # the rule stands inside the text area
            x, y, line = outer.x + half, self._y + half, outer.line
            self._laid.frames.append(pen.frame(x, y, outer.width - line, top - self._y - line, line))
            self._frame = None
