"""The case somebody worked on last."""

from models import cases
from models.queries import worked
from tests import sample
from tests.sample import Room


def test_last_is_the_case_changed_most_recently_by_the_person(here: Room) -> None:
    with here.store.unit() as db:
        assert worked.last(db, here.mediator.id) is None
        first = sample.accepted(db, here)
        sample.accepted(db, here)
    with here.store.unit() as db:
        cases.amend(db, cases.case(db, first.id), by=here.officer, remarks="又来过一次")
    with here.store.reading() as db:
        assert (worked.last(db, here.officer.id), worked.last(db, here.mediator.id)) == (first.id, None)
