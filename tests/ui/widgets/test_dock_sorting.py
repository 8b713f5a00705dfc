"""梳理 by real keys: one key a line, several at once, an order in each column, the knot with its questions."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models import cases, demands, record, sittings
from models.sittings import Phase
from models.store import Store
from tests.room_station import TODAY, Clock, add_case, open_station, signed_in
from ui.boundary import Boundary
from ui.viewmodels.sitting_parts import Parts
from ui.widgets.sitting_head import SittingHead
from ui.widgets.sitting_room import Room

ONE, TWO, THREE, UP, DOWN = Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_Up, Qt.Key.Key_Down
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
COUNT = 40


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_station(tmp_path, Clock())
    yield opened
    opened.close()


@pytest.fixture
def room(qtbot: QtBot, light: QApplication, store: Store) -> Iterator[Room]:
    by = signed_in(store)
    case_id = add_case(store)
    with store.unit() as db:
        subject = cases.case(db, case_id)
        sitting = sittings.begin(
            db, subject, place="调解室", hosts=[{"name": "杨学礼", "kind": "人民调解员"}], by=by, at=store.now()
        )  # fmt: skip
        sittings.advance(db, sitting, to=Phase.STATEMENTS, by=by)
        known = {party.name: party for party in cases.parties(subject)}
        for number in range(1, COUNT + 1):
            name = "张某" if number % 2 else "赵某"
            record.note(db, sitting, name, f"第{number}句", by=by, party_id=known[name].id)
            record.note(db, sitting, "主持人", "还有呢？", by=by)
        record.note(db, sitting, "张某", "赔五百", by=by, kind=record.Kind.DEMAND, party_id=known["张某"].id)
        record.note(db, sitting, "张某", "其实三百就行", by=by, private=True, party_id=known["张某"].id)
        for party in known.values():
            demands.state(db, subject, party, text="按老界", by=by)
        sittings.advance(db, sitting, to=Phase.SORTING, by=by)
        sitting_id = sitting.id
    head = SittingHead()
    made = Room(
        Parts.open(store, sitting_id, today=lambda: TODAY, now=store.now), head, Boundary()
    )  # fmt: skip
    made.resize(1240, 640)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
    shiboken6.delete(made)
    shiboken6.delete(head)


def column(room: Room, name: str) -> tuple[str, ...]:
    return room.dock.sorting.cards[name].texts


def test_forty_lines_are_sorted_by_forty_keys(room: Room) -> None:
    assert room.dock.sorting.left.text() == "还有 40 条没有归类"
    room.dock.sorting.go.click()

    for number in range(COUNT):
        QTest.keyClick(room.record, (ONE, TWO, THREE)[number % 3])

    assert room.dock.sorting.left.text() == "说理的话都归类了"
    assert not room.dock.sorting.go.isVisibleTo(room)
    assert column(room, "无争议")[:2] == ("第1句", "第4句")
    assert [len(column(room, name)) for name in ("无争议", "争议", "焦点")] == [14, 13, 13]


def test_shift_takes_in_several_lines_and_one_key_sorts_them(room: Room) -> None:
    room.combing.seek()
    for _ in range(4):
        QTest.keyClick(room.record, DOWN, SHIFT)
    room.record.choose(room.record.current_line())
    QTest.keyClick(room.record, UP, SHIFT)
    QTest.keyClick(room.record, UP, SHIFT)

    QTest.keyClick(room.record, TWO)

    assert column(room, "争议") == ("第2句", "第3句")
    assert room.parts.record.line(room.record.current_line()).text == "第4句"  # type: ignore[arg-type]  # -- a line is chosen


def test_key_on_a_line_in_its_column_takes_it_out_and_stays(room: Room) -> None:
    room.combing.seek()
    first = room.record.current_line()
    QTest.keyClick(room.record, ONE)
    room.record.choose(first)

    QTest.keyClick(room.record, ONE)

    assert column(room, "无争议") == ()
    assert room.record.current_line() == first


def test_rows_of_a_column_are_moved_changed_and_taken_out_by_keys(room: Room) -> None:
    room.combing.seek()
    for _ in range(3):
        QTest.keyClick(room.record, ONE)
    card = room.dock.sorting.cards["无争议"]

    QTest.keyClick(list(card.rows.values())[2], UP, ALT)
    moved = card.texts
    QTest.keyClick(next(iter(card.rows.values())), UP, ALT)
    QTest.keyClick(next(iter(card.rows.values())), THREE)
    QTest.keyClick(next(iter(card.rows.values())), Qt.Key.Key_Delete)

    assert moved == ("第1句", "第3句", "第2句")
    assert (card.texts, column(room, "焦点")) == (("第2句",), ("第1句",))
    assert room.dock.sorting.left.text() == "还有 38 条没有归类"


def test_question_is_put_on_record_as_the_hosts_by_one_key(room: Room) -> None:
    knot = room.dock.sorting.knot
    assert list(knot.chips) == ["找症结", "换位思考", "情理法", "冷处理"]
    assert knot.rows == []
    QTest.keyClick(knot.chips["换位思考"], Qt.Key.Key_Space)

    QTest.keyClick(knot.rows[0], Qt.Key.Key_Return)

    line = room.parts.record.lines[-1]
    assert (line.speaker, line.text, line.private) == (
        "主持人",
        "要是您家老人孩子住在对面，您希望邻居怎么做？",
        False,
    )
    QTest.keyClick(knot.chips["换位思考"], Qt.Key.Key_Space)
    assert knot.rows == []


def test_lesson_stands_until_the_cause_is_found(room: Room) -> None:
    knot = room.dock.sorting.knot
    assert "面子" in knot.lesson.text()
    assert knot.lesson.isVisibleTo(room)

    knot.field.setText("指界时没有立桩")
    knot.field.submitted.emit()

    assert not knot.lesson.isVisibleTo(room)


def test_dock_says_who_leads(room: Room) -> None:
    assert room.dock.sorting.leads.text() == "人民调解员主持梳理，在场民警只讲解法律。"


def test_sorting_before_the_second_phase_says_so(room: Room, store: Store) -> None:
    room.go_to("群众先说理")
    refused: list[str] = []
    room.boundary.refused.connect(refused.append)

    room.combing.seek()
    room.dock.sorting.sorted_to.emit(room.parts.record.lines[0].id, "争议")

    assert refused == ["先听群众说完；进入民警后梳理后再归类。"] * 2
