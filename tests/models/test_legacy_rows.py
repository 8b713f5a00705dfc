"""Lines of old registers: cases, lines that go on, stand twice or are no cases, and nothing lost of any."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import legacy_rules, signs
from models.gazetteer import Gazetteer, Written
from models.legacy_rows import BAD, JOINED, NEW, SKIPPED, TWICE, Book, Draft, Line, Reader
from tests.sample import TODAY, resident

HEAD = (
    "编号",
    "登记日期",
    "当事人",
    "联系电话",
    "类型",
    "简要情况",
    "金额（万元）",
    "等级",
    "承办人",
    "结果",
    "化解日期",
    "满意度",
    "备注",
)
KEYS = ("number", "received", "parties", "a_phone", "type", "brief", "amount", "level", "officer", "outcome", "resolved", "", "remarks")  # fmt: skip
COLUMNS = {key: place for place, key in enumerate(KEYS) if key}
FULL = ["西调2023-001", "2023.3.4", "张三与李四", "13800001234", "邻里纠纷", "院墙滴水争吵。", "0.35", "较大", "葛民警", "调解成功", "2023.3.6", "满意", "已回访"]  # fmt: skip


def row(*cells: str, **changes: str) -> list[str]:
    made = list(cells or FULL)
    made += [""] * (len(HEAD) - len(made))
    for key, value in changes.items():
        made[KEYS.index(key)] = value
    return made


def read(*rows: Sequence[str], book: Book | None = None, columns: dict[str, int] = COLUMNS) -> list[Line]:
    told = Reader(HEAD, columns, book or Book(source="“甲.xlsx”", today=TODAY))
    return list(told.read((n, list(each)) for n, each in enumerate(rows, start=3)))


def one(*cells: str, book: Book | None = None, **changes: str) -> Draft:
    [line] = read(row(*cells, **changes), book=book)
    assert line.draft is not None, line.reason
    return line.draft


def facts(draft: Draft, *keys: str) -> tuple[Any, ...]:
    return tuple(draft.facts[key] for key in keys)


def test_line_becomes_a_case_of_the_past() -> None:
    draft = one()

    assert facts(draft, "number", "dispute_type", "amount", "level", "outcome", "state", "handler_name") == (
        "西调2023-001", "neighbours", 350_000, 3, "达成协议", "已销号", "葛民警",
    )  # fmt: skip
    assert facts(draft, "title", "concluded_on", "resolved_on", "closed_on") == (
        "张三与李四邻里纠纷", date(2023, 3, 6), date(2023, 3, 6), None,
    )  # fmt: skip
    assert draft.facts["received_at"].isoformat() == "2023-03-03T16:00:00+00:00"
    assert [(each.name, each.side, each.telephone) for each in draft.parties] == [
        ("张三", "甲", "13800001234"), ("李四", "乙", ""),
    ]  # fmt: skip


def test_what_has_no_column_or_was_read_otherwise_stands_in_its_own_words() -> None:
    assert one().facts["source_text"].splitlines() == [
        "旧台账导入：“甲.xlsx”第3行", "登记日期：2023.3.4", "当事人：张三与李四", "类型：邻里纠纷", "金额（万元）：0.35",
        "等级：较大", "结果：调解成功", "化解日期：2023.3.6", "满意度：满意",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"received": ""}, "received", "没有登记日期"),
        ({"received": "春天"}, "received", "登记日期看不懂，请写成 2025-03-04 这样"),
        ({"received": "3月4日"}, "received", "登记日期没有年份，表名和工作表名里也没有"),
        ({"received": "2027.1.1"}, "received", "登记日期在今天之后"),
        ({"received": "1970.1.1"}, "received", "登记日期太早，请核对年份"),
        ({"parties": "", "brief": "", "a_phone": ""}, "parties", "没有当事人，也没有事由"),
    ],
)
def test_line_that_cannot_be_a_case_says_why_and_where(
    changes: dict[str, str], field: str, reason: str
) -> None:
    [line] = read(row(**changes))
    assert (line.state, line.fault, line.reason) == (BAD, field, reason)


def test_more_cells_than_headings_are_a_fault() -> None:
    [line] = read([*row(), "多出"])
    assert (line.state, line.reason) == (BAD, "这一行的格数比表头多，可能有逗号没有加引号")


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ({"amount": "约3万"}, "amount"), ({"resolved": "下个月"}, "day"), ({"type": "稀奇"}, "type"),
        ({"outcome": "天晓得"}, "outcome"), ({"resolved": ""}, "undated"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_never_stands_in_the_way(changes: dict[str, Any], note: str) -> None:
    draft = one(**changes)
    assert draft.notes[:1] == (note,)
    assert all(value in draft.facts["source_text"] for value in changes.values())


def test_unknown_type_is_other_and_keeps_its_name() -> None:
    draft = one(type="走失牲畜")
    assert (draft.facts["dispute_type"], "类型：走失牲畜" in draft.facts["source_text"]) == ("other", True)


@pytest.mark.parametrize(
    ("cell", "fen"),
    [
        ("0.35", 350_000),
        ("3", 3_000_000),
        ("3000元", 300_000),
        ("1.2万", 1_200_000),
        ("", None),
        ("/", None),
        ("0.123456", 123_456),
    ],
)
def test_sums_are_exact_in_the_unit_of_the_heading(cell: str, fen: int | None) -> None:
    assert one(amount=cell).facts["amount"] == fen


def test_year_comes_from_the_book_and_from_titles_on_the_way() -> None:
    told = [
        row(received="3月4日"),
        ["西岔派出所2024年矛盾纠纷台账"] * len(HEAD),
        row(number="西调2024-001", received="3月5日"),
    ]
    found = read(*told, book=Book(year=2023, today=TODAY))
    assert [line.state for line in found] == [NEW, SKIPPED, NEW]
    assert [line.draft.facts["received_at"].year for line in found if line.draft] == [2023, 2024]


@pytest.mark.parametrize(
    "first", ["合计", "合 计", "本页小计：12件", "制表人：李四", "第 3 页 共 9 页", "备注：以上为一季度"]
)
def test_totals_signatures_and_pages_are_no_cases(first: str) -> None:
    assert [line.state for line in read(row(first, *[""] * 12))] == [SKIPPED]


def test_same_line_twice_is_one_case() -> None:
    other = row(number="西调2023-002", parties="王五、赵六")
    assert [line.state for line in read(row(), other, row())] == [NEW, NEW, TWICE]
    assert sorted(line.state for line in read(row(), row())) == [NEW, TWICE]


def test_same_number_with_another_story_is_a_fault() -> None:
    found = read(row(), row(number="西调2023-002"), row(brief="另一件事"))
    assert [(line.state, line.fault) for line in found] == [(NEW, ""), (NEW, ""), (BAD, "number")]
    assert found[2].reason == "编号与第 3 行相同，日期、当事人或内容不同"


def test_name_made_of_the_parties_is_no_part_of_what_a_line_is_known_by() -> None:
    """What batches taken in before are known by stays the same."""
    plain = row(number="", brief="")
    found = read(plain, row(number="西调2023-002"), row(number="", brief="", type="债务"))
    assert [(line.state, line.fault) for line in found] == [(NEW, ""), (NEW, ""), (BAD, "number")]
    assert one(*plain).identity == "#7ad1fee3f66d0c539d82787545b1c3c8"


def test_serial_that_starts_anew_each_year_is_no_name_of_a_case() -> None:
    found = read(row(number="12"), row(number="12", received="2022.3.4"))
    assert [line.state for line in found] == [NEW, NEW]


def test_one_row_a_person_is_one_case() -> None:
    """The cells of the case are merged over the rows, or left empty below the first."""
    merged = row(parties="王五", a_phone="13800005678")
    empty = [""] * len(HEAD)
    empty[2] = "赵六"
    found = read(row(parties="张三"), merged, empty)

    assert sorted(line.state for line in found) == [JOINED, JOINED, NEW]
    [draft] = [line.draft for line in found if line.draft]
    assert [each.name for each in draft.parties] == ["张三", "王五", "赵六"]
    assert (draft.lines, "13800005678" in {each.telephone for each in draft.parties}) == ((3, 4, 5), True)


def test_two_cases_of_a_day_without_number_and_story_stay_two() -> None:
    found = read(row(number="", brief=""), row(number="", brief="", parties="王五、赵六"))
    assert [line.state for line in found] == [NEW, NEW]


def test_village_of_the_station_is_recognised() -> None:
    columns = {**COLUMNS, "village": 11}
    villages = Gazetteer([Written("西岔村", "", ("西岔",))])
    told = row()
    told[11] = "西岔"
    [line] = read(told, book=Book(villages=villages, today=TODAY, source="甲"), columns=columns)
    assert line.draft is not None
    assert (line.draft.facts["village"], "满意度：西岔" in line.draft.facts["source_text"]) == (
        "西岔村",
        True,
    )


def test_register_of_the_police_is_on_its_track() -> None:
    draft = one(book=Book(ledger="治安调解台账", today=TODAY))
    assert facts(draft, "track", "nature", "accepted_on", "filed_on") == (
        "ZA",
        "治安",
        date(2023, 3, 4),
        date(2023, 3, 4),
    )


cells = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["2023.3.4", "张三、李四", "张三与李四", "无", "合计", "3万", "是", "调解成功", resident("19700304"), "13800001234", "第1页"]),
)  # fmt: skip


def _kept(draft: Draft) -> Iterator[str]:
    yield from (value for value in draft.facts.values() if isinstance(value, str))
    for each in draft.parties:
        yield from each.told
    for table in (draft.agreement, draft.clause):
        yield from (value for value in (table or {}).values() if isinstance(value, str))


@given(st.lists(st.lists(cells, min_size=len(HEAD), max_size=len(HEAD)), min_size=1, max_size=4))
def test_no_character_of_a_line_is_lost(rows: list[list[str]]) -> None:
    rows = [[" ".join(cell.split()) for cell in each] for each in rows]
    columns = {**COLUMNS, "terms": 11}
    found = read(*rows, book=Book(year=2023, today=TODAY, source="甲"), columns=columns)

    assert sorted(line.line for line in found) == list(range(3, 3 + len(rows)))
    blank = legacy_rules.rules().blank
    for line in found:
        if line.draft is None:
            continue
        kept = set(_kept(line.draft))
        days = {str(value) for value in line.draft.facts.values() if isinstance(value, date)}
        sums = {str(line.draft.facts[key]) for key in ("people_count",)} | {
            str(fen // 100) for fen in (line.draft.facts["amount"], (line.draft.clause or {}).get("amount")) if fen is not None
        }  # fmt: skip
        text = "\n".join(kept)
        for number in line.draft.lines:
            for cell in rows[number - 3]:
                if cell in blank or cell in text or cell in days or cell in sums:
                    continue
                assert all(part in kept for part in signs.parted(cell)), cell
