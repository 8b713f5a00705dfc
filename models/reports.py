"""报送 of official forms: typed figures as a draft, frozen on submission, recalled with a reason, and what changed since."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import station, statistics
from models.base import Row, Versioned, label
from models.cases import Case
from models.errors import Refusal
from models.periods import Kind, Period
from models.queries import registers
from models.queries.counted import facts
from models.queries.rows import Gap
from models.station import Deed, Identity
from models.statistics import Figure, Filled, Form, bits

LIMIT = 10**12


class State(StrEnum):
    """Where an edition of a report stands."""

    DRAFT = "草稿"
    SUBMITTED = "已报送"
    RECALLED = "已撤回"


class Report(Row, Versioned):
    """One edition of a form for a period.

    ``typed`` holds what somebody typed, by cell. On submission ``figures`` keeps every cell as it was and ``listed``
    the cases of the period, so that what changed since can be told.
    """

    __tablename__ = "reports"

    form: Mapped[str] = label("报表", index=True)
    title: Mapped[str] = label("表名")
    kind: Mapped[str] = label("周期")
    first: Mapped[date] = mapped_column("first_day", index=True, info={"label": "起"})
    after: Mapped[date] = mapped_column("after_day", info={"label": "止（不含）"})
    edition: Mapped[int] = mapped_column(default=1, info={"label": "版次"})
    state: Mapped[str] = label("状态", default=State.DRAFT.value, index=True)
    typed: Mapped[dict[str, Any]] = mapped_column(default=dict)
    figures: Mapped[dict[str, Any]] = mapped_column(default=dict)
    listed: Mapped[list[Any]] = mapped_column(default=list)
    zero: Mapped[bool] = mapped_column(default=False, info={"label": "零报告"})
    maker_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    maker_name: Mapped[str] = label("制表人")
    signer_name: Mapped[str] = label("签发人")
    submitted_at: Mapped[datetime | None] = mapped_column(default=None, info={"label": "报送时间"})
    reason: Mapped[str] = label("勾稽不符的说明")
    recalled_at: Mapped[datetime | None] = mapped_column(default=None, info={"label": "撤回时间"})
    recalled_by: Mapped[str] = label("撤回人")
    recall_reason: Mapped[str] = label("撤回原因")

    @property
    def period(self) -> Period:
        """The period it is about."""
        return Period(Kind(self.kind), self.first, self.after)

    @property
    def is_locked(self) -> bool:
        """True while what was submitted stands."""
        return self.state == State.SUBMITTED.value


@dataclass(frozen=True, slots=True)
class Moved:
    """A case that counts in a cell now and did not then, or the other way round.

    ``late`` is true for one that was entered after the report had gone (迟录).
    """

    case_id: uuid.UUID
    number: str
    came: bool
    late: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A cell whose figure is no longer what was submitted; ``was`` and ``now`` as they print."""

    cell: str
    name: str
    was: str
    now: str
    moved: tuple[Moved, ...]

    @property
    def words(self) -> str:
        """Say it in one sentence, for the list of what changed since."""
        told = [
            f"{each.number}{'迟录' if each.late and each.came else '现计入' if each.came else '现不计入'}"
            for each in self.moved
        ]
        behind = f"（{'、'.join(told)}）" if told else ""
        return f"{self.name}：报送时{self.was}，现在{self.now}{behind}"


def draft(db: Session, form: str, period: Period, *, by: Identity) -> Report:
    """Return the draft of a form for a period; a new edition where the last one was recalled. Refused while one is submitted."""
    station.demand(by, Deed.EXPORT)
    last = latest(db, form, period)
    if last is not None and last.is_locked:
        raise Refusal("这张表已经报送并锁定；需要更正的，请先撤回并写明原因。")
    if last is not None and last.state == State.DRAFT.value:
        return last
    made = Report(
        form=form, title=statistics.form(form).title, kind=period.kind.value, first=period.first, after=period.after,
        edition=last.edition + 1 if last else 1, typed=dict(last.typed) if last else {},
    )  # fmt: skip
    db.add(made)
    db.flush()
    return made


def type_in(db: Session, form: str, period: Period, cell: str, value: int | None, *, by: Identity) -> Report:
    """Keep a figure that no case holds in the draft; None takes it back. Refused for a cell that the program counts."""
    station.demand(by, Deed.EXPORT)
    if value is not None and not 0 <= value < LIMIT:
        raise Refusal("请填写不小于零的数。", cell)
    if not statistics.is_typed(statistics.form(form), cell):
        raise Refusal("这一格由程序统计，不能改填。", cell)
    found = draft(db, form, period, by=by)
    typed = {key: kept for key, kept in found.typed.items() if key != cell}
    found.typed = typed if value is None else typed | {cell: value}
    db.flush()
    return found


def live(db: Session, form: str, period: Period, *, today: date) -> Filled:
    """Fill a form with what the cases say now, and what was typed for it."""
    last = latest(db, form, period)
    typed = _typed_within(db, form, period) | (dict(last.typed) if last else {})
    return _filled(db, form, period, typed, today=today)


