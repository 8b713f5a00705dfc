"""Text tables (.csv, .txt): encoding and delimiter found by reading, rows given one at a time."""

import codecs
import csv
import re
from collections.abc import Iterator
from pathlib import Path

from models.errors import Refusal

#: Tried in this order; a file without a byte order mark is UTF-8 or what Chinese Windows writes.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
DELIMITERS = ",\t;|，"
PIECE = 1 << 16
_QUOTED = re.compile(r'"[^"]*"')
PROBE = 1 << 14
LONGEST_CELL = 1 << 17
NOT_TEXT = "“{name}”不是表格文件，读不出文字。请在原系统里另存为 Excel（xlsx）或 CSV 再导入。"
BROKEN = (
    "“{name}”里有乱码，读不出文字，可能拷贝时损坏或编码不对。请在原系统里重新导出，或另存为 xlsx 再导入。"
)
CUT = "“{name}”不完整，末尾被截断了，可能没有拷贝完。请重新拷贝或重新导出。"
UNCLOSED = "“{name}”第 {line} 行起的引号没有合上，文件可能不完整。请重新导出，或在表格软件里另存为 xlsx。"


def encoding(file: Path) -> str:
    """Return the encoding in which the whole file reads without an error; reads it once, piece by piece.

    Raises Refusal for a file that is no text, is mis-encoded, or ends in the middle of a character.
    """
    with file.open("rb") as source:
        probe = source.read(PROBE)
    for mark, name in MARKS:
        if probe.startswith(mark):
            return _proved(file, (name,))
    if silent := _utf16(probe):
        return _proved(file, (silent,))
    if b"\0" in probe:
        raise Refusal(NOT_TEXT.format(name=file.name))
    return _proved(file, ("utf-8", "gb18030"))


def _utf16(probe: bytes) -> str:
    """Guess UTF-16 without a mark: commas, digits and line ends leave zeros on one side only."""
    even, odd = probe[::2].count(0), probe[1::2].count(0)
    least = len(probe) // 40
    if odd > least and even * 8 < odd:
        return "utf-16-le"
    return "utf-16-be" if even > least and odd * 8 < even else ""


def _proved(file: Path, names: tuple[str, ...]) -> str:
    cut = False
    for name in names:
        decoder = codecs.getincrementaldecoder(name)()
        with file.open("rb") as source:
            try:
                while piece := source.read(PIECE):
                    if _controls(decoder.decode(piece)):
                        raise Refusal(NOT_TEXT.format(name=file.name))
            except UnicodeError:
                continue
            try:
                decoder.decode(b"", final=True)
            except UnicodeError:
                cut = True
                continue
            return name
    raise Refusal((CUT if cut else BROKEN).format(name=file.name))


def _controls(text: str) -> bool:
    return any(mark in text for mark in "\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x7f")


def delimiter(file: Path, name: str) -> str:
    """Return the mark that parts the cells of the first lines most evenly; a comma where there is none."""
    with file.open(encoding=name, newline="") as source:
        probe = _QUOTED.sub('"', source.read(PROBE))
    lines = [line for line in probe.splitlines()[:40] if line.strip()]
    lines = lines[:-1] or lines

    def even(mark: str) -> tuple[int, int]:
        counts = sorted(line.count(mark) for line in lines)
        middle = counts[len(counts) // 2] if counts else 0
        return (sum(count == middle for count in counts) if middle else 0, middle)

    return max(DELIMITERS, key=lambda mark: (even(mark)[1] > 0, *even(mark)))


def rows(file: Path) -> Iterator[tuple[int, list[str]]]:
    """Give (line number, cells) of every row that says something; quoted cells may hold line ends.

    Memory is flat: the file is read as it is asked for. Raises Refusal where a quote is never closed.
    """
    name = encoding(file)
    mark = delimiter(file, name)
    with file.open(encoding=name, newline="") as source:
        lines = _Lines(source)
        csv.field_size_limit(LONGEST_CELL)
        reader = csv.reader(lines, delimiter=mark, skipinitialspace=True)
        start = 1
        while True:
            lines.quotes = 0
            try:
                cells = next(reader, None)
            except csv.Error as trouble:
                raise Refusal(UNCLOSED.format(name=file.name, line=start)) from trouble
            if cells is None:
                return
            if lines.quotes % 2 and lines.ended:
                raise Refusal(UNCLOSED.format(name=file.name, line=start))
            if any(cells):
                yield start, [_plain(cell) for cell in cells]
            start = reader.line_num + 1


def _plain(cell: str) -> str:
    """Take off what keeps a number text in Excel: ="…", a leading apostrophe or tab."""
    cell = cell.strip(" \t\r\n\ufeff\u3000")
    if cell[:2] == '="' and cell[-1:] == '"':
        return cell[2:-1]
    return cell[1:] if cell[:1] == "'" else cell


class _Lines:
    """The lines of a file, with the quotes of the present row counted."""

    def __init__(self, source: Iterator[str]) -> None:
        self._source = source
        self.quotes = 0
        self.ended = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self._source, None)
        if line is None:
            self.ended = True
            raise StopIteration
        if '"' in line:
            self.quotes += line.count('"')
        return line.replace("\0", "")
