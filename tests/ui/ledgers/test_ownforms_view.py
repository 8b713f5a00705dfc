"""本局表格 on 台账: a workbook mapped by pointing, filled as it will be written, and on its way to another station."""

import zipfile
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from models import disclosure, ownforms, periods
from models.periods import Kind
from tests import sample
from tests.sample import Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui.page import Context
from ui.pages import registers
from ui.viewmodels.ownforms import OwnForms

LAYOUTS = Path(__file__).parents[2] / "exports" / "fitting"


@pytest.fixture
def page(here: Room, context: Context) -> Iterator[Any]:
    with here.store.unit(by=here.officer) as db:
        sample.concluded(db, here)
    context.store, context.person = here.store, here.officer
    yield from rooms.standing(registers.PAGE.open(context))


def pointed(page: Any, machine: FakeMachine, name: str = "r18") -> Any:
    machine.path = LAYOUTS / f"{name}.xlsx"
    page.choose("ownforms", "new")
    return page.view.pointing


def kept(page: Any, machine: FakeMachine, name: str = "r18") -> Any:
    panel = pointed(page, machine, name)
    panel.name.setText("村居矛盾纠纷台账")
    panel.keep_button.click()
    return page.view


def words(view: Any) -> set[str]:
    return {cell.words for cell in view.grid.cells.cells.values()}


def test_a_sent_form_is_read_and_its_columns_are_proposed(page: Any, machine: FakeMachine) -> None:
    panel = pointed(page, machine)
    assert panel.source.value() == "R1"
    assert (panel.head.text(), panel.rows.text()) == ("表头　第 3 行", "数据　第 4—23 行")
    assert panel.pointing.sheet.columns["B"] == "登记编号"
    assert panel.problem.text() == ""


def test_pointing_at_a_column_changes_what_is_written_there(page: Any, machine: FakeMachine) -> None:
    panel = pointed(page, machine)
    panel.grid.setCurrentIndex(panel.grid.cells.index(4, 8))
    assert panel.where.text() == "I 列　责任人"
    assert panel.what.value() == "责任民警"
    panel.what.set_value("来源")
    panel.what.picked.emit("来源")
    assert panel.pointing.sheet.columns["I"] == "来源"
    panel.grid.setCurrentIndex(panel.grid.cells.index(4, 9))
    panel.what.setEditText("一案一档")
    panel.what.picked.emit(panel.what.value())
    assert panel.pointing.sheet.constants == {"J": "一案一档"}


def test_rows_of_head_and_data_are_taken_where_one_stands(page: Any, machine: FakeMachine) -> None:
    panel = pointed(page, machine)
    panel.grid.setCurrentIndex(panel.grid.cells.index(13, 0))
    panel.take_row("rows.last")
    assert panel.rows.text() == "数据　第 4—14 行"


def test_a_kept_form_is_filled_and_shown_as_it_will_be_written(page: Any, machine: FakeMachine) -> None:
    view = kept(page, machine)
    assert [entry for ledger, entry in _listed(page) if ledger == "ownforms"][1:] == ["new", "take-in"]
    assert view.count.text() == "1 行"
    assert "山林土地" in " ".join(words(view))
    assert view.told.text().startswith("“矛盾纠纷台账”填入《矛盾纠纷排查调处登记台账》 1 行。")


def test_the_workbook_is_the_bureaus_own_with_our_rows(
    page: Any, machine: FakeMachine, qtbot: QtBot, tmp_path: Path
) -> None:
    view = kept(page, machine)
    machine.path = tmp_path / "填好.xlsx"
    view.export()
    view.export()
    rooms.settled(qtbot, page)
    sheet = openpyxl.load_workbook(machine.path)["矛盾纠纷台账"]
    empty = openpyxl.load_workbook(LAYOUTS / "r18.xlsx")["矛盾纠纷台账"]
    assert [cell.value for cell in sheet[3]] == [cell.value for cell in empty[3]]
    assert sheet.merged_cells.ranges == empty.merged_cells.ranges
    assert str(sheet["B4"].value).startswith("西调2026-")


