"""Which register a sheet is taken for, by its title and heads; and which gaps of its lines are filled."""

from io import BytesIO

import openpyxl
import pytest

from exports import fitting
from exports.fitting import Proposal, sources
from exports.registers import REGISTERS

SOURCES = sources.names(REGISTERS)
CASES = "序号|编号|登记时间|当事人甲|当事人乙"


def of(title: str, heads: str, foot: str = "", *, sheet: str = "Sheet1") -> Proposal:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    if title:
        page.append([title])
    page.append(heads.split("|"))
    page["A9"] = foot
    book.save(made := BytesIO())
    found = fitting.proposed(fitting.opened(made.getvalue()).grid(sheet), sheet, SOURCES)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("title", "heads", "source", "names"),
    [
        ("治安调解案件登记表", "序号|文号|案由|违法行为人|被侵害人|协议日期|赔偿金额|民警", "R2",
         "序号|文号|案由（条款）|违法行为人|被侵害人|协议日期|赔偿金额|主持民警"),
        ("", "序号|文号|案由|违法行为人|被侵害人|协议日期|赔偿金额|民警", "R2",
         "序号|文号|案由（条款）|违法行为人|被侵害人|协议日期|赔偿金额|主持民警"),
        ("治安调解台账", "序号|编号|案由|当事人甲|当事人乙|调解日期|金额|民警", "R2",
         "序号|案件编号（执法办案系统）|案由（条款）|||第一次调解日期|赔偿金额|主持民警"),
        ("人民调解案件登记表", "序号|编号|受理日期|当事人|纠纷类型|涉及金额|调解员|调解结果|履行情况", "R3",
         "序号|卷号|受理日期|当事人|类型|涉及金额|调解员|结果|履行"),
        ("调解案件回访登记表", "序号|案号|当事人|回访日期|回访方式|履行情况|回访情况|回访人", "R5",
         "序号|案号|当事人|实回访日|方式|履行|新情况|回访人"),
        ("调解协议履行情况台账", "序号|编号|义务人|权利人|履行期限|应付金额|实付金额|履行日期", "R6",
         "序号|案号|义务人|权利人|应付日|金额|实付额|实付日"),
        ("移送分流登记表", "序号|编号|移送日期|接收单位|移送事由|签收人|办理结果", "R7",
         "序号|案号|日期|受送单位|事由|签收|结果"),
        ("司法确认案件台账", "序号|编号|当事人|协议编号|协议日期|申请日期|法院|裁定日期|裁定书号", "R13",
         "序号|案号|当事人|协议·编号|协议·日期|申请日|法院|裁定日|裁定案号"),
        ("送达登记表", "序号|编号|文书名称|受送达人|送达方式|送达日期|送达人", "R14",
         "序号|案号|文书|受送达人|送达方式|送达日期|经办"),
        ("矛盾纠纷排查调处台账", "序号|编号|登记时间|当事人|纠纷类型|简要案情|涉及金额|责任人|化解情况", "R1",
         "序号|登记编号|登记（发现）时间|{当事人甲·姓名}、{当事人乙·姓名}|纠纷类型·大类|简要情况|涉及金额|责任民警|调解结果"),
    ],
)  # fmt: skip
def test_a_form_is_taken_for_the_register_that_its_title_and_heads_say(
    title: str, heads: str, source: str, names: str
) -> None:
    found = of(title, heads)

    letters = "ABCDEFGHI"[: len(heads.split("|"))]
    assert (found.source, "|".join(found.columns.get(each, "") for each in letters)) == (source, names)


def test_the_name_of_the_sheet_weighs_where_no_line_stands_above_the_head() -> None:
    heads = "序号|编号|当事人|日期|方式"

    assert of("", heads, sheet="回访台账").source == "R5"
    assert of("填报单位：", heads, sheet="回访台账").source == "R5"


@pytest.mark.parametrize("key", [key for key in SOURCES if key != "R2"])
def test_an_offender_is_nobodys_first_party(key: str) -> None:
    grid_of = of("", "序号|违法行为人|被侵害人|协议日期")
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["序号", "违法行为人", "被侵害人", "协议日期"])
    book.save(made := BytesIO())
    named = fitting.pointed(fitting.opened(made.getvalue()).grid("Sheet"), "Sheet", (1,), SOURCES, key)

    assert {"B", "C"} & {*named.columns} == set()
    assert grid_of.source == "R2"


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        ("填报日期：  年  月  日", "填报日期：{填报日期}"),
        ("填报时间：____年__月__日", "填报时间：{填报日期}"),
        ("制表日期:____年____月____日", "制表日期：{填报日期}"),
        ("      年   月   日", "      {填报日期}"),
        ("填报人：      填报日期：   年  月  日", "填报人：{填报人}　　填报日期：{填报日期}"),
        ("填报日期：  年 月 日      填报人：", "填报日期：{填报日期}      填报人：{填报人}"),
        (
            "填报单位：     填报日期：    年   月   日（盖章）",
            "填报单位：{单位}　　填报日期：{填报日期}（盖章）",
        ),
        ("填报月份：   年  月", "填报月份：{年}年{月份}"),
        ("填报季度：  年第  季度", "填报季度：{年}年{季度}"),
        ("统计时段：  年 月 日至  年 月 日", "统计时段：{期间}"),
        ("审核人：      年  月  日", "审核人：{审核人}　　年  月  日"),
        ("填报单位：西岔派出所    填报人：", "填报单位：西岔派出所    填报人：{填报人}"),
        ("填报单位：月坛派出所", ""),
        ("填报日期：2026年  月  日", ""),
        ("截至    年  月  日", ""),
    ],
)
def test_a_label_with_an_empty_day_is_filled_once(line: str, phrase: str) -> None:
    assert of(line, CASES).cells.get("A1", "") == phrase


@pytest.mark.parametrize("line", ["填报日期：  年  月  日", "          年  月  日"])
def test_an_empty_day_under_the_rows_is_filled(line: str) -> None:
    found = of("", CASES, line)

    assert (found.last, found.footers, {*found.cells}) == (8, (9,), {"A9"})
    assert found.cells["A9"].endswith("{填报日期}")


def test_an_empty_day_beside_its_label_is_filled_there() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["填报日期", "   年  月  日"])
    page.append(CASES.split("|"))
    book.save(made := BytesIO())

    found = fitting.proposed(fitting.opened(made.getvalue()).grid("Sheet"), "Sheet", SOURCES)

    assert found is not None
    assert found.cells == {"B1": "填报日期"}


def test_rows_that_were_filled_by_hand_are_rows_of_data() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(CASES.split("|"))
    for number in (1, 2, 3):
        page.append([number, f"老{number}", "2025-01-01", "刘某", "王某"])
    page["A9"] = "本表一式两份"
    book.save(made := BytesIO())

    found = fitting.proposed(fitting.opened(made.getvalue()).grid("Sheet"), "Sheet", SOURCES)

    assert found is not None
    assert (found.first, found.last) == (2, 4)
