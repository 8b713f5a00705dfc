"""借款本息: what is owed on a loan between people on a day, to the fen (民法典 561, 670, 680; 民间借贷解释 24-29).

Interest runs by days over 365, from the day of the loan to the day before the next payment; each stretch is rounded
to the nearest fen, so that the lines add up. A payment goes to the interest first and then to the principal.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from models import lpr
from models.calculators import rounded
from models.errors import Refusal
from models.lpr import Rate
from models.money import LIMIT, digits

YEAR = 365
WHOLE = 100


@dataclass(frozen=True, slots=True)
class Loan:
    """A loan as it was agreed; rates are yearly and in percent, None where nothing was agreed.

    ``deducted`` was kept back as interest when the money was handed over; ``late`` and ``penalty`` are what was
    agreed for the time after ``due``.
    """

    principal: int
    lent: date
    rate: Fraction | None = None
    deducted: int = 0
    due: date | None = None
    late: Fraction | None = None
    penalty: int = 0
    paid: tuple[tuple[date, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One stretch of time: what it ran on, what it came to, and what was paid at its end."""

    since: date
    until: date
    principal: int
    percent: Fraction
    interest: int
    paid: int
    left: int

    @property
    def days(self) -> int:
        """Count the days of interest."""
        return (self.until - self.since).days


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed on a day: principal, interest and penalty, how it came about, and what is to be said of it."""

    principal: int
    interest: int
    penalty: int
    lines: tuple[Line, ...]
    limit: Fraction
    notes: tuple[str, ...]

    @property
    def total(self) -> int:
        """Return all of it."""
        return self.principal + self.interest + self.penalty


def owed(loan: Loan, until: date, rate: Rate | None = None) -> Owed:
    """Return what is owed on ``until``; ``rate`` is the one-year LPR of the day of the loan, else the table's.

    Refused for a loan before the rule of the four times, for more paid than was owed, and for days that cannot be.
    """
    known = _demand(loan, until, rate)
    limit = lpr.limit(known)
    notes = _notes(loan, known, limit)
    standing, late = _rates(loan, known, limit)
    principal, interest, running = loan.principal - loan.deducted, 0, loan.lent
    after = Fraction(0)  # how much more the lawful limit would have allowed since the loan fell due
    lines: list[Line] = []
    split = standing != late or loan.penalty > 0
    for day, sum_of in _steps(loan, until, split=split):
        percent = late if loan.due is not None and running > loan.due else standing
        exact = Fraction(principal * (day - running).days, YEAR * WHOLE)
        grown = rounded(exact * percent)
        if loan.due is not None and running > loan.due:
            after += exact * (limit - percent)
        interest += grown
        if sum_of > interest + principal:
            raise Refusal(
                f"到 {day.isoformat()} 已还清并多还 {digits(sum_of - interest - principal)}，请核对还款。",
                "paid",
            )
        to_interest = min(sum_of, interest)
        interest, principal = interest - to_interest, principal - (sum_of - to_interest)
        if day > running or sum_of:
            before = principal + sum_of - to_interest
            lines.append(Line(running, day, before, percent, grown, sum_of, principal))
        running = day
    penalty = min(loan.penalty, int(after)) if loan.due is not None and until > loan.due else 0
    if penalty < loan.penalty:
        notes.append(
            f"逾期利息和违约金合计不超过上限，违约金按 {digits(penalty)} 计。"
            if loan.due is not None and until > loan.due
            else "还没有逾期，违约金不计。"
        )
    return Owed(principal, interest, penalty, tuple(lines), limit, tuple(notes))


def _demand(loan: Loan, until: date, rate: Rate | None) -> Rate:
    if loan.principal <= 0 or loan.principal >= LIMIT:
        raise Refusal("请填借据上的本金。", "principal")
    if not 0 <= loan.deducted < loan.principal:
        raise Refusal("预先扣掉的利息应少于本金。", "deducted")
    if any(each is not None and not 0 <= each <= WHOLE * 10 for each in (loan.rate, loan.late)):
        raise Refusal("利率不对，请核对。", "rate")
    if loan.penalty < 0 or any(fen <= 0 for _, fen in loan.paid):
        raise Refusal("金额应大于零。", "paid")
    _demand_days(loan, until)
    begins = lpr.book().begins
    if loan.lent < begins:
        raise Refusal(f"{begins.isoformat()} 以前的借款，利率上限要分段计算，请由法制员核对。", "lent")
    known = rate or lpr.on(loan.lent)
    if known is None:
        raise Refusal("出借那天的一年期 LPR 没有录入，请填写。", "lpr")
    return known


def _demand_days(loan: Loan, until: date) -> None:
    if until < loan.lent:
        raise Refusal("算到的日期早于出借日，请核对。", "until")
    if loan.due is not None and loan.due < loan.lent:
        raise Refusal("约定还款日早于出借日，请核对。", "due")
    if loan.due is None and (loan.late is not None or loan.penalty):
        raise Refusal("要算逾期利息或者违约金，请填约定还款日。", "due")
    if any(not loan.lent <= day <= until for day, _ in loan.paid):
        raise Refusal("还款日要在出借日以后、算到的日期以前。", "paid")


def _rates(loan: Loan, known: Rate, limit: Fraction) -> tuple[Fraction, Fraction]:
    """Return the rate of the term and the one after it, neither above the limit (民间借贷解释 25, 28)."""
    standing = min(loan.rate or Fraction(0), limit)
    agreed = loan.late if loan.late is not None else loan.rate or known.percent
    return standing, min(agreed, limit)


def _notes(loan: Loan, known: Rate, limit: Fraction) -> list[str]:
    found = []
    if loan.deducted:
        found.append(f"预先扣掉的 {digits(loan.deducted)} 不算本金，按实际借到的计息。")
    if loan.rate is None:
        found.append("没有约定利息，视为没有利息。")
    elif loan.rate > limit:
        found.append(f"约定的年利率 {lpr.said(loan.rate)} 超过上限，按 {lpr.said(limit)} 计。")
    if loan.due is not None and loan.late is None and not loan.rate:
        found.append(f"没有约定逾期利率，逾期后按一年期 LPR {known.words} 计。")
    if loan.late is not None and loan.late > limit:
        found.append(f"约定的逾期年利率 {lpr.said(loan.late)} 超过上限，按 {lpr.said(limit)} 计。")
    if loan.paid:
        found.append("还款先抵利息，再抵本金；约定先还本金的，按约定。")
    if known.old:
        found.append("出借日晚于 LPR 数据的截至日，请核对当日公布的数字。")
    if known.verified == "M":
        found.append("LPR 未经核对，请看公布的数字。")
    return found


def _steps(loan: Loan, until: date, *, split: bool) -> Iterable[tuple[date, int]]:
    """Return the days on which something changes, each with what was paid on it, the last one ``until``.

    The rate changes on the day after the loan fell due; where it does not (``split``) no new stretch begins there.
    """
    days: dict[date, int] = {until: 0}
    if split and loan.due is not None and loan.lent <= loan.due < until:
        days[date.fromordinal(loan.due.toordinal() + 1)] = 0
    for day, fen in loan.paid:
        days[day] = days.get(day, 0) + fen
    return sorted(days.items())
