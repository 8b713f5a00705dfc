"""The frames of the SDT protocol: the table of bytes, and whatever noise is on the line."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.devices import frames
from desktop.devices.frames import Decoder, Reply

HEAD = "AA AA AA 96 69 "
ORDERS = {
    frames.STATUS: "00 03 11 FF ED",
    frames.RESET: "00 03 10 FF EC",
    frames.SAM_ID: "00 03 12 FF EE",
    frames.FIND: "00 03 20 01 22",
    frames.SELECT: "00 03 20 02 21",
    frames.READ: "00 03 30 01 32",
    frames.READ_FINGERS: "00 03 30 10 23",
}
ANSWERS = {
    "00 04 00 00 90 94": Reply(frames.OK),
    "00 04 00 00 60 64": Reply(frames.BROKEN),
    "00 08 00 00 9F 00 00 00 00 97": Reply(frames.FOUND, bytes(4)),
    "00 04 00 00 80 84": Reply(frames.NO_CARD),
    "00 0C 00 00 90 00 00 00 00 00 00 00 00 9C": Reply(frames.OK, bytes(8)),
    "00 04 00 00 81 85": Reply(frames.NOT_SELECTED),
    "00 04 00 00 41 45": Reply(frames.NOT_READ),
}
replies = st.builds(Reply, st.integers(0, 255), st.binary(max_size=40))
noise = st.binary(max_size=40).filter(lambda some: b"\xaa" not in some)


def pieces(whole: bytes, cuts: list[int]) -> list[bytes]:
    places = sorted({0, len(whole), *(cut % (len(whole) + 1) for cut in cuts)})
    return [whole[start:end] for start, end in itertools.pairwise(places)]


@pytest.mark.parametrize(("order", "written"), ORDERS.items(), ids=ORDERS.values())
def test_command_is_the_frame_of_the_table(order: tuple[int, int], written: str) -> None:
    assert frames.command(order) == bytes.fromhex(HEAD + written)


@pytest.mark.parametrize(("written", "reply"), ANSWERS.items(), ids=list(ANSWERS))
def test_decoder_reads_the_answers_of_the_table(written: str, reply: Reply) -> None:
    frame = bytes.fromhex(HEAD + written)

    assert Decoder().feed(frame) == [reply]
    assert frames.answer(reply) == frame


def test_reading_of_text_and_photograph_is_1295_bytes() -> None:
    text, photo = bytes(range(256)), bytes(1024)
    frame = frames.answer(Reply(frames.OK, b"\x01\x00\x04\x00" + text + photo))

    [reply] = Decoder().feed(frame)

    assert (len(frame), frame[5:12].hex()) == (1295, "05080000900100")
    assert frames.card(reply.data) == frames.Card(text, photo)


def test_reading_with_fingerprints_has_its_text_two_bytes_later() -> None:
    text, photo, fingers = bytes(range(256)), bytes(1024), b"f" * 1024

    found = frames.card(b"\x01\x00\x04\x00\x04\x00" + text + photo + fingers)

    assert found == frames.Card(text, photo, fingers)


def test_reading_whose_lengths_do_not_add_up_is_no_card() -> None:
    assert [frames.card(data) for data in (b"", b"\0\0\0\0", b"\x01\x00\x04\x00" + bytes(900))] == [None] * 3


@given(st.lists(st.tuples(noise, replies), max_size=4), noise, st.lists(st.integers(0, 4000), max_size=8))
def test_decoder_finds_every_frame_in_any_noise_cut_anywhere(
    sent: list[tuple[bytes, Reply]], tail: bytes, cuts: list[int]
) -> None:
    whole = b"".join(before + frames.answer(reply) for before, reply in sent) + tail
    decoder = Decoder()

    found = [reply for piece in pieces(whole, cuts) for reply in decoder.feed(piece)]

    assert found == [reply for _, reply in sent]


@given(
    st.lists(st.one_of(st.binary(max_size=30), st.just(frames.PREAMBLE), st.just(b"\xaa" * 7)), max_size=12)
)
def test_decoder_ends_on_any_bytes_and_holds_no_more_than_a_frame(received: list[bytes]) -> None:
    decoder = Decoder()

    for piece in received:
        decoder.feed(piece)
    decoder.settle()

    assert len(decoder._held) == 0


@given(replies, st.integers(8, 40), replies)
def test_frame_cut_short_does_not_swallow_the_next(first: Reply, kept: int, second: Reply) -> None:
    decoder = Decoder()
    short = frames.answer(first)[:kept]
    if len(short) == len(frames.answer(first)):
        short = short[:-1]

    found = decoder.feed(short + frames.answer(second)) + decoder.settle()

    # once in 256 times the next preamble completes the check of the first, and that frame stands as true
    assert second in found or len(found) == 1


def test_frame_cut_short_before_a_good_one_leaves_the_good_one() -> None:
    short, good = frames.answer(Reply(frames.FOUND, bytes(4)))[:9], Reply(frames.OK, bytes(8))

    assert Decoder().feed(short + frames.answer(good)) == [good]


def test_frame_that_came_twice_is_told_twice_and_a_false_check_not_at_all() -> None:
    good = frames.answer(Reply(frames.FOUND, bytes(4)))
    bad = good[:-1] + bytes([good[-1] ^ 1])

    assert Decoder().feed(bad + good + b"\xaa" + good) == [Reply(frames.FOUND, bytes(4))] * 2


def test_length_beyond_any_answer_is_noise() -> None:
    good = frames.answer(Reply(frames.OK))

    assert Decoder().feed(frames.PREAMBLE + b"\xff\xff" + good) == [Reply(frames.OK)]
