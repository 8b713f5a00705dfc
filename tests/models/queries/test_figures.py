"""The month's figures, against a published bulletin and the numbers of report S4."""

import uuid
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice
from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.orm import Session

from models import agreements, disputes, performance, visits
from models.base import new_id
from models.cases import Case, Flag, Outcome
from models.clocks import Deadline
from models.queries import figures
from models.queries.figures import Slice
from tests import sample
from tests.sample import Room

MONTH, TODAY = date(2026, 11, 1), date(2026, 11, 30)
#: V27: a city's bulletin of 2016-08, types in its order.
TYPES = {
    "婚姻家庭": 160, "邻里": 278, "房屋宅基地": 67, "合同": 44, "生产经营": 31, "损害赔偿": 76, "山林土地": 18, "征地拆迁": 28,
    "环境污染": 4, "拖欠农民工工资": 13, "其他消费": 7, "医疗": 55, "道路交通事故": 33, "物业": 1, "其他": 54,
}  # fmt: skip
SOURCES = {"主动调解": 455, "依申请调解": 378, "接受委托移送调解": 36}


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    room = sample.room(engine_url)
    yield room
    room.store.close()


def bulk(db: Session, count: int, month: date, columns: Sequence[dict[str, Any]] = ()) -> None:
    """Enter ``count`` cases of a month by one statement; ``columns`` are given out in turn."""
    at = datetime(month.year, month.month, 2, 4, tzinfo=UTC)
    empty = dict.fromkeys(("nature", "source", "dispute_type", "outcome"), "")
    rows = [
        {"id": new_id(), "number": str(n), "received_at": at, "received_by": "葛", **empty, **given}
        for n, given in enumerate(islice(cycle(columns or ({},)), count))
    ]
    if rows:
        db.execute(insert(Case), rows)


def code(name: str) -> str:
    return next(leaf.code for leaf in disputes.leaves() if leaf.name == name)


def source(statistics: str) -> str:
    return next(each.name for each in disputes.sources() if each.statistics == statistics)


def counts(slices: Sequence[Slice]) -> dict[str, int]:
    return {each.name: each.count for each in slices if each.count}


def test_intake_counts_the_bulletin_of_869_cases(here: Room) -> None:
    types = [code(name) for name, n in TYPES.items() for _ in range(n)]
    sources = [source(name) for name, n in SOURCES.items() for _ in range(n)]
    outcomes = ["达成协议"] * 842 + ["未达成"] * 27
    month = date(2026, 8, 1)
    with here.store.unit() as db:
        bulk(db, 869, month, [
            {"dispute_type": a, "source": b, "outcome": c} for a, b, c in zip(types, sources, outcomes, strict=True)
        ])  # fmt: skip
        bulk(db, 840, date(2026, 7, 1))
        bulk(db, 1028, date(2025, 8, 1))

    with here.store.reading() as db:
        found = figures.of_month(db, month, today=date(2026, 8, 31))

    assert (found.now.received.count, found.now.succeeded.count) == (869, 842)
    assert (found.month_before.received.count, found.year_before.received.count) == (840, 1028)
    assert counts(found.now.sources) == SOURCES
    assert sum(counts(found.now.types).values()) == sum(TYPES.values()) == 869
    assert {name: n for name, n in counts(found.now.types).items() if name in TYPES} == TYPES
    assert [each.name for each in found.now.types][:2] == ["邻里", "婚姻家庭"]


def test_1753_cases_are_506_and_1247(here: Room) -> None:
    with here.store.unit() as db:
        bulk(db, 506, MONTH, [{"nature": "治安"}])
        bulk(db, 1247, MONTH, [{"nature": "民事"}])

    with here.store.reading() as db:
        now = figures.intake(db, MONTH)

    assert (now.received.count, counts(now.natures)) == (1753, {"民事": 1247, "治安": 506})


def test_stock_adds_up_whatever_order_things_were_entered_in(here: Room) -> None:
    september, october = date(2026, 9, 1), date(2026, 10, 1)
    with here.store.unit() as db:
        bulk(db, 5, september, [{"concluded_on": None}, {"concluded_on": date(2026, 10, 3)}])
        bulk(db, 4, october, [{"concluded_on": date(2026, 11, 1)}, {"concluded_on": date(2026, 10, 31)}])
        bulk(
            db,
            6,
            MONTH,
            [
                {"concluded_on": date(2026, 10, 20)},
                {"concluded_on": None},
                {"concluded_on": date(2026, 12, 1)},
            ],
        )
        bulk(db, 2, MONTH, [{"voided_at": sample.NOW}])

    with here.store.reading() as db:
        found = figures.stock(db, MONTH, today=TODAY)

    assert (found.before, found.added, found.ended, found.after) == (5, 6, 4, 7)
    assert found.before + found.added - found.ended == found.after
    assert len(found.open_cases) == 7


