"""Writing register R2 (24 columns): ours against openpyxl and XlsxWriter done well, LibreOffice, and a floor of bare XML.

``python -m tests.bench.bench_xlsx`` or ``python tests/bench/bench_xlsx.py``: engines take turns, one process a
measurement; prints ratios (median, least–most) and the memory over a process that has only imported. A month of 200
rows is what a station writes, 200,000 what must not need more memory. XlsxWriter is no dependency: ``uv pip install
--target DIR xlsxwriter`` and ``PYTHONPATH=DIR`` bring its line, LibreOffice brings its own where ``soffice`` is.
"""

import csv
import importlib.util
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from copy import copy
from datetime import date, timedelta
from html import escape
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from exports import xlsx  # noqa: E402 -- the path is set just above
from exports.registers import R2  # noqa: E402 -- as above
from exports.sheet_style import FORMATS, SIDES  # noqa: E402 -- as above
from models import periods  # noqa: E402 -- as above
from models.queries.rows import PublicOrderRow  # noqa: E402 -- as above

SIZES = {200: 7, 1_000: 5, 20_000: 3, 200_000: 1}
#: Beyond so many rows an engine takes minutes or gigabytes, and is left out.
MOST = {"openpyxl": 20_000, "libreoffice": 200}
HEAD = xlsx.Head("西岔派出所", periods.month(date(2026, 11, 1)), "葛某某", date(2026, 11, 30))
DAY = date(2026, 11, 1)
SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨", "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚"


