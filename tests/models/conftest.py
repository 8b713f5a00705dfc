"""One station for all tests of the domain: a unit that is taken back after each, and fresh ones on both engines."""

import contextlib
from collections.abc import Iterator
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from models import cases, sittings
from models.sittings import Phase
from models.store import Store
from tests.room_station import Clock, add_case, open_station, signed_in
from tests.sample import NOW, Room, room


class _TakenBack(Exception):  # noqa: N818 -- it ends a unit, it is no error
    """Ends a unit so that nothing of it is kept."""


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    """Give a station of its own, once for each engine."""
    made = room(engine_url)
    yield made
    made.store.close()


@pytest.fixture
def store(engine_url: str) -> Iterator[Store]:
    """Give the station of the room, whose clock goes on by itself, once for each engine."""
    opened = open_station(engine_url, Clock())
    yield opened
    opened.close()


@pytest.fixture
def sitting_id(store: Store) -> UUID:
    """Give a 人民调解 sitting of 张某 with 赵某 and his son, in 群众先说理."""
    case_id, by = add_case(store), signed_in(store)
    with store.unit() as db:
        hosts = [{"name": "杨学礼", "kind": "人民调解员"}]
        made = sittings.begin(db, cases.case(db, case_id), place="调解室", hosts=hosts, by=by, at=store.now())
        sittings.advance(db, made, to=Phase.STATEMENTS, by=by)
        return made.id


@pytest.fixture(scope="session")
def _desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    made = room(str(tmp_path_factory.mktemp("desk")))
    yield made
    made.store.close()


@pytest.fixture
def desk(_desk: Room) -> Room:
    """Give the shared station with its clock set back and its officer signed in."""
    _desk.clock.now, _desk.store.person = NOW, _desk.officer
    return _desk


@pytest.fixture
def db(desk: Room) -> Iterator[Session]:
    """Give a unit of the shared station; nothing of it is kept."""
    with contextlib.suppress(_TakenBack), desk.store.unit() as unit:
        yield unit
        raise _TakenBack
