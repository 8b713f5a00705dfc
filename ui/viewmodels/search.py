"""What the search box answers: cases by name, number, telephone, place, brief and the words of the record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from models import station
from models.queries import cases, sayings
from models.queries.cases import CaseLine
from models.station import Deed, Identity
from models.store import Store

MOST = 20
SHORTEST = 2
PAGE = "intake"


@dataclass(frozen=True)
class Found:
    """A case that was found: no number of a person is in it, whatever was looked for."""

    title: str
    detail: str
    page: str = PAGE
    args: Mapping[str, Any] = field(default_factory=dict)


class Finder:
    """Answers for whoever is signed in: who may not read every case finds the own ones only."""

    def __init__(self, store: Store, person: Callable[[], Identity | None]) -> None:
        self.store, self.person = store, person

    def __call__(self, text: str) -> tuple[Found, ...]:
        """Return at most twenty cases: what begins with the text, what holds it, what was said; newest first."""
        by = self.person()
        if by is None or not station.may(by, Deed.READ):
            return ()
        with self.store.reading() as db:
            lines = cases.search(db, text, by=by, limit=MOST)
            words = text.split()
            if len(lines) < MOST and all(len(word) >= SHORTEST for word in words):
                known = {line.case_id for line in lines}
                said = sayings.cases_saying(db, words, limit=MOST)
                more = cases.listing(db, by=by, ids=[each for each in said if each not in known], limit=MOST)
                lines += [replace(line, found_in="笔录") for line in more]
        return tuple(_found(line) for line in lines[:MOST])


def _found(line: CaseLine) -> Found:
    parts = (line.number, line.outcome or line.state, line.found_in and f"在{line.found_in}里")
    return Found(
        line.title or "、".join(line.parties),
        "　".join(filter(None, parts)),
        args={"case": str(line.case_id)},
    )
