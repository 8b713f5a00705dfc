"""录像: the index of what was filmed, what is missing, the digest of a file that is never touched."""

import hashlib
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models import recordings
from models.errors import Refusal
from models.store import Store
from tests.ui.tools.conftest import Opened
from ui.page import Context
from ui.tools.recordings import Index
from ui.viewmodels.agreement_draft import ClauseWords, DraftWords
from ui.viewmodels.recordings import Digest, hashing
from ui.widgets.sitting_room import Room

ENTER = Qt.Key.Key_Return


def index_of(room: Room) -> Index:
    room.dock.show_panel("recordings")
    tool = room.dock.tools["recordings"]
    assert isinstance(tool, Index)
    return tool


def enter(tool: Index, **typed: str) -> None:
    tool.add.click()
    for key, text in typed.items():
        tool.form.lines[key].setText(text)
    if typed.get("ended_at"):
        tool.form.continuous.buttons[True].click()
    tool.form.keep.click()


def drained(digest: Any) -> Digest:
    while True:
        try:
            next(digest)
        except StopIteration as end:
            found: Digest = end.value
            return found


def test_tool_stands_under_more_and_says_what_is_missing(open_room: Opened) -> None:
    room = open_room(track="ZA")
    in_front = room.dock.tabs.buttons["recordings"].isVisible()
    listed = [action.text() for action in room.dock.tabs.menu.actions()]

    tool = index_of(room)

    assert (in_front, "录像" in listed) == (False, True)
    assert tool.lacking.text() == ""  # the one that began with the sitting still runs
    assert len(tool.cards) == 1


def test_several_files_are_entered_and_their_gap_is_named(open_room: Opened, store: Store) -> None:
    room = open_room(track="ZA")
    tool = index_of(room)
    first = next(iter(tool.cards.values()))
    first.amend.click()
    tool.form.lines["file_number"].setText("V-1")
    tool.form.lines["ended_at"].setText("14:50")
    tool.form.keep.click()
    unsaid = tool.form.problem.text()
    tool.form.continuous.buttons[True].click()
    clock: Any = store.now
    clock.at = clock.at.replace(hour=7, minute=0)
    tool.form.keep.click()
    missing = tool.lacking.text()

    enter(tool, device="执法记录仪", file_number="V-2", started_at="14:50", ended_at="15:30")

    assert unsaid == "请看过录音录像，选“全程连续”或“有中断、缺失”。"
    assert missing.startswith("还缺 14:50—15:0")
    assert missing.endswith("的录像。缺失的，相关证据不能作为处罚的根据。")
    assert tool.lacking.text() == ""
    with store.reading() as db:
        kept = recordings.of_sitting(db, room.parts.room.sitting_id)
        assert [(each.file_number, each.custodian) for each in kept] == [("V-1", "陈立新"), ("V-2", "陈立新")]


def test_sound_alone_is_not_taken_for_a_video(open_room: Opened) -> None:
    room = open_room(track="ZA")
    tool = index_of(room)
    card = next(iter(tool.cards.values()))
    card.amend.click()
    tool.form.film.set_value("只录音")

    tool.form.keep.click()

    assert tool.lacking.text() == "还没有登记录像；只有录音不能代替录像。"
    assert room.parts.room.needs_video


def test_break_says_its_consequence_at_once_in_the_card_and_in_the_head(open_room: Opened) -> None:
    room = open_room(track="ZA")
    tool = index_of(room)
    next(iter(tool.cards.values())).amend.click()

    tool.form.continuous.buttons[False].click()
    warned = tool.form.consequence.text()
    tool.form.keep.click()
    refused = tool.form.problem.text()
    tool.form.interruption.setText("电池没电")
    tool.form.keep.click()

    assert warned == "录像中断、缺失的，相关证据不能作为处罚的根据。"
    assert refused == "录音录像不连续的，请写明中断原因；相关证据不能作为处罚的根据。"
    assert tool.lacking.text() == "录像有中断、缺失的，相关证据不能作为处罚的根据。"
    assert room.head.recording.text() == "录像中断：不能作为处罚的根据"
    assert room.parts.room.needs_video, "its number and its times are still wanted"


