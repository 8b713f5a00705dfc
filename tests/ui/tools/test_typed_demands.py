"""A #诉求 line is a demand by the same key; a name and a colon choose who speaks."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models import demands
from ui.widgets.sitting_room import Room

Opened = Callable[..., Room]
ENTER = Qt.Key.Key_Return


def speak(room: Room, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(room.line.words, event)
    QTest.keyClick(room.line.words, ENTER)


def asked(room: Room) -> list[str]:
    with room.parts.store.reading() as db:
        return [each.text for each in demands.of_case(db, room.parts.room.case_id) if each.line_id]


def test_line_of_a_party_of_the_kind_demand_is_a_demand_once(open_room: Opened) -> None:
    room = open_room()

    speak(room, "张某：赔我 500 元")
    speak(room, "@张某 #诉求 当面给我道歉")
    speak(room, "主持人：#诉求 没有别的了吧")

    assert asked(room) == ["当面给我道歉"]
    assert [line.text for line in room.parts.record.lines[-3:]] == [
        "赔我 500 元",
        "当面给我道歉",
        "没有别的了吧",
    ]


def test_struck_demand_is_gone_from_the_dock(open_room: Opened) -> None:
    room = open_room()
    speak(room, "@张某 #诉求 当面给我道歉")
    shown = asked(room)

    room.strike(room.parts.record.lines[-1].id)

    assert shown == ["当面给我道歉"]
    assert asked(room) == []


def test_name_and_colon_choose_the_speaker(open_room: Opened) -> None:
    room = open_room()

    speak(room, "赵某之子：我说两句")
    speak(room, "有人说：这不行")

    assert [(line.speaker, line.text) for line in room.parts.record.lines[-2:]] == [
        ("赵某之子", "我说两句"), ("赵某之子", "有人说：这不行"),
    ]  # fmt: skip


def test_key_without_a_voice_says_so_and_changes_nothing(open_room: Opened) -> None:
    room = open_room()
    before = room.line.voice

    QTest.keyClick(room, Qt.Key.Key_F8)

    assert room.line.problem.text() == "没有第 7 位发言人，F2–F5 有人。"
    assert room.line.voice == before
