from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import gates
from models.errors import Refusal
from tests.sample import TODAY, Room, accepted, begun

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


@pytest.mark.parametrize("track", ["ZA", "RM"])
def test_auxiliary_does_not_preside_as_an_officer(db: Session, desk: Room, track: str) -> None:
    hosts = [
        {"name": "杨调解", "kind": "人民调解员"}, {"name": "葛民警", "kind": "民警"}, {"name": " 傅辅警 ", "kind": "民警"},
    ]  # fmt: skip

    with pytest.raises(Refusal) as caught:
        begun(db, desk, accepted(db, desk, track=track), hosts=hosts)

    assert (caught.value.message, caught.value.field) == (
        "傅辅警在本所登记的岗位是辅警，不是人民警察，不能作为民警主持（程序规定 52）。", "hosts",
    )  # fmt: skip


def test_auxiliary_is_known_by_the_sign_in_under_another_name(db: Session, desk: Room) -> None:
    with pytest.raises(Refusal, match="傅辅警在本所登记的岗位是辅警"):
        gates.refuse_false_officers(db, [{"name": "老傅", "kind": "民警", "officer_id": desk.auxiliary.id}])


@pytest.mark.parametrize("name", ["葛民警", "索所长", "外所来的民警"])
def test_officer_of_the_station_or_from_elsewhere_presides(db: Session, desk: Room, name: str) -> None:
    sitting = begun(db, desk, accepted(db, desk, track="ZA"), hosts=[{"name": name, "kind": "民警"}])

    assert [each.name for each in sitting.hosts] == [name]
