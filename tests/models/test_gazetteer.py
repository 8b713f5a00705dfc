"""What a village is called elsewhere, in addresses and columns of foreign lists."""

import hashlib
from datetime import timedelta

import pytest

from models import areas, gazetteer, intakes
from models.alarm_rows import Sieve
from models.alarms import Origin
from models.gazetteer import Gazetteer, Written
from models.queries import alarms, repeated
from tests.sample import TODAY, Room

COLUMNS = {"number": 0, "at": 1, "kind": 2, "place": 3, "content": 4}

KNOWN = Gazetteer(
    [
        Written("幸福里社区", "西岔镇", ("幸福里小区", "幸福里")),
        Written("西岔村", "西岔镇", ("西岔",)),
        Written("新村", "西岔镇"),
        Written("新村", "东河镇"),
    ]
)


@pytest.mark.parametrize(
    ("place", "told", "read"),
    [
        ("示范县幸福里小区3栋", "", ("示范县幸福里社区3栋", "幸福里社区")),
        ("幸福里社区3栋", "", ("幸福里社区3栋", "幸福里社区")),
        ("北门2号", "幸福里", ("北门2号", "幸福里社区")),
        ("西岔镇北门2号", "", ("西岔镇北门2号", "")),
        ("东河镇新村2组", "", ("东河镇新村2组", "新村")),
        ("新村2组", "", ("新村2组", "")),
        ("", "", ("", "")),
    ],
)
def test_alias_becomes_the_name_where_it_is_one_village(place: str, told: str, read: tuple[str, str]) -> None:
    assert KNOWN.read(place, told) == read


def test_station_without_villages_leaves_everything_as_written() -> None:
    assert Gazetteer().read("幸福里小区3栋", "幸福里") == ("幸福里小区3栋", "幸福里")


def test_alias_counts_in_the_list_the_day_and_the_repeated_places(here: Room) -> None:
    with here.store.unit(by=here.officer) as db:
        village = areas.add_village(db, by=here.officer, name="幸福里社区")
        sieve = Sieve(COLUMNS, today=TODAY, known=gazetteer.load(db))
        places = (
            "示范县幸福里社区3栋101室",
            "示范县幸福里小区3栋101室",
            "桃园里小区9栋8室",
            "桃园社区9栋8室",
        )
        read = [
            sieve.read(n, [f"JJ{n}", f"2026-11-{16 + n} 10:00", "邻里纠纷", place, "漏水争吵"], 5)
            for n, place in enumerate(places)
        ]
        batch = intakes.begin(
            db, kind=Origin.ALARM.value, file_name="警情.csv", digest="f", mapping_id=None, by=here.officer
        )
        intakes.add(
            db, batch, Origin.ALARM.value, [each for each in read if each is not None], hashlib.sha256()
        )
        intakes.publish(db, batch, read=4, bad=0, rows_digest="r", by=here.officer)
        assert alarms.of_day(db, TODAY - timedelta(3)).villages == (("未写村社", 1),)
        assert [each.kind for each in repeated.compared(db, today=TODAY, days=30)] == []

        areas.amend_village(db, village, by=here.officer, aliases="幸福里小区、幸福里")
        areas.add_village(db, by=here.officer, name="桃园社区", aliases="桃园里小区")

        days = [alarms.of_day(db, TODAY - timedelta(back)).villages for back in (4, 3, 2, 1)]
        assert days == [(("幸福里社区", 1),), (("幸福里社区", 1),), (("桃园社区", 1),), (("桃园社区", 1),)]
        found = repeated.compared(db, today=TODAY, days=30)
        assert sorted((each.kind.value, each.village, each.count) for each in found) == [
            ("同一地点", "幸福里社区", 2), ("同一地点", "桃园社区", 2),
        ]  # fmt: skip
