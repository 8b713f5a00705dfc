"""借款本息: worked examples by hand, the limits of the law, and sums that hold for any loan."""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from models import loans, lpr
from models.errors import Refusal
from models.loans import Loan
from models.lpr import Rate

LENT = date(2024, 3, 1)
rates = st.one_of(st.none(), st.fractions(0, 100, max_denominator=1000))
days = st.integers(0, 2000)


@st.composite
def cases_of(draw: st.DrawFn) -> tuple[Loan, date]:
    principal = draw(st.integers(1, 10**10))
    until = LENT + timedelta(draw(st.integers(0, 1500)))
    span = (until - LENT).days
    paid = draw(
        st.lists(
            st.tuples(
                st.integers(0, span).map(lambda ago: LENT + timedelta(ago)),
                st.integers(1, max(1, principal // 8)),
            ),
            max_size=4,
        )
    )
    due = draw(st.one_of(st.none(), days.map(lambda ahead: LENT + timedelta(ahead))))
    loan = Loan(
        principal, LENT, draw(rates), draw(st.integers(0, principal // 2 if principal > 1 else 0)), due,
        draw(rates) if due else None, draw(st.integers(0, 10**9)) if due else 0, tuple(paid),
    )  # fmt: skip
    return loan, until


@given(cases_of())
def test_every_fen_is_accounted_for(case: tuple[Loan, date]) -> None:
    loan, until = case
    try:
        found = loans.owed(loan, until)
    except Refusal:
        return
    grown = sum(line.interest for line in found.lines)
    assert found.principal + found.interest == loan.principal - loan.deducted + grown - sum(
        fen for _, fen in loan.paid
    )
    assert sum(line.days for line in found.lines) == (until - LENT).days
    assert sum(line.paid for line in found.lines) == sum(fen for _, fen in loan.paid)
    assert all(line.percent <= found.limit for line in found.lines)
    assert found.principal >= 0
    assert 0 <= found.penalty <= loan.penalty


@given(cases_of())
def test_late_interest_and_penalty_stay_under_the_limit(case: tuple[Loan, date]) -> None:
    loan, until = case
    try:
        found = loans.owed(loan, until)
    except Refusal:
        return
    if loan.due is None or until <= loan.due:
        assert found.penalty == 0
        return
    late = [line for line in found.lines if line.since > (loan.due or LENT)]
    allowed = sum(Fraction(line.principal * line.days, 36500) * found.limit for line in late)
    assert sum(line.interest for line in late) + found.penalty <= allowed + len(late)


def test_a_year_at_an_agreed_rate() -> None:
    found = loans.owed(Loan(50_000_00, LENT, Fraction(12)), date(2025, 3, 1))
    assert (found.principal, found.interest, found.total) == (50_000_00, 6_000_00, 56_000_00)
    assert found.limit == Fraction("13.8")


def test_a_rate_above_the_limit_is_taken_at_the_limit() -> None:
    found = loans.owed(Loan(50_000_00, LENT, Fraction(24)), date(2025, 3, 1))
    assert found.interest == 6_900_00
    assert found.notes[0] == "约定的年利率 24% 超过上限，按 13.8% 计。"


def test_a_payment_goes_to_interest_first() -> None:
    found = loans.owed(
        Loan(50_000_00, LENT, Fraction(12), paid=((date(2025, 3, 1), 10_000_00),)), date(2026, 3, 1)
    )
    assert [(line.days, line.principal, line.interest, line.paid, line.left) for line in found.lines] == [
        (365, 50_000_00, 6_000_00, 10_000_00, 46_000_00), (365, 46_000_00, 5_520_00, 0, 46_000_00),
    ]  # fmt: skip
    assert found.total == 51_520_00


def test_a_payment_smaller_than_the_interest_leaves_the_principal() -> None:
    found = loans.owed(
        Loan(50_000_00, LENT, Fraction(12), paid=((date(2025, 3, 1), 1_000_00),)), date(2025, 3, 1)
    )
    assert (found.principal, found.interest) == (50_000_00, 5_000_00)


def test_no_agreed_interest_is_none_and_interest_kept_back_is_no_principal() -> None:
    found = loans.owed(Loan(10_000_00, LENT, deducted=1_000_00), date(2026, 3, 1))
    assert (found.principal, found.interest) == (9_000_00, 0)
    assert found.notes[:2] == (
        "预先扣掉的 ¥1,000.00 不算本金，按实际借到的计息。",
        "没有约定利息，视为没有利息。",
    )


def test_after_the_due_day_an_interest_free_loan_bears_the_lpr() -> None:
    found = loans.owed(Loan(10_000_00, LENT, due=date(2025, 2, 28)), date(2026, 3, 1))
    assert [(line.since, line.days, line.percent, line.interest) for line in found.lines] == [
        (LENT, 365, Fraction(0), 0), (date(2025, 3, 1), 365, Fraction("3.45"), 345_00),
    ]  # fmt: skip


def test_penalty_is_cut_to_what_the_limit_leaves() -> None:
    loan = Loan(10_000_00, LENT, Fraction(12), due=date(2025, 2, 28), late=Fraction(12), penalty=500_00)
    found = loans.owed(loan, date(2026, 3, 1))
    assert found.penalty == 180_00
    assert "逾期利息和违约金合计不超过上限，违约金按 ¥180.00 计。" in found.notes
    assert loans.owed(loan, date(2025, 2, 28)).notes[-1] == "还没有逾期，违约金不计。"


def test_a_leap_day_counts_as_a_day() -> None:
    found = loans.owed(Loan(36_500_00, date(2024, 2, 28), Fraction(10)), date(2024, 3, 1))
    assert [line.days for line in found.lines] == [2]
    assert found.interest == 20_00


@pytest.mark.parametrize(
    ("loan", "until", "field"),
    [
        (Loan(0, LENT), LENT, "principal"),
        (Loan(100, LENT, deducted=100), LENT, "deducted"),
        (Loan(100, LENT), LENT - timedelta(1), "until"),
        (Loan(100, LENT, due=LENT - timedelta(1)), LENT, "due"),
        (Loan(100, LENT, Fraction(-1)), LENT, "rate"),
        (Loan(100, LENT, late=Fraction(12)), LENT, "due"),
        (Loan(100, LENT, penalty=1), LENT, "due"),
        (Loan(100, LENT, paid=((LENT, 0),)), LENT, "paid"),
        (Loan(100, LENT, paid=((LENT + timedelta(2), 1),)), LENT, "paid"),
        (Loan(100, LENT, paid=((LENT, 101),)), LENT, "paid"),
        (Loan(100, date(2020, 8, 19)), LENT, "lent"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(loan: Loan, until: date, field: str) -> None:
    with pytest.raises(Refusal) as caught:
        loans.owed(loan, until)
    assert caught.value.field == field


def test_a_typed_lpr_stands_for_the_table() -> None:
    found = loans.owed(
        Loan(100_00, LENT, Fraction(50)), date(2025, 3, 1), Rate(Fraction(3), "本次填写", "填")
    )
    assert found.limit == 12


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2019, 8, 20), "4.25%"), (date(2020, 4, 19), "4.05%"), (date(2020, 4, 20), "3.85%"),
        (date(2021, 12, 19), "3.85%"), (date(2021, 12, 20), "3.8%"), (date(2025, 5, 20), "3%"),
    ],
)  # fmt: skip
def test_lpr_of_a_day_is_the_last_one_published(day: date, words: str) -> None:
    found = lpr.on(day)
    assert found is not None
    assert found.words == words
    assert "截至" in found.told


def test_lpr_says_where_the_table_ends() -> None:
    assert lpr.on(date(2019, 8, 19)) is None
    late = lpr.on(lpr.book().as_of + timedelta(1))
    assert late is not None
    assert late.old
    assert (
        "出借日晚于 LPR 数据的截至日，请核对当日公布的数字。"
        in loans.owed(Loan(100, lpr.book().as_of + timedelta(1)), lpr.book().as_of + timedelta(2)).notes
    )


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "texts").mkdir()
    resources.override(tmp_path)
    yield tmp_path / "texts" / "lpr.toml"
    resources.restore()


def test_a_station_brings_the_table_up_to_date(own: Path) -> None:
    text = resources.built_in("texts/lpr.toml")
    assert text["as_of"] == lpr.book().as_of.isoformat()
    own.write_text(
        'as_of = "2027-01-20"\nsource = "公布"\ntimes = 4\nbegins = "2020-08-20"\n'
        '[[rate]]\nfrom = "2026-12-21"\npercent = "2.90"\nverified = "V"\n',
        encoding="utf-8",
    )
    resources.table.cache_clear()

    found = lpr.on(date(2027, 1, 10))
    assert found is not None
    assert (found.words, found.old, found.told) == (
        "2.9%",
        False,
        "2026-12-21 公布，公布，数据截至 2027-01-20",
    )


@pytest.mark.parametrize(
    "rates",
    [
        '[[rate]]\nfrom = "2026-12-21"\npercent = "0"\nverified = "V"\n',
        '[[rate]]\nfrom = "2026-12-21"\npercent = "3"\nverified = "V"\n[[rate]]\nfrom = "2026-01-20"\npercent = "3"\nverified = "V"\n',
        '[[rate]]\nfrom = "2026-13-21"\npercent = "3"\nverified = "V"\n',
    ],
)
def test_a_bad_table_of_the_station_is_refused_and_the_built_in_one_stays(own: Path, rates: str) -> None:
    own.write_text(
        f'as_of = "2027-01-20"\nsource = "公布"\ntimes = 4\nbegins = "2020-08-20"\n{rates}', encoding="utf-8"
    )
    resources.table.cache_clear()

    found = lpr.on(date(2024, 3, 1))
    assert found is not None
    assert found.words == "3.45%"
    assert [*resources.troubles()] == ["texts/lpr.toml"]
