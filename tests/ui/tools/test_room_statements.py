"""诉求 in the room: guessed topics, corrections, withdrawals, lines that become demands, and many parties."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from models import demands
from models.store import Store
from ui.widgets.demand_card import PartyDemands
from ui.widgets.sitting_room import Room

ENTER = Qt.Key.Key_Return


def commit(field: QWidget, text: str) -> None:
    """Let the input method commit a text."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def card_of(room: Room, name: str) -> PartyDemands:
    party = next(party for party in room.parts.room.parties if party.name == name)
    return room.dock.demands.cards[party.id]


def kept(room: Room) -> list[tuple[str, int | None, str]]:
    return [(each.text, each.amount, each.topic) for each in room.parts.room.demands]


def test_the_topic_is_guessed_while_typing_and_may_be_chosen(telling: Room) -> None:
    card = card_of(telling, "张某")
    commit(card.words, "当面道歉")
    guessed = card.topic.value()
    QTest.keyClick(card.words, ENTER)
    commit(card.words, "当面道歉")
    card.topic.set_value("后续承诺")
    card.topic.picked.emit("后续承诺")
    commit(card.words, "，赔钱")
    QTest.keyClick(card.words, ENTER)

    assert guessed == "道歉"
    assert kept(telling) == [("当面道歉", None, "道歉"), ("当面道歉，赔钱", None, "后续承诺")]
    assert (card.words.text(), card.topic.value()) == ("", "")


def test_a_demand_is_corrected_with_a_reason(telling: Room, store: Store) -> None:
    card = card_of(telling, "张某")
    commit(card.words, "赔 500 元")
    QTest.keyClick(card.words, ENTER)
    card.ask("correct", card.shown[0])
    card.sum.setText("300")
    card.words.setText("赔麦苗钱")
    QTest.keyClick(card.words, ENTER)
    refused = card.problem.text()
    commit(card.reason, "听错了")
    QTest.keyClick(card.reason, ENTER)

    assert refused == "请写明撤回诉求的原因。"
    assert kept(telling) == [("赔麦苗钱", 30000, "赔偿金额")]
    with store.reading() as db:
        gone = [each for each in demands.all_of(db, telling.parts.room.case_id) if not each.valid]
    assert [(each.text, each.void_reason) for each in gone] == [("赔 500 元", "听错了")]


def test_a_demand_is_taken_back_with_a_reason_and_esc_leaves(telling: Room) -> None:
    card = card_of(telling, "赵某")
    commit(card.words, "重新指界")
    QTest.keyClick(card.words, ENTER)
    card.ask("withdraw", card.shown[0])
    QTest.keyClick(card.reason, Qt.Key.Key_Escape)
    left = (card.reason.isVisible(), len(card.shown))
    card.ask("withdraw", card.shown[0])
    commit(card.reason, "不要了")
    QTest.keyClick(card.reason, ENTER)

    assert left == (False, 1)
    assert kept(telling) == []


@pytest.mark.parametrize(
    ("name", "private", "said"),
    [("主持人", False, "不是当事人说的"), ("张某", True, "背对背的话")],
)
def test_some_lines_make_no_demand(telling: Room, name: str, private: bool, said: str) -> None:
    refused: list[str] = []
    telling.boundary.refused.connect(refused.append)
    line = telling.parts.record.note("赔五百", telling.parts.speaker(name), private=private)

    telling.record.demanded.emit(line.id)

    assert kept(telling) == []
    assert [said in each for each in refused] == [True]


def test_a_bottom_line_is_private_whatever_is_asked(telling: Room) -> None:
    line = telling.parts.record.note("最少三百", telling.parts.speaker("张某"), kind="底线")

    assert line.private


def test_with_twenty_parties_one_card_is_open(store: Store, open_room: Callable[..., Any]) -> None:
    from tests.ui.tools.conftest import tell  # noqa: PLC0415 -- the helper stands beside its fixture

    room = open_room(tell(store, crowd=17))
    card = card_of(room, "李某9")
    shut = card.entry.isVisible()
    card.name.click()

    cards = room.dock.demands.cards.values()
    assert shut is False
    assert [each for each in cards if each.entry.isVisible()] == [card]
    assert room.focusWidget() is card.words
    assert [each.tag.text() for each in cards if each.tag.isVisible()] == ["还没有记诉求"] * 2


def test_alt_s_opens_the_card_of_who_speaks(telling: Room) -> None:
    line = telling.line
    line.choose_voice([voice.name for voice in line.voices].index("赵某"))
    telling.statements.open("demands")

    assert telling.focusWidget() is card_of(telling, "赵某").words
