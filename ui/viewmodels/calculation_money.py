"""测算: the fields of a loan, a table of wages and a plan of instalments, and how their typed words become an item."""

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction

from models import dates, instalments, lpr, money, reckonings
from models.calculators import Item
from models.errors import Refusal
from models.instalments import MONTHLY, Plan, Step
from models.loans import Loan
from models.lpr import Rate
from models.payroll import Worker
from models.phones import HALF_WIDTH
from ui.viewmodels.calculation_words import Field, Typed, number_of, sum_of

BY_COUNT, BY_SUM, BY_DAYS = "按期数", "按每期金额", "按给定日期"
WAYS = (BY_COUNT, BY_SUM, BY_DAYS)
EVERY = "每隔几天"
STEPS = {step.word: step for step in instalments.STEPS.values()}
FORMS: dict[str, tuple[Field, ...]] = {
    reckonings.LOAN: (
        Field("principal", "借据本金"), Field("lent", "出借日期", "2024-03-01"), Field("rate", "约定年利率", "12，或月1.5、2分"),
        Field("deducted", "预扣利息"), Field("due", "约定还款日", "没约定不填"), Field("until", "算到哪天", "今天"),
        Field("late", "逾期年利率", "没约定不填"), Field("penalty", "违约金", "没约定不填"), Field("lpr", "一年期 LPR %", "按出借日查表"),
        Field("paid", "已还", "2025-03-01 5000；2025-09-01 3000", wide=True),
    ),
    reckonings.PAYROLL: (
        Field("workers", "一人一行", "王五 26天 280 已付3000\n李四 1200件 0.8", wide=True, many=True),
    ),
    reckonings.PLAN: (
        Field("way", "怎么分", options=WAYS), Field("total", "总额", "空着用上面的合计"), Field("count", "期数", "6", only=(BY_COUNT,)),
        Field("each", "每期金额", only=(BY_SUM,)), Field("first", "第一期", "2026-12-01", only=(BY_COUNT, BY_SUM)),
        Field("step", "间隔", options=(*STEPS, EVERY), only=(BY_COUNT, BY_SUM)), Field("days", "隔几天", "10", only=(EVERY,)),
        Field("given", "各期日期", "2026-12-01、2027-02-01、2027-05-01", only=(BY_DAYS,), wide=True),
    ),
}  # fmt: skip
_RATE = re.compile(r"(年|月)?(?:利率|息)?([\d.]+)(?:%|厘|分)?")
_FEN = re.compile(r"(年|月)?(?:利率|息)?([\d.一二两三四五]+)分(?:([\d五一二三四六七八九])厘?)?(?:利|息)?")
_NUMERALS = {mark: place for place, mark in enumerate("一二三四五六七八九", 1)} | {"两": 2}
_ENTRY = re.compile(r"(\S+?)\s*(?:还款?)?[\s：:,，]+(\S+)")
_UNITS = "个月|小时|平方米|立方米|天|日|件|个|方|米|亩|吨|车|月|趟|台|次|套"
_MONEY = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?!\d)"
_WORKER = re.compile(
    rf"(?P<name>\S+?)[\s：:,，]+(?P<many>[\d.]+)\s*(?P<unit>{_UNITS})[\s×xX*，,、：:每@]*(?P<price>{_MONEY})元?"
    rf"(?:(?:[\s，,、]*(?:已付|已支|预支|借支|已领)|\s)\s*(?P<paid>{_MONEY})元?)?"
)
_LINES = re.compile(r"[；;\n]+")


def rate_of(typed: Typed, key: str) -> Fraction | None:
    """Return a yearly rate in percent: 12, 年12%, 月1.5 (a month), 2分 and 1分5 (a month); None where none was typed.

    >>> [str(rate_of({"rate": words}, "rate")) for words in ("12%", "月1.5", "2分", "1分5", "一分五", "年一分")]
    ['12', '18', '24', '18', '18', '10']
    """
    words = re.sub(r"\s", "", typed.get(key, "").translate(HALF_WIDTH).replace("％", "%"))
    if not words:
        return None
    if said := _FEN.fullmatch(words):
        # by the month one 分 is one percent, by the year it is ten
        whole = _figure(said[2], key) + (Fraction(_figure(said[3], key), 10) if said[3] else 0)
        return whole * 10 if said[1] == "年" else whole * 12
    read = _RATE.fullmatch(words)
    if read is None or "厘" in words or not _is_number(read[2]):
        raise Refusal("利率写成年 12、月 1.5 或者 2 分。", key)
    percent = Fraction(read[2])
    return percent * 12 if read[1] == "月" else percent


def _figure(words: str, key: str) -> Fraction:
    if words in _NUMERALS:
        return Fraction(_NUMERALS[words])
    if not _is_number(words):
        raise Refusal("利率写成年 12、月 1.5 或者 2 分。", key)
    return Fraction(words)


def _is_number(words: str) -> bool:
    return re.fullmatch(r"\d{1,6}(\.\d{1,6})?", words) is not None


