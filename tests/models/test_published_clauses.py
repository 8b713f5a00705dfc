"""Agreements of published cases, said with the clause library: each sum stands, is owed by whom it was, and raises no red."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from models import agreements, instalments, money
from tests import sample
from tests.sample import TODAY, Room

DUE = TODAY + timedelta(30)
WORKERS = [
    {"name": f"工人{place}", "period": "3月至6月", "quantity": "60", "price": "150", "paid": "1,333.33"} for place in range(1, 15)
] + [{"name": "工人15", "period": "3月至6月", "quantity": "60", "price": "150", "sum": "5,666.62", "paid": "3,333.38"}]  # fmt: skip
DRINKERS = [f"同事{place}" for place in "甲乙丙丁戊己庚辛壬癸"]
WAGES = {
    "pattern": "C2",
    "payer": "包工头",
    "payee": "云南施工队十五人",
    "amount": 2_000_000,
    "method": "现金",
}
PUBLISHED: dict[str, tuple[list[dict[str, Any]], list[tuple[str, int | None]]]] = {
    "欠薪：当场两万，余款附表分人": (
        [
            {**WAGES, "blanks": {"items": "部分劳动报酬"}},
            {"pattern": "C8", "payer": "包工头", "payee": "工人1", "due_on": DUE, "method": "银行转账", "schedule": WORKERS, "blanks": {"site": "泸西工地"}},
        ],
        [("包工头", 2_000_000), ("包工头", 11_300_000)],
    ),
    "小孩划车：监护人分期": (
        [
            {
                "pattern": "C3", "payer": "男孩的母亲", "payee": "张女士", "amount": 400_000, "method": "微信转账",
                "instalments": list(instalments.plan(400_000, 4, DUE)), "blanks": {"items": "修车费", "grace": "15"},
            },
            {"pattern": "C16", "blanks": {"ward": "男孩", "capacity": "限制民事行为能力人", "guardian": "男孩的母亲"}},
        ],
        [("男孩的母亲", 400_000)],
    ),
    "猝死：公司一次性赔偿": (
        [{"pattern": "C1", "payer": "某毛绒公司", "payee": "万某家属", "amount": 75_000_000, "due_on": DUE, "method": "银行转账", "blanks": {"items": "丧葬费、死亡赔偿金、被扶养人生活费等"}}],
        [("某毛绒公司", 75_000_000)],
    ),
    "同饮十人：按份": (
        [
            {
                "pattern": "C1", "payer": "、".join(DRINKERS), "payee": "王某家属", "amount": 10_000_003, "due_on": DUE, "method": "银行转账",
                "sharing": "按份", "shares": {name: 1_000_000 + 3 * (name == DRINKERS[0]) for name in DRINKERS}, "blanks": {"items": "死亡赔偿金等"},
            }
        ],
        [(name, 1_000_000 + 3 * (name == DRINKERS[0])) for name in DRINKERS],
    ),
    "占地：企业付给村民小组": (
        [
            {"pattern": "pay", "payer": "某采砂企业", "payee": "某村民小组", "amount": 35_750_000, "due_on": DUE, "method": "银行转账"},
            {"text": "该费用不分到户，用于该组基础设施建设。"},
        ],
        [("某采砂企业", 35_750_000)],
    ),
    "赡养：两子轮流，三女每年给钱": (
        [
            {"pattern": "C10-3", "payer": "大儿子、小儿子", "payee": "蔡某", "blanks": {"first": "大儿子", "months": "2"}},
            {"pattern": "C10-4", "payer": "大女儿、二女儿、小女儿", "payee": "蔡某", "method": "现金", "blanks": {"until": "12月31日", "yearly": "300", "from_year": "2026"}},
        ],
        [("大儿子、小儿子", None), ("大女儿", 30_000), ("二女儿", 30_000), ("小女儿", 30_000)],
    ),
}  # fmt: skip


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    made = sample.room(engine_url)
    yield made
    made.store.close()


@pytest.mark.parametrize("name", PUBLISHED)
def test_agreement_of_a_published_case_is_said_with_the_library(here: Room, name: str) -> None:
    clauses, owed = PUBLISHED[name]
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        made = agreements.draft(
            db, subject, by=here.officer, facts="见卷。", clauses=[dict(each) for each in clauses]
        )
        assert [(each.debtor, each.amount) for each in agreements.obligations(db, made.id)] == owed
        for each in made.clauses:
            if each.amount:
                assert money.digits(each.amount) in each.text
                assert money.words(each.amount) in each.text
        parts = [part for each in agreements.obligations(db, made.id) for part in each.instalments]
        assert sum(part.amount for part in parts) in {0, 400_000}


def test_days_of_the_instalments_follow_the_month(here: Room) -> None:
    first, *_rest = PUBLISHED["小孩划车：监护人分期"][0]
    assert [day for day, _fen in first["instalments"]] == [
        date(2026, 12, 20), date(2027, 1, 20), date(2027, 2, 20), date(2027, 3, 20),
    ]  # fmt: skip
