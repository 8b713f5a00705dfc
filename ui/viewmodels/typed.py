"""What is typed into an inline form and is not yet a record: kept at once, taken up again, let go when it is one."""

from dataclasses import dataclass
from typing import Any

from models import drafts
from models.store import Store


@dataclass
class Typed:
    """The unfinished forms of the signed-in person."""

    store: Store

    def load(self, key: str) -> dict[str, Any]:
        """Return what was typed under ``key``, or nothing."""
        with self.store.reading() as db:
            return drafts.load(db, key) or {}

    def keep(self, key: str, content: dict[str, Any], *, title: str = "") -> None:
        """Keep what is typed."""
        with self.store.unit() as db:
            drafts.save(db, key, content, title=title)

    def drop(self, key: str) -> None:
        """Let it go."""
        with self.store.unit() as db:
            drafts.drop(db, key)
