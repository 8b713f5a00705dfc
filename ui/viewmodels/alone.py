"""单独征询 in the room: what who was hurt says alone about sitting together, given or taken back."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from models import alone, cases, preparation
from models.sittings import Sitting
from ui.viewmodels import opening
from ui.viewmodels.opening import AloneRow

if TYPE_CHECKING:
    from ui.viewmodels.sitting_parts import Parts


@dataclass
class Consents:
    """Who is asked alone in a running sitting; the words go into the locked layer."""

    parts: "Parts"

    def rows(self) -> tuple[AloneRow, ...]:
        """Return who is asked alone, and which were for this sitting."""
        with self.parts.store.reading() as db:
            return opening.alone_rows(db, cases.case(db, self.parts.room.case_id))

    def keep(self, typed: dict[str, Any]) -> None:
        """Keep what a party said alone just now; the sitting keeps when and where, never what."""
        with self.parts.store.unit() as db:
            sitting = db.get_one(Sitting, self.parts.room.sitting_id)
            subject = cases.case(db, sitting.case_id)
            opening.keep_alone(
                db, subject, opening.Alone(**typed), by=self.parts.deeds.by, today=self.parts.today()
            )
            since = preparation.last_ended(db, subject.id, before=sitting.number)
            sitting.alone = alone.kept(db, subject, since=since)
        self.parts.deeds.reload()
