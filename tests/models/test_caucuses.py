"""Talks apart: opened after the notice, private by default, told to the others only with consent."""

import contextlib
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from models import cases, caucuses, endings, record, sittings
from models.cases import Outcome, Party
from models.caucuses import Caucus
from models.errors import Refusal
from models.record import Line, Utterance
from models.sittings import Phase, Sitting
from models.store import Store
from tests.room_station import add_case, signed_in

if TYPE_CHECKING:
    from collections.abc import Callable


def party(store: Store, sitting_id: UUID, name: str = "赵某") -> UUID:
    with store.reading() as db:
        subject = cases.case(db, db.get_one(Sitting, sitting_id).case_id)
        return next(each.id for each in cases.parties(subject) if each.name == name)


def open_talk(store: Store, sitting_id: UUID, name: str = "赵某", *, noticed: bool = True) -> UUID:
    with store.unit() as db:
        return caucuses.open_talk(
            db, db.get_one(Sitting, sitting_id), db.get_one(Party, party(store, sitting_id, name)),
            by=signed_in(store), noticed=noticed, present=("杨学礼", "傅小军"),
        ).id  # fmt: skip


def say(store: Store, sitting_id: UUID, text: str, talk: UUID) -> Line:
    with store.unit() as db:
        return record.note(
            db, db.get_one(Sitting, sitting_id), "赵某", text, by=signed_in(store), private=True, caucus_id=talk,
            party_id=party(store, sitting_id),
        )  # fmt: skip


def ask(store: Store, talk: UUID) -> None:
    with store.unit() as db:
        caucuses.ask(db, db.get_one(Caucus, talk), by=signed_in(store))


def allow(store: Store, line_id: UUID, *, relay: bool = True) -> None:
    with store.unit() as db:
        caucuses.allow(db, line_id, relay=relay, by=signed_in(store))


def end(store: Store, talk: UUID) -> None:
    with store.unit() as db:
        caucuses.end(db, db.get_one(Caucus, talk), by=signed_in(store), unasked=True)


def relay(store: Store, line_id: UUID) -> Line:
    with store.unit() as db:
        return caucuses.relay_line(db, line_id, by=signed_in(store))


def texts(store: Store, sitting_id: UUID) -> list[tuple[str, str]]:
    with store.reading() as db:
        return [(line.speaker, line.text) for line in record.lines(db, sitting_id) if not line.private]


def test_notice_says_what_is_never_confidential() -> None:
    said = "".join(caucuses.guide().notice)

    assert all(word in said for word in ("犯罪", "生命危险", "未成年人", "违法行为的证据"))
    assert tuple(caucuses.guide().questions) == ("真实想法", "顾虑", "可让步", "底线")


def test_open_refuses_before_the_notice_was_read(store: Store, sitting_id: UUID) -> None:
    with pytest.raises(Refusal) as caught:
        open_talk(store, sitting_id, noticed=False)

    assert caught.value.field == "noticed"
    with store.reading() as db:
        assert caucuses.of_sitting(db, sitting_id) == []


def test_open_and_end_stand_in_the_record_without_what_was_said(store: Store, sitting_id: UUID) -> None:
    talk = open_talk(store, sitting_id)
    say(store, sitting_id, "我心里知道是我挪的", talk)
    end(store, talk)

    assert texts(store, sitting_id) == [
        ("主持人", "与赵某单独谈话开始（在场：杨学礼、傅小军），已告知保密的范围和例外。"),
        ("主持人", "与赵某单独谈话结束。"),
    ]
    with store.reading() as db:
        assert db.get_one(Sitting, sitting_id).phase == "群众先说理"


def test_end_first_asks_what_may_be_told(store: Store, sitting_id: UUID) -> None:
    talk = open_talk(store, sitting_id)
    line = say(store, sitting_id, "我心里知道是我挪的", talk)

    with store.unit() as db, pytest.raises(Refusal, match="结束前请先问明") as caught:
        caucuses.end(db, db.get_one(Caucus, talk), by=signed_in(store))
    assert caught.value.field == "asked"

    end(store, talk)
    with pytest.raises(Refusal, match="再标为可转达"):
        allow(store, line.id)


def test_nobody_goes_on_while_a_talk_is_open(store: Store, sitting_id: UUID) -> None:
    talk = open_talk(store, sitting_id)

    deeds: tuple[Callable[[Any, Sitting], object], ...] = (
        lambda db, sitting: sittings.advance(
            db, sitting, to=Phase.SORTING, by=signed_in(store), silence_reason="不说"
        ),
        lambda db, sitting: endings.close(
            db, sitting, Outcome.WITHDRAWN, by=signed_in(store), at=store.now(), text="不调了"
        ),
        lambda db, sitting: endings.adjourn(db, sitting, by=signed_in(store), at=store.now(), text="改天"),
    )
    for deed in deeds:
        with store.unit() as db, pytest.raises(Refusal, match=r"^先结束与赵某的单独谈。$"):
            deed(db, db.get_one(Sitting, sitting_id))

    end(store, talk)
    with store.unit() as db:
        sittings.advance(
            db, db.get_one(Sitting, sitting_id), to=Phase.SORTING, by=signed_in(store), silence_reason="不说"
        )


