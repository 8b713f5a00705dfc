"""The clause editor of 文书: what is typed, what it would look like, and the new edition that is made of it."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from exports import facts as facts_of_case
from exports.facts import Facts
from models import agreements, cases, checks, clausefill, dates, drafts, instalments, money, sittings
from models.agreements import Agreement, Form
from models.blanks import figures
from models.checks import Gap
from models.errors import Refusal
from models.station import Identity
from models.store import Store
from ui.viewmodels import clause_library, clause_rest, clause_words, paper_items
from ui.viewmodels.clause_library import Lack, Offered
from ui.viewmodels.clause_words import AgreementWords, ClauseWords, PartWords, read, read_clause
from ui.viewmodels.editions import Editions

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

__all__ = [
    "FORMS",
    "METHODS",
    "AgreementWords",
    "ClauseWords",
    "Clauses",
    "PartWords",
    "Trial",
    "clause_library",
    "clause_rest",
    "read",
    "read_clause",
]

METHODS = ("现金当面支付", "银行转账", "微信或支付宝转账", "当面履行", "共同履行")
FORMS = tuple((form.value, form.value) for form in (Form.WRITTEN, Form.ORAL))


@dataclass(frozen=True)
class Trial:
    """What the typed words would make: the facts of the paper and its problems."""

    facts: Facts
    problems: tuple[Gap, ...]


def editions(store: Store, case_id: uuid.UUID) -> Editions:
    """Return the editions of a case's agreement, to be compared."""
    return Editions(store, case_id)


class _OnlyTried(Exception):  # noqa: N818 -- not an error: it takes a trial back
    """Roll the unit of a trial back."""


