"""A form filled for a period: each cell a figure with the cases behind it, and whether the whole adds up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from models import cases, disputes, station
from models.errors import Refusal
from models.periods import Kind, Period
from models.queries import counted as facts_of
from models.queries import ratios
from models.queries.counted import DAYS, Fact
from models.statistics import checks
from models.statistics.checks import Term
from models.statistics.filled import Figure, Filled, Unmapped
from models.statistics.formfiles import Condition, Form, Line
from models.statistics.measures import Measure, fits, measure, shown, span_of
from models.statistics.proving import checked
from models.statistics.tally import Tally, tally
from models.statistics.words import definition_of

if TYPE_CHECKING:
    import uuid

EMPTY = "—"
_NAMELESS = {"village": "未填村社", "township": "未填乡镇", "type": "未定类型", "officer": "未定承办人"}
Typed = Mapping[str, int]


def counted(
    db: Session, form: Form, period: Period, *, typed: Typed | None = None, carried: Typed | None = None, today: date, blank: int | None = None
) -> Filled:  # fmt: skip
    """Fill a form for a period with what the cases say.

    ``typed`` are the figures that no case holds, by cell; ``carried`` those of the columns of other days (年度累计
    before this period); ``blank`` is what a cell is worth that nobody typed. Refused for a length of period that the form does not have.
    """
    if period.kind.value not in form.periods:
        raise Refusal(f"“{form.title}”按{'、'.join(form.periods)}填报，请选择相应的时段。", "period")
    spans = _spans(form, period)
    read = _read(db, spans)
    rows = _spelled(db, form, form.rows, read)
    columns = _spelled(db, form, form.columns, read)
    work = _Work(
        db, form, {line.key: line for line in rows}, {line.key: line for line in columns}, spans, read, typed or {},
        carried or {}, blank,
    )  # fmt: skip
    figures = {
        figure.key: figure for row in rows for column in columns for figure in (work.figure(row, column),)
    }
    here = station.current(db)
    numbers = {fact.id: fact.number for found in read.values() for fact in found}
    columns = tuple(_headed(column, columns, rows, figures) for column in columns)
    filled = Filled(
        form, period, rows, columns, figures, (), _unmapped(form, read["period"], period), spans, here.name, here.demo,
        partial=bool(cases.visible(db)), ended=period.after <= today, numbers=numbers,
    )  # fmt: skip
    return replace(filled, checked=checked(filled))


@dataclass(slots=True)
class _Work:
    """One filling: figures are made once, those that a formula names first."""

    db: Session
    form: Form
    rows: Mapping[str, Line]
    columns: Mapping[str, Line]
    spans: Mapping[str, Period]
    read: Mapping[str, list[Fact]]
    typed: Typed
    carried: Typed
    blank: int | None
    made: dict[str, Figure] = field(default_factory=dict)
    tallies: dict[tuple[str, str], Tally] = field(default_factory=dict)

    def figure(self, row: Line, column: Line) -> Figure:
        """Return the figure of a cell."""
        wanted = measure(self.form, row, column)
        if wanted.key not in self.made:
            self.made[wanted.key] = getattr(self, f"_{wanted.kind}")(wanted)
        return self.made[wanted.key]

    def _none(self, wanted: Measure) -> Figure:
        return Figure(wanted.key, "none", None, EMPTY, wanted.unit)

    def _count(self, wanted: Measure) -> Figure:
        sorted_out = self._tally(wanted.span, wanted.day)
        which = sorted_out.which((*wanted.row.where, *wanted.column.where))
        value = which.bit_count()
        if wanted.of != "cases":
            value, which = sorted_out.total(which, wanted.of)
        return Figure(
            wanted.key, "count", value, shown(value, wanted.unit), wanted.unit, sorted_out.cases(which),
            definition_of(self.form, wanted),
        )  # fmt: skip

    def _typed(self, wanted: Measure) -> Figure:
        definition = definition_of(self.form, wanted)
        if wanted.span != "period":
            value = self.carried.get(wanted.key)
            if wanted.span == "year":
                value = (value or 0) + self._of_period(wanted)
            text = "" if value is None else shown(value, wanted.unit)
            return Figure(wanted.key, "typed", value or 0, text, wanted.unit, definition=definition)
        value = self.typed.get(wanted.key, self.blank)
        offered = (
            facts_of.outreach(self.db, self.spans["period"]) if wanted.row.suggest == "outreach" else None
        )
        return Figure(
            wanted.key, "typed", value or 0, "" if value is None else shown(value, wanted.unit), wanted.unit,
            definition=definition, suggestion=offered, typable=True,
        )  # fmt: skip

    def _sum(self, wanted: Measure) -> Figure:
        known = list(self.columns if wanted.formula_column else self.rows)
        named = wanted.added
        side = tuple(Term(-1 if key[0] in "-−" else 1, key.lstrip("-−")) for key in named)
        parts = [(sign, self._named(wanted, key)) for sign, key in checks.members(side, known)]
        value = sum(sign * part.number for sign, part in parts)
        behind = dict.fromkeys(case for _, part in parts for case in part.cases)
        return Figure(
            wanted.key, "sum", value, shown(value, wanted.unit), wanted.unit, tuple(behind),
            definition_of(self.form, wanted),
        )  # fmt: skip

    def _ratio(self, wanted: Measure) -> Figure:
        part, whole = (self._named(wanted, key) for key in wanted.pair)
        value = ratios.share(part.number, whole.number)
        return Figure(
            wanted.key, "ratio", value, EMPTY if value is None else f"{value}%", "%", part.cases,
            definition_of(self.form, wanted), (part.number, whole.number),
        )  # fmt: skip

    def _change(self, wanted: Measure) -> Figure:
        now, before = (self._named(wanted, key) for key in wanted.pair)
        if now.kind == "ratio":
            both = isinstance(now.value, Decimal) and isinstance(before.value, Decimal)
            points = now.value - before.value if both else None  # type: ignore[operator]  # -- decimals, as both says
            text = EMPTY if points is None else f"{points:+}个百分点"
            return Figure(
                wanted.key, "change", points, text, "百分点", now.cases, definition_of(self.form, wanted)
            )
        value = ratios.share(now.number - before.number, before.number)
        text = EMPTY if value is None else "持平" if now.number == before.number else f"{value:+}%"
        return Figure(
            wanted.key, "change", value, text, "%", now.cases, definition_of(self.form, wanted),
            (now.number, before.number),
        )  # fmt: skip

    def _named(self, wanted: Measure, key: str) -> Figure:
        return self.figure(*wanted.beside(key, self.rows, self.columns))

    def _of_period(self, wanted: Measure) -> int:
        """Return what is typed for the period itself in the row, or the column, of a 年度累计."""
        plain = (each for each in self.columns.values() if not (each.where or each.change or each.ratio))
        if wanted.column.span:
            beside = [(wanted.row, each) for each in plain if span_of(wanted.row, each) == "period"]
        else:
            beside = [(each, wanted.column) for each in self.rows.values() if each.span == "period"]
        return self.figure(*beside[0]).number if beside else 0

    def _tally(self, span: str, day: str) -> Tally:
        found = self.tallies.get((span, day))
        if found is None:
            found = self.tallies[span, day] = tally(self.form, self.read[span], self.spans[span], day)
        return found


def _spans(form: Form, period: Period) -> dict[str, Period]:
    """Return the days behind every kind of column that the form has."""
    asked = {"period"} | {span_of(row, column) for row in form.rows for column in form.columns}
    year = Period(Kind.DAYS, date(period.last.year, 1, 1), period.after)
    last = period.year_before()
    known = {
        "period": period, "year": year, "before": period.moved(-1), "last_year": last,
        "last_year_total": Period(Kind.DAYS, date(last.last.year, 1, 1), last.after),
    }  # fmt: skip
    return {name: each for name, each in known.items() if name in asked}


def _read(db: Session, spans: Mapping[str, Period]) -> dict[str, list[Fact]]:
    """Read the cases of every span; those of the year hold those of the period."""
    read: dict[str, list[Fact]] = {}
    for name, whole in (("period", "year"), ("last_year", "last_year_total")):
        if whole in spans and name in spans and spans[whole].first <= spans[name].first:
            read[whole] = facts_of.facts(db, spans[whole])
            read[name] = [
                fact for fact in read[whole] if any(spans[name].holds(fact.day(day)) for day in DAYS)
            ]
    return read | {name: facts_of.facts(db, each) for name, each in spans.items() if name not in read}


def _spelled(
    db: Session, form: Form, lines: Sequence[Line], read: Mapping[str, list[Fact]]
) -> tuple[Line, ...]:
    """Spell out the lines that stand for each village, town, type or officer; neighbours are spelled out together."""
    found: list[Line] = []
    done: set[str] = set()
    for line in lines:
        if not line.each:
            found.append(line)
        elif line.key not in done:
            together = [
                each for each in lines if each.each == line.each and each.labels[:-1] == line.labels[:-1]
            ]
            done |= {each.key for each in together}
            for name in _members(db, form, line.each, read):
                condition = Condition(line.each, (name,))
                found += [
                    each.of_member(name or "none", name or _NAMELESS[line.each], condition)
                    for each in together
                ]
    return tuple(found)


def _members(db: Session, form: Form, each: str, read: Mapping[str, list[Fact]]) -> list[str]:
    """Return the values that a form has a line for: those of the station, and those that occur."""
    occur = {str(getattr(fact, each)) for found in read.values() for fact in found
             if all(fits(form, condition, fact) for condition in form.base)}  # fmt: skip
    if each == "village":
        known = [name for name, _ in facts_of.villages(db)]
    elif each == "township":
        known = list(dict.fromkeys(town for _, town in facts_of.villages(db) if town))
    elif each == "type":
        known = [
            name for name in dict.fromkeys(leaf.statistics for leaf in disputes.leaves()) if name in occur
        ]
    else:
        known = []
    return [*known, *sorted(occur - set(known) - {""}), *([""] if "" in occur else [])]


def _headed(
    column: Line, columns: Sequence[Line], rows: Sequence[Line], figures: Mapping[str, Figure]
) -> Line:
    """Put a count into a head that tells it (``邻里（共计：{n}件）``): that of the first row, of all its columns."""
    if not column.member or not any("{n}" in label for label in column.labels):
        return column
    together = [each for each in columns if each.member == column.member and each.each == column.each]
    count = sum(figures[f"{rows[0].key}.{each.key}"].number for each in together)
    return replace(column, labels=tuple(label.replace("{n}", str(count)) for label in column.labels))


def _unmapped(form: Form, read: Sequence[Fact], period: Period) -> tuple[Unmapped, ...]:
    found = []
    for derived in form.derived.values():
        lost: dict[str, list[uuid.UUID]] = {}
        for fact in read:
            said = getattr(fact, derived.of)
            if not derived.value(said)[1] and period.holds(fact.day(form.day)) and all(
                fits(form, each, fact) for each in form.base
            ):  # fmt: skip
                lost.setdefault(said, []).append(fact.id)
        found += [Unmapped(derived.label, value, derived.other, tuple(ids)) for value, ids in lost.items()]
    return tuple(found)
