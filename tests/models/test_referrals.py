from datetime import date

import pytest
from sqlalchemy.orm import Session

from models import clocks, intake, referrals
from models.cases import Case
from models.errors import Refusal
from models.referrals import Referral
from tests.sample import TODAY, Room, accepted, begun


def send(
    db: Session, desk: Room, subject: Case, to: str = "西岔镇司法所", reason: str = "属地管辖"
) -> Referral:
    return referrals.send(db, subject, to=to, on=TODAY, reason=reason, by=desk.officer, attachments="登记表")


def test_a_referred_case_waits_for_its_feedback_and_only_then_is_closed(here: Room) -> None:
    with here.store.unit() as db:
        subject = accepted(db, here)
        sent = send(db, here, subject)
        assert (subject.state, subject.outcome, subject.channel, subject.concluded_on) == (
            "已移送",
            "移送",
            "西岔镇司法所",
            TODAY,
        )
        assert (sent.feedback_by, sent.contact, sent.attachments) == (date(2026, 11, 25), "葛民警", "登记表")
        with pytest.raises(Refusal, match="移送还没有收到反馈，不能销号。"):
            intake.close(db, subject, on=TODAY, by=here.officer)
        with pytest.raises(Refusal) as refused:
            referrals.hear(db, sent, on=date(2026, 11, 19), accepted="是", feedback="x", by=here.officer)
        assert (refused.value.message, refused.value.field) == (
            "反馈日期早于移送日期，请核对。",
            "feedback_on",
        )
        referrals.hear(db, sent, on=date(2026, 11, 24), accepted="是", feedback="已受理", by=here.officer)
        assert (sent.received_on, sent.feedback_on, sent.accepted) == (
            date(2026, 11, 24),
            date(2026, 11, 24),
            "是",
        )
        met = {each.key: each.met_on for each in clocks.of_case(db, subject.id)}
        assert met["referral"] == date(2026, 11, 24)
        intake.close(db, subject, on=date(2026, 11, 25), by=here.officer)


def test_a_day_of_receipt_that_is_known_stays(db: Session, desk: Room) -> None:
    sent = send(db, desk, accepted(db, desk))
    sent.received_on = date(2026, 11, 21)
    referrals.hear(db, sent, on=date(2026, 11, 24), accepted="否", feedback="退回", by=desk.officer)
    assert sent.received_on == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("to", "reason", "said"),
    [(" ", "x", ("to", "请填写收函单位。")), ("司法所", " ", ("reason", "请写明移送理由。"))],
)
def test_a_referral_names_where_to_and_why(
    db: Session, desk: Room, to: str, reason: str, said: tuple[str, str]
) -> None:
    subject = accepted(db, desk)
    with pytest.raises(Refusal) as refused:
        send(db, desk, subject, to, reason)
    assert ((refused.value.field, refused.value.message), subject.state) == (said, "已受理")


def test_no_case_is_referred_over_a_running_sitting_or_by_an_auxiliary(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    with pytest.raises(Refusal, match="辅警没有办理这一步的权限"):
        referrals.send(db, subject, to="司法所", on=TODAY, reason="x", by=desk.auxiliary)
    begun(db, desk, subject)
    with pytest.raises(Refusal, match="还有一场调解没有结束"):
        send(db, desk, subject)


def test_a_voided_referral_is_no_longer_told(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    sent = send(db, desk, subject)
    assert referrals.of_case(db, subject.id) == [sent]
    sent.voided_at = desk.clock()
    db.flush()
    assert referrals.of_case(db, subject.id) == []
