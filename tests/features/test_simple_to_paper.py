"""A small dispute by keys in the real window: from the list of sittings to the printed paper within five minutes."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models import papers, roster
from tests import sample
from tests.sample import TODAY, Room
from tests.ui.fake_machine import FakeMachine
from tests.ui.hands import Hands
from ui import theme
from ui.window import MainWindow

KEY = Qt.Key
#: Five minutes at one key a second.
FIVE_MINUTES = 300


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = sample.room(str(tmp_path / "data"))
    with made.store.unit() as db:
        roster.add(db, by=made.administrator, name="杨调解", kind="人民调解员", unit="西岔镇人民调解委员会")
    made.store.person = made.officer
    yield made
    made.store.close()


@pytest.fixture
def machine() -> FakeMachine:
    return FakeMachine()


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication, here: Room, machine: FakeMachine) -> Iterator[Hands]:
    theme.apply(qapp)
    window = MainWindow(machine, today=lambda: TODAY, now=here.clock)
    qtbot.addWidget(window)
    stop = here.store.changed(window.changed)
    window.open(here.store)
    window.admit(
        here.officer,
        login="ge",
        name=here.officer.name,
        role=here.officer.role.value,
        place="西岔派出所调解室",
    )
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield Hands(qtbot, window)
    stop()
    window.close()


def case(here: Room, track: str) -> UUID:
    with here.store.unit() as db:
        subject = sample.accepted(db, here, track=track)
        subject.level = 1
        return subject.id


def settle(hands: Hands, case_id: UUID, *, alone: bool) -> None:
    """Fill the three boxes and press the last button."""
    hands.click("rail.sitting")
    hands.click(f"sitting.simple.{case_id}")
    page: Any = hands.window.page("sitting")
    boxes = page.simple
    hands.press(boxes.saying.told, KEY.Key_Space)
    if alone:
        hands.type(boxes.saying.device, "DSJ-4")
    for line, words in zip(
        boxes.saying.lines, ("他把桩往西挪了，还推了我一把", "桩是孩子碰的，推人不对"), strict=True
    ):
        if not line.agrees.isChecked():
            hands.press(line.agrees, KEY.Key_Space)
        hands.type(line.facts, words)
    hands.press(boxes.saying.lines[-1].asks, KEY.Key_Return)
    hands.type(boxes.cause.cause, "2009年指界时没有立桩")
    hands.press(boxes.cause.cause, KEY.Key_Return)
    hands.type(boxes.settling.amount, "300")
    if not alone:
        hands.type(boxes.settling.due, "十天内")
    hands.choose(boxes.settling.method, "现金")
    hands.click("phrase.1")
    hands.click("phrase.2")
    if alone:
        hands.type(boxes.settling.file, "SP-20261121-1")
        hands.choose(boxes.settling.continuous, "全程连续")
    hands.click("simple.3.deed")
    assert hands.window.current == "papers", boxes.settling.problem.text() or boxes.saying.problem.text()


def printed(hands: Hands, machine: FakeMachine, here: Room, case_id: UUID, form: str) -> str:
    """Make the paper final, print it, and return its text."""
    page: Any = hands.window.page("papers")
    assert page.shown.chosen.form == form
    hands.until(lambda: page._pdf.startswith(b"%PDF"))
    assert page.shown.red == 0, [each.sentence for each in page.shown.problems]
    hands.click("papers.final")
    hands.click("deed.go")
    hands.until(lambda: page.shown.printed > 0)
    assert {name for name, _ in machine.asked} == {"print"}
    with here.store.reading() as db:
        issued = papers.latest(db, case_id, form)
        assert issued is not None
    told = subprocess.run(
        ["pdftotext", "-layout", "-", "-"],
        input=page._pdf, capture_output=True, check=True,
    )  # fmt: skip
    return str(told.stdout, "utf-8")


@pytest.mark.parametrize(("track", "form", "alone"), [("ZA-X", "D13", True), ("RM", "D15", False)])
def test_the_paper_is_printed_within_five_minutes(  # noqa: PLR0917 -- fixtures and the two roads
    hands: Hands, machine: FakeMachine, here: Room, track: str, form: str, alone: bool,
) -> None:  # fmt: skip
    case_id = case(here, track)

    settle(hands, case_id, alone=alone)
    text = printed(hands, machine, here, case_id, form).replace(" ", "").replace("\n", "")

    for words in ("张土根", "赵水生", "叁佰元整", "今后互不滋扰"):
        assert words in text
    assert hands.keys <= FIVE_MINUTES
