from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import gates
from tests.sample import TODAY, Room, accepted

ONE = [{"name": "葛民警", "kind": "民警"}]


def warned(db: Session, desk: Room, *, track: str = "ZA", place: str = "西岔村村委会", **changes: Any) -> str:
    subject = accepted(db, desk, track=track)
    values: dict[str, Any] = {"hosts": ONE, "options": {}, "on": TODAY} | changes
    return gates.place_warning(subject, place=place, **values)


def test_one_officer_in_a_village_is_warned_and_not_stopped(db: Session, desk: Room) -> None:
    assert warned(db, desk) == (
        "“西岔村村委会”不是派出所的执法办案场所：只有一名民警主持的，请带辅警并全程同步录音录像，"
        "或者再请一名民警（《治安管理处罚法》第一百零八条）；可以继续。"
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"track": "RM"},
        {"place": "西岔派出所调解室"},
        {"place": " "},
        {"hosts": ONE * 2},
        {"options": {gates.PLACE_WARNING: False}},
    ],
)
def test_nothing_is_said_where_nothing_is_wrong(db: Session, desk: Room, changes: dict[str, Any]) -> None:
    assert warned(db, desk, **changes) == ""
