"""Forms that cannot or may not be opened: each is refused by a sentence that says what to do."""

import re
import shutil
import time
import tracemalloc
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import PatternFill

from exports import fitting
from exports.fitting import FormMapping, SheetMapping, package, sheetpart
from models.errors import Refusal
from tests.exports.fitting import compare, zips
from tests.exports.fitting.zips import good, override, relations, sheet, workbook

COLOURED = 30_000
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
SAVE_AS = "请在 Excel 或 WPS 里打开它，用“另存为”存成“Excel 工作簿（*.xlsx）”，再选存好的那一份。"
BOMB = b"<!-- " + b" " * (package.SMALL + (8 << 20)) + b" -->"
MACRO = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
STRICT = '<workbook xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"/>'
XXE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


def zip_of(**parts: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "“表.xlsx”是空的，没有可导入的行。"),
        (OLE, "“表.xlsx”是 .xls 或 .et 老格式，不能原样填写。" + SAVE_AS),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "“表.xlsx”设了打开密码。请在表格软件里去掉密码，另存后再导入。"),
        (b"%PDF-1.7", "“表.xlsx”其实是PDF 文件，不是表格。请选择 xlsx、xls、ods、csv 或 txt 表格文件。" + SAVE_AS),
        (b"<html><table>", "“表.xlsx”其实是网页或文本，不是 .xlsx 表格。" + SAVE_AS),
        (b"\x80\x81\x82" * 9, "“表.xlsx”其实是别的文件，不是 .xlsx 表格。" + SAVE_AS),
        (zip_of(**{"content.xml": b"<x/>", "mimetype": b"ods"}), "“表.xlsx”是 .ods 格式，不能原样填写。" + SAVE_AS),
        (good()[:-40], "“表.xlsx”不完整，末尾被截断了，可能没有拷贝完。请重新拷贝或重新导出。"),
        (zips.packed(workbook(sheet(), main=MACRO)), "“表.xlsx”里有宏程序，本程序不带着宏填写。" + SAVE_AS),
        (good(**{"xl/vbaProject.bin": b"x"}), "“表.xlsx”里有宏程序，本程序不带着宏填写。" + SAVE_AS),
        (good(**{"xl/macrosheets/sheet1.xml": b"<x/>"}), "“表.xlsx”里有宏程序，本程序不带着宏填写。" + SAVE_AS),
        (zips.packed(workbook(sheet(), main="application/vnd.ms-excel.sheet.binary.macroEnabled.main")), "“表.xlsx”里有宏程序，本程序不带着宏填写。" + SAVE_AS),
        (zips.packed(workbook(sheet(), main="application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml")), "“表.xlsx”是模板文件（.xltx），不能直接填写。" + SAVE_AS),
        (zips.packed(workbook(sheet(), main="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")), "“表.xlsx”其实是别的文档，不是表格。请选择 xlsx、xls、ods、csv 或 txt 表格文件。"),
        (good(**{"xl/workbook.xml": STRICT}), "“表.xlsx”是“严格 Open XML”格式，不能原样填写。" + SAVE_AS),
        (good(**{"_xmlsignatures/sig1.xml": "<x/>"}), "“表.xlsx”带有数字签名，填写后签名就失效。请另存一份不带签名的再选。"),
        (good(**{"xl/revisions/revisionHeaders.xml": "<x/>"}), "“表.xlsx”是共享工作簿，带有修订记录，不能原样填写。请取消共享，另存后再选。"),
        (good(**{"xl/externalLinks/_rels/externalLink1.xml.rels": relations(("r1", "externalLinkPath", "file:///C:/%E5%8E%BB%E5%B9%B4.xlsx"), mode="External")}), "“表.xlsx”链接着外部文件“file:///C:/去年.xlsx”，填写后会带出或引用别的文件的内容。请在 Excel 的“数据－编辑链接”里断开链接，另存后再选。"),
        (good(**{"xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{zips.MAIN}"><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'}), "“表.xlsx”链接着外部文件“ddeService=cmd、ddeTopic=/c calc”，填写后会带出或引用别的文件的内容。请在 Excel 的“数据－编辑链接”里断开链接，另存后再选。"),
        (good(**{"xl/connections.xml": f'<connections xmlns="{zips.MAIN}"><connection id="1" name="县局库"/></connections>'}), "“表.xlsx”带有外部数据连接“县局库”。请在 Excel 的“数据－查询和连接”里删除它，另存后再选。"),
        (good(**{"xl/worksheets/sheet1.xml": XXE + sheet()[56:]}), "“表.xlsx”里藏有外部实体定义（DTD），为安全起见没有打开。请向发表单位要一份新的空白表。"),
        (good(**{"xl/drawings/vmlDrawing1.vml": XXE + "<x/>"}), "“表.xlsx”里藏有外部实体定义（DTD），为安全起见没有打开。请向发表单位要一份新的空白表。"),
        (good(**{"docProps/app.xml": (XXE + "<x/>").encode("utf-16")}), "“表.xlsx”里藏有外部实体定义（DTD），为安全起见没有打开。请向发表单位要一份新的空白表。"),
        (good(**{"xl/media/image1.png": BOMB}), "“表.xlsx”展开后太大，不像一张空白表，为安全起见没有打开。请向发表单位要一份新的空白表。"),
        (good(**{f"xl/media/{at}.png": b"" for at in range(package.MOST_PARTS)}), "“表.xlsx”里有 2005 个部件，不像一张空白表，为安全起见没有打开。请向发表单位要一份新的空白表。"),
        (good(**{"../evil.xml": "<x/>"}), "“表.xlsx”里面的文件名有重复或不正常，为安全起见没有打开。请用 Excel 或 WPS 打开，另存一份再选。"),
        (good(**{"XL/workbook.XML": "<x/>"}), "“表.xlsx”里面的文件名有重复或不正常，为安全起见没有打开。请用 Excel 或 WPS 打开，另存一份再选。"),
        (good(**{"xl/worksheets/sheet1.xml": None}), "“表.xlsx”不完整，末尾被截断了，可能没有拷贝完。请重新拷贝或重新导出。"),
        (good(**{"_rels/.rels": relations()}), "“表.xlsx”不完整，末尾被截断了，可能没有拷贝完。请重新拷贝或重新导出。"),
    ],
)  # fmt: skip
def test_what_is_no_safe_form_is_refused_with_what_to_do(content: bytes, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        fitting.opened(content, "表.xlsx")

    assert refused.value.message == words


def test_a_missing_file_a_folder_and_a_huge_one_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "大.xlsx").write_bytes(good())
    for file, words in (("无.xlsx", "找不到"), ("", "是一个文件夹"), ("大.xlsx", "展开后太大")):
        monkeypatch.setattr(package, "MOST_FILE", 10 if file.startswith("大") else 1 << 20)
        with pytest.raises(Refusal, match=words):
            fitting.opened(tmp_path / file)


def test_a_password_inside_the_zip_is_refused() -> None:
    content = bytearray(good())
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(sign) + at] |= 1

    with pytest.raises(Refusal, match="设了打开密码"):
        fitting.opened(bytes(content), "表.xlsx")


