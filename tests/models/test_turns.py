"""Order of speaking, equal minutes, interruptions: the clock of 群众先说理."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import cases, record, sittings, turns
from models.cases import Party
from models.errors import Refusal
from models.sittings import Happening, Phase, Sitting, SittingEvent
from models.store import Store
from tests.room_station import Clock, open_station, signed_in

MOMENT = datetime(2026, 11, 20, 7, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock(step=timedelta())


@pytest.fixture
def store(engine_url: str, clock: Clock) -> Iterator[Store]:
    opened = open_station(engine_url, clock)
    yield opened
    opened.close()


def do(store: Store, sitting_id: UUID, verb: Any, *args: Any, **more: Any) -> Any:
    with store.unit() as db:
        return verb(db, db.get_one(Sitting, sitting_id), *args, by=signed_in(store), **more)


def party(store: Store, sitting_id: UUID, name: str) -> Party:
    with store.reading() as db:
        subject = cases.case(db, db.get_one(Sitting, sitting_id).case_id)
        return next(each for each in cases.parties(subject) if each.name == name)


def standing(store: Store, sitting_id: UUID) -> turns.Standing:
    with store.reading() as db:
        return turns.standing(db, db.get_one(Sitting, sitting_id), store.now())


def spoken(store: Store, sitting_id: UUID) -> dict[str, float]:
    return {each.side: each.spoken_s for each in standing(store, sitting_id).shares}


def lines(store: Store, sitting_id: UUID) -> list[str]:
    with store.reading() as db:
        return [line.text for line in record.lines(db, sitting_id)]


def pass_time(clock: Clock, seconds: float) -> None:
    clock.at += timedelta(seconds=seconds)


def mark(store: Store, sitting_id: UUID, kind: Happening) -> None:
    with store.unit() as db:
        at = db.get_one(Sitting, sitting_id)
        db.add(SittingEvent(case_id=at.case_id, sitting_id=at.id, at=store.now(), kind=kind.value))


def test_turns_count_by_side_and_a_new_one_ends_the_one_that_runs(
    store: Store, sitting_id: UUID, clock: Clock
) -> None:
    do(store, sitting_id, turns.start, party(store, sitting_id, "张某"))
    pass_time(clock, 90)
    do(store, sitting_id, turns.start, party(store, sitting_id, "赵某"))
    pass_time(clock, 30)
    do(store, sitting_id, turns.start, party(store, sitting_id, "赵某之子"))
    pass_time(clock, 12)

    stood = standing(store, sitting_id)

    assert spoken(store, sitting_id) == {"甲": 90, "乙": 42}
    assert (stood.side, stood.share("乙").left_s, stood.timed) == ("乙", 558, True)
    assert stood.speaker == party(store, sitting_id, "赵某之子").id


def test_time_over_is_negative_and_blocks_nothing(store: Store, sitting_id: UUID, clock: Clock) -> None:
    do(store, sitting_id, turns.start, party(store, sitting_id, "张某"))
    pass_time(clock, 612)

    assert standing(store, sitting_id).share("甲").left_s == -12
    do(store, sitting_id, turns.start, party(store, sitting_id, "张某"))
    assert standing(store, sitting_id).share("甲").turns == 2


def test_clock_set_back_never_gives_a_negative_time(store: Store, sitting_id: UUID, clock: Clock) -> None:
    do(store, sitting_id, turns.start, party(store, sitting_id, "张某"))
    pass_time(clock, -3600)

    assert spoken(store, sitting_id) == {"甲": 0, "乙": 0}
    do(store, sitting_id, turns.stop)
    pass_time(clock, 7200)
    assert spoken(store, sitting_id) == {"甲": 0, "乙": 0}


def test_a_pause_of_the_sitting_is_nobodys_time(store: Store, sitting_id: UUID, clock: Clock) -> None:
    do(store, sitting_id, turns.start, party(store, sitting_id, "张某"))
    pass_time(clock, 60)
    mark(store, sitting_id, Happening.PAUSE)
    pass_time(clock, 1000)
    during = spoken(store, sitting_id)
    mark(store, sitting_id, Happening.RESUME)
    pass_time(clock, 5)

    assert (during, spoken(store, sitting_id)) == ({"甲": 60, "乙": 0}, {"甲": 65, "乙": 0})


def test_a_turn_ends_with_its_phase(store: Store, sitting_id: UUID, clock: Clock) -> None:
    do(store, sitting_id, turns.start, party(store, sitting_id, "张某"))
    pass_time(clock, 60)
    do(store, sitting_id, sittings.advance, to=Phase.SORTING, silence_reason="都在路上")
    pass_time(clock, 600)

    assert spoken(store, sitting_id) == {"甲": 60, "乙": 0}
    assert standing(store, sitting_id).speaker is None


def test_the_lot_is_on_record_and_the_same_seed_draws_the_same(store: Store, sitting_id: UUID) -> None:
    drawn = do(store, sitting_id, turns.draw_order, 4, speaker="主持人")

    told = "、".join({"甲": "张某", "乙": "赵某等 2 人"}[side] for side in drawn)
    assert lines(store, sitting_id) == [f"发言顺序（抽签）：{told}。每方 10 分钟。"]
    assert (standing(store, sitting_id).order, standing(store, sitting_id).order_by) == (drawn, "抽签")
    assert turns.draw(("甲", "乙"), 4) == drawn
    assert {turns.draw(("甲", "乙"), seed)[0] for seed in range(20)} == {"甲", "乙"}


def test_the_applicant_may_come_first_and_the_parties_may_agree_otherwise(
    store: Store, sitting_id: UUID
) -> None:
    do(store, sitting_id, turns.applicant_first, speaker="主持人")
    first = standing(store, sitting_id).order
    do(store, sitting_id, turns.arrange, ["乙"])

    assert (first, standing(store, sitting_id).order) == (("甲", "乙"), ("乙", "甲"))
    assert standing(store, sitting_id).order_by == "商定"
    assert lines(store, sitting_id) == ["发言顺序（申请人先说）：张某、赵某等 2 人。每方 10 分钟。"]


def test_more_minutes_are_the_same_for_every_side(store: Store, sitting_id: UUID) -> None:
    do(store, sitting_id, turns.extend, 3, speaker="主持人")

    assert {each.allowed_s for each in standing(store, sitting_id).shares} == {780}
    assert lines(store, sitting_id) == ["各方发言时间同样延长 3 分钟，每方共 13 分钟。"]


@pytest.mark.parametrize("minutes", [0, -1, 241])
def test_minutes_out_of_reason_are_refused(store: Store, sitting_id: UUID, minutes: int) -> None:
    with pytest.raises(Refusal) as caught:
        do(store, sitting_id, turns.allow, minutes)

    assert (caught.value.message, caught.value.field) == ("每方 1 到 240 分钟。", "minutes")


def test_an_interruption_tells_who_broke_in_on_whom(store: Store, sitting_id: UUID) -> None:
    do(store, sitting_id, turns.start, party(store, sitting_id, "张某"))
    do(store, sitting_id, turns.interrupt, party=party(store, sitting_id, "赵某"))
    do(store, sitting_id, turns.interrupt)
    do(store, sitting_id, turns.name_interruption, party(store, sitting_id, "赵某之子"))
    do(store, sitting_id, turns.interrupt)
    do(store, sitting_id, turns.take_back_interruption)

    stood = standing(store, sitting_id)

    assert [(each.side, each.broke_in) for each in stood.shares] == [("甲", 0), ("乙", 2)]
    assert [who for _, who in stood.broken_in] == [
        party(store, sitting_id, "赵某").id, party(store, sitting_id, "赵某之子").id,
    ]  # fmt: skip


def test_nobody_breaks_in_on_himself_nor_on_silence(store: Store, sitting_id: UUID) -> None:
    with pytest.raises(Refusal, match="现在没有人在计时发言"):
        do(store, sitting_id, turns.interrupt)
    do(store, sitting_id, turns.start, party(store, sitting_id, "赵某"))

    with pytest.raises(Refusal, match="不算打断自己"):
        do(store, sitting_id, turns.interrupt, party=party(store, sitting_id, "赵某之子"))


def test_the_switch_ends_the_turn_that_runs(store: Store, sitting_id: UUID, clock: Clock) -> None:
    do(store, sitting_id, turns.start, party(store, sitting_id, "张某"))
    pass_time(clock, 20)
    do(store, sitting_id, turns.switch, on=False)
    pass_time(clock, 20)

    assert (standing(store, sitting_id).timed, spoken(store, sitting_id)["甲"]) == (False, 20)


def test_nobody_speaks_by_the_clock_in_a_sitting_that_is_over(store: Store, sitting_id: UUID) -> None:
    with store.unit() as db:
        db.get_one(Sitting, sitting_id).phase = Phase.ENDED.value

    with pytest.raises(Refusal, match="不能再记"):
        do(store, sitting_id, turns.start, party(store, sitting_id, "张某"))


def test_the_summary_says_who_spoke_how_long_and_who_broke_in(
    store: Store, sitting_id: UUID, clock: Clock
) -> None:
    with store.reading() as db:
        silent = turns.summary(db, db.get_one(Sitting, sitting_id), store.now(), str)
    do(store, sitting_id, turns.draw_order, 1, speaker="主持人")
    do(store, sitting_id, turns.start, party(store, sitting_id, "张某"))
    do(store, sitting_id, turns.interrupt, party=party(store, sitting_id, "赵某"))
    pass_time(clock, 20)
    do(store, sitting_id, turns.stop)

    with store.reading() as db:
        said = turns.summary(db, db.get_one(Sitting, sitting_id), store.now(), lambda each: f"{each:.0f} 秒")

    told = {"甲": "张某 20 秒", "乙": "赵某等 2 人 0 秒"}
    order = turns.draw(("甲", "乙"), 1)
    assert silent == ""
    assert said == (
        f"发言时间（抽签）：{'，'.join(told[side] for side in order)}。打断他人发言：赵某等 2 人 1 次。"
    )


@given(
    st.lists(st.integers(-10_000, 10_000), min_size=2, max_size=2),
    st.lists(st.tuples(st.integers(-10_000, 10_000), st.integers(-10_000, 10_000)), max_size=3),
)
def test_no_time_is_ever_negative(ends: list[int], pauses: list[tuple[int, int]]) -> None:
    start, end = (MOMENT + timedelta(seconds=each) for each in ends)
    apart = [(MOMENT + timedelta(seconds=a), MOMENT + timedelta(seconds=b)) for a, b in pauses]

    assert turns.spent(start, end, apart) >= 0


@given(st.integers(1, 10), st.integers())
def test_a_lot_leaves_nobody_out(count: int, seed: int) -> None:
    assert sorted(turns.draw(cases.SIDES[:count], seed)) == sorted(cases.SIDES[:count])
