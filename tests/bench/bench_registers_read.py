"""Reading the rows of R1, R2 and R3 from 20,000 cases: ours against a floor of bare sqlite3 that builds tuples.

``python tests/bench/bench_registers_read.py``: engines take turns, one process a measurement; prints milliseconds a
row and ratios (median, least–most). ``… end 200000`` reads R1 of so many cases and writes the workbook, in one process
each, and prints the time and the memory over a process that has read and written a little.
"""

import json
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sqlalchemy import insert  # noqa: E402 -- the path is set just above

from exports import xlsx  # noqa: E402 -- as above
from exports.registers import REGISTERS  # noqa: E402 -- as above
from models import disputes, periods  # noqa: E402 -- as above
from models.agreements import Agreement, Clause, Instalment, Obligation  # noqa: E402 -- as above
from models.base import new_id  # noqa: E402 -- as above
from models.cases import Case, Party  # noqa: E402 -- as above
from models.clocks import Deadline  # noqa: E402 -- as above
from models.confirmation import Confirmation  # noqa: E402 -- as above
from models.papers import Paper  # noqa: E402 -- as above
from models.people import Person  # noqa: E402 -- as above
from models.queries import registers  # noqa: E402 -- as above
from models.queries.selection import Selection  # noqa: E402 -- as above
from models.recordings import Recording  # noqa: E402 -- as above
from models.sittings import Attendance, Sitting  # noqa: E402 -- as above
from models.store import open_store  # noqa: E402 -- as above
from models.visits import Visit  # noqa: E402 -- as above

CASES, ROUNDS, AT_ONCE = 20_000, 5, 5_000
AGAIN = 0.2  # of the cases: one of the two has been here before
START, LAST = datetime(2026, 1, 1, tzinfo=UTC), date(2026, 12, 31)
YEAR = Selection(periods.days(START.date(), LAST))
KEYS = ("R1", "R2", "R3")
TABLES = (Person, Case, Party, Sitting, Attendance, Agreement, Clause, Obligation, Instalment, Visit, Paper, Deadline, Confirmation, Recording)  # fmt: skip
Rows = dict[Any, list[dict[str, Any]]]
#: What the floor reads of a case, and of what hangs on it.
OF_CASE = """c.number, c.received_at, c.source, c.alarm_number, c.place, c.village, c.dispute_type, c.nature, c.cause, c.origin, c.brief,
    c.people_count, c.amount, c.level, c.handler_name, c.channel, c.measures, c.state, c.outcome, c.track, c.resolved_on, c.remarks, c.overdue,
    c.filed_on, c.accepted_on, c.injury, c.appraised_on, c.platform_number, c.dossier_number, c.closed_on, c.difficult"""
FLOOR = {
    "parties": ("p.side, p.role, p.name, p.headcount, w.sex, w.birth, w.id_number, w.telephone, w.address, w.domicile", "parties p ON p.case_id = c.id LEFT JOIN persons w ON w.id = p.person_id"),
    "sittings": ("s.id, s.started_at", "sittings s ON s.case_id = c.id"),
    "attendances": ("a.name, a.kind, a.host, a.until", "attendances a ON a.case_id = c.id"),
    "agreements": ("a.form, a.number, a.signed_on, a.perform_by", "agreements a ON a.case_id = c.id"),
    "clauses": ("k.amount, k.text", "agreements a ON a.case_id = c.id JOIN clauses k ON k.agreement_id = a.id"),
    "obligations": ("o.due_on", "obligations o ON o.case_id = c.id"),
    "instalments": ("i.due_on, i.paid_on", "obligations o ON o.case_id = c.id JOIN instalments i ON i.obligation_id = o.id"),
    "visits": ("v.done_on", "visits v ON v.case_id = c.id"),
    "papers": ("x.form, x.number", "papers x ON x.case_id = c.id"),
    "deadlines": ("d.key, d.due_on, d.met_on", "deadlines d ON d.case_id = c.id"),
    "confirmations": ("f.applied_on, f.ruling, f.ruling_number", "confirmations f ON f.case_id = c.id"),
    "recordings": ("r.sitting_id, r.file_number", "recordings r ON r.case_id = c.id"),
}  # fmt: skip
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚"


