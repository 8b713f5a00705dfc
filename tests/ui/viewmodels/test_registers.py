"""台账 without a window: the sheet, its totals, and who may export what."""

from collections.abc import Generator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select

from exports.registers import REGISTERS
from models import periods
from models.cases import Case
from models.errors import Refusal
from models.station import Identity
from tests import sample
from tests.sample import TODAY, Room
from ui.viewmodels import ledger_export, ledger_totals
from ui.viewmodels.exportlog import ExportLog
from ui.viewmodels.ledger_export import Export
from ui.viewmodels.ledger_sheet import Narrowed
from ui.viewmodels.ledger_totals import Told
from ui.viewmodels.registers import Registers
from ui.widgets.ledger_export import Chosen


def sheets(here: Room, person: Identity | None = None) -> Registers:
    return Registers(here.store, person or here.officer, today=lambda: TODAY, now=here.clock)


def done(progress: ledger_export.Progress) -> Any:
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
    assert sheet.notes == (
        "编号连续，无缺号。",
        "统计口径：按登记（发现）时间统计，一件一行，不论后来结果如何；作废和并入他案的不列，号码见缺号。",
    )
    seen = {each.name: each.text(sheet.rows[0]) for each in sheet.columns if each.importance}
    assert (seen["登记编号"], seen["当事人甲·姓名"], seen["调解结果"]) == ("西调2026-1", "张土根", "达成")
    masked = next(each for each in sheet.columns if each.name == "当事人甲·证件号")
    assert "*" in masked.text(sheet.rows[0])


def words(told: Mapping[str, tuple[Told, ...]]) -> dict[str, list[str]]:
    return {name: [each.words for each in line] for name, line in told.items()}


def narrowed(steps: Generator[None, None, Narrowed]) -> Narrowed:
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Narrowed = end.value
            return found


def test_totals_are_those_of_the_workbook(here: Room) -> None:
    with here.store.unit() as db:
        sample.concluded(db, here)
        sample.accepted(db, here)
    sheet = sheets(here).read()

    rows, told = narrowed(sheet.narrowed(""))

    totals = words(told)
    assert rows == sheet.rows
    assert totals["涉及金额"] == [f"{sum(row.amount for row in rows) / 100:,.2f}"]
    assert (totals["调解结果"], totals["履行状态"], totals["性质"]) == (
        ["达成 1"],
        ["0"],
        ["治安 0", "民事 2"],
    )


@pytest.mark.parametrize("key", sorted(REGISTERS))
def test_every_total_of_a_register_can_be_worked_out(key: str) -> None:
    told = ledger_totals.totals(REGISTERS[key], ())

    assert {"0.00", *(line for lines in words(told).values() for line in lines)} - {"0", "0.00"} == {
        line for lines in words(told).values() for line in lines if line.endswith(" 0")
    }


def test_words_narrow_rows_and_totals_and_are_read_once(here: Room) -> None:
    with here.store.unit() as db:
        sample.concluded(db, here)
        sample.accepted(db, here)
    sheet = sheets(here).read()

    assert narrowed(sheet.narrowed("没有这个人"))[0] == ()
    assert [row.number for row in narrowed(sheet.narrowed("张土根 西调2026-2"))[0]] == ["西调2026-2"]


