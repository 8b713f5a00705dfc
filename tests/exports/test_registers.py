"""The columns of the registers, against domain.md §3.2."""

import doctest
import re
from dataclasses import fields
from datetime import date
from types import SimpleNamespace
from typing import Any, get_args, get_type_hints

import pytest

from exports import columns, sheet_book, sheet_stream
from exports.columns import Column
from exports.registers import R1, R2, R3, REGISTERS
from models.queries.rows import DisputeRow, MediationRow, PartyFacts, PublicOrderRow

COLUMNS = {
    "R1": "序号 登记编号 登记（发现）时间 来源 警情编号 当事人甲[姓名 性别 年龄 证件号 电话 住址] "
    "当事人乙[姓名 性别 年龄 证件号 电话 住址] 其他当事人 发生地（村社） 纠纷类型[大类 小类] 性质 诉因 简要情况 "
    "涉及人数 涉及金额 风险等级 重复次数 责任民警 协同力量 分流去向 化解措施 调解次数 调解结果 协议编号 履行状态 "
    "化解日期 回访[次数 最近回访] 是否销号（案结事了） 备注",
    "R2": "序号 文号 案件编号（执法办案系统） 案由（条款） 受/立案时间 违法行为人 被侵害人 伤情鉴定[结论 日期] "
    "是否当场调解 第一次调解日期 第二次调解（≤7工作日）[日期 是否逾期] 主持民警 录像编号（一人主持） 邀请人员 协议日期 "
    "协议主要内容 赔偿金额 履行期限 履行日期 未履行处理 结案日期 归档号",
    "R3": "序号 卷号 受理日期 来源 当事人 类型 疑难复杂 涉及金额 调解员 受邀 结果 协议形式 协议[编号 日期] 履行 "
    "司法确认[申请日 裁定] 30日到期日 回访 归档 以案定补状态",
}
ROWS = {"R1": DisputeRow, "R2": PublicOrderRow, "R3": MediationRow}


def heads(words: str) -> list[tuple[str, str]]:
    """Return (group, title) of each column as the table above writes them."""
    found: list[tuple[str, str]] = []
    for group, members, alone in re.findall(r"([^ \[]+)\[([^\]]+)\]|([^ \[]+)", words):
        found += [(group, title) for title in members.split()] if group else [("", alone)]
    return found


@pytest.mark.parametrize("key", COLUMNS)
def test_register_has_the_columns_of_the_domain_in_their_order(key: str) -> None:
    """A station's own columns may stand between them."""
    demanded = heads(COLUMNS[key])
    there = [(column.group, column.title) for column in REGISTERS[key].columns]

    assert [head for head in there if head in demanded] == demanded


@pytest.mark.parametrize("key", COLUMNS)
def test_register_names_no_column_twice(key: str) -> None:
    there = [(column.group, column.title) for column in REGISTERS[key].columns]

    assert len(set(there)) == len(there)


def test_examples_of_the_module_hold() -> None:
    assert doctest.testmod(columns).failed == 0
    assert doctest.testmod(sheet_book).failed == 0
    assert doctest.testmod(sheet_stream).failed == 0


@pytest.mark.parametrize("key", COLUMNS)
def test_register_reads_every_field_of_its_row_but_the_case(key: str) -> None:
    read: set[str] = set()
    filled: dict[Any, Any] = {str: "", int: 1, bool: False, date: date(2026, 11, 3)}
    row = {
        name: filled.get((*get_args(kind), kind)[0], ()) for name, kind in get_type_hints(ROWS[key]).items()
    }

    class Watched:
        def __getattr__(self, name: str) -> Any:
            read.add(name)
            return row[name]

    for column in REGISTERS[key].columns:
        column.value(Watched())

    assert {field.name for field in fields(ROWS[key])} - read <= {"case_id"}


def test_registers_are_found_by_their_key() -> None:
    assert REGISTERS == {"R1": R1, "R2": R2, "R3": R3}


@pytest.mark.parametrize(
    ("column", "masked", "expected"),
    [
        (Column("金额", lambda _: 123456, 9, "money"), True, "1,234.56"),
        (Column("金额", lambda _: None, 9, "money"), True, ""),
        (Column("日期", lambda _: date(2026, 11, 3), 9, "date"), True, "2026-11-03"),
        (Column("人数", lambda _: 0, 9, "number"), True, "0"),
        (Column("姓名", lambda _: ("张三", "李四"), 9), True, "张三、李四"),
        (
            Column("证件号", lambda _: ("11010519491231002X", ""), 9, mask=lambda t: t[:4]),
            True,
            "1101、—",
        ),
        (
            Column("证件号", lambda _: "11010519491231002X", 9, mask=lambda t: t[:4]),
            False,
            "11010519491231002X",
        ),
    ],
)
def test_shown_formats_as_the_workbook_does(column: Column[Any], masked: bool, expected: Any) -> None:
    assert columns.shown(column, None, masked=masked) == expected


def test_shown_masks_every_party_of_a_side() -> None:
    party = PartyFacts("张三", document="11010519491231002X", phone="13812341234")
    [document] = [c for c in R1.columns if (c.group, c.title) == ("当事人甲", "证件号")]
    [phone] = [c for c in R1.columns if (c.group, c.title) == ("当事人乙", "电话")]

    row: Any = SimpleNamespace(side_a=(party, party), side_b=(party, party))

    assert columns.shown(document, row) == "1101**********002X、1101**********002X"
    assert columns.shown(phone, row) == "138****1234、138****1234"
    assert columns.shown(phone, row, masked=False) == "13812341234、13812341234"
