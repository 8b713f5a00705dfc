"""A form filled for a period: each cell a figure with the cases behind it, and whether the whole adds up."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from models import cases, disputes, station
from models.errors import Refusal
from models.periods import Kind, Period
from models.queries import counted as facts_of
from models.queries import ratios
from models.queries.counted import DAYS, Fact
from models.statistics import checks
from models.statistics.checks import Check, Term
from models.statistics.forms import Condition, Form, Line
from models.statistics.measures import FigureKind, Measure, fits, measure, shown, span_of
from models.statistics.words import definition_of, definitions_of

EMPTY = "—"
Typed = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell: its value, how it prints, and the cases behind it.

    ``value`` is a count, fen, or for ratios and changes the percentage to one decimal (None where the base is 0).
    ``parts`` are the two numbers of a ratio or change. A ``typed`` one that nobody typed has an empty text and is
    worth 0; ``suggestion`` is what the program would offer.
    """

    key: str
    kind: FigureKind
    value: int | Decimal | None
    text: str
    unit: str
    cases: tuple[uuid.UUID, ...] = ()
    definition: str = ""
    parts: tuple[int, int] | None = None
    suggestion: int | None = None
    typable: bool = False

    @property
    def number(self) -> int:
        """The value as the checks add it."""
        return self.value if isinstance(self.value, int) else 0


