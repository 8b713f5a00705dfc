"""The tree of dispute types: the ministry's 18 leaves (T1), what they map to, and where disputes come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.errors import Refusal
from models.texts import read_from


@dataclass(frozen=True)
class Leaf:
    """One type to code a case with. ``t2`` 四分研调法, ``t3`` 花源关键字段, ``t4`` the usual 性质, ``usual`` track."""

    code: str
    name: str
    parent: str
    statistics: str
    t2: str
    t3: str
    t4: str
    usual: str
    keywords: tuple[str, ...]
    in_force_from: date
    until: date | None


@dataclass(frozen=True)
class Group:
    """A branch of the tree that holds leaves and is never chosen itself."""

    code: str
    name: str


@dataclass(frozen=True)
class Source:
    """Where a dispute came from (D01), and the class it has in the statistics of 人民调解."""

    code: str
    name: str
    statistics: str
    referred: str


@dataclass(frozen=True)
class _Tree:
    leaves: Mapping[str, Leaf]
    groups: tuple[Group, ...]
    sources: tuple[Source, ...]
    safety: tuple[str, ...]
    courtship: tuple[str, ...]
    classes: tuple[str, ...]
    key_fields: tuple[str, ...]


@read_from("texts/disputes.toml")
def _tree(table: dict[str, Any]) -> _Tree:
    return _Tree(
        leaves={row["code"]: _leaf(row) for row in table["type"]},
        groups=tuple(Group(**row) for row in table["group"]),
        sources=tuple(Source(**row) for row in table["source"]),
        safety=tuple(table["safety"]),
        courtship=tuple(table["courtship"]),
        classes=tuple(table["classes"]),
        key_fields=tuple(table["key_fields"]),
    )


def _leaf(row: Mapping[str, Any]) -> Leaf:
    return Leaf(
        **{name: row[name] for name in ("code", "name", "statistics", "t2", "t3", "t4", "usual")},
        parent=row.get("parent", ""),
        keywords=tuple(row["keywords"]),
        in_force_from=date.fromisoformat(row["from"]),
        until=date.fromisoformat(row["until"]) if "until" in row else None,
    )


def leaf(code: str) -> Leaf:
    """Return a type, retired ones too: old cases keep theirs. Refuses a code that is none."""
    found = _tree().leaves.get(code)
    if found is None:
        raise Refusal("请在列表中选择纠纷类型。", "dispute_type")
    return found


def leaves(today: date | None = None) -> tuple[Leaf, ...]:
    """Return the types offered on a day in the ministry's order; without a day, every type there ever was."""
    return tuple(
        each
        for each in _tree().leaves.values()
        if today is None or (each.in_force_from <= today and (each.until is None or today <= each.until))
    )


def groups() -> tuple[Group, ...]:
    """Return the branches that hold leaves."""
    return _tree().groups


def sources() -> tuple[Source, ...]:
    """Return the sources in the order of the form."""
    return _tree().sources


def source(name: str) -> Source | None:
    """Return the source of that name or code; a station's own wording is none."""
    return next((each for each in sources() if name in {each.code, each.name}), None)


def suggest(text: str, grounds: str = "") -> list[str]:
    """Return the codes whose keywords the text has, most and longest keywords first.

    诉因 and 诉由 say why and on what ground people complain: their words count twice (report S1).

    >>> suggest("包工头拖欠十五名农民工工资")[0]
    'wages'
    """
    weights = {
        each.code: sum(len(word) * ((word in text) + 2 * (word in grounds)) for word in each.keywords)
        for each in leaves()
    }
    return sorted((code for code, weight in weights.items() if weight), key=lambda code: -weights[code])


def four_class(code: str, grounds: str, *, violation: bool) -> str:
    """Suggest the class of 四分研调法 from 诉因 and 诉由 (report S1); the officer confirms it.

    >>> four_class("neighbours", "楼道堆物有消防问题", violation=False)
    '安全类'
    """
    if any(word in grounds for word in _tree().safety):
        return "安全类"
    found = leaf(code)
    if found.t2 == "治安纠纷类" and not violation:
        return "其他纠纷类"
    return "治安纠纷类" if violation and found.t2 == "其他纠纷类" else found.t2


def nature(code: str, *, violation: bool | None) -> str:
    """Suggest the 性质 (T4): a violation makes 治安 of it and its absence 民事, before that the type says.

    >>> nature("neighbours", violation=True), nature("damages", violation=False), nature("damages", violation=None)
    ('治安', '民事', '治安')
    """
    if violation is not None:
        return "治安" if violation else "民事"
    return leaf(code).t4


def classes() -> tuple[str, ...]:
    """Return the classes of 四分研调法 (T2) in their order."""
    return tuple(_tree().classes)


def key_fields() -> tuple[str, ...]:
    """Return the key fields of report S3 (T3) in their order."""
    return tuple(_tree().key_fields)


def key_field(code: str, grounds: str) -> str:
    """Suggest the key field of report S3 (劳资、债务、家庭、邻里、婚恋), empty when none fits."""
    found = leaf(code)
    if found.t3 == "家庭" and any(word in grounds for word in _tree().courtship):
        return "婚恋"
    return found.t3
