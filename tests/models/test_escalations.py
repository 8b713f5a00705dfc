"""案情加重: what comes to light after the agreement takes the case out of mediation, and back again when it was wrong."""

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import (
    breaches,
    breaching,
    cases,
    clocks,
    dispositions,
    escalations,
    extensions,
    intake,
    levels,
    partners,
    performance,
    referrals,
    settling,
)
from models.agreements import latest, obligations
from models.base import as_plain
from models.cases import Case, State
from models.closure import Closure
from models.errors import Refusal
from models.referrals import Referral
from tests.sample import TODAY, Room, accepted, concluded

FOUND: dict[str, Any] = {"on": TODAY, "text": "县局法医鉴定意见书", "injury": "轻伤二级"}
KEPT = (
    "state",
    "outcome",
    "channel",
    "injury",
    "concluded_on",
    "resolved_on",
    "ended_on",
    "ended_how",
    "closed_on",
)


def standing(db: Session, here: Room, state: State, track: str) -> Case:
    """Return a case that stands like this after its agreement, with a payment on record."""
    subject = concluded(db, here, track=track)
    subject.injury = "未鉴定"
    made = latest(db, subject.id)
    assert made is not None
    money, deed = obligations(db, made.id)
    performance.receive(db, money, on=TODAY, by=here.officer, amount=10_000, evidence="收条")
    if state is State.BREACHED:
        breaches.breach(db, subject, text="余款不给", on=TODAY, by=here.officer)
    if state in {State.PERFORMED, State.CLOSED}:
        performance.receive(db, money, on=TODAY, by=here.officer, evidence="收条")
        performance.receive(db, deed, on=TODAY, by=here.officer, evidence="照片")
    if state is State.CLOSED:
        subject.state, subject.closed_on = State.CLOSED.value, TODAY
        clocks.happened(db, subject, clocks.Event.CLOSED, on=TODAY)
    assert subject.state == state.value
    return subject


def told(db: Session, subject: Case) -> dict[str, Any]:
    return {name: as_plain(getattr(subject, name)) for name in KEPT}


def unclosed(before: dict[str, Any]) -> dict[str, Any]:
    """Return how a case stood, if struck off before that: it is struck off anew, when its conditions hold."""
    return before if before["closed_on"] is None else {**before, "state": "已履行", "closed_on": None}


def stands(db: Session, subject: Case) -> list[tuple[str, date | None, str]]:
    db.flush()
    return [
        (each.key, each.met_on, each.cancelled)
        for each in clocks.of_case(db, subject.id)
        if each.key != "referral"
    ]


@pytest.mark.parametrize("state", [State.AGREED, State.PERFORMED, State.BREACHED, State.CLOSED])
@pytest.mark.parametrize("track", ["ZA", "RM"])
def test_a_finding_hands_the_case_over_at_once_and_taken_back_leaves_it_as_it_stood(
    db: Session, desk: Room, track: str, state: State
) -> None:
    subject = standing(db, desk, state, track)
    before, running = told(db, subject), stands(db, subject)

    made = escalations.find(db, subject, "轻伤以上", by=desk.officer, **FOUND)
    assert (subject.state, subject.injury, subject.channel) == ("已移送", "轻伤二级", "刑侦大队")
    assert (subject.ended_on, subject.ended_how, subject.closed_on) == (None, "", None)
    assert {each.key for each in clocks.running(db, subject)} & {
        "za-case",
        "za-after-failure",
        "za-check",
        "performance",
    } == set()
    sent = db.get_one(Referral, made.referral_id)
    assert (sent.to, sent.feedback_by, sent.on) == ("刑侦大队", TODAY + timedelta(5), TODAY)
    assert sent.reason == (
        "2026年11月20日发现：县局法医鉴定意见书，伤情：轻伤二级。伤情达到轻伤以上，涉嫌犯罪，不适用治安调解，也不能不予处罚"
        "（《公安机关办理行政案件程序规定》第九十条、《刑事诉讼法》第二百八十八条）"
    )
    had = "¥300.00" if state in {State.PERFORMED, State.CLOSED} else "¥100.00"
    assert sent.done.startswith(f"2026年11月20日经调解达成协议，约定给付¥300.00，已付{had}")

    escalations.void(db, made, reason="重新鉴定为轻微伤", by=desk.officer)
    assert (told(db, subject), stands(db, subject)) == (unclosed(before), running)
    assert (referrals.of_case(db, subject.id), escalations.of_case(db, subject.id)) == ([], [])
    assert clocks.running(db, subject, "referral") == []
    assert [each.valid for each in db.query(Closure).filter_by(case_id=subject.id)] == (
        [True] if state is State.CLOSED else []
    )


