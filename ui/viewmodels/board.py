"""今日: what must be done today, as sentences with one deed each."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

from models import dates, drafts, money, performance, visits
from models.clocks import Due
from models.performance import DuePayment
from models.queries import today as today_queries
from models.queries.today import Awaited, Counts, Seat
from models.sittings import Phase
from models.store import Store
from models.visits import DueVisit

Urgency = Literal["bad", "warn", "accent", "good", "muted"]

AHEAD = timedelta(days=10)  # how far ahead a limit of the law is announced
SOON = timedelta(days=1)  # payments and visits: today's, and tomorrow's as a notice
SHOWN = 8  # lines of a group before it is opened
OPENED = 100
URGENT_DAYS = 3
# told by their own group, with the person and the sum
TOLD_ELSEWHERE = frozenset({"performance", "referral"})
_PAGES = {"intake": "接待", "sitting": "调解", "papers": "文书", "visits": "回访", "analysis": "研判"}


@dataclass(frozen=True)
class Step:
    """The button of a line: its words, and the page it goes to."""

    text: str
    page: str
    args: dict[str, Any] = field(default_factory=dict)
    quiet: bool = False


@dataclass(frozen=True)
class Line:
    """One thing to do."""

    key: str
    sentence: str
    step: Step
    when: str = ""
    urgency: Urgency = "muted"
    note: str = ""
    amount: str = ""


@dataclass(frozen=True)
class Group:
    """Lines of one kind; ``count`` says how many there are in all."""

    key: str
    title: str
    lines: tuple[Line, ...]
    count: int


@dataclass(frozen=True)
class Slot:
    """One sitting on the timetable of the room."""

    clock: str
    title: str
    note: str
    tone: Literal["good", "now", "accent"]
    case_id: str


@dataclass(frozen=True)
class Today:
    """The whole page."""

    heading: str
    note: str
    groups: tuple[Group, ...]
    drafts: tuple[Line, ...]
    room: tuple[Slot, ...]
    count: int
    virgin: bool

    @property
    def idle(self) -> bool:
        """Say whether there is nothing to do."""
        return not self.groups and not self.drafts


@dataclass
class Board:
    """The state of 今日: the store, the day, and which groups have been opened."""

    store: Store
    today: Callable[[], date]
    opened: set[str] = field(default_factory=set)

    def open(self, group: str) -> None:
        """Show every line of a group from now on."""
        self.opened.add(group)

    def read(self) -> Today:
        """Read the page: one bounded query for each group."""
        day = self.today()
        with self.store.reading() as db:
            counts = today_queries.counts(
                db, today=day, until=day + AHEAD, soon=day + SOON, besides=TOLD_ELSEWHERE
            )
            running = today_queries.running(db, limit=self._limit("running"))
            limits = today_queries.limits(
                db, today=day, until=day + AHEAD, besides=TOLD_ELSEWHERE, limit=self._limit("limits")
            )
            payments = performance.due(db, until=day + SOON, limit=self._limit("payments"))
            due_visits = visits.due(db, until=day + SOON, limit=self._limit("visits"))
            awaited = today_queries.awaited(db, limit=self._limit("awaited"))
            kept = [(row.key, row.title, row.saved_at) for row in drafts.listing(db)]
            start = dates.moment(day, time())
            seats = today_queries.room(db, start=start, end=start + timedelta(days=1), limit=OPENED)
            virgin = not today_queries.any_case(db)
        groups = (
            self._group("running", "正在调解", [running_line(each) for each in running], len(running)),
            self._group("limits", "到期", [limit_line(each, day) for each in limits], counts.limits),
            self._group(
                "payments", "应付款", [payment_line(each, day) for each in payments], counts.payments
            ),
            self._group("visits", "应回访", [visit_line(each, day) for each in due_visits], counts.visits),
            self._group(
                "awaited", "待移送反馈", [awaited_line(each, day) for each in awaited], counts.awaited
            ),
        )
        return Today(
            heading=f"{day.month}月{day.day}日 {dates.weekday(day)}",
            note=_summary(counts),
            groups=tuple(group for group in groups if group.lines),
            drafts=tuple(draft_line(key, title, at, day) for key, title, at in kept),
            room=tuple(slot(each) for each in seats),
            count=_to_do(counts),
            virgin=virgin,
        )

    def _limit(self, group: str) -> int:
        return OPENED if group in self.opened else SHOWN

    def _group(self, key: str, title: str, lines: list[Line], count: int) -> Group:
        shown = tuple(lines[: self._limit(key)])
        return Group(key, title, shown, max(count, len(shown)))


def _to_do(counts: Counts) -> int:
    return counts.limits + counts.payments + counts.visits + counts.awaited_due


def _summary(counts: Counts) -> str:
    if not _to_do(counts):
        return "今天没有到期的事"
    late = f"，其中 {counts.late} 件已过期限" if counts.late else ""
    return f"今天要办 {_to_do(counts)} 件{late}"


def limit_line(due: Due, today: date) -> Line:
    """Tell a limit of the law; only a limit that has passed is red.

    What is late is never in the way: the deed is to enter the day on which it was really done.
    """
    day = f"{due.due_on.month}月{due.due_on.day}日"
    urgency: Urgency = (
        "bad" if due.overdue else "warn" if (due.due_on - today).days <= URGENT_DAYS else "accent"
    )
    done = "办结" if due.key == "za-case" else "完成"
    sentence = f"{due.title}　{due.name}" + (f"应在 {day} 前{done}" if due.overdue else f"截至 {day}")
    return Line(str(due.deadline_id), sentence, _step_of_limit(due), due.words, urgency)


def _step_of_limit(due: Due) -> Step:
    case: dict[str, Any] = {"case": due.case_id}
    if due.key in {"za-first", "za-first-appraised", "za-second", "rm-term"}:
        return Step("登记实际日期" if due.overdue else "去调解", "sitting", case)
    if due.key in {"rm-confirm", "court-accept", "court-confirm"}:
        return Step("去登记" if due.key == "rm-confirm" else "去办", "papers", case)
    if due.key == "za-check":
        return Step("登记履行", "visits", case)
    return Step("去办", "papers", case)


def payment_line(due: DuePayment, today: date) -> Line:
    """Tell a payment or deed that is owed."""
    part = f"　第 {due.number} 期" if due.count > 1 else ""
    what = "" if due.amount is not None else f"　{due.what}"
    paid = f"已付 {due.paid} 期，共 {due.count} 期" if due.count > 1 else due.title
    days = (due.due_on - today).days if due.due_on else 0
    return Line(
        f"{due.obligation_id}/{due.number}",
        f"{due.debtor} {'应付' if due.amount is not None else '应为'} {due.creditor}{part}{what}",
        Step("收到", "visits", {"case": due.case_id}),
        nearness(days),
        "warn" if days < 0 else "accent" if days == 0 else "muted",
        paid,
        "" if due.amount is None else money.digits(due.amount),
    )


def visit_line(due: DueVisit, today: date) -> Line:
    """Tell a return visit."""
    days = (due.due_on - today).days
    return Line(
        str(due.visit_id),
        f"{due.title}　{due.reason}",
        Step("记录", "visits", {"case": due.case_id}, quiet=days > 0),
        nearness(days),
        "warn" if days < 0 else "accent" if days == 0 else "muted",
        "上门" if due.on_site else "电话",
    )


def awaited_line(row: Awaited, today: date) -> Line:
    """Tell a referral that has not been answered; late feedback is another body's, so it is never red."""
    days = (row.feedback_by - today).days if row.feedback_by else None
    when = "未定期限" if days is None else nearness(days)
    urgency: Urgency = "muted" if days is None or days > 0 else "accent" if days == 0 else "warn"
    return Line(
        f"referral/{row.case_id}",
        f"{row.title}　移送{row.to}",
        Step("记反馈", "papers", {"case": row.case_id}),
        when,
        urgency,
        f"{row.sent_on.month}月{row.sent_on.day}日移送",
    )


