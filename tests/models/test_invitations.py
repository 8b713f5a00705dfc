from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import cases, dates, invitations, roster, sittings
from models.cases import Case
from models.errors import Refusal
from models.invitations import Invitation, Reply
from models.roster import Mediator
from tests.sample import TODAY, Room, accepted, begun

NINE = dates.parse_moment("2026-11-21 9:00", today=TODAY)


def elder(db: Session, desk: Room, **more: object) -> Mediator:
    values = {"name": "赵德贵", "kind": "五老乡贤", "unit": "西岔村", "telephone": "13800007777"} | more
    return roster.add(db, by=desk.officer, **values)


def asked(db: Session, desk: Room, subject: Case, **more: object) -> Invitation:
    return invitations.invite(db, subject, mediator=elder(db, desk, **more), by=desk.officer, at=desk.clock())


def agree(db: Session, desk: Room, subject: Case, invitation: Invitation, *said: str) -> None:
    for party, word in zip(cases.parties(subject), said, strict=True):
        invitations.consent(db, invitation, party, word, by=desk.officer)


def test_each_party_is_asked_and_a_refusal_keeps_the_person_out(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    invitation = asked(db, desk, subject)
    assert (
        invitations.barred(subject, invitation)
        == "还没有问张土根、赵水生是否同意赵德贵参加（人民调解法 20）。"
    )

    agree(db, desk, subject, invitation, "同意", "不同意")
    assert invitations.barred(subject, invitation) == "赵水生不同意赵德贵参加，不能到场（人民调解法 20）。"
    assert (invitations.standing(subject, invitation), invitations.for_sitting(db, subject)) == ("不同意", [])

    agree(db, desk, subject, invitation, "同意", "同意")
    assert (invitations.barred(subject, invitation), invitations.standing(subject, invitation)) == (
        "",
        "同意",
    )
    assert [each["name"] for each in invitations.for_sitting(db, subject)] == ["赵德贵"]
    agree(db, desk, subject, invitation, "同意", "")
    assert invitations.standing(subject, invitation) == ""
    with pytest.raises(Refusal, match="同意或不同意"):
        agree(db, desk, subject, invitation, "随便", "同意")


def test_police_may_ask_somebody_in_before_the_parties_answered(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="ZA")
    invitation = asked(db, desk, subject)

    assert invitations.barred(subject, invitation) == ""
    assert [each["consent"] for each in invitations.for_sitting(db, subject)] == [""]


def test_invited_come_to_the_table_and_their_coming_is_noted(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    first = asked(db, desk, subject, officer_id=desk.auxiliary.id)
    second = invitations.invite(
        db, subject, name="孙主任", kind="村（居）干部", unit="东岭村", by=desk.officer, at=desk.clock()
    )
    third = asked(db, desk, subject, name="钱律师", kind="律师")
    for each in (first, second, third):
        agree(db, desk, subject, each, "同意", "同意")
    invitations.reply(db, first, Reply.COMES, by=desk.officer, at=desk.clock())
    invitations.reply(db, third, Reply.DECLINES, by=desk.officer, at=desk.clock(), note="出差")

    invitees = invitations.for_sitting(db, subject)
    sitting = begun(db, desk, subject, invitees=invitees)

    assert [(each.name, each.host, each.consent) for each in sitting.attendances[1:]] == [
        ("赵德贵", False, "同意"), ("孙主任", False, "同意"),
    ]  # fmt: skip
    assert sitting.attendances[1].officer_id == desk.auxiliary.id
    invitations.take_attendance(db, subject, [(first.mediator_id, "赵德贵")], by=desk.officer)
    assert [each.attended for each in (first, second, third)] == ["到场", "未到场", "未到场"]
    assert sittings.of_case(db, subject.id) == [sitting]


def test_who_is_a_party_or_not_offered_or_asked_already_is_refused(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    asked(db, desk, subject)
    wrong: tuple[tuple[dict[str, object], str], ...] = (
        ({"name": "张土根", "telephone": ""}, "张土根是本案当事人，不能作为受邀人。"),
        ({"name": "旧人", "term_until": date(2026, 1, 1)}, "旧人的聘期已满（2026-01-01）。"),
        ({"name": "新人", "term_from": date(2027, 1, 1)}, "新人的聘期从 2027-01-01 开始。"),
        (
            {"name": "巡防", "kind": "警务助理", "duty": "巡逻防控类"},
            "巡防是巡逻防控类警务助理，不参加调解。",
        ),
    )
    for values, sentence in wrong:
        with pytest.raises(Refusal) as refused:
            asked(db, desk, subject, **values)
        assert refused.value.message == sentence
    person: dict[str, Any] = {"kind": "律师", "by": desk.officer, "at": desk.clock()}
    invitations.invite(db, subject, name="周律师", **person)
    for name, sentence in (("周律师", "已经邀请过周律师。"), (" ", "请填写受邀人姓名。")):
        with pytest.raises(Refusal, match=sentence):
            invitations.invite(db, subject, name=name, **person)
    with pytest.raises(Refusal, match="请选择类别"):
        invitations.invite(db, subject, name="吴某", by=desk.officer, at=desk.clock())


def test_answer_for_another_time_no_longer_counts(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    invitation = asked(db, desk, subject)
    invitations.settle(db, invitation, by=desk.officer, meets_at=NINE, place="第一调解室")
    with pytest.raises(Refusal, match="想改到什么时间"):
        invitations.reply(db, invitation, Reply.LATER, by=desk.officer, at=desk.clock())
    invitations.reply(db, invitation, Reply.COMES, by=desk.officer, at=desk.clock())
    invitations.settle(db, invitation, by=desk.officer, meets_at=NINE, place="第二调解室")
    assert invitation.reply == "来"
    invitations.settle(db, invitation, by=desk.officer, meets_at=desk.clock(), place="第二调解室")
    assert invitation.reply == ""


def test_script_says_what_when_and_where_and_names_no_party(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    invitation = asked(db, desk, subject)
    invitations.settle(db, invitation, by=desk.officer, meets_at=NINE, place="第一调解室")

    said = invitations.script(db, subject, invitation, by=desk.officer, today=TODAY)

    assert said.splitlines()[:4] == [
        "赵德贵您好，我是西岔派出所调解室的葛民警。",
        "我们这里有一件山林土地纠纷，想请您来帮助调解。",
        "时间：明天（星期六）09:00。",
        "地点：第一调解室。",
    ]
    assert not any(party.name in said for party in cases.parties(subject))


def test_invitation_is_taken_back_with_a_reason(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    invitation = asked(db, desk, subject)
    with pytest.raises(Refusal, match="撤回邀请的原因"):
        invitations.withdraw(db, invitation, reason="", by=desk.officer)
    invitations.withdraw(db, invitation, reason="改请别人", by=desk.officer)
    assert invitations.of_case(db, subject.id) == []


def test_mediator_without_the_case_neither_sees_nor_asks(here: Room) -> None:
    with here.store.unit() as db:
        subject = accepted(db, here)
        invitation = asked(db, here, subject)
    here.store.person = here.mediator
    with here.store.unit() as db:
        assert invitations.of_case(db, subject.id) == []
        with pytest.raises(Refusal, match="没有分给您"):
            invitations.reply(db, invitation, Reply.COMES, by=here.mediator, at=here.clock())
