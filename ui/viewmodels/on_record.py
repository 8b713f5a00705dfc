"""A case on record on the intake page: shown to be continued, and amended without overwriting anybody."""

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models import areas, audit, cases, corrections, demands, escalations, extensions, intake, settling
from models.cases import Case, Party, State
from models.errors import Refusal
from models.intake import IntakeDraft
from models.station import Deed, Identity
from ui.viewmodels import facts, parties

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from ui.viewmodels.intake import Intake


@dataclass
class Ask:
    """One demand as typed: whose (the key of a card), what, how much; ``kept`` when it is on record."""

    card: str = ""
    text: str = ""
    amount: str = ""
    kept: bool = False

    @property
    def empty(self) -> bool:
        """Say whether nothing is asked for."""
        return not self.text.strip() and not self.amount.strip()


@dataclass(frozen=True)
class Opened:
    """The case on record that the page shows."""

    case_id: uuid.UUID
    number: str
    title: str
    state: str
    version: int
    parties: dict[uuid.UUID, int]  # the version of each party, as shown
    round: int = 1
    level: int = 0
    may_correct: bool = True

    @property
    def words(self) -> str:
        """Name the dispute, how it stands, and its round when it was taken up again."""
        again = f"第{self.round}轮" if self.round > 1 else ""
        return "　".join(filter(None, (self.title, self.state, again)))

    @property
    def waiting(self) -> bool:
        """Say whether the case is registered and not yet accepted."""
        return self.state == State.REGISTERED.value


def show(db: "Session", page: "Intake", case_id: uuid.UUID) -> Opened:
    """Put a case on record onto the page."""
    subject = cases.case(db, case_id)
    page.facts, page.answers = facts.shown(subject), cases.answers(subject)
    rows = cases.parties(subject)
    page.cards = [parties.shown(row) for row in rows]
    keys = {row.id: card.key for row, card in zip(rows, page.cards, strict=True)}
    page.asks = [
        Ask(
            keys.get(row.party_id, "") if row.party_id else "",
            row.text,
            facts.sum_shown(row.amount),
            kept=True,
        )
        for row in demands.of_case(db, subject.id)
    ]
    page.track, page.track_reason = subject.track, subject.track_reason
    page.level, page.level_reason = subject.level, subject.level_reason
    versions = {row.id: row.version for row in rows}
    return Opened(
        subject.id,
        subject.number,
        subject.title,
        subject.state,
        subject.version,
        versions,
        subject.round,
        subject.level,
        page.store.person is None or cases.may(db, subject.id, page.store.person, Deed.RECEIVE, Deed.ACCEPT),
    )


def amend(db: "Session", page: "Intake", typed: IntakeDraft, *, reason: str, by: Identity) -> Case:
    """Write what was corrected; a corrected party is voided with the reason and entered anew.

    Refused, with who wrote what, when the case or one of its parties has moved on since it was shown.
    """
    assert page.opened, "only a case on record is amended"
    subject = cases.case(db, page.opened.case_id)
    _refuse_stale(db, page.opened, subject)
    if typed.received_at and facts.word(page.facts, "received") != facts.shown(subject)["received"]:
        subject.received_at = typed.received_at
    columns = dict(typed.facts)
    if columns.get("village", "") != subject.village:
        village = areas.of_village(db, columns.get("village", ""))
        columns["area_id"] = village.area_id if village else None
    appraised_on = subject.appraised_on
    escalations.refuse_elsewhere(subject, columns.get("injury", ""))
    cases.amend(db, subject, by=by, source=typed.source, occurred_on=typed.occurred_on, **columns)
    rows = _amend_parties(db, page, subject, typed, reason=reason, by=by)
    for ask in typed.demands:
        party = None if ask.party is None else rows[ask.party]
        demands.state(db, subject, party, text=ask.text, amount=ask.amount, topic=ask.topic, by=by)
    intake.answer(db, subject, typed.answers, by=by)
    settling.revise(db, subject)
    db.flush()
    db.refresh(subject, ["parties"])
    if page.track and page.track != subject.track:
        intake.choose_track(db, subject, page.track, by=by, reason=page.track_reason, today=page.today())
    if subject.appraised_on != appraised_on:
        extensions.follow_appraisal(db, subject)
    return subject


def _refuse_stale(db: "Session", opened: Opened, subject: Case) -> None:
    audit.refuse_stale(db, subject, opened.version)
    for party_id, version in opened.parties.items():
        audit.refuse_stale(db, db.get_one(Party, party_id), version)
    shown = set(opened.parties)
    if any(party.id not in shown for party in cases.parties(subject)):
        raise Refusal("别的电脑刚给这件纠纷加了当事人，请看过最新内容再改。您写的内容还在屏幕上。")


def _amend_parties(
    db: "Session", page: "Intake", subject: Case, typed: IntakeDraft, *, reason: str, by: Identity
) -> list[Party]:
    on_record = {str(party.id): party for party in cases.parties(subject)}
    for party_id, why in page.removed:
        intake.void_party(db, on_record[party_id], reason=why, by=by)
    rows = []
    for place, (card, draft) in enumerate(zip(page.filled, typed.parties, strict=True)):
        where = f"parties.{place}."
        if not card.party_id:
            rows.append(
                intake.add_party(db, subject, draft, by=by, today=page.today(), position=place, field=where)
            )
        elif card.changed:
            wrong = on_record[card.party_id]
            rows.append(
                corrections.replace_party(
                    db, subject, wrong, draft, reason=reason, by=by, today=page.today(), field=where
                )
            )
        else:
            rows.append(on_record[card.party_id])
    return rows
