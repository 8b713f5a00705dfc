"""The register workbook: its cells, its print set-up, what it refuses, and what LibreOffice makes of it."""

import errno
import hashlib
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from operator import itemgetter
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles.numbers import FORMAT_TEXT
from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook

from exports import sheet_stream, targets, xlsx
from exports.columns import Column, Register
from exports.registers import R1, R2, R3
from models import periods
from models.errors import Refusal
from models.queries.rows import DisputeRow, Gap, MediationRow, PartyFacts, PublicOrderRow

ID, PHONE = "11010519491231002X", "13812341234"
HEAD = xlsx.Head(
    "西岔派出所",
    periods.month(date(2026, 11, 1)),
    "葛某某",
    date(2026, 11, 30),
    exported_at=datetime(2026, 11, 30, 9, tzinfo=UTC),
)
PARTY = PartyFacts("张三", "男", 76, ID, PHONE, "西岔镇葡萄沟村三组")
DISPUTE = DisputeRow(
    "c1", 1, "西调2026-301", date(2026, 11, 2), "110警情", "2026110212345678", (PARTY,),
    (replace(PARTY, name="李四"), replace(PARTY, name="王五")), ("赵六",), "西岔村", "邻里纠纷", "相邻通行", "治安",
    "院墙滴水", "因院墙滴水发生争吵。", 4, 123456, "一般", 2, "葛某某", ("司法所",), "人民调解", "当面调解", 1, "达成",
    "（2026）西人调字第1号", "已履行", date(2026, 11, 9), 1, date(2026, 11, 20), True, "",
)  # fmt: skip
POLICE = PublicOrderRow(
    "c2", 1, "西公（西）调解字〔2026〕1号", "A530111", "殴打他人", date(2026, 11, 3), ("张三",), ("李四",), "轻微伤",
    date(2026, 11, 5), False, date(2026, 11, 6), date(2026, 11, 12), "否", ("葛某某",), "LX-1", ("赵某",),
    date(2026, 11, 12), "一次性赔偿2500元。", 250000, date(2026, 11, 30), date(2026, 11, 12), "", date(2026, 11, 15), "12",
)  # fmt: skip
PEOPLE = MediationRow(
    "c3", 1, "（2026）西人调字第1号", date(2026, 11, 3), "依申请", ("周某", "某公司"), "劳动争议", True, 3300000, ("孙某",),
    ("何某",), "成功", "书面", "（2026）西人调字第1号", date(2026, 11, 12), "已履行", None, "", date(2026, 12, 12),
    "1次", "未归档", "未申报",
)  # fmt: skip
TOTALLED = ("性质", "涉及人数", "涉及金额", "调解次数", "调解结果", "履行状态", "是否销号（案结事了）")
needs_soffice = pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice: soffice")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "台账.xlsx"


def sheet_of(target: Path) -> Any:
    return openpyxl.load_workbook(target).worksheets[0]


def trial(column: Column[Any], serial: Callable[[Any], int] = lambda _: 1) -> Register[Any]:
    """A register of a serial number, the column under trial, and a remark."""
    return Register(
        "X", "试写", (Column("序号", serial, 5, "number"), column, Column("备注", lambda _: None, 5))
    )


def letter(register: Register[Any], title: str, group: str = "") -> str:
    """Return the letter of a column, wherever a station's own columns have moved it."""
    heads = [(column.group, column.title) for column in register.columns]
    return get_column_letter(heads.index((group, title)) + 1)


def one_text(words: str, target: Path) -> Any:
    register = trial(Column("文", lambda row: row, 9))
    xlsx.write(register, [words], target, head=HEAD)
    return sheet_of(target)["B4"]


