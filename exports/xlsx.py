"""The one writer of registers: openpyxl makes the workbook around the rows, the rows are streamed into it.

One road for every length: a register of ten rows and one of a hundred thousand have the same cells, and the
memory it takes does not grow with them.
"""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from exports import sheet_book, sheet_stream
from exports.registers import Register
from exports.sheet_book import Head
from exports.targets import replacing
from models.errors import Refusal

__all__ = ["Head", "write"]

SHEET = "xl/worksheets/sheet1.xml"
LINES_AT_ONCE = 200
LEVEL = 1


def write(
    register: Register[Any], rows: Iterable[Any], target: Path, *, head: Head, masked: bool = True
) -> int:
    """Write the register to ``target`` and return how many rows it holds.

    ID and telephone numbers are masked unless told; full ones need ``head.purpose``, which is printed.
    The file appears whole or not at all. Raises Refusal for a folder that cannot be written and a full disk.
    """
    if not masked and not head.purpose.strip():
        raise Refusal("导出完整证件号须写明用途。", "purpose")
    with replacing(target) as file:
        return _fill(file, register, rows, head, masked=masked)


def _fill(file: BinaryIO, register: Register[Any], rows: Iterable[Any], head: Head, *, masked: bool) -> int:
    """Stream the sheet into the file, then add the other parts, which know by then how many rows there are."""
    start = sheet_book.made(register, head, masked=masked)
    digest = hashlib.sha256()
    count = 0
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as parts:
        with parts.open(SHEET, "w") as sheet:
            sheet.write(_before(start))
            lines = sheet_stream.rows(register.columns, start.styles, rows, first=start.first, masked=masked)
            for chunk in _chunks(lines):
                content = "".join(chunk).encode()
                digest.update(content)
                sheet.write(content)
                count += len(chunk)
            end = sheet_book.made(register, head, masked=masked, count=count, digest=digest.hexdigest())
            sheet.write(_from_tail(end))
        for name, content in end.parts.items():
            if name != SHEET:
                parts.writestr(name, content)
    return count


def _before(book: sheet_book.Book) -> bytes:
    """Return the sheet up to where the rows begin, without the extent that is not yet known."""
    sheet = book.parts[SHEET]
    start, end = sheet.index(b"<dimension"), sheet.index(b"<sheetViews")
    return sheet[:start] + sheet[end : _line(sheet, book.first)]


def _from_tail(book: sheet_book.Book) -> bytes:
    """Return the sheet from the line after the last row."""
    sheet = book.parts[SHEET]
    return sheet[_line(sheet, book.tail) :]


def _line(sheet: bytes, number: int) -> int:
    return sheet.index(b'<row r="%d"' % number)


def _chunks(lines: Iterator[str]) -> Iterator[list[str]]:
    while chunk := list(islice(lines, LINES_AT_ONCE)):
        yield chunk
