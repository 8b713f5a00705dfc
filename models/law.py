"""The articles that the program cites, as they stand on a day; numbers and wording live in law.toml, not in code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.texts import read_from

#: What is said of a day before the table begins.
FORMER = "该日适用旧法，须人工核对"


@dataclass(frozen=True)
class Article:
    """One article in one version; ``verified`` is V (read in a source) or M (from memory, to be checked)."""

    key: str
    instrument: str
    number: str
    text: str
    plain: str
    in_force_from: date
    until: date | None
    source: str
    verified: str

    @property
    def citation(self) -> str:
        """Return how papers name it: 《治安管理处罚法》第九条第一款."""
        return f"《{self.instrument}》{self.number}"


@dataclass(frozen=True)
class Law:
    """The law on one day. Where it does not apply, ``sentence`` says so and there are no articles."""

    day: date
    applies: bool
    articles: Mapping[str, Article]

    @property
    def sentence(self) -> str:
        """Return what to show in place of articles, empty when the law applies."""
        return "" if self.applies else FORMER

    def article(self, key: str) -> Article:
        """Return an article; a key that no version in force has is a fault of the program."""
        return self.articles[key]

    def cite(self, key: str) -> str:
        """Return the citation of an article, or the sentence about the former law; never fails on an old day."""
        return self.article(key).citation if self.applies else FORMER


@dataclass(frozen=True)
class _Book:
    begins: date
    articles: tuple[Article, ...]


@read_from("texts/law.toml")
def _book(table: dict[str, Any]) -> _Book:
    return _Book(
        date.fromisoformat(table["from"]),
        tuple(_article(row, table["instrument"][row["instrument"]]) for row in table["article"]),
    )


def _article(row: Mapping[str, Any], instrument: Mapping[str, str]) -> Article:
    return Article(
        key=row["key"],
        instrument=instrument["title"],
        number=row["number"],
        text=row["text"],
        plain=row["plain"],
        in_force_from=date.fromisoformat(row["from"]),
        until=date.fromisoformat(row["until"]) if "until" in row else None,
        source=f"{instrument['version']}；{instrument['source']}",
        verified=row["verified"],
    )


@read_from("texts/lawcards.toml")
def _cards(table: dict[str, Any]) -> dict[str, Mapping[str, list[str]]]:
    return {name: table[name] for name in ("cause", "type", "track")}


@read_from("texts/lawcards.toml")
def _penalties(table: dict[str, Any]) -> frozenset[str]:
    return frozenset(table.get("penalties", ()))


def fitting(
    day: date,
    *,
    track: str = "",
    dispute_type: str = "",
    cause: str = "",
    anchors: Iterable[str] = (),
    violation: bool = True,
) -> tuple[Article, ...]:
    """Return the articles worth explaining in a case: of its 案由, its question pack, its type, its track.

    Where no ``violation`` is known the law of penalties stays away: nobody is told of what nobody is accused of.
    A key that no version in force has is left out: a station's own list may be older than its table of laws.
    """
    lists, in_force = _cards(), on(day)
    keys = (
        *lists["cause"].get(cause, ()), *anchors, *lists["type"].get(dispute_type, ()), *lists["track"].get(track, ()),
    )  # fmt: skip
    found = (in_force.articles[key] for key in dict.fromkeys(keys) if key in in_force.articles)
    return tuple(each for each in found if violation or each.instrument not in _penalties())


def begins() -> date:
    """Return the first day that the table speaks of."""
    return _book().begins


def versions() -> tuple[Article, ...]:
    """Return every version of every article."""
    return _book().articles


def on(day: date) -> Law:
    """Return the law in force on a day; before the table begins, one that does not apply."""
    book = _book()
    if day < book.begins:
        return Law(day, applies=False, articles={})
    in_force = {
        article.key: article
        for article in book.articles
        if article.in_force_from <= day and (article.until is None or day <= article.until)
    }
    return Law(day, applies=True, articles=in_force)
