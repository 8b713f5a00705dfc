"""A period's figures, against a published bulletin and the numbers of report S4; each opens to its cases."""

import dataclasses
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice
from typing import Any

import pytest
from sqlalchemy import event, insert
from sqlalchemy.orm import Session

from models import agreements, disputes, escalations, intake, performance, periods, referrals, visits
from models.base import new_id
from models.cases import Case, Flag, Outcome, Party, State
from models.clocks import Deadline
from models.people import Person
from models.periods import Kind
from models.queries import (
    figures,
    figures_intake,
    figures_results,
    figures_slices,
    figures_stock,
    figures_trend,
)
from models.queries.figures_slices import Slice, behind
from tests import sample
from tests.sample import Room

MONTH, TODAY = date(2026, 11, 1), date(2026, 11, 30)
NOVEMBER = periods.month(MONTH)
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


def bulk(db: Session, count: int, month: date, columns: Sequence[dict[str, Any]] = ()) -> list[Any]:
    """Enter ``count`` cases of a month by one statement; ``columns`` are given out in turn."""
    at = datetime(month.year, month.month, 2, 4, tzinfo=UTC)
    empty = dict.fromkeys(("nature", "source", "dispute_type", "outcome"), "")
    rows = [
        {"id": new_id(), "number": str(n), "received_at": at, "received_by": "葛", **empty, **given}
        for n, given in enumerate(islice(cycle(columns or ({},)), count))
    ]
    if rows:
        db.execute(insert(Case), rows)
    return [row["id"] for row in rows]


def code(name: str) -> str:
    return next(leaf.code for leaf in disputes.leaves() if leaf.name == name)


def source(statistics: str) -> str:
    return next(each.name for each in disputes.sources() if each.statistics == statistics)


def counts(slices: Sequence[Slice]) -> dict[str, int]:
    return {each.name: each.count for each in slices if each.count}


def slices_of(value: Any) -> Iterator[Slice]:
    """Give every slice that hangs in a tree of dataclasses."""
    if isinstance(value, Slice):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from slices_of(each)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from slices_of(getattr(value, field.name))


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
    assert (found.before.received.count, found.year_before.received.count) == (840, 1028)
    assert counts(found.now.sources) == SOURCES
    assert sum(counts(found.now.types).values()) == sum(TYPES.values()) == 869
    assert {name: n for name, n in counts(found.now.types).items() if name in TYPES} == TYPES
    assert [each.name for each in found.now.types][:2] == ["邻里", "婚姻家庭"]


def test_1753_cases_are_506_and_1247(here: Room) -> None:
    with here.store.unit() as db:
        bulk(db, 506, MONTH, [{"nature": "治安"}])
        bulk(db, 1247, MONTH, [{"nature": "民事"}])

    with here.store.reading() as db:
        now = figures_intake.intake(db, NOVEMBER)

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
        found = figures_stock.stock(db, NOVEMBER, today=TODAY)

    assert (found.before, found.added, found.ended, found.after.count) == (5, 6, 4, 7)
    assert found.before + found.added - found.ended == found.after.count
    assert len(found.open_cases) == 7


def test_stock_lists_the_gravest_first_and_counts_late_and_performing(here: Room) -> None:
    with here.store.unit() as db:
        bulk(db, 1, date(2026, 10, 1), [{"level": 0, "concluded_on": None}])
        grave = sample.accepted(db, here)
        grave.level = 5
        waiting = sample.concluded(db, here)
        for days in (1, 30):
            db.add(Deadline(
                case_id=grave.id, key="rm-term", name="期限", started_on=MONTH, due_on=sample.TODAY - timedelta(days - 20),
            ))  # fmt: skip
            db.add(Deadline(case_id=grave.id, key="x", name="期限", started_on=MONTH, due_on=MONTH))

    with here.store.reading() as db:
        found = figures_stock.stock(db, NOVEMBER, today=sample.TODAY)
        assert (behind(db, found.overdue), behind(db, found.performing)) == ((grave.id,), (waiting.id,))

    first, ungraded = found.open_cases
    assert (ungraded.level, ungraded.days) == ("未定", 49)
    assert (first.case_id, first.level, first.officer, first.received_on) == (
        grave.id,
        "特大",
        "葛民警",
        sample.TODAY,
    )


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
        here.clock.forward(days=2)
        performance.receive(db, owed, on=date(2026, 11, 22), amount=30_000, evidence="收条", by=here.officer)
        for said in ("满意", "满意", ""):
            visit = visits.unplanned(db, police, on=sample.TODAY, by=here.officer)
            if said:
                visits.record(
                    db, visit, on=sample.TODAY, by=here.officer, mode="电话", text="好", satisfaction=said
                )

    with here.store.reading() as db:
        found = figures_results.results(db, NOVEMBER, today=TODAY)
        assert behind(db, found.satisfaction[0]) == (police.id,)

    assert counts(found.ways) == {
        "人民调解": 1, "治安调解": 1, "当场调解": 1, "劝解": 2, "移送": 1, "终止": 1, "自行和解": 1, "不予调解": 1,
    }  # fmt: skip
    assert (found.performed.pair, found.asked.count, found.confirmed.count) == ((1, 4), 0, 0)
    assert (found.visited.pair, counts(found.satisfaction)) == ((2, 4), {"满意": 1}), (
        "the end of the term is looked at"
    )


