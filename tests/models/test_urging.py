"""催告: by word and by letter, told together by what they are about."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from models import agreements, urging
from models.agreements import Obligation
from models.cases import Case
from models.errors import Refusal
from models.papers import Paper
from tests import sample
from tests.sample import TODAY, Room

ON = TODAY + timedelta(10)


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    made = sample.room(engine_url)
    yield made
    made.store.close()


def waiting(db: Session, here: Room) -> tuple[Case, Obligation]:
    subject = sample.concluded(db, here)
    made = agreements.latest(db, subject.id)
    assert made is not None
    here.clock.forward(days=20)
    return subject, agreements.obligations(db, made.id)[0]


def test_calls_and_letters_stand_together_in_order_of_days(here: Room) -> None:
    with here.store.unit() as db:
        subject, owed = waiting(db, here)
        db.add(
            Paper(
                case_id=subject.id, form="D29", title="催告书", number="西调催1号", issued_on=ON + timedelta(2),
                issued_at=here.clock(), facts={}, about=owed.id,
            )
        )  # fmt: skip
        urging.urge(
            db, subject, on=ON, mode="电话", said="说月底给", by=here.officer, obligation=owed, promised_on=date(2026, 12, 31)
        )  # fmt: skip
        found = urging.of_case(db, subject.id)
        assert [(each.on, each.mode, each.said, each.number) for each in found] == [
            (ON, "电话", "说月底给", ""), (ON + timedelta(2), "催告书", "", "西调催1号"),
        ]  # fmt: skip
        assert urging.about(db, {owed.id}) == {owed.id: found}


@pytest.mark.parametrize(
    ("words", "field", "said"),
    [
        ({"mode": "托人带话"}, "mode", "催告方式"),
        ({"on": TODAY - timedelta(1)}, "on", "催告不能更早"),
        ({"on": TODAY + timedelta(21)}, "on", "还没有到"),
        ({"said": " "}, "said", "无人接听"),
        ({"promised_on": ON - timedelta(1)}, "promised_on", "早于催告"),
    ],
)  # fmt: skip
def test_urging_that_cannot_be_is_refused_beside_its_field(
    here: Room, words: dict[str, object], field: str, said: str
) -> None:
    with here.store.unit() as db:
        subject, owed = waiting(db, here)
        with pytest.raises(Refusal, match=said) as refused:
            urging.urge(
                db, subject, by=here.officer, obligation=owed,
                **{"on": ON, "mode": "电话", "said": "知道了", **words},  # type: ignore[arg-type]  # -- the cases above
            )  # fmt: skip
        assert refused.value.field == field
        assert urging.of_case(db, subject.id) == []


def test_nobody_is_urged_for_what_was_performed(here: Room) -> None:
    with here.store.unit() as db:
        subject, owed = waiting(db, here)
        owed.performed_on = ON
        with pytest.raises(Refusal, match="不用再催"):
            urging.urge(db, subject, on=ON, mode="当面", said="已付", by=here.officer, obligation=owed)


def test_nobody_is_urged_before_the_day_on_which_it_is_due(here: Room) -> None:
    with here.store.unit() as db:
        subject, owed = waiting(db, here)
        assert owed.due_on is not None
        with pytest.raises(Refusal, match="才到期") as refused:
            urging.urge(
                db, subject, on=owed.due_on - timedelta(1), mode="电话", said="知道了", by=here.officer, obligation=owed
            )  # fmt: skip
        assert refused.value.field == "on"
        urging.urge(db, subject, on=owed.due_on, mode="电话", said="今天给", by=here.officer, obligation=owed)


def test_urging_recorded_by_mistake_is_voided_with_its_reason(here: Room) -> None:
    with here.store.unit() as db:
        subject, owed = waiting(db, here)
        row = urging.urge(db, subject, on=ON, mode="当面", said="知道了", by=here.officer, obligation=owed)
        assert [each.id for each in urging.of_case(db, subject.id)] == [row.id]
        with pytest.raises(Refusal, match="为什么撤销") as refused:
            urging.void(db, row, reason=" ", by=here.officer)
        assert refused.value.field == "reason"
        urging.void(db, row, reason="日期写错", by=here.officer)
        assert (urging.of_case(db, subject.id), urging.about(db, {owed.id})) == ([], {})
        with pytest.raises(Refusal, match="已经撤销"):
            urging.void(db, row, reason="又来", by=here.officer)
