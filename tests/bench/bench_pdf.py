"""Agreements as PDF: ours against a bare writer, ReportLab's canvas and Platypus, and a running LibreOffice.

``python tests/bench/bench_pdf.py [ROUNDS]``: engines take turns, document by document (warm) and process by process
(cold); prints ratios, median (least–most). Ours is a final paper with its code on every page, ``bare`` the same without. LibreOffice joins when ``soffice`` and an interpreter with ``uno`` and
``docxtpl`` are there; ``SANLI_BENCH_OFFICE`` names that interpreter, ``python3`` of the system otherwise.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench.pdf_engines import ENGINES  # noqa: E402 -- the path is set just above

WARM, COLD = 60, 9
SYSTEM_PATH = "/usr/bin"


def spread(values: list[float]) -> str:
    """Return median (least–most)."""
    return f"{statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})"


def work(name: str) -> None:
    """Be an engine: for each number read, write that agreement and print the seconds."""
    write = ENGINES[name]()
    for number in range(3):
        write(9000 + number)
    print("ready", flush=True)
    for line in sys.stdin:
        if line == "peak\n":
            print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, flush=True)
            continue
        start, used = time.perf_counter(), time.process_time()
        write(int(line))
        print(time.perf_counter() - start, time.process_time() - used, flush=True)
    stop = getattr(write, "stop", None)
    if stop:
        stop()


class Worker:
    """An engine in a process of its own."""

    def __init__(self, name: str, python: str) -> None:
        """Start it and wait until it has written three agreements."""
        self.process = subprocess.Popen(
            [python, __file__, "--work", name],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        if self._line() != "ready\n":
            raise OSError(
                (self.process.stderr.read() if self.process.stderr else "").strip().splitlines()[-1]
            )

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def seconds(self, number: int) -> tuple[float, float]:
        """Write one agreement; return its seconds by the clock and of the processor."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{number}\n")
        self.process.stdin.flush()
        clock, busy = self._line().split()
        return float(clock), float(busy)

    def peak(self) -> float:
        """Return the most memory it has held in MB."""
        assert self.process.stdin is not None
        self.process.stdin.write("peak\n")
        self.process.stdin.flush()
        return float(self._line())

    def stop(self) -> None:
        """Let it end."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(60)


def workers() -> dict[str, Worker]:
    """Start every engine that this machine has."""
    started = {name: Worker(name, sys.executable) for name in ("ours", "bare", "floor", "canvas", "platypus")}
    python = os.environ.get("SANLI_BENCH_OFFICE") or shutil.which("python3", path=SYSTEM_PATH)
    if not python or not shutil.which("soffice"):
        print("LibreOffice left out: no soffice or no system python3")
        return started
    try:
        started["office"] = Worker("office", python)
    except OSError as error:
        print(f"LibreOffice left out: {error}")
    return started


def warm(rounds: int) -> None:
    """Let the engines take turns in writing the same agreements."""
    started = workers()
    order = list(started)
    seconds: dict[str, list[float]] = {name: [] for name in order}
    busy: dict[str, list[float]] = {name: [] for name in order}
    for number in range(rounds):
        for name in order[number % len(order) :] + order[: number % len(order)]:
            clock, used = started[name].seconds(number)
            seconds[name].append(clock)
            busy[name].append(used)
    peaks = {name: worker.peak() for name, worker in started.items()}
    for worker in started.values():
        worker.stop()
    ours = [each * 1000 for each in seconds["ours"]]
    print(f"warm, {rounds} rounds, load {os.getloadavg()[0]:.1f}: ours {spread(ours)} ms")
    ratio = [ours / floor for ours, floor in zip(seconds["ours"], seconds["floor"], strict=True)]
    print(f"  ours ÷ floor      {spread(ratio)}   target ≤ 2.5")
    ratio = [ours / floor for ours, floor in zip(busy["ours"], busy["floor"], strict=True)]
    print(f"  ours ÷ floor, processor  {spread(ratio)}   target ≤ 2.5")
    ratio = [ours / bare for ours, bare in zip(busy["ours"], busy["bare"], strict=True)]
    print(f"  ours ÷ without code, processor  {spread(ratio)}")
    for peer, target in (("canvas", ""), ("platypus", ""), ("office", "   target ≥ 12")):
        if peer in seconds:
            ratio = [theirs / ours for theirs, ours in zip(seconds[peer], seconds["ours"], strict=True)]
            print(f"  {peer:9} ÷ ours  {spread(ratio)}{target}")
    print("  peak MB: " + "，".join(f"{name} {peak:.0f}" for name, peak in peaks.items()))


def children() -> float:
    """Return the processor seconds of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def cold(rounds: int) -> None:
    """Time whole processes: start, import, faces, first agreement; by the clock and by processor time."""
    seconds: dict[str, list[float]] = {"ours": [], "platypus": []}
    busy: dict[str, list[float]] = {"ours": [], "platypus": []}
    code = "import sys; sys.path.insert(0, {!r}); from tests.bench.pdf_engines import ENGINES; ENGINES[{!r}]()(3)"
    for number in range(rounds + 1):
        for name in sorted(seconds, reverse=number % 2 == 1):
            start, used = time.perf_counter(), children()
            subprocess.run([sys.executable, "-c", code.format(str(ROOT), name)], check=True)
            if number:  # the first round only warms the disk
                seconds[name].append(time.perf_counter() - start)
                busy[name].append(children() - used)
    print(f"cold, {rounds} rounds: ours {statistics.median(seconds['ours']) * 1000:.0f} ms")
    for what, found in (("by the clock", seconds), ("processor", busy)):
        ratio = [ours / theirs for ours, theirs in zip(found["ours"], found["platypus"], strict=True)]
        print(f"  ours ÷ stock platypus, {what}  {spread(ratio)}   target ≤ 0.45")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        work(sys.argv[2])
    else:
        warm(int(sys.argv[1]) if sys.argv[1:] else WARM)
        cold(COLD)
