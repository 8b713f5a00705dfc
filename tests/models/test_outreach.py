"""下访和座谈 as events: on a case, on a topic, by project."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models import cases, intake, outreach
from models.errors import Refusal
from tests import sample
from tests.sample import NOW, TODAY, Room, draft

ROAD: dict[str, Any] = {
    "kind": "座谈",
    "on": TODAY,
    "place": "项目部",
    "project": "绕城公路二标",
    "attendees": "村干部三人、施工方林经理",
}


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    room = sample.room(str(tmp_path / "data"))
    yield room
    room.store.close()


def test_talk_on_a_project_is_listed_with_it(here: Room) -> None:
    with here.store.unit() as db:
        outreach.record(db, by=here.officer, **ROAD)
        outreach.record(
            db, by=here.officer, kind="下访", on=date(2026, 11, 1), topic="用水", attendees="二组村民"
        )

        assert [row.kind for row in outreach.listing(db)] == ["座谈", "下访"]
        assert [row.by_name for row in outreach.listing(db, project="绕城公路二标")] == ["葛民警"]
        assert outreach.projects(db) == ["绕城公路二标"]


def test_visit_on_a_case_takes_the_project_of_the_case(here: Room) -> None:
    with here.store.unit() as db:
        made = draft(facts={"project": "绕城公路二标"})
        subject = intake.receive(db, made, by=here.officer, now=NOW)
        row = outreach.record(
            db, by=here.officer, kind="下访", on=TODAY, case_id=subject.id, attendees="赵水生"
        )

        assert (row.project, outreach.of_case(db, subject.id)) == ("绕城公路二标", [row])


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "吃饭"}, "kind"), ({"on": date(2026, 12, 1)}, "on"), ({"project": " "}, "topic"),
        ({"attendees": ""}, "attendees"),
    ],
)  # fmt: skip
def test_what_is_missing_or_cannot_be_is_refused_beside_its_field(
    here: Room, changes: dict[str, Any], field: str
) -> None:
    with here.store.unit() as db, pytest.raises(Refusal) as caught:
        outreach.record(db, by=here.officer, **ROAD | changes)
    assert caught.value.field == field


def test_entry_is_corrected_and_voided_with_a_reason(here: Room) -> None:
    with here.store.unit() as db:
        row = outreach.record(db, by=here.officer, **ROAD)
        outreach.amend(db, row, by=here.officer, notes="答应周五前清运渣土 ")
        with pytest.raises(Refusal):
            outreach.void(db, row, reason="", by=here.officer)
        outreach.void(db, row, reason="重复登记", by=here.officer)

        assert (row.notes, outreach.listing(db)) == ("答应周五前清运渣土", [])


def test_mediator_sees_only_those_of_own_cases(here: Room) -> None:
    with here.store.unit() as db:
        subject = intake.receive(db, draft(), by=here.officer, now=NOW)
        outreach.record(db, by=here.officer, case_id=subject.id, **ROAD)
        outreach.record(db, by=here.officer, **ROAD)
    with here.store.unit(by=here.mediator) as db:
        assert outreach.listing(db) == []
    with here.store.unit() as db:
        intake.hand_over(db, cases.case(db, subject.id), here.mediator, by=here.leader)
    with here.store.unit(by=here.mediator) as db:
        assert len(outreach.listing(db)) == 1
