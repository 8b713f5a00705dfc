"""接待: the visit as it is typed, and the deeds that make a case of it."""

import re
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from models import cases, dates, drafts, intake, referrals, station
from models.cases import Case
from models.errors import Refusal
from models.intake import DemandDraft, IntakeDraft
from models.station import Deed, Identity
from models.store import Store
from ui.viewmodels import (
    approving,
    earlier,
    facts,
    known,
    level,
    meaning,
    obstacles,
    on_record,
    paper_visit,
    parties,
    sorting,
    unfinished,
    veil,
)
from ui.viewmodels.approving import Waiting
from ui.viewmodels.earlier import Earlier
from ui.viewmodels.level import Level
from ui.viewmodels.meaning import Asked, Meaning
from ui.viewmodels.on_record import Ask, Opened
from ui.viewmodels.parties import Party
from ui.viewmodels.sorting import Road, Sorting

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

DRAFT = "intake"
_PARTY_FIELD = re.compile(r"parties\.(\d+)\.(.+)")
_FIELDS = {"received_at": "received", "occurred_on": "occurred", "parties": "parties.0.name"}


@dataclass(frozen=True)
class Receipt:
    """What a deed made."""

    case_id: uuid.UUID
    number: str
    title: str


@dataclass
class Intake:
    """The state of the page; every deed is one unit of work."""

    store: Store
    today: Callable[[], date]
    now: Callable[[], datetime]
    facts: dict[str, Any] = field(default_factory=dict)
    cards: list[Party] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    track: str = ""
    track_reason: str = ""
    level: int = 0  # 0: as suggested
    level_reason: str = ""
    paper: bool = False
    opened: Opened | None = None
    removed: list[tuple[str, str]] = field(default_factory=list)
    past: tuple[Earlier, ...] = ()

    def __post_init__(self) -> None:
        """Begin with one card on each side."""
        if not self.cards:
            self.clear()

    # what is typed

    def clear(self) -> None:
        """Begin a new visit; what was typed is forgotten with ``forget``."""
        self.facts, self.answers, self.removed = {}, {}, []
        self.track = self.track_reason = self.level_reason = ""
        self.level, self.paper, self.opened, self.past = 0, False, None, ()
        self.cards = [parties.fresh(side) for side in cases.SIDES[:2]]
        self.asks = [Ask()]

    def turn(self, *, paper: bool) -> None:
        """Go between an ordinary visit and the entry of a paper; what is typed stays."""
        paper_visit.turn(self, paper=paper)

    def put_asks(self, rows: list[tuple[str, str, str]]) -> None:
        """Take the demands as typed; those on record stay what they are."""
        kept = [ask.kept for ask in self.asks]
        self.asks = [
            Ask(card, text, amount, place < len(kept) and kept[place])
            for place, (card, text, amount) in enumerate(rows)
        ]

    def settle(self, key: str) -> bool:
        """Write the day of the event out when its field is left; say whether the words changed."""
        if key != "occurred":
            return False
        before = facts.word(self.facts, key)
        self.facts[key] = facts.settled(before, self.today())
        return bool(self.facts[key] != before)

    def check_fact(self, key: str) -> str:
        """Return what is wrong with one fact, or nothing."""
        if key == "pad":
            return paper_visit.problems(self).get(key, "")
        wrong = facts.read(self.facts, today=self.today(), now=self.now())[1].get(key, "")
        return wrong or (facts.unread(self.facts, self.today()) if key == "occurred" else "")

    def add_card(self) -> Party:
        """Put one more party at the end."""
        self.cards.append(parties.fresh(parties.next_side(self.cards)))
        return self.cards[-1]

    def place_for(self, key: str) -> tuple[Party, bool]:
        """Return the card for somebody pasted behind the card ``key``, and whether it is new."""
        place = next(at for at, card in enumerate(self.cards) if card.key == key)
        free = next((card for card in self.cards[place + 1 :] if card.empty and not card.party_id), None)
        return (free, False) if free else (self.add_card(), True)

    def people(self) -> tuple[tuple[str, str], ...]:
        """Return (key, name) of the cards, for choosing whose demand it is."""
        return tuple((card.key, card.name or f"{card.side}方") for card in self.cards)

    def answer(self, key: str, value: str) -> None:
        """Take an answer of the screening; empty is 未问."""
        self.answers.pop(key, None)
        if value:
            self.answers[key] = value

    def remove_card(self, key: str, reason: str = "") -> None:
        """Take a party away; one on record is voided with the reason when the page is saved."""
        card = next(each for each in self.cards if each.key == key)
        if card.party_id and not reason.strip():
            raise Refusal("请写明移出当事人的原因。", "reason")
        self.cards = [each for each in self.cards if each.key != key]
        if card.party_id:
            self.removed.append((card.party_id, reason))
        for ask in self.asks:
            ask.card = "" if ask.card == key else ask.card

    @property
    def filled(self) -> list[Party]:
        """Return the cards with something on them, by side: the order in which the verbs take them."""
        typed = [card for card in self.cards if not card.empty]
        return sorted(typed, key=lambda card: cases.SIDES.find(card.side))

    @property
    def empty(self) -> bool:
        """Say whether nothing has been typed at all; the source that a visit begins with does not count."""
        typed = any(
            value not in ("", None, [], False) for key, value in self.facts.items() if key != "source"
        )
        return not (typed or self.filled or self.answers or any(not ask.empty for ask in self.asks))

    @property
    def subject(self) -> str:
        """Name the dispute by its people: 张某 与 赵某等."""
        sides: dict[str, list[str]] = {}
        for card in self.cards:
            if card.name:
                sides.setdefault(card.side, []).append(card.name)
        return " 与 ".join(names[0] + ("等" if len(names) > 1 else "") for names in sides.values())

    # drafts

    @property
    def key(self) -> str:
        """Name the draft of this page."""
        return f"{DRAFT}:{self.opened.case_id}" if self.opened else DRAFT

    def content(self) -> dict[str, Any]:
        """Return everything typed, as plain values."""
        return unfinished.content(self)

    def keep(self, key: str, content: dict[str, Any]) -> None:
        """Keep a draft; one in which nothing is left is dropped."""
        with self.store.unit() as db:
            if self.empty:
                drafts.drop(db, key)
            else:
                drafts.save(db, key, content, title=self._draft_title())

    def restore(self) -> bool:
        """Show what was typed before an interruption, and say whether there was something."""
        with self.store.reading() as db:
            content = drafts.load(db, self.key)
        if content is None:
            return False
        unfinished.lay_over(self, content)
        return True

    @property
    def no_reveal(self) -> str:
        """Say why the person on duty may not see a whole number; empty when they may."""
        return veil.barred(self.store)

    def reveal(self, card: Party, keys: set[str]) -> None:
        """Show numbers of a party on record, and leave in the audit that they were read."""
        known.reveal(self.store, card, keys)

    def forget(self) -> None:
        """Throw the draft away and begin anew."""
        with self.store.unit() as db:
            drafts.drop(db, self.key)
        self.clear()

    def _draft_title(self) -> str:
        words = (self.subject, str(self.facts.get("source") or ""), facts.type_name(self.facts))
        return "　".join(word for word in words if word) or "没写完的接待"

    # what it means

    def meaning(self) -> Meaning:
        """Say what the facts mean: may the police mediate, which tracks fit, which limits run."""
        told = meaning.read(self.facts, self.answers, self.cards, track=self.track, today=self.today())
        led = meaning.led_by(told, self.road().track)
        return meaning.of_ended(led, self.opened.state) if self.opened else led

    def questions(self) -> tuple[Asked, ...]:
        """Return the screening questions to ask now."""
        return meaning.questions(self.facts, self.answers)

    def suggested_level(self) -> Level:
        """Suggest the level from the words, with the points of each factor."""
        veiled = not sorting.sees_people(self.store.person)
        return level.suggest(self.facts, self.cards, self.past, today=self.today(), veiled=veiled)

    def heard(self) -> tuple[tuple[str, str, str], ...]:
        """Return the dangers that the story sounds like and nobody has scored."""
        return level.heard(self.facts)

    def classes(self) -> Sorting:
        """Suggest the classes of 四分."""
        return sorting.classes(self.facts, self.answers)

    def waiting(self) -> tuple[Waiting, ...]:
        """Return what of the case waits for the leader."""
        return approving.waiting(self.store, self.opened.case_id if self.opened else None)

    def approve(self, approval_id: uuid.UUID, *, agreed: bool, reason: str, level: int | None = None) -> None:
        """Decide as the leader on what waits."""
        approving.decide(self.store, approval_id, agreed=agreed, reason=reason, level=level)

    def road(self) -> Road:
        """Say where the case goes, and why."""
        scored, person = self.suggested_level(), self.store.person
        leader = person is not None and station.may(person, Deed.APPROVE)
        stands = scored.stands(self.level, kept=self.opened.level if self.opened else 0, leader=leader)
        return sorting.road(
            self.facts, self.answers, self.filled, scored=scored, level=stands,
            today=self.today(), state=self.opened.state if self.opened else "",
        )  # fmt: skip

    def suggested_types(self) -> tuple[tuple[str, str], ...]:
        """Suggest up to three types of dispute from the brief, while none is chosen."""
        return sorting.types(self.facts)

    def look_back(self) -> tuple[Earlier, ...]:
        """Look for earlier disputes of the same people; asked when a name, number or telephone was left."""
        with self.store.reading() as db:
            self.past = earlier.of(db, self.filled, besides=self.opened.case_id if self.opened else None)
        return self.past

    # problems

    def problems(self, deed: str = "register") -> dict[str, str]:
        """Return by field everything that stands in the way of ``deed``, as far as the page can tell."""
        found = self.typed()[1]
        if not self.filled:
            found["parties.0.name"] = "请至少登记一方当事人。"
        found |= obstacles.unsourced(self) | paper_visit.problems(self)
        found |= obstacles.unreasoned(self)
        found |= obstacles.agents_without_powers(self) | obstacles.agents_of_suspects(self)
        return found | obstacles.before_acceptance(self) if deed == "accept" else found

    def typed(self) -> tuple[IntakeDraft, dict[str, str]]:
        """Return the draft for the verbs, and by field what could not be read."""
        columns, problems = facts.read(self.facts, today=self.today(), now=self.now())
        made = IntakeDraft(
            source=str(self.facts.get("source") or ""), received_at=columns.pop("received_at"),
            occurred_on=columns.pop("occurred_on"), answers=sorting.own_answers(meaning.with_consents(self.answers, self.filled)),
        )  # fmt: skip
        suggested = self.suggested_level()
        made.facts = columns | sorting.columns(self.facts, self.answers, self.track) | {
            "level": self.level or suggested.value, "level_suggested": suggested.value,
            "level_reason": level.words(self.level_reason, suggested),
        }  # fmt: skip
        filled = self.filled
        for card in filled:
            party, wrong = card.draft(self.today())
            made.parties.append(party)
            place = self.cards.index(card)
            problems |= {f"parties.{place}.{key}": sentence for key, sentence in wrong.items()}
        keys = [card.key for card in filled]
        for place, ask in enumerate(self.asks):
            if ask.empty or ask.kept:
                continue
            amount, wrong = facts.read_ask(ask.text, ask.amount)
            problems |= {f"asks.{place}.{key}": sentence for key, sentence in wrong.items()}
            owner = keys.index(ask.card) if ask.card in keys else 0 if keys else None
            made.demands.append(DemandDraft(owner, ask.text, amount, "赔偿金额" if amount else "其他"))
        return made, problems

    # deeds

    def register(self) -> Receipt:
        """Keep the visit as a registered case."""
        with self._deed("register") as (db, by):
            return self._receipt(db, self._receive(db, by), by)

    def accept(self) -> Receipt:
        """Receive, choose the track and accept in one unit; a case on record is corrected and accepted."""
        with self._deed("accept") as (db, by):
            subject = self._receive(db, by)
            intake.choose_track(db, subject, self.track, by=by, reason=self.track_reason, today=self.today())
            intake.accept(db, subject, by=by, on=self._day())
            paper_visit.settle(db, self, subject, by)
            return self._receipt(db, subject, by)

    def decline(self, reason: str) -> Receipt:
        """Keep the visit and decide that it is not mediated."""
        with self._deed("decline") as (db, by):
            subject = self._receive(db, by)
            intake.decline(db, subject, reason=reason, on=self._day(), by=by)
            return self._receipt(db, subject, by)

    def refer(self, to: str, reason: str) -> Receipt:
        """Keep the visit and send it to another body."""
        with self._deed("refer") as (db, by):
            subject = self._receive(db, by)
            intake.choose_track(db, subject, "YS", by=by, reason=reason, today=self.today())
            referrals.send(db, subject, to=to, on=self._day(), reason=reason, by=by)
            return self._receipt(db, subject, by)

    def correct(self, reason: str) -> Receipt:
        """Keep what was corrected of a case on record; parties are replaced, never overwritten."""
        with self._deed("correct") as (db, by):
            return self._receipt(db, on_record.amend(db, self, self.typed()[0], reason=reason, by=by), by)

    def open_case(self, case_id: uuid.UUID) -> None:
        """Show a case on record; a draft of its corrections is laid over it."""
        with self.store.reading() as db:
            self.clear()
            self.opened = on_record.show(db, self, case_id)
            sorting.remember(db, self, db.get_one(Case, case_id))
        self.restore()

    @contextmanager
    def _deed(self, deed: str) -> Iterator[tuple["Session", Identity]]:
        """Open the unit of a deed: problems first, then the verbs, then the draft goes; fields are the page's."""
        for where, sentence in self.problems(deed).items():
            raise Refusal(sentence, where)
        by = self.store.person
        if by is None:
            raise Refusal("请先登录，再办理这一步。")
        try:
            with self.store.unit() as db:
                yield db, by
                drafts.drop(db, self.key)
        except Refusal as refusal:
            raise Refusal(refusal.message, self._page_field(refusal.field)) from refusal
        self.clear()

    def _page_field(self, said: str | None) -> str | None:
        if said is None:
            return None
        found = _PARTY_FIELD.fullmatch(said)
        if not found:
            return _FIELDS.get(said, said)
        place = self.cards.index(self.filled[int(found[1])])
        return f"parties.{place}.{found[2]}"

    def _day(self) -> date:
        """Return the day of the deed: the day of the visit when it is entered from paper, else today."""
        received = self.typed()[0].received_at
        return dates.local(received).date() if self.paper and received else self.today()

    def _receive(self, db: "Session", by: Identity) -> Case:
        if self.opened:
            return on_record.amend(db, self, self.typed()[0], reason="更正登记", by=by)
        return intake.receive(db, self.typed()[0], by=by, now=self.now())

    def _receipt(self, db: "Session", subject: Case, by: Identity) -> Receipt:
        sorting.settle(
            db, self, subject, self.suggested_level(), decided=self.level, reason=self.level_reason, by=by
        )
        paper_visit.claim(db, self, subject, by)
        db.flush()
        return Receipt(subject.id, subject.number, subject.title)
