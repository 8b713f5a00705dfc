"""The tracks (轨道): who hosts, which paper, which seal, which effect; the one choice everything hangs on."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from models.errors import Refusal
from models.texts import read_from


@dataclass(frozen=True)
class Track:
    """One track of domain.md §0.1; ``basis`` holds keys of law.toml, ``blocked`` why it cannot be taken here."""

    code: str
    name: str
    host: str
    police_case: bool
    channel: str
    nature: str
    basis: tuple[str, ...]
    forms: tuple[str, ...]
    seal: str
    effect: str
    confirmable: bool
    blocked: str
    in_force_from: date
    until: date | None

    @property
    def form(self) -> str:
        """Return the form of its agreement."""
        return self.forms[0]


@read_from("texts/tracks.toml")
def _every(table: dict[str, Any]) -> dict[str, Track]:
    return {
        row["code"]: Track(
            **{name: row[name] for name in ("code", "name", "host", "police_case", "channel", "nature")},
            basis=tuple(row["basis"]),
            forms=tuple(row["forms"]),
            seal=row["seal"],
            effect=row["effect"],
            confirmable=row["confirmable"],
            blocked=row.get("blocked", ""),
            in_force_from=date.fromisoformat(row["from"]),
            until=date.fromisoformat(row["until"]) if "until" in row else None,
        )
        for row in table["track"]
    }


def get(code: str) -> Track:
    """Return a track, retired ones too: old cases keep theirs. Refuses a code that is none."""
    track = _every().get(code)
    if track is None:
        raise Refusal("请在列表中选择轨道。", "track")
    return track


def every(today: date) -> tuple[Track, ...]:
    """Return the tracks offered on a day, in the order they are shown; 刑事和解 is among them, blocked."""
    return tuple(
        track
        for track in _every().values()
        if track.in_force_from <= today and (track.until is None or today <= track.until)
    )


all = every  # noqa: A001 -- reads as tracks.all(today)


def is_police(code: str) -> bool:
    """Tell whether a track handles a police case (治安案件) under a police host; no track yet is none."""
    return bool(code) and get(code).police_case


def is_public(code: str) -> bool:
    """Tell whether the case is a 治安案件, whoever mediates it: it is filed, and its own limit runs (治安管理处罚法 118)."""
    return bool(code) and get(code).nature == "治安"
