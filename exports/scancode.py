"""Scans read: every page of a PDF or picture by itself, with the code that was printed at its head.

What cannot be opened is refused by a sentence; what has no code is handed back without one. Nothing here knows a case.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf

from exports import pictures, preview
from exports.pictures import MOST_BYTES, MOST_PAGES, MOST_PIXELS
from models.errors import Refusal
from models.papers import CODE_LENGTH, CODE_SIGNS

if TYPE_CHECKING:
    from PIL.Image import Image

PDF, PICTURE = "PDF", "图片"
_PAYLOAD = re.compile(rf"([{CODE_SIGNS}]{{{CODE_LENGTH}}})-([1-9]\d{{0,2}})")
_POINTS = 72
_DPI, _FINER = 200, 300
_LONGEST = 2400  # pixels of the longer edge: A4 at 200 dpi
_LEAST = 50  # pixels of the shorter edge: nothing can be read on less
_CORNER = 0.34  # of the shorter edge: the code stands in one corner however the sheet was laid in
_QUARTER = 90
_TORN = "这个 PDF 已损坏，打不开。请重新扫描。"
_BROKEN = (pikepdf.PdfError, ValueError, AttributeError, TypeError, KeyError)


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it came: itself as PDF, how far it must be turned, and what its code says; ``blurred``: one is there, unread."""

    pdf: bytes
    media: str
    turned: int = 0
    code: str = ""
    number: int = 0
    blurred: bool = False


def parse(payload: str) -> tuple[str, int] | None:
    """Return (code, page) of what a code says, or None when it is none of ours.

    >>> parse("7QK2M9XRTA-3"), parse("https://example.cn/7QK2M9XRTA-3")
    (('7QK2M9XRTA', 3), None)
    """
    match = _PAYLOAD.fullmatch(payload)
    return (match.group(1), int(match.group(2))) if match else None


def pages(content: bytes) -> Iterator[Page]:
    """Yield the pages of a file in order; refused for an empty, damaged, locked, foreign or huge one.

    A page that cannot be drawn is handed over without a code. The first page is refused before any is handed over.
    """
    if pictures.is_pdf(content):
        yield from _of_pdf(content)
    else:
        for image in pictures.opened(content):
            if min(image.size) < _LEAST:
                raise Refusal(pictures.TORN)
            shown = pictures.picture(image, content)
            try:
                found = _page(pictures.page_of(shown), _upright(image), PICTURE, finer=None)
            except (*_BROKEN, *pictures.BROKEN) as trouble:
                raise Refusal(pictures.TORN) from trouble
            yield found


def count(pdf: bytes) -> int:
    """Count the pages of a PDF."""
    with pikepdf.open(BytesIO(pdf)) as whole:
        return len(whole.pages)


