"""What each register counts: which day decides, the sentence under the form, the series watched for gaps."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.texts import read_from

_OF_CASES = frozenset({"received", "filed", "accepted", "concluded", "resolved", "closed"})
#: The days that may decide, of the registers in which a station may choose another.
OFFERED: Mapping[str, frozenset[str]] = {
    "R1": _OF_CASES, "R2": _OF_CASES, "R3": _OF_CASES, "R4": frozenset({"taken"}), "R5": frozenset({"due", "done"}),
    "R7": frozenset({"sent", "answered"}), "R10": frozenset({"taken"}), "R13": frozenset({"applied", "ruled"}),
    "R14": frozenset({"served", "issued"}),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """The definition of one register; ``day`` is a key of the days that its query offers.

    ``only`` says what a case must be or have to stand in it, ``base`` what its rates are divided by; ``marks`` are the
    words that tell one thing from another where nothing else does.
    """

    key: str
    day: str
    day_name: str
    sentence: str
    only: str
    base: str
    series: tuple[str, ...]
    marks: Mapping[str, tuple[str, ...]]


@read_from("texts/registers.toml")
def rules(table: dict[str, Any]) -> dict[str, Rule]:
    """Return the rule of every register by its key; a day that the register does not know is refused."""
    for key, each in table.items():
        if each["day"] not in OFFERED.get(key, {each["day"]}):
            raise ValueError(f"{key} 不能按“{each['day']}”统计")
    return {
        key: Rule(
            key, str(each["day"]), str(each["day_name"]), str(each["rule"]), str(each["only"]), str(each["base"]),
            tuple(each["series"]), {name: tuple(words) for name, words in each.get("marks", {}).items()},
        )
        for key, each in table.items()
    }  # fmt: skip


def rule(key: str) -> Rule:
    """Return the rule of one register."""
    return rules()[key]
