import hashlib
import uuid
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from models import (
    alarms,
    approvals,
    cases,
    demands,
    endings,
    extensions,
    happenings,
    intake,
    intakes,
    levels,
    repeats,
    sittings,
)
from models.alarms import Alarm
from models.cases import Case
from models.errors import Refusal
from tests.sample import TODAY, Room, accepted, begun


def _batch(db: Session, desk: Room) -> uuid.UUID:
    return intakes.begin(
        db, kind="110警情", file_name="x", digest=hashlib.sha256(uuid.uuid4().bytes).hexdigest(), mapping_id=None,
        by=desk.officer,
    )  # fmt: skip


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


def test_event_suggests_and_leaves_the_decision_to_a_person(db: Session, desk: Room) -> None:
    subject = looked(db, desk, grudge=1)

    seen = levels.raise_by(db, subject, {"repeats": 3}, occasion="重复警情", by=desk.officer)

    assert seen is not None
    assert (seen.points, seen.suggested, seen.decided, subject.level, subject.level_suggested) == (
        35, 3, 2, 2, 3,
    )  # fmt: skip
    asked = levels.rising(db, subject.id)
    assert asked is not None
    assert (asked.sentence, asked.occasion) == ("建议升级到较大（现为一般），请确认", "重复警情")
    assert levels.raise_by(db, subject, {"repeats": 2}, occasion="重复警情", by=desk.officer) is None
    assert len(levels.of_case(db, subject.id)) == 2


def test_suggestion_is_confirmed_or_refused_with_a_reason(db: Session, desk: Room) -> None:
    raised, kept = looked(db, desk, grudge=1), looked(db, desk, grudge=1)
    for subject in (raised, kept):
        levels.raise_by(db, subject, {"repeats": 3}, occasion="重复警情", by=desk.officer)
    assert {each.case_id for each in levels.waiting(db, limit=9)} == {raised.id, kept.id}

    levels.confirm(db, raised, level=3, by=desk.officer)
    with pytest.raises(Refusal) as caught:
        levels.confirm(db, kept, level=2, by=desk.officer)
    levels.confirm(db, kept, level=2, reason="已经分开居住", by=desk.officer)

    assert caught.value.field == "level_reason"
    assert (raised.level, kept.level, kept.level_reason) == (3, 2, "已经分开居住")
    assert levels.waiting(db, limit=9) == []
    levels.raise_by(db, kept, {"weapon": 1}, occasion="现场", by=desk.officer)
    assert [each.case_id for each in levels.waiting(db, limit=9)] == [kept.id]


def test_confirming_a_grave_level_goes_before_the_leader(db: Session, desk: Room) -> None:
    subject = looked(db, desk, grudge=1)
    levels.raise_by(db, subject, {"threat": 1}, occasion="现场", by=desk.officer)
    assert (subject.level, levels.pending(db, subject)) == (2, False)
    levels.confirm(db, subject, level=4, by=desk.officer)
    assert (subject.level, levels.pending(db, subject)) == (4, True)


def test_event_before_any_look_begins_the_history(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)

    levels.raise_by(db, subject, {"weapon": 1}, occasion="现场", by=desk.officer, at_once=True)

    assert subject.level == 3


