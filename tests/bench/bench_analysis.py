"""The analysis of a month, a year and ten years over 200,000 cases: ours against pandas and a floor of bare sqlite3.

``python tests/bench/bench_analysis.py``: engines take turns, one process a measurement; prints seconds, ratios
(median, least–most) and the memory over a process that has only imported. pandas is no dependency: install it beside
with ``pip install --target DIR pandas`` and name the folder in ``BENCH_LIBS``; without it its rows are left out.
"""

import importlib
import importlib.util
import json
import os
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
if LIBS := os.environ.get("BENCH_LIBS"):
    sys.path.append(LIBS)

from sqlalchemy import insert  # noqa: E402 -- the path is set just above

from models import disputes, periods  # noqa: E402 -- as above
from models.agreements import Agreement, Clause, Obligation  # noqa: E402 -- as above
from models.base import new_id  # noqa: E402 -- as above
from models.cases import Case, Party  # noqa: E402 -- as above
from models.clocks import Deadline  # noqa: E402 -- as above
from models.people import Person  # noqa: E402 -- as above
from models.periods import Kind, Period  # noqa: E402 -- as above
from models.queries import figures  # noqa: E402 -- as above
from models.store import open_store  # noqa: E402 -- as above
from models.visits import Visit  # noqa: E402 -- as above

CASES, YEARS, ROUNDS = 200_000, 10, 3
AGAIN = 0.2  # of the cases: one of the two has been here before
TODAY = date(2026, 12, 31)
PERIODS = {
    "month": periods.month(date(2026, 11, 1)),
    "year": periods.of(Kind.YEAR, TODAY),
    "ten years": periods.days(date(2017, 1, 1), TODAY),
}
COLUMNS = "nature, source, dispute_type, village, outcome, people_count, received_at"
OWN = "voided_at IS NULL AND state != '已合并'"


def build(folder: Path) -> None:
    """Fill a store with ten years of cases, their parties, agreements, visits and limits."""
    dice = random.Random(2026)
    types, sources = [each.code for each in disputes.leaves()], [each.name for each in disputes.sources()]
    villages = [f"{n}村" for n in range(40)]
    start = datetime(2017, 1, 1, tzinfo=UTC)
    persons = [new_id() for _ in range(2 * CASES)]
    store = open_store(str(folder))
    with store.unit() as db:
        for at in range(0, len(persons), 20_000):
            db.execute(insert(Person), [{"id": each, "name": "赵某"} for each in persons[at : at + 20_000]])
        for at in range(0, CASES, 5_000):
            rows: dict[Any, list[dict[str, Any]]] = {each: [] for each in (Case, Party, Agreement, Clause, Obligation, Visit, Deadline)}  # fmt: skip
            for number in range(at, at + 5_000):
                received = start + timedelta(minutes=number * YEARS * 365.25 * 24 * 60 / CASES)
                outcome = dice.choice(["达成协议"] * 6 + ["口头达成", "未达成", "移送", ""])
                ended = (received + timedelta(dice.randrange(60))).date() if outcome else None
                case_id, agreement_id, clause_id = new_id(), new_id(), new_id()
                rows[Case].append({
                    "id": case_id, "number": f"西调{number}", "title": "赵某与钱某邻里纠纷", "received_at": received, "received_by": "葛",
                    "source": dice.choice(sources), "dispute_type": dice.choice(types), "village": dice.choice(villages),
                    "nature": dice.choice(["治安", "民事", "民事"]), "outcome": outcome, "concluded_on": ended, "track": dice.choice(["ZA", "RM"]),
                    "people_count": dice.choice([2, 2, 2, 3, 5, 12]), "level": dice.choice([1, 1, 1, 2, 3, 4, 5]), "state": "已履行" if ended else "调解中",
                    "brief": "两家承包地相邻，多年前指界后没有立桩，在地头争吵推搡。" * 6, "flags": ["家庭暴力"] if dice.random() < 0.02 else [],
                    "measures": "现场查看，双方分别做工作。" * 3, "remarks": "", "root_cause": "没有立桩",
                })  # fmt: skip
                other = dice.randrange(2 * number + 1) if dice.random() < AGAIN else 2 * number + 1
                pair = (persons[2 * number], persons[other])
                if number % 50 == 0 and number:
                    pair = (persons[2 * number - 100], persons[2 * number - 99])
                rows[Party] += [
                    {"id": new_id(), "case_id": case_id, "side": side, "name": "赵某", "person_id": each}
                    for side, each in zip("甲乙", pair, strict=True)
                ]
                day = ended or received.date()
                if outcome == "达成协议":
                    rows[Agreement].append({"id": agreement_id, "case_id": case_id, "signed_on": day, "state": "已签"})  # fmt: skip
                    rows[Clause].append({"id": clause_id, "agreement_id": agreement_id, "position": 0, "amount": 30_000, "text": "赔偿"})  # fmt: skip
                    rows[Obligation].append({"id": new_id(), "case_id": case_id, "clause_id": clause_id, "due_on": day, "performed_on": day})  # fmt: skip
                rows[Visit].append({"id": new_id(), "case_id": case_id, "due_on": day, "done_on": day, "satisfaction": "满意"})  # fmt: skip
                rows[Deadline].append({"id": new_id(), "case_id": case_id, "key": "rm-term", "started_on": day, "due_on": day, "met_on": ended})  # fmt: skip
            for table, values in rows.items():
                db.execute(insert(table), values)
    store.close()


