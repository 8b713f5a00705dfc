"""像是以前来过的 while a card is typed, over 100,000 persons, against one raw indexed lookup of the same name.

Every lookup of the floor is one SELECT by the index on names over a bare connection of the driver; rounds take
turns.  ``python tests/bench/bench_people.py [postgresql://…]``
"""

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from sqlalchemy import func, insert, select  # noqa: E402 -- the path is set just above

from models import samepeople  # noqa: E402 -- as above
from models.base import new_id  # noqa: E402 -- as above
from models.people import Person, reading  # noqa: E402 -- as above
from models.samepeople import Told  # noqa: E402 -- as above
from models.store import Store, open_store  # noqa: E402 -- as above

PEOPLE, AT_ONCE, ROUNDS = 100_000, 5_000, 400
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
)
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英玉兰建国文华志红金凤海燕春梅树林永生土根水长福来德顺大小"


def name(chance: random.Random) -> str:
    """Return a name as frequent as surnames are: the first of the list stand for most people."""
    family = SURNAMES[min(int(chance.expovariate(0.12)), len(SURNAMES) - 1)]
    return family + "".join(chance.choice(GIVEN) for _ in range(chance.choice((1, 2, 2, 2))))


def fill(store: Store) -> list[dict[str, Any]]:
    """Enter the people; return some of them."""
    chance = random.Random(4)
    some: list[dict[str, Any]] = []
    for _first in range(0, PEOPLE, AT_ONCE):
        rows = []
        for _ in range(AT_ONCE):
            who = name(chance)
            sound, initials = reading(who)
            birth = f"{chance.randint(1940, 2012)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}"
            rows.append({
                "id": new_id(), "name": who, "pinyin": sound, "initials": initials, "id_kind": "居民身份证",
                "id_number": f"990124{birth}{chance.randint(0, 9999):04}",
                "telephone": f"138{chance.randint(0, 99_999_999):08}",
            })  # fmt: skip
        with store.unit() as db:
            db.execute(insert(Person), rows)
        some += chance.sample(rows, 40)
    return some


def tolds(row: dict[str, Any]) -> list[Told]:
    """Return what is asked while the card of a person is typed."""
    who = row["name"]
    return [
        Told(who), Told(who[:-1] + "龘"), Told(row["initials"]), Told(row["pinyin"][:-1]), Told("", row["id_number"][:14]),
        Told(who, row["id_number"]), Told(who, telephone=row["telephone"]),
    ]  # fmt: skip


def said(label: str, seconds: list[float]) -> float:
    """Print p50 and p95 and return the latter."""
    p95 = statistics.quantiles(seconds, n=20)[18] * 1000
    print(f"{label:<28} p50 {statistics.median(seconds) * 1000:7.2f} ms   p95 {p95:7.2f} ms")
    return p95


def main(place: str) -> None:
    """Fill a store and measure."""
    store = open_store(place)
    with store.reading() as db:
        known = db.scalar(select(func.count()).select_from(Person))
    assert not known, "the bench wants an empty store"
    some = fill(store)
    chance = random.Random(7)
    mark = "?" if store.engine.dialect.name == "sqlite" else "%s"
    raw = store.engine.raw_connection()
    cursor = raw.cursor()
    ours, floor = [], []
    samepeople_warm = Told("张三丰")
    with store.reading() as db:
        samepeople.find(db, samepeople_warm)
    for _ in range(ROUNDS):
        row = chance.choice(some)
        for told in tolds(row):
            start = time.perf_counter()
            with store.reading() as db:
                samepeople.find(db, told)
            ours.append(time.perf_counter() - start)
        start = time.perf_counter()
        cursor.execute(f"SELECT id, name FROM persons WHERE name = {mark} LIMIT 40", (row["name"],))
        cursor.fetchall()
        floor.append(time.perf_counter() - start)
    raw.close()
    print(f"{store.engine.dialect.name}, {PEOPLE:,} people, {len(ours):,} searches")
    print(f"ratio of p95: {said('search', ours) / said('one raw lookup', floor):.0f}")
    store.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        main(sys.argv[1] if len(sys.argv) > 1 else str(Path(folder) / "data"))
