import uuid

import pytest
from sqlalchemy.orm import Session

from models import cases, demands, intake
from models.errors import Refusal
from models.intake import PartyDraft
from tests.sample import TODAY, Room, accepted, draft


@pytest.mark.parametrize(
    ("values", "sentence", "field"),
    [
        ({"text": " "}, "请写下诉求；对方没有诉求的，请写明原因。", "text"),
        ({"text": "赔钱", "amount": -1}, "金额不能是负数。", "amount"),
    ],
)
def test_a_demand_says_something(
    db: Session, desk: Room, values: dict[str, object], sentence: str, field: str
) -> None:
    subject = accepted(db, desk)
    with pytest.raises(Refusal) as refused:
        demands.state(db, subject, None, by=desk.officer, **values)  # type: ignore[arg-type]  # -- a row of the table
    assert (refused.value.message, refused.value.field) == (sentence, field)


def test_a_side_is_silent_until_one_of_it_asks_or_says_why_not(here: Room) -> None:
    with here.store.unit() as db:
        subject = accepted(db, here, demands=[])
        intake.add_party(
            db, subject, PartyDraft(side="乙", name="钱某"), today=TODAY, position=2, by=here.officer
        )
        intake.add_party(
            db, subject, PartyDraft(side="丙", name="村委会", role="第三人"), today=TODAY, by=here.officer
        )
        db.refresh(subject, ["parties"])
        assert demands.silent_sides(db, subject) == ["甲", "乙"]
        first, second = cases.parties(subject)[:2]
        demands.state(db, subject, first, text="赔麦苗", amount=0, by=here.officer)
        assert demands.silent_sides(db, subject) == ["乙"]
        demands.state(db, subject, second, none_reason="只求讲明", by=here.officer)
        assert demands.silent_sides(db, subject) == []


def test_a_party_taken_out_is_not_waited_for(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, demands=[], parties=[*draft().parties, PartyDraft(side="丙", name="误登")])
    intake.void_party(db, cases.parties(subject)[2], reason="误登", by=desk.officer)
    assert demands.silent_sides(db, subject) == ["甲", "乙"]


def test_a_voided_demand_is_no_longer_told(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    first = demands.of_case(db, subject.id)[0]
    first.voided_at = desk.clock()
    db.flush()
    assert [each.text for each in demands.of_case(db, subject.id)] == ["不同意是自己挪桩"]


def test_a_demand_taken_back_stays_with_its_reason(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    first = demands.of_case(db, subject.id)[0]

    demands.withdraw(db, first, reason="当事人不再要求", by=desk.officer)

    assert first not in demands.of_case(db, subject.id)
    assert first in demands.all_of(db, subject.id)
    assert first.void_reason == "当事人不再要求"
    with pytest.raises(Refusal, match="这条诉求已经撤回"):
        demands.withdraw(db, first, reason="再撤一次", by=desk.officer)


def test_a_corrected_demand_takes_the_place_of_the_former(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    first = demands.of_case(db, subject.id)[0]

    made = demands.correct(
        db, first, text="赔 300 元", amount=30000, topic="赔偿金额", reason="听错了数", by=desk.officer
    )

    assert (made.party_id, made.amount, first.void_reason) == (first.party_id, 30000, "听错了数")
    assert [each.text for each in demands.of_case(db, subject.id) if each.party_id == first.party_id] == [
        "赔 300 元"
    ]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"reason": " "}, "reason"),
        ({"text": "　"}, "text"),
        ({"amount": -1}, "amount"),
        ({"topic": "面子"}, "topic"),
    ],
)
def test_a_correction_that_says_too_little_changes_nothing(
    db: Session, desk: Room, values: dict[str, object], field: str
) -> None:
    subject = accepted(db, desk)
    first = demands.of_case(db, subject.id)[0]
    said = {"text": "赔三百", "amount": None, "topic": "其他", "reason": "听错了", **values}

    with pytest.raises(Refusal) as refused:
        demands.correct(db, first, by=desk.officer, **said)  # type: ignore[arg-type]  # -- a row of the table

    assert (refused.value.field, first.valid) == (field, True)


def test_a_line_of_the_record_makes_one_demand(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    party, line = cases.parties(subject)[0], uuid.uuid4()
    made = demands.state(db, subject, party, text="赔麦苗", by=desk.officer, line_id=line)

    with pytest.raises(Refusal, match="这一行已经记为诉求"):
        demands.state(db, subject, party, text="赔麦苗", by=desk.officer, line_id=line)
    demands.withdraw(db, made, reason="记错了人", by=desk.officer)
    demands.state(db, subject, party, text="赔麦苗", by=desk.officer, line_id=line)


@pytest.mark.parametrize(
    ("text", "amount", "topic"),
    [
        ("当着村里人的面给我赔礼道歉", None, "道歉"),
        ("以后不许再骂人", None, "后续承诺"),
        ("把医药费付了", None, "赔偿金额"),
        ("把桩挪回去", None, "履行方式"),
        ("麦苗的事", 50000, "赔偿金额"),
        ("要个公道", None, "其他"),
        ("", None, "其他"),
    ],
)
def test_the_topic_is_guessed_by_the_words(text: str, amount: int | None, topic: str) -> None:
    assert demands.guess_topic(text, amount) == topic


@pytest.mark.parametrize("count", range(1, 21))
@pytest.mark.parametrize("sides", [1, 2, 10])
def test_the_gate_waits_for_each_side_and_for_no_single_person(
    db: Session, desk: Room, count: int, sides: int
) -> None:
    names = cases.SIDES[: min(count, sides)]
    crowd = [PartyDraft(side=names[place % len(names)], name=f"某{place}") for place in range(count)]
    subject = accepted(db, desk, demands=[], parties=crowd)
    by_side = {side: [each for each in cases.parties(subject) if each.side == side] for side in names}
    waited = []

    for place, side in enumerate(names):
        waited.append(demands.silent_sides(db, subject))
        one = by_side[side][-1]
        if place % 2:
            demands.state(db, subject, one, none_reason="没有来得及想", by=desk.officer)
        else:
            demands.state(db, subject, one, text="各自清理", by=desk.officer)

    assert [sorted(each, key=cases.SIDES.find) for each in waited] == [
        list(names[place:]) for place in range(len(names))
    ]
    assert demands.silent_sides(db, subject) == []
