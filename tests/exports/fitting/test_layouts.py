"""Ten layouts of bureaus, made with LibreOffice: mapped, filled with fewer and more rows than they have, compared."""

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from exports import fitting
from tests import workbooks
from tests.exports.fitting import compare, layouts
from tests.exports.fitting.layouts import SOURCES, Layout

LAYOUTS = layouts.all_layouts()
LISTS = [key for key, layout in LAYOUTS.items() if layout.room]
MORE = 7
STATISTICS = tuple(f"行{number}" for number in range(100))
BESIDE = re.compile(r"xl/(worksheets/sheet\d+\.xml|workbook\.xml|styles\.xml)")
MERGED = {"r03": {"A14:H14"}, "r12": {"A5:D5"}, "r19": {"A6:H6"}}
GROWN: dict[str, dict[str, str]] = {
    "r03": {},
    "r05": {f"{letter}5": f"=SUM({letter}6:{letter}16)" for letter in "BCDEFGHIJK"}
    | {f"{left}3": f'="{kind}（共计："&SUM({left}5:{right}5)&"件）"'
       for left, right, kind in (("D", "E", "婚姻家庭"), ("F", "G", "邻里"), ("H", "I", "土地"), ("J", "K", "劳资"))},
    "r08": {"C15": "=COUNTA(C3:C14)"},
    "r12": {"C11": "=SUM(C3:C10)"},
    "r16": {"I20": "=SUM(I3:I19)", "J20": '=COUNTIF(J3:J19,"成功")',
            "I21": "=IF(COUNT(I3:I19)=0,0,I20/COUNT(I$3:I$19))"},
    "r18": {f"{letter}2": f'=COUNTIF($H$4:$H$30,"{word}")'
            for letter, word in zip("BDFH", ("待化解", "化解中", "已化解", "已销号"), strict=True)},
    "r19": {"G12": "=SUM(G4:G11)"},
}  # fmt: skip
COMPUTED: dict[str, dict[str, Any]] = {
    "r01": {"E6": 551, "F6": 551, "E8": 7 / 551, "G10": 9 / 7, "F40": 40},
    "r05": {"B5": sum(at % 7 + 2 for at in range(11)), "D3": f"婚姻家庭（共计：{2 * sum(at % 7 + 2 for at in range(11))}件）"},
    "r06": {"C9": "平"},
    "r08": {"C15": 12},
    "r12": {"C11": sum(at % 7 + 2 for at in range(8))},
    "r16": {"I20": 15308.5, "J20": 11, "I21": 900.5},
    "r18": {"B2": 13, "H2": 14, "D2": 0},
    "r19": {"G12": sum(at % 7 + 2 for at in range(8))},
}  # fmt: skip
TOLD = {
    "r08": ("“列表”的 H 列只收“是、否”，有 12 格填的不在其中，请核对后改成规定的写法。",),
}  # fmt: skip
ELSEWHERE: dict[str, tuple[str, dict[str, int]]] = {
    "r18": ("汇总", {"B1": 27, "B2": 7, "B4": 15, "B5": 24}), "r19": ("全年", {"B1": 37, "B2": 8}),
}  # fmt: skip


def grown(layout: Layout) -> int:
    """How many rows are written when there are more than the form has."""
    return layout.room + MORE


def mapped(layout: Layout) -> dict[str, Any]:
    return {each.sheet: each for each in layout.mapping.sheets}


@pytest.mark.parametrize("key", LAYOUTS)
def test_a_layout_is_mapped_without_fault_and_its_mapping_is_kept(key: str) -> None:
    layout = LAYOUTS[key]

    assert fitting.faults(layout.template, layout.mapping, sources=SOURCES, facts=STATISTICS) == []
    assert fitting.from_json(layout.mapping.as_json()) == layout.mapping


@pytest.mark.parametrize("key", LAYOUTS)
@pytest.mark.parametrize("left", [0, 1, 100])
def test_with_fewer_rows_all_else_keeps_its_bytes(key: str, left: int) -> None:
    layout = LAYOUTS[key]
    before = compare.parts(layout.template.content)

    filled = layouts.filled(layout, max(0, layout.room - left))

    after = compare.parts(filled.content)
    assert list(after) == list(before)
    for name in before:
        if not BESIDE.fullmatch(name):
            assert after[name] == before[name], name
    for sheet in layout.template.sheets:
        mapping = mapped(layout).get(sheet.name)
        assert compare.bare(after[sheet.part], mapping) == compare.bare(before[sheet.part], mapping), (
            sheet.name
        )
    assert compare.without_calculation(after["xl/workbook.xml"]) == compare.without_calculation(
        before["xl/workbook.xml"]
    )
    assert compare.old_styles_stay(before["xl/styles.xml"], after["xl/styles.xml"])
    assert not any("加了" in words or "删去" in words for words in filled.told)


