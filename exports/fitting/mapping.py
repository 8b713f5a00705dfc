"""What is written where in a station's own form: plain data, kept and carried as JSON.

    SheetMapping(sheet="台账", source="R1", head=(2, 3), first=4, last=13,
                 columns={"A": "序号", "C": "当事人甲·姓名"}, cells={"A2": "填报单位：{单位}"})

What stands for a column, a constant or a cell is the name of one thing, or a phrase with names in braces.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from models.errors import Refusal

VERSION = 1
#: What a cell above or below the rows may say, beside the cells of a statistics form.
FACTS = (
    "单位", "公安机关", "月份", "年", "月", "季度", "期间", "起日", "止日", "填报人", "填报日期", "审核人", "件数",
)  # fmt: skip
SERIAL = "序号"
Ends = Literal["total", "footer", "blank"]
Serial = Literal["kept", "restart"]
Fewer = Literal["blank", "remove"]
_CHOICES: dict[str, tuple[str, ...]] = {
    "ends": ("total", "footer", "blank"),
    "serial": ("kept", "restart"),
    "fewer": ("blank", "remove"),
}
_NAMED = re.compile(r"\{([^{}]+)\}")
_LETTERS = re.compile(r"[A-Z]{1,3}")
_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
BAD = "这份对应关系读不懂，可能不是本程序保存的，或已损坏。"
NEWER = "这份对应关系是较新版本的程序保存的，请先升级本机程序。"
_MOST_TEXT = 2_000
_MOST_ENTRIES = 4_000


@dataclass(frozen=True)
class SheetMapping:
    """What is written in one sheet; ``source`` is the key of a register or statistics form, or empty.

    ``head`` are the head's rows, ``first`` to ``last`` the template's own data rows, all counted from 1; no rows
    are written when ``first`` is 0. ``ends`` says what stands under them. ``columns`` (letter → name) are written
    from each row of the source, ``constants`` (letter → words) in each row, ``cells`` (B3 → name) once.
    ``serial`` "restart" counts 序号 from 1 in this sheet. ``fewer`` says what becomes of template rows that are
    left over. ``fit`` makes a row taller where wrapped text needs it, never lower.
    """

    sheet: str
    source: str = ""
    head: tuple[int, ...] = ()
    first: int = 0
    last: int = 0
    ends: Ends = "blank"
    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, str] = field(default_factory=dict)
    serial: Serial = "kept"
    fewer: Fewer = "blank"
    fit: bool = True


@dataclass(frozen=True)
class FormMapping:
    """What is written in a form; sheets that are not named stay as they are. ``full`` asks for unmasked numbers."""

    sheets: tuple[SheetMapping, ...] = ()
    full: bool = False
    version: int = VERSION

    def as_json(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return {
            "version": self.version,
            "full": self.full,
            "sheets": [
                {
                    each.name: _plain(getattr(sheet, each.name))
                    for each in fields(sheet)
                    if each.name == "sheet" or getattr(sheet, each.name) != _DEFAULTS[each.name]
                }
                for sheet in self.sheets
            ],
        }


def from_json(kept: Any) -> FormMapping:
    """Return the mapping that ``as_json`` gave; Refusal for anything else, whoever sent it."""
    try:
        version = kept["version"]
        if isinstance(version, int) and version > VERSION:
            raise Refusal(NEWER)
        sheets = tuple(_sheet(each) for each in kept["sheets"])
        full = kept.get("full", False)
    except (KeyError, TypeError, AttributeError, ValueError) as bad:
        raise Refusal(BAD) from bad
    if version != VERSION or not isinstance(full, bool) or len(sheets) > _MOST_ENTRIES:
        raise Refusal(BAD)
    return FormMapping(sheets, full, version)


def named(phrase: str) -> tuple[str, ...]:
    """Return the names in a phrase; a phrase without braces is one name.

    >>> named("序号"), named("{年}年{月}月")
    (('序号',), ('年', '月'))
    """
    return tuple(_NAMED.findall(phrase)) if is_phrase(phrase) else (phrase,)


def is_phrase(words: str) -> bool:
    """Tell whether the words are a phrase with names in braces."""
    return _NAMED.search(words) is not None


def spoken(phrase: str, said: Mapping[str, str]) -> str:
    """Put what each name says into a phrase.

    >>> spoken("{甲}诉{乙}", {"甲": "张某", "乙": "赵某"})
    '张某诉赵某'
    """
    return _NAMED.sub(lambda found: said[found[1]], phrase)


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else list(value) if isinstance(value, tuple) else value


_DEFAULTS = {each.name: getattr(SheetMapping(""), each.name) for each in fields(SheetMapping)}


def _sheet(kept: Mapping[str, Any]) -> SheetMapping:
    known = {each.name for each in fields(SheetMapping)}
    if set(kept) - known or not isinstance(kept["sheet"], str):
        raise ValueError
    values: dict[str, Any] = dict(kept)
    for key in ("columns", "constants", "cells"):
        values[key] = _words(kept.get(key, {}), _CELL if key == "cells" else _LETTERS)
    values["head"] = tuple(_rows(kept.get("head", ())))
    for key in ("first", "last"):
        tuple(_rows([values.setdefault(key, 0)]))
    for key, choices in _CHOICES.items():
        if values.setdefault(key, choices[0] if key != "ends" else "blank") not in choices:
            raise ValueError
    if not isinstance(values.get("fit", True), bool) or not isinstance(values.get("source", ""), str):
        raise ValueError  # noqa: TRY004 -- one refusal for whatever is wrong
    return SheetMapping(**values)


def _words(kept: Mapping[str, Any], shape: re.Pattern[str]) -> dict[str, str]:
    if not isinstance(kept, dict):
        raise ValueError  # noqa: TRY004 -- one refusal for whatever is wrong
    found = dict(kept)
    good = all(
        isinstance(key, str) and shape.fullmatch(key) and isinstance(value, str) and len(value) <= _MOST_TEXT
        for key, value in found.items()
    )
    if not good or len(found) > _MOST_ENTRIES:
        raise ValueError
    return found


def _rows(kept: Iterable[Any]) -> Iterable[int]:
    for each in kept:
        if not isinstance(each, int) or isinstance(each, bool) or not 0 <= each <= 1 << 20:
            raise ValueError
        yield each
