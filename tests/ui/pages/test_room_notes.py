"""The note grammar of the room by real keys: marks in one go, sentences, corrections, pastes, search."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from models import cases, sittings
from models.sittings import Phase
from models.store import Store
from tests.room_station import add_case, signed_in
from ui.viewmodels.caucus import Apart
from ui.widgets.sitting_room import Room
from ui.window import MainWindow

ENTER, TAB, UP, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Up, Qt.Key.Key_Escape
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
BOOK = "他把桩往西挪了两犁，我去找他说理，他不认。\n" * 10_000


@pytest.fixture
def room(window: MainWindow, store: Store) -> Room:
    by = signed_in(store)
    case_id = add_case(store)
    with store.unit() as db:
        sitting = sittings.begin(
            db, cases.case(db, case_id), place="调解室", hosts=[{"name": "杨学礼", "kind": "人民调解员"}], by=by, at=store.now()
        )  # fmt: skip
        sittings.advance(db, sitting, to=Phase.STATEMENTS, by=by)
    return enter(window, sitting.id)


def enter(window: MainWindow, sitting_id: Any) -> Room:
    window.go("sitting", sitting=sitting_id)
    page: Any = window.page("sitting")
    opened: Room = page.room
    return opened


def commit(field: QWidget, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def compose(field: QWidget, letters: str) -> None:
    QApplication.sendEvent(field, QInputMethodEvent(letters, []))


def lines(room: Room) -> list[tuple[str, str, str]]:
    return [(line.speaker, line.kind, line.text) for line in room.parts.record.lines]


def listed(room: Room) -> list[str]:
    choices = room.line.list
    if choices is None or not choices.isVisible():
        return []
    return [choices.item(row).text() for row in range(choices.count())]


def test_speaker_kind_and_words_go_in_one_go(room: Room) -> None:
    words = room.line.words

    QTest.keyClicks(words, "@zmzz #zj ")
    commit(words, "这张照片是当天拍的")
    QTest.keyClick(words, ENTER)
    commit(words, "＠张某：＃诉求：赔三百")
    QTest.keyClick(words, ENTER)

    assert lines(room) == [("赵某之子", "证据", "这张照片是当天拍的"), ("张某", "诉求", "赔三百")]
    assert (words.text(), words.hasFocus(), listed(room)) == ("", True, [])


def test_bottom_line_is_private_and_the_next_line_is_not(room: Room) -> None:
    words = room.line.words

    QTest.keyClicks(words, "#dx ")
    commit(words, "最低两百")
    QTest.keyClick(words, ENTER)
    commit(words, "可以商量")
    QTest.keyClick(words, ENTER)

    assert [(line.kind, line.private) for line in room.parts.record.lines] == [
        ("底线", True),
        ("其他", False),
    ]


def test_pressing_words_of_the_host_are_kept_and_told_quietly(room: Room) -> None:
    words, host = room.line.words, len(room.line.voices) - 1
    room.line.choose_voice(host)
    told = []

    for said in ("再闹就送看守所", "请您慢慢说"):
        commit(words, said)
        QTest.keyClick(words, ENTER)
        told.append(room.line.problem.text())
    room.line.choose_voice(0)
    commit(words, "他说再闹就送看守所")
    QTest.keyClick(words, ENTER)

    assert [text for _, _, text in lines(room)] == ["再闹就送看守所", "请您慢慢说", "他说再闹就送看守所"]
    assert told == ["已照原样记下。“再闹就送”：不能用处罚逼人同意，调解必须自愿。", ""]
    assert (room.line.problem.text(), words.hasFocus()) == ("", True)


def test_sentence_comes_by_its_initials_and_tab_goes_to_its_gaps(room: Room) -> None:
    words = room.line.words

    QTest.keyClicks(words, "/pc")
    offered = listed(room)
    QTest.keyClick(words, TAB)
    QTest.keyClicks(words, "300")
    QTest.keyClick(words, TAB)
    commit(words, "明天")
    QTest.keyClick(words, ENTER)

    assert offered[0] == "pc　要求对方赔偿＿＿元，＿＿前付清。"
    assert lines(room) == [("张某", "其他", "要求对方赔偿300元，明天前付清。")]


def test_stroke_of_the_input_method_calls_too_and_only_between_words(room: Room) -> None:
    words = room.line.words

    commit(words, "、")
    QTest.keyClicks(words, "tq")
    called = listed(room)
    QTest.keyClick(words, ESC)
    hidden = listed(room)
    words.clear()
    commit(words, "张三、李四每亩")
    QTest.keyClicks(words, "500/tq")

    assert (called[0], hidden, listed(room)) == ("tq　听清了，同意调解。", [], [])


def test_nothing_is_called_while_the_input_method_composes(room: Room) -> None:
    words = room.line.words

    for letters in ("@z", "#", "/tq"):
        compose(words, letters)
        assert listed(room) == []
        QTest.keyClick(words, ENTER)
        QTest.keyClick(words, TAB)
    compose(words, "")

    assert (lines(room), words.text(), words.hasFocus()) == ([], "", True)


def test_wrong_line_is_struck_and_written_anew(room: Room) -> None:
    words = room.line.words
    commit(words, "不是存心，桩原来就倒了")
    QTest.keyClick(words, ENTER)
    commit(words, "另一句")
    QTest.keyClick(words, ENTER)

    QTest.keyClick(words, UP)
    QTest.keyClick(room.record, UP)
    QTest.keyClick(room.record, Qt.Key.Key_E)
    taken = words.text()
    commit(words, "，没有倒")
    QTest.keyClick(words, ENTER)

    first, second, third = room.parts.record.lines
    assert taken == "不是存心，桩原来就倒了"
    assert (first.struck_reason, second.struck_at, third.corrects) == ("更正", None, first.id)
    assert (third.text, words.text()) == ("不是存心，桩原来就倒了，没有倒", "")
    assert [each.note[:2] for each in room.record.entries if each.line is not None] == ["", "", "更正"]


def test_correction_is_kept_as_a_draft_and_given_up_by_esc(window: MainWindow, room: Room) -> None:
    words = room.line.words
    commit(words, "记错的话")
    QTest.keyClick(words, ENTER)
    QTest.keyClick(words, UP)
    QTest.keyClick(room.record, Qt.Key.Key_E)
    commit(words, "改")
    room.flush()

    again = enter(window, room.parts.room.sitting_id)
    back = (again.line.text, again.line.corrects, again.line.held.isVisibleTo(again))
    QTest.keyClick(again.line.words, ESC)

    assert back == ("记错的话改", again.parts.record.lines[0].id, True)
    assert (again.line.text, again.line.corrects) == ("", None)
    assert again.parts.record.lines[0].struck_at is None


def test_correction_waits_until_the_input_is_free(room: Room) -> None:
    words = room.line.words
    commit(words, "第一句")
    QTest.keyClick(words, ENTER)
    commit(words, "半句")

    room.notes.correct(room.parts.record.lines[0].id)

    assert room.line.problem.text() == "输入行里还有没记下的话，先记下或清空，再更正。"
    assert (words.text(), room.line.corrects) == ("半句", None)


def paste(room: Room, text: str) -> None:
    QApplication.clipboard().setText(text)
    QTest.keyClick(room.line.words, Qt.Key.Key_V, CTRL)


def test_book_is_pasted_whole_and_recorded_as_one_line(room: Room) -> None:
    commit(room.line.words, "附：")
    paste(room, BOOK)
    said, split = room.line.held.said.text(), room.line.held.split.text()

    QTest.keyClick(room.line.words, ENTER)

    assert "已粘贴 220,002 字" in said
    assert split == "分成 10,000 行记入　Alt+Enter"
    assert lines(room) == [("张某", "其他", f"附：{BOOK}")]
    assert not room.line.held.isVisibleTo(room)


def test_large_paste_survives_leaving_the_room(window: MainWindow, room: Room) -> None:
    paste(room, BOOK)
    room.flush()

    again = enter(window, room.parts.room.sitting_id)

    assert again.line.text == BOOK
    assert again.line.words.text() == ""


def test_paste_is_divided_into_lines_without_holding_up_the_room(room: Room, qtbot: QtBot) -> None:
    rows = [f"第{number}句" for number in range(120)]
    QTest.keyClicks(room.line.words, "#ss ")
    paste(room, "\n\n".join(rows))

    QTest.keyClick(room.line.words, ENTER, ALT)
    begun = len(room.parts.record.lines)
    qtbot.waitUntil(lambda: not room.notes.dividing)

    assert 0 < begun < len(rows)
    assert [line.text for line in room.parts.record.lines] == rows
    assert {line.kind for line in room.parts.record.lines} == {"事实"}
    assert (room.line.text, room.line.held.isVisibleTo(room)) == ("", False)


def test_power_cut_in_a_division_leaves_the_rest_as_the_draft(room: Room) -> None:
    rows = [f"第{number}句" for number in range(60)]
    paste(room, "\n".join(rows))

    QTest.keyClick(room.line.words, ENTER, ALT)

    done = [line.text for line in room.parts.record.lines]
    assert [*done, *room.parts.record.kept().text.split("\n")] == rows


def test_search_takes_words_initials_and_kinds_and_steps_both_ways(room: Room) -> None:
    words = room.line.words
    for typed in ("@zm #ss 桩挪了", "@zmzz #zj 照片", "@zm 桩没倒"):
        commit(words, typed)
        QTest.keyClick(words, ENTER)
    QTest.keyClick(words, Qt.Key.Key_F, CTRL)
    finder, found = room.card.finder, []

    for query in ("桩", "#证据", "@zmzz", "@zm 桩", "没有的"):
        finder.clear()
        commit(finder, query)
        found.append(room.card.found.text())
    finder.clear()
    commit(finder, "桩")
    QTest.keyClick(finder, ENTER, SHIFT)
    first = room.record.current_line()
    QTest.keyClick(finder, ENTER)

    line_ids = [line.id for line in room.parts.record.lines]
    assert found == ["2 / 2 处", "1 / 1 处", "1 / 1 处", "2 / 2 处", "没有找到"]
    assert (first, room.record.current_line()) == (line_ids[0], line_ids[2])


def test_line_of_the_open_record_is_not_corrected_while_somebody_is_talked_to_apart(room: Room) -> None:
    words = room.line.words
    commit(words, "公开的话")
    QTest.keyClick(words, ENTER)
    apart = Apart(room.parts)
    apart.open_with(apart.parties()[0][0], noticed=True, present="")
    room.show_all()

    room.notes.correct(room.parts.record.lines[0].id)
    commit(words, "，单独谈的话")
    QTest.keyClick(words, ENTER)

    assert room.line.problem.text().startswith("正在单独谈，不能更正别处的笔录")
    assert [line.struck_at for line in room.parts.record.lines if line.text.startswith("公开")] == [None]
