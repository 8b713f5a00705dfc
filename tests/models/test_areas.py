import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models import areas, roster
from models.areas import Village
from models.errors import Refusal
from tests.sample import Room


def test_village_is_found_in_a_longer_address_and_by_another_name(db: Session, desk: Room) -> None:
    area = areas.add(db, by=desk.officer, name="西岔警务区", officer_id=desk.officer.id)
    village = areas.add_village(
        db, by=desk.officer, name="西岔村", area_id=area.id, township="西岔镇", aliases="老槐树屯、西岔大队"
    )
    areas.add_village(db, by=desk.officer, name="上西岔村", area_id=area.id, township="西岔镇")

    assert areas.of_village(db, "西岔镇西岔村二组老槐树地头") is village
    assert areas.of_village(db, "老槐树屯12号") is village
    assert areas.of_village(db, "西岔") is village
    assert areas.of_village(db, "上西岔村三组") is not village
    assert areas.of_village(db, "东岭村") is None
    assert areas.of_village(db, " ") is None


def test_village_of_one_name_in_two_townships_is_told_by_the_township(db: Session, desk: Room) -> None:
    here = areas.add_village(db, by=desk.officer, name="新民村", township="西岔镇")
    areas.add_village(db, by=desk.officer, name="新民村", township="东岭乡")

    assert areas.of_village(db, "新民村二组") is None
    assert areas.of_village(db, "西岔镇新民村二组") is here


def test_officer_of_the_area_is_the_default_handler_while_in_service(db: Session, desk: Room) -> None:
    area = areas.add(db, by=desk.officer, name="西岔警务区", officer_id=desk.officer.id)
    areas.add_village(db, by=desk.officer, name="西岔村", area_id=area.id)

    found = areas.default_handler(db, "西岔村二组")
    assert found is not None
    assert (found.id, areas.default_handler(db, "东岭村")) == (desk.officer.id, None)
    found.voided_at = desk.clock()
    assert areas.default_handler(db, "西岔村二组") is None


def test_team_counts_the_helpers_of_the_area_by_kind(db: Session, desk: Room) -> None:
    area = areas.add(
        db, by=desk.officer, name="西岔警务区", officer_id=desk.officer.id, auxiliary_id=desk.auxiliary.id
    )
    areas.add_village(db, by=desk.officer, name="西岔村", area_id=area.id)
    for name, kind in (("刘村干", "村（居）干部"), ("丁网格", "网格员"), ("卫网格", "网格员")):
        roster.add(db, by=desk.officer, name=name, kind=kind, village="西岔村")
    roster.add(db, by=desk.officer, name="远客", kind="网格员", village="东岭村")

    assert roster.team(db, area).words == "葛民警 + 傅辅警 + 3 人（村（居）干部 1、网格员 2）"


def test_area_goes_only_when_its_villages_have(db: Session, desk: Room) -> None:
    area = areas.add(db, by=desk.officer, name="西岔警务区")
    village = areas.add_village(db, by=desk.officer, name="西岔村", area_id=area.id)
    with pytest.raises(Refusal, match="还有村社"):
        areas.retire(db, area, reason="合并", by=desk.officer)
    areas.amend_village(db, village, by=desk.officer, area_id=None)
    with pytest.raises(Refusal, match="原因"):
        areas.retire(db, area, reason=" ", by=desk.officer)
    areas.retire(db, area, reason="合并", by=desk.officer)
    areas.retire_village(db, village, reason="并入邻村", by=desk.officer)
    assert (areas.listing(db), areas.villages(db)) == ([], [])


def test_names_are_unique_and_the_roster_deed_is_asked(db: Session, desk: Room) -> None:
    area = areas.add(db, by=desk.officer, name="西岔警务区")
    areas.add_village(db, by=desk.officer, name="西岔村", township="西岔镇")
    other = areas.add(db, by=desk.officer, name="东岭警务区")
    for deed in (
        lambda: areas.add(db, by=desk.officer, name="西岔警务区"),
        lambda: areas.amend(db, other, by=desk.officer, name="西岔警务区"),
        lambda: areas.add_village(db, by=desk.officer, name="西岔村", township="西岔镇"),
        lambda: areas.add(db, by=desk.officer, name=" "),
    ):
        with pytest.raises(Refusal) as refused:
            deed()
        assert refused.value.field == "name"
    assert areas.amend(db, area, by=desk.officer, police_room="村委会东侧").police_room == "村委会东侧"
    with pytest.raises(Refusal, match="权限"):
        areas.add(db, by=desk.mediator, name="北坡警务区")


@given(st.text(max_size=30))
def test_any_text_finds_a_village_or_none(text: str) -> None:
    known = [
        Village(name=name, township=town, aliases="")
        for name, town in (("西岔村", "西岔镇"), ("东岭社区", ""))
    ]

    found = areas.match(known, text)

    assert found is None or any(word in text for word in (*found.words, areas.stem(found.name)))
