"""单独询问: what is asked of each party alone; the answers stay locked until somebody who may opens them."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from models import cases, confidences, dates, safeguards
from models.cases import Party
from models.errors import Refusal
from models.station import Identity
from models.store import Store


@dataclass(frozen=True)
class QuestionRow:
    """One question of one party; ``asked`` says when and by whom, empty while nobody asked."""

    key: str
    question: str
    help: str
    answers: tuple[str, ...]
    asked: str


@dataclass(frozen=True)
class PartyAlone:
    """One party with its questions; ``no_opening`` says why the answers may not be opened."""

    party_id: uuid.UUID
    name: str
    role: str
    rows: tuple[QuestionRow, ...]
    no_opening: str

    @property
    def count(self) -> int:
        """Return how many questions were asked."""
        return sum(bool(row.asked) for row in self.rows)


@dataclass(frozen=True)
class Opened:
    """One answer, open on the screen until it is put away."""

    question: str
    value: str
    note: str
    asked: str


@dataclass
class PrivateTalks:
    """The pane of one case at a time."""

    store: Store
    now: Callable[[], datetime]

    @property
    def opening(self) -> str:
        """Return what is said before the first question."""
        return confidences.opening()

    @property
    def by(self) -> Identity:
        """Return who is signed in."""
        if self.store.person is None:
            raise Refusal("请先登录，再办理这一步。")
        return self.store.person

    def parties(self, case_id: uuid.UUID) -> tuple[PartyAlone, ...]:
        """Return the parties who are persons or groups, each with its questions."""
        with self.store.reading() as db:
            subject = cases.case(db, case_id)
            flags = frozenset(subject.flags)
            told = {
                (each.party_id, each.key): f"{dates.local(each.at):%m-%d %H:%M} {each.by_name}"
                for each in confidences.asked(db, case_id)
            }
            return tuple(
                PartyAlone(
                    party.id, party.name, party.role,
                    tuple(
                        QuestionRow(q.key, q.question, q.help, q.answers, told.get((party.id, q.key), ""))
                        for q in confidences.questions(flags, party.role)
                    ),
                    confidences.no_opening(db, subject, self.by, party.id),
                )
                for party in cases.parties(subject)
                if party.organisation_id is None
            )  # fmt: skip

    def banner(self, case_id: uuid.UUID) -> str:
        """Say that the parties are by default not put in one room."""
        with self.store.reading() as db:
            apart = safeguards.separate(cases.case(db, case_id))
        return "默认分开调解：分时到场、分开离开，不安排面对面。" if apart else ""

    def keep(self, party_id: uuid.UUID, key: str, *, value: str, note: str) -> None:
        """Keep one answer."""
        with self.store.unit() as db:
            party = db.get_one(Party, party_id)
            subject = cases.case(db, party.case_id)
            confidences.keep(db, subject, party, key, value=value, note=note, by=self.by)

    def reveal(self, party_id: uuid.UUID, *, reason: str) -> tuple[Opened, ...]:
        """Open what one party said alone; each answer that is read leaves an audit entry."""
        with self.store.unit() as db:
            party = db.get_one(Party, party_id)
            subject = cases.case(db, party.case_id)
            words = {each.key: each.question for each in confidences.every()}
            return tuple(
                Opened(
                    words.get(each.key, each.key), each.value, each.note,
                    f"{dates.local(each.at):%m-%d %H:%M} {each.by_name}",
                )
                for each in confidences.reveal(db, subject, party, by=self.by, reason=reason)
            )  # fmt: skip
