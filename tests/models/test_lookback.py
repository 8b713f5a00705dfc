"""回头看 after 销号: planned by level, reported with what was found, listed by month."""

from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from models import lookback
from models.cases import Case, State
from models.errors import Refusal
from models.followups import FollowUp
from tests import sample
from tests.sample import TODAY, Room


def closed(db: Session, here: Room, *, level: int) -> Case:
    subject = sample.accepted(db, here)
    subject.level, subject.state, subject.closed_on = level, State.CLOSED.value, TODAY
    return subject


@pytest.mark.parametrize(
    ("level", "days"), [(1, []), (2, []), (3, [90]), (4, [30, 90, 180]), (5, [30, 90, 180, 365])]
)
def test_plan_follows_the_level(db: Session, desk: Room, level: int, days: list[int]) -> None:
    subject = closed(db, desk, level=level)
    lookback.plan(db, subject, on=TODAY, by=desk.leader)
    again = lookback.plan(db, subject, on=TODAY, by=desk.leader)

    assert [(each.due_on - TODAY).days for each in again] == days
    assert lookback.of_case(db, subject.id) == again
    assert {each.owner_name for each in again} <= {subject.handler_name or "索所长"}


def test_a_report_is_of_its_true_day_and_says_what_was_found(db: Session, desk: Room) -> None:
    subject = closed(db, desk, level=4)
    first, second, _ = lookback.plan(db, subject, on=TODAY, by=desk.officer)
    desk.clock.forward(days=40)
    on = TODAY + timedelta(days=31)
    lookback.report(db, first, on=on, finding="平稳", text="", seen="张土根", by=desk.officer)
    lookback.report(db, second, on=on, finding="又起争执", text="又为浇水吵了一架。", by=desk.officer)

    assert (first.done_on, first.finding, first.result) == (on, "平稳", "见到张土根。")
    assert (second.finding, second.result) == ("又起争执", "又为浇水吵了一架。")
    assert [lookback.again(each) for each in (first, second)] == [False, True]


@pytest.mark.parametrize(
    ("finding", "text", "days", "field"),
    [
        ("还行", "看过", 31, "finding"),
        ("有新隐患", " ", 31, "text"),
        ("平稳", "看过", 41, "on"),
        ("平稳", "看过", -1, "on"),
    ],
)
def test_a_report_that_cannot_be_true_is_refused(
    db: Session, desk: Room, *, finding: str, text: str, days: int, field: str
) -> None:
    task = lookback.plan(db, closed(db, desk, level=4), on=TODAY, by=desk.officer)[0]
    desk.clock.forward(days=40)
    with pytest.raises(Refusal) as refused:
        lookback.report(
            db, task, on=TODAY + timedelta(days=days), finding=finding, text=text, by=desk.officer
        )
    assert (refused.value.field, task.done_on) == (field, None)


def test_the_list_of_a_month_has_what_was_made_and_what_is_late(db: Session, desk: Room) -> None:
    subject = closed(db, desk, level=4)
    first, second, third = lookback.plan(db, subject, on=TODAY, by=desk.officer)
    desk.clock.forward(days=31)
    made = TODAY + timedelta(days=31)
    lookback.report(db, first, on=made, finding="平稳", text="没有来往", by=desk.officer)

    def told(since: date, until: date) -> list[tuple[date, str, str]]:
        mine = {each.id for each in (first, second, third)}
        found = [each for each in lookback.listing(db, since, until) if each.task_id in mine]
        return [(each.done_on or each.due_on, each.finding, each.village) for each in found]

    assert told(date(2026, 12, 1), date(2026, 12, 31)) == [(made, "平稳", "西岔村")]
    assert told(date(2027, 2, 1), date(2027, 2, 28)) == [(second.due_on, "", "西岔村")]


def test_what_was_planned_is_given_up_when_the_case_opens_again(db: Session, desk: Room) -> None:
    subject = closed(db, desk, level=3)
    (task,) = lookback.plan(db, subject, on=TODAY, by=desk.officer)
    lookback.give_up(db, subject, reason="重新调解")

    assert lookback.of_case(db, subject.id) == []
    assert db.get_one(FollowUp, task.id).void_reason == "重新调解"
