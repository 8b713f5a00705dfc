"""What a workbook would become in memory, looked at before it is opened: bombs, and cells astray at the far end."""

import re
import zipfile
from pathlib import Path

from models.errors import Refusal

#: The parts of a register of 200,000 lines come to some 200 MB.
MOST_BYTES = 800 * 1024 * 1024
#: A sheet is read as one block from its first cell to its last.
MOST_CELLS = 30_000_000
MOST_PARTS = 20_000
PIECE = 1 << 20
LONGEST_CELL = 1 << 12
BOMB = "“{name}”解开后有 {size} MB，不像一本台账，没有打开。请在表格软件里只留要导入的工作表，另存后再导入。"
ASTRAY = (
    "“{name}”的工作表在第 {row} 行、第 {column} 列还有零星内容，整张表太大，没有打开。"
    "请在表格软件里删去数据以外的行和列（Ctrl+End 可以看到最后一格），保存后再导入。"
)
_FILLED = re.compile(rb'<c [^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>\s*<(?:v|is|f)[ >]')
_LETTERS = re.compile(rb'r="[A-Z]{3}\d')
_WIDE = re.compile(rb'<c [^>]*?\br="([A-Z]{3})(\d{1,7})"[^>]*(?<!/)>\s*<(?:v|is|f)[ >]')


def check(file: Path, parts: zipfile.ZipFile) -> None:
    """Refuse a workbook that is a bomb, or whose sheets would be blocks of more cells than memory holds."""
    listed = parts.infolist()
    size = sum(each.file_size for each in listed)
    if size > MOST_BYTES or len(listed) > MOST_PARTS:
        raise Refusal(BOMB.format(name=file.name, size=size // (1024 * 1024)))
    for each in listed:
        if each.filename.startswith("xl/worksheets/sheet") and each.filename.endswith(".xml"):
            row, column = _far(parts, each)
            if row * column > MOST_CELLS:
                raise Refusal(ASTRAY.format(name=file.name, row=row, column=column))


def _far(parts: zipfile.ZipFile, part: zipfile.ZipInfo) -> tuple[int, int]:
    """Return the last row and the last column with something in it; the rows of a sheet are in order."""
    row, column = 1, 1
    kept = b""
    with parts.open(part) as source:
        while piece := source.read(PIECE):
            text = kept + piece
            for found in _WIDE.finditer(text) if _LETTERS.search(text) else ():
                column = max(column, _number(found[1]))
            tail = text[-(2 * LONGEST_CELL) :]
            for found in _FILLED.finditer(tail):
                row, column = max(row, int(found[2])), max(column, _number(found[1]))
            kept = text[-LONGEST_CELL:]
    return row, column


def _number(letters: bytes) -> int:
    """Return the number of a column.

    >>> _number(b"A"), _number(b"AB"), _number(b"XFD")
    (1, 28, 16384)
    """
    found = 0
    for mark in letters:
        found = found * 26 + mark - 64
    return found
