"""Proposals in rounds, answered by each side."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from models import cases, offers, sittings
from models.cases import Outcome
from models.errors import Refusal
from models.offers import ACCEPT, REFUSE, Offer
from models.sittings import Phase, Sitting
from models.store import Store
from tests.room_station import Clock, add_case, open_station, signed_in


@pytest.fixture
def store(engine_url: str) -> Iterator[Store]:
    opened = open_station(engine_url, Clock())
    yield opened
    opened.close()


@pytest.fixture
def sitting_id(store: Store) -> UUID:
    case_id = add_case(store)
    by = signed_in(store)
    with store.unit() as db:
        sitting = sittings.begin(
            db, cases.case(db, case_id), place="调解室", hosts=[{"name": "杨学礼", "kind": "人民调解员"}], by=by, at=store.now()
        )  # fmt: skip
        sittings.advance(db, sitting, to=Phase.STATEMENTS, by=by)
        return sitting.id


def propose(store: Store, sitting_id: UUID, text: str, *, amount: int | None = None) -> UUID:
    with store.unit() as db:
        sitting = db.get_one(Sitting, sitting_id)
        return offers.propose(db, sitting, speaker="张某", text=text, amount=amount, by=signed_in(store)).id


def answer(store: Store, offer_id: UUID, side: str, value: str) -> bool:
    with store.unit() as db:
        offer = db.get_one(Offer, offer_id)
        offers.answer(db, offer, side, value, by=signed_in(store))
        return offer.accepted


def test_propose_counts_rounds(store: Store, sitting_id: UUID) -> None:
    propose(store, sitting_id, "赔五百", amount=50000)
    propose(store, sitting_id, "", amount=30000)

    with store.reading() as db:
        board = offers.of_sitting(db, sitting_id)
        assert [(each.round, each.text, each.amount) for each in board] == [
            (1, "赔五百", 50000),
            (2, "", 30000),
        ]


def test_propose_refuses_neither_words_nor_sum(store: Store, sitting_id: UUID) -> None:
    with pytest.raises(Refusal) as caught:
        propose(store, sitting_id, " ")

    assert (caught.value.message, caught.value.field) == ("请写下方案内容。", "text")


def test_propose_refuses_once_the_sitting_has_ended(store: Store, sitting_id: UUID) -> None:
    with store.unit() as db:
        sittings.close(
            db, db.get_one(Sitting, sitting_id), Outcome.FAILED, by=signed_in(store), at=store.now()
        )

    with pytest.raises(Refusal, match="这场调解已经结束"):
        propose(store, sitting_id, "赔三百")


def test_offer_is_accepted_when_every_side_accepts_and_no_longer_when_one_takes_it_back(
    store: Store, sitting_id: UUID
) -> None:
    offer_id = propose(store, sitting_id, "赔三百", amount=30000)

    accepted = [
        answer(store, offer_id, *said)
        for said in (("甲", ACCEPT), ("乙", REFUSE), ("乙", ACCEPT), ("甲", ""))
    ]

    assert accepted == [False, False, True, False]


def test_answer_refuses_other_words(store: Store, sitting_id: UUID) -> None:
    offer_id = propose(store, sitting_id, "赔三百")

    with pytest.raises(Refusal, match="请选择接受或不接受"):
        answer(store, offer_id, "甲", "再想想")
