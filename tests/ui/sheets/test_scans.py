"""回扫 on the page of papers: real papers, printed, scanned and settled with real widgets."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exports import printouts
from models import attachments, papers
from models.cases import Case
from models.papers import Paper, PaperState
from tests import sample, scanner
from tests.sample import Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from tests.ui.rooms import settled
from ui.page import Context
from ui.pages import papers as papers_page
from ui.widgets.scan_lists import NOTHING


def issue(here: Room, form: str, case_id: UUID | None = None) -> tuple[UUID, UUID, bytes]:
    """Return case, paper and its bytes, printed."""
    today = here.clock().date()
    with here.store.unit() as db:
        subject = db.get_one(Case, case_id) if case_id else sample.accepted(db, here)
        make = printouts.maker(db, subject, form, today=today)
        paper = papers.issue(db, subject, form, by=here.officer, on=today, make=make)
        papers.printed(db, paper, copies=1)
        return subject.id, paper.id, papers.content(db, paper)


@pytest.fixture
def page(context: Context, here: Room) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    made = papers_page.PAGE.open(context)
    yield from rooms.standing(made)


def opened(qtbot: QtBot, page: Any) -> Any:
    made = page.open_sheet("scans")
    settled(qtbot, page)
    return made


def state(here: Room, paper_id: UUID) -> str:
    with here.store.reading() as db:
        return db.get_one(Paper, paper_id).state


def test_a_file_of_the_watched_folder_files_itself_and_is_put_away(
    qtbot: QtBot, page: Any, here: Room, machine: FakeMachine, *, said: list[str], tmp_path: Path
) -> None:
    _, paper_id, pdf = issue(here, "D04")
    file = tmp_path / "scan0001.pdf"
    pages = [scanner.scan(sheet, turned=180) for sheet in scanner.sheets(pdf)]
    file.write_bytes(scanner.bundle(pages))
    machine.memory["scan_folder"] = str(tmp_path)
    machine.dropped = [file]
    sheet = opened(qtbot, page)

    assert said == [
        f"收到 {len(pages)} 页，已归档 {len(pages)} 页。签字件齐了：人民调解当事人权利义务告知书。"
    ]
    assert machine.away == {file: ""}
    assert state(here, paper_id) == PaperState.SCANNED.value
    assert sheet.lists.rows == {}
    assert sheet.lists.waits.rows[0].text() == NOTHING
    assert sheet.guess.isHidden()


def test_a_picture_that_is_no_sheet_holds_up_no_other_file(
    qtbot: QtBot, page: Any, here: Room, machine: FakeMachine, tmp_path: Path
) -> None:
    _, paper_id, pdf = issue(here, "D04")
    dot, good = tmp_path / "a.png", tmp_path / "b.pdf"
    Image.new("L", (1, 1), 255).save(dot)
    good.write_bytes(scanner.bundle([scanner.scan(sheet) for sheet in scanner.sheets(pdf)]))
    machine.memory["scan_folder"] = str(tmp_path)
    machine.dropped = [dot, good]
    opened(qtbot, page)

    assert machine.away == {dot: "图片已损坏，打不开。请重新扫描或拍照。", good: ""}
    assert state(here, paper_id) == PaperState.SCANNED.value


def test_a_page_without_a_code_is_filed_with_one_key(
    qtbot: QtBot, page: Any, here: Room, machine: FakeMachine, *, said: list[str], tmp_path: Path
) -> None:
    case_id, paper_id, pdf = issue(here, "D04")
    blank = scanner.sheets(pdf)[0]
    blank.paste(255, (0, 0, blank.width, blank.height // 8))
    machine.files = [tmp_path / "a.jpg"]
    machine.files[0].write_bytes(scanner.scan(blank))
    sheet = opened(qtbot, page)
    sheet.files.click()
    settled(qtbot, page)

    assert said == ["收到 1 页，已归档 0 页，1 页待认领。"]
    assert (sheet.waiting.problem, sheet.waiting.name) == ("没有识别码", "a.jpg")
    assert (sheet.view.count, sheet.guess.number.text()) == (1, "1")
    assert sheet.guess.rows[0].text.text() == "人民调解当事人权利义务告知书"
    QTest.keyClick(sheet, Qt.Key.Key_R)
    assert sheet.waiting.turned == 90
    QTest.keyClick(sheet, Qt.Key.Key_Return)

    assert said[-1].startswith("已归到 人民调解当事人权利义务告知书 第 1 页")
    assert sheet.waiting is None
    assert sheet.empty.sentence.text() == "都处理完了。把扫描件拖到这里，或者放进扫描文件夹。"
    row = sheet.lists.done.rows[0]
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert sheet.lists.rows
    assert sheet.guess.note.text() == "已取回，请重新认领"
    assert state(here, paper_id) == PaperState.FINAL.value
    assert case_id is not None


def test_what_cannot_be_opened_is_listed_with_the_reason_and_dropped_with_another(
    qtbot: QtBot, page: Any, machine: FakeMachine, said: list[str], tmp_path: Path
) -> None:
    machine.files = [tmp_path / "torn.pdf"]
    machine.files[0].write_bytes(b"%PDF-1.7\nnothing")
    sheet = opened(qtbot, page)
    sheet.files.click()
    settled(qtbot, page)

    assert said == ["“torn.pdf”没有收：这个 PDF 已损坏，打不开。请重新扫描。"]
    assert sheet.waiting.problem == "文件打不开"
    assert not sheet.guess.go.isEnabled()
    QTest.keyClick(sheet, Qt.Key.Key_D)
    sheet.panel.editor.set_value("reason", "")
    sheet.panel.submit()
    assert sheet.waiting is not None
    sheet.panel.editor.set_value("other", "重新扫过了")
    sheet.panel.submit()
    assert sheet.waiting is None


def test_a_page_becomes_evidence_of_the_case_that_is_open(
    qtbot: QtBot, page: Any, here: Room, machine: FakeMachine, tmp_path: Path
) -> None:
    case_id, _, pdf = issue(here, "D04")
    page.arrive(case=case_id)
    settled(qtbot, page)
    blank = scanner.sheets(pdf, 100)[0].crop((0, 200, 600, 900))
    machine.files = [tmp_path / "票据.jpg"]
    machine.files[0].write_bytes(scanner.scan(blank))
    sheet = opened(qtbot, page)
    sheet.files.click()
    settled(qtbot, page)
    QTest.keyClick(sheet, Qt.Key.Key_E)
    sheet.panel.editor.set_value("caption", "门诊票据")
    sheet.panel.submit()

    assert sheet.waiting is None
    with here.store.reading() as db:
        (kept,) = attachments.of_case(db, case_id)
        assert (kept.kind, kept.caption, kept.source) == ("书证", "门诊票据", "票据.jpg")


def test_a_folder_that_is_lost_is_told_once_and_looked_at_again(
    qtbot: QtBot, page: Any, machine: FakeMachine, *, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.memory["scan_folder"] = "lost"

    def lost() -> list[Path]:
        raise FileNotFoundError(2, "lost")

    with monkeypatch.context() as gone:
        gone.setattr(machine, "scanned_files", lost)
        for _ in range(2):
            page.watch.look()
            settled(qtbot, page)
    page.watch.look()
    settled(qtbot, page)
    assert said == ["扫描文件夹打不开，可能共享断开或已移走。接好后会自动再收。"]


def test_a_folder_is_chosen_on_the_sheet(
    qtbot: QtBot, page: Any, machine: FakeMachine, tmp_path: Path
) -> None:
    sheet = opened(qtbot, page)
    machine.path = tmp_path
    sheet.folder.click()
    assert machine.memory["scan_folder"] == str(tmp_path)
    assert sheet.folder.toolTip() == f"正在看：{tmp_path}"


def test_a_paper_that_is_whole_is_listed_behind_and_enter_files_nothing_onto_it(
    qtbot: QtBot, page: Any, here: Room, machine: FakeMachine, tmp_path: Path
) -> None:
    case_id, _, pdf = issue(here, "D04")
    whole = [scanner.scan(sheet) for sheet in scanner.sheets(pdf)]
    blank = scanner.sheets(pdf)[0]
    blank.paste(255, (0, 0, blank.width, blank.height // 8))
    machine.files = [tmp_path / "a.pdf"]
    machine.files[0].write_bytes(scanner.bundle([*whole, scanner.scan(blank)]))
    sheet = opened(qtbot, page)
    sheet.files.click()
    settled(qtbot, page)

    assert [row.tag.text() for row in sheet.guess.rows] == ["已齐"]
    assert (sheet.guess.chosen, sheet.guess.go.isEnabled()) == (None, False)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert sheet.waiting is not None
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Down)
    assert sheet.guess.go.isEnabled(), "chosen by hand it may be filed"

    issue(here, "D01", case_id)
    sheet.show_page(sheet.waiting.id)
    assert [row.tag.text() for row in sheet.guess.rows] == ["", "已齐"]
    assert sheet.guess.chosen.lacks == ""
