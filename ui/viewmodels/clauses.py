"""The clause editor of 文书: what is typed, what it would look like, and the new edition that is made of it."""

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date
from difflib import ndiff
from typing import TYPE_CHECKING, Any

from exports import facts as facts_of_case
from exports.facts import Facts
from models import agreements, cases, checks, dates, drafts, money, sittings
from models.agreements import Agreement, Form
from models.checks import Gap
from models.errors import Refusal
from models.station import Identity
from models.store import Store
from ui.viewmodels import paper_items

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

METHODS = ("现金当面支付", "银行转账", "微信或支付宝转账", "当面履行", "共同履行")
FORMS = tuple((form.value, form.value) for form in (Form.WRITTEN, Form.ORAL))
_KEPT = {"+": "added", "-": "removed", " ": "same"}


@dataclass(frozen=True)
class PartWords:
    """One instalment as typed."""

    due: str = ""
    amount: str = ""


@dataclass(frozen=True)
class ClauseWords:
    """One clause as typed."""

    text: str = ""
    payer: str = ""
    payee: str = ""
    amount: str = ""
    due: str = ""
    due_text: str = ""
    method: str = ""
    offer_id: str = ""
    parts: tuple[PartWords, ...] = ()


@dataclass(frozen=True)
class AgreementWords:
    """The agreement as typed."""

    facts: str = ""
    issues: str = ""
    responsibility: str = ""
    performance: str = ""
    perform_by: str = ""
    place: str = ""
    form: str = Form.WRITTEN.value
    on_the_spot: bool = False
    clauses: tuple[ClauseWords, ...] = ()


@dataclass(frozen=True)
class Trial:
    """What the typed words would make: the facts of the paper and its problems."""

    facts: Facts
    problems: tuple[Gap, ...]


@dataclass(frozen=True)
class Difference:
    """One line of a comparison: ``added``, ``removed`` or ``same``."""

    kind: str
    text: str


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
            kept = drafts.load(db, self.key)
            if kept is not None:
                self.words = read(kept)
            elif made is not None:
                self.words = _of_agreement(db, made)
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

    def differences(self) -> tuple[Difference, ...]:
        """Compare the last edition with the one before, line by line."""
        with self.store.reading() as db:
            last = agreements.editions(db, self.case_id)[-2:]
            if len(last) < 2:  # noqa: PLR2004 -- two are compared
                return ()
            before, after = (_lines(db, each) for each in last)
        return tuple(
            Difference(_KEPT[line[0]], line[2:]) for line in ndiff(before, after) if line[0] in _KEPT
        )

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
            "text": words.text, "payer": words.payer, "payee": words.payee, "method": words.method,
            "amount": _sum(words.amount, f"{place}.amount") if words.amount.strip() else None,
            "due_on": None, "due_text": "", "offer_id": uuid.UUID(words.offer_id) if words.offer_id else None,
        }  # fmt: skip
        if words.due.strip():
            try:
                values["due_on"] = dates.parse(words.due, today=self.today())
                values["due_text"] = words.due_text
            except Refusal:
                values["due_text"] = words.due
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
                return read(kept)
        return AgreementWords(facts=subject.brief, issues=subject.root_cause, clauses=(ClauseWords(),))


def read(kept: dict[str, Any]) -> AgreementWords:
    """Return words that were kept, here or in the room."""
    known = {
        key: kept[key] for key in AgreementWords.__dataclass_fields__ if key in kept and key != "clauses"
    }
    clauses = []
    for each in kept.get("clauses", []):
        values = {
            key: each[key] for key in ClauseWords.__dataclass_fields__ if key in each and key != "parts"
        }
        clauses.append(
            ClauseWords(**values, parts=tuple(PartWords(**part) for part in each.get("parts", [])))
        )
    return AgreementWords(**known, clauses=tuple(clauses))


def _of_agreement(db: "Session", made: Agreement) -> AgreementWords:
    owed = {each.clause_id: each for each in agreements.obligations(db, made.id)}
    clauses = []
    for each in made.clauses:
        if not each.valid:
            continue
        parts = owed[each.id].instalments if each.id in owed else []
        clauses.append(
            ClauseWords(
                each.text, each.payer, each.payee, _figures(each.amount),
                each.due_on.isoformat() if each.due_on else each.due_text, each.due_text, each.method,
                str(each.offer_id) if each.offer_id else "",
                tuple(
                    PartWords(part.due_on.isoformat() if part.due_on else "", _figures(part.amount))
                    for part in parts
                ),
            )
        )  # fmt: skip
    return AgreementWords(
        made.facts, made.issues, made.responsibility, made.performance,
        made.perform_by.isoformat() if made.perform_by else "", made.place, made.form, made.on_the_spot, tuple(clauses),
    )  # fmt: skip


def _figures(fen: int | None) -> str:
    return "" if fen is None else money.digits(fen).removeprefix("¥")


def _sum(text: str, field: str) -> int:
    try:
        return money.parse(text)
    except Refusal as refusal:
        raise Refusal(refusal.message, field) from refusal


def _lines(db: "Session", made: Agreement) -> list[str]:
    words = _of_agreement(db, made) if made.valid else _of_void(made)
    said = [
        f"主要事实：{words.facts}", f"争议事项：{words.issues}", f"各方责任：{words.responsibility}",
        f"履行方式和期限：{words.performance}", f"履行地点：{words.place}",
    ]  # fmt: skip
    for number, each in enumerate(words.clauses, start=1):
        more = [each.payer and f"义务人{each.payer}", each.payee and f"权利人{each.payee}",
                each.amount and f"{each.amount}元", each.due, each.method]  # fmt: skip
        extra = "，".join(filter(None, more))
        said.append(f"第{number}条　{each.text}" + (f"（{extra}）" if extra else ""))
    return [line for line in said if not line.endswith("：")]


def _of_void(made: Agreement) -> AgreementWords:
    """Read an edition that was replaced: its obligations are void with it, its clauses are not."""
    return AgreementWords(
        made.facts, made.issues, made.responsibility, made.performance, "", made.place, made.form, made.on_the_spot,
        tuple(
            ClauseWords(
                each.text, each.payer, each.payee, _figures(each.amount),
                each.due_on.isoformat() if each.due_on else each.due_text, method=each.method,
            )
            for each in made.clauses
        ),
    )  # fmt: skip
