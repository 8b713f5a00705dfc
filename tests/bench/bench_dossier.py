"""500 agreements in a batch and a dossier of 200 pages: time, memory, size, and the ratio to a bare writer.

``python tests/bench/bench_dossier.py [AGREEMENTS] [PAGES]``. The floor writes the same agreements, laid out before,
with no library in between; it stands in turns with ours so that both see the same machine.
"""

import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from exports import batch, binding, pdf  # noqa: E402 -- the path is set just above
from exports.batch import Sheet  # noqa: E402 -- as above
from exports.binding import Chapter, Part, Piece  # noqa: E402 -- as above
from tests.bench.agreement import document  # noqa: E402 -- as above
from tests.bench.pdf_engines import ENGINES  # noqa: E402 -- as above

AGREEMENTS, PAGES = 500, 200
TURN = 50


def peak() -> float:
    """Return the most memory that the process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _sheet(number: int) -> Sheet:
    return Sheet(f"协议书 {number}.pdf", pdf.render(document(number)))


def _sheets(first: int, count: int) -> Iterator[partial[Sheet]]:
    return (partial(_sheet, number) for number in range(first, first + count))


def agreements(count: int) -> None:
    """Write ``count`` agreements into a folder, in turns with the floor."""
    floor = ENGINES["floor"]()
    for number in range(3):
        floor(9000 + number)
        pdf.render(document(9000 + number))
    before = peak()
    ours, theirs, size = [], [], 0
    with tempfile.TemporaryDirectory() as place:
        for first in range(0, count, TURN):
            many = min(TURN, count - first)
            start = time.perf_counter()
            for _ in batch.write(Path(place), _sheets(first, many), many):
                pass
            ours.append((time.perf_counter() - start) / many)
            start = time.perf_counter()
            for number in range(first, first + many):
                floor(number)
            theirs.append((time.perf_counter() - start) / many)
        size = sum(each.stat().st_size for each in Path(place).iterdir())
    ratio = [a / b for a, b in zip(ours, theirs, strict=True)]
    print(
        f"{count} agreements in a batch: {statistics.mean(ours) * count:.1f} s, {statistics.median(ours) * 1000:.1f} ms each"
    )
    print(f"  ours ÷ floor {statistics.median(ratio):.2f} ({min(ratio):.2f}–{max(ratio):.2f})")
    print(f"  memory {before:.0f} → {peak():.0f} MB, {size / count / 1024:.0f} KB a file")


def dossier(pages: int) -> None:
    """Bind a dossier of so many pages, twice: the bytes must be the same."""
    pieces: list[Piece] = []
    for number in range(pages):
        if sum(piece.pages for piece in pieces) >= pages:
            break
        made = pdf.render(document(number))
        pieces.append(Piece(str(number), f"协议书 {number}", made, str(number), binding.page_count(made)))
    chapters = [Chapter(piece.title, (piece,)) for piece in pieces]
    single = pieces[0].pdf
    parts = [Part(piece.key, piece.title, piece.digest) for piece in pieces]
    before = peak()
    seconds = []
    books = set()
    for _ in range(3):
        start = time.perf_counter()
        book = binding.bind(single, single, chapters, single, title="卷宗", parts=parts)
        seconds.append(time.perf_counter() - start)
        books.add(book)
    assert len(books) == 1, "the same pieces give the same bytes"
    whole = sum(len(piece.pdf) for piece in pieces)
    count = sum(piece.pages for piece in pieces)
    print(f"dossier of {count} pages in {len(pieces)} papers: {statistics.median(seconds) * 1000:.0f} ms")
    print(f"  {len(book) / 1e6:.1f} MB of {whole / 1e6:.1f} MB, memory {before:.0f} → {peak():.0f} MB")


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:]]
    agreements(numbers[0] if numbers else AGREEMENTS)
    dossier(numbers[1] if len(numbers) > 1 else PAGES)
