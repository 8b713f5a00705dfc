"""问话 in the room: one key puts a question on record, hands the line over and ticks it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models import evidence
from models.store import Store
from ui.tools.questions import QuestionsTool
from ui.widgets.sitting_room import Room


@pytest.fixture
def tool(telling: Room) -> QuestionsTool:
    telling.statements.open("questions")
    made = telling.dock.tools["questions"]
    assert isinstance(made, QuestionsTool)
    return made


def test_questions_are_grouped_and_the_tab_counts_those_not_put(tool: QuestionsTool) -> None:
    groups = tool.questions.groups()

    assert [group.title for group in groups] == ["先问", "事实　地畔、界址", "事实　损毁财物", "证据"]
    assert tool.room.dock.tabs.buttons["questions"].text() == "问话 16"
    assert "《土地管理法》" in groups[1].note


def test_enter_puts_the_question_and_hands_the_line_to_the_party(tool: QuestionsTool) -> None:
    QTest.keyClick(tool.rows["general.what"], Qt.Key.Key_Return)

    line = tool.room.parts.record.lines[-1]
    assert (line.speaker, line.prompt) == ("主持人", "general.what")
    assert line.text == "张某，请你从头说说，发生了什么事？"
    assert (tool.room.line.voice.name, tool.room.line.kind) == ("张某", "事实")
    assert tool.room.focusWidget() is tool.room.line.words
    assert tool.rows["general.what"].mark.text() == "✓"
    assert tool.room.dock.tabs.buttons["questions"].text() == "问话 15"


def test_a_number_puts_its_question_at_once_when_no_longer_one_may_follow(tool: QuestionsTool) -> None:
    QTest.keyClick(tool.rows["general.what"], Qt.Key.Key_4)
    QTest.keyClick(tool.rows["general.what"], Qt.Key.Key_1)
    QTest.keyClick(tool.rows["general.what"], Qt.Key.Key_0)

    assert [line.prompt for line in tool.room.parts.record.lines] == ["general.wish", "boundary.peg"]


def test_the_party_at_the_line_is_asked_and_half_typed_words_stay_its(tool: QuestionsTool) -> None:
    line = tool.room.line
    line.choose_voice([voice.name for voice in line.voices].index("赵某"))
    line.words.insertPlainText("我还没说完")
    tool.ask("general.wish")

    assert tool.room.parts.record.lines[-1].text.startswith("赵某，")
    assert (line.text, line.kind) == ("我还没说完", "")
    tool.room.flush()
    assert tool.room.parts.record.kept().text == "我还没说完"


def test_evidence_is_asked_for_and_entered_into_the_catalogue(tool: QuestionsTool, store: Store) -> None:
    key = "boundary:承包合同"
    tool.ask(key)
    tool.rows[key].enter.click()

    with store.reading() as db:
        kept = [(each.name, each.offered_by) for each in evidence.of_case(db, tool.room.parts.room.case_id)]
    assert kept == [("承包合同", "张某")]
    assert [(line.speaker, line.text, line.kind) for line in tool.room.parts.record.lines] == [
        ("主持人", "张某，请把承包合同拿出来看一下。", "其他"), ("张某", "出示承包合同。", "证据"),
    ]  # fmt: skip
    assert tool.rows[key].enter.text() == "已列入"


def test_what_was_put_is_ticked_after_a_restart_and_a_struck_one_is_not(tool: QuestionsTool) -> None:
    tool.ask("general.what")
    tool.ask("general.since")
    record = tool.room.parts.record
    record.strike(record.lines[-1].id, reason="问错了人")
    record.load()
    tool.show_room()

    assert [key for key, row in tool.rows.items() if row.mark.text() == "✓"] == ["general.what"]
