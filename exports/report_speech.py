"""How a report names its period and those it is compared with: 本月, 上月, 月初, 月末."""

from dataclasses import dataclass

from models.periods import Kind, Period
from models.queries import figures
from models.queries.figures import Figures
from models.queries.ratios import Against, change, change_of_rate


@dataclass(frozen=True, slots=True)
class Speech:
    """The words for a kind of period; ``kind`` stands in the title of its report."""

    now: str
    before: str
    begin: str
    end: str
    following: str
    kind: str


_SPEECH = {
    Kind.MONTH: Speech("本月", "上月", "月初", "月末", "下月", "月度"),
    Kind.QUARTER: Speech("本季度", "上季度", "季初", "季末", "下季度", "季度"),
    Kind.HALF: Speech("本期", "上一个半年", "期初", "期末", "", "半年"),
    Kind.YEAR: Speech("本年", "上年", "年初", "年末", "", "年度"),
    Kind.DAYS: Speech("本期", "上期", "期初", "期末", "", "阶段"),
}


def of(period: Period) -> Speech:
    """Return how a period of this kind is spoken of."""
    return _SPEECH[period.kind]


def last_year(period: Period) -> str:
    """Name the same period of the last year."""
    return "上年" if period.kind is Kind.YEAR else "上年同期"


def compared(found: Figures) -> tuple[tuple[str, str, int], ...]:
    """Say 同比 and 环比 of what was received, each with the name and the count of its base."""
    now, year, before = (each.received.count for each in (found.now, found.year_before, found.before))
    last = (change(now, year, "同比"), last_year(found.period), year)
    chain = (change(now, before, "环比"), of(found.period).before, before)
    return tuple(
        each for against, each in (("同比", last), ("环比", chain)) if against in _against(found.period)
    )


def is_compared_with_last_year(found: Figures) -> bool:
    """Tell whether there is a last year to compare types with: against nothing everything rises."""
    return found.year_before.received.count > 0


def rate_changes(found: Figures) -> tuple[str, ...]:
    """Say 同比 and 环比 of the success rate, in 百分点; nothing where there is no base."""
    bases = {"同比": found.year_before, "环比": found.before}
    said = (
        change_of_rate(found.now.success, bases[against].success, against)
        for against in _against(found.period)
    )
    return tuple(each for each in said if each.startswith(("同比", "环比")))


def _against(period: Period) -> tuple[Against, ...]:
    if figures.is_compared_twice(period):
        return "同比", "环比"
    return ("同比",) if period.kind is Kind.YEAR else ("环比",)