@dataclass
class Clauses:
    """The agreement of one case while it is edited."""

    store: Store
    today: Callable[[], date]
    case_id: uuid.UUID
    words: AgreementWords = field(default_factory=AgreementWords)
    names: tuple[str, ...] = ()
    edition: int = 1
    known: clausefill.Known = field(init=False)

    @property
    def key(self) -> str:
        """Return the key under which the typed words are kept."""
        return f"papers:{self.case_id}"

    @property
    def by(self) -> Identity:
        """Return who is signed in."""
        return self.store.signed_in

    def load(self) -> AgreementWords:
        """Take up what was typed here, else the agreement of the case, else what was typed in the room."""
        with self.store.reading() as db:
            subject = cases.case(db, self.case_id)
            made = agreements.latest(db, self.case_id)
            self.names = tuple(
                dict.fromkeys(
                    name for party in cases.parties(subject) for name in (party.name, party.signer) if name
                )
            )
            self.edition = made.edition + 1 if made else 1
            self.known = clausefill.of(db, subject, today=self.today())
            kept = drafts.load(db, self.key)
            if kept is not None:
                self.words = read(kept)
            elif made is not None:
                self.words = clause_words.of_agreement(db, made)
            else:
                self.words = self._of_room(db, subject)
        return self.words

    def keep(self, words: AgreementWords) -> None:
        """Keep what is typed."""
        self.words = words
        with self.store.unit() as db:
            subject = cases.case(db, self.case_id)
            drafts.save(db, self.key, asdict(words), title=f"{subject.title}　协议条款")

    def forget(self) -> None:
        """Throw away what was typed and not made an edition."""
        with self.store.unit() as db:
            drafts.drop(db, self.key)

    def attempt(self, words: AgreementWords) -> Trial:
        """Say what the words would make, keeping nothing: the edition is made, read and rolled back."""
        found: list[Trial] = []
        with self._taken_back(), self.store.unit() as db:
            subject = cases.case(db, self.case_id)
            made = self._draft(db, subject, words)
            form = paper_items.agreement_form(subject, made)
            facts = facts_of_case.of(db, subject, form, today=self.today(), agreement=made)
            gaps = checks.gaps_before_final(db, subject, form, today=self.today())
            found.append(Trial(facts, tuple(sorted(gaps, key=lambda each: each.severity != "red"))))
            raise _OnlyTried
        return found[0]

    def save(self, words: AgreementWords) -> int:
        """Make a new edition of the words; returns its count."""
        with self.store.unit() as db:
            made = self._draft(db, cases.case(db, self.case_id), words)
            drafts.drop(db, self.key)
            return made.edition

    # the library

    def offered(self, search: str, words: AgreementWords) -> tuple[Offered, ...]:
        """Return the patterns to choose from, what this dispute must have first."""
        return clause_library.offered(search, self.known, words)

    def lacking(self, words: AgreementWords) -> tuple[Lack, ...]:
        """Return what this dispute usually needs and the clauses do not have."""
        return clause_library.lacking(self.known, words)

    def begin(self, pattern: str) -> ClauseWords:
        """Return a new clause of the library with its blanks filled from the case."""
        return clause_library.begin(pattern, self.known)

    def preview(self, clause: ClauseWords) -> str:
        """Return the sentence of a clause as far as it is filled."""
        return clause_library.preview(clause, self.today())

    def plan(self, clause: ClauseWords, count: str, first: str) -> tuple[PartWords, ...]:
        """Part the sum of a clause into so many monthly payments that add up to the fen."""
        if not clause.amount.strip():
            raise Refusal("请先填金额，再排分期。", "amount")
        if not count.strip().isdecimal():
            raise Refusal("请填分几期。", "parts")
        start = self._day(first, "parts")
        parts = instalments.plan(money.parse(clause.amount), int(count), start)
        return tuple(PartWords(day.isoformat(), figures(fen)) for day, fen in parts)

    def check(self, clause: ClauseWords) -> tuple[str, bool]:
        """Say whether instalments, shares and schedule of a clause add up; nothing where there are none."""
        told = [
            self.sum_words(clause),
            clause_library.share_words(clause),
            clause_library.schedule_words(clause),
        ]
        return "　".join(words for words, _right in told if words), all(right for _words, right in told)

    def sum_words(self, clause: ClauseWords) -> tuple[str, bool]:
        """Say whether the instalments add up to the clause's sum; nothing when there are none."""
        if not clause.parts:
            return "", True
        try:
            parts = sum(money.parse(part.amount) for part in clause.parts if part.amount.strip())
            whole = money.parse(clause.amount) if clause.amount.strip() else None
        except Refusal as refusal:
            return refusal.message, False
        said = f"{len(clause.parts)} 期合计 {money.digits(parts)}"
        if whole is None:
            return f"{said}，还没有写总额", False
        if parts == whole:
            return f"{said}，与总额一致", True
        return f"{said}，比总额{'少' if parts < whole else '多'} {money.digits(abs(whole - parts))}", False

    # within

    @contextmanager
    def _taken_back(self) -> Iterator[None]:
        try:
            yield
        except _OnlyTried:
            return

    def _draft(self, db: "Session", subject: cases.Case, words: AgreementWords) -> Agreement:
        clauses = [self._clause(number, each) for number, each in enumerate(words.clauses)]
        last = max((each["due_on"] for each in clauses if each["due_on"]), default=None)
        before = agreements.latest(db, subject.id)
        held = before.sitting_id if before else None
        if held is None:
            held = next((each.id for each in reversed(sittings.of_case(db, subject.id))), None)
        return agreements.draft(
            db, subject, by=self.by, clauses=clauses, sitting_id=held, facts=words.facts, issues=words.issues,
            responsibility=words.responsibility, performance=words.performance, place=words.place, form=words.form,
            on_the_spot=words.on_the_spot,
            perform_by=self._day(words.perform_by, "perform_by") if words.perform_by.strip() else last,
        )  # fmt: skip

    def _clause(self, number: int, words: ClauseWords) -> dict[str, Any]:
        place = f"clauses.{number}"
        values: dict[str, Any] = {
            name: getattr(words, name)
            for name in ("text", "payer", "payee", "method", "pattern", "blanks", "account", "proof", "place")
        }
        values |= {
            "amount": _sum(words.amount, f"{place}.amount") if words.amount.strip() else None,
            "due_on": None, "due_text": "", "offer_id": uuid.UUID(words.offer_id) if words.offer_id else None,
            "schedule": [dict(row) for row in words.schedule],
        }  # fmt: skip
        if several := clause_library.shared(words):
            values["sharing"] = words.sharing
            given = {name: words.shares.get(name, "").strip() for name in several}
            values["shares"] = {
                name: _sum(typed, f"{place}.shares") for name, typed in given.items() if typed
            }
        if words.due.strip():
            try:
                values["due_on"], values["due_text"] = clause_library.read_due(
                    words.due, words.due_text, self.today()
                )
            except dates.NoSuchDay as refusal:
                raise Refusal(refusal.message, f"{place}.due") from refusal
        if words.parts:
            values["instalments"] = [
                (self._day(part.due, f"{place}.parts"), _sum(part.amount, f"{place}.parts"))
                for part in words.parts
            ]
        return values

    def _day(self, text: str, field: str) -> date:
        try:
            return dates.parse(text, today=self.today())
        except Refusal as refusal:
            raise Refusal(refusal.message, field) from refusal

    def _of_room(self, db: "Session", subject: cases.Case) -> AgreementWords:
        """Begin with what was typed in the room, else with the brief of the case."""
        for held in reversed(sittings.of_case(db, subject.id)):
            kept = drafts.load(db, f"agreement:{held.id}")
            if kept is not None:
                words = read(kept)
                made = tuple(clause_library.recognised(each, self.today()) for each in words.clauses)
                return replace(words, clauses=made)
        return AgreementWords(facts=subject.brief, issues=subject.root_cause, clauses=(ClauseWords(),))


def _sum(text: str, field: str) -> int:
    try:
        return money.parse(text)
    except Refusal as refusal:
        raise Refusal(refusal.message, field) from refusal
