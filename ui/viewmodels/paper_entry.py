"""What is typed on 文书: the items of a form that no row says, a further paper, and blank forms with their numbers."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from exports import afterwards, endings, errands, petitions, printouts, wordform
from models import (
    appraisals,
    approvals,
    cases,
    entries,
    formchoices,
    formheads,
    law,
    numbering,
    papers,
    rooms,
    serving,
    station,
)
from models.checks import Gap
from models.dates import chinese, local, weekday
from models.entries import Entry
from models.errors import Refusal
from models.formheads import Ask, FormHead
from models.serving import Way
from models.station import Identity
from models.store import Store
from ui.viewmodels.paper_items import Item, short

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

# of these a case has as many papers as are asked for; of the others as many as rows say
ADDED = frozenset({"entry", "summoned", "once"})
# handed over to somebody, so that the way it reached them is kept (程序规定 36)
SERVED = frozenset({"parties", "recipient", "receiver"})
MOST = 200
# from so many people on one side on it is worth while that they elect somebody
SEVERAL = 3
# before somebody forgives or withdraws who may be afraid of the other side (反家庭暴力法; domain.md 1.6)
WILLING = "有家庭暴力的情形：请避开对方单独核实是不是本人自愿。谅解、撤回不代替处罚和告诫书，不得写进放弃报警、不得离家的话。"


@dataclass(frozen=True)
class Pads:
    """Blank forms that were made: what they are, their numbers, and the sheets."""

    title: str
    numbers: tuple[str, ...]
    pdf: bytes

    @property
    def words(self) -> str:
        """Say which numbers were reserved."""
        if not self.numbers:
            return self.title
        span = " 至 ".join(dict.fromkeys((self.numbers[0], self.numbers[-1])))
        return f"{self.title}，编号 {span}"


@dataclass
class EntryDeeds:
    """The deeds that type something."""

    store: Store
    today: Callable[[], date]

    @property
    def by(self) -> Identity:
        """Return who is signed in."""
        return self.store.signed_in

    def asks(self, case_id: uuid.UUID, form: str) -> tuple[Ask, ...]:
        """Return what a form asks of its writer, with what this case has to choose from."""
        with self.store.reading() as db:
            return petitions.asked(db, cases.case(db, case_id), formheads.head(form))

    def said(self, case_id: uuid.UUID, item: Item) -> dict[str, str]:
        """Return what is known of each thing a paper asks."""
        with self.store.reading() as db:
            return entries.typed(db, cases.case(db, case_id).id, item.form, item.about)

    def usual(self, form: str) -> dict[str, str]:
        """Return what a new paper begins with: the form's own words, today, and who writes."""
        known = {ask.key: ask.usual for ask in formheads.head(form).asks}
        begun = {"day": said_day(self.today()), "writer": self.by.name, "asker": self.by.name}
        return known | {key: value for key, value in begun.items() if key in known and form == "D09"}

    def fill(self, case_id: uuid.UUID, item: Item, said: Mapping[str, object]) -> None:
        """Keep what was typed for a paper that is there."""
        with self.store.unit() as db:
            subject = cases.case(db, case_id)
            one = formheads.head(item.form).per == "entry"
            entry = db.get(Entry, item.about) if one and item.about else None
            about = None if formheads.head(item.form).per in ADDED else item.about
            entries.keep(db, subject, item.form, plain(said), by=self.by, about=about, entry=entry)

    def offers(self, case_id: uuid.UUID) -> list[tuple[str, str]]:
        """Return (form, title) of the papers that may be added to a case by hand."""
        with self.store.reading() as db:
            subject = cases.case(db, case_id)
            heads = formheads.heads(subject.track) if subject.track else []
            return [
                (head.id, short(head.title))
                for head in heads
                if (head.per == "entry" or (head.per in ADDED and not errands.of_form(db, subject, head)))
                and _has_place(db, subject, head)
            ]

    def add(self, case_id: uuid.UUID, form: str, said: Mapping[str, object]) -> str:
        """Begin a further paper; returns the key under which it is listed."""
        with self.store.unit() as db:
            subject = cases.case(db, case_id)
            if why := not_here(db, subject, formheads.head(form), self.today()):
                raise Refusal(why)
            entry = entries.keep(db, subject, form, plain(said), by=self.by)
            return f"{form}/{entry.id}" if formheads.head(form).per == "entry" else form

    def refuse(self, case_id: uuid.UUID, form: str) -> None:
        """Refuse a paper that may not be made in this case, before anything of it is typed."""
        with self.store.reading() as db:
            if why := not_here(db, cases.case(db, case_id), formheads.head(form), self.today()):
                raise Refusal(why)

    def claim(self, case_id: uuid.UUID, text: str) -> str:
        """Give the case the number of the blank form it was written on; returns it as the paper will bear it."""
        with self.store.unit() as db:
            return numbering.claim(db, text, cases.case(db, case_id), by=self.by).text

    def word(self, paper_id: uuid.UUID) -> bytes:
        """Return a final paper in the station's own Word form."""
        with self.store.reading() as db:
            return papers.word(db, db.get_one(papers.Paper, paper_id))

    def ways(self) -> tuple[Way, ...]:
        """Return the ways of serving."""
        return serving.ways()

    # blank forms

    def pads(self) -> list[tuple[str, str]]:
        """Return (form, title) of what the person may print blank."""
        return [
            (head.id, head.title)
            for head in formheads.pads()
            if station.may(self.by, printouts.deed_of_pads(head))
        ]

    def officers(self) -> list[tuple[str, str]]:
        """Return (id, name) of those whose name a card may give."""
        with self.store.reading() as db:
            return [
                (str(each.id), each.name)
                for each in station.people(db)
                if each.role != station.Role.ADMINISTRATOR.value
            ]

    def make_pads(self, form: str, count: int, contact: str = "") -> Pads:
        """Reserve the numbers and make the sheets; the numbers are taken even when the printer fails later."""
        if not 1 <= count <= MOST:
            raise Refusal(f"份数应为 1 至 {MOST}。", "count")
        head = formheads.head(form)
        with self.store.unit() as db:
            row = db.get(station.Officer, uuid.UUID(contact)) if contact else None
            who = station.identity(row) if row is not None else None
            numbers, pdf = printouts.pads(db, form, count=count, today=self.today(), by=self.by, contact=who)
        return Pads(f"{head.title} {count} 份", tuple(numbers), pdf)