def test_what_the_criminal_police_take_up_ends_the_case_as_a_criminal_one(db: Session, desk: Room) -> None:
    subject = standing(db, desk, State.PERFORMED, "ZA")
    made = escalations.find(db, subject, "死亡", on=TODAY, text="医院通知抢救无效", by=desk.officer)
    sent = db.get_one(Referral, made.referral_id)
    assert (subject.injury, settling.held(db, subject)) == ("未鉴定", False)
    desk.clock.forward(days=2)
    referrals.hear(db, sent, on=TODAY + timedelta(2), accepted="受理", feedback="已立案", by=desk.officer)
    assert (subject.ended_on, subject.ended_how) == (TODAY + timedelta(2), "涉嫌犯罪，转为刑事案件办理")
    with pytest.raises(Refusal, match="刑侦大队已经答复“受理”"):
        escalations.void(db, made, reason="误登", by=desk.officer)
    assert (made.valid, subject.state) == (True, "已移送")
    escalations.void(db, made, reason="误登", by=desk.leader)
    assert (subject.state, subject.ended_how) == ("已履行", "达成协议并履行")


@pytest.mark.parametrize("state", [State.PERFORMED, State.CLOSED])
def test_what_they_do_not_take_up_ends_and_closes_only_when_the_finding_is_taken_back(
    db: Session, desk: Room, state: State
) -> None:
    subject = standing(db, desk, state, "ZA")
    before = told(db, subject)
    made = escalations.find(db, subject, "轻伤以上", by=desk.officer, **FOUND)
    sent = db.get_one(Referral, made.referral_id)
    referrals.refuse(db, sent, on=TODAY, reason="鉴定程序有误", by=desk.officer)
    assert (subject.state, subject.ended_on, subject.closed_on) == ("已履行", None, None)
    assert settling.held(db, subject)
    settling.settle(db, subject)
    assert subject.ended_on is None
    with pytest.raises(Refusal, match="登记过案情加重，不能不予处罚"):
        dispositions.record(db, subject, "spared", on=TODAY, by=desk.officer)

    escalations.void(db, made, reason="重新鉴定为轻微伤", by=desk.officer)
    assert told(db, subject) == unclosed(before)
    assert sent.refused_reason == "鉴定程序有误"
    assert sent.valid


def test_a_second_finding_keeps_the_case_away_when_the_first_is_taken_back(db: Session, desk: Room) -> None:
    subject = standing(db, desk, State.PERFORMED, "ZA")
    first = escalations.find(db, subject, "轻伤以上", by=desk.officer, **FOUND)
    sent = db.get_one(Referral, first.referral_id)
    referrals.refuse(db, sent, on=TODAY, reason="材料不全", by=desk.officer)
    escalations.find(db, subject, "新的被侵害人", on=TODAY, text="钱某当时也被打", by=desk.officer)
    escalations.void(db, first, reason="鉴定错误", by=desk.officer)
    assert (subject.state, subject.ended_on) == ("已移送", None)


@pytest.mark.parametrize("confirmed", [False, True])
def test_a_wrong_finding_takes_its_level_back_unless_somebody_confirmed_it(
    db: Session, desk: Room, *, confirmed: bool
) -> None:
    subject = standing(db, desk, State.AGREED, "ZA")
    before = (subject.level, subject.level_suggested, levels.factors(db, subject.id))
    made = escalations.find(db, subject, "轻伤以上", by=desk.officer, **FOUND)
    assert levels.factors(db, subject.id) == {**before[2], "injury": 1}
    if confirmed:
        levels.confirm(db, subject, level=3, reason="伤情重", by=desk.officer)

    escalations.void(db, made, reason="重新鉴定为轻微伤", by=desk.officer)
    after = (subject.level, subject.level_suggested, levels.factors(db, subject.id))
    assert (after == before, levels.rising(db, subject.id)) == (not confirmed, None)


def test_the_stations_own_criminal_police_are_written_to(db: Session, desk: Room) -> None:
    partners.keep(db, "西岔县公安局刑侦一中队", by=desk.officer, kinds=("移送",))
    subject = standing(db, desk, State.AGREED, "RM")
    made = escalations.find(db, subject, "轻伤以上", by=desk.officer, **FOUND)
    assert db.get_one(Referral, made.referral_id).to == "西岔县公安局刑侦一中队"


