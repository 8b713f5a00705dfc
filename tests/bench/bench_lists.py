"""Opening 今日 and the case list, and searching, with 1,000 and 100,000 cases, against raw sqlite3.

The floor runs the very statements that ours sends, with the same parameters, on a bare sqlite3 connection;
rounds take turns. ``python tests/bench/bench_lists.py [cases …]``
"""

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sqlalchemy import event, insert  # noqa: E402 -- the path is set just above

from models.base import new_id  # noqa: E402 -- as above
from models.cases import Case, Party  # noqa: E402 -- as above
from models.clocks import Deadline  # noqa: E402 -- as above
from models.people import Person  # noqa: E402 -- as above
from models.queries import cases  # noqa: E402 -- as above
from models.store import FILE, Store, open_store  # noqa: E402 -- as above
from models.visits import Visit  # noqa: E402 -- as above
from ui.viewmodels.board import Board  # noqa: E402 -- as above

ROUNDS = 15
AT_ONCE = 5_000
RECENT = 600
TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 1, tzinfo=UTC)
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚"
STATES = ("已销号", "已销号", "已销号", "达成待履行", "调解中", "已受理", "未达成", "已移送")


def name(i: int) -> str:
    """Return one of 6,400 names."""
    return SURNAMES[i % 16] + GIVEN[i // 16 % 20] + GIVEN[i // 320 % 20]


def fill(store: Store, count: int) -> None:
    """Enter cases, each with two parties, a limit and a visit; the newest are in every state, the others are over."""
    for first in range(0, count, AT_ONCE):
        rows: dict[type, list[dict[str, Any]]] = {Case: [], Person: [], Party: [], Deadline: [], Visit: []}
        for i in range(first, min(first + AT_ONCE, count)):
            case_id, recent = new_id(), count - i <= RECENT
            open_one = recent and i % 4 == 0
            on = TODAY - timedelta((count - i) % 1500)
            rows[Case].append({
                "id": case_id, "number": f"西调{on.year}-{i + 1}", "title": f"{name(i)}与{name(i * 7)}邻里纠纷",
                "received_at": NOW - timedelta(minutes=(count - i) * 20), "received_by": "葛某某", "village": f"{name(i % 90)[0]}家村",
                "place": f"第{i % 97}村民小组", "brief": f"因{name(i)}家排水、通行等琐事发生争吵，双方互有推搡，要求处理。", "dispute_type": "neighbours",
                "state": STATES[i % 8] if recent else STATES[0], "handler_name": "葛某某", "amount": i * 100,
            })  # fmt: skip
            for place, (side, who) in enumerate((("甲", i), ("乙", i * 7 + 3))):
                person_id = new_id()
                rows[Person].append({
                    "id": person_id, "name": name(who), "telephone": f"138{(who * 13) % 10**8:08}", "id_number": f"990124{who:012}",
                })  # fmt: skip
                rows[Party].append({
                    "id": new_id(), "case_id": case_id, "side": side, "position": place, "name": name(who), "person_id": person_id,
                })  # fmt: skip
            rows[Deadline].append({
                "id": new_id(), "case_id": case_id, "key": "rm-term", "name": "人民调解期限", "started_on": on,
                "due_on": TODAY + timedelta(i % 30) if open_one else on, "met_on": None if open_one else on,
            })  # fmt: skip
            rows[Visit].append({
                "id": new_id(), "case_id": case_id, "due_on": TODAY if open_one else on, "done_on": None if open_one else on,
            })  # fmt: skip
        with store.unit() as db:
            for table, each in rows.items():
                db.execute(insert(table), each)


def sent(store: Store, deed: Callable[[], object]) -> list[tuple[str, Any]]:
    """Return the SELECT statements that a deed sends."""
    heard: list[tuple[str, Any]] = []

    def hear(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        if statement.startswith("SELECT"):
            heard.append((statement, parameters))

    event.listen(store.engine, "before_cursor_execute", hear)
    deed()
    event.remove(store.engine, "before_cursor_execute", hear)
    return heard


def seconds(deed: Callable[[], object]) -> float:
    """Return how long a deed takes."""
    start = time.perf_counter()
    deed()
    return time.perf_counter() - start


def told(values: list[float], by: float = 1) -> str:
    """Say median and spread."""
    return f"{statistics.median(values) * by:.2f} [{min(values) * by:.2f}–{max(values) * by:.2f}]"


def measure(count: int) -> None:
    """Fill a store and measure every deed on it."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(folder, now=lambda: NOW)
        took = seconds(lambda: fill(store, count))
        size = sum(file.stat().st_size for file in Path(folder).glob(f"{FILE}*")) / 1e6
        print(f"{count} cases, filled in {took:.1f} s, {size:.0f} MB")
        board = Board(store, lambda: TODAY)

        def listed(**which: Any) -> list[cases.CaseLine]:
            with store.reading() as db:
                return cases.listing(db, **which)

        def searched(words: str) -> list[cases.CaseLine]:
            with store.reading() as db:
                return cases.search(db, words)

        deeds: dict[str, Callable[[], object]] = {
            "今日": board.read,
            "案件列表，最新100件": lambda: listed(limit=100),
            "案件列表，调解中": lambda: listed(states=["调解中"], limit=100),
            "案件列表，翻到最后": lambda: listed(limit=100, offset=max(0, count - 100)),
            "查找，姓名开头": lambda: searched("赵伟"),
            "查找，编号": lambda: searched(f"西调2026-{count}"),
            "查找，没有的字": lambda: searched("囍囍"),
        }
        with sqlite3.connect(Path(folder) / FILE) as raw:
            for what, deed in deeds.items():
                statements = sent(store, deed)

                def bare(told: list[tuple[str, Any]] = statements) -> None:
                    for words, given in told:
                        raw.execute(words, tuple(given)).fetchall()

                ours: list[float] = []
                floor: list[float] = []
                for _ in range(ROUNDS):
                    floor.append(seconds(bare))
                    ours.append(seconds(deed))
                ratios = [a / b for a, b in zip(ours, floor, strict=True)]
                print(
                    f"  {what:12}　{told(ours, 1000)} ms　÷ raw {told(ratios)}　{len(statements)} statements"
                )
        raw.close()
        store.close()


if __name__ == "__main__":
    for size in [int(word) for word in sys.argv[1:]] or [1_000, 100_000]:
        measure(size)
