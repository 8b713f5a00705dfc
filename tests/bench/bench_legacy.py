"""Importing an old register of 20,000 lines: read and judged against openpyxl read_only, and the whole way in.

``python -m tests.bench.bench_legacy`` or ``python tests/bench/bench_legacy.py``: one process a measurement, paired;
prints CPU seconds, the ratios, and the memory over a process that has read one line.
"""

import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator, Iterator
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from openpyxl import Workbook, load_workbook  # noqa: E402 -- the path is set just above

from exports import books  # noqa: E402 -- as above
from models import legacy_rules  # noqa: E402 -- as above
from models.legacy_rows import NEW, Book, Reader  # noqa: E402 -- as above
from tests.sample import TODAY, Room, resident, room  # noqa: E402 -- as above
from ui.viewmodels.importing_legacy import LegacyImporting  # noqa: E402 -- as above

COUNT, RUNS = 20_000, 3
HEADINGS = (
    "序号", "登记编号", "登记（发现）时间", "来源", "警情编号", "当事人甲姓名", "当事人甲证件号", "当事人甲电话", "当事人甲住址",
    "当事人乙姓名", "当事人乙电话", "当事人乙住址", "发生地（村社）", "纠纷类型", "性质", "诉因", "简要情况", "涉及人数",
    "涉及金额（元）", "风险等级", "责任民警", "调解结果", "化解日期", "是否销号", "备注",
)  # fmt: skip
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许", "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚"
TYPES = ("邻里纠纷", "婚姻家庭", "欠薪", "山林土地", "打架", "债务")


def rows(count: int) -> Iterator[tuple[Any, ...]]:
    """Give the lines of ten years, of which one in ten is of people who came before."""
    chance = random.Random(7)

    def name() -> str:
        return chance.choice(SURNAMES) + chance.choice(GIVEN) + chance.choice(GIVEN)

    people: list[tuple[str, str, str]] = []
    for i in range(count):
        year = 2015 + i * 10 // count
        day = date(year, chance.randint(1, 12), chance.randint(1, 28))
        if people and chance.random() < 0.1:
            who = chance.choice(people)
        else:
            birth = f"{chance.randint(1950, 2000)}0{chance.randint(1, 9)}1{chance.randint(0, 9)}"
            who = (
                name(),
                resident(birth, f"{chance.randint(1, 999):03}"),
                f"138{chance.randint(0, 99_999_999):08}",
            )
            people.append(who)
        yield (
            i + 1, f"西调〔{year}〕{i + 1}号", day, chance.choice(("110警情", "来所", "电话")), f"JJ{i:012}", *who,
            f"西岔村{chance.randint(1, 9)}组{chance.randint(1, 99)}号", name(), f"139{chance.randint(0, 99_999_999):08}",
            "东岔村", f"西岔村{chance.randint(1, 9)}组", chance.choice(TYPES), "民事", "琐事",
            f"双方因排水问题发生争吵，经劝解平息，互不追究，双方表示满意。（{i}）", 2, chance.randint(0, 90_000), "一般", "葛民警",
            chance.choice(("调解成功", "未达成", "达成协议")), day, "是", "",
        )  # fmt: skip


def made(folder: Path, count: int) -> Path:
    """Write the sample register."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("台账")
    for row in (("西岔派出所矛盾纠纷登记台账",), HEADINGS, *rows(count)):
        sheet.append(row)
    target = folder / f"register{count}.xlsx"
    book.save(target)
    return target


def plain(file: Path) -> int:
    """Read the file with openpyxl read_only, and do nothing with it."""
    book = load_workbook(file, read_only=True)
    return sum(1 for row in book.worksheets[0].iter_rows(values_only=True) if row) - 2


def judged(file: Path) -> int:
    """Open, read and judge every line as a dry run does."""
    book = books.opened(file)
    table = book.table(known=lambda heading: legacy_rules.is_known(books.plain(heading)))
    columns = legacy_rules.proposed(table.headings, {each: books.plain(each) for each in table.headings})
    reader = Reader(table.headings, columns, Book(ledger="矛盾纠纷台账", today=TODAY))
    return sum(1 for line in reader.read(table.rows()) if line.state == NEW)


def read(file: Path) -> int:
    """Open and read every line, judging none."""
    book = books.opened(file)
    table = book.table(known=lambda heading: legacy_rules.is_known(books.plain(heading)))
    return sum(1 for _row in table.rows())


def ended(work: Generator[object, None, Any]) -> Any:
    """Run a task to its end."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value


def way(file: Path) -> dict[str, float]:
    """Try a register dry, take it in, look at it again, and take it back; return the seconds of each."""
    told: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        here: Room = room(folder)
        importing = LegacyImporting(here.store, here.officer, today=lambda: TODAY, now=here.clock)

        def timed(name: str, deed: Callable[[], Any]) -> Any:
            start = time.process_time()
            found = deed()
            told[name] = time.process_time() - start
            return found

        importing.open(file)
        timed("dry run", lambda: ended(importing.try_out()))
        told["count"] = timed("taken in", lambda: ended(importing.take())).added
        timed("dry run again", lambda: ended(importing.try_out()))
        [line] = importing.batches()
        timed("taken back", lambda: importing.undo(line.batch_id, "量一量"))
        here.store.close()
    return told


ENGINES: dict[str, Callable[[Path], int]] = {"openpyxl": plain, "read": read, "judged": judged}


def one(engine: str, file: Path) -> None:
    """Measure one engine in this process and print what was found."""
    if engine == "way":
        print(json.dumps(way(file)))
        return
    deed = ENGINES[engine]
    deed(file.with_name("register1.xlsx"))
    idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    count = deed(file)
    seconds = time.process_time() - start
    over = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - idle) / 1024
    print(json.dumps({"seconds": seconds, "count": count, "over": over}))


def main() -> None:
    """Run the engines one after another, several times, and print the medians and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        made(Path(folder), 1)
        file = made(Path(folder), COUNT)

        def said(engine: str) -> dict[str, float]:
            command = [sys.executable, __file__, engine, str(file)]
            found: dict[str, float] = json.loads(
                subprocess.run(command, capture_output=True, text=True, check=True).stdout
            )
            return found

        runs = [{engine: said(engine) for engine in ENGINES} for _ in range(RUNS)]
        print(f"{COUNT} lines of {len(HEADINGS)} columns, {file.stat().st_size / 1e6:.1f} MB")
        for engine in ENGINES:
            told = [run[engine] for run in runs]
            seconds, over = (statistics.median(each[key] for each in told) for key in ("seconds", "over"))
            print(f"  {engine:9} {seconds:6.2f} s, +{over:.0f} MB, {told[0]['count']:.0f} lines")
        for engine in ("read", "judged"):
            ratios = [run["openpyxl"]["seconds"] / run[engine]["seconds"] for run in runs]
            print(
                f"  openpyxl ÷ {engine} {statistics.median(ratios):.1f} [{min(ratios):.1f}–{max(ratios):.1f}]"
            )
        for name, seconds in said("way").items():
            print(f"  {name}: {seconds:.2f}" + ("" if name == "count" else " s"))


if __name__ == "__main__":
    if len(sys.argv) == 3:
        one(sys.argv[1], Path(sys.argv[2]))
    else:
        main()
