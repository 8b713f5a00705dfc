"""研判 in real widgets, off screen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.periods import Kind
from tests import sample
from tests.sample import Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.page import Context
from ui.pages import analysis
from ui.widgets.drawn_chart import DrawnChart
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

    assert page.period.behind.text() == "类型：山林土地　1 件"
    [case] = page.period.table.rows.shown
    page.period.table.opened.emit(case)
    assert machine.asked[-1] == ("go", ("intake", {"case": case.case_id}))


def test_figure_without_cases_opens_nothing(page: Any) -> None:
    before = page.period.behind.text()
    QTest.mouseClick(row(page, "重复纠纷"), Qt.MouseButton.LeftButton)

    assert page.period.behind.text() == before


def test_period_before_has_its_own_figures(page: Any) -> None:
    page._turn_over(-1)

    assert (page.period.chooser.period.name, page.period.behind.text()) == ("2026年10月", "受理　0 件")
    assert not page.period.running.isVisible()
    page._turn_over(1)
    assert (page.period.chooser.period.name, page.period.running.text()) == (
        "2026年11月",
        "截至 11月21日，尚未结束",
    )
    page.period.chooser.choose(Kind.YEAR)
    assert page.period.behind.text() == "受理　1 件"


def test_edited_words_survive_and_can_be_taken_back(page: Any, here: Room) -> None:
    page.arrive(draft=True)
    assert (page.period.views.tabs.current, page.period._side.isVisible()) == ("words", False)
    page.period.words.input("steps").inner.insertPlainText("排查边界。")
    page.leave()

    assert page.viewmodel.words()["steps"] == "排查边界。"
    page.period.forget()
    assert page.period.words.value("steps") == ""
    assert here.store is page.viewmodel.store


def test_report_is_written_in_a_task(
    page: Any, context: Context, machine: FakeMachine, qtbot: QtBot, tmp_path: Path
) -> None:
    machine.path = tmp_path / "报告.pdf"
    with qtbot.waitSignal(context.boundary.noticed, timeout=20_000) as said:
        page.period.export("pdf")

    assert said.args == [f"分析报告已导出：{machine.path}"]
    assert machine.path.read_bytes().startswith(b"%PDF")


def test_blocks_stand_in_one_column_where_there_is_little_room(page: Any) -> None:
    blocks = page.findChild(FourBlocks)
    assert blocks._narrow is False
    page.resize(700, 716)
    assert blocks._narrow is True


def test_words_that_no_longer_agree_are_told_of_and_stay(page: Any, here: Room) -> None:
    page.arrive(draft=True)
    page.period.words.input("overall").inner.insertPlainText("综合研判：")
    page.leave()
    assert page.period.views.tabs.buttons["words"].text() == "报告文稿"

    with here.store.unit() as db:
        sample.accepted(db, here)
    page.period.words.clearFocus()
    page.refresh(frozenset({"Case"}))

    assert page.period.views.tabs.buttons["words"].text().endswith("处与数字不符）")
    assert "现为“2件”" in page.period.stale.text()
    assert page.period.words.value("overall").startswith("综合研判：本月受理矛盾纠纷1件")
    page.findChild(QPushButton, "analysis.mend").click()
    assert page.period.words.value("overall").startswith("综合研判：本月受理矛盾纠纷2件")
    assert page.period.views.tabs.buttons["words"].text() == "报告文稿"


def test_step_of_the_course_opens_to_its_cases(page: Any, qtbot: QtBot) -> None:
    course = page.findChild(DrawnChart)
    last = course._drawn(course.width()).spots[-1]
    place = QPoint(round(last.x + last.width / 2), round(last.y + last.height / 2))

    with qtbot.waitSignal(course.pressed, timeout=1000):
        QTest.mouseClick(course, Qt.MouseButton.LeftButton, pos=place)

    assert page.period.behind.text() == "2026年11月受理　1 件"


@pytest.mark.parametrize("width", [1024, 1278, 1700])
def test_nothing_stands_sideways(page: Any, width: int) -> None:
    page.resize(width, 716)
    scrolled = page.period.views.stack.currentWidget()

    assert scrolled.horizontalScrollBar().maximum() == 0
