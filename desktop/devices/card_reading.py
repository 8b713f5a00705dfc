"""Reading a card as the settings of this machine say: which reader, on which port, and what was read before."""

from datetime import date
from typing import TYPE_CHECKING

from desktop.devices import card_text, ports, simulated_reader
from desktop.devices.id_card import Line, Reader
from desktop.settings import Settings
from models.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Generator
    from contextlib import AbstractContextManager

    from ui.ports import Reading

OFF, SERIAL, SIMULATED = "off", "serial", "simulated"
NOT_IN_USE = "没有启用读卡器。可在“设置 › 读卡器”里打开，也可以直接输入或粘贴。"


class Cards:
    """The reader of this machine, for as long as the program runs."""

    def __init__(self, settings: Settings) -> None:
        """Take the settings; they are asked anew at each reading."""
        self._settings = settings
        self._desk = simulated_reader.Desk()
        self._found = ""
        self._last = b""

    def read(self, *, today: date, demo: bool = False) -> "Reading":
        """Wait for a card and read it."""
        kind = self._settings.get("reader")
        if kind == OFF:
            raise Refusal(NOT_IN_USE)
        simulated = kind == SIMULATED or (demo and not self._settings.get("reader_port"))
        line: AbstractContextManager[Line]
        if simulated:
            line = self._desk.opened(self._settings.get("reader_sample"))
        else:
            line = ports.opened((yield from self._port()))
        with line as open_line:
            reader = Reader(open_line, last=b"" if simulated else self._last)
            read = yield from reader.card()
        self._last = read.text
        return card_text.decode(read.text, today=today)

    def _port(self) -> "Generator[str, None, str]":
        """Return the port of the settings, or the one on which a reader answered last, or look for it."""
        chosen = str(self._settings.get("reader_port"))
        if chosen:
            return chosen
        if self._found not in [port for port, _ in ports.named()]:
            self._found = yield from ports.search()
        return self._found


def standing(settings: Settings) -> tuple[bool, str]:
    """Tell whether the reader of the settings is ready, and in one sentence how it stands."""
    kind = settings.get("reader")
    if kind == OFF:
        return True, "没有启用，证件靠输入或粘贴"
    if kind == SIMULATED:
        return False, "用的是模拟读卡器，读出的是编造的卡，办理真实纠纷前请改回"
    chosen = str(settings.get("reader_port"))
    tried = [chosen] if chosen else [port for port, _ in ports.named()][: ports.PROBED]
    trouble = f"{'、'.join(tried)} 上没有读卡器应答" if tried else "没有找到串口读卡器"
    for port in tried:
        try:
            if _answers(port):
                return True, f"{port} 上的读卡器有应答"
        except Refusal as refusal:
            trouble = refusal.message.rstrip("。")
    return False, f"{trouble}；证件可以输入或粘贴"


def _answers(port: str) -> bool:
    with ports.opened(port) as line:
        return Reader(line).answers(within=ports.PROBE_S)
