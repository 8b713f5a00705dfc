import json

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import cases, confidences, intake, levels, safeguards
from models.audit import AuditEntry
from models.cases import Case, Party
from models.errors import Refusal
from models.station import Identity, Role, enrol, identity
from tests.sample import PASSWORD, Room, accepted

SAID = "上个月拿刀在门口等我"


def asked(db: Session, desk: Room, key: str = "threat", value: str = "威胁过") -> tuple[Case, Party]:
    subject = accepted(db, desk)
    party = cases.parties(subject)[0]
    confidences.keep(db, subject, party, key, value=value, note=SAID, by=desk.officer)
    return subject, party


def colleague(db: Session, desk: Room, role: Role) -> Identity:
    made = enrol(
        db, login=f"x{role.name}", name="另一人", role=role, password=PASSWORD, by=desk.administrator
    )
    return identity(made)


def test_answer_is_kept_and_only_that_it_was_asked_is_told(db: Session, desk: Room) -> None:
    subject, party = asked(db, desk)

    told = confidences.asked(db, subject.id)

    assert [(each.party_id, each.key, each.by_name) for each in told] == [(party.id, "threat", "葛民警")]
    assert not hasattr(told[0], "value")


def test_handler_leader_and_author_open_and_each_opening_is_an_entry(db: Session, desk: Room) -> None:
    subject, party = asked(db, desk)

    for who in (desk.officer, desk.leader):
        opened = confidences.reveal(db, subject, party, by=who, reason="排期前核对")
        assert [(each.value, each.note) for each in opened] == [("威胁过", SAID)]
    entries = db.scalars(select(AuditEntry).where(AuditEntry.deed == confidences.OPENED)).all()

    assert [(each.by_name, each.changes, each.case_id) for each in entries] == [
        ("葛民警", {"reason": "排期前核对"}, subject.id), ("索所长", {"reason": "排期前核对"}, subject.id),
    ]  # fmt: skip


def test_author_who_no_longer_handles_the_case_opens_only_their_own(db: Session, desk: Room) -> None:
    subject, party = asked(db, desk)
    other = colleague(db, desk, Role.POLICE)
    confidences.keep(db, subject, party, "fear", value="害怕", by=other)

    opened = confidences.reveal(db, subject, party, by=other, reason="核对")

    assert [each.key for each in opened] == ["fear"]


@pytest.mark.parametrize("role", [Role.POLICE, Role.CLERK, Role.AUXILIARY])
def test_nobody_else_opens(db: Session, desk: Room, role: Role) -> None:
    subject, party = asked(db, desk)
    other = colleague(db, desk, role)

    with pytest.raises(Refusal, match="只有询问人、承办人和所领导"):
        confidences.reveal(db, subject, party, by=other, reason="看看")
    assert confidences.no_opening(db, subject, other, party.id) != ""
    assert confidences.no_opening(db, subject, desk.officer, party.id) == ""


def test_mediator_of_another_case_sees_nothing(db: Session, desk: Room) -> None:
    subject, party = asked(db, desk)

    db.info["by"] = desk.mediator
    try:
        assert confidences.asked(db, subject.id) == []
        with pytest.raises(Refusal, match="没有分给您"):
            confidences.reveal(db, subject, party, by=desk.mediator, reason="看看")
    finally:
        db.info["by"] = desk.officer


def test_mediator_who_handles_the_case_opens_what_was_told(db: Session, desk: Room) -> None:
    subject, party = asked(db, desk)
    intake.hand_over(db, subject, desk.mediator, by=desk.officer, reason="交调解员")

    assert len(confidences.reveal(db, subject, party, by=desk.mediator, reason="接手")) == 1


def test_opening_wants_a_reason(db: Session, desk: Room) -> None:
    subject, party = asked(db, desk)

    with pytest.raises(Refusal) as caught:
        confidences.reveal(db, subject, party, by=desk.officer, reason=" ")
    assert caught.value.field == "reason"


