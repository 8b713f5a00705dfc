"""Values in cells: what the form's own format makes of them, and nothing that a spreadsheet would run."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports import fitting
from exports.fitting import FormMapping, SheetMapping, Value
from exports.sheet_stream import LONGEST_TEXT, TOO_LONG
from models.errors import Refusal
from tests.exports.fitting import compare

MAPPING = FormMapping((SheetMapping("Sheet", cells={"A1": "甲"}),))


def form(code: str = "General", *, since_1904: bool = False) -> bytes:
    book = openpyxl.Workbook()
    if since_1904:
        book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001 -- openpyxl wants a moment without a zone
    page = book.active
    assert page is not None
    page["A1"].number_format = code
    page["A1"] = "旧"
    book.save(made := BytesIO())
    return made.getvalue()


def put(value: Value, code: str = "General", *, since_1904: bool = False) -> Any:
    """Write a value into a cell of a format and return the cell as openpyxl reads it."""
    template = fitting.opened(form(code, since_1904=since_1904))
    filled = fitting.fill(template, MAPPING, rows=lambda _: [], facts=lambda *_: value)
    return compare.book(filled.content)["Sheet"]["A1"]


@pytest.mark.parametrize(
    ("value", "code", "read", "shown"),
    [
        (date(2026, 11, 3), "General", datetime(2026, 11, 3), "yyyy-mm-dd"),  # noqa: DTZ001 -- what openpyxl gives
        (date(2026, 11, 3), 'yyyy"年"m"月"d"日"', datetime(2026, 11, 3), 'yyyy"年"m"月"d"日"'),  # noqa: DTZ001 -- as above
        (date(2026, 11, 3), "@", "2026-11-03", "@"),
        (date(2026, 11, 3), "0.00", datetime(2026, 11, 3), "yyyy-mm-dd"),  # noqa: DTZ001 -- as above
        (date(1899, 1, 1), "yyyy-mm-dd", "1899-01-01", "yyyy-mm-dd"),
        (datetime(2026, 11, 3, 14, 30, tzinfo=UTC), "yyyy-mm-dd hh:mm", datetime(2026, 11, 3, 14, 30), "yyyy-mm-dd hh:mm"),  # noqa: DTZ001 -- as above
        (Decimal("1234.5"), "General", 1234.5, "0.00"),
        (Decimal("1234.5"), "#,##0.0", 1234.5, "#,##0.0"),
        (Decimal("0.005"), "General", 0.01, "0.00"),
        (7, "General", 7, "General"),
        (7, "@", 7, "@"),
        (True, "General", "是", "General"),
        (123456789012345678, "General", "123456789012345678", "General"),
        (("张某", "李某"), "General", "张某、李某", "General"),
        ("第一行\n第二行", "General", "第一行\n第二行", "General"),
        (" 前后空 ", "General", " 前后空 ", "General"),
        ("a\x00b\x1b", "General", "a␀b␛", "General"),
        ("_x0041_", "General", "_x005F_x0041_", "General"),
        ("<b>&amp;]]>", "General", "<b>&amp;]]>", "General"),
        (None, "General", None, "General"),
        ("", "yyyy-mm-dd", None, "yyyy-mm-dd"),
    ],
)  # fmt: skip
def test_a_value_is_what_the_cell_wants(value: Value, code: str, read: Any, shown: str) -> None:
    cell = put(value, code)

    assert (cell.value, cell.number_format) == (read, shown)


@pytest.mark.parametrize(
    "words", ['=HYPERLINK("http://x")', "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "＝1", "\t=1", "  =1"]
)
def test_a_text_never_becomes_a_formula(words: str) -> None:
    cell = put(words)

    assert (cell.value, cell.data_type, cell.quotePrefix) == (words, "s", True)


def test_a_text_longer_than_a_cell_is_cut_with_the_sentence() -> None:
    cell = put("长" * 40_000)

    assert (len(cell.value), cell.value[-len(TOO_LONG) :]) == (LONGEST_TEXT, TOO_LONG)


def test_days_are_counted_from_1904_where_the_form_does_so() -> None:
    assert put(date(2026, 11, 3), "yyyy-mm-dd", since_1904=True).value == datetime(2026, 11, 3)  # noqa: DTZ001 -- what openpyxl gives


@given(st.text(min_size=1, max_size=30))
@settings(max_examples=60)
def test_any_text_comes_back_as_it_was_or_with_pictures_of_what_cannot_stand_there(words: str) -> None:
    read = put(words).value

    assert len(read) == len(words.replace("\r\n", "\n"))
    if words.isprintable():
        assert read == words


@given(st.dates(date(1904, 1, 2), date(2199, 12, 31)), st.booleans())
@settings(max_examples=30)
def test_any_day_comes_back(day: date, since_1904: bool) -> None:
    assert put(day, "yyyy-mm-dd", since_1904=since_1904).value.date() == day


@given(st.integers(-(10**11), 10**11))
@settings(max_examples=30)
def test_any_sum_comes_back_to_the_cent(fen: int) -> None:
    assert round(put(Decimal(fen).scaleb(-2)).value * 100) == fen


def test_a_name_that_the_rows_do_not_have_is_said() -> None:
    mapping = FormMapping((SheetMapping("Sheet", "R1", (1,), 2, 3, columns={"A": "金额"}),))
    with pytest.raises(Refusal, match=r"^“Sheet”要填的“金额”，这个台账里没有。请重新指一下这一列。$"):
        fitting.fill(fitting.opened(form()), mapping, rows=lambda _: [{"编号": 1}], facts=lambda *_: "")


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exports.fitting.filling.MOST_FILLED", 3)
    mapping = FormMapping((SheetMapping("Sheet", "R1", (1,), 2, 3, columns={"A": "金额"}),))
    with pytest.raises(Refusal, match=r"^“Sheet”要填 4 行，超出一张表能填的行数。请缩短期间再填。$"):
        fitting.fill(fitting.opened(form()), mapping, rows=lambda _: [{"金额": 1}] * 4, facts=lambda *_: "")


def test_filling_twice_gives_the_same_bytes_and_leaves_the_form_alone() -> None:
    template = fitting.opened(form("@"))
    before = template.content

    first, second = (
        fitting.fill(template, MAPPING, rows=lambda _: [], facts=lambda *_: "=1").content for _ in range(2)
    )

    assert (first == second, template.content == before) == (True, True)
