"""The answers of the search box."""

import pytest

from models import record
from models.cases import Case
from models.record import Kind
from models.station import Identity
from tests import sample
from tests.sample import Room
from ui.viewmodels.search import Finder


@pytest.fixture
def case(here: Room) -> Case:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sitting = sample.talked(db, here, sample.begun(db, here, subject))
        record.note(
            db, sitting, "赵水生", "其实我愿意多出两百", kind=Kind.OFFER, private=True, by=here.officer
        )
        return subject


def finder(here: Room, person: Identity | None) -> Finder:
    return Finder(here.store, lambda: person)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("张土根", "姓名"), ("西调2026-1", "编号"), ("13800001234", "电话"), ("老槐树", "地点"), ("麦苗", "案情"),
        ("两犁", "笔录"),
    ],
)  # fmt: skip
def test_case_is_found_by_what_it_holds(here: Room, case: Case, text: str, where: str) -> None:
    found = finder(here, here.officer)(text)

    assert [each.args for each in found] == [{"case": str(case.id)}]
    assert found[0].detail.endswith(f"在{where}里")


def test_no_number_of_a_person_is_told(here: Room, case: Case) -> None:
    del case
    found = finder(here, here.officer)("13800001234")

    assert "1380000" not in found[0].title + found[0].detail


def test_private_words_are_not_found(here: Room, case: Case) -> None:
    del case
    assert finder(here, here.officer)("多出两百") == ()


def test_mediator_finds_only_the_cases_he_sat_in(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
    assert finder(here, here.mediator)("张土根") == ()

    with here.store.unit() as db:
        sample.begun(db, here, db.merge(subject))
    assert len(finder(here, here.mediator)("张土根")) == 1


def test_administrator_and_nobody_find_nothing(here: Room, case: Case) -> None:
    del case
    assert finder(here, here.administrator)("张土根") == ()
    assert finder(here, None)("张土根") == ()
