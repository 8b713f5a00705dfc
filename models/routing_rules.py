"""The table of routing.toml read and checked: a rule that cannot be understood is refused with its line."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import resources
from models import law
from models.errors import Refusal
from models.texts import read_from

FILE = "texts/routing.toml"
CHANNELS = ("公安行政调解", "人民调解", "专业调解", "司法调解", "移送")
FORCES = ("专职调解员", "社区民警", "综合调解室", "大调解")
#: Which tracks each channel has: 专业 and 司法调解 are invitations or transfers, never papers of this desk.
TRACKS = {
    "公安行政调解": frozenset({"ZA", "ZA-X", "MS", "QJ"}),
    "人民调解": frozenset({"RM", "RM-ZA"}),
    "专业调解": frozenset({"YS"}),
    "司法调解": frozenset({"YS"}),
    "移送": frozenset({"YS", "XH"}),
}
_LISTS = {
    "injury", "flags", "types", "factors", "words", "state", "verdict", "failed_only", "unanswered",
}  # fmt: skip
#: The words of a condition, and what each is written as.
KINDS: dict[str, type] = {
    **dict.fromkeys(_LISTS, list), "answers": dict, "not_answers": dict, "violation": bool, "spot": bool,
    "level_from": int, "level_to": int,
}  # fmt: skip
_TEXTS = ("key", "number", "name", "channel", "track", "body", "sentence", "otherwise", "article", "from")
_BLOCK = re.compile(r"^\s*\[\[rule\]\]")


@dataclass(frozen=True)
class Rule:
    """One row of domain.md §4.4: when it fits, where the case goes, and what is said of it."""

    key: str
    number: str
    name: str
    when: tuple[Mapping[str, Any], ...]
    unless: tuple[Mapping[str, Any], ...]
    channel: str
    track: str
    body: str
    force: str
    sentence: str
    otherwise: str
    article: str
    in_force_from: date
    until: date | None

    def in_force(self, day: date) -> bool:
        """Tell whether the rule is to be used on a day."""
        return self.in_force_from <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True)
class Asked:
    """One question that some rules need, and of which cases it is asked."""

    key: str
    question: str
    help: str = ""
    types: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    factors: tuple[str, ...] = ()
    violation: bool | None = None


@dataclass(frozen=True)
class Book:
    """The rules in their order, the questions they need, and who works at each level."""

    rules: tuple[Rule, ...]
    asked: tuple[Asked, ...]
    force: Mapping[int, str]


def parse(text: str) -> Book:
    """Read a table of routing rules; refused with the line and the reason where it cannot be used."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        found = re.search(r"line (\d+)", str(trouble))
        raise Refusal(f"分流规则第 {found[1] if found else '最后'} 行写法不对，没有采用。") from trouble
    lines = [number for number, line in enumerate(text.splitlines(), 1) if _BLOCK.match(line)]
    rows = table.get("rule")
    if not isinstance(rows, list) or not rows:
        raise Refusal("分流规则第 1 行：没有一条 [[rule]]，没有采用。")
    force = _force(table.get("force"))
    seen: set[str] = set()
    for row, line in zip(rows, lines, strict=True):
        if wrong := _wrong(row, seen):
            at = line + _offset(text.splitlines()[line:], wrong[0])
            raise Refusal(f"分流规则第 {at} 行：{wrong[1]}，没有采用。")
        seen.add(row["key"])
    last = rows[-1]
    if last.get("until"):
        raise Refusal(f"分流规则第 {lines[-1]} 行：最后一条不能停用，没有采用。")
    return Book(tuple(_rule(row) for row in rows), _asked(table.get("asked", [])), force)


@read_from(FILE)
def book(_table: dict[str, Any]) -> Book:
    """Return the rules in use: the station's own when they can be read, else the built-in ones."""
    return parse(resources.text(FILE))


def _wrong(row: Any, seen: set[str]) -> tuple[str, str] | None:
    """Return (field, reason) of the first thing wrong in a rule."""
    for name in _TEXTS:
        if not isinstance(row.get(name), str) or not row[name].strip():
            return name, f"缺少 {name}"
    return _wrong_values(row, seen) or _wrong_days(row) or _wrong_conditions(row)


def _wrong_values(row: Mapping[str, Any], seen: set[str]) -> tuple[str, str] | None:
    channel, track, force = row["channel"], row["track"], row.get("force", "")
    found = (
        ("key", f"key “{row['key']}”重复", row["key"] in seen),
        ("channel", f"去向“{channel}”不在五种去向里", channel not in CHANNELS),
        ("track", f"轨道“{track}”与去向“{channel}”不相合", track not in TRACKS.get(channel, ())),
        ("force", f"办理力量“{force}”不在四种里", bool(force) and force not in FORCES),
        (
            "article",
            f"法条表里没有“{row['article']}”",
            row["article"] not in {each.key for each in law.versions()},
        ),
    )
    return next(((field, reason) for field, reason, wrong in found if wrong), None)


def _wrong_days(row: Mapping[str, Any]) -> tuple[str, str] | None:
    for name in ("from", "until"):
        try:
            if row.get(name):
                date.fromisoformat(row[name])
        except (TypeError, ValueError):
            return name, f"{name} 不是 2026-01-01 这样的日期"
    return None


def _wrong_conditions(row: Mapping[str, Any]) -> tuple[str, str] | None:
    for field in ("when", "unless"):
        conditions = row.get(field, [{}] if field == "when" else [])
        if not isinstance(conditions, list) or (field == "when" and not conditions):
            return field, f"{field} 须是一组条件"
        for condition in conditions:
            for name, value in condition.items() if isinstance(condition, dict) else [("", None)]:
                if name not in KINDS:
                    return field, f"条件“{name}”认不出来"
                if not isinstance(value, KINDS[name]):
                    return field, f"条件“{name}”的写法不对"
    return None


def _offset(lines: list[str], field: str) -> int:
    """Return how many lines below [[rule]] a field of it stands; 0 when it is missing."""
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("[["):
            break
        if re.match(rf"\s*{field}\s*=", line):
            return number
    return 0


def _force(said: Any) -> dict[int, str]:
    if not isinstance(said, dict) or {str(level) for level in range(1, 6)} - set(said):
        raise Refusal("分流规则：[force] 须写齐 1 到 5 级的办理力量，没有采用。")
    if wrong := [value for value in said.values() if value not in FORCES]:
        raise Refusal(f"分流规则：办理力量“{wrong[0]}”不在四种里，没有采用。")
    return {int(level): value for level, value in said.items()}


def _rule(row: Mapping[str, Any]) -> Rule:
    until = row.get("until")
    return Rule(
        **{name: row[name] for name in _TEXTS if name != "from"},
        when=tuple(row.get("when", [{}])),
        unless=tuple(row.get("unless", ())),
        force=row.get("force", ""),
        in_force_from=date.fromisoformat(row["from"]),
        until=date.fromisoformat(until) if until else None,
    )


def _asked(rows: list[dict[str, Any]]) -> tuple[Asked, ...]:
    many = ("types", "flags", "factors")
    return tuple(Asked(**{**row, **{name: tuple(row.get(name, ())) for name in many}}) for row in rows)
