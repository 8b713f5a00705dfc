"""单独谈 by real keys: the notice first, everything private, 可转达 after asking, and nothing lost by a power cut."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.tools.caucus import Caucus
from ui.widgets.sitting_room import Room

Opened = Callable[..., Room]
ENTER, SPACE, CTRL = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.KeyboardModifier.ControlModifier


def caucus(room: Room) -> Caucus:
    room.dock.show_panel("caucus")
    found = room.dock.tools["caucus"]
    assert isinstance(found, Caucus)
    return found


def begin(room: Room, name: str = "赵某") -> Caucus:
    tool = caucus(room)
    next(button for button in tool.beginning.parties.values() if button.text() == name).click()
    tool.beginning.noticed.click()
    QTest.keyClick(tool.beginning.go, SPACE)
    return tool


def speak(room: Room, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(room.line.words, event)
    QTest.keyClick(room.line.words, ENTER)


def test_talk_waits_for_the_party_and_for_the_notice(open_room: Opened) -> None:
    room = open_room()
    tool = caucus(room)
    QTest.keyClick(tool.beginning.go, SPACE)
    unnamed = tool.beginning.problem.text()
    next(iter(tool.beginning.parties.values())).click()
    QTest.keyClick(tool.beginning.go, SPACE)

    assert unnamed == "请先点选与谁单独谈。"
    assert tool.beginning.problem.text().startswith("请先宣读保密的范围和例外")
    assert not room.line.talk


def test_open_talk_is_shown_and_makes_every_line_private(open_room: Opened) -> None:
    room = open_room()
    tool = begin(room)

    speak(room, "其实是我让孩子挪的")
    room.line.toggle_private()

    line = room.parts.record.lines[-1]
    assert (line.speaker, line.private, line.caucus_id, line.relay) == (
        "赵某",
        True,
        room.parts.record.talk,
        False,
    )
    assert room.card.talk.text().startswith("正与赵某单独谈")
    assert (room.line.talk, room.line.private, room.line.secret.text()) == (True, True, "单独谈")
    assert "逐句标为可转达" in room.line.problem.text()
    assert tool.open.isVisibleTo(tool)
    assert not tool.beginning.isVisibleTo(tool)
    assert room.parts.room.phase == "民警后梳理"
    assert room.dock.tabs.buttons["caucus"].text() == "单独谈 1"


def test_line_is_marked_after_asking_and_relayed_after_the_talk(open_room: Opened) -> None:
    room = open_room()
    tool = begin(room)
    speak(room, "其实是我让孩子挪的")
    speak(room, "麦苗我认赔三百")
    secret, open_line = tool.open.lines.values()
    QTest.keyClick(open_line, SPACE)
    early = tool.open.problem.text()
    tool.open.ask.click()
    QTest.keyClick(list(tool.open.lines.values())[1], SPACE)
    QTest.keyClick(tool.open.end, SPACE)

    assert "问明以后，再标为可转达" in early
    assert secret is not None
    ended = tool.ended[0]
    assert [row.words.text() for row in ended.rows.values()] == ["赵某：麦苗我认赔三百"]
    QTest.keyClick(next(iter(ended.rows.values())), SPACE)

    line = room.parts.record.lines[-1]
    assert (line.speaker, line.text, line.private) == ("赵某（经其同意转达）", "麦苗我认赔三百", False)
    assert [row.deed.text() for row in tool.ended[0].rows.values()] == ["已转达"]


def test_end_gives_the_normal_line_back(open_room: Opened) -> None:
    room = open_room()
    tool = begin(room)
    speak(room, "其实是我让孩子挪的")
    QTest.keyClick(tool.open.end, SPACE)
    asked = tool.open.problem.text()
    QTest.keyClick(tool.open.end, SPACE)

    speak(room, "各方都在")

    line = room.parts.record.lines[-1]
    assert (line.text, line.private, line.caucus_id) == ("各方都在", False, None)
    assert (room.card.talk.text(), room.line.talk, room.line.private) == ("", False, False)
    assert asked.startswith("结束前请先问明：哪些话可以转达，哪些不能")
    assert tool.ended[0].rows == {}


def test_only_those_who_are_there_can_speak(open_room: Opened) -> None:
    room = open_room()
    begin(room)
    QTest.keyClick(room, Qt.Key.Key_F2)  # 张某

    told = room.line.problem.text()
    speak(room, "@zs 我也在")
    speak(room, "主持人：还有别的顾虑吗")

    assert told == "单独谈时张某不在场。"
    line = room.parts.record.lines[-2:]
    assert [(each.speaker, each.text) for each in line] == [
        ("赵某", "@zs 我也在"), ("主持人", "还有别的顾虑吗"),
    ]  # fmt: skip


def test_phase_waits_for_the_talk_and_the_keyboard_stands_on_its_end(open_room: Opened) -> None:
    room = open_room()
    tool = begin(room)
    QTest.keyClick(room.line.words, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    room.go_to("群众先说理")

    assert room.parts.room.phase == "民警后梳理"
    assert (room.dock.panel, tool.open.problem.text()) == ("caucus", "先结束与赵某的单独谈。")
    assert room.focusWidget() is tool.open.end


def test_long_talk_adds_one_row_and_shows_its_end(open_room: Opened, qtbot: QtBot) -> None:
    room = open_room()
    tool = begin(room)
    for number in range(40):
        room.parts.record.note(
            f"第 {number} 句，挪桩那天的事情是这样的，说来话长", room.parts.speaker("赵某")
        )
    tool.show_room()
    first = next(iter(tool.open.lines.values()))
    speak(room, "最后一句")

    bar = tool.open.list.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    assert next(iter(tool.open.lines.values())) is first
    assert len(tool.open.lines) == 41
    inside = tool.viewport().rect()
    for part in (tool.open.ask, tool.open.end):
        assert inside.contains(part.mapTo(tool.viewport(), part.rect().bottomRight()))


def test_talk_goes_on_after_a_power_cut(open_room: Opened) -> None:
    room = open_room()
    begin(room)
    speak(room, "其实是我让孩子挪的")

    again = open_room(room.parts.room.sitting_id)
    speak(again, "还有一句")

    line = again.parts.record.lines[-1]
    assert (line.private, line.caucus_id == again.parts.record.talk is not None) == (True, True)
    assert again.card.talk.isVisibleTo(again.card)
    assert [row.words.text() for row in caucus(again).open.lines.values()][-1].endswith("还有一句")


def test_law_that_is_read_in_a_talk_stays_in_it(open_room: Opened) -> None:
    room = open_room()
    begin(room)
    room.dock.show_panel("law")

    QTest.keyClick(next(iter(room.dock.tools["law"].cards.values())), SPACE)  # type: ignore[attr-defined]  # -- the tool of law

    assert room.parts.record.lines[-1].private is True


def test_five_in_the_record_marks_a_line_of_the_talk(open_room: Opened) -> None:
    room = open_room()
    tool = begin(room)
    speak(room, "麦苗我认赔三百")
    tool.open.ask.click()
    room.record.choose_last()

    QTest.keyClick(room.record, Qt.Key.Key_5)
    once = room.parts.record.lines[-1].relay
    QTest.keyClick(room.record, Qt.Key.Key_5)

    assert (once, room.parts.record.lines[-1].relay) == (True, False)


def test_words_of_a_talk_become_neither_columns_nor_offers_nor_evidence(open_room: Opened) -> None:
    room = open_room()
    begin(room)
    speak(room, "其实是我让孩子挪的")
    refused: list[str] = []
    room.boundary.refused.connect(refused.append)
    room.record.choose_last()

    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4):
        QTest.keyClick(room.record, key)
    QTest.keyClick(room.record, ENTER, CTRL)

    assert len(refused) == 5
    assert room.parts.record.lines[-1].column == ""
    assert room.parts.room.offers == ()
