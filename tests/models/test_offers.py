"""Proposals in rounds, answered by each side."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from models import cases, endings, offers, sittings
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


def propose(
    store: Store, sitting_id: UUID, text: str, *, counters: UUID | None = None, **fields: Any
) -> UUID:  # fmt: skip
    with store.unit() as db:
        sitting = db.get_one(Sitting, sitting_id)
        former = db.get_one(Offer, counters) if counters else None
        return offers.propose(
            db, sitting, speaker="张某", text=text, by=signed_in(store), answers_to=former, **fields
        ).id


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
        endings.close(
            db,
            db.get_one(Sitting, sitting_id),
            Outcome.FAILED,
            by=signed_in(store),
            at=store.now(),
            text="谈不拢",
            routes_told=True,
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


def party_of(db: Any, sitting_id: UUID, side: str) -> Any:
    subject = cases.case(db, db.get_one(Sitting, sitting_id).case_id)
    return next(each for each in cases.parties(subject) if each.side == side)


@pytest.mark.parametrize("side", ["甲", "乙"])
def test_side_that_proposes_has_accepted_its_own(store: Store, sitting_id: UUID, side: str) -> None:
    other = {"甲": "乙", "乙": "甲"}[side]
    with store.unit() as db:
        made = offers.propose(
            db, db.get_one(Sitting, sitting_id), speaker="他", text="赔三百", by=signed_in(store),
            party=party_of(db, sitting_id, side),
        )  # fmt: skip
        alone = made.accepted

    said = [answer(store, made.id, *each) for each in ((other, ACCEPT), (side, REFUSE), (side, ""))]

    assert (alone, said) == (False, [True, False, True])


def test_sum_of_a_side_that_nobody_answered_is_found_on_its_topic(store: Store, sitting_id: UUID) -> None:
    with store.unit() as db:
        sitting, first = db.get_one(Sitting, sitting_id), party_of(db, sitting_id, "甲")
        made = offers.propose(
            db, sitting, speaker="张某", text="", amount=50000, by=signed_in(store), party=first
        )
        found = [
            offers.unanswered(db, sitting, party, topic)
            for party, topic in (
                (first, "赔偿金额"),
                (first, "道歉"),
                (party_of(db, sitting_id, "乙"), "赔偿金额"),
            )
        ]
        offers.answer(db, made, "乙", REFUSE, by=signed_in(store))

        assert (found, offers.unanswered(db, sitting, first, "赔偿金额")) == ([made, None, None], None)


def test_answer_refuses_other_words(store: Store, sitting_id: UUID) -> None:
    offer_id = propose(store, sitting_id, "赔三百")

    with pytest.raises(Refusal, match="请选择接受或不接受"):
        answer(store, offer_id, "甲", "再想想")


def withdraw(store: Store, offer_id: UUID, reason: str = "改主意") -> None:
    with store.unit() as db:
        offers.withdraw(db, db.get_one(Offer, offer_id), reason=reason, by=signed_in(store))


def agree(store: Store, offer_id: UUID) -> None:
    for side in ("甲", "乙"):
        answer(store, offer_id, side, ACCEPT)


def accepted(store: Store, sitting_id: UUID) -> list[int]:
    with store.reading() as db:
        return [each.round for each in offers.all_of(db, sitting_id) if each.accepted]


def test_answer_keeps_the_words_of_the_side_and_the_time(store: Store, sitting_id: UUID) -> None:
    offer_id = propose(store, sitting_id, "赔三百", amount=30000)
    before = store.now()
    with store.unit() as db:
        offers.answer(db, db.get_one(Offer, offer_id), "甲", REFUSE, words="最少四百", by=signed_in(store))

    with store.reading() as db:
        said = offers.answered(db.get_one(Offer, offer_id))["甲"]
    assert (said.value, said.words) == (REFUSE, "最少四百")
    assert said.at is not None
    assert said.at > before


def test_answered_reads_the_bare_words_of_an_older_store(store: Store, sitting_id: UUID) -> None:
    offer = Offer(case_id=sitting_id, sitting_id=sitting_id, at=store.now(), answers={"甲": ACCEPT})

    assert offers.answered(offer) == {"甲": offers.Answer(ACCEPT)}


@pytest.mark.parametrize(
    ("text", "fields", "topic"),
    [("赔三百", {"amount": 1}, "赔偿金额"), ("当面道歉", {}, "道歉"), ("把话说开", {"apology": "口头"}, "道歉"),
     ("栽桩", {}, "其他"), ("分三次付", {"amount": 1, "topic": "履行方式"}, "履行方式")],
)  # fmt: skip
def test_propose_knows_what_it_is_about(
    store: Store, sitting_id: UUID, text: str, fields: dict[str, Any], topic: str
) -> None:
    offer_id = propose(store, sitting_id, text, **fields)

    with store.reading() as db:
        assert db.get_one(Offer, offer_id).topic == topic


@pytest.mark.parametrize(("fields", "field"), [({"amount": -1}, "amount"), ({"topic": "钱"}, "topic")])
def test_propose_refuses_what_cannot_be(
    store: Store, sitting_id: UUID, fields: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refusal) as caught:
        propose(store, sitting_id, "赔三百", **fields)

    assert caught.value.field == field


def test_counter_offer_replaces_the_former_even_where_it_was_accepted(store: Store, sitting_id: UUID) -> None:
    first = propose(store, sitting_id, "赔五百", amount=50000)
    agree(store, first)
    propose(store, sitting_id, "赔三百", amount=30000, counters=first)

    with pytest.raises(Refusal, match="已被方案 2 取代，请对方案 2 表态"):
        answer(store, first, "甲", "")
    assert accepted(store, sitting_id) == []


def test_withdrawn_counter_offer_gives_the_former_its_place_back(store: Store, sitting_id: UUID) -> None:
    first = propose(store, sitting_id, "赔五百", amount=50000)
    agree(store, first)
    second = propose(store, sitting_id, "赔三百", amount=30000, counters=first)
    third = propose(store, sitting_id, "赔四百", amount=40000, counters=second)

    withdraw(store, second)
    while_third_stands = accepted(store, sitting_id)
    withdraw(store, third)

    assert (while_third_stands, accepted(store, sitting_id)) == ([], [1])


def test_withdrawn_proposal_stays_with_its_reason_and_its_round_is_not_given_again(
    store: Store, sitting_id: UUID
) -> None:
    first = propose(store, sitting_id, "赔五百")
    with pytest.raises(Refusal) as caught:
        withdraw(store, first, " ")
    withdraw(store, first, "说错了")
    propose(store, sitting_id, "赔三百")

    with store.reading() as db:
        told = [(each.round, each.void_reason) for each in offers.all_of(db, sitting_id)]
        standing = [each.round for each in offers.of_sitting(db, sitting_id)]
    assert (caught.value.field, told, standing) == ("reason", [(1, "说错了"), (2, "")], [2])
    with pytest.raises(Refusal, match="方案 1 已经撤下"):
        answer(store, first, "甲", ACCEPT)


def test_amend_mends_what_nobody_has_answered(store: Store, sitting_id: UUID) -> None:
    offer_id = propose(store, sitting_id, "赔三百")
    with store.unit() as db:
        offers.amend(
            db, db.get_one(Offer, offer_id), amount=30000, due_on=date(2026, 12, 1), by=signed_in(store)
        )
    answer(store, offer_id, "甲", REFUSE)

    with pytest.raises(Refusal, match="请提反方案"), store.unit() as db:
        offers.amend(db, db.get_one(Offer, offer_id), amount=1, by=signed_in(store))
    answer(store, offer_id, "甲", "")
    with pytest.raises(Refusal) as caught, store.unit() as db:
        offers.amend(db, db.get_one(Offer, offer_id), text="", amount=None, by=signed_in(store))

    assert caught.value.field == "text"
    with store.reading() as db:
        kept = db.get_one(Offer, offer_id)
        assert (kept.amount, kept.due_on) == (30000, date(2026, 12, 1))


def test_private_proposal_is_neither_answered_nor_replaces_until_it_is_shown(
    store: Store, sitting_id: UUID
) -> None:
    first = propose(store, sitting_id, "赔五百", amount=50000)
    agree(store, first)
    second = propose(store, sitting_id, "最多三百", amount=30000, counters=first, private=True)
    with pytest.raises(Refusal, match="还没有出示"):
        answer(store, second, "甲", ACCEPT)
    hidden = accepted(store, sitting_id)

    with store.unit() as db:
        offers.show(db, db.get_one(Offer, second), by=signed_in(store))
    agree(store, second)

    assert (hidden, accepted(store, sitting_id)) == ([1], [2])
    with store.reading() as db:
        assert db.get_one(Offer, second).shown_at is not None


def test_nothing_moves_once_the_sitting_has_ended(store: Store, sitting_id: UUID) -> None:
    offer_id = propose(store, sitting_id, "赔三百")
    with store.unit() as db:
        endings.close(
            db,
            db.get_one(Sitting, sitting_id),
            Outcome.FAILED,
            by=signed_in(store),
            at=store.now(),
            text="谈不拢",
            routes_told=True,
        )

    for deed in (lambda: answer(store, offer_id, "甲", ACCEPT), lambda: withdraw(store, offer_id)):
        with pytest.raises(Refusal, match="不能再记"):
            deed()
