"""What the screen shows of a form: texts, formats, merged cells, sizes; and how much of it."""

import pytest

from exports import fitting
from exports.fitting import GridCell
from exports.fitting.stylebook import Format, shown
from models.errors import Refusal
from tests.exports.fitting import zips
from tests.exports.fitting.layouts import opened
from tests.exports.fitting.zips import MAIN, OFFICE, override, sheet, workbook

STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>'
    '<cellXfs count="7"><xf/><xf numFmtId="164"/><xf numFmtId="49"/><xf numFmtId="10"/><xf numFmtId="31"/><xf numFmtId="4"/><xf numFmtId="165"/></cellXfs></styleSheet>'
)
STRINGS = f'<sst xmlns="{MAIN}"><si><t>共享</t></si><si><r><t>富</t></r><r><rPr/><t>文本</t></r><rPh sb="0" eb="1"><t>fu</t></rPh></si></sst>'
LINES = (
    '<row r="1" ht="30"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>9</v></c></row>'
    '<row r="2" hidden="1"><c r="A2" s="1"><v>46327</v></c><c r="B2" s="2" t="inlineStr"><is><t>0123</t></is></c><c r="C2" s="3"><v>0.965</v></c>'
    '<c r="D2" s="4"><v>46327</v></c><c r="E2" s="5"><v>1234.5</v></c><c r="F2" s="6"><v>3</v></c></row>'
    '<row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C3"><f>SUM(A1:A2)</f></c><c r="D3"/></row>'
    '<row r="9"><c r="H9" s="2"/></row>'
)
AFTER = '<mergeCells count="1"><mergeCell ref="B4:C10"/></mergeCells>'
BEFORE = '<sheetFormatPr defaultRowHeight="14.25" defaultColWidth="9"/><cols><col min="2" max="3" width="20.5"/><col min="4" max="16384" width="3" hidden="1"/></cols>'


def form() -> fitting.Template:
    parts = workbook(
        sheet(LINES, before=BEFORE, after=AFTER),
        types=override("xl/styles.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml")
        + override("xl/sharedStrings.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"),
        links=f'<Relationship Id="y" Type="{OFFICE}/styles" Target="styles.xml"/><Relationship Id="t" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>',
    )  # fmt: skip
    return fitting.opened(
        zips.packed(parts, **{"xl/styles.xml": STYLES, "xl/sharedStrings.xml": STRINGS}), "表.xlsx"
    )


def test_cells_are_shown_as_their_format_shows_them() -> None:
    grid = form().grid("表1")

    assert grid.cells == {
        (1, 1): GridCell("共享"),
        (1, 2): GridCell("富文本"),
        (2, 1): GridCell("2026-11-01", format='[$-804]yyyy"年"m"月"', dated=True),
        (2, 2): GridCell("0123", format="@"),
        (2, 3): GridCell("96.5%", format="0.00%"),
        (2, 4): GridCell("2026-11-01", format='yyyy"年"m"月"d"日"', dated=True),
        (2, 5): GridCell("1,234.50", format="#,##0.00"),
        (2, 6): GridCell("3"),
        (3, 1): GridCell("TRUE"),
        (3, 2): GridCell("#DIV/0!", "=1/0"),
        (3, 3): GridCell("", "=SUM(A1:A2)"),
    }


def test_sizes_merges_and_what_is_hidden_are_told() -> None:
    grid = form().grid("表1")

    assert (grid.rows, grid.columns, grid.more) == (10, 8, 0)
    assert (grid.heights, grid.usual_height, grid.usual_width) == ({1: 30.0}, 14.25, 9.0)
    assert grid.widths == {2: 20.5, 3: 20.5, **dict.fromkeys(range(4, 9), 3.0)}
    assert (grid.hidden_rows, grid.hidden_columns) == (frozenset({2}), frozenset({4, 5, 6, 7, 8}))
    assert (grid.merges, grid.merge_of(7, 3), grid.merge_of(1, 1)) == (
        ((4, 2, 10, 3),),
        (4, 2, 10, 3),
        (1, 1, 1, 1),
    )


def test_borders_tell_the_rows_of_a_table() -> None:
    assert opened("r18").grid("矛盾纠纷台账").framed == frozenset(range(3, 24))


def test_a_sheet_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refusal, match=r"^“表.xlsx”里没有叫“别的”的表。$"):
        form().grid("别的")


@pytest.mark.parametrize(
    ("words", "code", "dated", "text"),
    [("1e-3", "General", False, "1e-3"), ("1e30", "General", False, "1e30"), ("-1", "yyyy", True, "1899-12-29"),
     ("9e9", "yyyy", True, "9e9"), ("abc", "0.00", False, "abc"), ("2", "0.00_ ", False, "2.00")],
)  # fmt: skip
def test_a_number_that_no_format_fits_is_shown_as_it_stands(
    words: str, code: str, dated: bool, text: str
) -> None:
    assert shown(words, Format(code, dated)) == text


def test_merged_ranges_that_lie_over_each_other_are_refused() -> None:
    merges = "".join(f'<mergeCell ref="A{at}:XFD1048576"/>' for at in range(1, 900))
    content = zips.packed(workbook(sheet(after=f'<mergeCells count="899">{merges}</mergeCells>')))

    with pytest.raises(Refusal, match="里有不合规范的内容"):
        fitting.opened(content).grid("表1")
