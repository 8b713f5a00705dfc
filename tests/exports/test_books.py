"""Foreign tables of every make, whole and broken."""

import io
import subprocess
import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from exports import book_csv, book_faults, books
from exports.books import Table
from models import alarm_rules
from models.errors import Refusal

HEAD = ["接警单编号", "报警时间", "报警人", "联系电话", "报警内容"]
ROWS = [
    ["JJ001", "2026-11-19 17:40", "张土根", "13800001234", "邻居排水，争吵"],
    ["JJ002", "2026-11-19 18:05", "李小妹", "13800005678", "拖欠工资"],
]


moment = datetime.fromisoformat


def known(heading: str) -> bool:
    return alarm_rules.is_known(books.plain(heading))


def table(file: Path, sheet: str = "") -> Table:
    return books.opened(file).table(sheet, known=known)


def cells(file: Path, sheet: str = "") -> list[list[str]]:
    return [row for _line, row in table(file, sheet).rows()]


def refusal(file: Path) -> str:
    with pytest.raises(Refusal) as said:
        list(table(file).rows())
    return said.value.message


def text(mark: str = ",", rows: list[list[str]] = ROWS) -> str:
    return "\r\n".join(mark.join(row) for row in [HEAD, *rows]) + "\r\n"


def workbook(file: Path, rows: list[list[object]], *, merge: tuple[str, ...] = ()) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    for area in merge:
        sheet.merge_cells(area)
    book.save(file)
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_text_table_reads_in_every_encoding_and_delimiter(tmp_path: Path, encoding: str, mark: str) -> None:
    file = tmp_path / "警情.csv"
    rows = [[cell.replace("，", "") for cell in row] for row in ROWS]
    file.write_bytes(text(mark, rows).encode(encoding))

    assert (table(file).headings, cells(file)) == (tuple(HEAD), rows)


def test_quoted_cells_hold_marks_line_ends_and_quotes(tmp_path: Path) -> None:
    file = tmp_path / "警情.csv"
    said = '他说"不给"，\r\n还推人,两次'
    quoted = '"' + said.replace('"', '""') + '"'
    file.write_text(
        f'{",".join(HEAD)}\r\nJJ1,2026-11-19,张三,="013800",{quoted}\r\n', encoding="utf-8", newline=""
    )

    assert cells(file) == [["JJ1", "2026-11-19", "张三", "013800", said]]


def test_lines_keep_the_number_they_have_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "警情.csv"
    file.write_text(f'全县警情\n\n{",".join(HEAD)}\nJJ1,a,b,c,"一\n二"\nJJ2,a,b,c,d\n', encoding="utf-8")

    assert [line for line, _row in table(file).rows()] == [4, 6]