@pytest.mark.parametrize(("register", "row"), [(R1, DISPUTE), (R2, POLICE), (R3, PEOPLE)])
def test_every_register_writes_its_row_in_full(register: Register[Any], row: Any, target: Path) -> None:
    assert xlsx.write(register, [row], target, head=HEAD) == 1

    sheet = sheet_of(target)
    found = [cell.value for cell in sheet[5]]
    expected = [
        value / 100 if column.kind == "money" and isinstance(value, int) else value
        for column in register.columns
        for value in [column.value(row)]
    ]
    for got, want, column in zip(found, expected, register.columns, strict=True):
        if isinstance(want, date):
            assert got.date() == want
        elif column.mask:
            assert "*" in got
        elif isinstance(want, tuple):
            assert got == "、\n".join(want)
        else:
            assert got == (None if want == "" else want)


def test_title_unit_line_and_two_row_head_stand_over_the_rows(target: Path) -> None:
    xlsx.write(R1, [DISPUTE], target, head=HEAD)

    sheet = sheet_of(target)
    assert sheet["A1"].value == "西岔派出所矛盾纠纷排查调处登记台账（2026年11月）"
    assert [cell.value for cell in sheet[2] if cell.value] == [
        "单位：西岔派出所（盖章）", "填报人：葛某某", "填报日期：2026-11-30",
    ]  # fmt: skip
    a, a_end = letter(R1, "姓名", "当事人甲"), letter(R1, "住址", "当事人甲")
    b, b_end = letter(R1, "姓名", "当事人乙"), letter(R1, "住址", "当事人乙")
    last = letter(R1, "电话", "当事人乙")
    assert (sheet[f"{a}3"].value, sheet[f"{a}4"].value, sheet["A3"].value) == ("当事人甲", "姓名", "序号")
    merged = {str(each) for each in sheet.merged_cells.ranges}
    assert {f"A1:{last}1", f"{a}3:{a_end}3", f"{b}3:{b_end}3", "A3:A4"} <= merged
    assert sheet.title == "2026年11月"


def test_a_wide_register_prints_on_as_many_pages_as_keep_it_legible(target: Path) -> None:
    """R1 is 334 half-width characters wide; on one page its letters were of 4.8 points."""
    xlsx.write(R1, [], target, head=HEAD)

    sheet = sheet_of(target)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (2, 0)
    assert (sheet.print_title_cols, sheet.print_title_rows) == ("$A:$B", "$1:$4")
    assert sheet.page_setup.pageOrder == "overThenDown"


def test_what_is_cut_at_the_greatest_height_begins_at_the_top(target: Path) -> None:
    long: Register[tuple[str, ...]] = Register(
        "R1",
        "一览",
        (
            Column("序号", itemgetter(0), 6),
            Column("编号", itemgetter(1), 6),
            Column("备注", itemgetter(2), 6),
        ),
    )
    xlsx.write(long, [("1", "甲", "短"), ("2", "乙", "长" * 400)], target, head=HEAD)

    sheet = sheet_of(target)
    found = [[cell.alignment.vertical for cell in sheet[at]] for at in (4, 5)]
    assert (found, sheet.row_dimensions[5].height) == ([["center"] * 3, ["top"] * 3], 409)


def test_print_set_up_is_a4_landscape_fit_to_width_with_repeated_head(target: Path) -> None:
    xlsx.write(R3, [PEOPLE], target, head=HEAD)

    sheet = sheet_of(target)
    assert sheet.freeze_panes == "C5"
    assert sheet.print_title_rows == "$1:$4"
    setup = sheet.page_setup
    assert (setup.paperSize, setup.orientation, setup.fitToWidth, setup.fitToHeight) == (9, "landscape", 1, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.oddFooter.left.text, sheet.oddFooter.center.text) == ("内部资料", "第 &P 页　共 &N 页")


def test_cells_are_text_real_dates_and_yuan_with_borders(target: Path) -> None:
    xlsx.write(R1, [DISPUTE], target, head=HEAD)

    cells = {
        column.title + column.group: cell
        for column, cell in zip(R1.columns, sheet_of(target)[5], strict=True)
    }
    assert (cells["证件号当事人甲"].data_type, cells["证件号当事人甲"].number_format) == ("s", FORMAT_TEXT)
    assert (cells["警情编号"].data_type, cells["警情编号"].value) == ("s", "2026110212345678")
    assert (cells["登记（发现）时间"].is_date, cells["登记（发现）时间"].number_format) == (
        True,
        "yyyy-mm-dd",
    )
    assert (cells["涉及金额"].value, cells["涉及金额"].number_format) == (1234.56, "#,##0.00")
    assert {cell.border.left.style for cell in cells.values()} == {"thin"}
    assert {(cell.font.name, cell.font.sz) for cell in cells.values()} == {("宋体", 10.5)}
    assert {cell.alignment.wrap_text for cell in cells.values()} == {True}


