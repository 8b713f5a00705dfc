"""The sheet for the next shift and the order of a joint day say what the room's own lists say."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from exports import rota
from models import handover, rooms
from models.queries import slots
from tests import sample
from tests.sample import TODAY, Room


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = sample.room(str(tmp_path / "sanli.db"))
    yield made
    made.store.close()


def words(pages: list[str]) -> str:
    return re.sub(r"\s", "", "".join(pages))


def test_the_next_shift_is_told_the_open_cases_the_sittings_and_who_waits(
    here: Room, pdftotext: Callable[[bytes], list[str]]
) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sample.begun(db, here, subject)
        here.clock.forward(hours=1)
        sheet = handover.sheet(db, here.clock())
        pdf = rota.shift(
            db, sheet, by=here.officer, today=TODAY, to="郑某某", from_shift="白班", note="钥匙已交"
        )

    said = words(pdftotext(pdf))

    for each in (
        "西岔派出所调解室",
        "白班",
        "2026年11月20日11时30分",
        sheet.words,
        subject.title,
        "钥匙已交",
        "葛民警",
    ):
        assert said.count(re.sub(r"\s", "", each)) >= 1, each


def test_a_late_case_says_so(here: Room, pdftotext: Callable[[bytes], list[str]]) -> None:
    with here.store.unit() as db:
        sample.accepted(db, here)
        here.clock.forward(days=60)
        pdf = rota.shift(db, handover.sheet(db, here.clock()), by=here.officer, today=TODAY)

    assert words(pdftotext(pdf)).count("超期") >= 2


def test_the_order_of_a_joint_day_has_each_case_with_its_hour(
    here: Room, pdftotext: Callable[[bytes], list[str]]
) -> None:
    with here.store.unit() as db:
        subjects = [sample.accepted(db, here), sample.accepted(db, here)]
        room = rooms.add(db, by=here.officer, name="综合调解室", kind=rooms.Kind.JOINT.value)
        start = here.clock() + timedelta(days=1)
        rooms.book_joint(
            db, subjects, room=room, starts_at=start, each=timedelta(hours=1), joint="第四次集中调解", by=here.officer,
            at=here.clock(),
        )  # fmt: skip
        day = slots.of_joint(db, "第四次集中调解", (TODAY + timedelta(days=1)))
        pdf = rota.joint(db, day, by=here.officer, today=TODAY)
        empty = rota.joint(db, (), by=here.officer, today=TODAY)

    said = words(pdftotext(pdf))

    for each in (
        "第四次集中调解",
        "2026年11月21日（星期六）",
        "综合调解室",
        *(one.number for one in subjects),
    ):
        assert said.count(each) >= 1, each
    assert [each.clock for each in day] == ["10:30–11:30", "11:30–12:30"]
    assert empty.startswith(b"%PDF-")
