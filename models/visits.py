"""Return visits: planned by level, done with one record (domain.md 4.5, D17)."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Index, select
from sqlalchemy.orm import Mapped, Session, mapped_column

import resources
from models import agreements, cases, clocks
from models.base import Row, Versioned, Voidable, day, label, link
from models.cases import Case, State
from models.clocks import Event
from models.errors import Refusal
from models.station import Deed, Identity

MODES = ("电话", "上门", "见面", "视频")
PERFORMED = ("全部履行", "部分履行", "未履行", "无须履行")
SATISFACTION = ("满意", "基本满意", "不满意", "未表示")
CHECKING = ("全部履行", "部分履行", "未履行")  # what only a check of the performance can say
PLANNED = ("签约后第", "调解未成后第", "分期付款", "履行期满")  # how the reasons of planned visits begin


class Visit(Row, Versioned, Voidable):
    """One planned or done return visit."""

    __tablename__ = "visits"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    due_on: Mapped[date] = mapped_column(info={"label": "应回访日"})
    reason: Mapped[str] = label("回访事由")
    on_site: Mapped[bool] = mapped_column(default=False, info={"label": "上门"})
    done_on: Mapped[date | None] = day("实回访日")
    mode: Mapped[str] = label("方式")
    visited: Mapped[str] = label("受访人")
    performed: Mapped[str] = label("履行情况")
    satisfaction: Mapped[str] = label("满意程度")
    sued: Mapped[str] = label("是否起诉及判决")
    text: Mapped[str] = label("回访情况")
    new_risk: Mapped[str] = label("新情况")
    measures: Mapped[str] = label("采取措施")
    by_name: Mapped[str] = label("回访人")
    late_reason: Mapped[str] = label("超期原因")
    place: Mapped[str] = label("走访地点")
    relapse: Mapped[str] = label("有无反复")
    mood: Mapped[str] = label("情绪")
    chance: Mapped[str] = label("再次化解时机")

    __table_args__ = (Index("ix_visits_open", "done_on", "due_on"),)


@dataclass(frozen=True)
class DueVisit:
    """One open visit, told for a list."""

    visit_id: uuid.UUID
    case_id: uuid.UUID
    title: str
    due_on: date
    reason: str
    on_site: bool


def plan(db: Session, subject: Case, *, after: str, on: date) -> list[Visit]:
    """Plan the visits of the case's level after ``agreed`` or ``failed``; the cadence is data (visits.toml).

    After an agreement also the day after each instalment and three days after the last day of performance. What
    an earlier plan left undone is given up.
    """
    for left in of_case(db, subject.id):
        if left.done_on is None and left.reason.startswith(PLANNED):
            left.voided_at, left.void_reason = db.info["now"](), "重新安排回访"
    cadence = resources.table("texts/visits.toml")[after][str(subject.level)]
    days = {on + timedelta(days=each): _reason(after, each) for each in reversed(cadence["days"])}
    if after == "agreed":
        days = _after_dues(db, subject, on) | days
    made = [
        Visit(case_id=subject.id, due_on=due_on, reason=reason,
              on_site=subject.level >= int(cadence["on_site_from_level"]))
        for due_on, reason in sorted(days.items())
    ]  # fmt: skip
    db.add_all(made)
    db.flush()
    return made


def add(
    db: Session, subject: Case, *, due_on: date, reason: str, by: Identity, on_site: bool = False
) -> Visit:
    """Plan one more visit."""
    cases.demand(db, subject.id, by, Deed.VISIT)
    visit = Visit(case_id=subject.id, due_on=due_on, reason=reason, on_site=on_site)
    db.add(visit)
    db.flush()
    return visit


def record(
    db: Session,
    visit: Visit,
    *,
    on: date,
    by: Identity,
    mode: str,
    text: str,
    next_on: date | None = None,
    **fields: str,
) -> Visit:
    """Record a visit on its true day; ``next_on`` plans another."""
    cases.demand(db, visit.case_id, by, Deed.VISIT)
    if mode not in MODES:
        raise Refusal("请选择回访方式。", "mode")
    if not text.strip() and not fields.get("performed"):
        raise Refusal("请写下回访情况。", "text")
    if next_on is not None and next_on < on:
        raise Refusal("下次回访日期早于这次回访日期。", "next_on")
    visit.done_on, visit.mode, visit.text, visit.by_name = on, mode, text, by.name
    for key, value in fields.items():
        setattr(visit, key, value)
    if fields.get("performed") in CHECKING:
        clocks.happened(db, cases.case(db, visit.case_id), Event.CHECKED, on=on)
    if next_on is not None:
        add(db, cases.case(db, visit.case_id), due_on=next_on, reason="继续回访", by=by)
    db.flush()
    return visit


def postpone(db: Session, visit: Visit, *, to: date, reason: str, by: Identity) -> None:
    """Move a planned visit to another day, with the reason."""
    cases.demand(db, visit.case_id, by, Deed.VISIT)
    if not reason.strip():
        raise Refusal("请写明改期原因。", "reason")
    visit.due_on, visit.late_reason = to, reason
    db.flush()


def due(db: Session, *, until: date, limit: int = 200) -> list[DueVisit]:
    """Return the visits not done with a day up to ``until``, earliest first."""
    rows = db.execute(
        select(Visit, Case.title)
        .join(Case, Case.id == Visit.case_id)
        .where(
            Visit.done_on.is_(None), Visit.voided_at.is_(None), Visit.due_on <= until,
            Case.state != State.CLOSED.value, *cases.visible(db),
        )
        .order_by(Visit.due_on)
        .limit(limit)
    )  # fmt: skip
    return [DueVisit(row.id, row.case_id, title, row.due_on, row.reason, row.on_site) for row, title in rows]


def of_case(db: Session, case_id: uuid.UUID) -> list[Visit]:
    """Return the visits of a case by day."""
    return list(
        db.scalars(
            select(Visit).where(Visit.case_id == case_id, Visit.voided_at.is_(None)).order_by(Visit.due_on)
        )
    )


def _after_dues(db: Session, subject: Case, on: date) -> dict[date, str]:
    agreement = agreements.latest(db, subject.id)
    if agreement is None:
        return {}
    last = agreements.last_day(db, agreement)
    found = {} if last is None or last <= on else {last + timedelta(days=3): "履行期满后回访"}
    for owed in agreements.obligations(db, agreement.id):
        for part in owed.instalments:
            if part.due_on is not None and part.due_on >= on:
                found[part.due_on + timedelta(days=1)] = f"分期付款第{part.number}期次日回访"
    return found


def _reason(after: str, days: int) -> str:
    return f"签约后第{days}日回访" if after == "agreed" else f"调解未成后第{days}日跟踪"
