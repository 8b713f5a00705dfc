"""Why a case stands in a register or does not, and which were entered late."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from models import cases, intake, periods
from models.queries import registers
from models.queries.rows import Gap
from models.queries.selection import Selection
from tests import sample
from tests.sample import BOUNDARY, TODAY, Room

NOVEMBER = periods.month(TODAY)
OCTOBER = NOVEMBER.moved(-1)


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    room = sample.room(engine_url)
    yield room
    room.store.close()


@pytest.mark.parametrize(
    ("key", "selection", "sentence"),
    [
        ("R1", Selection(NOVEMBER), "西调2026-1 列入：登记（发现）时间 2026-11-20 在2026年11月内。"),
        (
            "R1", Selection(NOVEMBER, officer="葛民警", village="西岔村"),
            "西调2026-1 列入：登记（发现）时间 2026-11-20 在2026年11月内，也合筛选的葛民警、西岔村。",
        ),
        ("R1", Selection(OCTOBER), "西调2026-1 不列入：登记（发现）时间是 2026-11-20，不在2026年10月内。"),
        ("R2", Selection(NOVEMBER), "西调2026-1 不列入：本台账只列公安机关主持调解的案件。"),
        ("R3", Selection(NOVEMBER), "西调2026-1 列入：受理日期 2026-11-20 在2026年11月内。"),
        (
            "R3", Selection(OCTOBER, officer="罗民警", village="东岔村", dispute_type="T0101"),
            ("西调2026-1 不列入：受理日期是 2026-11-20，不在2026年10月内；承办人是葛民警，筛选的是罗民警；"
            f"村社是西岔村，筛选的是东岔村；纠纷类型是{BOUNDARY}，筛选的是T0101。"),
        ),
    ],
)  # fmt: skip
def test_reason_names_the_day_the_track_and_the_filter(
    here: Room, key: str, selection: Selection, sentence: str
) -> None:
    with here.store.unit() as db:
        sample.accepted(db, here)

    with here.store.reading() as db:
        assert registers.why(db, key, selection, "西调2026-1") == sentence
        assert registers.why(db, key, selection, " 13012420261119077 ") == sentence
        listed = [row.serial for row in registers.rows(db, key, selection)]
    assert bool(listed) is (" 列入：" in sentence)


def test_reason_for_a_number_that_nobody_bears_a_case_not_taken_up_and_a_void_one(here: Room) -> None:
    with here.store.unit() as db:
        intake.receive(db, sample.draft(), by=here.officer, now=here.clock())
        void = intake.receive(db, sample.draft(alarm_number=""), by=here.officer, now=here.clock())
        void.voided_at, void.void_reason = here.clock(), "重复登记"

    with here.store.reading() as db:
        assert registers.why(db, "R1", Selection(NOVEMBER), "西调2026-9") == "没有编号为“西调2026-9”的案件。"
        assert registers.why(db, "R1", Selection(NOVEMBER), " ") == "没有编号为“”的案件。"
        assert registers.why(db, "R3", Selection(NOVEMBER), "西调2026-1") == (
            "西调2026-1 不列入：本台账只列人民调解委员会调解的案件，它还没有分流。"
        )
        assert registers.why(db, "R1", Selection(NOVEMBER), "西调2026-2") == (
            "西调2026-2 不列入：案件已作废（重复登记）。"
        )


def test_case_of_another_person_is_unknown_to_a_mediator(here: Room) -> None:
    with here.store.unit() as db:
        intake.receive(db, sample.draft(), by=here.officer, now=here.clock())

    here.store.person = here.mediator
    with here.store.reading() as db:
        assert cases.visible(db) != ()
        assert registers.why(db, "R1", Selection(NOVEMBER), "西调2026-1") == "没有编号为“西调2026-1”的案件。"


def test_cases_entered_after_the_period_are_told_as_late(here: Room) -> None:
    with here.store.unit() as db:
        earlier = datetime(2026, 10, 30, 2, tzinfo=UTC)
        intake.receive(db, sample.draft(received_at=earlier), by=here.officer, now=here.clock())
        intake.receive(db, sample.draft(), by=here.officer, now=here.clock())

    with here.store.reading() as db:
        assert registers.late(db, "R1", OCTOBER) == [Gap("西调2026-1", "2026-11-20录入")]
        assert registers.late(db, "R1", NOVEMBER) == []
