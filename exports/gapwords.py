"""What stands under a register of the numbers that are in no row, and of cases entered after the period."""

from collections.abc import Sequence

from models.queries.rows import Gap


def missing(gaps: Sequence[Gap], *, whole: bool = False, most: int = 0) -> str:
    """Say which numbers of the period are in no row, and why; ``whole``: of the station, though the rows are narrowed.

    >>> missing([Gap("西调2026-305", "作废：重复登记")]), missing([], whole=True)
    ('缺号：西调2026-305（作废：重复登记）。', '全所编号连续，无缺号。')
    """
    return _listed("缺号", gaps, whole=whole, most=most) or f"{'全所' if whole else ''}编号连续，无缺号。"


def late(found: Sequence[Gap], *, whole: bool = False, most: int = 0) -> str:
    """Say which cases of the period were entered after it ended, and when; nothing when none was.

    >>> late([Gap("西调2026-298", "2026-12-02录入")], whole=True)
    '期后补录（全所）：西调2026-298（2026-12-02录入）。'
    """
    return _listed("期后补录", found, whole=whole, most=most)


def undated(found: Sequence[Gap], *, whole: bool = False, most: int = 0) -> str:
    """Say of which cases something is owed that no row tells, as it was agreed for no day; nothing when there is none.

    >>> undated([Gap("西调2026-31", "2 项没有约定履行日期")])
    '未列入本表、尚未履行：西调2026-31（2 项没有约定履行日期）。'
    """
    return _listed("未列入本表、尚未履行", found, whole=whole, most=most)


def _listed(what: str, found: Sequence[Gap], *, whole: bool, most: int) -> str:
    if not found:
        return ""
    kept = found[:most] if most else found
    told = "；".join(f"{each.number}（{each.reason or '未说明原因'}）" for each in kept)
    more = f"；等 {len(found)} 个，全部印在工作簿里" if len(kept) < len(found) else ""
    return f"{what}{'（全所）' if whole else ''}：{told}{more}。"
