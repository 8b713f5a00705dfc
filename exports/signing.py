"""Set the places where people sign, press a finger, and an organ puts its seal."""

from dataclasses import dataclass

from exports import blocks, flow, pen
from exports.flow import Strip
from exports.paper import MM
from exports.running import with_colon
from exports.setting import Setting, Shape, TextLine, lines

HAND_DATE = "　　　　年　　月　　日"
_ROW, _ROW_SHARE = 30.0, 1.7  # points of height to sign in; on pages set close, so many lines of a table
_LEAST = 56.0  # points of width to sign in
_GUTTER = 16.0
_PRINT_WIDTH, _PRINT_HEIGHT = 17 * MM, 20 * MM
_TYPE = 14.0
_GREY = 0.6
_GAP = 5.0
_PAD = 8.0
_KEEP_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class _Place:
    """One slot made ready: its label and name, where the pen goes, and what stands below, signed too where ruled.

    The place of the finger stands at the right, below the label when that needs the whole width.
    """

    setting: Setting
    x: float
    width: float
    head: list[TextLine]
    below: list[tuple[TextLine, bool]]
    fingerprint: bool

    @property
    def pitch(self) -> float:
        """From line to line."""
        return self.head[0].shape.pitch

    @property
    def row(self) -> float:
        """The height to sign in."""
        return min(_ROW, _ROW_SHARE * self.setting.page.cell_pitch)

    @property
    def room(self) -> float:
        """The width beside the place of the finger."""
        return self.width - (_PRINT_WIDTH + _GAP if self.fingerprint else 0)

    @property
    def rest(self) -> float:
        """Where the rule to sign on begins, if it begins behind the label."""
        return self.head[-1].x + self.head[-1].width + 2

    @property
    def own_row(self) -> bool:
        """Whether the rule needs a row of its own."""
        return self.x + self.room - self.rest < _LEAST

    @property
    def finger_drop(self) -> float:
        """How far below the top the place of the finger begins."""
        edge = self.x + self.room
        wide = [number for number, line in enumerate(self.head, 1) if line.x + line.width > edge]
        first = 0 if self.own_row else self.row - self.pitch
        return first + wide[-1] * self.pitch if self.fingerprint and wide else 0.0

    @property
    def depth(self) -> float:
        """How far below the top the rule to sign on is."""
        return (len(self.head) - 1 + self.own_row) * self.pitch + self.row

    @property
    def below_height(self) -> float:
        """The height of what stands below the rule."""
        return sum(self.row if ruled else self.pitch for _, ruled in self.below)

    def paint(self, top: float, finger: float) -> list[str]:
        """Paint the label, the rule to sign on and the date from ``top``, the place of the finger from ``finger``."""
        code: list[str] = []
        y = top - (0 if self.own_row else self.row - self.pitch)
        for line in self.head:
            code += line.paint(y)
            y -= self.pitch
        y -= self.row if self.own_row else 0
        begin = self.x if self.own_row else self.rest
        code.append(pen.rule(begin, y + 2, self.x + self.room, y + 2))
        for line, ruled in self.below:
            y -= self.row - self.pitch if ruled else 0
            code += line.paint(y)
            y -= self.pitch
            if ruled:
                free = y + 2 < finger - _PRINT_HEIGHT - _GAP
                edge = self.x + (self.width if free else self.room)
                code.append(pen.rule(line.x + line.width + 2, y + 2, edge, y + 2))
        if self.fingerprint:
            code.append(self._finger(finger))
        return code

    def _finger(self, top: float) -> str:
        x, y = self.x + self.width - _PRINT_WIDTH, top - _PRINT_HEIGHT - 2
        small = self.setting.page.small
        label = "指印"
        wide = self.setting.pen.width("song", label, small)
        mark = self.setting.pen.write("song", label, small, x + (_PRINT_WIDTH - wide) / 2, y + 3)
        return pen.grey(_GREY, f"{pen.dashed(pen.frame(x, y, _PRINT_WIDTH, _PRINT_HEIGHT, 0.5))} {mark}")


def signatures(setting: Setting, block: blocks.Signatures) -> list[Strip]:
    """Set slots side by side, a row of them never split, all on one page when they take little of it."""
    page = setting.page
    columns = max(1, min(block.columns, len(block.slots)))
    width = (page.width - _GUTTER * (columns - 1)) / columns
    strips: list[Strip] = []
    for start in range(0, len(block.slots), columns):
        places = [
            _place(setting, slot, page.left + index * (width + _GUTTER), width)
            for index, slot in enumerate(block.slots[start : start + columns])
        ]
        row = _Row(places)
        strips.append(Strip(row.height, row.paint, seam=1, signed=True))
    strips[-1].seam = 2
    if sum(strip.height for strip in strips) <= page.height * _KEEP_SHARE:
        for strip in strips[:-1]:
            strip.glue = True
    before = flow.space(page.pitch / 2)
    before.glue = before.signed = True
    return [before, *strips]