def ours(folder: Path, period: Period) -> int:
    """Count all figures of a period with the program's own queries."""
    store = open_store(str(folder))
    with store.reading() as db:
        found = figures.of_period(db, period, today=TODAY)
    store.close()
    return found.now.received.count


def _spans(period: Period) -> list[tuple[str, str]]:
    told = (period, period.moved(-1), period.year_before())
    return [tuple(f"{each:%Y-%m-%d %H:%M:%S}" for each in span.moments) for span in told]  # type: ignore[misc]  # -- two of them


def floor(folder: Path, period: Period) -> int:
    """Count what came in, in three periods, with bare sqlite3: no stock, results, trend, and nothing opens."""
    counts: list[Counter[Any]] = []
    with sqlite3.connect(folder / "sanli.db") as db:
        for span in _spans(period):
            rows = db.execute(
                f"SELECT {COLUMNS} FROM cases WHERE {OWN} AND received_at >= ? AND received_at < ?",
                span,
            )
            tallies = [Counter[Any]() for _ in range(7)]
            while batch := rows.fetchmany(5_000):
                for tally, values in zip(tallies, zip(*batch, strict=True), strict=True):
                    tally.update([each[11:13] for each in values] if tally is tallies[-1] else values)
            counts += tallies
    db.close()
    return sum(counts[0].values())


