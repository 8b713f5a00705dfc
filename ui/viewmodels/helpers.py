"""邀请与排期 of one case: whom to ask and why, each party's consent, answers, what to say on the telephone."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from models import cases, dates, helpers, invitations, roster
from models.helpers import Matter, Side, Suggestion
from models.invitations import Invitation, Reply
from models.phones import mask_phone
from models.roster import Mediator
from models.station import Identity
from models.store import Store
from ui.viewmodels.parties import Party

if TYPE_CHECKING:
    from ui.viewmodels.intake import Intake

KINDS = tuple((kind.value, kind.value) for kind in roster.Kind)
REPLIES = tuple(each.value for each in Reply)


@dataclass(frozen=True)
class Consent:
    """What one party said of one invited person."""

    party_id: uuid.UUID
    name: str
    side: str
    said: str


@dataclass(frozen=True)
class Invited:
    """One invitation as the pane shows it; ``barred`` says why the person may not take part."""

    id: uuid.UUID
    name: str
    kind: str
    unit: str
    telephone: str
    when: str
    place: str
    consents: tuple[Consent, ...]
    barred: str
    reply: str
    reply_note: str
    attended: str


@dataclass(frozen=True)
class Shown:
    """What the pane shows of a case."""

    number: str
    title: str
    suggestions: tuple[Suggestion, ...]
    invited: tuple[Invited, ...]


class CaseHelpers:
    """The invitations of one case."""

    def __init__(
        self, store: Store, person: Identity, *, today: Callable[[], date], now: Callable[[], datetime]
    ) -> None:
        self.store, self.person, self.today, self.now = store, person, today, now
        self.case_id: uuid.UUID | None = None

    def read(self, at: datetime | None = None) -> Shown:
        """Read everything of the case; ``at`` is the hour for which somebody is sought."""
        with self.store.reading() as db:
            subject = cases.case(db, self._case)
            return Shown(
                subject.number, subject.title, helpers.suggest(db, subject, today=self.today(), at=at),
                tuple(_invited(subject, each) for each in invitations.of_case(db, subject.id)),
            )  # fmt: skip

    def invite(
        self, mediator_id: uuid.UUID, *, meets_at: datetime | None = None, place: str = "",
        booking_id: uuid.UUID | None = None,
    ) -> None:  # fmt: skip
        """Ask somebody of the roster."""
        with self.store.unit(by=self.person) as db:
            invitations.invite(
                db, cases.case(db, self._case), mediator=db.get_one(Mediator, mediator_id), by=self.person,
                at=self.now(), meets_at=meets_at, place=place, booking_id=booking_id,
            )  # fmt: skip

    def invite_named(
        self, values: dict[str, Any], *, meets_at: datetime | None = None, place: str = "",
        booking_id: uuid.UUID | None = None,
    ) -> None:  # fmt: skip
        """Ask somebody who is not on the roster."""
        person: dict[str, Any] = {
            key: str(values.get(key) or "").strip() for key in ("name", "kind", "unit", "telephone")
        }
        with self.store.unit(by=self.person) as db:
            invitations.invite(
                db, cases.case(db, self._case), by=self.person, at=self.now(), meets_at=meets_at, place=place, booking_id=booking_id,
                **person,
            )  # fmt: skip

    def consent(self, invitation_id: uuid.UUID, party_id: uuid.UUID, said: str) -> None:
        """Record what a party said of an invited person."""
        with self.store.unit(by=self.person) as db:
            party = db.get_one(cases.Party, party_id)
            invitations.consent(db, db.get_one(Invitation, invitation_id), party, said, by=self.person)

    def reply(self, invitation_id: uuid.UUID, said: str, note: str = "") -> None:
        """Record the answer."""
        with self.store.unit(by=self.person) as db:
            found = db.get_one(Invitation, invitation_id)
            invitations.reply(db, found, Reply(said), by=self.person, at=self.now(), note=note)

    def withdraw(self, invitation_id: uuid.UUID, reason: str) -> None:
        """Take an invitation back."""
        with self.store.unit(by=self.person) as db:
            invitations.withdraw(db, db.get_one(Invitation, invitation_id), reason=reason, by=self.person)

    def script(self, invitation_id: uuid.UUID) -> str:
        """Return what to say on the telephone."""
        with self.store.reading() as db:
            found = db.get_one(Invitation, invitation_id)
            return invitations.script(
                db, cases.case(db, found.case_id), found, by=self.person, today=self.today()
            )

    @property
    def _case(self) -> uuid.UUID:
        assert self.case_id is not None, "the pane shows a case"
        return self.case_id


def of_visit(visit: "Intake") -> tuple[Suggestion, ...]:
    """Suggest for the visit on the page; nobody before a place, a type or a party is told."""
    if visit.empty or not any(visit.facts.get(key) for key in ("place", "dispute_type", "brief")):
        return ()
    level = visit.level or visit.suggested_level().value
    told = matter(visit.facts, visit.filled, level=level, today=visit.today())
    if visit.opened is not None:
        told = replace(told, case_id=visit.opened.case_id)
    return of_draft(visit.store, told, today=visit.today())


def of_draft(store: Store, told: Matter, *, today: date) -> tuple[Suggestion, ...]:
    """Suggest for what is known of a dispute."""
    with store.reading() as db:
        return helpers.suggest(db, told, today=today)


def matter(words: dict[str, Any], cards: Sequence[Party], *, level: int, today: date) -> Matter:
    """Return what a suggestion needs of the page."""

    def word(key: str) -> str:
        return str(words.get(key) or "").strip()

    flags = words.get("flags") or []
    return Matter(
        dispute_type=word("dispute_type"), place=f"{word('village')} {word('place')}", brief=word("brief"),
        level=level, violence=cases.Flag.VIOLENCE.value in flags, language=cases.Flag.LANGUAGE.value in flags,
        sides=tuple(_side(card, today) for card in cards if not card.empty),
    )  # fmt: skip


def _side(card: Party, today: date) -> Side:
    derived = card.derived(today)
    return Side(
        card.side, card.name, derived.sex or card.word("sex"), card.word("address"), derived.guardian,
        card.word("telephone"),
    )  # fmt: skip


def _invited(subject: cases.Case, row: Invitation) -> Invited:
    met = dates.local(row.meets_at) if row.meets_at else None
    return Invited(
        row.id, row.name, row.kind, row.unit, mask_phone(row.telephone) if row.telephone else "",
        f"{met.month}月{met.day}日 {met:%H:%M}" if met else "", row.place,
        tuple(
            Consent(party.id, party.name, party.side, str(row.consents.get(str(party.id), "")))
            for party in cases.parties(subject)
        ),
        invitations.barred(subject, row), row.reply, row.reply_note, row.attended,
    )  # fmt: skip
