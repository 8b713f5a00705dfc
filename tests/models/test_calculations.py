"""Calculations are kept as they were shown, and fill nothing."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from models import calculations, calculators, cases, money, offers, sittings, station
from models.errors import Refusal
from models.station import Deed, Officer, Role
from models.store import Store
from tests.room_station import TODAY, Clock, add_case, open_station, signed_in

HOSTS = [{"name": "杨学礼", "kind": "人民调解员"}]
ITEMS = (
    calculators.receipts("medical", (1200_00, 34_50), reimbursed=100_00),
    calculators.wages("按日收入", daily=150_00, days=7),
)


@pytest.fixture
def store(engine_url: str) -> Iterator[Store]:
    opened = open_station(engine_url, Clock())
    yield opened
    opened.close()


@pytest.fixture
def sitting(store: Store) -> Any:
    case_id = add_case(store)
    with store.unit() as db:
        return sittings.begin(
            db, cases.case(db, case_id), place="调解室", hosts=HOSTS, by=signed_in(store), at=store.now()
        ).id


def kept(store: Store, sitting_id: Any, **values: Any) -> Any:
    with store.unit() as db:
        sitting = db.get_one(sittings.Sitting, sitting_id)
        given = {"items": ITEMS, "inputs": {"share": 70}, "share": 70, **values}
        return calculations.keep(
            db, cases.case(db, sitting.case_id), given.pop("items"), sitting=sitting, by=signed_in(store), **given
        ).id  # fmt: skip


def test_calculation_comes_back_as_it_was_shown(store: Store, sitting: Any) -> None:
    kept(store, sitting)

    with store.reading() as db:
        (found,) = calculations.of_sitting(db, sitting)
        assert found.worked_out() == ITEMS
        assert (found.kind, found.share, found.total) == ("医疗费、误工费", 70, 2184_50)
        assert (found.sums.after, found.inputs, found.by_name) == (1529_15, {"share": 70}, "陈立新")
        assert [each.id for each in calculations.of_case(db, found.case_id)] == [found.id]
        assert offers.of_sitting(db, sitting) == []


def test_nothing_worked_out_is_not_kept(store: Store, sitting: Any) -> None:
    with pytest.raises(Refusal, match="还没有算出任何一项。"):
        kept(store, sitting, items=())
    with pytest.raises(Refusal, match="责任比例在 0 到 100 之间"):
        kept(store, sitting, share=101)


def test_calculation_is_taken_out_with_a_reason_and_once(store: Store, sitting: Any) -> None:
    made = kept(store, sitting)
    with pytest.raises(Refusal, match="请写明撤下的原因。"), store.unit() as db:
        calculations.void(db, db.get_one(calculations.Calculation, made), reason=" ", by=signed_in(store))
    with store.unit() as db:
        calculations.void(
            db, db.get_one(calculations.Calculation, made), reason="天数错", by=signed_in(store)
        )

    with store.reading() as db:
        assert calculations.of_sitting(db, sitting) == []
        assert db.get_one(calculations.Calculation, made).void_reason == "天数错"
    with pytest.raises(Refusal, match="已经撤下"), store.unit() as db:
        calculations.void(db, db.get_one(calculations.Calculation, made), reason="再", by=signed_in(store))


def test_mediator_who_is_not_in_the_case_neither_keeps_nor_sees(store: Store, sitting: Any) -> None:
    made = kept(store, sitting)
    with store.unit() as db:
        other = Officer(login="wang", name="王调", role=Role.MEDIATOR.value)
        db.add(other)
        db.flush()
        stranger = station.identity(other)
        assert station.may(stranger, Deed.NOTE)

    store.person = stranger
    with store.reading() as db:
        assert calculations.of_sitting(db, sitting) == []
    with pytest.raises(Refusal), store.unit(by=stranger) as db:
        calculations.void(db, db.get_one(calculations.Calculation, made), reason="看不见", by=stranger)


def test_calculation_of_another_case_is_refused(store: Store, sitting: Any) -> None:
    other = add_case(store)
    with pytest.raises(Refusal, match="不是本案的"), store.unit() as db:
        calculations.keep(
            db, cases.case(db, other), ITEMS, inputs={}, sitting=db.get_one(sittings.Sitting, sitting),
            by=signed_in(store),
        )  # fmt: skip


def test_total_beyond_all_paper_is_not_kept(store: Store, sitting: Any) -> None:
    largest = calculators.receipts("medical", (money.LIMIT - 1,))
    with pytest.raises(Refusal, match="合计太大，请核对。"):
        kept(store, sitting, items=(largest, largest))


def test_articles_of_an_item_are_named_by_instrument_and_none_before_the_table() -> None:
    articles = ("injury", "injury-disabled", "injury-figures")

    assert calculations.cited(articles, TODAY) == (
        "《民法典》第一千一百七十九条；《最高人民法院关于审理人身损害赔偿案件适用法律若干问题的解释》第十二条、第二十二条"
    )
    assert calculations.cited(articles, date(2020, 1, 1)) == "该日适用旧法，须人工核对"
