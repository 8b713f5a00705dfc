import json
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from models import alone, cases, confidences, endings, preparation
from models.audit import AuditEntry
from models.cases import Case, Outcome, Party
from models.errors import Refusal
from tests.sample import Room, accepted, begun

WORDS = "我愿意当面说清楚，请你们坐在中间"


def violent(db: Session, desk: Room, **facts: object) -> Case:
    return accepted(db, desk, track="RM", facts={"flags": ["家庭暴力"], **facts})


def consent(db: Session, desk: Room, subject: Case, key: str = alone.TOGETHER, value: str = "同意") -> Party:
    victim = alone.to_ask(subject)[0]
    confidences.keep(
        db, subject, victim, key, value=value, note=WORDS, place="值班室", asker="杨女警", by=desk.officer
    )
    return victim


@pytest.mark.parametrize("mode", ["面对面", "联席", "线上", "上门", ""])
def test_nobody_is_brought_together_without_consent_asked_alone(db: Session, desk: Room, mode: str) -> None:
    subject = violent(db, desk)

    with pytest.raises(Refusal, match=r"没有张土根单独表示的同意，不得面对面、联席调解.*第五条") as refused:
        begun(db, desk, subject, mode=mode)

    assert refused.value.field == "mode"
    assert begun(db, desk, subject, mode=alone.APART).alone == {str(alone.to_ask(subject)[0].id): {}}


def test_consent_opens_the_joint_sitting_and_the_sitting_keeps_who_asked_where_but_no_word(
    db: Session, desk: Room
) -> None:
    subject = violent(db, desk)
    victim = consent(db, desk, subject)

    sitting = begun(db, desk, subject, mode="联席")

    assert sitting.alone == {
        str(victim.id): {
            "together": {"at": desk.clock().isoformat(), "by": "杨女警", "place": "值班室"},
        }
    }
    told = json.dumps([each.changes for each in db.scalars(select(AuditEntry))], ensure_ascii=False)
    assert "值班室" in told
    assert WORDS not in told


def test_screen_has_a_consent_of_its_own(db: Session, desk: Room) -> None:
    subject = violent(db, desk)
    consent(db, desk, subject)
    sitting = begun(db, desk, subject, mode="面对面")

    dark = preparation.screen_refused(db, sitting.id)
    consent(db, desk, subject, alone.SCREEN)

    assert dark == "家庭暴力：没有张土根单独表示的同意，不开当事人屏。"
    assert preparation.screen_refused(db, sitting.id) == ""


@pytest.mark.parametrize("value", ["不同意", "不愿说"])
def test_consent_taken_back_shuts_the_door_and_the_screen_again(db: Session, desk: Room, value: str) -> None:
    subject = violent(db, desk)
    sitting = begun(db, desk, subject, mode=alone.APART)
    for key in (alone.TOGETHER, alone.SCREEN):
        consent(db, desk, subject, key)
        consent(db, desk, subject, key, value)

    assert alone.together_refused(db, subject, mode="面对面") != ""
    assert preparation.screen_refused(db, sitting.id) != ""


def test_consent_to_an_earlier_sitting_is_none_to_the_next(db: Session, desk: Room) -> None:
    subject = violent(db, desk)
    consent(db, desk, subject)
    first = begun(db, desk, subject, mode="面对面")
    desk.clock.forward(hours=1)
    endings.close(db, first, Outcome.NONE, by=desk.mediator, at=desk.clock(), text="改日", adjourn=True)
    desk.clock.forward(hours=1)

    with pytest.raises(Refusal, match="没有张土根单独表示的同意"):
        begun(db, desk, subject, mode="面对面")
    consent(db, desk, subject)
    assert begun(db, desk, subject, mode="面对面").number == 2


def test_who_is_asked_is_who_was_hurt_and_without_such_a_role_everybody(db: Session, desk: Room) -> None:
    subject = violent(db, desk)
    hurt = [each.name for each in alone.to_ask(subject)]
    for party, role in zip(cases.parties(subject), ("申请人", "被申请人"), strict=True):
        party.role = role

    assert hurt == ["张土根"]
    assert [each.name for each in alone.to_ask(subject)] == ["张土根", "赵水生"]
    assert alone.to_ask(accepted(db, desk)) == []


def test_other_cases_are_asked_nothing(db: Session, desk: Room) -> None:
    sitting = begun(db, desk, accepted(db, desk))

    assert sitting.alone == {}
    assert preparation.screen_refused(db, sitting.id) == ""


def test_question_at_the_door_needs_its_place_and_a_moment_that_has_been(db: Session, desk: Room) -> None:
    subject = violent(db, desk)
    victim = alone.to_ask(subject)[0]

    with pytest.raises(Refusal, match="在哪里单独询问"):
        confidences.keep(db, subject, victim, alone.TOGETHER, value="同意", by=desk.officer)
    with pytest.raises(Refusal, match="还没有到"):
        confidences.keep(
            db, subject, victim, alone.TOGETHER, value="同意", place="值班室",
            at=desk.clock() + timedelta(minutes=1), by=desk.officer,
        )  # fmt: skip
    assert alone.TOGETHER not in {each.key for each in confidences.questions(frozenset(subject.flags))}
    assert {each.key for each in confidences.at_the_door()} == {alone.TOGETHER, alone.SCREEN}
