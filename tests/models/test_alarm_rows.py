from datetime import date

import pytest

from models import alarm_rows, dates
from models.alarm_rows import Draft, Fault, Sieve, Who
from tests.sample import TODAY

KEYS = ("number", "at", "kind", "place", "village", "content", "caller", "caller_phone", "other", "due")
COLUMNS = {key: place for place, key in enumerate(KEYS)}


def row(**words: str) -> list[str]:
    said = {
        "number": "JJ1",
        "at": "2026-11-19 17:40:22",
        "place": "西岔村二组12号",
        "content": "争吵",
    } | words
    return [said.get(key, "") for key in KEYS]


def read(*rows: list[str]) -> list[Draft | str | None]:
    sieve, found = Sieve(COLUMNS, today=TODAY), list[Draft | str | None]()
    for line, cells in enumerate(rows, start=2):
        try:
            found.append(sieve.read(line, cells, len(KEYS)))
        except Fault as fault:
            found.append(str(fault))
    return found


@pytest.mark.parametrize(
    "words",
    [
        "2026-11-19 17:40", "2026-11-19T17:40:00", "2026/11/19 17:40:00", "2026年11月19日 17时40分", "20261119174000",
        "46345.736111", "2026.11.19 17:40", "2026-11-19T09:40:00+00:00",
    ],
)  # fmt: skip
def test_moment_is_read_however_it_was_exported(words: str) -> None:
    here = dates.local(alarm_rows.moment(words, today=TODAY))

    assert (here.date(), here.hour, here.minute) == (date(2026, 11, 19), 17, 40)


def test_day_without_a_time_is_its_beginning() -> None:
    assert (
        dates.local(alarm_rows.moment("2026-11-19", today=TODAY)).isoformat() == "2026-11-19T00:00:00+08:00"
    )


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ({"at": ""}, "没有时间"),
        ({"at": "昨儿个"}, "时间看不懂，请写成 2026-11-21 15:30 这样"),
        ({"at": "2027-01-01"}, "时间在今天之后"),
        ({"at": "1926-11-19"}, "时间太早，请核对年份"),
        ({"place": "", "content": ""}, "没有地址，也没有内容"),
        ({"due": "尽快"}, "期限看不懂，请写成 2026-11-21 这样"),
    ],
)
def test_line_that_cannot_be_used_says_why(words: dict[str, str], reason: str) -> None:
    assert read(row(**words)) == [reason]


def test_line_with_more_cells_than_the_head_is_wrong() -> None:
    assert read([*row(), "多出"]) == ["这一行的格数比表头多，可能有逗号没有加引号"]


def test_same_line_twice_is_one_and_the_same_number_with_other_words_is_wrong() -> None:
    first, again, other = read(row(), row(), row(content="打架"))

    assert (type(first), again, other) == (Draft, None, "编号与第 2 行相同，时间、地址或内容不同")


def test_line_without_a_number_is_known_by_time_place_and_words() -> None:
    one, again, other = read(row(number=""), row(number=""), row(number="", content="打架"))

    assert isinstance(one, Draft)
    assert isinstance(other, Draft)
    assert (again, one.number, one.identity == other.identity) == (None, "", False)


def test_several_persons_of_a_cell_go_with_the_numbers_in_their_place() -> None:
    [found] = read(row(caller="张三、李四", caller_phone="13800001234", other="宏达公司"))

    assert isinstance(found, Draft)
    assert found.people == (Who("张三", "13800001234", ""), Who("李四", "", ""), Who("宏达公司", "", ""))
