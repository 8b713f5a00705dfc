"""名册 in real widgets, off screen."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.sample import Room, accepted
from tests.ui import rooms
from ui.page import Context
from ui.pages import roster

YANG = {"name": "杨树林", "kind": "专职调解员", "telephone": "13800009999", "fields": "邻里"}


@pytest.fixture
def page(context: Context, here: Room) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    yield from rooms.standing(roster.PAGE.open(context))


def names(page: Any) -> list[str]:
    return [each.name for each in page.table.rows.shown]


def test_empty_roster_says_what_will_be_here(page: Any) -> None:
    assert page.nobody.isVisible()
    assert page.heading.text() == "名册"


def test_helper_is_added_changed_shown_and_taken_off(page: Any) -> None:
    page._new()
    page.form.editor.load(YANG)
    page.form.add.click()
    assert (names(page), page.form.card.title.text()) == (["杨树林"], "杨树林")
    assert page.form.editor.value("telephone") == "138****9999"

    page.form.editor.set_value("village", "西岔村")
    page.form.editor.left.emit("village")
    assert page.table.rows.row(0).village == "西岔村"

    page.form.reveal.click()
    assert page.form.editor.value("telephone") == "13800009999"

    page.form.off.editor.load({"reason": "不再担任"})
    page.form.off.submit()
    assert names(page) == []


def test_refusal_stands_beside_its_field(page: Any) -> None:
    page._new()
    page.form.editor.load({**YANG, "telephone": "12"})
    page.form.add.click()

    assert page.form.editor.problems() == {"telephone": "手机号应为 11 位，现有 2 位。"}


def test_kind_and_words_narrow_the_list(page: Any) -> None:
    page.viewmodel.add(YANG)
    page.viewmodel.add({"name": "单丽", "kind": "律师", "fields": "合同"})
    page.refresh(frozenset())
    assert names(page) == ["杨树林", "单丽"]

    page._rows["律师"].pressed.emit()
    assert names(page) == ["单丽"]
    page._rows[""].pressed.emit()
    page.words.setText("邻里")
    assert names(page) == ["杨树林"]


def test_area_and_village_are_made_and_the_next_village_follows(page: Any) -> None:
    page.tabs.choose("areas")
    page.areas.area.editor.load({"name": "西岔警务区"})
    page.areas.area.button.click()
    assert page.areas.team.text() == "1+1+N：未定民警 + 未定辅警 + 0 人"

    page.areas.new_village.click()
    page.areas.village.editor.set_value("name", "西岔村")
    page.areas.village.button.click()

    assert [(row.name, row.area) for row in page.areas.table.rows.shown] == [("西岔村", "西岔警务区")]
    assert page.areas.village.editor.value("name") == ""
    page.areas.table.selectRow(0)
    page.areas.village.editor.set_value("aliases", "老槐树屯")
    page.areas.village.editor.left.emit("aliases")
    assert page.areas.table.rows.row(0).aliases == "老槐树屯"
    page.areas.village.off.editor.load({"reason": "并村"})
    page.areas.village.off.submit()
    assert page.areas.table.rows.shown == ()


def week_page(page: Any) -> Any:
    page.tabs.choose("rooms")
    page.rooms._new_room()
    page.rooms.room.editor.load({"name": "第一调解室", "kind": "调解室"})
    page.rooms.room.button.click()
    return page.rooms


def test_empty_half_hour_is_booked_by_keyboard_and_the_block_opened(page: Any) -> None:
    tab = week_page(page)
    tab.show_day(date(2026, 11, 25))
    tab.week.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(tab.week, key)
    assert tab.line.editor.value("when") == "2026-11-24 9:30-10:30"
    tab.line.propose(purpose="普法讲座")
    tab.line.button.click()
    assert [(each.title, each.clock) for each in tab._week] == [("普法讲座", "09:30–10:30")]

    tab.week.cursor_at = (1, 3)
    QTest.keyClick(tab.week, Qt.Key.Key_Space)
    assert tab.slot.isVisible()
    tab.moving.editor.load({"when": "2026-11-24 15:00 一小时"})
    tab.moving.submit()
    assert [each.clock for each in tab._week] == ["15:00–16:00"]


def test_clash_stands_beside_the_time_and_cancelling_frees_it(page: Any) -> None:
    tab = week_page(page)
    for _ in range(2):
        tab.line.propose(when="2026-11-24 9:00-10:00", purpose="讲座")
        tab.line.button.click()
    assert tab.line.editor.problems() == {"when": "第一调解室 09:00–10:00 已排“讲座”。当天 10:00 起空着。"}
    tab.show_day(date(2026, 11, 24))
    tab.week.opened.emit(tab._week[0])
    tab.cancelling.editor.load({"reason": "改期"})
    tab.cancelling.submit()
    assert tab._week == ()


def test_joint_day_is_planned_in_the_order_of_the_ticks(
    page: Any, here: Room, machine: Any, tmp_path: Path
) -> None:
    with here.store.unit() as db:
        ids = [accepted(db, here).id for _ in range(2)]
    tab = week_page(page)
    tab.joining.click()
    tab.joint.editor.load(
        {"joint": "集中调解", "when": "2026-11-24 9点", "each": "40", "room": tab._told[0].key}
    )
    tab.joint.button.click()
    assert tab.joint.problem.text() == "请选择参加集中调解的纠纷。"
    for key in ids:
        tab.joint.ticks[key].click()
    tab.joint.button.click()
    tab.show_day(date(2026, 11, 24))
    assert [each.case_id for each in tab._week] == ids

    tab.week.opened.emit(tab._week[0])
    machine.path = tmp_path / "joint.ics"
    tab.export.click()
    assert machine.path.read_bytes().count(b"BEGIN:VEVENT") == 2
    tab.copy_sheet.click()
    assert QGuiApplication.clipboard().text().startswith("集中调解　2026年11月24日 星期二")
    tab.print_sheet.click()
    [pdf, copies, title] = next(told for deed, told in machine.asked if deed == "print")
    assert (pdf[:5], copies, title) == (b"%PDF-", 1, "集中调解安排表")
    tab.open_case.click()
    assert machine.asked[-1] == ("go", ("intake", {"case": ids[0]}))


def test_other_page_may_lead_to_a_day_of_the_rooms(page: Any) -> None:
    page.arrive(tab="rooms", day=date(2026, 12, 2))
    assert (page.tabs.current, page.rooms.monday) == ("rooms", date(2026, 11, 30))