@dataclass(frozen=True, slots=True)
class _Row:
    """Places side by side, their rules to sign on at one height."""

    places: list[_Place]

    @property
    def depth(self) -> float:
        """How far below the top the rules are."""
        return max(place.depth for place in self.places)

    @property
    def finger_drop(self) -> float:
        """How far below the top the places of the fingers begin: clear of every label that needs the whole width."""
        wide = (place for place in self.places if place.finger_drop)
        return max((place.finger_drop + self.depth - place.depth for place in wide), default=0.0)

    @property
    def height(self) -> float:
        """The height of the rules with what stands below them, or of the fingers."""
        below = self.depth + max(place.below_height for place in self.places)
        pressed = any(place.fingerprint for place in self.places)
        return max(below, self.finger_drop + _PRINT_HEIGHT if pressed else 0.0) + _PAD

    def paint(self, top: float) -> list[str]:
        """Paint the places."""
        finger = top - self.finger_drop
        return [
            code for place in self.places for code in place.paint(top - (self.depth - place.depth), finger)
        ]


def _place(setting: Setting, slot: blocks.Slot, x: float, width: float) -> _Place:
    size = min(setting.page.body, _TYPE)
    room = width - (_PRINT_WIDTH + _GAP if slot.fingerprint else 0)
    label = Shape("kai", size, size * 1.5, x, width, align="left", lead_role="body")
    below = Shape("body", size, size * 1.5, x, room, align="left")
    texts = [*slot.lines, *(() if slot.date is None else (slot.date or HAND_DATE,))]
    head = lines(setting.pen, label, slot.name, with_colon(slot.label))
    if len(head) > 1 and slot.name:
        named = lines(setting.pen, label, slot.name)
        if len(named) > 1:  # a name is not torn where it says for whom
            named = lines(setting.pen, label, slot.name.replace("（", "\n（", 1).lstrip("\n"))
        head = [*lines(setting.pen, label, "", with_colon(slot.label)), *named]
    return _Place(
        setting,
        x,
        width,
        head,
        [
            (line, text.endswith("：") and line is broken[-1])
            for text in texts
            for broken in [lines(setting.pen, below, text)]
            for line in broken
        ],
        slot.fingerprint,
    )


def onward(setting: Setting, document: blocks.Document, before: int) -> Strip:
    """Set the line that ties a page of nothing but signatures to the page ``before``."""
    number = next((each.text.strip() for each in document.blocks if isinstance(each, blocks.DocNumber)), "")
    number = number.removeprefix("编号：").removeprefix("卷号：")
    said = f"（本页为《{document.title}》{number}签署页，接第 {before} 页）"
    page = setting.page
    shape = Shape("song", page.small, page.small * 1.6, page.left, page.width, align="left")
    broken = lines(setting.pen, shape, said)

    def paint(top: float) -> list[str]:
        return [code for at, line in enumerate(broken) for code in line.paint(top - at * shape.pitch)]

    return Strip((len(broken) + 0.5) * shape.pitch, paint, glue=True)


def seal(setting: Setting, block: blocks.Seal) -> list[Strip]:
    """Set organ, a light word where the seal goes, and the date, about one axis at the right (GB/T 9704 7.3.5)."""
    page = setting.page
    size = page.body
    date = block.date or HAND_DATE
    wide = [setting.pen.width("body", text, size) for text in (block.organ, date)]
    right = page.left + page.width - (2 if wide[0] > wide[1] else 4) * size
    axis = right - max(wide) / 2
    small = min(size, 12.0)
    rows = (
        ("body", block.organ, size, page.pitch),
        ("song", block.placeholder, small, page.pitch * 0.8),
        ("body", date, size, page.pitch),
    )
    strips = [Strip(page.pitch * 0.6, flow.blank, glue=True, loose=True, signed=True)]
    for number, (role, text, points, pitch) in enumerate(rows):
        x = axis - setting.pen.width(role, text, points) / 2
        shade = _GREY if number == 1 else 0.0
        strips.append(
            Strip(
                pitch,
                _Centred(setting, role, text, points, pitch, x, shade).paint,
                glue=number < len(rows) - 1,
                signed=True,
            )
        )
    return strips


@dataclass(frozen=True, slots=True)
class _Centred:
    """A line of the seal's block."""

    setting: Setting
    role: str
    text: str
    size: float
    pitch: float
    x: float
    shade: float

    def paint(self, top: float) -> list[str]:
        code = self.setting.pen.write(
            self.role, self.text, self.size, self.x, pen.baseline(top, self.pitch, self.size)
        )
        return [pen.grey(self.shade, code) if self.shade else code]
