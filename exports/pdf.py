"""The one renderer: a document of blocks becomes a PDF."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc

from exports import (
    blocks,
    cards,
    chartpaint,
    feet,
    flow,
    fonts,
    pagecode,
    paper,
    pasting,
    pen,
    running,
    signing,
    tables,
)
from exports.blocks import Block, Document
from exports.flow import Laid, Strip
from exports.linebreak import Line
from exports.paper import MM, SHEET
from exports.pen import Pen, Span
from exports.setting import Setting
from models.errors import Refusal

_DRAFT, _DEMO = "草稿", "示范"
_WATERMARK = 150.0
_LAST_LINES = 3  # two lines of a record and 以下空白
_DEMO_LINE = "示范　演示数据，不具任何效力"
_SETTERS: dict[type, Callable[[Setting, Any], list[Strip]]] = {
    blocks.Title: running.title,
    blocks.Subtitle: running.subtitle,
    blocks.DocNumber: running.number,
    blocks.Heading: running.heading,
    blocks.Text: running.text,
    blocks.Clauses: running.clauses,
    blocks.Choice: running.choice,
    blocks.Record: running.record,
    blocks.Blank: running.blank,
    blocks.Space: running.space,
    blocks.Rule: running.rule,
    blocks.PageBreak: running.turn,
    blocks.Note: running.note,
    blocks.Cards: cards.cards,
    blocks.Fields: tables.fields,
    blocks.Grid: tables.grid,
    blocks.Signatures: signing.signatures,
    blocks.Seal: signing.seal,
    blocks.Picture: pasting.picture,
    blocks.Chart: chartpaint.chart,
}


class _Sheet(pdfdoc.PDFPage):
    """A page of A4 that uses nothing but fonts, and the pictures its operators name."""

    ExtGState = None
    _shadingUsed: Mapping[str, object] = MappingProxyType({})

    def __init__(self, code: list[str], images: Mapping[str, Any]) -> None:
        """Take the operators of the page, and the pictures of the document by name."""
        super().__init__()
        shown = {
            name[1:]: image for name, image in images.items() if any(f" {name} Do" in line for line in code)
        }
        if shown:
            self.hasImages = 1
            self.XObjects = pdfdoc.PDFDictionary(shown)
        self.MediaBox = pdfdoc.PDFArray([0, 0, *SHEET])
        self.setCompression(1)
        self.setStream("\n".join((*code, "")).encode("ascii"))


def render(
    document: Document, target: Path | BinaryIO | None = None, *, station_fonts: Path | None = None
) -> bytes:
    """Return the document as PDF, and write it to ``target`` if one is given.

    The same document gives the same bytes. A document that is no draft is refused, character by character, when a
    name cannot be printed; a draft shows 〓 for it. ``station_fonts`` is a folder with the station's licensed faces.
    """
    library = fonts.library(station_fonts)
    if not document.draft and (lacking := library.missing(text_of(document))):
        raise Refusal(_unprintable(lacking, document))
    page = paper.page(document.page)
    doc = _described(document)
    pen_ = Pen(library, doc, document.names, document.pictures)
    area = feet.room(pen_, page, document)
    pages = _pages(Setting(area, pen_), document)
    led = feet.presided([laid.led for laid in pages])
    for number, laid in enumerate(pages, 1):
        under = area if number < len(pages) else page
        footer = feet.foot(pen_, under, document, number, len(pages), led=led[number - 1])
        outside = pagecode.outside(pen_, page, document, number, len(pages))
        code = [*_marks(pen_, document), *laid.paint(), *footer, *outside]
        doc.addPage(_Sheet(code, pen_.images))
    data: bytes = doc.GetPDFData(None)
    if isinstance(target, Path):
        target.write_bytes(data)
    elif target is not None:
        target.write(data)
    return data


def _unprintable(chars: list[str], document: Document) -> str:
    """Say which characters no face has and whose field each is in; never a whole name."""
    said = []
    for char in chars:
        whose = next((f"，在{whose}中" for whose, text in document.owners if char in text), "")
        said.append(f"“{char}”（U+{ord(char):04X}{whose}）")
    return f"以下字符没有可用的字形，不能定稿：{'、'.join(said)}。请改用标准汉字或安装含有该字的字库。"


def _pages(setting: Setting, document: Document) -> list[Laid]:
    """Lay the blocks on pages; a form that runs over is set closer if that spares a sheet.

    On a page whose lines and characters are counted, that is done for signatures and seal alone (GB/T 9704 7.3.5.4).
    """
    page = setting.page
    strips = _strips(setting, document)
    pages = _laid(setting, strips, document)
    if page.tracking and not _ends_signed(document.blocks):
        return pages
    hopeful = sum(strip.height for strip in strips) * page.tight < (len(pages) - 1) * page.height
    if page.tight < 1 and hopeful:
        close = Setting(page.closer(), setting.pen)
        return min(pages, _laid(close, _strips(close, document), document), key=len)
    return pages


def _laid(setting: Setting, strips: list[Strip], document: Document) -> list[Laid]:
    return flow.paginate(strips, setting.page, lambda before: signing.onward(setting, document, before))


def _ends_signed(items: tuple[Block, ...]) -> bool:
    return any(
        isinstance(each, blocks.Signatures | blocks.Seal)
        or (isinstance(each, blocks.Keep) and _ends_signed(each.blocks))
        for each in items
    )


def _strips(setting: Setting, document: Document) -> list[Strip]:
    return [strip for block in _joined(setting, document.blocks) for strip in block]


def text_of(document: Document) -> str:
    """Return every character a document would print, in no particular order of lines."""
    return "\n".join(_strings((document.title, document.blocks, document.hands, document.holder)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from _strings(getattr(value, name))


def _described(document: Document) -> Any:
    """Begin a PDF that says what it is, and the same of the same document.

    Pages are given to ReportLab as operators: its canvas would cost a third of the first paper and write none shorter.
    """
    doc = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7), lang="zh-CN")
    doc.setTitle(document.title)
    doc.setAuthor(document.meta.get("author", ""))
    doc.setSubject(document.meta.get("subject", ""))
    doc.setKeywords(document.meta.get("keywords", ""))
    doc.setCreator(document.meta.get("creator", "三理调解工作台"))
    return doc


def _joined(setting: Setting, items: tuple[Block, ...]) -> list[list[Strip]]:
    """Set the blocks; signatures and seals stay with the end of what they sign."""
    done: list[list[Strip]] = []
    before: Block | None = None
    for block in items:
        strips = (
            _keep(setting, block) if isinstance(block, blocks.Keep) else _SETTERS[type(block)](setting, block)
        )
        if isinstance(block, blocks.Signatures | blocks.Seal):
            _tie(done, items)
            if isinstance(block, blocks.Seal) and done:
                done[-1][-1].seam = 0  # nothing is sealed on a page of its own
        elif isinstance(block, blocks.Keep) and isinstance(before, blocks.Blank):
            _tie_end(setting, done, strips)
        elif isinstance(block, blocks.Keep) and _signed(block):
            _tie(done, items)
        before = block
        done.append(strips)
    return done


def _tie(done: list[list[Strip]], items: tuple[Block, ...]) -> None:
    """Glue the last line that prints, the heading between, and the room behind it, to what follows."""
    for block, strips in reversed(list(zip(items, done, strict=False))):
        for strip in reversed(strips):
            if strip.turn:
                return
            strip.glue = True
            if not strip.loose and not _announces(block):
                return
            strip.signed = True


def _announces(block: Block) -> bool:
    """Tell whether a block only names what follows it."""
    if isinstance(block, blocks.Text):
        return not block.text and block.lead.endswith("：")
    return isinstance(block, blocks.Heading | blocks.Space)


def _signed(block: blocks.Keep) -> bool:
    """Tell whether nothing but a heading stands before the places to sign."""
    first = next((each for each in block.blocks if not _announces(each)), None)
    return isinstance(first, blocks.Signatures | blocks.Seal)


def _tie_end(setting: Setting, done: list[list[Strip]], signed: list[Strip]) -> None:
    """Let the last lines of a record, and the line that closes it, stand on the page of the signatures."""
    last = [strip for strips in done for strip in strips][-_LAST_LINES:]
    whole = all(strip.glue and not strip.seam for strip in signed[:-1])
    height = sum(strip.height for strip in (*last, *signed))
    if any(strip.turn for strip in last) or (whole and height > setting.page.height):
        return
    for strip in last:
        strip.glue = True


def _keep(setting: Setting, block: blocks.Keep) -> list[Strip]:
    """Glue all strips of a group that a page can hold, or that has seams to part it at."""
    strips = [strip for group in _joined(setting, block.blocks) for strip in group]
    parted = any(strip.seam for strip in strips[:-1])
    if parted or sum(strip.height for strip in strips) <= setting.page.height:
        for strip in strips[:-1]:
            strip.glue = True
    return strips


def _marks(pen_: Pen, document: Document) -> list[str]:
    """Print what lies under the text: the watermark, and that a paper is only for demonstration."""
    code: list[str] = []
    word = _DRAFT if document.draft else _DEMO if document.demo else ""
    if word:
        wide = pen_.width("title", word, _WATERMARK)
        turned = pen_.line(
            Span(word, "title", _WATERMARK), Line(0, len(word), 0.0), -wide / 2, -_WATERMARK * 0.36
        )
        place = f"0.819 0.574 -0.574 0.819 {SHEET[0] / 2:.2f} {SHEET[1] / 2:.2f} cm"
        code.append(f"q {place} 0.93 g {pen.actual(word, turned)} Q")
    if document.demo:
        size = 9.0
        wide = pen_.width("label", _DEMO_LINE, size)
        x, y = (SHEET[0] - wide) / 2, SHEET[1] - 14 * MM
        box = pen.frame(x - 6, y - 4.5, wide + 12, size + 7, 0.5)
        code.append(pen.grey(0.35, box + " " + pen_.write("label", _DEMO_LINE, size, x, y)))
    return code
