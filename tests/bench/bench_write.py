"""One line of the record, durable: ours with its audit entry against raw sqlite3 writing the same two rows.

``python -m tests.bench.bench_write`` or ``python tests/bench/bench_write.py``: turns are taken line by line, both
with WAL and ``synchronous=FULL`` on the disk that holds the temporary folder; prints p50, p99 and their ratios,
and, to be known, what saving a whole case costs.
"""

import json
import sqlite3
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from models import intake, record  # noqa: E402 -- the path is set just above
from models.store import FILE  # noqa: E402 -- as above
from tests.sample import Room, accepted, begun, draft, room  # noqa: E402 -- as above

LINES = 2_000
WARM = 50
CASES = 60
TEXT = "今年春上他把桩往西挪了两犁，我去找他说理，他不认，还把我推倒在地头，踩坏了一片麦苗。"
Deed = Callable[[], object]


def ours(here: Room) -> Deed:
    """Return what notes one line in a unit of its own, as the room does on the return key."""
    with here.store.unit() as db:
        sitting = begun(db, here, accepted(db, here))

    def note() -> None:
        with here.store.unit() as db:
            record.note(db, sitting, "张土根", TEXT, by=here.officer)

    return note


def floor(folder: Path) -> Deed:
    """Return what writes the same two rows, and the head of the chain, with the driver alone."""
    connection = sqlite3.connect(folder / FILE, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-16000"):
        connection.execute(f"PRAGMA {pragma}").close()
    sitting, case = connection.execute("SELECT id, case_id FROM sittings").fetchone()
    line = connection.execute("SELECT * FROM utterances LIMIT 1").description
    entry = connection.execute("SELECT * FROM audit_entries LIMIT 1").description
    put_line = f"INSERT INTO utterances ({_names(line)}) VALUES ({_marks(line)})"
    put_entry = f"INSERT INTO audit_entries ({_names(entry)}) VALUES ({_marks(entry)})"
    values: dict[str, object] = dict.fromkeys((column[0] for column in line), "")
    values |= {
        "sitting_id": sitting,
        "at": "2026-11-20 02:30:00.000000",
        "phase": "准备",
        "speaker": "张土根",
    }
    values |= {"party_id": None, "kind": "其他", "text": TEXT, "private": 0, "struck_at": None}
    told: dict[str, object] = dict.fromkeys((column[0] for column in entry), "")
    told |= {
        "at": "2026-11-20 02:30:00.000000",
        "by_id": uuid.uuid4().hex,
        "by_name": "葛民警",
        "deed": "记录",
    }
    told |= {"table_name": "utterances", "case_id": case, "previous": "0" * 64, "digest": "0" * 64}
    told["changes"] = json.dumps(
        {"seq": 1, "speaker": "张土根", "kind": "其他", "text": TEXT, "private": False}
    )
    count = 0

    def note() -> None:
        nonlocal count
        count += 1
        key = uuid.uuid4().hex
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(put_line, [*(values | {"id": key, "seq": count}).values()])
        connection.execute(put_entry, [*(told | {"seq": 10**6 + count, "row_id": key}).values()])
        connection.execute("UPDATE audit_head SET digest = ? WHERE id = 1", ("0" * 64,))
        connection.execute("COMMIT")

    return note


def _names(columns: Any) -> str:
    return ", ".join(f'"{column[0]}"' for column in columns)


def _marks(columns: Any) -> str:
    return ", ".join("?" for _ in columns)


def timed(deed: Deed) -> float:
    """Return the milliseconds of one deed."""
    start = time.perf_counter()
    deed()
    return (time.perf_counter() - start) * 1e3


def told(name: str, found: list[float]) -> tuple[float, float]:
    """Print and return median and 99th percentile."""
    p50, p99 = statistics.median(found), statistics.quantiles(found, n=100)[98]
    print(f"  {name:6} p50 {p50:6.2f} ms  p99 {p99:6.2f} ms  worst {max(found):6.2f} ms")
    return p50, p99


def main() -> None:
    """Take turns, line by line; then save cases."""
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        here, beside = room(one), room(two)
        ours(beside)
        engines = {"floor": floor(Path(two)), "ours": ours(here)}
        for deed in engines.values():
            for _ in range(WARM):
                deed()
        found: dict[str, list[float]] = {name: [] for name in engines}
        for _ in range(LINES):
            for name, deed in engines.items():
                found[name].append(timed(deed))
        print(f"one line with its audit entry, {LINES} times, in turn")
        least, ours_found = told("floor", found["floor"]), told("ours", found["ours"])
        print(
            f"  ours ÷ floor  p50 {ours_found[0] / least[0]:.2f}  p99 {ours_found[1] / least[1]:.2f}  (target p99 ≤ 4)"
        )

        def save() -> None:
            with here.store.unit() as db:
                intake.receive(db, draft(), by=here.officer, now=here.clock())

        print(f"a whole visit: case, parties, demands, answers, {CASES} times")
        told("ours", [timed(save) for _ in range(CASES)])
        here.store.close()
        beside.store.close()


if __name__ == "__main__":
    main()
