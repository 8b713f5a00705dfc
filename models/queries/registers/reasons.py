"""Why a case stands in a register or does not: the day, the track, the filter that decides."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models import cases
from models.cases import Case, State
from models.numbering import Number
from models.queries.registers.days import DAYS
from models.queries.selection import Selection, type_name, types_of
from models.registerrules import Rule

#: A day, or from when to when.
Span = tuple[date, date]
When = date | Span
SAID = 6


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


def sentence(subject: Case, selection: Selection, rule: Rule, days: Sequence[When] | None) -> str:
    """Say it in one sentence; ``days`` are those by which the case stands in a period, None when it is not for it."""
    period = selection.period
    spans = None if days is None else [each if isinstance(each, tuple) else (each, each) for each in days]
    inside = [(first, last) for first, last in spans or () if first < period.after and last >= period.first]
    against = (
        *_gone(subject),
        *_elsewhere(spans, inside, selection, rule, subject),
        *_narrowed(subject, selection),
    )
    if against:
        return f"{subject.number} 不列入：{'；'.join(against)}。"
    kept = "" if selection.chosen == "全部" else f"，也合筛选的{selection.chosen}"
    rows = f" {len(inside)} 行" if len(inside) > 1 else ""
    return f"{subject.number} 列入{rows}：{rule.day_name} {_said(inside)} 在{period.name}内{kept}。"


def _gone(subject: Case) -> tuple[str, ...]:
    if subject.voided_at is not None:
        return (f"案件已作废（{subject.void_reason}）",)
    return ("已并入另一件",) if subject.state == State.MERGED.value else ()


def _elsewhere(
    spans: list[Span] | None, inside: list[Span], selection: Selection, rule: Rule, subject: Case
) -> tuple[str, ...]:
    """Say that the case has nothing to stand there, or only on other days."""
    if inside:
        return ()
    if spans:
        return (f"{rule.day_name}是 {_said(spans)}，不在{selection.period.name}内",)
    of_cases = rule.day in DAYS
    if spans is not None and of_cases:
        return (f"还没有{rule.day_name}",)
    return (rule.only + ("，它还没有分流" if of_cases and not subject.track else ""),)


def _said(spans: list[Span]) -> str:
    told = [
        first.isoformat()
        if first == last
        else f"{first.isoformat()}起"
        if last == date.max
        else f"{first.isoformat()}至{last.isoformat()}"
        for first, last in spans[:SAID]
    ]
    return "、".join(told) + (f"等 {len(spans)} 个" if len(spans) > SAID else "")


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
