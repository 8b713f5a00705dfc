"""Filling a bureau's form (R18, 20 rows of its own): ours against openpyxl and LibreOffice, in one run.

``python tests/bench/bench_fitting.py``: engines take turns, one process a measurement; prints ratios (median,
least–most), the memory over a process that has only imported, and what each kept of the form.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from exports import fitting  # noqa: E402 -- the path is set just above
from tests.exports.fitting import layouts  # noqa: E402 -- as above

SIZES = {200: 5, 2_000: 3}
FORM = ROOT / "tests" / "exports" / "fitting" / "r18.xlsx"
LAYOUT = layouts.all_layouts()["r18"]
CONVERT = "xlsx:Calc MS Excel 2007 XML"


def ours(count: int, target: Path) -> None:
    """Open, fill and write with the program's own filler."""
    template = fitting.opened(FORM)
    rows = layouts.rows(count)
    target.write_bytes(
        fitting.fill(template, LAYOUT.mapping, rows=lambda _: rows, facts=layouts.fact).content
    )


def peer(count: int, target: Path) -> None:
    """Load, insert rows, write and save with openpyxl: formulas, rules and names below are left as they were."""
    from copy import copy  # noqa: PLC0415 -- timed with the engine it belongs to

    import openpyxl  # noqa: PLC0415 -- as above

    book = openpyxl.load_workbook(FORM)
    sheet = book["矛盾纠纷台账"]
    mapping = LAYOUT.main
    sheet.insert_rows(mapping.last, max(0, count - LAYOUT.room))
    styles = {letter: copy(sheet[f"{letter}{mapping.first}"]._style) for letter in mapping.columns}
    for at, row in enumerate(layouts.rows(count)):
        for letter, name in mapping.columns.items():
            names = fitting.mapping.named(name)
            cell: Any = sheet[f"{letter}{mapping.first + at}"]
            cell.value = row[name] if len(names) == 1 else "、".join(str(row[each]) for each in names)
            cell._style = styles[letter]
    book.save(target)


def office(count: int, target: Path) -> None:
    """Let LibreOffice load the filled form and save it: it does no filling at all."""
    ours(count, target)
    again = target.parent / "again"
    profile = f"-env:UserInstallation=file://{tempfile.gettempdir()}/bench-fitting-{os.getppid()}"
    command = ["soffice", profile, "--headless", "--convert-to", CONVERT, "--outdir", str(again), str(target)]
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    print(json.dumps({"seconds": time.perf_counter() - start}))


ENGINES: dict[str, Callable[[int, Path], None]] = {"ours": ours, "openpyxl": peer, "LibreOffice": office}


def kept(file: Path) -> str:
    """Say what of the form is still there: drawings, rules over all rows, totals over all rows."""
    with zipfile.ZipFile(file) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
        print_area = parts.read("xl/workbook.xml").decode()
    told = {"rule": "A4:J2003" in sheet, "choice": "H4:H2003" in sheet, "count": "$H$2003" in sheet, "print area": "$J$2004" in print_area}  # fmt: skip
    return ", ".join(f"{name} {'kept' if held else 'lost'}" for name, held in told.items())


def one(engine: str, count: int) -> None:
    """Measure one engine in this process and print what was found."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "x.xlsx"
        ENGINES[engine](LAYOUT.room, target)
        if engine == "LibreOffice":
            ENGINES[engine](count, target)
            return
        idle = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.perf_counter()
        ENGINES[engine](count, target)
        seconds = time.perf_counter() - start
        over = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - idle) / 1024
        print(json.dumps({"seconds": seconds, "over": over, "kept": kept(target)}))


def told(values: list[float]) -> str:
    """Say median and spread."""
    return f"{statistics.median(values):.2f} [{min(values):.2f}–{max(values):.2f}]"


def main() -> None:
    """Run every size, engines interleaved."""
    for count, rounds in SIZES.items():
        found: dict[str, list[dict[str, Any]]] = {engine: [] for engine in ENGINES}
        for _ in range(rounds):
            for engine in ENGINES:
                command = [sys.executable, __file__, engine, str(count)]
                said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
                found[engine].append(json.loads(said.splitlines()[-1]))
        print(f"{count} rows")
        for engine, runs in found.items():
            over = f", +{max(run['over'] for run in runs):.0f} MB" if "over" in runs[0] else ""
            state = f" ({runs[0]['kept']})" if count == max(SIZES) and "kept" in runs[0] else ""
            print(f"  {engine:12} {told([run['seconds'] for run in runs])} s{over}{state}")
        for engine in ("openpyxl", "LibreOffice"):
            pairs = zip(found["ours"], found[engine], strict=True)
            print(f"  {engine} ÷ ours {told([b['seconds'] / a['seconds'] for a, b in pairs])}")


if __name__ == "__main__":
    if len(sys.argv) == 3:
        one(sys.argv[1], int(sys.argv[2]))
    else:
        main()
