"""测算: a field of an item, and how its typed words are read; a Refusal names the field."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from models import money
from models.errors import Refusal
from models.phones import HALF_WIDTH

Typed = Mapping[str, str]
SEPARATORS = re.compile(r"[+＋、；;\s]+")


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an item; ``parameter`` names the figure that is used while it is empty.

    ``only`` is the choice under which it is asked for. ``wide`` fields take a line of their own, ``many`` have
    several lines of words.
    """

    key: str
    label: str
    placeholder: str = ""
    options: tuple[str, ...] = ()
    parameter: str = ""
    only: tuple[str, ...] = ()
    wide: bool = False
    many: bool = False


def sum_of(typed: Typed, key: str) -> int:
    """Return a sum in fen, nothing where nothing was typed."""
    words = typed.get(key, "")
    return read_at(key, money.parse, words) if words.strip() else 0


def sums_of(typed: Typed, key: str) -> tuple[int, ...]:
    """Return several sums that are added up."""
    parts = filter(None, SEPARATORS.split(typed.get(key, "").strip()))
    return tuple(read_at(key, money.parse, part) for part in parts)


def number_of(typed: Typed, key: str, usual: int = 0) -> int:
    """Return a whole number, ``usual`` where nothing was typed."""
    words = re.sub(r"\s|[天人日%％]", "", typed.get(key, "").translate(HALF_WIDTH))
    if not words:
        return usual
    if not words.isdecimal() or len(words) > 6:  # noqa: PLR2004 -- more days than anyone lives
        raise Refusal("这里要写数字，例如 15。", key)
    return int(words)


def read_at(key: str, read: Callable[[str], int], words: str) -> int:
    """Read words; a Refusal names the field that they stand in."""
    try:
        return read(words)
    except Refusal as refusal:
        raise Refusal(refusal.message, key) from refusal
