"""Typical cases for the report: settled, grave, useful, and nobody can be known by them."""

from collections.abc import Iterator

import pytest

from models import cases, periods
from models.cases import Case, Flag
from models.people import Person
from models.queries import figures_typical
from tests import sample
from tests.sample import Room

NOVEMBER = periods.month(sample.TODAY)


@pytest.fixture
def here(tmp_path: object) -> Iterator[Room]:
    room = sample.room(str(tmp_path))
    yield room
    room.store.close()


def test_the_gravest_settled_cases_of_unlike_kinds_are_proposed(here: Room) -> None:
    with here.store.unit() as db:
        first, second, third, spared = (sample.concluded(db, here) for _ in range(4))
        first.level, second.level, spared.level = 2, 4, 5
        third.dispute_type = sample.dispute_code("邻里")
        spared.flags = [Flag.VIOLENCE.value]
        sample.accepted(db, here).level = 5

    with here.store.reading() as db:
        found = figures_typical.typical(db, NOVEMBER)
        assert figures_typical.typical(db, NOVEMBER.moved(-1)) == ()

    assert [each.case_id for each in found] == [second.id, third.id]


def test_whom_a_report_would_hurt_is_not_told_of(here: Room) -> None:
    with here.store.unit() as db:
        for flag in figures_typical.SPARED:
            sample.concluded(db, here).flags = [flag.value]

    with here.store.reading() as db:
        assert figures_typical.typical(db, NOVEMBER) == ()


def told(here: Room, text: str, subject: Case) -> str:
    with here.store.reading() as db:
        return figures_typical.masked(db, cases.case(db, subject.id), text)


HIDDEN = (
    ("张土根与赵水生争吵", "张某与赵某争吵"),
    ("土根先动手，水生还手", "张某先动手，赵某还手"),
    ("电话13800001234，证件990124196805070119", "电话，证件"),
    ("住西岔村二组12号", "住某处"),
    ("西岔村二组老槐树地头起争执", "西岔村起争执"),
    ("在老槐树下", "在某处下"),
    ("葛民警到场", "工作人员到场"),
    ("2026年11月19日17时40分许发生", "2026年11月发生"),
    ("驾驶冀A12345", "驾驶某号牌"),
    ("家住幸福里3号楼2单元501室", "家某处"),
    ("赔偿3,000元", "赔偿3,000元"),
)


def test_names_doors_days_and_numbers_are_hidden(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)

    assert [told(here, text, subject) for text, _ in HIDDEN] == [expected for _, expected in HIDDEN]


def test_two_of_one_surname_are_told_apart(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        other = cases.parties(subject)[1]
        assert isinstance(other.person, Person)
        other.name = other.person.name = "张水生"

    assert told(here, "张土根推倒张水生，张水生报警", subject) == "张某甲推倒张某乙，张某乙报警"


def test_a_body_is_no_name(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        other = cases.parties(subject)[1]
        other.person, other.organisation_id = None, None
        other.group, other.name = True, "上游八户村民"

    assert told(here, "上游八户村民与张土根争水", subject) == "上游八户村民与张某争水"
