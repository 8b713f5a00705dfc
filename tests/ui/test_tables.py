"""One model over plain rows, and its view."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.fake_machine import FakeMachine
from ui.page import Context
from ui.tables import Column, Rows, Table


@dataclass(frozen=True)
class Line:
    number: int
    name: str
    fen: int | None


LINES = (Line(1, "张某", 30000), Line(2, "李某", None), Line(3, "罗某", 250000))
COLUMNS = (
    Column("序号", lambda line: line.number, width=50, align="right"),
    Column("当事人", lambda line: line.name),
    Column(
        "金额",
        lambda line: line.fen,
        align="right",
        format=lambda fen: "—" if fen is None else f"{fen / 100:.2f}",
    ),
)


@pytest.fixture
def table(qtbot: QtBot, context: Context, machine: FakeMachine) -> Table:
    made = Table("R1", COLUMNS, machine=machine)
    qtbot.addWidget(made)
    made.show_rows(LINES)
    return made


def names(table: Table) -> list[str]:
    return [line.name for line in table.rows.shown]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    rows = Rows(COLUMNS)
    rows.show_rows(LINES)

    qtmodeltester.check(rows)  # type: ignore[no-untyped-call]  # -- pytest-qt leaves it untyped


def test_cells_are_formatted_and_titles_stand_above(table: Table) -> None:
    rows = table.rows
    cells = [[rows.data(rows.index(row, column)) for column in range(3)] for row in range(3)]
    titles = [rows.headerData(column, Qt.Orientation.Horizontal) for column in range(3)]

    assert cells == [["1", "张某", "300.00"], ["2", "李某", "—"], ["3", "罗某", "2500.00"]]
    assert titles == ["序号", "当事人", "金额"]


def test_sorting_goes_by_value_and_puts_nothing_last(table: Table) -> None:
    table.sortByColumn(2, Qt.SortOrder.AscendingOrder)

    assert names(table) == ["张某", "罗某", "李某"]


def test_sorting_back_to_no_column_is_the_order_they_came_in(table: Table) -> None:
    table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)

    assert names(table) == ["张某", "李某", "罗某"]


def test_filter_takes_every_word_in_any_cell(table: Table) -> None:
    table.rows.filter_text("某 300")
    found = names(table)
    table.rows.filter_text("")

    assert (found, names(table)) == (["张某"], ["张某", "李某", "罗某"])


def test_enter_and_double_click_open_the_row(qtbot: QtBot, table: Table) -> None:
    opened: list[Line] = []
    table.opened.connect(opened.append)
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    table.doubleClicked.emit(table.rows.index(2, 0))

    assert opened == [LINES[1], LINES[2]]


def test_moving_tells_which_row_is_chosen(qtbot: QtBot, table: Table) -> None:
    chosen: list[Line] = []
    table.chosen.connect(chosen.append)
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Down)

    assert chosen == [LINES[0], LINES[1]]
    assert table.current() == LINES[1]


def test_copy_puts_selected_rows_on_the_clipboard_without_hidden_columns(qtbot: QtBot, table: Table) -> None:
    table.show_column(0, seen=False)
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == "张某\t300.00\n李某\t—\n罗某\t2500.00"


def test_widths_sort_and_hidden_columns_are_remembered(
    qtbot: QtBot, table: Table, machine: FakeMachine
) -> None:
    with qtbot.waitExposed(table):
        table.show()
    table.setColumnWidth(1, 222)
    table.show_column(0, seen=False)
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    table.hide()
    again = Table("R1", COLUMNS, machine=machine)
    qtbot.addWidget(again)
    again.show_rows(LINES)

    assert (again.columnWidth(1), again.isColumnHidden(0)) == (222, True)
    assert names(again) == names(table)


def test_the_last_column_cannot_be_hidden(table: Table) -> None:
    for number in range(3):
        table.show_column(number, seen=False)

    assert [table.isColumnHidden(number) for number in range(3)] == [True, True, False]


def test_painting_asks_for_text_and_draws_it(qtbot: QtBot, table: Table) -> None:
    table.resize(500, 200)
    empty = Table("R2", COLUMNS)
    qtbot.addWidget(empty)
    empty.resize(500, 200)

    assert table.grab().toImage() != empty.grab().toImage()
