from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models import calendars, clocks, workdays
from models.errors import Refusal
from tests.sample import Room, accepted

NOTICE = """# 2027
2027-01-01 至 2027-01-03 休 元旦
2027年2月5日-2027年2月11日	休
2027/2/6	班
2027-05-01 2027-05-05 放假
20271001 至 20271007 休
2027-10-09 调休上班
"""


@pytest.fixture(autouse=True)
def _as_before() -> object:
    yield
    workdays.adopt({})


def notice() -> str:
    return NOTICE.replace("2027/2/6", "2027/2/14")


def test_pasted_lines_are_read_in_any_writing() -> None:
    found = calendars.parse(notice())

    assert (found.year, len(found.off)) == (2027, 3 + 7 + 5 + 7)
    assert found.work == (date(2027, 2, 14), date(2027, 10, 9))
    assert found.words == "2027 年：放假 22 天，调休上班 2 天"


def test_a_notice_may_be_toml() -> None:
    off = ", ".join(f'["2028-10-{day:02}", "2028-10-{day:02}", "x"]' for day in range(1, 13))
    found = calendars.parse(f'[[year]]\nyear = 2028\noff = [{off}]\nwork = ["2028-10-14"]\n')

    assert (found.year, len(found.off), found.work) == (2028, 12, (date(2028, 10, 14),))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "没有读到放假的日子。"),
        ("2027-01-01 休\n2027-02-30 休", "第2行的日期不存在：2027-02-30 休"),
        ("2027-01-01", "第1行没有写“休”或“班”：2027-01-01"),
        ("第1天 休", "第1行没有看懂：第1天 休"),
        ("2027-01-09 至 2027-01-01 休", "第1行的起止日期不对"),
        ("2027-01-01 休\n2028-01-01 休", "里面有2个年份的日期"),
        ("2027-01-01 休", "只读到 1 天放假"),
        (NOTICE, "2027-02-06 既写了休又写了班。"),
        (notice() + "2027-03-01 班", "2027-03-01 是星期一，不会是调休上班的日子。"),
        ("[[year]]\nyear = 2027", "这段 TOML 读不出来"),
        ("[[year]]\nyear=2027\noff=[]\nwork=[]\n[[year]]\nyear=2028\noff=[]\nwork=[]", "一次请只导入一年"),
    ],
)
def test_what_cannot_be_a_notice_is_refused_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(Refusal) as refused:
        calendars.parse(text)
    assert (refused.value.message.startswith(sentence), refused.value.field) == (True, "text")


def test_running_clocks_are_counted_anew_when_the_year_is_known(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    clocks.start(db, subject, "rm-term", on=date(2027, 1, 11))
    assert clocks.running(db, subject, "rm-term")[0].due_on == date(2027, 2, 10)
    with pytest.raises(Refusal, match="只有管理员能改设置。"):
        calendars.keep(db, notice(), by=desk.officer)

    kept = calendars.keep(db, notice(), by=desk.administrator)

    assert (kept.moved, clocks.running(db, subject, "rm-term")[0].due_on) == (1, date(2027, 2, 12))
    assert workdays.standard().untold(2027) is False
    calendars.adopt(db)
    assert workdays.standard().works(date(2027, 2, 14)) is True


def test_a_clock_counted_by_weekends_only_is_counted_anew_too(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    row = clocks.start(db, subject, "rm-term", on=date(2026, 12, 2))
    counted, row.due_on = row.due_on, date(2027, 1, 1)  # as before the days of the law were known

    kept = calendars.keep(db, notice(), by=desk.administrator)

    assert (kept.moved, counted, row.due_on) == (1, date(2027, 1, 4), date(2027, 1, 4))


def test_the_years_that_clocks_reach_soon_are_told() -> None:
    assert calendars.untold(date(2026, 11, 1)) == ()
    assert calendars.untold(date(2026, 12, 1)) == (2027,)


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(1, 40))
def test_an_adopted_year_counts_as_a_built_in_one(day: date, count: int) -> None:
    off = {date(2027, 1, 1) + timedelta(each) for each in range(3)}
    workdays.adopt({2027: workdays.Year(frozenset(off), frozenset())})
    calendar = workdays.standard()
    due = calendar.due(day, count, "workdays")

    assert calendar.workdays_between(day, due) == count
    assert due not in off
    assert calendar.due(day, count, "days") >= day + timedelta(count)
