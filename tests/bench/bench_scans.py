"""Reading a scanned page: a photograph, a page of PDF, one that is hard to read and one without a code.

``python tests/bench/bench_scans.py [ROUNDS]``: prints milliseconds a page, median (least–most), and how many were
read. ``stack`` is thirty pages in one PDF as the feeder of a scanner writes it; ``drawn`` is the floor: the same page
decoded by Pillow and looked at once by zxing, nothing kept.
"""

import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PIL import Image  # noqa: E402 -- the path is set just above

from exports import blocks, pdf, scancode  # noqa: E402 -- as above
from tests import scanner  # noqa: E402 -- as above

ROUNDS, STACK = 30, 30
CODE = "7QK2M9XRTA"


def printed(code: str) -> Image.Image:
    """Return the first page of a paper at 200 dpi."""
    words = "两家承包地相邻，2009年指界后没有立桩，经调解自愿达成协议。" * 4
    text = tuple(blocks.Text(words) for _ in range(5))
    document = blocks.Document("协议书", (blocks.Title("人民调解协议书"), *text), code=code)
    return scanner.sheets(pdf.render(document))[0]


def looked_at(shot: bytes) -> int:
    """Decode and look once."""
    import zxingcpp  # noqa: PLC0415 -- the floor only

    with Image.open(BytesIO(shot)) as image:
        return len(zxingcpp.read_barcodes(image, formats=zxingcpp.barcode_formats_from_str("QRCode")))


def read(content: bytes) -> int:
    """Count the pages whose code was read."""
    return sum(bool(page.code) for page in scancode.pages(content))


def timed(name: str, deed: Callable[[bytes], int], content: bytes, rounds: int, pages: int = 1) -> None:
    """Print the spread of one kind of page."""
    found = deed(content)
    took = []
    for _ in range(rounds):
        start = time.perf_counter()
        deed(content)
        took.append((time.perf_counter() - start) * 1000 / pages)
    spread = f"{statistics.median(took):.1f} ({min(took):.1f}–{max(took):.1f})"
    print(f"{name:<28}{spread:>24} ms/page   read {found} of {pages}   {len(content) // 1024} kB")


def main() -> None:
    """Measure each kind."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    sheet = printed(CODE)
    plain = scanner.scan(sheet)
    hard = scanner.scan(sheet.resize((1240, 1754)), turned=90, skew=3, quality=35, noise=0.3)
    blank = scanner.scan(printed(""))
    timed("drawn and looked at once", looked_at, plain, rounds)
    timed("photograph", read, plain, rounds)
    timed("page of PDF", read, scanner.bundle([plain]), rounds)
    timed("150 dpi, skewed, grainy", read, scanner.bundle([hard], 150), rounds)
    timed("without a code (picture)", read, blank, rounds)
    timed("without a code (PDF)", read, scanner.bundle([blank]), rounds)
    stack = scanner.bundle([scanner.scan(sheet, turned=place % 4 * 90, seed=place) for place in range(STACK)])
    timed("stack of thirty", read, stack, max(1, rounds // 6), STACK)


if __name__ == "__main__":
    main()