def test_what_leaves_the_police_is_veiled_and_logged(
    page: Any, machine: FakeMachine, here: Room, qtbot: QtBot, tmp_path: Path
) -> None:
    with here.store.unit(by=here.officer) as db:
        sample.accepted(db, here, track="ZA")
    view = kept(page, machine)
    machine.path = tmp_path / "报综治.xlsx"
    view.export()
    view.exporting.recipient.set_value("综治中心")
    view.exporting.changed.emit()
    assert "身份已隐去" in view.exporting.sentence.text()
    view.export()
    rooms.settled(qtbot, page)
    sheet = openpyxl.load_workbook(machine.path)["矛盾纠纷台账"]
    assert [sheet["C4"].value, sheet["C5"].value] == ["张某、赵某"] * 2
    with here.store.reading() as db:
        logged = disclosure.listing(db, by=here.leader)[0]
    assert (logged.recipient, logged.veiled, logged.rows, logged.file) == ("综治中心", True, 2, "报综治.xlsx")


def test_a_statistics_form_is_mapped_in_one_choice(page: Any, machine: FakeMachine) -> None:
    panel = pointed(page, machine, "r01")
    panel.choose_source("L01V")
    assert len(panel.pointing.sheet.cells) > 90
    assert panel.problem.text() == ""
    panel.keep_button.click()
    assert page.view.count.text() == "0 行"


def test_a_form_travels_to_another_station_without_a_case(
    page: Any, machine: FakeMachine, tmp_path: Path, said: list[str]
) -> None:
    view = kept(page, machine)
    machine.path = tmp_path / "村居.三理表.zip"
    view.pack()
    view.ask_retire()
    view.retiring.fields["reason"].setText("换了新表")
    view.retiring.go.click()
    assert [entry for ledger, entry in _listed(page) if ledger == "ownforms"] == ["new", "take-in"]
    page.choose("ownforms", "take-in")
    assert said[-1] == "已收下，可以直接填。"
    assert page.view.count.text() == "1 行"


@pytest.fixture
def used(tmp_path: Path) -> Any:
    """Make a workbook that somebody has filled by hand: rows of this month, and a sheet of the last."""

    def made(*, last_month: bool) -> Path:
        book = openpyxl.load_workbook(LAYOUTS / "r18.xlsx")
        sheet = book["矛盾纠纷台账"]
        for row in (4, 5, 6):
            for column, words in enumerate((row, f"老号{row}", "刘老旧", "西岔村"), start=1):
                sheet.cell(row, column, words)
        if last_month:
            other = book.copy_worksheet(sheet)
            other.title = "10月"
        book.properties.creator = "王经办"
        book.save(file := tmp_path / "旧表.xlsx")
        return file

    return made


def keep_used(page: Any, machine: FakeMachine, file: Path) -> Any:
    machine.path = file
    page.choose("ownforms", "new")
    panel = page.view.pointing
    told = panel.emptied.text(), panel.told.text()
    panel.keep_button.click()
    return told


def test_rows_filled_by_hand_are_emptied_on_keeping_and_that_is_told_before(
    page: Any, machine: FakeMachine, used: Any, tmp_path: Path, said: list[str]
) -> None:
    told, _ = keep_used(page, machine, used(last_month=False))
    assert told == "“矛盾纠纷台账”第 4—6 行里已有填过的内容，保存时清空。"

    machine.path = tmp_path / "旧表.三理表.zip"
    page.view.pack()
    assert said[-1].endswith("里面只有空白表和对应关系，没有案件。")
    with zipfile.ZipFile(machine.path) as sent, zipfile.ZipFile(BytesIO(sent.read("form.xlsx"))) as parts:
        everything = "".join(parts.read(name).decode() for name in parts.namelist())
    assert [words for words in ("刘老旧", "老号", "王经办") if words in everything] == []


