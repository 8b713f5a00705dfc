from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import (
    agreements,
    approvals,
    breaches,
    breaching,
    cases,
    clocks,
    closure,
    dispositions,
    intake,
    performance,
    recognition,
)
from models.cases import Case
from models.errors import Refusal
from models.recognition import Recognition
from tests.sample import TODAY, Room, accepted, concluded, draft

DONE = date(2026, 11, 22)
OPINION = "情节较轻，双方已和好，建议认可"


def performed(db: Session, desk: Room) -> Case:
    subject = concluded(db, desk, track="RM-ZA")
    made = agreements.latest(db, subject.id)
    assert made is not None
    desk.clock.forward(days=4)
    for owed in agreements.obligations(db, made.id):
        performance.receive(db, owed, on=DONE, amount=owed.amount, evidence="收条", by=desk.officer)
    return subject


def asked(db: Session, desk: Room, subject: Case, **values: Any) -> Recognition:
    signed = {party.id: DONE + timedelta(1) for party in cases.parties(subject)}
    given: dict[str, Any] = {"signed": signed, "opinion": OPINION, "by": desk.officer} | values
    return recognition.apply(db, subject, **given)


def states(db: Session, subject: Case) -> Mapping[str, str]:
    return {each.key: each.state for each in recognition.conditions(db, subject, on=TODAY + timedelta(4))}


def test_both_sides_apply_and_the_leader_recognises(db: Session, desk: Room) -> None:
    subject = performed(db, desk)
    assert states(db, subject) == {
        "scope": "met", "agreed": "met", "performed": "met", "undecided": "met", "escalation": "met",
        "signers": "open",
    }  # fmt: skip

    found = asked(db, desk, subject)

    assert (found.way, found.applied_on, found.performed_on) == (
        "经人民调解委员会调解",
        date(2026, 11, 23),
        DONE,
    )
    assert [(each["by"], each["on"]) for each in found.applicants.values()] == [
        ("张土根", "2026-11-23"), ("赵水生", "2026-11-23"),
    ]  # fmt: skip
    [waits] = approvals.waiting(db)
    assert waits.subject == (
        "2026-11-23，张土根、赵水生共同申请不予处罚（经人民调解委员会调解，2026-11-22 履行完毕），请审批是否认可。"
    )
    with pytest.raises(Refusal, match="已经申请过，正在等所领导审批。"):
        asked(db, desk, subject)
    assert (subject.ended_on, subject.ended_how) == (None, "")

    recognition.decide(db, found, agreed=True, reason="同意", by=desk.leader)

    assert (found.decision, found.decided_by, found.decided_on, found.reason) == (
        "认可", "索所长", date(2026, 11, 24), "同意",
    )  # fmt: skip
    made = dispositions.decided(db, subject.id)
    assert made is not None
    assert (made.kind, made.on) == ("spared", date(2026, 11, 24))
    assert (subject.ended_on, subject.ended_how) == (date(2026, 11, 24), "不予处罚")
    with pytest.raises(Refusal, match="已于 2026-11-24 作出处理决定（不予处罚）"):
        asked(db, desk, subject)


def test_what_is_not_recognised_goes_on_by_law_with_its_clock(db: Session, desk: Room) -> None:
    subject = performed(db, desk)
    found = asked(db, desk, subject)
    with pytest.raises(Refusal) as refused:
        recognition.decide(db, found, agreed=False, reason=" ", by=desk.leader)
    assert refused.value.field == "reason"

    recognition.decide(db, found, agreed=False, reason="情节较重", by=desk.leader)

    assert (found.decision, found.reason, subject.ended_on) == ("不认可", "情节较重", None)
    assert dispositions.of_case(db, subject.id) == []
    assert [(each.key, each.started_on) for each in clocks.running(db, subject, "za-case")] == [
        ("za-case", TODAY)
    ]
    assert asked(db, desk, subject).decided_on is None


def test_a_leader_who_applies_has_decided(db: Session, desk: Room) -> None:
    subject = performed(db, desk)
    assert asked(db, desk, subject, by=desk.leader).decision == "认可"
    assert subject.ended_how == "不予处罚"


