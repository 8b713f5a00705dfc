"""Ratios and comparisons, worded as bulletins word them: one decimal, half up, the base always told."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

Against = Literal["同比", "环比"]
NONE = "—"
_NO_BASE: dict[Against, str] = {"同比": "上年同期为0", "环比": "上期为0"}
_ONE_DECIMAL = Decimal("0.1")


def share(part: int, whole: int) -> Decimal | None:
    """Return a percentage to one decimal, half up; None of nothing.

    >>> share(842, 869)
    Decimal('96.9')
    """
    if not whole:
        return None
    return (Decimal(part) * 100 / whole).quantize(_ONE_DECIMAL, ROUND_HALF_UP)


def percent(part: int, whole: int) -> str:
    """Write a percentage; 「—」 of nothing.

    >>> percent(842, 869), percent(0, 0)
    ('96.9%', '—')
    """
    found = share(part, whole)
    return NONE if found is None else f"{found}%"


def change(now: int, before: int, against: Against) -> str:
    """Say how a count changed: 上升, 下降, 持平; from a base of 0 no rate is told.

    >>> change(869, 1028, "同比"), change(869, 840, "环比"), change(3, 0, "同比")
    ('同比下降15.5%', '环比上升3.5%', '上年同期为0')
    """
    if now == before:
        return f"{against}持平"
    moved = share(now - before, before)
    if moved is None:
        return _NO_BASE[against]
    if not moved:
        return f"{against}基本持平"
    return f"{against}{'上升' if moved > 0 else '下降'}{abs(moved)}%"


def change_of_rate(now: tuple[int, int], before: tuple[int, int], against: Against) -> str:
    """Say how a rate changed, in 百分点 between the two rates as they are printed.

    >>> change_of_rate((842, 869), (980, 1028), "同比")
    '同比上升1.6个百分点'
    """
    rates = share(*now), share(*before)
    if rates[0] is None or rates[1] is None:
        return NONE if rates[0] is None else _NO_BASE[against]
    moved = rates[0] - rates[1]
    if not moved:
        return f"{against}持平"
    return f"{against}{'上升' if moved > 0 else '下降'}{abs(moved)}个百分点"
