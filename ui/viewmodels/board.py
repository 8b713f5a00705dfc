"""今日: what must be done today, as sentences with one deed each."""

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from models import assignments, calendars, dates, drafts, followups, handover
from models.cases import State
from models.clocks import Due
from models.queries import dues, slots
from models.queries import scans as scan_lists
from models.queries import today as today_queries
from models.queries.slots import Slot as BookedSlot
from models.queries.today import Awaited, Counts, Planned, Seat
from models.sittings import Phase
from models.station import Identity
from models.store import Store
from ui.viewmodels import board_hands, due_lines
from ui.viewmodels.board_lines import Group, Line, Slot, Step, Urgency, nearness, scan_line

AHEAD = timedelta(days=10)  # how far ahead a limit of the law is announced
SOON = timedelta(days=1)  # payments and visits: today's, and tomorrow's as a notice
SHOWN = 8  # lines of a group before it is opened
OPENED = 100
ROUGH = "节假日安排未导入"
# told by their own group, with the person and the sum
TOLD_ELSEWHERE = frozenset({"performance", "referral"})
#: What is half written inside a running sitting: the id of the sitting stands first in its key.
_ROOM = frozenset({"line", "agreement", "offer", "calculation", "retelling", "reading", "tasks", "turns"})
#: What is half written before a sitting, or in the three boxes of a small one: the id of the case stands there.
_BEFORE = frozenset({"prepare", "simple"})
_PAGES = {"intake": "接待", "sitting": "调解", "papers": "文书", "visits": "回访", "analysis": "研判"}


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
    mark: str = ""

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

    def take(self, key: str) -> None:
        """Accept what one was given."""
        with self.store.unit(by=self._by) as db:
            assignments.take(db, assignments.get(db, uuid.UUID(key)), by=self._by)

    def send_back(self, key: str, reason: str) -> None:
        """Give it back with the reason."""
        with self.store.unit(by=self._by) as db:
            assignments.send_back(db, assignments.get(db, uuid.UUID(key)), reason=reason, by=self._by)

    def report(self, key: str, result: str) -> None:
        """Report what was given as done."""
        with self.store.unit(by=self._by) as db:
            slip = assignments.get(db, uuid.UUID(key))
            assignments.finish(db, slip, on=self.today(), result=result, by=self._by)

    def do_task(self, key: str, result: str) -> None:
        """Record a task as done today."""
        with self.store.unit(by=self._by) as db:
            followups.done(db, followups.get(db, uuid.UUID(key)), on=self.today(), result=result, by=self._by)

    def add_task(self, what: str, due_on: date) -> None:
        """Plan a task of one's own, on no case."""
        with self.store.unit(by=self._by) as db:
            followups.plan(db, what=what, owner=None, due_on=due_on, origin=followups.OWN, by=self._by)

    def handover(self, at: datetime) -> handover.Sheet:
        """Read what the next shift takes over."""
        with self.store.reading() as db:
            return handover.sheet(db, at)

    def handover_pdf(self, at: datetime) -> bytes:
        """Make the 交接班单 as it is printed and signed."""
        from exports import rota  # noqa: PLC0415 -- brings ReportLab, wanted once a shift

        with self.store.reading() as db:
            return rota.shift(db, handover.sheet(db, at), by=self._by, today=self.today())

    @property
    def _by(self) -> Identity:
        person = self.store.person
        assert person is not None, "the board is shown to who has signed in"
        return person

    def read(self) -> Today:
        """Read the page: one bounded query for each group."""
        day = self.today()
        with self.store.reading() as db:
            calendars.adopt(db)
            hands = board_hands.read(db, self.store.person, today=day, limit=self._limit)
            booked = slots.of_day(db, day)
            counts = today_queries.counts(
                db, today=day, until=day + AHEAD, soon=day + SOON, besides=TOLD_ELSEWHERE
            )
            running = today_queries.running(db, limit=self._limit("running"))
            limits = today_queries.limits(
                db, today=day, until=day + AHEAD, besides=TOLD_ELSEWHERE, limit=self._limit("limits")
            )
            payments, due_visits = (
                dues.page(db, dues.Wanted(day, day + SOON, kinds=kinds), limit=self._limit(group))
                for group, kinds in (("payments", dues.DATED), ("visits", dues.VISITS))
            )
            awaited = today_queries.awaited(db, limit=self._limit("awaited"))
            kept = [(row.key, row.title, row.saved_at) for row in drafts.listing(db)]
            whose = today_queries.titles_of_sittings(
                db, [_subject(key) for key, _, _ in kept if _in_room(key)]
            )
            start = dates.moment(day, time())
            seats = today_queries.room(db, start=start, end=start + timedelta(days=1), limit=OPENED)
            planned = today_queries.planned(db, start=start, end=start + timedelta(days=1), limit=OPENED)
            scanned = scan_lists.how_many(db)
            virgin = not today_queries.any_case(db)
        groups = (
            *(self._group(each.key, each.title, [*each.lines], each.count) for each in hands[:2]),
            self._group("running", "正在调解", [running_line(each) for each in running], len(running)),
            self._group("limits", "到期", [limit_line(each) for each in limits], counts.limits),
            self._group(
                "payments", "应付款", [payment_line(each, day) for each in payments], counts.payments
            ),
            self._group("visits", "应回访", [visit_line(each, day) for each in due_visits], counts.visits),
            self._group(
                "awaited", "待移送反馈", [awaited_line(each, day) for each in awaited], counts.awaited
            ),
            self._group("scans", "回扫", [scan_line(scanned)] if scanned else [], int(scanned > 0)),
            *(self._group(each.key, each.title, [*each.lines], each.count) for each in hands[2:]),
        )
        return Today(
            heading=f"{day.month}月{day.day}日 {dates.weekday(day)}",
            note=_summary(counts, board_hands.urgent(hands)),
            groups=tuple(group for group in groups if group.lines),
            drafts=tuple(
                draft_line(key, title, at, day, case=whose.get(_subject(key), "")) for key, title, at in kept
            ),
            room=timetable(seats, booked, planned),
            count=_to_do(counts) + board_hands.urgent(hands),
            virgin=virgin,
            mark=_mark(limits),
        )

    def _limit(self, group: str) -> int:
        return OPENED if group in self.opened else SHOWN

    def _group(self, key: str, title: str, lines: list[Line], count: int) -> Group:
        shown = tuple(lines[: self._limit(key)])
        return Group(key, title, shown, max(count, len(shown)))