@pytest.mark.parametrize(
    ("kind", "changes", "field"),
    [
        ("轻伤", {}, "kind"),
        ("轻伤以上", {"injury": "轻微伤"}, "injury"),
        ("死亡", {"text": " "}, "text"),
        ("死亡", {"on": TODAY - timedelta(1)}, "on"),
        ("死亡", {"on": TODAY + timedelta(1)}, "on"),
    ],
)
def test_a_finding_is_refused_beside_its_field(
    db: Session, desk: Room, kind: str, changes: dict[str, Any], field: str
) -> None:
    subject = standing(db, desk, State.AGREED, "ZA")
    with pytest.raises(Refusal) as refused:
        escalations.find(db, subject, kind, by=desk.officer, **{**FOUND, **changes})
    assert (refused.value.field, subject.state) == (field, State.AGREED.value)


def test_before_the_agreement_it_is_a_gate_and_no_finding(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="ZA")
    with pytest.raises(Refusal, match="还没有达成协议的"):
        escalations.find(db, subject, "轻伤以上", by=desk.officer, **FOUND)
    assert not escalations.asked_of(subject, "轻伤二级")


def test_what_the_sides_made_up_themselves_is_found_worse_like_any_agreement(db: Session, desk: Room) -> None:
    subject = accepted(db, desk, track="ZA")
    intake.withdraw(db, subject, reason="自己谈好了", on=TODAY, by=desk.officer, reconciled=True)
    found = escalations.find(db, subject, "轻伤以上", by=desk.officer, **FOUND)
    assert (subject.state, subject.injury) == (State.REFERRED.value, FOUND["injury"])
    escalations.void(db, found, reason="看错了", by=desk.officer)
    assert (subject.state, subject.outcome) == (State.WITHDRAWN.value, "自行和解")


def test_an_appraisal_after_the_agreement_is_a_finding(db: Session, desk: Room) -> None:
    subject = standing(db, desk, State.AGREED, "ZA")
    extensions.appraised(db, subject, on=TODAY, by=desk.officer, injury="轻伤一级")
    found = escalations.of_case(db, subject.id)
    assert [(each.kind, each.injury, each.text) for each in found] == [
        ("轻伤以上", "轻伤一级", "伤情鉴定意见已出具")
    ]
    assert (subject.state, subject.appraised_on) == ("已移送", TODAY)
    extensions.appraised(
        db, standing(db, desk, State.AGREED, "ZA"), on=TODAY, by=desk.officer, injury="轻微伤"
    )


def test_an_injury_typed_as_a_correction_leads_to_the_finding(db: Session, desk: Room) -> None:
    subject = standing(db, desk, State.PERFORMED, "ZA")
    escalations.refuse_elsewhere(subject, "轻微伤")
    with pytest.raises(Refusal, match="登记案情加重") as refused:
        escalations.refuse_elsewhere(subject, "重伤")
    assert refused.value.field == "injury"


def test_a_list_of_findings_with_an_injury_that_there_is_not_is_refused() -> None:
    row = {"key": "x", "injuries": ["很重"], "text": "", "law": [], "verified": "M"}
    with pytest.raises(ValueError, match="没有“很重”这种伤情"):
        escalations._book.__wrapped__({"finding": [row], "unit": {"word": "", "name": ""}})  # type: ignore[attr-defined]  # -- the reader below its memory


def test_a_finding_and_a_result_are_kept_on_both_engines(here: Room) -> None:
    with here.store.unit() as db:
        case_id = concluded(db, here, track="ZA").id
    with here.store.unit() as db:
        escalations.find(db, cases.case(db, case_id), "轻伤以上", by=here.officer, **FOUND)
    with here.store.unit() as db:
        [found] = escalations.of_case(db, case_id)
        assert (found.before["state"], cases.case(db, case_id).state) == ("达成待履行", "已移送")
        escalations.void(db, found, reason="鉴定错误", by=here.officer)
    with here.store.unit() as db:
        subject = cases.case(db, case_id)
        assert (subject.state, settling.held(db, subject)) == ("达成待履行", False)
        breaches.breach(db, subject, text="不给", on=TODAY, by=here.officer)
        dispositions.record(db, subject, "discontinued", on=TODAY, by=here.officer, text="没有违法事实")
        listed = breaching.ways(db, subject, today=TODAY)
        assert [(each.key, bool(each.done)) for each in listed] == [
            ("handle", True),
            ("tell", False),
            ("urge", False),
        ]
        assert (subject.ended_how, settling.held(db, subject)) == ("终止调查", False)
