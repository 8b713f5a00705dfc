"""From a line of 每日研判 to a registered case, in the real page."""

import hashlib
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from models import alarm_rows, alarms, intakes
from models.alarms import Alarm
from models.errors import Refusal
from tests.sample import Room
from tests.ui import rooms
from ui.page import Context
from ui.pages import intake as page_module
from ui.viewmodels import alarm_visit


@pytest.fixture
def page(context: Context, here: Room) -> Iterator[Any]:
    context.store, context.person = here.store, here.officer
    yield from rooms.standing(page_module.PAGE.open(context))


def alarm(here: Room, number: str = "") -> uuid.UUID:
    draft = alarm_rows.Draft(
        number or "#1", number, datetime(2026, 11, 19, 9, 40, tzinfo=UTC), "邻里纠纷", "邻里", "西岔村二组12号",
        "西岔|2|12号", "西岔村", "张土根称与邻居赵水生因排水争吵", "", "", "", None,
        (alarm_rows.Who("张土根", "13800001234", ""), alarm_rows.Who("赵水生", "", "")),
    )  # fmt: skip
    with here.store.unit() as db:
        batch = intakes.begin(
            db, kind="110警情", file_name="警情.csv", digest="x", mapping_id=None, by=here.officer
        )
        intakes.add(db, batch, "110警情", [draft], hashlib.sha256())
        intakes.publish(db, batch, read=1, bad=0, rows_digest="x", by=here.officer)
        return db.scalars(select(Alarm.id).where(Alarm.batch_id == batch)).one()


def test_alarm_fills_an_empty_page(page: Any, here: Room) -> None:
    page.arrive(alarm=alarm(here, "JJ1"))

    facts = page.viewmodel.facts
    told = {key: facts[key] for key in ("source", "alarm_number", "place", "village", "brief", "occurred")}
    assert told == {
        "source": "110警情", "alarm_number": "JJ1", "place": "西岔村二组12号", "village": "西岔村",
        "brief": "张土根称与邻居赵水生因排水争吵", "occurred": "2026年11月19日17时40分",
    }  # fmt: skip
    assert [(card.side, card.name, card.word("telephone")) for card in page.viewmodel.cards] == [
        ("甲", "张土根", "13800001234"),
        ("乙", "赵水生", ""),
    ]


def test_registered_case_is_tied_to_its_alarm_even_without_a_number(page: Any, here: Room) -> None:
    alarm_id = alarm(here)
    page.arrive(alarm=alarm_id)
    receipt = page.viewmodel.register()
    page.deciding.tie(str(alarm_id), receipt.case_id)

    with here.store.reading() as db:
        assert alarms.get(db, alarm_id).case_id == receipt.case_id


def test_filled_page_is_not_written_over(page: Any, here: Room) -> None:
    page.arrive()
    page.viewmodel.facts["brief"] = "没登记完"

    with pytest.raises(Refusal, match="还有没登记的内容"):
        alarm_visit.fill(page.viewmodel, alarm(here))
    assert {key: told for key, told in page.viewmodel.facts.items() if told} == {"brief": "没登记完"}