def peer(folder: Path, period: Period) -> int:
    """Count the like with pandas: read the columns, group them; stock, ways, ages, repeats and months too."""
    pd: Any = importlib.import_module("pandas")
    db = sqlite3.connect(folder / "sanli.db")
    frame = pd.read_sql_query(f"SELECT id, {COLUMNS}, concluded_on, track, tier, level, flags FROM cases WHERE {OWN}", db)  # fmt: skip
    at = pd.to_datetime(frame["received_at"], format="ISO8601").dt.tz_localize("UTC").dt.tz_convert("Asia/Shanghai")  # fmt: skip
    frame["day"], frame["hour"], frame["month"] = at.dt.weekday, at.dt.hour, at.dt.strftime("%Y-%m")
    frame["size"] = pd.cut(frame["people_count"], [-1, 2, 4, 9, 10**6])
    total = 0
    for number, (first, after) in enumerate(_spans(period)):
        part = frame[(frame["received_at"] >= first) & (frame["received_at"] < after)]
        for name in ("nature", "source", "dispute_type", "village", "outcome", "size"):
            part[name].value_counts()
        part.groupby(["day", "hour"]).size()
        part.groupby(["village", "dispute_type"]).size()
        part["people_count"].sum()
        total = total if number else len(part)
    first, after = period.first.isoformat(), period.after.isoformat()
    ended = frame[(frame["concluded_on"] >= first) & (frame["concluded_on"] < after)]
    ended.groupby(["track", "outcome", "tier"]).size()
    still = frame[frame["concluded_on"].isna() | (frame["concluded_on"] >= after)]
    pd.cut((pd.Timestamp(TODAY) - pd.to_datetime(still["received_at"], format="ISO8601")).dt.days, 4).value_counts()  # fmt: skip
    frame.groupby("month").size()
    (frame["level"] >= 4).sum()
    frame["flags"].str.contains("5bb6").sum()
    for table, columns in (
        ("visits", "due_on, done_on, satisfaction"),
        ("obligations", "due_on, performed_on"),
        ("deadlines", "case_id, due_on, met_on"),
    ):
        more = pd.read_sql_query(f"SELECT {columns} FROM {table}", db)
        more[(more["due_on"] >= first) & (more["due_on"] < after)].count()
    people = pd.read_sql_query("SELECT case_id, side, person_id FROM parties", db)
    pairs = people[people.side == "甲"].merge(people[people.side == "乙"], on="case_id")
    pairs.duplicated(["person_id_x", "person_id_y"]).sum()
    db.close()
    return total


ENGINES: dict[str, Callable[[Path, Period], int]] = {"floor": floor, "ours": ours, "pandas": peer}


def peak() -> int:
    """Return the most memory this process has had, in KiB: that of its parent, which getrusage adds, left out."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))


def one(engine: str, folder: Path, name: str) -> None:
    """Measure one engine in this process and print what was found."""
    if engine == "pandas":
        importlib.import_module("pandas")  # its import is not what is measured
    idle = peak()
    start = time.perf_counter()
    found = ENGINES[engine](folder, PERIODS[name])
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "over": (peak() - idle) / 1024, "found": found}))


def measured(engine: str, folder: Path, name: str) -> dict[str, float]:
    """Measure in a process of its own."""
    command = [sys.executable, __file__, engine, str(folder), name]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, float] = json.loads(said)
    return found


def main() -> None:
    """Let the engines take turns and print what they needed."""
    engines = [each for each in ENGINES if each != "pandas" or _has_pandas()]
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        start = time.perf_counter()
        build(folder)
        size = (folder / "sanli.db").stat().st_size / 1e6
        print(f"{CASES} cases in {time.perf_counter() - start:.0f} s, {size:.0f} MB")
        for name in PERIODS:
            rounds = [{each: measured(each, folder, name) for each in engines} for _ in range(ROUNDS)]
            assert len({found["found"] for each in rounds for found in each.values()}) == 1, "all count alike"
            for engine in engines:
                seconds = [each[engine]["seconds"] for each in rounds]
                ratios = [each[engine]["seconds"] / each["ours"]["seconds"] for each in rounds]
                print(
                    f"{name:10} {engine:7} {statistics.median(seconds):6.3f} s [{min(seconds):.3f}–{max(seconds):.3f}]  "
                    f"÷ ours {statistics.median(ratios):5.2f} [{min(ratios):.2f}–{max(ratios):.2f}]  "
                    f"+{max(each[engine]['over'] for each in rounds):.0f} MB"
                )


def _has_pandas() -> bool:
    if importlib.util.find_spec("pandas") is None:
        print("without pandas: pip install --target DIR pandas, then run with BENCH_LIBS=DIR")
        return False
    return True


if __name__ == "__main__":
    if len(sys.argv) > 1:
        one(sys.argv[1], Path(sys.argv[2]), sys.argv[3])
    else:
        main()
