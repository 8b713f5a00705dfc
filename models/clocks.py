"""The limits of the law as dates on one case: started, met, late, never in the way of a true fact."""

import uuid
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, Index, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, disputes, limits, workdays
from models.base import Row, day, label, link
from models.cases import Case, Injury
from models.errors import Refusal
from models.limits import Limit
from models.workdays import Calendar

#: How the mark of a clock that stands still begins; what follows names the time that is not counted.
PAUSED = "暂停计算："
LABOUR = "劳资"


class Event(StrEnum):
    """What happens to a case and starts, meets or stops a clock; limits.toml names them in these words."""

    APPLIED = "申请调解"
    ACCEPTED = "受理"
    FILED = "立案"
    APPRAISING = "委托鉴定"
    APPRAISED = "鉴定出具"
    SAT = "首次调解"
    SAT_AGAIN = "再次调解"
    ADJOURNED = "休会待续"
    AGREED = "达成协议"
    SIGNED = "书面协议生效"
    ON_THE_SPOT = "当场履行"
    LAST_DAY = "约定履行期满"
    CHECKED = "检查履行"
    PERFORMED = "履行完毕"
    BREACHED = "未履行"
    FAILED = "未达成"
    COURT_ASKED = "申请司法确认"
    COURT_ACCEPTED = "法院受理"
    COURT_RULED = "法院裁定"
    COURT_CONFIRMED = "裁定确认"
    REFERRED = "移送"
    ANSWERED = "收到反馈"
    RETRACKED = "改换轨道"
    WITHDRAWN = "撤回"
    DECLINED = "不予调解"
    REOPENED = "重新调解"
    MERGED = "合并"
    DECIDED = "处理决定"
    ENDED = "结案"
    CLOSED = "销号"


class Deadline(Row):
    """One limit of one case."""

    __tablename__ = "deadlines"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    key: Mapped[str] = mapped_column(info={"label": "期限"})
    name: Mapped[str] = label("期限名称")
    started_on: Mapped[date] = mapped_column(info={"label": "起算日"})
    due_on: Mapped[date] = mapped_column(info={"label": "到期日"})
    met_on: Mapped[date | None] = day("完成日")
    cancelled: Mapped[str] = label("取消原因")
    late_reason: Mapped[str] = label("超期原因")

    __table_args__ = (Index("ix_deadlines_open", "met_on", "due_on"),)


@dataclass(frozen=True)
class Due:
    """One open limit, told for a list."""

    deadline_id: uuid.UUID
    case_id: uuid.UUID
    title: str
    key: str
    name: str
    due_on: date
    left: int
    unit: str
    warn: int = 3
    rough: bool = False
    state: str = ""  # of the case, where a list has asked for it

    @property
    def stage(self) -> str:
        """Return red once the last day has passed, yellow with few units left, else nothing."""
        return "red" if self.overdue else "yellow" if self.left <= self.warn else ""

    @property
    def overdue(self) -> bool:
        """True once the last day has passed."""
        return self.left < 0

    @property
    def words(self) -> str:
        """Say how long is left: 还剩 2 个工作日, 今天到期, 过期 1 个工作日."""
        unit = "个工作日" if self.unit == "workdays" else "天"
        if self.left == 0:
            return "今天到期"
        return f"还剩 {self.left} {unit}" if self.left > 0 else f"过期 {-self.left} {unit}"


def happened(
    db: Session, subject: Case, *events: Event, on: date, late_reason: str = "", besides: tuple[str, ...] = ()
) -> bool:
    """Let what happened on its true day stop, meet and start the clocks that limits.toml names for it.

    Clocks named in ``besides`` are left as they are. Returns True when a clock was met after its last day.
    """
    late = False
    rows = {key: limit for key, limit in limits.every().items() if key not in besides}
    for event in events:
        if event in limits.ends():
            _stop(db, subject, event)
        stopped = [key for key, limit in rows.items() if event in limit.cancels]
        if stopped:
            cancel(db, subject, *stopped, reason=event.value)
        for key, limit in rows.items():
            if event in limit.meets and meet(db, subject, key, on=on, late_reason=late_reason):
                late = True
        for key, limit in rows.items():
            if event in limit.starts and applies(limit, subject):
                start(db, subject, key, on=on)
    return late


def applies(limit: Limit, subject: Case) -> bool:
    """Tell whether a clock is one of the case's track, and of what else it asks for."""
    if limit.on and subject.track not in limit.on:
        return False
    return not limit.when or _holds(limit.when, subject)


def _holds(when: str, subject: Case) -> bool:
    waits = subject.injury == Injury.UNKNOWN.value and subject.appraised_on is None
    labour = bool(subject.dispute_type) and disputes.leaf(subject.dispute_type).t3 == LABOUR
    return {
        "无需鉴定": not waits and subject.appraised_on is None,
        "需要鉴定": waits, "劳动争议": labour, "非劳动争议": not labour,
    }[when]  # fmt: skip


def start(
    db: Session, subject: Case, key: str, *, on: date, due_on: date | None = None, name: str = ""
) -> Deadline:
    """Start the limit ``key`` on the day of its event (not counted); a running one of that key is replaced.

    A limit that the case itself sets, such as the day of performance, gives its ``name`` and last day.
    """
    for before in running(db, subject, key):
        before.cancelled = "重新起算"
    deadline = Deadline(
        case_id=subject.id, key=key, name=name or limits.every()[key].name, started_on=on,
        due_on=due_on or limits.due(key, on, workdays.standard()),
    )  # fmt: skip
    db.add(deadline)
    db.flush()
    return deadline


