"""复述 in the first phase: what is given back, who says that it is so, and what was missing."""

from typing import Any
from uuid import UUID

import pytest

from models import cases, record, retellings
from models.cases import Party
from models.errors import Refusal
from models.record import Kind
from models.retellings import Retelling
from models.sittings import Sitting
from models.store import Store
from tests.room_station import signed_in


def party(store: Store, sitting_id: UUID, name: str) -> Party:
    with store.reading() as db:
        subject = cases.case(db, db.get_one(Sitting, sitting_id).case_id)
        return next(each for each in cases.parties(subject) if each.name == name)


def say(store: Store, sitting_id: UUID, name: str, text: str, kind: Kind = Kind.FACT, **more: Any) -> UUID:
    who = party(store, sitting_id, name)
    with store.unit() as db:
        at = db.get_one(Sitting, sitting_id)
        return record.note(db, at, name, text, by=signed_in(store), kind=kind, party_id=who.id, **more).id


def retell(store: Store, sitting_id: UUID, name: str, text: str) -> UUID:
    who = party(store, sitting_id, name)
    with store.unit() as db:
        at = db.get_one(Sitting, sitting_id)
        return retellings.retell(db, at, who, text, speaker="主持人", by=signed_in(store)).id


def do(store: Store, retelling_id: UUID, verb: Any, *args: Any, **more: Any) -> None:
    with store.unit() as db:
        verb(db, db.get_one(Retelling, retelling_id), *args, by=signed_in(store), **more)


def lines(store: Store, sitting_id: UUID) -> list[tuple[str, str, bool]]:
    with store.reading() as db:
        kept = record.lines(db, sitting_id)
        return [(line.speaker, line.text, line.struck_at is not None) for line in kept]


def waiting(store: Store, sitting_id: UUID) -> list[str]:
    with store.reading() as db:
        found = retellings.unconfirmed(db, db.get_one(Sitting, sitting_id))
        return [each.name for each in found]


def test_one_tick_confirms_and_all_of_it_is_on_record(store: Store, sitting_id: UUID) -> None:
    say(store, sitting_id, "张某", "他把桩往西挪了两犁。")
    before = waiting(store, sitting_id)
    made = retell(store, sitting_id, "张某", "你是说桩被挪了，麦苗被踩了。")
    between = waiting(store, sitting_id)
    do(store, made, retellings.confirm)
    do(store, made, retellings.confirm)

    assert (before, between, waiting(store, sitting_id)) == (["张某"], ["张某"], [])
    assert lines(store, sitting_id) == [
        ("张某", "他把桩往西挪了两犁。", False),
        ("主持人", "复述张某的意思：你是说桩被挪了，麦苗被踩了。", False),
        ("张某", "（听了复述，表示是这个意思）", False),
    ]


def test_what_is_missing_becomes_a_line_and_is_retold(store: Store, sitting_id: UUID) -> None:
    say(store, sitting_id, "赵某", "是孩子碰的。")
    first = retell(store, sitting_id, "赵某", "孩子挪了桩。")
    do(store, first, retellings.say_missing, "不是挪，是犁地碰倒的。")
    waits = waiting(store, sitting_id)
    second = retell(store, sitting_id, "赵某", "孩子犁地时碰倒了桩。")
    do(store, second, retellings.confirm)

    assert (waits, waiting(store, sitting_id)) == (["赵某"], [])
    assert lines(store, sitting_id)[2] == ("赵某", "不是挪，是犁地碰倒的。", False)
    with pytest.raises(Refusal, match="已经重新复述"):
        do(store, first, retellings.confirm)


def test_who_has_not_spoken_to_the_matter_is_not_waited_for(store: Store, sitting_id: UUID) -> None:
    say(store, sitting_id, "张某", "天真冷。", Kind.OTHER)
    say(store, sitting_id, "赵某", "最多给八百。", Kind.FACT, private=True)
    wrong = say(store, sitting_id, "赵某之子", "不是我。")
    with store.unit() as db:
        record.strike(db, wrong, reason="记错人", by=signed_in(store))

    assert waiting(store, sitting_id) == []


def test_a_wrong_tick_is_taken_back_with_a_reason(store: Store, sitting_id: UUID) -> None:
    say(store, sitting_id, "张某", "他挪了桩。")
    made = retell(store, sitting_id, "张某", "桩被挪了。")
    do(store, made, retellings.confirm)

    with pytest.raises(Refusal) as caught:
        do(store, made, retellings.take_back, reason=" ")
    do(store, made, retellings.take_back, reason="点错了人")

    assert (caught.value.field, waiting(store, sitting_id)) == ("reason", ["张某"])
    assert lines(store, sitting_id)[-1] == ("张某", "（听了复述，表示是这个意思）", True)


def test_nothing_said_is_refused(store: Store, sitting_id: UUID) -> None:
    made = retell(store, sitting_id, "张某", "桩被挪了。")
    with pytest.raises(Refusal) as empty:
        retell(store, sitting_id, "张某", "　 ")
    with pytest.raises(Refusal) as nothing:
        do(store, made, retellings.say_missing, "  ")

    assert (empty.value.field, nothing.value.field) == ("text", "missing")


def test_the_starting_text_is_the_partys_own_words(store: Store, sitting_id: UUID) -> None:
    say(store, sitting_id, "张某", "他挪了桩。")
    say(store, sitting_id, "张某", "要他道歉", Kind.DEMAND)
    say(store, sitting_id, "张某", "气得睡不着！", Kind.FEELING)
    say(store, sitting_id, "张某", "有照片", Kind.EVIDENCE)

    with store.reading() as db:
        said = retellings.said(db, sitting_id)[party(store, sitting_id, "张某").id]

    assert retellings.starting_text(said) == "你刚才说，他挪了桩；要他道歉；气得睡不着。我理解得对不对？"
    assert retellings.starting_text([" "]) == ""
