"""One value in one cell: as a number, a day or text, in the format that the cell of the form has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any
from xml.sax.saxutils import escape

from exports.fitting.sheetpart import q
from exports.fitting.stylebook import Stylebook
from exports.sheet_stream import commands, legible

Value = str | int | float | Decimal | date | tuple[str, ...] | None
CENT = Decimal("0.01")
EXACT_DIGITS = 15
_EPOCH = date(1899, 12, 30).toordinal()
_EPOCH_1904 = date(1904, 1, 1).toordinal()
_FIRST = date(1900, 3, 1)
_DAY_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Placed:
    """What is written into a cell: its style and a number (``n``), a text (``s``) or nothing."""

    style: int
    kind: str
    text: str

    def markup(self, reference: str, prefix: str = "") -> str:
        """Return the cell as XML, whose tags begin with ``prefix``."""
        style = f' s="{self.style}"' if self.style else ""
        if not self.kind:
            return f'<{prefix}c r="{reference}"{style}/>'
        if self.kind == "n":
            return f'<{prefix}c r="{reference}"{style}><{prefix}v>{self.text}</{prefix}v></{prefix}c>'
        space = ' xml:space="preserve"' if _spaced(self.text) else ""
        return (
            f'<{prefix}c r="{reference}"{style} t="inlineStr"><{prefix}is><{prefix}t{space}>'
            f"{escape(self.text)}</{prefix}t></{prefix}is></{prefix}c>"
        )

    def put(self, cell: Any) -> None:
        """Write it into a cell of a tree; what the cell said before is gone, its place stays."""
        for child in list(cell):
            cell.remove(child)
        for key in ("t", "cm", "vm", "ph"):
            cell.attrib.pop(key, None)
        if self.style or "s" in cell.attrib:
            cell.set("s", str(self.style))
        if self.kind == "n":
            value = cell.makeelement(q("v"))
            value.text = self.text
            cell.append(value)
        elif self.kind == "s":
            cell.set("t", "inlineStr")
            holder = cell.makeelement(q("is"))
            words = holder.makeelement(q("t"))
            words.text = self.text
            if _spaced(self.text):
                words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            holder.append(words)
            cell.append(holder)


class Placer:
    """Places values: days are counted from 1904 where the workbook does so."""

    def __init__(self, styles: Stylebook, *, since_1904: bool = False) -> None:
        """Take the formats of the workbook."""
        self.styles = styles
        self.epoch = _EPOCH_1904 if since_1904 else _EPOCH
        self.first = date(1904, 1, 2) if since_1904 else _FIRST

    def place(self, value: Value, style: int) -> Placed:
        """Return what is written for a value in a cell of that style."""
        if isinstance(value, tuple):
            value = "、".join(value)
        if value is None or value == "":
            return Placed(style, "", "")
        if isinstance(value, bool):
            return self._text("是" if value else "否", style)
        if isinstance(value, str):
            return self._text(value, style)
        if isinstance(value, date):
            return self._day(value, style)
        return self._number(value, style)

    def _text(self, value: str, style: int) -> Placed:
        return Placed(self.styles.quoted(style) if commands(value) else style, "s", legible(value))

    def _day(self, value: date, style: int) -> Placed:
        found = self.styles.format_of(style)
        day = value.date() if isinstance(value, datetime) else value
        if found.text or day < self.first:
            at = value.strftime(" %H:%M") if isinstance(value, datetime) else ""
            return Placed(style, "s", day.isoformat() + at)
        number = str(day.toordinal() - self.epoch)
        if isinstance(value, datetime):
            seconds = value.hour * 3600 + value.minute * 60 + value.second
            number = repr(day.toordinal() - self.epoch + seconds / _DAY_SECONDS) if seconds else number
        return Placed(style if found.dated else self.styles.dated(style), "n", number)

    def _number(self, value: float | Decimal, style: int) -> Placed:
        found = self.styles.format_of(style)
        if isinstance(value, Decimal):
            words = str(value.quantize(CENT, ROUND_HALF_UP))
            style = self.styles.cents(style) if found.general or found.text or found.dated else style
        else:
            words = str(value)
        if len(words.strip("-0.").replace(".", "")) > EXACT_DIGITS:
            return Placed(style, "s", words)
        return Placed(style, "n", words)


def said(value: Value) -> str:
    """Return a value as words within a phrase.

    >>> said(Decimal("1234.5")), said(date(2026, 11, 3)), said(None), said(("张某", "李某"))
    ('1234.50', '2026年11月3日', '', '张某、李某')
    """
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return str(value.quantize(CENT, ROUND_HALF_UP))
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "、".join(value)
    return str(value)


def _spaced(text: str) -> bool:
    return text != text.strip() or "\n" in text or "  " in text
