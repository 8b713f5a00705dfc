"""问话: the open questions for the type at hand, which of them were put, and what evidence was asked for."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from models import cases, evidence, law, questions
from models.cases import Party
from models.questions import Pack, Question
from models.record import Kind
from models.sittings import Sitting
from ui.viewmodels.turns import host_of

if TYPE_CHECKING:
    from ui.viewmodels.sitting_parts import Parts

FIRST, FACTS = questions.STAGES


@dataclass(frozen=True)
class Row:
    """One question or piece of evidence; ``number`` picks it by key, ``entered`` says it is in the catalogue."""

    key: str
    number: int
    text: str
    asked: bool
    evidence: bool = False
    entered: bool = False


@dataclass(frozen=True)
class Group:
    """Rows under a title, with what to mind and the law behind them."""

    title: str
    rows: tuple[Row, ...]
    note: str = ""


@dataclass
class Questions:
    """The questions for one sitting; what was asked is read from the record."""

    parts: "Parts"
    packs: tuple[Pack, ...] = field(default=())

    def __post_init__(self) -> None:
        """Choose the packs that fit the case."""
        self.packs = packs_of(self.parts)

    def groups(self) -> tuple[Group, ...]:
        """Return the questions in the order in which they are put: 先问, 事实, 证据."""
        put = asked(self.parts)
        first: list[Group] = []
        facts: list[Group] = []
        number = 0
        for pack in self.packs:
            for stage, found in ((FIRST, first), (FACTS, facts)):
                rows = []
                for each in pack.questions:
                    if each.stage == stage:
                        number += 1
                        rows.append(Row(each.key, number, each.text, each.key in put))
                if rows:
                    title = stage if pack.general else f"{stage}　{pack.name}"
                    found.append(Group(title, tuple(rows), self._note(pack)))
        catalogue = self._catalogue()
        proof = []
        for each in self._evidence():
            number += 1
            proof.append(
                Row(
                    each.key,
                    number,
                    each.text,
                    each.key in put,
                    evidence=True,
                    entered=each.text in catalogue,
                )
            )
        return (*first, *facts, *([Group(questions.EVIDENCE, tuple(proof))] if proof else ()))

    def _evidence(self) -> list[Question]:
        """Return what to ask for, what the type calls for before what is always good, each once."""
        found: dict[str, Question] = {}
        for pack in (*self.packs[1:], *self.packs[:1]):
            for each in pack.evidence:
                found.setdefault(each.text, each)
        return list(found.values())

    def _catalogue(self) -> set[str]:
        with self.parts.store.reading() as db:
            return {each.name for each in evidence.of_case(db, self.parts.room.case_id)}

    def _note(self, pack: Pack) -> str:
        articles = law.on(self.parts.today()).articles
        cited = "　".join(dict.fromkeys(articles[key].citation for key in pack.law if key in articles))
        return "\n".join(filter(None, (pack.caution, cited)))

    def parties(self) -> tuple[tuple[str, str], ...]:
        """Return who may be asked."""
        return tuple((str(party.id), party.name) for party in self.parts.room.parties)

    def party_of_voice(self, voice: str) -> str:
        """Return the party that speaks at the input line; empty when it is none."""
        speaker = self.parts.speaker(voice)
        return str(speaker.party_id) if speaker.party_id else ""

    def ask(self, row: Row, party_id: str) -> None:
        """Put the question on record as the host's, addressed to the party."""
        name = next((party.name for party in self.parts.room.parties if str(party.id) == party_id), "")
        words = f"请把{row.text}拿出来看一下。" if row.evidence else row.text
        said = f"{name}，{words}" if name else words
        self.parts.record.note(said, self.parts.speaker(host_of(self.parts)), prompt=row.key)

    def enter(self, row: Row, party_id: str) -> None:
        """Enter what a party brought into the catalogue, and say so in the record."""
        parts = self.parts
        name = next((party.name for party in parts.room.parties if str(party.id) == party_id), "")
        line = parts.record.note(
            f"出示{row.text}。", parts.speaker(name or host_of(parts)), kind=Kind.EVIDENCE.value, prompt=row.key
        )  # fmt: skip
        with parts.store.unit() as db:
            sitting = db.get_one(Sitting, parts.room.sitting_id)
            party = db.get_one(Party, UUID(party_id)) if party_id else None
            evidence.enter(
                db, sitting, name=row.text, party=party, offered_by=name, line_id=line.id, by=parts.deeds.by
            )  # fmt: skip


def packs_of(parts: "Parts") -> tuple[Pack, ...]:
    """Return the packs that fit the case of a sitting."""
    with parts.store.reading() as db:
        return questions.of_case(cases.case(db, parts.room.case_id), parts.today())


def asked(parts: "Parts") -> set[str]:
    """Return the keys of what was put: the record knows, also after a power cut."""
    return {line.prompt for line in parts.record.lines if line.prompt and line.struck_at is None}


def unasked(parts: "Parts") -> int:
    """Count the questions that were not put yet."""
    return len({each.key for pack in packs_of(parts) for each in pack.questions} - asked(parts))