def test_amount_is_what_was_agreed_and_not_what_was_asked(here: Room) -> None:
    with here.store.unit() as db:
        sample.concluded(db, here)
        sample.accepted(db, here)

    with here.store.reading() as db:
        now = figures_intake.intake(db, NOVEMBER)

    assert (now.amount, now.people, now.succeeded.count) == (30_000, 4, 1)


def test_times_and_places_are_counted_in_beijing(here: Room) -> None:
    with here.store.unit() as db:
        bulk(db, 2, MONTH, [
            {"received_at": datetime(2026, 11, 2, 15, 30, tzinfo=UTC), "village": "西岔村"},
            {"received_at": datetime(2026, 11, 2, 16, 30, tzinfo=UTC), "village": ""},
        ])  # fmt: skip

    with here.store.reading() as db:
        now = figures_intake.intake(db, NOVEMBER)

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
        for found in (trend.repeated, trend.grave, trend.violent):
            assert (found.count, behind(db, found)) == (1, (again.id,))

    assert (trend.rising, trend.falling) == (("山林土地", 2, 0), ("邻里", 0, 3))
    assert (trend.recent, trend.expected) == ((6, 4, 2), 4)


def test_the_same_person_without_the_same_opponent_is_no_repeat(here: Room) -> None:
    def meeting(db: Session, first: Any, second: Any, *, day: int) -> Any:
        at = datetime(2026, 11, day, 4, tzinfo=UTC)
        [case_id] = bulk(db, 1, MONTH, [{"received_at": at}])
        for side, person in zip("甲乙", (first, second), strict=True):
            db.add(Party(case_id=case_id, side=side, name=person.name, person_id=person.id))
        return case_id

    with here.store.unit() as db:
        one, two, three = (Person(name=name) for name in ("赵某", "钱某", "孙某"))
        db.add_all((one, two, three))
        db.flush()
        meeting(db, one, two, day=2)
        meeting(db, one, three, day=3)
        third = meeting(db, two, one, day=4)

    with here.store.reading() as db:
        repeated = figures.of_month(db, MONTH, today=TODAY).trend.repeated
        assert behind(db, repeated) == (third,)


@pytest.mark.parametrize(
    ("recent", "expected"), [((0, 0, 0), 0), ((1, 0, 0), 0), ((1, 1, 0), 1), ((2, 2, 1), 2)]
)
def test_expected_is_the_mean_half_up(recent: tuple[int, int, int], expected: int) -> None:
    nothing = Slice("", 0)

    assert figures_trend.Trend(nothing, nothing, nothing, None, None, recent, ()).expected == expected


def test_a_month_without_cases_is_all_zero(here: Room) -> None:
    with here.store.reading() as db:
        found = figures.of_month(db, MONTH, today=TODAY)

        assert behind(db, Slice("无", 0)) == ()
    assert (found.running, figures.is_compared_twice(NOVEMBER)) == (False, True)
    assert figures_slices.in_order((), ["甲"]) == (Slice("甲", 0),)
    assert (found.now.received.count, found.stock.after.count, found.results.ways, found.trend.rising) == (
        0,
        0,
        (),
        None,
    )
    assert found.now == found.before
    assert {each.count for each in slices_of(found)} == {0}


def a_year_of_cases(db: Session) -> None:
    """Enter cases of every kind over two years, the same at each run."""
    dice = random.Random(1753)
    types, sources = [each.code for each in disputes.leaves()], [each.name for each in disputes.sources()]
    rows = []
    for _ in range(700):
        at = datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=dice.randrange(730 * 24 * 60))
        outcome = dice.choice(["", *(each.value for each in Outcome)])
        ended = (at + timedelta(dice.randrange(-3, 120))).date() if outcome else None
        rows.append({
            "received_at": at, "dispute_type": dice.choice([*types, ""]), "source": dice.choice(sources),
            "nature": dice.choice(["治安", "民事", ""]), "village": dice.choice(["西岔村", "东岔村", ""]),
            "outcome": outcome, "concluded_on": ended, "people_count": dice.choice([None, 1, 2, 4, 7, 30]),
            "level": dice.randrange(1, 6), "track": dice.choice(["ZA", "RM", "QJ", ""]), "tier": dice.choice(["村级", "所级", ""]),
            "flags": dice.choice([[], [Flag.VIOLENCE.value], [Flag.MINOR.value]]),
            "voided_at": sample.NOW if dice.random() < 0.05 else None,
        })  # fmt: skip
    bulk(db, len(rows), MONTH, rows)


