"""What the program's renderer is measured against: a bare writer of PDF, stock Platypus, a running LibreOffice."""

import os
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.bench.agreement import HEI, KAI, SONG, Agreement, agreement, document

Text = tuple[str, float, float, float, str]
Ruled = tuple[float, float, float, float]
Engine = Callable[[int], bytes]
WIDTH, HEIGHT = 595.28, 841.89
LEFT, TOP, FOOT, MEASURE = 79.4, 72.0, 60.0, 442.0
NO_START, NO_END = frozenset("，。；：、？！）》】”’％"), frozenset("（【《“‘￥")


def ours() -> Engine:
    """Return the program's own renderer, of a final paper with its code and holder on every page."""
    from exports import pdf  # noqa: PLC0415 -- the cold start of each engine is measured apart

    def write(number: int) -> bytes:
        return pdf.render(replace(document(number), code=f"7KQ2M{number:05}", holder="甲方 存"))

    return write


def bare() -> Engine:
    """Return the program's own renderer, of a paper without a code."""
    from exports import pdf  # noqa: PLC0415 -- as above

    return lambda number: pdf.render(document(number))


def canvas() -> Engine:
    """Return ReportLab's canvas as its handbook uses it, drawing lines that were broken before."""
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 -- as above
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 -- as above
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 -- as above

    for name, path in (("S", SONG), ("H", HEI), ("K", KAI)):
        pdfmetrics.registerFont(TTFont(name, path))

    def write(number: int) -> bytes:
        out = BytesIO()
        drawn = Canvas(out, pagesize=(WIDTH, HEIGHT), initialFontName="S")  # type: ignore[arg-type]  # -- the stubs have it wrong
        for texts, rules in laid_out(
            agreement(number), lambda face, char: pdfmetrics.stringWidth(char, face, 1)
        ):
            for face, size, x, y, text in texts:
                drawn.setFont(face, size)
                drawn.drawString(x, y, text)
            for rule in rules:
                drawn.line(*rule)
            drawn.showPage()
        drawn.save()
        return out.getvalue()

    return write


def platypus() -> Engine:
    """Return ReportLab's Platypus as its handbook uses it."""
    from reportlab.lib import colors  # noqa: PLC0415 -- as above
    from reportlab.lib.styles import ParagraphStyle  # noqa: PLC0415 -- as above
    from reportlab.pdfbase import pdfmetrics  # noqa: PLC0415 -- as above
    from reportlab.pdfbase.ttfonts import TTFont  # noqa: PLC0415 -- as above
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table  # noqa: PLC0415 -- as above

    for name, path in (("song", SONG), ("hei", HEI), ("kai", KAI)):
        pdfmetrics.registerFont(TTFont(name, path))

    def style(face: str, size: float, leading: float, **more: Any) -> ParagraphStyle:
        return ParagraphStyle(face, fontName=face, fontSize=size, leading=leading, wordWrap="CJK", **more)

    title, organ = style("hei", 22, 30, alignment=1), style("kai", 14, 24, alignment=1)
    head, body = style("hei", 11, 18, firstLineIndent=22), style("song", 11, 16.5, firstLineIndent=22)
    label, cell, hand = style("hei", 10.5, 14), style("song", 10.5, 14), style("kai", 12, 15)
    ruled: Any = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]

    def footer(canvas: Any, doc: Any) -> None:
        canvas.setFont("song", 9)
        canvas.drawCentredString(WIDTH / 2, 42, f"第{doc.page}页")

    def write(number: int) -> bytes:
        made, out = agreement(number), BytesIO()
        pairs = list(zip(made.fields[::2], made.fields[1::2], strict=True))
        rows = [
            [Paragraph(p, s) for f in pair for p, s in zip(f, (label, cell), strict=True)] for pair in pairs
        ]
        signs = [[Paragraph(p, (label, hand)[n % 2]) for n, p in enumerate(row)] for row in made.signers]
        story: list[Any] = [Paragraph(made.title, title), Paragraph(made.organ, organ), Spacer(1, 6)]
        story += [Table(rows, [68, 153, 68, 153], style=ruled), Spacer(1, 8)]
        for heading, text in made.parts:
            story += [Paragraph(heading, head), Paragraph(text, body)]
        story += [Paragraph(made.announced, head), *(Paragraph(clause, body) for clause in numbered(made))]
        story += [Spacer(1, 8), Table(signs, [120, 101, 120, 101], [34] * 4, style=ruled)]
        template = SimpleDocTemplate(out, leftMargin=LEFT, rightMargin=73.7, topMargin=66, bottomMargin=FOOT)
        template.build(story, onFirstPage=footer, onLaterPages=footer)
        return out.getvalue()

    return write


