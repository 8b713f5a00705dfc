"""A founded room copied for each test: hashing five passwords anew would take longer than the test."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from models.store import open_store
from tests import sample
from tests.sample import Clock, Room


def found(folder: Path) -> Room:
    """Found the sample station in ``folder`` once."""
    made = sample.room(str(folder))
    made.store.close()
    return made


def copied(founded: Room, folder: Path) -> Iterator[Room]:
    """Give a copy of the room in ``folder`` with a clock of its own."""
    assert founded.store.folder is not None, "the sample room is a SQLite store"
    shutil.copytree(founded.store.folder, folder)
    clock = Clock()
    store = open_store(folder, now=clock)
    store.person = founded.officer
    yield replace(founded, store=store, clock=clock)
    store.close()
