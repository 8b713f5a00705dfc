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
