"""Columns: one declaration of what stands over a cell, what a row says in it, and how it is shown and printed."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic, Literal, TypeVar

Cell = str | int | date | tuple[str, ...] | None
Kind = Literal["text", "long", "date", "money", "number"]
#: What becomes of a text outside: it stays, the names in it keep their surnames, names and numbers in it are
#: hidden wherever they stand, it is said that what happened stays inside, or nothing is said.
Outside = Literal["keep", "name", "free", "story", "none"]
Row = TypeVar("Row")

SUM = "SUM({cells})"
ANY = ">0"
#: Of several rows of a case only the one with a serial number counts.
FIRST = ',{serials},">0"'
UNKNOWN = "—"
_PIECE = re.compile(
    r'(?:"(?P<words>[^"]*)"|(?P<name>SUM|COUNTIFS?|COUNT|CHAR)'
    r'\((?:\{cells\}(?:,"(?P<said>[^"]*)")?(?:,\{serials\},">0")?|10)\))(?:&|$)'
)


@dataclass(frozen=True)
class Seen:
    """How a column stands on the screen while nobody has chosen: its title there, its width, its importance.

    In a narrow window those of the least importance go first.
    """

    title: str
    width: int
    importance: int


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: what stands over it, what a row says in it, and how wide it prints.

    Columns in a row with one ``group`` share a head above their own. ``total`` is the formula of the last
    line, ``{cells}`` being the cells above it. A tuple of values is joined by 、 after each is masked,
    in the workbook with a line each unless ``inline``.
    One without ``seen`` is shown on the screen only when it is asked for. ``outside`` is what becomes of a text
    about a shielded case when the register leaves the police: hidden where it tells who somebody is, unless said
    otherwise. A number ``per_case`` counts the cases of its row. Of rows for which ``once`` says the same, the total
    takes one, and of it what ``tallied`` says.
    """

    title: str
    value: Callable[[Row], Cell]
    width: float
    kind: Kind = "text"
    group: str = ""
    total: str = ""
    mask: Callable[[str], str] | None = None
    seen: Seen | None = None
    outside: Outside = "free"
    inline: bool = False
    per_case: bool = False
    once: Callable[[Row], Any] | None = None
    tallied: Callable[[Row], Cell] | None = None

    @property
    def name(self) -> str:
        """The title with that of its group: what tells it from the other columns of its register."""
        return f"{self.group}·{self.title}" if self.group else self.title


@dataclass(frozen=True)
class Register(Generic[Row]):
    """A register: its name on the title line and its columns; ``frozen`` of them stay while scrolling.

    Columns that nobody filled all month are hidden in the workbook when it is ``spare`` of its width. ``unit`` is
    what its rows are counted in.
    """

    key: str
    title: str
    columns: tuple[Column[Row], ...]
    frozen: int = 2
    spare: bool = False
    unit: str = "件"


def leaving(register: Register[Row]) -> Register[Row]:
    """Return the register as it leaves the police: rows that carry a shield do not tell who their parties are."""
    return replace(register, columns=tuple(replace(each, value=_veiled(each)) for each in register.columns))


def _veiled(column: Column[Any]) -> Callable[[Any], Cell]:
    def value(row: Any) -> Cell:
        told, shield = column.value(row), row.shield
        if shield is None or column.outside == "keep" or not isinstance(told, str | tuple):
            return told
        if column.outside == "none":
            return ""
        if column.outside == "story":
            return shield.story if told else ""
        hide: Callable[[str], str] = shield.name if column.outside == "name" else shield.free
        return tuple(hide(each) for each in told) if isinstance(told, tuple) else hide(told)

    return value


def text(value: Cell, mask: Callable[[str], str] | None = None, between: str = "、") -> str:
    """Return a text value as one string: several joined by 、, each masked when ``mask`` is given.

    One of several that is not known keeps its place by a dash, so that names and numbers stay side by side.

    >>> text(("张某", "李某")), text(("27", "")), text(("", ""))
    ('张某、李某', '27、—', '')
    """
    if value is None:
        return ""
    if not isinstance(value, tuple):
        return mask(str(value)) if mask and value else str(value)
    if not any(value):
        return ""
    return between.join((mask(part) if mask else part) if part else UNKNOWN for part in value)


def worth(column: Column[Any], tally: Mapping[Cell, int]) -> str | int | float | None:
    r"""Return what the total of a column gives for cells that hold each value so often; None if it cannot tell.

    >>> worth(Column("金额", str, 9, "money", total=SUM), {12345: 2, None: 1})
    246.9
    >>> worth(Column("结果", str, 9, total=counted("成功", "不成")), {"成功": 3})
    '成功 3\n不成 0'
    """
    told: list[str | int | float] = []
    rest = column.total
    while found := _PIECE.match(rest):
        rest = rest[found.end() :]
        words, said, name = found.group("words", "said", "name")
        numbers = [(each, n) for each, n in tally.items() if isinstance(each, int | date)]
        if name == "SUM":
            total = sum(each * n for each, n in numbers if isinstance(each, int))
            told.append(total / 100 if column.kind == "money" else total)
        elif name == "COUNT" or said == ANY:
            told.append(sum(n for _, n in numbers))
        elif name in {"COUNTIF", "COUNTIFS"}:
            told.append(tally.get(said, 0))
        else:
            told.append("\n" if name else words)
    if rest or not told:
        return None
    return told[0] if len(told) == 1 else "".join(map(str, told))


def counted_once(total: str) -> str:
    """Return the formula of a total that counts a case once where it has several rows.

    >>> counted_once('"成功 "&COUNTIF({cells},"成功")'), counted_once("COUNT({cells})"), counted_once(SUM)
    ('"成功 "&COUNTIFS({cells},"成功",{serials},">0")', 'COUNTIFS({cells},">0",{serials},">0")', 'SUM({cells})')
    """
    total = re.sub(r'COUNTIF\((\{cells\},"[^"]*")\)', lambda found: f"COUNTIFS({found[1]}{FIRST})", total)
    return total.replace("COUNT({cells})", f'COUNTIFS({{cells}},"{ANY}"{FIRST})')


def tallied(column: Column[Row], rows: Iterable[Row], seen: set[Any]) -> Iterator[Cell]:
    """Give what the total of a column takes of each row; ``seen`` keeps what was taken already."""
    take = column.tallied or column.value
    for row in rows:
        if column.once is not None:
            key = column.once(row)
            if key in seen:
                continue
            seen.add(key)
        yield take(row)


def shown(column: Column[Row], row: Row, *, masked: bool = True) -> str:
    """Return what the screen shows in this cell; it is what the printed workbook shows."""
    value = column.value(row)
    if column.kind == "money" and isinstance(value, int):
        return f"{value / 100:,.2f}"
    if isinstance(value, date):
        return value.isoformat()
    return text(value, column.mask if masked else None)


def yes(value: bool) -> str:  # noqa: FBT001 -- the one argument of a word choice
    """Return 是 or 否."""
    return "是" if value else "否"


def counted(*words: str) -> str:
    """Return the formula that says how many cells read each word.

    >>> counted("书面", "口头")
    '"书面 "&COUNTIF({cells},"书面")&CHAR(10)&"口头 "&COUNTIF({cells},"口头")'
    """
    return "&CHAR(10)&".join(f'"{word} "&COUNTIF({{cells}},"{word}")' for word in words)
