"""Official forms as workbooks and on paper: opened by others, adding up there too, naming nobody."""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from exports import statform_book, statforms
from exports.statforms import Paper
from models import areas, periods, statistics
from models.periods import Kind, Period
from models.queries.rows import Gap
from models.statistics import Filled
from tests import sample
from tests.sample import TODAY, Room

QUARTER = periods.of(Kind.QUARTER, TODAY)
PAPER = Paper("葛民警", TODAY, signer="索所长")
FORMS = ["M01", "M02", "L01", "L01V", "L05", "L06", "L07", "L10"]


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """Give a station with an agreement of the committee, one of the police, and one that waits."""
    made = sample.room(str(tmp_path_factory.mktemp("statforms")))
    with made.store.unit(by=made.leader) as db:
        areas.add_village(db, by=made.leader, name='=HYPERLINK("x")村', township="西岔镇")
    with made.store.unit() as db:
        sample.concluded(db, made)
        sample.concluded(db, made, track="ZA")
        sample.accepted(db, made, facts={"dispute_type": sample.dispute_code("邻里"), "people_count": 60})
    yield made
    made.store.close()


def filled(here: Room, form: str, period: Period = QUARTER) -> Filled:
    with here.store.reading() as db:
        return statistics.counted(db, statistics.form(form), period, today=date(2027, 1, 2))


def written(here: Room, form: str, folder: Path, paper: Paper = PAPER) -> Path:
    target = folder / f"{form}.xlsx"
    statforms.write(filled(here, form), target, paper=paper)
    return target


@pytest.mark.parametrize("form", FORMS)
def test_a_workbook_shows_every_figure_of_the_form(here: Room, tmp_path: Path, form: str) -> None:
    target = written(here, form, tmp_path)
    found = filled(here, form)
    laid = statforms.laid(found, PAPER)

    sheet = openpyxl.load_workbook(target, data_only=True).worksheets[0]
    top = next(row for row in range(1, 9) if sheet.cell(row, 1).border.left.style)
    for box in laid.sheet.boxes:
        value = sheet.cell(top + box.row, box.column + 1).value
        if not box.key:
            assert value == box.text
            continue
        figure = found.figures[box.key]
        if figure.kind in {"count", "sum", "typed"} and figure.text:
            assert value == pytest.approx(float(figure.text))
        elif figure.kind == "ratio" and figure.value is not None:
            assert value == pytest.approx(float(figure.value) / 100)
        else:
            assert value == (figure.text or None)


@pytest.mark.parametrize("form", FORMS)
def test_a_workbook_is_well_formed_and_merged_without_overlap(here: Room, tmp_path: Path, form: str) -> None:
    target = written(here, form, tmp_path)

    with zipfile.ZipFile(target) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name), etree.XMLParser(resolve_entities=False, no_network=True))
    sheet = openpyxl.load_workbook(target).worksheets[0]
    merged = [cell for area in sheet.merged_cells.ranges for cell in area.cells]
    assert len(merged) == len(set(merged))
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (
        9,
        filled(here, form).form.orientation,
    )
    rows = CalamineWorkbook.from_path(str(target)).get_sheet_by_index(0).to_python()
    assert any("归期：" in str(row[0]) for row in rows)


def test_totals_are_formulas_with_what_they_give(here: Room, tmp_path: Path) -> None:
    target = written(here, "M01", tmp_path)
    formulas = openpyxl.load_workbook(target).worksheets[0]
    values = openpyxl.load_workbook(target, data_only=True).worksheets[0]
    at = {str(formulas.cell(row, 2).value).strip(): row for row in range(3, 60)}

    total, success, rate = (at[name] for name in ("案件总数", "调解成功数", "调解成功率"))
    assert formulas.cell(total, 4).value == "=" + "+".join(f"D{at[name]}" for name in (
        "村调委会", "居调委会", "乡镇调委会", "街道调委会", "企事业单位调委会", "社会团体和其他组织调委会",
    ))  # fmt: skip
    assert formulas.cell(rate, 4).value == f'=IF(D{total}=0,"—",ROUND(D{success}/D{total},3))'
    assert [values.cell(row, 4).value for row in (total, success, rate)] == [2, 1, 0.5]
    assert formulas.cell(rate, 4).number_format == "0.0%"


def test_a_total_that_does_not_add_up_stays_a_number(here: Room, tmp_path: Path) -> None:
    found = filled(here, "M02")
    broken = replace(
        found, figures=dict(found.figures) | {"za.now": replace(found.figures["za.now"], value=9, text="9")}
    )
    broken = replace(broken, checked=statistics.checked(broken))
    target = tmp_path / "broken.xlsx"
    statforms.write(broken, target, paper=replace(PAPER, reason="平台数据为准"))

    sheet = openpyxl.load_workbook(target).worksheets[0]
    assert sheet["C4"].value == 3
    told = "".join(str(cell.value) for cell in sheet["A"])
    assert "勾稽不符：本期，纠纷总数 = 治安类 + 民事类 + 尚未定性：3 ≠ 11。" in told
    assert "说明：平台数据为准。" in told


