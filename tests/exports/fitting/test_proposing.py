"""What a form is taken for: its head, its rows, its totals and footers, and which column is which."""

import time
from io import BytesIO

import openpyxl
import pytest

from exports import fitting
from exports.fitting import Proposal, sources
from exports.fitting.vocabulary import vocabulary
from exports.registers import REGISTERS
from tests.exports.fitting.layouts import SOURCES, opened


def of(key: str, sheet: str, source: str = "") -> Proposal | None:
    return fitting.proposed(opened(key).grid(sheet), sheet, SOURCES, source)


@pytest.mark.parametrize(
    ("sheet", "head", "rows", "ends", "below"),
    [
        (("r01", "排查情况表"), (4, 5), (6, 57), "footer", (58, 59)),
        (("r03", "清单"), (3,), (4, 13), "footer", (14,)),
        (("r05", "2026年11月统计"), (2, 3, 4), (6, 9), "blank", ()),
        (("r08", "列表"), (2,), (3, 7), "total", (8,)),
        (("r12", "卷内目录"), (2,), (3, 3), "total", (4, 5)),
        (("r16", "归档"), (2,), (3, 12), "total", (13, 14, 16)),
        (("r18", "矛盾纠纷台账"), (3,), (4, 23), "footer", (24,)),
        (("r19", "月报"), (3,), (4, 4), "total", (5, 6)),
    ],
)
def test_head_rows_and_what_ends_them_are_found(
    sheet: tuple[str, str], head: tuple[int, ...], rows: tuple[int, int], ends: str, below: tuple[int, ...]
) -> None:
    found = of(*sheet)

    assert found is not None
    assert (found.head, (found.first, found.last), found.ends) == (head, rows, ends)
    assert found.totals + found.footers == below


@pytest.mark.parametrize(
    ("key", "sheet"),
    [("r03", "单页"), ("r08", "登记表"), ("r18", "代码"), ("r24", "处理单"), ("r24", "交办单")],
)
def test_a_card_or_a_list_of_codes_is_no_table(key: str, sheet: str) -> None:
    assert of(key, sheet) is None


def test_columns_are_known_by_the_words_that_bureaus_use() -> None:
    villages, archive = of("r18", "矛盾纠纷台账"), of("r16", "归档")

    assert villages is not None
    assert archive is not None
    assert (villages.source, villages.unknown) == ("R1", ())
    assert villages.columns["C"] == "{当事人甲·姓名}、{当事人乙·姓名}"
    assert {letter: archive.columns[letter] for letter in "ABCDGHI"} == {
        "A": "序号", "B": "登记编号", "C": "当事人甲·姓名", "D": "当事人乙·姓名", "G": "责任民警", "H": "登记（发现）时间", "I": "涉及金额",
    }  # fmt: skip
    assert archive.unknown == ("F",)
    assert archive.cells == {"A16": "负责人：{审核人}", "E16": "填报人"}


def test_labels_above_and_below_are_filled_beside_or_behind_them() -> None:
    month = of("r19", "月报")

    assert month is not None
    assert month.cells == {
        "A1": "突出矛盾纠纷台账（{年}年{月}月）", "A2": "填报单位：{单位}", "G2": "填报日期", "A6": "填报人：{填报人}　　审核人：{审核人}　　联系电话：",
    }  # fmt: skip


def test_a_form_of_figures_is_proposed_without_columns() -> None:
    found = of("r01", "排查情况表")

    assert found is not None
    assert (found.source, found.columns, found.mapping().first, found.mapping().cells["A3"]) == (
        "",
        {},
        0,
        "填报单位（盖章）：{单位}",
    )


def test_the_officer_points_at_the_head_or_names_the_register() -> None:
    grid = opened("r05").grid("2026年11月统计")
    pointed = fitting.pointed(grid, "2026年11月统计", (4,), SOURCES)
    named = of("r16", "归档", "R3")

    assert (pointed.head, pointed.first, pointed.heading["B"]) == ((4,), 6, "本月矛盾纠纷总数")
    assert named is not None
    assert (named.source, named.columns["G"], named.columns["H"]) == ("R3", "调解员", "受理日期")


def test_names_in_the_data_file_are_columns_of_some_register() -> None:
    known = {name for names in sources.names(REGISTERS).values() for name in names}

    assert [name for names, _ in vocabulary().columns for name in names if name not in known] == []


def test_a_numbered_line_and_an_unframed_table_are_understood() -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["序号", "登记编号", "纠纷简况", "涉及金额"])
    page.append(["甲", "乙", "1", "2"])
    page.append([])
    page["A9"] = "审核人："
    book.save(made := BytesIO())

    found = fitting.proposed(fitting.opened(made.getvalue()).grid("Sheet"), "Sheet", SOURCES)

    assert found is not None
    assert (found.head, found.first, found.last, found.ends, found.footers) == ((1,), 3, 8, "footer", (9,))


@pytest.mark.parametrize(
    "words", ["(" * 32_000, "填报人：" + " " * 32_000 + "1", " " * 32_000, "：" * 32_000]
)
def test_a_cell_full_of_signs_costs_no_time(words: str) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append([words, "纠纷简况"])
    page.append(["登记编号", "纠纷简况", "涉及金额"])
    page.append([words, words])
    book.save(made := BytesIO())
    grid = fitting.opened(made.getvalue()).grid("Sheet")
    start = time.process_time()

    found = fitting.proposed(grid, "Sheet", SOURCES)

    assert found is not None
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("title", "phrase"),
    [
        ("    年  月矛盾纠纷台账", "{年}年{月}月矛盾纠纷台账"),
        ("西岔派出所____年__月台账", "西岔派出所{年}年{月}月台账"),
        ("台账（  月）", "台账（{月}月）"),
        ("    年        排查情况表", "{年}年{单位}排查情况表"),
        ("出生年月登记", ""),
        ("2026年11月台账", ""),
        ("半年月报表", ""),
    ],
)
def test_gaps_in_a_title_are_filled_and_words_are_left(title: str, phrase: str) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append([title])
    page.append(["登记编号", "纠纷简况", "涉及金额"])
    page.append(["", "", ""])
    book.save(made := BytesIO())

    found = fitting.proposed(fitting.opened(made.getvalue()).grid("Sheet"), "Sheet", SOURCES)

    assert found is not None
    assert found.cells.get("A1", "") == phrase
