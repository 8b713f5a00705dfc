"""像是以前来过的: every way to meet the same person again, and who may be told."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models import intake, people, samepeople
from models.people import Person
from models.samepeople import Told
from tests import sample
from tests.sample import NOW, Room, draft, resident

ZHANG = resident("19680507", "011")


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    room = sample.room(str(tmp_path / "data"))
    with room.store.unit() as db:
        intake.receive(db, draft(), by=room.officer, now=NOW)
    yield room
    room.store.close()


def found(db: Session, **told: Any) -> list[tuple[str, str]]:
    return [(each.name, each.why) for each in samepeople.find(db, Told(**told))]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"id_number": ZHANG}, samepeople.SAME_NUMBER),
        ({"name": "别的人", "id_number": ZHANG.lower()}, samepeople.SAME_NUMBER),
        ({"telephone": "138 0000 1234"}, samepeople.SAME_PHONE),
        ({"name": "张土根", "birth": date(1968, 5, 7)}, samepeople.SAME_BIRTH),
        ({"name": "张土根"}, samepeople.SAME_NAME),
        ({"id_number": ZHANG[:14]}, samepeople.PART_NUMBER),
        ({"name": "章图根"}, samepeople.SAME_SOUND),
        ({"name": "张士根"}, samepeople.NEAR),
        ({"name": "张土银"}, samepeople.NEAR),
        ({"name": "弓土根"}, samepeople.NEAR),
        ({"name": "ztg"}, samepeople.SPELLED),
        ({"name": "zhang tug"}, samepeople.SPELLED),
    ],
)
def test_known_person_is_met_again_and_the_reason_is_said(here: Room, told: dict[str, Any], why: str) -> None:
    with here.store.reading() as db:
        assert found(db, **told) == [("张土根", why)]


@pytest.mark.parametrize(
    "told",
    [
        {"name": "张"},
        {"name": "李大有"},
        {"telephone": "138"},
        {"id_number": ZHANG[:6]},
        {"name": "张土根", "id_number": resident("19680507", "013")},
        {"name": "张土根", "birth": date(1990, 1, 1)},
        {},
    ],
)
def test_nobody_is_offered_when_too_little_is_told_or_it_speaks_against_them(
    here: Room, told: dict[str, Any]
) -> None:
    with here.store.reading() as db:
        assert found(db, **told) == []


def test_what_is_offered_masks_numbers_and_names_the_earlier_disputes(here: Room) -> None:
    with here.store.reading() as db:
        (known,) = samepeople.find(db, Told(name="张土根"))

    assert known.words == f"张土根，男，9901**********{ZHANG[-4:]}，138****1234，西岔村二组12号（同名）"
    assert [(each.title, each.state) for each in known.earlier] == [("张土根与赵水生山林土地纠纷", "已登记")]


def test_same_number_under_another_name_is_marked_to_be_compared(here: Room) -> None:
    with here.store.reading() as db:
        (other,) = samepeople.find(db, Told(name="张土银", id_number=ZHANG))
        (same,) = samepeople.find(db, Told(name="张土根", id_number=ZHANG))

    assert (other.differs, same.differs) == (True, False)


def test_mediator_is_offered_only_people_of_own_cases(here: Room) -> None:
    with here.store.unit(by=here.mediator) as db:
        before = found(db, name="张土根")
    with here.store.unit() as db:
        case = intake.receive(db, draft(), by=here.officer, now=NOW)
        intake.hand_over(db, case, here.mediator, by=here.leader)
    with here.store.unit(by=here.mediator) as db:
        assert (before, found(db, name="张土根")) == ([], [("张土根", samepeople.SAME_NAME)])


def test_voided_person_is_not_offered(here: Room) -> None:
    with here.store.unit() as db:
        person = people.alike(db, name="张土根")[0]
        person.voided_at = NOW
    with here.store.reading() as db:
        assert found(db, name="张土根") == []


def test_every_way_of_writing_a_person_fills_how_the_name_is_read(here: Room) -> None:
    with here.store.unit() as db:
        row = Person(name="单雄信")
        db.add(row)
        db.flush()
        read = (row.pinyin, row.initials)
        row.name = "仇英"
        db.flush()

        assert (read, (row.pinyin, row.initials)) == (("shanxiongxin", "sxx"), ("qiuying", "qy"))


@given(st.text("张土根一二赵水生丽丽𠮷", min_size=3, max_size=4))
def test_one_wrong_character_is_always_seen(name: str) -> None:
    for place in range(len(name)):
        other = name[:place] + "龘" + name[place + 1 :]
        assert samepeople._one_apart(name, other) is True
    assert samepeople._one_apart(name, name) is False
