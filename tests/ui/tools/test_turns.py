"""计时 in the room: the lot, the turn that hands the line over, interruptions, and the end of time."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.store import Store
from tests.room_station import Clock
from ui.tools.turns import TurnsTool
from ui.widgets.sitting_room import Room

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tool(telling: Room) -> TurnsTool:
    telling.statements.open("turns")
    made = telling.dock.tools["turns"]
    assert isinstance(made, TurnsTool)
    made.turns.seed = lambda: 3
    return made


def pass_time(tool: TurnsTool, seconds: float) -> None:
    clock = tool.room.parts.now
    assert isinstance(clock, Clock)
    clock.at += timedelta(seconds=seconds)
    tool.show_room()


def order(tool: TurnsTool) -> list[str]:
    return [*tool.rows]


def test_the_lot_orders_the_sides_and_is_on_record(tool: TurnsTool) -> None:
    tool.lot.click()

    names = {"甲": "张某", "乙": "赵某等 2 人"}
    told = "、".join(names[side] for side in order(tool))
    assert tool.room.parts.record.lines[-1].text == f"发言顺序（抽签）：{told}。每方 10 分钟。"
    assert tool.order.title.text() == "发言顺序（抽签）"


def test_enter_on_a_side_lets_it_speak_and_hands_it_the_line(tool: TurnsTool) -> None:
    tool.applicant.click()
    QTest.keyClick(tool.rows["甲"], Qt.Key.Key_Down)
    QTest.keyClick(tool.rows["乙"], Qt.Key.Key_Return)

    assert (tool.who.text(), tool.room.line.voice.name) == ("赵某 在说", "赵某")
    assert tool.room.focusWidget() is tool.room.line.words
    assert tool.rows["乙"].speak.text() == "在说"


def test_who_speaks_at_the_line_is_who_speaks_of_a_side(tool: TurnsTool) -> None:
    tool.room.line.choose_voice([voice.name for voice in tool.room.line.voices].index("赵某之子"))
    tool.speak("乙")

    assert tool.who.text() == "赵某之子 在说"


def test_control_and_arrows_move_a_side_in_the_order(tool: TurnsTool) -> None:
    QTest.keyClick(tool.rows["乙"], Qt.Key.Key_Up, CTRL)

    assert order(tool) == ["乙", "甲"]
    assert tool.order.title.text() == "发言顺序（商定）"


def test_time_over_is_said_quietly_and_blocks_nothing(tool: TurnsTool) -> None:
    tool.speak("甲")
    pass_time(tool, 700)

    assert tool.left.text() == "0:00"
    assert tool.state.text().startswith("时间到　已超 ")
    assert "时间到" in tool.rows["甲"].note.text()
    tool.speak_next()
    assert tool.who.text() == "赵某 在说"


def test_one_key_marks_who_broke_in_when_only_one_could(tool: TurnsTool) -> None:
    tool.speak("乙")
    tool.interrupt()

    assert tool.rows["甲"].note.text() == "打断 1 次"
    assert not tool.asked.isVisible()


def test_among_several_it_is_asked_who_broke_in(tool: TurnsTool) -> None:
    tool.speak("甲")
    tool.interrupt()
    asked = tool.asked.isVisible()
    son = next(party for party in tool.room.parts.room.parties if party.name == "赵某之子")
    tool.who_broke.picked.emit([str(son.id)])

    assert (asked, tool.asked.isVisible()) == (True, False)
    assert tool.rows["乙"].note.text() == "打断 1 次"


def test_an_interruption_while_nobody_speaks_says_so(tool: TurnsTool) -> None:
    refused: list[str] = []
    tool.room.boundary.refused.connect(refused.append)
    tool.interrupt()

    assert refused == ["现在没有人在计时发言。"]


def test_more_time_is_for_every_side(tool: TurnsTool) -> None:
    tool.speak("甲")
    tool.more.click()

    assert [row.time.text().split(" / ")[1] for row in tool.rows.values()] == ["12:00", "12:00"]
    assert tool.minutes.text() == "12"


@pytest.mark.parametrize(
    ("typed", "said"), [("零", "请写分钟数，例如 10。"), ("0", "每方 1 到 240 分钟。"), ("15", "")]
)
def test_minutes_are_typed(tool: TurnsTool, typed: str, said: str) -> None:
    tool.minutes.setText(typed)
    tool.minutes.submitted.emit()

    assert tool.problem.text() == said


def test_the_switch_takes_clock_and_balance_away(tool: TurnsTool) -> None:
    tool.speak("甲")
    pass_time(tool, 60)
    shares = tool.room.parts.balance()
    tool.timed.click()

    assert [side for side, _, share in shares if share] == ["甲"]
    assert (tool.room.parts.balance(), tool.order.isVisible(), tool.off.isVisible()) == ([], False, True)


def test_the_step_over_the_room_follows_the_clock(tool: TurnsTool) -> None:
    tool.speak("甲")
    pass_time(tool, 60)
    tool.stop.click()

    name, time = tool.room.parts.steps()[0][1].split()
    minutes, seconds = time.split(":")
    assert name == "张"
    assert 60 <= int(minutes) * 60 + int(seconds) <= 180


def test_a_side_of_eighteen_is_one_row(store: Store, open_room: Callable[..., Any]) -> None:
    from tests.ui.tools.conftest import tell  # noqa: PLC0415 -- the helper stands beside its fixture

    room = open_room(tell(store, crowd=17))
    room.statements.open("turns")

    assert [*room.dock.tools["turns"].rows] == ["甲", "乙"]
    assert room.dock.tools["turns"].rows["乙"].name.text().startswith("赵某、赵某之子、李某0")
