"""What was made of a line goes with it: struck, its demand and proposal are taken back; corrected, they follow."""

from uuid import UUID

import pytest

from models import cases, demands, offers, record
from models.cases import Party
from models.errors import Refusal
from models.record import Line
from models.sittings import Phase, Sitting
from models.store import Store
from tests.room_station import signed_in


def said(store: Store, sitting_id: UUID, text: str = "赔我 500 元") -> tuple[Line, UUID]:
    by = signed_in(store)
    with store.unit() as db:
        sitting = db.get_one(Sitting, sitting_id)
        subject = cases.case(db, sitting.case_id)
        party = cases.parties(subject)[0]
        line = record.note(
            db, sitting, party.name, text, by=by, kind=record.Kind.DEMAND, party_id=party.id
        )  # fmt: skip
        demands.state(db, subject, party, text=text, amount=50000, topic="赔偿金额", line_id=line.id, by=by)
        sitting.phase = Phase.TALKS.value
        offers.propose(db, sitting, speaker=party.name, text=text, party=party, amount=50000, by=by)
        return line, subject.id


def asked(store: Store, case_id: UUID) -> list[tuple[str, int | None, UUID | None, str]]:
    with store.reading() as db:
        return [
            (each.text, each.amount, each.line_id, each.void_reason) for each in demands.all_of(db, case_id)
        ]


def board(store: Store, sitting_id: UUID) -> list[tuple[str, int | None, str]]:
    with store.reading() as db:
        return [(each.text, each.amount, each.void_reason) for each in offers.all_of(db, sitting_id)]


def test_strike_takes_back_the_demand_and_the_proposal(store: Store, sitting_id: UUID) -> None:
    line, case_id = said(store, sitting_id)

    with store.unit() as db:
        record.strike(db, line.id, reason="", by=signed_in(store))

    assert asked(store, case_id) == [("赔我 500 元", 50000, line.id, "随笔录划去")]
    assert board(store, sitting_id) == [("赔我 500 元", 50000, "随笔录划去")]
    with store.reading() as db:
        assert "甲" in demands.silent_sides(db, cases.case(db, case_id))


def test_strike_waits_where_the_other_side_has_answered(store: Store, sitting_id: UUID) -> None:
    line, case_id = said(store, sitting_id)
    with store.unit() as db:
        offers.answer(db, offers.of_sitting(db, sitting_id)[0], "乙", offers.ACCEPT, by=signed_in(store))

    with store.unit() as db, pytest.raises(Refusal, match=r"^这一行是方案 1，先撤下方案。$"):
        record.strike(db, line.id, reason="", by=signed_in(store))

    with store.reading() as db:
        assert record.lines(db, sitting_id)[-1].struck_at is None
    assert asked(store, case_id) == [("赔我 500 元", 50000, line.id, "")]


def test_correction_carries_the_demand_and_the_proposal_over(store: Store, sitting_id: UUID) -> None:
    line, case_id = said(store, sitting_id)

    with store.unit() as db:
        party = db.get_one(Party, line.party_id)
        made = record.correct(
            db, line.id, party.name, "赔我 300 元", by=signed_in(store), kind=record.Kind.DEMAND, party_id=party.id,
            amount=30000,
        )  # fmt: skip

    assert asked(store, case_id) == [
        ("赔我 500 元", 50000, line.id, "更正"), ("赔我 300 元", 30000, made.id, ""),
    ]  # fmt: skip
    assert board(store, sitting_id) == [("赔我 500 元", 50000, "更正"), ("赔我 300 元", 30000, "")]


def test_correction_to_another_speaker_takes_them_back(store: Store, sitting_id: UUID) -> None:
    line, case_id = said(store, sitting_id)

    with store.unit() as db:
        record.correct(db, line.id, "主持人", "他要 500 元？", by=signed_in(store))

    assert [void for _, _, _, void in asked(store, case_id)] == ["更正"]
    assert [void for _, _, void in board(store, sitting_id)] == ["更正"]