def test_a_number_opens_to_its_cases_with_the_reason(here: Room) -> None:
    with here.store.unit() as db:
        sample.concluded(db, here)
        sample.accepted(db, here)
    page = sheets(here)
    rows, told = narrowed(page.read().narrowed(""))

    reached = page.open_number(told["调解结果"][0], rows)
    civil = page.open_number(told["性质"][1], rows)
    police = page.open_number(told["性质"][0], rows)
    every = page.open_number(None, rows)

    assert (reached.title, [row[1:4] for row in reached.rows]) == (
        "达成 1",
        [("西调2026-1", reached.rows[0][2], "调解结果“达成”")],
    )
    assert [row[3] for row in civil.rows] == ["性质“民事”", "性质“民事”"]
    assert (police.title, police.rows) == ("治安 0", ())
    assert [(row[0], row[3]) for row in every.rows] == [
        (row.case_id, "登记（发现）时间在2026年11月内") for row in rows
    ]
    assert every.definition.startswith("按登记（发现）时间统计")
    assert page.why("西调2026-2").startswith("西调2026-2 列入")
    page.choose_period(periods.of(periods.Kind.QUARTER, date(2026, 5, 1)))
    assert "不在2026年第二季度内" in page.why("西调2026-2")


@pytest.mark.parametrize("typed", ["2", "2026-2", "２０２６－2", "西调 2026—2", "002"])
def test_a_number_may_be_typed_short_or_with_other_dashes(here: Room, typed: str) -> None:
    with here.store.unit() as db:
        sample.accepted(db, here)
        sample.accepted(db, here)
    page = sheets(here)

    assert page.why(typed).startswith("西调2026-2 列入")
    assert page.why("2025-2") == "没有编号为“2025-2”的案件。"


def test_several_cases_with_the_number_are_named(here: Room) -> None:
    with here.store.unit() as db:
        for number in ("西调2024-7", "西调2025-7"):
            sample.accepted(db, here).number = number

    assert sheets(here).why("7").startswith("有 2 件对得上：西调202")
    assert sheets(here).why("2024-7").startswith("西调2024-7 列入")


def test_notes_of_a_narrowed_sheet_say_that_they_are_of_the_station(here: Room) -> None:
    with here.store.unit() as db:
        sample.accepted(db, here)
    page = sheets(here)
    page.narrow(officer="没有这个人")

    assert page.read().notes[1] == "全所编号连续，无缺号。"


def test_persons_say_the_state_of_their_case_and_it_is_counted_once(here: Room) -> None:
    with here.store.unit() as db:
        sample.concluded(db, here)
    page = sheets(here)
    page.per_person = True
    sheet = page.read()
    second = sheet.rows[1:]

    said = {each.name: [each.text(row) for row in sheet.rows] for each in sheet.columns}
    assert (said["性质"], said["调解结果"], said["涉及金额"]) == (["民事"] * 2, ["达成"] * 2, ["500.00", ""])
    for rows in (sheet.rows, second):
        totals = words(ledger_totals.totals(sheet.register, rows))
        assert (totals["性质"], totals["调解结果"], totals["涉及金额"]) == (
            ["治安 0", "民事 1"],
            ["达成 1"],
            ["500.00"],
        )
    assert (sheet.tagged(second), sheet.tagged(sheet.rows)) == ("1 件 1 人 / 1 件 2 人", "1 件 2 人")


@pytest.mark.parametrize("kind", list(periods.Kind))
def test_a_register_of_any_period_is_what_its_cases_are(here: Room, kind: periods.Kind) -> None:
    with here.store.unit() as db:
        sample.accepted(db, here)
    page = sheets(here)
    page.choose_period(
        periods.days(date(2026, 11, 1), TODAY) if kind is periods.Kind.DAYS else periods.of(kind, TODAY)
    )

    sheet = page.read()

    assert (sheet.title, len(sheet.rows)) == (f"西岔派出所矛盾纠纷排查调处登记台账（{page.period.name}）", 1)


def test_officer_village_and_type_narrow_the_rows_and_are_said(here: Room) -> None:
    with here.store.unit() as db:
        sample.accepted(db, here)
        case = db.scalars(select(Case)).one()
        officer, village, kind = case.handler_name, case.village, case.dispute_type
    page = sheets(here)
    choices = page.choices()
    assert (choices["officer"], choices["village"]) == (
        tuple((each, each) for each in (officer,) if each),
        tuple((each, each) for each in (village,) if each),
    )
    assert kind in dict(choices["dispute_type"])

    page.narrow(dispute_type=kind)
    assert (len(page.read().rows), page.read().notes[0]) == (1, f"筛选：{page.selection.chosen}。")
    page.narrow(officer="没有这个人")
    assert (page.read().rows, page.read().empty) == ((), "没有符合筛选的登记事项。")


