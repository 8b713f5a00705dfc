"""The rules of 司法确认 as data: what the court does not take, its answers, the materials (民诉法解释 351-358)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from models.texts import read_from
from models.wording.text import sentences

#: Whom or what a material is for; empty: everybody.
FOR = ("", "organisation", "agent", "property")


@dataclass(frozen=True, slots=True)
class Barred:
    """A matter that the court does not confirm, told by the words of a clause and by the type of the dispute."""

    key: str
    name: str
    article: str
    words: tuple[str, ...]
    types: tuple[str, ...]
    type_words: tuple[str, ...]
    ask_words: tuple[str, ...]
    fails: str
    ask: str
    met: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """One answer of the court; ``again`` lets the parties apply once more within the thirty days."""

    name: str
    words: tuple[str, ...]
    grants: bool
    again: bool
    withdraws: bool
    accepted: bool
    article: str
    next: str


@dataclass(frozen=True, slots=True)
class Material:
    """One thing the court is given; ``forms`` and ``attachment`` say where the dossier has it."""

    key: str
    name: str
    forms: tuple[str, ...] = ()
    attachment: str = ""
    whom: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """All of confirmation.toml."""

    manners: tuple[str, ...]
    denied: tuple[str, ...]
    police_words: tuple[str, ...]
    barred: tuple[Barred, ...]
    rulings: tuple[Ruling, ...]
    materials: tuple[Material, ...]
    enforcement: Mapping[str, str]


@read_from("texts/confirmation.toml")
def rules(table: dict[str, Any]) -> Rules:
    """Return the rules; refuses a material for somebody that nobody knows, and rulings of which none grants."""
    found = Rules(
        tuple(table["manners"]), tuple(table["denied"]), tuple(table["police_words"]),
        tuple(_barred(row) for row in table["barred"]),
        tuple(_ruling(row) for row in table["ruling"]),
        tuple(_material(row) for row in table["material"]),
        {name: str(said) for name, said in table["enforcement"].items()},
    )  # fmt: skip
    if unknown := [each.whom for each in found.materials if each.whom not in FOR]:
        raise ValueError(f"材料不能是给“{unknown[0]}”的")
    if not any(each.grants for each in found.rulings):
        raise ValueError("没有一种裁定是确认有效")
    return found


def again(said: str) -> bool:
    """Tell whether an answer left the application undecided: it counts as none, and the parties may apply once more."""
    found = ruling(said) if said else None
    return found is not None and found.again


def ruling(said: str) -> Ruling | None:
    """Return what a ruling means, by its name or by words that were used for it; the longest that fits.

    >>> [ruling(said).name for said in ("裁定有效", "按撤回申请处理", "准予撤回")]
    ['确认有效', '按撤回申请处理', '准予撤回']
    """
    fits = [
        (len(word), each) for each in rules().rulings for word in (each.name, *each.words) if word in said
    ]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def grants(said: str) -> bool:
    """Tell whether a ruling lets the parties enforce the agreement."""
    known = ruling(said)
    return known is not None and known.grants


def word_in(text: str, words: tuple[str, ...]) -> str:
    """Return the first of the words that a clause says of itself, and does not merely exclude.

    >>> word_in("争议地块的使用权归甲方。", ("使用权归",)), word_in("本协议不涉及使用权归属。", ("使用权归",))
    ('使用权归', '')
    """
    for sentence in sentences(text):
        for part in sentence.replace(",", "，").split("，"):
            if any(mark in part for mark in rules().denied):
                continue
            if found := next((word for word in words if word in part), ""):
                return found
    return ""


def _barred(row: Mapping[str, Any]) -> Barred:
    said: dict[str, Any] = {name: row[name] for name in ("key", "name", "article", "fails", "ask", "met")}
    said |= {name: tuple(row[name]) for name in ("words", "types", "type_words", "ask_words")}
    return Barred(**said)


def _ruling(row: Mapping[str, Any]) -> Ruling:
    flags = {name: bool(row.get(name)) for name in ("grants", "again", "withdraws")}
    return Ruling(
        row["name"], tuple(row["words"]), **flags, accepted=row.get("accepted", True), article=row["article"],
        next=row["next"],
    )  # fmt: skip


def _material(row: Mapping[str, Any]) -> Material:
    return Material(
        row["key"], row["name"], tuple(row.get("forms", ())), row.get("attachment", ""), row.get("for", "")
    )