def name(i: int) -> str:
    """Return one of 6,400 names."""
    return SURNAMES[i % 16] + GIVEN[i // 16 % 20] + GIVEN[i // 320 % 20]


def rows(count: int) -> Iterator[PublicOrderRow]:
    """Give rows of which no two are alike."""
    for i in range(count):
        day = DAY + timedelta(i % 30)
        yield PublicOrderRow(
            "", i + 1, f"西公（西）调解字〔2026〕{i + 1}号", f"A53011100{i:09d}", "殴打他人（治安管理处罚法第51条）", day,
            (name(i),), (name(i * 7 + 1), name(i * 3 + 2)), "轻微伤", day, i % 2 == 0, day, None, "", (name(i % 9),),
            f"LX2026-{i:05d}", ("村（居）干部 " + name(i % 31),), day,
            f"{name(i)}当面赔礼道歉；一次性赔偿医疗费、误工费共计{i % 900 + 100}元；双方今后互不追究。",
            (i % 900 + 100) * 100, day, day, "", day, f"2026-治-{i + 1}",
        )  # fmt: skip


def ours(count: int, target: Path) -> None:
    """Write with the program's own writer."""
    xlsx.write(R2, rows(count), target, head=HEAD)


def peer(count: int, target: Path) -> None:
    """Write with openpyxl as well as it can be done: one style a column, shared by all cells."""
    from openpyxl import Workbook  # noqa: PLC0415 -- timed with the engine it belongs to
    from openpyxl.styles import Alignment, Border, Font, Side  # noqa: PLC0415 -- as above

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    line = Side(style="thin")
    sheet.append([HEAD.station + R2.title])
    sheet.append([column.title for column in R2.columns])
    styles = []
    for place, column in enumerate(R2.columns, start=1):
        cell: Any = sheet.cell(3, place)
        cell.font, cell.border = Font(name="宋体", size=10.5), Border(line, line, line, line)
        cell.alignment = Alignment(horizontal=SIDES[column.kind], vertical="center", wrap_text=True)
        cell.number_format = FORMATS[column.kind]
        styles.append(copy(cell._style))
    for number, row in enumerate(rows(count), start=3):
        for place, (column, style) in enumerate(zip(R2.columns, styles, strict=True), start=1):
            value: Any = column.value(row)
            if isinstance(value, tuple):
                value = "、".join(value)
            elif column.kind == "money" and isinstance(value, int):
                value = value / 100
            filled: Any = sheet.cell(number, place, value)
            filled._style = style
    sheet.freeze_panes, sheet.print_title_rows = "C3", "1:2"
    book.save(target)


def floor(count: int, target: Path) -> None:
    """Write the same values as bare XML into a zip: no masking, quoting, heights, print set-up or checks."""
    base = date(1899, 12, 30).toordinal()
    names = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="r"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    }
    values = [column.value for column in R2.columns]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as parts:
        for part, content in names.items():
            parts.writestr(part, content)
        with parts.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(
                b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            )
            for number, row in enumerate(rows(count), start=1):
                cells = []
                for value in values:
                    said = value(row)
                    if isinstance(said, int):
                        cells.append(f"<c><v>{said}</v></c>")
                    elif isinstance(said, date):
                        cells.append(f"<c><v>{said.toordinal() - base}</v></c>")
                    elif said:
                        text = "、".join(said) if isinstance(said, tuple) else said
                        cells.append(f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>')
                    else:
                        cells.append("<c/>")
                sheet.write(f'<row r="{number}">{"".join(cells)}</row>'.encode())
            sheet.write(b"</sheetData></worksheet>")


def xlsxwriter_peer(count: int, target: Path) -> None:
    """Write with XlsxWriter in constant memory, one format a column."""
    xlsxwriter: Any = importlib.import_module("xlsxwriter")  # no dependency: it may not be there

    with xlsxwriter.Workbook(target, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("2026年11月")
        look = {"font_name": "宋体", "font_size": 10.5, "border": 1, "text_wrap": True, "valign": "vcenter"}
        formats = [
            book.add_format({**look, "align": SIDES[each.kind], "num_format": FORMATS[each.kind]})
            for each in R2.columns
        ]
        sheet.freeze_panes(2, 2)
        sheet.repeat_rows(0, 1)
        sheet.write_string(0, 0, HEAD.station + R2.title)
        sheet.write_row(1, 0, [column.title for column in R2.columns])
        for number, row in enumerate(rows(count), start=2):
            for place, (column, form) in enumerate(zip(R2.columns, formats, strict=True)):
                value: Any = column.value(row)
                if isinstance(value, date):
                    sheet.write_datetime(number, place, value, form)
                elif isinstance(value, int):
                    sheet.write_number(number, place, value / 100 if column.kind == "money" else value, form)
                else:
                    sheet.write_string(
                        number, place, "、".join(value) if isinstance(value, tuple) else value or "", form
                    )


def libreoffice(count: int, target: Path) -> None:
    """Let LibreOffice turn a CSV into a workbook, cold and without any look."""
    text = target.with_suffix(".csv")
    with text.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow([column.title for column in R2.columns])
        for row in rows(count):
            values = (column.value(row) for column in R2.columns)
            lines.writerow(["、".join(value) if isinstance(value, tuple) else value for value in values])
    profile = f"-env:UserInstallation=file://{target.parent}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--infilter=CSV:44,34,76",
        "--outdir",
    ]
    subprocess.run([*command, str(target.parent), str(text)], check=True, capture_output=True)


ENGINES: dict[str, Callable[[int, Path], None]] = {"floor": floor, "ours": ours, "openpyxl": peer}
if importlib.util.find_spec("xlsxwriter"):
    ENGINES["xlsxwriter"] = xlsxwriter_peer
if shutil.which("soffice"):
    ENGINES["libreoffice"] = libreoffice


def one(engine: str, count: int) -> None:
    """Measure one engine in this process and print what was found."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "x.xlsx"
        ENGINES[engine](1, target)
        idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.perf_counter()
        ENGINES[engine](count, target)
        seconds = time.perf_counter() - start
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        size = target.stat().st_size
    print(json.dumps({"seconds": seconds, "over": (peak - idle) / 1024, "size": size / 1e6}))


def told(values: list[float]) -> str:
    """Say median and spread."""
    return f"{statistics.median(values):.2f} [{min(values):.2f}–{max(values):.2f}]"


def main() -> None:
    """Run every size, engines interleaved."""
    if "xlsxwriter" not in ENGINES:
        print("XlsxWriter is not there: uv pip install --target DIR xlsxwriter, then PYTHONPATH=DIR")
    for count, rounds in SIZES.items():
        engines = [each for each in ENGINES if count <= MOST.get(each, count)]
        found: dict[str, list[dict[str, float]]] = {engine: [] for engine in engines}
        for _ in range(rounds):
            for engine in engines:
                command = [sys.executable, __file__, engine, str(count)]
                said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
                found[engine].append(json.loads(said))
        print(f"{count} rows")
        for engine, runs in found.items():
            seconds = told([run["seconds"] for run in runs])
            over, size = max(run["over"] for run in runs), runs[0]["size"]
            print(f"  {engine:11} {seconds} s, +{over:.0f} MB, {size:.2f} MB file")
        mine = found["ours"]
        print(f"  ours ÷ floor       {told(_ratios(mine, found['floor']))}")
        for engine in engines[2:]:
            print(f"  {engine + ' ÷ ours':18} {told(_ratios(found[engine], mine))}")


def _ratios(over: list[dict[str, float]], under: list[dict[str, float]]) -> list[float]:
    return [a["seconds"] / b["seconds"] for a, b in zip(over, under, strict=True)]


if __name__ == "__main__":
    if len(sys.argv) == 3:
        one(sys.argv[1], int(sys.argv[2]))
    else:
        main()