def test_links_on_the_web_are_no_external_files() -> None:
    hyper = zips.packed(
        workbook(sheet(after='<hyperlinks><hyperlink ref="A1" r:id="h1"/></hyperlinks>')),
        **{
            "xl/worksheets/_rels/sheet1.xml.rels": relations(
                ("h1", "hyperlink", "https://example.com/"), mode="External"
            )
        },
    )

    assert [each.name for each in fitting.opened(hyper).sheets] == ["表1"]


def test_words_that_look_like_a_definition_are_only_words() -> None:
    words = sheet().replace("序号", "&lt;!DOCTYPE x&gt;")

    grid = fitting.opened(good(**{"xl/worksheets/sheet1.xml": words})).grid("表1")

    assert grid.text(1, 1) == "<!DOCTYPE x>"


def test_hidden_protected_and_odd_sheets_are_told_and_kept() -> None:
    parts = workbook(
        sheet(), sheet(after='<sheetProtection sheet="1"/>'),
        types=override("xl/chartsheets/sheet1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.chartsheet+xml"),
        links=f'<Relationship Id="c1" Type="{zips.OFFICE}/chartsheet" Target="/xl/chartsheets/sheet1.xml"/>',
    )  # fmt: skip
    listed = str(parts["xl/workbook.xml"]).replace('name="表2"', 'name="表2" state="veryHidden"')
    listed = listed.replace("</sheets>", '<sheet name="图" sheetId="9" r:id="c1"/></sheets>')

    template = fitting.opened(
        zips.packed(parts, **{"xl/workbook.xml": listed, "xl/chartsheets/sheet1.xml": "<chartsheet/>"})
    )

    assert template.told == (
        "第2张表“表2”是隐藏的：原样保留。", "第2张表“表2”设了保护：照样填写，保护原样保留。", "第3张表“图”不是普通工作表：原样保留，不能填写。",
    )  # fmt: skip
    assert [(each.name, each.hidden, each.protected, each.fillable) for each in template.sheets] == [
        ("表1", False, False, True), ("表2", True, True, True), ("图", False, False, False),
    ]  # fmt: skip


