"""The fixed legal sentences of the forms, each in the wording in force on the day of the paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import resources

OLD_LAW = "（该日适用旧法，此处文字须人工核对）"
FILE = "texts/notices.toml"


@dataclass(frozen=True, slots=True)
class Told:
    """One thing the parties must be told, its article, and ☑ once they were."""

    key: str = ""
    number: str = ""
    text: str = ""
    law: str = ""
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
            tick="☑" if row["key"] in told else "☐",
            told=row["key"] in told,
        )
        for place, row in enumerate(rows, 1)
    )


def _at(versions: list[dict[str, Any]], on: date) -> dict[str, Any]:
    for version in versions:
        if version["from"] <= on <= version.get("until", date.max):
            return version
    return {"text": OLD_LAW, "law": ""}


def _table() -> dict[str, Any]:
    return resources.table(FILE)
