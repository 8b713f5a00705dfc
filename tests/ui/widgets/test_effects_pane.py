"""成效 in real widgets, off screen: a figure opens its cases, the period is chosen, the leader's table is written."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models.periods import Kind
from models.station import Identity
from tests.sample import TODAY, Room, accepted, concluded
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.page import Context, Page
from ui.viewmodels.effects import Effects
from ui.widgets.effects_pane import SPARE, EffectsPane


class _Alone(Page):
    """A page of nothing but the pane."""

    def __init__(self, context: Context, here: Room, by: Identity) -> None:
        super().__init__(context)
        here.store.person = by
        self.pane = EffectsPane(context, Effects(here.store, by, today=lambda: TODAY, now=here.clock))
        self.body.addWidget(self.pane, 1)

    def refresh(self, changed: frozenset[str]) -> None:
        self.pane.refresh(changed)


@pytest.fixture
def number(here: Room) -> str:
    with here.store.unit() as db:
        concluded(db, here).handler_id = here.officer.id
        return accepted(db, here).number


@pytest.fixture
def page(context: Context, here: Room, number: str, qtbot: QtBot) -> Iterator[Any]:
    assert number
    context.today = lambda: TODAY
    for page in rooms.standing(_Alone(context, here, here.leader)):
        rooms.settled(qtbot, page)
        yield page
        rooms.settled(qtbot, page)


def test_figure_opens_its_cases_by_mouse_and_by_key(page: Any, number: str, machine: FakeMachine) -> None:
    pane = page.pane
    QTest.mouseClick(pane.lines["success"], Qt.MouseButton.LeftButton)
    assert (pane.behind.title.text(), pane.behind.count.text()) == ("调解成功率 50.0%", "2 件")
    pane.behind.table.opened.emit(pane.behind.table.rows.row(0))
    assert machine.asked[-1][1][0] == "intake"

    pane.behind.asked.setText(number)
    pane.behind._ask()
    assert pane.behind.answer.text() == f"{number} 在内：没有达成。"
    QTest.keyClick(pane.lines["first_try"], Qt.Key.Key_Return)
    assert pane.behind.title.text() == "一次调解成功率 100.0%"
    QTest.mouseClick(pane.lines["relapse"], Qt.MouseButton.LeftButton)
    assert pane.behind.title.text() == "一次调解成功率 100.0%", "nothing stands behind nothing"


def test_period_is_chosen_and_counted_anew(page: Any, qtbot: QtBot) -> None:
    pane = page.pane
    pane.chooser.step(-1)
    rooms.settled(qtbot, page)
    assert pane.lines["success"].line.value == "—"

    pane.chooser.choose(Kind.YEAR)
    rooms.settled(qtbot, page)
    assert pane.lines["success"].line.value == "50.0%"


def test_groups_stand_in_one_column_where_there_is_little_room(page: Any) -> None:
    pane = page.pane
    wide = [column.count() for column in pane._columns]
    page.resize(480, 700)
    assert (min(wide) > 1, [column.count() for column in pane._columns][1]) == (True, 1)
    assert [place for place in SPARE if not pane.table.isColumnHidden(place)] == []


def test_leader_sees_each_person_and_writes_the_table(
    page: Any, qtbot: QtBot, machine: FakeMachine, tmp_path: Path, said: list[str]
) -> None:
    pane = page.pane
    pane.views.tabs.choose("people")
    names = [row.name for row in pane.table.rows.shown]
    assert "葛民警" in names
    pane.table.opened.emit(pane.table.rows.row(names.index("葛民警")))
    assert pane.behind.title.text() == "葛民警　登记"

    machine.path = tmp_path / "人员.xlsx"
    pane.export.click()
    rooms.settled(qtbot, page)
    assert said == [f"人员工作量与成效表已导出：{machine.path}"]
    assert machine.path.read_bytes()[:2] == b"PK"


def test_an_officer_reads_an_own_row_and_writes_nothing(
    context: Context, here: Room, number: str, qtbot: QtBot
) -> None:
    assert number
    context.today = lambda: TODAY
    for page in rooms.standing(_Alone(context, here, here.officer)):
        rooms.settled(qtbot, page)
        assert [row.name for row in page.pane.table.rows.shown] == ["葛民警"]
        assert not page.pane.export.isVisibleTo(page)
