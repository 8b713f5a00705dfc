"""Who sees what, and who may do what (domain.md 1.8): one table for every verb and role."""

import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from models import cases, clocks, intake, performance, record, referrals, sittings, visits
from models.cases import Case
from models.errors import Refusal
from models.queries import cases as case_lists
from models.queries import room, sayings
from models.queries import today as today_queries
from models.queries.today import Counts
from models.sittings import Phase
from tests import sample
from tests.sample import TODAY, Room

NOT_YOURS = "这件纠纷没有分给您办理。"
FAR = TODAY + timedelta(days=90)


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    made = sample.room(engine_url)
    yield made
    made.store.close()


def busy(db: Session, here: Room) -> list[Case]:
    """Make one case for each list: sitting, waiting, owing with a visit, referred."""
    sitting = sample.accepted(db, here)
    talk = sample.begun(db, here, sitting, hosts=[{"name": "马调解", "kind": "人民调解员"}])
    sittings.advance(db, talk, to=Phase.STATEMENTS, by=here.officer)
    record.note(db, talk, "张土根", "桩往西挪了两犁", by=here.officer)
    waiting = sample.accepted(db, here)
    owing = sample.concluded(db, here)
    db.delete(sittings.of_case(db, owing.id)[0].attendances[0])  # so that only the handler reaches it
    visits.add(db, owing, due_on=TODAY, reason="签约后回访", by=here.officer)
    sent = sample.accepted(db, here)
    referrals.send(db, sent, to="司法所", on=TODAY, reason="权属", by=here.officer)
    return [sitting, waiting, owing, sent]


def seen(here: Room) -> dict[str, set[uuid.UUID]]:
    """Return the cases in each list of whoever is signed in."""
    with here.store.reading() as db:
        return {
            "listing": {each.case_id for each in case_lists.listing(db)},
            "search": {each.case_id for each in case_lists.search(db, "张土根")},
            "sayings": set(sayings.cases_saying(db, ["两犁"], limit=20)),
            "waiting": {each.case_id for each in room.waiting(db, today=TODAY)},
            "running": {each.case_id for each in room.running(db)},
            "sits": {each.case_id for each in today_queries.running(db, limit=20)},
            "day": {
                each.case_id
                for each in today_queries.room(
                    db, start=here.clock() - timedelta(days=1), end=here.clock() + timedelta(days=1), limit=20
                )
            },
            "board": {each.case_id for each in clocks.board(db, today=TODAY, until=FAR)},
            "limits": {
                each.case_id
                for each in today_queries.limits(db, today=TODAY, until=FAR, besides=(), limit=20)
            },
            "visits": {each.case_id for each in visits.due(db, until=FAR)},
            "payments": {each.case_id for each in performance.due(db, until=FAR)},
            "awaited": {each.case_id for each in today_queries.awaited(db, limit=20)},
        }


def counted(here: Room) -> Counts:
    with here.store.reading() as db:
        return today_queries.counts(db, today=TODAY, until=FAR, soon=FAR)


def test_a_mediator_sees_no_foreign_case_in_any_list(here: Room) -> None:
    with here.store.unit() as db:
        made = busy(db, here)
    officers = seen(here)

    here.store.person = here.mediator

    assert all(officers.values()), "every list has something to hide"
    assert seen(here) == {name: set() for name in officers}
    assert counted(here) == Counts(0, 0, 0, 0, 0, 0)
    for case in made:
        with here.store.reading() as db, pytest.raises(Refusal) as refused:
            cases.case(db, case.id)
        assert refused.value.message == NOT_YOURS


def test_a_mediator_sees_in_every_list_what_was_handed_over(here: Room) -> None:
    with here.store.unit() as db:
        made = busy(db, here)
        for case in made:
            intake.hand_over(db, case, here.mediator, by=here.officer, reason="由调委会办理")
    officers, in_all = seen(here), counted(here)

    here.store.person = here.mediator

    assert (seen(here), counted(here)) == (officers, in_all)
    with here.store.reading() as db:
        assert {cases.case(db, case.id).handler_name for case in made} == {"杨调解"}


def test_a_mediator_reaches_the_sitting_she_hosts(here: Room) -> None:
    with here.store.unit() as db:
        case = sample.accepted(db, here)
        sample.begun(db, here, case)

    here.store.person = here.mediator

    with here.store.reading() as db:
        assert [each.case_id for each in room.running(db)] == [case.id]
        assert cases.case(db, case.id).title == case.title


def test_hand_over_asks_the_reason_of_an_accepted_case_and_keeps_it(here: Room) -> None:
    with here.store.unit() as db:
        case = sample.accepted(db, here)
        with pytest.raises(Refusal) as silent:
            intake.hand_over(db, case, here.mediator, by=here.officer)
        intake.hand_over(db, case, here.mediator, by=here.officer, reason="民间纠纷")

        assert silent.value.message == "已受理的案件更换承办人，请写明理由。"
        assert case.remarks == "2026-11-20 交杨调解承办：民间纠纷"


def test_hand_over_keeps_a_police_case_with_the_police_and_asks_who_can_handle(here: Room) -> None:
    with here.store.unit() as db:
        case = sample.accepted(db, here, track="ZA")
        told = []
        for to in (here.mediator, here.administrator):
            with pytest.raises(Refusal) as refused:
                intake.hand_over(db, case, to, by=here.officer, reason="换人")
            told.append(refused.value.message)

    assert told == [
        "这件纠纷由公安机关主持，不能交给调解员承办。",
        "管理的岗位是管理员，不能承办纠纷。",
    ]
