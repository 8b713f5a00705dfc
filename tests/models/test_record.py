"""The record: one line a row, durable, numbered, struck and never deleted."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models import (
    audit,
    cases,
    caucuses,
    demands,
    endings,
    evidence,
    offers,
    readings,
    record,
    retellings,
    sittings,
    turns,
)
from models.base import new_id
from models.cases import Outcome, Party
from models.demands import Demand
from models.errors import Refusal
from models.evidence import Exhibit
from models.offers import Offer
from models.readings import Reading
from models.record import Column, Kind, Line
from models.retellings import Retelling
from models.sittings import Phase, Sitting
from models.store import Store, check_whole, open_store
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


def note(store: Store, sitting_id: UUID, text: str, *, speaker: str = "张某", private: bool = False) -> Line:
    with store.unit() as db:
        return record.note(
            db,
            db.get_one(Sitting, sitting_id),
            speaker,
            text,
            by=signed_in(store),
            kind=Kind.FACT,
            private=private,
        )


def lines(store: Store, sitting_id: UUID) -> list[Line]:
    with store.reading() as db:
        return record.lines(db, sitting_id)


def test_note_keeps_the_line_as_it_was_typed(store: Store, sitting_id: UUID) -> None:
    made = note(store, sitting_id, "  他说\u3000\U00020000 﨑\n赔三百  ")

    assert lines(store, sitting_id) == [made]
    assert (made.seq, made.phase, made.speaker, made.kind, made.text) == (
        1, "群众先说理", "张某", "事实", "  他说\u3000\U00020000 﨑\n赔三百  ",
    )  # fmt: skip


def test_note_numbers_lines_and_since_gives_the_later_ones(store: Store, sitting_id: UUID) -> None:
    made = [note(store, sitting_id, f"第{number}句") for number in range(5)]

    assert [each.seq for each in made] == [1, 2, 3, 4, 5]
    with store.reading() as db:
        assert record.lines(db, sitting_id, since=3) == made[3:]


@pytest.mark.parametrize("text", ["", "  ", "\u3000"])
def test_note_refuses_a_line_without_words(store: Store, sitting_id: UUID, text: str) -> None:
    with pytest.raises(Refusal) as caught:
        note(store, sitting_id, text)

    assert (caught.value.message, caught.value.field) == ("这一行还没有内容。", "text")
    assert lines(store, sitting_id) == []


def test_note_refuses_once_the_sitting_has_ended(store: Store, sitting_id: UUID) -> None:
    with store.unit() as db:
        sitting = db.get_one(Sitting, sitting_id)
        endings.close(
            db, sitting, Outcome.FAILED, by=signed_in(store), at=store.now(), text="谈不拢", routes_told=True
        )

    with pytest.raises(Refusal, match="这场调解已经结束，不能再记"):
        note(store, sitting_id, "还有一句")


def test_note_tells_listeners_and_leaves_its_audit_entry(store: Store, sitting_id: UUID) -> None:
    heard: list[frozenset[str]] = []
    store.changed(heard.append)

    made = note(store, sitting_id, "界桩挪了", private=True)

    assert heard == [frozenset({"Utterance"})]
    with store.reading() as db:
        entry = audit.of_row(db, made.id)[0]
        assert (entry.deed, entry.by_name, entry.changes) == (
            "记录", "陈立新", {"seq": 1, "speaker": "张某", "kind": "事实", "text": "界桩挪了", "private": True},
        )  # fmt: skip
    assert check_whole(store) == []


def test_strike_keeps_the_words_with_time_and_reason(store: Store, sitting_id: UUID) -> None:
    made = note(store, sitting_id, "赔五百")

    for reason in ("口误", "再划一次"):
        with store.unit() as db:
            record.strike(db, made.id, reason=reason, by=signed_in(store))

    kept = lines(store, sitting_id)[0]
    assert (kept.text, kept.struck_reason) == ("赔五百", "口误")
    assert kept.struck_at is not None
    assert kept.struck_at > kept.at


def test_sort_moves_a_line_and_leaves_its_words(store: Store, sitting_id: UUID) -> None:
    made = note(store, sitting_id, "桩被挪过")

    for column in (Column.AGREED, Column.FOCUS):
        with store.unit() as db:
            record.sort(db, made.id, column, by=signed_in(store))

    assert [(each.text, each.column) for each in lines(store, sitting_id)] == [("桩被挪过", "焦点")]


def test_unit_that_fails_leaves_no_line(store: Store, sitting_id: UUID) -> None:
    def fail() -> None:
        with store.unit() as db:
            record.note(db, db.get_one(Sitting, sitting_id), "张某", "白说", by=signed_in(store))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()

    assert lines(store, sitting_id) == []
    assert check_whole(store) == []


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(
        str.strip
    )
)
def test_any_text_comes_back_to_the_character(store: Store, sitting_id: UUID, text: str) -> None:
    made = note(store, sitting_id, text)

    assert lines(store, sitting_id)[-1] == made
    assert made.text == text


def test_note_keeps_the_question_the_talk_apart_and_what_it_corrects(store: Store, sitting_id: UUID) -> None:
    first, talk = note(store, sitting_id, "桩是他挪的"), new_id()
    with store.unit() as db:
        made = record.note(
            db, db.get_one(Sitting, sitting_id), "张某", "桩是他儿子挪的", by=signed_in(store), private=True,
            prompt="谁挪的？", relay=True, caucus_id=talk, corrects=first.id,
        )  # fmt: skip

    assert lines(store, sitting_id) == [first, made]
    assert (made.prompt, made.relay, made.caucus_id, made.corrects) == ("谁挪的？", True, talk, first.id)


def test_sorted_lines_keep_the_order_they_are_moved_to(store: Store, sitting_id: UUID) -> None:
    made = [note(store, sitting_id, text) for text in ("一", "二", "三")]
    by = signed_in(store)
    with store.unit() as db:
        for each in (made[2], made[0], made[1]):
            record.sort(db, each.id, Column.AGREED, by=by)

    def column() -> list[str]:
        found = [line for line in lines(store, sitting_id) if line.column == Column.AGREED.value]
        return [line.text for line in sorted(found, key=lambda line: line.place)]

    assert column() == ["三", "一", "二"]
    with store.unit() as db:
        record.move(db, made[1].id, -1, by=by)
        record.move(db, made[2].id, -1, by=by)
    assert column() == ["三", "二", "一"]
    with store.unit() as db:
        record.sort(db, made[2].id, Column.NONE, by=by)
        record.move(db, made[2].id, 1, by=by)
    assert column() == ["二", "一"]


def test_correct_strikes_and_refers_and_keeps_what_was_private(store: Store, sitting_id: UUID) -> None:
    secret = note(store, sitting_id, "最低两百", private=True)
    with store.unit() as db:
        made = record.correct(db, secret.id, "张某", "最低三百", by=signed_in(store), kind=Kind.LIMIT)

    struck, new = lines(store, sitting_id)
    assert (struck.struck_reason, struck.text) == ("更正", "最低两百")
    assert (new, new.corrects, new.private, new.kind) == (made, secret.id, True, "底线")


def test_correct_refuses_a_line_that_is_struck_already(store: Store, sitting_id: UUID) -> None:
    first = note(store, sitting_id, "口误")
    with store.unit() as db:
        record.strike(db, first.id, reason="", by=signed_in(store))

    with pytest.raises(Refusal, match="已经划去"), store.unit() as db:
        record.correct(db, first.id, "张某", "改", by=signed_in(store))
    assert len(lines(store, sitting_id)) == 1


def test_ended_sitting_keeps_its_record_from_a_second_workstation(
    engine_url: str, store: Store, sitting_id: UUID
) -> None:
    first, second = note(store, sitting_id, "挪了两犁"), note(store, sitting_id, "赔三百")
    by = signed_in(store)
    other = open_store(engine_url, now=store.now)
    other.person = by
    with store.unit() as db:
        sitting = db.get_one(Sitting, sitting_id)
        subject = cases.case(db, sitting.case_id)
        party = cases.parties(subject)[0]
        asked = demands.state(db, subject, party, text="赔", by=by)
        shown = evidence.enter(db, sitting, name="收据", by=by)
        told = retellings.retell(db, sitting, party, "他挪了桩", speaker="杨学礼", by=by)
        read = readings.begin(db, sitting, ["一、赔三百。"], reader="杨学礼", by=by)
        talk = caucuses.open_talk(db, sitting, party, by=by, noticed=True)
        caucuses.ask(db, talk, by=by)
        secret = record.note(db, sitting, "张某", "底线", by=by, private=True, caucus_id=talk.id)
        offer = offers.propose(db, sitting, speaker="张某", text="赔三百", by=by)
        caucuses.end(db, talk, by=by)
        keys = (party.id, asked.id, shown.id, told.id, read.id, offer.id)
        endings.close(db, sitting, Outcome.FAILED, by=by, at=store.now(), text="谈不拢", routes_told=True)
    before = lines(store, sitting_id)

    def deeds(db: Session) -> list[Callable[[], object]]:
        here = db.get_one(Sitting, sitting_id)
        case = cases.case(db, here.case_id)
        kinds: tuple[Any, ...] = (Party, Demand, Exhibit, Retelling, Reading, Offer)
        rows: list[Any] = [db.get_one(kind, key) for kind, key in zip(kinds, keys, strict=True)]
        who, asking, thing, telling, reading, plan = rows
        return [
            lambda: record.note(db, here, "张某", "再说", by=by),
            lambda: record.strike(db, first.id, reason="", by=by),
            lambda: record.correct(db, first.id, "张某", "改", by=by),
            lambda: record.sort(db, second.id, Column.AGREED, by=by),
            lambda: record.move(db, second.id, 1, by=by),
            lambda: sittings.find_cause(db, here, "改了", by=by),
            lambda: demands.state(db, case, who, text="再加", by=by),
            lambda: demands.withdraw(db, asking, reason="不要了", by=by),
            lambda: demands.correct(db, asking, text="改", amount=None, topic="其他", reason="改", by=by),
            lambda: evidence.enter(db, here, name="照片", by=by),
            lambda: evidence.view(db, thing, "乙", evidence.ACCEPTED, by=by),
            lambda: evidence.correct(db, thing, by=by, name="改"),
            lambda: evidence.void(db, thing, reason="改", by=by),
            lambda: retellings.retell(db, here, who, "改", speaker="杨学礼", by=by),
            lambda: retellings.confirm(db, telling, by=by),
            lambda: retellings.say_missing(db, telling, "缺", by=by),
            lambda: retellings.take_back(db, telling, reason="错", by=by),
            lambda: readings.begin(db, here, ["二"], reader="杨学礼", by=by),
            lambda: readings.read_on(db, reading, by=by),
            lambda: caucuses.allow(db, secret.id, relay=True, by=by),
            lambda: caucuses.relay_line(db, secret.id, by=by),
            lambda: turns.switch(db, here, on=True, by=by),
            lambda: turns.arrange(db, here, ["乙", "甲"], by=by),
            lambda: offers.propose(db, here, speaker="张某", text="改", by=by),
            lambda: offers.amend(db, plan, by=by, text="改"),
            lambda: offers.answer(db, plan, "甲", "接受", by=by),
            lambda: offers.withdraw(db, plan, reason="改", by=by),
        ]

    said = []
    with other.reading() as db:
        count = len(deeds(db))
    for number in range(count):
        with pytest.raises(Refusal) as caught, other.unit() as db:
            deeds(db)[number]()
        said.append((number, caught.value.message))
    other.close()

    relayed = (20, "这句话没有标为可转达，不能转达。")
    assert [each for each in said if each[1] != sittings.OVER] == [relayed]
    assert lines(store, sitting_id) == before
