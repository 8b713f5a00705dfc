"""What a sent workbook already says: old rows are emptied for good, what stands elsewhere is named by its place."""

import zipfile
from dataclasses import replace
from html import unescape
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from exports import fitting
from exports.fitting import FormMapping, Template, leftovers, sources
from exports.registers import REGISTERS
from models.errors import Refusal
from tests.exports.fitting import layouts

LAYOUTS = layouts.all_layouts()
HEADS = [
    "序号",
    "登记编号",
    "登记时间",
    "当事人甲",
    "当事人乙",
    "纠纷类型",
    "涉及金额",
    "调解结果",
    "化解难点",
]
SOURCES = sources.names(REGISTERS)


def head(page: Any, month: int) -> None:
    page["A1"] = f"矛盾纠纷台账（{month}月）"
    for column, words in enumerate(HEADS, start=1):
        page.cell(2, column, words)


@pytest.fixture
def book() -> Any:
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page.title = "11月"
    head(page, 11)
    page.append([1, "老号001", None, "刘老旧", None, None, 5, None, "刘老旧拒不到场"])
    page["I4"] = "十三年没说过话"
    page["J5"], page["H4"] = "=A3", "成功"
    page["A6"], page["G6"] = "合计", "=SUM(G3:G5)"
    made.properties.creator = made.properties.lastModifiedBy = "王经办"
    return made


def opened(book: Any) -> tuple[Template, FormMapping]:
    book.save(made := BytesIO())
    template = fitting.opened(made.getvalue(), "台账.xlsx")
    found = fitting.proposed(template.grid("11月"), "11月", SOURCES)
    assert found is not None
    return template, FormMapping((replace(found.mapping(), last=5),))


def everything(content: bytes) -> str:
    with zipfile.ZipFile(BytesIO(content)) as parts:
        return unescape("".join(parts.read(name).decode() for name in parts.namelist()))


def places(told: tuple[leftovers.Leftover, ...]) -> list[str]:
    return [str(each) for each in told]


def test_old_rows_are_emptied_in_every_part_and_formulas_and_looks_stay(book: Any) -> None:
    template, mapping = opened(book)

    assert places(leftovers.to_empty(template, mapping)) == ["“11月”第 3—4 行"]
    empty = leftovers.cleared(template, mapping)

    said = everything(empty.content)
    assert [words for words in ("刘老旧", "老号001", "拒不到场", "十三年", "王经办") if words in said] == []
    page = openpyxl.load_workbook(BytesIO(empty.content))["11月"]
    assert [cell.value for cell in page[2]][:9] == HEADS
    assert (page["J5"].value, page["A6"].value, page["G6"].value) == ("=A3", "合计", "=SUM(G3:G5)")
    assert leftovers.to_empty(empty, mapping) == ()
    assert leftovers.cleared(empty, mapping) is empty


def test_a_filled_form_does_not_say_who_made_it(book: Any) -> None:
    template, mapping = opened(book)

    filled = fitting.fill(template, mapping, rows=lambda _: [], facts=lambda _, __: "")

    assert openpyxl.load_workbook(BytesIO(filled.content)).properties.creator is None
    assert "王经办" not in everything(filled.content)


def test_rows_of_sheets_that_nobody_fills_and_rows_beside_ours_are_named(book: Any) -> None:
    other = book.create_sheet("10月")
    head(other, 10)
    other["D3"], other["E3"] = "孙嫌疑", "李受害"
    hidden = book.create_sheet("底稿")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "周涉案 身份证330102199001011234"
    codes = book.create_sheet("代码")
    for at, words in enumerate(("待化解", "化解中", "已销号"), start=1):
        codes.cell(at, 1, words)
    page = book["11月"]
    for column, words in enumerate(("老2", "钱嫌疑", "孙某"), start=1):
        page.cell(9, column, words)
    template, mapping = opened(book)

    assert places(leftovers.elsewhere(template, mapping)) == ["“11月”第 9 行", "“10月”第 3 行"]
    assert leftovers.telling(template, mapping) == ("“11月”第 9 行", "“10月”第 3 行", "“底稿”第 1 行")
    with pytest.raises(Refusal) as refused:
        leftovers.refuse_outside(template, mapping, frozenset(), "综治中心")
    assert refused.value.field == "basis"
    assert refused.value.message == (
        "不能这样提供给综治中心：“11月”第 9 行；“10月”第 3 行；“底稿”第 1 行本来就写着内容，可能有当事人的情况，"
        "本程序隐不去。请在原表里删去后重新套用，或写明书面依据（文号）。"
    )


@pytest.mark.parametrize("key", LAYOUTS)
def test_an_empty_form_of_a_bureau_has_nothing_left_in_it(key: str) -> None:
    layout = LAYOUTS[key]

    assert leftovers.elsewhere(layout.template, layout.mapping) == ()
    assert leftovers.telling(layout.template, layout.mapping, frozenset({"张三"})) == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("欧阳修文不服", True), ("张三、李四", True), ("张三丰收", False), ("电话13511112222", True), ("0571-88880000", False),
        ("330102199001011234", True), ("一、总体情况", False),
    ],
)  # fmt: skip
def test_a_known_name_or_number_above_the_head_is_found(book: Any, words: str, told: bool) -> None:
    book["11月"]["E1"] = words
    template, mapping = opened(book)

    found = leftovers.telling(template, mapping, frozenset({"张三", "欧阳修文"}))

    assert found == (("“11月”第 1 行",) if told else ())


def test_a_comment_that_names_somebody_is_found_and_the_stations_telephone_is_not(book: Any) -> None:
    book["11月"]["A8"] = "联系电话：13511112222"
    template, mapping = opened(book)
    assert leftovers.telling(template, mapping, frozenset({"欧阳修文"})) == ()

    book["11月"]["B2"].comment = Comment("问过欧阳修文", "王")
    template, mapping = opened(book)

    assert leftovers.telling(template, mapping, frozenset({"欧阳修文"})) == (
        "批注、文本框、图表或透视表里的字",
    )
