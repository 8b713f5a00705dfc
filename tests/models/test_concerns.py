"""重点关注 that come by themselves, with an owner and a day, and stay away once ended."""

import uuid
from datetime import timedelta
from pathlib import Path

from sqlalchemy.orm import Session

import resources
from models import areas, concerns, followups, repeats
from models.cases import Case
from models.concerns import Settled
from models.queries import repeated
from models.station import Identity
from tests import sample
from tests.models.test_repeats import alarm, who
from tests.sample import TODAY, Room

PAIR = (who("张土根", "13800001234"), who("李有田", "13900005678"))


def settle(db: Session, by: Identity) -> Settled:
    return concerns.settle(db, repeated.compared(db, today=TODAY, days=30), by=by, today=TODAY)


def called(db: Session, here: Room, count: int, place: str = "西岔村二组3号") -> list[uuid.UUID]:
    return [alarm(db, here, *PAIR, ago=ago, place=place) for ago in range(count, 0, -1)]


def test_new_set_goes_to_the_officer_of_its_area_with_a_day(db: Session, desk: Room) -> None:
    area = areas.add(db, by=desk.administrator, name="一区", officer_id=desk.leader.id)
    areas.add_village(db, by=desk.administrator, name="西岔村", area_id=area.id)
    called(db, desk, 2)

    assert settle(db, desk.officer) == Settled(opened=1)
    assert settle(db, desk.officer) == Settled()
    [concern] = repeats.listing(db)
    [task] = followups.of_concern(db, concern.id)
    due_on = TODAY + timedelta(7)
    assert (concern.kind, concern.count, concern.owner_id, concern.due_on) == (
        "同一双方", 2, desk.leader.id, due_on,
    )  # fmt: skip
    assert (task.owner_id, task.due_on) == (desk.leader.id, due_on)


def test_set_of_no_area_goes_to_whoever_found_it_and_grows(db: Session, desk: Room) -> None:
    called(db, desk, 2)
    settle(db, desk.officer)
    alarm(db, desk, *PAIR, ago=0, place="西岔村二组3号")

    assert settle(db, desk.officer) == Settled(grown=1)
    [concern] = repeats.listing(db)
    assert (concern.count, concern.owner_id, concern.last_on) == (3, desk.officer.id, TODAY)


def test_ended_set_comes_back_only_when_it_grows(db: Session, desk: Room) -> None:
    called(db, desk, 2)
    settle(db, desk.officer)
    [concern] = repeats.listing(db)
    repeats.end(db, concern, reason="已和解", on=TODAY, by=desk.officer)

    assert settle(db, desk.officer) == Settled()
    alarm(db, desk, *PAIR, ago=0, place="西岔村二组3号")
    assert settle(db, desk.officer) == Settled(opened=1)
    assert settle(db, desk.officer) == Settled()


def test_case_of_a_new_set_is_marked(db: Session, desk: Room) -> None:
    subject = sample.accepted(db, desk, alarm_number="JJ77")
    for ago, number in ((2, "JJ77"), (1, "JJ78")):
        alarm(db, desk, *PAIR, ago=ago, number=number)

    settle(db, desk.officer)
    assert db.get_one(Case, subject.id).focus is True


def test_station_may_switch_it_off_and_a_mediator_never_does_it(desk: Room, tmp_path: Path) -> None:
    assert (concerns.is_automatic(desk.officer), concerns.is_automatic(desk.mediator)) == (True, False)
    own = resources.text("texts/alarms.toml").replace("automatic = true", "automatic = false")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "alarms.toml").write_text(own, encoding="utf-8")
    resources.override(tmp_path)
    try:
        assert not concerns.is_automatic(desk.officer)
    finally:
        resources.restore()