@pytest.mark.parametrize(
    ("speaker", "named", "there"),
    [("张某", True, False), ("赵某之子", True, False), ("村主任", False, False), ("傅小军", False, True),
     ("主持人", False, True), ("杨学礼", False, True)],
)  # fmt: skip
def test_only_who_is_there_is_put_on_record(
    store: Store, sitting_id: UUID, speaker: str, named: bool, there: bool
) -> None:  # fmt: skip
    talk = open_talk(store, sitting_id)
    party_id = party(store, sitting_id, speaker) if named else None

    refused = contextlib.nullcontext() if there else pytest.raises(Refusal, match=f"单独谈时{speaker}不在场")
    with refused, store.unit() as db:
        record.note(
            db, db.get_one(Sitting, sitting_id), speaker, "有话说", by=signed_in(store), private=True, caucus_id=talk,
            party_id=party_id,
        )  # fmt: skip

    with store.reading() as db:
        assert [line.speaker for line in record.lines(db, sitting_id) if line.private] == [speaker] * there


def test_open_refuses_a_second_talk_of_the_same_person_or_party(store: Store, sitting_id: UUID) -> None:
    open_talk(store, sitting_id)

    with pytest.raises(Refusal, match="杨学礼正在与赵某单独谈"):
        open_talk(store, sitting_id)
    with pytest.raises(Refusal, match="还有一次单独谈没有结束"):
        open_talk(store, sitting_id, "张某")


def test_open_refuses_after_the_sitting(store: Store, sitting_id: UUID) -> None:
    with store.unit() as db:
        db.get_one(Sitting, sitting_id).phase = Phase.ENDED.value

    with pytest.raises(Refusal, match="不能单独谈"):
        open_talk(store, sitting_id)


def test_open_refuses_a_party_of_another_case(store: Store, sitting_id: UUID) -> None:
    other = add_case(store)
    with store.unit() as db:
        sitting, stranger = db.get_one(Sitting, sitting_id), cases.parties(cases.case(db, other))[0]
        with pytest.raises(Refusal, match="不是本件纠纷"):
            caucuses.open_talk(db, sitting, stranger, by=signed_in(store), noticed=True)


def test_allow_waits_until_the_party_was_asked(store: Store, sitting_id: UUID) -> None:
    talk = open_talk(store, sitting_id)
    line = say(store, sitting_id, "挪桩的事我认", talk)

    with pytest.raises(Refusal) as caught:
        allow(store, line.id)
    assert caught.value.field == "asked"

    ask(store, talk)
    allow(store, line.id)
    with store.reading() as db:
        assert db.get_one(Utterance, line.id).relay is True


def test_relay_copies_the_words_once_and_refers_to_the_line(store: Store, sitting_id: UUID) -> None:
    talk = open_talk(store, sitting_id)
    line = say(store, sitting_id, "挪桩的事我认，  但不赔钱", talk)
    ask(store, talk)
    allow(store, line.id)
    end(store, talk)

    made = relay(store, line.id)

    assert (made.speaker, made.text, made.private, made.caucus_id) == (
        "赵某（经其同意转达）", "挪桩的事我认，  但不赔钱", False, None,
    )  # fmt: skip
    with store.reading() as db:
        assert db.get_one(Caucus, talk).told == {str(line.id): str(made.id)}
        assert db.get_one(Utterance, line.id).private is True
    with pytest.raises(Refusal, match="已经转达过"):
        relay(store, line.id)
    with pytest.raises(Refusal, match="不能再改为保密"):
        allow(store, line.id, relay=False)


def test_relay_refuses_what_is_confidential_struck_or_still_in_the_talk(
    store: Store, sitting_id: UUID
) -> None:
    talk = open_talk(store, sitting_id)
    secret, struck, early = (say(store, sitting_id, text, talk) for text in ("不能说", "划去的", "可以说"))
    ask(store, talk)
    allow(store, struck.id)
    allow(store, early.id)
    with store.unit() as db:
        record.strike(db, struck.id, reason="记错", by=signed_in(store))

    with pytest.raises(Refusal, match="没有标为可转达"):
        relay(store, secret.id)
    with pytest.raises(Refusal, match="已经划去"):
        relay(store, struck.id)
    with pytest.raises(Refusal, match="请先结束单独谈"):
        relay(store, early.id)


def test_current_survives_whoever_opened_it_going_away(store: Store, sitting_id: UUID) -> None:
    talk = open_talk(store, sitting_id)

    with store.reading() as db:
        found = caucuses.current(db, sitting_id, by=signed_in(store))
        assert found is not None
        assert (found.id, found.by_name) == (talk, "杨学礼")
    end(store, talk)
    with store.reading() as db:
        assert caucuses.current(db, sitting_id, by=signed_in(store)) is None


def test_private_line_and_law_are_never_sorted(store: Store, sitting_id: UUID) -> None:
    talk = open_talk(store, sitting_id)
    line = say(store, sitting_id, "不能说", talk)

    end(store, talk)
    with store.unit() as db:
        law = record.note(
            db, db.get_one(Sitting, sitting_id), "主持人", "打人要负责。", by=signed_in(store), kind=record.Kind.LAW
        )  # fmt: skip

    for each, sentence in ((line, "背对背的话不能归入"), (law, "释法的话不是各方说的事实")):
        with store.unit() as db, pytest.raises(Refusal, match=sentence):
            record.sort(db, each.id, record.Column.AGREED, by=signed_in(store))
