from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import areas, assignments, cases, intake, station
from models.assignments import Assignment, Stage
from models.cases import Case
from models.errors import Refusal
from tests.sample import PASSWORD, TODAY, Room, accepted, concluded

FRIDAY = date(2026, 11, 27)


def given(db: Session, desk: Room, subject: Case, **changes: Any) -> Assignment:
    values: dict[str, Any] = {
        "force": "专职调解员", "due_on": FRIDAY, "instruction": "联系双方", "by": desk.leader,
    }  # fmt: skip
    return assignments.assign(db, subject, changes.pop("to", desk.mediator), **(values | changes))


def test_a_case_follows_its_slip_and_the_mediator_sees_it(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    db.info["by"] = desk.leader
    slip = given(db, desk, subject)
    assert (slip.number, slip.stage(TODAY), subject.handler_name, subject.force) == (
        "西调交办〔2026〕1号",
        Stage.SENT,
        "杨调解",
        "专职调解员",
    )
    db.info["by"] = desk.mediator
    assert cases.case(db, subject.id) is subject
    assert [each.number for each in assignments.inbox(db, desk.mediator, today=TODAY, limit=5)] == [
        slip.number
    ]
    assignments.take(db, slip, by=desk.mediator)
    assert (slip.stage(TODAY), slip.stage(FRIDAY + timedelta(1))) == (Stage.ACCEPTED, Stage.OVERDUE)
    assert assignments.inbox(db, desk.mediator, today=TODAY, limit=5) == []
    with pytest.raises(Refusal, match="请写下办理情况。"):
        assignments.finish(db, slip, on=TODAY, result="", by=desk.mediator)
    assignments.finish(db, slip, on=TODAY, result="已调成", by=desk.mediator)
    assert (slip.stage(FRIDAY + timedelta(9)), slip.result) == (Stage.DONE, "已调成")
    with pytest.raises(Refusal, match="这件交办已经结束。"):
        assignments.finish(db, slip, on=TODAY, result="已调成", by=desk.mediator)


def test_a_slip_sent_back_returns_the_case_to_who_gave_it(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    slip = given(db, desk, subject, by=desk.officer)
    db.info["by"] = desk.mediator
    with pytest.raises(Refusal, match="请写明退回理由。"):
        assignments.send_back(db, slip, reason=" ", by=desk.mediator)
    assignments.send_back(db, slip, reason="是亲属，应当回避", by=desk.mediator)
    db.info["by"] = desk.officer
    assert (slip.stage(TODAY), subject.handler_name) == (Stage.RETURNED, "葛民警")
    for watcher in (desk.officer, desk.leader):
        told = assignments.watched(db, watcher, today=TODAY, limit=5)
        assert [(each.stage, each.return_reason) for each in told] == [(Stage.RETURNED, "是亲属，应当回避")]
    again = given(db, desk, subject, to=desk.leader, by=desk.officer)
    assert [each.number for each in assignments.watched(db, desk.officer, today=TODAY, limit=5)] == [
        again.number
    ]
    with pytest.raises(Refusal, match="已经改交或办结"):
        assignments.take(db, slip, by=desk.mediator)


def test_two_givers_of_one_name_are_not_confused(db: Session, desk: Room) -> None:
    namesake = station.identity(
        station.enrol(
            db, login="ge2", name="葛民警", role=station.Role.POLICE, password=PASSWORD, by=desk.administrator
        )
    )
    for giver, other in ((desk.officer, namesake), (namesake, desk.officer)):
        subject = accepted(db, desk)
        slip = given(db, desk, subject, by=giver)
        assignments.send_back(db, slip, reason="是亲属", by=desk.mediator)
        assert (subject.handler_id, subject.handler_name, slip.by_id) == (giver.id, "葛民警", giver.id)
        watched = {
            who.id: slip.id
            in [each.assignment_id for each in assignments.watched(db, who, today=TODAY, limit=9)]
            for who in (giver, other)
        }
        assert watched == {giver.id: True, other.id: False}


def test_a_slip_of_who_has_left_waits_for_the_leader(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    slip = given(db, desk, subject, by=desk.officer)
    station.retire(
        db,
        db.get_one(station.Officer, desk.officer.id),
        reason="调离",
        by=desk.administrator,
        now=desk.clock(),
    )
    assignments.send_back(db, slip, reason="忙", by=desk.mediator)
    assert (subject.handler_id, subject.handler_name) == (None, "")


def test_a_new_slip_replaces_the_open_one(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    first = given(db, desk, subject)
    second = given(db, desk, subject, to=desk.officer)
    assert (first.stage(TODAY), first.void_reason, second.stage(TODAY)) == (
        Stage.REPLACED,
        "改交葛民警",
        Stage.SENT,
    )
    assert assignments.of_case(db, subject.id) == [second]
    assert assignments.of_case(db, subject.id, replaced=True) == [first, second]
    with pytest.raises(Refusal, match="这件交办不是给您的。"):
        assignments.take(db, second, by=desk.mediator)
    assignments.take(db, second, by=desk.officer)
    with pytest.raises(Refusal, match="已经接收"):
        assignments.send_back(db, second, reason="忙", by=desk.officer)
    assert given(db, desk, subject, to=desk.officer, by=desk.officer).accepted_at is not None


def test_the_leader_sees_all_with_the_overdue_on_top(db: Session, desk: Room) -> None:
    late = given(db, desk, accepted(db, desk), due_on=TODAY, by=desk.officer)
    given(db, desk, accepted(db, desk), by=desk.officer)
    told = assignments.watched(db, desk.leader, today=TODAY + timedelta(1), limit=5)
    assert [(each.assignment_id == late.id, each.stage) for each in told] == [
        (True, Stage.OVERDUE),
        (False, Stage.SENT),
    ]
    assert assignments.watched(db, desk.auxiliary, today=TODAY, limit=5) == []


@pytest.mark.parametrize(
    ("changes", "sentence", "field"),
    [
        ({"due_on": date(2026, 11, 19)}, "办理期限早于今天，请核对。", "due_on"),
        ({"force": "大调解"}, "大调解请写明参加的单位。", "units"),
        ({"to": "administrator"}, "管理的岗位是管理员，不能承办纠纷。", "to"),
    ],
)
def test_a_slip_that_cannot_be_is_refused(
    db: Session, desk: Room, changes: dict[str, Any], sentence: str, field: str
) -> None:
    values = {**changes, **({"to": desk.administrator} if "to" in changes else {})}
    with pytest.raises(Refusal) as refused:
        given(db, desk, accepted(db, desk), **values)
    assert (refused.value.message, refused.value.field) == (sentence, field)


def test_a_police_case_is_not_given_to_a_mediator(db: Session, desk: Room) -> None:
    with pytest.raises(Refusal, match="由公安机关主持"):
        given(db, desk, accepted(db, desk, track="ZA"))
    withdrawn = accepted(db, desk)
    intake.withdraw(db, withdrawn, reason="和好", on=TODAY, by=desk.officer)
    with pytest.raises(Refusal, match="已撤回，不能再交办"):
        given(db, desk, withdrawn)


def test_a_joint_mediation_names_its_units(db: Session, desk: Room) -> None:
    slip = given(db, desk, accepted(db, desk), to=desk.leader, force="大调解", units=("司法所", "村委会"))
    assert slip.instruction == "联系双方\n参加单位：司法所、村委会"


@pytest.mark.parametrize(
    ("level", "track", "wanted"),
    [
        (1, "RM", ("专职调解员", "杨调解", "在办件数最少的专职调解员")),
        (2, "RM", ("社区民警", "葛民警", "西片的社区民警")),
        (1, "ZA", ("专职调解员", "葛民警", "西片的社区民警")),
        (4, "RM", ("大调解", "索所长", "重大以上由所领导包案")),
    ],
)
def test_the_level_and_the_area_propose_who_handles(
    db: Session, desk: Room, level: int, track: str, wanted: tuple[str, str, str]
) -> None:
    area = areas.add(db, by=desk.officer, name="西片", officer_id=desk.officer.id)
    areas.add_village(db, by=desk.officer, name="西岔村", area_id=area.id)
    subject = accepted(db, desk, track=track)
    subject.level, subject.force = level, ""
    found = assignments.propose(db, subject, today=TODAY)
    assert (found.force, found.officer, found.reason) == wanted
    assert found.due_on == (date(2026, 12, 21) if track == "RM" else date(2026, 11, 25))


def test_without_an_area_nobody_is_proposed(db: Session, desk: Room) -> None:
    subject = concluded(db, desk)
    subject.level, subject.force = 2, ""
    found = assignments.propose(db, subject, today=TODAY)
    assert (found.officer, found.due_on) == ("", date(2026, 11, 25))


def test_police_case_is_not_given_to_an_auxiliary(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="ZA")
    with pytest.raises(Refusal) as refused:
        assignments.refuse_unfit(subject, desk.auxiliary)
    assert (refused.value.message, refused.value.field) == (
        "治安案件由民警承办，辅警可以协助，不能作承办人（程序规定 52）。",
        "to",
    )
    assignments.refuse_unfit(accepted(db, desk), desk.auxiliary)