def shown(db: Session, form: str, period: Period, *, today: date) -> Filled:
    """Fill a form as it stands: what was submitted while that is locked, else what the cases say now."""
    last = latest(db, form, period)
    now = live(db, form, period, today=today)
    return now if last is None or not last.is_locked else frozen(last, now)


def frozen(report: Report, now: Filled) -> Filled:
    """Put the figures as they were submitted into a filled form."""
    ids = [uuid.UUID(each) for each in report.listed]
    kept = {key: _thawed(key, raw, ids, now.figures.get(key)) for key, raw in report.figures["cells"].items()}
    figures = {key: kept.get(key, figure) for key, figure in now.figures.items()}
    return replace(now, figures=figures, checked=statistics.checked(replace(now, figures=figures)))


def submit(
    db: Session, form: str, period: Period, *, signer: str, reason: str = "", by: Identity, now: datetime, today: date
) -> Report:  # fmt: skip
    """Submit a form: its values and cases are frozen, and it is locked. What nobody typed is 0.

    Refused for a period that has not begun, without a signer, and where a check does not hold unless ``reason`` says
    why.
    """
    station.demand(by, Deed.EXPORT)
    if not signer.strip():
        raise Refusal("请填写签发人。", "signer")
    if period.first > today:
        raise Refusal(f"{period.name}还没有到，不能报送。")
    found = draft(db, form, period, by=by)
    typed = _typed_within(db, form, period) | dict(found.typed)
    filled = _filled(db, form, period, typed, today=today, blank=0)
    found.typed = {each.key: each.number for each in filled.typable}
    if filled.partial:
        raise Refusal("您只能看到分给您的案件，不能报送全所的统计。")
    if filled.broken and not reason.strip():
        told = "；".join(f"{each.place} {each.words}" for each in filled.broken[:3])
        raise Refusal(
            f"有 {len(filled.broken)} 处勾稽关系不符：{told}。请核对，确实如此的写明原因。", "reason"
        )
    found.listed = sorted({str(case) for figure in filled.figures.values() for case in figure.cases})
    places = {uuid.UUID(each): place for place, each in enumerate(found.listed)}
    found.figures = {"cells": {key: _kept(figure, places) for key, figure in filled.figures.items()}}
    found.zero = filled.is_zero
    found.state, found.reason = State.SUBMITTED.value, reason.strip()
    found.maker_id, found.maker_name, found.signer_name = by.id, by.name, signer.strip()
    found.submitted_at = now
    db.flush()
    return found


def recall(db: Session, report: Report, *, reason: str, by: Identity, now: datetime) -> Report:
    """Take a submitted report back with the reason: by its maker, or by who may approve."""
    if report.maker_id != by.id:
        station.demand(by, Deed.APPROVE)
    if not report.is_locked:
        raise Refusal("这张表没有报送，不用撤回。")
    if not reason.strip():
        raise Refusal("请写明撤回的原因。", "reason")
    report.state, report.recall_reason = State.RECALLED.value, reason.strip()
    report.recalled_at, report.recalled_by = now, by.name
    db.flush()
    return report


def changes(db: Session, report: Report, *, today: date) -> list[Change]:
    """Return the cells of a submitted report that would be others now, with the cases that moved and the late entries."""
    if report.submitted_at is None:
        return []
    now = _filled(db, report.form, report.period, dict(report.typed), today=today)
    was = frozen(report, now)
    entered = {fact.id: fact.entered for each in now.spans.values() for fact in facts(db, each)}
    found = []
    names = {
        f"{row.key}.{column.key}": f"{row.name}·{column.name}" for row in now.rows for column in now.columns
    }
    for key, figure in now.figures.items():
        before = was.figures[key]
        then, since = frozenset(before.cases), frozenset(figure.cases)
        moved = tuple(
            Moved(
                case, now.numbers.get(case, "") or _number(db, case), case in since,
                case in entered and entered[case] > report.submitted_at,
            )
            for case in (*before.cases, *figure.cases)
            if (case in then) != (case in since)
        )  # fmt: skip
        if moved or (before.value, before.text) != (figure.value, figure.text):
            found.append(Change(key, names[key], before.text, figure.text, moved))
    return found


def latest(db: Session, form: str, period: Period) -> Report | None:
    """Return the last edition of a form for a period, if any."""
    found = editions(db, form, period)
    return found[-1] if found else None


def editions(db: Session, form: str, period: Period) -> list[Report]:
    """Return every edition of a form for a period, oldest first."""
    which = (
        Report.form == form, Report.kind == period.kind.value, Report.first == period.first, Report.after == period.after,
    )  # fmt: skip
    return list(db.scalars(select(Report).where(*which).order_by(Report.edition)))


def listing(db: Session, *, form: str = "", limit: int = 200) -> list[Report]:
    """Return what was submitted or recalled, newest first."""
    query = select(Report).where(Report.submitted_at.is_not(None))
    if form:
        query = query.where(Report.form == form)
    return list(db.scalars(query.order_by(Report.submitted_at.desc()).limit(limit)))


