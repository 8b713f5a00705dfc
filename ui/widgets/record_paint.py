"""How one row of the record is measured and drawn."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap, QTextLayout, QTextOption

from models.dates import ZONE
from ui import theme

if TYPE_CHECKING:
    from ui.viewmodels.sitting_record import Entry

BLUR = 6
WIDEST = 1.4  # no character is wider than this many times its size, so short lines need no measuring
#: So much of one line is shown on screen; more of it is a document, and read as one.
MOST = 1_200
MOST_ROWS = 16
#: How a line that is told again after a talk apart names its speaker.
RELAYED = "（经其同意转达）"
INKS = {"甲": "a", "乙": "b"}


@dataclass(frozen=True)
class Look:
    """The columns of a row at one width and size of type."""

    width: int = 600
    words: QFont = field(default_factory=QFont)
    small: QFont = field(default_factory=QFont)
    bold: QFont = field(default_factory=QFont)
    time: int = 14
    name: tuple[int, int] = (60, 158)
    text: int = 166
    meta: tuple[int, int] = (50, 100)
    pad: int = 6
    step: int = 21
    clocked: bool = True  # a lesson has no times

    @classmethod
    def now(cls, width: int, *, clocked: bool = True) -> "Look":
        """Lay the columns out for a width in the size in force."""
        words, small = theme.font(14), theme.font(12)
        wide = QFontMetrics(small)
        meta = (
            wide.horizontalAdvance("事实") + theme.px(22),
            wide.horizontalAdvance("已划去 15:14") + theme.px(24),
        )
        return cls(
            width, words, small, theme.font(14, bold=True), theme.px(14), (theme.px(54), theme.px(158)),
            theme.px(166), meta, theme.px(6), QFontMetrics(words).lineSpacing(),
            clocked,
        )  # fmt: skip

    def room(self, entry: "Entry") -> int:
        """Return the width that the words of a row have: what is said of the row at its right takes the rest."""
        wide = entry.line is not None and (
            entry.line.struck_at is not None or entry.line.column or entry.note
        )
        return max(theme.px(80), self.width - self.text - self.meta[1 if wide else 0])


def ink(side: str) -> str:
    """Return the colour token of a side."""
    return INKS.get(side, "muted")


@lru_cache(maxsize=8192)
def _lines(text: str, width: int, family: str, size: int) -> int:
    font = QFont(family)
    font.setPixelSize(size)
    if "\n" not in text and (
        len(text) * size * WIDEST <= width or QFontMetrics(font).horizontalAdvance(text) <= width
    ):
        return 1
    return _laid_out(text, font, width).lineCount()


def _laid_out(text: str, font: QFont, width: int, *, struck: bool = False) -> QTextLayout:
    if struck:
        font = QFont(font)
        font.setStrikeOut(True)
    made = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    made.setTextOption(option)
    made.setCacheEnabled(True)
    step = QFontMetrics(font).lineSpacing()
    made.beginLayout()
    top = 0
    while (line := made.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += step
    made.endLayout()
    return made


def shown(text: str) -> str:
    """Return the words that a row shows: all of them, or of a whole book its beginning."""
    if len(text) <= MOST and text.count("\n") < MOST_ROWS:
        return text
    beginning = "\n".join(text[:MOST].split("\n")[:MOST_ROWS])
    return f"{beginning}……（共 {len(text):,} 字，打印时印全文）"


def guess(entry: "Entry", look: Look) -> int:
    """Return about the height of a row, without measuring a character."""
    if entry.line is None:
        return look.step + 2 * look.pad
    words = shown(entry.line.text)
    wide = len(words.encode("utf-8", "replace")) / 3 * look.words.pixelSize()
    return (int(wide / look.room(entry)) + 1 + words.count("\n")) * look.step + 2 * look.pad


def height(entry: "Entry", look: Look) -> int:
    """Return the height of a row."""
    if entry.line is None:
        return look.step + 2 * look.pad
    count = _lines(shown(entry.line.text), look.room(entry), look.words.family(), look.words.pixelSize())
    return count * look.step + 2 * look.pad


def paint(
    painter: QPainter, area: QRect, entry: "Entry", look: Look, *, side: str, chosen: bool, focused: bool,
    open_: bool, found: bool, role: str = "",
) -> None:  # fmt: skip
    """Draw one row: time, speaker, words, kind; the role of an invited one small before the name, where it fits."""
    if entry.line is None:
        _paint_mark(painter, area, entry.text, look)
        return
    line = entry.line
    _paint_ground(painter, area, private=line.private, chosen=chosen, focused=focused, found=found)
    top = area.top() + look.pad
    painter.setFont(look.small)
    painter.setPen(theme.color("muted"))
    clock = f"{line.at.astimezone(ZONE):%H:%M}" if look.clocked else ""
    painter.drawText(
        QRect(look.time, top, look.name[0] - look.time, look.step), Qt.AlignmentFlag.AlignVCenter, clock
    )
    painter.setFont(look.bold)
    painter.setPen(theme.color(ink(side)))
    room = QRect(look.name[0], top, look.name[1] - look.name[0], look.step)
    name = line.speaker.removesuffix(RELAYED)  # the words at the right say it
    said = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, said)
    if role:
        taken = painter.fontMetrics().horizontalAdvance(said) + theme.px(5)
        painter.setFont(look.small)
        if painter.fontMetrics().horizontalAdvance(role) <= room.width() - taken:
            painter.setPen(theme.color("muted"))
            before = room.adjusted(0, 0, -taken, 0)
            painter.drawText(before, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, role)
    struck = line.struck_at is not None
    room_ = look.room(entry)
    body = QRectF(look.text, top, room_, area.height() - 2 * look.pad)
    if line.private and not open_:
        _paint_blurred(painter, body, shown(line.text), look, struck=struck)
    else:
        painter.setPen(theme.color("muted" if struck else "text"))
        _laid_out(shown(line.text), look.words, room_, struck=struck).draw(painter, body.topLeft())
    painter.setFont(look.small)
    words, tone = _meta(entry)
    painter.setPen(theme.color(tone))
    painter.drawText(
        QRect(area.right() - look.meta[1], top, look.meta[1] - look.time, look.step),
        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words,
    )  # fmt: skip


def _paint_ground(
    painter: QPainter, area: QRect, *, private: bool, chosen: bool, focused: bool, found: bool
) -> None:
    ground = "private-soft" if private else "warn-soft" if found else "accent-soft" if chosen else ""
    if ground:
        painter.fillRect(area, theme.color(ground))
    if private:
        painter.fillRect(QRect(area.left(), area.top(), theme.px(3), area.height()), theme.color("private"))
    if chosen:
        edge = theme.color("accent" if focused else "line")
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(area).adjusted(2.5, 1.5, -2.5, -1.5), 4, 4)


def _paint_mark(painter: QPainter, area: QRect, words: str, look: Look) -> None:
    painter.setFont(look.small)
    wide = painter.fontMetrics().horizontalAdvance(words) + theme.px(24)
    middle = area.center().y()
    painter.setPen(theme.color("line"))
    left, right = look.time, area.right() - look.time
    wide = min(wide, right - left)
    start = (area.width() - wide) // 2
    painter.drawLine(left, middle, max(left, start), middle)
    painter.drawLine(min(right, start + wide), middle, right, middle)
    painter.setPen(theme.color("muted"))
    room = QRect(start, area.top(), wide, area.height())
    said = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, wide)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, said)


def _paint_blurred(painter: QPainter, body: QRectF, text: str, look: Look, *, struck: bool) -> None:
    """Draw words so that their length shows and nothing of them can be read."""
    ratio = painter.device().devicePixelRatio()
    picture = QPixmap((body.size() * ratio).toSize())
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(0, 0, 0, 0))
    inner = QPainter(picture)
    inner.setPen(theme.color("muted"))
    _laid_out(text, look.words, int(body.width()), struck=struck).draw(inner, QPointF(0, 0))
    inner.end()
    size = picture.size()
    smooth = Qt.TransformationMode.SmoothTransformation
    whole = Qt.AspectRatioMode.IgnoreAspectRatio
    small = picture.scaled(max(1, size.width() // BLUR), max(1, size.height() // BLUR), whole, smooth)
    painter.drawPixmap(body.toRect(), small.scaled(size, whole, smooth))


def _meta(entry: "Entry") -> tuple[str, str]:
    line = entry.line
    assert line is not None, "a mark has no meta"
    if line.struck_at is not None:
        return f"已划去 {line.struck_at.astimezone(ZONE):%H:%M}", "muted"
    if line.private:
        return "可转达" if line.relay else "保密", "private"
    if entry.note:
        return entry.note, "accent"
    kind = "" if line.kind == "其他" else line.kind
    if line.column:
        return f"{kind} · {line.column}" if kind not in {"", line.column} else line.column, "accent"
    return kind, "muted"