@dataclass(frozen=True, slots=True)
class Checked:
    """One line of arithmetic in one row or column: whether it holds, and the cases that explain why it does not.

    ``cells`` are the keys it speaks of; ``words`` says it with its figures.
    """

    text: str
    place: str
    holds: bool
    words: str
    cells: tuple[str, ...]
    cases: tuple[uuid.UUID, ...] = ()


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A value that a classification of the form does not know, and the cases that went to its 其他."""

    label: str
    value: str
    other: str
    cases: tuple[uuid.UUID, ...]


@dataclass(frozen=True, slots=True)
class Filled:
    """A form with the figures of a period as they stand; ``spans`` are the days behind each kind of column.

    ``rows`` and ``columns`` are spelled out: one for each village where the form has one for each.
    """

    form: Form
    period: Period
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    figures: Mapping[str, Figure]
    checked: tuple[Checked, ...]
    unmapped: tuple[Unmapped, ...] = ()
    spans: Mapping[str, Period] = field(default_factory=dict)
    unit: str = ""
    demo: bool = False
    partial: bool = False
    ended: bool = True
    numbers: Mapping[uuid.UUID, str] = field(default_factory=dict)

    def figure(self, row: str, column: str = "") -> Figure:
        """Return a cell; of the first column where none is told."""
        return self.figures[f"{row}.{column or self.columns[0].key}"]

    @property
    def holds(self) -> bool:
        """True when all checks hold."""
        return all(each.holds for each in self.checked)

    @property
    def broken(self) -> tuple[Checked, ...]:
        """The checks that do not hold."""
        return tuple(each for each in self.checked if not each.holds)

    @property
    def is_zero(self) -> bool:
        """True when nothing happened in the period itself (零报告); the columns of other days do not count."""
        return not any(
            figure.number
            for row in self.rows
            for column in self.columns
            if span_of(row, column) == "period" and (figure := self.figures[f"{row.key}.{column.key}"])
            and figure.kind in {"count", "sum", "typed"}
        )  # fmt: skip

    @property
    def typable(self) -> tuple[Figure, ...]:
        """The cells that somebody types."""
        return tuple(each for each in self.figures.values() if each.typable)

    @property
    def definitions(self) -> tuple[str, ...]:
        """What is printed under the form: the period rule, the denominators, what the form itself says."""
        return definitions_of(self.form, self.period)


def counted(
    db: Session, form: Form, period: Period, *, typed: Typed | None = None, carried: Typed | None = None, today: date
) -> Filled:  # fmt: skip
    """Fill a form for a period with what the cases say.

    ``typed`` are the figures that no case holds, by cell; ``carried`` those of the columns of other days (年度累计
    before this period). Refused for a length of period that the form does not have.
    """
    if period.kind.value not in form.periods:
        raise Refusal(f"“{form.title}”按{'、'.join(form.periods)}填报，请选择相应的时段。", "period")
    spans = _spans(form, period)
    read = _read(db, spans)
    rows = _spelled(db, form, form.rows, read)
    columns = _spelled(db, form, form.columns, read)
    work = _Work(
        db, form, {line.key: line for line in rows}, {line.key: line for line in columns}, spans, read, typed or {},
        carried or {},
    )  # fmt: skip
    figures = {
        figure.key: figure for row in rows for column in columns for figure in (work.figure(row, column),)
    }
    here = station.current(db)
    numbers = {fact.id: fact.number for found in read.values() for fact in found}
    columns = tuple(_headed(column, rows, figures) for column in columns)
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
    made: dict[str, Figure] = field(default_factory=dict)
    days: dict[tuple[str, str], list[Fact]] = field(default_factory=dict)

    def figure(self, row: Line, column: Line) -> Figure:
        """Return the figure of a cell."""
        wanted = measure(self.form, row, column)
        if wanted.key not in self.made:
            self.made[wanted.key] = getattr(self, f"_{wanted.kind}")(wanted)
        return self.made[wanted.key]

    def _none(self, wanted: Measure) -> Figure:
        return Figure(wanted.key, "none", None, EMPTY, wanted.unit)

    def _count(self, wanted: Measure) -> Figure:
        found = [
            fact
            for fact in self._of_day(wanted.span, wanted.day)
            if all(fits(self.form, each, fact) for each in wanted.where)
        ]
        if wanted.of != "cases":
            found = [fact for fact in found if getattr(fact, wanted.of)]
        value = len(found) if wanted.of == "cases" else sum(getattr(fact, wanted.of) for fact in found)
        return Figure(
            wanted.key, "count", value, shown(value, wanted.unit), wanted.unit, tuple(fact.id for fact in found),
            definition_of(self.form, wanted),
        )  # fmt: skip

    def _typed(self, wanted: Measure) -> Figure:
        definition = definition_of(self.form, wanted)
        if wanted.span != "period":
            value = self.carried.get(wanted.key)
            if wanted.span == "year":
                now = self._beside(wanted, self._column_of_period(wanted))
                value = (value or 0) + (now.number if now else 0)
            text = "" if value is None else shown(value, wanted.unit)
            return Figure(wanted.key, "typed", value or 0, text, wanted.unit, definition=definition)
        value = self.typed.get(wanted.key)
        offered = (
            facts_of.outreach(self.db, self.spans["period"]) if wanted.row.suggest == "outreach" else None
        )
        return Figure(
            wanted.key, "typed", value or 0, "" if value is None else shown(value, wanted.unit), wanted.unit,
            definition=definition, suggestion=offered, typable=True,
        )  # fmt: skip

    def _sum(self, wanted: Measure) -> Figure:
        known = list(self.columns if wanted.formula_column else self.rows)
        named = wanted.row.sum or wanted.column.sum
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

    def _beside(self, wanted: Measure, column: Line | None) -> Figure | None:
        return None if column is None else self.figure(wanted.row, column)

    def _column_of_period(self, wanted: Measure) -> Line | None:
        """Return the column of this period in which the typed figure of a 年度累计 is typed."""
        return next(
            (each for each in self.columns.values() if span_of(wanted.row, each) == "period" and not each.where
             and not (each.change or each.ratio or each.sum)),
            None,
        )  # fmt: skip

    def _of_day(self, span: str, day: str) -> list[Fact]:
        kept = self.days.get((span, day))
        if kept is None:
            period = self.spans[span]
            kept = [
                fact
                for fact in self.read[span]
                if period.holds(fact.day(day)) and all(fits(self.form, each, fact) for each in self.form.base)
            ]
            self.days[span, day] = kept
        return kept


def checked(filled: Filled) -> tuple[Checked, ...]:
    """Try every check of the form in each column or row it speaks of."""
    rows, columns = [line.key for line in filled.rows], [line.key for line in filled.columns]
    found = []
    for check in filled.form.row_checks:
        for column in filled.columns:
            found += _tried(filled, check, rows, column, down=True)
    for check in filled.form.column_checks:
        for row in filled.rows:
            found += _tried(filled, check, columns, row, down=False)
    return tuple(found)


def _tried(filled: Filled, check: Check, known: list[str], line: Line, *, down: bool) -> list[Checked]:
    """Try a check in one column (``down``) or row; figures that are no counts are not added."""
    keys = [key for side in check.sides for _, key in checks.members(side, known)]
    cell = {key: f"{key}.{line.key}" if down else f"{line.key}.{key}" for key in keys}
    figures = {key: filled.figures[name] for key, name in cell.items()}
    if any(figure.kind in {"ratio", "change", "none"} for figure in figures.values()):
        return []
    values = {key: figure.number for key, figure in figures.items()}
    holds = checks.holds(check, known, values)
    sums = [checks.worth(side, known, values) for side in check.sides]
    sign = (
        " = "
        if holds and check.relation == checks.SUM
        else " ≠ "
        if check.relation == checks.SUM
        else " ≤ "
        if holds
        else " > "
    )
    words = f"{check.text}：{sign.join(map(str, sums))}"
    behind = () if holds else _apart(check, known, figures)
    return [Checked(check.text, line.member or line.name, holds, words, tuple(cell.values()), behind)]


def _apart(check: Check, known: list[str], figures: Mapping[str, Figure]) -> tuple[uuid.UUID, ...]:
    """Return the cases that stand on one side of a check and not, or twice, on another."""
    tallies = []
    for side in check.sides:
        tally: dict[uuid.UUID, int] = {}
        for sign, key in checks.members(side, known):
            for case in figures[key].cases:
                tally[case] = tally.get(case, 0) + sign
        tallies.append(tally)
    every = dict.fromkeys(case for tally in tallies for case in tally)
    return tuple(case for case in every if len({tally.get(case, 0) for tally in tallies}) > 1)


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
                found += [each.of_member(name or "none", name or "未填", condition) for each in together]
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


def _headed(column: Line, rows: Sequence[Line], figures: Mapping[str, Figure]) -> Line:
    """Put the count of the first row into a head that tells it: ``邻里（共计：{n} 件）``."""
    if not any("{n}" in label for label in column.labels):
        return column
    sibling = f"{rows[0].key}.{column.key}"
    return replace(
        column, labels=tuple(label.replace("{n}", figures[sibling].text) for label in column.labels)
    )


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
