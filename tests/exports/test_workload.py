"""The table of persons as a workbook: its parts add up, its rates stand beside them, and it needs no repair."""

import shutil
import subprocess
import uuid
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from exports import workload, xlsx
from models import periods, qualityrules
from models.base import new_id
from models.queries.quality import Figure
from models.queries.qualityitems import Item
from models.queries.workload import Load
from tests import workbooks

NOVEMBER = periods.month(date(2026, 11, 20))
#: Figures with parts that are printed: those of 其中 are not.
RATES = sum(1 for each in qualityrules.measures() if each.kind != "days" and not each.name.startswith("其中"))
HEAD = xlsx.Head(station="西岔派出所", period=NOVEMBER, reporter="索所长", reported_on=date(2026, 11, 30))


def figures(officers: list[uuid.UUID]) -> tuple[Figure, ...]:
    """Return every figure with two items for each person, the first of them good."""
    return tuple(
        Figure(
            each,
            tuple(
                Item(new_id(), officer, good=first, days=3) for officer in officers for first in (True, False)
            ),
        )
        for each in qualityrules.measures()
    )


def rows(told: tuple[Figure, ...], officers: list[uuid.UUID]) -> list[Load]:
    names = ("=HYPERLINK(1)", "杨调解", "未分配")
    return [
        Load(each, name, "民警", 4, 1, 2, {figure.measure.key: figure.of(each) for figure in told}, serial)
        for serial, (each, name) in enumerate(zip(officers, names, strict=False), start=1)
    ]


@pytest.fixture
def written(tmp_path: Path) -> Path:
    officers = [new_id(), new_id()]
    told = figures(officers)
    target = tmp_path / "人员.xlsx"
    head = replace(HEAD, rule=workload.rule(told))
    assert xlsx.write(workload.register(told), rows(told, officers), target, head=head) == 2
    return target


def test_table_is_whole_and_says_what_each_rate_counts(written: Path) -> None:
    workbooks.sound(written)
    sheet = openpyxl.load_workbook(written).worksheets[0]
    said = [str(cell.value) for line in sheet.iter_rows() for cell in line if cell.value is not None]

    assert said[0] == "西岔派出所办案人员工作量与成效表（2026年11月）"
    assert any("调解成功率：达成协议（书面、口头、当场）的件数 ÷ 本期登记的全部件数" in each for each in said)
    assert said.count("50.0%") == 2 * RATES
    assert not any(each.startswith("其中") for each in said)
    names = [cell for line in sheet.iter_rows(max_col=2) for cell in line if "HYPERLINK" in str(cell.value)]
    assert [cell.data_type == "f" for cell in names] == [False]


def test_totals_are_formulas_over_the_rows(written: Path) -> None:
    sheet = openpyxl.load_workbook(written).worksheets[0]
    formulas = [
        str(cell.value) for line in sheet.iter_rows() for cell in line if str(cell.value).startswith("=SUM(")
    ]

    assert len(formulas) == 7 + 2 * RATES + 1


@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice: soffice")
def test_libreoffice_counts_the_same(written: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", str(tmp_path), str(written)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    total = next(
        line
        for line in (tmp_path / "人员.csv").read_text(encoding="utf-8").splitlines()
        if line.startswith("合计")
    )
    assert total.split(",")[0] == "合计　2 人"
    assert total.split(",")[3:12] == ["4", "8", "2", "4", "0", "0", "0", "2", "4"]
