"""The cases behind a number of a register's last line, each with the reason why it is counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from exports.columns import Register, shown
from models.periods import Period
from models.queries import cases
from models.registerrules import Rule
from models.store import Store
from ui.viewmodels import ledger_totals
from ui.viewmodels.ledger_totals import Told

#: So many lines are listed behind a number; the rest is found by narrowing the register.
LISTED = 500
CHUNK = 400
MORE = f"这里列前 {LISTED} 件，其余请缩小时段或筛选后再看。"

#: Case, number, title, reason, day and state, as the panel takes them.
Line = tuple[str, str, str, str, str, str]


@dataclass(frozen=True)
class Opened:
    """What a number opens to: its words, what it counts, and the cases."""

    title: str
    definition: str
    rows: tuple[Line, ...]


def opened(
    store: Store,
    register: Register[Any],
    told: Told | None,
    rows: Sequence[Any],
    *,
    rule: Rule,
    period: Period,
) -> Opened:
    """Return the cases behind ``told``; behind the count of all ``rows`` where it is None."""
    if told is None:
        reason = f"{rule.day_name}在{period.name}内"
        counted = [(row, reason) for row in rows]
        title = "合计"
    else:
        counted, title = ledger_totals.behind(register, told.door, rows), told.full
    found: dict[tuple[str, str], tuple[Any, str]] = {}
    for row, reason in counted:
        for case_id in cases_of(row) or (f"#{id(row)}",):
            found.setdefault((case_id, reason), (row, reason))
        if len(found) > LISTED:
            break
    kept = list(found.items())[:LISTED]
    lines = _lines(store, (case_id for (case_id, _), _ in kept))
    told_rows = tuple(
        _line(register, row, case_id, reason, lines.get(case_id)) for (case_id, _), (row, reason) in kept
    )
    return Opened(title, rule.sentence + (MORE if len(found) > LISTED else ""), told_rows)


def cases_of(row: Any) -> tuple[str, ...]:
    """Return the cases that a row stands for: one, several, or none."""
    of = getattr(row, "of", row)
    many = tuple(map(str, getattr(of, "case_ids", ())))
    one = str(getattr(of, "case_id", "") or "")
    return many or ((one,) if one else ())


def _line(
    register: Register[Any], row: Any, case_id: str, reason: str, known: tuple[str, str, str, str] | None
) -> Line:
    if known is not None:
        number, title, day, state = known
        return case_id, number, title, reason, day, state
    words = [shown(column, row) for column in register.columns[1:] if column.kind in {"text", "long"}]
    said = [*filter(None, words), "", ""]
    return "", said[0], said[1], reason, "", ""


def _lines(store: Store, case_ids: Iterable[str]) -> dict[str, tuple[str, str, str, str]]:
    ids = list(dict.fromkeys(UUID(each) for each in case_ids if not each.startswith("#")))
    found: dict[str, tuple[str, str, str, str]] = {}
    with store.reading() as db:
        for start in range(0, len(ids), CHUNK):
            for each in cases.listing(db, ids=ids[start : start + CHUNK], limit=CHUNK):
                title = each.title or "、".join(each.parties)
                found[str(each.case_id)] = (each.number, title, each.received_on.isoformat(), each.state)
    return found
