"""Type-ahead over many cases: the index against LIKE on the same rows in the same run, with the same answers.

``python tests/bench/bench_search.py [cases] [postgresql address of an empty database]``: 100,000 cases unless told,
each with two parties who are persons on record; one in ten has a sitting.  Prints p50 and p95 of both, how often ours
is faster, whether the answers agreed, how long the index took to build and how large it is beside the tables.
LIKE is one statement over every column that is searched, newest twenty, sent by the bare driver; "tables" is what
the search box does while there is no index.
"""

import random
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sqlalchemy import insert, text  # noqa: E402 -- the path is set just above

from models.base import new_id  # noqa: E402 -- as above
from models.cases import Case, Party  # noqa: E402 -- as above
from models.people import Person  # noqa: E402 -- as above
from models.queries import cases as listed  # noqa: E402 -- as above
from models.record import Utterance  # noqa: E402 -- as above
from models.searching import asked, keeping, laying, tokens  # noqa: E402 -- as above
from models.sittings import Sitting  # noqa: E402 -- as above
from models.store import FILE, Store, open_store  # noqa: E402 -- as above

NOW = datetime(2026, 11, 21, 1, tzinfo=UTC)
SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭"
    "廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
GIVEN = [bytes([a, b]).decode("gb2312") for a in range(0xB0, 0xD7) for b in range(0xA1, 0xFE)][::4]
MATTERS = (
    "邻里噪声扰民", "停车位争执", "殴打他人", "故意损毁财物", "消费退款纠纷", "宠物犬伤人", "楼道堆物", "拖欠劳务费", "装修漏水", "婚恋情感纠葛",
    "广场舞扰民", "网络辱骂",
)  # fmt: skip
ABSENT = ("饕餮", "魑魅", "貔貅", "麒麟", "鹧鸪")
SPAN = timedelta(days=365 * 20)
BATCH = 5_000
OURS, THEIRS, TABLES = 40, 4, 2
LIMIT = 20


def people(count: int) -> Iterator[tuple[int, tuple[str, str], str, str, str]]:
    """Yield number, both names, matter, place and brief of each case; always the same."""
    dice = random.Random(7)
    streets = [
        dice.choice(GIVEN) + dice.choice(GIVEN) + kind
        for kind in ("路", "街", "巷", "大道")
        for _ in range(700)
    ]

    def name() -> str:
        return (
            dice.choice(SURNAMES) + dice.choice(GIVEN) + (dice.choice(GIVEN) if dice.random() < 0.8 else "")
        )

    for number in range(count):
        one, other, street, matter = name(), name(), dice.choice(streets), dice.choice(MATTERS)
        brief = f"{one}与{other}在{street}因{dice.choice(MATTERS)}发生争吵推搡，民警{name()}到场处置"
        yield number, (one, other), matter, f"{street}{dice.randrange(1, 300)}号", brief


def document(number: int, place: int) -> str:
    """Return a document number of no one."""
    return f"990124{1950 + number % 55}{1 + number % 12:02}{1 + number % 28:02}{(number * 7 + place * 3) % 10_000:04}"


def fill(store: Store, count: int) -> None:
    """Enter the cases; the index is laid afterwards, as after an import."""
    with store.engine.begin() as connection:
        laying.clear(connection)
    dice, rows = random.Random(11), _rows()
    for number, names, matter, place, brief in people(count):
        case_id, at = new_id(), NOW - SPAN * (1 - (number + 1) / count)
        rows[Case].append({
            "id": case_id, "number": f"西调{at.year}-{number + 1}", "title": f"{names[0]}与{names[1]}{matter}", "received_at": at,
            "place": place, "brief": brief, "state": "已销号", "alarm_number": f"990124{at:%Y%m%d}{number % 10**6:06}",
        })  # fmt: skip
        for side, name in enumerate(names):
            person_id = new_id()
            rows[Person].append({
                "id": person_id, "name": name, "telephone": f"138{dice.randrange(10**8):08}", "id_number": document(number, side),
                "initials": "".join(each[0] for each in tokens.spellings(name)[0]),
            })  # fmt: skip
            rows[Party].append({
                "id": new_id(), "case_id": case_id, "side": "甲乙"[side], "position": side, "name": name, "person_id": person_id,
            })  # fmt: skip
        if number % 10 == 0:
            sitting_id = new_id()
            rows[Sitting].append(
                {"id": sitting_id, "case_id": case_id, "number": 1, "started_at": at, "ended_at": at}
            )
            for seq, words in enumerate(
                (
                    f"{names[0]}那天在{place}先动的手",
                    f"{dice.choice(GIVEN)}{dice.choice(GIVEN)}是我家的，赔多少得说清",
                    "同意调解",
                ),
                1,
            ):
                rows[Utterance].append({"id": new_id(), "sitting_id": sitting_id, "seq": seq, "at": at, "text": words})  # fmt: skip
        if number % BATCH == BATCH - 1:
            _put(store, rows)
            rows = _rows()
    _put(store, rows)
    with store.engine.begin() as connection:
        laying.prepare(connection)


