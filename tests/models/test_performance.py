"""Performance: payments in whole and in parts, what is due, breach, on both engines."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from models import agreements, performance
from models.agreements import Obligation
from models.cases import Case, State
from models.errors import Refusal
from tests import sample
from tests.sample import Room

START = date(2026, 12, 1)


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    made = sample.room(engine_url)
    yield made
    made.store.close()


def in_parts(db: Session, here: Room, *parts: int) -> tuple[Case, Obligation]:
    """Return a signed case that is paid in parts, one each month from December on."""
    subject = sample.accepted(db, here)
    sample.begun(db, here, subject)
    agreement = agreements.draft(
        db, subject, by=here.officer, facts="事实", performance="按期转账",
        clauses=[{
            "text": "赵水生分期赔偿张土根。", "payer": "赵水生", "payee": "张土根", "amount": sum(parts),
            "instalments": [(START + timedelta(days=30 * place), part) for place, part in enumerate(parts)],
        }],
    )  # fmt: skip
    agreements.conclude(db, subject, agreement, signed_on=sample.TODAY, by=here.officer)
    here.clock.forward(days=400)
    return subject, agreements.obligations(db, agreement.id)[0]


def test_receive_asks_for_evidence_and_a_positive_sum(here: Room) -> None:
    with here.store.unit() as db:
        _, owed = in_parts(db, here, 100, 200)
        with pytest.raises(Refusal, match="凭证") as refused:
            performance.receive(db, owed, on=START, by=here.officer, amount=100)
        assert refused.value.field == "evidence"
        with pytest.raises(Refusal, match="大于零") as refused:
            performance.receive(db, owed, on=START, by=here.officer, amount=0, evidence="收条")
        assert refused.value.field == "amount"


def test_receive_of_every_instalment_performs_the_case(here: Room) -> None:
    with here.store.unit() as db:
        subject, owed = in_parts(db, here, 10_000, 20_000)
        first, second = owed.instalments
        performance.receive(
            db, owed, on=START, by=here.officer, amount=10_000, evidence="收条", instalment=first
        )
        assert (performance.words(db, subject), subject.state) == ("1/2期", State.AGREED.value)

        performance.receive(db, owed, on=START, by=here.officer, evidence="转账凭证", instalment=second)
        assert (second.paid_amount, second.paid_on, owed.performed_on) == (20_000, START, START)
        assert (performance.words(db, subject), subject.state) == ("已履行", State.PERFORMED.value)
        assert subject.resolved_on == START


def test_receive_of_a_part_leaves_the_rest_of_the_instalment_due(here: Room) -> None:
    with here.store.unit() as db:
        _, owed = in_parts(db, here, 10_000, 20_000)
        part = owed.instalments[0]
        performance.receive(
            db, owed, on=START, by=here.officer, amount=4_000, evidence="收条", instalment=part
        )

        assert (part.paid_on, part.paid_amount) == (None, 4_000)
        told = performance.due(db, until=START)
        assert [(each.number, each.amount, each.paid, each.count) for each in told] == [(1, 6_000, 0, 2)]
        performance.receive(
            db, owed, on=START, by=here.officer, amount=6_000, evidence="收条", instalment=part
        )
        assert part.paid_on == START
        with pytest.raises(Refusal, match="第1期已登记收到"):
            performance.receive(
                db, owed, on=START, by=here.officer, amount=1, evidence="收条", instalment=part
            )


def test_receive_of_a_whole_sum_adds_up_to_the_fen(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        agreement = agreements.latest(db, subject.id)
        assert agreement is not None
        money, deed = agreements.obligations(db, agreement.id)
        performance.receive(db, money, on=sample.TODAY, by=here.officer, amount=29_999, evidence="收条")
        assert money.performed_on is None
        performance.receive(db, money, on=sample.TODAY, by=here.officer, amount=1, evidence="收条")
        assert money.performed_on == sample.TODAY
        performance.receive(db, deed, on=sample.TODAY, by=here.officer, evidence="现场见证")
        assert subject.state == State.PERFORMED.value
        with pytest.raises(Refusal, match="已登记履行完毕"):
            performance.receive(db, deed, on=sample.TODAY, by=here.officer, evidence="照片")
        assert [each.amount for each in performance.payments(db, subject.id)] == [29_999, 1, None]


def test_due_lists_by_day_up_to_a_day(here: Room) -> None:
    with here.store.unit() as db:
        sample.concluded(db, here)
        in_parts(db, here, 100, 200)
        told = performance.due(db, until=START)

        assert [(each.due_on, each.debtor, each.amount) for each in told] == [
            (date(2026, 11, 22), "张土根、赵水生", None),
            (date(2026, 11, 23), "赵水生", 30_000),
            (START, "赵水生", 100),
        ]


def test_breach_opens_the_case_and_takes_it_off_the_list(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        with pytest.raises(Refusal, match="未履行的情况") as refused:
            performance.breach(db, subject, text=" ", on=START, by=here.officer)
        assert refused.value.field == "text"
        performance.breach(db, subject, text="到期不付，电话不接", on=START, by=here.officer)

        assert (subject.state, performance.words(db, subject)) == (State.BREACHED.value, "未履行")
        assert subject.remarks.endswith("2026-12-01 未履行：到期不付，电话不接")
        assert performance.due(db, until=START) == []


def test_words_say_nothing_before_the_agreement_is_signed(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sample.agreed(db, here, subject)
        assert performance.words(db, subject) == ""
