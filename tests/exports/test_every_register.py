"""Every register as a workbook: its cells, what three readers make of it, and what it refuses to run."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from exports import xlsx
from exports.columns import Register, text
from exports.registers import REGISTERS
from exports.registers.persons import PERSONS
from models import periods, registerrules
from models.periods import Kind
from models.queries.rows import DisputeRow, Gap, MediationRow, PartyFacts, PersonRow, PublicOrderRow
from models.queries.rows_after import ConfirmationRow, InstalmentRow, ReferralRow, ServingRow, VisitRow
from models.queries.rows_papers import ConcernRow, NumberRow, RecordingRow, SpotRow
from models.queries.rows_people import AssistantRow, HelperRow
from tests import workbooks

DAY = date(2026, 11, 12)
HEAD = xlsx.Head(
    "西岔派出所",
    periods.month(DAY),
    "葛某某",
    date(2026, 11, 30),
    exported_at=datetime(2026, 11, 30, 9, tzinfo=UTC),
)
PARTY = PartyFacts("张三", "男", 76, "11010519491231002X", "13812341234", "葡萄沟村三组", "甲", "申请人")
BOTH = (PARTY, replace(PARTY, name="李四", side="乙"))
SAMPLES: dict[str, Any] = {
    "R1": DisputeRow(
        "c", 1, "西调2026-301", DAY, "110警情", "2026110212345678", (PARTY,), (BOTH[1],), ("赵六",), "西岔村", "邻里纠纷",
        "相邻通行", "治安", "院墙滴水", "因院墙滴水发生争吵。", 4, 123456, "一般", 2, "葛某某", ("司法所",), "人民调解",
        "当面调解", 1, "达成", "（2026）西人调字第1号", "已履行", DAY, 1, DAY, True, "", everyone=BOTH,
    ),
    "R2": PublicOrderRow(
        "c", 1, "西公（西）调解字〔2026〕1号", "A530111", "殴打他人", DAY, ("张三",), ("李四",), "轻微伤", DAY, False, DAY,
        DAY, "否", ("葛某某",), "LX-1", ("赵某",), DAY, "一次性赔偿2500元。", 250000, DAY, DAY, "", DAY, "12", everyone=BOTH,
    ),
    "R3": MediationRow(
        "c", 1, "（2026）西人调字第1号", DAY, "申请", ("周某", "某公司"), "劳动争议", True, 3300000, ("孙某",), ("何某",),
        "成功", "书面", "（2026）西人调字第1号", DAY, "已履行", DAY, "确认有效", DAY, "1次", "未归档", "可申报", everyone=BOTH,
    ),
    "R4": SpotRow("c", 1, "西公（西）现调字〔2026〕1号", DAY, ("张三", "李四"), "殴打他人", 20000, "葛某某", "已使用", ""),
    "R5": VisitRow(
        "c", 1, "西调2026-301", ("张三", "李四"), "（2026）西人调字第1号", DAY, DAY, "电话", "全部履行", "满意", "无", "无", "葛某某", DAY
    ),
    "R6": InstalmentRow(
        "c", 1, "西调2026-301", "张三", "李四", "1/10", DAY, 50000, DAY, 50000, "转账", "第7号", 3, ("2026-11-20催告书",)
    ),
    "R7": ReferralRow("c", 1, "移调1号", "西调2026-301", DAY, "司法所", "不属管辖", DAY, "2026-11-13 单某", DAY, "受理", "无"),
    "R8": HelperRow(
        "c", 1, "查某", "西岔派出所", "警务助理", "ZL-07", "邻里", "13900001111", "2026-01-01至", ("西调2026-301",), 40, "协助1次", "好"
    ),
    "R10": NumberRow(
        "c", 1, "人民调解卷宗与协议书", "（2026）西人调字第1号", "人民调解协议书", "西调2026-301", "2026-11-12 09:30", 3, "葛某某", "有效", "无"
    ),
    "R11": ConcernRow("c", 1, "张三与李四", DAY, DAY, 3, "重大", "索某", "每周上门", "重点关注中"),
    "R12": RecordingRow(
        "c", 1, "西调2026-301", "第1次", "摄像机", "D-01", "2026-11-12 09:30", "2026-11-12 10:30", True, "硬盘1", "葛某某"
    ),
    "R13": ConfirmationRow(
        "c", 1, "西调2026-301", ("张三", "李四"), "（2026）西人调字第1号", DAY, "县法院", DAY, DAY, DAY, "确认有效", "（2026）1号", DAY, "撤回"
    ),
    "R14": ServingRow("c", 1, "西调2026-301", "告知书", "告1号", DAY, ("张三",), "直接送达", DAY, "李四", "当面", "葛某某"),
    "R15": AssistantRow("c", 1, "查某", "警务助理", "调解类", "派出所", "西岔村", 1, ("西调2026-301",), 40, 2, 3, 5),
}  # fmt: skip
ALL = [
    *((REGISTERS[key], row) for key, row in SAMPLES.items()),
    *((each, PersonRow("c", 1, SAMPLES[key], PARTY)) for key, each in PERSONS.items()),
]
EVIL = ('=HYPERLINK("http://x","点我")', "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\t=1", "＝1")


def written(register: Register[Any], rows: list[Any], target: Path, **changes: Any) -> Path:
    head = replace(
        HEAD,
        **{"rule": "一件一行。", "gaps": (Gap("1号", "作废"),), "late": (Gap("2号", "补录"),), **changes},
    )
    xlsx.write(register, rows, target, head=head)
    return target


@pytest.mark.parametrize(("register", "row"), ALL, ids=lambda each: getattr(each, "title", ""))
def test_every_register_writes_its_row_in_full_and_every_reader_reads_it(
    register: Register[Any], row: Any, tmp_path: Path
) -> None:
    target = written(register, [row], tmp_path / "a.xlsx")

    workbooks.sound(target)
    sheet: Any = openpyxl.load_workbook(target).worksheets[0]
    first = 4 + any(column.group for column in register.columns)
    for cell, column in zip(sheet[first], register.columns, strict=True):
        want, got = column.value(row), cell.value
        if isinstance(want, date):
            assert got.date() == want
        elif column.kind == "money" and isinstance(want, int):
            assert got == want / 100
        elif isinstance(want, str | tuple):
            said = text(want, column.mask, "、" if column.inline else "、\n")
            assert got == (said or None), column.name
        else:
            assert got == want, column.name
    foot = [sheet.cell(first + 2 + place, 1).value for place in range(3)]
    assert foot == ["缺号：1号（作废）。", "期后补录：2号（补录）。", "统计口径：一件一行。"]
    [kept, meta] = CalamineWorkbook.from_path(target).sheet_names
    assert (kept, meta) == ("2026年11月", "_meta")
    values = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    assert values[first][0] == f"合计　1 {register.unit}"


@pytest.mark.parametrize("register", [register for register, _ in ALL], ids=lambda each: each.title)
def test_no_text_is_run_and_none_is_too_long(register: Register[Any], tmp_path: Path) -> None:
    """Each text column of the register holds each evil text; the other columns hold nothing."""
    texts = [*EVIL, "长" * 32_768]
    columns = tuple(
        replace(column, total="", mask=None, value=_same if column.kind in {"text", "long"} else _nothing)
        for column in register.columns
    )

    target = written(replace(register, columns=columns), texts, tmp_path / "a.xlsx")

    workbooks.sound(target)
    first = 4 + any(column.group for column in columns)
    last = first + len(texts) - 1
    sheet: Any = openpyxl.load_workbook(target).worksheets[0]
    for line in sheet.iter_rows(min_row=first, max_row=last):
        for cell in line:
            assert cell.data_type in {"s", "n"}
            if cell.value is not None:
                assert cell.quotePrefix if len(cell.value) < len(texts[-1]) - 1 else len(cell.value) == 32_767


def _same(value: Any) -> Any:
    return value


def _nothing(value: Any) -> None:
    del value


def test_libreoffice_opens_every_register_and_computes_its_totals(
    tmp_path: Path, require: Callable[[str], str]
) -> None:
    """One process for all of them: starting it takes longer than reading them."""
    soffice = require("soffice")
    files = []
    for number, (register, row) in enumerate(ALL):
        files.append(written(register, [row, row], tmp_path / f"{number:02}.xlsx"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = [
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76",
        "--outdir",
        str(tmp_path),
    ]

    subprocess.run(
        [soffice, profile, *convert, *map(str, files)], check=True, capture_output=True, timeout=180
    )

    for file, (register, _) in zip(files, ALL, strict=True):
        said = file.with_suffix(".csv").read_text(encoding="utf-8")
        assert said.startswith(f"西岔派出所{register.title}（2026年11月）"), register.title
        assert f"合计　2 {register.unit}" in said, register.title
        assert ("#NAME?" in said, "#VALUE!" in said, "Err:" in said) == (False, False, False), register.title


@pytest.mark.parametrize("register", [register for register, _ in ALL], ids=lambda each: each.title)
def test_no_register_is_wider_than_its_paper_prints(register: Register[Any]) -> None:
    """At 60 characters the print is larger than life; beyond 340 it cannot be read on A4."""
    wide = sum(column.width for column in register.columns)

    assert 60 < wide < 340, wide
    assert [column.name for column in register.columns if column.width < 4] == []


@given(
    first=st.dates(date(2000, 1, 1), date(2099, 1, 1)), last=st.dates(date(2000, 1, 1), date(2099, 12, 31))
)
def test_name_of_every_period_is_legal_for_a_sheet(first: date, last: date) -> None:
    for period in (
        *(periods.of(kind, first) for kind in Kind if kind is not Kind.DAYS),
        periods.days(first, last),
    ):
        assert len(period.name) <= workbooks.LONGEST_NAME
        assert not workbooks.FORBIDDEN.search(period.name)


def test_every_register_has_a_sample_here() -> None:
    assert {key for key in REGISTERS if key in SAMPLES} == set(SAMPLES)
    assert {key for key in SAMPLES if not registerrules.rule(key).sentence} == set()
