"""The cases behind a number of a register's last line, each with the reason why it is counted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from exports.columns import SUM, Column, Register, shown
from models.periods import Period
from models.queries import cases
from models.registerrules import Rule
from models.store import Store
from ui.viewmodels import ledger_totals
from ui.viewmodels.ledger_totals import Told

#: So many lines are listed behind a number; the rest is found by narrowing the register.
LISTED = 500
CHUNK = 400
MORE = f"这里列前 {LISTED} 行，其余请缩小时段或筛选后再看。"
#: What tells rows of one case from each other: 期次, 回访日, 文书.
APART = ("期次", "应付日", "应回访日", "实回访日", "移送编号", "文书编号", "号")
FEW = 2

#: Case, number, title, reason, day, state and figure, as the panel takes them.
Line = tuple[str, str, str, str, str, str, str]


@dataclass(frozen=True)
class Opened:
    """What a number opens to: its words, what it counts, and its lines, which add up to it.

    A line with a figure of its own adds that, one without adds one.
    """

    title: str
    definition: str
    rows: tuple[Line, ...]


@dataclass(frozen=True)
class _Counted:
    """What is counted once: a row, or one of the cases that it stands for."""

    row: Any
    reason: str
    figure: str = ""
    case_id: str = ""


def opened(
    store: Store,
    register: Register[Any],
    told: Told | None,
    rows: Sequence[Any],
    *,
    rule: Rule,
    period: Period,
) -> Opened:
    """Return what is counted in ``told``; in the count of all ``rows`` where it is None."""
    if told is None:
        reason = f"{rule.day_name}在{period.name}内"
        counted = [_Counted(row, reason, "", _case_of(row)) for row in ledger_totals.once(register, rows)]
        title = "合计"
    else:
        column = next(each for each in register.columns if each.name == told.door.column)
        found = ledger_totals.behind(register, told.door, rows)
        counted = [each for row, reason in found for each in _counted(column, row, reason)]
        title = told.full
    kept = counted[:LISTED]
    lines = _lines(store, (each.case_id for each in kept))
    alike = Counter(each.case_id for each in kept)
    told_rows = tuple(
        _line(register, each, lines.get(each.case_id), apart=alike[each.case_id] > 1) for each in kept
    )
    return Opened(title, rule.sentence + (MORE if len(counted) > LISTED else ""), told_rows)


def cases_of(row: Any) -> tuple[str, ...]:
    """Return the cases that a row stands for: one, several, or none."""
    of = getattr(row, "of", row)
    many = tuple(map(str, getattr(of, "case_ids", ())))
    one = str(getattr(of, "case_id", "") or "")
    return many or ((one,) if one else ())


def _case_of(row: Any) -> str:
    """Return the case of a row that stands for one only; a person stands for several."""
    return "" if hasattr(getattr(row, "of", row), "case_ids") else "".join(cases_of(row))


def _counted(column: Column[Any], row: Any, reason: str) -> list[_Counted]:
    """Return what a number counts in a row: each of its cases where they are what is counted, else the row."""
    if column.per_case:
        return [
            _Counted(row, f"{_who(row)}{column.group or column.title}", "", each) for each in cases_of(row)
        ]
    figure = ledger_totals.figure(column, row) if column.total == SUM else ""
    return [_Counted(row, reason, figure, _case_of(row))]


def _who(row: Any) -> str:
    return getattr(row, "name", "")


def _line(
    register: Register[Any], each: _Counted, known: tuple[str, str, str, str] | None, *, apart: bool
) -> Line:
    if known is not None:
        number, title, day, state = known
        told = _apart(register, each.row) if apart else ""
        return (
            each.case_id,
            number,
            title,
            "，".join(filter(None, (told, each.reason))),
            day,
            state,
            each.figure,
        )
    words = [shown(column, each.row) for column in register.columns[1:] if column.kind in {"text", "long"}]
    said = [*filter(None, words), "", ""]
    cases_told = cases_of(each.row)
    numbers = "、".join(getattr(each.row, "numbers", ()))
    latest = "打开的是最近一件" if len(cases_told) > 1 else ""
    reason = "，".join(filter(None, (each.reason, numbers, latest)))
    return getattr(each.row, "case_id", ""), said[0], said[1], reason, "", "", each.figure


def _apart(register: Register[Any], row: Any) -> str:
    """Say which of several rows of one case it is."""
    told = [
        f"{each.title}{words}"
        for each in register.columns
        if each.title in APART and (words := shown(each, row))
    ]
    return "，".join(told[:FEW])


def _lines(store: Store, case_ids: Iterable[str]) -> dict[str, tuple[str, str, str, str]]:
    ids = list(dict.fromkeys(UUID(each) for each in case_ids if each))
    found: dict[str, tuple[str, str, str, str]] = {}
    with store.reading() as db:
        for start in range(0, len(ids), CHUNK):
            for each in cases.listing(db, ids=ids[start : start + CHUNK], limit=CHUNK):
                title = each.title or "、".join(each.parties)
                found[str(each.case_id)] = (each.number, title, each.received_on.isoformat(), each.state)
    return found
