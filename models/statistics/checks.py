"""The arithmetic that a form must hold: ``1 = 5 + 17``, ``2 = 6 + 18 = 24 + 25``, ``5 = 7 + … + 16``, ``2 ≤ 1``.

Terms are keys of rows or columns, also those that look like numbers. There are no brackets, no products and no
figures; nothing is evaluated.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.errors import Refusal

SUM, LIMIT = "=", "≤"
#: A key; ``*`` at its end takes every key that begins so.
KEY = r"[\w:]+\*?"
_RANGE = re.compile(rf"({KEY})\s*\+\s*(?:…|\.\.\.)\s*\+\s*({KEY})")
_TERM = re.compile(rf"([+-]?)\s*({KEY})(?:~({KEY}))?")
_SIDE = re.compile(rf"{KEY}(~{KEY})?(\s*[+-]\s*{KEY}(~{KEY})?)*")


@dataclass(frozen=True, slots=True)
class Term:
    """One key with its sign, or all keys from ``key`` to ``until``."""

    sign: int
    key: str
    until: str = ""

    def keys(self, known: Sequence[str]) -> tuple[str, ...]:
        """Return the keys it stands for, in the order of the form; refused for one that is none."""
        if self.key.endswith("*"):
            return tuple(each for each in known if each.startswith(self.key[:-1]))
        for each in filter(None, (self.key, self.until)):
            if each not in known:
                raise Refusal(f"没有“{each}”这一栏")
        if not self.until:
            return (self.key,)
        first, last = known.index(self.key), known.index(self.until)
        if last < first:
            raise Refusal(f"“{self.key}”在“{self.until}”之后")
        return tuple(known[first : last + 1])


Side = tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One line of arithmetic: sides that are equal, or (``≤``) of which none is greater than the next."""

    text: str
    relation: str
    sides: tuple[Side, ...]


def parse(text: str) -> Check:
    """Read one check; refused with what is wrong in it.

    >>> parse("2 = 6 + 18 = 24 + 25").sides[1]
    (Term(sign=1, key='6', until=''), Term(sign=1, key='18', until=''))
    >>> parse("5 = 7 + … + 16").sides[1]
    (Term(sign=1, key='7', until='16'),)
    """
    relations = {mark for mark in (SUM, LIMIT) if mark in text}
    if len(relations) != 1:
        raise Refusal(f"“{text}”里应有一种关系：= 或 ≤")
    relation = relations.pop()
    return Check(text.strip(), relation, tuple(_side(text, each) for each in text.split(relation)))


def _side(text: str, said: str) -> Side:
    plain = _RANGE.sub(r"\1~\2", said).replace("−", "-").strip()
    if not _SIDE.fullmatch(plain):
        raise Refusal(f"“{text}”里看不懂“{said.strip()}”，应写成 1 = 5 + 17 或 5 = 7 + … + 16 这样")
    return tuple(Term(-1 if sign == "-" else 1, key, until) for sign, key, until in _TERM.findall(plain))


def members(side: Side, known: Sequence[str]) -> list[tuple[int, str]]:
    """Return the (sign, key) pairs of a side with its ranges spelled out."""
    return [(term.sign, key) for term in side for key in term.keys(known)]


def worth(side: Side, known: Sequence[str], values: dict[str, int]) -> int:
    """Add a side up."""
    return sum(sign * values[key] for sign, key in members(side, known))


def holds(check: Check, known: Sequence[str], values: dict[str, int]) -> bool:
    """Tell whether the figures of one row or column bear the check out."""
    sums = [worth(side, known, values) for side in check.sides]
    if check.relation == SUM:
        return len(set(sums)) == 1
    return all(left <= right for left, right in pairwise(sums))
