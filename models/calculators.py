"""测算: what each item of compensation comes to, by the interpretation of 2022 (domain.md 5.3).

Pure functions over frozen values; sums in fen, days and years as whole numbers.  Rounding is done in one place and
once an item: the exact fraction is taken to the nearest fen, half a fen upwards (``rounded``).  All that comes out
is a reference for the talk and fills nothing by itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from models import standards
from models.errors import Refusal
from models.money import LIMIT, digits
from models.standards import MISSING, WHOLE, Figure, Rule

ACTUAL, DAILY, AVERAGE, TRADE = "实际减少", "按日收入", "近三年平均", "同行业平均"
BASES = (ACTUAL, DAILY, AVERAGE, TRADE)
MARKET, REPAIR = "市价减残值", "修理费"
WAYS = (MARKET, REPAIR)


@dataclass(frozen=True, slots=True)
class Item:
    """One item as it is shown: the sum, how it came about in words and figures, the law, the proof to ask for.

    ``rows`` are the lines of its own table; what is not ``counted`` is no part of the total.
    """

    key: str
    name: str
    fen: int
    formula: str
    articles: tuple[str, ...]
    proofs: tuple[str, ...]
    notes: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Dependant:
    """Somebody whom the victim supports; ``carers`` counts all who must, the victim among them."""

    name: str
    age: int
    carers: int = 1


@dataclass(frozen=True, slots=True)
class Total:
    """All items together, the payer's share of fault in percent, and what is left of the sum."""

    fen: int
    share: int
    after: int

    @property
    def formula(self) -> str:
        """State how the share is taken."""
        return f"{digits(self.fen)} × {self.share}% = {digits(self.after)}"