@given(
    rows=st.lists(
        st.lists(st.text("甲乙 ,\"'\n;\tab1", max_size=6), min_size=3, max_size=3).filter(
            lambda r: any(c.strip() for c in r)
        ),
        max_size=8,
    )
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_a_spreadsheet_writes_as_text_is_read_back(tmp_path: Path, rows: list[list[str]]) -> None:
    import csv  # noqa: PLC0415 -- only here

    file = tmp_path / "t.csv"
    with file.open("w", encoding="gb18030", newline="") as target:
        writer = csv.writer(target, quoting=csv.QUOTE_ALL)
        writer.writerow(["编号", "时间", "内容"])
        writer.writerows([["x", *row] for row in rows])

    read = [row for _line, row in book_csv.rows(file)][1:]
    assert [len(row) for row in read] == [4] * len(rows)


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_workbooks_give_text_as_it_was_meant(
    tmp_path: Path, kind: str, require: Callable[[str], str]
) -> None:
    file = workbook(
        tmp_path / "a.xlsx",
        [
            ["西岔派出所警情表"],
            list(HEAD),
            ["JJ001", moment("2026-11-19 17:40"), "张土根", 13800001234, 12.5],
            ["JJ002", moment("2026-11-19"), "李小妹", "013-8", 110105194912310021],
        ],
        merge=("A1:E1",),
    )
    if kind != "xlsx":
        office = require("soffice")
        command = [
            office,
            f"-env:UserInstallation=file://{tmp_path}/office",
            "--headless",
            "--convert-to",
            kind,
        ]
        subprocess.run([*command, "--outdir", str(tmp_path), str(file)], check=True, capture_output=True)

    read = table(file.with_suffix(f".{kind}"))
    rows = [row for _line, row in read.rows()]

    assert read.headings == tuple(HEAD)
    assert rows[0] == ["JJ001", "2026-11-19 17:40:00", "张土根", "13800001234", "12.5"]
    assert rows[1][:4] == ["JJ002", "2026-11-19", "李小妹", "013-8"]
    assert (read.losses.count, "第 4行" in read.losses.sentence) == (1, True)
    assert rows[1][4].startswith("110105194912310")


def test_merged_cells_say_the_same_in_each_place_and_two_heads_are_joined(tmp_path: Path) -> None:
    file = workbook(
        tmp_path / "a.xlsx",
        [
            ["编号", "报警时间", "报警人", None, "报警内容"],
            [None, None, "姓名", "电话", None],
            ["JJ1", "2026-11-19", "张三", "13800001234", "争吵"],
            [None, None, "李四", "13800005678", "争吵"],
        ],
        merge=("A1:A2", "B1:B2", "C1:D1", "E1:E2", "A3:A4", "B3:B4"),
    )

    assert table(file).headings == ("编号", "报警时间", "报警人姓名", "报警人电话", "报警内容")
    assert cells(file) == [
        ["JJ1", "2026-11-19", "张三", "13800001234", "争吵"],
        ["JJ1", "2026-11-19", "李四", "13800005678", "争吵"],
    ]


def test_shown_sheets_are_offered_before_hidden_ones(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.title = "说明"
    for name in ("十一月", "藏起"):
        sheet = book.create_sheet(name)
        sheet.append(HEAD)
        sheet.append(ROWS[0])
    book["藏起"].sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")

    opened = books.opened(tmp_path / "a.xlsx")
    assert opened.sheets == ("说明", "十一月", "藏起")
    assert opened.hidden == {"藏起"}
    assert cells(tmp_path / "a.xlsx", "十一月") == [ROWS[0]]


PAGE = """<html><head><meta charset="{charset}"><style>td {{color:red}}</style></head><body>
<table><tr><td colspan=5>警情表</td></tr><tr>{head}</tr>{rows}</table></body></html>"""


def page(charset: str = "gb2312", *, cut: int = 0) -> bytes:
    head = "".join(f"<th>{cell}</th>" for cell in HEAD)
    rows = "".join("<tr>" + "".join(f"<td>&nbsp;{cell}</td>" for cell in row) + "</tr>" for row in ROWS)
    made = PAGE.format(charset=charset, head=head, rows=rows)
    return (made[:-cut] if cut else made).encode("gb18030" if charset == "gb2312" else charset)


@pytest.mark.parametrize("charset", ["gb2312", "utf-8", "utf-16"])
def test_xls_that_is_a_web_page_is_read(tmp_path: Path, charset: str) -> None:
    file = tmp_path / "警情.xls"
    file.write_bytes(page(charset))

    assert (table(file).headings, cells(file)) == (tuple(HEAD), ROWS)


def test_spans_of_a_web_page_are_filled(tmp_path: Path) -> None:
    file = tmp_path / "警情.xls"
    file.write_text(
        "<table><tr><th>编号</th><th>时间</th><th>内容</th></tr>"
        "<tr><td rowspan=2>JJ1</td><td colspan=2>同上</td></tr><tr><td>晚上<br>八点</td><td>吵</td></tr></table>",
        encoding="utf-8",
    )

    assert cells(file) == [["JJ1", "同上", "同上"], ["JJ1", "晚上\n八点", "吵"]]


def test_xml_workbook_of_2003_is_read(tmp_path: Path) -> None:
    def row(values: list[str]) -> str:
        return "<Row>" + "".join(f'<Cell><Data ss:Type="String">{v}</Data></Cell>' for v in values) + "</Row>"

    file = tmp_path / "警情.xls"
    body = "".join(row(each) for each in [HEAD, *ROWS])
    file.write_text(
        '<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="1"><Table>{body}</Table></Worksheet></Workbook>',
        encoding="utf-8",
    )

    assert cells(file) == ROWS


# what cannot be read


def cut(made: bytes, keep: float = 0.6) -> bytes:
    return made[: int(len(made) * keep)]


def saved(rows: Sequence[Sequence[object]]) -> bytes:
    book, kept = Workbook(), io.BytesIO()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    book.save(kept)
    return kept.getvalue()


def packed(name: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as parts:
        parts.writestr(name, "x")
    return kept.getvalue()


OLE = books.OLE + b"\0" * 504
WIDE = (",".join(f"列{n}" for n in "天地玄黄宇宙洪荒" * 20) + "\n") * 3
BROKEN = {
    "nothing": (b"", "是空的"),
    "only blanks": (b"\r\n \r\n", "是空的"),
    "head alone in a workbook": (saved([]), "是空的"),
    "locked": (OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512, "打开密码"),
    "cut workbook": (cut(saved([HEAD, *ROWS] * 50)), "不完整"),
    "cut old workbook": (OLE, "不完整或已损坏"),
    "cut web page": (page(cut=40), "截断"),
    "web page without a table": (b"<html><body>404 Not Found</body></html>", "没有表格"),
    "cut in a character": (text().encode()[:-3], "截断"),
    "open quote": (f'{",".join(HEAD)}\nJJ1,a,b,c,"没有完'.encode(), "引号没有合上"),
    "mixed encodings": (text().encode("gb18030") + "中文".encode() + b"\xff\xff\x80", "乱码"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "其实是图片"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", "其实是PDF 文件"),
    "Word": (packed("word/document.xml"), "Word 文档"),
    "archive": (packed("readme.txt"), "压缩包"),
    "program data": (bytes(range(256)) * 4, "不是表格文件"),
    "a letter": ("各位领导：\n今年以来一切平安。\n此致\n".encode(), "不像一张表"),
    "too wide": (WIDE.encode(), "不像要导入的表"),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_what_cannot_be_read_ends_in_a_sentence(tmp_path: Path, what: str, ending: str) -> None:
    made, words = BROKEN[what]
    file = tmp_path / f"警情.{ending}"
    file.write_bytes(made)

    said = refusal(file)

    assert words in said
    assert said.startswith(f"“警情.{ending}”")
    assert file.read_bytes() == made


def test_missing_file_ends_in_a_sentence(tmp_path: Path) -> None:
    assert refusal(tmp_path / "没有.xlsx") == "找不到“没有.xlsx”，可能已被移走或 U 盘已拔出。"


def test_wrong_lines_come_back_as_text_that_reads_again(tmp_path: Path) -> None:
    target = tmp_path / "有误.xlsx"
    row = ["JJ1", "昨天吧", "=1+1", "110105194912310021", "甲\x00乙"]

    assert book_faults.write(HEAD, [(7, "时间看不懂", row)], target) == 1

    sheet = load_workbook(target).active
    assert sheet is not None
    kept = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert kept == [["有误原因", "原行号", *HEAD], ["时间看不懂", "7", *row[:4], "甲␀乙"]]
    assert {cell.data_type for cell in sheet[2]} == {"s"}
    assert table(target).headings == ("有误原因", "原行号", *HEAD)


def test_second_line_of_a_head_is_known_beside_merged_headings_with_figures(tmp_path: Path) -> None:
    file = workbook(
        tmp_path / "a.xlsx",
        [
            ["编号", "协议", None, "30日到期日", "报警时间"],
            [None, "编号", "日期", None, None],
            ["1", "甲1号", "2026-11-19", "2026-12-19", "2026-11-19"],
        ],
        merge=("A1:A2", "B1:C1", "D1:D2", "E1:E2"),
    )
    assert table(file).headings == ("编号", "协议编号", "协议日期", "30日到期日", "报警时间")