def _rows() -> dict[type, list[dict[str, Any]]]:
    return {Case: [], Person: [], Party: [], Sitting: [], Utterance: []}


def _put(store: Store, rows: dict[type, list[dict[str, Any]]]) -> None:
    with store.engine.begin() as connection:
        for table, each in rows.items():
            if each:
                connection.execute(insert(table), each)


def build(store: Store) -> float:
    """Index everything in the short units of the program; returns the seconds."""
    start = time.perf_counter()
    while True:
        with store.engine.begin() as connection:
            if not keeping.step(connection, now=NOW, most=1_000):
                break
    while True:
        with store.engine.begin() as connection:
            if not keeping.tidy(connection):
                break
    return time.perf_counter() - start


def sizes(store: Store) -> tuple[float, float]:
    """Return the megabytes of the tables that are searched with their indexes, and of the index."""
    searched = ("cases", "parties", "persons", "sittings", "utterances")
    asking = (
        "SELECT relname AS name, pg_total_relation_size(oid) AS size FROM pg_class WHERE relkind = 'r'"
        if store.folder is None
        else "SELECT m.tbl_name AS name, sum(s.pgsize) AS size FROM dbstat s JOIN sqlite_master m ON m.name = s.name"
        " WHERE s.aggregate = 1 GROUP BY m.tbl_name"
    )
    with store.engine.begin() as connection:
        rows = [(str(row.name), float(row.size)) for row in connection.execute(text(asking))]
    tables = sum(size for name, size in rows if name in searched)
    return tables / 1e6, sum(size for name, size in rows if name.startswith("search_")) / 1e6


NAMED = "EXISTS (SELECT 1 FROM parties p LEFT JOIN persons n ON n.id = p.person_id WHERE p.case_id = c.id AND p.voided_at IS NULL AND ({0}))"
TEXTS = " OR ".join(
    f"c.{name} {{like}} {{q}}"
    for name in ("number", "alarm_number", "platform_number", "title", "place", "village", "brief")
)
HELD = TEXTS + " OR " + NAMED.format("p.name {like} {q}")
ENDING = NAMED.format(
    "n.telephone {like} {end} OR n.id_number {like} {end} OR n.telephone {like} {start} OR n.id_number {like} {start}"
)
READ = NAMED.format("n.initials {like} {start}")


def statement(kind: str, *, sqlite: bool) -> str:
    """Return the LIKE that answers a kind of question."""
    which = {"尾号": f"{HELD} OR {ENDING}", "首字母": f"{HELD} OR {READ}"}.get(kind, HELD)
    if kind == "笔录":
        told = "SELECT s.case_id FROM utterances u JOIN sittings s ON s.id = u.sitting_id WHERE NOT u.private AND u.struck_at IS NULL AND u.text {like} {q} ORDER BY s.started_at DESC LIMIT {limit}"
    else:
        told = f"SELECT c.id FROM cases c WHERE c.voided_at IS NULL AND ({which}) ORDER BY c.received_at DESC LIMIT {{limit}}"
    marks = {name: f":{name}" if sqlite else f"%({name})s" for name in ("q", "start", "end", "limit")}
    return told.format(like="LIKE" if sqlite else "ILIKE", **marks)


