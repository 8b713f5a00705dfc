"""Set the running blocks of a paper: titles, text, clauses, choices, records, small print."""

from dataclasses import replace

from exports import blocks, flow, paper, pen
from exports.blocks import Role
from exports.flow import Strip
from exports.paper import MM
from exports.setting import Setting, Shape, lines, paragraph

_DIGITS = "〇一二三四五六七八九"
_TITLE_PITCH = 1.55
_SPACED, _SPACING = 9, 0.12  # titles up to so many characters are spaced, by so many em
_HANGING = 6.0
_TIME_EM = 3.2
_GREY = 0.5
_RECORD_ROLES: dict[str, Role] = {"speech": "body", "event": "kai", "phase": "label"}


def numeral(number: int) -> str:
    """Write 1 to 99 as clauses are counted.

    >>> [numeral(number) for number in (1, 10, 11, 20, 35)]
    ['一', '十', '十一', '二十', '三十五']
    """
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones else "")


def with_colon(label: str) -> str:
    """Put a colon behind a label that has none."""
    return label if not label or label.endswith(("：", ":")) else f"{label}："


def body(setting: Setting, role: Role = "body") -> Shape:
    """Return the shape of body text on this page, without indents."""
    page = setting.page
    return Shape(role, page.body, page.pitch, page.left, page.width, tracking=page.tracking)


def title(setting: Setting, block: blocks.Title) -> list[Strip]:
    """Set the title, long ones in lines of like length with the longer first."""
    page = setting.page
    size = paper.size(block.size) if block.size else page.title
    shape = Shape("title", size, size * _TITLE_PITCH, page.left, page.width, align="center")
    if len(block.text) <= _SPACED:
        shape = replace(shape, tracking=size * _SPACING)
    broken = lines(setting.pen, shape, block.text)
    if len(broken) > 1 and "\n" not in block.text:
        share = sum(line.width for line in broken) / len(broken) + size
        narrow = replace(shape, x=page.left + (page.width - share) / 2, width=share)
        again = lines(setting.pen, narrow, block.text)
        broken = again if len(again) == len(broken) else broken
    strips = [Strip(shape.pitch, line.paint, glue=True) for line in broken]
    return [*strips, Strip(page.pitch * 0.35, flow.blank, glue=True)]


def subtitle(setting: Setting, block: blocks.Subtitle) -> list[Strip]:
    """Set a centred line in 楷体."""
    strips = paragraph(setting, replace(body(setting, "kai"), align="center"), block.text)
    for strip in strips:
        strip.glue = True
    return strips


def number(setting: Setting, block: blocks.DocNumber) -> list[Strip]:
    """Set the number line."""
    shape = replace(body(setting), align=block.align, tracking=0.0, size=min(setting.page.body, 14.0))
    strips = paragraph(setting, shape, block.text)
    strips[-1].glue = True
    return strips


def heading(setting: Setting, block: blocks.Heading) -> list[Strip]:
    """Set a 黑体 line that stays with what follows."""
    shape = replace(body(setting, "label"), indent=2 * setting.page.body, align="left")
    strips = paragraph(setting, shape, block.text)
    for strip in strips:
        strip.glue = True
    return strips


def text(setting: Setting, block: blocks.Text) -> list[Strip]:
    """Set running text; a line that ends in a colon stays with what it announces."""
    page = setting.page
    indent = 2 * (page.body + page.tracking) if block.indent else 0.0
    shape = replace(body(setting, block.role), indent=indent, align=block.align)
    strips = [
        strip
        for index, part in enumerate(block.text.split("\n"))
        for strip in paragraph(setting, shape, part, "" if index else block.lead)
    ]
    if (block.text or block.lead).endswith(("：", ":")):
        strips[-1].glue = True
    return strips


def clauses(setting: Setting, block: blocks.Clauses) -> list[Strip]:
    """Set numbered clauses."""
    return [
        strip
        for index, item in enumerate(block.items, block.start)
        for strip in text(
            setting,
            blocks.Text(f"（{numeral(index)}）{item}" if block.nested else f"{numeral(index)}、{item}"),
        )
    ]


def choice(setting: Setting, block: blocks.Choice) -> list[Strip]:
    """Set all options behind their label, or each in a line of its own."""
    if block.listed:
        each = "\n".join(blocks.ticked((option,)) for option in block.options)
        return text(setting, blocks.Text(each, lead=with_colon(block.label), align="left"))
    return text(setting, blocks.Text(with_colon(block.label) + blocks.ticked(block.options), align="left"))


