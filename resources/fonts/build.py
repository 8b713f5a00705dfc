# ruff: noqa: INP001 -- a script that lies beside its data and is in no package
"""Cut and convert the bundled faces from their sources; run by hand, never by the program.

``python build.py MATERIAL`` looks below the folder MATERIAL for the unpacked packages that README.md names,
and writes the faces and licences beside itself. It needs fontTools, which the program does not.
"""

import bz2
import gzip
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fontTools.pens.cu2quPen import Cu2QuPen  # type: ignore[import-not-found]  # -- only who rebuilds has it
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-not-found]  # -- as above
from fontTools.subset import Options, Subsetter  # type: ignore[import-not-found]  # -- as above
from fontTools.ttLib import TTFont, newTable  # type: ignore[import-not-found]  # -- as above

HERE = Path(__file__).parent
LAYOUT = ("BASE", "GDEF", "GPOS", "GSUB", "STAT", "VORG", "kern", "vhea", "vmtx")
MARKS = (
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2000, 0x2070), *range(0x20A0, 0x20C0),
    *range(0x2100, 0x2200), *range(0x2460, 0x2500), *range(0x25A0, 0x2600), *range(0x2700, 0x2760),
    *range(0x3000, 0x3040), *range(0x3200, 0x3400), *range(0xFF00, 0xFFF0),
)  # fmt: skip
KEPT = {0, 13, 14}  # copyright, licence, address of the licence
# A check mark in a box of 1000 units, as one stroke that swells: (x, y) clockwise.
TICK = ((215, 385), (300, 445), (425, 250), (720, 690), (790, 640), (440, 80), (400, 80))


UNHINTED = (
    "maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
    "maxSizeOfInstructions", "maxComponentElements", "maxPoints", "maxContours", "maxCompositePoints",
    "maxCompositeContours", "maxComponentDepth",
)  # fmt: skip


def encodable(codec: str) -> set[int]:
    """Return the code points of the double-byte part of ``codec``."""
    pairs = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    return {ord(char) for pair in pairs if len(char := pair.decode(codec, "ignore")) == 1}


def standard(material: Path) -> set[int]:
    """Return the 8105 characters of 通用规范汉字表 (field kTGH of Unihan)."""
    source = next(material.rglob("Unihan_OtherMappings.txt.bz2"))
    lines = bz2.decompress(source.read_bytes()).decode("utf-8").splitlines()
    return {int(line.split("\t")[0].removeprefix("U+"), 16) for line in lines if "\tkTGH\t" in line}


def add_boxes(font: Any) -> None:
    """Give the face ☐ and ☑, drawn alike in all faces; hardly any Chinese text face has them."""
    scale = font["head"].unitsPerEm / 1000
    for name, code, ticked in (("uni2610", 0x2610, False), ("uni2611", 0x2611, True)):
        if code in font.getBestCmap():
            continue
        pen = TTGlyphPen(None)
        outer = ((110, -20), (110, 760), (890, 760), (890, -20))
        inner = ((160, 30), (840, 30), (840, 710), (160, 710))
        for contour in (outer, inner, TICK) if ticked else (outer, inner):
            pen.moveTo(tuple(round(value * scale) for value in contour[0]))
            for point in contour[1:]:
                pen.lineTo(tuple(round(value * scale) for value in point))
            pen.closePath()
        glyph = pen.glyph()
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        font["glyf"].glyphs[name] = glyph
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (round(1000 * scale), glyph.xMin)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name


def strip(font: Any) -> None:
    """Drop the tables that neither a PDF nor a label on screen uses."""
    for tag in LAYOUT:
        if tag in font:
            del font[tag]
    post = font["post"]
    post.formatType, post.extraNames, post.mapping = 3.0, [], {}


def cut(font: Any, codes: Iterable[int]) -> None:
    """Keep only the glyphs of ``codes``."""
    options = Options()
    options.name_IDs, options.name_languages, options.name_legacy = ["*"], ["*"], True
    options.notdef_outline, options.hinting, options.layout_features = True, False, []
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[*codes])
    subsetter.subset(font)


