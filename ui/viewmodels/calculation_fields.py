"""测算: which fields each item asks for, and how the typed words of one item become its result."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from models import calculators
from models.calculators import (
    ACTUAL,
    AVERAGE,
    BASES,
    DAILY,
    MARKET,
    REPAIR,
    TRADE,
    WAYS,
    Dependant,
    Item,
)
from models.errors import Refusal
from models.phones import HALF_WIDTH
from models.standards import WHOLE, Figure
from ui.viewmodels import calculation_money
from ui.viewmodels.calculation_words import Field, Typed, number_of, sum_of, sums_of

_NUMERALS = {mark: place for place, mark in enumerate("一二三四五六七八九十", 1)}
_GRADE = re.compile(r"(10|[1-9]|[一二三四五六七八九十])级?")
_DEPENDANT = re.compile(r"(\D*?)(\d{1,3})(?:周?岁)?(?:[\s，,、]*(\d{1,2})人?(?:分担|扶养|抚养|赡养)?)?")


@dataclass(frozen=True, slots=True)
class Victim:
    """Who suffered the damage, as the case knows them; ``age`` in full years, None where no birth is on record."""

    id: str
    name: str
    side: str
    age: int | None = None
    natural: bool = True
    minor: bool = False

    @property
    def label(self) -> str:
        """Name them with their age."""
        return f"{self.name}　{self.age}岁" if self.age is not None else self.name


_DAYS = Field("days", "天数")
_TICKETS = Field("sums", "票据金额", "几张用 + 相加", wide=True)
FORMS: dict[str, tuple[Field, ...]] = {
    "medical": (Field("sums", "票据金额", "几张用 + 相加"), Field("reimbursed", "已报销")),
    "wages": (
        Field("basis", "算法", options=BASES), Field("lost", "减少的收入", only=(ACTUAL,)),
        Field("daily", "每天收入", only=(DAILY,)), Field("years", "三年收入", "三年用 + 相加", only=(AVERAGE,)),
        Field("trade", "年平均", parameter="trade", only=(TRADE,)), Field("days", "误工天数", only=BASES[1:]),
    ),
    "care": (Field("care", "每天", parameter="care"), Field("carers", "人数", "1"), _DAYS),
    "travel": (_TICKETS,),
    "meals": (Field("meals", "每天", parameter="meals"), Field("days", "住院天数")),
    "away": (_TICKETS,),
    "nutrition": (Field("nutrition", "每天", parameter="nutrition"), _DAYS),
    "disabled": (Field("income", "人均可支配收入", parameter="income"), Field("grades", "伤残等级", "10，或 8、10")),
    "aids": (_TICKETS,),
    "funeral": (Field("wage", "月平均工资", parameter="wage"),),
    "death": (Field("income", "人均可支配收入", parameter="income"),),
    "dependants": (
        Field("spending", "人均消费支出", parameter="spending"), Field("lost", "丧失劳动能力 %", "100"),
        Field("people", "被扶养人", "女儿 10岁 2人分担；母亲 70岁 3人", wide=True),
    ),
    "mental": (Field("agreed", "协商数额"),),
    "property": (
        Field("way", "算法", options=WAYS), Field("market", "损失时市价", only=(MARKET,)),
        Field("residual", "残值", only=(MARKET,)), Field("repair", "修理费", only=(REPAIR,)),
    ),
    **calculation_money.FORMS,
}  # fmt: skip
#: Items of which nothing need be typed once the figure is known.
SELF_EVIDENT = frozenset({"funeral", "death"})


def shown(key: str, typed: Typed) -> tuple[Field, ...]:
    """Return the fields that are asked for under the choices made."""
    chosen = {chosen_of(each, typed) for each in FORMS[key] if each.options}
    return tuple(each for each in FORMS[key] if not each.only or chosen & set(each.only))


def chosen_of(field: Field, typed: Typed) -> str:
    """Return the choice of a field, the first one when nothing was chosen."""
    return typed.get(field.key) or field.options[0]


def empty(key: str, typed: Typed) -> bool:
    """Say whether nothing was typed for an item."""
    return not any(typed.get(each.key, "").strip() for each in shown(key, typed) if not each.options)


def worked_out(
    key: str, typed: Typed, victim: Victim | None, figure: Callable[[str], Figure | None], *, today: date, rest: int = 0,
) -> Item:  # fmt: skip
    """Return what an item comes to; a Refusal names the field that cannot be read or lacks something.

    ``rest`` is what the other items leave to be paid: the total of a plan that names none.
    """
    if key in calculation_money.WORK:
        return calculation_money.WORK[key](typed, today, rest)
    return _WORK[key](_Words(key, typed, victim, figure))


@dataclass(frozen=True, slots=True)
class _Words:
    """The typed words of one item, and how they are read."""

    key: str
    typed: Typed
    victim: Victim | None
    figure: Callable[[str], Figure | None]

    @property
    def choice(self) -> str:
        return next(chosen_of(each, self.typed) for each in FORMS[self.key] if each.options)

    def rate(self, name: str) -> Figure | None:
        """Return the figure that was typed for this case, else the one on record."""
        words = self.typed.get(name, "").strip()
        return Figure(name, self.sum(name), "本次填写", "V") if words else self.figure(name)

    def sum(self, name: str) -> int:
        return sum_of(self.typed, name)

    def sums(self, name: str) -> tuple[int, ...]:
        return sums_of(self.typed, name)

    def number(self, name: str, usual: int = 0) -> int:
        return number_of(self.typed, name, usual)


def _receipts(words: _Words) -> Item:
    return calculators.receipts(words.key, words.sums("sums"), reimbursed=words.sum("reimbursed"))


def _wages(words: _Words) -> Item:
    basis = words.choice
    days = words.number("days") if basis != ACTUAL else 0
    return calculators.wages(
        basis, days=days, lost=words.sum("lost") if basis == ACTUAL else 0,
        daily=words.sum("daily") if basis == DAILY else 0, years=words.sums("years") if basis == AVERAGE else (),
        trade=words.rate("trade") if basis == TRADE else None,
    )  # fmt: skip


def _by_day(words: _Words) -> Item:
    return calculators.by_day(words.key, words.rate(words.key), days=words.number("days"))


def _care(words: _Words) -> Item:
    return calculators.care(words.rate("care"), days=words.number("days"), carers=words.number("carers", 1))


def _disabled(words: _Words) -> Item:
    return calculators.disabled(words.rate("income"), age=_age(words.victim), grades=_grades(words.typed))


def _support(words: _Words) -> Item:
    people = _dependants(words.typed)
    return calculators.dependants(words.rate("spending"), people, share=words.number("lost", WHOLE))


def _mental(words: _Words) -> Item:
    return calculators.mental(words.sum("agreed"), natural=words.victim is None or words.victim.natural)


def _damage(words: _Words) -> Item:
    if words.choice == REPAIR:
        return calculators.damage(REPAIR, repair=words.sum("repair"))
    return calculators.damage(MARKET, market=words.sum("market"), residual=words.sum("residual"))


_WORK: dict[str, Callable[[_Words], Item]] = {
    **dict.fromkeys(("medical", "travel", "away", "aids"), _receipts), **dict.fromkeys(("meals", "nutrition"), _by_day),
    "wages": _wages, "care": _care, "disabled": _disabled,
    "funeral": lambda words: calculators.funeral(words.rate("wage")),
    "death": lambda words: calculators.death(words.rate("income"), age=_age(words.victim)),
    "dependants": _support, "mental": _mental, "property": _damage,
}  # fmt: skip
assert {*_WORK, *calculation_money.WORK} == set(FORMS), "every item of the sheet is worked out"


def _age(victim: Victim | None) -> int:
    if victim is None or not victim.natural:
        raise Refusal("请选受损的人（自然人）。", "victim")
    if victim.age is None:
        raise Refusal(f"{victim.name}没有登记出生日期，请在接待里补上。", "victim")
    return victim.age


def _grades(typed: Typed) -> tuple[int, ...]:
    words = typed.get("grades", "").translate(HALF_WIDTH)
    if not words.strip():
        raise Refusal("请填伤残等级，例如 10。", "grades")
    found = []
    for part in filter(None, re.split(r"[,，、；;+\s]+", words)):
        read = _GRADE.fullmatch(part)
        if read is None:
            raise Refusal("伤残等级是一级到十级，例如 10，或 8、10。", "grades")
        found.append(_NUMERALS.get(read[1]) or int(read[1]))
    return tuple(found)


def _dependants(typed: Typed) -> tuple[Dependant, ...]:
    found = []
    for part in filter(None, re.split(r"[；;\n]+", typed.get("people", "").translate(HALF_WIDTH).strip())):
        read = _DEPENDANT.fullmatch(part.strip())
        if read is None:
            raise Refusal("请写成：女儿 10岁 2人分担；母亲 70岁 3人。", "people")
        found.append(Dependant(read[1].strip(), int(read[2]), int(read[3] or 1)))
    return tuple(found)
