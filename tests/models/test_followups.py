from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import followups
from models.errors import Refusal
from tests.sample import TODAY, Room, accepted

TOMORROW = TODAY + timedelta(1)


def planned(db: Session, desk: Room, **changes: object) -> followups.FollowUp:
    values: dict[str, object] = {
        "what": "回访旧货市场", "owner": desk.officer, "due_on": TODAY, "origin": followups.LOOK_BACK, "by": desk.officer,
    }  # fmt: skip
    return followups.plan(db, **(values | changes))  # type: ignore[arg-type]  # -- values of the keywords above


def test_a_task_waits_for_its_owner_up_to_its_day(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    task = planned(db, desk, case=subject)
    planned(db, desk, owner=desk.auxiliary, due_on=TOMORROW)
    assert [
        (each.task_id, each.title, each.owner) for each in followups.due(db, until=TODAY, by=desk.officer)
    ] == [(task.id, subject.title, "葛民警")]
    assert [each.title for each in followups.due(db, until=TOMORROW, by=desk.auxiliary)] == [""]
    assert [each.owner for each in followups.due(db, until=TOMORROW, by=desk.leader)] == ["葛民警", "傅辅警"]
    assert [each.owner for each in followups.due(db, until=TOMORROW, by=desk.leader, limit=1)] == ["葛民警"]


def test_a_task_without_an_owner_named_is_ones_own(db: Session, desk: Room) -> None:
    assert planned(db, desk, owner=None).owner_name == "葛民警"


def test_a_done_task_keeps_its_true_day_and_leaves_the_list(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    task = planned(db, desk, case=subject, due_on=date(2026, 11, 18))
    assert followups.overdue(followups.of_case(db, subject.id), TODAY) == [task]
    followups.done(db, task, on=TODAY, result="未见反复", by=desk.officer)
    assert (task.done_on, task.result) == (TODAY, "未见反复")
    assert followups.due(db, until=TODAY, by=desk.officer) == []
    assert followups.of_case(db, subject.id) == [task]
    assert followups.overdue([task], TODAY) == []
    with pytest.raises(Refusal, match="已经办完"):
        followups.void(db, task, reason="重复", by=desk.officer)


def test_a_task_moved_or_taken_back_keeps_why(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    task = planned(db, desk, case=subject)
    followups.postpone(db, task, to=TOMORROW, reason="当事人外出", by=desk.officer)
    assert (task.due_on, task.result) == (TOMORROW, "由2026-11-20改期：当事人外出")
    followups.void(db, task, reason="并入另一任务", by=desk.officer)
    assert (followups.of_case(db, subject.id), task.void_reason) == ([], "并入另一任务")
    assert followups.get(db, task.id) is task


@pytest.mark.parametrize(
    ("changes", "sentence", "field"),
    [
        ({"what": " "}, "请写明要办的事项。", "what"),
        ({"origin": ""}, "请选择任务来源。", "origin"),
    ],
)
def test_a_task_says_what_and_whence(
    db: Session, desk: Room, changes: dict[str, object], sentence: str, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        planned(db, desk, **changes)
    assert (refused.value.message, refused.value.field) == (sentence, field)


def test_a_mediator_may_not_end_another_persons_task(db: Session, desk: Room) -> None:
    theirs, own = planned(db, desk), planned(db, desk, owner=desk.mediator)
    with pytest.raises(Refusal, match="这项任务不是交给您的。"):
        followups.done(db, theirs, on=TODAY, result="好", by=desk.mediator)
    followups.done(db, own, on=TODAY, result="好", by=desk.mediator)
    assert own.done_on == TODAY


@pytest.mark.parametrize("deed", ["done", "postpone", "void"])
def test_every_deed_on_a_task_says_why(db: Session, desk: Room, deed: str) -> None:
    task = planned(db, desk)
    every: dict[str, dict[str, Any]] = {
        "done": {"on": TODAY, "result": " "}, "postpone": {"to": TODAY, "reason": ""}, "void": {"reason": ""},
    }  # fmt: skip
    with pytest.raises(Refusal, match=r"^请写"):
        getattr(followups, deed)(db, task, by=desk.officer, **every[deed])


def test_the_tasks_of_a_concern_are_told_apart(db: Session, desk: Room) -> None:
    from models.repeats import Concern  # noqa: PLC0415 -- a bare row is enough here

    concern = Concern(kind="当事人", sign="甲", title="甲", first_on=TODAY, last_on=TODAY, count=2)
    db.add(concern)
    db.flush()
    task = planned(db, desk, concern=concern)
    planned(db, desk)
    assert followups.of_concern(db, concern.id) == [task]
