from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import clocks, closure, intake, partners, referrals
from models.cases import Case
from models.errors import Refusal
from models.followups import FollowUp
from models.partners import Partner
from models.referrals import Referral
from tests.sample import TODAY, Room, accepted, begun, draft, over

if TYPE_CHECKING:
    from collections.abc import Callable


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
        with pytest.raises(Refusal, match="还不能销号：移送以后还没有收到受理的答复"):
            closure.close(db, subject, on=TODAY, by=here.officer)
        with pytest.raises(Refusal) as refused:
            referrals.hear(db, sent, on=date(2026, 11, 19), accepted="是", feedback="x", by=here.officer)
        assert (refused.value.message, refused.value.field) == (
            "反馈日期早于移送日期，请核对。",
            "feedback_on",
        )
        here.clock.forward(days=4)
        referrals.hear(db, sent, on=date(2026, 11, 24), accepted="是", feedback="已受理", by=here.officer)
        assert (sent.received_on, sent.feedback_on, sent.accepted) == (
            date(2026, 11, 24),
            date(2026, 11, 24),
            "是",
        )
        met = {each.key: each.met_on for each in clocks.of_case(db, subject.id)}
        assert met["referral"] == date(2026, 11, 24)
        over(db, here, subject)
        closure.close(db, subject, on=here.clock().date(), by=here.officer)


def test_a_day_of_receipt_that_is_known_stays(db: Session, desk: Room) -> None:
    sent = send(db, desk, accepted(db, desk))
    sent.received_on = date(2026, 11, 21)
    desk.clock.forward(days=4)
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


def test_a_letter_that_is_refused_brings_the_case_back_as_it_stood_with_a_task(
    db: Session, desk: Room
) -> None:
    subject = accepted(db, desk)
    sent = send(db, desk, subject, "西岔镇综治中心")
    referrals.receipt(db, sent, on=TODAY, received_by="吴某", by=desk.auxiliary)
    assert (sent.received_on, sent.received_by, sent.state(TODAY)) == (TODAY, "吴某", "待反馈")

    desk.clock.forward(days=1)
    referrals.refuse(db, sent, on=date(2026, 11, 21), reason="不属本中心职责", by=desk.officer)

    assert (subject.state, subject.outcome, subject.concluded_on, subject.channel) == (
        "已受理",
        "",
        None,
        sent.before["channel"],
    )
    assert (sent.accepted, sent.refused_reason, sent.answered, sent.state(TODAY)) == (
        "不接收",
        "不属本中心职责",
        True,
        "已退回",
    )
    task = next(each for each in db.scalars(select(FollowUp)) if each.case_id == subject.id)
    assert (task.what, task.owner_name, task.due_on, task.origin) == (
        "西岔镇综治中心不接收：不属本中心职责。请重新确定去向。",
        "葛民警",
        date(2026, 11, 23),
        "移送退回",
    )
    clock = next(each for each in clocks.of_case(db, subject.id) if each.key == "referral")
    assert clock.met_on == date(2026, 11, 21)


def test_a_case_that_was_never_accepted_comes_back_as_registered(db: Session, desk: Room) -> None:
    subject = intake.receive(db, draft(), by=desk.officer, now=desk.clock())
    sent = send(db, desk, subject)

    referrals.refuse(db, sent, on=TODAY, reason="不属管辖", by=desk.officer)

    assert subject.state == "已登记"


def test_support_goes_beside_the_mediation_and_the_clock_runs_to_the_nearest_answer(
    db: Session, desk: Room
) -> None:
    subject = accepted(db, desk)
    slow = send_as(db, desk, subject, "西岔镇卫生院", kind="转介", pace="复杂")
    quick = send_as(db, desk, subject, "县民政局", kind="转介", pace="一般")

    assert (subject.state, subject.outcome) == ("已受理", "")
    assert (slow.feedback_by, quick.feedback_by) == (date(2026, 11, 25), date(2026, 11, 21))
    assert running(db, subject) == [date(2026, 11, 21)]
    assert [(each.to, title) for each, title in referrals.late(db, today=date(2026, 11, 22))] == [
        ("县民政局", subject.title)
    ]
    assert (quick.overdue(TODAY), quick.state(date(2026, 11, 22))) == (False, "超期未反馈")
    referrals.hear(db, quick, on=TODAY, accepted="已受理", feedback="已救助", by=desk.officer)
    assert running(db, subject) == [date(2026, 11, 25)]
    assert quick.state(TODAY) == "已反馈"
    assert slow.state(TODAY) == "待签收"


