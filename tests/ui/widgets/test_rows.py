"""Cards, rows and empty states."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.actions import Action
from ui.forms.folding import Folding
from ui.widgets.card import Card, RowsCard, Titled
from ui.widgets.empty import EmptyState
from ui.widgets.rows import ChoiceRow, ListRow
from ui.widgets.scroll import Scroll

pytestmark = pytest.mark.usefixtures("light")


def test_a_row_says_when_and_what_and_does_its_deeds(qtbot: QtBot) -> None:
    done: list[str] = []
    row = ListRow(
        "张某 与 赵某　第二次调解",
        when="还剩 2 个工作日",
        urgency="warn",
        deeds=[
            Action("plan", "排期", deed=lambda: done.append("plan")),
            Action("call", "催告", deed=lambda: done.append("call")),
        ],
        quiet=["call"],
    )
    qtbot.addWidget(row)
    for button in row.buttons:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert done == ["plan", "call"]
    assert [button.property("kind") for button in row.buttons] == ["plain", "quiet"]
    assert row.accessibleName() == "还剩 2 个工作日 张某 与 赵某　第二次调解"


def test_enter_and_double_click_open_a_row(qtbot: QtBot) -> None:
    row = ListRow("张某 与 赵某")
    qtbot.addWidget(row)
    opened: list[int] = []
    row.opened.connect(lambda: opened.append(1))
    QTest.keyClick(row, Qt.Key.Key_Return)
    QTest.mouseDClick(row, Qt.MouseButton.LeftButton)

    assert opened == [1, 1]


def test_what_a_person_typed_is_never_taken_for_markup(qtbot: QtBot) -> None:
    row = ListRow("<b>张某</b>")
    qtbot.addWidget(row)

    assert row.sentence.textFormat() == Qt.TextFormat.PlainText


def test_a_long_sentence_takes_two_lines_rather_than_being_cut(qtbot: QtBot) -> None:
    row = ListRow("李某 与 王某　殴打纠纷　第一次治安调解应在 11月20日 前进行", when="过期 1 个工作日")
    qtbot.addWidget(row)

    assert row.heightForWidth(420) > row.heightForWidth(900)


def test_a_choice_is_pressed_by_mouse_and_key_and_lights_up(qtbot: QtBot) -> None:
    row = ChoiceRow("人民调解协议书", tag="草稿 3", tone="warn")
    qtbot.addWidget(row)
    pressed: list[int] = []
    row.pressed.connect(lambda: pressed.append(1))
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    QTest.keyClick(row, Qt.Key.Key_Space)
    row.choose(chosen=True)

    assert (pressed, row.property("chosen"), row.tag.text()) == ([1, 1], True, "草稿 3")


def test_a_card_of_rows_parts_them_by_hairlines(qtbot: QtBot) -> None:
    card = RowsCard()
    qtbot.addWidget(card)
    for words in ("一", "二", "三"):
        card.add(QLabel(words))
    rules = [child for child in card.children() if child.property("kind") == "rule"]
    count = len(card.rows)
    card.clear()

    assert (count, len(rules), card.rows) == (3, 2, ())


def test_folding_opens_and_closes_by_its_title(qtbot: QtBot) -> None:
    folding = Folding("证据")
    qtbot.addWidget(folding)
    seen = [folding.opened]
    for _ in range(2):
        QTest.mouseClick(folding.title, Qt.MouseButton.LeftButton)
        seen.append(folding.opened)

    assert seen == [False, True, False]


def test_an_empty_state_offers_the_first_deed(qtbot: QtBot) -> None:
    done: list[int] = []
    empty = EmptyState(
        "到期的回访会列在这里。", Action("n", "登记一次", deed=lambda: done.append(1), main=True)
    )
    qtbot.addWidget(empty)
    assert empty.button is not None
    QTest.mouseClick(empty.button, Qt.MouseButton.LeftButton)

    assert (empty.sentence.text(), done) == ("到期的回访会列在这里。", [1])
    assert EmptyState("没有。").button is None


def test_a_scrolled_column_does_not_ask_for_its_whole_length(qtbot: QtBot) -> None:
    card = Card("笔录")
    for number in range(60):
        card.body.addWidget(QLabel(str(number)))
    scroll = Scroll(Titled("记录", card))
    qtbot.addWidget(scroll)

    assert scroll.sizeHint().height() < 200
