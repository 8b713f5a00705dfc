"""Tabs and totals."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui import theme
from ui.tables import Column, Table
from ui.widgets.tabs import TabbedStack, Tabs
from ui.widgets.totals import TotalledTable

pytestmark = pytest.mark.usefixtures("light")


def test_the_first_is_lit_and_another_when_pressed(qtbot: QtBot) -> None:
    tabs = Tabs([("offers", "方案"), ("facts", "事实与焦点"), ("evidence", "证据")])
    qtbot.addWidget(tabs)
    chosen: list[str] = []
    tabs.chosen.connect(chosen.append)
    first = tabs.current
    QTest.mouseClick(tabs.buttons["facts"], Qt.MouseButton.LeftButton)
    tabs.word("evidence", "证据 4")

    assert (first, tabs.current, chosen) == ("offers", "facts", ["facts"])
    assert tabs.buttons["evidence"].text() == "证据 4"


def test_a_tab_shows_its_view(qtbot: QtBot) -> None:
    stack = TabbedStack()
    qtbot.addWidget(stack)
    views = [QLabel("方案"), QLabel("法条")]
    for view in views:
        stack.add(view.text(), view.text(), view)
    first = stack.stack.currentWidget()
    stack.tabs.choose("法条")

    assert (first, stack.stack.currentWidget()) == (views[0], views[1])


def test_totals_stand_under_their_columns(qtbot: QtBot) -> None:
    table = Table(
        "R1", [Column("序号", lambda row: row, width=60), Column("金额", lambda row: row, align="right")]
    )
    whole = TotalledTable(table)
    qtbot.addWidget(whole)
    whole.resize(300, 200)
    whole.totals.show_totals({0: "合计 3 件", 1: "186,420.00"})
    with_sums = whole.totals.grab().toImage()
    name = whole.totals.accessibleName()
    whole.totals.show_totals({})

    assert name == "合计 3 件，186,420.00"
    assert with_sums.pixelColor(2, 2).name().upper() == theme.read("light").colors["accent-soft"]
    assert whole.totals.isHidden() is True