def name(i: int) -> str:
    """Return one of 6,400 names."""
    return SURNAMES[i % 16] + GIVEN[i // 16 % 20] + GIVEN[i // 320 % 20]


def build(folder: Path, count: int) -> None:
    """Fill a store with a year of cases and all that hangs on them."""
    dice = random.Random(2026)
    store = open_store(str(folder))
    persons = [new_id() for _ in range(2 * count)]
    with store.unit() as db:
        for at in range(0, count, AT_ONCE):
            rows: Rows = {table: [] for table in TABLES}
            for number in range(at, min(at + AT_ONCE, count)):
                _case(rows, dice, number, START + timedelta(minutes=number * 525_000 / count), persons)
            for table, values in rows.items():
                db.execute(insert(table), values)
    store.close()


def _case(rows: Rows, dice: random.Random, number: int, at: datetime, persons: list[uuid.UUID]) -> None:
    """Add one case: a third of the police, three of five agreed, one of ten of these paid in instalments."""
    police, agreed, day, case_id = number % 3 == 0, number % 5 < 3, at.date(), new_id()
    ended = day + timedelta(dice.randrange(20))
    rows[Case].append({
        "id": case_id, "number": f"西调2026-{number + 1}", "title": "赵某与钱某邻里纠纷", "received_at": at, "received_by": "葛民警", "source": "110警情",
        "alarm_number": f"1301242026{number:07}", "place": "老槐树地头", "village": f"{number % 40}村", "dispute_type": dice.choice(disputes.leaves()).code,
        "nature": "治安" if police else "民事", "cause": "殴打他人" if police else "土地纠纷", "track": "ZA" if police else "RM",
        "brief": "两家承包地相邻，多年前指界后没有立桩，在地头争吵推搡。" * 4, "amount": dice.choice([None, 50_000]), "level": dice.choice([1, 1, 2, 3]),
        "channel": "人民调解", "state": "达成待履行" if agreed else "调解中", "outcome": "达成协议" if agreed else "", "handler_name": name(number % 9),
        "filed_on": day, "accepted_on": day, "concluded_on": ended if agreed else None, "platform_number": f"A5301{number:09}",
        "remarks": "已告知诉讼途径" * (number % 3), "injury": "轻微伤" if police else "", "flags": [], "dates_text": {},
    })  # fmt: skip
    for place, side in enumerate("甲乙"):
        one = 2 * number + place
        rows[Person].append({
            "id": persons[one], "name": name(one), "sex": "男", "birth": date(1950 + number % 50, 5, 7), "id_number": f"11010519500507{one % 10_000:04}",
            "telephone": f"138{one % 10**8:08}", "address": f"{number % 40}村二组{number % 90}号", "domicile": f"{number % 40}村二组",
        })  # fmt: skip
        here = dice.randrange(one) if place and dice.random() < AGAIN else one
        here = one - 2 if number % 50 == 49 else here
        rows[Party].append({
            "id": new_id(), "case_id": case_id, "side": side, "position": place, "role": "违法嫌疑人" if police and place else "申请人", "name": name(here),
            "person_id": persons[here], "needs": [],
        })  # fmt: skip
    for held in range(1 + number % 10 // 8):
        sitting_id, began = new_id(), at + timedelta(days=1 + held)
        rows[Sitting].append({
            "id": sitting_id, "case_id": case_id, "number": held + 1, "started_at": began, "place": "调解室", "speaking_order": [], "checklist": {}, "opening": {}, "alone": {},
        })  # fmt: skip
        rows[Attendance] += [
            {"id": new_id(), "case_id": case_id, "sitting_id": sitting_id, "position": place, "name": name(number % 31 + place), "kind": kind, "host": not place}
            for place, kind in enumerate(("民警" if police else "专职调解员", "村（居）干部"))
        ]  # fmt: skip
        rows[Recording].append({"id": new_id(), "case_id": case_id, "sitting_id": sitting_id, "file_number": f"LX{number}"})  # fmt: skip
    rows[Deadline].append({"id": new_id(), "case_id": case_id, "key": "za-second" if police else "rm-confirm", "name": "期限", "started_on": day, "due_on": ended, "met_on": ended})  # fmt: skip
    rows[Paper].append({
        "id": new_id(), "case_id": case_id, "form": "D12" if police else "D14", "title": "调解协议书", "number": f"西公调字〔2026〕{number}号",
        "issued_on": ended, "issued_at": at, "facts": {},
    })  # fmt: skip
    if not agreed:
        return
    agreement_id, owed = new_id(), number % 50 == 0
    rows[Agreement].append({"id": agreement_id, "case_id": case_id, "signed_on": ended, "state": "已签", "perform_by": ended})  # fmt: skip
    for place, text in enumerate(("当面赔礼道歉；", "一次性赔偿医疗费、误工费；")):
        clause_id, obligation_id = new_id(), new_id()
        amount = 30_000 + number if place else None
        rows[Clause].append({
            "id": clause_id, "agreement_id": agreement_id, "position": place, "amount": amount, "text": text, "blanks": {}, "shares": {}, "schedule": [],
        })  # fmt: skip
        rows[Obligation].append({"id": obligation_id, "case_id": case_id, "clause_id": clause_id, "amount": amount, "due_on": ended})  # fmt: skip
        if owed and place:
            rows[Instalment] += [{"id": new_id(), "obligation_id": obligation_id, "number": part + 1, "due_on": ended, "amount": 10_000} for part in range(3)]  # fmt: skip
    rows[Visit].append({"id": new_id(), "case_id": case_id, "due_on": ended, "done_on": ended})
    if not police and number % 7 == 0:
        rows[Confirmation].append({"id": new_id(), "case_id": case_id, "agreement_id": agreement_id, "court": "西岔县人民法院", "applied_on": ended})  # fmt: skip


def ours(folder: Path, key: str) -> int:
    """Read the rows of a register one by one, as an export does."""
    store = open_store(str(folder))
    with store.reading() as db:
        found = sum(1 for _ in registers.rows(db, key, YEAR))
    store.close()
    return found


def floor(folder: Path, key: str) -> int:
    """Run one SELECT a table for the whole year and build a tuple a case: no words, masks, ages or repeats."""
    of, day = {"R1": ("1", "received_at"), "R2": ("c.track = 'ZA'", "accepted_on"), "R3": ("c.track = 'RM'", "accepted_on")}[key]  # fmt: skip
    where = f"{of} AND c.voided_at IS NULL AND c.state != '已合并' AND c.{day} >= '2025-12-31 16:00:00'"
    found: list[tuple[Any, ...]] = []
    with sqlite3.connect(folder / "sanli.db") as db:
        hanging: dict[str, dict[str, list[Any]]] = {}
        for table, (columns, joined) in FLOOR.items():
            kept = hanging[table] = defaultdict(list)
            for row in db.execute(f"SELECT c.id, {columns} FROM cases c JOIN {joined} WHERE {where}"):
                kept[row[0]].append(row)
        for row in db.execute(f"SELECT c.id, {OF_CASE} FROM cases c WHERE {where} ORDER BY c.{day}, c.id"):
            found.append((*row, *(tuple(kept[row[0]]) for kept in hanging.values())))  # noqa: PERF401 -- the row is built of others
    db.close()
    return len(found)


ENGINES: dict[str, Callable[[Path, str], int]] = {"floor": floor, "ours": ours}


def peak() -> int:
    """Return the most memory this process has had, in KiB: that of its parent, which getrusage adds, left out."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))


def exported(folder: Path, key: str) -> int:
    """Read the rows and write them to a workbook, while neither holds more than some hundred."""
    register = REGISTERS[key]
    head = xlsx.Head("西岔派出所", YEAR.period, "葛某某", LAST)
    store = open_store(str(folder))
    with store.reading() as db:
        xlsx.write(register, registers.rows(db, key, YEAR), folder / f"{key}.xlsx", head=head)
    store.close()
    return (folder / f"{key}.xlsx").stat().st_size


def one(engine: str, folder: Path, key: str) -> None:
    """Measure one engine in this process and print what was found."""
    run = {**ENGINES, "end": exported}[engine]
    if engine == "end":
        small = folder / "small"
        build(small, 100)
        run(small, key)
    idle = peak()
    start, used = time.perf_counter(), time.process_time()
    found = run(folder, key)
    seconds, cpu = time.perf_counter() - start, time.process_time() - used
    print(json.dumps({"seconds": seconds, "cpu": cpu, "over": (peak() - idle) / 1024, "found": found}))


def measured(engine: str, folder: Path, key: str) -> dict[str, float]:
    """Measure in a process of its own."""
    command = [sys.executable, __file__, engine, str(folder), key]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, float] = json.loads(said)
    return found


def told(values: list[float]) -> str:
    """Say median and spread."""
    return f"{statistics.median(values):.2f} [{min(values):.2f}–{max(values):.2f}]"


def compare(folder: Path) -> None:
    """Let the engines take turns and print what they needed; CPU time, for the cores may be shared."""
    for key in KEYS:
        rounds = [{each: measured(each, folder, key) for each in ENGINES} for _ in range(ROUNDS)]
        [count] = {int(found["found"]) for each in rounds for found in each.values()}
        for engine in ENGINES:
            spent = [each[engine]["cpu"] / count * 1000 for each in rounds]
            print(f"{key} {count} rows {engine:5} {told(spent)} ms a row")
        print(f"{key} ours ÷ floor {told([each['ours']['cpu'] / each['floor']['cpu'] for each in rounds])}")


def main() -> None:
    """Compare the engines over a year, or with ``end`` and a number export so many cases, once a register."""
    ending = sys.argv[1:2] == ["end"]
    count = int(sys.argv[2]) if ending else CASES
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        build(folder, count)
        if not ending:
            compare(folder)
            return
        for key in KEYS:
            found = measured("end", folder, key)
            print(f"{key} of {count} cases: {found['seconds']:.1f} s, CPU {found['cpu']:.1f} s, +{found['over']:.0f} MB, file {found['found'] / 1e6:.1f} MB")  # fmt: skip


if __name__ == "__main__":
    if len(sys.argv) == 4:
        one(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
    else:
        main()