@pytest.mark.parametrize("key", LISTS)
def test_with_more_rows_everything_below_moves_along(key: str) -> None:
    layout = LAYOUTS[key]
    last = layout.main.last

    def move(row: int) -> int:
        return row + MORE if row > last or (row == last and layout.room > 1) else row

    filled = layouts.filled(layout, grown(layout))

    before, after = compare.book(layout.template.content), compare.book(filled.content)
    one, other = before[layout.main.sheet], after[layout.main.sheet]
    assert compare.same_outside(one, other, layout.main, move) == []
    for name in {*before.sheetnames} - {layout.main.sheet}:
        assert (
            compare.same_outside(before[name], after[name], mapped(layout).get(name), lambda row: row) == []
        )
    assert compare.merged(other) == compare.moved(compare.merged(one) - MERGED.get(key, set()), lambda row: row) | compare.moved(MERGED.get(key, ()), move)  # fmt: skip
    formulas = {
        cell.coordinate: cell.value for line in other.iter_rows() for cell in line if cell.data_type == "f"
    }
    assert formulas == GROWN[key]
    looks = {
        column: compare.looks(one.cell(layout.main.first, column)) for column in range(1, one.max_column + 1)
    }
    for row in range(layout.main.first + 1, last + MORE):
        for column, look in looks.items():
            quoted = other.cell(row, column).quotePrefix
            assert quoted or compare.looks(other.cell(row, column)) == look, (row, column)
    assert filled.told[0] == f"“{layout.main.sheet}”原有 {layout.room} 行，已按第一行的样子加了 {MORE} 行。"
    assert filled.told[1:] == TOLD.get(key, ())


@pytest.mark.parametrize("key", LISTS)
def test_every_row_stands_where_it_was_mapped(key: str) -> None:
    layout = LAYOUTS[key]
    found = layouts.rows(grown(layout))

    sheet = compare.book(layouts.filled(layout, grown(layout)).content)[layout.main.sheet]

    for letter, name in layout.main.columns.items():
        said = [sheet[f"{letter}{layout.main.first + at}"].value for at in range(len(found))]
        if "{" not in name:
            expected = [row[name] for row in found]
            assert [each.date() if hasattr(each, "date") else each for each in said] == [
                float(each) if name == "涉及金额" else each or None for each in expected  # type: ignore[arg-type]  # -- a Decimal there
            ]  # fmt: skip
    for letter, words in layout.main.constants.items():
        assert {sheet[f"{letter}{layout.main.first + at}"].value for at in range(len(found))} == {words}


def test_print_set_up_choices_marks_breaks_names_and_drawings_move_with_the_rows() -> None:
    def both(key: str) -> tuple[Any, Any]:
        layout = LAYOUTS[key]
        filled = layouts.filled(layout, grown(layout)).content
        return compare.book(layout.template.content), compare.book(filled)

    for key, areas in (("r03", ("A$14", "A$21")), ("r16", ("J$40", "J$47")), ("r18", ("J$24", "J$31"))):
        one, other = both(key)
        assert one.worksheets[0].print_area.endswith(areas[0][-2:])
        assert other.worksheets[0].print_area.endswith(areas[1][-2:])
        assert one.worksheets[0].print_title_rows == other.worksheets[0].print_title_rows
    _, list_of_calls = both("r08")
    assert compare.checked(list_of_calls["列表"]) == {"H3:H14"}
    _, villages = both("r18")
    assert compare.checked(villages["矛盾纠纷台账"]) == {"H4:H30"}
    assert compare.conditioned(villages["矛盾纠纷台账"]) == {"A4:J30 ['$H4=\"待化解\"']"}
    assert villages["代码"].sheet_state == "hidden"
    assert [villages["汇总"][f"B{row}"].value for row in range(1, 6)] == [
        "=COUNTA(矛盾纠纷台账!C4:C30)", '=SUMPRODUCT((矛盾纠纷台账!G4:G30="较大")*1)', 12, "=B1-B3", "=B3*2",
    ]  # fmt: skip
    _, index = both("r12")
    assert compare.conditioned(index["卷内目录"]) == {"C3:C10 ['C3>9']"}
    _, archive = both("r16")
    assert [each.id for each in archive["归档"].row_breaks.brk] == [23]
    assert archive.defined_names["归档金额"].attr_text == "归档!$I$3:$I$19"
    _, month = both("r19")
    assert [month["全年"][f"B{row}"].value for row in (1, 2)] == ["=月报!G12", "=MAX(月报!G4:G11)"]


def test_charts_boxes_and_controls_move_with_the_rows_under_them() -> None:
    def rows_of(key: str) -> tuple[list[int], list[int]]:
        layout = LAYOUTS[key]
        after = layouts.filled(layout, grown(layout)).content
        return [row for _, row in compare.anchors(layout.template.content)], [
            row for _, row in compare.anchors(after)
        ]

    assert rows_of("r03") == ([16], [23])
    assert rows_of("r16") == ([3, 18], [3, 25])
    archive = layouts.filled(LAYOUTS["r16"], 17).content
    series = {each for name, part in compare.parts(archive).items() if "charts/chart" in name for each in re.findall(rb"<c:f>([^<]*)</c:f>", part)}  # fmt: skip
    assert series == {"归档!$I$3:$I$19".encode(), "归档!$H$3:$H$19".encode(), "归档!$I$2".encode()}
    box = compare.parts(layouts.filled(LAYOUTS["r08"], 12).content)["xl/drawings/vmlDrawing1.vml"]
    assert b"<x:Anchor>1, 0, 15, 0, 2, 60, 16, 9</x:Anchor>" in box


