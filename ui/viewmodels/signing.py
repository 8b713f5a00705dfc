"""签署: one party at a time, the steps it should go through, what is on record and what is missing."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from models import agreements, alone, cases, dates, drafts, formheads, papers, preparation, signings
from models.agreements import Agreement
from models.cases import Case, Party
from models.checks import AGREEMENT_FORMS
from models.errors import Refusal
from models.queries import shown as screens
from models.signings import SigningStep, Wanted
from models.station import Identity
from models.store import Store
from ui.viewmodels.party_screen import PartyScreen, Picture

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class PartyRow:
    """One party of the list: how many of its steps are done."""

    id: uuid.UUID
    name: str
    side: str
    why: str
    done: int
    count: int

    @property
    def whole(self) -> bool:
        """Say whether every step is on record."""
        return self.done == self.count


@dataclass(frozen=True)
class StepRow:
    """One step: what is asked, what is usual, and what was recorded."""

    key: str
    title: str
    hint: str
    who: str
    person: str
    words_label: str
    words: str
    choices: tuple[str, ...]
    counted: bool
    together: bool
    strict: bool
    step_id: uuid.UUID | None = None
    told: str = ""

    @property
    def done(self) -> bool:
        """Say whether it is on record."""
        return self.step_id is not None


@dataclass(frozen=True)
class View:
    """The whole panel."""

    title: str
    parties: tuple[PartyRow, ...]
    chosen: PartyRow | None
    steps: tuple[StepRow, ...]
    missing: tuple[str, ...]
    copies: str
    unmet: str

    @property
    def current(self) -> str:
        """Return the key of the step that comes next; empty when all are done."""
        return next((each.key for each in self.steps if not each.done), "")


@dataclass
class Signing:
    """The signing of the agreement of one case; ``lit`` is the clause under the reader's finger."""

    store: Store
    today: Callable[[], date]
    now: Callable[[], datetime]
    case_id: uuid.UUID
    party_id: uuid.UUID | None = None
    lit: int = 0

    @property
    def by(self) -> Identity:
        """Return who is signed in."""
        return self.store.signed_in

    def read(self) -> View:
        """Read everything that the panel shows; the first party with something left unless one was chosen."""
        with self.store.reading() as db:
            subject, made = self._both(db)
            kept = {
                (each.party_id, each.key): each for each in signings.of_agreement(db, made.id) if each.valid
            }
            on = made.signed_on or self.today()
            rows, listed = [], {}
            for party in cases.parties(subject):
                wanted = listed[party.id] = signings.wanted(subject, party, on)
                done = sum((party.id, want.kind.key) in kept for want in wanted)
                why = max((want.why for want in wanted), key=len, default="")
                rows.append(PartyRow(party.id, party.name, party.side, why, done, len(wanted)))
            chosen = self._choose(rows)
            steps: tuple[StepRow, ...] = ()
            if chosen is not None:
                party = next(each for each in cases.parties(subject) if each.id == chosen.id)
                steps = tuple(
                    self._row(party, want, kept.get((party.id, want.kind.key))) for want in listed[party.id]
                )
            strictly = [] if made.signed_on else signings.lacking_strictly(db, subject, made, on=on)
            unmet = next((each.words for (_, key), each in kept.items() if key == signings.UNMET), "")
            return View(
                subject.title, tuple(rows), chosen, steps, tuple(each.sentence for each in strictly),
                self._copies(db, subject, made), unmet,
            )  # fmt: skip

    def _choose(self, rows: list[PartyRow]) -> PartyRow | None:
        chosen = next((row for row in rows if row.id == self.party_id), None)
        chosen = chosen or next((row for row in rows if not row.whole), rows[0] if rows else None)
        self.party_id = chosen.id if chosen else None
        return chosen

    def _row(self, party: Party, want: Wanted, step: SigningStep | None) -> StepRow:
        each = want.kind
        usual = signings.usual_person(each, party, me=self.by.name)
        words = each.choices[0] if each.choices and each.key not in {"authority", "interpreter"} else ""
        told = _told(step) if step is not None else ""
        return StepRow(
            each.key, each.title, each.hint, each.who, usual, each.words, words, each.choices, each.counted,
            each.together, want.strict, step.id if step else None, told,
        )  # fmt: skip

    def _copies(self, db: "Session", subject: Case, made: Agreement) -> str:
        due = self._due(db, subject)
        given = signings.handed(db, made)
        return signings.copies_sentence(given, due) if due and given else ""

    def _due(self, db: "Session", subject: Case) -> int:
        """Return how many copies go to the parties: all but those that an organ keeps."""
        made = next(
            (each for form in sorted(AGREEMENT_FORMS) if (each := papers.latest(db, subject.id, form))), None
        )
        if made is None:
            return 0
        return made.copies - sum(1 for each in formheads.head(made.form).holders if each != "parties")

    def choose(self, party_id: uuid.UUID) -> None:
        """Turn to a party."""
        self.party_id = party_id

    def keep(self, key: str, typed: dict[str, str]) -> None:
        """Keep what is being typed of a step of the chosen party, across a power cut too."""
        with self.store.unit() as db:
            drafts.save(db, f"signing:{self.party_id}:{key}", dict(typed))

    def kept(self, key: str) -> dict[str, str]:
        """Return what was typed of a step of the chosen party and not recorded."""
        with self.store.reading() as db:
            return drafts.load(db, f"signing:{self.party_id}:{key}") or {}

    def step(self, by: int) -> None:
        """Turn to the party before or after."""
        ids = [row.id for row in self.read().parties]
        if self.party_id in ids:
            self.party_id = ids[max(0, min(len(ids) - 1, ids.index(self.party_id) + by))]

    def record(
        self, key: str, *, person: str, words: str = "", count: str = "", at: str = "", late_reason: str = "",
        reason: str = "", everyone: bool = False,
    ) -> None:  # fmt: skip
        """Record a step of the chosen party, or of everybody at once; ``at`` is typed, empty for now."""
        moment = self._moment(at)
        with self.store.unit() as db:
            subject, made = self._both(db)
            party = next(each for each in cases.parties(subject) if each.id == self.party_id)
            if everyone:
                signings.record_together(
                    db, made, key, cases.parties(subject), at=moment, by=self.by, person=person, words=words,
                    late_reason=late_reason,
                )  # fmt: skip
            else:
                signings.record(
                    db, made, key, party, at=moment, by=self.by, person=person, words=words,
                    count=_count(count) if signings.kind(key).counted else None, late_reason=late_reason,
                    reason=reason,
                )  # fmt: skip
            drafts.drop(db, f"signing:{self.party_id}:{key}")
        view = self.read()
        if view.chosen is not None and view.chosen.whole:
            self.party_id = next((row.id for row in view.parties if not row.whole), self.party_id)

    def undo(self, step_id: uuid.UUID, reason: str) -> None:
        """Take a step back, with the reason."""
        with self.store.unit() as db:
            signings.undo(db, db.get_one(SigningStep, step_id), reason=reason, by=self.by)

    # reading aloud

    def screen(self) -> PartyScreen:
        """Return what the parties' screen shows while the agreement is read to them."""
        return PartyScreen(self.store, self.now, self._shown, self._refused)

    def picture(self) -> Picture:
        """Return the same picture for the main window, where there is no second one."""
        return PartyScreen(self.store, self.now, self._shown).follow()

    def move(self, by: int) -> None:
        """Put the finger on the clause before or after."""
        with self.store.reading() as db:
            _subject, made = self._both(db)
            last = sum(1 for each in made.clauses if each.valid) - 1
        self.lit = max(0, min(last, self.lit + by))

    def _shown(self, db: "Session") -> screens.Shown:
        return screens.shown_agreement(db, self._both(db)[1].id, lit=self.lit)

    def _refused(self, db: "Session") -> str:
        subject, made = self._both(db)
        if made.sitting_id is not None:
            return preparation.screen_refused(db, made.sitting_id)
        return alone.screen_refused(db, subject)

    def _both(self, db: "Session") -> tuple[Case, Agreement]:
        subject = cases.case(db, self.case_id)
        made = agreements.latest(db, self.case_id)
        if made is None:
            raise Refusal("还没有协议，没有可以签署的。")
        return subject, made

    def _moment(self, typed: str) -> datetime:
        if not typed.strip():
            return self.now()
        try:
            return dates.parse_moment(typed, today=self.today())
        except Refusal as refusal:
            raise Refusal(refusal.message, "at") from refusal


def standing(db: "Session", subject: Case, made: Agreement, today: date) -> str:
    """Say in a line how far the signing has come."""
    left = signings.lacking(db, subject, made, on=made.signed_on or today)
    if not left:
        return "各方的步骤都已记下。"
    names = list(dict.fromkeys(each.name for each in left))
    who = names[0] if len(names) == 1 else f"{names[0]}等 {len(names)} 人"
    strict = "，其中有必须做的" if any(each.wanted.strict for each in left) else ""
    return f"宣读、复述、签名、交付：{who}还有 {len(left)} 步没有记{strict}。"


def _count(typed: str) -> int | None:
    if not typed.strip():
        return None
    if not typed.strip().isdecimal():
        raise Refusal("份数请填数字。", "count")
    return int(typed)


def _told(step: SigningStep) -> str:
    here = dates.local(step.at)
    said = [f"{here.month}月{here.day}日 {here.hour}:{here.minute:02}", step.person]
    said += [f"{step.count} 份"] * bool(step.count) + [step.words] * bool(step.words)
    said += [f"补记：{step.late_reason}"] * bool(step.late_reason)
    return "　".join(said)