def test_totals_are_formulas_over_the_rows(target: Path) -> None:
    xlsx.write(R1, [DISPUTE] * 3, target, head=HEAD)

    totals = {
        column.title: cell.value
        for column, cell in zip(R1.columns, sheet_of(target)[8], strict=True)
        if cell.value
    }
    at = {title: f"{letter(R1, title)}5:{letter(R1, title)}7" for title in TOTALLED}
    visits = letter(R1, "次数", "回访")
    assert {title: totals[title] for title in ("序号", *TOTALLED, "次数")} == {
        "序号": '="合计　"&COUNT(A5:A7)&" 件"',
        "性质": f'="治安 "&COUNTIF({at["性质"]},"治安")&CHAR(10)&"民事 "&COUNTIF({at["性质"]},"民事")',
        "涉及人数": f"=SUM({at['涉及人数']})",
        "涉及金额": f"=SUM({at['涉及金额']})",
        "调解次数": f"=SUM({at['调解次数']})",
        "调解结果": f'="达成 "&COUNTIF({at["调解结果"]},"达成")',
        "履行状态": f'="已履行 "&COUNTIF({at["履行状态"]},"已履行")',
        "次数": f"=SUM({visits}5:{visits}7)",
        "是否销号（案结事了）": f'="是 "&COUNTIF({at["是否销号（案结事了）"]},"是")',
    }


def test_month_without_cases_says_so_and_totals_nothing(target: Path) -> None:
    assert xlsx.write(R3, [], target, head=replace(HEAD, gaps=())) == 0

    sheet = sheet_of(target)
    assert (sheet["A5"].value, sheet["A7"].value) == ("本月无登记事项", "编号连续，无缺号。")
    amount = letter(R3, "涉及金额")
    assert sheet[f"{amount}6"].value == f"=SUM({amount}5:{amount}5)"


def test_each_formula_carries_what_it_gives(target: Path) -> None:
    rows = [DISPUTE, replace(DISPUTE, nature="民事", amount=None), replace(DISPUTE, amount=1, closed=False)]
    xlsx.write(R1, rows, target, head=HEAD)

    with zipfile.ZipFile(target) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    line = sheet[sheet.index('<row r="8"') :]
    values = dict(re.findall(r'<c r="([A-Z]+8)"[^>]*><f>[^<]*</f><v>([^<]*)</v></c>', line))
    told = [values[f"{each}8"] for each in ("A", *(letter(R1, title) for title in TOTALLED))]
    assert told == ["合计　3 件", "治安 2\n民事 1", "12", "1234.57", "3", "达成 3", "已履行 3", "是 2"]
    assert line.count("<f>") == len(values)
    words, figure = letter(R1, "性质"), letter(R1, "涉及人数")
    assert re.findall(rf'<c r="(?:{words}|{figure})8" s="[0-9]+"( t="str")?>', line) == [' t="str"', ""]


def test_a_formula_that_cannot_be_foretold_is_left_to_the_spreadsheet(target: Path) -> None:
    register = trial(Column("元", lambda row: row, 11, "money", total="AVERAGE({cells})"))
    xlsx.write(register, [100, 300], target, head=HEAD)

    with zipfile.ZipFile(target) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r"<f>(AVERAGE[^<]*)</f><v>?([^<]*)<?/", sheet) == [("AVERAGE(B4:B5)", "")]


