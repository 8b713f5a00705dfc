"""The fixed legal sentences of the papers, and what the parties must be told, each as in force on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import resources
from models import cases, eligibility

if TYPE_CHECKING:
    from models.cases import Case

OLD_LAW = "（该日适用旧法，此处文字须人工核对）"
FILE = "texts/notices.toml"
#: An answer of this key, followed by that of a row, says that the parties were told it.
ANSWER = "told."


@dataclass(frozen=True, slots=True)
class Told:
    """One thing the parties must be told, its article, and ☑ once they were; ``short`` names it in a record."""

    key: str = ""
    number: str = ""
    text: str = ""
    law: str = ""
    short: str = ""
    tick: str = ""
    told: bool = False


def keys() -> tuple[str, ...]:
    """List the keys of the sentences."""
    return tuple(_table()["sentences"])


def sentences(on: date) -> Mapping[str, str]:
    """Return every sentence as it reads on a day; for a day before the law table a word that says so."""
    return {key: _at(versions, on)["text"] for key, versions in _table()["sentences"].items()}


def must_tell(track: str, told: tuple[str, ...], on: date) -> tuple[Told, ...]:
    """Return what must be told on a track, in order (治安调解告知书; 人民调解法 23, 24)."""
    rows = [row for row in _table()["must_tell"] if track in row["tracks"]]
    return tuple(
        Told(
            key=row["key"],
            number=str(place),
            text=_at(row["versions"], on)["text"],
            law=_at(row["versions"], on)["law"],
            short=row["short"],
            tick="☑" if row["key"] in told else "☐",
            told=row["key"] in told,
        )
        for place, row in enumerate(rows, 1)
    )


def at_end(track: str, on: date) -> str:
    """Return what the parties are told when nothing was agreed: the other ways, and that they lapse."""
    words = sentences(on)
    return "".join(words[key] for key in _table()["at_end"].get(track, ()))


def told(subject: "Case") -> tuple[str, ...]:
    """Return the keys of what the parties were told, as ticked before a sitting (answers ``told.<key>``)."""
    return tuple(
        key.removeprefix(ANSWER)
        for key, value in cases.answers(subject).items()
        if key.startswith(ANSWER) and value == eligibility.YES
    )


def answers(keys: list[str]) -> dict[str, str]:
    """Return what to keep of a case so that ``told`` finds these keys.

    >>> answers(["identity"])
    {'told.identity': '是'}
    """
    return {f"{ANSWER}{key}": eligibility.YES for key in keys}


def untold(subject: "Case", on: date) -> int:
    """Count what must still be told on the track of the case."""
    return sum(not row.told for row in must_tell(subject.track, told(subject), on))


def _at(versions: list[dict[str, Any]], on: date) -> dict[str, Any]:
    for version in versions:
        if version["from"] <= on <= version.get("until", date.max):
            return version
    return {"text": OLD_LAW, "law": ""}


def _table() -> dict[str, Any]:
    return resources.table(FILE)
