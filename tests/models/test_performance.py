"""Performance: payments in whole and in parts, what is due, breach, on both engines."""

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from models import agreements, breaches, clocks, performance
from models.agreements import Obligation
from models.cases import Case, State
from models.errors import Refusal
from models.papers import Paper
from models.queries import dues
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


def due(db: Session, until: date) -> tuple[dues.Due, ...]:
    """Return what is due and not performed up to a day."""
    return dues.page(db, dues.Wanted(sample.TODAY, until, kinds=dues.PAYMENTS - {dues.Kind.UNDATED}))


def at_once(db: Session, here: Room, fen: int) -> tuple[Case, Obligation]:
    """Return a signed case that is paid at once."""
    subject = sample.accepted(db, here)
    sample.begun(db, here, subject)
    agreement = agreements.draft(
        db, subject, by=here.officer, facts="事实",
        clauses=[{"text": "赵水生赔偿张土根。", "payer": "赵水生", "payee": "张土根", "amount": fen, "due_on": START}],
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
        told = due(db, START)
        assert [(each.part, each.left, each.paid, each.count) for each in told] == [(1, 6_000, 0, 2)]
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
        told = due(db, START)

        assert [(each.day, each.debtor, each.left) for each in told] == [
            (date(2026, 11, 22), "张土根、赵水生", None),
            (date(2026, 11, 23), "赵水生", 30_000),
            (START, "赵水生", 100),
        ]


def test_breach_opens_the_case_and_what_is_owed_stays_on_the_list(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        with pytest.raises(Refusal, match="未履行的情况") as refused:
            performance.breach(db, subject, text=" ", on=START, by=here.officer)
        assert refused.value.field == "text"
        remarks = subject.remarks
        for on in (sample.TODAY - timedelta(days=1), START):
            with pytest.raises(Refusal) as refused:
                performance.breach(db, subject, text="到期不付，电话不接", on=on, by=here.officer)
            assert refused.value.field == "on"
        here.clock.now = datetime.combine(START, time(2), UTC)
        performance.breach(db, subject, text="到期不付，电话不接", on=START, by=here.officer)

        assert (subject.state, performance.words(db, subject)) == (State.BREACHED.value, "未履行")
        assert (subject.remarks, breaches.breach_words(agreements.latest(db, subject.id))) == (
            remarks, "2026-12-01 未履行：到期不付，电话不接",
        )  # fmt: skip
        assert [each.day for each in due(db, START)] == [date(2026, 11, 22), date(2026, 11, 23)]


def test_words_say_nothing_before_the_agreement_is_signed(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sample.agreed(db, here, subject)
        assert performance.words(db, subject) == ""


def test_sum_without_an_instalment_falls_on_the_open_ones_in_order_of_their_days(here: Room) -> None:
    with here.store.unit() as db:
        subject, owed = in_parts(db, here, 10_000, 20_000, 30_000)
        first, second, third = owed.instalments
        with pytest.raises(Refusal, match="是收款人") as refused:
            performance.receive(db, owed, on=START, by=here.officer, evidence="收条", payer=owed.creditor)
        assert refused.value.field == "payer"
        paid = performance.receive(
            db,
            owed,
            on=sample.TODAY,
            by=here.officer,
            amount=25_000,
            evidence="转账凭证",
            payer="太平保险公司",
        )
        assert [(each.paid_amount, each.paid_on) for each in (first, second, third)] == [
            (10_000, sample.TODAY), (15_000, None), (None, None),
        ]  # fmt: skip
        assert paid.parts == [[str(first.id), 10_000], [str(second.id), 15_000]]
        assert (paid.payer, paid.by_name) == ("太平保险公司", here.officer.name)
        assert performance.owed(db, owed) == performance.Owing(60_000, 25_000, 35_000)
        performance.receive(db, owed, on=START, by=here.officer, evidence="转账凭证")
        assert (owed.performed_on, subject.state) == (START, State.PERFORMED.value)


def test_rest_of_a_sum_completes_an_obligation_without_instalments(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        money = agreements.obligations(db, agreements.latest(db, subject.id).id)[0]  # type: ignore[union-attr]  # -- it is signed
        performance.receive(db, money, on=sample.TODAY, by=here.officer, amount=10_000, evidence="收条")
        rest = performance.receive(db, money, on=sample.TODAY, by=here.officer, evidence="收条")
        assert (rest.amount, money.performed_on) == (20_000, sample.TODAY)


def test_receive_refuses_more_than_is_owed_and_days_that_cannot_be(here: Room) -> None:
    with here.store.unit() as db:
        _, owed = in_parts(db, here, 10_000, 20_000)
        today = here.clock().date()
        for on, amount, field, said in (
            (START, 30_001, "amount", "只欠 ¥300.00，不能登记 ¥300.01"),
            (sample.TODAY - timedelta(1), 100, "on", "协议是2026年11月20日签的"),
            (today + timedelta(1), 100, "on", "这一天还没有到"),
        ):
            with pytest.raises(Refusal, match=said) as refused:
                performance.receive(db, owed, on=on, by=here.officer, amount=amount, evidence="收条")
            assert refused.value.field == field
        assert performance.payments(db, owed.case_id) == []


def test_take_back_brings_sums_case_and_clocks_back(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here, track="ZA")
        made = agreements.latest(db, subject.id)
        assert made is not None
        before = {each.key: (each.met_on, each.cancelled) for each in clocks.of_case(db, subject.id)}
        paid = [
            performance.receive(db, each, on=sample.TODAY, by=here.officer, evidence="收条")
            for each in agreements.obligations(db, made.id)
        ]
        assert (subject.state, subject.ended_on) == (State.PERFORMED.value, sample.TODAY)
        with pytest.raises(Refusal, match="为什么撤销") as refused:
            performance.take_back(db, paid[0], reason=" ", by=here.officer)
        assert refused.value.field == "reason"
        performance.take_back(db, paid[0], reason="金额打错", by=here.officer)

        assert (subject.state, subject.ended_on, subject.resolved_on) == (State.AGREED.value, None, None)
        assert made.performed_on is None
        after = {each.key: (each.met_on, each.cancelled) for each in clocks.of_case(db, subject.id)}
        assert after == before
        assert (performance.payments(db, subject.id), paid[0].void_reason) == ([paid[1]], "金额打错")
        with pytest.raises(Refusal, match="已经撤销"):
            performance.take_back(db, paid[0], reason="又来", by=here.officer)


def test_take_back_spreads_what_is_left_anew_on_what_is_due_first(here: Room) -> None:
    with here.store.unit() as db:
        _, owed = in_parts(db, here, 100_000, 100_000, 100_000, 100_000)
        wrong, later = (
            performance.receive(
                db, owed, on=START + timedelta(place), by=here.officer, amount=fen, evidence="收条"
            )
            for place, fen in enumerate((200_050, 99_950))
        )
        assert [each.paid_amount for each in owed.instalments] == [100_000, 100_000, 100_000, None]
        performance.take_back(db, wrong, reason="金额打错", by=here.officer)

        assert [each.paid_amount for each in owed.instalments] == [99_950, None, None, None]
        assert later.parts == [[str(owed.instalments[0].id), 99_950]]
        assert [(each.part, each.left) for each in due(db, START)] == [(1, 50)]


def test_take_back_leaves_what_was_paid_for_a_named_instalment_or_has_its_sealed_receipt(here: Room) -> None:
    with here.store.unit() as db:
        subject, owed = in_parts(db, here, 100, 100, 100, 100)
        first, second, third, fourth = owed.instalments
        wrong = performance.receive(db, owed, on=START, by=here.officer, amount=100, evidence="收条")
        sealed = performance.receive(db, owed, on=START, by=here.officer, amount=100, evidence="收条")
        performance.receive(
            db, owed, on=START, by=here.officer, amount=100, evidence="收条", instalment=fourth
        )
        db.add(
            Paper(
                case_id=subject.id, form="D16", title="收条", issued_on=START, issued_at=here.clock(), facts={},
                about=sealed.id,
            )
        )  # fmt: skip
        performance.take_back(db, wrong, reason="打错", by=here.officer)
        assert [each.paid_amount for each in (first, second, third, fourth)] == [None, 100, None, 100]


def test_receive_says_what_to_do_with_what_was_paid_too_much_and_keeps_the_note(here: Room) -> None:
    with here.store.unit() as db:
        _, owed = in_parts(db, here, 10_000)
        with pytest.raises(Refusal, match=r"多出的 ¥20\.00 退给付款人，写在备注里"):
            performance.receive(db, owed, on=START, by=here.officer, amount=12_000, evidence="收条")
        kept = performance.receive(
            db, owed, on=START, by=here.officer, amount=10_000, evidence="收条", note=" 多付的 20 元当场退还 "
        )
        assert kept.note == "多付的 20 元当场退还"


def test_take_back_of_a_case_that_was_struck_off_says_what_to_do(here: Room) -> None:
    with here.store.unit() as db:
        subject, owed = in_parts(db, here, 100)
        paid = performance.receive(db, owed, on=START, by=here.officer, evidence="收条")
        subject.state = State.CLOSED.value
        with pytest.raises(Refusal, match="本案已销号"):
            performance.take_back(db, paid, reason="打错", by=here.officer)


def test_take_back_leaves_alone_what_another_decision_stands_on(here: Room) -> None:
    with here.store.unit() as db:
        subject, owed = in_parts(db, here, 100)
        paid = performance.receive(db, owed, on=START, by=here.officer, evidence="收条")
        subject.ended_on, subject.ended_how = START, "不予处罚"
        with pytest.raises(Refusal, match="已按“不予处罚”结案"):
            performance.take_back(db, paid, reason="打错", by=here.officer)


def test_support_that_is_owed_every_year_comes_due_again_and_never_ends(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sample.begun(db, here, subject)
        blanks = {"until": "12月31日", "yearly": "300", "from_year": "2026"}
        made = agreements.draft(
            db, subject, by=here.officer, facts="事实",
            clauses=[
                {"pattern": "C10-3", "payer": "赵水生", "payee": "张土根", "blanks": {"first": "赵水生", "months": "2"}},
                {"pattern": "C10-4", "payer": "赵水生", "payee": "张土根", "method": "现金", "blanks": blanks},
                {"text": "赵水生不得再辱骂张土根。", "payer": "赵水生", "payee": "张土根"},
            ],
        )  # fmt: skip
        agreements.conclude(db, subject, made, signed_on=sample.TODAY, by=here.officer)
        care, money, promise = agreements.obligations(db, made.id)
        assert [(each.number, each.due_on) for each in care.instalments] == [(1, date(2027, 1, 20))]
        assert performance.words(db, subject) == "履行中"
        here.clock.forward(days=800)
        paid = performance.receive(
            db, money, on=date(2027, 1, 5), by=here.officer, amount=60_000, evidence="收条"
        )
        assert [(each.due_on, each.paid_amount) for each in money.instalments] == [
            (date(2026, 12, 31), 30_000), (date(2027, 12, 31), 30_000), (date(2028, 12, 31), None),
        ]  # fmt: skip
        performance.receive(db, care, on=date(2027, 1, 20), by=here.officer, evidence="现场见证")
        assert [each.due_on for each in care.instalments] == [date(2027, 1, 20), date(2027, 3, 20)]
        performance.take_back(db, paid, reason="打错", by=here.officer)
        assert performance.owed(db, money).paid == 0
        with pytest.raises(Refusal, match="不用登记履行"):
            performance.receive(db, promise, on=sample.TODAY, by=here.officer, evidence="照片")

        for each in (care, money):
            assert subject.state == State.AGREED.value
            performance.finish(db, each, on=date(2028, 5, 1), reason="老人去世", by=here.officer)
        assert (subject.state, subject.resolved_on) == (State.PERFORMED.value, date(2028, 5, 1))


def test_fix_day_puts_down_a_day_that_the_agreement_does_not_name(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sample.begun(db, here, subject)
        made = agreements.draft(
            db, subject, by=here.officer, facts="事实",
            clauses=[{"text": "公司赔偿家属。", "payer": "某公司", "payee": "万某家属", "amount": 75_000_000}],
        )  # fmt: skip
        agreements.conclude(db, subject, made, signed_on=sample.TODAY, by=here.officer)
        (owed,) = agreements.obligations(db, made.id)
        with pytest.raises(Refusal, match="谁和谁商定") as refused:
            performance.fix_day(db, owed, due_on=START, reason="", by=here.officer)
        assert refused.value.field == "reason"
        with pytest.raises(Refusal, match="不能早于协议签订") as refused:
            performance.fix_day(db, owed, due_on=date(2026, 1, 1), reason="双方电话商定", by=here.officer)
        assert refused.value.field == "due_on"
        performance.fix_day(db, owed, due_on=START, reason="双方电话商定", by=here.officer)
        running = {each.key: each.due_on for each in clocks.running(db, subject)}
        assert (owed.due_on, running["performance"]) == (START, START)
        assert [each.day for each in due(db, START)] == [START]


def test_fix_day_leaves_the_day_of_the_agreement_alone(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        money = agreements.obligations(db, agreements.latest(db, subject.id).id)[0]  # type: ignore[union-attr]  # -- it is signed
        with pytest.raises(Refusal, match="协议已经写明履行日期"):
            performance.fix_day(db, money, due_on=START, reason="想晚点", by=here.officer)


def test_agreement_by_which_nothing_is_handed_over_is_performed_once_it_was_checked(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sample.begun(db, here, subject)
        made = agreements.draft(
            db, subject, by=here.officer, facts="事实",
            clauses=[{"text": "双方互不打扰。", "payer": "赵水生、张土根", "payee": ""}],
        )  # fmt: skip
        agreements.conclude(db, subject, made, signed_on=sample.TODAY, by=here.officer)
        with pytest.raises(Refusal, match="怎样核实") as refused:
            performance.kept(db, subject, on=sample.TODAY, evidence="", by=here.officer)
        assert refused.value.field == "evidence"
        performance.kept(db, subject, on=sample.TODAY, evidence="电话问过双方", by=here.officer)
        assert (subject.state, performance.words(db, subject)) == (State.PERFORMED.value, "已履行")


def _fallen(kept: list[performance.Payment]) -> dict[uuid.UUID, int]:
    """Add up what payments say that they fell on."""
    found: dict[uuid.UUID, int] = {}
    for each in kept:
        for part, fen in each.parts:
            found[uuid.UUID(part)] = found.get(uuid.UUID(part), 0) + fen
    return found


SHARES = st.lists(st.integers(1, 50_000), min_size=1, max_size=4)
STEPS = st.lists(
    st.tuples(st.sampled_from(["some", "rest", "named", "back"]), st.integers(1, 120_000)), max_size=10
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)  # fmt: skip
@given(parts=SHARES, steps=STEPS, whole=st.booleans())
def test_sums_stay_exact_over_any_payments_and_take_backs(
    db: Session, desk: Room, parts: list[int], steps: list[tuple[str, int]], whole: bool
) -> None:
    desk.clock.now = sample.NOW
    with db.begin_nested() as nested:
        subject, owed = in_parts(db, desk, *parts) if not whole else at_once(db, desk, sum(parts))
        for place, (deed, fen) in enumerate(steps):
            valid = performance.payments(db, subject.id)
            try:
                if deed == "back" and valid:
                    performance.take_back(db, valid[fen % len(valid)], reason="打错", by=desk.officer)
                elif deed != "back":
                    performance.receive(
                        db, owed, on=START + timedelta(place), by=desk.officer, evidence="收条",
                        amount=None if deed == "rest" else fen,
                        instalment=owed.instalments[fen % len(owed.instalments)] if deed == "named" and owed.instalments else None,
                    )  # fmt: skip
            except Refusal:
                pass
            how, kept = performance.owed(db, owed), performance.payments(db, subject.id)
            received = sum(each.amount or 0 for each in kept)
            assert how.left is not None
            assert (how.owed, how.paid, how.left) == (sum(parts), received, sum(parts) - received)
            assert how.left >= 0
            assert (
                (owed.performed_on is not None) == (how.left == 0) == (subject.state == State.PERFORMED.value)
            )
            if owed.instalments:
                assert {
                    part.id: part.paid_amount for part in owed.instalments if part.paid_amount
                } == _fallen(kept)
                if all(each.instalment_id is None for each in kept):
                    filled = [part.paid_amount == part.amount for part in owed.instalments]
                    assert filled == sorted(filled, reverse=True)
                assert sum(each.paid_amount or 0 for each in owed.instalments) == received
                assert all((each.paid_amount or 0) <= each.amount for each in owed.instalments)
                assert all(
                    (each.paid_on is not None) == (each.paid_amount == each.amount)
                    for each in owed.instalments
                )
        nested.rollback()