def meet(db: Session, subject: Case, key: str, *, on: date, late_reason: str = "") -> bool:
    """Mark the limit as met on its true day; returns True when that day was late."""
    late = False
    for each in running(db, subject, key):
        each.met_on = on
        if on > each.due_on:
            late, each.late_reason = True, late_reason
    db.flush()
    return late


def refuse_day(row: Deadline, on: date, *, today: date) -> None:
    """Refuse a day on which a limit cannot have been met: one to come, or one before it began."""
    if on > today:
        raise Refusal("这一天还没有到，请填写真实的日期。", "on")
    if on < row.started_on:
        raise Refusal(f"这一天早于起算日 {row.started_on.isoformat()}，请核对。", "on")


def meet_by_hand(db: Session, subject: Case, row: Deadline, *, on: date, today: date) -> bool:
    """Mark a limit as met by what happened outside the room, as ``meet`` does, on a day that can be."""
    refuse_day(row, on, today=today)
    return meet(db, subject, row.key, on=on)


def cancel(db: Session, subject: Case, *keys: str, reason: str) -> None:
    """Stop the named limits (all when none is named): what they waited for can no longer come."""
    for each in [*running(db, subject, *keys), *paused(db, subject, *keys)]:
        each.cancelled = reason
    db.flush()


def _stop(db: Session, subject: Case, event: Event) -> None:
    """Stop every clock but those that outlive the event."""
    rows = limits.every()
    for each in [*running(db, subject), *paused(db, subject)]:
        if each.key not in rows or event not in rows[each.key].outlives:
            each.cancelled = event.value
    db.flush()


def take_back(db: Session, subject: Case, event: Event) -> None:
    """Let the clocks go on that ``event`` had stopped: it was a mistake, or has come to nothing."""
    for each in of_case(db, subject.id):
        if each.met_on is None and each.cancelled == event.value:
            each.cancelled = ""
    db.flush()


def unmeet(db: Session, subject: Case, event: Event, *, on: date) -> None:
    """Let the clocks run again that ``event`` had met on that day: it has come to nothing."""
    keys = {key for key, limit in limits.every().items() if event in limit.meets}
    for each in of_case(db, subject.id):
        if each.key in keys and each.met_on == on:
            each.met_on, each.late_reason = None, ""
    db.flush()


def running(db: Session, subject: Case, *keys: str) -> list[Deadline]:
    """Return the running limits of a case, all when no key is named."""
    query = select(Deadline).where(
        Deadline.case_id == subject.id, Deadline.met_on.is_(None), Deadline.cancelled == ""
    )
    if keys:
        query = query.where(Deadline.key.in_(keys))
    return list(db.scalars(query))


def paused(db: Session, subject: Case, *keys: str) -> list[Deadline]:
    """Return the limits of a case that stand still."""
    found = (each for each in of_case(db, subject.id) if each.cancelled.startswith(PAUSED))
    return [each for each in found if not keys or each.key in keys]


def is_late(db: Session, subject: Case, key: str, on: date) -> date | None:
    """Return the last day of a running limit when ``on`` is past it, else None."""
    last = min((each.due_on for each in running(db, subject, key)), default=None)
    return last if last is not None and on > last else None


def late_for(db: Session, subject: Case, event: Event, on: date) -> date | None:
    """Return the last day of a running limit that ``event`` would meet too late, the earliest; else None."""
    keys = [key for key, limit in limits.every().items() if event in limit.meets]
    return min((last for key in keys if (last := is_late(db, subject, key, on))), default=None)


def of_case(db: Session, case_id: uuid.UUID) -> list[Deadline]:
    """Return all limits of a case by last day."""
    return list(db.scalars(select(Deadline).where(Deadline.case_id == case_id).order_by(Deadline.due_on)))


def waiting(today: date, until: date) -> tuple[ColumnElement[bool], ...]:
    """Return what makes a limit one that still waits up to ``until``; a lapsed right does not."""
    return (
        Deadline.met_on.is_(None), Deadline.cancelled == "", Deadline.due_on <= until,
        or_(Deadline.key.not_in(rights()), Deadline.due_on >= today),
    )  # fmt: skip


def rights() -> list[str]:
    """Name the limits that are a right of the parties: past their day nothing is late."""
    return [key for key, limit in limits.every().items() if limit.lapses]


def board(db: Session, *, today: date, until: date, limit: int = 200) -> list[Due]:
    """Return the open limits with a last day up to ``until``, nearest first."""
    calendar = workdays.standard()
    rows = db.execute(
        select(Deadline, Case.title)
        .join(Case, Case.id == Deadline.case_id)
        .where(*waiting(today, until), *cases.visible(db))
        .order_by(Deadline.due_on)
        .limit(limit)
    )
    return [told(row, title, today, calendar) for row, title in rows]


def told(row: Deadline, title: str, today: date, calendar: Calendar) -> Due:
    """Say how long is left of a limit, in the unit that it is counted in."""
    limit = limits.every().get(row.key)
    unit = limit.unit if limit else "days"
    if unit == "workdays":
        left = calendar.workdays_between(today, row.due_on)
        if row.due_on < today:
            left = min(left, -1)
    else:
        left = (row.due_on - today).days
    years = {row.due_on.year} | ({row.started_on.year} if unit == "workdays" else set())
    return Due(
        row.id, row.case_id, title, row.key, row.name, row.due_on, left, unit, limit.warn if limit else 0,
        rough=any(calendar.untold(year) for year in years),
    )  # fmt: skip
