"""回访和履行: what is due by day, the case that is looked at, and the deeds that record a call or a payment."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any, Literal

from models import agreements, cases, dates, grading, money, performance, visits
from models.agreements import Instalment, Obligation
from models.cases import State
from models.errors import Refusal
from models.performance import DuePayment
from models.queries import cases as case_lists
from models.queries.cases import CaseLine
from models.station import Identity
from models.store import Store
from models.visits import DueVisit, Visit

Urgency = Literal["bad", "warn", "accent", "good", "muted"]

AHEAD = timedelta(days=30)
SHOWN = 200
CALLED = ("mode", "visited", "performed", "satisfaction", "sued", "new_risk", "measures", "late_reason")


@dataclass(frozen=True)
class DueLine:
    """One visit or payment of the list; ``amount`` is what is owed, ``paid`` of ``count`` instalments are there."""

    key: str
    case_id: uuid.UUID
    day: date | None
    sentence: str
    when: str
    urgency: Urgency
    note: str = ""
    amount: str = ""
    visit_id: uuid.UUID | None = None
    obligation_id: uuid.UUID | None = None
    instalment_id: uuid.UUID | None = None
    paid: int = 0
    count: int = 1


@dataclass(frozen=True)
class DayGroup:
    """What is due on one day."""

    title: str
    lines: tuple[DueLine, ...]
    late: bool = False


@dataclass(frozen=True)
class Part:
    """One instalment as its bar shows it."""

    number: int
    words: str
    state: Literal["paid", "late", "open"]


@dataclass(frozen=True)
class Owed:
    """One obligation of the agreement of a case."""

    obligation_id: uuid.UUID
    sentence: str
    state: str
    done: bool
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Event:
    """A visit done or a payment received."""

    day: date
    title: str
    text: str
    by: str = ""
    warn: bool = False


@dataclass(frozen=True)
class CaseView:
    """The case at the right."""

    case_id: uuid.UUID
    title: str
    state: str
    names: tuple[str, ...]
    owed: tuple[Owed, ...]
    planned: tuple[DueLine, ...]
    events: tuple[Event, ...]
    breachable: bool
    about: str = ""


@dataclass
class Visits:
    """The state of 回访: which list is shown, and the case that is looked at."""

    store: Store
    today: Callable[[], date]
    kind: str = "all"
    case_id: uuid.UUID | None = None

    @property
    def by(self) -> Identity:
        """Return who is signed in."""
        return self.store.signed_in

    def read(self) -> tuple[DayGroup, ...]:
        """Return what is due up to a month from now, by day; what is late stands together at the top."""
        today = self.today()
        with self.store.reading() as db:
            called = visits.due(db, until=today + AHEAD, limit=SHOWN)
            owed = performance.due(db, until=today + AHEAD, limit=SHOWN)
        lines = [visit_line(each, today) for each in called if self.kind != "payments"]
        lines += [payment_line(each, today) for each in owed if self.kind != "visits"]
        lines.sort(key=lambda each: (each.day or date.max, each.key))
        return tuple(
            DayGroup(title, tuple(group), late=title == "晚了")
            for title, group in groupby(lines, key=lambda each: day_title(each.day, today))
        )

    def counts(self) -> tuple[int, int]:
        """Return how many visits and how many payments are due today or late."""
        today = self.today()
        with self.store.reading() as db:
            return len(visits.due(db, until=today, limit=SHOWN)), len(
                performance.due(db, until=today, limit=SHOWN)
            )

    def shelf(self, words: str = "") -> list[CaseLine]:
        """Return cases to choose from: concluded ones, or what answers to the words."""
        states = (State.AGREED.value, State.PERFORMED.value, State.BREACHED.value, State.FAILED.value)
        with self.store.reading() as db:
            if words.strip():
                return case_lists.search(db, words, by=self.store.person, limit=30)
            return case_lists.listing(db, by=self.store.person, states=states, limit=30)

    def case(self) -> CaseView | None:
        """Read the case that is looked at."""
        if self.case_id is None:
            return None
        today = self.today()
        with self.store.reading() as db:
            subject = cases.case(db, self.case_id)
            made = agreements.latest(db, subject.id)
            owed = agreements.obligations(db, made.id) if made and made.signed_on else []
            called = visits.of_case(db, subject.id)
            received = performance.payments(db, subject.id)
            by_id = {each.id: each for each in owed}
            names = [name for party in cases.parties(subject) for name in (party.name, party.signer) if name]
            events = [visit_event(each) for each in called if each.done_on is not None]
            events += [payment_event(each, by_id) for each in received]
            planned = [
                visit_line(DueVisit(each.id, subject.id, "", each.due_on, each.reason, each.on_site), today)
                for each in called
                if each.done_on is None
            ]
            return CaseView(
                subject.id, subject.title, performance.words(db, subject) or subject.state,
                tuple(dict.fromkeys(names)), tuple(owed_words(each, today) for each in owed), tuple(planned),
                tuple(sorted(events, key=lambda each: each.day, reverse=True)),
                subject.state == State.AGREED.value and bool(owed),
                " · ".join(filter(None, (subject.number, subject.village, grading.name(subject.level), subject.handler_name))),
            )  # fmt: skip

    def rest(self, obligation_id: uuid.UUID, instalment_id: uuid.UUID | None) -> int | None:
        """Return what is still to come of an obligation or of one of its instalments, in fen; None for a deed."""
        with self.store.reading() as db:
            if instalment_id is not None:
                part = db.get_one(Instalment, instalment_id)
                return part.amount - (part.paid_amount or 0)
            owed = db.get_one(Obligation, obligation_id)
            if owed.amount is None:
                return None
            had = sum(
                each.amount or 0
                for each in performance.payments(db, owed.case_id)
                if each.obligation_id == owed.id
            )
            return owed.amount - had

    def what(self, obligation_id: uuid.UUID, instalment_id: uuid.UUID | None) -> str:
        """Name what is to be received: who pays whom, and which instalment."""
        with self.store.reading() as db:
            owed = db.get_one(Obligation, obligation_id)
            names = f"{owed.debtor} → {owed.creditor}" if owed.debtor or owed.creditor else owed.text
            part = f"　第 {db.get_one(Instalment, instalment_id).number} 期" if instalment_id else ""
            return names + part

    def next_part(self, obligation_id: uuid.UUID) -> uuid.UUID | None:
        """Return the first instalment that is not paid, if the obligation is paid in parts."""
        with self.store.reading() as db:
            parts = db.get_one(Obligation, obligation_id).instalments
            return next((part.id for part in parts if part.paid_on is None), None)

    def of_part(self, part_id: uuid.UUID) -> tuple[uuid.UUID, uuid.UUID] | None:
        """Return obligation and instalment where the id is an instalment's."""
        with self.store.reading() as db:
            part = db.get(Instalment, part_id)
            return (part.obligation_id, part.id) if part is not None else None

    # deeds

    def record(self, case_id: uuid.UUID, visit_id: uuid.UUID | None, said: dict[str, Any]) -> None:
        """Record a call on its true day, planned or not."""
        on = self._past(said["on"])
        fields = {key: said[key] or "" for key in CALLED if key in said and key != "mode"}
        with self.store.unit() as db:
            if visit_id is None:
                subject = cases.case(db, case_id)
                visit = visits.add(db, subject, due_on=on, reason="随时回访", by=self.by)
            else:
                visit = db.get_one(Visit, visit_id)
            visits.record(
                db, visit, on=on, by=self.by, mode=said["mode"] or "", text=said["text"] or "",
                next_on=said["next_on"], **fields,
            )  # fmt: skip

    def postpone(self, visit_id: uuid.UUID, *, to: date, reason: str) -> None:
        """Move a visit to another day, with the reason."""
        with self.store.unit() as db:
            visits.postpone(db, db.get_one(Visit, visit_id), to=to, reason=reason, by=self.by)

    def add(self, case_id: uuid.UUID, *, on: date, reason: str) -> None:
        """Plan one more visit."""
        with self.store.unit() as db:
            visits.add(db, cases.case(db, case_id), due_on=on, reason=reason or "加一次回访", by=self.by)

    def receive(self, obligation_id: uuid.UUID, instalment_id: uuid.UUID | None, said: dict[str, Any]) -> str:
        """Record what was performed, with its evidence; returns how far the case now is."""
        on = self._past(said["on"])
        with self.store.unit() as db:
            owed = db.get_one(Obligation, obligation_id)
            part = db.get_one(Instalment, instalment_id) if instalment_id else None
            performance.receive(
                db, owed, on=on, by=self.by, amount=said.get("amount"), method=said.get("method") or "",
                evidence=said.get("evidence") or "", instalment=part,
            )  # fmt: skip
            subject = cases.case(db, owed.case_id)
            if subject.state == State.PERFORMED.value:
                return "协议已全部履行。"
            return f"已登记收到，履行进度：{performance.words(db, subject)}。"

    def breach(self, case_id: uuid.UUID, *, on: date, text: str) -> None:
        """Record that the agreement is not performed; what follows is watched by visits (domain.md 4.5)."""
        with self.store.unit() as db:
            performance.breach(db, cases.case(db, case_id), text=text, on=self._past(on), by=self.by)

    def _past(self, on: date) -> date:
        if on > self.today():
            raise Refusal("日期在今天之后，请核对。", "on")
        return on


