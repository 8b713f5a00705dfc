"""工资表: a person a line, to the fen; and the items of the sheet that loans, wages and plans make."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import calculators, instalments, payroll, reckonings
from models.errors import Refusal
from models.loans import Loan
from models.payroll import Worker

quantities = st.fractions(0, 10_000, max_denominator=100)


@given(st.lists(st.tuples(quantities, st.integers(0, 10**7), st.integers(0, 100)), min_size=1, max_size=30))
def test_total_is_the_sum_of_the_lines(rows: list[tuple[Fraction, int, int]]) -> None:
    workers = [
        Worker(f"工人{at}", many, "天", price, Worker("", many, "天", price).earned * part // 100)
        for at, (many, price, part) in enumerate(rows)
    ]
    assert payroll.total(workers) == sum(each.earned for each in workers) - sum(each.paid for each in workers)
    assert all(abs(each.earned - each.quantity * each.price) <= Fraction(1, 2) for each in workers)


@pytest.mark.parametrize(
    ("workers", "words"),
    [
        ([], "请一人一行填写。"),
        ([Worker(" ", Fraction(1), "天", 1)], "有一行没有写姓名。"),
        ([Worker("王五", Fraction(-1), "天", 1)], "王五：不能是负数，请核对。"),
        ([Worker("王五", Fraction(1), "天", 100, 101)], "王五：已付的多于应付的 ¥1.00，请核对。"),
        ([Worker("王五", Fraction(1), "天", 1)] * 2, "王五写了两行；同名的请加以区别。"),
        ([Worker("王五", Fraction(10**6), "天", 10**13)], "金额太大，请核对。"),
    ],
)
def test_a_line_that_cannot_be_is_refused_by_name(workers: list[Worker], words: str) -> None:
    with pytest.raises(Refusal) as caught:
        payroll.total(workers)
    assert (caught.value.message, caught.value.field) == (words, "workers")


def test_items_carry_their_tables_and_a_plan_is_not_counted() -> None:
    wages = reckonings.wages(
        [Worker("王五", Fraction("26.5"), "天", 280_00, 3_000_00), Worker("李四", Fraction(1200), "件", 80)]
    )
    plan = reckonings.plan(wages.fen, instalments.plan(wages.fen, 2, date(2026, 12, 31)), instalments.MONTHLY)
    loan = reckonings.loan(Loan(50_000_00, date(2024, 3, 1), Fraction(12)), date(2025, 3, 1))
    assert wages.formula == "2 人合计 ¥5,380.00"
    assert wages.rows[0] == ("王五", "26.5天", "¥280.00", "¥7,420.00", "¥3,000.00", "¥4,420.00")
    assert plan.formula == "¥5,380.00 分 2 期，每月一期，至 2027-01-31 付清"
    assert plan.rows == (("1", "2026-12-31", "¥2,690.00"), ("2", "2027-01-31", "¥2,690.00"))
    assert loan.formula == "算到 2025-03-01：本金 ¥50,000.00 + 利息 ¥6,000.00 = ¥56,000.00"
    assert loan.figures[0].startswith("一年期 LPR 3.45%（2023-08-21 公布，")
    assert loan.figures[0].endswith("，4 倍为 13.8%")
    assert calculators.total((wages, plan, loan)).fen == 61_380_00
    for each in (wages, plan, loan):
        assert {len(row) for row in each.rows} == {len(reckonings.HEADS[each.key])}


def test_a_plan_that_misses_its_total_is_refused() -> None:
    with pytest.raises(Refusal, match=r"比总额少 ¥0\.01"):
        reckonings.plan(100, ((date(2026, 12, 1), 99),))
