"""任务 by real keys: typed once, amended, taken off, with the units of the room first."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models import cases, jointtasks
from models.store import Store
from tests.room_station import TODAY, signed_in
from ui.tools.tasks import TasksTool
from ui.widgets.sitting_room import Room

Opened = Callable[..., Room]
ENTER = Qt.Key.Key_Return


@pytest.fixture
def tool(open_room: Opened) -> TasksTool:
    room = open_room()
    room.dock.show_panel("tasks")
    found = room.dock.tools["tasks"]
    assert isinstance(found, TasksTool)
    return found


def put(tool: TasksTool, unit: str, deed: str, due: str) -> None:
    tool.unit.set_value(unit)
    tool.deed.setText(deed)
    tool.due.setText(due)
    QTest.keyClick(tool.deed, ENTER)


def listed(tool: TasksTool) -> list[tuple[str, str, str]]:
    return [(row.unit, row.deed, row.day) for row in tool.tasks.rows()]


def test_enter_keeps_a_task_and_leaves_unit_and_limit_for_the_next(tool: TasksTool) -> None:
    assert tool.empty.isVisible()

    put(tool, "司法所", "核对四至", "下周三")

    assert listed(tool) == [("司法所", "核对四至", "11月25日前")]
    assert (tool.unit.value(), tool.due.text(), tool.deed.text(), tool.deed.hasFocus()) == (
        "司法所", "下周三", "", True,
    )  # fmt: skip
    assert (len(tool.cards), tool.empty.isVisible()) == (1, False)


def test_missing_limit_and_unread_day_are_refused_at_their_field(tool: TasksTool) -> None:
    put(tool, "司法所", "核对四至", "")
    said = [tool.problem.text()]
    put(tool, "司法所", "核对四至", "麦收后")
    said.append(tool.problem.text())

    assert said == ["请写明完成时限。", "看不懂这个日期，请写成 2026-11-21 这样。"]
    assert (listed(tool), tool.due.hasFocus()) == ([], True)


def test_task_is_written_anew_and_taken_off_with_a_reason(tool: TasksTool) -> None:
    put(tool, "司法所", "核对四至", "11-25")
    tool.cards[0].amend.click()
    put(tool, "司法所", "核对两家四至", "11-26")
    amended = listed(tool)
    tool.cards[0].out.click()
    QTest.keyClick(tool.cards[0].reason, ENTER)
    refused = tool.problem.text()
    tool.cards[0].reason.setText("已办")
    QTest.keyClick(tool.cards[0].reason, ENTER)

    assert (amended, refused) == ([("司法所", "核对两家四至", "11月26日前")], "请写明去掉这项任务的原因。")
    assert (listed(tool), tool.empty.isVisible()) == ([], True)


def test_units_and_people_are_offered_from_the_roster(tool: TasksTool) -> None:
    units = tool.tasks.units()

    assert units[0] == "西岔派出所"
    assert {"新建村", "新建村村民委员会", "法律援助工作站"} <= set(units)
    assert tool.tasks.people("新建村村民委员会") == ("村主任",)
    tool.unit.set_value("新建村村民委员会")
    tool.unit.picked.emit("新建村村民委员会")
    assert tool.person.value() == "村主任"


def test_feedback_shows_in_the_room_and_closes_the_task(tool: TasksTool, store: Store) -> None:
    put(tool, "司法所", "核对四至", "11-25")
    with store.unit() as db:
        subject = cases.case(db, tool.room.parts.room.case_id)
        [task] = jointtasks.of_case(db, subject.id)
        jointtasks.feed_back(db, task, "一致", on=TODAY, by=signed_in(store))

    tool.show_room()

    assert [row.feedback for row in tool.tasks.rows()] == ["一致"]
    assert not tool.cards[0].amend.isVisible()
