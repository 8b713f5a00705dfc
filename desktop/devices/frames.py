"""The frames of the SDT protocol of ID-card readers, as bytes and back, whatever noise is on the line.

Host:   AA AA AA 96 69 | length, 2 bytes | command, parameter, data | check
Reader: AA AA AA 96 69 | length, 2 bytes | 00 00 status, data | check

The length counts what follows it; the check is the XOR of everything from the length on but itself.
"""

from dataclasses import dataclass
from functools import reduce
from operator import xor

PREAMBLE = b"\xaa\xaa\xaa\x96\x69"
LENGTH = 2
#: No reader answers with more: text, photograph and two fingerprints are some 2 300 bytes.
LONGEST = 4096
SHORTEST = 4  # three bytes of status and the check

STATUS, RESET, SAM_ID = (0x11, 0xFF), (0x10, 0xFF), (0x12, 0xFF)
FIND, SELECT = (0x20, 0x01), (0x20, 0x02)
READ, READ_FINGERS, READ_ADDRESS, READ_CHIP = (0x30, 0x01), (0x30, 0x10), (0x30, 0x03), (0x30, 0x05)

OK, FOUND, NO_CARD, NOT_SELECTED, NOT_READ, BROKEN = 0x90, 0x9F, 0x80, 0x81, 0x41, 0x60


@dataclass(frozen=True)
class Reply:
    """One answer: the last of the three status bytes, and what came with it."""

    status: int
    data: bytes = b""


def _framed(body: bytes) -> bytes:
    counted = (len(body) + 1).to_bytes(LENGTH, "big") + body
    return PREAMBLE + counted + bytes([reduce(xor, counted)])


def command(order: tuple[int, int], data: bytes = b"") -> bytes:
    """Return the frame of an order to the reader.

    >>> command(FIND).hex(" ")
    'aa aa aa 96 69 00 03 20 01 22'
    """
    return _framed(bytes(order) + data)


def answer(reply: Reply) -> bytes:
    """Return the frame that a reader sends."""
    return _framed(bytes([0, 0, reply.status]) + reply.data)


@dataclass(frozen=True)
class Card:
    """What a reading gave: text, photograph (not looked at) and fingerprints, each as it came."""

    text: bytes
    photo: bytes = b""
    fingers: bytes = b""


def card(data: bytes) -> Card | None:
    """Take the data of a reading apart; None when its lengths do not add up.

    The head has two lengths, or three when fingerprints were read too, so that the text stands at 4 or at 6.
    """
    for parts in (2, 3):
        head = parts * LENGTH
        sizes = [int.from_bytes(data[at : at + LENGTH], "big") for at in range(0, head, LENGTH)]
        if len(data) == head + sum(sizes) and len(data) > head:
            found, at = [], head
            for size in sizes:
                found.append(data[at : at + size])
                at += size
            return Card(*found)
    return None


class Decoder:
    """Finds the answers in what comes over the line, in whatever pieces it comes.

    Bytes before a preamble, frames cut short and frames with a wrong check are passed over: after each the search goes on at the next preamble.
    """

    def __init__(self) -> None:
        self._held = bytearray()
        self.passed_over = 0

    def feed(self, received: bytes) -> list[Reply]:
        """Take what came and return the answers that are whole now."""
        self._held += received
        found = []
        while (reply := self._next()) is not None:
            found.append(reply)
        return found

    def settle(self) -> list[Reply]:
        """Return the answers that stand behind a frame that will never be whole, since no more bytes come."""
        found = []
        while self._held:
            self._drop(1)
            found += self.feed(b"")
            if not self._held.startswith(PREAMBLE):
                self._drop(len(self._held))
        return found

    def _drop(self, count: int) -> None:
        del self._held[:count]
        self.passed_over += count

    def _next(self) -> Reply | None:
        """Return the next whole answer and take it from the line; None when more bytes are needed."""
        while True:
            at = self._held.find(PREAMBLE)
            if at < 0:
                self._drop(max(0, len(self._held) - len(PREAMBLE) + 1))
                return None
            self._drop(at)
            start = len(PREAMBLE)
            if len(self._held) < start + LENGTH:
                return None
            size = int.from_bytes(self._held[start : start + LENGTH], "big")
            end = start + LENGTH + size
            if SHORTEST <= size <= LONGEST:
                if len(self._held) < end:
                    return None
                counted = bytes(self._held[start : end - 1])
                if reduce(xor, counted) == self._held[end - 1]:
                    del self._held[:end]
                    return Reply(counted[LENGTH + 2], counted[LENGTH + 3 :])
            self._drop(1)
