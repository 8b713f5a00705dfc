"""The conversation with a reader, on a clock that the test turns."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.devices import frames, id_card
from desktop.devices.frames import Reply
from desktop.devices.id_card import Reader
from desktop.devices.sample_cards import SAMPLES
from desktop.devices.simulated_reader import SimulatedReader
from models.errors import Refusal

BLOCK = SAMPLES[0].block()
OTHER = SAMPLES[1].block()
FIND, READ = frames.command(frames.FIND), frames.command(frames.READ)


@dataclass
class Wire:
    """A line on a clock of its own; ``spoil`` changes what the reader says, ``event`` happens at a moment."""

    reader: SimulatedReader = field(default_factory=SimulatedReader)
    spoil: Callable[[bytes, bytes], list[bytes]] = lambda _order, said: [said]
    now: float = 0.0
    sent: list[tuple[float, bytes]] = field(default_factory=list)
    came: list[bytes] = field(default_factory=list)
    event: tuple[float, Callable[[], None]] = (9e9, lambda: None)

    def write(self, sent: bytes) -> object:
        self.sent.append((self.now, sent))
        self.came += [part for part in self.spoil(sent, self.reader.take(sent)) if part]
        return len(sent)

    def read(self, seconds: float) -> bytes:
        if self.came:
            return self.came.pop(0)
        self.pass_by(seconds)
        return b""

    def pass_by(self, seconds: float) -> None:
        self.now += seconds
        if self.now >= self.event[0]:
            self.event[1]()
            self.event = (9e9, lambda: None)

    def reader_on(self, **more: bytes) -> Reader:
        return Reader(self, clock=lambda: self.now, pause=self.pass_by, **more)  # type: ignore[arg-type]  # -- only ``last``


def run(reader: Reader) -> tuple[frames.Card, list[str]]:
    said: list[str] = []
    going = reader.card()
    while True:
        try:
            said.append(next(going))
        except StopIteration as end:
            return end.value, said


def refused(reader: Reader) -> str:
    with pytest.raises(Refusal) as refusal:
        run(reader)
    return refusal.value.message


def test_card_that_lies_there_is_read_in_four_orders() -> None:
    wire = Wire()
    wire.reader.lay(BLOCK)

    card, _ = run(wire.reader_on())

    assert card.text == BLOCK
    assert [sent for _, sent in wire.sent] == [
        frames.command(order) for order in (frames.STATUS, frames.FIND, frames.SELECT, frames.READ)
    ]
    assert wire.now == 0.0


def test_card_laid_later_is_awaited_with_more_than_300_ms_between_searches() -> None:
    wire = Wire()
    wire.event = (2.0, lambda: wire.reader.lay(BLOCK))

    card, said = run(wire.reader_on())

    searches = [at for at, sent in wire.sent if sent == FIND]
    assert card.text == BLOCK
    assert set(said) == {id_card.LAY}
    assert min(later - earlier for earlier, later in itertools.pairwise(searches)) > 0.3


def test_no_card_ends_in_a_sentence_when_patience_ends() -> None:
    wire = Wire()

    assert refused(wire.reader_on()) == "没有放卡，读卡已停下。放好后请再按一次，或者手工输入。"
    assert wire.now == pytest.approx(id_card.PATIENCE_S, abs=0.5)


def test_reader_that_says_nothing_is_told() -> None:
    wire = Wire(spoil=lambda _order, _said: [])

    assert refused(wire.reader_on()) == "读卡器没有应答，请检查电源和连线，或在设置里换一个端口。"
    assert wire.now == pytest.approx(2.0, abs=0.2)


def test_reader_whose_self_test_failed_is_told() -> None:
    wire = Wire(spoil=lambda _order, _said: [frames.answer(Reply(frames.BROKEN))])

    assert refused(wire.reader_on()).startswith("读卡器自检没有通过")


def test_line_that_breaks_off_is_told() -> None:
    def spoil(order: bytes, said: bytes) -> list[bytes]:
        if order == READ:
            raise OSError(5, "gone")
        return [said]

    wire = Wire(spoil=spoil)
    wire.reader.lay(BLOCK)

    assert refused(wire.reader_on()) == "读卡器断开了，请检查连线后再读。"


def test_card_must_be_lifted_before_the_next_is_read() -> None:
    wire = Wire()
    wire.reader.lay(BLOCK)
    first = wire.reader_on()
    run(first)
    wire.event = (wire.now + 2, lambda: wire.reader.lay(OTHER))

    card, said = run(first)

    assert card.text == OTHER
    assert said[-1] == id_card.READING or id_card.LIFT in said


def test_reader_that_finds_the_same_card_again_does_not_give_it_to_the_next_party() -> None:
    wire = Wire()
    wire.reader.lay(BLOCK)
    again = wire.reader_on(last=BLOCK)

    def relay(order: bytes, said: bytes) -> list[bytes]:
        if order == READ:
            wire.reader.lay(BLOCK)
        return [said]

    wire.spoil = relay

    assert refused(again) == "放着的还是刚才那张证件。请拿开，放上下一张再读。"


def test_same_card_laid_anew_is_read_again() -> None:
    wire = Wire()
    wire.event = (1.0, lambda: wire.reader.lay(BLOCK))

    assert run(wire.reader_on(last=BLOCK))[0].text == BLOCK


def test_reading_that_fails_asks_to_lay_the_card_again_and_then_succeeds() -> None:
    failures = [frames.answer(Reply(frames.NOT_READ)), b"\xaa\xaa\xaa\x96\x69\x05\x08\x00", b""]

    def spoil(order: bytes, said: bytes) -> list[bytes]:
        if order == READ and failures:
            wire.reader.lay(BLOCK)
            return [failures.pop(0)]
        return [said]

    wire = Wire(spoil=spoil)
    wire.reader.lay(BLOCK)

    card, said = run(wire.reader_on())

    assert card.text == BLOCK
    assert id_card.AGAIN in said


def test_card_that_cannot_be_selected_ends_in_a_sentence() -> None:
    def spoil(order: bytes, said: bytes) -> list[bytes]:
        chosen = order == frames.command(frames.SELECT)
        return [frames.answer(Reply(frames.NOT_SELECTED)) if chosen else said]

    wire = Wire(spoil=spoil)
    wire.reader.lay(BLOCK)

    assert refused(wire.reader_on()) == "证件放着但没有读成。请拿开再放，或换一面放；还是不行的请手工输入。"


def test_frames_that_come_twice_or_late_are_not_taken_for_the_next_answer() -> None:
    wire = Wire(spoil=lambda _order, said: [said, said])
    wire.reader.lay(BLOCK)

    assert run(wire.reader_on())[0].text == BLOCK


@given(st.integers(1, 200), st.binary(max_size=12))
def test_answers_in_small_pieces_after_noise_are_read(size: int, noise: bytes) -> None:
    clean = noise.replace(b"\xaa", b"\x00")
    wire = Wire(
        spoil=lambda _order, said: [
            clean,
            *(said[at : at + size] for at in range(0, len(said), size)),
        ]
    )
    wire.reader.lay(BLOCK)

    assert run(wire.reader_on())[0].text == BLOCK


@given(st.lists(st.one_of(st.binary(max_size=30), st.just(frames.PREAMBLE + b"\x05\x08")), max_size=30))
def test_reader_that_only_babbles_never_raises_anything_but_a_sentence(babble: list[bytes]) -> None:
    wire = Wire(spoil=lambda _order, _said: list(babble))

    assert refused(wire.reader_on()).endswith("。")
    assert wire.now <= id_card.PATIENCE_S + 10


def test_device_that_never_stops_talking_does_not_hold_the_reading() -> None:
    class Flood(Wire):
        def read(self, seconds: float) -> bytes:
            self.now += 0.001
            return b"\xaa" * 100

    said = refused(Flood().reader_on())

    assert said == id_card.DEAF


def test_reading_can_be_given_up_between_any_two_sentences() -> None:
    wire = Wire()
    going = wire.reader_on().card()
    next(going)
    waited = wire.now

    next(going)
    going.close()

    assert wire.now - waited <= 0.1


def test_answers_tells_whether_a_reader_is_there() -> None:
    assert Wire().reader_on().answers()
    assert not Wire(spoil=lambda _order, _said: []).reader_on().answers(within=0.4)
