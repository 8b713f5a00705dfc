"""A case on record that is corrected: what follows from the facts."""

from datetime import date

import pytest

from models import cases, clocks, endings, joining
from tests import sample
from tests.sample import NOW, TODAY, Room
from ui.viewmodels.intake import Intake


@pytest.fixture
def page(here: Room) -> Intake:
    return Intake(here.store, lambda: TODAY, lambda: NOW)


def test_correct_of_the_day_of_an_appraisal_starts_its_clock(here: Room, page: Intake) -> None:
    with here.store.unit() as db:
        case_id = sample.accepted(db, here, track="ZA", facts={"injury": "未鉴定"}).id
    page.open_case(case_id)
    page.facts |= {"injury": "轻微伤", "appraised_on": "2026-11-20"}
    page.level_reason = "伤情鉴定已出具"

    page.correct("补登鉴定日期")

    with here.store.reading() as db:
        running = {each.key: each.due_on for each in clocks.running(db, cases.case(db, case_id))}
    assert running["za-first-appraised"] == date(2026, 11, 25)


def test_the_head_of_a_case_names_its_round_once_it_was_taken_up_again(here: Room, page: Intake) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        case_id = subject.id
    page.open_case(case_id)
    assert page.opened is not None
    assert page.opened.words == "张土根与赵水生山林土地纠纷　已受理"
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        sitting = sample.begun(db, here, subject)
        endings.close(
            db,
            sitting,
            cases.Outcome.FAILED,
            by=here.mediator,
            at=here.clock(),
            text="谈不拢",
            routes_told=True,
        )
        joining.reopen(db, subject, reason="再谈", by=here.officer, on=TODAY)
    page.open_case(case_id)
    assert page.opened.words == "张土根与赵水生山林土地纠纷　调解中　第2轮"
