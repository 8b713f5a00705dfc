"""Tab walks the rows that are made later as they are read: 诉求, 方案, the people of 准备."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models import cases, demands, sittings
from models.sittings import Phase
from models.store import Store
from tests.room_station import TODAY, Clock, add_case, open_station, signed_in
from ui.boundary import Boundary
from ui.viewmodels.sitting import ViewModel
from ui.viewmodels.sitting_parts import Parts
from ui.widgets.people_picker import PeoplePicker
from ui.widgets.sitting_head import SittingHead
from ui.widgets.sitting_room import Room
from ui.widgets.tab_order import in_reading_order

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_station(tmp_path, Clock())
    yield opened
    opened.close()


@pytest.fixture
def room(qtbot: QtBot, light: QApplication, store: Store) -> Iterator[Room]:
    by = signed_in(store)
    with store.unit() as db:
        subject = cases.case(db, add_case(store))
        host = {"name": "杨学礼", "kind": "人民调解员"}
        sitting = sittings.begin(db, subject, place="调解室", hosts=[host], by=by, at=store.now())
        sittings.advance(db, sitting, to=Phase.STATEMENTS, by=by)
        for party in cases.parties(subject):
            demands.state(db, subject, party, text="赔", amount=50000 if party.side == "甲" else None, by=by)
        sitting_id = sitting.id
    head = SittingHead()
    made = Room(Parts.open(store, sitting_id, today=lambda: TODAY, now=store.now), head, Boundary())
    made.resize(1240, 2400)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    shiboken6.delete(made)
    shiboken6.delete(head)


def walked(qtbot: QtBot, inside: QWidget, first: QWidget, *made: QWidget) -> list[QWidget]:
    """Press Tab from the first until the focus leaves; every stop on the way, in order; ``made`` is what was just made."""
    qtbot.waitUntil(lambda: all(each.isVisible() for each in made))
    first.setFocus(Qt.FocusReason.TabFocusReason)
    found: list[QWidget] = []
    while (at := first.window().focusWidget()) is not None and inside.isAncestorOf(at) and at not in found:
        found.append(at)
        QTest.keyClick(at, TAB)
    return found


def lines(inside: QWidget, stops: list[QWidget]) -> list[int]:
    """Return at what height each stop begins."""
    return [each.mapTo(inside, QPoint(0, 0)).y() for each in stops]


def sorted_lines(heights: list[int], slack: int = 24) -> bool:
    """Say whether each stop is below, or in the line of, the one before."""
    return all(second >= first - slack for first, second in pairwise(heights))


def test_tab_walks_the_demands_as_they_are_read(room: Room, qtbot: QtBot) -> None:
    panel = room.dock.demands
    first = panel.cards[room.parts.room.parties[0].id]
    room.do(lambda: room.parts.demand(first.party_id, "当面道歉", ""))

    stops = walked(qtbot, panel, first.name)

    names = [each.objectName() for each in stops]
    assert names[:6] == [
        "demand.open.张某", "demand.correct", "demand.withdraw", "demand.correct", "demand.withdraw", "demand.text.甲",
    ]  # fmt: skip
    assert sorted_lines(lines(panel, stops))


def test_tab_walks_the_proposals_as_they_are_read_after_an_answer(room: Room, qtbot: QtBot) -> None:
    deeds = room.parts.deeds
    deeds.advance("民警后梳理", root_cause="没有立桩")
    room.do(lambda: deeds.advance("警民共谈理"))
    panel = room.dock.offers
    room.dock.show_panel("offers")
    for words in ("当面道歉", "栽桩"):
        panel.words.setText(words)
        QTest.keyClick(panel.words, ENTER)
    panel.cards[0].buttons["甲", "接受"].click()

    stops = walked(qtbot, panel, panel.cards[0], *panel.cards)

    names = [each.objectName() for each in stops]
    assert names[:12] == [
        f"offer.{number}{part}" for number in (1, 2)
        for part in ("", ".more", ".甲.接受", ".甲.不接受", ".乙.接受", ".乙.不接受")
    ]  # fmt: skip
    assert names[12] == "offer.text"
    assert sorted_lines(lines(panel, stops))


def test_tab_walks_the_people_of_the_preparation_before_what_stands_under_them(
    qtbot: QtBot, store: Store
) -> None:
    whole = QWidget()
    column = QVBoxLayout(whole)
    picker, after = PeoplePicker("hosts", "主持人"), QPushButton("开始")
    column.addWidget(picker)
    column.addWidget(after)
    qtbot.addWidget(whole)
    whole.show()
    qtbot.waitExposed(whole)
    for each in ViewModel(store, lambda: TODAY, store.now).prepare(add_case(store)).candidates[:2]:
        picker.pick(each)

    assert [each.objectName() or "开始" for each in walked(qtbot, whole, picker.line, *picker._rows)] == [
        "hosts", "hosts.out.0", "hosts.out.1", "开始",
    ]  # fmt: skip


def test_rows_of_a_row_are_walked_from_left_to_right(qtbot: QtBot) -> None:
    whole = QWidget()
    line = QHBoxLayout(whole)
    made = {name: QPushButton(name) for name in "丙乙甲"}
    for name in "甲乙丙":
        line.addWidget(made[name])
    qtbot.addWidget(whole)
    whole.show()

    in_reading_order([whole])
    in_reading_order([])

    assert [each.text() for each in walked(qtbot, whole, made["甲"])] == ["甲", "乙", "丙"]  # type: ignore[attr-defined]  # -- all are buttons
