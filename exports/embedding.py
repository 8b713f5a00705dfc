"""Embed a mapped face into a ReportLab document: one Type0 font and one subset a face.

ReportLab's own ``TTFont`` cuts a face into simple fonts of 256 characters and cannot name a character beyond the
basic plane in its ToUnicode map, so that 𠮷 could not be searched or copied.
"""

from functools import cache
from typing import Any
from weakref import WeakKeyDictionary
from zlib import crc32

from isal import isal_zlib
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

from exports.fastfont import Face

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SYMBOLIC = 4
_LEVEL = 1
_CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo<</Registry(Adobe)"
    "/Ordering(UCS)/Supplement 0>>def /CMapName/Adobe-Identity-UCS def /CMapType 2 def "
    "1 begincodespacerange <0000><FFFF> endcodespacerange"
)
_CMAP_TAIL = "endcmap CMapName currentdict /CMap defineresource pop end end"


class _Flate:
    """What ReportLab's document writer takes for zlib: the same format, several times faster."""

    decompress = staticmethod(isal_zlib.decompress)

    @staticmethod
    def compress(data: bytes) -> bytes:
        """Deflate at the fastest level; subsets of outlines gain little from a slower one."""
        return isal_zlib.compress(data, _LEVEL)


# Only the writer of PDF objects is given the fast Flate; 7-bit armour only makes streams larger.
vars(pdfdoc)["zlib"] = _Flate
vars(rl_config)["useA85"] = 0


class Codes(dict[str, str]):
    """The four hexadecimal digits by which one document calls each character of one face."""

    def __init__(self, face: Face) -> None:
        """Begin with .notdef alone."""
        super().__init__()
        self.face = face
        self.glyphs = [0]
        self.chars = ["\ufffd"]

    def __missing__(self, char: str) -> str:
        """Take the next code for a character met for the first time."""
        code = self[char] = f"{len(self.glyphs):04X}"
        self.glyphs.append(self.face.glyph(char))
        self.chars.append(char)
        return code

    def hex(self, text: str) -> str:
        """Return a text in the codes of the document."""
        return "".join(map(self.__getitem__, text))


class Font:
    """A face as ReportLab's documents take fonts: named when first used, written when the document is closed."""

    def __init__(self, face: Face) -> None:
        """Wrap a face; nothing is read yet."""
        self.face = face
        self._codes: WeakKeyDictionary[Any, Codes] = WeakKeyDictionary()

    def codes(self, doc: Any) -> Codes:
        """Return the codes of the face in a document, and see that it is written with it."""
        found = self._codes.get(doc)
        if found is None:
            found = self._codes[doc] = Codes(self.face)
            doc.fontMapping[self] = f"/F{len(doc.fontMapping) + 1}"
            doc.delayedFonts.append(self)
        return found

    def resource(self, doc: Any) -> str:
        """Return the name by which pages of a document call the font."""
        self.codes(doc)
        return str(doc.fontMapping[self])

    def addObjects(self, doc: Any) -> None:
        """Write the font, its subset, its widths and its way back to Unicode into the document."""
        codes = self._codes.pop(doc)
        face = self.face
        tag = crc32("".join(codes.chars).encode("utf-8"))
        letters = "".join(_LETTERS[tag // 26**power % 26] for power in range(6))
        name = f"/{letters}+{face.name}"
        subset = face.subset(codes.glyphs)
        descriptor = {
            "Type": "/FontDescriptor", "FontName": name, "Flags": _SYMBOLIC,
            "FontBBox": "[{} {} {} {}]".format(*face.box), "ItalicAngle": 0, "Ascent": face.ascent,
            "Descent": face.descent, "CapHeight": face.ascent, "StemV": 80,
            "FontFile2": _stream(subset, Length1=len(subset)),
        }  # fmt: skip
        widths = " ".join(str(round(face.units_wide(glyph) * 1000 / face.units)) for glyph in codes.glyphs)
        descendant = {
            "Type": "/Font", "Subtype": "/CIDFontType2", "BaseFont": name, "CIDToGIDMap": "/Identity", "DW": 1000,
            "CIDSystemInfo": "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
            "FontDescriptor": doc.Reference(pdfdoc.PDFDictionary(descriptor)), "W": f"[0[{widths}]]",
        }  # fmt: skip
        font = {
            "Type": "/Font", "Subtype": "/Type0", "BaseFont": name, "Encoding": "/Identity-H",
            "DescendantFonts": pdfdoc.PDFArray([doc.Reference(pdfdoc.PDFDictionary(descendant))]),
            "ToUnicode": _stream(_to_unicode(codes.chars)),
        }  # fmt: skip
        doc.idToObject["BasicFonts"].dict[doc.fontMapping[self][1:]] = doc.Reference(
            pdfdoc.PDFDictionary(font)
        )


@cache
def font(face: Face) -> Font:
    """Return the font of a face; made once."""
    return Font(face)


def _stream(content: bytes | str, **entries: int) -> Any:
    """Return a compressed stream object."""
    return pdfdoc.PDFStream(pdfdoc.PDFDictionary(dict(entries)), content, [pdfdoc.PDFZCompress])


def _to_unicode(chars: list[str]) -> str:
    """Return the map from codes to characters, UTF-16 as PDF 32000 9.10.3 wants it."""
    lines = [_CMAP_HEAD]
    entries = [f"<{code:04X}><{char.encode('utf-16-be').hex()}>" for code, char in enumerate(chars) if code]
    for start in range(0, len(entries), 100):
        block = entries[start : start + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join((*lines, _CMAP_TAIL))