def gaps(db: Session, period: Period) -> list[Gap]:
    """Return the numbers of the period that no counted case carries, each with its reason: shown beside the figures."""
    return registers.gaps(db, "R1", period)


def _filled(
    db: Session, form: str, period: Period, typed: dict[str, int], *, today: date, blank: int | None = None
) -> Filled:  # fmt: skip
    made = statistics.form(form)
    carried = _carried(db, form, period)
    return statistics.counted(db, made, period, typed=typed, carried=carried, today=today, blank=blank)


def _carried(db: Session, form: str, period: Period) -> dict[str, int]:
    """Add up what was typed in the other reports of the year, and in those of the periods compared with."""
    made, sent = statistics.form(form), _submitted(db, form)
    last = period.year_before()
    spans = {
        "year": Period(Kind.DAYS, date(period.last.year, 1, 1), period.first), "before": period.moved(-1), "last_year": last,
        "last_year_total": Period(Kind.DAYS, date(last.last.year, 1, 1), last.after),
    }  # fmt: skip
    carried: dict[str, int] = {}
    for span, days in spans.items():
        for report in _covering(sent, days):
            for key, value in report.typed.items():
                for cell, of in _beside(made, key):
                    if of == span:
                        carried[cell] = carried.get(cell, 0) + int(value)
    return carried


def _typed_within(db: Session, form: str, period: Period) -> dict[str, int]:
    """Add up what was typed in submitted reports of shorter periods inside this one: the months of a quarter."""
    shorter = [each for each in _submitted(db, form) if each.period.kind is not period.kind]
    found: dict[str, int] = {}
    for report in _covering(shorter, period):
        for key, value in report.typed.items():
            found[key] = found.get(key, 0) + int(value)
    return found


def lacking(db: Session, form: str, period: Period) -> tuple[Period, ...]:
    """Return the months of a longer period whose reports have not gone, once that of another of its months has."""
    if period.kind is Kind.MONTH:
        return ()
    sent = _covering(_submitted(db, form), period)
    if not any(each.period.kind is not period.kind for each in sent):
        return ()
    return tuple(
        month
        for month in period.months()
        if not any(each.first <= month.first and month.after <= each.after for each in sent)
    )


def recalled(db: Session, form: str, period: Period) -> tuple[Period, ...]:
    """Return the earlier periods of the year whose report was recalled and has not gone again."""
    year = date(period.last.year, 1, 1)
    which = (Report.form == form, Report.first >= year, Report.after <= period.first)
    last = {
        (each.kind, each.first): each
        for each in db.scalars(select(Report).where(*which).order_by(Report.edition))
    }
    return tuple(
        each.period
        for each in last.values()
        if not each.is_locked and (each.recalled_at is not None or each.edition > 1)
    )


def _submitted(db: Session, form: str) -> list[Report]:
    """Return the reports of a form that stand, the longest first."""
    which = (Report.form == form, Report.state == State.SUBMITTED.value)
    found = db.scalars(select(Report).where(*which)).all()
    return sorted(found, key=lambda each: (each.first - each.after, each.first))


def _covering(sent: list[Report], days: Period) -> list[Report]:
    """Choose reports that lie in these days and share none of them: a quarter stands before its months."""
    chosen: list[Report] = []
    for each in sent:
        inside = days.first <= each.first and each.after <= days.after
        if inside and all(each.after <= other.first or other.after <= each.first for other in chosen):
            chosen.append(each)
    return chosen


def _beside(made: Form, key: str) -> list[tuple[str, str]]:
    """Return the cells of other days beside a typed one, each with the days it is about."""
    row, _, column = key.rpartition(".")
    across = [(f"{row}.{each.key}", each.span) for each in made.columns if each.span]
    down = [(f"{each.key}.{column}", each.span) for each in made.rows if each.span]
    return [(cell, span) for cell, span in (*across, *down) if cell != key and span != "period"]


def _kept(figure: Figure, places: Mapping[uuid.UUID, int]) -> dict[str, Any]:
    """Write a figure for the record; its cases as the bits of a number in sixteens."""
    which = bits.made_of((places[case] for case in figure.cases), len(places))
    value = figure.value
    kept: dict[str, Any] = {
        "kind": figure.kind, "text": figure.text, "unit": figure.unit,
        "value": str(value) if isinstance(value, Decimal) else value, "cases": f"{which:x}",
    }  # fmt: skip
    if figure.parts:
        kept["parts"] = list(figure.parts)
    return kept


def _thawed(key: str, raw: Mapping[str, Any], ids: list[uuid.UUID], now: Figure | None) -> Figure:
    found = bits.picked(ids, int(raw["cases"], 16))
    value = Decimal(raw["value"]) if isinstance(raw["value"], str) else raw["value"]
    parts = raw.get("parts")
    return Figure(
        key, raw["kind"], value, raw["text"], raw["unit"], found, now.definition if now else "",
        (parts[0], parts[1]) if parts else None,
    )  # fmt: skip


def _number(db: Session, case_id: uuid.UUID) -> str:
    """Return the number of a case that no longer counts anywhere: voided or merged since."""
    return str(db.scalar(select(Case.number).where(Case.id == case_id)) or "")
