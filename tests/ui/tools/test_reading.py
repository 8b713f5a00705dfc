"""宣读 by real keys: one key a clause, one tick a party, and what a change does."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.tools.reading import ReadingTool
from ui.viewmodels.agreement_draft import ClauseWords, DraftWords
from ui.widgets.sitting_room import Room

Opened = Callable[..., Room]
ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space
CLAUSES = (
    ClauseWords("赔偿麦苗损失", "赵某", "张某", "300", "11-22", "现金"),
    ClauseWords("双方按老界使用土地"),
)  # fmt: skip


@pytest.fixture
def room(open_room: Opened) -> Room:
    made = open_room()
    made.go_to("警民共谈理")
    made.find_cause("指界时没有立桩")
    made.go_to("警民共谈理")
    made.parts.draft.keep(DraftWords("事实", "", False, CLAUSES))
    made.show_all()
    return made


def opened(room: Room) -> ReadingTool:
    room.dock.deeds["read"].click()
    tool = room.dock.tools["reading"]
    assert isinstance(tool, ReadingTool)
    return tool


def told(room: Room) -> list[tuple[str, str]]:
    return [(line.speaker, line.text) for line in room.parts.record.lines][5:]


def warnings(room: Room) -> list[str]:
    return [label.text() for label in room.dock.agreement.problems if "reading" in label.property("gap")]


def test_space_reads_clause_by_clause_and_ticks_confirm(room: Room) -> None:
    tool = opened(room)
    before = (tool.state.text(), warnings(room))
    assert tool.next.hasFocus()

    QTest.keyClick(tool.next, SPACE)
    halfway = tool.next.text()
    QTest.keyClick(tool.next, SPACE)
    assert next(iter(tool.answers.values())).tick.hasFocus()
    for place in range(3):
        QTest.keyClick(list(tool.answers.values())[place].tick, SPACE)

    assert before == ("协议还没有向各方宣读。", ["!　协议还没有向各方宣读。"])
    assert halfway == "读完最后一条"
    assert (tool.state.text(), warnings(room)) == ("✓ 各方都听清、同意", [])
    assert told(room) == [
        ("主持人", "宣读协议草案第一条　赔偿麦苗损失，由赵某付给张某，人民币叁佰元整（¥300.00），2026年11月22日前，现金。"),
        ("主持人", "宣读协议草案第二条　双方按老界使用土地。"),
        ("张某", "协议内容听清，同意。"), ("赵某", "协议内容听清，同意。"), ("赵某之子", "协议内容听清，同意。"),
    ]  # fmt: skip


def test_day_that_the_clause_names_itself_is_not_read_twice(room: Room) -> None:
    clause = ClauseWords("11月22日9时前栽界桩", due="2026-11-22")
    room.parts.draft.keep(DraftWords("事实", "", False, (clause,)))

    assert opened(room).readings.texts() == ("第一条　11月22日9时前栽界桩。",)


def test_what_is_wrong_stands_in_the_partys_own_words(room: Room) -> None:
    tool = opened(room)
    for _ in CLAUSES:
        tool.next.click()
    second = list(tool.answers.values())[1]

    second.wrong.click()
    second.words.setText("栽完桩再给")
    QTest.keyClick(second.words, ENTER)

    assert told(room)[-1] == ("赵某", "栽完桩再给")
    assert tool.state.text() == "赵某对宣读的内容有不同意见。"


def test_changed_clause_makes_the_reading_stale_and_is_alone_read_again(room: Room) -> None:
    tool = opened(room)
    for _ in CLAUSES:
        tool.next.click()
    next(iter(tool.answers.values())).tick.click()
    changed = (CLAUSES[0], ClauseWords("双方按新界使用土地"))
    room.parts.draft.keep(DraftWords("事实", "", False, changed))
    room.show_all()
    stale = (
        tool.state.text(),
        [each.isEnabled() for each in tool.answers.values()],
        tool.changes.isVisible(),
    )

    tool.next.click()

    assert stale == ("宣读以后条款有改动，改动的要重新宣读。", [False, False, False], True)
    assert told(room)[-1] == ("主持人", "宣读协议草案第二条　双方按新界使用土地。")
    assert [each.tick.isChecked() for each in tool.answers.values()] == [False, False, False]


def test_shortened_draft_is_confirmed_anew_without_reading(room: Room) -> None:
    tool = opened(room)
    for _ in CLAUSES:
        tool.next.click()
    room.parts.draft.keep(DraftWords("事实", "", False, CLAUSES[:1]))
    room.show_all()
    asked = tool.next.text()

    tool.next.click()

    assert asked == "按现在的条款请各方确认"
    assert (tool.shown is not None and tool.shown.whole, tool.next.isVisible()) == (True, False)


def test_unread_draft_is_agreed_with_the_reason_written(room: Room) -> None:
    room.dock.show_panel("agreement")
    assert warnings(room) == ["!　协议还没有向各方宣读。"]

    room.dock.deeds["agree"].click()
    asked = (room.dock.agreement.why.isVisible(), room.parts.deeds.ended)
    room.dock.agreement.why.field.setText("当事人要赶车")
    room.dock.agreement.why.button.click()

    assert asked == (True, False)
    assert room.parts.deeds.ended