def test_wrong_entry_is_voided_with_its_reason_and_stays_listed(open_room: Opened) -> None:
    room = open_room(track="ZA")
    tool = index_of(room)
    card = next(iter(tool.cards.values()))

    card.out.click()
    QTest.keyClick(card.reason, ENTER)
    refused = tool.problem.text()
    card.reason.setText("登记错了")
    QTest.keyClick(card.reason, ENTER)

    after = next(iter(tool.cards.values()))
    assert refused == "请写明作废的原因。"
    assert after.out.isHidden()
    assert room.parts.room.recording is None
    assert tool.lacking.text() == "还没有登记录像；只有录音不能代替录像。"


def test_bad_time_is_refused_in_its_field_and_nothing_is_lost(open_room: Opened) -> None:
    tool = index_of(open_room())
    enter(tool, device="摄像头", started_at="刚才")

    assert tool.form.problem.text().startswith("看不懂这个时间")
    assert tool.room.focusWidget() is tool.form.lines["started_at"]
    assert tool.form.lines["device"].text() == "摄像头"


def test_file_is_read_off_the_screen_and_never_changed(
    open_room: Opened, context: Context, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    machine: Any = context.machine
    media = tmp_path / "V-1.mp4"
    media.write_bytes(b"film" * 3_000_000)
    media.chmod(stat.S_IRUSR)
    before = media.stat()
    room = open_room()
    room.context = context
    machine.path = media
    tool = index_of(room)
    tool.add.click()
    tool.form.lines["device"].setText("执法记录仪")

    tool.form.choose.click()
    qtbot.waitUntil(lambda: tool.form.digest is not None, timeout=10_000)
    tool.form.keep.click()

    with store.reading() as db:
        kept = recordings.of_sitting(db, room.parts.room.sitting_id)[-1]
    assert kept.sha256 == hashlib.sha256(b"film" * 3_000_000).hexdigest()
    assert (kept.size, kept.kept_at) == (12_000_000, str(media))
    after = media.stat()
    assert (after.st_mtime_ns, after.st_size, after.st_mode) == (
        before.st_mtime_ns,
        before.st_size,
        before.st_mode,
    )


def test_file_that_is_not_there_is_told_beside_the_path(
    open_room: Opened, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    room = open_room()
    room.context = context
    tool = index_of(room)
    tool.add.click()
    tool.form.path.setText(str(tmp_path / "gone.mp4"))

    QTest.keyClick(tool.form.path, ENTER)
    qtbot.waitUntil(lambda: bool(tool.form.problem.text()), timeout=10_000)

    assert tool.form.problem.text() == "没有找到这个文件，请核对路径。"
    assert tool.form.told.isHidden()


def test_empty_file_has_a_digest_too(tmp_path: Path) -> None:
    media = tmp_path / "empty.mp4"
    media.touch()

    assert drained(hashing(media)) == Digest(str(media), hashlib.sha256().hexdigest(), 0)


def test_file_that_grows_while_it_is_read_is_refused(tmp_path: Path) -> None:
    media = tmp_path / "running.mp4"
    media.write_bytes(b"x" * 5_000_000)
    reading = hashing(media)
    next(reading)
    with media.open("ab") as more:
        more.write(b"y")
        os.fsync(more.fileno())

    with pytest.raises(Refusal, match="可能还在录"):
        drained(reading)


def test_agreement_refused_for_a_gap_opens_the_index_with_the_sentence(
    open_room: Opened, store: Store
) -> None:
    room = open_room(track="ZA")
    parts = room.parts
    tool = index_of(room)
    next(iter(tool.cards.values())).amend.click()
    tool.form.lines["file_number"].setText("V-1")
    tool.form.lines["ended_at"].setText("14:50")
    tool.form.continuous.buttons[True].click()
    clock: Any = store.now
    clock.at = clock.at.replace(hour=7, minute=0)
    tool.form.keep.click()
    parts.deeds.advance("警民共谈理", root_cause="没有立桩")
    parts.draft.keep(DraftWords(clauses=(ClauseWords("赵某当面向张某道歉，张某表示谅解。"),)))
    room.dock.agreement.show_draft(parts.draft.words)
    room.dock.show_panel("agreement")

    room.closing.agree()
    room.dock.agreement.why.field.setText("当事人要赶车")
    room.dock.agreement.why.button.click()

    assert room.dock.panel == "recordings"
    assert tool.problem.text().startswith("一名民警主持的，录像到 14:50 结束，早于调解结束的 15:0")
    assert tool.problem.text().endswith("缺失的，相关证据不能作为处罚的根据。")
    assert not parts.deeds.ended
