"""The search box answered by a task."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.finding import Finding
from ui.page import Context
from ui.viewmodels.search import Found
from ui.widgets.search import SearchBox


def row(title: str, **more: Any) -> Found:
    return Found(title, "西调2026-1", **more)


class Answers:
    """A finder that gives what it was told, and remembers what it was asked."""

    def __init__(self, answer: Callable[[str], list[Found]]) -> None:
        self.answer, self.saved = answer, ["停车 西岔"]

    def __call__(self, text: str) -> list[Found]:
        return self.answer(text)

    def of_person(self, person: str) -> list[Found]:
        return [row(f"{person}的纠纷")]

    def kept(self) -> list[Found]:
        return [Found(each, "", group="保存的搜索") for each in self.saved]

    def keep(self, text: str) -> None:
        self.saved.append(text)

    def drop(self, text: str) -> None:
        self.saved.remove(text)


@pytest.fixture
def box(qtbot: QtBot, context: Context) -> Iterator[SearchBox]:
    del context  # its theme
    window = QWidget()
    made = SearchBox()
    QVBoxLayout(window).addWidget(made)
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    window.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    yield made
    window.close()


def test_answer_is_shown_when_it_comes(box: SearchBox, context: Context, qtbot: QtBot) -> None:
    Finding(box, context.tasks, Answers(lambda text: [row(text)]))
    box.setText("张某")

    qtbot.waitUntil(lambda: [hit.title for hit in box.hits] == ["张某"])
    assert box.hits[0].page == "intake"


def test_answer_to_words_that_were_changed_is_not_shown(
    box: SearchBox, context: Context, qtbot: QtBot
) -> None:
    heard: list[str] = []

    def find(text: str) -> list[Found]:
        heard.append(text)
        return [row(text)]

    Finding(box, context.tasks, Answers(find))
    box.asked.emit("张")
    box.setText("李")

    qtbot.waitUntil(lambda: [hit.title for hit in box.hits] == ["李"])
    assert heard in (["张", "李"], ["李"])


def test_trouble_goes_to_the_boundary(box: SearchBox, context: Context, qtbot: QtBot) -> None:
    def find(_text: str) -> list[Found]:
        raise OSError(28, "")

    Finding(box, context.tasks, Answers(find))
    with qtbot.waitSignal(context.boundary.warned) as said:
        box.setText("张某")

    assert said.args[0].startswith("磁盘已满")
    assert box.hits == ()


def test_person_leads_to_the_cases_of_that_person(box: SearchBox, context: Context, qtbot: QtBot) -> None:
    Finding(box, context.tasks, Answers(lambda text: [row(text, person="张某")]))
    box.setText("张某")
    qtbot.waitUntil(lambda: [hit.person for hit in box.hits] == ["张某"])
    QTest.keyClick(box, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: [hit.title for hit in box.hits] == ["张某的纠纷"])
    assert box.text() == "张某"


def test_empty_box_offers_what_is_kept_and_lets_it_go(box: SearchBox, context: Context, qtbot: QtBot) -> None:
    answers = Answers(lambda text: [row(text)])
    Finding(box, context.tasks, answers)
    QTest.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: [hit.title for hit in box.hits] == ["停车 西岔"])
    QTest.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [hit.title for hit in box.hits] == ["停车 西岔"] and not box.hits[0].again)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    QTest.keyClick(box, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: [hit.again for hit in box.hits] == ["停车 西岔"])
    QTest.keyClick(box, Qt.Key.Key_Delete)

    qtbot.waitUntil(lambda: answers.saved == [])
    qtbot.waitUntil(lambda: not context.tasks.running)
    assert box.hits == ()


def test_search_is_kept_from_the_last_row(box: SearchBox, context: Context, qtbot: QtBot) -> None:
    answers = Answers(lambda text: [row(text)])
    Finding(box, context.tasks, answers)
    box.setText("漏水")
    qtbot.waitUntil(lambda: len(box.hits) == 1)
    QTest.keyClick(box, Qt.Key.Key_Up)
    QTest.keyClick(box, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: answers.saved == ["停车 西岔", "漏水"])
    qtbot.waitUntil(lambda: not context.tasks.running)
    assert box.text() == "漏水"
