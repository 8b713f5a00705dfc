"""The calculators: worked examples by hand, and what holds for any numbers."""

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import calculators, law, money, standards
from models.calculators import Dependant
from models.errors import Refusal
from models.standards import Figure

if TYPE_CHECKING:
    from collections.abc import Callable

SUMS = st.integers(0, 10**9)
DAYS = st.integers(0, 12_000)
AGES = st.integers(0, 110)
SHARES = st.integers(0, 100)
INCOME = Figure("income", 45_678_90, "某省2025年度", "V")
SPENDING = Figure("spending", 30_000_00, "某省2025年度", "V")


def rate(key: str, fen: int) -> Figure:
    return Figure(key, fen, verified="填")


def test_medical_costs_are_the_receipts_less_what_was_reimbursed() -> None:
    item = calculators.receipts("medical", (1234_50, 88_00, 200_00), reimbursed=500_00)

    assert item.fen == 1022_50
    assert item.formula == "（¥1,234.50 + ¥88.00 + ¥200.00） − 已报销 ¥500.00 = ¥1,022.50"
    assert item.name == "医疗费"
    assert item.articles == ("injury", "injury-medical")
    assert item.proofs == ("收费票据", "病历", "诊断证明", "处方")


def test_more_reimbursed_than_paid_is_refused() -> None:
    with pytest.raises(Refusal, match="已报销的多于票据合计") as caught:
        calculators.receipts("medical", (100_00,), reimbursed=100_01)
    assert caught.value.field == "reimbursed"


def test_lost_wages_by_each_basis() -> None:
    # 36,500 a year is 100 a day; three years 36,500 37,000 36,000 average the same
    trade = Figure("trade", 36_500_00, "农林牧渔业", "V")
    made = [
        calculators.wages("实际减少", lost=4200_00),
        calculators.wages("按日收入", daily=180_00, days=15),
        calculators.wages("近三年平均", years=(36_500_00, 37_000_00, 36_000_00), days=30),
        calculators.wages("同行业平均", trade=trade, days=30),
    ]

    assert [each.fen for each in made] == [4200_00, 2700_00, 3000_00, 3000_00]
    assert made[2].formula == ("（¥36,500.00 + ¥37,000.00 + ¥36,000.00）÷ 3 年 ÷ 365 天 × 30 天 = ¥3,000.00")
    assert made[3].formula == "同行业年平均 ¥36,500.00 ÷ 365 天 × 30 天 = ¥3,000.00"
    assert made[3].figures == ("同行业平均工资 36,500.00 元/年（农林牧渔业）",)


def test_lost_wages_are_rounded_once_and_half_a_fen_upwards() -> None:
    # 100,000.00 ÷ 365 × 7 = 1917.808… ; 3.65 ÷ 365 ÷ … gives exactly half a fen below
    assert calculators.wages("同行业平均", trade=rate("trade", 100_000_00), days=7).fen == 1917_81
    assert calculators.rounded(Fraction(1, 2)) == 1
    assert calculators.rounded(Fraction(499, 1000)) == 0


def test_average_of_fewer_than_three_years_says_so() -> None:
    item = calculators.wages("近三年平均", years=(36_500_00,), days=1)

    assert item.notes == ("只有 1 年的收入，条文说的是最近三年。",)
    with pytest.raises(Refusal, match="最近三年的年收入"):
        calculators.wages("近三年平均", days=3)


def test_care_is_rate_by_carers_by_days_for_twenty_years_at_most() -> None:
    item = calculators.care(rate("care", 150_00), days=20, carers=2)
    longest = calculators.care(rate("care", 100_00), days=7301)

    assert (item.fen, item.formula) == (6000_00, "每天 ¥150.00 × 2 人 × 20 天 = ¥6,000.00")
    assert item.notes[0] == "护理人员原则上为一人；多于一人的，要有医疗机构或者鉴定机构的明确意见。"
    assert longest.fen == 7300 * 100_00
    assert longest.notes[0] == "护理期限最长20年，按 7300 天计。"


