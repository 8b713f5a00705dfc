"""模拟读卡器: a reader that speaks the bytes of the table, with invented cards, on a pty or in this process.

It behaves as the real one: a card that was read is not found again until it was taken away, the answers come at the pace of the line, and an order that it does not understand gets no answer.
"""

import contextlib
import os
import select
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from desktop.devices import frames, ports
from desktop.devices.frames import PREAMBLE, Reply
from desktop.devices.id_card import Line
from desktop.devices.sample_cards import SAMPLES, Sample

BITS = 10  # a byte on the line: start, eight, stop
PHOTO = bytes(1024)
_LONGEST_ORDER = 64
_CHUNK = 64


class SimulatedReader:
    """The reader itself: orders in, answers out; ``lay`` a card on it and ``lift`` it."""

    def __init__(self) -> None:
        self._held = bytearray()
        self._card: bytes | None = None
        self._selected = self._done = False

    def lay(self, block: bytes) -> None:
        """Put a card on the reader."""
        self._card, self._selected, self._done = block, False, False

    def lift(self) -> None:
        """Take the card away."""
        self._card, self._selected, self._done = None, False, False

    def take(self, received: bytes) -> bytes:
        """Take bytes from the line and return what is answered."""
        self._held += received
        said = b""
        while (order := self._order()) is not None:
            reply = self._answer(order)
            said += b"" if reply is None else frames.answer(reply)
        return said

    def _order(self) -> bytes | None:
        """Return the next order that is whole and true, by its command, parameter and data."""
        start = len(PREAMBLE)
        while (at := self._held.find(PREAMBLE)) >= 0:
            del self._held[:at]
            if len(self._held) < start + 2:
                return None
            size = int.from_bytes(self._held[start : start + 2], "big")
            if size <= _LONGEST_ORDER and len(self._held) < start + 2 + size:
                return None
            whole = bytes(self._held[: start + 2 + size])
            body = whole[start + 2 : -1]
            if len(body) > 1 and whole == frames.command((body[0], body[1]), body[2:]):
                del self._held[: len(whole)]
                return body
            del self._held[:1]
        del self._held[: max(0, len(self._held) - start + 1)]
        return None

    def _answer(self, order: bytes) -> Reply | None:
        known: dict[bytes, Callable[[], Reply]] = {
            bytes(frames.STATUS): lambda: Reply(frames.OK),
            bytes(frames.RESET): lambda: Reply(frames.OK),
            bytes(frames.SAM_ID): lambda: Reply(frames.OK, bytes(16)),
            bytes(frames.FIND): self._find,
            bytes(frames.SELECT): self._select,
            bytes(frames.READ): self._read,
        }
        return known[order]() if order in known else None

    def _find(self) -> Reply:
        self._selected = False
        if self._card is None or self._done:
            return Reply(frames.NO_CARD)
        return Reply(frames.FOUND, bytes(4))

    def _select(self) -> Reply:
        self._selected = self._card is not None and not self._done
        return Reply(frames.OK, bytes(8)) if self._selected else Reply(frames.NOT_SELECTED)

    def _read(self) -> Reply:
        if self._card is None or not self._selected:
            return Reply(frames.NOT_READ)
        self._selected, self._done = False, True
        head = len(self._card).to_bytes(2, "big") + len(PHOTO).to_bytes(2, "big")
        return Reply(frames.OK, head + self._card + PHOTO)


class Loopback:
    """The line to a simulated reader in this process, for machines without a pty."""

    def __init__(self, reader: SimulatedReader) -> None:
        """Join the two ends."""
        self._reader = reader
        self._waiting: deque[bytes] = deque()

    def write(self, sent: bytes) -> object:
        """Hand the order over and keep the answer until it is read."""
        if said := self._reader.take(sent):
            self._waiting.append(said)
        return len(sent)

    def read(self, seconds: float) -> bytes:
        """Return the next answer; without one the wait is waited."""
        if self._waiting:
            return self._waiting.popleft()
        if seconds:
            time.sleep(seconds)
        return b""


@contextmanager
def on_pty(reader: SimulatedReader, *, pace: bool = True) -> Iterator[str]:
    """Let the reader live behind a pty, and give the name of the port; its thread ends with the block."""
    if sys.platform == "win32":
        raise OSError("no pty on this system")
    import tty  # noqa: PLC0415 -- there is none on Windows

    ours, theirs = os.openpty()
    tty.setraw(theirs)
    hear, stop = os.pipe()

    def serve() -> None:
        while True:
            ready, _, _ = select.select([ours, hear], [], [])
            if hear in ready:
                return
            with contextlib.suppress(OSError):
                _say(ours, reader.take(os.read(ours, 4096)), pace=pace)

    thread = threading.Thread(target=serve, name="simulated reader", daemon=True)
    thread.start()
    try:
        yield os.ttyname(theirs)
    finally:
        os.write(stop, b"x")
        thread.join()
        for each in (ours, theirs, hear, stop):
            os.close(each)


def _say(line: int, answer: bytes, *, pace: bool) -> None:
    """Write an answer, at the pace of 115 200 bits a second when it is asked for."""
    for at in range(0, len(answer), _CHUNK):
        part = answer[at : at + _CHUNK]
        if pace:
            time.sleep(len(part) * BITS / ports.BAUD)
        os.write(line, part)


class Desk:
    """The simulated reader of a workstation: at each reading another of the invented cards lies on it, or the chosen one."""

    def __init__(self) -> None:
        self.reader = SimulatedReader()
        self._turn = 0

    def _next(self, chosen: str) -> Sample:
        if found := next((each for each in SAMPLES if each.key == chosen), None):
            return found
        self._turn += 1
        return SAMPLES[(self._turn - 1) % len(SAMPLES)]

    @contextmanager
    def opened(self, chosen: str = "") -> Iterator[Line]:
        """Lay a card and give the line to the reader, through a pty where there is one."""
        self.reader.lift()
        self.reader.lay(self._next(chosen).block())
        if sys.platform == "win32":
            yield Loopback(self.reader)
            return
        with on_pty(self.reader) as port, ports.opened(port) as line:
            yield line