def test_the_police_entrust_only_a_case_of_theirs_and_with_the_consent_of_all(
    db: Session, desk: Room
) -> None:
    police, people = accepted(db, desk, track="ZA"), accepted(db, desk)
    said = {}
    for name, subject, by, consent in (
        ("people", people, desk.officer, "均同意"),
        ("mediator", police, desk.mediator, "均同意"),
        ("silent", police, desk.officer, ""),
    ):
        if by is desk.mediator:
            police.handler_id = desk.mediator.id
        with pytest.raises(Refusal) as refused:
            send_as(db, desk, subject, "西岔镇人民调解委员会", kind="委托人民调解", by=by, consent=consent)
        said[name] = refused.value.message
    assert said == {
        "people": "委托人民调解只用于公安机关办理的案件；民间纠纷请直接受理为人民调解。",
        "mediator": "治安案件的这一步须由民警办理。",
        "silent": "请写明各方当事人是否同意由人民调解委员会调解（人民调解法 17）。",
    }
    sent = send_as(db, desk, police, "西岔镇人民调解委员会", kind="委托人民调解", consent="双方均同意")
    assert (sent.kind, sent.consent, police.state, police.outcome) == (
        "委托人民调解",
        "双方均同意",
        "已受理",
        "",
    )


def test_who_refuses_mediation_is_not_entrusted_to_a_committee(db: Session, desk: Room) -> None:
    police = accepted(db, desk, track="ZA")
    police.parties[0].consent = "不同意"
    with pytest.raises(Refusal, match="张土根不同意调解，不能委托人民调解"):
        send_as(db, desk, police, "西岔镇人民调解委员会", kind="委托人民调解", consent="x")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "邮寄"}, "kind"),
        ({"pace": "急"}, "pace"),
        ({"feedback_by": date(2026, 11, 1)}, "feedback_by"),
    ],
)
def test_a_referral_of_no_kind_pace_or_true_limit_is_refused(
    db: Session, desk: Room, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        send_as(db, desk, accepted(db, desk), "司法所", **changes)
    assert refused.value.field == field


def test_receipt_refusal_and_withdrawal_say_who_when_and_why(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    sent, early, late = send(db, desk, subject), date(2026, 11, 19), date(2026, 11, 21)
    deeds: list[Callable[[], object]] = [
        lambda: referrals.receipt(db, sent, on=early, received_by="x", by=desk.officer),
        lambda: referrals.receipt(db, sent, on=TODAY, received_by=" ", by=desk.officer),
        lambda: referrals.receipt(db, sent, on=late, received_by="x", by=desk.officer),
        lambda: referrals.refuse(db, sent, on=late, reason="x", by=desk.officer),
        lambda: referrals.hear(db, sent, on=late, accepted="已受理", feedback="x", by=desk.officer),
        lambda: referrals.hear(db, sent, on=TODAY, accepted=" ", feedback="x", by=desk.officer),
        lambda: referrals.refuse(db, sent, on=early, reason="x", by=desk.officer),
        lambda: referrals.refuse(db, sent, on=TODAY, reason=" ", by=desk.officer),
        lambda: referrals.void(db, sent, reason=" ", by=desk.officer, at=desk.clock()),
    ]
    for deed in deeds:
        with pytest.raises(Refusal):
            deed()
    assert (sent.received_on, subject.state) == (None, "已移送")

    referrals.void(db, sent, reason="选错单位", by=desk.officer, at=desk.clock())

    assert (subject.state, referrals.of_case(db, subject.id), running(db, subject)) == ("已受理", [], [])
    with pytest.raises(Refusal, match="已经撤销"):
        referrals.receipt(db, sent, on=TODAY, received_by="x", by=desk.officer)


def test_a_unit_that_a_letter_went_to_is_offered_the_next_time(db: Session, desk: Room) -> None:
    send(db, desk, accepted(db, desk), "西岔镇司法所")
    kept = partners.keep(
        db,
        "西岔镇综治中心",
        by=desk.officer,
        telephone="0123-7654321",
        contact="马主任",
        kinds=("移送",),
        call=True,
    )

    own = [each for each in partners.every(db) if each.own]

    assert [each.name for each in own] == ["西岔镇司法所", "西岔镇综治中心"]
    assert (partners.find(db, "西岔镇综治中心"), partners.find(db, "某站")) == (kept, Partner("某站"))
    assert (kept.takes("转介"), own[0].takes("转介")) == (False, True)
    assert [each.name for each in partners.every(db) if "委托人民调解" in each.kinds] == ["人民调解委员会"]
    partners.drop(db, "西岔镇综治中心", by=desk.officer)
    assert [each.name for each in partners.every(db) if each.own] == ["西岔镇司法所"]
    with pytest.raises(Refusal, match="请填写单位名称。"):
        partners.keep(db, " ", by=desk.officer)
    with pytest.raises(Refusal):
        partners.keep(db, "x", by=desk.mediator)
    assert partners.paces() == ("一般", "复杂")


def running(db: Session, subject: Case) -> list[date]:
    found = clocks.of_case(db, subject.id)
    return [
        each.due_on for each in found if each.key == "referral" and each.met_on is None and not each.cancelled
    ]


def send_as(db: Session, desk: Room, subject: Case, to: str, **changes: Any) -> Referral:
    values: dict[str, Any] = {"to": to, "on": TODAY, "reason": "需要", "by": desk.officer, **changes}
    return referrals.send(db, subject, **values)
