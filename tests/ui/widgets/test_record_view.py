"""The record on screen with few and with thousands of lines."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.base import new_id
from models.record import Line
from ui.viewmodels.sitting_record import Entry
from ui.widgets.record_view import RecordView

START = datetime(2026, 11, 20, 6, 40, tzinfo=UTC)
LONG = "桩要挪回去，踩坏的麦苗赔我五百元，还要当面道个歉，不然这事没完。"


def entries(count: int, text: Callable[[int], str] = lambda number: f"第{number}句") -> list[Entry]:
    return [
        Entry(
            START + timedelta(seconds=number),
            number,
            line=Line(new_id(), number, START + timedelta(seconds=number), "群众先说理", "张某", None, "事实", text(number)),
        )
        for number in range(1, count + 1)
    ]  # fmt: skip


def shown(qtbot: QtBot, rows: list[Entry]) -> RecordView:
    view = RecordView()
    qtbot.addWidget(view)
    view.resize(780, 520)
    view.show()
    view.show_entries(rows)
    return view


def test_short_record_lies_on_the_input_line(light: QApplication, qtbot: QtBot) -> None:
    view = shown(qtbot, entries(3))

    foot = view._rect(2).bottom()
    assert view.viewport().height() - foot <= 10
    assert view._rect(0).top() > view.viewport().height() / 2
    view.close()


def test_long_record_stays_at_its_end_as_it_grows(light: QApplication, qtbot: QtBot) -> None:
    rows = entries(200)
    view = shown(qtbot, rows[:150])

    view.show_entries(rows)

    assert view.at_end()
    assert view._rect(199).bottom() <= view.viewport().height()
    view.close()


def test_view_that_was_scrolled_up_stays_where_it_is(light: QApplication, qtbot: QtBot) -> None:
    rows = entries(200)
    view = shown(qtbot, rows[:150])
    view.verticalScrollBar().setValue(300)

    view.show_entries(rows)

    assert view.verticalScrollBar().value() == 300
    view.close()


def test_long_words_wrap_and_never_scroll_sideways(light: QApplication, qtbot: QtBot) -> None:
    view = shown(qtbot, entries(2, lambda number: LONG * 5 if number == 1 else "x" * 400))

    assert view._rect(0).height() > view._rect(1).height() / 4 > 0
    assert view.horizontalScrollBar().maximum() == 0
    view.resize(500, 520)
    assert view._rect(0).height() > 6 * view.fontMetrics().height()
    view.close()


def test_chosen_line_stays_chosen_when_lines_come(light: QApplication, qtbot: QtBot) -> None:
    rows = entries(20)
    view = shown(qtbot, rows[:10])
    view.choose_last()
    QTest.keyClick(view, Qt.Key.Key_Up)
    chosen = view.current_line()

    view.show_entries(rows)

    line = rows[8].line
    assert line is not None
    assert view.current_line() == chosen == line.id
    view.close()


def test_three_thousand_lines_paint_as_fast_as_thirty(light: QApplication, qtbot: QtBot) -> None:
    def painted(count: int) -> float:
        view = shown(qtbot, entries(count, lambda number: LONG))
        view.grab()
        best = []
        for _ in range(5):
            begun = perf_counter()
            view.grab()
            best.append(perf_counter() - begun)
        view.close()
        return min(best)

    few, many = painted(30), painted(3000)

    assert many < 3 * few + 0.02
