"""How cases of the past ended, in the words of old registers."""

from datetime import date
from typing import Any

import pytest

from models import legacy_endings
from models.cases import Outcome, State
from models.legacy_cells import DAYS
from models.legacy_endings import Ending
from models.legacy_rules import rules

DAY = date(2023, 5, 9)


def ended(track: str = "", *, settled: bool = True, day: str = "", **told: str) -> Ending:
    days = {key: DAY if key == day else None for key in DAYS}
    return legacy_endings.of(told, days, rules(), track=track, settled=settled)


@pytest.mark.parametrize(
    ("said", "outcome", "state"),
    [
        ("调解成功", Outcome.AGREED, State.CLOSED), ("已化解", Outcome.AGREED, State.CLOSED),
        ("达成口头协议", Outcome.ORAL, State.CLOSED), ("当场履行", Outcome.ON_THE_SPOT, State.PERFORMED),
        ("调解不成", Outcome.FAILED, State.FAILED), ("未达成协议", Outcome.FAILED, State.FAILED),
        ("双方自行和解", Outcome.RECONCILED, State.WITHDRAWN), ("移送司法所", Outcome.REFERRED, State.REFERRED),
        ("不予调解", Outcome.INELIGIBLE, State.DECLINED), ("撤回申请", Outcome.WITHDRAWN, State.WITHDRAWN),
        ("正在调解", Outcome.NONE, State.REGISTERED), ("尚未化解", Outcome.NONE, State.REGISTERED),
        ("调解失败，已办结", Outcome.FAILED, State.CLOSED), ("", Outcome.NONE, State.REGISTERED),
    ],
)  # fmt: skip
def test_words_of_the_outcome(said: str, outcome: Outcome, state: State) -> None:
    found = ended(outcome=said)
    assert (found.facts["outcome"], found.facts["state"]) == (outcome.value, state.value)


@pytest.mark.parametrize(
    ("performance", "closed", "settled", "state"),
    [
        ("已履行", "", True, State.PERFORMED), ("未履行", "", True, State.AGREED), ("", "", True, State.CLOSED),
        ("", "", False, State.AGREED), ("已履行", "是", True, State.CLOSED), ("", "否", True, State.AGREED),
        ("已履行", "√", False, State.CLOSED), ("分期履行中", "", False, State.AGREED),
    ],
)  # fmt: skip
def test_what_was_agreed_stands_as_performance_and_closing_tell(
    performance: str, closed: str, settled: bool, state: State
) -> None:
    found = ended(outcome="达成协议", performance=performance, closed=closed, settled=settled)
    assert found.facts["state"] == state.value


def test_word_nobody_knows_is_noted_and_stands_as_open() -> None:
    found = ended(outcome="天晓得")
    assert (found.facts["outcome"], found.facts["state"], found.notes) == ("", "已登记", ("outcome",))


def test_track_of_the_register_tells_how_far_an_open_case_is() -> None:
    assert [ended("RM", outcome=said).facts["state"] for said in ("", "正在调解")] == ["已受理", "调解中"]


def test_agreement_alone_tells_that_one_was_reached() -> None:
    found = ended(agreement="西人调〔2023〕1号", day="agreed")
    assert (found.facts["outcome"], found.facts["concluded_on"], found.notes) == ("达成协议", DAY, ())


def test_outcome_without_a_day_is_noted() -> None:
    assert ended(outcome="调解成功").notes == ("undated",)
    assert ended(outcome="调解成功", day="resolved").facts["concluded_on"] == DAY


def test_agreement_keeps_number_day_sum_and_words() -> None:
    days = {key: DAY if key == "agreed" else None for key in DAYS}
    told = {"agreement": "西人调〔2023〕1号", "terms": "赔偿300元", "form": "书面"}
    ending = legacy_endings.of(told, days, rules(), track="", settled=True)
    agreement, clause = legacy_endings.agreement(told, days, ending, 30_000)

    assert agreement is not None
    assert (agreement["number"], agreement["signed_on"], agreement["form"]) == (
        "西人调〔2023〕1号",
        DAY,
        "书面",
    )
    assert clause == {"position": 1, "text": "赔偿300元", "amount": 30_000, "due_on": None}


def test_failed_case_has_no_agreement() -> None:
    days = dict.fromkeys(DAYS)
    ending = ended(outcome="未达成")
    assert legacy_endings.agreement({"terms": "无"}, days, ending, None) == (None, None)


@pytest.mark.parametrize(
    ("track", "told", "ended_on", "how", "performed_on"),
    [
        ("RM", {"outcome": "达成协议", "performance": "已履行"}, DAY, "达成协议并履行", DAY),
        ("RM", {"outcome": "达成协议", "closed": "是"}, DAY, "达成协议并履行", DAY),
        ("RM", {"outcome": "调解失败"}, DAY, "终止调解", None),
        ("RM", {"outcome": "调解失败", "closed": "是"}, DAY, "补录时已办结", None),
        ("ZA", {"outcome": "调解失败"}, None, "", None),
        ("RM", {"outcome": "达成协议", "performance": "未履行"}, None, "", None),
    ],
)
def test_what_the_law_was_done_with_is_told_apart_from_what_was_struck_off(
    track: str, told: dict[str, Any], ended_on: date | None, how: str, performed_on: date | None
) -> None:
    found = ended(track, day="concluded", **told)
    assert (found.facts["ended_on"], found.facts["ended_how"], found.performed_on) == (
        ended_on,
        how,
        performed_on,
    )
