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


def pages(pdf: bytes, dpi: float = 96) -> list[tuple[int, int, bytes]]:
    """Return every page as ``raster`` does, at so many dots an inch."""
    with _opened(pdf) as document:
        return [_picture(document, number, dpi / _POINT) for number in range(len(document))]


def grey(pdf: bytes, dpi: float, *, longest: int) -> tuple[int, int, int, bytes]:
    """Return (width, height, bytes a row, levels) of the first page, no edge longer than ``longest`` pixels.

    Raises ValueError for what cannot be drawn.
    """
    try:
        with _opened(pdf) as document:
            sheet = document[0]
            try:
                scale = min(dpi / _POINT, longest / max(*sheet.get_size(), 1))
                bitmap = sheet.render(scale=scale, grayscale=True)
                try:
                    return bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
                finally:
                    bitmap.close()
            finally:
                sheet.close()
    except pypdfium2.PdfiumError as trouble:
        raise ValueError("the page cannot be drawn") from trouble


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
