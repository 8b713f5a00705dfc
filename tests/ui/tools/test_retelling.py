"""复述 in the room: the words to begin with, one tick, what was missing, and the quiet reminder."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.errors import Refusal
from ui.tools.retelling import RetellingTool
from ui.widgets.sitting_room import Room


@pytest.fixture
def tool(telling: Room) -> RetellingTool:
    parts = telling.parts
    for name, text in (("张某", "他挪了桩。"), ("赵某", "是孩子碰的。")):
        parts.record.note(text, parts.speaker(name), kind="事实")
    telling.statements.open("retelling")
    made = telling.dock.tools["retelling"]
    assert isinstance(made, RetellingTool)
    return made


def states(tool: RetellingTool) -> list[tuple[str, str]]:
    return [(told.name, told.state) for told in tool.told.values()]


def test_the_words_begin_with_what_was_said_and_nothing_is_confirmed(tool: RetellingTool) -> None:
    assert tool.words.text() == "你刚才说，他挪了桩。我理解得对不对？"
    assert states(tool) == [("张某", "还没复述"), ("赵某", "还没复述"), ("赵某之子", "还没说")]
    assert tool.room.parts.record.lines[-1].text == "是孩子碰的。"


def test_one_tick_confirms_and_the_next_party_waits(tool: RetellingTool) -> None:
    tool.words.setText("你是说桩被挪过。")
    QTest.keyClick(tool.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    waits = tool.room.focusWidget() is tool.tick
    QTest.keyClick(tool.tick, Qt.Key.Key_Space)

    assert waits
    assert [(line.speaker, line.text) for line in tool.room.parts.record.lines[2:]] == [
        ("主持人", "复述张某的意思：你是说桩被挪过。"), ("张某", "（听了复述，表示是这个意思）"),
    ]  # fmt: skip
    assert states(tool)[:2] == [("张某", "已确认"), ("赵某", "还没复述")]
    assert tool.card.title.text() == "赵某"


def test_what_is_missing_is_the_partys_line_and_is_said_again(tool: RetellingTool) -> None:
    tool.retell()
    tool.missing.setText("还踩坏了麦苗")
    tool.missing.submitted.emit()

    line = tool.room.parts.record.lines[-1]
    assert (line.speaker, line.text, line.kind) == ("张某", "还踩坏了麦苗", "事实")
    assert states(tool)[0] == ("张某", "说有缺漏")
    assert tool.words.text().endswith("还踩坏了麦苗")


def test_a_wrong_tick_asks_for_the_reason(tool: RetellingTool) -> None:
    tool.retell()
    first = tool.chosen
    tool.tick.click()
    assert first is not None
    tool.choose(first)
    tool.tick.click()
    asked = (tool.tick.isChecked(), tool.reason.isVisible())
    tool.reason.setText("点错了")
    tool.reason.submitted.emit()

    assert asked == (True, True)
    assert states(tool)[0] == ("张某", "待确认")


def test_words_being_written_outlive_the_room(tool: RetellingTool) -> None:
    tool.words.insertPlainText("我的话：")
    tool.room.flush()

    told = next(iter(tool.told.values()))
    assert tool.retellings.words(told).startswith("我的话：")


def test_the_gate_reminds_quietly_and_opens(tool: RetellingTool) -> None:
    panel = tool.room.dock.demands
    tool.room.statements.show()
    said = panel.reminder.text()
    tool.room.go_to("民警后梳理", silence_reason="都说完了")

    assert said == "还没有确认复述：张某、赵某"
    assert (tool.room.parts.room.phase, panel.reminder.text()) == ("民警后梳理", "")


def test_in_a_talk_apart_nothing_is_given_back_to_all(tool: RetellingTool) -> None:
    tool.room.parts.record.talk = tool.room.parts.room.sitting_id
    party = tool.room.parts.room.parties[0]

    with pytest.raises(Refusal, match="正在单独谈话"):
        tool.retellings.retell(party.id, "他的底线是三百。")
