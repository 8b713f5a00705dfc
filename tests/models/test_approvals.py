import pytest
from sqlalchemy.orm import Session

from models import approvals, cases, intake
from models.errors import Refusal
from tests.sample import TODAY, Room, accepted


def test_leader_decides_what_an_officer_asks(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    asked = approvals.ask(
        db, subject, "level", sentence="定为重大，请审批。", reason="扬言报复", by=desk.officer
    )
    waiting = approvals.waiting(db)

    approvals.decide(db, asked, agreed=True, reason="同意", by=desk.leader)

    assert [(each.approval_id, each.title, each.reason) for each in waiting] == [
        (asked.id, subject.title, "扬言报复")
    ]
    assert (asked.decision, asked.decided_by, asked.open, approvals.waiting(db)) == (
        "同意",
        "索所长",
        False,
        [],
    )


def test_leaders_own_question_is_decided_at_once(db: Session, desk: Room) -> None:
    asked = approvals.ask(
        db, accepted(db, desk), "level", sentence="定为重大。", reason="已实地看过", by=desk.leader
    )

    assert (asked.decision, asked.decided_by, asked.decision_reason) == ("同意", "索所长", "已实地看过")


def test_newer_question_takes_the_place_of_an_open_one(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    first = approvals.ask(db, subject, "level", sentence="重大", reason="一", by=desk.officer)
    second = approvals.ask(db, subject, "level", sentence="特大", reason="二", by=desk.officer)

    assert (first.valid, first.open) == (False, False)
    assert approvals.latest(db, subject.id, "level") is second
    assert approvals.latest(db, subject.id, "gate.X7") is None


def test_only_the_leader_decides_and_says_why_not(db: Session, desk: Room) -> None:
    asked = approvals.ask(db, accepted(db, desk), "level", sentence="重大", reason="一", by=desk.officer)

    with pytest.raises(Refusal, match="须由所领导审批"):
        approvals.decide(db, asked, agreed=True, reason="", by=desk.officer)
    with pytest.raises(Refusal, match="请写明理由"):
        approvals.decide(db, asked, agreed=False, reason=" ", by=desk.leader)
    approvals.decide(db, asked, agreed=False, reason="按较大办", by=desk.leader)
    with pytest.raises(Refusal, match="已经审批过"):
        approvals.decide(db, asked, agreed=True, reason="", by=desk.leader)


def test_question_without_a_reason_is_refused(db: Session, desk: Room) -> None:
    with pytest.raises(Refusal) as caught:
        approvals.ask(db, accepted(db, desk), "level", sentence="重大", reason=" ", by=desk.officer)

    assert caught.value.field == "reason"


def test_other_unfit_grounds_go_before_the_leader_once(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="ZA")
    intake.answer(db, subject, {"X7": "是", "X7.note": "涉及宗族对立"}, by=desk.officer)

    asked = approvals.follow_answers(db, subject, by=desk.officer, on=TODAY)
    again = approvals.follow_answers(db, subject, by=desk.officer, on=TODAY)
    approvals.decide(db, asked[0], agreed=True, reason="同意", by=desk.leader)
    db.refresh(subject, ["answers"])

    assert ([each.reason for each in asked], again) == (["涉及宗族对立"], [])
    assert [f.sentence for f in intake.verdict(subject, today=TODAY).findings if f.key == "X7"] == [
        (
            "有其他不宜调解处理的情形，不适用治安调解：涉及宗族对立（审批人：索所长）"
            "（《公安机关办理行政案件程序规定》第一百七十九条）。"
        )
    ]


def test_changed_ground_is_asked_anew(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="ZA")
    for note in ("一", "二"):
        desk.clock.forward(minutes=1)
        intake.answer(db, subject, {"X7": "是", "X7.note": note}, by=desk.officer)
        approvals.follow_answers(db, subject, by=desk.officer, on=TODAY)

    assert [each.reason for each in approvals.of_case(db, subject.id)] == ["二"]
    assert cases.answers(subject)["X7.note"] == "二"
