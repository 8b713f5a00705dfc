"""What to ask when the knot is looked for: 找症结, 换位思考, 情理法, 冷处理, by type of dispute (domain.md 5.1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from models.texts import read_from


@dataclass(frozen=True)
class Method:
    """One way of asking, with its short questions, those for the type of dispute first."""

    name: str
    asks: tuple[str, ...]


@dataclass(frozen=True)
class _Tip:
    method: str
    types: tuple[str, ...]
    without: frozenset[str]
    asks: tuple[str, ...]


@dataclass(frozen=True)
class _Book:
    lesson: str
    tips: tuple[_Tip, ...]


@read_from("texts/empathy.toml")
def _book(table: dict[str, Any]) -> _Book:
    return _Book(
        table["lesson"],
        tuple(
            _Tip(
                row["method"],
                tuple(row.get("types", ())),
                frozenset(row.get("without", ())),
                tuple(row["asks"]),
            )
            for row in table["tip"]
        ),
    )


def lesson() -> str:
    """Return what veterans say of the real demand."""
    return _book().lesson


def methods(dispute_type: str = "", *, flags: Iterable[str] = ()) -> tuple[Method, ...]:
    """Return the methods in their order with what may be asked in a dispute of this type.

    What would lay the blame on the one who was hurt is held back where the case has such a mark (``flags``).
    """
    marks = frozenset(flags)
    tips = [tip for tip in _book().tips if not tip.without & marks]
    found = []
    for name in dict.fromkeys(tip.method for tip in tips):
        own = [ask for tip in tips if tip.method == name and dispute_type in tip.types for ask in tip.asks]
        common = [ask for tip in tips if tip.method == name and not tip.types for ask in tip.asks]
        found.append(Method(name, (*own, *common)))
    return tuple(found)
