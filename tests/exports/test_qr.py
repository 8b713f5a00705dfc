import random

import pytest
import segno
import zxingcpp
from PIL import Image

from exports import qr

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-"


def test_code_is_the_one_that_another_encoder_draws() -> None:
    chance = random.Random(1)
    # of 7 and 10 signs the words end on a whole byte, where segno adds an empty one; readers take both
    sizes = [size for size in range(1, qr.MOST + 1) if size not in {7, 10}]
    payloads = ["".join(chance.choices(SIGNS, k=chance.choice(sizes))) for _ in range(400)]

    drawn = [qr.matrix(payload) for payload in payloads]

    assert drawn == [
        list(segno.make_qr(each, version=1, error="q", mode="alphanumeric", mask=3, boost_error=False).matrix)
        for each in payloads
    ]


def test_every_code_is_read() -> None:
    chance = random.Random(2)
    payloads = ["".join(chance.choices(SIGNS, k=chance.randint(1, qr.MOST))) for _ in range(300)]

    read = [
        [each.text for each in zxingcpp.read_barcodes(picture(qr.matrix(payload)))] for payload in payloads
    ]

    assert read == [[payload] for payload in payloads]


def picture(rows: qr.Matrix) -> Image.Image:
    """Return a code as a picture, ten dots a module, with its quiet zone."""
    side = qr.SIDE + 8
    drawn = Image.new("L", (side, side), 255)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            drawn.putpixel((x + 4, y + 4), 0 if dark else 255)
    return drawn.resize((10 * side, 10 * side), Image.Resampling.NEAREST)


@pytest.mark.parametrize("payload", ["7KQ2M9XBTA-123456", "7kq2m9xbta-1", "甲"])
def test_what_the_code_cannot_hold_is_refused(payload: str) -> None:
    with pytest.raises(ValueError):
        qr.matrix(payload)
