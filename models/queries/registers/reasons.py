"""Why a case stands in a register or does not: the day, the track, the filter that decides."""

from datetime import date, datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models import cases, dates
from models.cases import Case, State
from models.numbering import Number
from models.queries.registers.days import DAYS
from models.queries.selection import Selection, type_name, types_of
from models.registerrules import Rule


def found(db: Session, number: str) -> Case | None:
    """Return the visible case that bears a number: its own, that of its alarm, its file, or one of its papers."""
    typed = number.strip()
    if not typed:
        return None
    of_paper = select(Number.case_id).where(Number.text == typed)
    borne = or_(
        Case.number == typed, Case.alarm_number == typed, Case.platform_number == typed, Case.dossier_number == typed,
        Case.id.in_(of_paper),
    )  # fmt: skip
    return db.scalars(
        select(Case).where(borne, *cases.visible(db)).order_by(Case.voided_at.is_not(None), Case.received_at).limit(1)
    ).first()  # fmt: skip


def sentence(subject: Case, selection: Selection, rule: Rule, *, outside: bool) -> str:
    """Say it in one sentence."""
    day, period = _day(subject, rule), selection.period
    against = (
        *_gone(subject),
        *((rule.only + ("，它还没有分流" if not subject.track else ""),) if outside else ()),
        *(() if period.holds(day) else (_elsewhere(day, selection, rule),)),
        *_narrowed(subject, selection),
    )
    if against:
        return f"{subject.number} 不列入：{'；'.join(against)}。"
    assert day is not None, "the period holds it"
    kept = "" if selection.chosen == "全部" else f"，也合筛选的{selection.chosen}"
    return f"{subject.number} 列入：{rule.day_name} {day.isoformat()} 在{period.name}内{kept}。"


def _day(subject: Case, rule: Rule) -> date | None:
    value = getattr(subject, DAYS[rule.day].key)
    return dates.local(value).date() if isinstance(value, datetime) else value


def _gone(subject: Case) -> tuple[str, ...]:
    if subject.voided_at is not None:
        return (f"案件已作废（{subject.void_reason}）",)
    return ("已并入另一件",) if subject.state == State.MERGED.value else ()


def _elsewhere(day: date | None, selection: Selection, rule: Rule) -> str:
    if day is None:
        return f"还没有{rule.day_name}"
    return f"{rule.day_name}是 {day.isoformat()}，不在{selection.period.name}内"


def _narrowed(subject: Case, selection: Selection) -> tuple[str, ...]:
    told = []
    if selection.officer and subject.handler_name != selection.officer:
        told.append(f"承办人是{subject.handler_name or '空白'}，筛选的是{selection.officer}")
    if selection.village and subject.village != selection.village:
        told.append(f"村社是{subject.village or '空白'}，筛选的是{selection.village}")
    wanted = selection.dispute_type
    if wanted and subject.dispute_type not in types_of(wanted):
        told.append(f"纠纷类型是{type_name(subject.dispute_type) or '空白'}，筛选的是{type_name(wanted)}")
    return tuple(told)