def test_standards_by_the_day() -> None:
    assert calculators.by_day("meals", rate("meals", 100_00), days=12).fen == 1200_00
    assert calculators.by_day("nutrition", rate("nutrition", 30_00), days=60).fen == 1800_00


@pytest.mark.parametrize(
    ("age", "years"), [(0, 20), (59, 20), (60, 20), (61, 19), (70, 10), (74, 6), (75, 5), (90, 5)]
)
def test_years_are_cut_at_sixty_and_at_seventy_five(age: int, years: int) -> None:
    assert calculators.death(INCOME, age=age).fen == 45_678_90 * years
    assert calculators.disabled(INCOME, age=age, grades=(1,)).fen == 45_678_90 * years


def test_disability_of_grade_ten_at_sixty_six() -> None:
    item = calculators.disabled(INCOME, age=66, grades=(10,))

    # 45,678.90 × 14 × 10% = 63,950.46
    assert (item.fen, item.formula) == (63_950_46, "¥45,678.90 × 14 年 × 10% = ¥63,950.46")
    assert item.notes[0] == "66 周岁，比 60 周岁大 6 岁，减 6 年。"


def test_several_grades_take_the_gravest_where_no_extra_is_entered() -> None:
    item = calculators.disabled(INCOME, age=30, grades=(10, 8, 9))

    assert item.formula == "¥45,678.90 × 20 年 × 30% = ¥274,073.40"
    assert "多处伤残的附加系数没有录入，只按最重的一级计。" in item.notes
    for wrong in ((), (0,), (11,)):
        with pytest.raises(Refusal, match="一级到十级"):
            calculators.disabled(INCOME, age=30, grades=wrong)


def test_funeral_is_six_months_of_the_average_wage() -> None:
    item = calculators.funeral(rate("wage", 8_000_50))

    assert (item.fen, item.formula) == (48_003_00, "职工月平均工资 ¥8,000.50 × 6 个月 = ¥48,003.00")


def test_child_is_supported_until_eighteen_by_half_of_two_parents() -> None:
    item = calculators.dependants(SPENDING, (Dependant("女儿", 10, 2),))

    assert item.fen == 30_000_00 * 8 // 2
    assert item.formula == "每年 ¥30,000.00（女儿 10 岁，8 年，2 人分担） = ¥120,000.00"


def test_several_dependants_never_pass_one_share_a_year() -> None:
    # two children alone for 8 and 3 years, a mother of 70 with 4 children for 10 years:
    # years 1-3 owe 1+1+¼ → 1, years 4-8 owe 1+¼ → 1, years 9-10 owe ¼
    people = (Dependant("", 10), Dependant("", 15), Dependant("母亲", 70, 4))
    item = calculators.dependants(SPENDING, people)

    assert item.fen == 30_000_00 * 8 + 30_000_00 * 2 // 4
    assert item.notes[0] == "有 8 年几个人加起来超过一份，按每年一份计。"


def test_dependants_of_a_disabled_person_get_by_the_capacity_lost() -> None:
    assert calculators.dependants(SPENDING, (Dependant("子", 17),), share=30).fen == 9_000_00


def test_legal_person_may_not_ask_for_harm_of_the_mind() -> None:
    assert calculators.mental(5000_00).fen == 5000_00
    with pytest.raises(Refusal, match="法人、非法人组织不能要求精神损害赔偿。"):
        calculators.mental(1, natural=False)


def test_damage_is_price_less_residue_or_the_repair() -> None:
    made = calculators.damage("市价减残值", market=2600_00, residual=400_00)

    assert (made.fen, made.formula) == (2200_00, "损失时市价 ¥2,600.00 − 残值 ¥400.00 = ¥2,200.00")
    assert calculators.damage("修理费", repair=380_00).fen == 380_00
    with pytest.raises(Refusal, match="残值高于损失时的市价"):
        calculators.damage("市价减残值", market=1, residual=2)


def test_figure_that_nobody_entered_is_asked_for() -> None:
    with pytest.raises(Refusal, match="城镇居民人均可支配收入：本省本年度参数未录入，请填写。") as caught:
        calculators.death(None, age=40)
    assert caught.value.field == "income"


