"""The serial ports of this machine, and the line to a reader on one of them."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager

from desktop.devices.id_card import Line, Reader
from models.errors import Refusal

BAUD = 115_200
PROBE_S = 0.4
PROBED = 8
LOOKING = "正在找读卡器…"
NONE = "没有找到读卡器的端口。请接好读卡器再读，也可以手工输入或粘贴。"


class SerialLine:
    """A reader on a serial port, or on what behaves like one."""

    def __init__(self, port: str) -> None:
        """Open the port with 8 data bits, no parity, one stop bit and no flow control."""
        import serial  # noqa: PLC0415 -- wanted only when a card is read

        try:
            self._port = serial.Serial(port, BAUD, timeout=0, write_timeout=1)
        except (OSError, ValueError) as trouble:
            raise Refusal(f"端口 {port} 打不开，可能没有接好、被别的程序占用，或没有使用权限。") from trouble

    def write(self, sent: bytes) -> object:
        """Send bytes."""
        return self._port.write(sent)

    def read(self, seconds: float) -> bytes:
        """Return what has come, waiting at most so long for the first byte."""
        waiting = self._port.in_waiting
        if waiting or not seconds:
            return bytes(self._port.read(waiting)) if waiting else b""
        self._port.timeout = seconds
        first = bytes(self._port.read(1))
        return first + bytes(self._port.read(self._port.in_waiting)) if first else b""

    def close(self) -> None:
        """Let the port go."""
        self._port.close()


def named() -> list[tuple[str, str]]:
    """List the ports that this machine has, those of USB first, each with what it says of itself."""
    from serial.tools import list_ports  # noqa: PLC0415 -- as above

    found = sorted(list_ports.comports(), key=lambda port: (port.vid is None, port.device))
    return [(port.device, port.description or port.device) for port in found]


@contextmanager
def opened(port: str) -> Iterator[Line]:
    """Open a port for one reading."""
    line = SerialLine(port)
    try:
        yield line
    finally:
        line.close()


def search() -> Generator[str, None, str]:
    """Return the first port on which a reader answers, yielding what to show; raises Refusal when there is none."""
    for port, _ in named()[:PROBED]:
        yield LOOKING
        try:
            with opened(port) as line:
                if Reader(line).answers(within=PROBE_S):
                    return port
        except Refusal:
            continue
    raise Refusal(NONE)