def _to_do(counts: Counts) -> int:
    return counts.limits + counts.payments + counts.visits + counts.awaited_due


def _summary(counts: Counts, handed: int) -> str:
    if not _to_do(counts) + handed:
        return "今天没有到期的事"
    late = f"，其中 {counts.late} 件已过期限" if counts.late else ""
    return f"今天要办 {_to_do(counts) + handed} 件{late}"


def _mark(limits: list[Due]) -> str:
    """Say which year has no notice of holidays, where a clock that is shown reaches it."""
    years = sorted({str(due.due_on.year) for due in limits if due.rough})
    return f"{'、'.join(years)} 年节假日安排未导入，到期日只按周末和法定节日推算。" if years else ""


def limit_line(due: Due) -> Line:
    """Tell a limit of the law; only a limit that has passed is red.

    What is late is never in the way: the deed is to enter the day on which it was really done.
    """
    day = f"{due.due_on.month}月{due.due_on.day}日"
    stages: dict[str, Urgency] = {"red": "bad", "yellow": "warn"}
    urgency = stages.get(due.stage, "accent")
    done = "办结" if due.key == "za-case" else "完成"
    sentence = f"{due.title}　{due.name}" + (f"应在 {day} 前{done}" if due.overdue else f"截至 {day}")
    return Line(
        str(due.deadline_id),
        sentence,
        _step_of_limit(due),
        due.words,
        urgency,
        mark=ROUGH if due.rough else "",
    )


#: What is entered when a limit that is kept with papers was met.
_DONE = {
    "za-case": "登记办结", "za-case-extended": "登记办结", "za-case-extended-twice": "登记办结",
    "ratify": "登记追认", "referral": "登记反馈",
}  # fmt: skip
#: What is entered in a pane of 回访: the words of the deed, and the pane.
_PANES = {
    "za-after-failure": ("登记处理", "breaching"), "performance": ("登记履行", "performing"),
    "rm-confirm": ("登记司法确认", "confirming"), "court-accept": ("登记法院受理", "confirming"),
    "court-confirm": ("登记法院裁定", "confirming"), "enforce": ("申请执行", "confirming"),
}  # fmt: skip


#: The limits of a police case: where the mediation came to nothing they are met by what the police decide.
_CASE = frozenset({"za-case", "za-case-extended", "za-case-extended-twice"})
_UNSETTLED = frozenset({State.FAILED.value, State.BREACHED.value})