def visit_line(due: DueVisit, today: date) -> DueLine:
    """Tell a visit."""
    sentence = f"{due.title}　{due.reason}" if due.title else due.reason
    return DueLine(
        f"visit/{due.visit_id}", due.case_id, due.due_on, sentence, nearness(due.due_on, today),
        urgency(due.due_on, today), "上门" if due.on_site else "电话", visit_id=due.visit_id,
    )  # fmt: skip


def payment_line(due: DuePayment, today: date) -> DueLine:
    """Tell a payment or a deed that is owed."""
    part = f"　第 {due.number} 期" if due.count > 1 else ""
    what = "应付" if due.amount is not None else "应为"
    debtor, creditor = due.debtor or "各方", due.creditor or "对方"
    return DueLine(
        f"payment/{due.obligation_id}/{due.number}", due.case_id, due.due_on, f"{debtor} {what} {creditor}{part}",
        nearness(due.due_on, today), urgency(due.due_on, today), due.title if due.amount is not None else due.what,
        "" if due.amount is None else money.digits(due.amount), None, due.obligation_id, due.instalment_id,
        due.paid, due.count,
    )  # fmt: skip


def owed_words(owed: Obligation, today: date) -> Owed:
    """Tell an obligation with its instalments."""
    sum_ = "" if owed.amount is None else f"　{money.digits(owed.amount)}"
    due = owed.due_text or (dates.chinese(owed.due_on) if owed.due_on else "")
    parts = tuple(
        Part(
            part.number,
            f"第 {part.number} 期　{dates.chinese(part.due_on) if part.due_on else '未定日期'}　{money.digits(part.amount)}",
            "paid" if part.paid_on else "late" if part.due_on and part.due_on < today else "open",
        )
        for part in owed.instalments
    )
    if owed.performed_on is not None:
        state = f"{dates.chinese(owed.performed_on)}履行，{owed.evidence}"
    elif parts:
        state = f"已付 {sum(1 for part in parts if part.state == 'paid')} 期，共 {len(parts)} 期"
    else:
        state = f"应在{due}履行" if due else "未写期限"
    names = f"{owed.debtor} → {owed.creditor}" if owed.debtor or owed.creditor else ""
    return Owed(
        owed.id, f"{names}{sum_}" if names else owed.text, state, owed.performed_on is not None, parts
    )


