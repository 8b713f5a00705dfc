"""Draw the one kind of QR code that papers bear: 21 modules, level Q, capitals and digits (ISO/IEC 18004 version 1-Q).

A general encoder costs the first paper a tenth of a second of imports and every page two milliseconds of masks.
"""

from functools import cache

SIDE = 21
MOST = 16  # signs
_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_DATA, _CHECK = 13, 13  # codewords
_FIELD = 0x11D  # the polynomial of GF(256)
_MASK = 3
_FORMAT = 0b11 << 3 | _MASK  # level Q and the mask
_TIMING = 6

Matrix = list[bytearray]


def matrix(payload: str) -> Matrix:
    """Return the modules of a code by row, 1 for dark; ``ValueError`` for what does not fit or has no sign."""
    if len(payload) > MOST:
        raise ValueError(payload)
    words = _words(payload)
    words += _remainder(words)
    rows = [bytearray(row) for row in _frame()]
    bits = "".join(f"{word:08b}" for word in words)
    for (x, y), bit in zip(_path(), bits, strict=True):
        rows[y][x] = (bit == "1") ^ ((x + y) % 3 == 0)
    return rows


def _words(payload: str) -> list[int]:
    """Return the data codewords: mode, length, signs by pairs, and what fills the rest."""
    values = [_SIGNS.index(sign) for sign in payload]
    bits = f"0010{len(values):09b}"
    for first, second in zip(values[::2], values[1::2], strict=False):
        bits += f"{first * 45 + second:011b}"
    if len(values) % 2:
        bits += f"{values[-1]:06b}"
    bits = (bits + "0000")[: _DATA * 8]
    bits += "0" * (-len(bits) % 8)
    words = [int(bits[start : start + 8], 2) for start in range(0, len(bits), 8)]
    fill = (0xEC, 0x11)
    return words + [fill[place % 2] for place in range(_DATA - len(words))]


@cache
def _powers() -> tuple[list[int], list[int]]:
    """Return the powers of two in the field, and of each number its logarithm."""
    powers, logs, value = [0] * 512, [0] * 256, 1
    for power in range(255):
        powers[power] = powers[power + 255] = value
        logs[value] = power
        value = value << 1 ^ (_FIELD if value & 0x80 else 0)
    return powers, logs


def _times(one: int, power: int) -> int:
    """Return a number of the field times a power of two."""
    powers, logs = _powers()
    return powers[logs[one] + power] if one else 0


@cache
def _divisor() -> list[int]:
    """Return the generator polynomial of the check words, its leading 1 left out."""
    found = [0] * (_CHECK - 1) + [1]
    for root in range(_CHECK):
        found = [_times(each, root) ^ after for each, after in zip(found, [*found[1:], 0], strict=True)]
    return found


def _remainder(words: list[int]) -> list[int]:
    """Return the check codewords of Reed and Solomon."""
    _, logs = _powers()
    rest = [0] * _CHECK
    for word in words:
        factor = word ^ rest[0]
        rest = [*rest[1:], 0]
        if factor:
            power = logs[factor]
            rest = [each ^ _times(part, power) for each, part in zip(rest, _divisor(), strict=True)]
    return rest


@cache
def _frame() -> Matrix:
    """Return what every code has: three eyes, the timing lines, level and mask."""
    rows = [bytearray(SIDE) for _ in range(SIDE)]
    for left, top in ((0, 0), (SIDE - 7, 0), (0, SIDE - 7)):
        for y in range(7):
            for x in range(7):
                rows[top + y][left + x] = max(abs(x - 3), abs(y - 3)) != 2  # noqa: PLR2004 -- the white ring
    for place in range(8, SIDE - 8):
        rows[_TIMING][place] = rows[place][_TIMING] = place % 2 == 0
    check = _FORMAT
    for _ in range(10):
        check = check << 1 ^ (0x537 if check & 0x200 else 0)
    bits = (_FORMAT << 10 | check) ^ 0x5412
    for place in range(15):
        bit = bits >> place & 1
        x, y = _beside(place)
        rows[y][x] = bit
        x, y = (SIDE - 1 - place, 8) if place < 8 else (8, SIDE - 15 + place)  # noqa: PLR2004 -- the second copy turns
        rows[y][x] = bit
    rows[SIDE - 8][8] = 1
    return rows


def _beside(place: int) -> tuple[int, int]:
    """Return where a bit of level and mask stands beside the first eye, the timing line jumped over."""
    if place < 8:  # noqa: PLR2004 -- down the column, then along the row
        return 8, place + (place >= _TIMING)
    return (7 if place == 8 else 14 - place), 8  # noqa: PLR2004 -- as above


@cache
def _path() -> list[tuple[int, int]]:
    """Return the places of the data in their order: two columns at a time, up and down."""
    found = []
    for right in (20, 18, 16, 14, 12, 10, 8, 5, 3, 1):
        upward = (right + 1) & 2 == 0
        for step in range(SIDE):
            y = SIDE - 1 - step if upward else step
            found += [(x, y) for x in (right, right - 1) if not _kept(x, y)]
    return found


def _kept(x: int, y: int) -> bool:
    """Tell whether a place belongs to an eye, its white edge, level and mask, or a timing line."""
    near, far = 8, SIDE - 9
    eyes = (x <= near and (y <= near or y > far)) or (x > far and y <= near)
    return eyes or _TIMING in {x, y}
