"""文书: the papers of one case, the one that is looked at, what is wrong with it, and the deeds done to it."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from exports import facts as facts_of_case
from exports import filenames, preview, printouts, walk
from exports.facts import Facts
from models import (
    agreements,
    cases,
    checks,
    formheads,
    intake,
    notices,
    papers,
    signings,
    station,
    visits,
)
from models.checks import AGREEMENT_FORMS, Gap
from models.errors import Refusal
from models.papers import Paper, PaperState
from models.queries import cases as case_lists
from models.queries import worked
from models.queries.cases import CaseLine
from models.sittings import Sitting
from models.station import Identity
from models.store import Store
from ui.viewmodels import paper_aftermath, paper_copies, paper_entry, paper_items, paper_shelf, signing
from ui.viewmodels.paper_aftermath import Aftermath
from ui.viewmodels.paper_copies import Copy, CopyDeeds
from ui.viewmodels.paper_entry import EntryDeeds
from ui.viewmodels.paper_items import Item
from ui.viewmodels.paper_numbers import NumberDeeds
from ui.viewmodels.paper_overrides import PaperOverrides

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

OPEN = tuple(state.value for state in cases.State if state is not cases.State.CLOSED)
SHOWN = 30
# what is told with a tick when no problem of these keys stands (domain.md 2.4)
TICKS = (
    ("金额大小写一致", frozenset({"words", "words-unreadable", "amount", "total", "instalments"})),
    ("期限明确", frozenset({"deadline", "early", "vague", "performance"})),
    ("义务人明确", frozenset({"payer", "payee", "guarantor"})),
    ("当事人齐全", frozenset({"id", "group", "representative", "guardian", "agreement"})),
)
_WHOLE = frozenset({"agreement", "needs"})


@dataclass(frozen=True)
class View:
    """The whole page for one case and the paper chosen in it."""

    case_id: uuid.UUID
    title: str
    state: str
    items: tuple[Item, ...]
    must: int
    have: int
    chosen: Item | None
    facts: Facts | None = None
    problems: tuple[Gap, ...] = ()
    ticks: tuple[str, ...] = ()
    copies: int = 1
    copies_word: str = ""
    holders: tuple[str, ...] = ()
    sheets: tuple[Copy, ...] = ()
    unsafe: str = ""
    number: str = ""
    made: str = ""
    printed: int = 0
    editable: bool = False
    comparable: bool = False
    signed: bool = False
    signable: bool = False
    scanned: bool = False
    served: bool = False
    fillable: bool = False
    padded: bool = False
    worded: bool = False
    voidable: bool = False
    ceremony: str = ""
    aftermath: Aftermath = field(default_factory=Aftermath)

    @property
    def red(self) -> int:
        """Count the problems that stop 定稿."""
        return sum(1 for each in self.problems if each.severity == "red")

    @property
    def orange(self) -> int:
        """Count the problems that only warn."""
        return len(self.problems) - self.red

    @property
    def draft(self) -> bool:
        """Say whether the paper shown can be made final, problems aside."""
        return self.chosen is not None and self.chosen.composed and self.chosen.needed and not self.made

    @property
    def final(self) -> bool:
        """Say whether the paper shown is a valid final one."""
        return self.chosen is not None and self.chosen.final

    @property
    def lacking(self) -> int:
        """Count the papers that the dossier still lacks."""
        return self.must - self.have


@dataclass
class Papers:
    """The state of 文书: the case, the paper, and what was typed to find a case."""

    store: Store
    today: Callable[[], date]
    case_id: uuid.UUID | None = None
    key: str = ""
    entry: EntryDeeds = field(init=False)
    copies: CopyDeeds = field(init=False)
    numbers: NumberDeeds = field(init=False)
    overrides: PaperOverrides = field(init=False)

    def __post_init__(self) -> None:
        """Prepare the deeds that follow an agreement, and those that are typed."""
        self.entry = EntryDeeds(self.store, self.today)
        self.copies = CopyDeeds(self.store)
        self.numbers = NumberDeeds(self.store, self.today)
        self.overrides = PaperOverrides(self.store)

    @property
    def by(self) -> Identity:
        """Return who is signed in."""
        return self.store.signed_in

    # looking

    def shelf(self, words: str = "") -> list[CaseLine]:
        """Return the cases to choose from: the newest that are not struck off, or what answers to the words."""
        with self.store.reading() as db:
            if words.strip():
                found = case_lists.search(db, words, by=self.store.person, limit=SHOWN)
                return found or paper_shelf.spelt(db, words, by=self.store.person, limit=SHOWN)
            return case_lists.listing(db, by=self.store.person, states=OPEN, limit=SHOWN)

    def last_worked(self) -> uuid.UUID | None:
        """Return the case that the signed-in person changed most recently."""
        with self.store.reading() as db:
            return worked.last(db, self.by.id)

    def open(self, case_id: uuid.UUID, *, form: str = "") -> None:
        """Take a case; the paper with ``form``, else the one that is next."""
        with self.store.reading() as db:
            cases.case(db, case_id)  # refused before anything of the page has changed
        if case_id != self.case_id:
            self.key = ""
        self.case_id = case_id
        if form:
            self.key = form

    def choose(self, key: str) -> None:
        """Look at another paper of the case."""
        self.key = key

    def read(self) -> View:
        """Read everything that the page shows."""
        assert self.case_id is not None, "a case was opened"
        with self.store.reading() as db:
            subject = cases.case(db, self.case_id)
            here = paper_items.around(db, subject)
            listed = paper_items.items(here)
            chosen = self._chosen(listed)
            must, have = paper_items.metered(db, subject)
            view = View(subject.id, subject.title, subject.state, listed, must, have, chosen)
            if chosen is None:
                return view
            made = db.get_one(Paper, chosen.paper_id) if chosen.paper_id else None
            facts = self._facts(db, subject, chosen, made)
            problems = [] if made else self._problems(db, subject, here, chosen)
            head = formheads.head(chosen.form)
            copies = made.copies if made else head.copies_for(facts.heads if facts else len(subject.parties))
            agreement = here.agreement if chosen.form in AGREEMENT_FORMS else None
            signed = agreement is not None and agreement.state == agreements.AgreementState.SIGNED.value
            view = replace(
                view, facts=facts, problems=tuple(problems), copies=copies, copies_word=walk.numeral(copies),
                holders=paper_copies.listed(facts, head), unsafe=paper_copies.unsafe(subject, head), signed=signed,
            )  # fmt: skip
            if made is not None:
                view = replace(
                    view, number=made.number, made=_made_words(made), printed=made.printed, sheets=paper_copies.read(db, made),
                    signable=_signable(made, agreement), scanned=made.state == PaperState.SCANNED.value, served=paper_entry.served(head), worded=bool(made.word_sha256), voidable=made.valid and not signed and station.may(self.by, station.Deed.VOID_NUMBER),
                    ceremony=signing.standing(db, subject, agreement, self.today()) if made.valid and agreement else "",
                )  # fmt: skip
            else:
                view = replace(
                    view,
                    ticks=_ticks(problems) if chosen.form in AGREEMENT_FORMS else (),
                    editable=paper_items.editable(here, chosen),
                    fillable=bool(head.asks) and chosen.needed,
                    padded=head.pad and chosen.composed,
                    comparable=agreement is not None and agreement.edition > 1,
                )
            after = paper_aftermath.read(db, subject, today=self.today(), by=self.store.person)
            return replace(view, aftermath=after)

    def signing(self, now: Callable[[], datetime]) -> signing.Signing:
        """Return the signing of the case's agreement."""
        assert self.case_id is not None, "a case was opened"
        return signing.Signing(self.store, self.today, now, self.case_id)

    def render(self, facts: Facts) -> bytes:
        """Render the paper as it stands; may be called off the window's thread, for it reads no store."""
        return printouts.pdf(facts)

    def content(self, item: Item) -> bytes:
        """Return the stored bytes of a final paper."""
        with self.store.reading() as db:
            assert item.paper_id is not None, "only a final paper has bytes"
            return papers.content(db, db.get_one(Paper, item.paper_id))

    def sizes(self, pdf: bytes) -> list[tuple[float, float]]:
        """Return width and height of each page in points."""
        return preview.sizes(pdf)

    def raster(self, pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
        """Return (width, height, pixels) of a page counted from 0."""
        return preview.raster(pdf, page, scale)

    def file_name(self, view: View) -> str:
        """Return the name under which the paper is saved."""
        if view.facts is None:
            return "文书.pdf"
        return filenames.paper(view.facts)

    # deeds

    def finalise(
        self, item: Item, *, on: date, late_reason: str, copies: int = 0, number: str = ""
    ) -> uuid.UUID:
        """Make the paper final; returns its id. Refused by the sentence of the first red problem.

        ``number`` is the one of a series that another system gives.
        """
        assert self.case_id is not None, "a case was opened"
        if on > self.today():
            raise Refusal("定稿日期在今天之后，请核对。", "on")
        with self.store.unit() as db:
            subject = cases.case(db, self.case_id)
            here = paper_items.around(db, subject)
            for gap in [*paper_items.needs(here, item), *paper_entry.gaps(db, subject, item)]:
                if gap.severity == "red":
                    raise Refusal(gap.sentence)
            sitting = db.get_one(Sitting, item.sitting_id) if item.sitting_id else None
            made = papers.issue(
                db, subject, item.form, by=self.by, on=on, copies=copies, sitting_id=item.sitting_id,
                late_reason=late_reason, about=item.about, typed_number=number,
                make=printouts.maker(db, subject, item.form, today=on, sitting=sitting, about=item.about),
            )  # fmt: skip
            return made.id

    def late(self, item: Item, on: date) -> str:
        """Say which limit of the law a paper of that day would be past; nothing when it is in time."""
        assert self.case_id is not None, "a case was opened"
        with self.store.reading() as db:
            passed = papers.late(db, cases.case(db, self.case_id), item.form, on=on)
        if passed is None:
            return ""
        return f"“{passed.name}”已于 {passed.due_on.month}月{passed.due_on.day}日 届满，请写明超期原因。"

    def untold(self) -> list[tuple[str, str]]:
        """Return (key, words) of what the parties have not yet been told on the track of the case."""
        assert self.case_id is not None, "a paper is shown"
        with self.store.reading() as db:
            subject = cases.case(db, self.case_id)
            rows = notices.must_tell(subject.track, notices.told(subject), self.today())
        return [(row.key, row.text) for row in rows if not row.told]

    def tell(self, keys: list[str]) -> None:
        """Keep that these items have been told."""
        if not keys:
            raise Refusal("请先勾选已经告知的事项。")
        assert self.case_id is not None, "a paper is shown"
        with self.store.unit() as db:
            intake.answer(db, cases.case(db, self.case_id), notices.answers(keys), by=self.by)

    def unmet(self, item: Item, on: date) -> list[str]:
        """Name the required steps of the signing that are not on record: whose, and which."""
        with self.store.reading() as db:
            paper = db.get_one(Paper, item.paper_id)
            agreement = agreements.latest(db, paper.case_id) if paper.case_id else None
            if agreement is None or item.form not in AGREEMENT_FORMS:
                return []
            subject = cases.case(db, agreement.case_id)
            return [
                f"{each.name}“{each.wanted.kind.title}”"
                for each in signings.lacking_strictly(db, subject, agreement, on=on)
            ]

    def sign(
        self, item: Item, *, on: date, note: str, how: str = "", to: str = "", unmet_reason: str = ""
    ) -> str:
        """Record that everyone has signed; the agreement then takes effect and its visits are planned.

        ``how`` it was served, and who took it, of a paper that is handed over; ``unmet_reason`` why required steps
        of the signing were left out. Returns a sentence of what followed.
        """
        if on > self.today():
            raise Refusal("签收日期在今天之后，请核对。", "on")
        with self.store.unit() as db:
            paper = db.get_one(Paper, item.paper_id)
            if how:
                papers.serve(db, paper, how=how, to=to, on=on, note=note, by=self.by)
                return "已登记送达。"
            papers.sign(db, paper, on=on, note=note, by=self.by)
            if item.form not in AGREEMENT_FORMS or paper.case_id is None:
                return "已登记签收。"
            subject = cases.case(db, paper.case_id)
            agreement = agreements.latest(db, subject.id)
            if agreement is None or agreement.state == agreements.AgreementState.SIGNED.value:
                return "已登记签收。"
            if signings.lacking_strictly(db, subject, agreement, on=on):
                signings.explain(db, agreement, unmet_reason, at=self.store.now(), by=self.by)
            agreements.conclude(db, subject, agreement, signed_on=on, by=self.by)
            planned = visits.plan(db, subject, after="agreed", on=on)
            return f"协议自{on.month}月{on.day}日起生效，已安排 {len(planned)} 次回访。"

    def void(self, item: Item, *, reason: str) -> None:
        """Void the paper with its reason."""
        with self.store.unit() as db:
            papers.void(db, db.get_one(Paper, item.paper_id), reason=reason, by=self.by)

    # within

    def _chosen(self, listed: tuple[Item, ...]) -> Item | None:
        same = [each for each in listed if self.key in {each.key, each.form}]
        if same:
            return same[0]
        agreement = [
            each for each in listed if each.form in AGREEMENT_FORMS and each.needed and each.composed
        ]
        waiting = [each for each in listed if each.needed and each.composed and not each.final]
        return next(iter([*agreement, *waiting, *listed]), None)

    def _facts(self, db: "Session", subject: cases.Case, item: Item, made: Paper | None) -> Facts | None:
        if made is not None:
            return Facts.from_plain(made.facts)
        if not item.composed:
            return None
        held = db.get_one(Sitting, item.sitting_id) if item.sitting_id else None
        return facts_of_case.of(db, subject, item.form, today=self.today(), sitting=held, about=item.about)

    def _problems(
        self, db: "Session", subject: cases.Case, here: paper_items.Around, item: Item
    ) -> list[Gap]:
        if not item.needed:
            return []
        found = [*paper_items.needs(here, item), *paper_entry.gaps(db, subject, item)]
        found += paper_items.apart(here, item)
        if not any(each.key in _WHOLE for each in found):
            found += checks.gaps_before_final(db, subject, item.form, today=self.today())
        return sorted(found, key=lambda each: each.severity != "red")


def _ticks(problems: list[Gap]) -> tuple[str, ...]:
    keys = {each.key for each in problems}
    if keys & _WHOLE:
        return ()
    return tuple(words for words, about in TICKS if not keys & about)


def _signable(made: Paper, agreement: agreements.Agreement | None) -> bool:
    """Tell whether its signing is still to be registered: a scan says that of itself, save that an agreement takes effect."""
    if made.state == PaperState.SCANNED.value:
        return agreement is not None and agreement.state != agreements.AgreementState.SIGNED.value
    return made.state == PaperState.FINAL.value


def _made_words(made: Paper) -> str:
    said = [f"{made.issued_on.year}年{made.issued_on.month}月{made.issued_on.day}日 {made.by_name} 定稿"]
    said.append(f"已打印 {made.printed} 份" if made.printed else "还没有打印")
    if made.signed_on:
        said.append(
            f"{made.signed_on.month}月{made.signed_on.day}日 {made.served_how or '签收'}"
            + f"，{made.served_to}代收" * bool(made.served_to)
            + f"，{made.signed_note}" * bool(made.signed_note)
        )
    if made.late_reason:
        said.append(f"超期原因：{made.late_reason}")
    if not made.valid:
        said.append(f"作废原因：{made.void_reason}")
    return " · ".join(said)
