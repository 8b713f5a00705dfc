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
from exports.registers import R1, REGISTERS
from models import registerrules
from models.queries import registers as queries
from models.queries.rows import DisputeRow, MediationRow, PartyFacts, PublicOrderRow
from models.queries.rows_after import ConfirmationRow, InstalmentRow, ReferralRow, ServingRow, VisitRow
from models.queries.rows_papers import ConcernRow, NumberRow, RecordingRow, SpotRow
from models.queries.rows_people import AssistantRow, HelperRow

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
    "R4": "号 日期 当事人 案由 金额 民警 领用/作废",
    "R5": "案号 当事人 协议号 应回访日 实回访日 方式 履行 满意度 新情况 措施 回访人 下次",
    "R6": "案号 期次 应付日 金额 实付日 实付额 方式 凭证号 逾期天数 催告记录",
    "R7": "移送编号 日期 受送单位 事由 反馈期限 签收 反馈日期 结果 退回原因",
    "R8": "姓名 单位 类别 证号 专长 联系 聘期 参与案号 时长（分钟） 作用 评价",
    "R10": "系列 号 文书 案号 打印时间 份数 经办 状态 原因",
    "R11": "当事人组合 首次 末次 次数 等级 包案领导 稳控措施 状态",
    "R12": "案号 场次 设备 文件号 起止[起 止] 连续 存放 保管人",
    "R13": "案号 当事人 申请日 裁定结果",
    "R14": "案号 文书 受送达人 送达方式 送达日期",
    "R15": "姓名 类别 参与调解[件数 案号 时长（分钟）] 走访下访（次） 宣传（次） 巡逻（次）",
}
ROWS = {
    "R1": DisputeRow, "R2": PublicOrderRow, "R3": MediationRow, "R4": SpotRow, "R5": VisitRow, "R6": InstalmentRow,
    "R7": ReferralRow, "R8": HelperRow, "R10": NumberRow, "R11": ConcernRow, "R12": RecordingRow,
    "R13": ConfirmationRow, "R14": ServingRow, "R15": AssistantRow,
}  # fmt: skip
#: What a row carries besides its cells: where it opens, what hides it outside, its parties for a row a person.
BESIDES = {"case_id", "case_ids", "shield", "everyone"}


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

    assert {field.name for field in fields(ROWS[key])} - read <= BESIDES


def test_registers_are_found_by_their_key_in_the_order_of_the_domain() -> None:
    assert [each.key for each in REGISTERS.values()] == list(REGISTERS)
    assert list(REGISTERS) == sorted(REGISTERS, key=lambda key: int(key[1:]))
    assert set(COLUMNS) <= set(REGISTERS)


@pytest.mark.parametrize("key", COLUMNS)
def test_every_register_has_a_rule_and_a_query(key: str) -> None:
    rule = registerrules.rule(key)

    assert (rule.key, bool(rule.sentence), bool(rule.day_name), bool(rule.base)) == (key, True, True, True)
    assert key in queries.SOURCES


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