def test_every_figure_opens_to_as_many_cases_as_it_says(here: Room) -> None:
    with here.store.unit() as db:
        a_year_of_cases(db)
        sample.concluded(db, here)

    for period in (NOVEMBER, periods.of(Kind.QUARTER, MONTH), periods.of(Kind.YEAR, MONTH)):
        with here.store.reading() as db:
            found = figures.of_period(db, period, today=TODAY)
            every = list(slices_of(found))
            assert len(every) > 100
            assert [(each.name, len(set(behind(db, each)))) for each in every] == [
                (each.name, each.count) for each in every
            ]
        now, total = found.now, found.now.received.count
        assert total > 0
        for split in (now.natures, now.sources, now.types, now.villages, now.bands, now.weekdays, now.sizes):
            assert sum(each.count for each in split) == total
        assert sum(map(sum, now.hours)) == total
        assert sum(each.count for each in found.stock.ages) == found.stock.after.count
        assert found.stock.before + found.stock.added - found.stock.ended == found.stock.after.count
        assert found.results.ended == found.stock.ended


def test_few_of_many_are_opened_when_few_are_asked_for(here: Room) -> None:
    with here.store.unit() as db:
        a_year_of_cases(db)

    year = periods.of(Kind.YEAR, MONTH)
    with here.store.reading() as db:
        now = figures_intake.intake(db, year)
        for figure in (now.received, now.bands[1]):
            assert behind(db, figure, limit=3) == behind(db, figure)[:3]
        busy = figures_intake.at(0, range(24))
        monday = Slice("周一", now.weekdays[0].count, now.received.where, busy)
        assert behind(db, monday) == behind(db, now.weekdays[0])


