"""Causes of a public-order case (案由): names and articles of 2026, and whether the police may mediate them."""

from dataclasses import dataclass
from typing import Any

from models.errors import Refusal
from models.texts import read_from


@dataclass(frozen=True)
class Cause:
    """One 案由; ``mediable`` is listed (程序规定 178), open (only by its 等), or none."""

    code: str
    name: str
    article: str
    former: str
    mediable: str

    @property
    def label(self) -> str:
        """Return how registers write it: 殴打他人（治安管理处罚法第五十一条第一款）."""
        return f"{self.name}（治安管理处罚法{self.article}）"


@read_from("texts/causes.toml")
def _every(table: dict[str, Any]) -> dict[str, Cause]:
    return {row["code"]: Cause(**row) for row in table["cause"]}


def every() -> tuple[Cause, ...]:
    """Return all causes in the order they are offered."""
    return tuple(_every().values())


def get(code: str) -> Cause:
    """Return a cause, or refuse a code that is none."""
    cause = _every().get(code)
    if cause is None:
        raise Refusal("请在列表中选择案由。", "cause")
    return cause


def known(said: str) -> Cause | None:
    """Return the cause of that code or name; what was written freely is none."""
    return next((each for each in every() if said and said in {each.code, each.name}), None)


def names() -> tuple[str, ...]:
    """Return the names in the order they are offered, those the law lists as mediable first."""
    order = ("listed", "open", "none")
    return tuple(each.name for each in sorted(every(), key=lambda each: order.index(each.mediable)))
