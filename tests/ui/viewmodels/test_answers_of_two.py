"""Two workstations press 接受 for the same side: what each one's screen showed decides, not what came meanwhile."""

from pathlib import Path

import pytest

from models import cases, sittings
from models.errors import Refusal
from models.offers import ACCEPT, REFUSE
from tests.room_station import TODAY, Clock, add_case, open_station, signed_in
from ui.viewmodels.sitting_parts import Parts


def test_the_same_answer_from_two_workstations_stays(tmp_path: Path) -> None:
    store = open_station(tmp_path / "data", Clock())
    with store.unit() as db:
        hosts = [{"name": "杨学礼", "kind": "人民调解员"}]
        case = cases.case(db, add_case(store))
        held = sittings.begin(db, case, place="调解室", hosts=hosts, by=signed_in(store), at=store.now())
    here, there = (Parts.open(store, held.id, today=lambda: TODAY, now=store.now) for _ in range(2))
    number = here.offers.propose("赔三百", speaker="主持人")
    there.deeds.reload()

    here.offers.answer(number, "甲", ACCEPT)
    there.offers.answer(number, "甲", ACCEPT)
    both = there.room.offers[0].answers["甲"]
    here.offers.answer(number, "甲", ACCEPT)
    back = here.room.offers[0].answers["甲"]
    there.deeds.reload()
    here.offers.answer(number, "甲", REFUSE)
    with pytest.raises(Refusal, match="另一台电脑刚改了"):
        there.offers.answer(number, "甲", ACCEPT)
    store.close()

    assert (both, back) == (ACCEPT, "")
