"""What a dossier of each track must hold, in the order it is bound: read from dossier.toml, replaceable by a station."""

from dataclasses import dataclass
from typing import Any

from models.errors import Refusal
from models.texts import read_from

EACH = ("", "party", "agent", "sitting")
ASKS = ("", "agent", "inquiry", "exhibits", "heard", "agreed", "ended", "sent", "paid", "visited", "court", "filmed", "recognised")  # fmt: skip
MADE = ("", "note", "back")
REST = "*"


@dataclass(frozen=True)
class Row:
    """One row of the list; ``forms`` and ``attached`` are what may fill it.

    ``each`` asks for one of every party, agent or sitting; ``asks`` names what of the case decides whether it is
    needed; an ``outside`` paper is printed by another system and put in by hand; an ``extra`` row is listed only
    where it is used; ``made`` is made by the binding itself.
    """

    key: str
    name: str
    must: bool = False
    forms: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
    each: str = ""
    asks: str = ""
    outside: bool = False
    extra: bool = False
    made: str = ""


@dataclass(frozen=True)
class DossierList:
    """The list of one kind of dossier; a ``loose`` one is no dossier of the law but is bound by its numbers."""

    key: str
    name: str
    tracks: tuple[str, ...]
    law: str
    handler: str
    term: str
    loose: bool
    rows: tuple[Row, ...]


@read_from("texts/dossier.toml")
def _table(table: dict[str, Any]) -> tuple[tuple[str, ...], tuple[DossierList, ...]]:
    terms = tuple(str(each) for each in table["terms"])
    lists = tuple(_list(each) for each in table["list"])
    for each in lists:
        if each.term not in terms:
            raise Refusal(f"保管期限“{each.term}”不在 {'、'.join(terms)} 之中")
    if not any("" in each.tracks for each in lists):
        raise Refusal("要有一种 tracks 含空文字的清单，给还没有定轨道的纠纷")
    return terms, lists


def terms() -> tuple[str, ...]:
    """Return how long a dossier may be kept, the shortest first."""
    return _table()[0]


def of_track(track: str) -> DossierList:
    """Return the list of a track; that of no track where none is made for it."""
    lists = _table()[1]
    found = next((each for each in lists if track in each.tracks), None)
    return found or next(each for each in lists if "" in each.tracks)


def _list(kept: dict[str, Any]) -> DossierList:
    rows = tuple(_row(each) for each in kept["row"])
    keys = [row.key for row in rows]
    if twice := next((key for key in keys if keys.count(key) > 1), ""):
        raise Refusal(f"“{kept['key']}”里有两项都叫“{twice}”")
    return DossierList(
        key=str(kept["key"]), name=str(kept["name"]), tracks=tuple(kept["tracks"]), law=str(kept["law"]),
        handler=str(kept["handler"]), term=str(kept["term"]), loose=bool(kept.get("loose", False)), rows=rows,
    )  # fmt: skip


def _row(kept: dict[str, Any]) -> Row:
    lists = {name: tuple(kept.get(name, ())) for name in ("forms", "attached")}
    row = Row(**{**kept, **lists})
    for name, value, known in (("each", row.each, EACH), ("asks", row.asks, ASKS), ("made", row.made, MADE)):
        if value not in known:
            raise Refusal(f"“{row.key}”的 {name} 写的是“{value}”，应是 {'、'.join(filter(None, known))} 之一")
    return row
