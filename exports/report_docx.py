"""The report as a Word file, for whoever must work it into another: the same words and tables as the PDF.

Charts are pictures of those in the PDF, 300 dots an inch, with their values as the alternative text.
"""

import io
from typing import Any

import pypdfium2

from exports import charts, paper, pdf
from exports.blocks import Block, Chart, Document, Grid, Heading, Note, Seal, Space, Subtitle, Text, Title

BODY, TITLE, LABEL, KAI, SONG = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312", "宋体"
_MARGINS = (37, 26, 35, 28)
_LINE = 28.9
_DPI = 300
_POINTS = 72
_WHITE = 250
_SIDES = {"l": "LEFT", "c": "CENTER", "r": "RIGHT"}
_DEMO = "示范　演示数据，不具任何效力"


def render(document: Document) -> bytes:
    """Return a document of running text, tables and charts as .docx."""
    written = _Writer(document)
    for block in document.blocks:
        written.block(block)
    target = io.BytesIO()
    written.made.save(target)
    return target.getvalue()


def picture(chart: charts.Chart, page: str = "gbt9704") -> bytes:
    """Return a chart as PNG, as the PDF has it and cut to what is drawn."""
    from PIL import ImageChops  # noqa: PLC0415 -- slow import, wanted only here

    with pypdfium2.PdfDocument(
        pdf.render(Document(chart.title, (Chart(chart),), page, footer=False))
    ) as pages:
        shown = pages[0].render(scale=_DPI / _POINTS).to_pil().convert("RGB")
    blank = shown.point(lambda level: 255 if level >= _WHITE else level)
    box = ImageChops.invert(blank).getbbox()
    edges = paper.page(page)
    left, right = edges.left * _DPI / _POINTS, (edges.left + edges.width) * _DPI / _POINTS
    assert box is not None, "a chart has at least its title"
    target = io.BytesIO()
    shown.crop((int(left), box[1] - 4, int(right), box[3] + 4)).save(target, "PNG", dpi=(_DPI, _DPI))
    return target.getvalue()


