"""Official forms as data: what each row and column counts, how the sheet is laid out, what must add up.

One file a form in ``templates/statistics``; a station's own file of the same name stands before it, and one that is
wrong is refused with its line and reason, so that ours stays.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import resources
from models import periods
from models.errors import Refusal
from models.queries.counted import DAYS, FIELDS, NUMBERS, TRUTHS
from models.statistics import checks
from models.statistics.checks import Check

FOLDER = "templates/statistics"
OF = {"cases": "件", "people": "人", "parties": "人", "amount": "元"}
UNITS = ("件", "人", "元", "万元", "次", "起", "个", "%", "")
SPANS = {
    "period": "本期",
    "year": "年度累计",
    "before": "上期",
    "last_year": "上年同期",
    "last_year_total": "上年同期累计",
}
CHANGES = ("同比", "环比")
EACH = ("village", "township", "type", "officer")
ABOVE, LEFT = "^", "<"
_KINDS = ("of", "ratio", "change", "sum", "typed")
_LINE = frozenset({
    "key", "head", "side", "width", "of", "where", "day", "span", "unit", "ratio", "change", "against", "sum", "typed", "suggest",
    "definition", "each", "skip", "strong", "align", "adds",
})  # fmt: skip
_FORM = frozenset({
    "key", "title", "source", "from", "until", "periods", "orientation", "day", "base", "heading", "heads", "feet", "definitions",
    "derived", "side", "column", "row", "check", "apart", "extends", "subtitle", "zero", "order",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Condition:
    """What a fact must be to be counted: one of ``values``, or a number in [``least``, ``below``)."""

    name: str
    values: tuple[Any, ...] = ()
    least: int | None = None
    below: int | None = None
    but: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column of the sheet, with its part of the measure of each of its cells.

    ``labels`` are the words of its head, outermost first: ``^`` joins the one above, ``<`` the one at the left.
    ``ratio`` and ``change`` are (part, whole) and (now, before); ``sum`` keys, one with − before it is taken off;
    ``adds`` the columns that this one adds up where figures are typed.
    """

    key: str
    labels: tuple[str, ...]
    width: float = 0.0
    of: str = ""
    where: tuple[Condition, ...] = ()
    day: str = ""
    span: str = ""
    unit: str = ""
    ratio: tuple[str, str] | None = None
    change: tuple[str, str] | None = None
    against: str = ""
    sum: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()
    typed: bool = False
    suggest: str = ""
    definition: str = ""
    each: str = ""
    skip: tuple[str, ...] = ()
    strong: bool = False
    align: str = "center"
    member: str = ""

    @property
    def name(self) -> str:
        """The innermost of its words that says something."""
        said = [each for each in self.labels if each not in {ABOVE, LEFT, *UNITS} and not each.isdecimal()]
        return said[-1].strip("\u3000").removeprefix("其中：") if said else self.key

    def of_member(self, key: str, name: str, condition: Condition) -> "Line":
        """Return the line of one village, type … out of a line that stands for each."""
        labels = tuple(label.replace("{each}", name) for label in self.labels)
        return replace(
            self, key=f"{self.key}:{key}", labels=labels, where=(*self.where, condition), member=name
        )


@dataclass(frozen=True, slots=True)
class Side:
    """One column at the left that names the rows."""

    labels: tuple[str, ...]
    width: float
    align: str = "center"


@dataclass(frozen=True, slots=True)
class Derived:
    """A classification of a form's own, made of a field by a mapping; what is known and maps nowhere is ``other``."""

    name: str
    label: str
    of: str
    values: Mapping[str, str]
    other: str = ""
    contains: bool = False

    def value(self, said: str) -> tuple[str, bool]:
        """Return the class of a value and whether it was in the mapping; nothing is made of nothing."""
        if not said:
            return "", True
        if self.contains:
            found = next((name for word, name in self.values.items() if word in said), None)
        else:
            found = self.values.get(said)
        return (self.other, False) if found is None else (found, True)


@dataclass(frozen=True, slots=True)
class Form:
    """One official form."""

    key: str
    title: str
    source: str
    in_force_from: date
    until: date | None
    periods: tuple[str, ...]
    orientation: str
    day: str
    base: tuple[Condition, ...]
    heads: tuple[str, ...]
    feet: tuple[str, ...]
    definitions: tuple[str, ...]
    derived: Mapping[str, Derived]
    sides: tuple[Side, ...]
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    row_checks: tuple[Check, ...]
    column_checks: tuple[Check, ...]
    apart: int = 1
    subtitle: str = ""
    heading: str = "{unit}{title}（{period}）"
    zero: str = "本期没有发生，零报告。"
    order: int = 0


def form(key: str) -> Form:
    """Return a form; refused when there is none or the station's own file cannot be read."""
    name = f"{FOLDER}/{key}.toml"
    if key not in ids():
        raise Refusal(f"没有编号为“{key}”的报表。")
    try:
        return _read(key, load(key))
    except Refusal as refusal:
        if not resources.refuse(name, refusal.message):
            raise
        return _read(key, load(key))


