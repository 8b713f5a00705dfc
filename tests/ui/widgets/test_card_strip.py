"""读身份证 in the real intake page: the simulated reader on its pty, the strip, the comparison."""

import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.machine import ThisMachine
from desktop.settings import Settings
from tests.sample import Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.page import Context
from ui.pages import intake
from ui.ports import Card, Reading

GE = Card(name="葛土根", number="110105196805070031", sex="男", nation="汉族", born="1968-05-07")


@pytest.fixture
def here(founded: Room, tmp_path: Path) -> Iterator[Room]:
    for room in rooms.copied(founded, tmp_path / "data"):
        room.clock.now = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
        yield room


@pytest.fixture
def page(context: Context, here: Room) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    yield from rooms.standing(intake.PAGE.open(context))


@pytest.fixture
def simulated(context: Context, tmp_path: Path) -> ThisMachine:
    (tmp_path / "config").mkdir()
    machine = ThisMachine(Settings(tmp_path / "config"))
    machine.remember("reader", "simulated")
    context.machine = machine
    return machine


def press(page: Any, qtbot: QtBot) -> None:
    QTest.keyClick(page, Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: not page.reader.reading, timeout=5000)


def shown(page: Any, place: int, key: str) -> str:
    editor = page.form.cards[place].editor(key)
    return str(editor.value(key))


def test_f6_fills_the_first_empty_party_from_the_pty(page: Any, simulated: ThisMachine, qtbot: QtBot) -> None:
    simulated.remember("reader_sample", "resident")
    page.form.focus("source")

    press(page, qtbot)

    keys = ("name", "id_number", "sex", "birth", "stated_age", "address")
    assert [shown(page, 0, key) for key in keys] == [
        "葛土根", "110105196805070031", "男", "1968-05-07", "58", "示例省西岔县西岔乡西岔村二组12号",
    ]  # fmt: skip
    qtbot.waitUntil(page.form.cards[0].editor("telephone").input("telephone").inner.hasFocus)
    assert page.form.cards[0].tag.text() == "证件已读 · 与号码一致"
    assert page.reader.isHidden()
    assert page.viewmodel.content()["cards"][0]["words"]["id_source"] == "读卡"


def test_f6_again_fills_the_next_and_adds_a_card_when_none_is_empty(
    page: Any, simulated: ThisMachine, qtbot: QtBot
) -> None:
    for _ in range(3):
        page.form.focus("source")
        press(page, qtbot)

    assert [card.party.name for card in page.form.cards] == ["葛土根", "赵𠮷㛃", "赵小满"]
    assert page.form.cards[2].tag.text() == "15 岁，须有监护人到场"


def test_f6_in_the_guardians_field_reads_the_guardian(
    page: Any, simulated: ThisMachine, qtbot: QtBot
) -> None:
    simulated.remember("reader_sample", "minor")
    page.form.cards[0].focus()
    press(page, qtbot)
    simulated.remember("reader_sample", "rare")
    page.form.cards[0].focus("guardian.name")

    press(page, qtbot)

    assert [shown(page, 0, key) for key in ("name", "guardian.name", "guardian.id_number")] == [
        "赵小满", "赵𠮷㛃", "11010519491231002X",
    ]  # fmt: skip


def test_expired_card_fills_and_says_so(page: Any, simulated: ThisMachine, qtbot: QtBot) -> None:
    simulated.remember("reader_sample", "expired")

    press(page, qtbot)

    assert page.reader.said.text().endswith("证件已于2024年1月10日到期，仍可用来核对身份，请提醒换证。")
    QTest.mouseClick(page.reader.close_button, Qt.MouseButton.LeftButton)
    assert page.reader.isHidden()


def test_name_typed_by_hand_is_compared_and_kept_until_the_card_is_chosen(
    page: Any, machine: FakeMachine, qtbot: QtBot
) -> None:
    machine.card = GE
    page.viewmodel.cards[0].put("name", "葛土艮")
    page.show_all()
    page.form.cards[0].focus()

    press(page, qtbot)

    assert page.reader.said.text() == "甲方葛土艮已填的姓名与证件不同，没有改动。请与证件核对后选一个。"
    assert shown(page, 0, "name") == "葛土艮"
    visible = [b.text() for b in (page.reader.take_button, page.reader.keep_button) if b.isVisible()]
    assert visible == ["用证件上的", "保留原来的"]
    QTest.mouseClick(page.reader.take_button, Qt.MouseButton.LeftButton)
    assert (shown(page, 0, "name"), shown(page, 0, "id_number")) == ("葛土根", GE.number)
    assert page.reader.isHidden()


def test_card_of_somebody_in_the_case_under_another_name_stops(
    page: Any, machine: FakeMachine, qtbot: QtBot
) -> None:
    machine.card = GE
    page.viewmodel.cards[1].words |= {"name": "赵某", "id_number": GE.number}
    page.show_all()
    page.form.cards[0].focus()

    press(page, qtbot)

    assert page.reader.said.text().startswith("这张证件的号码已经登记在乙方“赵某”名下")
    assert (shown(page, 0, "name"), page.reader.take_button.isVisible()) == ("", False)


def test_no_card_is_said_and_nothing_changes(page: Any, qtbot: QtBot) -> None:
    press(page, qtbot)

    assert page.reader.said.text() == "没有放卡，读卡已停下。"
    assert page.viewmodel.empty


def test_waiting_can_be_given_up_and_holds_nobody(
    page: Any, machine: FakeMachine, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[bool] = []
    began = threading.Event()

    def forever(*, today: date) -> Reading:
        try:
            while True:
                began.set()
                yield "请把身份证放到读卡器上…"
        finally:
            closed.append(True)

    monkeypatch.setattr(machine, "read_card", forever)
    QTest.keyClick(page, Qt.Key.Key_F6)
    assert page.reader.isVisible()
    assert page.reader.reading
    assert began.wait(2)

    QTest.mouseClick(page.reader.stop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.reader.reading, timeout=2000)

    assert closed == [True]
    assert page.reader.isHidden()


def test_card_taken_away_while_it_was_read_for_is_left_alone(
    page: Any, machine: FakeMachine, qtbot: QtBot
) -> None:
    machine.card = GE
    page.form.cards[0].focus()
    QTest.keyClick(page, Qt.Key.Key_F6)
    page.form.drop_card(page.form.cards[0])

    qtbot.waitUntil(lambda: not page.reader.reading, timeout=2000)

    assert page.reader.isHidden()
