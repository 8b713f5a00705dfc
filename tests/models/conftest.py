"""One station for all tests of the domain: a unit that is taken back after each, and fresh ones on both engines."""

import contextlib
from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from tests.sample import NOW, Room, room


class _TakenBack(Exception):  # noqa: N818 -- it ends a unit, it is no error
    """Ends a unit so that nothing of it is kept."""


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    """Give a station of its own, once for each engine."""
    made = room(engine_url)
    yield made
    made.store.close()


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
