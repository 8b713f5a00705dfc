"""报表 on 台账: a form as it prints, its numbers opened, figures typed, submission and recall."""

import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from models import cases
from models.periods import Kind
from tests import sample
from tests.sample import Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.page import Context
from ui.pages import registers

L01 = "L01"


@pytest.fixture
def page(here: Room, context: Context) -> Iterator[Any]:
    with here.store.unit(by=here.officer) as db:
        sample.concluded(db, here)
    context.store, context.person = here.store, here.officer
    yield from rooms.standing(registers.PAGE.open(context))


def view(page: Any, key: str = L01) -> Any:
    page.choose("statistics", key)
    return page.view


def counted(view: Any) -> str:
    """The first figure that counts a case."""
    figures = view.viewmodel.shown.filled.figures
    return str(next(key for key, each in figures.items() if each.kind == "count" and each.cases))


def submitted(view: Any, signer: str = "马所长") -> None:
    view.ask_submission()
    view.signing.fields["signer"].setText(signer)
    view.signing.fields["reason"].setText("示范室没有走访登记")
    view.signing.go.click()


def test_a_form_stands_as_it_prints_with_its_merged_heads(page: Any) -> None:
    sheet = view(page).sheet
    assert sheet.title.text().startswith("2026年西岔派出所矛盾纠纷排查情况表")
    head = sheet.grid.cell(0, 0)
    assert (head.words, head.rows, head.columns) == ("内容", 2, 4)
    assert "归期：" in sheet.feet.text()


def test_a_figure_opens_to_its_case_and_says_why_another_is_not_in(page: Any, here: Room) -> None:
    shown = view(page)
    shown.open_cell(counted(shown))
    rows = shown.behind.table.rows.shown
    with here.store.reading() as db:
        number = cases.case(db, uuid.UUID(rows[0].case_id)).number
    assert [each.number for each in rows] == [number]
    assert "在内：登记日期" in shown.behind.detail.text()
    shown.behind.asked.setText("西调2026-999")
    shown.behind.asked.submitted.emit()
    assert shown.behind.answer.text().startswith("不计入：西调2026-999")


def test_a_typed_figure_leads_to_the_next_one_that_is_lacking(page: Any) -> None:
    shown = view(page)
    keys = [each.key for each in shown.viewmodel.shown.filled.typable]
    assert len(keys) > 1
    shown.open_cell(keys[0])
    shown.figure.fields["figure"].setText("１2")
    shown.figure.go.click()
    assert shown.viewmodel.shown.filled.figures[keys[0]].value == 12
    assert shown.cell == keys[1]


def test_what_is_no_number_is_told_beside_the_field_and_stays(page: Any) -> None:
    shown = view(page)
    shown.open_cell(shown.viewmodel.shown.filled.typable[0].key)
    shown.figure.fields["figure"].setText("十几")
    shown.figure.go.click()
    assert shown.figure.problem.text() == "请填写整数，如 12；没有发生的填 0。"
    assert shown.figure.fields["figure"].text() == "十几"


def test_a_submitted_form_is_locked_and_told_of_what_changed_since(page: Any, here: Room) -> None:
    shown = view(page)
    submitted(shown)
    assert shown.state.text() == "已报送"
    assert "签发人 马所长" in shown.report.text()
    cell = counted(shown)
    before = shown.viewmodel.shown.filled.figures[cell].text
    with here.store.unit(by=here.officer) as db:
        sample.accepted(db, here)
    shown.refresh(frozenset({"Case"}))
    assert shown.viewmodel.shown.filled.figures[cell].text == before
    assert shown.state.text() == "已报送，后有变动"
    assert shown.viewmodel.shown.changes


def test_a_submission_without_a_signer_says_so_in_its_strip(page: Any) -> None:
    shown = view(page)
    submitted(shown, signer="")
    assert shown.signing.problem.text() == "请填写签发人。"
    assert shown.state.text() == "未报送"


def test_a_recall_needs_its_reason_and_opens_the_form_again(page: Any) -> None:
    shown = view(page)
    submitted(shown)
    shown.ask_recall()
    shown.recalling.go.click()
    assert shown.recalling.problem.text() == "请写明撤回的原因。"
    shown.recalling.fields["reason"].setText("漏报一件")
    shown.recalling.go.click()
    assert shown.state.text() == "已撤回，待重报"
    submitted(shown)
    assert shown.state.text() == "已报送（第2次）"


def test_the_workbook_and_the_paper_leave_from_the_page(
    page: Any, machine: FakeMachine, qtbot: QtBot, tmp_path: Path, said: list[str]
) -> None:
    machine.path = tmp_path / "情况表.xlsx"
    shown = view(page)
    shown.export()
    rooms.settled(qtbot, page)
    shown.print_form()
    book = openpyxl.load_workbook(tmp_path / "情况表.xlsx")
    assert str(book.worksheets[0]["A1"].value).startswith("2026年西岔派出所矛盾纠纷排查情况表")
    assert [what for what, _ in machine.asked if what in {"save", "print"}] == ["save", "print"]
    assert said[-1] == "已送打印机：矛盾纠纷排查情况表"


def test_another_length_is_offered_only_where_the_form_has_it(page: Any) -> None:
    shown = view(page, "M02")
    shown.chooser.choose(Kind.YEAR)
    assert shown.viewmodel.period.name == "2026年度"
    page.choose("statistics", L01)
    assert shown.viewmodel.period.name == "2026年度"
