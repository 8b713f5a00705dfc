"""Numbers in narrow columns: no day and no sum is printed as ###, and what was done is told."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Alignment, Border, Side

from exports import fitting
from exports.fitting import FormMapping, SheetMapping
from exports.fitting.stylebook import Format
from exports.fitting.widths import shown_as
from tests.exports.fitting import compare

MAPPING = FormMapping(
    (
        SheetMapping(
            "Sheet", "R1", (1,), 2, 3, columns={"A": "序号", "B": "日期", "C": "金额"}, cells={"B6": "日"}
        ),
    )
)
ROW: dict[str, fitting.Value] = {"日期": date(2026, 11, 22), "金额": Decimal("1234567.50")}


def form(width: float | None = None) -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["序号", "日期", "金额"])
    for row in (2, 3):
        for column in (1, 2, 3):
            page.cell(row, column).border = Border(bottom=Side("thin"))
            page.cell(row, column).alignment = Alignment(horizontal="center", wrap_text=True)
    page["A4"], page["C4"] = "合计", "=SUM(C2:C3)"
    page["C4"].number_format = "#,##0.00"
    if width is not None:
        for letter in "BC":
            page.column_dimensions[letter].width = width
    book.save(made := BytesIO())
    return made.getvalue()


def filled(content: bytes, count: int = 4) -> tuple[Any, fitting.Filled]:
    made = fitting.fill(
        fitting.opened(content), MAPPING, rows=lambda _: [{**ROW, "序号": at} for at in range(count)], facts=lambda *_: ROW["日期"]
    )  # fmt: skip
    return compare.book(made.content)["Sheet"], made


def test_a_day_and_a_sum_in_a_column_of_usual_width_are_shown_smaller_and_told() -> None:
    page, made = filled(form())

    shrunk = {cell.coordinate for line in page.iter_rows() for cell in line if cell.alignment.shrink_to_fit}
    assert shrunk == {"B2", "B3", "B4", "B5", "C2", "C3", "C4", "C5", "C6", "B8"}
    look = page["B2"]
    assert (look.alignment.horizontal, look.alignment.wrap_text, look.border.bottom.style) == (
        "center",
        None,
        "thin",
    )
    assert (page["A2"].alignment.shrink_to_fit, page["A2"].alignment.wrap_text) == (None, True)
    assert made.told[-1] == (
        "“Sheet”的 B、C 列太窄，有 10 格日期或数字放不下，已改为缩小字号显示全；嫌字小请在原表里放宽这些列。"
    )


def test_a_total_above_the_rows_is_shown_whole_and_words_around_one_are_left() -> None:
    book = openpyxl.load_workbook(BytesIO(form()))
    page = book["Sheet"]
    page.insert_rows(1, 2)
    page["C1"], page["C2"] = "=SUM(C4:C5)", '="共"&SUM(C4:C5)'
    book.save(made := BytesIO())
    mapping = FormMapping((SheetMapping("Sheet", "R1", (3,), 4, 5, columns={"C": "金额"}),))

    done = fitting.fill(
        fitting.opened(made.getvalue()), mapping, rows=lambda _: [ROW, ROW], facts=lambda *_: ""
    )

    shown = compare.book(done.content)["Sheet"]
    assert [bool(shown[at].alignment.shrink_to_fit) for at in ("C1", "C2", "C4", "C5")] == [
        True,
        False,
        True,
        True,
    ]


def test_in_wide_columns_nothing_is_changed_or_told() -> None:
    page, made = filled(form(16))

    assert not any(cell.alignment.shrink_to_fit for line in page.iter_rows() for cell in line)
    assert made.told == ("“Sheet”原有 2 行，已按第一行的样子加了 2 行。",)


@pytest.mark.parametrize(
    ("words", "code", "dated", "shown"),
    [
        ("46327", "yyyy-mm-dd", True, "2026-00-00"),
        ("46327", '[$-804]yyyy"年"m"月"d"日";@', True, "2026年00月00日"),
        ("46327.5", "yyyy/m/d h:mm", True, "2026/00/00 00:00"),
        ("1234567.5", "#,##0.00_ ", False, "1,234,567.50"),
        ("1234567.5", "0", False, "1234568"),
        ("1234.5", '"¥"#,##0.00', False, "¥1,234.50"),
        ("0.5", "0.0%", False, "%50.0"),
        ("1234567.5", "General", False, "1234567.5"),
    ],
)
def test_a_number_takes_as_many_letters_as_its_format_gives(
    words: str, code: str, dated: bool, shown: str
) -> None:
    assert shown_as(words, Format(code, dated)) == shown
