"""卷宗 on the page of papers: the meter, what is said of its rows, and the bound file, with real widgets."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from exports import printouts
from models import cases, dossiers, drafts, papers
from tests import sample
from tests.sample import TODAY, Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from tests.ui.rooms import settled
from ui.page import Context
from ui.pages import papers as papers_page


@pytest.fixture
def case_id(here: Room) -> UUID:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        papers.issue(
            db,
            subject,
            "D01",
            by=here.officer,
            on=TODAY,
            make=printouts.maker(db, subject, "D01", today=TODAY),
        )
        return subject.id


@pytest.fixture
def page(context: Context, here: Room, case_id: UUID) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    made = papers_page.PAGE.open(context)
    made.arrive(case=case_id)
    yield from rooms.standing(made)


@pytest.fixture
def sheet(qtbot: QtBot, page: Any) -> Any:
    opened = page.open_sheet("dossier")
    settled(qtbot, page)
    return opened


def again(qtbot: QtBot, sheet: Any) -> None:
    sheet.take()
    settled(qtbot, sheet.page)


def tags(sheet: Any) -> dict[str, str]:
    return {key: row.tag.text() for key, row in sheet.rows.rows.items()}


def test_card_of_the_meter_opens_the_dossier_with_the_same_count(qtbot: QtBot, page: Any) -> None:
    settled(qtbot, page)
    assert page.list.count.text() == "必备 5 件，已有 0 件"
    QTest.mouseClick(page.findChild(object, "papers.meter"), Qt.MouseButton.LeftButton)
    settled(qtbot, page)

    sheet = page.shown_sheet
    assert sheet.objectName() == "sheet.dossier"
    assert sheet.rows.title.text() == "必备 5 件，已有 0 件，还缺 5 件"
    assert sheet.title.text() == "张土根与赵水生山林土地纠纷　人民调解卷宗"


def test_rows_say_how_they_stand_and_offer_their_deeds_when_chosen(sheet: Any) -> None:
    row = sheet.rows.rows["identity"]
    assert (row.tag.text(), row.why.text(), row.deeds.isVisible()) == (
        "缺",
        "缺张土根、赵水生的身份证明",
        False,
    )

    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert (row.deeds.isVisible(), sorted(row.buttons)) == (True, ["add", "out"])
    assert sheet.rows.rows["note"].buttons == {}
    assert tags(sheet)["power"] == "不需要"
    assert [sheet.rows.rows[key].why.text() for key in ("reception", "note")] == [
        "1 份文书，1 份还没有登记已签，第 1 页",
        "装订时生成，第 2 页",
    ]
    assert row.accessibleName() == "身份证明 缺 缺张土根、赵水生的身份证明"


def test_choosing_a_row_turns_to_its_first_page(sheet: Any) -> None:
    assert sheet.preview.number.text() == "1 / 5 页"
    sheet.rows.choose("reception")
    assert sheet.preview.number.text().startswith("3 / ")
    sheet.preview.before.click()
    assert sheet.preview.number.text() == "2 / 5 页"


def test_reason_of_a_row_is_asked_in_the_page_and_can_be_taken_back(qtbot: QtBot, sheet: Any) -> None:
    sheet.rows.choose("identity")
    sheet.rows.rows["identity"].buttons["out"].click()
    assert (sheet.panel.title.text(), sheet.buttons[0].isVisible()) == ("身份证明　不需要", False)
    sheet.panel.editor.set_value("reason", "另存底册")
    QTest.keyClick(sheet.panel.editor.input("reason").inner, Qt.Key.Key_Return)
    again(qtbot, sheet)

    assert (tags(sheet)["identity"], sheet.rows.rows["identity"].why.text()) == ("不需要", "不需要：另存底册")
    assert sheet.rows.rows["identity"].buttons.keys() == {"back"}
    sheet.rows.rows["identity"].buttons["back"].click()
    again(qtbot, sheet)
    assert tags(sheet)["identity"] == "缺"


def test_empty_reason_is_refused_beside_the_field(sheet: Any, here: Room, case_id: UUID) -> None:
    sheet.ask("out", "identity")
    sheet.panel.go.click()

    assert sheet.panel.isVisible()
    with here.store.reading() as db:
        assert dossiers.of_case(db, case_id) is None


def test_row_leads_to_the_paper_that_fills_it(sheet: Any, page: Any) -> None:
    sheet.ask("add", "rights")

    assert page.shown_sheet is None
    assert page.viewmodel.key == "D04"


def test_row_of_pictures_leads_to_the_evidence_pages(sheet: Any, page: Any) -> None:
    sheet.ask("add", "identity")
    assert page.shown_sheet.objectName() == "sheet.attachments"


def test_dossier_is_bound_printed_and_saved_as_the_very_bytes(
    qtbot: QtBot, sheet: Any, *, here: Room, case_id: UUID, machine: FakeMachine, said: list[str], tmp_path: Path
) -> None:  # fmt: skip
    assert [button.isEnabled() for button in sheet.buttons] == [True, False, False]
    sheet.buttons[0].click()
    settled(qtbot, sheet.page)
    again(qtbot, sheet)
    assert said[-1] == "已装订，2 页。缺 5 件，已写进情况说明。"
    assert [button.isEnabled() for button in sheet.buttons] == [False, True, True]
    assert "葛民警装订，2 页" in sheet.state.text()

    with here.store.reading() as db:
        kept = dossiers.of_case(db, case_id)
        assert kept is not None
        pdf = dossiers.content(db, kept)
    assert sheet.pages.pdf == pdf
    sheet.buttons[1].click()
    settled(qtbot, sheet.page)
    assert next(what for deed, what in machine.asked if deed == "print")[0] == pdf
    machine.path = tmp_path / "卷宗.pdf"
    sheet.buttons[2].click()
    assert machine.path.read_bytes() == pdf


def test_change_after_binding_is_told_and_bound_again(
    qtbot: QtBot, sheet: Any, *, here: Room, case_id: UUID
) -> None:
    sheet.bind()
    settled(qtbot, sheet.page)
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        papers.issue(
            db,
            subject,
            "D07",
            by=here.officer,
            on=TODAY,
            make=printouts.maker(db, subject, "D07", today=TODAY),
        )
    again(qtbot, sheet)

    assert "装订以后有改动：加入《" in sheet.state.text()
    assert (sheet.buttons[0].text(), sheet.buttons[0].isEnabled()) == ("重新装订", True)


def test_what_is_typed_is_kept_as_a_draft_and_written_when_left(
    qtbot: QtBot, sheet: Any, *, here: Room, case_id: UUID
) -> None:
    words = sheet.editor.input("situation").inner
    words.setFocus()
    QTest.keyClicks(words, "ok")
    sheet.saver.flush()
    with here.store.reading() as db:
        kept = drafts.load(db, f"dossier:{case_id}")
        assert kept is not None
        assert kept["situation"] == "ok"
    sheet.go_back()

    with here.store.reading() as db:
        found = dossiers.of_case(db, case_id)
        assert found is not None
        assert (found.situation, found.filed_by, drafts.load(db, f"dossier:{case_id}")) == (
            "ok",
            "葛民警",
            None,
        )


def test_number_of_another_case_is_refused_beside_its_field(sheet: Any, here: Room) -> None:
    with here.store.unit() as db:
        other = sample.accepted(db, here)
        dossiers.describe(db, other, by=here.officer, number="一号")
    sheet.editor.set_value("number", "一号")
    sheet.describe()

    assert sheet.editor.value("number") == "一号"
    assert sheet.editor.problems() == {"number": "这个卷号已经用在另一件纠纷上，请核对。"}


def test_keys_of_the_sheet_do_not_reach_the_paper_under_it(
    qtbot: QtBot, sheet: Any, *, machine: FakeMachine, said: list[str]
) -> None:
    sheet.rows.rows["identity"].setFocus()
    QTest.keyClick(sheet.rows.rows["identity"], Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert [what for deed, what in machine.asked if deed == "print"] == []
    QTest.keyClick(sheet.rows.rows["identity"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, sheet.page)

    assert said == ["已装订，2 页。缺 5 件，已写进情况说明。"]
    told = sheet.keys()
    assert [each.shortcut for each in told] == ["Ctrl+Return", "Ctrl+P", "Ctrl+Shift+S"]


def test_escape_leads_back_to_the_papers(sheet: Any, page: Any) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert page.shown_sheet is None
