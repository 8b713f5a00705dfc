"""旧台账 on 台账: the cases of the past, batch by batch, each with its line as it stood in the old book."""

import uuid
from dataclasses import dataclass
from datetime import date

from models import dates, legacy, masking
from models.station import Identity
from models.store import Store

MOST = 500
EVERY = ""


@dataclass(frozen=True)
class Line:
    """One case of the past as the list shows it; ``told`` is its line, long numbers hidden."""

    case_id: uuid.UUID
    number: str
    day: date
    title: str
    outcome: str
    state: str
    file_name: str
    told: str


class LegacyCases:
    """What was taken in of the old books."""

    def __init__(self, store: Store, person: Identity) -> None:
        self.store, self.person = store, person

    @property
    def may_import(self) -> bool:
        """Tell whether this person may take further books in."""
        return legacy.may_import(self.person)

    def batches(self) -> tuple[tuple[str, str], ...]:
        """Return the books that count, newest first, with all of them before."""
        with self.store.reading() as db:
            found = [each for each in legacy.taken_in(db) if each.valid]
        return (
            (EVERY, "全部旧台账"),
            *((str(each.id), f"{each.file_name}（{each.added} 件）") for each in found),
        )

    def lines(self, batch: str = EVERY) -> tuple[Line, ...]:
        """Return the cases of a batch, or of all, the newest first."""
        with self.store.reading() as db:
            found = legacy.entered(db, batch_id=uuid.UUID(batch) if batch else None, limit=MOST)
        return tuple(
            Line(
                each.case_id, each.number or "—", dates.local(each.received_at).date(), each.title, each.outcome or "没有结果",
                each.state, each.file_name, masking.hide_numbers(each.source_text),
            )
            for each in found
        )  # fmt: skip