def forms(on: date | None = None) -> list[Form]:
    """List the forms that can be read, or those in force on a day, in their order."""
    found = []
    for key in ids():
        try:
            made = form(key)
        except Refusal:
            continue
        if on is None or (made.in_force_from <= on and (made.until is None or on <= made.until)):
            found.append(made)
    return sorted(found, key=lambda each: (each.order, each.key))


def troubles() -> dict[str, str]:
    """Say of each file that cannot be read why it was refused, by key."""
    found = {}
    for key in ids():
        try:
            form(key)
        except Refusal as refusal:
            found[key] = refusal.message
    prefix = f"{FOLDER}/"
    told = resources.troubles()
    return found | {
        name.removeprefix(prefix).removesuffix(".toml"): said
        for name, said in told.items()
        if name.startswith(prefix)
    }


def ids() -> list[str]:
    """List the keys of all forms."""
    return resources.names(FOLDER, ".toml")


def load(key: str) -> dict[str, Any]:
    """Return the file of a form as it stands, over the one that it extends; refused when it is no TOML."""
    name = f"{FOLDER}/{key}.toml"
    try:
        own = resources.table(name)
    except tomllib.TOMLDecodeError as error:
        raise Refusal(f"报表 {key}.toml 无法读取：{error}。请改正或移走该文件。") from error
    except UnicodeDecodeError as error:
        raise Refusal(f"报表 {key}.toml 不是 UTF-8 编码的文本，请另存为 UTF-8 后再放入。") from error
    base = own.get("extends", "")
    if not base:
        return own
    if base == key or base not in ids() or "extends" in resources.table(f"{FOLDER}/{base}.toml"):
        raise _wrong(key, f"“extends”写的“{base}”不能用", str(base))
    ours = load(base)
    return {**ours, **own, "check": {**ours.get("check", {}), **own.get("check", {})}}


def _read(key: str, kept: Mapping[str, Any]) -> Form:
    """Make the form of a parsed file; refused with line and reason."""
    try:
        return _form(key, kept)
    except KeyError as lacking:
        raise _wrong(key, f"缺少“{lacking.args[0]}”") from lacking
    except (TypeError, ValueError, AttributeError) as trouble:
        raise _wrong(key, f"有一项写法不对（{trouble}）") from trouble


def _form(key: str, kept: Mapping[str, Any]) -> Form:
    for name in kept:
        if name not in _FORM:
            raise _wrong(key, f"不认识的键“{name}”", name)
    if kept["key"] != key:
        raise _wrong(key, f"键“key”写的是“{kept['key']}”，与文件名不同", "key")
    _among(key, kept["periods"], tuple(each.value for each in periods.Kind))
    _among(key, [kept["orientation"]], ("portrait", "landscape"))
    _among(key, [kept["day"]], tuple(DAYS))
    derived = {each["name"]: _derived(key, each) for each in kept.get("derived", ())}
    rows = tuple(_line(key, each, derived, "side") for each in kept["row"])
    columns = tuple(_line(key, each, derived, "head") for each in kept["column"])
    sides = tuple(
        Side(tuple(each["head"]), float(each["width"]), each.get("align", "center")) for each in kept["side"]
    )
    _refuse_shape(key, rows, columns, sides)
    row_checks, column_checks = _checks(key, kept.get("check", {}), rows, columns)
    return Form(
        key=key, title=kept["title"], source=kept["source"], in_force_from=date.fromisoformat(kept["from"]),
        until=date.fromisoformat(kept["until"]) if "until" in kept else None, periods=tuple(kept["periods"]),
        orientation=kept["orientation"], day=kept["day"], base=_conditions(key, kept.get("base", {}), derived),
        heads=tuple(kept["heads"]), feet=tuple(kept.get("feet", ())), definitions=tuple(kept.get("definitions", ())),
        derived=derived, sides=sides, rows=rows, columns=columns, row_checks=row_checks, column_checks=column_checks,
        apart=int(kept.get("apart", 1)), subtitle=kept.get("subtitle", ""), order=int(kept.get("order", 0)),
        **{name: kept[name] for name in ("zero", "heading") if name in kept},
    )  # fmt: skip