def test_office_opens_each_form_and_comes_to_the_same_figures(
    here: Room, tmp_path: Path, require: Callable[[str], str]
) -> None:
    office = require("soffice")
    bare, out = tmp_path / "bare", tmp_path / "out"
    bare.mkdir()
    for form in FORMS:
        openpyxl.load_workbook(written(here, form, tmp_path)).save(
            bare / f"{form}.xlsx"
        )  # without what formulas give
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "xlsx", "--outdir", str(out),
         *(str(bare / f"{form}.xlsx") for form in FORMS)],
        check=True, capture_output=True, timeout=110,
    )  # fmt: skip

    for form in FORMS:
        ours, theirs = (
            [[cell.value for cell in row] for row in openpyxl.load_workbook(each, data_only=True).worksheets[0].iter_rows(max_row=60)]
            for each in (tmp_path / f"{form}.xlsx", out / f"{form}.xlsx")
        )  # fmt: skip
        for mine, other in zip(ours, theirs, strict=False):
            for left, right in zip(mine, other, strict=False):
                assert left == right or left == pytest.approx(right)


def test_the_name_of_a_village_is_no_formula(here: Room, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(written(here, "L05", tmp_path)).worksheets[0]

    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == '=HYPERLINK("x")村']
    assert [(cell.data_type, cell.quotePrefix) for cell in cells] == [("s", True)]


def test_no_party_is_named(here: Room, tmp_path: Path) -> None:
    for form in FORMS:
        with zipfile.ZipFile(written(here, form, tmp_path)) as parts:
            text = "".join(parts.read(name).decode("utf-8", "ignore") for name in parts.namelist())
        assert not re.search("张土根|赵水生|[0-9]{17}", text)


def test_what_stands_around_the_grid_is_told(here: Room) -> None:
    paper = replace(
        PAPER, edition=2, submitted_at=datetime(2027, 1, 4, 1, tzinfo=UTC), zero=True,
        changes=("案件总数·本期：报送时2，现在3（西调2026-4迟录）",), gaps=(Gap("西调2026-3", "案件作废：与张土根案重复"),),
    )  # fmt: skip

    laid = statforms.laid(filled(here, "L01"), paper)

    assert (laid.title, laid.subtitle) == ("2026年西岔派出所矛盾纠纷排查情况表", "2026年第四季度报表")
    assert laid.heads == (
        ("填报单位（盖章）：西岔派出所",),
        ("填报月份：　　", "填报季度：第四季度", "填报半年度：　　", "填报年度：　　"),
    )
    assert laid.feet[1] == ("签发人：索所长", "制表人：葛民警", "四川省社会治安综合治理委员会办公室制")
    assert laid.notes[0] == (
        "2027年1月4日9时00分报送（第2次报送），数字以报送时为准。本期没有发生，零报告。勾稽关系69处，全部相符。"
        "缺号：西调2026-3（案件作废）。"
    )
    assert laid.notes[1:3] == (
        "报送后变动：案件总数·本期：报送时2，现在3（西调2026-4迟录）。",
        "1．归期：按登记日期计，2026年第四季度（2026-10-01至2026-12-31）。",
    )


def test_a_draft_of_a_running_period_says_so(here: Room) -> None:
    with here.store.reading() as db:
        found = statistics.counted(db, statistics.form("M01"), QUARTER, today=TODAY)

    assert (
        statforms.laid(found, PAPER)
        .notes[0]
        .startswith("草表，尚未报送。本期到2026年12月31日才结束，数字截至2026年11月20日。")
    )


def test_the_name_of_the_file_tells_unit_form_and_period(here: Room) -> None:
    assert statforms.name(filled(here, "M01")) == "西岔派出所_人民调解案件统计表_2026Q4"


@pytest.mark.parametrize("form", FORMS)
def test_a_form_prints_on_one_page_as_it_lies(here: Room, form: str) -> None:
    found = filled(here, form)
    pdf = pypdfium2.PdfDocument(io.BytesIO(statforms.pdf(found, paper=PAPER)))
    wide, tall = pdf[0].get_size()
    text = pdf[0].get_textpage().get_text_bounded()
    count = len(pdf)
    pdf.close()

    assert (count, wide > tall) == (1, found.form.orientation == "landscape")
    for row in found.rows[:3]:
        assert row.name.replace("（", "")[:4] in text.replace("\r\n", "").replace("（", "")


def test_a_long_form_goes_on_under_its_head(here: Room) -> None:
    found = filled(here, "L05")
    rows = tuple(replace(found.rows[1], key=f"each:{n}", labels=(f"第{n}村",)) for n in range(120))
    figures = {
        f"{row.key}.{column.key}": replace(found.figures[f"{found.rows[1].key}.{column.key}"], key=f"{row.key}.{column.key}")
        for row in rows for column in found.columns
    }  # fmt: skip
    long = replace(found, rows=(found.rows[0], *rows), figures=dict(found.figures) | figures)

    pdf = pypdfium2.PdfDocument(io.BytesIO(statforms.pdf(long, paper=PAPER)))
    texts = [page.get_textpage().get_text_bounded() for page in pdf]
    pdf.close()

    assert len(texts) > 1
    assert all("矛盾纠纷类型" in text for text in texts[:-1])
    assert f"第 1 页　共 {len(texts)} 页" in texts[0]
    assert sum(text.count("第119村") for text in texts) == 1


def test_parts_of_a_line_share_the_width() -> None:
    assert statform_book._ends((14, 24, 7, 14, 14), 3) == [1, 3, 5]
    assert statform_book._ends((20, 1, 1), 3) == [1, 2, 3]
    assert statform_book._ends((5,), 1) == [1]