def numbered(made: Agreement) -> list[str]:
    """Return the clauses with their numbers."""
    return [f"{numeral}、{clause}" for numeral, clause in zip("一二三四五六", made.clauses, strict=True)]


def floor() -> Engine:
    """Return a writer that does the same work with nothing in between: text in, bytes out."""
    from tests.bench.floor_pdf import Writer  # noqa: PLC0415 -- as above

    writer = Writer({"S": SONG, "H": HEI, "K": KAI})
    return lambda number: writer.write(laid_out(agreement(number), writer.width))


class Layout:
    """Lays an agreement on pages of (face, size, x, y, text) and rules, with the least that looks right."""

    def __init__(self, width: Callable[[str, str], float]) -> None:
        """Begin the first page."""
        self.width = width
        self.pages: list[tuple[list[Text], list[Ruled]]] = [([], [])]
        self.y = HEIGHT - TOP

    def room(self, height: float) -> None:
        """Turn the page when so much does not fit."""
        if self.y - height < FOOT:
            self.pages.append(([], []))
            self.y = HEIGHT - TOP

    def centred(self, face: str, size: float, text: str, leading: float) -> None:
        """Put a line in the middle."""
        x = (WIDTH - size * len(text)) / 2
        self.pages[-1][0].append((face, size, x, self.y - size, text))
        self.y -= leading

    def wrapped(self, face: str, size: float, text: str, measure: float, indent: float) -> list[str]:
        """Break a text greedily; stops hang."""
        lines, start, used, width = [], 0, indent, self.width
        for at, char in enumerate(text):
            wide = width(face, char) * size
            if used + wide > measure and char not in NO_START:
                cut = at
                while text[cut - 1] in NO_END:
                    cut -= 1
                lines.append(text[start:cut])
                start, used = cut, sum(width(face, c) * size for c in text[cut:at])
            used += wide
        return [*lines, text[start:]]

    def paragraph(self, face: str, size: float, leading: float, text: str) -> None:
        """Put an indented paragraph."""
        for number, line in enumerate(self.wrapped(face, size, text, MEASURE, 2 * size)):
            self.room(leading)
            x = LEFT + (0 if number else 2 * size)
            self.pages[-1][0].append((face, size, x, self.y - size, line))
            self.y -= leading

    def row(self, cells: tuple[tuple[str, float, str, float], ...], leading: float, least: float) -> None:
        """Put a ruled row of (face, size, text, width)."""
        broken = [self.wrapped(face, size, text, wide - 8, 0) for face, size, text, wide in cells]
        height = max(least, max(map(len, broken)) * leading + 6)
        self.room(height)
        x, y = LEFT, self.y
        texts, rules = self.pages[-1]
        for (face, size, _, wide), lines in zip(cells, broken, strict=True):
            texts += [(face, size, x + 4, y - 14 - n * leading, line) for n, line in enumerate(lines)]
            rules += [(x, y, x + wide, y), (x, y - height, x + wide, y - height)]
            rules += [(x, y, x, y - height), (x + wide, y, x + wide, y - height)]
            x += wide
        self.y -= height


