"""The one writer of registers: openpyxl makes the workbook around the rows, the rows are streamed into it.

One road for every length: a register of ten rows and one of a hundred thousand have the same cells, and the
memory it takes does not grow with them.
"""

import hashlib
import shutil
import tempfile
import zipfile
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Any, BinaryIO
from zlib import MAX_WBITS

from isal import isal_zlib

from exports import sheet_book, sheet_stream
from exports.columns import Register
from exports.sheet_book import Head
from exports.targets import replacing
from models.errors import Refusal

__all__ = ["Head", "filling", "write", "writing"]

SHEET = "xl/worksheets/sheet1.xml"
LEVEL = 1
ISAL_LEVEL = 1
IN_MEMORY = 8 << 20
PIECE = 1 << 20


def write(
    register: Register[Any], rows: Iterable[Any], target: Path, *, head: Head, masked: bool = True
) -> int:
    """Write the register to ``target`` and return how many rows it holds.

    ID and telephone numbers are masked unless told; full ones need ``head.purpose``, which is printed.
    The file appears whole or not at all. Raises Refusal for a folder that cannot be written and a full disk.
    """
    steps = writing(register, rows, target, head=head, masked=masked)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            count: int = end.value
            return count


def writing(
    register: Register[Any], rows: Iterable[Any], target: Path, *, head: Head, masked: bool = True
) -> Generator[int, None, int]:
    """Do what ``write`` does step by step, telling how many rows are set aside; closed before its end, it leaves no file."""
    if not masked and not head.purpose.strip():
        raise Refusal("导出完整证件号须写明用途。", "purpose")
    with replacing(target) as file:
        return (yield from filling(file, register, rows, head, masked=masked))


def filling(
    file: BinaryIO, register: Register[Any], rows: Iterable[Any], head: Head, *, masked: bool
) -> Generator[int, None, int]:
    """Write the workbook into an open file step by step, and return how many rows it holds.

    The rows are set aside, then all parts are written, which tell by then how many rows there are and what they hold.
    """
    book = sheet_book.begun(register, head, masked=masked)
    stream = sheet_stream.Stream(register.columns, book.styles, masked=masked)
    digest = hashlib.sha256()
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as aside:
        for chunk in stream.chunks(rows, first=book.first):
            content = chunk.encode()
            digest.update(content)
            aside.write(content)
            yield stream.count
        aside.seek(0)
        kept = sheet_book.finished(book, stream, digest=digest.hexdigest())
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as parts:
            for name, content in kept.items():
                if name != SHEET:
                    parts.writestr(name, content)
            with parts.open(SHEET, "w") as sheet:
                vars(sheet)["_compressor"] = isal_zlib.compressobj(ISAL_LEVEL, isal_zlib.DEFLATED, -MAX_WBITS)
                sheet.write(kept[SHEET][: _line(kept[SHEET], book.first)])
                shutil.copyfileobj(aside, sheet, PIECE)
                sheet.write(kept[SHEET][_line(kept[SHEET], book.first + stream.count) :])
    return stream.count


def _line(sheet: bytes, number: int) -> int:
    return sheet.index(b'<row r="%d"' % number)