def test_audit_chain_never_has_the_words(db: Session, desk: Room) -> None:
    subject, party = asked(db, desk)
    kept = confidences.reveal(db, subject, party, by=desk.officer, reason="核对")[0]
    confidences.void(db, kept, reason="记错", by=desk.officer)

    written = [
        json.dumps(each.changes, ensure_ascii=False)
        for each in db.scalars(select(AuditEntry).where(AuditEntry.case_id == subject.id))
    ]

    assert [words for words in written if SAID in words or "威胁" in words or '"threat"' in words] == []
    assert confidences.asked(db, subject.id) == []


def test_answer_to_heed_raises_the_level_without_its_words(db: Session, desk: Room) -> None:
    subject, _party = asked(db, desk)

    look = levels.of_case(db, subject.id)[-1]
    assert (subject.level, look.occasion) == (3, "单独询问")
    assert [item["name"] for item in look.items] == ["单独询问所得"]
    assert safeguards.separate(subject) is True
    assert SAID not in subject.level_reason + subject.remarks + str(look.items)


def test_what_was_told_alone_keeps_its_points_at_later_looks(db: Session, desk: Room) -> None:
    subject, _party = asked(db, desk)

    levels.review(db, subject, {"grudge": 1}, occasion="更正", by=desk.officer)

    assert [item["key"] for item in levels.of_case(db, subject.id)[-1].items] == ["grudge", "private"]


def test_other_answers_change_nothing(db: Session, desk: Room) -> None:
    subject, _party = asked(db, desk, "threat", "没有")

    assert (levels.of_case(db, subject.id), safeguards.separate(subject)) == ([], False)


def test_wish_not_to_meet_asks_for_separate_talks_only(db: Session, desk: Room) -> None:
    subject, _party = asked(db, desk, "face", "不愿意")

    assert (levels.of_case(db, subject.id), safeguards.separate(subject)) == ([], True)


def test_danger_of_suicide_asks_for_help_first(db: Session, desk: Room) -> None:
    subject, _party = asked(db, desk, "suicide", "想过")

    assert cases.answers(subject)["H"] == "是"


def test_answer_given_anew_voids_the_earlier(db: Session, desk: Room) -> None:
    subject, party = asked(db, desk)
    confidences.keep(db, subject, party, "threat", value="没有", by=desk.officer)

    opened = confidences.reveal(db, subject, party, by=desk.officer, reason="核对")
    assert [each.value for each in opened] == ["没有"]


@pytest.mark.parametrize(
    ("key", "value", "field"), [("no-such", "是", "key"), ("fear", "是", "value"), ("fear", "", "value")]
)
def test_what_is_no_question_or_no_answer_is_refused(
    db: Session, desk: Room, key: str, value: str, field: str
) -> None:
    subject = accepted(db, desk)

    with pytest.raises(Refusal) as caught:
        confidences.keep(db, subject, cases.parties(subject)[0], key, value=value, by=desk.officer)
    assert caught.value.field == field


def test_party_of_another_case_is_refused(db: Session, desk: Room) -> None:
    subject, other = accepted(db, desk), accepted(db, desk)

    with pytest.raises(Refusal, match="不在本案"):
        confidences.keep(db, subject, cases.parties(other)[0], "fear", value="害怕", by=desk.officer)


def test_questions_follow_the_marks_and_the_role() -> None:
    general = [each.key for each in confidences.questions()]
    violent = {each.key for each in confidences.questions(frozenset({"家庭暴力"}), "被侵害人")}

    assert general == ["fear", "face", "forced", "threat", "violence", "suicide", "alone"]
    assert violent - set(general) == {"violence-home", "children"}
    assert "violence-home" not in {
        each.key for each in confidences.questions(frozenset({"家庭暴力"}), "违法嫌疑人")
    }
    assert {each.key for each in confidences.questions(frozenset({"学生欺凌"}))} - set(general) == {"bullied"}
    assert "不会告诉对方" in confidences.opening()