def day_of(typed: Typed, key: str, today: date) -> date | None:
    """Return a day as it is typed anywhere in the program, None where none was."""
    words = typed.get(key, "").strip()
    return _day(words, key, today) if words else None


def _day(words: str, key: str, today: date) -> date:
    try:
        return dates.parse(words, today=today)
    except Refusal as refusal:
        raise Refusal(refusal.message, key) from refusal


def _sum(words: str, key: str) -> int:
    try:
        return money.parse(words)
    except Refusal as refusal:
        raise Refusal(refusal.message, key) from refusal


def payments(typed: Typed, today: date) -> tuple[tuple[date, int], ...]:
    """Return what was paid back, a day and a sum each."""
    found = []
    for part in filter(None, (each.strip() for each in _LINES.split(typed.get("paid", "")))):
        read = _ENTRY.fullmatch(part)
        if read is None:
            raise Refusal("已还写成：2025-03-01 5000；2025-09-01 3000。", "paid")
        found.append((_day(read[1], "paid", today), _sum(read[2], "paid")))
    return tuple(found)


def workers(typed: Typed) -> tuple[Worker, ...]:
    """Return the workers, one a line: who, how much of what, at which price, less what was paid."""
    found = []
    for part in filter(None, (each.strip() for each in _LINES.split(typed.get("workers", "")))):
        read = _WORKER.fullmatch(part.translate(HALF_WIDTH))
        if read is None or not _is_number(read["many"]):
            raise Refusal(f"“{part}”看不懂，请写成：王五 26天 280 已付3000。", "workers")
        found.append(
            Worker(
                read["name"], Fraction(read["many"]), read["unit"], _sum(read["price"], "workers"),
                _sum(read["paid"], "workers") if read["paid"] else 0,
            )
        )  # fmt: skip
    return tuple(found)


def parts(typed: Typed, today: date, rest: int) -> tuple[int, Plan, Step | None]:
    """Return the total of a plan, its payments, and how far they are apart."""
    total = sum_of(typed, "total") or rest
    if not total:
        raise Refusal("请填总额。", "total")
    way = typed.get("way") or BY_COUNT
    if way == BY_DAYS:
        given = [each for each in re.split(r"[、，,；;\s]+", typed.get("given", "").strip()) if each]
        if not given:
            raise Refusal("请填各期的日期。", "given")
        return total, instalments.plan_on(total, [_day(each, "given", today) for each in given]), None
    first = day_of(typed, "first", today)
    if first is None:
        raise Refusal("请填第一期的日期。", "first")
    step = _step(typed)
    if way == BY_SUM:
        return total, instalments.plan_each(total, sum_of(typed, "each"), first, step), step
    return total, instalments.plan(total, number_of(typed, "count"), first, step), step


def _step(typed: Typed) -> Step:
    word = typed.get("step") or MONTHLY.word
    return instalments.every(number_of(typed, "days")) if word == EVERY else STEPS[word]


def _loan(typed: Typed, today: date, _rest: int) -> Item:
    lent = day_of(typed, "lent", today)
    if lent is None:
        raise Refusal("请填出借日期。", "lent")
    typed_rate = rate_of(typed, "lpr")
    agreed = Loan(
        principal=sum_of(typed, "principal"), lent=lent, rate=rate_of(typed, "rate"), deducted=sum_of(typed, "deducted"),
        due=day_of(typed, "due", today), late=rate_of(typed, "late"), penalty=sum_of(typed, "penalty"),
        paid=payments(typed, today),
    )  # fmt: skip
    given = Rate(typed_rate, "本次填写", "填") if typed_rate is not None else None
    return reckonings.loan(agreed, day_of(typed, "until", today) or today, given)


def _wages(typed: Typed, _today: date, _rest: int) -> Item:
    return reckonings.wages(workers(typed))


def _plan(typed: Typed, today: date, rest: int) -> Item:
    return reckonings.plan(*parts(typed, today, rest))


WORK: dict[str, Callable[[Typed, date, int], Item]] = {
    reckonings.LOAN: _loan,
    reckonings.PAYROLL: _wages,
    reckonings.PLAN: _plan,
}


def lpr_hint(typed: Typed, today: date) -> str:
    """Return the one-year LPR of the day of the loan, to be shown where another may be typed."""
    try:
        lent = day_of(typed, "lent", today)
    except Refusal:
        return ""
    known = lpr.on(lent) if lent is not None else None
    return known.words if known is not None else ""


def row_words(key: str, row: tuple[str, ...]) -> str:
    """Write a line of the table of an item for the narrow sheet of the room."""
    if key == reckonings.LOAN:
        since, until, days, principal, percent, interest, paid, left = row
        back = f"，还 {paid}，余本金 {left}" if paid else ""
        return f"{since} 至 {until}　{principal} × {percent} × {days} 天 ÷ 365 = {interest}{back}"
    if key == reckonings.PAYROLL:
        name, done, price, _earned, paid, owed = row
        return f"{name}　{done} × {price}{f' − {paid}' if paid else ''} = {owed}"
    number, day, fen = row
    return f"第{number}期　{day}　{fen}"
