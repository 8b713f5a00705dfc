"""Three Chinese faces made ready: ours against ReportLab's own reader.

``python tests/bench/bench_fonts.py``: fresh processes take turns; imports are not counted, looking up and measuring
a line of text is. Prints the ratio, median (least–most), and the memory added.
"""

import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 9
COMMON = """
import resource, sys, time
sys.path.insert(0, {root!r})
from tests.bench.agreement import HEI, KAI, SONG
from reportlab.lib import fonts  # what registering imports
from reportlab.pdfbase import pdfmetrics
{imports}
text = "双方当事人自愿达成如下协议2026年"
for path in (HEI, KAI, SONG):
    with open(path, "rb") as file:
        while file.read(1 << 20):
            pass
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
{ready}
done = time.perf_counter() - start
print(done, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""
OURS = """
for path in (HEI, KAI, SONG):
    made = embedding.font(Face(Path(path)))
    16 * sum(map(made.face.advance, text))
"""
STOCK = """
for path in (HEI, KAI, SONG):
    font = TTFont(path[-20:], path)
    pdfmetrics.registerFont(font)
    font.stringWidth(text, 16)
"""
ENGINES = {
    "ours": (
        "from pathlib import Path\nfrom exports import embedding\nfrom exports.fastfont import Face",
        OURS,
    ),
    "stock": ("from reportlab.pdfbase.ttfonts import TTFont", STOCK),
}


def measured(name: str) -> tuple[float, float]:
    """Return seconds and megabytes of one fresh process."""
    imports, ready = ENGINES[name]
    code = COMMON.format(root=str(ROOT), imports=imports, ready=ready)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def main() -> None:
    """Let the engines take turns and print how they compare."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in ENGINES}
    for number in range(ROUNDS):
        for name in sorted(ENGINES, reverse=number % 2 == 1):
            found[name].append(measured(name))
    ratio = [stock[0] / ours[0] for stock, ours in zip(found["stock"], found["ours"], strict=True)]
    for name, values in found.items():
        seconds, megabytes = (statistics.median(part) for part in zip(*values, strict=True))
        print(f"{name:6} {seconds * 1000:8.2f} ms  +{megabytes:.0f} MB")
    print(f"stock ÷ ours  {statistics.median(ratio):.0f} ({min(ratio):.0f}–{max(ratio):.0f})   target ≥ 80")


if __name__ == "__main__":
    main()
