"""台账 in real widgets, off screen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.station import Identity
from tests import sample
from tests.sample import Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui import theme
from ui.page import Context
from ui.pages import analysis, registers


@pytest.fixture
def here(founded: Room, tmp_path: Path) -> Iterator[Room]:
    for room in rooms.copied(founded, tmp_path / "data"):
        with room.store.unit() as db:
            sample.concluded(db, room)
        yield room


def opened(context: Context, here: Room, person: Identity) -> Any:
    context.store, context.person = here.store, person
    return rooms.standing(registers.PAGE.open(context))


@pytest.fixture
def page(context: Context, here: Room) -> Iterator[Any]:
    yield from opened(context, here, here.officer)


def shown(page: Any) -> list[str]:
    table = page.view.sheet.table
    return [each.name for n, each in enumerate(table._declared) if not table.isColumnHidden(n)]


def test_sheet_fits_the_width_and_opens_its_case(page: Any, machine: FakeMachine) -> None:
    table = page.view.sheet.table
    seen = [n for n in range(len(table.rows.columns)) if not table.isColumnHidden(n)]

    assert sum(table.columnWidth(n) for n in seen) == table.viewport().width()
    assert not table.horizontalHeader().two_rows
    table.opened.emit(table.rows.row(0))
    assert machine.asked[-1] == ("go", ("intake", {"case": table.rows.row(0).case_id}))


def test_columns_of_one_side_stand_under_one_word(page: Any, machine: FakeMachine) -> None:
    table = page.view.sheet.table
    names = [each.name for each in table._declared]

    table.show_column(names.index("当事人甲·性别"), seen=True)

    assert table.horizontalHeader().two_rows
    assert machine.memory["registers.R1.chosen"] is True
    table.show_usual()
    assert "当事人甲·性别" not in shown(page)


def test_words_narrow_the_rows_and_the_totals(page: Any) -> None:
    page.view.ask_filter()
    page.view.filters.words.setText("没有这个人")
    assert (page.view.count.text(), page.view.sheet.table.rows.shown) == ("0 / 1 件", ())
    page.view.filters.words.setText("张土根 西岔村")
    assert page.view.count.text() == "1 件"


def test_other_register_and_month_are_chosen(page: Any) -> None:
    page.list.row("registers", "R3").pressed.emit()
    assert page.view.sheet.title.text() == "西岔派出所人民调解案件台账（2026年11月）"
    page.view.chooser.step(-1)
    assert (page.view.chooser.button.text(), page.view.count.text()) == ("2026年10月", "0 件")
    assert page.view.sheet.nothing.isVisible()


def test_export_writes_in_a_task_and_says_where(
    page: Any, context: Context, machine: FakeMachine, qtbot: QtBot, tmp_path: Path
) -> None:
    machine.path = tmp_path / "台账.xlsx"

    with qtbot.waitSignal(context.boundary.noticed, timeout=20_000) as said:
        page.view.begin_export()

    assert said.args == [f"已导出 1 件：{machine.path}"]
    assert openpyxl.load_workbook(machine.path).worksheets[0]["A1"].value.startswith("西岔派出所")


def test_mediator_reads_why_there_are_no_registers(context: Context, here: Room) -> None:
    for page in opened(context, here, here.mediator):
        assert (page.buttons, page.view) == ([], None)


def test_a_narrow_sheet_keeps_source_nature_and_level_and_never_scrolls_sideways(
    context: Context, here: Room, qapp: QApplication
) -> None:
    theme.apply(qapp, "light", big=True)
    context.store, context.person = here.store, here.officer
    for page in rooms.standing(registers.PAGE.open(context), (1253, 701)):
        qapp.processEvents()
        table = page.view.sheet.table
        wide = sum(table.columnWidth(n) for n in range(len(table._declared)) if not table.isColumnHidden(n))

        assert {"来源", "性质", "风险等级"} <= set(shown(page))
        assert wide <= table.viewport().width()


def test_who_may_not_read_registers_has_no_place_for_them_on_the_rail(here: Room) -> None:
    for module in (registers, analysis):
        assert [module.PAGE.barred(each) for each in (here.officer, here.mediator)] == [False, True]