def rename(font: Any, family: str, style: str, note: str) -> None:
    """Name the face anew and say what was changed; copyright and licence records stay."""
    table = font["name"]
    table.names = [record for record in table.names if record.toUnicode() and record.nameID in KEPT]
    postscript = f"{family}-{style}".replace(" ", "")
    full = f"{family} {style}"
    for number, text in ((1, family), (2, style), (3, postscript), (4, full), (6, postscript), (10, note)):
        table.setName(text, number, 3, 1, 0x409)


def to_truetype(font: Any, max_error: float = 1.0) -> None:
    """Replace CFF outlines by quadratic ones; ReportLab embeds only these."""
    order, drawn = font.getGlyphOrder(), font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(drawn)
        drawn[name].draw(Cu2QuPen(pen, max_error, reverse_direction=True))
        glyphs[name] = pen.glyph()
    del font["CFF "]
    font["loca"] = newTable("loca")
    table = font["glyf"] = newTable("glyf")
    table.glyphOrder, table.glyphs = order, glyphs
    table.compile(font)
    for name, glyph in glyphs.items():
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    limits = font["maxp"]
    limits.tableVersion = 0x00010000
    for field in UNHINTED:
        setattr(limits, field, int(field == "maxZones"))
    font.sfntVersion = "\0\1\0\0"


def licences(material: Path) -> None:
    """Copy the licence of each face beside it."""
    for kind in ("serif", "sans"):
        source = next(path for path in material.rglob("LICENSE_FONT") if f"noto-{kind}-sc" in str(path))
        shutil.copyfile(source, HERE / f"Noto{kind.title()}SC-LICENSE.txt")
    for package, name in (("fonts-lxgw-wenkai", "SanliKai"), ("fonts-hanazono", "HanaMin")):
        shutil.copyfile(next(material.rglob(f"doc/{package}/copyright")), HERE / f"{name}-LICENSE.txt")
    folder = next(path for path in material.rglob("fonts/fandol") if (path / "COPYING.gz").exists())
    copying = gzip.decompress((folder / "COPYING.gz").read_bytes())
    (HERE / "FandolFang-LICENSE.txt").write_bytes((folder / "README").read_bytes() + b"\n\n" + copying)


def main(material: Path) -> None:
    """Build every face into the folder of this script."""
    text = standard(material) | encodable("gb2312") | set(MARKS)
    names = text | encodable("gbk")
    # FandolFang draws ￥ as a dollar, and 幹 捨 餘 醜 … beyond GB 2312 as their simplified forms: never print those.
    fang = (encodable("gb2312") | set(range(0x20, 0x7F)) | {0xA5, 0xB7, 0x2014, 0x3007}) - {0xFFE5}
    jobs = (
        ("NotoSerifSC_400Regular.ttf", "NotoSerifSC-Regular.ttf", None, None),
        ("NotoSerifSC_900Black.ttf", "NotoSerifSC-Black.ttf", names, None),
        ("NotoSansSC_400Regular.ttf", "NotoSansSC-Regular.ttf", names, None),
        ("NotoSansSC_700Bold.ttf", "NotoSansSC-Bold.ttf", names, None),
        ("LXGWWenKai-Regular.ttf", "SanliKai-Regular.ttf", text, "Sanli Kai"),
        ("FandolFang-Regular.otf", "FandolFang-Regular.ttf", fang, "FandolFang TT"),
    )
    for source, target, codes, family in jobs:
        font = TTFont(next(material.rglob(source)), recalcTimestamp=False)
        if "CFF " in font:
            to_truetype(font)
        strip(font)
        if codes is not None:
            cut(font, codes)
        add_boxes(font)
        if family:
            rename(font, family, "Regular", f"Changed for Sanli from {source}; see README.md beside it")
        font.save(HERE / target)
    for face in ("HanaMinA.ttf", "HanaMinB.ttf"):
        shutil.copyfile(next(material.rglob(face)), HERE / face)
    licences(material)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
