"""The task list of a joint mediation, and what comes back."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from models import cases, jointtasks
from models.errors import Refusal
from models.jointtasks import JointTask
from models.store import Store
from tests.room_station import TODAY, Clock, add_case, open_station, signed_in

USUAL = {"unit": "新建村村民委员会", "person": "村主任", "deed": "栽界桩", "due_on": date(2026, 11, 22)}


@pytest.fixture
def store(engine_url: str) -> Iterator[Store]:
    opened = open_station(engine_url, Clock())
    yield opened
    opened.close()


@pytest.fixture
def case_id(store: Store) -> UUID:
    case_id: UUID = add_case(store)
    return case_id


def add(store: Store, case_id: UUID, **fields: Any) -> UUID:
    with store.unit() as db:
        return jointtasks.add(db, cases.case(db, case_id), by=signed_in(store), **{**USUAL, **fields}).id


def listed(store: Store, case_id: UUID) -> list[tuple[str, str, str]]:
    with store.reading() as db:
        return [(each.unit, each.deed, each.feedback) for each in jointtasks.of_case(db, case_id)]


@pytest.mark.parametrize(
    ("fields", "field"), [({"unit": " "}, "unit"), ({"deed": ""}, "deed"), ({"due_on": None}, "due")]
)
def test_add_asks_for_unit_deed_and_limit(
    store: Store, case_id: UUID, fields: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refusal) as caught:
        add(store, case_id, **fields)

    assert (caught.value.field, listed(store, case_id)) == (field, [])


def test_tasks_stand_in_their_order_until_taken_off_with_a_reason(store: Store, case_id: UUID) -> None:
    first = add(store, case_id)
    add(store, case_id, unit="司法所", deed="核对四至")
    with store.unit() as db:
        task = db.get_one(JointTask, first)
        jointtasks.amend(db, task, deed="当场栽界桩", by=signed_in(store))
        with pytest.raises(Refusal) as caught:
            jointtasks.withdraw(db, task, reason=" ", by=signed_in(store))
    before = listed(store, case_id)
    with store.unit() as db:
        jointtasks.withdraw(db, db.get_one(JointTask, first), reason="村里已栽好", by=signed_in(store))

    assert caught.value.field == "reason"
    assert before == [("新建村村民委员会", "当场栽界桩", ""), ("司法所", "核对四至", "")]
    assert listed(store, case_id) == [("司法所", "核对四至", "")]


def test_feedback_closes_the_task_on_its_day_and_later_words_are_added(store: Store, case_id: UUID) -> None:
    task_id = add(store, case_id)
    with store.reading() as db:
        waiting = [(each.unit, each.due_on) for each in jointtasks.due(db, until=date(2026, 11, 22))]
        early = (jointtasks.due(db, until=TODAY), jointtasks.count(db, until=date(2026, 11, 22)))
    with store.unit() as db:
        task = db.get_one(JointTask, task_id)
        with pytest.raises(Refusal) as caught:
            jointtasks.feed_back(db, task, "", on=TODAY, by=signed_in(store))
        jointtasks.feed_back(db, task, "已栽好", on=date(2026, 11, 22), by=signed_in(store))
        jointtasks.feed_back(db, task, "照片三张", on=date(2026, 11, 23), by=signed_in(store))
        with pytest.raises(Refusal, match="已经反馈"):
            jointtasks.amend(db, task, deed="别的", by=signed_in(store))

    assert (waiting, early, caught.value.field) == (
        [("新建村村民委员会", date(2026, 11, 22))], ([], 1), "feedback",
    )  # fmt: skip
    with store.reading() as db:
        kept = db.get_one(JointTask, task_id)
        assert (kept.feedback, kept.fed_back_on) == ("已栽好\n照片三张", date(2026, 11, 22))
        assert jointtasks.due(db, until=date(2026, 12, 31)) == []
