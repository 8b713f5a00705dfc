import doctest
from contextlib import suppress
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import dates
from models.errors import Refusal

TODAY = date(2026, 11, 21)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def test_examples_of_the_module_hold() -> None:
    assert doctest.testmod(dates).failed == 0


@pytest.mark.parametrize(
    "typed",
    [
        "20261121", "2026-11-21", "2026年11月21日", "2026/11/21", "2026.11.21", "11-21", "11月21日", "11月21号",
        "２０２６－１１－２１", " 2026 年 11 月 21 日 ", "2026年11月21日（星期六）", "今天", "当日", "周六", "本周六", "这个星期六",
    ],
)  # fmt: skip
def test_day_is_read_however_it_was_typed(typed: str) -> None:
    assert dates.parse(typed, today=TODAY) == TODAY


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("昨天", date(2026, 11, 20)),
        ("前天", date(2026, 11, 19)),
        ("大前天", date(2026, 11, 18)),
        ("明天", date(2026, 11, 22)),
        ("后天", date(2026, 11, 23)),
        ("大后天", date(2026, 11, 24)),
        ("下周三", date(2026, 11, 25)),
        ("下下周一", date(2026, 11, 30)),
        ("上星期日", date(2026, 11, 15)),
        ("礼拜天", date(2026, 11, 22)),
        ("3天前", date(2026, 11, 18)),
        ("10天之后", date(2026, 12, 1)),
        ("2-3", date(2026, 2, 3)),
        ("2024.2.29", date(2024, 2, 29)),
        ("十天内", date(2026, 12, 1)),
        ("15日之内", date(2026, 12, 6)),
        ("两周内", date(2026, 12, 5)),
        ("三个月内", date(2027, 2, 21)),
        ("月底", date(2026, 11, 30)),
        ("下个月底前", date(2026, 12, 31)),
        ("年底前", date(2026, 12, 31)),
        ("12月1日前", date(2026, 12, 1)),
        ("2026年12月1日之前", date(2026, 12, 1)),
    ],
)
def test_day_beside_today_is_read(typed: str, day: date) -> None:
    assert dates.parse(typed, today=TODAY) == day


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "请填写日期。"),
        ("2026-02-30", "2026年2月30日不存在。"),
        ("2-29", "2026年2月29日不存在。"),
        ("20261321", "2026年13月21日不存在。"),
        ("0000-01-01", "0年1月1日不存在。"),
        ("1899-12-31", "年份不对，请核对。"),
        ("2100-01-01", "年份不对，请核对。"),
        ("过几天", "看不懂这个日期，请写成 2026-11-21 这样。"),
        ("2026", "看不懂这个日期，请写成 2026-11-21 这样。"),
        ("26-11-21", "看不懂这个日期，请写成 2026-11-21 这样。"),
    ],
)
def test_day_is_refused_with_what_is_wrong(typed: str, sentence: str) -> None:
    with pytest.raises(Refusal) as caught:
        dates.parse(typed, today=TODAY)

    assert caught.value.message == sentence


