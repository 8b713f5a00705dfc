"""The case that is looked at on 回访 without a window: its head, and the cases that may be chosen."""

from uuid import UUID

import pytest

from models import agreements, performance
from tests import sample
from tests.sample import TODAY, Room
from ui.viewmodels.visits import Visits


@pytest.fixture
def case_id(here: Room) -> UUID:
    """A signed case: a deed on the 22nd, 300 yuan on the 23rd."""
    with here.store.unit() as db:
        return sample.concluded(db, here).id


def page(here: Room) -> Visits:
    return Visits(here.store, lambda: TODAY)


def test_head_tells_how_far_the_case_is(here: Room, case_id: UUID) -> None:
    desk = page(here)
    nothing = desk.case()
    desk.case_id = case_id
    waiting = desk.case()
    with here.store.unit() as db:
        made = agreements.latest(db, case_id)
        assert made is not None
        for owed in agreements.obligations(db, made.id):
            performance.receive(db, owed, on=TODAY, by=here.officer, evidence="收条")
    done = desk.case()

    assert nothing is None
    assert waiting is not None
    assert done is not None
    assert (waiting.state, done.state) == ("待履行", "已履行")
    assert waiting.about.split(" · ")[1:] == ["西岔村", "简单", "葛民警"]


def test_shelf_lists_what_was_concluded(here: Room, case_id: UUID) -> None:
    with here.store.unit() as db:
        sample.accepted(db, here)

    assert [each.case_id for each in page(here).shelf()] == [case_id]
