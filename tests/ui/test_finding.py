"""The search box answered by a task."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.finding import Finding
from ui.page import Context
from ui.widgets.search import SearchBox


@dataclass
class Found:
    title: str
    detail: str = "西调2026-1"
    page: str = "intake"
    args: dict[str, Any] = field(default_factory=dict)


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
    Finding(box, context.tasks, lambda text: [Found(text)])
    box.setText("张某")

    qtbot.waitUntil(lambda: [hit.title for hit in box.hits] == ["张某"])
    assert box.hits[0].page == "intake"


def test_answer_to_words_that_were_changed_is_not_shown(
    box: SearchBox, context: Context, qtbot: QtBot
) -> None:
    heard: list[str] = []

    def find(text: str) -> list[Found]:
        heard.append(text)
        return [Found(text)]

    Finding(box, context.tasks, find)
    box.asked.emit("张")
    box.setText("李")

    qtbot.waitUntil(lambda: [hit.title for hit in box.hits] == ["李"])
    assert heard in (["张", "李"], ["李"])


def test_trouble_goes_to_the_boundary(box: SearchBox, context: Context, qtbot: QtBot) -> None:
    def find(_text: str) -> list[Found]:
        raise OSError(28, "")

    Finding(box, context.tasks, find)
    with qtbot.waitSignal(context.boundary.warned) as said:
        box.setText("张某")

    assert said.args[0].startswith("磁盘已满")
    assert box.hits == ()
