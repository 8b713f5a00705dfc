"""Long work off the GUI thread."""

import sys
import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from models.errors import Refusal
from ui.page import Context
from ui.tasks import Step, Steps, Task, TaskBar


def test_a_task_works_on_another_thread_and_answers_on_this_one(qtbot: QtBot, context: Context) -> None:
    seen: dict[str, Any] = {"steps": []}

    def work() -> Steps[int]:
        seen["work"] = threading.get_ident()
        for number in range(3):
            yield Step(number, 3, f"第 {number + 1} 份")
        return 42

    def answer(value: int) -> None:
        seen["answer"] = (value, threading.get_ident())

    task = Task("生成文书", work)
    task.progressed.connect(lambda done, total, words: seen["steps"].append((done, total, words)))
    with qtbot.waitSignal(task.finished):
        context.tasks.start(task, result=answer)

    assert seen["steps"] == [(0, 3, "第 1 份"), (1, 3, "第 2 份"), (2, 3, "第 3 份")]
    assert seen["answer"] == (42, threading.get_ident())
    assert seen["work"] != threading.get_ident()
    assert context.tasks.running == ()


def test_a_refusal_in_a_task_reaches_the_banner(qtbot: QtBot, context: Context) -> None:
    def work() -> Steps[None]:
        yield Step(0, 1, "…")
        raise Refusal("文件夹不能写入。")

    with qtbot.waitSignal(context.boundary.refused) as heard:
        context.tasks.start(Task("导出", work))

    assert heard.args == ["文件夹不能写入。"]


def test_cancelling_closes_the_generator(qtbot: QtBot, context: Context) -> None:
    closed = threading.Event()
    begun = threading.Event()

    def work() -> Steps[None]:
        try:
            while True:
                begun.set()
                yield Step(0, 0, "…")
        finally:
            closed.set()

    task = Task("导出", work)
    context.tasks.start(task)
    assert begun.wait(5)
    with qtbot.waitSignal(task.cancelled):
        task.cancel()

    assert closed.is_set()


def test_closing_waits_for_the_thread_and_drops_what_waits(qtbot: QtBot, context: Context) -> None:
    begun: list[int] = []

    def work(number: int) -> Steps[None]:
        begun.append(number)
        while True:
            yield Step(0, 0, "…")

    first, second = Task("一", lambda: work(1)), Task("二", lambda: work(2))
    context.tasks.start(first)
    context.tasks.start(second)
    qtbot.waitUntil(lambda: begun == [1])
    context.tasks.close()

    assert begun == [1]


def test_the_bar_shows_after_its_patience_and_cancels(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.tasks.PATIENCE_MS", 20)
    bar = TaskBar(context.tasks)
    qtbot.addWidget(bar)

    def work() -> Steps[None]:
        while True:
            yield Step(3, 9, "正在生成第 4 份")

    task = Task("生成文书", work)
    context.tasks.start(task)
    at_once = bar.isVisible()
    qtbot.waitUntil(bar.isVisible)
    button = bar.findChild(QPushButton, "taskbar.cancel")
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(task.cancelled):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert (at_once, bar.isVisible()) == (False, False)


def test_warming_imports_what_there_is_without_a_word(
    qtbot: QtBot, context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    context.tasks.warm("no.such.module", "colorsys")
    running = context.tasks.running
    qtbot.waitUntil(lambda: "colorsys" in sys.modules)

    assert running == ()


def test_nothing_is_warmed_once_closed(context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    context.tasks.close()
    context.tasks.warm("colorsys")
    context.tasks.close()

    assert "colorsys" not in sys.modules