def test_what_is_not_performed_is_not_applied_for(db: Session, desk: Room) -> None:
    subject = concluded(db, desk, track="RM-ZA")
    assert states(db, subject)["performed"] == "fails"
    with pytest.raises(Refusal, match="协议还没有全部履行"):
        asked(db, desk, subject)


def test_the_police_look_at_the_application(db: Session, desk: Room) -> None:
    with pytest.raises(Refusal, match="须由民警登记"):
        asked(db, desk, performed(db, desk), by=desk.mediator)


def test_who_has_not_signed_is_named(db: Session, desk: Room) -> None:
    subject = performed(db, desk)
    first, second = cases.parties(subject)
    for signed, sentence, party in (
        ({first.id: DONE}, "赵水生还没有在申请书上签名", second),
        ({first.id: DONE - timedelta(1), second.id: DONE}, "签名日期早于履行完毕", first),
        ({first.id: DONE, second.id: DONE + timedelta(9)}, "这一天还没有到", second),
    ):
        with pytest.raises(Refusal, match=sentence) as refused:
            asked(db, desk, subject, signed=signed)
        assert refused.value.field == f"sign.{party.id}"
    with pytest.raises(Refusal) as refused:
        asked(db, desk, subject, opinion=" ")
    assert refused.value.field == "opinion"


def test_for_a_ward_the_guardian_applies(db: Session, desk: Room) -> None:
    subject = performed(db, desk)
    ward = cases.parties(subject)[1]
    assert ward.person is not None
    ward.person.birth = date(2012, 1, 1)
    ward.guardian_id = None
    db.flush()
    assert recognition.refusal(db, subject, on=DONE) == ("赵水生要由监护人代为申请，还没有登记监护人。",)
    ward.guardian_id = cases.parties(subject)[0].person_id
    db.flush()
    db.refresh(ward, ["guardian"])
    found = asked(db, desk, subject)
    assert found.applicants[str(ward.id)]["by"] == "张土根"


@pytest.mark.parametrize(
    ("answers", "facts", "sentence"),
    [
        ({"X2": "是"}, {}, "结伙斗殴或者其他寻衅滋事"),
        ({"E1": "否"}, {}, "不是因民间纠纷引起"),
        ({"E3": "否"}, {}, "情节不属于较轻"),
        ({}, {"injury": "轻伤二级"}, "伤情达到轻伤以上"),
        ({}, {"cause": "盗窃"}, "不在可以治安调解的行为之列"),
    ],
)
def test_a_case_outside_the_first_paragraph_takes_no_such_track(
    db: Session, desk: Room, answers: dict[str, str], facts: dict[str, Any], sentence: str
) -> None:
    visit = draft(facts=facts)
    visit.answers |= answers
    subject = intake.receive(db, visit, by=desk.officer, now=desk.clock())
    with pytest.raises(Refusal, match=sentence) as refused:
        intake.choose_track(db, subject, "RM-ZA", by=desk.officer, today=TODAY)
    assert refused.value.field == "track"


@pytest.mark.parametrize(("key", "value"), [("E4", "否"), ("E6", "否"), ("X4", "是"), ("E5", "否")])
def test_what_only_the_police_mediation_asks_for_does_not_stand_in_the_way(
    db: Session, desk: Room, key: str, value: str
) -> None:
    visit = draft()
    visit.answers[key] = value
    subject = intake.receive(db, visit, by=desk.officer, now=desk.clock())
    assert intake.choose_track(db, subject, "RM-ZA", by=desk.officer, today=TODAY).track == "RM-ZA"


def test_what_nobody_asked_is_asked_before_the_application(db: Session, desk: Room) -> None:
    visit = draft()
    del visit.answers["E3"]
    subject = intake.receive(db, visit, by=desk.officer, now=desk.clock())
    intake.choose_track(db, subject, "RM-ZA", by=desk.officer, today=TODAY)
    assert recognition.refusal(db, subject, on=TODAY)[0] == "还没有问清：情节较轻吗？请先到接待补答。"


def test_after_a_decision_nobody_applies(db: Session, desk: Room) -> None:
    subject = performed(db, desk)
    dispositions.record(db, subject, "spared", on=DONE, by=desk.leader, ground="minor")
    with pytest.raises(Refusal, match="已于 2026-11-22 作出处理决定"):
        asked(db, desk, subject)