@given(st.binary(max_size=40), st.integers(0, 3000))
@settings(max_examples=60)
def test_a_damaged_form_is_refused_or_read(damage: bytes, at: int) -> None:
    content = good()
    content = content[:at] + damage + content[at + len(damage) :]
    try:
        template = fitting.opened(content)
        template.grid(template.sheets[0].name)
    except Refusal:
        return


PLACES = {
    "xl/worksheets/sheet1.xml": sheet(
        before='<dimension ref="A1:B5"/><sheetFormatPr defaultRowHeight="14"/><cols><col min="1" max="2" width="9" style="0"/></cols>',
        after='<mergeCells count="1"><mergeCell ref="A6:B6"/></mergeCells><dataValidations count="1"><dataValidation type="list" sqref="A2:A4"><formula1>B2:B4</formula1></dataValidation></dataValidations><rowBreaks><brk id="5"/></rowBreaks>',
    ),
    "xl/styles.xml": f'<styleSheet xmlns="{zips.MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy"/></numFmts><fonts><font><sz val="11"/></font></fonts><cellXfs count="1"><xf numFmtId="164" fontId="0" borderId="0"><alignment wrapText="1"/></xf></cellXfs></styleSheet>',
    "xl/workbook.xml": str(workbook(sheet())["xl/workbook.xml"]).replace("</workbook>", '<definedNames><definedName name="a" localSheetId="0">表1!$A$5</definedName></definedNames></workbook>'),
}  # fmt: skip
VALUES = re.compile(r'="([^"]*)"')
ODD = st.sampled_from(
    [
        "",
        "-1",
        "x",
        "A0",
        "1e9",
        "A1:",
        ":",
        "99999999999999999999",
        "A1:B2:C3",
        "nan",
        "#REF!",
        "$",
        "A1048577",
        "ZZZZ1",
        "0",
    ]
)


