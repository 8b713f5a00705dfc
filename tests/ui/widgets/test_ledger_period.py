"""The period of a ledger: the lengths, the steps, and any two days."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models import periods
from models.periods import Kind, Period
from tests.ui.fake_machine import TODAY
from ui.widgets.ledger_period import PeriodChooser


@pytest.fixture
def chooser(qtbot: QtBot, light: QApplication) -> PeriodChooser:
    made = PeriodChooser("registers", lambda: TODAY)
    qtbot.addWidget(made)
    qtbot.addWidget(made.strip)
    return made


@pytest.fixture
def taken(chooser: PeriodChooser) -> list[Period]:
    heard: list[Period] = []
    chooser.changed.connect(heard.append)
    return heard


def test_begins_with_this_month_and_goes_back_but_not_past_it(
    chooser: PeriodChooser, taken: list[Period]
) -> None:
    assert (chooser.button.text(), chooser.later.isEnabled()) == ("2026年11月", False)

    chooser.later.click()
    chooser.step(1)
    chooser.earlier.click()

    assert [each.name for each in taken] == ["2026年10月"]
    assert (chooser.button.text(), chooser.later.isEnabled()) == ("2026年10月", True)


def test_each_length_is_offered_by_its_name(chooser: PeriodChooser, taken: list[Period]) -> None:
    menu = chooser.menu()
    assert [each.text() for each in menu.actions()] == [
        "月　2026年11月", "季　2026年第四季度", "半年　2026年下半年", "年　2026年度", "起止日期…",
    ]  # fmt: skip

    menu.actions()[1].trigger()
    chooser.step(-1)

    assert [each.name for each in taken] == ["2026年第四季度", "2026年第三季度"]
    assert chooser.earlier.toolTip() == "往前一季（Alt ←）"


def test_any_two_days_are_typed_as_dates_are_elsewhere(chooser: PeriodChooser, taken: list[Period]) -> None:
    chooser.choose(Kind.DAYS)
    strip = chooser.strip
    assert (strip.since.text(), strip.until.text()) == ("2026-11-01", "2026-11-21")

    strip.since.setText("11-5")
    strip.until.setText("不是日子")
    QTest.keyClick(strip.until, Qt.Key.Key_Return)
    assert (taken, bool(strip.problem.text())) == ([], True)
    strip.until.setText("昨天")
    QTest.keyClick(strip.until, Qt.Key.Key_Return)

    assert taken == [periods.days(date(2026, 11, 5), date(2026, 11, 20))]
    assert chooser.button.text() == "2026年11月5日至2026年11月20日"
    strip.since.setText("12-1")
    QTest.keyClick(strip.since, Qt.Key.Key_Return)
    assert (len(taken), strip.problem.text()) == (1, "开始的日子还没有到。")
