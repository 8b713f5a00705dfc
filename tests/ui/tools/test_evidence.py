"""证据 by real keys: from a line, by name, written in, answered, taken out, and what is still missing."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from ui.tools.evidence import Evidence
from ui.widgets.exhibit_card import ExhibitCard
from ui.widgets.sitting_room import Room

Opened = Callable[..., Room]
ENTER, SPACE, ESC = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape


def evidence(room: Room) -> Evidence:
    room.dock.tabs.buttons["evidence"].click()
    found = room.dock.tools["evidence"]
    assert isinstance(found, Evidence)
    return found


def cards(tool: Evidence) -> list[ExhibitCard]:
    return list(tool.cards.values())


def titles(tool: Evidence) -> list[str]:
    return [card.title.text() for card in cards(tool)]


def line_of(room: Room, text: str):  # type: ignore[no-untyped-def]  # -- a Line
    return next(line for line in room.parts.record.lines if line.text == text)


def test_noted_line_becomes_an_entry_by_one_key(open_room: Opened) -> None:
    room = open_room()
    tool = evidence(room)
    row = next(iter(tool.noted.values()))
    assert row.words.text() == "张某：村里有指界记录"

    QTest.keyClick(row, SPACE)

    assert (titles(tool), tool.noted) == (["1　村里有指界记录"], {})
    assert room.dock.tabs.buttons["evidence"].text() == "证据 1"


def test_four_in_the_record_makes_any_line_an_entry_without_leaving_the_panel(open_room: Opened) -> None:
    room = open_room()
    room.dock.show_panel("sorting")
    room.record.choose(line_of(room, "桩被挪过").id)

    QTest.keyClick(room.record, Qt.Key.Key_4)

    assert room.dock.panel == "sorting"
    assert room.dock.tabs.buttons["evidence"].text() == "证据 1"
    assert titles(evidence(room)) == ["1　桩被挪过"]


def test_entry_is_written_in_and_answered(open_room: Opened) -> None:
    room = open_room()
    tool = evidence(room)
    QTest.keyClick(next(iter(tool.noted.values())), SPACE)
    card = cards(tool)[0]
    QTest.keyClick(card, ENTER)

    card.fields["proves"].setText("界在老槐树")
    QTest.keyClick(card.fields["proves"], ENTER)
    card.forms["复印件"].click()
    card.fields["pages"].setText("二")
    QTest.keyClick(card.fields["pages"], ENTER)
    wrong = card.problem.text()
    card.fields["pages"].setText("2页")
    QTest.keyClick(card.fields["pages"], ENTER)
    view = card.rows[0]
    view.choice.set_value("对真实性无异议")
    view.choice.picked.emit("对真实性无异议")
    view.words.setText("但没有写尺寸")
    QTest.keyClick(view.words, ENTER)
    QTest.keyClick(card.fields["name"], ESC)

    assert wrong == "页数请写一以上的整数。"
    assert not card.opened
    assert (card.about.text(), card.proves.text(), card.opinions.text()) == (
        "复印件 · 2 页 · 张某提供", "证明：界在老槐树", "赵某：对真实性无异议，但没有写尺寸",
    )  # fmt: skip


def test_only_one_entry_stands_open(open_room: Opened) -> None:
    tool = evidence(open_room())
    for name in ("照片", "监控"):
        tool.name.setText(name)
        QTest.keyClick(tool.name, ENTER)
    first, second = cards(tool)

    QTest.keyClick(first, ENTER)
    QTest.keyClick(second, ENTER)

    assert (first.opened, second.opened, tool.name.text()) == (False, True, "")


def test_entry_without_a_name_is_refused_beside_the_line(open_room: Opened) -> None:
    tool = evidence(open_room())

    QTest.keyClick(tool.name, ENTER)

    assert tool.problem.text() == "请写明证据名称。"


def test_entry_is_taken_out_with_a_reason_and_its_line_is_offered_again(open_room: Opened) -> None:
    tool = evidence(open_room())
    QTest.keyClick(next(iter(tool.noted.values())), SPACE)
    card = cards(tool)[0]
    QTest.keyClick(card, ENTER)
    out = card.findChild(QPushButton, "evidence.void")
    assert out is not None
    out.click()
    asked = card.problem.text()

    card.voided.emit("与本案无关")

    assert asked == "请写明为什么从目录中去掉。"
    assert (tool.cards, len(tool.noted)) == ({}, 1)


def test_struck_line_is_told_at_its_entry(open_room: Opened) -> None:
    room = open_room()
    tool = evidence(room)
    QTest.keyClick(next(iter(tool.noted.values())), SPACE)

    room.strike(line_of(room, "村里有指界记录").id)

    card = cards(tool)[0]
    assert card.struck.isVisibleTo(card)


def test_usual_evidence_that_nobody_showed_is_listed_and_entered_by_one_key(open_room: Opened) -> None:
    tool = evidence(open_room(dispute_type="land", brief="两家为地畔、界桩争吵，承包地挪了两犁。"))
    assert "承包合同" in tool.missing
    assert "指界记录" not in tool.missing

    QTest.keyClick(tool.missing["承包合同"], SPACE)

    assert titles(tool) == ["1　承包合同"]
    assert "承包合同" not in tool.missing