def test_figure_from_memory_is_marked() -> None:
    item = calculators.by_day("meals", Figure("meals", 100_00, "常见", "M"), days=1)

    assert item.notes == ("住院伙食补助未经核对，请看本省公布的数字。",)


def test_share_of_fault_is_taken_of_the_whole() -> None:
    items = [calculators.receipts("medical", (1000_01,)), calculators.receipts("travel", (50_00,))]
    made = calculators.total(items, 70)

    # 1,050.01 × 70% = 735.007
    assert (made.fen, made.after) == (1050_01, 735_01)
    assert made.formula == "¥1,050.01 × 70% = ¥735.01"
    assert (calculators.total(items, 0).after, calculators.total(items).after) == (0, 1050_01)
    for wrong in (-1, 101):
        with pytest.raises(Refusal, match="责任比例在 0 到 100 之间"):
            calculators.total(items, wrong)


@given(st.lists(SUMS, max_size=12), SHARES, SHARES)
def test_sums_are_exact_to_the_fen_and_grow_with_the_share(sums: list[int], one: int, other: int) -> None:
    items = [calculators.receipts("medical", (each,)) for each in sums]
    low, high = (calculators.total(items, share) for share in sorted((one, other)))

    assert low.fen == high.fen == sum(sums)
    assert low.after <= high.after
    assert abs(low.after * 100 - low.fen * low.share) <= 50
    assert calculators.total(items, 100).after == sum(sums)


@given(SUMS, DAYS, DAYS)
def test_more_days_never_pay_less(a_day: int, one: int, other: int) -> None:
    fewer, more = sorted((one, other))

    pays: tuple[Callable[[int], calculators.Item], ...] = (
        lambda days: calculators.wages("同行业平均", trade=rate("trade", a_day), days=days),
        lambda days: calculators.wages("近三年平均", years=(a_day, a_day, a_day), days=days),
        lambda days: calculators.care(rate("care", a_day), days=days),
        lambda days: calculators.by_day("meals", rate("meals", a_day), days=days),
    )
    for pay in pays:
        assert pay(fewer).fen <= pay(more).fen


@given(SUMS, AGES, AGES)
def test_older_victims_never_get_more_years(income: int, one: int, other: int) -> None:
    younger, older = sorted((one, other))

    assert (
        calculators.death(rate("income", income), age=older).fen
        <= calculators.death(rate("income", income), age=younger).fen
    )


@given(
    SUMS, st.lists(st.builds(Dependant, st.just(""), AGES, st.integers(1, 6)), min_size=1, max_size=6), SHARES
)
def test_dependants_get_no_more_than_one_share_for_twenty_years(
    spending: int, people: list[Dependant], share: int
) -> None:
    known = rate("spending", spending)
    alone = [calculators.dependants(known, (each,), share=share).fen for each in people]
    together = calculators.dependants(known, tuple(people), share=share).fen

    assert together <= spending * 20
    assert max(alone) <= together <= sum(alone) + len(people)


@given(st.lists(st.integers(1, 10), min_size=1, max_size=6))
def test_coefficient_is_between_the_gravest_and_the_whole(grades: list[int]) -> None:
    rule = standards.rule()

    assert rule.percents[min(grades) - 1] <= calculators.percent(tuple(grades), rule) <= 100


@given(st.integers(-(10**6), -1))
def test_nothing_negative_is_counted(number: int) -> None:
    with pytest.raises(Refusal, match="不能是负数"):
        calculators.receipts("medical", (number,))
    with pytest.raises(Refusal, match="不能是负数"):
        calculators.care(rate("care", 1), days=number)


def test_every_item_names_articles_of_the_law_in_force() -> None:
    in_force = law.on(law.begins()).articles
    cited = {key for row in standards.items().values() for key in row.articles}
    cited |= {each.article for each in standards.parameters().values()}

    assert cited <= set(in_force)
    assert money.digits(0) == "¥0.00"


def test_sum_beyond_all_paper_is_refused() -> None:
    with pytest.raises(Refusal, match="金额太大，请核对。"):
        calculators.care(rate("care", money.LIMIT - 1), days=2)
