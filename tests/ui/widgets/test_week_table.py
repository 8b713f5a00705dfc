"""The week of the rooms, off screen."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models import dates
from models.queries.slots import Slot
from ui.widgets.week_table import WeekTable, clashes

MONDAY = date(2026, 11, 23)


def slot(number: int, typed: str, hours: float = 1, *, host: str = "", joint: str = "") -> Slot:
    begins = dates.parse_moment(f"2026-11-{typed}", today=MONDAY)
    return Slot(
        uuid.UUID(int=number), uuid.UUID(int=9), "第一调解室", "调解室", "", "第一调解室", uuid.UUID(int=number), f"西调{number}",
        f"纠纷{number}", "邻里", begins, begins + timedelta(hours=hours), "", joint, host,
    )  # fmt: skip


@pytest.fixture
def week(qtbot: QtBot, light: QApplication) -> Any:
    del light
    made = WeekTable()
    qtbot.addWidget(made)
    made.resize(746, made.sizeHint().height())
    made.show()
    return made


def show(week: WeekTable, *slots: Slot) -> None:
    week.show_week(MONDAY, MONDAY, slots, dates.local)


def test_what_overlaps_stands_side_by_side_and_the_early_and_late_are_kept_on_the_sheet(
    week: WeekTable,
) -> None:
    first, second = slot(1, "23 9:00", 2), slot(2, "23 10:00")
    early, late = slot(3, "24 6:00"), slot(4, "24 19:30", 3)
    show(week, first, second, early, late, slot(5, "30 9:00"))

    assert week._blocks == [
        (first, 0, 2, 4, 0, 2), (second, 0, 4, 2, 1, 2), (early, 1, 0, 1, 0, 1), (late, 1, 23, 1, 0, 1),
    ]  # fmt: skip
    assert (week.slot_at(0, 3), week.slot_at(0, 8)) == (first, None)
    assert not week.grab().isNull()


def test_one_host_at_two_places_is_a_clash() -> None:
    first, second, third = (
        slot(1, "23 9:00", 2, host="葛"),
        slot(2, "23 10:00", host="葛"),
        slot(3, "23 11:00", host="葛"),
    )
    assert clashes([first, second, third]) == {first.booking_id, second.booking_id}
    assert clashes([slot(1, "23 9:00"), slot(2, "23 9:00")]) == frozenset()


def test_click_books_an_empty_half_hour_and_opens_a_block(week: WeekTable) -> None:
    booked: list[tuple[date, int]] = []
    opened: list[Slot] = []
    week.booked.connect(lambda day, half: booked.append((day, half)))
    week.opened.connect(opened.append)
    shown = slot(1, "23 9:00", joint="集中调解")
    show(week, shown)

    def click(day: int, half: int) -> None:
        at: QPoint = week._cell(day, half).center()
        QTest.mouseClick(week, Qt.MouseButton.LeftButton, pos=at)

    click(0, 2)
    click(4, 5)
    QTest.mouseClick(week, Qt.MouseButton.LeftButton, pos=QPoint(200, 5))

    assert (opened, booked) == ([shown], [(MONDAY + timedelta(4), 5)])


def test_keyboard_stays_on_the_sheet(week: WeekTable) -> None:
    show(week)
    for _ in range(9):
        QTest.keyClick(week, Qt.Key.Key_Left)
        QTest.keyClick(week, Qt.Key.Key_Up)
    assert week.cursor_at == (0, 0)
