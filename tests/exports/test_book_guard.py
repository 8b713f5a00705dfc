"""Workbooks that would fill the memory are refused before they are opened, with what to do."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from exports import book_guard, books
from models import legacy_rules
from models.errors import Refusal

HEAD = ["编号", "登记日期", "当事人", "简要情况"]
LINE = ["西调2025-1", "2025-03-04", "张三", "吵架"]
SHEET = "xl/worksheets/sheet1.xml"


def workbook() -> bytes:
    book, kept = Workbook(), io.BytesIO()
    assert book.active is not None
    for row in (HEAD, LINE):
        book.active.append(row)
    book.save(kept)
    return kept.getvalue()


def changed(
    target: Path, change: Callable[[bytes], bytes], *more: tuple[str, bytes], part: str = SHEET
) -> Path:
    source = zipfile.ZipFile(io.BytesIO(workbook()))
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as parts:
        for name in source.namelist():
            parts.writestr(name, change(source.read(name)) if name == part else source.read(name))
        for name, text in more:
            parts.writestr(name, text)
    return target


def ended_with(rows: bytes) -> Callable[[bytes], bytes]:
    return lambda text: text.replace(b"</sheetData>", rows + b"</sheetData>")


def cell(place: str, text: bytes = b"x") -> bytes:
    row = "".join(mark for mark in place if mark.isdigit()).encode()
    return b'<row r="%s"><c r="%s" t="inlineStr"><is><t>%s</t></is></c></row>' % (row, place.encode(), text)


def lines(file: Path) -> list[list[str]]:
    book = books.opened(file)
    table = book.table(known=lambda heading: legacy_rules.is_known(books.plain(heading)))
    return [cells for _line, cells in table.rows()]


def test_cell_astray_at_the_far_corner_is_refused_by_its_place(tmp_path: Path) -> None:
    file = changed(tmp_path / "台账.xlsx", ended_with(cell("XFD1048576")))
    with pytest.raises(Refusal) as refused:
        books.opened(file)
    assert refused.value.message == (
        "“台账.xlsx”的工作表在第 1048576 行、第 16384 列还有零星内容，整张表太大，没有打开。"
        "请在表格软件里删去数据以外的行和列（Ctrl+End 可以看到最后一格），保存后再导入。"
    )


def test_empty_cells_with_a_format_are_not_counted(tmp_path: Path) -> None:
    rows = b"".join(
        b'<row r="%d"><c r="A%d" s="0"/><c r="XFD%d" s="0"/></row>' % (n, n, n) for n in range(3, 20_000)
    )
    assert lines(changed(tmp_path / "台账.xlsx", ended_with(rows))) == [LINE]


def test_cell_at_the_last_row_alone_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = changed(tmp_path / "台账.xlsx", ended_with(cell("A20000")))
    assert lines(file) == [LINE, ["x", "", "", ""]]
    monkeypatch.setattr(book_guard, "MOST_CELLS", 80_000 - 1)
    with pytest.raises(Refusal, match="第 20000 行、第 4 列"):
        books.opened(file)


def test_stray_cell_is_found_wherever_the_pieces_are_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = changed(tmp_path / "台账.xlsx", ended_with(cell("XFD9999")))
    for size in (1 << 12, 4_097, 5_000):
        monkeypatch.setattr(book_guard, "PIECE", size)
        with pytest.raises(Refusal, match="第 9999 行、第 16384 列"):
            books.opened(file)


def test_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = changed(tmp_path / "台账.xlsx", ended_with(cell("A3", b"A" * 20_000_000)))
    assert file.stat().st_size < 100_000
    monkeypatch.setattr(book_guard, "MOST_BYTES", 10 << 20)
    with pytest.raises(Refusal, match=r"解开后有 19 MB，不像一本台账，没有打开"):
        books.opened(file)


def test_entity_from_outside_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密")
    declared = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]><worksheet'.encode()

    def change(text: bytes) -> bytes:
        return ended_with(cell("A3", b"&e;"))(text).replace(b"<worksheet", declared, 1)

    with pytest.raises(Refusal, match="不完整或已损坏"):
        lines(changed(tmp_path / "台账.xlsx", change))


def test_macros_and_links_to_other_books_are_not_run(tmp_path: Path) -> None:
    link = b'<externalLink xmlns="x"><externalBook r:id="rId1"/></externalLink>'
    file = changed(
        tmp_path / "台账.xlsx",
        bytes,
        ("xl/vbaProject.bin", b"x"),
        ("xl/externalLinks/externalLink1.xml", link),
    )
    assert (books.opened(file).macros, lines(file)) == (True, [LINE])


def test_formula_counts_by_its_value(tmp_path: Path) -> None:
    rows = b'<row r="3"><c r="A3" t="str"><f>HYPERLINK("http://x","1")</f><v>=HYPERLINK</v></c></row>'
    assert lines(changed(tmp_path / "台账.xlsx", ended_with(rows)))[1][0] == "=HYPERLINK"


def test_cell_of_any_length_is_whole(tmp_path: Path) -> None:
    file = changed(tmp_path / "台账.xlsx", ended_with(cell("D3", b"A" * 40_000)))
    assert len(lines(file)[1][3]) == 40_000


def test_name_of_a_sheet_that_excel_forbids_is_read(tmp_path: Path) -> None:
    def rename(text: bytes) -> bytes:
        return text.replace(b'name="Sheet"', 'name="2025/3:[旧]*?"'.encode())

    file = changed(tmp_path / "台账.xlsx", rename, part="xl/workbook.xml")
    assert (books.opened(file).sheets, lines(file)) == (("2025/3:[旧]*?",), [LINE])


def test_ending_of_the_name_says_nothing(tmp_path: Path) -> None:
    file = tmp_path / "台账.csv"
    file.write_bytes(workbook())
    assert lines(file) == [LINE]
