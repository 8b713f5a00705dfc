"""送达: the ways a paper reaches whom it is for (公安机关办理行政案件程序规定 36)."""

from dataclasses import dataclass
from typing import Any

from models.errors import Refusal
from models.texts import read_from


@dataclass(frozen=True, slots=True)
class Way:
    """One way; ``asks`` is the sentence that asks what must be noted with it, ``to`` whether somebody else took it."""

    name: str
    law: str
    asks: str = ""
    to: bool = False


@read_from("texts/serving.toml")
def ways(table: dict[str, Any]) -> tuple[Way, ...]:
    """List the ways in the order of the law."""
    return tuple(Way(**row) for row in table["way"])


def way(name: str) -> Way:
    """Return one way; refused for one that is none."""
    for each in ways():
        if each.name == name:
            return each
    raise Refusal("请选择送达方式。", "served_how")
