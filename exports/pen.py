"""Write text and rules as PDF operators, in the faces of one document."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from reportlab.pdfbase import pdfdoc

from exports import embedding
from exports.fonts import GETA, Chain, Library
from exports.linebreak import INSIDE_WORD, Line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from exports.pictures import Picture

_TORN = 0.08  # em of spread beyond which readers of PDF see spaces between characters
_BASELINE = 0.86  # of the em square above the baseline, in Chinese faces


@dataclass(frozen=True, slots=True)
class Span:
    """A text in one or two roles: ``lead`` for the first ``cut`` characters, ``role`` for the rest."""

    text: str
    role: str
    size: float
    tracking: float = 0.0
    cut: int = 0
    lead: str = "label"


class Pen:
    """The faces of one document and the codes they have taken in it."""

    def __init__(
        self, library: Library, doc: Any, names: tuple[str, ...] = (), pictures: "Mapping[str, Picture] | None" = None
    ) -> None:  # fmt: skip
        """Write into the ReportLab document ``doc``; ``names`` are not to mix faces, ``pictures`` may be drawn by key."""
        self.pictures = pictures or {}
        self.images: dict[str, Any] = {}  # what a page calls each picture, and the object in the document
        self.library = library
        self._doc = doc
        self._names = names
        self._codes: dict[tuple[str, int], tuple[embedding.Codes, str]] = {}
        self._whole = {
            role: library.chain(role).mixed(names) for role in ("title", "body", "label", "kai", "song")
        }

    def image(self, key: str) -> str:
        """Return the name by which pages call a picture; it is written into the document once."""
        name = f"/Im{list(self.pictures).index(key)}"
        if name not in self.images:
            shown = self.pictures[key]
            stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(_image_head(shown)), shown.data)
            self.images[name] = self._doc.Reference(stream, f"Picture{len(self.images)}")
        return name

    def chain(self, role: str) -> Chain:
        """Return the faces of a role."""
        return self.library.chain(role)

    def widths(self, span: Span) -> list[float]:
        """Return the width in em of each character, with its tracking."""
        text, cut = span.text, span.cut
        widths = list(map(self.chain(span.role).widths.__getitem__, text[cut:] if cut else text))
        if cut:
            widths[:0] = map(self.chain(span.lead).widths.__getitem__, text[:cut])
        if span.tracking:
            extra = span.tracking / span.size
            widths = [width + extra for width in widths]
        return widths

    def width(self, role: str, text: str, size: float) -> float:
        """Return the width of a text on one line in points."""
        return size * sum(map(self.chain(role).widths.__getitem__, text))

    def write(self, role: str, text: str, size: float, x: float, y: float) -> str:
        """Write a short text with its baseline at ``y``."""
        return self.line(Span(text, role, size), Line(0, len(text), 0.0), x, y)

    def line(self, span: Span, line: Line, x: float, y: float) -> str:
        """Write one line of a span with its baseline at ``y``."""
        start, end = line.start, line.end
        text = span.text
        if start == end:
            return ""
        spread = line.spread * span.size + span.tracking
        segments = list(self._segments(span, start, end))
        words = line.spread and INSIDE_WORD.search(text, start, end)
        out = [f"BT {x:.2f} {y:.2f} Td {spread:.3f} Tc"]
        if len(segments) == 1 and not line.kerns and not words:
            codes, name = segments[0][0]
            out.append(f"{name} {span.size:g} Tf <{codes.hex(self._shown(span, start, end))}> Tj ET")
            return " ".join(out)
        inside = {span_.span() for span_ in INSIDE_WORD.finditer(text, start, end)} if line.spread else set()
        tight = {index for first, last in inside for index in range(first, last)}
        bounds = {start, end, *(index for pair in inside for index in pair)}
        bounds |= {first for _, first, _ in segments} | {
            index + 1 for index in line.kerns if start <= index < end - 1
        }
        out.extend(self._pieces(span, line, segments, bounds=sorted(bounds), tight=tight))
        code = " ".join((*out, "ET"))
        return actual(text[start:end], code) if line.kerns or line.spread > _TORN else code

    def _pieces(
        self,
        span: Span,
        line: Line,
        segments: list[tuple[tuple[embedding.Codes, str], int, int]],
        *,
        bounds: list[int],
        tight: set[int],
    ) -> Iterator[str]:
        """Write the pieces between ``bounds``, changing face, spacing and place only where needed."""
        spread = spacing = line.spread * span.size + span.tracking
        current = ""
        following = iter(segments)
        (codes, name), _, segment_end = next(following)
        for first, last in pairwise(bounds):
            while first >= segment_end:
                (codes, name), _, segment_end = next(following)
            if name != current:
                yield f"{name} {span.size:g} Tf"
                current = name
            wanted = span.tracking if first in tight else spread
            if wanted != spacing:
                yield f"{wanted:.3f} Tc"
                spacing = wanted
            kern = line.kerns.get(first - 1, 0.0) if first > bounds[0] else 0.0
            text = codes.hex(self._shown(span, first, last))
            yield f"[{-1000 * kern:.0f} <{text}>] TJ" if kern else f"<{text}> Tj"

    def _shown(self, span: Span, first: int, last: int) -> str:
        """Return the characters to print, 〓 for those that no face has."""
        text = span.text[first:last]
        chain = self.chain(span.lead if first < span.cut else span.role)
        return text if chain.places[text[0]] >= 0 else GETA * len(text)

    def _segments(
        self, span: Span, start: int, end: int
    ) -> Iterator[tuple[tuple[embedding.Codes, str], int, int]]:
        """Yield (codes and resource name, start, end) of what is printed by one face."""
        parts = ((span.lead, start, min(end, span.cut)), (span.role, max(start, span.cut), end))
        for role, first, last in parts:
            if first < last:
                for place, left, right in self.chain(role).runs(span.text[first:last], self._whole[role]):
                    yield self._font(role, place), first + left, first + right

    def _font(self, role: str, place: int) -> tuple[embedding.Codes, str]:
        if place < 0:
            place = self.chain(role).places[GETA]
        found = self._codes.get((role, place))
        if found is None:
            font = embedding.font(self.chain(role).faces[place])
            codes = font.codes(self._doc)
            found = self._codes[role, place] = (codes, font.resource(self._doc))
        return found


def _image_head(shown: "Picture") -> dict[str, Any]:
    """Return the entries of an image object as ReportLab writes them."""
    return {
        key.removeprefix("/"): pdfdoc.PDFName(value.removeprefix("/"))
        if isinstance(value, str)
        else pdfdoc.PDFArray(value)
        if isinstance(value, list)
        else value
        for key, value in shown.head.items()
    }


def baseline(top: float, pitch: float, size: float) -> float:
    """Return the baseline of a line whose pitch begins at ``top``."""
    return top - (pitch - size) / 2 - _BASELINE * size


def actual(text: str, code: str) -> str:
    """Say what a line reads whose characters were moved, so that it can be searched and copied whole."""
    return f"/Span <</ActualText <feff{text.encode('utf-16-be').hex()}>>> BDC {code} EMC"


def rule(x1: float, y1: float, x2: float, y2: float, width: float = 0.5) -> str:
    """Draw a rule."""
    return f"{width:g} w {x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S"


def frame(x: float, y: float, width: float, height: float, line: float) -> str:
    """Draw a rectangle whose lower left corner is (x, y)."""
    return f"{line:g} w {x:.2f} {y:.2f} {width:.2f} {height:.2f} re S"


def grey(level: float, code: str) -> str:
    """Draw in grey what would be black."""
    return f"q {level:g} g {level:g} G {code} Q"


def dashed(code: str) -> str:
    """Draw with dashes what would be drawn with whole lines."""
    return f"q [2 2] 0 d {code} Q"
