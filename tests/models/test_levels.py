import pytest
from sqlalchemy.orm import Session

from models import approvals, intake, levels
from models.cases import Case
from models.errors import Refusal
from tests.sample import Room, accepted


def looked(db: Session, desk: Room, **told: float) -> Case:
    subject = accepted(db, desk)
    levels.review(db, subject, told, occasion="接待", by=desk.officer)
    return subject


def test_look_keeps_suggestion_decision_and_what_they_are_made_of(db: Session, desk: Room) -> None:
    subject = looked(db, desk, injury=1, people=12)

    look = levels.of_case(db, subject.id)[0]
    assert (look.points, look.suggested, look.decided, look.occasion, look.by_name) == (
        40, 3, 3, "接待", "葛民警",
    )  # fmt: skip
    assert [(item["name"], item["points"]) for item in look.items] == [
        ("有伤情（轻微伤以上）", 15), ("涉及人数", 25),
    ]  # fmt: skip
    assert (subject.level, subject.level_suggested) == (3, 3)
    assert levels.factors(db, subject.id) == {"injury": 1.0, "people": 12.0}


def test_nothing_is_lowered_by_itself(db: Session, desk: Room) -> None:
    subject = looked(db, desk, violence=1)

    levels.review(db, subject, {}, occasion="复查", by=desk.officer)

    assert [(each.suggested, each.decided) for each in levels.of_case(db, subject.id)] == [(3, 3), (1, 3)]
    assert (subject.level, subject.level_suggested) == (3, 1)


def test_person_lowers_with_a_reason(db: Session, desk: Room) -> None:
    subject = looked(db, desk, violence=1)

    with pytest.raises(Refusal) as caught:
        levels.review(db, subject, {}, occasion="复查", by=desk.officer, decided=2)
    levels.review(db, subject, {}, occasion="复查", by=desk.officer, decided=2, reason="已搬离")

    assert caught.value.field == "level_reason"
    assert (subject.level, subject.level_reason) == (2, "已搬离")


def test_same_look_twice_leaves_one_row(db: Session, desk: Room) -> None:
    subject = looked(db, desk, grudge=1)

    levels.review(db, subject, {"grudge": 1}, occasion="更正", by=desk.officer)

    assert len(levels.of_case(db, subject.id)) == 1


def test_event_adds_to_what_was_known(db: Session, desk: Room) -> None:
    subject = looked(db, desk, grudge=1)

    seen = levels.raise_by(db, subject, {"repeats": 3}, occasion="重复警情", by=desk.officer)

    assert (seen.points, subject.level) == (35, 3)


def test_event_before_any_look_begins_the_history(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)

    assert levels.raise_by(db, subject, {"weapon": 1}, occasion="现场", by=desk.officer).decided == 3


def test_grave_level_counts_and_waits_for_the_leader(db: Session, desk: Room) -> None:
    subject = looked(db, desk, threat=1, grudge=1)
    asked = approvals.latest(db, subject.id, approvals.LEVEL)
    assert asked is not None

    assert (subject.level, levels.pending(db, subject), asked.subject) == (4, True, "定为重大，请审批。")
    assert asked.reason == "评分 50 分，建议重大。"
    levels.decide(db, asked, agreed=True, reason="同意", by=desk.leader)
    assert (subject.level, levels.pending(db, subject)) == (4, False)


def test_refused_level_goes_back_with_the_leaders_reason(db: Session, desk: Room) -> None:
    subject = looked(db, desk, grudge=1)
    desk.clock.forward(minutes=1)
    levels.raise_by(db, subject, {"threat": 1}, occasion="新情况", by=desk.officer)
    asked = approvals.latest(db, subject.id, approvals.LEVEL)
    assert asked is not None
    desk.clock.forward(minutes=1)

    levels.decide(db, asked, agreed=False, reason="气话，已当面核实", by=desk.leader)

    assert (subject.level, subject.level_reason) == (2, "气话，已当面核实")
    assert [(each.occasion, each.decided) for each in levels.of_case(db, subject.id)] == [
        ("接待", 2), ("新情况", 4), ("所领导审批", 2),
    ]  # fmt: skip
    levels.review(db, subject, {"grudge": 1, "threat": 1}, occasion="更正", by=desk.officer)
    assert (subject.level, levels.pending(db, subject)) == (2, False)


def test_first_level_refused_falls_below_the_grave_ones(db: Session, desk: Room) -> None:
    subject = looked(db, desk, threat=1, weapon=1)
    asked = approvals.latest(db, subject.id, approvals.LEVEL)
    assert asked is not None
    desk.clock.forward(minutes=1)

    levels.decide(db, asked, agreed=False, reason="按较大办", by=desk.leader)

    assert subject.level == 3


def test_leaders_own_decision_counts_at_once(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)

    levels.review(db, subject, {}, occasion="接待", by=desk.leader, decided=5, reason="涉众")

    assert (subject.level, levels.pending(db, subject)) == (5, False)


def test_only_the_leader_takes_a_case_out_of_the_grave_levels(db: Session, desk: Room) -> None:
    subject = looked(db, desk, threat=1, grudge=1)

    with pytest.raises(Refusal, match="由所领导降低"):
        levels.review(db, subject, {}, occasion="复查", by=desk.officer, decided=2, reason="缓和")
    levels.review(db, subject, {}, occasion="复查", by=desk.leader, decided=2, reason="缓和")

    assert subject.level == 2


def test_mediator_never_reads_what_a_person_is_like(db: Session, desk: Room) -> None:
    subject = looked(db, desk, drugs=1, grudge=1)
    intake.hand_over(db, subject, desk.mediator, by=desk.officer, reason="交调解员")

    assert [look.items for look in levels.history(db, subject.id, by=desk.officer)] == [
        (("积怨一年以上或者多次调解未成", 10), ("吸毒", 10))
    ]
    assert [look.items for look in levels.history(db, subject.id, by=desk.mediator)] == [
        (("积怨一年以上或者多次调解未成", 10), ("当事人情况", 10))
    ]
