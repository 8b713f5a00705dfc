"""The simulated reader: behind a pty with pyserial, in this process, and as the settings of a machine choose it."""

import sys
from collections.abc import Generator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import TypeVar

import pytest
from serial.tools import list_ports

from desktop.devices import card_reading, frames, ports
from desktop.devices.frames import Reply
from desktop.devices.id_card import Reader
from desktop.devices.sample_cards import SAMPLES
from desktop.devices.simulated_reader import Desk, Loopback, SimulatedReader, on_pty
from desktop.machine import ThisMachine
from desktop.settings import Settings
from models.errors import Refusal

TODAY = date(2026, 11, 21)
BLOCK = SAMPLES[0].block()
needs_pty = pytest.mark.skipif(sys.platform == "win32", reason="there is no pty on Windows")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path)


Given = TypeVar("Given")


def whole(reading: Generator[str, None, Given]) -> Given:
    while True:
        try:
            next(reading)
        except StopIteration as end:
            given: Given = end.value
            return given


def told(reader: SimulatedReader, order: tuple[int, int]) -> int:
    [reply] = frames.Decoder().feed(reader.take(frames.command(order)))
    return reply.status


def test_card_that_was_read_is_not_found_again_until_it_was_lifted() -> None:
    reader = SimulatedReader()
    reader.lay(BLOCK)
    orders = (frames.FIND, frames.SELECT, frames.READ, frames.FIND)
    assert [told(reader, order) for order in orders] == [frames.FOUND, frames.OK, frames.OK, frames.NO_CARD]

    reader.lift()
    assert told(reader, frames.FIND) == frames.NO_CARD
    reader.lay(BLOCK)
    assert told(reader, frames.FIND) == frames.FOUND


def test_card_that_was_not_selected_is_not_read() -> None:
    reader = SimulatedReader()
    reader.lay(BLOCK)

    assert told(reader, frames.READ) == frames.NOT_READ
    assert told(SimulatedReader(), frames.SELECT) == frames.NOT_SELECTED
    assert [told(reader, order) for order in (frames.RESET, frames.SAM_ID, frames.STATUS)] == [frames.OK] * 3


def test_order_that_is_no_order_gets_no_answer_and_the_next_is_heard() -> None:
    reader = SimulatedReader()
    find = frames.command(frames.FIND)

    assert reader.take(b"noise" + find[:-1] + b"\x00" + frames.command((0x77, 0x01))) == b""
    assert reader.take(find[:4]) + reader.take(find[4:]) == frames.answer(Reply(frames.NO_CARD))


@needs_pty
def test_reader_on_a_pty_is_read_with_pyserial() -> None:
    reader = SimulatedReader()
    reader.lay(BLOCK)

    with on_pty(reader, pace=False) as port, ports.opened(port) as line:
        assert Reader(line).answers()
        read = whole(Reader(line).card())

    assert read.text == BLOCK


def test_loopback_serves_where_there_is_no_pty(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")

    with Desk().opened("rare") as line:
        assert isinstance(line, Loopback)
        read = whole(Reader(line).card())

    assert read.text == SAMPLES[1].block()


@needs_pty
def test_demonstration_reads_each_invented_card_in_turn(settings: Settings) -> None:
    machine = ThisMachine(settings)
    machine.demo = True

    names = [whole(machine.read_card(today=TODAY)).name for _ in range(len(SAMPLES) + 1)]

    assert names == [
        "葛土根", "赵𠮷㛃", "赵小满", "马阿依夏木·艾力", "陈示例", "阿里", "SAMPLE, MARY", "葛土根",
    ]  # fmt: skip
    assert machine.sample_cards()[1] == ("rare", "居民，名字有生僻字：赵𠮷㛃")


@needs_pty
def test_reader_on_a_port_is_found_and_remembered(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = SimulatedReader()
    reader.lay(BLOCK)
    with on_pty(reader, pace=False) as port:
        monkeypatch.setattr(ports, "named", lambda: [("/dev/no-such-port", "?"), (port, "pty")])
        cards = card_reading.Cards(settings)
        assert whole(cards.read(today=TODAY)).name == "葛土根"
        monkeypatch.setattr(ports, "search", lambda: pytest.fail("the port is known"))
        reader.lay(SAMPLES[1].block())

        assert whole(cards.read(today=TODAY)).name == "赵𠮷㛃"
        assert card_reading.standing(settings) == (True, f"{port} 上的读卡器有应答")


def test_machine_without_any_port_says_what_can_be_done(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ports, "named", list)

    with pytest.raises(Refusal, match="没有找到读卡器的端口"):
        whole(card_reading.Cards(settings).read(today=TODAY))
    assert card_reading.standing(settings) == (False, "没有找到串口读卡器；证件可以输入或粘贴")


def test_port_that_cannot_be_opened_is_named(settings: Settings) -> None:
    settings.set("reader_port", "/dev/no-such-port")
    said = "端口 /dev/no-such-port 打不开，可能没有接好、被别的程序占用，或没有使用权限。"

    with pytest.raises(Refusal) as refusal:
        whole(card_reading.Cards(settings).read(today=TODAY))
    assert refusal.value.message == said
    assert card_reading.standing(settings) == (False, f"{said.rstrip('。')}；证件可以输入或粘贴")


@needs_pty
def test_silent_port_is_told(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = SimulatedReader()
    monkeypatch.setattr(reader, "take", lambda _received: b"")
    with on_pty(reader) as port:
        settings.set("reader_port", port)

        assert card_reading.standing(settings) == (False, f"{port} 上没有读卡器应答；证件可以输入或粘贴")


def test_reader_out_of_use_and_simulated_one_are_told(settings: Settings) -> None:
    settings.set("reader", "off")
    assert card_reading.standing(settings) == (True, "没有启用，证件靠输入或粘贴")
    settings.set("reader", "simulated")
    assert card_reading.standing(settings)[0] is False


def test_ports_of_usb_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    known = [
        SimpleNamespace(device="COM1", vid=None, description="通信端口"),
        SimpleNamespace(device="COM7", vid=0x0400, description=""),
    ]
    monkeypatch.setattr(list_ports, "comports", lambda: known)

    assert ports.named() == [("COM7", "COM7"), ("COM1", "通信端口")]
