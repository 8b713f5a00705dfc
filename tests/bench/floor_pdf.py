"""The floor of ``bench_pdf``: laid-out text to PDF bytes with no library in between, fonts subset and embedded."""

from collections.abc import Iterable
from pathlib import Path

from isal import isal_zlib

from exports.fastfont import Face

CMAP_HEAD = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName/I def /CMapType 2 def "
    "1 begincodespacerange <0000><FFFF> endcodespacerange"
)
Text = tuple[str, float, float, float, str]
Ruled = tuple[float, float, float, float]


class Writer:
    """Faces kept open, one PDF after another."""

    def __init__(self, faces: dict[str, str]) -> None:
        """Map the faces."""
        self.faces = {name: Face(Path(path)) for name, path in faces.items()}
        self._widths: dict[tuple[str, str], float] = {}

    def width(self, face: str, char: str) -> float:
        """Return the advance in em."""
        key = (face, char)
        if key not in self._widths:
            self._widths[key] = self.faces[face].advance(char)
        return self._widths[key]

    def write(self, pages: Iterable[tuple[list[Text], list[Ruled]]]) -> bytes:
        """Return the pages as PDF."""
        used: dict[str, dict[str, int]] = {name: {"\0": 0} for name in self.faces}
        contents = [self._content(texts, rules, used) for texts, rules in pages]
        parts, places = [b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"], [0]

        def add(body: bytes) -> int:
            places.append(sum(map(len, parts)))
            parts.append(b"%d 0 obj\n%s\nendobj\n" % (len(places) - 1, body))
            return len(places) - 1

        def stream(data: bytes, more: bytes = b"") -> int:
            packed = isal_zlib.compress(data, 1)
            return add(
                b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(packed), more, packed)
            )

        resources = b""
        for name, face in self.faces.items():
            chars = list(used[name])
            subset = face.subset([0, *(face.glyph(char) for char in chars[1:])])
            file = stream(subset, b"/Length1 %d" % len(subset))
            base = b"AAAAAA+" + face.name.encode()
            box = b"%d %d %d %d" % face.box
            descriptor = add(
                b"<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%s]/ItalicAngle 0/Ascent %d/Descent %d"
                b"/CapHeight %d/StemV 80/FontFile2 %d 0 R>>"
                % (base, box, face.ascent, face.descent, face.ascent, file)
            )
            widths = " ".join(str(round(1000 * self.width(name, char))) for char in chars).encode()
            descendant = add(
                b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
                b"/Supplement 0>>/DW 1000/CIDToGIDMap/Identity/FontDescriptor %d 0 R/W[0[%s]]>>"
                % (base, descriptor, widths)
            )
            back = stream(_to_unicode(chars))
            font = add(
                b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
                % (base, descendant, back)
            )
            resources += b"/%s %d 0 R" % (name.encode(), font)
        streams = [stream(content) for content in contents]
        parent = len(places) + len(streams)
        kids = [
            add(b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595.28 841.89]/Contents %d 0 R/Resources<</Font<<%s>>>>>>"
                % (parent, content, resources))
            for content in streams
        ]  # fmt: skip
        listed = b" ".join(b"%d 0 R" % kid for kid in kids)
        add(b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), listed))
        catalog = add(b"<</Type/Catalog/Pages %d 0 R>>" % parent)
        start = sum(map(len, parts))
        table = b"".join(b"%010d 00000 n \n" % place for place in places[1:])
        parts.append(
            b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n"
            % (len(places), table, len(places), catalog, start)
        )
        return b"".join(parts)

    def _content(self, texts: list[Text], rules: list[Ruled], used: dict[str, dict[str, int]]) -> bytes:
        """Return the operators of a page; characters take their codes as they are met."""
        out = [".5 w", *("{:.1f} {:.1f} m {:.1f} {:.1f} l".format(*rule) for rule in rules), "S BT"]
        x = y = 0.0
        for name, size, at_x, at_y, text in texts:
            codes = used[name]
            line = "".join(f"{codes.setdefault(char, len(codes)):04X}" for char in text)
            out.append(f"/{name} {size:g} Tf {at_x - x:.2f} {at_y - y:.2f} Td <{line}> Tj")
            x, y = at_x, at_y
        return "\n".join((*out, "ET")).encode()


def _to_unicode(chars: list[str]) -> bytes:
    entries = [f"<{code:04X}><{char.encode('utf-16-be').hex()}>" for code, char in enumerate(chars)][1:]
    out = [CMAP_HEAD]
    for start in range(0, len(entries), 100):
        block = entries[start : start + 100]
        out += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join((*out, "endcmap CMapName currentdict /CMap defineresource pop end end")).encode()