def test_a_register_may_have_a_row_a_person_and_counts_both(here: Room) -> None:
    with here.store.unit() as db:
        sample.accepted(db, here)
    page = sheets(here)
    page.per_person = True

    sheet = page.read()

    assert (page.by_person, sheet.name, sheet.counted(sheet.rows)) == (
        True,
        "registers.R1.persons",
        "1 件 2 人",
    )
    assert sheet.title == "西岔派出所矛盾纠纷排查调处登记台账（一人一行）（2026年11月）"
    assert [row[1] for row in page.open_number(None, sheet.rows).rows] == ["西调2026-1"]
    page.key = "R5"
    assert (page.may_be_by_person, page.by_person, page.read().name) == (False, False, "registers.R5")


def test_kept_filters_are_ones_own(here: Room) -> None:
    page, leader = sheets(here), sheets(here, here.leader)
    page.keep("西岔村", {"village": "西岔村", "words": "张"})
    leader.keep("镇街", {"village": "镇街"})

    assert page.saved() == {"西岔村": {"village": "西岔村", "words": "张"}}
    page.drop("西岔村")
    assert (page.saved(), leader.saved()) == ({}, {"镇街": {"village": "镇街"}})


def test_mediator_who_is_no_officer_sees_no_register(here: Room) -> None:
    page = sheets(here, here.mediator)

    assert page.barred.startswith("台账列出本所全部案件，调解员只能看到")
    with pytest.raises(Refusal, match="调解员只能看到"):
        page.read()
    assert not Export(page).allowed


OWN = Chosen("本所", full=False, purpose="", basis="")
CENTRE = replace(OWN, recipient="综治中心")


def cells(target: Path) -> list[Any]:
    sheet = openpyxl.load_workbook(target).worksheets[0]
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value]


def test_full_numbers_need_the_right_and_a_purpose(here: Room, tmp_path: Path) -> None:
    with here.store.unit() as db:
        sample.concluded(db, here)
    target = tmp_path / "台账.xlsx"
    full = replace(OWN, full=True, purpose="报县局备案")

    with pytest.raises(Refusal, match="内勤或所领导"):
        Export(sheets(here)).write(target, full)
    leader = Export(sheets(here, here.leader))
    with pytest.raises(Refusal, match="用途") as refused:
        leader.write(target, replace(full, purpose=" "))
    assert refused.value.field == "purpose"
    assert done(leader.write(target, full)) == (target, "已导出 1 件")
    assert sample.resident("19680507", "011") in cells(target)


def test_export_is_masked_and_in_the_log(here: Room, tmp_path: Path) -> None:
    with here.store.unit() as db:
        sample.accepted(db, here)
    export = Export(sheets(here))
    target = tmp_path / export.file_name(OWN)

    assert export.effect(OWN, ()).sentence == "本所：姓名照列，证件号和电话遮盖。"
    assert done(export.write(target, OWN)) == (target, "已导出 1 件")

    assert target.name == "西岔派出所_矛盾纠纷排查调处登记台账_202611_20261120-1030.xlsx"
    assert sample.resident("19680507", "011") not in cells(target)
    line = ExportLog(here.store, here.officer).lines()[0]
    assert (line.by, line.title, line.period, line.recipient, line.manner, line.rows, line.outside) == (
        "葛民警", "矛盾纠纷排查调处登记台账", "2026年11月", "本所", "证件号遮盖", 1, False,
    )  # fmt: skip


