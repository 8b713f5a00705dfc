"""The page 回访 over a year of instalments, obligations and visits of 2,000 cases, against raw sqlite3.

The page is what happens when its horizon of a year is chosen: it is read, put into the model of the list, and drawn
off screen, with the counts on its tabs. The floor runs the very statements that the page sends, with the same
parameters, on a bare sqlite3 connection; rounds take turns. ``python tests/bench/bench_aftercare.py [cases …]``
"""

import os
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication  # noqa: E402 -- the path is set just above
from sqlalchemy import event, insert  # noqa: E402 -- as above

from models.agreements import Agreement, Clause, Instalment, Obligation  # noqa: E402 -- as above
from models.base import new_id  # noqa: E402 -- as above
from models.cases import Case  # noqa: E402 -- as above
from models.clocks import Deadline  # noqa: E402 -- as above
from models.followups import FollowUp  # noqa: E402 -- as above
from models.performance import Payment  # noqa: E402 -- as above
from models.store import FILE, Store, open_store  # noqa: E402 -- as above
from models.visits import Visit  # noqa: E402 -- as above
from ui import theme  # noqa: E402 -- as above
from ui.boundary import Boundary  # noqa: E402 -- as above

ROUNDS = 15
AT_ONCE = 500
TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 1, tzinfo=UTC)
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚"
STATES = (
    "达成待履行",
    "达成待履行",
    "达成待履行",
    "达成后未履行",
    "已履行",
    "未达成",
    "已销号",
    "达成待履行",
)
PARTS = 6
VISITS = 5


