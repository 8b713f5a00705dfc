"""The cases behind a number, in their panel."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.case_behind import Behind, CaseBehind

ROWS = (
    Behind("id-1", "西调2026-1", "张某与李某邻里纠纷", "性质“治安”", "2026-11-02", "调解中"),
    ("id-2", "西调2026-2", "罗某与田某合同纠纷", "性质“治安”"),
)


@pytest.fixture
def panel(qtbot: QtBot, light: QApplication) -> CaseBehind:
    made = CaseBehind("figures.behind")
    qtbot.addWidget(made)
    made.resize(352, 560)
    return made


def test_says_what_is_counted_and_why_each_case_is_in(panel: CaseBehind) -> None:
    panel.show_cases("治安 2", "按登记时间统计。", ROWS)

    assert (panel.title.text(), panel.count.text(), panel.definition.text()) == (
        "治安 2", "2 件", "按登记时间统计。",
    )  # fmt: skip
    assert panel.detail.text() == "西调2026-1　2026-11-02　调解中\n张某与李某邻里纠纷\n在内：性质“治安”"
    assert not panel.asked.isVisible()
    panel.table.selectRow(1)
    assert panel.detail.text() == "西调2026-2\n罗某与田某合同纠纷\n在内：性质“治安”"


def test_enter_opens_the_case_and_esc_puts_the_panel_away(panel: CaseBehind, qtbot: QtBot) -> None:
    panel.show_cases("治安 2", "", ROWS)

    with qtbot.waitSignal(panel.opened) as taken:
        QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert taken.args == ["id-1"]
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel.table, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_a_number_that_was_typed_is_answered_and_forgotten_with_the_next_figure(panel: CaseBehind) -> None:
    panel.show_cases("治安 0", "", (), why=lambda number: f"{number} 不列入：性质是民事。")
    assert panel.detail.text() == "这个数字后面没有案件。"

    QTest.keyClicks(panel.asked, " 2026-9 ")
    QTest.keyClick(panel.asked, Qt.Key.Key_Return)
    assert panel.answer.text() == "2026-9 不列入：性质是民事。"

    panel.show_cases("民事 2", "", ROWS, why=lambda _number: "")
    assert (panel.asked.text(), panel.answer.isVisible()) == ("", False)


def test_what_is_no_case_cannot_be_opened(panel: CaseBehind) -> None:
    heard: list[str] = []
    panel.opened.connect(heard.append)

    panel.show_cases("作废 1", "", (("", "西公调解字〔2026〕3号", "空号", "状态“作废”"),))
    QTest.keyClick(panel.table, Qt.Key.Key_Return)

    assert (heard, panel.open.isVisible()) == ([], False)


def test_an_empty_question_asks_for_the_number(panel: CaseBehind) -> None:
    panel.show_cases("治安 0", "", (), why=lambda number: number)

    QTest.keyClick(panel.asked, Qt.Key.Key_Return)

    assert panel.answer.text() == "请输入登记编号。"


def test_lines_with_a_figure_show_it_and_say_of_how_many_cases_they_are(panel: CaseBehind) -> None:
    panel.show_cases(
        "金额 1,500.00",
        "",
        [("id", "1", "甲", "期次1", "", "调解中", each) for each in ("1,000.00", "500.00")],
    )

    assert (panel.count.text(), panel.table.isColumnHidden(2), panel.table.isColumnHidden(3)) == (
        "2 行 1 件",
        True,
        False,
    )
