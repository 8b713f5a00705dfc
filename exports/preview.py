"""Show the pages of a PDF as pictures, with the very bytes that are filed and printed."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import pypdfium2

_POINT = 72
_one_at_a_time = Lock()  # PDFium may be called from one thread at a time


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def page_count(pdf: bytes) -> int:
    """Return how many pages the PDF has."""
    with _opened(pdf) as document:
        return len(document)


def sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Return width and height of each page in points."""
    with _opened(pdf) as document:
        return [document.get_page_size(number) for number in range(len(document))]


def raster(pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
    """Return (width, height, pixels) of a page counted from 0; ``scale`` is pixels a point.

    Pixels are four bytes each, blue, green, red and one of padding, rows without padding: what
    ``QImage.Format_RGB32`` takes on a PC.
    """
    with _opened(pdf) as document:
        return _picture(document, page, scale)


def pages(pdf: bytes, dpi: float = 96, *, longest: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield every page as ``raster`` does, at so many dots an inch but no edge longer than ``longest`` pixels.

    One page is in memory at a time, and other pages may be shown between two. Raises ValueError for what cannot be
    drawn.
    """
    with _drawing(pdf) as document:
        count = len(document)
    for number in range(count):
        with _drawing(pdf) as document:
            shown = _picture(document, number, _scale(document.get_page_size(number), dpi, longest))
        yield shown


def grey(pdf: bytes, dpi: float, *, longest: int) -> tuple[int, int, int, bytes]:
    """Return (width, height, bytes a row, levels) of the first page, no edge longer than ``longest`` pixels.

    Raises ValueError for what cannot be drawn.
    """
    with _drawing(pdf) as document:
        sheet = document[0]
        try:
            bitmap = sheet.render(scale=_scale(sheet.get_size(), dpi, longest), grayscale=True)
            try:
                return bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
            finally:
                bitmap.close()
        finally:
            sheet.close()


@contextmanager
def _drawing(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        with _opened(pdf) as document:
            yield document
    except pypdfium2.PdfiumError as trouble:
        raise ValueError("the page cannot be drawn") from trouble


def _scale(size: tuple[float, float], dpi: float, longest: int) -> float:
    """Return the pixels a point for so many dots an inch, fewer on a page whose edge would pass ``longest``."""
    return min(dpi / _POINT, longest / max(*size, 1))


def _picture(document: pypdfium2.PdfDocument, page: int, scale: float) -> tuple[int, int, bytes]:
    sheet = document[page]
    try:
        bitmap = sheet.render(scale=scale, force_bitmap_format=pypdfium2.raw.FPDFBitmap_BGRx)
        try:
            return bitmap.width, bitmap.height, bytes(bitmap.buffer)
        finally:
            bitmap.close()
    finally:
        sheet.close()
