"""What lies around the cases of the demonstration, as a person who opens it finds it."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from desktop import showcase
from models import areas, assignments, cases, followups, invitations, repeats, rooms, roster, station
from models.dates import local
from models.queries import repeated
from models.station import Identity
from models.store import Store, open_store

TODAY = date(2027, 3, 3)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_store(tmp_path_factory.mktemp("demo") / "data")
    for _ in showcase.build(opened, today=TODAY):
        pass
    yield opened
    opened.close()


@pytest.fixture
def ge(store: Store) -> Identity:
    with store.reading() as db:
        return next(station.identity(each) for each in station.people(db) if each.login == "ge")


def test_every_village_of_the_demonstration_lies_in_an_area_with_an_officer(store: Store) -> None:
    with store.reading() as db:
        handlers = {each.name: areas.handler_of(db, each.area_id) for each in areas.villages(db)}

    assert {name: officer.name if officer else "" for name, officer in handlers.items()} == {
        "东岔村": "葛明", "幸福里社区": "索云", "西岔村": "葛明", "镇街社区": "索云", "陈庄村": "葛明",
    }  # fmt: skip


def test_a_case_on_the_way_is_booked_for_today_with_helpers_asked(store: Store) -> None:
    with store.reading() as db:
        start, end = rooms.day_span(TODAY)
        booked = [
            (local(each.starts_at).date(), each.place, each.host, [one.name for one in invitations.of_case(db, each.case_id)])
            for subject in db.query(cases.Case).all()
            for each in rooms.of_case(db, subject.id)
            if start <= each.starts_at < end and each.case_id
        ]  # fmt: skip

    assert booked == [(TODAY, "西岔派出所调解室", "杨树林", ["刘保田", "曾广义"])]


def test_the_mediator_has_a_case_that_was_handed_over(store: Store) -> None:
    with store.reading() as db:
        slips = [
            (each.to_name, each.due_on)
            for subject in db.query(cases.Case).all()
            for each in assignments.of_case(db, subject.id)
        ]
        linked = [each.name for each in roster.listing(db) if each.officer_id]

    assert slips == [("杨树林", TODAY + timedelta(days=7))]
    assert linked == ["杨树林"]


def test_alarms_of_the_demonstration_repeat(store: Store, ge: Identity) -> None:
    with store.reading() as db:
        db.info["by"] = ge
        found = repeated.compared(db, today=TODAY, days=30)
        tasks = [each.what for each in followups.due(db, until=TODAY)]

    assert {"同一双方", "同一地点"} == {each.kind for each in found}
    assert tasks == ["到西岔村二组看木桩位置，请村里带上2009年的指界记录"]


def test_what_repeats_in_the_demonstration_is_watched_by_an_officer_up_to_a_day(
    store: Store, ge: Identity
) -> None:
    with store.reading() as db:
        db.info["by"] = ge
        found = repeats.listing(db)

    assert {each.kind for each in found} >= {"同一双方", "同一地点"}
    assert {bool(each.owner_id) for each in found} == {True}
    assert {each.due_on for each in found} == {TODAY + timedelta(days=7)}
