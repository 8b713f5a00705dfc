"""单独询问 in a real pane: what is answered is never on the screen until it is opened."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from sqlalchemy import select

from models import confidences, intake
from models.audit import AuditEntry
from tests.sample import Room, draft
from tests.ui import rooms
from ui.page import Context
from ui.panes import questions

SAID = "上个月拿刀在门口等我"


@pytest.fixture
def case_id(here: Room) -> uuid.UUID:
    with here.store.unit() as db:
        return intake.receive(db, draft(), by=here.officer, now=here.clock()).id


@pytest.fixture
def pane(context: Context, here: Room, case_id: uuid.UUID) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    made = questions.PANE.open(context)
    made.resize(1200, 600)
    made.show()
    made.show_case(case_id)
    yield made
    made.close()
    made.deleteLater()
    rooms.swept()


def press(pane: Any, name: str) -> None:
    button = pane.findChild(QPushButton, name)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def told(pane: Any) -> str:
    return "\n".join(label.text() for label in pane.findChildren(QLabel) if label.isVisible())


def state(pane: Any) -> str:
    """Return what the row says; the rows before it are gone but for Qt's next turn."""
    return str(pane.findChildren(QLabel, "private.threat.state")[-1].text())


def answer(pane: Any) -> None:
    pane.rows.notes["threat"].setText(SAID)
    press(pane, "private.threat.威胁过")


def test_answer_leaves_only_that_it_was_asked(pane: Any, here: Room, case_id: uuid.UUID) -> None:
    notes: list[str] = []
    pane.noted.connect(notes.append)

    answer(pane)

    assert state(pane) == "已问"
    assert (SAID in told(pane), "威胁过" in told(pane), pane.rows.notes["threat"].text()) == (
        False,
        False,
        "",
    )
    assert (pane.note, notes) == ("1/14", ["1/14"])
    assert "默认分开调解" in pane.banner.text()
    with here.store.reading() as db:
        assert [each.key for each in confidences.asked(db, case_id)] == ["threat"]


def test_opening_wants_a_reason_and_leaves_an_entry(pane: Any, here: Room) -> None:
    answer(pane)
    press(pane, "private.open")
    assert (pane.opened.isVisible(), pane.reason.placeholderText()) == (False, "请写明为什么打开。")

    pane.reason.setText("排期前核对")
    press(pane, "private.open")

    assert SAID in told(pane)
    with here.store.reading() as db:
        opened = db.scalars(select(AuditEntry).where(AuditEntry.deed == confidences.OPENED)).all()
        assert [each.changes for each in opened] == [{"reason": "排期前核对"}]
    press(pane, "private.away")
    assert SAID not in told(pane)


@pytest.mark.parametrize("how", ["leave", "other", "hide", "case"])
def test_what_was_opened_goes_with_every_turn_of_the_page(
    pane: Any, here: Room, case_id: uuid.UUID, how: str
) -> None:
    answer(pane)
    pane.reason.setText("核对")
    press(pane, "private.open")

    if how == "leave":
        pane.leave()
    elif how == "other":
        QTest.mouseClick(pane.people.chip(pane.people.on()[0]), Qt.MouseButton.LeftButton)
    elif how == "hide":
        pane.hide()
        pane.show()
    else:
        pane.show_case(case_id)

    assert (pane.opened.isVisible(), SAID in told(pane)) == (False, False)


def test_half_written_line_stays_when_others_change_the_case(pane: Any) -> None:
    pane.rows.notes["fear"].setText("说到一半")

    answer(pane)
    pane.refresh(frozenset({"Case"}))

    assert pane.rows.notes["fear"].text() == "说到一半"


def test_each_party_is_asked_apart(pane: Any) -> None:
    answer(pane)
    other = next(chip for chip in pane.people.findChildren(QPushButton) if not chip.isChecked())

    QTest.mouseClick(other, Qt.MouseButton.LeftButton)

    assert state(pane) == "未问"
    assert (pane.open_.isVisible(), pane.barred.text()) == (False, "还没有问过这一方。")


def test_colleague_reads_why_it_stays_shut(
    context: Context, here: Room, case_id: uuid.UUID, pane: Any
) -> None:
    answer(pane)
    here.store.person = here.auxiliary

    pane.show_case(case_id)

    assert (pane.open_.isVisible(), pane.barred.text()) == (
        False, "单独询问的内容只有询问人、承办人和所领导能打开。",
    )  # fmt: skip