def test_what_was_recognised_is_ended_again_when_a_breach_was_recorded_by_mistake(
    db: Session, desk: Room
) -> None:
    subject = performed(db, desk)
    recognition.decide(db, asked(db, desk, subject), agreed=True, reason="同意", by=desk.leader)
    ended = (subject.ended_on, subject.ended_how)
    assert ended[1] == "不予处罚"
    breaches.breach(db, subject, text="又堵路", on=desk.clock().date(), by=desk.officer)
    assert subject.ended_on is None
    breaches.take_back(db, subject, reason="记错了一件", by=desk.officer)
    assert (subject.ended_on, subject.ended_how) == ended
    [spared] = dispositions.of_case(db, subject.id)
    dispositions.void(db, spared, reason="一方反悔", by=desk.officer)
    law = next(
        each for each in closure.conditions(db, subject, today=desk.clock().date()) if each.key == "law"
    )
    assert (law.sentence, law.go) == (
        "2026年11月24日认可的不予处罚后来撤销了，请双方重新申请，或者登记依法处理的结果。",
        "recognising",
    )
    recognition.decide(db, asked(db, desk, subject), agreed=True, reason="同意", by=desk.leader)
    assert subject.ended_how == "不予处罚"


def test_what_the_leader_does_not_recognise_is_handled_by_law(db: Session, desk: Room) -> None:
    subject = performed(db, desk)
    found = asked(db, desk, subject)
    today = desk.clock().date()
    with pytest.raises(Refusal, match="正在等所领导审批"):
        dispositions.record(db, subject, "penalty", on=today, number="7号", by=desk.officer)
    assert breaching.ways(db, subject, today=today) == ()
    recognition.decide(db, found, agreed=False, reason="情节较重", by=desk.leader)
    [way] = breaching.ways(db, subject, today=today)
    assert (way.key, way.result, [each.due.key for each in way.clocks]) == ("handle", "penalty", ["za-case"])
    dispositions.record(db, subject, "penalty", on=today, executed_on=today, number="7号", by=desk.officer)
    assert subject.ended_how == "行政处罚"


def test_those_who_made_it_up_themselves_apply_with_their_proof(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="ZA")
    assert recognition.refusal(db, subject, on=TODAY) == (
        "公安机关主持的治安调解，履行后直接不予处罚，不用申请认可。",
    )
    intake.withdraw(db, subject, reason="双方自行和解，赔了300元", on=TODAY, by=desk.officer, reconciled=True)
    assert recognition.refusal(db, subject, on=TODAY) == ()
    signed = {party.id: TODAY for party in cases.parties(subject)}
    for values, field in (({}, "performed_on"), ({"performed_on": TODAY}, "proof")):
        with pytest.raises(Refusal) as refused:
            asked(db, desk, subject, signed=signed, **values)
        assert refused.value.field == field

    found = asked(db, desk, subject, signed=signed, performed_on=TODAY, proof="收条和谅解书")
    recognition.decide(db, found, agreed=True, reason="同意", by=desk.leader)

    assert (found.way, found.agreement_id, subject.ended_how) == ("当事人自行和解", None, "不予处罚")


def test_an_application_is_taken_back_before_the_leader_decides(db: Session, desk: Room) -> None:
    subject = performed(db, desk)
    found = asked(db, desk, subject)
    with pytest.raises(Refusal) as refused:
        recognition.take_back(db, found, reason="", by=desk.officer)
    assert refused.value.field == "reason"
    recognition.take_back(db, found, reason="一方又反悔", by=desk.officer)
    assert (recognition.latest(db, subject.id), approvals.waiting(db)) == (None, [])
    with pytest.raises(Refusal, match="已经审批过或者已经收回"):
        recognition.decide(db, found, agreed=True, reason="同意", by=desk.leader)


def test_a_neighbour_is_no_party_of_the_application(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="RM")
    assert recognition.refusal(db, subject, on=TODAY) == ("这件纠纷不是治安案件，不用申请不予处罚。",)
    cases.parties(subject)[1].role = "第三人"
    assert [party.name for party, _hand in recognition.signers(subject, TODAY)] == ["张土根"]
