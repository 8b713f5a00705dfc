"""Pages and how they are found."""

import subprocess
import sys

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import icons
from ui.actions import Action
from ui.page import Context, Page, PageSpec, discover

HEAVY = ("sqlalchemy", "alembic", "reportlab", "openpyxl", "pypdfium2", "pikepdf", "psycopg")

FIRST_PAINT = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from datetime import UTC, date, datetime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from ui import theme
from ui.window import MainWindow

class Machine:
    def recall(self, key, default=None):
        return default

app = QApplication([])
theme.apply(app)
window = MainWindow(Machine(), today=lambda: date(2026, 11, 21), now=lambda: datetime.now(UTC))
window.show()
window.grab()
heavy = {name.partition(".")[0] for name in sys.modules} & set(%r)
print(sorted(heavy | {name for name in sys.modules if name.startswith("ui.pages.")}))
window.close()
"""


class Thing(Page):
    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.done: list[str] = []
        self.say("事项", subject="张某 与 赵某", note="今天 1 件")
        self.place_deeds(quiet=["thing.other"])

    def deeds(self) -> tuple[Action, ...]:
        return (
            Action("thing.other", "别的", deed=lambda: self.done.append("other")),
            Action("thing.main", "办", shortcut="Ctrl+E", deed=lambda: self.done.append("main"), main=True),
        )


def test_first_paint_loads_neither_database_nor_paper() -> None:
    said = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT % (HEAVY,)], capture_output=True, text=True, check=True, timeout=60
    )

    assert said.stdout == "[]\n"


def test_pages_are_found_in_the_order_of_the_rail() -> None:
    found = discover()

    assert [spec.order for spec in found] == sorted(spec.order for spec in found)
    assert len({spec.key for spec in found}) == len(found)


def test_heading_and_buttons_are_built_from_the_page(qtbot: QtBot, context: Context) -> None:
    page = Thing(context)
    qtbot.addWidget(page)
    QTest.mouseClick(page.buttons[0], Qt.MouseButton.LeftButton)

    assert (page.heading.text(), page.subject.text(), page.note.text()) == (
        "事项",
        "张某 与 赵某",
        "今天 1 件",
    )
    assert [(button.text(), button.property("kind")) for button in page.buttons] == [
        ("别的", "quiet"),
        ("办  Ctrl E", "main"),
    ]
    assert page.done == ["other"]


def test_a_badge_tells_the_frame(qtbot: QtBot, context: Context) -> None:
    page = Thing(context)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.badged) as told:
        page.set_badge(4)

    assert (told.args, page.badge) == ([4], 4)


def test_a_refusal_finds_the_form_that_has_its_field(qtbot: QtBot, context: Context) -> None:
    class Form:
        def __init__(self, *fields: str) -> None:
            self.fields = fields
            self.shown: list[tuple[str, str]] = []

        def show_problem(self, field: str, sentence: str) -> bool:
            if field in self.fields:
                self.shown.append((field, sentence))
            return field in self.fields

    page = Thing(context)
    qtbot.addWidget(page)
    first, second = Form("name"), Form("number")
    page.editors += [first, second]

    assert page.show_problem("number", "请核对。") is True
    assert page.show_problem("elsewhere", "请核对。") is False
    assert (first.shown, second.shown) == ([], [("number", "请核对。")])


def test_a_spec_without_watches_watches_nothing(light: QApplication) -> None:
    assert PageSpec("a", "甲", "document", 1, Thing).watches == frozenset()


def test_every_page_has_an_icon_of_the_family(light: QApplication) -> None:
    assert [spec.key for spec in discover() if icons.icon(spec.icon).isNull()] == []