def running_line(seat: Seat) -> Line:
    """Tell a sitting that has not ended: what is resumed after an interruption."""
    began = dates.local(seat.started_at)
    return Line(
        f"sitting/{seat.case_id}",
        f"{seat.title}　第{seat.number}次调解",
        Step("回到调解", "sitting", {"case": seat.case_id}),
        "休会" if seat.paused else seat.phase,
        "accent",
        f"{began.month}月{began.day}日 {began:%H:%M} 开始",
    )


def draft_line(key: str, title: str, saved_at: datetime, today: date) -> Line:
    """Tell something that is half written; its key begins with the page that it belongs to."""
    page, _, rest = key.partition(":")
    known = page if page in _PAGES else "intake"
    at = dates.local(saved_at)
    when = f"{at:%H:%M}" if at.date() == today else f"{at.month}月{at.day}日 {at:%H:%M}"
    args: dict[str, Any] = (
        {"case": uuid.UUID(rest.split("/")[0])} if _is_id(rest.split("/")[0]) else {"draft": True}
    )
    return Line(
        key,
        title or f"没写完的{_PAGES[known]}",
        Step("继续", known, args, quiet=True),
        note=f"{when} 写到一半",
    )


def slot(seat: Seat) -> Slot:
    """Tell a sitting of today for the timetable."""
    began = dates.local(seat.started_at)
    if seat.phase == Phase.ENDED.value:
        return Slot(f"{began:%H:%M}", seat.title, seat.outcome or "已结束", "good", str(seat.case_id))
    stands = "休会" if seat.paused else seat.phase
    note = " · ".join(part for part in (stands, "、".join(seat.invited)) if part)
    return Slot(f"{began:%H:%M}", seat.title, note, "now", str(seat.case_id))


def nearness(days: int) -> str:
    """Say how far a day is.

    >>> nearness(0), nearness(1), nearness(-3), nearness(5)
    ('今天', '明天', '晚了 3 天', '5 天后')
    """
    if days < 0:
        return f"晚了 {-days} 天"
    return {0: "今天", 1: "明天", 2: "后天"}.get(days, f"{days} 天后")


def _is_id(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
