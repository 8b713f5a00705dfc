"""证据页 on the page of papers: put in, described, compared, ordered, printed and taken out, with real widgets."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from models import attachments
from tests import sample
from tests.sample import Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from tests.ui.rooms import settled
from ui.page import Context
from ui.pages import papers as papers_page


@pytest.fixture
def case_id(here: Room) -> UUID:
    with here.store.unit() as db:
        return sample.accepted(db, here).id


@pytest.fixture
def page(context: Context, here: Room, case_id: UUID) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    made = papers_page.PAGE.open(context)
    made.arrive(case=case_id)
    yield from rooms.standing(made)


def shot(file: Path, size: tuple[int, int], color: str = "red") -> Path:
    out = BytesIO()
    Image.new("RGB", size, color).save(out, "JPEG")
    file.write_bytes(out.getvalue())
    return file


def rows(sheet: Any) -> list[tuple[str, str, str]]:
    return [(row.text.text(), row.below.text(), row.tag.text()) for row in sheet.rows.values()]


def test_pictures_are_put_in_described_by_their_names_and_compared_one_after_another(
    qtbot: QtBot, page: Any, machine: FakeMachine, tmp_path: Path
) -> None:
    sheet = page.open_sheet("attachments")
    assert (sheet.empty.isVisible(), sheet.side.isVisible(), sheet.print.isEnabled()) == (True, False, False)
    machine.files = [
        shot(tmp_path / "张土根身份证正面.jpg", (1011, 638)),
        shot(tmp_path / "IMG_2026.jpg", (800, 600)),
    ]
    sheet.files.click()
    settled(qtbot, page)

    assert rows(sheet) == [("张土根身份证正面", "身份证明", "未核对"), ("照片", "未写说明", "未核对")]
    assert sheet.view.count == 2
    party = sheet.viewmodel.parties(sheet.case_id)[1][0]
    sheet.panel.editor.set_value("party", party)
    sheet.panel.editor.set_value("compared", "是")
    sheet.panel.go.click()
    settled(qtbot, page)

    assert rows(sheet)[0] == ("张土根身份证正面", "身份证明　张土根", "葛民警核对")
    assert sheet.chosen.caption == "照片"
    assert sheet.panel.editor.value("caption") == ""
    sheet.panel.editor.set_value("kind", "聊天记录")
    sheet.panel.go.click()
    settled(qtbot, page)
    assert rows(sheet)[1] == ("聊天记录", "未写说明", "未核对"), (
        "never a word that only fills a place on paper"
    )
    sheet.panel.editor.set_value("kind", "照片")
    sheet.panel.editor.set_value("caption", "被踩坏的麦苗")
    sheet.panel.go.click()
    settled(qtbot, page)
    assert rows(sheet)[1] == ("被踩坏的麦苗", "照片", "未核对")
    assert sheet.panel.isVisible()


def test_pictures_are_ordered_printed_and_taken_out_with_a_reason(
    qtbot: QtBot, page: Any, here: Room, machine: FakeMachine, *, case_id: UUID, tmp_path: Path
) -> None:
    sheet = page.open_sheet("attachments")
    files = [
        shot(tmp_path / f"{name}.jpg", (600, 800), color) for name, color in (("甲", "red"), ("乙", "blue"))
    ]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in (*files, tmp_path / "甲.jpg")])
    sheet.dropEvent(
        QDropEvent(
            QPointF(),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    settled(qtbot, page)
    assert [row[0] for row in rows(sheet)] == ["甲", "乙"]
    QTest.keyClick(sheet.list, Qt.Key.Key_Down)
    assert sheet.chosen.caption == "乙"
    sheet.up.click()
    settled(qtbot, page)
    assert [row[0] for row in rows(sheet)] == ["乙", "甲"]
    sheet.print.click()
    settled(qtbot, page)
    assert [name for name, _ in machine.asked if name == "print"] == ["print"]
    machine.path = tmp_path / "out.pdf"
    sheet.save.click()
    assert machine.path.read_bytes().startswith(b"%PDF")

    sheet.out.click()
    sheet.asks.editor.set_value("reason", "放错了案件")
    sheet.asks.submit()
    settled(qtbot, page)
    assert [row[0] for row in rows(sheet)] == ["甲"]
    with here.store.reading() as db:
        assert [each.caption for each in attachments.of_case(db, case_id)] == ["甲"]
