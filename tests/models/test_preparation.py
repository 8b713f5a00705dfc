from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import cases, confidences, preparation
from models.cases import Case
from models.errors import Refusal
from models.preparation import Item
from tests.sample import TODAY, Room, accepted

AT = datetime(2026, 11, 20, 6, 40, tzinfo=UTC)


def listed(db: Session, subject: Case) -> dict[str, Item]:
    return {each.key: each for each in preparation.items(db, subject, on=TODAY)}


def test_list_of_a_police_case_is_longer_and_says_what_the_case_tells(db: Session, desk: Room) -> None:
    police = listed(db, accepted(db, desk, track="ZA"))
    people = listed(db, accepted(db, desk, track="RM"))

    assert list(police) == [
        "gates", "identities", "notices", "facts", "recording", "sober", "seats", "tea",
    ]  # fmt: skip
    assert list(people) == [
        "identities", "notices", "facts", "recording", "sober", "seats", "tea",
    ]  # fmt: skip
    assert [key for key, each in police.items() if each.done] == ["gates", "identities"]
    assert [key for key, each in police.items() if each.required and each.by_hand] == [
        "facts", "recording", "sober",
    ]  # fmt: skip
    assert not [each for each in people.values() if each.required]


def test_gate_that_was_not_asked_is_told_by_its_own_sentence(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="ZA")
    subject.injury = "轻伤二级"

    found = listed(db, subject)["gates"]

    assert not found.done
    assert "轻伤" in found.detail


def test_missing_number_is_named(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="ZA")
    person = cases.parties(subject)[1].person
    assert person is not None
    person.id_number = ""

    assert listed(db, subject)["identities"].detail == "赵水生没有登记证件号码"


def test_hot_and_violent_cases_wait_apart(db: Session, desk: Room) -> None:
    hot = accepted(db, desk, track="RM", facts={"level": 4})
    violent = accepted(db, desk, track="RM", facts={"flags": ["家庭暴力"]})

    assert listed(db, hot)["apart"].required
    keys = listed(db, violent)
    assert [keys[key].required for key in ("alone", "apart", "woman")] == [False, True, False]
    assert keys["alone"].detail == "还没有单独征询张土根"
    victim = cases.parties(violent)[0]
    confidences.keep(db, violent, victim, "together", value="不同意", place="值班室", by=desk.officer)
    assert listed(db, violent)["alone"].done


def test_open_required_item_wants_a_reason_and_both_are_kept(db: Session, desk: Room) -> None:
    found = preparation.items(db, accepted(db, desk, track="ZA"), on=TODAY)
    ticked: dict[str, Any] = {"facts": AT, "sober": AT}

    with pytest.raises(Refusal, match=r"还有 1 项没有做到：录音录像已经打开") as refused:
        preparation.settle(found, ticked, reason=" ", by="葛民警")
    kept = preparation.settle(found, ticked, reason="由执法记录仪录", by="葛民警")

    assert refused.value.field == "open_reason"
    assert kept["recording"] == {
        "text": "录音录像已经打开，画面能看到各方", "done": False, "reason": "由执法记录仪录",
    }  # fmt: skip
    assert kept["facts"]["done"] is True
    assert (kept["facts"]["at"], kept["facts"]["by"]) == (AT.isoformat(), "葛民警")
    assert kept["gates"] == {"text": "治安调解的条件逐项核对过", "done": True}
    assert kept["tea"] == {"text": "先倒杯水，静一静再开始", "done": False}


def test_what_the_case_tells_is_not_ticked_by_hand(db: Session, desk: Room) -> None:
    found = (Item("identities", "证件", required=True, by_hand=False, detail="没有登记证件号码"),)

    with pytest.raises(Refusal, match="没有登记证件号码"):
        preparation.settle(found, {"identities": AT}, reason="", by="葛民警")


@pytest.mark.parametrize(
    "row",
    [
        {"key": "a", "text": "甲", "when": "weather"},
        {"key": "a", "text": "甲", "derived": "stars"},
        {"key": "twice", "text": "甲"},
    ],
)
def test_station_list_that_cannot_be_understood_is_refused(row: dict[str, str]) -> None:
    table = {"hot_from": 4, "item": [row, {"key": "twice", "text": "乙"}]}

    with pytest.raises(Refusal, match="准备清单"):
        preparation._list.__wrapped__(table)  # type: ignore[attr-defined]  # -- the reader under its memory
