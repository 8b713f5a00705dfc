"""F6 to the party filled, in the real window off screen, against what the protocol itself takes.

    .venv/bin/python tests/bench/bench_reader.py [rounds]

The simulated reader answers on its pty at 115 200 bits a second. The floor is the bytes of the four orders and
their answers at that pace; no wait of the protocol falls due while the card lies there already. A card laid after
the first search costs one pause of the search more, and the chip of a real card its own time; neither is counted.
"""

import os
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, Qt, QTimer  # noqa: E402 -- the platform must be chosen before
from PySide6.QtTest import QTest  # noqa: E402 -- as above
from PySide6.QtWidgets import QApplication  # noqa: E402 -- as above

from desktop.devices import frames, ports  # noqa: E402 -- as above
from desktop.devices.sample_cards import SAMPLES  # noqa: E402 -- as above
from desktop.devices.simulated_reader import BITS, SimulatedReader  # noqa: E402 -- as above
from desktop.machine import ThisMachine  # noqa: E402 -- as above
from desktop.settings import Settings  # noqa: E402 -- as above
from tests.ui import rooms  # noqa: E402 -- as above
from ui import theme  # noqa: E402 -- as above
from ui.boundary import Boundary  # noqa: E402 -- as above
from ui.page import EVERYTHING, Context  # noqa: E402 -- as above
from ui.pages import intake  # noqa: E402 -- as above
from ui.tasks import Tasks  # noqa: E402 -- as above

ROUNDS = 20
TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)


def floor() -> float:
    """Return the seconds that the bytes take on the line."""
    reader = SimulatedReader()
    reader.lay(SAMPLES[0].block())
    count = 0
    for order in (frames.STATUS, frames.FIND, frames.SELECT, frames.READ):
        sent = frames.command(order)
        count += len(sent) + len(reader.take(sent))
    return count * BITS / ports.BAUD


def waited(page: intake.IntakePage) -> float:
    """Press F6 and return the seconds until the reading has ended and its fields stand there."""
    loop, poll = QEventLoop(), QTimer(interval=1)
    poll.timeout.connect(lambda: None if page.reader.reading else loop.quit())
    began = time.perf_counter()
    QTest.keyClick(page, Qt.Key.Key_F6)
    poll.start()
    loop.exec()
    return time.perf_counter() - began


def stay(page: str, **args: Any) -> None:
    """Go nowhere: there is one page."""


def main(rounds: int) -> None:
    """Print the median, the worst and the ratio."""
    app = QApplication.instance() or QApplication(["bench", "-style", theme.STYLE])
    assert isinstance(app, QApplication)
    theme.apply(app)
    with tempfile.TemporaryDirectory() as folder:
        room = rooms.found(Path(folder) / "data")
        for here in rooms.copied(room, Path(folder) / "copy"):
            machine = ThisMachine(Settings(Path(folder)))
            machine.remember("reader", "simulated")
            machine.remember("reader_sample", "resident")
            boundary = Boundary()
            context = Context(
                machine=machine, boundary=boundary, tasks=Tasks(boundary), today=lambda: TODAY, now=lambda: NOW,
                go=stay, notify=lambda _at: None, store=here.store, person=here.officer,
            )  # fmt: skip
            page = intake.PAGE.open(context)
            assert isinstance(page, intake.IntakePage)
            page.resize(1278, 716)
            page.show()
            page.activateWindow()
            QTest.qWaitForWindowActive(page)
            page.refresh(EVERYTHING)
            times = []
            for _ in range(rounds):
                page.viewmodel.clear()
                page.show_all()
                page.form.focus("source")
                times.append(waited(page))
                assert page.form.cards[0].party.name == "葛土根"
            page.viewmodel.forget()
            page.close()
            context.tasks.close()
    median, least = statistics.median(times), floor()
    print(f"F6 to the party filled: median {median:.3f} s, worst {max(times):.3f} s, first {times[0]:.3f} s")
    print(
        f"floor of the protocol {least:.3f} s: {median / least:.2f} times, worst {max(times) / least:.2f} times"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