def _step_of_limit(due: Due) -> Step:
    case: dict[str, Any] = {"case": due.case_id}
    if due.key in {"za-first", "za-first-appraised", "za-second", "rm-term"}:
        return Step("登记实际日期" if due.overdue else "去调解", "sitting", case)
    if due.key == "za-check":
        return Step("登记履行", "visits", case)
    if due.key in _PANES or (due.key in _CASE and due.state in _UNSETTLED):
        words, pane = _PANES.get(due.key, _PANES["za-after-failure"])
        return Step(words, "visits", {**case, "pane": pane})
    return Step(_DONE.get(due.key, "打开文书"), "papers", case)


def payment_line(due: dues.Due, today: date) -> Line:
    """Tell a payment or deed that is owed, or the day on which it was promised."""
    told = due_lines.told(due, today)
    what = "" if due.left is not None or due.kind is dues.Kind.PROMISE else f"　{due.what}"
    paid = f"已付 {due.paid} 期，共 {due.count} 期" if due.count > 1 else due.title
    return Line(
        f"{due.obligation_id}/{due.part}",
        told.sentence + what,
        Step("收到", "visits", {"case": due.case_id, "obligation": _owed(due)}),
        told.when,
        told.urgency,
        paid,
        told.amount,
    )


def _owed(due: dues.Due) -> uuid.UUID | None:
    return due.obligation_id if due.kind is dues.Kind.PROMISE else due.id


def visit_line(due: dues.Due, today: date) -> Line:
    """Tell a return visit."""
    told = due_lines.told(due, today)
    step = Step("记录", "visits", {"case": due.case_id, "visit": due.id}, quiet=told.urgency == "muted")
    return Line(str(due.id), told.sentence, step, told.when, told.urgency, told.note)


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


def draft_line(key: str, title: str, saved_at: datetime, today: date, *, case: str = "") -> Line:
    """Tell something that is half written; its key begins with the page that it belongs to, ``case`` is its title."""
    page = key.partition(":")[0]
    known = "sitting" if page in _ROOM | _BEFORE else page if page in _PAGES else "intake"
    about = _subject(key)
    at = dates.local(saved_at)
    when = f"{at:%H:%M}" if at.date() == today else f"{at.month}月{at.day}日 {at:%H:%M}"
    args: dict[str, Any] = {"draft": True}
    if about is not None:
        args = {"sitting" if page in _ROOM else "case": about}
    sentence = title or f"没写完的{_PAGES[known]}"
    return Line(
        key,
        f"{sentence}　{case}" if case else sentence,
        Step("继续", known, args, quiet=True),
        note=f"{when} 写到一半",
    )


def _in_room(key: str) -> bool:
    return key.partition(":")[0] in _ROOM


def _subject(key: str) -> uuid.UUID | None:
    """Return the id that stands first behind the name of the page, where one does."""
    first = key.partition(":")[2].split("/")[0].split(":")[0]
    return uuid.UUID(first) if _is_id(first) else None


def timetable(
    seats: list[Seat], booked: tuple[BookedSlot, ...], planned: Sequence[Planned] = ()
) -> tuple[Slot, ...]:
    """Tell the day of the room in order: what was booked or adjourned to it, and what is or was held."""
    held = {seat.case_id for seat in seats}
    placed = {each.case_id for each in booked}
    rows = [slot(each) for each in seats] + [
        Slot(
            f"{dates.local(each.starts_at):%H:%M}",
            each.title or each.purpose,
            " · ".join(filter(None, (f"到 {dates.local(each.ends_at):%H:%M}", each.note))),
            "accent",
            str(each.case_id or ""),
        )
        for each in booked
        if each.case_id not in held
    ]
    rows += [
        Slot(
            f"{dates.local(each.at):%H:%M}", each.title, f"第 {each.number} 次调解 · 场所未定", "accent",
            str(each.case_id),
        )
        for each in planned
        if each.case_id not in held | placed
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda each: each.clock))


def slot(seat: Seat) -> Slot:
    """Tell a sitting of today for the timetable."""
    began = dates.local(seat.started_at)
    if seat.phase == Phase.ENDED.value:
        return Slot(f"{began:%H:%M}", seat.title, seat.outcome or "已结束", "good", str(seat.case_id))
    stands = "休会" if seat.paused else seat.phase
    note = " · ".join(part for part in (stands, "、".join(seat.invited)) if part)
    return Slot(f"{began:%H:%M}", seat.title, note, "now", str(seat.case_id))


def _is_id(text: str) -> bool:
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True
