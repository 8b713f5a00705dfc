"""定级: the level of a case as suggested and as decided, each time it was looked at (report 1.8; domain.md 4.3)."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column

from models import approvals, cases, dates, grading, station, visitplans
from models.approvals import Approval
from models.base import Row, label, link
from models.cases import Case, Injury, State
from models.errors import Refusal
from models.station import Deed, Identity

#: From here on the station leader decides.
GRAVE = 4
#: ``what`` of a question to the leader for less than a grave level begins so and ends with the level wanted.
LOWER = "level.lower."
#: How a row of the rubric about a person is called before those who may not know (治安管理处罚法 138).
VEILED = "当事人情况"
#: What stands for the level of a case that nobody has graded yet.
UNGRADED = "未定级"
#: The item that a party gave alone; its words stay in the locked layer.
PRIVATE = "private"
PRIVATE_NAME = "单独询问所得"
#: What the desk keeps of factors that events have told and its fields do not show.
TOLD_BY_EVENTS = "told_by_events"
#: Injuries that count as one (轻微伤以上).
HURT = frozenset({Injury.SLIGHT, Injury.MINOR_2, Injury.MINOR_1, Injury.SERIOUS})
#: A case in one of these is looked at again when something happens.
STANDING = frozenset(state.value for state in (*cases.OPEN, State.FAILED))


class Grading(Row):
    """One look at the level of a case; nothing is ever lowered by itself."""

    __tablename__ = "gradings"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    at: Mapped[datetime]
    by_name: Mapped[str] = label("定级人")
    occasion: Mapped[str] = label("时点")
    points: Mapped[int] = mapped_column(default=0, info={"label": "分值"})
    items: Mapped[list[Any]] = mapped_column(default=list, info={"label": "得分项"})
    suggested: Mapped[int] = mapped_column(default=1, info={"label": "建议等级"})
    decided: Mapped[int] = mapped_column(default=1, info={"label": "确定等级"})
    reason: Mapped[str] = label("定级理由")
    approval_id: Mapped[uuid.UUID | None] = link("approvals.id", default=None)


@dataclass(frozen=True, slots=True)
class Rising:
    """A level that an event suggests to raise and that nobody has confirmed yet."""

    case_id: uuid.UUID
    title: str
    occasion: str
    suggested: int
    decided: int

    @property
    def sentence(self) -> str:
        """Ask for the confirmation."""
        to = grading.name(self.suggested)
        if not self.decided:
            return f"建议定为{to}（还没有定级），请确认"
        return f"建议升级到{to}（现为{grading.name(self.decided)}），请确认"


@dataclass(frozen=True)
class Look:
    """One look at the level as a person may read it."""

    at: datetime
    by_name: str
    occasion: str
    points: int
    items: tuple[tuple[str, int], ...]
    suggested: str
    decided: str
    reason: str


def review(
    db: Session,
    subject: Case,
    told: Mapping[str, float],
    *,
    occasion: str,
    by: Identity,
    decided: int | None = None,
    reason: str = "",
) -> Grading:
    """Look at the level anew and keep what was seen: suggestion, decision, reason.

    Without a decision the level is the higher of what it is and what is suggested; only a person lowers it, with
    a reason. 重大 and above is put to the leader, whose own decision counts at once; until then the case goes on
    and shows 待所领导审批. Who wants less than a grave level asks the leader too: the grave one stands until the
    answer. A look that sees nothing new leaves no row.
    """
    cases.demand(db, subject.id, by, Deed.RECEIVE, Deed.ACCEPT, Deed.NOTE)
    before = of_case(db, subject.id)
    items = _items(told, before)
    points = sum(item["points"] for item in items)
    suggested = grading.of_points(points).level
    chosen = max(subject.level, suggested) if decided is None else decided
    if decided is not None and chosen < max(suggested, subject.level if before else 1) and not reason.strip():
        raise Refusal("定得比建议或者原来的等级低，请写明理由。", "level_reason")
    last = before[-1] if before else None
    same = last is not None and (
        not _unconfirmed(last)
        if decided is None
        else (last.decided, last.reason) == (chosen, reason or last.reason)
    )
    if last and last.items == items and same:
        return last
    wanted, was = chosen, last.decided if last else 1
    allowed = last is not None and last.items == items and last.decided == chosen
    if (
        chosen < max(suggested, was)
        and max(suggested, was) >= GRAVE
        and not allowed
        and not station.may(by, Deed.APPROVE)
    ):
        chosen = max(suggested, was)
    seen = Grading(
        case_id=subject.id, at=db.info["now"](), by_name=by.name, occasion=occasion, points=points, items=items,
        suggested=suggested, decided=chosen, reason=reason,
    )  # fmt: skip
    db.add(seen)
    _take(db, subject, seen, last, wanted=wanted, by=by)
    db.flush()
    return seen


def raise_by(
    db: Session, subject: Case, factors: Mapping[str, float], *, occasion: str, by: Identity, at_once: bool = False
) -> Grading | None:  # fmt: skip
    """Look at the level after an event: what is newly known is added to what was, and nothing is lowered.

    The decision stays until a person confirms the suggestion (``confirm``); ``at_once`` raises it where safety
    cannot wait. What says nothing new leaves no row, and a case that has ended is not looked at.
    """
    cases.demand(db, subject.id, by, Deed.RECEIVE, Deed.ACCEPT, Deed.NOTE)
    before = of_case(db, subject.id)
    told: dict[str, float] = {item["key"]: item["value"] for item in before[-1].items} if before else {}
    for key, value in factors.items():
        told[key] = max(told.get(key, 0), value)
    if at_once:
        return review(db, subject, told, occasion=occasion, by=by)
    items = _items(told, before)
    if subject.state not in STANDING or items == (before[-1].items if before else []):
        return None
    points = sum(item["points"] for item in items)
    seen = Grading(
        case_id=subject.id, at=db.info["now"](), by_name=by.name, occasion=occasion, points=points, items=items,
        suggested=grading.of_points(points).level, decided=subject.level,
    )  # fmt: skip
    subject.level_suggested = max(subject.level_suggested, seen.suggested)
    db.add(seen)
    db.flush()
    return seen


def take_back(
    db: Session, subject: Case, made: uuid.UUID, earlier: uuid.UUID | None, *, suggested: int, reason: str, by: Identity
) -> None:  # fmt: skip
    """Look at the level as before an event that was a mistake; what was decided or seen since stands."""
    looks = of_case(db, subject.id)
    if not looks or looks[-1].id != made:
        return
    last = next((each for each in looks if each.id == earlier), None)
    db.add(
        Grading(
            case_id=subject.id, at=db.info["now"](), by_name=by.name, occasion="撤销误记", reason=reason,
            points=last.points if last else 0, items=list(last.items) if last else [], suggested=suggested,
            decided=subject.level,
        )
    )  # fmt: skip
    subject.level_suggested = suggested
    db.flush()


def confirm(db: Session, subject: Case, *, level: int, reason: str = "", by: Identity) -> Grading:
    """Decide on what an event suggested; a level below the suggestion wants its reason."""
    return review(
        db, subject, factors(db, subject.id), occasion="确认等级", by=by, decided=level, reason=reason
    )


def rising(db: Session, case_id: uuid.UUID) -> Rising | None:
    """Return what waits for a person to confirm in one case."""
    found = waiting(db, case_id=case_id, limit=1)
    return found[0] if found else None


def waiting(db: Session, *, limit: int, case_id: uuid.UUID | None = None) -> list[Rising]:
    """Return the visible cases whose last look suggests more than was decided, the gravest first."""
    later = aliased(Grading)
    after = or_(later.at > Grading.at, and_(later.at == Grading.at, later.id > Grading.id))
    query = (
        select(Grading, Case.title)
        .join(Case, Case.id == Grading.case_id)
        .where(
            Grading.suggested > Grading.decided, Grading.reason == "", Case.state.in_(STANDING),
            ~exists().where(later.case_id == Grading.case_id, after), Case.voided_at.is_(None),
            *([Grading.case_id == case_id] if case_id else []), *cases.visible(db),
        )
        .order_by(Grading.suggested.desc(), Grading.at)
        .limit(limit)
    )  # fmt: skip
    return [
        Rising(row.case_id, title, row.occasion, row.suggested, row.decided)
        for row, title in db.execute(query)
    ]


def decide(
    db: Session, asked: Approval, *, agreed: bool, reason: str, by: Identity, level: int | None = None
) -> Approval:
    """Decide on a level as the leader, and put on the case what follows from it.

    A grave level that is refused gives way to the level there was; a lower one that is agreed to takes the place
    of the grave one, which otherwise stays. Whatever was asked, the leader may choose another ``level``, with the
    reason.
    """
    if level is not None:
        if not reason.strip():
            raise Refusal("改定等级的，请写明理由。", "reason")
        agreed, reason = False, f"改定为{grading.level(level).name}：{reason.strip()}"
    approvals.decide(db, asked, agreed=agreed, reason=reason, by=by)
    looks = of_case(db, asked.case_id)
    at = next((place for place, each in enumerate(looks) if each.approval_id == asked.id), None)
    lower = asked.what.startswith(LOWER)
    if at is None or (level is None and agreed is not lower):
        return asked
    subject = cases.case(db, asked.case_id)
    earlier = [each.decided for each in looks[:at] if each.decided < GRAVE]
    back = level or (int(asked.what.removeprefix(LOWER)) if lower else earlier[-1] if earlier else GRAVE - 1)
    reason = reason.strip() or asked.reason
    db.add(
        Grading(
            case_id=subject.id, at=db.info["now"](), by_name=by.name, occasion="所领导审批",
            points=looks[at].points, items=list(looks[at].items), suggested=looks[at].suggested, decided=back,
            reason=reason,
        )
    )  # fmt: skip
    was, subject.level, subject.level_reason = subject.level, back, reason
    _revisit(db, subject, was)
    db.flush()
    return asked


def pending(db: Session, subject: Case) -> bool:
    """Tell whether the level waits for the leader (待所领导审批)."""
    asked = approvals.of_case(db, subject.id)
    return subject.level >= GRAVE and any(each.open and of_level(each) for each in asked)


def of_level(asked: Approval) -> bool:
    """Tell whether a question to the leader is about the level."""
    return asked.what == approvals.LEVEL or asked.what.startswith(LOWER)


def of_case(db: Session, case_id: uuid.UUID) -> list[Grading]:
    """Return every look at the level of a case, oldest first."""
    return list(
        db.scalars(
            select(Grading)
            .where(Grading.case_id == case_id, *cases.of_visible(db, Grading.case_id))
            .order_by(Grading.at, Grading.id)
        )
    )


def factors(db: Session, case_id: uuid.UUID) -> dict[str, float]:
    """Return what the last look was told, so that the next one begins there."""
    looks = of_case(db, case_id)
    return {item["key"]: item["value"] for item in looks[-1].items} if looks else {}


def history(db: Session, case_id: uuid.UUID, *, by: Identity) -> list[Look]:
    """Return the looks as ``by`` may read them: who may not read every case never sees what a person is like."""
    open_to = station.may(by, Deed.READ_ALL)
    return [
        Look(
            each.at, each.by_name, each.occasion, each.points,
            tuple((VEILED if item["person"] and not open_to else item["name"], item["points"]) for item in each.items),
            grading.name(each.suggested), grading.name(each.decided) or UNGRADED, each.reason,
        )
        for each in of_case(db, case_id)
    ]  # fmt: skip


def _unconfirmed(look: Grading) -> bool:
    return look.suggested > look.decided and not look.reason.strip()


def _items(told: Mapping[str, float], before: list[Grading]) -> list[dict[str, Any]]:
    """Score what is told; what a party gave alone stays on once it is there."""
    score = grading.suggest({key: value for key, value in told.items() if key != PRIVATE})
    about_people = grading.person_factors()
    items = [
        {"key": each.key, "name": each.name, "points": each.points, "value": float(told[each.key]),
         "person": each.key in about_people}
        for each in score.items
    ]  # fmt: skip
    kept = next((item["value"] for each in before[-1:] for item in each.items if item["key"] == PRIVATE), 0)
    if alone := max(told.get(PRIVATE, 0), kept):
        items.append(
            {
                "key": PRIVATE,
                "name": PRIVATE_NAME,
                "points": int(alone),
                "value": float(alone),
                "person": False,
            }
        )
    return items


def _take(
    db: Session, subject: Case, seen: Grading, last: Grading | None, *, wanted: int, by: Identity
) -> None:
    """Put the decision on the case; a level of 重大 or above, and one ``wanted`` below it, go before the leader."""
    was = last.decided if last else 1
    if wanted < max(was, seen.decided):
        _supersede(db, subject)
    if wanted < seen.decided:
        now, to = grading.level(seen.decided).name, grading.level(wanted).name
        seen.approval_id = approvals.ask(
            db,
            subject,
            f"{LOWER}{wanted}",
            sentence=f"等级为{now}，拟定为{to}，请审批。",
            reason=seen.reason,
            by=by,
        ).id
    elif seen.decided >= GRAVE and seen.decided > was:
        name = grading.level(seen.decided).name
        why = seen.reason.strip() or f"评分 {seen.points} 分，建议{grading.level(seen.suggested).name}。"
        seen.approval_id = approvals.ask(
            db, subject, approvals.LEVEL, sentence=f"定为{name}，请审批。", reason=why, by=by
        ).id
    before, subject.level, subject.level_suggested = subject.level, seen.decided, seen.suggested
    if seen.reason.strip():
        subject.level_reason = seen.reason
    _revisit(db, subject, before)


def _revisit(db: Session, subject: Case, was: int) -> None:
    """Plan what is left of the return visits by the new level (domain.md 4.5)."""
    if subject.level != was:
        told = f"等级由{grading.name(was) or UNGRADED}调整为{grading.level(subject.level).name}，重新安排回访"
        visitplans.recast(db, subject, was=was, on=dates.local(db.info["now"]()).date(), reason=told)


def _supersede(db: Session, subject: Case) -> None:
    """Take back what was asked before about the level: the leader reads only the newest."""
    for earlier in approvals.of_case(db, subject.id):
        if earlier.open and of_level(earlier):
            earlier.voided_at, earlier.void_reason = db.info["now"](), "另行请示"
