"""Rows put in and taken out: what Excel itself writes beside cells moves along, in every part of the file."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import fitting
from exports.fitting import FormMapping, SheetMapping, Value
from exports.fitting.references import GONE, Shift, area, areas, formula
from exports.fitting.sheetpart import MOST_ROW
from exports.fitting.sheetpart import area as corners
from models.errors import Refusal
from tests import workbooks
from tests.exports.fitting import compare, zips
from tests.exports.fitting.zips import MAIN, override, relations, sheet, workbook

if TYPE_CHECKING:
    from collections.abc import Mapping

X14 = ' xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"'
XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
MAPPING = SheetMapping("表1", "R1", (1,), 2, 4, "total", {"A": "序号", "B": "金额"})


def fill(content: bytes, count: int, mapping: SheetMapping = MAPPING) -> dict[str, str]:
    """Fill a form with so many rows and return the parts as text."""
    rows: list[Mapping[str, Value]] = [{"序号": at, "金额": at} for at in range(1, count + 1)]
    filled = fitting.fill(
        fitting.opened(content), FormMapping((mapping,)), rows=lambda _: rows, facts=lambda *_: ""
    )
    return {name: part.decode() for name, part in compare.parts(filled.content).items()}


def filled_sheet(content: bytes, count: int, mapping: SheetMapping = MAPPING) -> str:
    return fill(content, count, mapping)["xl/worksheets/sheet1.xml"]


def cells(row: int, **formulas: str) -> str:
    return (
        f'<row r="{row}">'
        + "".join(f'<c r="{at}{row}">{each}</c>' for at, each in formulas.items())
        + "</row>"
    )


def rows_of(*lines: str) -> str:
    """Head in row 1, three rows of data, then ``lines``."""
    head = '<row r="1"><c r="A1" t="inlineStr"><is><t>序号</t></is></c></row>'
    return head + "".join(lines)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUM(B2:B4)", "SUM(B2:B6)"),
        ("SUM($B$2:$B$4)", "SUM($B$2:$B$6)"),
        ("SUM(B:B)", "SUM(B:B)"),
        ("SUM(B2:B4,B9)", "SUM(B2:B6,B11)"),
        ("表1!B5+'表1'!B4", "表1!B7+'表1'!B6"),
        ('IF(B5="B4","B4:B5",B2)', 'IF(B7="B4","B4:B5",B2)'),
        ("SUM(表2!B2:B4)", "SUM(表2!B2:B4)"),
        ("B4 + B5", "B6 + B7"),
        ("SUM(2:4)", "SUM(2:6)"),
        ("SUM(B4:B2)", "SUM(B6:B2)"),
        ("LOG10(B5)+总数", "LOG10(B7)+总数"),
        ("SUM(B1:INDEX(B:B,4))", "SUM(B1:INDEX(B:B,4))"),
        ("表格1[金额]+B5", "表格1[金额]+B7"),
        ('-B5%^2&"元"', '-B7%^2&"元"'),
    ],
)
def test_a_formula_looks_at_the_same_cells_and_the_new_ones_between(before: str, after: str) -> None:
    assert formula(before, "表1", Shift("表1", 4, 2)) == after


SPANS = st.tuples(st.integers(1, 60), st.integers(1, 60)).map(sorted)


@given(SPANS, st.integers(1, 60), st.integers(-12, 12).filter(bool))
def test_a_range_covers_what_it_covered_and_what_came_between(span: list[int], at: int, count: int) -> None:
    first, last = span
    shift = Shift("s", at, count)
    kept = [row for each in range(first, last + 1) if (row := shift.row(each)) is not None]

    to = area(f"B{first}:D{last}", shift)

    if not kept:
        assert to == GONE
        return
    top, left, bottom, right = corners(to)
    assert (top, left, bottom, right) == (min(kept), 2, max(kept), 4)
    new = set(range(at, at + count)) if count > 0 else set()
    assert set(range(top, bottom + 1)) - set(kept) == (new if first < at <= last else set())


@given(st.integers(1, MOST_ROW), st.integers(1, 60), st.integers(1, 12))
def test_one_cell_goes_where_its_row_goes(row: int, at: int, count: int) -> None:
    shift = Shift("s", at, count)
    to = area(f"$C${row}", shift)
    assert to == (f"$C${row + count if row >= at else row}" if row + count <= MOST_ROW or row < at else GONE)


def test_a_range_of_the_only_row_grows_but_not_the_sum_across_it() -> None:
    shift = Shift("表1", 3, 4, only=2)
    assert formula("SUM(B2:B2)", "表1", shift, row=3) == "SUM(B2:B6)"
    assert formula("SUM(B2:F2)", "表1", shift, row=2) == "SUM(B2:F2)"
    assert areas("B2 C2:D2 B9", shift) == "B2:B6 C2:D6 B13"


def test_shared_formulas_are_parted_and_copied_to_the_new_rows() -> None:
    shared = rows_of(
        cells(2, A="", B="", C='<f t="shared" ref="C2:C4" si="0">B2*2</f><v>9</v>'),
        cells(3, A="", B="", C='<f t="shared" si="0"/><v>9</v>'), cells(4, A="", B="", C='<f t="shared" si="0"/><v>9</v>'),
        cells(5, C="<f>SUM(C2:C4)</f><v>27</v>"),
    )  # fmt: skip

    book = compare.book(zips.packed(workbook(sheet(shared))))
    after = filled_sheet(zips.packed(workbook(sheet(shared))), 6)

    assert book["表1"]["C3"].value == "=B3*2"
    for row in range(2, 8):
        assert f"<f>B{row}*2</f>" in after
    assert '<c r="C8"><f>SUM(C2:C7)</f></c>' in after
    assert "shared" not in after


def test_a_running_balance_still_looks_at_the_row_above() -> None:
    running = rows_of(
        cells(2, A="", B="", C="<f>C1+B2</f>"), cells(3, A="", B="", C="<f>C2+B3</f>"), cells(4, A="", B="", C="<f>C3+B4</f>"),
    )  # fmt: skip

    after = filled_sheet(zips.packed(workbook(sheet(running))), 6)

    assert [f"C{row - 1}+B{row}" in after for row in range(2, 8)] == [True] * 6


def test_shared_formulas_of_another_sheet_follow() -> None:
    other = sheet(
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">表1!B5</f></c></row><row r="2"><c r="A2"><f t="shared" si="0"/></c></row>'
    )

    after = fill(zips.packed(workbook(sheet(), other)), 5)["xl/worksheets/sheet2.xml"]

    assert after.count("<f>") == 2
    assert ("<f>表1!B7</f>" in after, "<f>表1!B8</f>" in after) == (True, True)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("“表1”的 C2:C4 是数组公式，增减行会拆开它。请改用普通公式，或在原表里多留些空行再选。",
         cells(2, C='<f t="array" ref="C2:C4">B2:B4*2</f>')),
        ("“表1”的 C2:C9 是模拟运算表，增减行会拆开它。请改用普通公式，或在原表里多留些空行再选。",
         cells(2, C='<f t="dataTable" ref="C2:C9" r1="A1"/>')),
        ("“表1”的 B5 是逐行相加的公式，加行后不会把新行算进去。请改成 SUM(起:止) 的写法，另存后再选。",
         cells(5, B="<f>B2+B3+B4</f>")),
        ("公式“SUM(表1:表2!B5)”跨几张表取数，加行后会取错，不能自动加行。", cells(5, B="<f>SUM(表1:表2!B5)</f>")),
    ],
)  # fmt: skip
def test_what_new_rows_would_tear_is_refused_by_its_place_but_filled_without_them(
    words: str, line: str
) -> None:
    content = zips.packed(workbook(sheet(rows_of(line)), sheet()))

    with pytest.raises(Refusal) as refused:
        fill(content, 9)

    assert refused.value.message == words
    assert "<v>3</v>" in filled_sheet(content, 3)


def test_two_sheets_grow_together_and_look_at_each_other() -> None:
    first = sheet(
        rows_of(
            cells(2, A="", B="", C="<f>B2/表2!$B$5</f>"), cells(3), cells(4), cells(5, B="<f>SUM(B2:B4)</f>")
        )
    )
    second = sheet(
        rows_of(
            cells(2, A="", B="", C="<f>B2-表1!B$5</f>"),
            cells(3),
            cells(4),
            cells(5, B="<f>SUM(B2:B4)+表1!B5</f>"),
        )
    )
    mapping = FormMapping(
        (
            MAPPING,
            replace(MAPPING, sheet="表2", cells={"A5": "{件数}件"}),
            SheetMapping("表3", cells={"A1": "件数"}),
        )
    )
    rows: list[Mapping[str, Value]] = [{"序号": at, "金额": at} for at in range(6)]
    content = zips.packed(workbook(first, second, sheet('<row r="1"/>')))

    filled = fitting.fill(
        fitting.opened(content), mapping, facts=lambda *_: "",
        rows=lambda one: rows if one.sheet == "表1" else rows[:5],
    )  # fmt: skip

    one, other, third = (compare.book(filled.content)[name] for name in ("表1", "表2", "表3"))
    assert [one[f"C{row}"].value for row in (2, 4, 5)] == ["=B2/表2!$B$7", "=B4/表2!$B$7", "=B5/表2!$B$7"]
    assert [other[f"C{row}"].value for row in (2, 4, 5)] == ["=B2-表1!B$8", "=B4-表1!B$8", "=B5-表1!B$8"]
    assert (one["B8"].value, other["B7"].value) == ("=SUM(B2:B7)", "=SUM(B2:B6)+表1!B8")
    assert (other["A7"].value, third["A1"].value, filled.counts) == ("5件", 6, {"表1": 6, "表2": 5, "表3": 0})


def test_a_list_below_the_rows_is_read_where_it_was() -> None:
    listed = rows_of(
        cells(2, A="", B=""), cells(3), cells(4), cells(6, D="<v>1</v>"), cells(7, D="<v>2</v>"),
    )  # fmt: skip
    choice = '<dataValidations count="1"><dataValidation type="list" sqref="B2:B4"><formula1>$D$6:$D$7</formula1></dataValidation></dataValidations>'
    rows: list[Mapping[str, Value]] = [{"序号": at, "金额": at} for at in range(1, 7)]
    template = fitting.opened(zips.packed(workbook(sheet(listed, after=choice))))

    told = fitting.fill(template, FormMapping((MAPPING,)), rows=lambda _: rows, facts=lambda *_: "").told

    assert told == (
        "“表1”原有 3 行，已按第一行的样子加了 3 行。",
        "“表1”的 B 列只收“1、2”，有 4 格填的不在其中，请核对后改成规定的写法。",
    )


def test_the_look_of_new_rows_is_the_forms_and_not_that_of_the_first_value() -> None:
    content = zips.packed(
        workbook(sheet(), links=f'<Relationship Id="y" Type="{zips.OFFICE}/styles" Target="styles.xml"/>'),
        **{
            "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>'
        },
    )
    rows: list[Mapping[str, Value]] = [{"序号": "=1" if at == 0 else "x", "金额": at} for at in range(6)]
    mapping = FormMapping((replace(MAPPING, serial="kept"),))

    parts = compare.parts(
        fitting.fill(fitting.opened(content), mapping, rows=lambda _: rows, facts=lambda *_: "").content
    )

    assert b'<c r="A2" s="1" t="inlineStr">' in parts["xl/worksheets/sheet1.xml"]
    assert b'<c r="A5" t="inlineStr">' in parts["xl/worksheets/sheet1.xml"]
    assert (
        b'<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="0" quotePrefix="1"/></cellXfs>'
        in parts["xl/styles.xml"]
    )


def test_an_array_formula_of_one_cell_is_copied_and_one_below_moves() -> None:
    arrays = rows_of(
        cells(2, C='<f t="array" ref="C2">SUM(A2:B2*1)</f>'), cells(3), cells(4), cells(5, C='<f t="array" ref="C5">SUM(B2:B4*1)</f>'),
    )  # fmt: skip

    after = filled_sheet(zips.packed(workbook(sheet(arrays))), 5)

    assert '<f t="array" ref="C4">SUM(A4:B4*1)</f>' in after
    assert '<f t="array" ref="C7">SUM(B2:B6*1)</f>' in after


def test_the_order_of_calculation_is_dropped_with_its_type_and_relation() -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.calcChain+xml"
    chained = workbook(
        sheet(), types=override("xl/calcChain.xml", kind), more='<calcPr calcId="191029"/><oleSize ref="A1"/>',
        links=f'<Relationship Id="c" Type="{zips.OFFICE}/calcChain" Target="calcChain.xml"/>',
    )  # fmt: skip
    content = zips.packed(
        chained, **{"xl/calcChain.xml": f'<calcChain xmlns="{MAIN}"><c r="B5" i="1"/></calcChain>'}
    )

    grown, kept = fill(content, 9), fill(content, 3)

    assert ("xl/calcChain.xml" in grown, "calcChain" in grown["[Content_Types].xml"]) == (False, False)
    assert "calcChain" not in grown["xl/_rels/workbook.xml.rels"]
    assert kept["xl/calcChain.xml"] == chained.get(
        "", f'<calcChain xmlns="{MAIN}"><c r="B5" i="1"/></calcChain>'
    )
    assert '<calcPr calcId="191029" fullCalcOnLoad="1"/>' in grown["xl/workbook.xml"]


def test_only_values_that_are_no_longer_true_are_taken_out() -> None:
    stale = rows_of(
        cells(2, A="", B=""), cells(5, B="<f>SUM(B2:B4)</f><v>0</v>", C="<f>D9*2</f><v>14</v>"),
        cells(6, B="<f>B5*2</f><v>0</v>", C="<f>总数</f><v>1</v>", D="<f>NOW()</f><v>1</v>"), cells(9, D="<v>7</v>"),
    )  # fmt: skip
    other = sheet(
        '<row r="1"><c r="A1" t="str"><f>表1!B6&amp;""</f><v>0</v></c><c r="B1"><f>C1</f><v>3</v></c></row>'
    )

    parts = fill(zips.packed(workbook(sheet(stale), other)), 3)

    assert '<c r="B5"><f>SUM(B2:B4)</f></c>' in parts["xl/worksheets/sheet1.xml"]
    assert "<f>D9*2</f><v>14</v>" in parts["xl/worksheets/sheet1.xml"]
    assert (
        '<c r="B6"><f>B5*2</f></c><c r="C6"><f>总数</f></c><c r="D6"><f>NOW()</f></c>'
        in parts["xl/worksheets/sheet1.xml"]
    )
    assert (
        '<c r="A1"><f>表1!B6&amp;""</f></c><c r="B1"><f>C1</f><v>3</v></c>'
        in parts["xl/worksheets/sheet2.xml"]
    )


def test_a_form_without_formulas_is_not_told_to_compute() -> None:
    content = zips.packed(workbook(sheet(rows_of(cells(2)))))
    assert fill(content, 3)["xl/workbook.xml"] == compare.parts(content)["xl/workbook.xml"].decode()


AFTER = (
    '<sheetProtection sheet="1"/><protectedRanges><protectedRange name="p" sqref="B5"/></protectedRanges>'
    '<autoFilter ref="A1:B4"><sortState ref="A2:B4"><sortCondition ref="B2:B4"/></sortState></autoFilter>'
    '<mergeCells count="2"><mergeCell ref="A6:B6"/><mergeCell ref="C2:D2"/></mergeCells>'
    '<conditionalFormatting sqref="B2:B4 B5"><cfRule type="expression" priority="1"><formula>B2&gt;B$5</formula></cfRule></conditionalFormatting>'
    '<dataValidations count="1"><dataValidation type="list" sqref="A2:A4"><formula1>$D$9:$D$12</formula1></dataValidation></dataValidations>'
    '<hyperlinks><hyperlink ref="A6" location="表1!B5"/></hyperlinks><rowBreaks count="1" manualBreakCount="1"><brk id="5" max="16383" man="1"/></rowBreaks>'
    '<cellWatches><cellWatch r="B5"/></cellWatches><ignoredErrors><ignoredError sqref="A2:B4" numberStoredAsText="1"/></ignoredErrors>'
    '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="expression" id="{1}"><xm:f>表1!$B$5&gt;1</xm:f></x14:cfRule><xm:sqref>B2:B4</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>'
)  # fmt: skip
BEFORE = (
    '<dimension ref="A1:D6"/><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/>'
    '<selection pane="bottomLeft" activeCell="B5" sqref="B5"/></sheetView></sheetViews>'
)


def test_whatever_names_rows_in_a_sheet_moves_along() -> None:
    after = filled_sheet(zips.packed(workbook(sheet(before=BEFORE, after=AFTER, more=X14))), 5)

    for said in (
        '<dimension ref="A1:D8"/>', 'topLeftCell="A2"', 'activeCell="B7" sqref="B7"', 'name="p" sqref="B7"',
        '<autoFilter ref="A1:B6"><sortState ref="A2:B6"><sortCondition ref="B2:B6"/>',
        '<mergeCells count="4"><mergeCell ref="A8:B8"/><mergeCell ref="C2:D2"/><mergeCell ref="C4:D4"/><mergeCell ref="C5:D5"/></mergeCells>',
        '<conditionalFormatting sqref="B2:B6 B7"><cfRule type="expression" priority="1"><formula>B2&gt;B$7</formula>',
        'sqref="A2:A6"><formula1>$D$11:$D$14</formula1>', '<hyperlink ref="A8" location="表1!B7"/>', '<brk id="7" max="16383" man="1"/>',
        '<cellWatch r="B7"/>', '<ignoredError sqref="A2:B6"', "<xm:f>表1!$B$7&gt;1</xm:f>", "<xm:sqref>B2:B6</xm:sqref>",
        '<c r="B7"><f>SUM(B2:B6)</f></c>',
    ):  # fmt: skip
        assert said in after, said


def test_rows_left_over_are_taken_out_when_the_mapping_says_so() -> None:
    remove = replace(MAPPING, fewer="remove", cells={"A5": "合计{件数}"}, last=4)
    content = zips.packed(workbook(sheet(before=BEFORE, after=AFTER, more=X14)))

    two, none = filled_sheet(content, 2, remove), filled_sheet(content, 0, remove)

    assert ('<c r="B4"><f>SUM(B2:B3)</f></c>' in two, '<mergeCell ref="A5:B5"/>' in two) == (True, True)
    assert "<t>合计2</t>" in two
    assert ('<c r="B3"><f>SUM(B2:B2)</f></c>' in none, '<row r="5"' in none) == (True, False)
    assert '<conditionalFormatting sqref="B2 B3">' in none


def test_rows_with_a_comment_or_looked_at_alone_are_not_taken_out() -> None:
    remove = replace(MAPPING, fewer="remove")
    looked = zips.packed(workbook(sheet(zips.CELLS.replace("SUM(B2:B4)", "B4-B2"))))
    commented = zips.packed(
        workbook(sheet()),
        **{
            "xl/worksheets/_rels/sheet1.xml.rels": relations(("c", "comments", "../comments1.xml")),
            "xl/comments1.xml": f'<comments xmlns="{MAIN}"><commentList><comment ref="A3"/></commentList></comments>',
        },
    )
    with pytest.raises(Refusal, match=r"^“表1”要删的第 3–4 行里，A3 有批注。请选“空着不删”。$"):
        fill(commented, 0, remove)
    with pytest.raises(Refusal, match=r"^“表1”的 B5 的公式用到了要删的第 4 行。请选“空着不删”。$"):
        fill(looked, 0, remove)


def test_parts_that_hang_on_a_sheet_move_and_others_keep_their_bytes() -> None:
    drawing = (
        f'<xdr:wsDr xmlns:xdr="{XDR}"><xdr:twoCellAnchor><xdr:from><xdr:row>1</xdr:row></xdr:from><xdr:to><xdr:row>5</xdr:row></xdr:to>'
        '<xdr:sp textlink="表1!$B$5"><xdr:nvSpPr/></xdr:sp></xdr:twoCellAnchor>'
        '<xdr:oneCellAnchor><xdr:from><xdr:row>6</xdr:row></xdr:from><xdr:pic/></xdr:oneCellAnchor>'
        '<xdr:twoCellAnchor editAs="absolute"><xdr:from><xdr:row>8</xdr:row></xdr:from><xdr:to><xdr:row>9</xdr:row></xdr:to><xdr:cxnSp/></xdr:twoCellAnchor></xdr:wsDr>'
    )  # fmt: skip
    vml = b'<xml xmlns:x="x"><br>not well formed<x:Anchor>\n 1, 15, 5, 2, 3, 15, 8, 4</x:Anchor><x:Row>5</x:Row><x:Column>0</x:Column><x:FmlaLink>$B$5</x:FmlaLink></xml>'
    named: dict[str, str | bytes] = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(
            ("d", "drawing", "../drawings/drawing1.xml"), ("v", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
            ("c", "comments", "../comments1.xml"), ("t", "table", "/xl/tables/table1.xml"), ("k", "ctrlProp", "../ctrlProps/ctrlProp1.xml"),
            ("p", "pivotTable", "../pivotTables/pivotTable1.xml"),
        ),
        "xl/drawings/drawing1.xml": drawing,
        "xl/drawings/vmlDrawing1.vml": vml,
        "xl/comments1.xml": f'<comments xmlns="{MAIN}"><commentList><comment ref="A6"/><comment ref="A1"/></commentList></comments>',
        "xl/tables/table1.xml": f'<table xmlns="{MAIN}" ref="A1:B5"><autoFilter ref="A1:B4"/><tableColumns><tableColumn id="1"><calculatedColumnFormula>B2*表1!$B$9</calculatedColumnFormula></tableColumn></tableColumns></table>',
        "xl/ctrlProps/ctrlProp1.xml": '<formControlPr xmlns="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" fmlaLink="$B$5" fmlaRange="表1!$D$2:$D$4"/>',
        "xl/pivotTables/pivotTable1.xml": f'<pivotTableDefinition xmlns="{MAIN}"><location ref="F8:G10" firstDataRow="1"/></pivotTableDefinition>',
        "xl/pivotCache/pivotCacheDefinition1.xml": f'<pivotCacheDefinition xmlns="{MAIN}"><cacheSource type="worksheet"><worksheetSource ref="A1:B4" sheet="表1"/></cacheSource></pivotCacheDefinition>',
        "xl/media/image1.png": b"\x89PNG\0\1",
        "customXml/item1.xml": "<x>表1!B5</x>",
    }  # fmt: skip
    types = override(
        "xl/pivotCache/pivotCacheDefinition1.xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.pivotCacheDefinition+xml",
    )
    content = zips.packed(workbook(sheet(), types=types), **named)
    mapping = SheetMapping("表1", "R1", (1,), 2, 4, "total", {"A": "序号"})

    template = fitting.opened(content)
    after = fill_bytes(content, 5, mapping)

    assert template.told == (
        "第1张表“表1”有 1 个图形、1 张图片、1 条连接线、2 条批注、1 个表格区域、1 个控件、1 张数据透视表：原样保留。",
    )
    text = {name: part.decode() for name, part in after.items() if not name.endswith(".png")}
    assert (
        "<xdr:from><xdr:row>1</xdr:row></xdr:from><xdr:to><xdr:row>7</xdr:row></xdr:to>"
        in text["xl/drawings/drawing1.xml"]
    )
    assert "<xdr:from><xdr:row>8</xdr:row></xdr:from><xdr:pic/>" in text["xl/drawings/drawing1.xml"]
    assert (
        'textlink="表1!$B$7"' in text["xl/drawings/drawing1.xml"],
        "<xdr:row>9</xdr:row>" in text["xl/drawings/drawing1.xml"],
    ) == (True, True)
    moved = (
        vml.replace(b"5, 2, 3, 15, 8", b"7, 2, 3, 15, 10")
        .replace(b"<x:Row>5", b"<x:Row>7")
        .replace(b"$B$5", b"$B$7")
    )
    assert after["xl/drawings/vmlDrawing1.vml"] == moved
    assert '<comment ref="A8"/><comment ref="A1"/>' in text["xl/comments1.xml"]
    assert (
        'ref="A1:B7"' in text["xl/tables/table1.xml"],
        'autoFilter ref="A1:B6"' in text["xl/tables/table1.xml"],
    ) == (True, True)
    assert "<calculatedColumnFormula>B2*表1!$B$11<" in text["xl/tables/table1.xml"]
    assert 'fmlaLink="$B$7" fmlaRange="表1!$D$2:$D$6"' in text["xl/ctrlProps/ctrlProp1.xml"]
    assert 'ref="F10:G12"' in text["xl/pivotTables/pivotTable1.xml"]
    assert 'refreshOnLoad="1"' in text["xl/pivotCache/pivotCacheDefinition1.xml"]
    assert 'ref="A1:B6" sheet="表1"' in text["xl/pivotCache/pivotCacheDefinition1.xml"]
    assert (after["xl/media/image1.png"], text["customXml/item1.xml"]) == (b"\x89PNG\0\1", "<x>表1!B5</x>")


def fill_bytes(content: bytes, count: int, mapping: SheetMapping) -> dict[str, bytes]:
    rows: list[Mapping[str, Value]] = [{"序号": at, "金额": at} for at in range(1, count + 1)]
    filled = fitting.fill(
        fitting.opened(content), FormMapping((mapping,)), rows=lambda _: rows, facts=lambda *_: ""
    )
    return compare.parts(filled.content)


def test_cells_that_are_not_there_look_like_their_row_or_column() -> None:
    columns = '<cols><col min="2" max="2" width="20" style="3"/></cols>'
    bare = rows_of('<row r="2" s="5" customFormat="1"/>', '<row r="9"><c r="B9"/></row>')

    after = filled_sheet(zips.packed(workbook(sheet(bare, before=columns))), 5)

    assert (
        '<row r="2" s="5" customFormat="1"><c r="A2" s="5"><v>1</v></c><c r="B2" s="5"><v>1</v></c></row>'
        in after
    )
    assert '<row r="3"><c r="A3"><v>2</v></c><c r="B3" s="3"><v>2</v></c></row>' in after
    assert '<row r="4" s="5" customFormat="1"><c r="A4" s="5"><v>3</v></c>' in after
    assert '<row r="11"><c r="B11"/></row>' in after


def test_comments_of_another_writer_and_links_that_seem_to_lead_out_move() -> None:
    vml = '<xml xmlns:n="urn:schemas-microsoft-com:office:excel"><n:ClientData><n:Anchor>1, 0, 8, 0, 2, 60, 9, 9</n:Anchor><n:Row>5</n:Row></n:ClientData></xml>'
    links = relations(
        ("h", "hyperlink", "#'表1'!B6"),
        ("i", "hyperlink", "#书签"),
        ("j", "hyperlink", "https://example.com/#表1!B6"),
        mode="External",
    )
    inner = (
        relations(("v", "vmlDrawing", "../drawings/vmlDrawing1.vml"))
        .split("<Relationship ")[1]
        .split("</")[0]
    )
    content = zips.packed(
        workbook(sheet()),
        **{
            "xl/worksheets/_rels/sheet1.xml.rels": links.replace(
                "</Relationships>", f"<Relationship {inner}</Relationships>"
            ),
            "xl/drawings/vmlDrawing1.vml": vml,
        },
    )

    after = fill(content, 5)

    assert after["xl/drawings/vmlDrawing1.vml"] == vml.replace(
        " 8, 0, 2, 60, 9", " 10, 0, 2, 60, 11"
    ).replace(">5<", ">7<")
    for target in ("#'表1'!B8", "#书签", "https://example.com/#表1!B6"):
        assert f'Target="{target}"' in after["xl/worksheets/_rels/sheet1.xml.rels"]


def test_names_of_the_workbook_move_with_their_rows() -> None:
    names = (
        '<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">表1!$A$1:$B$5</definedName>'
        '<definedName name="_xlnm.Print_Titles" localSheetId="0">表1!$1:$1</definedName><definedName name="表">表2!$A$5</definedName>'
        '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">表1!$A$1:$B$4</definedName></definedNames>'
    )  # fmt: skip

    after = fill(zips.packed(workbook(sheet(), sheet(), more=names)), 5)["xl/workbook.xml"]

    for said in ("表1!$A$1:$B$7<", "表1!$1:$1<", "表2!$A$5<", "表1!$A$1:$B$6<"):
        assert said in after


def test_a_sheet_of_another_writer_with_prefixes_and_no_references_is_filled(tmp_path: object) -> None:
    body = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>序号</x:t></x:is></x:c></x:row>'
        '<x:row><x:c/><x:c/></x:row><x:row/><x:row/><x:row><x:c/><x:c><x:f>SUM(B2:B4)</x:f></x:c></x:row></x:sheetData></x:worksheet>'
    )  # fmt: skip

    after = filled_sheet(zips.packed(workbook(body)), 5)

    assert '<x:row r="5"><x:c r="A5"><x:v>4</x:v></x:c><x:c r="B5"><x:v>4</x:v></x:c></x:row>' in after
    assert '<x:c r="B7"><x:f>SUM(B2:B6)</x:f></x:c>' in after


def test_every_form_made_by_hand_is_whole_after_filling(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("whole") / "表.xlsx"
    content = zips.packed(workbook(sheet(before=BEFORE, after=AFTER, more=X14)))
    rows: list[Mapping[str, Value]] = [{"序号": at, "金额": "=1+1"} for at in range(40)]
    file.write_bytes(
        fitting.fill(
            fitting.opened(content), FormMapping((MAPPING,)), rows=lambda _: rows, facts=lambda *_: ""
        ).content
    )

    workbooks.sound(file)
