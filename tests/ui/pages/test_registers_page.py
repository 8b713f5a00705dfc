"""台账 in real widgets, off screen."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.station import Identity
from tests import sample
from tests.sample import Room
from tests.ui import rooms
from tests.ui.fake_machine import FakeMachine
from ui import theme
from ui.ledgers.registers import STOPPED
from ui.page import Context
from ui.pages import analysis, registers
from ui.viewmodels import registers as viewmodel


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


def test_export_is_asked_in_the_page_written_in_a_task_and_opened_from_there(
    page: Any, context: Context, machine: FakeMachine, qtbot: QtBot, tmp_path: Path
) -> None:
    machine.path = tmp_path / "台账.xlsx"
    strip = page.view.exporting
    button = next(each for each in page.view.buttons if each.objectName() == "registers.export")

    button.click()
    assert (strip.isVisible(), button.isVisible(), strip.sentence.text()) == (
        True, False, "本所：姓名照列，证件号和电话遮盖。",
    )  # fmt: skip
    with qtbot.waitSignal(context.boundary.noticed, timeout=20_000) as said:
        strip.button.click()

    assert said.args == [f"已导出 1 件：{machine.path}"]
    assert openpyxl.load_workbook(machine.path).worksheets[0]["A1"].value.startswith("西岔派出所")
    strip.open_file.click()
    strip.open_folder.click()
    assert machine.asked[-2:] == [("file", machine.path), ("folder", tmp_path)]
    QTest.keyClick(strip.recipient, Qt.Key.Key_Escape)
    assert (strip.isVisible(), button.isVisible()) == (False, True)


def test_officer_reads_why_full_numbers_are_not_for_him(page: Any) -> None:
    page.view.ask_export()
    chip = page.view.exporting.numbers.chip("full")
    assert (chip.isEnabled(), chip.toolTip()) == (False, "导出完整证件号须由内勤或所领导办理。")


def test_leader_must_say_what_full_numbers_are_for(
    context: Context, here: Room, machine: FakeMachine
) -> None:
    for page in opened(context, here, here.leader):
        page.view.ask_export()
        strip = page.view.exporting
        assert not strip.purpose.isVisible()
        strip.numbers.chip("full").click()
        assert strip.purpose.isVisible()
        strip.button.click()
        assert (strip.problem.text(), machine.asked) == ("导出完整证件号须写明用途。", [])


def test_who_gets_what_is_said_before_it_is_written_and_kept_afterwards(
    page: Any, context: Context, machine: FakeMachine, qtbot: QtBot, tmp_path: Path
) -> None:
    machine.path = tmp_path / "台账.xlsx"
    page.choose("registers", "R2")
    page.view.ask_export()
    strip = page.view.exporting
    strip.recipient.set_value("司法所")
    strip.recipient.picked.emit("司法所")
    assert (strip.button.isEnabled(), strip.basis.isVisible()) == (False, True)
    assert strip.sentence.text().startswith("治安调解台账不提供给司法所：")

    QTest.keyClicks(strip.basis, "2026-12")
    assert strip.button.isEnabled()
    with qtbot.waitSignal(context.boundary.noticed, timeout=20_000):
        QTest.keyClick(strip.basis, Qt.Key.Key_Return)

    page.choose("exportlog", "log")
    log = page.view
    assert (log.count.text(), [log.table.rows.text(0, n) for n in (2, 4, 7)]) == (
        "1 次", ["治安调解台账", "司法所", "依据：2026-12"],
    )  # fmt: skip
    assert "提供给司法所" in log.detail.text()
    log.kind.chip("full").click()
    assert (log.count.text(), log.nothing.isVisible()) == ("0 次", True)


def test_a_number_of_the_last_line_opens_to_its_cases_and_they_to_the_case(
    page: Any, machine: FakeMachine
) -> None:
    totals = page.view.sheet._totalled.totals
    totals.setFocus()
    assert [each.words for each in totals.doors][:3] == ["合计　1 件", "治安 0", "民事 1"]

    QTest.keyClick(totals, Qt.Key.Key_Right)
    QTest.keyClick(totals, Qt.Key.Key_Right)
    QTest.keyClick(totals, Qt.Key.Key_Return)
    behind = page.view.behind
    assert (behind.isVisible(), behind.title.text(), behind.count.text()) == (True, "民事 1", "1 件")
    assert behind.detail.text().endswith("在内：性质“民事”")

    QTest.keyClick(behind.table, Qt.Key.Key_Return)
    case = page.view.sheet.shown[0].case_id
    assert machine.asked[-1] == ("go", ("intake", {"case": case}))
    area = next(spot for each, spot in totals.areas() if each.words == "治安 0")
    QTest.mouseClick(totals, Qt.MouseButton.LeftButton, pos=area.center())
    assert (behind.title.text(), behind.detail.text()) == ("治安 0", "这个数字后面没有案件。")
    QTest.keyClicks(behind.asked, "2026-77")
    QTest.keyClick(behind.asked, Qt.Key.Key_Return)
    assert behind.answer.text() == "没有编号为“2026-77”的案件。"
    page.view.chooser.step(-1)
    assert not behind.isVisible()


def test_a_quarter_is_chosen_from_the_name_of_the_month(page: Any) -> None:
    page.view.chooser.menu().actions()[1].trigger()
    assert (page.view.sheet.title.text(), page.view.count.text()) == (
        "西岔派出所矛盾纠纷排查调处登记台账（2026年第四季度）", "1 件",
    )  # fmt: skip


def test_a_village_is_chosen_kept_by_a_name_and_comes_back(page: Any, said: list[str]) -> None:
    view = page.view
    view.ask_filter()
    village = view.filters.choices["village"]
    assert village.count() > 1
    village.setCurrentIndex(1)
    village.picked.emit(village.value())
    assert view.sheet.foot.text().startswith(f"筛选：{village.value()}。")
    view.filters.naming.setText("本村")
    view.filters.naming.submitted.emit()
    assert said[-1] == "已存下筛选“本村”，在“已存筛选”里。"
    chosen = view.filters.said()
    QTest.keyClick(view.filters.words, Qt.Key.Key_Escape)
    assert "筛选" not in view.sheet.foot.text()

    page.choose("registers", "R3")
    view.ask_filter()
    view.filters.menu().actions()[0].trigger()
    assert view.filters.said() == chosen
    view.filters.keep.emit(" ")
    assert view.filters.problem.text() == "给筛选起个名字。"


def test_a_long_period_is_read_in_a_task_and_may_be_given_up(
    page: Any, context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(viewmodel, "AT_ONCE", 0)
    view = page.view
    view.choose("R3")
    assert view.count.text() == "正在读…"
    for task in context.tasks.running:
        task.cancel()
    rooms.settled(qtbot, page)
    assert (view.sheet.nothing.text(), view.count.text()) == (STOPPED, "没有读完")

    view.choose("R3")
    rooms.settled(qtbot, page)
    assert (view.sheet.title.text(), view.count.text()) == (
        "西岔派出所人民调解案件台账（2026年11月）",
        "1 件",
    )
    page.refresh(frozenset({"Case"}))
    assert (view.stale.isVisible(), context.tasks.running) == (True, ())
    view.stale.click()
    rooms.settled(qtbot, page)
    assert not view.stale.isVisible()


def test_the_list_is_met_once_by_tab_and_the_arrows_choose(page: Any) -> None:
    page.activateWindow()
    places = [place for place in page.list.places if place[0] == "registers"]
    page.list.row(*places[0]).setFocus()

    QTest.keyClick(page.list.row(*places[0]), Qt.Key.Key_Down)

    assert (page.place, page.view.viewmodel.key) == (places[1], places[1][1])
    tabbed = [
        place for place in page.list.places if page.list.row(*place).focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert tabbed == [places[1]]


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


def test_a_sum_whose_column_has_no_room_stands_after_the_count(page: Any, here: Room) -> None:
    with here.store.unit() as db:
        sample.concluded(db, here)
    view = page.view
    view.show_register()
    sheet = view.sheet
    place = next(at for at, each in enumerate(sheet._sheet.columns) if each.name == "涉及金额")

    sheet.table.show_column(place, seen=False)

    assert [each.words for each in sheet._totalled.totals.doors if "金额" in each.words] == [
        "涉及金额 1,000.00"
    ]
    assert sheet._totalled.totals.areas()[0][0].words.startswith("合计")
