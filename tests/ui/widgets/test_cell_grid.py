"""The grid of cells: merged ones, what opens, and where one stands."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.cell_grid import CellGrid, GridCell

CELLS = (
    GridCell(0, 0, "内容", columns=2, head=True),
    GridCell(0, 2, "小计", head=True),
    GridCell(1, 0, "总况", rows=2, head=True),
    GridCell(1, 1, "排查数"),
    GridCell(1, 2, "12", key="1.sum", align="right"),
    GridCell(2, 1, "调处数"),
    GridCell(2, 2, "11", key="2.sum", align="right"),
)


def grid(qtbot: QtBot) -> CellGrid:
    made = CellGrid("grid", "情况表")
    qtbot.addWidget(made)
    made.show_cells(CELLS, widths=(80, 90, 60), heights=(30, 24, 24))
    made.resize(300, 200)
    made.show()
    return made


def test_a_merged_cell_is_found_at_every_place_it_covers(qtbot: QtBot, light: QApplication) -> None:
    shown = grid(qtbot)
    found = [shown.cell(row, column) for row, column in ((0, 1), (2, 0), (2, 2), (5, 5))]
    assert [each.words if each else None for each in found] == ["内容", "总况", "11", None]
    assert (shown.columnSpan(0, 0), shown.rowSpan(1, 0)) == (2, 2)


def test_enter_and_a_click_open_only_what_has_something_behind_it(qtbot: QtBot, light: QApplication) -> None:
    shown = grid(qtbot)
    heard: list[str] = []
    shown.opened.connect(lambda cell: heard.append(cell.key))
    shown.setCurrentIndex(shown.cells.index(1, 1))
    QTest.keyClick(shown, Qt.Key.Key_Return)
    QTest.keyClick(shown, Qt.Key.Key_Right)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    at = shown.visualRect(shown.cells.index(2, 2)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert heard == ["1.sum", "2.sum"]


def test_new_figures_leave_the_keyboard_where_it_was(qtbot: QtBot, light: QApplication) -> None:
    shown = grid(qtbot)
    shown.setCurrentIndex(shown.cells.index(2, 2))
    shown.show_cells(
        (*CELLS[:-1], GridCell(2, 2, "13", key="2.sum")), widths=(80, 90, 60), heights=(30, 24, 24)
    )
    assert (shown.currentIndex().row(), shown.currentIndex().column()) == (2, 2)
    assert shown.cells.data(shown.currentIndex()) == "13"


def test_columns_share_a_wider_window_and_keep_their_proportion(qtbot: QtBot, light: QApplication) -> None:
    shown = grid(qtbot)
    shown.resize(800, 200)
    shown.fit_width()
    widths = [shown.columnWidth(column) for column in range(3)]
    assert sum(widths) <= shown.viewport().width()
    assert sum(widths) > shown.viewport().width() - 3
    assert widths[0] * 60 // 80 - 1 <= widths[2] <= widths[0] * 60 // 80 + 1
