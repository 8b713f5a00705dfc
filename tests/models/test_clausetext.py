"""The text made of a clause's structure: it reads back to the same sum and day, and every part adds up to the fen."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import blanks, clauses, clausetext, dates, instalments, money
from models.clauses import Pattern
from models.clausetext import JOINT, SEVERAL, WARD, Terms
from models.errors import Refusal

TODAY = date(2026, 11, 22)
FEN = st.integers(1, 10**11)
DAYS = st.dates(date(2026, 1, 1), date(2099, 12, 31))


def pattern(key: str) -> Pattern:
    found = clauses.known(key)
    assert found is not None
    return found


def made(key: str, terms: Terms) -> str:
    return clausetext.said(pattern(key), clausetext.settle(pattern(key), terms, today=TODAY))


def one(**changes: object) -> Terms:
    values: dict[str, object] = {
        "payer": "张三", "payee": "李四", "amount": 300_000, "due_on": date(2026, 12, 1), "method": "银行转账",
        "blanks": {"items": "医疗费"},
    }  # fmt: skip
    return Terms(**{**values, **changes})  # type: ignore[arg-type]  # -- the keys are those of Terms


@given(fen=FEN, day=DAYS)
def test_text_reads_back_to_the_same_sum_and_day(fen: int, day: date) -> None:
    text = made("C1", one(amount=fen, due_on=day))

    figures = re.search(r"¥[\d,.]+", text)
    words = re.search(r"人民币[^（]+", text)
    due = re.search(r"\d{4}年\d+月\d+日", text)
    assert figures
    assert words
    assert due
    assert (money.parse(figures[0]), money.parse(words[0])) == (fen, fen)
    assert dates.parse(due[0], today=TODAY) == day


@given(total=st.integers(1_000, 10**10), count=st.integers(1, 60), first=DAYS)
def test_instalments_of_the_plan_stand_in_the_text_and_add_up(total: int, count: int, first: date) -> None:
    parts = instalments.plan(total, count, first)
    text = made("C3", one(amount=total, parts=parts, blanks={"items": "赔偿款", "grace": "15"}))

    said = [money.parse(each) for each in re.findall(r"支付人民币[^（]+（(¥[\d,.]+)）", text)]
    assert (len(said), sum(said)) == (count, total)


@given(shares=st.lists(FEN, min_size=2, max_size=8), slip=st.integers(-3, 3))
def test_shares_add_up_to_the_fen_or_are_refused_at_the_field(shares: list[int], slip: int) -> None:
    each = {f"甲{place}": fen for place, fen in enumerate(shares)}
    whole = sum(shares) + slip
    terms = one(payer="、".join(each), sharing=SEVERAL, shares=each, amount=whole)
    if slip or whole <= 0:
        with pytest.raises(Refusal) as refused:
            made("C1", terms)
        assert refused.value.field in {"shares", "amount"}
        return
    text = made("C1", terms)
    assert sum(map(money.parse, re.findall(r"甲\d+承担人民币[^（]+（(¥[\d,.]+)）", text))) == whole
    assert sum(fen or 0 for _name, fen in clausetext.owed(terms)) == whole


@given(
    rows=st.lists(
        st.tuples(st.decimals("0.01", "999", places=2), st.integers(100, 10**6)), min_size=1, max_size=12
    ),
    slip=st.integers(0, 2),
)
def test_schedule_adds_up_to_the_sum_of_its_clause_in_any_sequence(
    rows: list[tuple[object, int]], slip: int
) -> None:
    schedule = tuple(
        {"name": f"户{place}", "quantity": str(many), "price": blanks.figures(price)}
        for place, (many, price) in enumerate(rows)
    )
    given = {"site": "二组", "items": "青苗"}
    terms = one(amount=None, schedule=schedule, blanks=given)
    settled = clausetext.settle(pattern("C19"), terms, today=TODAY)
    assert sum(money.parse(row["sum"]) for row in settled.schedule) == settled.amount
    assert settled.amount is not None
    turned = one(amount=settled.amount + slip, schedule=tuple(reversed(settled.schedule)), blanks=given)
    if slip:
        with pytest.raises(Refusal) as refused:
            clausetext.settle(pattern("C19"), turned, today=TODAY)
        assert refused.value.field == "schedule"
    else:
        assert clausetext.settle(pattern("C19"), turned, today=TODAY).amount == settled.amount


@pytest.mark.parametrize("typed", ["", "   ", "____", "医疗费____元", "＿＿"])
def test_blank_left_open_is_refused_at_the_blank(typed: str) -> None:
    with pytest.raises(Refusal) as refused:
        made("C1", one(blanks={"items": typed}))
    assert refused.value.field == "blanks.items"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"payer": ""}, "payer"),
        ({"payee": "____"}, "payee"),
        ({"amount": None}, "amount"),
        ({"amount": 0}, "amount"),
        ({"due_on": None}, "due"),
        ({"method": ""}, "method"),
        ({"payer": "张三、李五"}, "sharing"),
        ({"payer": "张三、张三", "sharing": JOINT}, "payer"),
        ({"payer": "张三、李五、王六", "sharing": WARD}, "payer"),
        ({"payer": "张三、李五", "sharing": SEVERAL, "shares": {"张三": 300_000}}, "shares"),
    ],
)
def test_column_left_open_is_refused_at_the_field(changes: dict[str, object], field: str) -> None:
    with pytest.raises(Refusal) as refused:
        made("C1", one(**changes))
    assert refused.value.field == field


def test_several_say_how_they_bear_it() -> None:
    joint = made("C1", one(payer="张三、李五", sharing=JOINT))
    assert joint.endswith("张三、李五对上述款项承担连带责任。")
    ward = made("C1", one(payer="小张、老张", sharing=WARD, shares={"小张": 50_000, "老张": 250_000}))
    assert ward.endswith(
        "上述款项先从小张本人财产中支付人民币伍佰元整（¥500.00），不足部分人民币贰仟伍佰元整（¥2,500.00）由监护人老张赔偿。"
    )


def test_optional_part_goes_with_its_blank() -> None:
    assert "收款账户" not in made("C1", one())
    assert "支付（收款账户：李四，工行0001）" in made("C1", one(account="李四，工行0001"))


def test_debt_says_what_is_left_of_it_and_refuses_what_does_not_add_up() -> None:
    blanks = {"lent_on": "2025-03-01", "principal": "5万", "repaid": "1万", "rest": "4万", "interest": "1200"}
    text = made("C9", one(amount=4_120_000, blanks=blanks))
    assert "2025年3月1日" in text
    assert "本息合计人民币肆万壹仟贰佰元整（¥41,200.00）" in text
    with pytest.raises(Refusal) as refused:
        made("C9", one(amount=4_120_000, blanks={**blanks, "repaid": "2万"}))
    assert refused.value.field == "blanks.principal"


def test_any_payment_may_be_parted_and_says_so_once() -> None:
    parts = instalments.plan(300_000, 2, date(2026, 12, 1))
    text = made("C1", one(parts=parts, due_on=date(2027, 1, 1)))
    assert "一次性" not in text
    assert text.endswith(
        "上述款项分2期支付：第1期2026年12月1日前支付人民币壹仟伍佰元整（¥1,500.00）；"
        "第2期2027年1月1日前支付人民币壹仟伍佰元整（¥1,500.00）。"
    )


def test_what_the_sentence_does_not_say_is_not_owed() -> None:
    settled = clausetext.settle(
        pattern("C12"), one(blanks={"both": "双方"}, parts=((TODAY, 300_000),)), today=TODAY
    )
    assert (settled.payer, settled.amount, settled.due_on, settled.parts) == ("", None, None, ())


def test_settling_what_is_settled_changes_nothing() -> None:
    first = clausetext.settle(
        pattern("C9"),
        one(amount=4_000_000, blanks={"lent_on": "20250301", "principal": "4万", "repaid": "0", "rest": "4万", "interest": "0"}),
        today=TODAY,
    )  # fmt: skip
    assert clausetext.settle(pattern("C9"), first, today=TODAY + timedelta(40)) == first


@pytest.mark.parametrize(
    ("due_on", "due_text", "said"),
    [
        (date(2026, 12, 1), "", "于2026年12月1日前"),
        (date(2026, 12, 1), "2026年12月1日18时前", "于2026年12月1日18时前"),
        (date(2026, 12, 1), "2026年11月1日前", "于2026年12月1日前"),
        (None, "收麦后三日内", "于收麦后三日内"),
        (None, "当场", "张三当场一次性"),
    ],
)
def test_due_is_said_with_its_hour_or_in_its_words(due_on: date | None, due_text: str, said: str) -> None:
    assert said in made("C1", one(due_on=due_on, due_text=due_text))