class _Writer:
    """Writes block after block into a sheet of A4 with the margins of 公文."""

    def __init__(self, document: Document) -> None:
        import docx  # noqa: PLC0415 -- slow import, wanted only for Word files
        from docx.shared import Mm, Pt  # noqa: PLC0415 -- as above

        self.made: Any = docx.Document()
        section = self.made.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(
            Mm, _MARGINS
        )
        style = self.made.styles["Normal"]
        style.font.size, style.paragraph_format.space_after = Pt(paper.size("三号")), Pt(0)
        _face(style, BODY)
        self.made.core_properties.title = document.title
        self.made.core_properties.author = document.meta.get("author", "")
        if document.demo:
            self._line(_DEMO, LABEL, paper.size("小五"), "CENTER", into=section.header)
        if document.footer:
            self._numbered(section.footer)

    def block(self, block: Block) -> None:
        """Write one block; a kind that no report has is no report's."""
        if isinstance(block, Grid):
            self._grid(block)
        elif isinstance(block, Chart):
            self._chart(block)
        else:
            self._words(block)

    def _words(self, block: Block) -> None:
        large = paper.size("三号")
        match block:
            case Title():
                self._line(block.text, TITLE, paper.size("二号"), "CENTER", after=8)
            case Subtitle():
                self._line(block.text, KAI, large, "CENTER")
            case Heading():
                self._line(block.text, LABEL, large, "LEFT", indent=2, keep=True)
            case Text():
                for part in block.text.split("\n"):
                    self._line(part, BODY, large, "JUSTIFY", indent=2)
            case Note():
                self._line(block.text, SONG, paper.size("五号"), "JUSTIFY", pitch=16)
            case Space():
                self._line("", SONG, block.mm, "LEFT", pitch=block.mm * paper.MM)
            case Seal():
                self._line(block.organ, BODY, large, "RIGHT", right=4, keep=True)
                self._line(block.date, BODY, large, "RIGHT", right=4)
            case _:
                raise AssertionError("a report has no other blocks")

    def _line(
        self, words: str, face: str, size: float, side: str, *, indent: int = 0, right: int = 0,
        keep: bool = False, after: float = 0, pitch: float = _LINE, into: Any = None,
    ) -> Any:  # fmt: skip
        from docx.shared import Pt  # noqa: PLC0415 -- as above

        line = (into or self.made).add_paragraph() if into is None else into.paragraphs[0]
        line.alignment = self._aligned(side)
        shape = line.paragraph_format
        shape.line_spacing, shape.space_after, shape.keep_with_next = Pt(pitch), Pt(after), keep
        shape.first_line_indent, shape.right_indent = Pt(indent * size), Pt(right * size)
        run = line.add_run(words)
        run.font.size = Pt(size)
        _face(run, face)
        return line

    def _aligned(self, side: str) -> Any:
        from docx.enum import text  # noqa: PLC0415 -- as above

        return getattr(text.WD_ALIGN_PARAGRAPH, side)

    def _grid(self, block: Grid) -> None:
        from docx.oxml.ns import qn  # noqa: PLC0415 -- as above
        from docx.shared import Pt  # noqa: PLC0415 -- as above

        table = self.made.add_table(rows=0, cols=len(block.head), style="Table Grid")
        whole = paper.page("gbt9704").width
        widths = block.widths or (1.0,) * len(block.head)
        table.autofit = False
        for place, column in enumerate(table.columns):
            column.width = Pt(whole * widths[place] / sum(widths))
        for number, row in enumerate((block.head, *block.rows)):
            cells = table.add_row().cells
            for place, (cell, words) in enumerate(zip(cells, row, strict=True)):
                cell.width = Pt(whole * widths[place] / sum(widths))
                line = cell.paragraphs[0]
                side = block.align[place] if number and block.align else "c"
                line.alignment = self._aligned(_SIDES[side])
                line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(2)
                run = line.add_run(words)
                run.font.size = Pt(paper.size("小四"))
                _face(run, BODY if number else LABEL)
        head = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 -- python-docx has no name for it
        head.append(head.makeelement(qn("w:tblHeader"), {}))
        for row in table.rows:
            kept = row._tr.get_or_add_trPr()  # noqa: SLF001 -- as above
            kept.append(kept.makeelement(qn("w:cantSplit"), {}))

    def _chart(self, block: Chart) -> None:
        from docx.shared import Pt  # noqa: PLC0415 -- as above

        line = self.made.add_paragraph()
        line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(6)
        shown = line.add_run().add_picture(
            io.BytesIO(picture(block.chart)), width=Pt(paper.page("gbt9704").width)
        )
        shown._inline.docPr.set("descr", charts.told(block.chart))  # noqa: SLF001 -- as above
        shown._inline.docPr.set("title", block.chart.title)  # noqa: SLF001 -- as above

    def _numbered(self, footer: Any) -> None:
        """Put 第×页 共×页 into the footer, counted by Word."""
        from docx.oxml.ns import qn  # noqa: PLC0415 -- as above
        from docx.shared import Pt  # noqa: PLC0415 -- as above

        small = paper.size("五号")
        line = self._line("第", SONG, small, "CENTER", into=footer)
        self.made.styles["Footer"].font.size = Pt(small)
        for code, behind in (("PAGE", "页　共"), ("NUMPAGES", "页")):
            field = line._p.makeelement(qn("w:fldSimple"), {qn("w:instr"): code})  # noqa: SLF001 -- as above
            line._p.append(field)  # noqa: SLF001 -- as above
            run = line.add_run(behind)
            run.font.size = Pt(small)
            _face(run, SONG)


def _face(thing: Any, name: str) -> None:
    """Set the face for Latin and Chinese characters alike."""
    from docx.oxml.ns import qn  # noqa: PLC0415 -- as above

    thing.font.name = name
    element = getattr(thing, "element", None)
    properties = (thing._element if element is None else element).get_or_add_rPr()  # noqa: SLF001 -- as above
    properties.get_or_add_rFonts().set(qn("w:eastAsia"), name)