def laid_out(made: Agreement, width: Callable[[str, str], float]) -> list[tuple[list[Text], list[Ruled]]]:
    """Lay an agreement on its pages."""
    layout = Layout(width)
    layout.centred("H", 22, made.title, 32)
    layout.centred("K", 14, made.organ, 28)
    for a, b in zip(made.fields[::2], made.fields[1::2], strict=True):
        cells = (
            ("H", 10.5, a[0], 68.0),
            ("S", 10.5, a[1], 153.0),
            ("H", 10.5, b[0], 68.0),
            ("S", 10.5, b[1], 153.0),
        )
        layout.row(cells, 14, 0)
    for heading, text in made.parts:
        layout.paragraph("H", 11, 18, heading)
        layout.paragraph("S", 11, 16.5, text)
    layout.paragraph("H", 11, 18, made.announced)
    for clause in numbered(made):
        layout.paragraph("S", 11, 16.5, clause)
    wide = (119.0, 102.0, 119.0, 102.0)
    for row in made.signers:
        layout.row(tuple(("HK"[n % 2], 10.0, text, wide[n]) for n, text in enumerate(row)), 15, 34)
    for number, (texts, _) in enumerate(layout.pages, 1):
        texts.append(("S", 9, WIDTH / 2 - 27, 42, f"第{number}页 共{len(layout.pages)}页"))
    return layout.pages


def office() -> Engine:
    """Return a running LibreOffice that fills a Word template (docxtpl) and exports it.

    Needs an interpreter with ``uno`` and ``docxtpl``; raises ``ImportError`` or ``OSError`` otherwise.
    """
    import socket  # noqa: PLC0415 -- as above
    import subprocess  # noqa: PLC0415 -- as above
    import tempfile  # noqa: PLC0415 -- as above
    import time  # noqa: PLC0415 -- as above

    import uno  # type: ignore[import-not-found]  # noqa: PLC0415 -- only where the bench is run for it
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]  # noqa: PLC0415 -- as above

    folder = Path(tempfile.mkdtemp())
    template = _template(folder / "template.docx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"socket,host=127.0.0.1,port={port};urp;"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--norestore", "--nologo", f"--accept={address}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            context = resolver.resolve(f"uno:{address}StarOffice.ComponentContext")
            break
        except Exception:  # noqa: BLE001 -- uno's own kind, until the listener is up
            time.sleep(0.1)
    else:
        process.kill()
        raise OSError("soffice does not listen")
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)

    def value(name: str, what: object) -> Any:
        made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
        made.Name, made.Value = name, what
        return made

    def write(number: int) -> bytes:
        made = agreement(number)
        filled = DocxTemplate(template)
        names = ("title", "organ", "fields", "parts", "announced", "signers")
        filled.render({name: getattr(made, name) for name in names} | {"clauses": numbered(made)})
        filled.save(folder / "a.docx")
        opened = desktop.loadComponentFromURL(
            (folder / "a.docx").as_uri(), "_blank", 0, (value("Hidden", True),)
        )
        opened.storeToURL((folder / "a.pdf").as_uri(), (value("FilterName", "writer_pdf_Export"),))
        opened.close(True)
        return (folder / "a.pdf").read_bytes()

    write.__dict__["stop"] = lambda: (desktop.terminate(), process.wait(30))
    return write


def _template(target: Path) -> Path:
    """Write the Word template: the same parts, two tables, a footer."""
    from docx import Document  # noqa: PLC0415 -- as above

    made = Document()
    for text in ("{{ title }}", "{{ organ }}"):
        made.add_paragraph(text)
    _rows(made, "fields", 2)
    for text in ("{%p for h, t in parts %}", "{{ h }}", "{{ t }}", "{%p endfor %}", "{{ announced }}",
                 "{%p for c in clauses %}", "{{ c }}", "{%p endfor %}"):  # fmt: skip
        made.add_paragraph(text)
    _rows(made, "signers", 4)
    made.sections[0].footer.paragraphs[0].text = "第1页"
    made.save(os.fspath(target))
    return target


def _rows(made: Any, name: str, columns: int) -> None:
    table = made.add_table(rows=3, cols=columns)
    table.style = "Table Grid"
    table.rows[0].cells[0].text = f"{{%tr for row in {name} %}}"
    table.rows[2].cells[0].text = "{%tr endfor %}"
    for column in range(columns):
        table.rows[1].cells[column].text = f"{{{{ row[{column}] }}}}"


ENGINES: dict[str, Callable[[], Engine]] = {
    "ours": ours,
    "bare": bare,
    "canvas": canvas,
    "floor": floor,
    "platypus": platypus,
    "office": office,
}
