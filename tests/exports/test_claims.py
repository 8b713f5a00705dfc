"""R9 as the 司法所 gets it: the columns of domain.md 3.5, sums that add up, blanks for signatures and offices."""

import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from exports import xlsx
from exports.columns import leaving
from exports.registers.claims import R9
from models import periods
from models.queries.registers.claims import ClaimRow
from models.shields import Shield
from tests import workbooks

ROW = ClaimRow(
    "c", 1, "西调2026-1", "（2026）西人调字第1号", "张土根与赵水生山林土地纠纷", "山林土地", "一般", "杨调解", "渝调0001",
    date(2026, 11, 19), date(2026, 11, 20), "书面", "已履行", "9/9", 10_001, "拟申报", "土地、山林纠纷",
)  # fmt: skip
HEAD = xlsx.Head(
    station="西岔镇人民调解委员会", period=periods.month(date(2026, 11, 20)), reporter="葛民警", reported_on=date(2026, 11, 30)
)  # fmt: skip


@pytest.fixture
def written(tmp_path: Path) -> Path:
    target = tmp_path / "申报表.xlsx"
    oral = replace(ROW, serial=2, form="口头", amount=2_500, title="=cmd()")
    assert xlsx.write(R9, [ROW, oral], target, head=HEAD) == 2
    return target


def test_columns_are_those_of_the_claim_sheet() -> None:
    assert [column.name for column in R9.columns] == [
        "序号", "案号", "卷号", "纠纷名称", "类型", "等级", "调解员·姓名", "调解员·证号", "调解员·银行账户", "受理日期", "结案日期",
        "协议形式", "履行", "卷宗得分", "申报额", "审核额", "签字", "审核意见·司法所", "审核意见·派出所", "审核意见·司法局", "说明",
    ]  # fmt: skip


def test_what_others_fill_in_stays_blank(written: Path) -> None:
    workbooks.sound(written)
    sheet = openpyxl.load_workbook(written).worksheets[0]
    first = next(line for line in sheet.iter_rows() if line[0].value == 1)
    blank = [column.name for column, cell in zip(R9.columns, first, strict=False) if cell.value in {None, ""}]

    assert blank == [
        "调解员·银行账户",
        "审核额",
        "签字",
        "审核意见·司法所",
        "审核意见·派出所",
        "审核意见·司法局",
    ]
    assert first[14].value == 100.01


def test_a_guarded_party_is_not_named_outside() -> None:
    row = replace(ROW, shield=Shield(("张土根", "赵水生")))
    said = [column.value(row) for column in leaving(R9).columns]

    assert not any("张土根" in str(each) for each in said)
    assert (said[6], said[14]) == ("杨调解", 10_001)


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice: soffice")
def test_libreoffice_sums_to_the_fen(written: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(written)], check=True, capture_output=True, timeout=120
    )

    told = written.with_suffix(".csv").read_text(encoding="utf-8")
    total = told[told.index("合计") :]
    assert "125.01" in total
    assert "书面 1\n口头 1" in total
