"""Read and subset a TrueType face without loading it: mapped file, tables looked up when asked.

Three CJK faces are ready in a few milliseconds and megabytes; ReportLab's own reader builds a Python object for
each of 100,000 glyphs first.
"""

import mmap
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from struct import error as struct_error
from struct import pack, unpack_from

_CMAPS = {(3, 10): 4, (0, 6): 3, (0, 4): 3, (3, 1): 2, (0, 3): 1}
_USAGE, _RESTRICTED, _NO_SUBSET = 0x000F, 0x0002, 0x0100  # what a licence allows, OpenType OS/2 fsType
_WORDS, _SCALE, _MORE, _XY_SCALE, _TWO_BY_TWO = 0x01, 0x08, 0x20, 0x40, 0x80


class NotTrueType(ValueError):  # noqa: N818 -- says what the file is not
    """The file is no TrueType face that may be embedded."""


class Face:
    """A TrueType face: glyphs, widths and bounds of characters, and subsets to embed."""

    def __init__(self, path: Path) -> None:
        """Map the file; raise ``NotTrueType`` for CFF outlines, collections and damaged files."""
        self.path = path
        with path.open("rb") as file:
            try:
                self._data = data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError as error:
                raise NotTrueType(path.name) from error
        if data[:4] not in {b"\0\1\0\0", b"true"}:
            raise NotTrueType(path.name)
        try:
            self._read_head()
        except (KeyError, struct_error) as error:
            raise NotTrueType(path.name) from error
        self._glyphs: dict[str, int] = {}

    def _read_head(self) -> None:
        data = self._data
        self._tables: dict[bytes, tuple[int, int]] = {}
        for number in range(unpack_from(">H", data, 4)[0]):
            tag, _, offset, length = unpack_from(">4sLLL", data, 12 + 16 * number)
            self._tables[tag] = (offset, length)
            if offset + length > len(data):
                raise NotTrueType(self.path.name)
        head, hhea = self._at(b"head"), self._at(b"hhea")
        self._at(b"glyf")
        self.units: int = unpack_from(">H", data, head + 18)[0]
        self._long: int = unpack_from(">H", data, head + 50)[0]
        self._full: int = unpack_from(">H", data, hhea + 34)[0]
        self.count: int = unpack_from(">H", data, self._at(b"maxp") + 4)[0]
        scale = 1000 / self.units
        self.box = tuple(round(value * scale) for value in unpack_from(">4h", data, head + 36))
        ascent, descent = unpack_from(">hh", data, hhea + 4)
        self.ascent, self.descent = round(ascent * scale), round(descent * scale)

    def _at(self, tag: bytes) -> int:
        return self._tables[tag][0]

    def table(self, tag: bytes) -> bytes:
        """Return one table as it stands in the file."""
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]

    def _array(self, code: str, offset: int, count: int) -> "array[int]":
        values = array(code)
        values.frombytes(self._data[offset : offset + count * values.itemsize])
        values.byteswap()
        return values

    @cached_property
    def name(self) -> str:
        """The PostScript name of the face."""
        base = self._at(b"name")
        count, strings = unpack_from(">HH", self._data, base + 2)
        for number in range(count):
            platform, _, _, what, length, offset = unpack_from(">6H", self._data, base + 6 + 12 * number)
            if what == 6 and platform == 3:  # noqa: PLR2004 -- nameID 6 on the Windows platform
                raw = self._data[base + strings + offset : base + strings + offset + length]
                ascii_only = raw[1::2].decode("latin-1")  # by the standard a PostScript name is nothing else
                if found := _ascii(ascii_only):
                    return found
        return _ascii(self.path.stem).replace("-", "") or "Face"

    @property
    def may_be_embedded(self) -> bool:
        """Tell whether the licence bits let a paper carry a part of the face (fsType of the OS/2 table)."""
        if b"OS/2" not in self._tables:
            return True
        bits: int = unpack_from(">H", self._data, self._at(b"OS/2") + 8)[0]
        return not (bits & _NO_SUBSET or bits & _USAGE == _RESTRICTED)

    @cached_property
    def _metrics(self) -> "array[int]":
        return self._array("H", self._at(b"hmtx"), 2 * self._full + self.count - self._full)

    @cached_property
    def _places(self) -> "array[int]":
        if self._long:
            return self._array("I", self._at(b"loca"), self.count + 1)
        return array("I", [2 * half for half in self._array("H", self._at(b"loca"), self.count + 1)])

    @cached_property
    def _cmap(self) -> Callable[[int], int]:
        """What finds the glyph of a code point in the best character map of the face."""
        data, base = self._data, self._at(b"cmap")
        best, start = 0, 0
        for number in range(unpack_from(">H", data, base + 2)[0]):
            platform, encoding, offset = unpack_from(">HHL", data, base + 4 + 8 * number)
            rank = _CMAPS.get((platform, encoding), 0)
            if rank > best and unpack_from(">H", data, base + offset)[0] in {4, 12}:
                best, start = rank, base + offset
        if not best:
            raise NotTrueType(self.path.name)
        full = unpack_from(">H", data, start)[0] == 12  # noqa: PLR2004 -- the format for all of Unicode
        return self._groups(start) if full else self._segments(start)

    def _groups(self, start: int) -> Callable[[int], int]:
        """Read a format 12 map: runs of characters with consecutive glyphs."""
        flat = self._array("I", start + 16, 3 * unpack_from(">L", self._data, start + 12)[0])
        firsts, lasts, glyphs = flat[0::3], flat[1::3], flat[2::3]

        def find(code: int) -> int:
            run = bisect_right(firsts, code) - 1
            return glyphs[run] + code - firsts[run] if run >= 0 and code <= lasts[run] else 0

        return find

    def _segments(self, start: int) -> Callable[[int], int]:
        """Read a format 4 map, which knows the basic plane only."""
        count = unpack_from(">H", self._data, start + 6)[0] // 2
        lasts = self._array("H", start + 14, count)
        firsts = self._array("H", start + 16 + 2 * count, count)
        deltas = self._array("H", start + 16 + 4 * count, count)
        shifts = self._array("H", start + 16 + 6 * count, count)

        def find(code: int) -> int:
            run = bisect_left(lasts, code)
            if run == count or code < firsts[run]:
                return 0
            if not shifts[run]:
                return (code + deltas[run]) & 0xFFFF
            place = start + 16 + 6 * count + 2 * run + shifts[run] + 2 * (code - firsts[run])
            glyph: int = unpack_from(">H", self._data, place)[0]
            return (glyph + deltas[run]) & 0xFFFF if glyph else 0

        return find

    def glyph(self, char: str) -> int:
        """Return the glyph of a character, 0 when the face has none."""
        found = self._glyphs.get(char)
        if found is None:
            found = self._glyphs[char] = self._cmap(ord(char))
        return found

    def units_wide(self, glyph: int) -> int:
        """Return the advance of a glyph in units of the face."""
        return self._metrics[2 * min(glyph, self._full - 1)]

    def advance(self, char: str) -> float:
        """Return the advance of a character in em."""
        return self.units_wide(self.glyph(char)) / self.units

    def ink(self, char: str) -> tuple[float, float]:
        """Return the left and right bound of a character's ink in em; (0, 0) when it has none."""
        glyph = self.glyph(char)
        if self._places[glyph] == self._places[glyph + 1]:
            return 0.0, 0.0
        left, _, right = unpack_from(">3h", self._data, self._at(b"glyf") + self._places[glyph] + 2)
        return left / self.units, right / self.units

    def _outline(self, glyph: int) -> tuple[bytes, list[tuple[int, int]]]:
        """Return the bytes of a glyph, padded, and (place, glyph) of the parts of a composite one."""
        start = self._at(b"glyf")
        raw = self._data[start + self._places[glyph] : start + self._places[glyph + 1]]
        parts: list[tuple[int, int]] = []
        if raw and raw[0] & 0x80:
            place, flags = 10, _MORE
            while flags & _MORE:
                flags, part = unpack_from(">HH", raw, place)
                parts.append((place + 2, part))
                place += 8 if flags & _WORDS else 6
                place += 2 if flags & _SCALE else 4 if flags & _XY_SCALE else 8 if flags & _TWO_BY_TWO else 0
        return raw + b"\0" * (-len(raw) % 4), parts

    def subset(self, glyphs: list[int]) -> bytes:
        """Return a face whose glyph numbers are the positions in ``glyphs``; parts are added behind."""
        order = list(glyphs)
        position = {glyph: index for index, glyph in enumerate(order)}
        outlines, places, offset = [], array("I", [0]), 0
        for glyph in order:  # grows while parts are met
            outline, parts = self._outline(glyph)
            if parts:
                changed = bytearray(outline)
                for place, part in parts:
                    if part not in position:
                        position[part] = len(order)
                        order.append(part)
                    changed[place : place + 2] = pack(">H", position[part])
                outline = bytes(changed)
            outlines.append(outline)
            offset += len(outline)
            places.append(offset)
        return self._assemble(order, b"".join(outlines), places)

    def _assemble(self, order: list[int], outlines: bytes, places: "array[int]") -> bytes:
        metrics, full = self._metrics, self._full
        widths = array("H")
        for glyph in order:
            widths.append(self.units_wide(glyph))
            widths.append(metrics[2 * glyph + 1] if glyph < full else metrics[full + glyph])
        widths.byteswap()
        places.byteswap()
        count = pack(">H", len(order))
        head, hhea, maxp = (bytearray(self.table(tag)) for tag in (b"head", b"hhea", b"maxp"))
        head[50:52], hhea[34:36], maxp[4:6] = b"\0\1", count, count
        tables = {
            b"head": bytes(head), b"hhea": bytes(hhea), b"maxp": bytes(maxp),
            b"hmtx": widths.tobytes(), b"loca": places.tobytes(), b"glyf": outlines,
        }  # fmt: skip
        tables |= {tag: self.table(tag) for tag in (b"cvt ", b"fpgm", b"prep") if tag in self._tables}
        return _file(tables)


def _ascii(name: str) -> str:
    """Keep of a name what a PDF may call a face by."""
    return "".join(char for char in name if char.isascii() and (char.isalnum() or char == "-"))


def _file(tables: dict[bytes, bytes]) -> bytes:
    """Put tables together to a TrueType file."""
    count = len(tables)
    power = count.bit_length() - 1
    head = pack(">LHHHH", 0x10000, count, 16 << power, power, 16 * count - (16 << power))
    offset = 12 + 16 * count
    entries, bodies = [], []
    for tag, body in sorted(tables.items()):
        entries.append(pack(">4sLLL", tag, 0, offset, len(body)))
        padded = body + b"\0" * (-len(body) % 4)
        bodies.append(padded)
        offset += len(padded)
    return b"".join((head, *entries, *bodies))