def test_number_of_statements_does_not_grow_with_the_cases(here: Room) -> None:
    said: list[str] = []

    def spent() -> int:
        with here.store.reading() as db:
            bind = db.get_bind()
            event.listen(bind, "before_cursor_execute", hear)
            try:
                figures.of_period(db, periods.of(Kind.YEAR, MONTH), today=TODAY)
            finally:
                event.remove(bind, "before_cursor_execute", hear)
        count = len(said)
        said.clear()
        return count

    def hear(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        said.append(statement)

    before = spent()
    with here.store.unit() as db:
        a_year_of_cases(db)
    assert spent() - before <= 3, "the sums of what was agreed in three periods, asked only when there is one"
    assert before < 50


def test_stock_is_told_by_age_and_as_it_stood_then(here: Room) -> None:
    def received(days: int) -> dict[str, Any]:
        return {"received_at": datetime(2026, 11, 30, 4, tzinfo=UTC) - timedelta(days)}

    with here.store.unit() as db:
        bulk(db, 8, MONTH, [received(days) for days in (0, 7, 8, 30, 31, 90, 91, 400)])
        bulk(db, 1, MONTH, [received(40) | {"concluded_on": date(2026, 12, 3)}])

    with here.store.reading() as db:
        found = figures_stock.stock(db, NOVEMBER, today=date(2026, 12, 20))

    assert counts(found.ages) == {"7日以内": 2, "8至30日": 2, "31至90日": 3, "90日以上": 2}
    assert (found.as_of, found.open_cases[0].days) == (TODAY, 400)


def test_quality_counts_what_was_refused_passed_on_and_grew_worse(here: Room) -> None:
    with here.store.unit(by=here.officer) as db:
        declined, sent, worse = (sample.accepted(db, here) for _ in range(3))
        intake.decline(db, declined, reason="不属于调解范围", on=sample.TODAY, by=here.officer)
        referrals.send(
            db, sent, to="西岔县信访局", on=sample.TODAY, reason="诉求属于信访事项", by=here.officer
        )
        intake.choose_track(db, worse, "ZA", reason="查明有殴打行为", by=here.officer, today=sample.TODAY)

    with here.store.reading() as db:
        done = figures_results.results(db, NOVEMBER, today=TODAY)
        found = figures_results.quality(db, NOVEMBER, done)
        assert [behind(db, each) for each in (found.declined, found.petition, found.transferred, found.upgraded)] == [
            (declined.id,), (sent.id,), (sent.id,), (worse.id,),
        ]  # fmt: skip

    assert (counts(found.rejudged), found.criminal.count) == ({"民事改为治安": 1}, 0)


def test_a_finding_after_the_agreement_counts_as_grown_worse(here: Room) -> None:
    with here.store.unit(by=here.officer) as db:
        subject = sample.concluded(db, here)
        escalations.find(db, subject, "死亡", on=sample.TODAY, text="医院死亡证明", by=here.officer)

    with here.store.reading() as db:
        found = figures_results.quality(db, NOVEMBER, figures_results.results(db, NOVEMBER, today=TODAY))
        assert (behind(db, found.upgraded), found.criminal.count) == ((subject.id,), 1)


def test_tiers_are_those_of_what_was_settled(here: Room) -> None:
    ended = {"concluded_on": MONTH, "track": "RM", "outcome": Outcome.ORAL.value}
    with here.store.unit() as db:
        bulk(db, 4, MONTH, [ended | {"tier": "村级"}, ended | {"tier": ""}])
        bulk(db, 2, MONTH, [ended | {"tier": "所级", "outcome": Outcome.FAILED.value}])

    with here.store.reading() as db:
        found = figures_results.results(db, NOVEMBER, today=TODAY)

    assert [(each.name, each.count) for each in found.tiers] == [
        ("组", 0), ("村", 2), ("镇", 0), ("所", 0), ("未填层级", 2),
    ]  # fmt: skip


def test_a_type_leads_in_its_village(here: Room) -> None:
    west, east = {"village": "西岔村"}, {"village": "东岔村"}
    neighbours, family = {"dispute_type": code("邻里")}, {"dispute_type": code("婚姻家庭")}
    with here.store.unit() as db:
        bulk(
            db,
            6,
            MONTH,
            [west | neighbours, west | neighbours, west | family, east | family, east | family, {}],
        )

    with here.store.reading() as db:
        now = figures_intake.intake(db, NOVEMBER)

    assert set(now.leading) == {("西岔村", "邻里", 2), ("东岔村", "婚姻家庭", 2)}
    assert [each.name for each in now.villages][-1] == figures_intake.NOWHERE
    assert (now.place("婚姻家庭"), now.place("合同")) == (1, 0)


COURSES = (
    (NOVEMBER, "2025年12月", "2026年11月", (3, 2)), (periods.of(Kind.QUARTER, MONTH), "2025年12月", "2026年11月", (3, 2)),
    (periods.of(Kind.YEAR, MONTH), "2025年12月", "2026年11月", (3, 2)),
    (periods.days(date(2017, 3, 1), TODAY), "2017年度", "2026年度", (3, None)),
)  # fmt: skip


def test_course_is_told_by_twelve_months_or_by_years(here: Room) -> None:
    with here.store.unit() as db:
        bulk(db, 3, MONTH)
        bulk(db, 2, date(2025, 11, 1))

    for period, first, last, counts_ in COURSES:
        with here.store.reading() as db:
            course = figures.of_period(db, period, today=TODAY).trend.course
        assert (course[0].period.name, course[-1].period.name) == (first, last)
        told = {each.period.name: (each.received.count, each.year_before) for each in course}
        assert told["2026年11月" if counts_[1] else "2026年度"] == counts_


def test_a_breach_is_of_the_month_it_came_in_and_over_when_the_law_is_done(here: Room) -> None:
    def of(months: int) -> int:
        with here.store.reading() as db:
            return figures_stock.stock(db, NOVEMBER.moved(months), today=date(2027, 2, 28)).broken.count

    with here.store.unit() as db:
        subject = sample.concluded(db, here, track="ZA")
        here.clock.forward(days=30)
        performance.breach(db, subject, text="到期未付", on=date(2026, 12, 20), by=here.officer)
    assert (of(0), of(1), of(2)) == (0, 1, 1)
    with here.store.unit() as db:
        db.get_one(Case, subject.id).ended_on = date(2027, 1, 5)
    assert (of(0), of(1), of(2)) == (0, 1, 0)


def test_a_broken_agreement_is_told_and_an_overdue_payment_is_not_in_term(here: Room) -> None:
    with here.store.unit() as db:
        sample.concluded(db, here)
        broken = sample.concluded(db, here)
        performance.breach(db, broken, text="到期一分未付。", on=sample.TODAY, by=here.officer)

    with here.store.reading() as db:
        assert figures_stock.stock(db, NOVEMBER, today=sample.TODAY).performing.count == 1
        late = figures_stock.stock(db, NOVEMBER.moved(1), today=date(2026, 12, 31))
        assert (late.performing.count, late.broken.count) == (0, 1)
        assert behind(db, late.broken) == (broken.id,)
        assert figures_intake.intake(db, NOVEMBER).success == (1, 2)
    with here.store.unit() as db:
        db.get_one(Case, broken.id).state = State.CLOSED.value
    with here.store.reading() as db:
        assert figures_stock.stock(db, NOVEMBER.moved(1), today=date(2026, 12, 31)).broken.count == 0
        taken = figures_intake.intake(db, NOVEMBER)
        assert (taken.success, broken.id in behind(db, taken.succeeded)) == ((1, 2), False)
