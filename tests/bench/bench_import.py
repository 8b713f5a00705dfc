"""Importing 100,000 警情: ours against reading the same file alone (the floor), and the comparison over them.

``python -m tests.bench.bench_import`` or ``python tests/bench/bench_import.py``: one process a measurement; prints
seconds, the ratio to the floor, and the memory over a process that has opened the store and read one line.
"""

import csv
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from exports import books  # noqa: E402 -- the path is set just above
from models import alarm_rules  # noqa: E402 -- as above
from models.queries import repeated  # noqa: E402 -- as above
from tests.sample import TODAY, Room, resident, room  # noqa: E402 -- as above
from ui.viewmodels.importing import Importing  # noqa: E402 -- as above

COUNT = 100_000
HEADINGS = (
    "接警单编号", "报警时间", "警情类别", "报警人", "联系电话", "身份证号", "对方姓名", "事发地址", "报警内容",
    "处警结果", "处警民警",
)  # fmt: skip
FIELDS = (
    ("劳资纠纷", "工地拖欠工资，要求支付工钱"), ("经济纠纷", "借款到期不还，双方争吵"), ("家庭纠纷", "夫妻因琐事争吵"),
    ("邻里纠纷", "楼上漏水，与邻居争执"), ("感情纠纷", "分手后上门闹事"), ("盗窃", "电动车被盗"), ("其他纠纷", "停车起争执"),
)  # fmt: skip
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许", "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚"


def rows(count: int) -> Iterator[tuple[str, ...]]:
    """Give lines of three months, of which about one in twenty repeats an earlier pair."""
    chance = random.Random(7)

    def name() -> str:
        return chance.choice(SURNAMES) + chance.choice(GIVEN) + chance.choice(GIVEN)

    pairs: deque[tuple[str, ...]] = deque(maxlen=500)
    start = datetime.combine(TODAY, datetime.min.time()) - timedelta(89)
    for i in range(count):
        kind, words = chance.choice(FIELDS)
        if pairs and chance.random() < 0.05:
            who = chance.choice(pairs)
        else:
            number = resident(
                f"{chance.randint(1950, 2005)}0{chance.randint(1, 9)}{chance.randint(10, 28)}",
                f"{i % 1000:03}",
            )
            who = (
                name(),
                f"1{chance.randint(3_000_000_000, 9_999_999_999)}",
                number if i % 3 else "",
                name(),
            )
            pairs.append(who)
        at = start + timedelta(minutes=i * 129_600 / count)
        place = (
            f"示范县西岔镇{chance.choice(SURNAMES)}家村{chance.randint(1, 12)}组{chance.randint(1, 400)}号"
        )
        yield (
            f"JJ{i:014}", at.strftime("%Y-%m-%d %H:%M:%S"), kind, who[0], who[1], who[2], who[3], place,
            f"报警人{who[0]}称{words}，请民警到场处理。（{i}）", "现场劝解，告知权利。", name(),
        )  # fmt: skip


def made(folder: Path, kind: str, count: int) -> Path:
    """Write the sample file."""
    target = folder / f"alarms.{kind}"
    if kind == "csv":
        with target.open("w", encoding="gb18030", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(HEADINGS)
            writer.writerows(rows(count))
        return target
    from openpyxl import Workbook  # noqa: PLC0415 -- only to make the sample

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(HEADINGS)
    for row in rows(count):
        sheet.append(row)
    book.save(target)
    return target


def drained(importing: Importing, file: Path) -> int:
    """Take a file in and return how many lines were new."""
    importing.open(file)
    work = importing.take()
    while True:
        try:
            next(work)
        except StopIteration as end:
            return int(end.value.added)


def read(file: Path) -> int:
    """Read a file as ours does, and do nothing with it."""
    book = books.opened(file)
    table = book.table(known=lambda heading: alarm_rules.is_known(books.plain(heading)))
    return sum(1 for _ in table.rows())


def one(engine: str, file: Path) -> None:
    """Measure one engine in this process and print what was found."""
    with tempfile.TemporaryDirectory() as folder:
        here: Room = room(folder)
        importing = Importing(here.store, here.officer, today=lambda: TODAY, now=here.clock)
        drained(importing, file.with_name(f"one{file.suffix}"))
        idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.perf_counter()
        count = read(file) if engine == "floor" else drained(importing, file)
        told = {"seconds": time.perf_counter() - start, "count": count}
        told["over"] = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - idle) / 1024
        if engine == "compare":
            told |= compare(here, TODAY)
        here.store.close()
    print(json.dumps(told))


def compare(here: Room, today: date) -> dict[str, float]:
    """Compare all that was taken in."""
    start = time.perf_counter()
    with here.store.reading() as db:
        found = repeated.compared(db, today=today, days=90)
    return {"compare": time.perf_counter() - start, "sets": len(found)}


def main() -> None:
    """Run both kinds, and the comparison at the end of the second."""
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("csv", "xlsx"):
            made(Path(folder), kind, 1).rename(Path(folder) / f"one.{kind}")
            file = made(Path(folder), kind, COUNT)
            found = {}
            for engine in ("floor", "ours", *(("compare",) if kind == "csv" else ())):
                command = [sys.executable, __file__, engine, str(file)]
                said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
                found[engine] = json.loads(said)
            floor, ours = found["floor"], found["ours"]
            print(f"{kind}: {COUNT} lines, {file.stat().st_size / 1e6:.1f} MB")
            print(f"  reading alone {floor['seconds']:.2f} s, +{floor['over']:.0f} MB")
            print(f"  import        {ours['seconds']:.2f} s, +{ours['over']:.0f} MB, {ours['count']} new")
            print(f"  import ÷ reading {ours['seconds'] / floor['seconds']:.1f}")
            if "compare" in found:
                told = found["compare"]
                print(f"  comparison of 90 days {told['compare']:.2f} s, {told['sets']} sets")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        one(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
