"""Days of old registers, in all the ways in which they are written."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import legacy_days
from models.legacy_days import needs_year, read, year_of

DAY = date(2025, 3, 4)
EPOCH = date(1899, 12, 30)


@pytest.mark.parametrize(
    "words",
    [
        "2025-03-04", "2025-03-04 15:30:00", "2025.3.4", "2025/3/4", "2025年3月4日", "2025年3月4号", "20250304",
        "202503041530", "25.3.4", "25年3月4日", "２０２５．３．４", "二〇二五年三月四日", "二○二五年三月四日", "2025、3、4",
        "2025.3.4上午", "2025年3月4日下午3点", "2025年3月4日15时30分许", "2025.3.4（星期二）", "2025.3.4-2025.3.6",
        "2025年3月4日至6日", "2025.3.4—3.6", "45720", "45720.5", " 2025. 3. 4 ",
    ],
)  # fmt: skip
def test_day_with_its_year_is_read(words: str) -> None:
    assert read(words) == DAY


@pytest.mark.parametrize("words", ["3月4日", "3.4", "3-4", "三月四日", "3月4日晚", "3月4日至5日"])
def test_day_without_a_year_is_of_the_sheets_year_or_none(words: str) -> None:
    assert (read(words, 2025), read(words), needs_year(words)) == (DAY, None, True)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "昨天",
        "春天",
        "2025年3月",
        "2025.13.4",
        "2025年2月30日",
        "3天后",
        "12",
        "2025",
        "1999999",
        "张三",
        "2025.3.4张三",
    ],
)
def test_what_is_no_single_day_is_not_guessed(words: str) -> None:
    assert (read(words, 2025), needs_year(words)) == (None, False)


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("西岔派出所2025年矛盾纠纷台账", 2025), ("2025年度", 2025), ("二〇二四年台账", 2024), ("台账（2023）", 2023),
        ("3月", None), ("13800001234", None), ("1953年", None), ("", None), ("2023.1-2023.12", 2023),
    ],
)  # fmt: skip
def test_year_is_told_by_a_title(words: str, year: int | None) -> None:
    assert year_of(words) == year


@given(st.dates(date(1990, 1, 1), date(2049, 12, 31)))
def test_any_day_comes_back_however_it_is_written(day: date) -> None:
    y, m, d = day.year, day.month, day.day
    written = (f"{y}.{m}.{d}", f"{y}年{m:02}月{d:02}日", f"{y}/{m}/{d} 9:05", day.strftime("%Y%m%d"))
    assert [read(each) for each in written] == [day] * len(written)
    assert read(f"{m}月{d}日", y) == day
    assert read(str((day - EPOCH).days)) == day


@given(st.text(max_size=30), st.one_of(st.none(), st.integers(1990, 2030)))
def test_no_words_break_the_reader(words: str, year: int | None) -> None:
    found = legacy_days.read(words, year)
    assert found is None or EPOCH < found < EPOCH + timedelta(10**6)