def test_what_hangs_on_a_sheet_is_named() -> None:
    told = {key: layout.template.told for key, layout in LAYOUTS.items()}

    assert told == {
        "r01": ("第1张表“排查情况表”设了保护：照样填写，保护原样保留。",),
        "r03": ("第1张表“清单”有 1 个文本框：原样保留。",),
        "r05": (),
        "r06": ("第1张表“季度”有 1 条批注：原样保留。",),
        "r08": ("第1张表“列表”有 1 个控件：原样保留。",),
        "r12": (),
        "r16": ("第1张表“归档”有 2 个图表：原样保留。",),
        "r18": ("第2张表“代码”是隐藏的：原样保留。",),
        "r19": (),
        "r24": ("第1张表“处理单”有 1 个控件：原样保留。",),
    }


def test_values_are_text_days_and_sums_as_the_cells_want_them() -> None:
    book = compare.book(layouts.filled(LAYOUTS["r16"], 17).content)["归档"]

    assert (book["D4"].value, book["D4"].data_type, book["D4"].quotePrefix) == ("=HYPERLINK(1)", "s", True)
    assert (book["H3"].value.date(), book["H3"].number_format) == (date(2026, 11, 1), "yyyy\\-mm\\-dd")
    assert (book["I3"].value, book["I3"].number_format) == (100.5, "#,##0.00")
    assert (book["B3"].value, book["B3"].number_format) == ("西调〔2026〕0001", "@")
    card = compare.book(layouts.filled(LAYOUTS["r12"], 0).content)["登记表"]
    assert (card["C4"].value, card["C4"].number_format) == ("2026-11-30", "@")
    assert (card["E8"].value.date(), card["E8"].number_format) == (date(2026, 11, 30), "yyyy-mm-dd")
    single = compare.book(layouts.filled(LAYOUTS["r24"], 0).content)
    assert single["处理单"]["B7"].value == "孔内勤2026年11月30日办结"
    assert single["处理单"]["B8"].value.date() == date(2026, 11, 30)


def test_rows_grow_tall_enough_for_wrapped_text_and_are_never_lowered() -> None:
    before = compare.book(LAYOUTS["r03"].template.content)["清单"]
    after = compare.book(layouts.filled(LAYOUTS["r03"], 17).content)["清单"]

    usual = before.row_dimensions[4].height
    heights = [after.row_dimensions[row].height or usual for row in range(4, 21)]
    assert min(heights) >= usual
    assert heights[2] > heights[1] > heights[0]
    assert heights[2] == heights[14]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every layout filled, with more rows than it has."""
    folder = tmp_path_factory.mktemp("filled")
    for key, layout in LAYOUTS.items():
        (folder / f"{key}.xlsx").write_bytes(
            layouts.filled(layout, grown(layout) if layout.room else 0).content
        )
    return folder


@pytest.mark.parametrize("key", LAYOUTS)
def test_a_filled_form_is_whole_for_every_reader(made: Path, key: str) -> None:
    file = made / f"{key}.xlsx"

    workbooks.sound(file)
    names = [sheet.name for sheet in LAYOUTS[key].template.sheets]
    assert openpyxl.load_workbook(file).sheetnames == names
    read = CalamineWorkbook.from_path(str(file))
    assert read.sheet_names == names
    assert all(read.get_sheet_by_name(name).to_python() for name in names)


def test_libreoffice_opens_every_form_and_its_totals_cover_the_rows(made: Path, require: Any) -> None:
    files = [made / f"{key}.xlsx" for key in LAYOUTS]
    profile = f"-env:UserInstallation=file://{made}/profile"
    command = [require("soffice"), profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    subprocess.run(
        [*command, "--outdir", made / "again", *files], check=True, capture_output=True, timeout=180
    )

    for key, layout in LAYOUTS.items():
        book = openpyxl.load_workbook(made / "again" / f"{key}.xlsx", data_only=True)
        sheet = book[layout.main.sheet]
        said = {at: sheet[at].value for at in COMPUTED.get(key, {})}
        assert said == {at: pytest.approx(value) if isinstance(value, float) else value for at, value in COMPUTED.get(key, {}).items()}, key  # fmt: skip
        other, expected = ELSEWHERE.get(key, (layout.main.sheet, {}))
        assert {at: book[other][at].value for at in expected} == expected, key
        wrong = [
            c.coordinate
            for page in book
            for line in page.iter_rows()
            for c in line
            if str(c.value).startswith("#")
        ]
        assert wrong == [], key
    shutil.rmtree(made / "profile", ignore_errors=True)
