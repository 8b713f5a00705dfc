"""释法 by real keys: what fits, the whole table, whose words, and what may not be said."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.tools.law import SHOWN, Law
from ui.widgets.sitting_room import Room

Opened = Callable[..., Room]
SPACE, ENTER = Qt.Key.Key_Space, Qt.Key.Key_Return


def law(room: Room) -> Law:
    room.dock.tabs.buttons["law"].click()
    found = room.dock.tools["law"]
    assert isinstance(found, Law)
    return found


def test_one_press_reads_an_article_as_the_words_of_the_mediator(open_room: Opened) -> None:
    room = open_room()
    card = next(iter(law(room).cards.values()))

    QTest.keyClick(card, SPACE)

    line = room.parts.record.lines[-1]
    assert (line.kind, line.speaker, line.text, line.private) == ("释法", "主持人", card.card.words, False)
    assert card.say.text() == "再念"


def test_police_who_sit_with_a_mediator_are_the_ones_who_explain(open_room: Opened) -> None:
    room = open_room(police_there=True)
    tool = law(room)

    QTest.keyClick(next(iter(tool.cards.values())), ENTER)

    assert room.parts.record.lines[-1].speaker == "葛玉芳"
    assert tool.voice.text() == "念出来的话记为葛玉芳的话。"


def test_officer_who_presides_explains_herself(open_room: Opened) -> None:
    room = open_room(track="ZA")

    QTest.keyClick(next(iter(law(room).cards.values())), ENTER)

    assert room.parts.record.lines[-1].speaker == "主持人"


def test_search_goes_over_the_whole_table_and_says_when_nothing_is_found(open_room: Opened) -> None:
    tool = law(open_room())
    QTest.keyClicks(tool.sought, "zhi fu ling")
    assert (tool.cards, tool.rest.text()) == ({}, "没有找到，换一个词再试。")

    tool.sought.setText("支付令")
    tool.show_room()

    assert list(tool.cards) == ["labour-order"]


def test_more_than_can_be_looked_over_is_counted(open_room: Opened) -> None:
    tool = law(open_room())

    tool.sought.setText("法")
    tool.show_room()

    assert len(tool.cards) == SHOWN
    assert tool.rest.text().startswith("还有 ")


def test_unchecked_article_says_so_and_its_gist_waits(open_room: Opened) -> None:
    tool = law(open_room())
    tool.sought.setText("不能辨认或者控制")
    tool.show_room()
    card = tool.cards["za-mental"]

    assert (card.unchecked.text(), card.unchecked.isVisibleTo(card)) == ("待核对", True)
    assert not card.gist.isVisibleTo(card)
    QTest.keyClick(card.more, SPACE)
    assert card.gist.isVisibleTo(card)


def test_consequence_is_read_with_who_decides(open_room: Opened) -> None:
    room = open_room()
    tool = law(room)
    QTest.keyClick(tool.chips["激化的后果"], SPACE)

    QTest.keyClick(tool.cards["assault"], SPACE)

    line = room.parts.record.lines[-1]
    assert (line.kind, line.text.endswith("由公安机关查清事实以后依法决定。")) == ("释法", True)


def test_host_may_not_threaten_in_words_of_her_own(open_room: Opened) -> None:
    room = open_room()
    tool = law(room)
    tool.turn("激化的后果")
    before = len(room.parts.record.lines)
    for card in (tool.cards["assault"], tool.own):
        card.write("不签就拘你五天")
        card.say.click()
        assert "调解必须自愿" in card.problem.text()
    assert len(room.parts.record.lines) == before

    tool.own.write("打架要负责，具体怎么处理由公安机关依法决定。")
    tool.own.say.click()

    assert room.parts.record.lines[-1].text == "打架要负责，具体怎么处理由公安机关依法决定。"
    assert (tool.own.editing is not None and tool.own.editing.text(), tool.own.problem.text()) == ("", "")


def test_law_never_stands_in_a_column(open_room: Opened) -> None:
    room = open_room()
    QTest.keyClick(next(iter(law(room).cards.values())), SPACE)
    refused: list[str] = []
    room.boundary.refused.connect(refused.append)

    room.record.choose(room.parts.record.lines[-1].id)
    QTest.keyClick(room.record, Qt.Key.Key_1)

    assert refused == ["释法的话不是各方说的事实，不归入梳理。"]
    assert room.parts.record.lines[-1].column == ""
