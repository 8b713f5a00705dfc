"""What narrows a ledger."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.ledger_filters import FilterBar


@pytest.fixture
def bar(qtbot: QtBot, light: QApplication) -> FilterBar:
    made = FilterBar("registers", (("officer", "承办人"), ("village", "村社")))
    qtbot.addWidget(made)
    made.offer("officer", (("葛民警", "葛民警"), ("辛民警", "辛民警")))
    made.ask()
    return made


def test_says_what_is_chosen_and_esc_takes_all_of_it_back(bar: FilterBar, qtbot: QtBot) -> None:
    heard: list[str] = []
    bar.narrowed.connect(lambda: heard.append("narrowed"))
    bar.cleared.connect(lambda: heard.append("cleared"))
    bar.choices["officer"].setCurrentIndex(1)
    bar.choices["officer"].picked.emit("葛民警")
    QTest.keyClicks(bar.words, "shan")
    assert (bar.said(), bar.narrows) == ({"words": "shan", "officer": "葛民警", "village": ""}, True)

    QTest.keyClick(bar.words, Qt.Key.Key_Escape)

    assert (bar.said(), bar.isVisible()) == ({"words": "", "officer": "", "village": ""}, False)
    assert heard == ["narrowed", "narrowed", "cleared"]


def test_candidates_of_an_input_method_are_not_looked_for(bar: FilterBar) -> None:
    heard: list[str] = []
    bar.worded.connect(heard.append)

    bar.words.inputMethodEvent(QInputMethodEvent("zhang", []))
    done = QInputMethodEvent("", [])
    done.setCommitString("张")
    bar.words.inputMethodEvent(done)

    assert heard == ["张"]


def test_a_kept_filter_comes_back_whole_also_where_its_choice_is_offered_no_more(bar: FilterBar) -> None:
    said = {"officer": "走了的人", "village": "西岔村", "words": "山林"}
    bar.show_saved({"西岔山林": said})
    bar.clear()

    menu = bar.menu()
    assert [each.text() for each in menu.actions() if each.text()] == ["西岔山林", "存下现在的筛选…", "删去"]
    menu.actions()[0].trigger()

    assert (bar.said(), bar.isVisible()) == (said, True)
    bar.offer("officer", (("葛民警", "葛民警"),))
    assert bar.said() == said


def test_what_is_chosen_is_kept_under_the_name_that_is_typed(bar: FilterBar, qtbot: QtBot) -> None:
    QTest.keyClicks(bar.words, "a")
    bar.menu().actions()[0].trigger()
    assert bar.naming.isVisible()

    QTest.keyClicks(bar.naming, "mine")
    with qtbot.waitSignal(bar.keep) as kept:
        QTest.keyClick(bar.naming, Qt.Key.Key_Return)

    assert kept.args == ["mine"]
