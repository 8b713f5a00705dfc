"""What the figures beside 成功率 count: name, definition, denominator and period rule of each (quality.toml)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from models.errors import Refusal
from models.texts import read_from

_WORDS = ("key", "group", "name", "definition", "denominator", "period", "taken", "rest")


class Kind(StrEnum):
    """How a figure reads."""

    RATE = "rate"
    DAYS = "days"
    CALLS = "calls"


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure in words; ``taken`` names what its numerator counts, ``rest`` what it leaves, ``low`` that less is better."""

    key: str
    group: str
    name: str
    kind: Kind
    definition: str
    denominator: str
    period: str
    taken: str
    rest: str
    low: bool = False

    @property
    def sentence(self) -> str:
        """Say all of it in one sentence, as it stands beside the number."""
        if self.kind is Kind.DAYS:
            return f"{self.definition}；{self.denominator}。{self.period}。"
        return f"{self.definition} ÷ {self.denominator}。{self.period}。"


@read_from("texts/quality.toml")
def measures(table: dict[str, Any]) -> tuple[Measure, ...]:
    """Return the figures in the order they are shown."""
    found = tuple(
        Measure(
            kind=Kind(each["kind"]), low=bool(each.get("low", False)), **{name: str(each[name]) for name in _WORDS}
        )
        for each in table["figure"]
    )  # fmt: skip
    if len({each.key for each in found}) < len(found):
        raise Refusal("同一个 key 写了两次。")
    return found
