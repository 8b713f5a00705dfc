"""复述: per party what is given back, and whether it was confirmed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from models import drafts, retellings
from models.cases import Party
from models.errors import Refusal
from models.retellings import Retelling
from models.sittings import Sitting
from ui.viewmodels.sitting import clock_time
from ui.viewmodels.turns import host_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from ui.viewmodels.sitting_parts import Parts

#: So many names the reminder says.
SHOWN = 4
SILENT, UNTOLD, WAITING, MISSING, CONFIRMED = "还没说", "还没复述", "待确认", "说有缺漏", "已确认"


@dataclass(frozen=True)
class Told:
    """One party: what was given back (``text``), its state, and what to start from (``start``)."""

    party_id: UUID
    side: str
    name: str
    state: str
    text: str = ""
    missing: str = ""
    at: str = ""
    start: str = ""
    retelling_id: UUID | None = None

    @property
    def confirmed(self) -> bool:
        """Say whether the party said that it is so."""
        return self.state == CONFIRMED


@dataclass
class Retellings:
    """The deeds of the retelling; each is on record when it returns."""

    parts: "Parts"

    def rows(self) -> tuple[Told, ...]:
        """Return every party, who spoke before who was silent."""
        with self.parts.store.reading() as db:
            said = retellings.said(db, self.parts.room.sitting_id)
            kept = {each.party_id: each for each in retellings.of_sitting(db, self.parts.room.sitting_id)}
            rows = [
                self._row(party.id, party.side, party.name, said.get(party.id, []), kept.get(party.id))
                for party in self.parts.room.parties
            ]
        return tuple(sorted(rows, key=lambda row: row.state == SILENT))

    def _row(self, party_id: UUID, side: str, name: str, said: list[str], kept: Retelling | None) -> Told:
        if kept is None:
            start = retellings.starting_text(said)
            return Told(party_id, side, name, UNTOLD if said else SILENT, start=start)
        answer = kept.answer()
        state = {retellings.CONFIRMED: CONFIRMED, retellings.MISSING: MISSING}.get(
            answer.get("how", ""), WAITING
        )
        missing = answer["words"] if state == MISSING else ""
        return Told(
            party_id, side, name, state, text=kept.text, missing=missing, at=clock_time(kept.at),
            start=f"{kept.text}{missing}", retelling_id=kept.id,
        )  # fmt: skip

    def words(self, row: Told) -> str:
        """Return the words that were being written for a party, else what to start from."""
        with self.parts.store.reading() as db:
            content = drafts.load(db, self._key(row.party_id)) or {}
        return str(content.get("text", "")) or row.start

    def keep(self, party_id: UUID, text: str) -> None:
        """Keep the words that are being written."""
        with self.parts.store.unit() as db:
            drafts.save(db, self._key(party_id), {"text": text}, title="未记下的复述")

    def retell(self, party_id: UUID, text: str) -> None:
        """Put the retelling on record as the host's words; not while somebody is talked to apart."""
        if self.parts.record.talk is not None:
            raise Refusal("正在单独谈话。回到一起以后再复述。", "text")
        with self.parts.store.unit() as db:
            sitting = db.get_one(Sitting, self.parts.room.sitting_id)
            party = db.get_one(Party, party_id)
            retellings.retell(db, sitting, party, text, speaker=host_of(self.parts), by=self.parts.deeds.by)
            drafts.drop(db, self._key(party_id))
        self.parts.record.load()

    def confirm(self, retelling_id: UUID) -> None:
        """Tick that the party says it is so."""
        self._do(retellings.confirm, retelling_id)

    def say_missing(self, retelling_id: UUID, words: str) -> None:
        """Put down what the party says is missing."""
        self._do(retellings.say_missing, retelling_id, words)

    def take_back(self, retelling_id: UUID, reason: str) -> None:
        """Take a wrong tick back."""
        self._do(retellings.take_back, retelling_id, reason=reason)

    def _do(self, verb: "Callable[..., object]", retelling_id: UUID, *args: Any, **more: Any) -> None:
        with self.parts.store.unit() as db:
            verb(db, db.get_one(Retelling, retelling_id), *args, by=self.parts.deeds.by, **more)
        self.parts.record.load()

    def _key(self, party_id: UUID) -> str:
        return f"retelling:{self.parts.room.sitting_id}:{party_id}"


def reminder(parts: "Parts") -> str:
    """Say at the gate, without shutting it, who has not confirmed a retelling; empty where all have."""
    with parts.store.reading() as db:
        waiting = retellings.unconfirmed(db, db.get_one(Sitting, parts.room.sitting_id))
        names = [party.name for party in waiting]
    several = f"等 {len(names)} 人" if len(names) > SHOWN else ""
    return f"还没有确认复述：{'、'.join(names[:SHOWN])}{several}" if names else ""
