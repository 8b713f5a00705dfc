"""The check of workbooks finds what Excel would repair, so that no one else's test passes by a blind check."""

import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests import workbooks


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    sheet["A1"], sheet["B2"] = "文", 3
    sheet.merge_cells("A4:B5")
    made.save(tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


def altered(book: Path, part: str, before: bytes, after: bytes) -> Path:
    target = book.with_name("b.xlsx")
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                assert before in content
                content = content.replace(before, after)
            new.writestr(name, content)
    return target


def test_whole_workbook_has_no_fault(book: Path) -> None:
    workbooks.sound(book)


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("part", "before", "after", "fault"),
    [
        (SHEET, b"</sheetData>", b"</sheetDat>", "Opening and ending tag mismatch"),
        (SHEET, b'r="B2"', b'r="B3"', "B3 不在次序上"),
        (SHEET, b'<row r="2"', b'<row r="1"', "第 1 行不在次序上"),
        (SHEET, b'<mergeCell ref="A4:B5"/>', b'<mergeCell ref="A4:B5"/><mergeCell ref="B5:C6"/>', "合并的格子重叠"),
        (SHEET, b'r="A1"', b'r="A1" s="99"', "A1 的样式不存在"),
        (SHEET, b"<v>3</v></c>", b'<v>3</v></c><c r="C2" t="s"><v>7</v></c>', "C2 的文字不存在"),
        (SHEET, b"<v>3</v>", b"<v>three</v>", "B2 不是数"),
        ("xl/workbook.xml", b'name="Sheet"', b'name="a/b"', "工作表名“a/b”不合法"),
        ("xl/workbook.xml", b'r:id="rId1"', b'r:id="rId9"', "xl/workbook.xml：rId9 无此关系"),
        ("xl/_rels/workbook.xml.rels", b"sheet1.xml", b"sheet2.xml", "sheet2.xml 不存在"),
        ("[Content_Types].xml", b"/xl/worksheets/sheet1.xml", b"/xl/worksheets/sheet8.xml", "有类型而无此件"),
        ("[Content_Types].xml", b'PartName="/xl/styles.xml"', b'PartName="/xl/workbook.xml"', "类型写了两次"),
    ],
)  # fmt: skip
def test_each_fault_is_found(book: Path, part: str, before: bytes, after: bytes, fault: str) -> None:
    damaged = altered(book, part, before, after)

    assert any(fault in each for each in workbooks.faults(damaged)), workbooks.faults(damaged)


def test_part_without_a_type_and_one_that_stands_twice_are_found(book: Path) -> None:
    target = book.with_name("c.xlsx")
    shutil.copy(book, target)
    with zipfile.ZipFile(target, "a") as parts:
        parts.writestr("xl/odd.bin", b"x")
    assert workbooks.faults(target) == ["xl/odd.bin：没有内容类型"]
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(target, "a") as parts:
        parts.writestr("xl/odd.bin", b"x")
    assert "xl/odd.bin：同名两份" in workbooks.faults(target)
