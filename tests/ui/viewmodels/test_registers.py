"""台账 without a window: the sheet, its totals, and who may export what."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select

from exports.registers import REGISTERS
from models import periods
from models.audit import AuditEntry
from models.errors import Refusal
from models.station import Identity
from tests import sample
from tests.sample import TODAY, Room
from ui.viewmodels import registers
from ui.viewmodels.registers import Registers


def sheets(here: Room, person: Identity | None = None) -> Registers:
    return Registers(here.store, person or here.officer, today=lambda: TODAY, now=here.clock)


def done(progress: registers.Progress) -> Any:
    while True:
        try:
            next(progress)
        except StopIteration as end:
            return end.value


def test_sheet_reads_as_it_prints(here: Room) -> None:
    with here.store.unit() as db:
        sample.concluded(db, here)

    sheet = sheets(here).read()

    assert (sheet.title, sheet.unit) == (
        "西岔派出所矛盾纠纷排查调处登记台账（2026年11月）",
        "单位：西岔派出所（盖章）",
    )
    assert (sheet.reporter, sheet.reported_on) == ("填报人：葛民警", "填报日期：2026-11-20")
    assert sheet.gaps == "本月编号连续，无空号、作废。"
    seen = {each.name: each.text(sheet.rows[0]) for each in sheet.columns if each.importance}
    assert (seen["登记编号"], seen["当事人甲·姓名"], seen["调解结果"]) == ("西调2026-1", "张土根", "达成")
    masked = next(each for each in sheet.columns if each.name == "当事人甲·证件号")
    assert "*" in masked.text(sheet.rows[0])


def test_totals_are_those_of_the_workbook(here: Room) -> None:
    with here.store.unit() as db:
        sample.concluded(db, here)
        sample.accepted(db, here)
    page = sheets(here)
    rows = page.read().rows

    totals = page.totals(rows)

    assert totals["涉及金额"] == f"{sum(row.amount for row in rows) / 100:,.2f}"
    assert (totals["调解结果"], totals["履行状态"], totals["性质"]) == ("达成 1", "0", "治安 0　民事 2")


@pytest.mark.parametrize("key", sorted(REGISTERS))
def test_every_total_of_a_register_can_be_worked_out(key: str) -> None:
    told = registers.totals(key, ())

    assert set(told.values()) <= {
        "0",
        "0.00",
        "治安 0　民事 0",
        "达成 0",
        "已履行 0",
        "结案 0",
        "成功 0",
        "书面 0　口头 0",
    }


def test_months_go_back_and_never_past_this_one(here: Room) -> None:
    page = sheets(here)
    page.move(1)
    assert (page.month, page.is_present) == (periods.month(date(2026, 11, 1)), True)
    page.move(-11)
    assert (page.period, page.is_present) == ("2025年12月", False)


def test_mediator_who_is_no_officer_sees_no_register(here: Room) -> None:
    page = sheets(here, here.mediator)

    assert page.barred.startswith("台账列出本所全部案件，调解员只能看到")
    with pytest.raises(Refusal, match="调解员只能看到"):
        page.read()
    assert not page.may_export


def test_full_numbers_need_the_right_and_a_purpose(here: Room, tmp_path: Path) -> None:
    with here.store.unit() as db:
        sample.concluded(db, here)
    target = tmp_path / "台账.xlsx"

    with pytest.raises(Refusal, match="内勤或所领导"):
        sheets(here).export(target, purpose="备案", full=True)
    leader = sheets(here, here.leader)
    with pytest.raises(Refusal, match="用途") as refused:
        leader.export(target, purpose=" ", full=True)
    assert refused.value.field == "purpose"
    assert done(leader.export(target, purpose="报县局备案", full=True)) == (target, 1)
    cells = [cell.value for row in openpyxl.load_workbook(target).worksheets[0].iter_rows() for cell in row]
    assert sample.resident("19680507", "011") in cells


def test_export_is_masked_and_in_the_audit(here: Room, tmp_path: Path) -> None:
    with here.store.unit() as db:
        sample.accepted(db, here)
    page = sheets(here)
    target = tmp_path / page.file_name()

    assert done(page.export(target)) == (target, 1)

    assert target.name == "西岔派出所_矛盾纠纷排查调处登记台账_202611_20261120-1030.xlsx"
    with here.store.reading() as db:
        entry = db.scalars(select(AuditEntry).where(AuditEntry.deed == "导出台账")).one()
    assert (entry.by_name, entry.row_id, entry.changes["证件号"]) == ("葛民警", "R1", "遮盖")
