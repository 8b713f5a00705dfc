"""测算 without a screen: what the case offers, sums as they are typed, kept with inputs, copied only when asked."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from models import calculations, cases, money, offers, sittings
from models.errors import Refusal
from models.store import Store
from tests.room_station import TODAY, Clock, add_case, open_station, signed_in
from ui.viewmodels import calculation, calculation_fields
from ui.viewmodels.calculation import Calculating
from ui.viewmodels.calculation_fields import FORMS, Victim
from ui.viewmodels.sitting_parts import Parts

HOSTS = [{"name": "杨学礼", "kind": "人民调解员"}]
FIGHT = {
    "brief": "2026年11月18日双方争吵，赵某打伤张某，张某住院治疗。",
    "injury": "轻微伤",
    "dispute_type": "neighbours",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_station(tmp_path, Clock())
    yield opened
    opened.close()


def opened(store: Store, **facts: Any) -> Calculating:
    case_id = add_case(store, **(facts or FIGHT))
    with store.unit() as db:
        sitting_id = sittings.begin(
            db, cases.case(db, case_id), place="调解室", hosts=HOSTS, by=signed_in(store), at=store.now()
        ).id
    return again(store, sitting_id)


def again(store: Store, sitting_id: Any) -> Calculating:
    made = Calculating(Parts.open(store, sitting_id, today=lambda: TODAY, now=store.now))
    made.load()
    return made


def fill(made: Calculating, **values: dict[str, str]) -> None:
    for key, fields in values.items():
        for name, words in fields.items():
            made.type(key, name, words)


def test_sheet_begins_with_the_items_of_the_case_and_its_people(store: Store) -> None:
    made = opened(store)

    assert made.kinds() == ("伤",)
    assert [made.name(key) for key in made.sheet.chosen] == [
        "医疗费", "误工费", "护理费", "交通费", "住院伙食补助费", "营养费",
    ]  # fmt: skip
    victim, payer = made.person(made.sheet.victim), made.person(made.sheet.payer)
    assert victim is not None
    assert payer is not None
    assert (victim.label, payer.name) == ("张某　55岁", "赵某")
    assert made.items() == ()


@pytest.mark.parametrize(
    ("injury", "damage", "brief", "kinds"),
    [
        ("无伤", "", "张某的麦苗被踩坏", ("物",)), ("轻微伤", "手机屏碎", "双方厮打", ("伤", "物")),
        ("", "", "两人争吵", ("物",)), ("", "", "老人溺亡，家属要求赔偿", ("亡",)), ("", "", "评残十级，住院", ("伤", "残")),
    ],
)  # fmt: skip
def test_kinds_follow_the_facts(injury: str, damage: str, brief: str, kinds: tuple[str, ...]) -> None:
    assert calculation.suggest(injury, damage, brief) == kinds


def test_sum_follows_what_is_typed(store: Store) -> None:
    made = opened(store)
    fill(
        made,
        medical={"sums": "1200+34.5", "reimbursed": "100"},
        wages={"basis": "按日收入", "daily": "150", "days": "7天"},
        meals={"days": "５"},
    )

    assert [(each.name, each.fen) for each in made.items()] == [
        ("医疗费", 1134_50), ("误工费", 1050_00), ("住院伙食补助费", 500_00),
    ]  # fmt: skip
    made.sheet.share = 70
    # 2,684.50 × 70% = 1,879.15
    assert (made.total().fen, made.total().after) == (2684_50, 1879_15)
    assert made.cited(made.items()[0]) == (
        "《民法典》第一千一百七十九条；《最高人民法院关于审理人身损害赔偿案件适用法律若干问题的解释》第六条"
    )
    assert made.work("meals").item is not None
    assert made.remarks() == (
        "受损的一方自己也有过错的，可以减轻对方的责任；责任比例由双方商定。（《民法典》第一千一百七十三条）",
    )


def test_only_the_fields_of_the_chosen_way_are_asked_for(store: Store) -> None:
    made = opened(store)

    assert [each.key for each in made.fields("wages")] == ["basis", "lost"]
    made.type("wages", "basis", "同行业平均")
    assert [each.key for each in made.fields("wages")] == ["basis", "trade", "days"]
    assert [made.hint(each) for each in made.fields("wages")] == ["", "未录入，请填写", ""]


def test_figure_that_is_missing_is_asked_for_and_typed_for_this_case(store: Store) -> None:
    made = opened(store)
    fill(made, disabled={"grades": "十级"})
    assert (made.work("disabled").problem, made.work("disabled").field) == (
        "城镇居民人均可支配收入：本省本年度参数未录入，请填写。", "income",
    )  # fmt: skip
    fill(made, disabled={"income": "42000"})

    item = made.work("disabled").item
    assert item is not None
    assert (item.formula, item.figures) == (
        "¥42,000.00 × 20 年 × 10% = ¥84,000.00", ("城镇居民人均可支配收入 42,000.00 元/年（本次填写）",),
    )  # fmt: skip


def test_age_comes_from_the_case_and_a_missing_one_is_not_guessed(store: Store) -> None:
    made = opened(store)
    fill(made, death={"income": "40000"})
    nobody = Victim("x", "王某", "甲")

    with pytest.raises(Refusal, match="王某没有登记出生日期"):
        calculation_fields.worked_out("death", {"income": "1"}, nobody, lambda _key: None, today=TODAY)
    assert "age" not in {each.key for fields in FORMS.values() for each in fields}
    made.sheet.chosen = ["death"]
    assert made.items()[0].formula == "¥40,000.00 × 20 年 = ¥800,000.00"


@pytest.mark.parametrize(
    ("key", "typed", "field", "sentence"),
    [
        ("medical", {"sums": "12a"}, "sums", "金额里有字母"), ("care", {"care": "100", "days": "两周"}, "days", "这里要写数字"),
        ("disabled", {"income": "1", "grades": "十一级"}, "grades", "一级到十级"),
        ("dependants", {"spending": "1", "people": "女儿"}, "people", "请写成"),
        ("property", {"way": "市价减残值", "market": "1", "residual": "2"}, "residual", "残值高于"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_names_its_field(
    store: Store, key: str, typed: dict[str, str], field: str, sentence: str
) -> None:
    made = opened(store)
    fill(made, **{key: typed})
    out = made.work(key)

    assert (out.item, out.field) == (None, field)
    assert sentence in out.problem
    made.sheet.chosen = [key]
    with pytest.raises(Refusal, match=sentence):
        made.keep()


def test_dependants_are_read_as_they_are_spoken(store: Store) -> None:
    made = opened(store)
    fill(made, dependants={"spending": "30000", "people": "女儿 10岁 2人分担；母亲70岁，3人"})

    item = made.work("dependants").item
    assert item is not None
    # 8 × ½ + 10 × ⅓ of 30,000
    assert item.fen == 120_000_00 + 100_000_00


def test_kept_calculation_is_listed_reopened_and_taken_out(store: Store) -> None:
    made = opened(store)
    fill(made, medical={"sums": "1000"})
    made.sheet.share = 60
    kept_id = made.keep()
    fill(made, medical={"sums": "5"})

    (row,) = made.kept()
    assert row.words.endswith("　医疗费")
    assert row.sums == "¥1,000.00，60% 为 ¥600.00"
    made.reopen(kept_id)
    assert (made.sheet.values["medical"]["sums"], made.sheet.share, made.total().after) == (
        "1000",
        60,
        600_00,
    )
    with store.reading() as db:
        inputs = db.get_one(calculations.Calculation, kept_id).inputs
    assert (inputs["victim_name"], inputs["payer_name"]) == ("张某　55岁", "赵某")
    made.void(kept_id, "算错")
    assert made.kept() == ()


def test_nothing_is_proposed_until_asked_and_then_only_its_words(store: Store) -> None:
    made = opened(store)
    with pytest.raises(Refusal, match="还没有算出任何一项。"):
        made.as_offer()
    fill(made, medical={"sums": "1000.01"}, travel={"sums": "50"})
    made.sheet.share = 70

    assert made.as_offer() == {
        "text": "赵某赔偿张某医疗费、交通费",
        "amount": "735.01",
        "payer": "赵某",
        "payee": "张某",
    }
    made.keep()
    with store.reading() as db:
        assert offers.of_sitting(db, made.parts.room.sitting_id) == []


def test_unfinished_sheet_comes_back(store: Store) -> None:
    made = opened(store)
    fill(made, medical={"sums": "1000"})
    made.toggle("物", on=True)
    made.sheet.share = 45
    made.put_off()

    back = again(store, made.parts.room.sitting_id)
    assert back.sheet == made.sheet
    assert back.kinds() == ("伤", "物")
    back.toggle("伤", on=False)
    assert back.sheet.chosen == ["medical", "property"], "what was typed stays"


def test_father_answers_for_a_child_who_pays(store: Store) -> None:
    made = opened(store)
    with store.unit() as db:
        son = cases.parties(cases.case(db, made.parts.room.case_id))[2]
        assert son.person is not None
        son.person.birth = date(2012, 1, 2)
    back = again(store, made.parts.room.sitting_id)
    back.sheet.payer = next(each.id for each in back.people if each.name == "赵某之子")

    assert [each[:7] for each in back.remarks()] == ["受损的一方自己", "未成年人造成损"]


@given(st.lists(st.integers(0, 10**8), min_size=1, max_size=6))
def test_typed_receipts_add_up_to_the_fen(sums: list[int]) -> None:
    words = "+".join(money.digits(each) for each in sums)

    item = calculation_fields.worked_out("travel", {"sums": words}, None, lambda _key: None, today=TODAY)
    assert item.fen == sum(sums)


def test_sum_beyond_all_paper_is_shown_but_neither_kept_nor_said(store: Store) -> None:
    made = opened(store)
    fill(made, medical={"sums": "999999999999"}, travel={"sums": "999999999999"})

    assert made.in_words(made.total().after) == ""
    with pytest.raises(Refusal, match="合计太大"):
        made.keep()
    fill(made, care={"care": "999999999999", "days": "9999"})
    assert made.work("care").problem == "金额太大，请核对。"


def test_trade_is_chosen_from_what_the_station_entered(store: Store, tmp_path: Path) -> None:
    made = opened(store)
    made.type("wages", "basis", "同行业平均")
    own = tmp_path / "own" / "texts" / "calculation.toml"
    own.parent.mkdir(parents=True)
    rows = '[[standard]]\nprovince = "甘肃"\nyear = 2025\nverified = "V"\ntrade = { "建筑业" = 73000, "农业" = 36500 }\n'
    built_in = (resources.ROOT / "texts" / "calculation.toml").read_text(encoding="utf-8")
    own.write_text(f"{built_in}\n{rows}", encoding="utf-8")
    resources.override(own.parents[1])
    try:
        assert [each.key for each in made.fields("wages")] == ["basis", "trade_name", "trade", "days"]
        fill(made, wages={"days": "10"})
        assert made.items()[0].fen == 2000_00
        fill(made, wages={"trade_name": "农业"})
        assert made.items()[0].figures == ("同行业平均工资 36,500.00 元/年（农业，甘肃2025年度）",)
    finally:
        resources.restore()