@given(st.sampled_from(sorted(PLACES)), st.integers(0, 60), ODD, st.sampled_from([1, 9]))
@settings(max_examples=120)
def test_values_against_the_rules_are_refused_or_passed_over(
    part: str, at: int, odd: str, count: int
) -> None:
    found = list(VALUES.finditer(PLACES[part]))
    place = found[at % len(found)]
    unruly = PLACES[part][: place.start(1)] + odd + PLACES[part][place.end(1) :]
    links = f'<Relationship Id="y" Type="{zips.OFFICE}/styles" Target="styles.xml"/>'
    content = zips.packed(workbook(sheet(), links=links), **{**PLACES, part: unruly})
    mapping = FormMapping(
        (SheetMapping("表1", "R1", (1,), 2, 4, columns={"A": "序号"}, cells={"A6": "单位"}),)
    )
    try:
        template = fitting.opened(content, "表.xlsx")
        fitting.proposed(template.grid("表1"), "表1", {"R1": ("序号", "金额")})
        fitting.fill(template, mapping, rows=lambda _: [{"序号": "长" * 30}] * count, facts=lambda *_: "所")
    except Refusal:
        return


def empty_rows(count: int, *, said: bool) -> bytes:
    """A sheet whose head says something and under it so many rows that are only coloured."""
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("台账")
    colour = PatternFill("solid", fgColor="FFEEEEEE")
    page.append(["序号", "金额", "备注"])
    cell = WriteOnlyCell(page)
    cell.fill = colour
    for _ in range(3):
        page.append([cell] * 3)
    made = BytesIO()
    book.save(made)
    parts = compare.parts(made.getvalue())
    name = "xl/worksheets/sheet1.xml"
    start, end = parts[name].split(b"</sheetData>")
    with zipfile.ZipFile(made := BytesIO(), "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for each, content in parts.items():
            if each != name:
                archive.writestr(each, content)
        with archive.open(name, "w") as out:
            out.write(start)
            for first in range(5, count, 5000):
                rows = range(first, min(first + 5000, count + 1))
                out.write(
                    "".join(
                        f'<row r="{r}"><c r="A{r}" s="1"/><c r="B{r}" s="1"/><c r="C{r}" s="1"/></row>'
                        for r in rows
                    ).encode()
                )
            if said:
                out.write(f'<row r="{count + 1}"><c r="A{count + 1}"><v>1</v></c></row>'.encode())
            out.write(b"</sheetData>" + end)
    return made.getvalue()


def test_rows_that_are_only_coloured_cost_no_memory_and_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheetpart, "MOST_ROWS_BYTES", 2 << 20)
    content = empty_rows(COLOURED, said=False)
    mapping = FormMapping((SheetMapping("台账", "R1", (1,), 2, 4, columns={"A": "序号", "B": "金额"}),))
    tracemalloc.start()
    start = time.process_time()

    template = fitting.opened(content)
    grid = template.grid("台账")
    filled = fitting.fill(
        template, mapping, rows=lambda _: [{"序号": n, "金额": n} for n in range(1, 8)], facts=lambda *_: 0
    )

    seconds, (_, peak) = time.process_time() - start, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (grid.rows, grid.columns, grid.more) == (3000, 3, 1)
    assert (seconds < 15, peak < 40 << 20) == (True, True), (seconds, peak)
    file = tmp_path / "表.xlsx"
    file.write_bytes(filled.content)
    with zipfile.ZipFile(file) as archive, archive.open("xl/worksheets/sheet1.xml") as part:
        seen, tail = 0, b""
        while piece := part.read(1 << 20):
            text = tail + piece
            *rows, tail = text.split(b"<row ")
            for row in rows:
                if row.startswith(b'r="'):
                    number = int(row[3 : row.index(b'"', 3)])
                    assert number == seen + 1
                    seen = number
    assert seen == COLOURED - 1  # the last one is left in the tail
    shutil.rmtree(tmp_path)


def test_a_sheet_full_of_words_is_no_form(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheetpart, "MOST_ROWS_BYTES", 2 << 20)
    template = fitting.opened(empty_rows(60_000, said=True), "表.xlsx")

    with pytest.raises(
        Refusal, match=r"^“表.xlsx”的“台账”里已有太多内容，不像一张空白表。请选空白表，或删去旧的行再选。$"
    ):
        template.grid("台账")