def name(i: int) -> str:
    """Return one of 6,400 names."""
    return SURNAMES[i % 16] + GIVEN[i // 16 % 20] + GIVEN[i // 320 % 20]


def fill(store: Store, count: int) -> None:
    """Enter cases of a year with what was agreed in them: money at once or in parts, and visits done and to come."""
    for first in range(0, count, AT_ONCE):
        kinds = (Case, Agreement, Clause, Obligation, Instalment, Payment, Visit, Deadline, FollowUp)
        rows: dict[type, list[dict[str, Any]]] = {kind: [] for kind in kinds}
        for i in range(first, min(first + AT_ONCE, count)):
            _enter(rows, i)
        with store.unit() as db:
            for kind, values in rows.items():
                if values:
                    db.execute(insert(kind), values)


def _enter(rows: dict[type, list[dict[str, Any]]], i: int) -> None:
    case_id, on = new_id(), TODAY - timedelta(days=i % 365)
    state = STATES[i % len(STATES)]
    debtor, creditor = name(i), name(i * 7 + 3)
    over = state in {"已履行", "已销号"}
    rows[Case].append({
        "id": case_id, "number": f"西调{on.year}-{i + 1}", "title": f"{creditor}与{debtor}邻里纠纷", "received_at": NOW - timedelta(days=i % 365),
        "village": f"{SURNAMES[i % 16]}家村", "state": state, "level": 1 + i % 4, "handler_name": "葛某某", "outcome": "达成协议", "concluded_on": on,
        "ended_on": on if over else None, "closed_on": on if state == "已销号" else None,
    })  # fmt: skip
    if state != "未达成":
        _owe(rows, i, case_id, on, names=(debtor, creditor), over=over)
    for step in range(VISITS):
        due_on = on + timedelta(days=7 + step * 60)
        done = due_on < TODAY - timedelta(days=5) or over
        rows[Visit].append({
            "id": new_id(), "case_id": case_id, "due_on": due_on, "reason": f"签约后第{7 + step * 60}日回访",
            "done_on": due_on if done else None, "text": "双方没有新的矛盾。" if done else "",
        })  # fmt: skip
    if i % 10 == 0:
        rows[Deadline].append({
            "id": new_id(), "case_id": case_id, "key": "rm-confirm", "name": "申请司法确认", "started_on": on,
            "due_on": on + timedelta(days=30), "cancelled": "",
        })  # fmt: skip
        rows[FollowUp].append({
            "id": new_id(), "case_id": case_id, "origin": "回头看", "what": "回头看", "due_on": on + timedelta(days=90),
        })  # fmt: skip


def _owe(
    rows: dict[type, list[dict[str, Any]]],
    i: int,
    case_id: Any,
    on: date,
    *,
    names: tuple[str, str],
    over: bool,
) -> None:
    agreement, clause, owed = new_id(), new_id(), new_id()
    debtor, creditor = names
    in_parts, whole = i % 3 != 0, on + timedelta(days=30)
    late = TODAY - timedelta(days=20)
    rows[Agreement].append(
        {"id": agreement, "case_id": case_id, "state": "已签", "signed_on": on, "number": f"西调协{i}"}
    )
    rows[Clause].append(
        {"id": clause, "agreement_id": agreement, "position": 0, "text": f"{debtor}付给{creditor}。"}
    )
    rows[Obligation].append({
        "id": owed, "case_id": case_id, "clause_id": clause, "debtor": debtor, "creditor": creditor, "kind": "给付",
        "text": f"{debtor}付给{creditor}。", "amount": 600_00 + i, "due_on": None if in_parts else whole,
        "performed_on": on if over or (not in_parts and whole < late) else None,
    })  # fmt: skip
    for number in range(PARTS if in_parts else 0):
        due_on = on + timedelta(days=30 * (number + 1))
        paid = over or due_on < late
        part = new_id()
        rows[Instalment].append({
            "id": part, "obligation_id": owed, "number": number + 1, "due_on": due_on, "amount": 100_00,
            "paid_on": due_on if paid else None, "paid_amount": 100_00 if paid else None,
        })  # fmt: skip
        if paid:
            rows[Payment].append({
                "id": new_id(), "case_id": case_id, "obligation_id": owed, "instalment_id": part, "on": due_on, "amount": 100_00,
            })  # fmt: skip


def clock(deed: Callable[[], object]) -> float:
    """Time one run in milliseconds."""
    start = time.perf_counter()
    deed()
    return (time.perf_counter() - start) * 1000


def told(times: list[float]) -> str:
    """Write a median with its range."""
    return f"{statistics.median(times):7.1f} ms [{min(times):.1f}–{max(times):.1f}]"


def replay(store: Store, statements: list[tuple[str, Any]]) -> Callable[[], None]:
    """Return a run of the same statements on a bare connection."""
    assert store.folder is not None, "the bench is a SQLite store"
    bare = sqlite3.connect(store.folder / FILE)

    def run() -> None:
        for statement, parameters in statements:
            bare.execute(statement, parameters).fetchall()

    return run


def measure(store: Store, app: Any) -> None:
    """Show the page with a horizon of a year, again and again, in turns with the floor; then scroll to its end."""
    from ui.viewmodels import dues  # noqa: PLC0415 -- the store is filled first
    from ui.widgets.due_column import DueColumn  # noqa: PLC0415 -- as above

    viewmodel = dues.Dues(store, lambda: TODAY, horizon="year")
    column = DueColumn(Boundary(), viewmodel, dues)
    column.resize(780, 640)
    column.show()
    app.processEvents()

    def page() -> None:
        viewmodel.forget()
        column.refresh()
        column.grab()

    statements: list[tuple[str, Any]] = []

    @event.listens_for(store.engine, "before_cursor_execute")
    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        statements.append((statement, parameters))

    page()
    event.remove(store.engine, "before_cursor_execute", note)
    floor = replay(store, [each for each in statements if each[0].lstrip().upper().startswith("SELECT")])
    floor()
    ours, raw = [], []
    for _round in range(ROUNDS):
        ours.append(clock(page))
        raw.append(clock(floor))
    ratio = statistics.median(ours) / statistics.median(raw)
    reads = [clock(viewmodel.read) for _round in range(ROUNDS)]
    print(f"  page of a year, shown and drawn {told(ours)}   raw queries {told(raw)}   ratio {ratio:.1f}")
    print(f"  of this one page of {len(viewmodel.lines)} lines read {told(reads)}")
    bar = column.list.verticalScrollBar()

    def scroll(to: int) -> None:
        bar.setValue(to)
        column.list.viewport().grab()

    steps, frames = [], []
    while not viewmodel.whole:
        steps.append(clock(lambda: scroll(bar.maximum())))
    print(f"  {len(viewmodel.lines)} lines to the end in {len(steps)} pages, each {told(steps)}")
    for at in range(0, bar.maximum(), bar.maximum() // 60 or 1):
        frames.append(clock(partial(scroll, at)))  # noqa: PERF401 -- timed one by one
    print(f"  one frame while scrolling through all of them {told(frames)}")
    column.close()


def main() -> None:
    """Measure the sizes that are asked for."""
    app = QApplication(sys.argv[:1])
    theme.apply(app)
    for count in [int(each) for each in sys.argv[1:]] or [2_000]:
        with tempfile.TemporaryDirectory() as folder:
            store = open_store(folder)
            fill(store, count)
            print(f"{count} cases")
            measure(store, app)
            store.close()


if __name__ == "__main__":
    main()