def test_what_leaves_the_police_hides_who_the_parties_of_a_police_case_are(
    here: Room, tmp_path: Path
) -> None:
    with here.store.unit() as db:
        police = sample.accepted(db, here)
        police.nature = "治安"
        names = [party.name for party in police.parties]
    page = sheets(here)
    export, target = Export(page), tmp_path / "外送.xlsx"

    effect = export.effect(CENTRE, page.read().rows)
    assert (effect.sentence, effect.refused, effect.basis) == (
        (
            "综治中心：涉及治安或尚未定性的 1 件，当事人只留姓，住址、证件号和电话不列，简要情况不外送，"
            "其余文字里的姓名和号码隐去，件数和金额照列，证件号和电话遮盖。"
        ),
        False, True,
    )  # fmt: skip
    assert export.file_name(CENTRE).endswith("_提供综治中心.xlsx")
    assert done(export.write(target, CENTRE)) == (target, "已导出 1 件")
    assert Export(page).effect(replace(CENTRE, recipient="某某公司"), ()).sentence.startswith("某某公司：")

    written = cells(target)
    line = ExportLog(here.store, here.officer).lines("outside")[0]
    assert (line.recipient, line.manner, line.outside) == (
        "综治中心", "证件号遮盖，治安案件身份已隐去", True,
    )  # fmt: skip
    assert not [each for each in written for name in names if name in str(each)]


def test_a_register_of_police_cases_leaves_only_on_a_written_basis(here: Room, tmp_path: Path) -> None:
    page = sheets(here)
    page.key = "R2"
    export, target = Export(page), tmp_path / "外送.xlsx"

    effect = export.effect(CENTRE, ())
    assert (effect.refused, effect.basis) == (True, True)
    assert effect.sentence.startswith("治安调解台账不提供给综治中心：")
    with pytest.raises(Refusal, match="请写明书面依据") as refused:
        export.check(CENTRE)
    assert (refused.value.field, ExportLog(here.store, here.officer).lines()) == ("basis", ())

    based = replace(CENTRE, basis="县政法委〔2026〕12号")
    assert export.effect(based, ()).sentence == (
        "综治中心：凭县政法委〔2026〕12号提供，姓名照列。依据印在表上，记入导出记录。"
    )
    assert done(export.write(target, based)) == (target, "已导出 0 件")
    line = ExportLog(here.store, here.leader).lines()[0]
    assert (line.why, line.manner) == ("依据：县政法委〔2026〕12号", "证件号遮盖")
    assert "提供给：综治中心　依据：县政法委〔2026〕12号" in cells(target)


def test_the_log_lists_everybodys_exports_for_those_who_answer_for_them(here: Room, tmp_path: Path) -> None:
    done(Export(sheets(here)).write(tmp_path / "1.xlsx", OWN))
    full = replace(OWN, full=True, purpose="报县局备案")
    done(Export(sheets(here, here.leader)).write(tmp_path / "2.xlsx", full))
    officer, leader = ExportLog(here.store, here.officer), ExportLog(here.store, here.leader)

    assert ([each.file for each in officer.lines()], [each.file for each in leader.lines("full")]) == (
        ["1.xlsx"], ["2.xlsx"],
    )  # fmt: skip
    assert sorted(each.file for each in leader.lines()) == ["1.xlsx", "2.xlsx"]
    assert (officer.scope, leader.scope) == (
        "只列你自己的导出；全所的由内勤和所领导查看。", "全所的导出",
    )  # fmt: skip
    assert "用途：报县局备案" in leader.lines("full")[0].told


def test_a_workbook_given_up_is_neither_written_nor_in_the_log(here: Room, tmp_path: Path) -> None:
    with here.store.unit() as db:
        sample.accepted(db, here)
    steps = Export(sheets(here)).write(tmp_path / "台账.xlsx", OWN)

    next(steps)
    next(steps)
    steps.close()

    assert (list(tmp_path.glob("*.xlsx*")), ExportLog(here.store, here.officer).lines()) == ([], ())
