"""A copy of the officer's own workbook, its wrong cells in red, that reads again as it is."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from exports import book_marked, books
from models import legacy_rules

HEAD = ["编号", "登记日期", "当事人", "合计"]


def workbook(file: Path, *, left: int = 0) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "2025年"
    rows: list[list[Any]] = [
        ["西岔派出所台账"],
        HEAD,
        ["1", "春天", "张三", "=1+1"],
        ["2", "2025-03-04", "李四", 3],
    ]
    for line, row in enumerate(rows, 1):
        for place, value in enumerate(row, 1):
            sheet.cell(line, place + left, value)
    book.save(file)
    return file


@pytest.mark.parametrize("left", [0, 2])
def test_wrong_cell_is_red_and_the_reason_stands_at_the_end(tmp_path: Path, left: int) -> None:
    file, target = workbook(tmp_path / "台账.xlsx", left=left), tmp_path / "标红.xlsx"
    before = file.read_bytes()

    assert book_marked.write(file, {"2025年": 2}, [("2025年", 3, 1, "登记日期看不懂")], target) == 1

    sheet = load_workbook(target)["2025年"]
    wrong, reason = sheet.cell(3, 2 + left), sheet.cell(3, 5 + left)
    assert (wrong.value, wrong.fill.fgColor.rgb) == ("春天", "FFFF6B6B")
    assert (sheet.cell(2, 5 + left).value, reason.value) == ("有误原因", "登记日期看不懂")
    assert sheet.cell(4, 2 + left).fill.fill_type is None
    assert file.read_bytes() == before


def test_copy_is_read_again_and_its_old_reasons_go(tmp_path: Path) -> None:
    file, target, again = workbook(tmp_path / "台账.xlsx"), tmp_path / "标红.xlsx", tmp_path / "再.xlsx"
    book_marked.write(file, {"2025年": 2}, [("2025年", 3, 1, "登记日期看不懂")], target)
    table = books.opened(target).table(known=lambda heading: legacy_rules.is_known(books.plain(heading)))
    assert table.headings == (*HEAD, "有误原因")

    book_marked.write(target, {"2025年": 2}, [("2025年", 4, None, "另一个原因")], again)
    sheet = load_workbook(again)["2025年"]
    assert [sheet.cell(line, 5).value for line in (2, 3, 4)] == ["有误原因", None, "另一个原因"]
    assert sheet.max_column == 5


def test_reason_is_text_whatever_it_says(tmp_path: Path) -> None:
    file, target = workbook(tmp_path / "台账.xlsx"), tmp_path / "标红.xlsx"
    book_marked.write(file, {"2025年": 2}, [("2025年", 3, None, "=1+1\x00")], target)
    told = load_workbook(target)["2025年"].cell(3, 5)
    assert (told.value, told.data_type) == ("=1+1␀", "s")


def test_only_moderate_workbooks_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = workbook(tmp_path / "台账.xlsx")
    assert [book_marked.possible(file, kind) for kind in ("sheet", "csv")] == [True, False]
    assert not book_marked.possible(file.rename(tmp_path / "台账.xls"), "sheet")
    monkeypatch.setattr(book_marked, "MOST_BYTES", 10)
    assert not book_marked.possible(workbook(file), "sheet")


def test_broken_workbook_is_not_copied(tmp_path: Path) -> None:
    file = tmp_path / "台账.xlsx"
    file.write_bytes(b"PK")
    with pytest.raises(book_marked.NotCopied):
        book_marked.write(file, {}, [], tmp_path / "标红.xlsx")