def visit_event(visit: Visit) -> Event:
    """Tell a visit that was made."""
    assert visit.done_on is not None, "only visits that were made are told"
    words = [visit.mode, visit.visited, visit.performed, visit.satisfaction]
    text = "。".join(filter(None, (visit.text.rstrip("。"), visit.new_risk and f"新情况：{visit.new_risk}")))
    return Event(visit.done_on, " · ".join(filter(None, words)), text, visit.by_name, bool(visit.new_risk))


def payment_event(payment: performance.Payment, owed: dict[uuid.UUID, Obligation]) -> Event:
    """Tell a payment that came."""
    about = owed.get(payment.obligation_id)
    who = f"{about.debtor} 付 {about.creditor}" if about and about.debtor else "履行"
    sum_ = "" if payment.amount is None else f" {money.digits(payment.amount)}"
    return Event(payment.on, f"{who}{sum_}", " · ".join(filter(None, (payment.method, payment.evidence))))


def day_title(day: date | None, today: date) -> str:
    """Name the group of a day.

    >>> day_title(date(2026, 11, 20), date(2026, 11, 21)), day_title(date(2026, 11, 24), date(2026, 11, 21))
    ('晚了', '11月24日 星期二')
    """
    if day is None:
        return "未定日期"
    if day < today:
        return "晚了"
    name = {0: "今天　", 1: "明天　"}.get((day - today).days, "")
    return f"{name}{day.month}月{day.day}日 {dates.weekday(day)}"


def nearness(day: date | None, today: date) -> str:
    """Say how far a day is.

    >>> nearness(date(2026, 11, 18), date(2026, 11, 21)), nearness(date(2026, 11, 26), date(2026, 11, 21))
    ('晚了 3 天', '5 天后')
    """
    if day is None:
        return "未定日期"
    days = (day - today).days
    if days < 0:
        return f"晚了 {-days} 天"
    return {0: "今天", 1: "明天", 2: "后天"}.get(days, f"{days} 天后")


def urgency(day: date | None, today: date) -> Urgency:
    """Give the colour of a day; red is only for limits of the law, and these are the parties' own days."""
    if day is None or day > today:
        return "muted"
    return "warn" if day < today else "accent"
