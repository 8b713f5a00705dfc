"""测算 of loans, wages and instalments without a screen: what was typed becomes lines, a total and an annex."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from exports import facts as facts_of_case
from exports import sums
from exports.compose import compose, plain
from exports.forms import FORMS
from models import cases, sittings
from models.errors import Refusal
from models.payroll import Worker
from models.store import Store
from tests.room_station import TODAY, Clock, add_case, open_station, signed_in
from ui.viewmodels import calculation, calculation_money
from ui.viewmodels.calculation import Calculating
from ui.viewmodels.sitting_parts import Parts

HOSTS = [{"name": "杨学礼", "kind": "人民调解员"}]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_station(tmp_path, Clock())
    yield opened
    opened.close()


def opened(store: Store, brief: str) -> Calculating:
    case_id = add_case(store, brief=brief, damage="", injury="")
    with store.unit() as db:
        sitting_id = sittings.begin(
            db, cases.case(db, case_id), place="调解室", hosts=HOSTS, by=signed_in(store), at=store.now()
        ).id
    made = Calculating(Parts.open(store, sitting_id, today=lambda: TODAY, now=store.now))
    made.load()
    return made


def fill(made: Calculating, key: str, **words: str) -> None:
    if key not in made.sheet.chosen:
        made.sheet.chosen.append(key)
    for name, typed in words.items():
        made.type(key, name, typed)


def annex(store: Store, made: Calculating) -> str:
    made.keep()
    with store.reading() as db:
        subject = cases.case(db, made.parts.room.case_id)
        return plain(compose(FORMS["J10"], facts_of_case.of(db, subject, "J10", today=TODAY)))


def test_loan_is_offered_by_the_facts_and_prints_its_stretches(store: Store) -> None:
    made = opened(store, "赵某2024年3月向张某借款五万元，约定月息二分，有借条。")
    assert made.kinds() == ("债",)
    fill(
        made,
        "loan",
        principal="5万",
        lent="2024-03-01",
        rate="2分",
        paid="2025-03-01 10000",
        until="2026-03-01",
    )
    item = made.work("loan").item
    assert item is not None
    assert [made.table(item)] == [
        (
            "2024-03-01 至 2025-03-01　¥50,000.00 × 13.8% × 365 天 ÷ 365 = ¥6,900.00，还 ¥10,000.00，余本金 ¥46,900.00",
            "2025-03-01 至 2026-03-01　¥46,900.00 × 13.8% × 365 天 ÷ 365 = ¥6,472.20",
        )
    ]
    offer = made.as_offer()
    assert (offer["text"], offer["amount"]) == ("赵某支付张某借款本息", "53,372.20")
    said = annex(store, made)
    assert said.count("款项测算参考表") == 1
    assert "2024-03-01\n2025-03-01｜365｜¥50,000.00｜13.8%｜¥6,900.00｜¥10,000.00｜¥46,900.00" in said
    assert "一年期 LPR 3.45%（2023-08-21 公布，全国银行间同业拆借中心，数据截至" in said
    assert "第五百六十一条" in said
    assert "收款的人：张某" in said


def test_lpr_of_the_day_is_shown_where_another_may_be_typed(store: Store) -> None:
    made = opened(store, "借款纠纷")
    field = next(each for each in made.fields("loan") if each.key == "lpr")
    assert made.hint(field) == "按出借日查表"
    fill(made, "loan", principal="1000", lent="2021-12-20")
    assert made.hint(field) == "3.8%"
    fill(made, "loan", rate="50", lpr="3", until="2022-12-20")
    item = made.work("loan").item
    assert item is not None
    assert item.fen == 1120_00
    assert item.figures == ("一年期 LPR 3%（本次填写），4 倍为 12%",)


def test_wages_are_a_person_a_line_and_print_room_to_sign(store: Store) -> None:
    made = opened(store, "冯某等三人的工资没有结清。")
    assert made.kinds() == ("薪",)
    fill(made, "payroll", workers="王五 26.5天 280 已付3000\n李四，1200件，0.8\n赵六 30天×300，已付 9000")
    said = annex(store, made)
    assert "王五｜26.5天｜¥280.00｜¥7,420.00｜¥3,000.00｜¥4,420.00｜" in said
    assert "赵六｜30天｜¥300.00｜¥9,000.00｜¥9,000.00｜¥0.00｜" in said
    assert "合计：¥5,380.00" in said


def test_plan_takes_what_the_other_items_leave_and_goes_into_the_offer(store: Store) -> None:
    made = opened(store, "赵某打伤张某，住院。")
    made.sheet.chosen, made.sheet.share = ["medical", "plan"], 70
    fill(made, "medical", sums="10000")
    fill(made, "plan", count="3", first="2026-12-31", step="每月")
    item = made.work("plan").item
    assert item is not None
    assert made.table(item) == (
        "第1期　2026-12-31　¥2,333.33",
        "第2期　2027-01-31　¥2,333.33",
        "第3期　2027-02-28　¥2,333.34",
    )
    assert made.total().after == 7_000_00
    assert made.as_offer()["text"] == (
        "赵某赔偿张某医疗费，分3期：第1期2026年12月31日前¥2,333.33；第2期2027年1月31日前¥2,333.33；"
        "第3期2027年2月28日前¥2,333.34"
    )
    fill(made, "plan", total="6000")
    assert made.as_offer()["text"] == "赵某赔偿张某医疗费"
    said = annex(store, made)
    assert "第3期｜2027年2月28日｜¥2,000.00" in said
    assert "按比例：¥7,000.00" in said
    assert "2｜分期计划｜¥6,000.00 分 3 期，每月一期，至 2027-02-28 付清｜不另计" in said


def test_plan_alone_prints_no_total(store: Store) -> None:
    made = opened(store, "借款纠纷")
    made.sheet.chosen = []
    fill(made, "plan", total="100", way="按给定日期", given="2026-12-01、2027-03-01")
    assert "合计" not in annex(store, made)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ({"count": "3", "first": "2026-12-01", "step": "每周"}, [date(2026, 12, 1), date(2026, 12, 8), date(2026, 12, 15)]),
        ({"count": "2", "first": "2026-12-01", "step": "每隔几天", "days": "10"}, [date(2026, 12, 1), date(2026, 12, 11)]),
        ({"way": "按每期金额", "each": "60", "first": "2026-11-30", "step": "每月月底"}, [date(2026, 11, 30), date(2026, 12, 31)]),
        ({"way": "按给定日期", "given": "2027-01-05，2026-12-05"}, [date(2026, 12, 5), date(2027, 1, 5)]),
    ],
)  # fmt: skip
def test_plan_is_typed_in_every_way(typed: dict[str, str], found: list[date]) -> None:
    total, made, _step = calculation_money.parts({"total": "100", **typed}, TODAY, 0)
    assert (total, [day for day, _ in made], sum(fen for _, fen in made)) == (100_00, found, 100_00)


def test_worker_is_read_as_it_is_said() -> None:
    assert calculation_money.workers({"workers": "王五：26.5天，280元，已付3,000元；李四 1200件 0.8"}) == (
        Worker("王五", Fraction("26.5"), "天", 280_00, 3_000_00), Worker("李四", Fraction(1200), "件", 80),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("key", "typed", "field"),
    [
        ("loan", {"principal": "100"}, "lent"),
        ("loan", {"principal": "100", "lent": "2024-13-01"}, "lent"),
        ("loan", {"principal": "100", "lent": "2024-03-01", "rate": "很高"}, "rate"),
        ("loan", {"principal": "100", "lent": "2024-03-01", "paid": "五千"}, "paid"),
        ("loan", {"principal": "100", "lent": "2024-03-01", "paid": "2025-01-01 abc"}, "paid"),
        ("payroll", {"workers": "王五"}, "workers"),
        ("payroll", {"workers": "王五 两天 280"}, "workers"),
        ("payroll", {"workers": "王五 26天 280,3000"}, "workers"),
        ("plan", {"count": "3"}, "total"),
        ("plan", {"total": "100", "count": "3"}, "first"),
        ("plan", {"total": "100", "first": "2026-12-01"}, "count"),
        ("plan", {"total": "100", "way": "按给定日期"}, "given"),
        ("plan", {"total": "100", "count": "2", "first": "2026-12-01", "step": "每隔几天"}, "step"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_field(key: str, typed: dict[str, str], field: str) -> None:
    with pytest.raises(Refusal) as caught:
        calculation_money.WORK[key](typed, TODAY, 0)
    assert caught.value.field == field


@pytest.mark.parametrize("kind", ["债", "薪", "期"])
def test_each_new_kind_has_its_item(kind: str, store: Store) -> None:
    made: Any = opened(store, "邻里纠纷")
    made.toggle(kind, on=True)
    assert calculation.items_of((kind,))[0] in made.sheet.chosen


def test_price_may_have_thousands_and_what_was_paid_no_word() -> None:
    assert calculation_money.workers({"workers": "孙七 2车 1,200 900"}) == (
        Worker("孙七", Fraction(2), "车", 1_200_00, 900_00),
    )


def test_kept_plan_alone_is_told_by_its_own_sum(store: Store) -> None:
    made = opened(store, "借款纠纷")
    made.sheet.chosen = []
    fill(made, "plan", total="100", way="按给定日期", given="2026-12-01、2027-03-01")
    made.keep()
    assert [each.sums for each in made.kept()] == ["¥100.00"]
    with store.reading() as db:
        subject = cases.case(db, made.parts.room.case_id)
        assert [sums.title(each)[-7:] for each in sums.of_case(db, subject)] == ["¥100.00"]
