"""The clauses in everyday words."""

from datetime import date

import pytest

from exports import plainwords
from models.clausetext import Terms

PAID = Terms("赵某", "张某", 30_000, date(2026, 12, 1), method="现金当面支付")


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("赵某于2026年12月1日前赔偿张某300元。", ""),
        ("赵某赔偿张某300元。张某收款后撤回投诉。", "张某收款后撤回投诉。"),
        ("赵某赔偿张某300元，逾期另付违约金50元。", "赵某赔偿张某300元，逾期另付违约金50元。"),
    ],
)
def test_a_payment_is_said_once_and_what_else_is_agreed_stays(text: str, beside: str) -> None:
    told = plainwords.clause(None, PAID, text)
    assert told == "赵某在2026年12月1日（星期二）以前要给张某300元，用现金当面支付。" + beside


def test_a_clause_that_pays_nobody_stands_as_it_is() -> None:
    assert plainwords.clause(None, Terms(), "双方和睦相处。\n") == "双方和睦相处。"


def test_several_parties_are_no_two_and_a_confirmed_agreement_asks_no_more() -> None:
    on = date(2026, 11, 20)
    two, more = plainwords.otherwise("RM", on), plainwords.otherwise("RM", on, several=True)
    assert more == two.replace("双方", "各方") != two
    confirmed = plainwords.otherwise("RM", on, confirmed=True)
    assert ("司法确认" in two, "司法确认" in confirmed) == (True, False)
