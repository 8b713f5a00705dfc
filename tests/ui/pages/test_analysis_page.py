"""研判 in real widgets, off screen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests import sample
from tests.sample import Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.page import Context
from ui.pages import analysis
from ui.widgets.figure_rows import FigureRow, FourBlocks


@pytest.fixture
def here(founded: Room, tmp_path: Path) -> Iterator[Room]:
    for room in rooms.copied(founded, tmp_path / "data"):
        with room.store.unit() as db:
            sample.concluded(db, room)
        yield room


@pytest.fixture
def page(context: Context, here: Room) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    yield from rooms.standing(analysis.PAGE.open(context))


def row(page: Any, name: str) -> FigureRow:
    rows: list[FigureRow] = page.findChildren(FigureRow)
    return next(each for each in rows if each.figure.name == name and each.isVisible())


def test_figure_opens_to_its_cases_and_a_case_to_its_page(page: Any, machine: FakeMachine) -> None:
    QTest.keyClick(row(page, "山林土地"), Qt.Key.Key_Return)

    assert page._behind.text() == "类型：山林土地　1 件"
    [case] = page._table.rows.shown
    page._table.opened.emit(case)
    assert machine.asked[-1] == ("go", ("intake", {"case": case.case_id}))


def test_figure_without_cases_opens_nothing(page: Any) -> None:
    before = page._behind.text()
    QTest.mouseClick(row(page, "重复警情"), Qt.MouseButton.LeftButton)

    assert page._behind.text() == before


def test_month_before_has_its_own_figures(page: Any) -> None:
    page._move(-1)

    assert (page._period.text(), page._behind.text()) == ("2026年10月", "受理　0 件")


def test_edited_words_survive_and_can_be_taken_back(page: Any, here: Room) -> None:
    page.arrive(draft=True)
    assert (page.views.tabs.current, page._side.isVisible()) == ("words", False)
    page.words.input("steps").inner.insertPlainText("排查边界。")
    page.leave()

    assert page.viewmodel.words()["steps"] == "排查边界。"
    page._forget()
    assert page.words.value("steps") == ""
    assert here.store is page.viewmodel.store


def test_report_is_written_in_a_task(
    page: Any, context: Context, machine: FakeMachine, qtbot: QtBot, tmp_path: Path
) -> None:
    machine.path = tmp_path / "报告.pdf"
    with qtbot.waitSignal(context.boundary.noticed, timeout=20_000) as said:
        page._export()

    assert said.args == [f"月度分析报告已导出：{machine.path}"]
    assert machine.path.read_bytes().startswith(b"%PDF")


def test_blocks_stand_in_one_column_where_there_is_little_room(page: Any) -> None:
    blocks = page.findChild(FourBlocks)
    assert blocks._narrow is False
    page.resize(700, 716)
    assert blocks._narrow is True
