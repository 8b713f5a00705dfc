"""A room of its own for the tools of the dock, without the window around it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models import cases, demands, record, sittings
from models.sittings import Phase, Sitting
from models.store import Store
from tests.room_station import TODAY, Clock, add_case, open_station, signed_in
from ui.boundary import Boundary
from ui.viewmodels.sitting_parts import Parts
from ui.widgets.sitting_head import SittingHead
from ui.widgets.sitting_room import Room

Opened = Callable[..., Room]
TOLD = (
    ("张某", "桩被挪过", record.Kind.FACT), ("赵某", "没有挪", record.Kind.DISPUTE), ("主持人", "还有谁在场？", record.Kind.OTHER),
    ("张某", "村里有指界记录", record.Kind.EVIDENCE), ("赵某之子", "没看见桩", record.Kind.OTHER),
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_station(tmp_path, Clock())
    yield opened
    opened.close()


@pytest.fixture
def open_room(qtbot: QtBot, light: QApplication, store: Store) -> Iterator[Opened]:
    """Open the room of a sitting in 民警后梳理 in which a few lines were told."""
    made: list[tuple[Room, SittingHead]] = []

    def enter(sitting_id: Any = None, **facts: Any) -> Room:
        parts = Parts.open(
            store, sitting_id or sit(store, **facts), today=lambda: TODAY, now=store.now
        )  # fmt: skip
        head = SittingHead()
        room = Room(parts, head, Boundary())
        room.resize(1240, 640)
        room.show()
        qtbot.waitExposed(room)
        made.append((room, head))
        return room

    yield enter
    for room, head in made:
        room.close()
        shiboken6.delete(room)
        shiboken6.delete(head)


def sit(store: Store, *, track: str = "RM", police_there: bool = False, **facts: Any) -> Any:
    """Begin a sitting, let a few lines be told, and go to 民警后梳理; return its id."""
    by = signed_in(store)
    case_id = add_case(store, track=track, **facts)
    host = {"name": "陈立新", "kind": "民警"} if track == "ZA" else {"name": "杨学礼", "kind": "人民调解员"}
    guests = [{"name": "葛玉芳", "kind": "民警"}] if police_there else []
    with store.unit() as db:
        subject = cases.case(db, case_id)
        sitting: Sitting = sittings.begin(
            db, subject, place="调解室", hosts=[host], invitees=guests, by=by, at=store.now(),
            recording={"device": "执法记录仪", "started_at": store.now()},
        )  # fmt: skip
        sittings.advance(db, sitting, to=Phase.STATEMENTS, by=by)
        known = {party.name: party for party in cases.parties(subject)}
        for name, text, kind in TOLD:
            party_id = known[name].id if name in known else None
            record.note(db, sitting, name, text, by=by, kind=kind, party_id=party_id)
        for party in known.values():
            demands.state(db, subject, party, text="按老界", by=by)
        sittings.advance(db, sitting, to=Phase.SORTING, by=by)
        return sitting.id


@pytest.fixture
def telling(store: Store, open_room: Opened) -> Room:
    """A room in 群众先说理 in which nothing was said yet."""
    return open_room(tell(store))


def tell(store: Store, crowd: int = 0) -> Any:
    """Begin a sitting of 张某 against 赵某 and his son, with a crowd beside them; return its id."""
    by, case_id = signed_in(store), add_case(store, dispute_type="land", brief="地界的木桩被挪，麦苗被踩坏。")
    with store.unit() as db:
        for place in range(crowd):
            person = cases.Party(
                case_id=case_id, side="乙", role="被申请人", position=place + 5, name=f"李某{place}"
            )
            db.add(person)
    with store.unit() as db:
        host = {"name": "杨学礼", "kind": "人民调解员"}
        made: Sitting = sittings.begin(
            db, cases.case(db, case_id), place="调解室", hosts=[host], by=by, at=store.now()
        )  # fmt: skip
        sittings.advance(db, made, to=Phase.STATEMENTS, by=by)
        return made.id