def record(setting: Setting, block: blocks.Record) -> list[Strip]:
    """Set the lines of a record: the time in a column of its own, speakers hanging."""
    return [strip for line in block.lines for strip in _record_line(setting, line)]


def _record_line(setting: Setting, line: blocks.RecordLine) -> list[Strip]:
    page = setting.page
    size = page.cell
    column = _TIME_EM * page.small
    role = _RECORD_ROLES[line.kind]
    speaker = with_colon(line.speaker)
    hang = setting.pen.width("label", speaker, size)
    box = 2.6 * page.small if line.initial else 0.0
    shape = Shape(
        role, size, page.cell_pitch * 1.12, page.left + column, page.width - column - box,
        hang=hang if hang <= _HANGING * size else 2 * size, struck=line.struck,
    )  # fmt: skip
    strips = paragraph(setting, shape, line.text, speaker)
    if line.kind == "phase":
        strips[-1].glue = True
        strips.insert(0, Strip(page.cell_pitch * 0.3, flow.blank, glue=True, loose=True))
    first, time = strips[line.kind == "phase"], line.time
    write, baseline = first.paint, pen.baseline

    def paint(top: float) -> list[str]:
        y = baseline(top, shape.pitch, size)
        code = [setting.pen.write("song", time, page.small, page.left, y), *write(top)]
        return [*code, *_box(setting, line.initial, y)] if line.initial else code

    first.paint = paint
    for strip in strips:
        strip.led = line.led
    return strips


def _box(setting: Setting, words: str, y: float) -> list[str]:
    """Draw the small box where a finger is pressed beside struck words."""
    page, small = setting.page, setting.page.small * 0.75
    wide = setting.pen.width("song", words, small)
    right = page.left + page.width
    frame = pen.dashed(pen.frame(right - wide - 6, y - 3.5, wide + 6, page.cell, 0.5))
    return [pen.grey(_GREY, f"{frame} {setting.pen.write('song', words, small, right - wide - 3, y)}")]


def blank(setting: Setting, block: blocks.Blank) -> list[Strip]:
    """Set 「以下空白」 between two rules, as records are closed."""
    page = setting.page
    size = page.cell
    wide = setting.pen.width("body", block.text, size)
    x = page.left + (page.width - wide) / 2

    def paint(top: float) -> list[str]:
        y = pen.baseline(top, page.pitch, size)
        middle = y + 0.36 * size
        return [
            pen.rule(page.left, middle, x - size, middle, page.inner),
            setting.pen.write("body", block.text, size, x, y),
            pen.rule(x + wide + size, middle, page.left + page.width, middle, page.inner),
        ]

    return [Strip(page.pitch, paint)]


def space(_setting: Setting, block: blocks.Space) -> list[Strip]:
    """Leave room."""
    return [flow.space(block.mm * MM)]


def rule(setting: Setting, block: blocks.Rule) -> list[Strip]:
    """Draw a rule in the middle of half a line, of a whole one when words interrupt it."""
    page = setting.page
    height = page.pitch if block.text else page.pitch / 2
    wide = setting.pen.width("song", block.text, page.small) + page.small if block.text else 0.0
    gap = (page.left + (page.width - wide) / 2, page.left + (page.width + wide) / 2)

    def paint(top: float) -> list[str]:
        y = top - height / 2
        left, right = page.left, page.left + page.width
        parts = [(left, gap[0]), (gap[1], right)] if block.text else [(left, right)]
        code = [pen.rule(first, y, last, y, page.inner) for first, last in parts]
        drawn = [pen.dashed(each) if block.dashed else each for each in code]
        if not block.text:
            return drawn
        x = gap[0] + page.small / 2
        return [*drawn, setting.pen.write("song", block.text, page.small, x, y - 0.36 * page.small)]

    return [Strip(height, paint)]


def turn(_setting: Setting, _block: blocks.PageBreak) -> list[Strip]:
    """Begin a new page."""
    return [Strip(0.0, flow.blank, turn=True)]


def note(setting: Setting, block: blocks.Note) -> list[Strip]:
    """Set small print."""
    page = setting.page
    shape = Shape("song", page.small, page.small * 1.5, page.left, page.width)
    return paragraph(setting, shape, block.text)
