"""The clauses read aloud: progress, confirmations in the record, and what makes a reading stale."""

from uuid import UUID

import pytest

from models import cases, readings, record
from models.errors import Refusal
from models.readings import AGREES, OBJECTS, Reading
from models.sittings import Phase, Sitting
from models.store import Store
from tests.room_station import signed_in

TEXTS = ("第一条　赔三百。", "第二条　道歉。")


def begin(store: Store, sitting_id: UUID, texts: tuple[str, ...] = TEXTS) -> UUID:
    with store.unit() as db:
        return readings.begin(
            db, db.get_one(Sitting, sitting_id), texts, reader="主持人", by=signed_in(store)
        ).id


def read_on(store: Store, reading_id: UUID, times: int = 1) -> None:
    for _ in range(times):
        with store.unit() as db:
            readings.read_on(db, db.get_one(Reading, reading_id), by=signed_in(store))


def told(store: Store, sitting_id: UUID) -> list[tuple[str, str]]:
    with store.reading() as db:
        return [(each.speaker, each.text) for each in record.lines(db, sitting_id)]


def test_begin_refuses_without_clauses_and_without_reader(store: Store, sitting_id: UUID) -> None:
    with pytest.raises(Refusal, match="没有可以宣读的"):
        begin(store, sitting_id, ())
    with pytest.raises(Refusal) as caught, store.unit() as db:
        readings.begin(db, db.get_one(Sitting, sitting_id), TEXTS, reader=" ", by=signed_in(store))

    assert caught.value.field == "reader"


def test_each_clause_read_and_each_answer_stands_in_the_record(store: Store, sitting_id: UUID) -> None:
    reading_id = begin(store, sitting_id)
    read_on(store, reading_id, 2)
    with store.unit() as db:
        kept = db.get_one(Reading, reading_id)
        first, second, _ = cases.parties(cases.case(db, kept.case_id))
        readings.confirm(db, kept, first, by=signed_in(store))
        readings.confirm(db, kept, first, by=signed_in(store))
        readings.object_to(db, kept, second, "栽完桩再给", by=signed_in(store))
        said = [kept.confirmations[str(each.id)]["value"] for each in (first, second)]

    assert said == [AGREES, OBJECTS]
    assert told(store, sitting_id) == [
        ("主持人", "宣读协议草案第一条　赔三百。"), ("主持人", "宣读协议草案第二条　道歉。"),
        ("张某", "协议内容听清，同意。"), ("赵某", "栽完桩再给"),
    ]  # fmt: skip
    with pytest.raises(Refusal, match="都已经读完"):
        read_on(store, reading_id)


def test_nobody_confirms_before_all_is_read_and_nobody_objects_without_words(
    store: Store, sitting_id: UUID
) -> None:
    reading_id = begin(store, sitting_id)
    read_on(store, reading_id)
    with store.unit() as db:
        kept = db.get_one(Reading, reading_id)
        party = cases.parties(cases.case(db, kept.case_id))[0]
        with pytest.raises(Refusal, match="还有 1 条没有读"):
            readings.confirm(db, kept, party, by=signed_in(store))
        with pytest.raises(Refusal) as caught:
            readings.object_to(db, kept, party, " ", by=signed_in(store))

    assert caught.value.field == "words"


def test_wrong_tick_is_taken_back_and_its_line_struck(store: Store, sitting_id: UUID) -> None:
    reading_id = begin(store, sitting_id)
    read_on(store, reading_id, 2)
    with store.unit() as db:
        kept = db.get_one(Reading, reading_id)
        party = cases.parties(cases.case(db, kept.case_id))[0]
        readings.confirm(db, kept, party, by=signed_in(store))
        readings.take_back(db, kept, party, by=signed_in(store))
        readings.take_back(db, kept, party, by=signed_in(store))
        left = dict(kept.confirmations)

    with store.reading() as db:
        last = record.lines(db, sitting_id)[-1]
    assert (left, last.text, last.struck_reason) == ({}, "协议内容听清，同意。", "点错，改正")


def test_changed_clause_is_read_again_alone_and_everyone_is_asked_anew(
    store: Store, sitting_id: UUID
) -> None:
    first = begin(store, sitting_id)
    read_on(store, first, 2)
    changed = (TEXTS[0], "第二条　书面道歉。")
    with store.reading() as db:
        stale = [readings.stale(db.get_one(Reading, first), texts) for texts in (TEXTS, changed)]
    second = begin(store, sitting_id, changed)

    with store.reading() as db:
        kept = readings.latest(db, sitting_id)
        assert kept is not None
        assert (stale, kept.id, kept.read, kept.whole, kept.confirmations) == (
            [False, True],
            second,
            1,
            False,
            {},
        )


def test_shortened_draft_need_not_be_read_again_and_the_record_says_so(
    store: Store, sitting_id: UUID
) -> None:
    read_on(store, begin(store, sitting_id), 2)
    begin(store, sitting_id, TEXTS[:1])

    assert told(store, sitting_id)[-1] == (
        "主持人",
        "协议草案有删减，其余各条已宣读，请各方按现在的条款确认。",
    )


def test_reading_is_no_longer_written_once_the_sitting_has_ended(store: Store, sitting_id: UUID) -> None:
    reading_id = begin(store, sitting_id)
    with store.unit() as db:
        db.get_one(Sitting, sitting_id).phase = Phase.ENDED.value

    with pytest.raises(Refusal, match="已经结束"):
        read_on(store, reading_id)