def test_stock_lists_the_gravest_first_and_counts_late_and_performing(here: Room) -> None:
    with here.store.unit() as db:
        grave = sample.accepted(db, here)
        grave.level = 5
        waiting = sample.concluded(db, here)
        for days in (1, 30):
            db.add(Deadline(
                case_id=grave.id, key="rm-term", name="期限", started_on=MONTH, due_on=sample.TODAY - timedelta(days - 20),
            ))  # fmt: skip
            db.add(Deadline(case_id=grave.id, key="x", name="期限", started_on=MONTH, due_on=MONTH))

    with here.store.reading() as db:
        found = figures.stock(db, MONTH, today=sample.TODAY)

    [first] = found.open_cases
    assert (first.case_id, first.level, first.officer, first.received_on) == (
        grave.id,
        "特大",
        "葛民警",
        sample.TODAY,
    )
    assert found.overdue == Slice("超期", (grave.id,))
    assert found.performing == Slice("履行期内", (waiting.id,))


def test_handling_counts_ways_performance_and_visits_of_the_month(here: Room) -> None:
    with here.store.unit() as db:
        people, police = sample.concluded(db, here), sample.concluded(db, here, track="ZA")
        for track, outcome in (
            ("RM", Outcome.ON_THE_SPOT), ("QJ", Outcome.AGREED), ("", Outcome.AGREED), ("YS", Outcome.REFERRED),
            ("RM", Outcome.FAILED), ("RM", Outcome.RECONCILED), ("ZA", Outcome.INELIGIBLE),
        ):  # fmt: skip
            bulk(db, 1, MONTH, [{"track": track, "outcome": outcome.value, "concluded_on": MONTH}])
        agreement = agreements.latest(db, people.id)
        assert agreement is not None
        owed = agreements.obligations(db, agreement.id)[0]
        performance.receive(db, owed, on=date(2026, 11, 22), amount=30_000, evidence="收条", by=here.officer)
        for said in ("满意", "满意", ""):
            visit = visits.add(db, police, due_on=sample.TODAY, reason="回访", by=here.officer)
            if said:
                visits.record(
                    db, visit, on=sample.TODAY, by=here.officer, mode="电话", text="好", satisfaction=said
                )

    with here.store.reading() as db:
        found = figures.handling(db, MONTH)

    assert counts(found.ways) == {
        "人民调解": 1, "治安调解": 1, "当场调解": 1, "劝解": 2, "移送": 1, "终止": 2, "撤回": 1,
    }  # fmt: skip
    assert (found.performed, found.confirmations) == ((1, 4), 0)
    assert (found.visited, found.satisfaction) == ((2, 3), (("满意", 2),))


def test_amount_is_what_was_agreed_and_not_what_was_asked(here: Room) -> None:
    with here.store.unit() as db:
        sample.concluded(db, here)
        sample.accepted(db, here)

    with here.store.reading() as db:
        now = figures.intake(db, MONTH)

    assert (now.amount, now.people, now.succeeded.count) == (30_000, 4, 1)


def test_times_and_places_are_counted_in_beijing(here: Room) -> None:
    with here.store.unit() as db:
        bulk(db, 2, MONTH, [
            {"received_at": datetime(2026, 11, 2, 15, 30, tzinfo=UTC), "village": "西岔村"},
            {"received_at": datetime(2026, 11, 2, 16, 30, tzinfo=UTC), "village": ""},
        ])  # fmt: skip

    with here.store.reading() as db:
        now = figures.intake(db, MONTH)

    assert counts(now.bands) == {"0至6时": 1, "18至24时": 1}
    assert [each.name for each in now.bands] == ["0至6时", "6至12时", "12至18时", "18至24时"]
    assert counts(now.weekdays) == {"周一": 1, "周二": 1}
    assert counts(now.villages) == {"西岔村": 1, "未填村社": 1}


def test_trend_finds_repeats_grave_cases_and_the_type_that_grew(here: Room) -> None:
    with here.store.unit() as db:
        sample.accepted(db, here)
        again = sample.accepted(db, here)
        again.level, again.flags = 4, [Flag.VIOLENCE.value]
        bulk(db, 3, date(2025, 11, 1), [{"dispute_type": code("邻里")}])
        bulk(db, 4, date(2026, 10, 1))
        bulk(db, 6, date(2026, 9, 1))

    with here.store.reading() as db:
        trend = figures.of_month(db, MONTH, today=TODAY).trend

    assert (trend.repeated.cases, trend.grave.cases, trend.violent.cases) == (
        (again.id,),
        (again.id,),
        (again.id,),
    )
    assert (trend.fastest, trend.recent, trend.expected) == (("山林土地", 2, 0), (6, 4, 2), 4)


@pytest.mark.parametrize(
    ("recent", "expected"), [((0, 0, 0), 0), ((1, 0, 0), 0), ((1, 1, 0), 1), ((2, 2, 1), 2)]
)
def test_expected_is_the_mean_half_up(recent: tuple[int, int, int], expected: int) -> None:
    nothing = Slice("", ())

    assert figures.Trend(nothing, nothing, nothing, None, recent).expected == expected


def test_a_month_without_cases_is_all_zero(here: Room) -> None:
    with here.store.reading() as db:
        found = figures.of_month(db, MONTH, today=TODAY)

    assert (found.now.received.count, found.stock.after, found.handling.ways, found.trend.fastest) == (
        0,
        0,
        (),
        None,
    )
    assert found.now == found.month_before


def test_a_figure_opens_to_its_cases(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)

    with here.store.reading() as db:
        now = figures.intake(db, MONTH)

    assert now.received.cases == (subject.id,)
    assert all(isinstance(each, uuid.UUID) for each in now.types[0].cases)