def test_a_case_that_nobody_has_graded_is_not_called_grave(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    subject.level = 0
    levels.raise_by(db, subject, {"weapon": 1}, occasion="回访", by=desk.officer)
    asked = levels.rising(db, subject.id)
    assert asked is not None
    assert asked.sentence == "建议定为较大（还没有定级），请确认"
    assert [each.decided for each in levels.history(db, subject.id, by=desk.officer)] == ["未定级"]
    levels.confirm(db, subject, level=asked.suggested, by=desk.officer)
    assert subject.level == 3


def test_second_call_within_thirty_days_suggests_a_level(db: Session, desk: Room) -> None:
    subject = looked(db, desk)
    for days in (60, 3, 0):
        row = Alarm(
            batch_id=_batch(db, desk), origin="110警情", identity=str(days), number=str(days),
            at=desk.clock() - timedelta(days=days),
        )  # fmt: skip
        db.add(row)
        db.flush()
        alarms.tie(db, row.id, subject.id, by=desk.officer)

    assert [(each.occasion, each.points) for each in levels.of_case(db, subject.id)[-1:]] == [
        ("重复警情", 15)
    ]
    assert levels.rising(db, subject.id) is not None


def test_repeats_of_one_pair_suggest_a_level_and_of_one_place_do_not(db: Session, desk: Room) -> None:
    for kind, points in (("同一地点", 0), ("同一双方", 15)):
        first, second = accepted(db, desk), accepted(db, desk)
        repeats.open_concern(
            db, kind=kind, sign=kind, title="张某与赵某", members=[(None, first.id), (None, second.id)],
            first_on=TODAY, last_on=TODAY, owner=desk.officer, due_on=TODAY, by=desk.officer,
        )  # fmt: skip
        assert sum(each.points for each in levels.of_case(db, second.id)) == points


def test_a_large_demand_suggests_a_level_once_the_case_was_looked_at(db: Session, desk: Room) -> None:
    unseen, subject = accepted(db, desk), looked(db, desk, grudge=1)
    for each, amount in ((unseen, 20_000_000), (subject, 9_999_999), (subject, 10_000_000)):
        demands.state(db, each, None, text="赔偿", amount=amount, by=desk.officer)

    assert levels.of_case(db, unseen.id) == []
    assert [(each.occasion, each.points) for each in levels.of_case(db, subject.id)] == [
        ("接待", 10), ("提出诉求", 20),
    ]  # fmt: skip


def test_an_injury_that_is_appraised_suggests_a_level(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="ZA")
    levels.review(db, subject, {}, occasion="接待", by=desk.officer)
    extensions.appraised(db, subject, on=TODAY, injury="不构成轻微伤", by=desk.officer)
    assert levels.rising(db, subject.id) is None
    extensions.appraised(db, subject, on=TODAY, injury="轻微伤", by=desk.officer)
    assert [(each.occasion, each.points) for each in levels.of_case(db, subject.id)[-1:]] == [
        ("伤情鉴定", 15)
    ]


def test_a_new_violation_or_a_second_failure_counts_as_a_grudge(db: Session, desk: Room) -> None:
    struck, failed = accepted(db, desk, track="ZA"), accepted(db, desk)
    sitting = begun(db, desk, struck)
    happenings.happen(
        db, sitting, sittings.Happening.NEW_VIOLATION, text="乙方又打人", party=cases.parties(struck)[1],
        by=desk.officer,
    )  # fmt: skip
    for number, outcome in enumerate((cases.Outcome.NONE, cases.Outcome.FAILED)):
        again = begun(db, desk, failed)
        endings.close(
            db,
            again,
            outcome,
            adjourn=not number,
            by=desk.mediator,
            at=desk.clock(),
            text="谈不拢",
            routes_told=True,
        )

    looks = [levels.of_case(db, each.id) for each in (struck, failed)]
    assert [[(each.occasion, each.points) for each in rows] for rows in looks] == [
        [("又针对对方实施违反治安管理行为", 10)],
        [("多次调解未成", 10)],
    ]


def test_one_failure_alone_is_no_grudge(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    endings.close(
        db,
        begun(db, desk, subject),
        cases.Outcome.FAILED,
        by=desk.mediator,
        at=desk.clock(),
        text="谈不拢",
        routes_told=True,
    )
    assert levels.of_case(db, subject.id) == []


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
    levels.raise_by(db, subject, {"threat": 1}, occasion="新情况", by=desk.officer, at_once=True)
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

    levels.review(db, subject, {}, occasion="复查", by=desk.officer, decided=2, reason="缓和")
    assert (subject.level, levels.pending(db, subject)) == (4, True)
    desk.clock.forward(minutes=1)
    levels.review(db, subject, {}, occasion="复查", by=desk.leader, decided=2, reason="缓和")

    assert (subject.level, levels.pending(db, subject)) == (2, False)


@pytest.mark.parametrize("wanted", [2, 4])
def test_less_than_a_grave_suggestion_stands_only_once_the_leader_agrees(
    db: Session, desk: Room, wanted: int
) -> None:
    agreed, refused = accepted(db, desk), accepted(db, desk)
    told = {"threat": 1, "weapon": 1}
    for subject in (agreed, refused):
        levels.review(
            db, subject, told, occasion="接待", by=desk.officer, decided=wanted, reason="当事人已平静"
        )
    name = {2: "一般", 4: "重大"}[wanted]
    asked = [[each for each in approvals.of_case(db, one.id) if each.open] for one in (agreed, refused)]
    assert [[(each.subject, each.reason) for each in rows] for rows in asked] == [
        [(f"等级为特大，拟定为{name}，请审批。", "当事人已平静")]
    ] * 2
    assert [(one.level, levels.pending(db, one)) for one in (agreed, refused)] == [(5, True)] * 2

    desk.clock.forward(minutes=1)
    levels.decide(db, asked[0][0], agreed=True, reason="", by=desk.leader)
    levels.decide(db, asked[1][0], agreed=False, reason="仍有风险", by=desk.leader)
    assert [(one.level, levels.pending(db, one)) for one in (agreed, refused)] == [
        (wanted, False),
        (5, False),
    ]
    desk.clock.forward(minutes=1)
    levels.review(db, agreed, told, occasion="更正", by=desk.officer, decided=wanted, reason="同前")
    assert (agreed.level, levels.pending(db, agreed)) == (wanted, False)


def test_mediator_never_reads_what_a_person_is_like(db: Session, desk: Room) -> None:
    subject = looked(db, desk, drugs=1, grudge=1)
    intake.hand_over(db, subject, desk.mediator, by=desk.officer, reason="交调解员")

    assert [look.items for look in levels.history(db, subject.id, by=desk.officer)] == [
        (("积怨一年以上或者多次调解未成", 10), ("吸毒", 10))
    ]
    assert [look.items for look in levels.history(db, subject.id, by=desk.mediator)] == [
        (("积怨一年以上或者多次调解未成", 10), ("当事人情况", 10))
    ]


def test_leader_chooses_another_level_with_a_reason(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    desk.clock.forward(minutes=1)
    levels.review(db, subject, {}, occasion="接待", by=desk.officer, decided=5, reason="涉众")
    asked = approvals.latest(db, subject.id, approvals.LEVEL)
    assert asked is not None
    desk.clock.forward(minutes=1)
    with pytest.raises(Refusal) as refused:
        levels.decide(db, asked, agreed=True, reason=" ", by=desk.leader, level=4)
    assert (refused.value.message, refused.value.field) == ("改定等级的，请写明理由。", "reason")

    levels.decide(db, asked, agreed=True, reason="人数不到特大", by=desk.leader, level=4)

    assert (subject.level, subject.level_reason) == (4, "改定为重大：人数不到特大")
    assert (levels.pending(db, subject), asked.decision) == (False, approvals.REFUSED)
    assert levels.of_case(db, subject.id)[-1].decided == 4
