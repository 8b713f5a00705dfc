"""Why a case counts in a cell of a form, or does not: every number opens to its cases."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from models.errors import Refusal
from models.periods import Period
from models.queries.counted import DAYS, Fact, facts
from models.statistics.counting import counted
from models.statistics.filled import Filled
from models.statistics.formfiles import SPANS, Form, Line
from models.statistics.measures import Measure, fits, measure
from models.statistics.words import condition_words, definition_of, value_words

_ABOVE, _BELOW = "分子", "分母"


@dataclass(frozen=True, slots=True)
class Reason:
    """One case beside a cell: whether it counts there, and why, in one sentence."""

    case_id: uuid.UUID
    number: str
    title: str
    inside: bool
    words: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A cell opened: what it is, what it counts, the cases in it and those of the period that are not, with reasons."""

    key: str
    name: str
    text: str
    definition: str
    inside: tuple[Reason, ...]
    outside: tuple[Reason, ...]


def opened(db: Session, filled: Filled, cell: str) -> Opened:
    """Open a cell of a filled form."""
    figure = filled.figures.get(cell)
    if figure is None:
        raise Refusal("这张表没有这一格。", "cell")
    row, column = _lines(filled, cell)
    terms = tuple(_terms(filled, row, column))
    inside: dict[uuid.UUID, Reason] = {}
    outside: dict[uuid.UUID, Reason] = {}
    for part, wanted in terms:
        period = filled.spans[wanted.span]
        for fact in facts(db, period):
            found = _reason(filled.form, wanted, fact, period, part)
            if found.inside:
                inside.setdefault(fact.id, found)
            else:
                outside.setdefault(fact.id, found)
    if figure.kind == "count" and terms[0][1].of == "cases":
        _as_submitted(filled, figure.cases, inside, outside)
    both = {case: _below(each, outside.get(case)) for case, each in inside.items()}
    return Opened(
        cell, f"{_name(row)}·{_name(column)}", figure.text, figure.definition,
        tuple(both.values()), tuple(each for case, each in outside.items() if case not in inside),
    )  # fmt: skip


def _as_submitted(
    filled: Filled, cases: Sequence[uuid.UUID], inside: dict[uuid.UUID, Reason], outside: dict[uuid.UUID, Reason]
) -> None:  # fmt: skip
    """Let the cases stand as they were when the form was submitted, and say what is other now."""
    then = frozenset(cases)
    for case in [each for each in inside if each not in then]:
        now = inside.pop(case)
        outside[case] = replace(now, inside=False, words=f"报送时没有计入；现在{now.words}")
    for case in [each for each in cases if each not in inside]:
        gone = Reason(case, filled.numbers.get(case, ""), "", True, "不计入：已作废或者已合并。")
        now = outside.pop(case, gone)
        inside[case] = replace(now, inside=True, words=f"报送时计入；现在{now.words}")


def _below(inside: Reason, outside: Reason | None) -> Reason:
    """Say of a case that counts below the line alone why it does not count above it."""
    if outside is None or not (inside.words.startswith(_BELOW) and outside.words.startswith(_ABOVE)):
        return inside
    return replace(inside, words=f"只计入{_BELOW}；{outside.words}")


def why(db: Session, form: Form, cell: str, period: Period, number: str, *, today: date) -> str:
    """Say in one sentence why the case of a number counts in a cell, or why not."""
    found = opened(db, counted(db, form, period, today=today), cell)
    for each in (*found.inside, *found.outside):
        if each.number == number.strip():
            return each.words
    return (
        f"不计入：{number}在{period.name}没有登记、受理或者办结，或者没有这个编号（已作废、已合并的不统计）。"
    )


def reason(form: Form, wanted: Measure, fact: Fact, period: Period) -> str:
    """Say the first condition that a case fails, or that it meets them all."""
    day = fact.day(wanted.day)
    if day is None:
        return f"不计入：还没有{DAYS[wanted.day]}。"
    if not period.holds(day):
        return f"不计入：{DAYS[wanted.day]}{day.isoformat()}不在{SPANS[wanted.span]}内。"
    for each in wanted.where:
        if not fits(form, each, fact):
            return f"不计入：{value_words(form, each.name, fact)}，本栏只计{condition_words(form, each)}的。"
    told = "，".join(dict.fromkeys(value_words(form, each.name, fact) for each in wanted.where))
    return f"计入：{DAYS[wanted.day]}{day.isoformat()}在{SPANS[wanted.span]}内{'；' + told if told else ''}。"


def _reason(form: Form, wanted: Measure, fact: Fact, period: Period, part: str) -> Reason:
    words = reason(form, wanted, fact, period)
    return Reason(
        fact.id, fact.number, fact.title, words.startswith("计入"), f"{part}{words}" if part else words
    )


def _terms(filled: Filled, row: Line, column: Line) -> Iterable[tuple[str, Measure]]:
    """Yield the counts that a cell is made of: itself, or those that its formula names, with what they are of it."""
    wanted = measure(filled.form, row, column)
    if wanted.kind == "count":
        yield "", wanted
    if wanted.kind in {"ratio", "change"}:
        rows, columns = _keyed(filled.rows), _keyed(filled.columns)
        for part, key in zip(
            ("分子", "分母") if wanted.kind == "ratio" else ("本数", "比较数"), wanted.pair, strict=True
        ):
            for _, each in _terms(filled, *wanted.beside(key, rows, columns)):
                yield part, each
    if wanted.kind == "sum":
        rows, columns = _keyed(filled.rows), _keyed(filled.columns)
        for key in wanted.added:
            yield from _terms(filled, *wanted.beside(key.lstrip("-−"), rows, columns))


def _keyed(lines: Iterable[Line]) -> Mapping[str, Line]:
    return {line.key: line for line in lines}


def _lines(filled: Filled, cell: str) -> tuple[Line, Line]:
    for row in filled.rows:
        for column in filled.columns:
            if f"{row.key}.{column.key}" == cell:
                return row, column
    raise Refusal("这张表没有这一格。", "cell")


def _name(line: Line) -> str:
    return line.name.replace("{each}", line.member)


__all__ = ["Opened", "Reason", "definition_of", "opened", "reason", "why"]
