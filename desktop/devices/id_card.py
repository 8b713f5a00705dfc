"""An ID-card reader on a line: find, select, read, and what to say while it waits.

The reading is a generator: between two of its sentences it may be given up, and no step of it waits longer
than a blink, so that 取消 is heard at once.
"""

import time
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Protocol

from desktop.devices import frames
from desktop.devices.frames import Decoder, Reply
from models.errors import Refusal

BLINK_S = 0.05
LEFTOVERS = 16  # so often the line is emptied before an order; a device that never stops is not waited for
FIND_EVERY_S = 0.32  # the readers ask for more than 300 ms between two searches
ANSWER_S = 1.0
READ_S = 3.0
PATIENCE_S = 20.0
LAY = "请把身份证放到读卡器上…"
LIFT = "请放证件；已经放着的，请拿开再放…"
AGAIN = "没有读成，请拿开再放一次…"
SAME = "这张证件刚读过，请拿开，再放下一张…"
READING = "正在读证件…"
DEAF = "读卡器没有应答，请检查电源和连线，或在设置里换一个端口。"
BROKEN = "读卡器自检没有通过，请拔下重插；还是不行的请手工输入。"
NO_CARD = "没有放卡，读卡已停下。放好后请再按一次，或者手工输入。"
UNREAD = "证件放着但没有读成。请拿开再放，或换一面放；还是不行的请手工输入。"
SAME_CARD = "放着的还是刚才那张证件。请拿开，放上下一张再读。"
GONE = "读卡器断开了，请检查连线后再读。"


class Line(Protocol):
    """What carries the bytes; each call may raise ``OSError`` when the device is gone."""

    def write(self, sent: bytes) -> object:
        """Send bytes."""

    def read(self, seconds: float) -> bytes:
        """Return what has come, waiting at most so long for the first byte; empty when nothing came."""


@dataclass
class Reader:
    """A reader on a line, with the moment and the pause given, so that tests need not wait.

    ``last`` is the text read before: the same card still lying there is not read a second time.
    """

    line: Line
    clock: Callable[[], float] = time.monotonic
    pause: Callable[[float], None] = time.sleep
    patience: float = PATIENCE_S
    last: bytes = b""

    def card(self) -> Generator[str, None, frames.Card]:
        """Wait for a card and read it, yielding what to show; raises Refusal when patience ends."""
        try:
            return (yield from self._card())
        except OSError as trouble:
            raise Refusal(GONE) from trouble

    def answers(self, *, within: float = ANSWER_S) -> bool:
        """Tell whether a reader answers on this line."""
        try:
            asking = self._ask(frames.STATUS, {frames.OK, frames.BROKEN}, within, "")
            while True:
                next(asking)
        except StopIteration as end:
            return end.value is not None
        except OSError:
            return False

    def _card(self) -> Generator[str, None, frames.Card]:
        yield from self._wake()
        until = self.clock() + self.patience
        said, seen_empty, trouble = LAY, False, NO_CARD
        while self.clock() < until:
            found = yield from self._ask(frames.FIND, {frames.FOUND, frames.NO_CARD}, ANSWER_S, said)
            if found is None:
                raise Refusal(DEAF)
            if found.status == frames.FOUND:
                read = yield from self._read()
                if read is None:
                    said, trouble = AGAIN, UNREAD
                elif read.text == self.last and not seen_empty:
                    said, trouble = SAME, SAME_CARD
                else:
                    self.last = read.text
                    return read
            else:
                seen_empty = True
                said = LIFT if said == LAY and self.last else said
            yield from self._rest(FIND_EVERY_S, said)
        raise Refusal(trouble)

    def _wake(self) -> Generator[str, None, None]:
        """Ask the reader how it is, twice at most: the first answer after power-up may be cut short."""
        for _ in range(2):
            status = yield from self._ask(frames.STATUS, {frames.OK, frames.BROKEN}, ANSWER_S, LAY)
            if status is not None:
                if status.status == frames.BROKEN:
                    raise Refusal(BROKEN)
                return
        raise Refusal(DEAF)

    def _read(self) -> Generator[str, None, frames.Card | None]:
        """Select the card that was found and read it; None when either failed."""
        chosen = yield from self._ask(frames.SELECT, {frames.OK, frames.NOT_SELECTED}, ANSWER_S, READING)
        if chosen is None or chosen.status != frames.OK:
            return None
        read = yield from self._ask(frames.READ, {frames.OK, frames.NOT_READ}, READ_S, READING)
        return frames.card(read.data) if read is not None and read.status == frames.OK else None

    def _ask(
        self, order: tuple[int, int], awaited: set[int], seconds: float, said: str
    ) -> Generator[str, None, Reply | None]:
        """Send an order and return the first answer that can be meant for it; None when none came in time.

        What was still on the line is thrown away, and so is an answer to an earlier order that came twice.
        """

        def meant(reply: Reply) -> bool:
            return reply.status in awaited and (order != frames.READ or _is_reading(reply))

        for _ in range(LEFTOVERS):
            if not self.line.read(0):
                break
        decoder = Decoder()
        self.line.write(frames.command(order))
        began = told = self.clock()
        while (now := self.clock()) < began + seconds:
            received = self.line.read(BLINK_S)
            for reply in decoder.feed(received):
                if meant(reply):
                    return reply
            if not received or now >= told + BLINK_S:
                told = now
                yield said
        return next(filter(meant, decoder.settle()), None)

    def _rest(self, seconds: float, said: str) -> Generator[str, None, None]:
        until = self.clock() + seconds
        while (left := until - self.clock()) > 0:
            yield said
            self.pause(min(left, BLINK_S))


def _is_reading(reply: Reply) -> bool:
    """Tell a reading from the answer to the selection, which has the same status and may come twice."""
    return reply.status != frames.OK or frames.card(reply.data) is not None
