"""A reader that types, in the real intake page: every key comes through the application, at a pace that is told."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.sample import Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.page import Context
from ui.pages import intake

NUMBER = "110105196805070031"
WHOLE = f"葛土根\t男\t汉\t19680507\t西岔村二组12号\t{NUMBER}\t西岔县公安局\t20160301-20360301\r"
SPECIAL = {"\t": Qt.Key.Key_Tab, "\r": Qt.Key.Key_Return}


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
def typing_reader(machine: FakeMachine) -> None:
    machine.memory["reader_types"] = True


class Keys:
    """Sends keys to whoever has the cursor, each so many milliseconds after the one before."""

    def __init__(self, page: Any) -> None:
        self.now, self.every = 1000.0, 8.0
        page.reader.typing.at = self.tick
        self.page = page

    def tick(self, _event: object) -> float:
        return self.now

    def type(self, words: str, every: float = 8.0) -> None:
        for mark in words:
            self.now += every
            field = QApplication.focusWidget()
            assert field is not None, "somebody types into a field"
            if mark in SPECIAL:
                QTest.keyClick(field, SPECIAL[mark])
            elif mark.isascii():
                QTest.keyClicks(field, mark)
            else:
                QTest.sendKeyEvent(
                    QTest.KeyAction.Click, field, Qt.Key.Key_unknown, mark, Qt.KeyboardModifier.NoModifier
                )


@pytest.fixture
def keys(page: Any) -> Keys:
    return Keys(page)


def shown(page: Any, place: int, *names: str) -> list[str]:
    return [str(page.form.cards[place].editor(key).value(key)) for key in names]


def focused() -> str:
    found = QApplication.focusWidget()
    return found.objectName() if found else ""


@pytest.mark.usefixtures("typing_reader")
def test_burst_in_any_field_fills_the_party_and_leaves_that_field_as_it_was(page: Any, keys: Keys) -> None:
    page.form.cards[0].focus("telephone")
    keys.type("138", every=200)
    keys.now += 900

    keys.type(WHOLE)

    assert shown(page, 0, "name", "id_number", "telephone") == ["葛土根", NUMBER, "138"]
    assert page.viewmodel.opened is None
    assert [card.party.word("id_number") for card in page.form.cards] == [NUMBER, ""]


@pytest.mark.usefixtures("typing_reader")
def test_number_alone_fills_when_the_silence_after_it_has_passed(page: Any, keys: Keys) -> None:
    page.form.cards[1].focus("name")

    keys.type(NUMBER)
    assert shown(page, 1, "id_number") == [""]
    page.reader.typing.settle()

    assert shown(page, 1, "name", "id_number") == ["", NUMBER]
    assert page.form.cards[1].party.word("birth") in {"", "1968-05-07"}


@pytest.mark.usefixtures("typing_reader")
def test_burst_that_differs_asks_as_a_read_card_does(page: Any, keys: Keys) -> None:
    page.form.cards[0].focus("name")
    keys.type("Sun", every=200)
    page.form.cards[0].focus("telephone")
    keys.now += 900

    keys.type(f"Ge\t{NUMBER}\r")

    assert shown(page, 0, "name", "id_number", "telephone") == ["Sun", "", ""]
    assert page.reader.said.text() == "甲方Sun已填的姓名与证件不同，没有改动。请与证件核对后选一个。"
    page.reader.take_button.click()
    assert shown(page, 0, "name", "id_number") == ["Ge", NUMBER]


@pytest.mark.usefixtures("typing_reader")
def test_typing_by_hand_moves_and_writes_as_ever(page: Any, keys: Keys) -> None:
    page.form.cards[0].focus("name")

    keys.type(f"Ge\t{NUMBER}\t", every=90)

    assert shown(page, 0, "name", "id_number") == ["Ge", NUMBER]
    assert focused() not in {"name", "id_number"}


@pytest.mark.usefixtures("typing_reader")
def test_fast_keys_that_are_no_card_reach_their_fields_in_order(page: Any, keys: Keys) -> None:
    page.form.cards[0].focus("name")

    keys.type("Ge Tu\t12345")
    assert focused() == "name"
    keys.type("6", every=400)

    assert shown(page, 0, "name", "id_number") == ["Ge Tu", "123456"]
    assert focused() == "id_number"


@pytest.mark.usefixtures("typing_reader")
def test_words_of_an_input_method_are_no_burst(page: Any, keys: Keys) -> None:
    page.form.cards[0].focus("name")
    field = QApplication.focusWidget()
    assert field is not None, "a name is typed"
    keys.type("Ge")
    event = QInputMethodEvent()
    event.setCommitString("土根")
    QApplication.sendEvent(field, event)

    keys.type("\t", every=5)

    assert shown(page, 0, "name") == ["Ge土根"]
    assert focused() == "id_number"


def test_station_without_such_a_reader_sees_plain_keys(page: Any, keys: Keys) -> None:
    page.form.cards[0].focus("name")

    keys.type(f"Ge\t{NUMBER}\t")

    assert shown(page, 0, "name", "id_number") == ["Ge", NUMBER]
    assert focused() not in {"name", "id_number"}