def questions(count: int) -> dict[str, list[str]]:
    """Return what is asked, by kind."""
    told = [names for _, names, *_ in people(min(count, 20_000))]
    dice = random.Random(99)

    def some(found: list[str]) -> list[str]:
        return [dice.choice(found) for _ in range(OURS)]

    three = [one for one, _ in told if len(one) == 3]
    return {
        "姓名三字": some(three),
        "姓名两字": some([other for _, other in told if len(other) == 2]),
        "名两字": some([one[1:] for one in three]),
        "常见两字": some(["噪声", "停车", "漏水", "宠物", "退款", "辱骂"]),
        "没有两字": some(list(ABSENT)),
        "首字母": some(["".join(each[0] for each in tokens.spellings(one)[0]) for one in three]),
        "尾号": some([document(number * 97 % count, 0)[-4:] for number in range(200)]),
        "笔录": some([a + b for a, b in zip(GIVEN[::5], GIVEN[1::5], strict=False)]),
    }  # fmt: skip


def answer(store: Store, kind: str, word: str) -> list[uuid.UUID]:
    """Ask as the search box does."""
    with store.reading() as db:
        if kind == "笔录":
            lines = asked.said(db, [word], by=None, limit=LIMIT)
            assert lines is not None, "the index stands"
            return [each.case_id for each in lines]
        met = asked.cases(db, [word], by=None, limit=LIMIT)
        assert met is not None, "the index stands"
        return [each.face.case_id for each in met]


def timed(deed: Callable[[], Any]) -> tuple[float, Any]:
    """Return the milliseconds of a deed, and what it gave."""
    start = time.perf_counter()
    given = deed()
    return (time.perf_counter() - start) * 1e3, given


def p95(values: list[float]) -> float:
    """Return the value that nineteen of twenty do not exceed."""
    return sorted(values)[min(len(values) - 1, int(0.95 * len(values)))]


def _through_tables(store: Store, word: str) -> None:
    with store.reading() as db:
        listed.search(db, word, limit=LIMIT)


def _fetch(cursor: Any, told: str, values: dict[str, Any]) -> list[Any]:
    cursor.execute(told, values)
    return list(cursor.fetchall())


def compare(store: Store, count: int) -> None:
    """Ask every question of both, in turn, and print."""
    sqlite = store.folder is not None
    raw = store.engine.raw_connection()
    cursor = raw.cursor()
    for kind, words in questions(count).items():
        theirs: list[float] = []
        tables: list[float] = []
        ours: list[float] = []
        alike = wrong = 0
        statements = statement(kind, sqlite=sqlite)
        answer(store, kind, words[0])
        for number, word in enumerate(words):
            took, given = timed(partial(answer, store, kind, word))
            ours.append(took)
            if number >= THEIRS:
                continue
            values = {"q": f"%{word}%", "start": f"{word}%", "end": f"%{word}", "limit": LIMIT}
            took, rows = timed(partial(_fetch, cursor, statements, values))
            theirs.append(took)
            if number < TABLES and kind != "笔录":
                tables.append(timed(partial(_through_tables, store, word))[0])
            there = {uuid.UUID(str(row[0])) for row in rows}
            here = set(given)
            # beyond twenty the names stand first, not the newest; other readings than the kept one are found too
            fits = here == there if len(there) < LIMIT and kind != "首字母" else len(here) >= len(there)
            alike, wrong = alike + fits, wrong + (not fits)
        print(
            f"  {kind}　ours {statistics.median(ours):.2f} / {p95(ours):.2f} ms　LIKE {statistics.median(theirs):.1f} / {p95(theirs):.1f} ms"
            f"　tables {statistics.median(tables or [0]):.0f} ms　p95 LIKE ÷ ours {p95(theirs) / p95(ours):,.0f}　same {alike}, other {wrong}", flush=True,
        )  # fmt: skip
    raw.rollback()
    raw.close()


def main() -> None:
    """Fill, build, compare."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(sys.argv[2] if len(sys.argv) > 2 else folder, now=lambda: NOW)
        took, _ = timed(lambda: fill(store, count))
        print(f"{count:,} cases entered in {took / 1e3:.0f} s", flush=True)
        seconds = build(store)
        if store.folder is None:
            with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text("VACUUM ANALYZE"))
        tables, index = sizes(store)
        print(
            f"index built in {seconds:.0f} s　tables {tables:.0f} MB　index {index:.0f} MB　index ÷ tables {index / tables:.2f}",
            flush=True,
        )
        compare(store, count)
        if (kept := Path(folder) / FILE).exists():
            print(f"file {kept.stat().st_size / 1e6:.0f} MB")
        store.close()


if __name__ == "__main__":
    main()
