"""The plan of return visits: which days the level asks for, and what becomes of them when it changes (domain.md 4.5)."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Index, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models.base import Base, Row, Versioned, Voidable, day, label, link
from models.cases import Case, State
from models.visitrules import After, rules

#: How the reasons of visits begin that the cadence plans, and of those that a day of performance plans.
CADENCE = ("签约后第", "调解未成后", "未履行后", "等级调整后")
DUES = ("分期付款", "履行期满", "按期履行")
PLANNED = (*CADENCE, *DUES)
#: Why visits were given up of a case that went elsewhere; should it come back, they are taken up again.
SENT_AWAY = "案件已移送"
LEADER = "（包案领导参加）"
#: Cases that were not resolved, or not kept: the moment for another round is looked for.
UNRESOLVED = frozenset({State.FAILED.value, State.BREACHED.value})
#: Cases whose agreement stands.
KEPT = frozenset({State.AGREED.value, State.PERFORMED.value})


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

    @property
    def open(self) -> bool:
        """True while the visit is planned and neither made nor given up."""
        return self.done_on is None and self.voided_at is None


@dataclass(frozen=True, slots=True)
class Step:
    """One day on which a case is to be visited."""

    on: date
    reason: str
    on_site: bool


def of_case(db: Session, case_id: uuid.UUID) -> list[Visit]:
    """Return the visits of a case by day."""
    return list(
        db.scalars(
            select(Visit)
            .where(Visit.case_id == case_id, Visit.voided_at.is_(None))
            .order_by(Visit.due_on, Visit.id)
        )
    )


def steps(subject: Case, after: After, on: date) -> list[Step]:
    """Return the days that the level of the case asks for, counted from ``on``."""
    cadence = rules().cadences[after, subject.level]
    word = word_of(subject, after)
    end = LEADER if cadence.leader else ""
    return [
        Step(on + timedelta(days=each), f"{word}第{each}日{_deed(after)}{end}", each in cadence.on_site)
        for each in cadence.days
    ]


def next_round(subject: Case, after: After, on: date) -> Step | None:
    """Return the next day of a cadence that goes on until the case is graded down, counted from a visit on ``on``."""
    cadence = rules().cadences[after, subject.level]
    if not cadence.every:
        return None
    end = LEADER if cadence.leader else ""
    reason = f"{word_of(subject, after)}每{cadence.every}日{_deed(after)}{end}"
    return Step(on + timedelta(days=cadence.every), reason, on_site=True)


def word_of(subject: Case, after: After) -> str:
    """Say after what the visits are."""
    if after == "agreed":
        return "签约后"
    return "未履行后" if subject.state == State.BREACHED.value else "调解未成后"


def standing(db: Session, subject: Case) -> tuple[After, date] | None:
    """Return after what, and since which day, a case is visited as it stands now; None while nothing has ended."""
    if subject.state in KEPT:
        return ("agreed", subject.concluded_on) if subject.concluded_on else None
    if subject.state == State.BREACHED.value:
        since = _breached(db, subject.id) or subject.concluded_on
        return ("failed", since) if since else None
    if subject.state == State.FAILED.value and subject.concluded_on:
        return "failed", subject.concluded_on
    return None


def give_up(db: Session, subject: Case, *, reason: str, of: tuple[str, ...] = ()) -> list[Visit]:
    """Give up the visits that were planned and not made, all or those whose reasons begin so; they stay readable."""
    left = [each for each in of_case(db, subject.id) if each.open and (not of or each.reason.startswith(of))]
    for each in left:
        each.voided_at, each.void_reason = db.info["now"](), reason
    db.flush()
    return left


def take_up(db: Session, subject: Case, *, reason: str) -> list[Visit]:
    """Let visits stand again that were given up with that reason: what they were given up for has come to nothing."""
    query = select(Visit).where(
        Visit.case_id == subject.id, Visit.voided_at.is_not(None), Visit.void_reason == reason, Visit.done_on.is_(None)
    )  # fmt: skip
    found = list(db.scalars(query))
    for each in found:
        each.voided_at, each.void_reason = None, ""
    db.flush()
    return found


def recast(db: Session, subject: Case, *, was: int, on: date, reason: str) -> list[Visit]:
    """Plan anew what is left of the cadence after the level has changed from ``was``; returns the visits that are new.

    What was made stays, and so does a planned visit that both levels ask for. Whom a higher level asks to be seen
    sooner than anything planned is seen at its first interval from ``on``.
    """
    stands = standing(db, subject)
    mine = [each for each in of_case(db, subject.id) if each.reason.startswith(CADENCE)]
    if stands is None or not mine:
        return []
    after, since = stands
    wanted = {_bare(each.reason): each for each in steps(subject, after, since)}
    for each in mine:
        step = wanted.pop(_bare(each.reason), None)
        if not each.open:
            continue
        if step is None:
            each.voided_at, each.void_reason = db.info["now"](), reason
        else:
            each.reason, each.on_site = step.reason, step.on_site
    made = [each for each in wanted.values() if each.on >= on]
    db.flush()
    coming = [each.due_on for each in mine if each.open] + [each.on for each in made]
    made += _soon(subject, after, was, on, coming)
    return put(db, subject, made)


def put(db: Session, subject: Case, planned: list[Step]) -> list[Visit]:
    """Put planned days down."""
    made = [
        Visit(case_id=subject.id, due_on=each.on, reason=each.reason, on_site=each.on_site)
        for each in sorted(planned, key=lambda each: (each.on, each.reason))
    ]
    db.add_all(made)
    db.flush()
    return made


def _soon(subject: Case, after: After, was: int, on: date, coming: list[date]) -> list[Step]:
    """Return the visit that a raised level asks for before anything planned comes, and the next of a cycle."""
    cadence = rules().cadences[after, subject.level]
    first = cadence.every or cadence.days[0]
    if any(each <= on + timedelta(days=first) for each in coming):
        return []
    cycle = next_round(subject, after, on)
    if cycle is not None:
        return [cycle]
    if subject.level <= was or subject.level < rules().dues.on_site_from_level:
        return []
    end = LEADER if cadence.leader else ""
    return [Step(on + timedelta(days=first), f"等级调整后第{first}日{_deed(after)}{end}", on_site=True)]


def _bare(reason: str) -> str:
    return reason.removesuffix(LEADER)


def _deed(after: After) -> str:
    return "回访" if after == "agreed" else "跟踪"


def _breached(db: Session, case_id: uuid.UUID) -> date | None:
    """Return the day on which the agreement was broken; its module stands above the levels, its table does not."""
    table = Base.metadata.tables["agreements"].c
    told = select(table.breached_on).where(
        table.case_id == case_id, table.voided_at.is_(None), table.breached_on.is_not(None)
    )
    found: date | None = db.scalar(told.order_by(table.edition.desc()).limit(1))
    return found
