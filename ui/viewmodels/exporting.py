"""导出 on 文书: which papers of a period go into a folder."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from exports import batch
from exports.batch import Progress
from models import dates
from models.errors import Refusal
from models.queries import issued
from models.queries.issued import Issued
from models.store import Store
from ui.viewmodels import paper_items

ALL, AGREEMENTS, DRAFTS = "all", "agreements", "drafts"
KINDS = ((ALL, "全部已定稿文书"), (AGREEMENTS, "只要协议书"), (DRAFTS, "协议草稿"))


@dataclass
class Exports:
    """The state of the sheet: what was found last."""

    store: Store
    today: Callable[[], date]
    found: list[Issued] = field(default_factory=list)

    def usual(self) -> dict[str, str]:
        """Return what the sheet begins with: this month."""
        today = self.today()
        return {"since": today.replace(day=1).isoformat(), "until": today.isoformat(), "kind": ALL}

    def find(self, since: str, until: str, kind: str, words: str) -> list[Issued]:
        """Return the papers of the period; refused beside the field that cannot be read."""
        first, last = self._day(since, "since"), self._day(until, "until")
        if last < first:
            raise Refusal("截止日期早于起始日期。", "until")
        with self.store.reading() as db:
            if kind == DRAFTS:
                self.found = issued.drafts(db, first, last, words=words)
            else:
                self.found = issued.between(db, first, last, agreements_only=kind == AGREEMENTS, words=words)
        return self.found

    def export(self, folder: Path) -> Progress:
        """Write what was found into a folder, step by step."""
        return batch.export(
            self.store, tuple(self.found), folder, today=self.today(), form_of=paper_items.agreement_form
        )

    def _day(self, typed: str, key: str) -> date:
        try:
            return dates.parse(typed, today=self.today())
        except Refusal as refusal:
            raise Refusal(refusal.message, key) from None