def test_columns_that_nobody_filled_all_month_are_hidden_where_width_is_spare(target: Path) -> None:
    bare = replace(DISPUTE, alarm_number="", others=(), note="")
    xlsx.write(R1, [bare, replace(bare, others=("赵六",))], target, head=HEAD)

    book = openpyxl.load_workbook(target)
    sheet = book.worksheets[0]
    hidden = [letter for letter, each in sheet.column_dimensions.items() if each.hidden]
    told = {row[0].value: row[1].value for row in book["_meta"].iter_rows()}
    assert ([sheet[f"{letter}3"].value for letter in hidden], told["隐藏的空列"]) == (
        ["警情编号", "备注"],
        "警情编号、备注",
    )
    assert len(list(sheet[5])) == len(R1.columns)
    assert "填报日期：2026-11-30" in [cell.value for cell in sheet[2]]


def test_no_column_is_hidden_in_a_month_without_cases_nor_where_blanks_are_filled_by_hand(
    target: Path,
) -> None:
    for register, rows in ((R1, []), (R2, [replace(POLICE, case_number="", archive_number="")])):
        xlsx.write(register, rows, target, head=HEAD)

        assert {each.hidden for each in sheet_of(target).column_dimensions.values()} == {False}


def test_a_long_head_breaks_at_its_bracket(target: Path) -> None:
    xlsx.write(R2, [POLICE], target, head=HEAD)

    heads = [cell.value for cell in sheet_of(target)[3] if cell.value]
    assert [head for head in heads if "（" in head] == [
        "案件编号\n（执法办案系统）", "案由（条款）", "第二次调解\n（≤7工作日）", "录像编号\n（一人主持）",
    ]  # fmt: skip


def test_missing_numbers_stand_under_the_table_with_their_reason(target: Path) -> None:
    gaps = [Gap("西调2026-305", "作废：重复登记"), Gap("西调2026-309", "")]
    xlsx.write(R3, [PEOPLE], target, head=replace(HEAD, gaps=gaps))

    assert (
        sheet_of(target)["A7"].value == "缺号：西调2026-305（作废：重复登记）；西调2026-309（未说明原因）。"
    )


def test_full_numbers_need_a_purpose_which_is_printed(target: Path) -> None:
    with pytest.raises(Refusal, match="须写明用途") as refused:
        xlsx.write(R1, [DISPUTE], target, head=HEAD, masked=False)
    assert (refused.value.field, target.exists()) == ("purpose", False)

    xlsx.write(R1, [DISPUTE], target, head=replace(HEAD, purpose="报送法制"), masked=False)

    sheet = sheet_of(target)
    assert sheet["A3"].value == "含完整证件号　用途：报送法制　导出人：葛某某"
    assert sheet[f"{letter(R1, '证件号', '当事人甲')}6"].value == ID
    assert sheet.oddFooter.left.text == "内部资料　含完整证件号"
    assert sheet.print_title_rows == "$1:$5"


def test_masked_workbook_holds_no_full_number_in_any_part(target: Path) -> None:
    xlsx.write(R1, [DISPUTE], target, head=HEAD)

    with zipfile.ZipFile(target) as parts:
        everything = b"".join(parts.read(name) for name in parts.namelist())
    assert (ID.encode() in everything, PHONE.encode() in everything) == (False, False)


def test_demonstration_is_marked_in_title_and_page_head(target: Path) -> None:
    xlsx.write(R2, [POLICE], target, head=replace(HEAD, demo=True))

    sheet = sheet_of(target)
    assert sheet["A1"].value == "【示范】西岔派出所治安调解台账（2026年11月）"
    assert sheet.oddHeader.right.text == "示范数据"