def _line(key: str, given: Mapping[str, Any], derived: Mapping[str, Derived], labels: str) -> Line:
    for name in given:
        if name not in _LINE:
            raise _wrong(key, f"不认识的键“{name}”", name)
    own = str(given["key"])
    if not re.fullmatch(checks.KEY, own) or own.endswith("*"):
        raise _wrong(key, f"栏的代号“{own}”只能用文字、数字和下划线", own)
    if sum(name in given for name in _KINDS) > 1:
        raise _wrong(key, f"“{own}”只能写 {'、'.join(_KINDS)} 中的一种", own)
    _among(key, [given.get("of", "cases")], tuple(OF))
    _among(key, [given.get("span", "period")], tuple(SPANS))
    _among(key, [given.get("day", "received")], tuple(DAYS))
    _among(key, [given.get("unit", "")], UNITS)
    _among(key, [given.get("against", "同比")], CHANGES)
    _among(key, [given.get("each", "type")], EACH)
    return Line(
        key=own, labels=tuple(given[labels]), width=float(given.get("width", 0)), of=given.get("of", ""),
        where=_conditions(key, given.get("where", {}), derived), sum=tuple(given.get("sum", ())), adds=tuple(given.get("adds", ())),
        ratio=_pair(key, "ratio", given), change=_pair(key, "change", given),
        **{name: given.get(name, "") for name in ("day", "span", "unit", "against", "suggest", "definition", "each")},
        typed=bool(given.get("typed", False)), skip=tuple(given.get("skip", ())),
        strong=bool(given.get("strong", False)), align=given.get("align", "center"),
    )  # fmt: skip


def _pair(key: str, name: str, given: Mapping[str, Any]) -> tuple[str, str] | None:
    if name not in given:
        return None
    pair = tuple(given[name])
    if len(pair) != len(("part", "whole")):
        raise _wrong(key, f"“{name}”应写成两栏", name)
    return pair[0], pair[1]


def _conditions(key: str, given: Mapping[str, Any], derived: Mapping[str, Derived]) -> tuple[Condition, ...]:
    found = []
    for name, value in given.items():
        plain = name.removesuffix("_not")
        if plain not in FIELDS and plain not in derived:
            raise _wrong(key, f"不认识的条件“{name}”", name)
        if isinstance(value, dict):
            if plain not in NUMBERS or not value or set(value) - {"from", "below"}:
                raise _wrong(key, f"条件“{name}”写法不对", name)
            found.append(Condition(plain, least=value.get("from"), below=value.get("below")))
            continue
        values = tuple(value) if isinstance(value, list) else (value,)
        if any(isinstance(each, bool) != (plain in TRUTHS) for each in values):
            raise _wrong(key, f"条件“{name}”应写{'是否（true/false）' if plain in TRUTHS else '文字'}", name)
        found.append(Condition(plain, values, but=name.endswith("_not")))
    return tuple(found)


def _derived(key: str, given: Mapping[str, Any]) -> Derived:
    if given["of"] not in FIELDS or given["of"] in TRUTHS | NUMBERS:
        raise _wrong(key, f"“derived”里不认识的字段“{given['of']}”", given["of"])
    return Derived(
        given["name"], given["label"], given["of"], dict(given["values"]), given.get("other", ""),
        bool(given.get("contains", False)),
    )  # fmt: skip


def _refuse_shape(
    key: str, rows: tuple[Line, ...], columns: tuple[Line, ...], sides: tuple[Side, ...]
) -> None:
    for lines, what in ((rows, "行"), (columns, "列")):
        seen: set[str] = set()
        for line in lines:
            if line.key in seen:
                raise _wrong(key, f"{what}“{line.key}”写了两次", line.key)
            seen.add(line.key)
        for line in lines:
            named = (
                *(line.ratio or ()),
                *(line.change or ()),
                *line.adds,
                *(each.lstrip("-−") for each in line.sum),
            )
            for each in named:
                if each not in seen and not each.endswith("*"):
                    raise _wrong(key, f"“{line.key}”里没有“{each}”这一{what}", line.key)
    depths = {len(line.labels) for line in columns} | {len(side.labels) for side in sides}
    if len(depths) != 1 or {len(line.labels) for line in rows} != {len(sides)}:
        raise _wrong(key, "表头各列的层数不一致，或行头的格数与“side”的列数不同")


def _checks(
    key: str, given: Mapping[str, Any], rows: tuple[Line, ...], columns: tuple[Line, ...]
) -> tuple[tuple[Check, ...], tuple[Check, ...]]:
    found = []
    for name, lines in (("rows", rows), ("columns", columns)):
        parsed = []
        known = [line.key for line in lines]
        for text in given.get(name, ()):
            try:
                made = checks.parse(text)
                for side in made.sides:
                    checks.members(side, known)
            except Refusal as refusal:
                raise _wrong(key, f"勾稽关系{refusal.message}", text) from refusal
            parsed.append(made)
        found.append(tuple(parsed))
    return found[0], found[1]


def _among(key: str, given: Any, known: tuple[str, ...]) -> None:
    for each in given:
        if each not in known:
            raise _wrong(key, f"“{each}”不在 {'、'.join(filter(None, known))} 之中", str(each))


def _wrong(key: str, what: str, token: str = "") -> Refusal:
    """Return the refusal of a file, with the line on which ``token`` stands first."""
    line = 0
    if token:
        said = resources.text(f"{FOLDER}/{key}.toml").splitlines()
        line = next((number for number, text in enumerate(said, 1) if token in text), 0)
    place = f"第 {line} 行：" if line else ""
    return Refusal(f"报表 {key}.toml 有错，{place}{what}。请改正或移走该文件。")
