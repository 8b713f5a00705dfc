"""What a station may change about 警情: headings, words of the key fields, windows of the comparison (T3, T6, 0.10)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models import disputes, headings
from models.headings import Column
from models.texts import read_from

OTHER = "其他"


@dataclass(frozen=True)
class Limits:
    """Figures of import and comparison."""

    windows: tuple[int, ...]
    least: int
    look_back_days: int
    batch: int
    head_within: int
    most_columns: int
    automatic: bool = True


@dataclass(frozen=True)
class Nobody:
    """Names and places that are shared by many and tell nothing."""

    names: frozenset[str]
    titles: tuple[str, ...]
    crowded: tuple[str, ...]


@dataclass(frozen=True)
class _Words:
    fields: tuple[tuple[str, re.Pattern[str]], ...]
    disputes: re.Pattern[str]
    not_disputes: re.Pattern[str]


@read_from("texts/alarms.toml")
def columns(table: dict[str, Any]) -> tuple[Column, ...]:
    """Return our fields in the order of the mapping page."""
    return tuple(Column(row["key"], row["name"], tuple(row["headings"])) for row in table["column"])


@read_from("texts/alarms.toml")
def limits(table: dict[str, Any]) -> Limits:
    """Return the figures in force."""
    return Limits(
        tuple(table["windows"]), table["least"], table["look_back_days"], table["batch"], table["head_within"],
        table["most_columns"], bool(table.get("automatic", True)),
    )  # fmt: skip


@read_from("texts/alarms.toml")
def nobody(table: dict[str, Any]) -> Nobody:
    """Return what cannot stand for one person or one place."""
    return Nobody(frozenset(table["nobody"]), tuple(table["titles"]), tuple(table["crowded"]))


@read_from("texts/alarms.toml")
def _words(table: dict[str, Any]) -> _Words:
    return _Words(
        tuple((row["name"], _any(row["words"])) for row in table["field"]),
        _any([*table["disputes"], *(word for row in table["field"] for word in row["words"])]),
        _any(table["not_disputes"]),
    )


def _any(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)")


def fields() -> tuple[str, ...]:
    """Return the names of the key fields of 每日研判, and 其他 for the disputes of none."""
    return (*(name for name, _pattern in _words().fields), OTHER)


def field_of(kind: str, content: str) -> str:
    """Return the key field of an alarm, 其他 for another dispute, empty for what is no dispute.

    The class that the 110 system gave counts before the words of the content.

    >>> field_of("劳资纠纷", "讨要工钱"), field_of("纠纷", "与邻居因楼上漏水争吵"), field_of("盗窃", "电动车被盗")
    ('劳资', '邻里', '')
    """
    words = _words()
    for name, pattern in words.fields:
        if pattern.search(kind):
            return name
    if words.not_disputes.search(kind) or not words.disputes.search(kind + content):
        return ""
    marks = {name: sum(map(len, set(pattern.findall(content)))) for name, pattern in words.fields}
    best = max(marks, key=lambda name: marks[name])
    if marks[best]:
        return best
    for code in disputes.suggest(content)[:1]:
        return disputes.key_field(code, content) or OTHER
    return OTHER


def proposed(found: tuple[str, ...], plain: Mapping[str, str]) -> dict[str, int]:
    """Return which column of a table of 警情 is which of our fields, as ``headings.proposed`` does."""
    return headings.proposed(columns(), found, plain)


def is_known(plain: str) -> bool:
    """Tell whether a heading, as it is compared, is one of those known exactly."""
    return plain in _known()


@read_from("texts/alarms.toml")
def _known(table: dict[str, Any]) -> frozenset[str]:
    return frozenset(heading for row in table["column"] for heading in row["headings"])