@given(DAYS, DAYS)
def test_every_day_is_read_back_as_it_is_written(day: date, today: date) -> None:
    for written in (
        dates.chinese(day),
        day.isoformat(),
        f"{day:%Y%m%d}",
        dates.chinese(day) + dates.weekday(day),
    ):
        assert dates.parse(written, today=today) == day


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("2026-11-21 15:30", "2026-11-21T15:30"),
        ("2026-11-21T15:30", "2026-11-21T15:30"),
        ("202611211530", "2026-11-21T15:30"),
        ("20261121 1530", "2026-11-21T15:30"),
        ("2026年11月21日15时30分", "2026-11-21T15:30"),
        ("20261121 15:30:45", "2026-11-21T15:30"),
        ("15:30", "2026-11-21T15:30"),
        ("１５：３０", "2026-11-21T15:30"),
        ("下午3点半", "2026-11-21T15:30"),
        ("今天 下午 3点半".replace(" 3", "3"), "2026-11-21T15:30"),
        ("昨天晚上9点", "2026-11-20T21:00"),
        ("11-20 9时5分", "2026-11-20T09:05"),
        ("11月20日上午9点整", "2026-11-20T09:00"),
        ("中午12点", "2026-11-21T12:00"),
        ("中午1点", "2026-11-21T13:00"),
        ("凌晨0点10分", "2026-11-21T00:10"),
        ("下周三9:05", "2026-11-25T09:05"),
        ("昨晚8点", "2026-11-20T20:00"),
        ("昨夜十一点半", "2026-11-20T23:30"),
        ("今早7点", "2026-11-21T07:00"),
        ("五点半", "2026-11-21T05:30"),
        ("下午两点", "2026-11-21T14:00"),
        ("11-02 晚8点", "2026-11-02T20:00"),
    ],
)
def test_moment_is_read_in_beijing_time(typed: str, moment: str) -> None:
    read = dates.parse_moment(typed, today=TODAY)

    assert dates.local(read).strftime("%Y-%m-%dT%H:%M") == moment
    assert read.tzinfo is UTC


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("今早", (date(2026, 11, 21), "早上")),
        ("昨晚", (date(2026, 11, 20), "晚上")),
        ("前天下午", (date(2026, 11, 19), "下午")),
        ("上周五晚上", (date(2026, 11, 13), "晚上")),
        ("11-02 晚", (date(2026, 11, 2), "晚上")),
        ("昨天中午", (date(2026, 11, 20), "中午")),
    ],
)
def test_part_of_a_day_is_read_without_a_clock(typed: str, found: tuple[date, str]) -> None:
    assert dates.parse_part(typed, today=TODAY) == found


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "看不懂这个时间，请写成 2026-11-21 15:30 这样。"),
        ("下午", "看不懂这个时间，请写成 2026-11-21 15:30 这样。"),
        ("2026-11-21", "看不懂这个时间，请写成 2026-11-21 15:30 这样。"),
        ("2026-11-2115:30", "看不懂这个时间，请写成 2026-11-21 15:30 这样。"),
        ("25:00", "25时0分不存在，一天只有 0 至 23 时。"),
        ("9:75", "9时75分不存在，一天只有 0 至 23 时。"),
        ("2026-02-30 9:00", "2026年2月30日不存在。"),
    ],
)
def test_moment_is_refused_with_what_is_wrong(typed: str, sentence: str) -> None:
    with pytest.raises(Refusal) as caught:
        dates.parse_moment(typed, today=TODAY)

    assert caught.value.message == sentence


@given(DAYS, st.times().map(lambda clock: clock.replace(second=0, microsecond=0)))
def test_every_moment_is_read_back_as_it_is_written(day: date, clock: time) -> None:
    instant = datetime.combine(day, clock, tzinfo=UTC)
    if not date(1942, 1, 1) < day < date(2099, 12, 30):
        return

    assert dates.parse_moment(dates.chinese_moment(instant), today=TODAY) == instant


@given(st.text(alphabet="0123456789-:.年月日时分点半上下午周一天后今 ", max_size=16))
def test_whatever_is_typed_is_a_moment_or_a_refusal(text: str) -> None:
    with suppress(Refusal):
        dates.parse(text, today=TODAY)
    with suppress(Refusal):
        dates.parse_moment(text, today=TODAY)
    with suppress(Refusal):
        dates.parse_part(text, today=TODAY)


@pytest.mark.parametrize(
    ("birth", "on", "years"),
    [
        (date(2008, 11, 21), date(2026, 11, 20), 17),
        (date(2008, 11, 21), date(2026, 11, 21), 17),
        (date(2008, 11, 21), date(2026, 11, 22), 18),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2026, 11, 21), date(2026, 11, 21), 0),
        (date(2026, 11, 21), date(2026, 1, 1), 0),
    ],
)
def test_age_counts_full_years_from_the_day_after_the_birthday(birth: date, on: date, years: int) -> None:
    assert dates.age(birth, on) == years


@pytest.mark.parametrize(
    ("today", "typed", "day"),
    [
        (date(2026, 1, 31), "一个月内", date(2026, 2, 28)),
        (date(2026, 12, 31), "下月底", date(2027, 1, 31)),
        (date(2026, 11, 30), "三个月内", date(2027, 2, 28)),
        (date(2024, 1, 30), "下月底", date(2024, 2, 29)),
    ],
)
def test_a_term_of_months_ends_within_its_month(today: date, typed: str, day: date) -> None:
    assert dates.parse(typed, today=today) == day


@pytest.mark.parametrize("typed", ["2026-02-30", "20260230", "0230", "2月30日", "2月30日前", "02-30", "2/30"])
def test_parse_of_a_day_that_no_calendar_has_names_it(typed: str) -> None:
    with pytest.raises(dates.NoSuchDay) as refused:
        dates.parse(typed, today=date(2026, 11, 21))
    assert refused.value.message == "2026年2月30日不存在。"


def test_parse_reads_four_figures_as_month_and_day() -> None:
    assert dates.parse("1121", today=date(2026, 1, 1)) == date(2026, 11, 21)
