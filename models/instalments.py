"""分期: a sum parted into payments on days, to the fen; pure functions for the clause editor and the calculations."""

import calendar
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from models.errors import Refusal
from models.money import LIMIT, digits

Plan = tuple[tuple[date, int], ...]
#: Ten years of months: more payments than that are a slip of the key.
MOST = 120
_FAR = 2200


@dataclass(frozen=True, slots=True)
class Step:
    """How far it is from one payment to the next: months, or days; ``month_end`` is the last day of each month.

    >>> Step(days=7).word, Step(months=1, month_end=True).word, every(10).word
    ('每周', '每月月底', '每10天')
    """

    months: int = 0
    days: int = 0
    month_end: bool = False

    @property
    def word(self) -> str:
        """Say the step as a clause says it."""
        if self.month_end:
            return "每月月底" if self.months == 1 else f"每{self.months}个月的月底"
        if self.months:
            return {1: "每月", 3: "每季度", 12: "每年"}.get(self.months, f"每{self.months}个月")
        return {1: "每天", 7: "每周", 14: "每两周"}.get(self.days, f"每{self.days}天")


WEEKLY, FORTNIGHTLY = Step(days=7), Step(days=14)
MONTHLY, MONTH_END, QUARTERLY, YEARLY = (
    Step(months=1),
    Step(months=1, month_end=True),
    Step(months=3),
    Step(months=12),
)
#: What is offered to choose from, by key; ``every`` makes one of so many days.
STEPS: dict[str, Step] = {
    "month": MONTHLY, "month_end": MONTH_END, "week": WEEKLY, "fortnight": FORTNIGHTLY,
    "quarter": QUARTERLY, "year": YEARLY,
}  # fmt: skip


def every(days: int) -> Step:
    """Make the step of so many days."""
    if days < 1:
        raise Refusal("两期之间至少隔一天。", "step")
    return Step(days=days)


def days(first: date, step: Step = MONTHLY) -> Iterator[date]:
    """Yield the days of payment from the first on.

    Months are counted from the first day, not from the one before: from the 31st, a short month pays on its last
    day and the next long one on the 31st again (民法典 202).
    """
    if step.months < 0 or step.days < 0 or not (step.months or step.days):
        raise Refusal("请选两期之间隔多久。", "step")
    for place in itertools.count():
        if not step.months:
            day = first + timedelta(step.days * place)
        else:
            year, month = divmod(first.year * 12 + first.month - 1 + step.months * place, 12)
            longest = calendar.monthrange(year, month + 1)[1]
            day = date(year, month + 1, longest if step.month_end else min(first.day, longest))
        if day.year >= _FAR:
            raise Refusal("最后一期的日期太远，请减少期数。", "count")
        yield day


def plan(total: int, count: int, first: date, step: Step = MONTHLY) -> Plan:
    """Part a sum into so many payments, as equal as whole fen allow; the last one takes the remainder.

    >>> plan(10000, 3, date(2026, 1, 31))[1:]
    ((datetime.date(2026, 2, 28), 3333), (datetime.date(2026, 3, 31), 3334))
    """
    _demand(total, count)
    each = total // count
    if not each:
        raise Refusal("每期不到一分钱，请减少期数。", "count")
    return _set_out([*[each] * (count - 1), total - each * (count - 1)], first, step)


def plan_each(total: int, each: int, first: date, step: Step = MONTHLY) -> Plan:
    """Part a sum into payments of so much; the last one takes the remainder and is the smaller one.

    >>> plan_each(10000, 4000, date(2026, 1, 1), WEEKLY)[-1]
    (datetime.date(2026, 1, 15), 2000)
    """
    if each <= 0:
        raise Refusal("每期金额应大于零。", "each")
    _demand(total, -(-total // each) or 1)
    whole, rest = divmod(total, each)
    return _set_out([each] * whole + [rest] * bool(rest), first, step)


def plan_on(total: int, given: Iterable[date]) -> Plan:
    """Part a sum over given days, in their order; refused where a day comes twice."""
    listed = sorted(given)
    if len(set(listed)) < len(listed):
        raise Refusal("有两期写在同一天，请改成不同的日期。", "days")
    _demand(total, len(listed))
    sums = plan(total, len(listed), listed[0])
    return tuple((day, fen) for day, (_, fen) in zip(listed, sums, strict=True))


def agrees(total: int, parts: Iterable[tuple[date, int]]) -> str:
    """Say how far a plan that was altered by hand misses its sum or its order; empty when it agrees.

    >>> agrees(300, [(date(2026, 1, 1), 100), (date(2026, 2, 1), 100)])
    '各期合计 ¥2.00，比总额少 ¥1.00。'
    """
    listed = list(parts)
    if any(fen <= 0 for _, fen in listed):
        return "每期金额应大于零。"
    if any(after <= before for (before, _), (after, _) in itertools.pairwise(listed)):
        return "各期日期应由早到晚，不能重复。"
    found = sum(fen for _, fen in listed)
    if found == total:
        return ""
    return f"各期合计 {digits(found)}，比总额{'多' if found > total else '少'} {digits(abs(found - total))}。"


def _set_out(sums: list[int], first: date, step: Step) -> Plan:
    return tuple(zip(itertools.islice(days(first, step), len(sums)), sums, strict=True))


def _demand(total: int, count: int) -> None:
    if total <= 0:
        raise Refusal("总额应大于零。", "total")
    if total >= LIMIT:
        raise Refusal("金额太大，请核对。", "total")
    if not 1 <= count <= MOST:
        raise Refusal(f"期数在 1 到 {MOST} 之间。", "count")
