"""场所与排期, 邀请 and 联系记录 without a window."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from models import dates
from models.audit import AuditEntry
from models.errors import Caution, Refusal
from tests.sample import TODAY, Room, accepted
from tests.ui import rooms as rooms_of_tests
from ui.viewmodels import areas, helpers, parties
from ui.viewmodels.areas import Areas
from ui.viewmodels.bookings import Bookings, file_name
from ui.viewmodels.contacts import CaseContacts
from ui.viewmodels.helpers import CaseHelpers


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Room:
    return rooms_of_tests.found(tmp_path_factory.mktemp("room") / "data")


@pytest.fixture
def here(founded: Room, tmp_path: Path) -> Iterator[Room]:
    yield from rooms_of_tests.copied(founded, tmp_path / "data")


def bookings(here: Room) -> Bookings:
    return Bookings(here.store, here.officer, today=lambda: TODAY, now=here.clock)


def case(here: Room, **changes: Any) -> UUID:
    with here.store.unit() as db:
        return accepted(db, here, **changes).id


def hall(here: Room) -> str:
    return str(bookings(here).add_room({"name": "第一调解室", "kind": "调解室", "seats": "12"}))


def test_typed_line_books_and_the_invited_are_told_when(here: Room) -> None:
    case_id, room = case(here), hall(here)
    asked = CaseHelpers(here.store, here.officer, today=lambda: TODAY, now=here.clock)
    asked.case_id = case_id
    asked.invite_named({"name": "孙主任", "kind": "村（居）干部", "telephone": "13800006666"})

    made = bookings(here).book(
        {"when": "明天 9点 两小时", "room": room, "case": str(case_id), "host": "杨调解"}
    )

    [slot] = bookings(here).of_case(case_id)
    assert (slot.booking_id, slot.clock, slot.note) == (
        made,
        "09:00–11:00",
        "第一调解室 · 杨调解 · 邀请 1 人，0 人来",
    )
    [invited] = asked.read().invited
    assert (invited.when, invited.place, invited.telephone) == ("11月21日 09:00", "第一调解室", "138****6666")
    asked.reply(invited.id, "来")
    bookings(here).move(made, "后天 9点")
    assert (asked.read().invited[0].when, asked.read().invited[0].reply) == ("11月22日 09:00", "")
    bookings(here).cancel(made, "改期")
    assert bookings(here).of_case(case_id) == ()


def test_room_is_kept_field_by_field_and_seats_are_a_number(here: Room) -> None:
    kept = bookings(here)
    room = UUID(hall(here))
    assert kept.amend_room(room, "address", "一楼东侧")
    assert not kept.amend_room(room, "address", "一楼东侧")
    with pytest.raises(Refusal, match="座位数") as refused:
        kept.amend_room(room, "seats", "十二")
    assert refused.value.field == "seats"
    assert [(each.name, each.seats, each.address) for each in kept.rooms()] == [
        ("第一调解室", 12, "一楼东侧")
    ]
    kept.retire_room(room, "改作他用")
    assert kept.rooms() == ()


def test_joint_day_asks_for_room_and_minutes_and_tells_its_sheet(here: Room) -> None:
    first, second, room = case(here), case(here), hall(here)
    values = {"when": "11-25 9点", "room": room, "each": "40", "joint": "集中调解", "host": "杨调解"}
    for wrong, field in (({"room": ""}, "room"), ({"each": "很久"}, "each")):
        with pytest.raises(Refusal) as refused:
            bookings(here).book_joint([first], values | wrong)
        assert refused.value.field == field

    assert bookings(here).book_joint([second, first], values) == 2

    week = bookings(here).week(bookings(here).monday(dates.parse("11-25", today=TODAY)))
    assert [each.case_id for each in week] == [second, first]
    assert bookings(here).sheet(week[0]).startswith("集中调解　2026年11月25日 星期三\n地点：第一调解室")
    assert bookings(here).joint_of(week[0]) == week
    target = here.store.folder
    assert target is not None
    assert bookings(here).save(week, target / "joint.ics") == 2
    assert file_name(week, TODAY) == "调解排期 2026-11-20.ics"
    assert file_name(week[:1], TODAY) == "调解排期 2026-11-25 0900.ics"


def test_time_gone_by_is_asked_and_a_typed_time_said_back(here: Room) -> None:
    room = hall(here)
    with pytest.raises(Caution, match="已经过去"):
        bookings(here).book({"when": "昨天 9点", "room": room})
    assert bookings(here).book({"when": "昨天 9点", "room": room}, confirmed=frozenset({"past"}))
    assert bookings(here).read("明天 9点") == "11月21日 星期六 09:00–10:00"
    assert bookings(here).read("明") == ""
    assert [each.clock for each in bookings(here).day(TODAY - timedelta(1))] == ["09:00–10:00"]
    assert bookings(here).hosts()[0] == "葛民警"


def test_calls_are_listed_masked_and_a_whole_number_leaves_a_trace(here: Room) -> None:
    log = CaseContacts(here.store, here.officer, now=here.clock)
    log.case_id = case(here)
    assert log.whom()[1] == ("1", "赵水生（乙方）　138****5678")

    log.log("1", answered=False, said="", how="电话")
    log.log("1", answered=True, said="明天上午能来", how="电话")

    newest, first = log.calls()
    assert (newest.words, first.words) == (
        "赵水生（乙方）　电话　138****5678　接通　明天上午能来", "赵水生（乙方）　电话　138****5678　没有接通",
    )  # fmt: skip
    log.withdraw(first.id, "记错了人")
    assert log.calls()[1].withdrawn == "记错了人"
    with pytest.raises(Refusal, match="请选择联系谁"):
        log.log("", answered=True, said="", how="电话")
    assert log.number("1") == "13800005678"
    with here.store.reading() as db:
        assert db.scalars(select(AuditEntry).where(AuditEntry.deed == "查看完整号码")).one().changes == {
            "telephone": "联系"
        }


def test_areas_and_villages_are_kept_with_their_team(here: Room) -> None:
    kept = Areas(here.store, here.officer)
    area = kept.add_area({"name": "西岔警务区", "officer_id": str(here.officer.id)})
    village = kept.add_village({"name": "西岔村", "area_id": str(area)})

    [row] = kept.areas()
    assert (row.team, row.villages) == ("葛民警 + 未定辅警 + 0 人", 1)
    assert kept.amend_area(area, "auxiliary_id", str(here.auxiliary.id))
    assert not kept.amend_area(area, "auxiliary_id", str(here.auxiliary.id))
    assert kept.areas()[0].values()["auxiliary_id"] == str(here.auxiliary.id)
    assert (kept.police()[0], [name for _, name in kept.auxiliaries()]) == (areas.NOBODY, ["未定", "傅辅警"])
    assert kept.amend_village(village, "area_id", "")
    assert kept.villages()[0].values()["area_id"] == ""
    kept.retire_village(village, "并村")
    kept.retire_area(area, "合并")
    assert (kept.areas(), kept.villages()) == ((), ())
    assert Areas(here.store, here.mediator).barred


def test_draft_of_a_visit_is_enough_to_suggest(here: Room) -> None:
    from models import roster  # noqa: PLC0415 -- this test alone adds to it

    with here.store.unit() as db:
        roster.add(db, by=here.officer, name="刘某", kind="村（居）干部", village="西岔村")
        roster.add(db, by=here.officer, name="梁红", kind="妇联", sex="女")
    card = parties.Party("甲", words={"name": "张小妹", "sex": "女"})

    told = helpers.matter({"place": "西岔村二组", "flags": []}, [card], level=1, today=TODAY)
    found = helpers.of_draft(here.store, told, today=TODAY)

    assert [(each.name, each.reasons) for each in found] == [
        ("刘某", ("本村",)),
        ("梁红", ("女性，便于与甲方张小妹谈",)),
    ]