def test_hidden_meta_sheet_tells_where_the_workbook_came_from(target: Path) -> None:
    xlsx.write(R3, [PEOPLE, PEOPLE], target, head=replace(HEAD, chosen="结果：成功"))

    book = openpyxl.load_workbook(target)
    meta = book["_meta"]
    told = {row[0].value: row[1].value for row in meta.iter_rows()}
    with zipfile.ZipFile(target) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml")
    rows = sheet[sheet.index(b'<row r="5"') : sheet.index(b'<row r="7"')]
    assert meta.sheet_state == "hidden"
    assert str(told.pop("程序")).startswith("三理调解工作台")
    assert told == {
        "台账": "R3 人民调解案件台账",
        "期间": "2026年11月",
        "统计口径": None,
        "筛选": "结果：成功",
        "导出人": "葛某某",
        "导出时间": "2026-11-30T09:00:00+00:00",
        "证件号": "已遮盖",
        "提供": "公安机关内部",
        "示范": "否",
        "隐藏的空列": "无",
        "行数": "2",
        "行数据SHA-256": hashlib.sha256(rows).hexdigest(),
    }


@pytest.mark.parametrize(
    "words", ["=1+1", "+86", "-5", "@SUM(A1)", "\t=1", " =1", "＝1", "|calc", "=cmd|' /C calc'!A0"]
)
def test_text_that_looks_like_a_formula_stays_text_and_is_quoted(words: str, target: Path) -> None:
    cell = one_text(words, target)

    assert (cell.value, cell.data_type, cell.quotePrefix) == (words, "s", True)


def test_formula_in_the_head_stays_text(target: Path) -> None:
    xlsx.write(R3, [PEOPLE], target, head=replace(HEAD, reporter="葛", station='=HYPERLINK("x")'))

    cell = sheet_of(target)["A1"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a\x00b\x1bc\x7fd", "a␀b␛c␡d"),
        ("坏\ud800字\uffff", "坏\ufffd字\ufffd"),
        ("一\r\n二\r三", "一\n二\n三"),
        ('<甲>&"乙"', '<甲>&"乙"'),
        (" 前后有空格 ", " 前后有空格 "),
        ("]]>", "]]>"),
        ("\U00030edd\ufa30𠮷", "\U00030edd\ufa30𠮷"),
        ("长" * 40_000, "长" * (32_767 - len(sheet_stream.TOO_LONG)) + sheet_stream.TOO_LONG),
    ],
)
def test_awkward_text_is_kept_or_shown_by_a_picture(words: str, expected: Any, target: Path) -> None:
    assert one_text(words, target).value == expected


def test_text_like_an_excel_escape_is_escaped_itself(target: Path) -> None:
    one_text("_x0041_", target)

    with zipfile.ZipFile(target) as parts:
        assert b"<t>_x005F_x0041_</t>" in parts.read("xl/worksheets/sheet1.xml")


@given(st.text(max_size=60))
def test_any_text_gives_a_cell_that_xml_and_spreadsheets_can_hold(words: str) -> None:
    kept = sheet_stream.legible(words)

    assert not re.search("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]", kept)
    assert sheet_stream.legible(kept.replace("_x005F_", "_")) == kept


@given(st.text(alphabet="调解ab \n", max_size=200), st.floats(3, 40))
def test_a_row_is_never_lower_than_its_longest_line_needs(words: str, width: float) -> None:
    assert sheet_stream.lines_of(words, width) >= words.count("\n") + bool(words.rsplit("\n", maxsplit=1)[-1])


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("调解", 4.2, 1),
        ("调解", 4.1, 2),
        ("SF-20261106-16", 9, 3),
        ("SF-20261106-16", 14.8, 1),
        ("9901**********0915", 18.8, 1),
        ("西调2026-14", 8.4, 2),
        ("一\n\n二", 9, 3),
        ("a" * 20, 9, 3),
    ],
)
def test_lines_break_between_characters_and_after_hyphens(words: str, width: float, lines: int) -> None:
    assert sheet_stream.lines_of(words, width) == lines


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(1900, 3, 1), datetime(1900, 3, 1)), (date(1900, 2, 28), "1900-02-28"), (date(9999, 12, 31), datetime(9999, 12, 31))],  # noqa: DTZ001 -- a spreadsheet has no zones
)  # fmt: skip
def test_dates_before_the_spreadsheet_calendar_are_text(day: date, expected: Any, target: Path) -> None:
    register = trial(Column("日", lambda row: row, 11, "date"))
    xlsx.write(register, [day], target, head=HEAD)

    assert sheet_of(target)["B4"].value == expected


