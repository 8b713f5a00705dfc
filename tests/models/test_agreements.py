"""Agreements: editions, sums that must add up, the signature that starts the clocks, 司法确认, on both engines."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import agreements, clocks, confirmation, intake, payments, performance
from models.agreements import Agreement, AgreementState, Form
from models.cases import Case, Outcome, State
from models.errors import Refusal
from tests import sample
from tests.sample import TODAY, Room

PAYMENT = {"text": "赵水生付张土根叁佰元。", "payer": "赵水生", "payee": "张土根"}


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    made = sample.room(engine_url)
    yield made
    made.store.close()


def drafted(db: Session, here: Room, subject: Case, *clauses: dict[str, Any], **fields: Any) -> Agreement:
    return agreements.draft(db, subject, by=here.officer, clauses=list(clauses), facts="事实", **fields)


def test_draft_replaces_the_one_before_and_keeps_it_readable(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        first = sample.agreed(db, here, subject)
        second = drafted(db, here, subject, {**PAYMENT, "amount": 30_000})

        assert [(each.edition, each.valid) for each in agreements.editions(db, subject.id)] == [
            (1, False),
            (2, True),
        ]
        assert first.void_reason == "被第2稿取代"
        assert agreements.latest(db, subject.id) is second
        assert agreements.obligations(db, first.id) == []
        assert [clause.text for clause in second.clauses] == [PAYMENT["text"]]


@pytest.mark.parametrize(
    ("clause", "field", "words"),
    [
        ({**PAYMENT, "amount": 0}, "clauses.0.amount", "大于零"),
        ({"text": "  "}, "clauses.0.text", "还没有内容"),
        (
            {**PAYMENT, "amount": 300, "instalments": [(TODAY, 100), (TODAY, 199)]},
            "clauses.0.amount",
            "核对到分",
        ),
    ],
)
def test_draft_refuses_a_clause_that_cannot_stand(
    here: Room, clause: dict[str, Any], field: str, words: str
) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        with pytest.raises(Refusal, match=words) as refused:
            drafted(db, here, subject, clause)
        assert refused.value.field == field


def test_total_and_last_day_look_at_every_clause_and_instalment(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        agreement = drafted(
            db, here, subject,
            {**PAYMENT, "amount": 300, "instalments": [(date(2026, 12, 1), 100), (date(2027, 2, 1), 200)]},
            {"text": "赵水生当面道歉。", "payer": "赵水生", "payee": "张土根", "due_on": date(2026, 11, 30)},
            perform_by=date(2027, 1, 1),
        )  # fmt: skip
        assert agreements.total(agreement) == 300
        assert agreements.last_day(db, agreement) == date(2027, 2, 1)
        kinds = [each.kind for each in agreements.obligations(db, agreement.id)]
        assert kinds == ["给付", "道歉"]


def test_conclude_takes_effect_and_starts_the_clocks(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        agreement = agreements.latest(db, subject.id)
        assert agreement is not None

        assert (agreement.state, agreement.effective_on) == (AgreementState.SIGNED.value, TODAY)
        assert (subject.state, subject.outcome) == (State.AGREED.value, Outcome.AGREED.value)
        running = {each.key: each.due_on for each in clocks.of_case(db, subject.id) if not each.met_on}
        assert running["performance"] == date(2026, 11, 23)
        assert running["rm-confirm"] == date(2026, 12, 21)  # the thirtieth day is a Sunday
        with pytest.raises(Refusal, match="已经登记签订"):
            agreements.conclude(db, subject, agreement, signed_on=TODAY, by=here.officer)
        with pytest.raises(Refusal, match="协议已签"):
            sample.agreed(db, here, subject)


def test_conclude_refuses_an_agreement_without_clauses(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        agreement = drafted(db, here, subject)
        with pytest.raises(Refusal, match="还没有条款"):
            agreements.conclude(db, subject, agreement, signed_on=TODAY, by=here.officer)


def test_conclude_on_the_spot_is_performed_at_once(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here, track="ZA-X")
        sample.begun(db, here, subject)
        agreement = drafted(db, here, subject, {**PAYMENT, "amount": 300}, on_the_spot=True)
        agreements.conclude(db, subject, agreement, signed_on=TODAY, by=here.officer)

        assert (subject.state, subject.outcome) == (State.PERFORMED.value, Outcome.ON_THE_SPOT.value)
        owed = agreements.obligations(db, agreement.id)
        assert [(each.performed_on, each.evidence) for each in owed] == [(TODAY, "当场履行")]


def test_court_is_not_offered_for_a_police_agreement(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here, track="ZA")
        sample.agreed(db, here, subject)
        assert confirmation.refusal(db, subject, on=TODAY).startswith("公安机关不是调解组织")


def test_court_is_asked_once_within_thirty_days_and_rules(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.concluded(db, here)
        late = date(2026, 12, 22)
        assert confirmation.refusal(db, subject, on=TODAY) == ""
        assert "届满" in confirmation.refusal(db, subject, on=late)
        with pytest.raises(Refusal) as refused:
            confirmation.apply(db, subject, court=" ", on=TODAY, by=here.officer)
        assert refused.value.field == "court"

        asked = confirmation.apply(db, subject, court="西岔县人民法院", on=TODAY, by=here.officer)
        with pytest.raises(Refusal, match="已经申请过"):
            confirmation.apply(db, subject, court="西岔县人民法院", on=TODAY, by=here.officer)
        with pytest.raises(Refusal, match="早于申请日"):
            confirmation.rule(db, asked, on=TODAY - timedelta(days=1), ruling="裁定有效", by=here.officer)
        confirmation.rule(db, asked, on=TODAY, ruling="裁定有效", number="（2026）民特1号", by=here.officer)
        assert [(each.ruling, each.ruling_number) for each in confirmation.of_case(db, subject.id)] == [
            ("裁定有效", "（2026）民特1号")
        ]


def test_court_is_not_asked_with_an_oral_agreement(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sample.begun(db, here, subject)
        agreement = drafted(db, here, subject, {"text": "双方和好。"}, form=Form.ORAL.value)
        assert "还没有生效" in confirmation.refusal(db, subject, on=TODAY)
        agreements.conclude(db, subject, agreement, signed_on=TODAY, by=here.officer)
        assert subject.outcome == Outcome.ORAL.value
        assert confirmation.refusal(db, subject, on=TODAY).startswith("口头协议")


def test_a_reopened_case_gets_another_agreement_beside_the_signed_one(desk: Room, db: Session) -> None:
    subject = sample.concluded(db, desk)
    signed = agreements.latest(db, subject.id)
    performance.breach(db, subject, text="没有付", on=sample.TODAY, by=desk.officer)
    intake.reopen(db, subject, reason="双方同意再谈", by=desk.officer, on=sample.TODAY)

    again = sample.agreed(db, desk, subject)

    assert signed is not None
    assert (signed.valid, again.edition, subject.outcome) == (True, signed.edition + 1, "")


SHARED = {
    "pattern": "C1", "payer": "赵水生、赵小水", "payee": "张土根", "amount": 300_000, "due_on": TODAY + timedelta(10),
    "method": "银行转账", "blanks": {"items": "医疗费、误工费"},
}  # fmt: skip


def test_clause_of_the_library_gets_its_text_of_what_it_holds(here: Room) -> None:
    with here.store.unit() as db:
        made = drafted(db, here, sample.accepted(db, here), {**SHARED, "payer": "赵水生", "text": "旧的话"})
        assert made.clauses[0].text == (
            "赵水生于2026年11月30日前一次性赔偿张土根医疗费、误工费共计人民币叁仟元整（¥3,000.00），"
            "以银行转账方式支付，张土根收款后当场出具收条。"
        )
        assert [(each.debtor, each.kind, each.amount) for each in agreements.obligations(db, made.id)] == [
            ("赵水生", "给付", 300_000)
        ]


@pytest.mark.parametrize(
    ("sharing", "shares", "owed"),
    [
        ("连带", {}, [("赵水生、赵小水", 300_000)]),
        ("按份", {"赵水生": 100_000, "赵小水": 200_000}, [("赵水生", 100_000), ("赵小水", 200_000)]),
        ("本人财产在先", {"赵水生": 1, "赵小水": 299_999}, [("赵水生", 1), ("赵小水", 299_999)]),
    ],
)
def test_several_owe_by_their_sharing(
    here: Room, sharing: str, shares: dict[str, int], owed: list[tuple[str, int]]
) -> None:
    with here.store.unit() as db:
        made = drafted(
            db, here, sample.accepted(db, here), {**SHARED, "sharing": sharing, "shares": shares, "text": ""}
        )
        assert [(each.debtor, each.amount) for each in agreements.obligations(db, made.id)] == owed
        assert agreements.total(made) == 300_000


def test_forbearance_of_the_library_is_owed_without_a_day_and_never_waits(here: Room) -> None:
    noise = {
        "pattern": "C6-1", "payer": "赵水生", "payee": "张土根",
        "blanks": {"from": "22点", "until": "6:00", "act": "播放音响"},
    }  # fmt: skip
    with here.store.unit() as db:
        made = drafted(db, here, sample.accepted(db, here), noise)
        assert "每日22时至次日6时不得播放音响" in made.clauses[0].text
        owed = agreements.obligations(db, made.id)
        assert [(each.kind, each.debtor, each.due_on) for each in owed] == [("不作为", "赵水生", None)]
        assert not any(payments.is_open(each) for each in owed)


def test_blank_left_open_is_refused_in_its_clause(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        with pytest.raises(Refusal) as refused:
            drafted(db, here, subject, PAYMENT, {**SHARED, "payer": "赵水生", "blanks": {"items": "__"}})
        assert (refused.value.field, refused.value.message) == (
            "clauses.1.blanks.items",
            "第二条：“赔偿项目”里还有没填的空。",
        )
