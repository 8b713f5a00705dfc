"""Bind the pieces of a dossier into one PDF: running page numbers, bookmarks, page labels, the same bytes each time.

A piece is taken as it is: the page number is written over it in a stream of its own, its content stays untouched.
"""

import json
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from reportlab.pdfbase import pdfdoc

from exports import fonts
from exports.paper import MM
from exports.pen import Pen

_SIZE = 10.5
# clear of the text area, and of the code that a page bears at its head
_RIGHT, _TOP = 12 * MM, 15 * MM
_FONT = "/SanliPage"
_PARTS = "/SanliParts"
_TURNED = {
    0: "1 0 0 1 {x0} {y0}",
    90: "0 1 -1 0 {x1} {y0}",
    180: "-1 0 0 -1 {x1} {y1}",
    270: "0 -1 1 0 {x0} {y1}",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that is bound in: ``key`` and ``digest`` tell later whether it is still the same."""

    key: str
    title: str
    pdf: bytes
    digest: str
    pages: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """The pieces of one row of the list under one bookmark."""

    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What a bound file says of one of its pieces."""

    key: str
    title: str
    digest: str


@dataclass
class _Book:
    """The file while it grows."""

    whole: pikepdf.Pdf
    stack: ExitStack

    def add(self, pdf: bytes) -> int:
        """Append the pages of a piece; returns the place of its first."""
        first = len(self.whole.pages)
        source = self.stack.enter_context(pikepdf.open(BytesIO(pdf)))
        self.whole.pages.extend(source.pages)
        return first


def bind(
    cover: bytes, index: bytes, chapters: Sequence[Chapter], back: bytes, *, title: str, parts: Sequence[Part]
) -> bytes:
    """Return the whole dossier; the pages of ``chapters`` are numbered from 1, cover, index and back are not."""
    out = BytesIO()
    with ExitStack() as stack:
        book = _Book(stack.enter_context(pikepdf.new()), stack)
        with book.whole.open_outline() as outline:
            for name, pdf in (("封面", cover), ("卷内目录", index)):
                outline.root.append(pikepdf.OutlineItem(name, book.add(pdf)))
            first = len(book.whole.pages)
            for chapter in chapters:
                places = [(piece.title, book.add(piece.pdf)) for piece in chapter.pieces]
                item = pikepdf.OutlineItem(chapter.title, places[0][1])
                if len(places) > 1:
                    item.children.extend(pikepdf.OutlineItem(name, place) for name, place in places)
                outline.root.append(item)
            last = book.add(back)
            outline.root.append(pikepdf.OutlineItem("封底", last))
        _number(book.whole, range(first, last))
        _label(book.whole, first, last)
        book.whole.Root[_PARTS] = pikepdf.String(
            json.dumps([[each.key, each.title, each.digest] for each in parts], ensure_ascii=True)
        )
        book.whole.Root.Lang = pikepdf.String("zh-CN")
        book.whole.Root.PageMode = pikepdf.Name.UseOutlines
        book.whole.docinfo["/Title"] = pikepdf.String(title)
        book.whole.docinfo["/Creator"] = pikepdf.String("三理调解工作台")
        book.whole.remove_unreferenced_resources()
        # the pieces are compressed already: doing it again takes thirty times as long for a hundredth of the size
        book.whole.save(out, deterministic_id=True, compress_streams=False, min_version="1.7")
    return out.getvalue()


def parts_of(pdf: bytes) -> list[Part]:
    """Return what a bound file says that it is made of; nothing for one that says nothing."""
    with pikepdf.open(BytesIO(pdf)) as whole:
        said = str(whole.Root.get(_PARTS, "[]"))
    return [Part(key, title, digest) for key, title, digest in json.loads(said)]


def page_count(pdf: bytes) -> int:
    """Return how many pages a piece has."""
    with pikepdf.open(BytesIO(pdf)) as whole:
        return len(whole.pages)


class _Digits(pdfdoc.PDFPage):
    """A page that exists only to carry the face of the figures."""

    ExtGState = None
    _shadingUsed: dict[str, object] = {}  # noqa: RUF012 -- what reportlab looks for, never written


def _number(whole: pikepdf.Pdf, places: range) -> None:
    """Write the running number into the upper right corner of each page, as the page is seen."""
    doc = pdfdoc.PDFDocument(compression=1, invariant=1, pdfVersion=(1, 7))
    pen = Pen(fonts.library(None), doc)
    codes = []
    for number, place in enumerate(places, 1):
        matrix, width, height = _seen(whole.pages[place])
        words = str(number)
        x, y = width - _RIGHT - pen.width("song", words, _SIZE), height - _TOP
        codes.append(f"Q q {matrix} cm {pen.write('song', words, _SIZE, x, y)} Q")
    sheet = _Digits()
    sheet.MediaBox = pdfdoc.PDFArray([0, 0, 100, 100])
    sheet.setStream(" ")
    doc.addPage(sheet)
    with pikepdf.open(BytesIO(doc.GetPDFData(None))) as carrier:
        faces = {name: whole.copy_foreign(face) for name, face in carrier.pages[0].Resources.Font.items()}
    before = whole.make_indirect(pikepdf.Stream(whole, b"q"))
    for code, place in zip(codes, places, strict=True):
        page = whole.pages[place]
        page.contents_add(before, prepend=True)
        fonts_of_page = _own_fonts(page)
        for name, face in faces.items():
            code = code.replace(f"{name} ", f"{_FONT}{name[1:]} ")  # noqa: PLW2901 -- each face in turn
            fonts_of_page[f"{_FONT}{name[1:]}"] = face
        page.contents_add(pikepdf.Stream(whole, code.encode("ascii")))


def _own_fonts(page: pikepdf.Page) -> Any:
    """Return the fonts of one page alone: what pages of a piece share is not written to."""
    shared: Any = page.obj.get("/Resources", pikepdf.Dictionary())
    known: Any = shared.get("/Font", pikepdf.Dictionary())
    resources: Any = pikepdf.Dictionary(shared)
    resources["/Font"] = pikepdf.Dictionary(known)
    page.obj["/Resources"] = resources
    return page.obj["/Resources"]["/Font"]


def _seen(page: pikepdf.Page) -> tuple[str, float, float]:
    """Return how to write upright on a page that may lie on its side, and its width and height as seen."""
    x0, y0, x1, y1 = (float(edge) for edge in page.cropbox)
    turn = int(page.obj.get("/Rotate", 0)) % 360
    matrix = _TURNED.get(turn, _TURNED[0]).format(
        x0=f"{x0:.2f}", y0=f"{y0:.2f}", x1=f"{x1:.2f}", y1=f"{y1:.2f}"
    )
    return (matrix, y1 - y0, x1 - x0) if turn in (90, 270) else (matrix, x1 - x0, y1 - y0)


def _label(whole: pikepdf.Pdf, first: int, last: int) -> None:
    """Let readers call the pages by what stands on them."""
    name, number = pikepdf.Dictionary, pikepdf.Name
    whole.Root.PageLabels = name(
        Nums=pikepdf.Array(
            [
                0, name(P=pikepdf.String("封面")), 1, name(S=number.r), first, name(S=number.D), last,
                name(P=pikepdf.String("封底")),
            ]
        )
    )  # fmt: skip