@pytest.mark.parametrize(
    ("fen", "expected"), [(0, "0.00"), (1, "0.01"), (-5, "-0.05"), (10**13 + 7, "100000000000.07")]
)
def test_money_is_written_to_the_fen(fen: int, expected: Any, target: Path) -> None:
    register = trial(Column("元", lambda row: row, 11, "money"))
    xlsx.write(register, [fen], target, head=HEAD)

    with zipfile.ZipFile(target) as parts:
        assert f"<v>{expected}</v>".encode() in parts.read("xl/worksheets/sheet1.xml")


def test_remembered_cells_do_not_mix_when_more_values_come_than_are_kept(target: Path) -> None:
    register = trial(Column("文", lambda r: f"第{r}", 9), lambda r: r)
    rows = range(sheet_stream.REMEMBERED * 2 + 5)
    xlsx.write(register, rows, target, head=HEAD)

    found = CalamineWorkbook.from_path(target).get_sheet_by_index(0).to_python()
    assert [row[:2] for row in found[3 : 3 + len(rows)]] == [[each, f"第{each}"] for each in rows]


def test_parts_of_the_workbook_are_readable_by_calamine(target: Path) -> None:
    xlsx.write(R2, [POLICE] * 450, target, head=HEAD)

    book = CalamineWorkbook.from_path(target)
    rows = book.get_sheet_by_name("2026年11月").to_python()
    assert book.sheet_names == ["2026年11月", "_meta"]
    assert [row[0] for row in rows[4:454]] == [1.0] * 450
    assert rows[4][[column.title for column in R2.columns].index("赔偿金额")] == 2500.0


@needs_soffice
def test_libreoffice_computes_the_totals(target: Path, tmp_path: Path) -> None:
    xlsx.write(R1, [DISPUTE, replace(DISPUTE, serial=2, nature="民事", amount=None)], target, head=HEAD)

    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(target)], check=True, capture_output=True, timeout=120
    )

    total = target.with_suffix(".csv").read_text(encoding="utf-8").splitlines()
    assert "合计　2 件" in total[-2]
    assert "治安 1" in total[-2]
    assert ("民事 1" in total[-1], ',8,"1,234.56"' in total[-1]) == (True, True)


def test_missing_folder_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"^“台账.xlsx”没有写成：文件夹不存在，请先建好或换一个文件夹再导出。$"):
        xlsx.write(R3, [], tmp_path / "没有" / "台账.xlsx", head=HEAD)


def test_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="是一个文件夹，请换一个文件名"):
        xlsx.write(R3, [], tmp_path, head=HEAD)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "磁盘已满"), (errno.EACCES, "没有这个文件夹的写入权限"), (errno.EROFS, "只读的"),
        (errno.ENAMETOOLONG, "文件名太长"), (errno.EIO, "请检查磁盘或 U 盘"),
    ],
)  # fmt: skip
def test_trouble_while_writing_keeps_the_old_file_and_leaves_no_part(
    code: int, words: str, target: Path
) -> None:
    target.write_bytes(b"old")

    def failing() -> Iterator[MediationRow]:
        yield PEOPLE
        raise OSError(code, os.strerror(code))

    with pytest.raises(Refusal, match=words):
        xlsx.write(R3, failing(), target, head=HEAD)

    assert (target.read_bytes(), list(target.parent.iterdir())) == (b"old", [target])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_disk_speaks_through_the_real_system_call() -> None:
    with pytest.raises(OSError) as full, Path("/dev/full").open("wb", buffering=0) as file:
        file.write(b"x")

    assert "磁盘已满" in targets.sentence(full.value, Path("台账.xlsx"))


def test_a_workbook_that_is_given_up_leaves_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "台账.xlsx"
    target.write_bytes(b"old")
    steps = xlsx.writing(R1, [DISPUTE] * 1_000, target, head=HEAD)

    assert next(steps) > 0
    steps.close()

    assert ([each.name for each in tmp_path.iterdir()], target.read_bytes()) == (["台账.xlsx"], b"old")