def gaps(db: "Session", subject: cases.Case, item: Item) -> list[Gap]:
    """Return what a paper still wants from its writer, and why it may not be made for this person."""
    head = formheads.head(item.form)
    found = []
    if head.per == "agent" and (why := errands.forbidden(subject, item.about)):
        found.append(Gap("needs", why, "parties", law="程序规定 181"))
    found += _gaps_of_form(db, subject, item) if item.paper_id is None else []
    if head.asks and item.paper_id is None:
        found += [
            Gap("typed", f"还没有填写“{label}”。", "typed", mend="去填写")
            for label in entries.missing(db, subject.id, item.form, item.about)
        ]
    if "request" in head.needs and item.paper_id is None and item.composed:
        asked = approvals.latest(db, subject.id, endings.RECOGNITION)
        if asked is None:
            words = "还没有登记双方的申请、报所领导审批；也可以印出后由审批人手写。"
            found.append(Gap("recognition", words, "recognition", "orange", "去登记", "程序规定 186"))
        elif asked.open:
            found.append(Gap("recognition", "已请示，等所领导审批。", "", "orange"))
    if (
        "confirmable" in head.needs
        and item.paper_id is None
        and (why := afterwards.unconfirmable(db, subject))
    ):
        found.append(Gap("needs", why, "", law="民事诉讼法 205、206"))
    if "meeting" in head.needs and not rooms.of_case(db, subject.id):
        said = entries.typed(db, subject.id, item.form, item.about)
        if not (said.get("day") and said.get("time") and said.get("place")):
            found.append(
                Gap("typed", "还没有约定时间和地点，请先排期，或者在这里填写。", "typed", mend="去填写")
            )
    return found


def _gaps_of_form(db: "Session", subject: cases.Case, item: Item) -> list[Gap]:
    """Return what bars the form in this case, and what is wrong with the station's own Word form of it."""
    found = []
    if why := not_here(db, subject, formheads.head(item.form), local(db.info["now"]()).date()):
        found.append(Gap("needs", why, "intake", mend="去接待"))
    if "willing" in formheads.head(item.form).needs and cases.Flag.VIOLENCE.value in subject.flags:
        found.append(Gap("willing", WILLING, severity="orange"))
    if formchoices.worded(db, item.form) and (why := wordform.unready(item.form)):
        found.append(Gap("word", why, severity="orange"))
    return found


def _has_place(db: "Session", subject: cases.Case, head: FormHead) -> bool:
    """Tell whether there is what a form is about: a final paper to correct, several people who elect one of them."""
    kinds = {ask.kind for ask in head.asks}
    if "paper" in kinds and not any(each.valid for each in papers.of_case(db, subject.id)):
        return False
    if "side" not in kinds:
        return True
    heads: dict[str, int] = {}
    for party in cases.parties(subject):
        heads[party.side] = heads.get(party.side, 0) + max(1, party.headcount or 1)
    return max(heads.values(), default=0) >= SEVERAL or any(party.group for party in cases.parties(subject))


def not_here(db: "Session", subject: cases.Case, head: FormHead, today: date) -> str:
    """Say why a form may not be made in this case at all; nothing when it may."""
    if "second" in head.needs and not petitions.second(db, subject).first:
        return f"还没有调解过一次，谈不上再次调解（{law.on(today).cite('za-times')}）。"
    return appraisals.not_waived(subject, today) if "waiver" in head.needs else ""


def served(head: FormHead) -> bool:
    """Tell whether the way is asked when the paper has reached its receiver."""
    return bool(SERVED & set(head.holders)) and head.stage in afterwards.SERVED_STAGES


def plain(said: Mapping[str, object]) -> dict[str, str]:
    """Write what a form gave as a paper prints it; a day with its weekday."""
    return {
        key: said_day(value) if isinstance(value, date) else str(value or "") for key, value in said.items()
    }


def said_day(day: date) -> str:
    """Write a day with its weekday.

    >>> said_day(date(2026, 11, 23))
    '2026年11月23日（星期一）'
    """
    return f"{chinese(day)}（{weekday(day)}）"
