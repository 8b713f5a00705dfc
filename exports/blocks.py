"""The vocabulary of every paper: what stands on a page, without a word on how it is drawn.

All text is plain: ``<b>`` and ``&`` print as typed; a line feed starts a new line, in ``Text`` a new paragraph.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from exports.charts import Chart as Drawn
    from exports.pictures import Picture as Shown

Role = Literal["title", "body", "label", "kai", "song"]
Align = Literal["left", "center", "right", "justify"]


@dataclass(frozen=True, slots=True)
class Title:
    """Print the name of the form, centred; a long one is broken into lines of falling length.

    ``size`` names a size of ``paper.toml`` (``二号``, ``小二``); empty means the one of the page geometry.
    """

    text: str
    size: str = ""


@dataclass(frozen=True, slots=True)
class Subtitle:
    """Print a centred line under (or over) the title: the organ, the kind of copy."""

    text: str


@dataclass(frozen=True, slots=True)
class DocNumber:
    """Print the number line of the paper, ``×公(×)调解字〔2026〕8号``, at the right."""

    text: str
    align: Align = "right"


@dataclass(frozen=True, slots=True)
class Heading:
    """Print a 黑体 line over a section; it never stands alone at the foot of a page."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """Print running text with the two-character indent; ``lead`` is a 黑体 label run in before it."""

    text: str
    indent: bool = True
    align: Align = "justify"
    role: Role = "body"
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One labelled value of a ``Fields`` row.

    ``span`` is its share of the row (label and value together). ``lines`` is the least number of lines kept free,
    for what is written by hand. A cell without a label takes its whole width for the value.
    """

    label: str
    value: str = ""
    span: int = 1
    lines: int = 1
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Fields:
    """Print the bordered form table of 表格式 papers: outer rule 2.25 pt, inner rules 0.5 pt.

    Each row is a tuple of cells; rows of different spans may follow one another. ``columns`` is the number of
    spans in a full row: with 0 it is the largest sum that occurs. A row longer than a page goes on over the next.
    """

    rows: tuple[tuple[Cell, ...], ...]
    columns: int = 0


@dataclass(frozen=True, slots=True)
class Clauses:
    """Print numbered clauses 一、二、…, each a paragraph; ``start`` is the first number.

    ``nested`` numbers them （一）（二）…, as under a heading that has a number itself.
    """

    items: tuple[str, ...]
    start: int = 1
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Print a ruled list; the head is repeated on each page it reaches.

    ``widths`` are relative (equal when empty); ``align`` is one letter a column from ``l c r`` (left when empty).
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    align: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Print every option, ☑ for the chosen ones and ☐ for the others; ``listed`` gives each a line of its own."""

    label: str
    options: tuple[tuple[str, bool], ...]
    listed: bool = False


def ticked(options: tuple[tuple[str, bool], ...]) -> str:
    """Write options as they stand in a cell or a line, the unchosen ones visible too.

    >>> ticked((("一般代理", True), ("特别代理", False)))
    '☑一般代理\u3000☐特别代理'
    """
    return "\u3000".join(("☑" if chosen else "☐") + option for option, chosen in options)


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One line of a record: who said or did what, and when.

    ``kind`` is ``speech`` (``发言人：内容``), ``event`` (a note in 楷体) or ``phase`` (a heading of the record).
    A ``struck`` line is printed with a line through it: a correction stays readable; ``initial`` is the word in the
    small box at its end, where a finger is pressed; ``led`` names who presided then: they sign that page.
    """

    time: str
    speaker: str
    kind: Literal["speech", "event", "phase"]
    text: str
    struck: bool = False
    initial: str = ""
    led: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """Print the lines of a mediation record with hanging speakers."""

    lines: tuple[RecordLine, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A place to sign: ``label`` (``主持人（签名）``), an optional printed ``name``, further ``lines``.

    A line that ends in a colon has a rule of its own to sign on. ``fingerprint`` leaves a framed place for 捺指印; ``date`` is printed as given, empty prints ``年　月　日``
    to be filled by hand, and ``None`` prints no date line.
    """

    label: str
    name: str = ""
    lines: tuple[str, ...] = ()
    fingerprint: bool = False
    date: str | None = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Print places to sign, ``columns`` side by side; a slot is never split over two pages."""

    slots: tuple[Slot, ...]
    columns: int = 2


@dataclass(frozen=True, slots=True)
class Seal:
    """Print the organ and the date the seal will straddle (骑年盖月), with a light placeholder and no image."""

    organ: str
    date: str
    placeholder: str = "（印章）"


@dataclass(frozen=True, slots=True)
class Blank:
    """Print the line that closes a record: 「以下空白」."""

    text: str = "以下空白"


@dataclass(frozen=True, slots=True)
class Space:
    """Leave ``mm`` millimetres free; nothing at the head of a page."""

    mm: float


@dataclass(frozen=True, slots=True)
class Rule:
    """Draw a thin rule over the whole width; ``dashed`` for where a paper is cut, with ``text`` in its middle."""

    dashed: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Go on with a new page."""


@dataclass(frozen=True, slots=True)
class Note:
    """Print small print: a remark to the form, for whom a copy is."""

    text: str


@dataclass(frozen=True, slots=True)
class Cards:
    """Print ``count`` like cards, ``columns`` side by side, to be cut along their dashed edges."""

    title: str
    lines: tuple[str, ...]
    columns: int
    count: int


@dataclass(frozen=True, slots=True)
class Picture:
    """Print the picture of ``Document.pictures`` under ``key``, fitted into ``width`` × ``height`` millimetres.

    ``exact`` enlarges a small one too. Without such a picture an empty frame is printed, to be pasted into.
    """

    key: str
    width: float
    height: float
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Draw a chart with paths and text, as wide as the text area, under its title."""

    chart: "Drawn"


@dataclass(frozen=True, slots=True)
class Keep:
    """Keep the blocks on one page if they fit on one at all."""

    blocks: "tuple[Block, ...]"


Block = (
    Title
    | Subtitle
    | DocNumber
    | Heading
    | Text
    | Fields
    | Clauses
    | Grid
    | Choice
    | Record
    | Signatures
    | Seal
    | Blank
    | Space
    | Rule
    | PageBreak
    | Note
    | Cards
    | Picture
    | Chart
    | Keep
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper.

    ``page`` names a geometry of ``styles/paper.toml`` (``gbt9704``, ``table``, ``single``). ``draft`` prints the
    草稿 watermark, ``demo`` the 示范 mark, ``footer`` 第×页 共×页. ``meta`` goes into the PDF's own information:
    ``author``, ``subject``, ``keywords``, ``creator``. ``names`` are the names of people and places in the text:
    each is set in one face, also when only one of its characters is rare. ``hands`` are those who sign at the foot of
    every page but the last, which has the signatures themselves; ``chairs`` are (name, hand) of who presided: of
    them only those sign a page who presided on it. ``code`` is the random id that each page of a final paper bears as a
    QR beside its text area, ``holder`` whose copy it is; both are no part of the text. ``pictures`` holds what ``Picture``
    blocks show, by their keys. ``owners`` are (whose field, its text), to say where a character stands that cannot be printed.
    """

    title: str
    blocks: tuple[Block, ...]
    page: str = "gbt9704"
    draft: bool = False
    demo: bool = False
    footer: bool = True
    meta: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    hands: tuple[str, ...] = ()
    chairs: tuple[tuple[str, str], ...] = ()
    code: str = ""
    holder: str = ""
    owners: tuple[tuple[str, str], ...] = ()
    pictures: "Mapping[str, Shown]" = field(default_factory=dict)