def test_a_sheet_that_goes_along_is_named_in_packing_and_bars_the_way_out_without_a_basis(
    page: Any, machine: FakeMachine, used: Any, said: list[str], qtbot: QtBot
) -> None:
    file = used(last_month=True)
    tmp_path = file.parent
    _, told = keep_used(page, machine, file)
    assert "“10月”第 4—6 行里已有内容，不会清空" in told
    view = page.view

    machine.path = tmp_path / "旧表.三理表.zip"
    view.pack()
    assert said[-1].endswith("没有本所系统里的案件；“10月”第 4—6 行原有的内容也在里面，发出前请核对。")

    machine.path = tmp_path / "报综治.xlsx"
    view.export()
    view.exporting.recipient.set_value("综治中心")
    view.exporting.changed.emit()
    assert view.exporting.sentence.text().startswith("不能这样提供给综治中心：“10月”第 4—6 行本来就写着内容")
    view.export()
    rooms.settled(qtbot, page)
    assert not machine.path.exists()

    view.exporting.basis.setText("县政法委〔2026〕12号")
    view.exporting.changed.emit()
    view.export()
    rooms.settled(qtbot, page)
    assert machine.path.exists()


def test_a_quarter_is_not_called_by_its_last_month(here: Room) -> None:
    model = OwnForms(here.store, here.officer, today=lambda: date(2026, 11, 22), now=lambda: here.clock.now)
    told = []
    for kind in (Kind.MONTH, Kind.QUARTER, Kind.YEAR):
        model.period = periods.of(kind, date(2026, 11, 1))
        told.append([model._fact(name, "") for name in ("年", "月", "月份", "季度")])
    assert told == [
        [2026, 11, "11月", "第四季度"],
        [2026, "10—12", "10—12月", "第四季度"],
        [2026, "1—12", "1—12月", "第一—第四季度"],
    ]


def test_a_column_that_nobody_fills_is_named(page: Any, machine: FakeMachine) -> None:
    panel = pointed(page, machine)
    panel.grid.setCurrentIndex(panel.grid.cells.index(4, 8))
    panel.what.picked.emit("")
    assert "“矛盾纠纷台账”的 I 列（责任人）没有指定填什么，空着。" in panel.told.text().splitlines()
    panel.keep_button.click()
    assert "“矛盾纠纷台账”的 I 列（责任人）没有指定填什么，空着。" in page.view.told.text().splitlines()


@pytest.mark.parametrize(
    "change",
    [
        {"sheet": "没有的表"},
        {"source": "L99", "cells": {"A1": "x.y"}, "columns": {}, "first": 0, "last": 0, "head": []},
        {"source": "R1", "columns": {"A": "没有的栏"}},
        {"strange": 1},
    ],
)
def test_a_kept_form_that_fits_no_more_is_refused_by_a_sentence(
    page: Any, machine: FakeMachine, here: Room, said: list[str], change: dict[str, Any]
) -> None:
    view = kept(page, machine)
    form_id = view.viewmodel.form_id
    with here.store.unit(by=here.officer) as db:
        form = ownforms.get(db, form_id)
        sheet = {**form.mapping["sheets"][0], **change}
        ownforms.amend(db, form, mapping={**form.mapping, "sheets": [sheet]}, by=here.officer)
    said.clear()
    page.guarded(page.choose)("ownforms", str(form_id))
    assert len(said) == 1
    assert said[0].endswith("。")


def test_a_kept_form_whose_workbook_opens_no_more_is_refused_by_a_sentence(
    page: Any, machine: FakeMachine, here: Room, said: list[str]
) -> None:
    view = kept(page, machine)
    with here.store.unit(by=here.officer) as db:
        form = ownforms.get(db, view.viewmodel.form_id)
        ownforms.amend(db, form, content=b"PK\x03\x04 no workbook", by=here.officer)
    said.clear()
    for deed in (view.amend, view.pack, view.show_form):
        page.guarded(deed)()
    assert len(said) == 3
    assert all("不完整" in sentence for sentence in said)


def test_an_old_workbook_is_refused_with_what_to_do(
    page: Any, machine: FakeMachine, said: list[str], tmp_path: Path
) -> None:
    machine.path = tmp_path / "月报.xls"
    machine.path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    page.guarded(page.choose)("ownforms", "new")
    assert "另存" in said[-1]


def test_the_same_name_twice_is_told_beside_it(page: Any, machine: FakeMachine) -> None:
    kept(page, machine)
    panel = pointed(page, machine)
    panel.name.setText("村居矛盾纠纷台账")
    panel.keep_button.click()
    assert panel.problem.text() == "已有一张同名的表，请改个名字或加上年份。"


def _listed(page: Any) -> list[tuple[str, str]]:
    return list(page.list.places)
