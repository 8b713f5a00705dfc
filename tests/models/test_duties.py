"""What a clause makes somebody owe: the kind, each debtor, and how often."""

from datetime import date

import pytest

from models import clauses, clausetext, duties
from models.clausetext import Terms


@pytest.mark.parametrize(
    ("text", "terms", "kind"),
    [
        ("陈某退还李某手机一部。", Terms(payer="陈某", payee="李某"), "交付"),
        ("陈某返还李某彩礼款。", Terms(payer="陈某", payee="李某"), "行为"),
        ("陈某赔偿李某1000元。", Terms(payer="陈某", payee="李某", amount=100_000), "给付"),
        ("陈某当面向李某赔礼道歉。", Terms(payer="陈某", payee="李某"), "道歉"),
        ("陈某今后不得再在门前堆放杂物。", Terms(payer="陈某", payee="李某"), "不作为"),
        ("女儿定期探望，必要时替两个儿子尽赡养义务。", Terms(payer="三个女儿", payee="蔡某"), "不作为"),
        ("陈某把杂物清理完毕，此后不得再堆放。", Terms(payer="陈某", due_on=date(2026, 12, 1)), "行为"),
    ],
)  # fmt: skip
def test_kind_of_a_clause_typed_freely_is_told_by_its_words(text: str, terms: Terms, kind: str) -> None:
    made = duties.of(None, text, terms)
    assert made is not None
    assert made.kind == kind


def test_clause_that_names_nobody_owes_nothing() -> None:
    assert duties.of(None, "双方互不追究。", Terms()) is None


@pytest.mark.parametrize(
    ("said", "repeats"),
    [
        ("每年", "year"), ("每月10日前", "month"), ("每两个月轮换", "2"), ("每隔3个月", "quarter"), ("每季度末", "quarter"),
        ("每半年", "6"), ("每周", "week"), ("每两周", "fortnight"), ("2026年底前", ""), ("", ""),
    ],
)  # fmt: skip
def test_term_in_words_tells_how_often(said: str, repeats: str) -> None:
    made = duties.of(None, "儿子付赡养费。", Terms(payer="儿子", payee="母亲", amount=30_000, due_text=said))
    assert made is not None
    assert made.repeats == repeats


def test_everybody_owes_the_sum_that_each_is_to_pay() -> None:
    terms = Terms(payer="大女儿、二女儿", payee="母亲", amount=30_000, due_text="每年")
    made = duties.of(None, "女儿每人每年付赡养费300元。", terms)
    assert made is not None
    assert made.debtors == (("大女儿", 30_000), ("二女儿", 30_000))


def test_a_first_day_does_not_make_a_yearly_duty_end_with_it() -> None:
    first = date(2026, 12, 1)
    for said, repeats in (
        ("首期2026年12月1日前，以后每年相同日期前", "year"), ("自2026年12月1日起每月10日前", "month"),
        ("2026年12月1日前", ""), ("每月付¥300，2026年12月1日前付清", ""), ("每月10日前，至2026年12月1日止", ""),
    ):  # fmt: skip
        terms = Terms(payer="大女儿、二女儿", payee="母亲", amount=30_000, due_on=first, due_text=said)
        made = duties.of(None, "两个女儿各自每年付赡养费300元，互不承担连带责任。", terms)
        assert made is not None
        assert (made.repeats, made.debtors) == (repeats, (("大女儿", 30_000), ("二女儿", 30_000)))


@pytest.mark.parametrize(
    ("pattern", "blanks", "found"),
    [
        ("C10", {"from_on": "2026-12-15", "monthday": "10", "monthly": "500"}, ("month", 50_000, date(2027, 1, 10))),
        ("C10-4", {"until": "12月31日", "yearly": "300", "from_year": "2026"}, ("year", 30_000, date(2026, 12, 31))),
        ("C10-3", {"first": "大儿子", "months": "2"}, ("2", None, None)),
    ],
)  # fmt: skip
def test_pattern_says_how_often_how_much_and_from_when(
    pattern: str, blanks: dict[str, str], found: tuple[str, int | None, date | None]
) -> None:
    made = duties.of(clauses.known(pattern), "", Terms(payer="儿子", payee="母亲", blanks=blanks))
    assert made is not None
    assert (made.repeats, made.debtors[0][1], made.first_on) == found


def test_promise_of_both_is_kept_by_both() -> None:
    terms = clausetext.Terms(blanks={"both": "双方", "body": "调委会"})
    made = duties.of(clauses.known("C11"), "", terms)
    assert made is not None
    assert (made.keeping, made.debtors) == (True, (("双方", None),))


def test_times_are_counted_from_the_first_day() -> None:
    days = [duties.nth(date(2026, 8, 31), "month", number) for number in (1, 2, 7)]
    assert days == [date(2026, 8, 31), date(2026, 9, 30), date(2027, 2, 28)]