def rounded(exact: Fraction) -> int:
    """Return the nearest fen, half a fen upwards: the one rounding of all items.

    >>> rounded(Fraction(5, 2)), rounded(Fraction(249, 100))
    (3, 2)
    """
    return int((exact * 2 + 1) // 2)


def total(items: Iterable[Item], share: int = WHOLE) -> Total:
    """Add the items up and take the payer's share of fault (民法典 1173)."""
    if not 0 <= share <= WHOLE:
        raise Refusal("责任比例在 0 到 100 之间。", "share")
    fen = sum(each.fen for each in items if each.counted)
    return Total(fen, share, rounded(Fraction(fen * share, WHOLE)))


def receipts(key: str, sums: tuple[int, ...], *, reimbursed: int = 0) -> Item:
    """Add receipts up, less what insurance has paid: 医疗费, 交通费, 外地住宿伙食费, 辅助器具费."""
    _count(*sums, reimbursed)
    if reimbursed > sum(sums):
        raise Refusal("已报销的多于票据合计，请核对。", "reimbursed")
    formula = " + ".join(map(digits, sums)) or digits(0)
    if reimbursed:
        formula = f"{f'（{formula}）' if len(sums) > 1 else formula} − 已报销 {digits(reimbursed)}"
    return _item(key, Fraction(sum(sums) - reimbursed), formula)


def wages(
    basis: str, *, days: int = 0, lost: int = 0, daily: int = 0, years: tuple[int, ...] = (),
    trade: Figure | None = None,
) -> Item:  # fmt: skip
    """误工费: the loss itself, by the day, by the average of the last three years, or by the trade's average."""
    _count(days, lost, daily, *years)
    a_year = standards.rule().year_days
    if basis == ACTUAL:
        return _item("wages", Fraction(lost), f"误工期间实际减少的收入 {digits(lost)}")
    if basis == DAILY:
        return _item("wages", Fraction(daily * days), f"每天 {digits(daily)} × {days} 天")
    if basis == AVERAGE:
        if not years:
            raise Refusal("请填最近三年的年收入。", "years")
        each = " + ".join(map(digits, years))
        words = f"（{each}）÷ {len(years)} 年 ÷ {a_year} 天 × {days} 天"
        short = () if len(years) == 3 else (f"只有 {len(years)} 年的收入，条文说的是最近三年。",)  # noqa: PLR2004 -- 最近三年
        return _item("wages", Fraction(sum(years) * days, len(years) * a_year), words, notes=short)
    known = _known(trade, "trade")
    words = f"同行业年平均 {digits(known.fen)} ÷ {a_year} 天 × {days} 天"
    return _item("wages", Fraction(known.fen * days, a_year), words, figure=known)


def care(rate: Figure | None, *, days: int, carers: int = 1) -> Item:
    """护理费: a day's pay × carers × days, for twenty years at most."""
    _count(days, carers)
    known, rule = _known(rate, "care"), standards.rule()
    longest = rule.care_years * rule.year_days
    counted = min(days, longest)
    notes = [f"护理期限最长{rule.care_years}年，按 {longest} 天计。"] if days > longest else []
    if carers > 1:
        notes.append("护理人员原则上为一人；多于一人的，要有医疗机构或者鉴定机构的明确意见。")
    words = f"每天 {digits(known.fen)} × {carers} 人 × {counted} 天"
    return _item("care", Fraction(known.fen * carers * counted), words, notes=tuple(notes), figure=known)


def by_day(key: str, rate: Figure | None, *, days: int) -> Item:
    """住院伙食补助费, 营养费: a standard × days."""
    _count(days)
    known = _known(rate, key)
    return _item(key, Fraction(known.fen * days), f"每天 {digits(known.fen)} × {days} 天", figure=known)


def percent(grades: tuple[int, ...], rule: Rule) -> int:
    """Return the coefficient of one or several grades of disability: the gravest, and so much for each other."""
    if not grades or not all(1 <= each <= len(rule.percents) for each in grades):
        raise Refusal("伤残等级是一级到十级。", "grades")
    gravest, *others = sorted(grades)
    return min(WHOLE, rule.percents[gravest - 1] + sum(rule.extra[each - 1] for each in others))


def disabled(income: Figure | None, *, age: int, grades: tuple[int, ...]) -> Item:
    """残疾赔偿金: the year's income × years by age × the coefficient of the grades."""
    _count(age)
    rule = standards.rule()
    share, known, years = percent(grades, rule), _known(income, "income"), rule.years_at(age)
    notes = [_aged(rule, age)]
    if rule.grades_verified != "V":
        notes.append("伤残系数凭通常做法，请按当地法院的算法核对。")
    if len(grades) > 1 and not any(rule.extra[each - 1] for each in sorted(grades)[1:]):
        notes.append("多处伤残的附加系数没有录入，只按最重的一级计。")
    words = f"{digits(known.fen)} × {years} 年 × {share}%"
    exact = Fraction(known.fen * years * share, WHOLE)
    return _item("disabled", exact, words, notes=tuple(filter(None, notes)), figure=known)


def funeral(wage: Figure | None) -> Item:
    """丧葬费: six months of the average wage."""
    known, months = _known(wage, "wage"), standards.rule().funeral_months
    words = f"职工月平均工资 {digits(known.fen)} × {months} 个月"
    return _item("funeral", Fraction(known.fen * months), words, figure=known)


def death(income: Figure | None, *, age: int) -> Item:
    """死亡赔偿金: the year's income × years by age."""
    _count(age)
    rule, known = standards.rule(), _known(income, "income")
    years = rule.years_at(age)
    notes = tuple(filter(None, (_aged(rule, age),)))
    return _item(
        "death", Fraction(known.fen * years), f"{digits(known.fen)} × {years} 年", notes=notes, figure=known
    )


def dependants(spending: Figure | None, people: tuple[Dependant, ...], *, share: int = WHOLE) -> Item:
    """被扶养人生活费: year by year what the victim owed each, never more than one person's spending a year.

    ``share`` is how much of the capacity to work was lost, 100 at a death.
    """
    known, rule = _known(spending, "spending"), standards.rule()
    if not people:
        raise Refusal("请填写被扶养人。", "people")
    if not 0 <= share <= WHOLE:
        raise Refusal("丧失劳动能力的程度在 0 到 100 之间。", "lost")
    for each in people:
        _count(each.age)
        if each.carers < 1:
            raise Refusal("共同扶养的人数至少是 1（本人）。", "people")
    spans = [(rule.years_of_support(each.age), Fraction(share, WHOLE * each.carers)) for each in people]
    longest = max((years for years, _ in spans), default=0)
    owed = [sum((part for years, part in spans if years > at), Fraction(0)) for at in range(longest)]
    capped = sum(1 for each in owed if each > 1)
    exact = known.fen * sum((min(each, Fraction(1)) for each in owed), Fraction(0))
    told = "；".join(
        f"{each.name or f'第{at}人'} {each.age} 岁，{years} 年{f'，{each.carers} 人分担' if each.carers > 1 else ''}"
        for at, (each, (years, _)) in enumerate(zip(people, spans, strict=True), 1)
    )
    words = f"每年 {digits(known.fen)}{f' × {share}%' if share != WHOLE else ''}（{told}）"
    notes = (f"有 {capped} 年几个人加起来超过一份，按每年一份计。",) if capped else ()
    return _item("dependants", exact, words, notes=notes, figure=known)


def mental(agreed: int, *, natural: bool = True) -> Item:
    """精神损害抚慰金: what the parties agree on; a legal person may not ask for it."""
    _count(agreed)
    if not natural:
        raise Refusal("法人、非法人组织不能要求精神损害赔偿。", "natural")
    return _item("mental", Fraction(agreed), f"双方协商 {digits(agreed)}")


def damage(way: str, *, market: int = 0, residual: int = 0, repair: int = 0) -> Item:
    """财产损失: the market price at the time of the loss less what is left of it, or the cost of repair."""
    _count(market, residual, repair)
    if way == REPAIR:
        return _item("property", Fraction(repair), f"修理费 {digits(repair)}")
    if residual > market:
        raise Refusal("残值高于损失时的市价，请核对。", "residual")
    return _item(
        "property", Fraction(market - residual), f"损失时市价 {digits(market)} − 残值 {digits(residual)}"
    )


def _item(
    key: str, exact: Fraction, words: str, *, notes: tuple[str, ...] = (), figure: Figure | None = None
) -> Item:
    row, fen = standards.items()[key], rounded(exact)
    if fen >= LIMIT:
        raise Refusal("金额太大，请核对。")
    parameters = standards.parameters()
    told = unsure = ""
    if figure is not None:
        known = parameters[figure.key]
        told = f"{known.label} {digits(figure.fen)[1:]} {known.unit}（{figure.told or '本次填写'}）"
        unsure = "" if figure.verified == "V" else f"{known.label}未经核对，请看本省公布的数字。"
    return Item(
        key, row.name, fen, f"{words} = {digits(fen)}", row.articles, row.proofs,
        tuple(filter(None, (*notes, unsure, *row.notes))), tuple(filter(None, (told,))),
    )  # fmt: skip


def _aged(rule: Rule, age: int) -> str:
    if age >= rule.old:
        return f"{age} 周岁，满 {rule.old} 周岁按 {rule.old_years} 年计。"
    if age > rule.younger:
        return f"{age} 周岁，比 {rule.younger} 周岁大 {age - rule.younger} 岁，减 {age - rule.younger} 年。"
    return ""


def _known(figure: Figure | None, key: str) -> Figure:
    if figure is None:
        raise Refusal(f"{standards.parameters()[key].label}：{MISSING}。", key)
    return figure


def _count(*numbers: int) -> None:
    if any(number < 0 for number in numbers):
        raise Refusal("不能是负数，请核对。")
