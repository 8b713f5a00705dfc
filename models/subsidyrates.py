"""以案定补: the tiers, what puts a case into one, and what each pays on a day (subsidies.toml; domain.md 3.5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from models.cases import Case
from models.errors import Refusal
from models.texts import read_from

WRITTEN, ORAL, FAILED = "书面", "口头", "未达成"
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Tier:
    """One tier; ``order`` counts from the lowest."""

    key: str
    name: str
    order: int


@dataclass(frozen=True, slots=True)
class Rate:
    """What a tier pays in fen from a day on; ``oral`` in percent of it, ``failed`` for work that held the peace."""

    tier: str
    amount: int
    oral: int
    failed: int
    since: date
    until: date | None

    def pays(self, form: str) -> int:
        """Return the sum in fen for 书面, 口头 or 未达成; a part of a fen is not paid.

        >>> Rate("simple", 5001, 50, 0, date(2026, 1, 1), None).pays("口头")
        2500
        """
        if form == FAILED:
            return self.failed
        return self.amount * self.oral // _WHOLE if form == ORAL else self.amount


@dataclass(frozen=True, slots=True)
class Criterion:
    """What puts a case into a tier: all that is named must hold."""

    tier: str
    reason: str
    types: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    people: int = 0
    fewer: int = 0
    amount: int = 0
    level: int = 0
    flags: tuple[str, ...] = ()
    difficult: bool = False

    def holds(self, subject: Case) -> bool:
        """Tell whether it is so of a case."""
        heads, story = heads_of(subject), f"{subject.title}\n{subject.brief}\n{subject.remarks}"
        return all(
            (
                not self.types or subject.dispute_type in self.types,
                not self.words or any(word in story for word in self.words),
                heads >= self.people,
                not self.fewer or heads < self.fewer,
                (subject.amount or 0) >= self.amount,
                subject.level >= self.level,
                not self.flags or any(flag in subject.flags for flag in self.flags),
                not self.difficult or subject.difficult,
            )
        )


@dataclass(frozen=True, slots=True)
class Table:
    """The whole file."""

    tiers: tuple[Tier, ...]
    rates: tuple[Rate, ...]
    criteria: tuple[Criterion, ...]
    salaried: frozenset[str]
    doubtful: frozenset[str]


@read_from("texts/subsidies.toml")
def table(read: dict[str, Any]) -> Table:
    """Return tiers, rates and criteria; refused for a tier that is none, a sum below nothing, rates that overlap."""
    tiers = tuple(
        Tier(str(each["key"]), str(each["name"]), order) for order, each in enumerate(read["tier"], start=1)
    )
    known = {each.key for each in tiers}
    rates = tuple(_rate(each) for each in read["rate"])
    criteria = tuple(_criterion(each) for each in read["criterion"])
    for wanted in (*(each.tier for each in rates), *(each.tier for each in criteria)):
        if wanted not in known:
            raise Refusal(f"没有“{wanted}”这一档")
    for key in known:
        _refuse_overlap([each for each in rates if each.tier == key])
    if not tiers:
        raise Refusal("一档也没有")
    return Table(
        tiers, rates, criteria, *(frozenset(read["payee"][each]) for each in ("salaried", "doubtful"))
    )


def tier(key: str) -> Tier:
    """Return a tier by its key; refused for one that is none."""
    found = next((each for each in table().tiers if each.key == key), None)
    if found is None:
        raise Refusal("请在列表中选择等级。", "tier")
    return found


def rate(key: str, on: date) -> Rate | None:
    """Return what a tier pays for a case that ended on a day; None where nothing is laid down."""
    return next(
        (
            each
            for each in table().rates
            if each.tier == key and each.since <= on and (each.until is None or on < each.until)
        ),
        None,
    )


def tier_of(subject: Case) -> tuple[Tier, tuple[str, ...]]:
    """Return the highest tier that something puts the case into, with the reasons; else the lowest without one."""
    met = [(tier(each.tier), each.reason) for each in table().criteria if each.holds(subject)]
    if not met:
        return table().tiers[0], ()
    highest = max((each for each, _reason in met), key=lambda each: each.order)
    return highest, tuple(dict.fromkeys(reason for each, reason in met if each == highest))


def heads_of(subject: Case) -> int:
    """Count the people of a case: what was entered, else those of its parties."""
    counted = sum(party.headcount or 1 for party in subject.parties if party.valid)
    return max(subject.people_count or 0, counted)


def _rate(read: dict[str, Any]) -> Rate:
    found = Rate(
        str(read["tier"]), int(read["amount"]), int(read["oral"]), int(read["failed"]),
        date.fromisoformat(read["from"]), date.fromisoformat(read["until"]) if "until" in read else None,
    )  # fmt: skip
    if min(found.amount, found.failed) < 0 or not 0 <= found.oral <= _WHOLE:
        raise Refusal("钱数不能小于零，口头的百分比在 0 到 100 之间")
    return found


def _criterion(read: dict[str, Any]) -> Criterion:
    told: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in read.items()
    }
    return Criterion(**told)


def _refuse_overlap(rates: Iterable[Rate]) -> None:
    ordered = sorted(rates, key=lambda each: each.since)
    for one, other in pairwise(ordered):
        if one.until is None or one.until > other.since:
            raise Refusal(f"“{one.tier}”有两行标准的日期重叠")