def turned(pdf: bytes, degrees: int) -> bytes:
    """Return the page turned clockwise by so many degrees more."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as whole:
        for page in whole.pages:
            page.rotate(degrees % 360, relative=True)
        whole.save(out, deterministic_id=True)
    return out.getvalue()


def _of_pdf(content: bytes) -> Iterator[Page]:
    if len(content) > MOST_BYTES:
        raise Refusal("文件超过 200 MB，请分成几个文件。")
    try:
        whole = pikepdf.open(BytesIO(content))
    except pikepdf.PasswordError as trouble:
        raise Refusal("这个 PDF 有密码，打不开。请去掉密码后再放入。") from trouble
    except (pikepdf.PdfError, ValueError) as trouble:
        raise Refusal(_TORN) from trouble
    with whole:
        try:
            many = len(whole.pages)
        except _BROKEN as trouble:
            raise Refusal(_TORN) from trouble
        if many == 0:
            raise Refusal("这个 PDF 里没有页面。")
        if many > MOST_PAGES:
            raise Refusal(f"一个文件超过 {MOST_PAGES} 页，请分成几个文件。")
        for place in range(many):
            alone = _alone(whole, place)
            try:
                found = _page(alone, _drawn(alone, _DPI), PDF, finer=partial(_drawn, alone, _FINER))
            except ValueError:
                found = Page(alone, PDF, blurred=True)
            yield found


def _alone(whole: pikepdf.Pdf, place: int) -> bytes:
    """Return one page as a PDF of its own; refused when a picture on it is larger than any scanner makes."""
    try:
        page = whole.pages[place]
        for image in page.get_images().values():
            if int(image.get("/Width", 0)) * int(image.get("/Height", 0)) > MOST_PIXELS * 2:
                raise Refusal("页面上的图片大得不正常，请用 300 dpi 重新扫描。")
        out = BytesIO()
        with pikepdf.new() as single:
            single.pages.append(page)
            single.save(out, deterministic_id=True)
    except _BROKEN as trouble:
        raise Refusal(f"这个 PDF 的第 {place + 1} 页已损坏，打不开。请重新扫描。") from trouble
    return out.getvalue()


def _drawn(pdf: bytes, dpi: int) -> "Image":
    """Draw a page in grey, no larger than A4 whatever its size says; ValueError when it cannot be drawn."""
    from PIL import Image  # noqa: PLC0415 -- slow import

    wide, high, stride, levels = preview.grey(pdf, dpi, longest=_LONGEST * dpi // _DPI)
    return Image.frombytes("L", (wide, high), levels, "raw", "L", stride)


def _upright(image: "Image") -> "Image":
    from PIL import ImageOps  # noqa: PLC0415 -- slow import

    grey = pictures.plain(ImageOps.exif_transpose(image) or image).convert("L")
    longest = max(grey.size)
    if longest > _LONGEST * 2:
        grey = grey.reduce(longest // _LONGEST)
    return grey


def _page(pdf: bytes, image: "Image", media: str, *, finer: "Callable[[], Image] | None") -> Page:
    """Read the code of a drawn page, trying harder before giving up."""
    blurred = False
    for tried in _tries(image, finer):
        for payload, angle, whole in _read(tried):
            if not whole:
                blurred = True
            elif known := parse(payload):
                return Page(pdf, media, _quarters(angle), *known)
    return Page(pdf, media, blurred=blurred)


def _tries(image: "Image", finer: "Callable[[], Image] | None") -> "Iterator[Image]":
    """Yield the page, then its corners larger and clearer, then all of it drawn finer."""
    from PIL import Image, ImageFilter, ImageOps  # noqa: PLC0415 -- slow import

    yield image
    large = [
        corner.resize((corner.width * 2, corner.height * 2), Image.Resampling.BICUBIC)
        for corner in _corners(image)
    ]
    yield from large
    for corner in large:
        yield ImageOps.autocontrast(corner.filter(ImageFilter.GaussianBlur(1.5)), cutoff=2)
    drawn = image if finer is None else finer()
    if finer is not None:
        yield drawn
    for corner in _corners(drawn):
        yield ImageOps.autocontrast(corner.filter(ImageFilter.MedianFilter(3)), cutoff=5)


def _corners(image: "Image") -> "Iterator[Image]":
    wide, high = image.size
    side = round(min(wide, high) * _CORNER)
    for left in (0, wide - side):
        for top in (0, high - side):
            yield image.crop((left, top, left + side, top + side))


def _read(image: "Image") -> Iterator[tuple[str, int, bool]]:
    """Yield (payload, angle, whole) of every code on a picture."""
    import zxingcpp  # noqa: PLC0415 -- slow import

    if 0 in image.size:
        return
    for found in zxingcpp.read_barcodes(
        image, formats=zxingcpp.barcode_formats_from_str("QRCode"), try_invert=False, return_errors=True,
        text_mode=zxingcpp.TextMode.Plain,
    ):  # fmt: skip
        yield found.text, found.orientation, found.valid


def _quarters(angle: int) -> int:
    """Return by how many quarter turns clockwise a page stands upright whose code lies at ``angle``."""
    return -round(angle / _QUARTER) * _QUARTER % 360
