"""激化的后果: the range that the law states, what a lawsuit takes, what a confirmed agreement is worth.

The cards are the host's own and are never shown to the parties.  What is read out of them goes on record, and no
words of it may foretell a penalty, promise none, or press anybody (domain.md 5.2).
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from models import law
from models.errors import Refusal
from models.texts import read_from

ANY = "*"
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True)
class Card:
    """One consequence: what is read out, by which articles of the day, and whether the text was checked (V, M)."""

    key: str
    head: str
    words: str
    articles: str
    verified: str


@dataclass(frozen=True)
class _Row:
    key: str
    head: str
    text: str
    verified: str
    causes: frozenset[str]
    types: frozenset[str]
    tracks: frozenset[str]
    words: tuple[str, ...]
    law: tuple[str, ...]
    penalty: bool


@dataclass(frozen=True)
class _Book:
    closing: str
    rows: tuple[_Row, ...]
    penalty: tuple[re.Pattern[str], ...]
    forbidden: tuple[tuple[str, re.Pattern[str]], ...]


@read_from("texts/consequences.toml")
def _book(table: dict[str, Any]) -> _Book:
    return _Book(
        table["closing"],
        tuple(_row(row) for row in table["card"]),
        tuple(re.compile(pattern) for pattern in table["penalty"]["patterns"]),
        tuple((row["why"], re.compile(pattern)) for row in table["forbidden"] for pattern in row["patterns"]),
    )


def _row(row: dict[str, Any]) -> _Row:
    return _Row(
        row["key"], row["head"], row["text"], row["verified"], frozenset(row["causes"]), frozenset(row["types"]),
        frozenset(row.get("tracks", ())), tuple(row.get("words", ())), tuple(row["law"]), bool(row.get("penalty", False)),
    )  # fmt: skip


def cards(
    *, track: str, dispute_type: str = "", cause: str = "", story: str = "", day: date
) -> tuple[Card, ...]:
    """Return the cards that fit a case: those of its 案由 first, then of its type, then those for any case.

    A card with words of its own fits a type only where the story has one of them.
    On a day before the table of laws there are none: the former law had other ranges.
    """
    book, in_force = _book(), law.on(day)
    if not in_force.applies:
        return ()
    fitting: list[tuple[int, _Row]] = []
    for row in book.rows:
        if row.tracks and track not in row.tracks:
            continue
        if cause and cause in row.causes:
            fitting.append((0, row))
        elif row.words and not any(word in story for word in row.words):
            continue
        elif dispute_type in row.types:
            fitting.append((1, row))
        elif ANY in row.types:
            fitting.append((2, row))
    fitting.sort(key=lambda each: each[0])
    return tuple(_card(row, book.closing, in_force) for _, row in fitting)


def _card(row: _Row, closing: str, in_force: law.Law) -> Card:
    cited = "、".join(in_force.cite(key) for key in row.law)
    checked = all(in_force.article(key).verified == "V" for key in row.law)
    return Card(
        row.key, row.head, row.text + (closing if row.penalty else ""), cited,
        row.verified if checked else "M",
    )  # fmt: skip


def every() -> tuple[str, ...]:
    """Return the words of every card, as they are read out."""
    book = _book()
    return tuple(row.text + (book.closing if row.penalty else "") for row in book.rows)


def tells_penalty(words: str) -> bool:
    """Tell whether words name what the law punishes with: it may be read out, and is no fact of the parties."""
    plain = _BLANK.sub("", words)
    return any(pattern.search(plain) for pattern in _book().penalty)


def quietly(words: str) -> str:
    """Say in a sentence what is wrong with words that the host writes into the record; empty when nothing is."""
    found = faults(words)
    return f"已照原样记下。{found[0]}" if found else ""


def faults(words: str) -> tuple[str, ...]:
    """Return why words may not be said to a party: they foretell a penalty, promise none, or press."""
    plain = _BLANK.sub("", words)
    return tuple(
        dict.fromkeys(
            f"“{hit[0]}”：{why}。"
            for why, pattern in _book().forbidden
            if (hit := pattern.search(plain)) is not None
        )
    )


def refuse_pressing(words: str) -> None:
    """Refuse words that may not be said to a party."""
    found = faults(words)
    if found:
        raise Refusal("".join(found), "words")
