"""The three phases of a sitting, its gates, its events and its end."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from models import cases, clocks, demands, endings, happenings, recordings, sittings
from models.cases import Outcome, State
from models.errors import Refusal
from models.sittings import Happening, Phase, Sitting
from models.station import Role
from models.store import Store
from tests.room_station import TODAY, Clock, add_case, open_station, signed_in

OFFICER = {"name": "陈立新", "kind": "民警"}
SECOND = {"name": "葛玉芳", "kind": "民警"}
MEDIATOR = {"name": "杨学礼", "kind": "人民调解员"}
DEVICE = {"device": "执法记录仪 3 号"}


@pytest.fixture
def store(engine_url: str) -> Iterator[Store]:
    opened = open_station(engine_url, Clock())
    yield opened
    opened.close()


def begin(store: Store, case_id: UUID, **more: Any) -> UUID:
    police = more.pop("police", False)
    values: dict[str, Any] = {
        "place": "西岔派出所调解室", "hosts": [OFFICER, SECOND] if police else [MEDIATOR],
        "by": signed_in(store), "at": store.now(), **more,
    }  # fmt: skip
    with store.unit() as db:
        return sittings.begin(db, cases.case(db, case_id), **values).id


def refused(store: Store, case_id: UUID, **more: Any) -> tuple[str, str | None]:
    with pytest.raises(Refusal) as caught:
        begin(store, case_id, **more)
    return caught.value.message, caught.value.field


def advance(store: Store, sitting_id: UUID, to: Phase, **more: Any) -> None:
    with store.unit() as db:
        sittings.advance(db, db.get_one(Sitting, sitting_id), to=to, by=signed_in(store), **more)


def close(store: Store, sitting_id: UUID, outcome: Outcome, **more: Any) -> None:
    if outcome is Outcome.FAILED:
        more = {"text": "谈不拢", "routes_told": True, **more}
    with store.unit() as db:
        endings.close(
            db, db.get_one(Sitting, sitting_id), outcome, by=signed_in(store), at=store.now(), **more
        )


def state(store: Store, case_id: UUID, sitting_id: UUID) -> tuple[str, str, str]:
    with store.reading() as db:
        case, sitting = cases.case(db, case_id), db.get_one(Sitting, sitting_id)
        return sitting.phase, case.state, case.outcome


def speak_up(store: Store, case_id: UUID) -> None:
    with store.unit() as db:
        subject = cases.case(db, case_id)
        for party in cases.parties(subject):
            demands.state(db, subject, party, text="把桩挪回去", by=signed_in(store))


def test_begin_opens_the_sitting_with_its_people_and_moves_the_case(store: Store) -> None:
    case_id = add_case(store)

    sitting_id = begin(store, case_id, invitees=[{"name": "老杨", "kind": "五老乡贤", "consent": "同意"}])

    with store.reading() as db:
        sitting = db.get_one(Sitting, sitting_id)
        assert [(each.name, each.host) for each in sitting.attendances] == [("杨学礼", True), ("老杨", False)]
        assert (sitting.number, sitting.recorder, sitting.topic) == (
            1,
            "陈立新",
            "张某 与 赵某、赵某之子　地畔纠纷",
        )
        assert sittings.running(db, case_id) == sitting
    assert state(store, case_id, sitting_id) == ("准备", "调解中", "")


def test_begin_refuses_an_empty_place_and_no_host(store: Store) -> None:
    case_id = add_case(store)

    assert refused(store, case_id, place=" ") == ("请填写调解地点。", "place")
    assert refused(store, case_id, hosts=[]) == ("请登记主持人。", "hosts")


def test_begin_refuses_a_second_sitting_beside_a_running_one(store: Store) -> None:
    case_id = add_case(store)
    begin(store, case_id)

    assert refused(store, case_id) == ("这件纠纷还有一场调解没有结束，请先结束那一场。", None)


def test_begin_of_police_track_asks_for_an_officer_and_for_video_when_alone(store: Store) -> None:
    case_id = add_case(store, track="ZA")

    assert refused(store, case_id, hosts=[MEDIATOR]) == ("治安调解须由人民警察主持（程序规定 52）。", "hosts")
    assert refused(store, case_id, hosts=[OFFICER]) == (
        "只有一名民警主持时须全程同步录音录像，请先填写录像设备（治安管理处罚法 108）。",
        "recording",
    )
    sitting_id = begin(store, case_id, hosts=[OFFICER], recording=dict(DEVICE))
    with store.reading() as db:
        assert [each.device for each in recordings.of_sitting(db, sitting_id)] == ["执法记录仪 3 号"]


def test_begin_of_police_track_by_an_auxiliary_is_refused(store: Store) -> None:
    case_id = add_case(store, track="ZA")
    auxiliary = signed_in(store).__class__(signed_in(store).id, "傅小军", Role.AUXILIARY)

    assert (
        refused(store, case_id, police=True, by=auxiliary)[0]
        == "治安调解由人民警察主持，辅警和调解员不能主持（程序规定 52）。"
    )


def test_begin_after_the_limit_asks_for_the_reason_and_then_marks_it(store: Store) -> None:
    case_id = add_case(store, track="ZA")
    late = store.now() + timedelta(days=10)

    assert refused(store, case_id, police=True, at=late) == (
        "这次调解晚于 11月25日 的期限，可以如实登记，请写明超期原因。", "late_reason",
    )  # fmt: skip
    begin(store, case_id, police=True, at=late, late_reason="被侵害人住院")
    with store.reading() as db:
        assert cases.case(db, case_id).overdue == "被侵害人住院"
        first = next(each for each in clocks.of_case(db, case_id) if each.key == "za-first")
        assert (first.met_on, first.late_reason) == (date(2026, 11, 30), "被侵害人住院")


def test_begin_early_in_the_morning_counts_the_day_of_the_station(store: Store) -> None:
    case_id = add_case(store, track="ZA")

    begin(store, case_id, police=True, at=datetime(2026, 11, 23, 23, 30, tzinfo=UTC))

    with store.reading() as db:
        first = next(each for each in clocks.of_case(db, case_id) if each.key == "za-first")
        assert first.met_on == date(2026, 11, 24)


def test_gate_to_sorting_waits_for_each_side_or_the_reason(store: Store) -> None:
    case_id = add_case(store)
    sitting_id = begin(store, case_id)
    advance(store, sitting_id, Phase.STATEMENTS)

    with pytest.raises(Refusal) as caught:
        advance(store, sitting_id, Phase.SORTING)
    assert (caught.value.message, caught.value.field) == (
        "甲方、乙方的诉求还没有记下。请记下诉求，或写明没有诉求的原因。", "silence_reason",
    )  # fmt: skip
    advance(store, sitting_id, Phase.SORTING, silence_reason="双方只要求评理")

    with store.reading() as db:
        sitting = db.get_one(Sitting, sitting_id)
        assert (sitting.phase, sitting.silence_reason) == ("民警后梳理", "双方只要求评理")


def test_gate_to_talks_waits_for_the_root_cause(store: Store) -> None:
    case_id = add_case(store)
    sitting_id = begin(store, case_id)
    speak_up(store, case_id)
    advance(store, sitting_id, Phase.STATEMENTS)
    advance(store, sitting_id, Phase.SORTING)

    with pytest.raises(Refusal) as caught:
        advance(store, sitting_id, Phase.TALKS)
    assert (caught.value.message, caught.value.field) == (
        "请先写下根本原因（症结），再进入警民共谈理。",
        "root_cause",
    )
    with store.unit() as db:
        sittings.find_cause(db, db.get_one(Sitting, sitting_id), "没有立桩", by=signed_in(store))
    advance(store, sitting_id, Phase.TALKS)

    assert state(store, case_id, sitting_id)[0] == "警民共谈理"


def test_going_back_is_free_and_is_told_in_the_events(store: Store) -> None:
    case_id = add_case(store)
    sitting_id = begin(store, case_id)
    speak_up(store, case_id)
    for phase in (Phase.STATEMENTS, Phase.SORTING, Phase.STATEMENTS, Phase.SORTING):
        advance(store, sitting_id, phase)

    with store.reading() as db:
        assert [each.text for each in sittings.events(db, sitting_id)] == [
            "群众先说理", "民警后梳理", "群众先说理", "民警后梳理",
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("to", "sentence"),
    [
        (Phase.SORTING, "现在是“准备”，下一步不能直接到“民警后梳理”。"),
        (Phase.TALKS, "现在是“准备”，下一步不能直接到“警民共谈理”。"),
        (Phase.ENDED, "结束调解请选择结果。"),
    ],
)
def test_advance_refuses_what_may_not_follow(store: Store, to: Phase, sentence: str) -> None:
    sitting_id = begin(store, add_case(store))

    with pytest.raises(Refusal) as caught:
        advance(store, sitting_id, to)

    assert caught.value.message == sentence


@pytest.mark.parametrize(
    ("outcome", "state_after"),
    [
        (Outcome.AGREED, State.AGREED),
        (Outcome.ORAL, State.AGREED),
        (Outcome.FAILED, State.FAILED),
        (Outcome.WITHDRAWN, State.WITHDRAWN),
        (Outcome.RECONCILED, State.WITHDRAWN),
        (Outcome.REFERRED, State.REFERRED),
    ],
)
def test_close_gives_the_case_its_outcome(store: Store, outcome: Outcome, state_after: State) -> None:
    case_id = add_case(store)
    sitting_id = begin(store, case_id)

    close(store, sitting_id, outcome, text="说明")

    assert state(store, case_id, sitting_id) == ("结束", state_after.value, outcome.value)
    with store.reading() as db:
        assert cases.case(db, case_id).concluded_on == TODAY
    with pytest.raises(Refusal, match="这场调解已经结束"):
        close(store, sitting_id, outcome)


def test_close_without_an_outcome_is_refused(store: Store) -> None:
    sitting_id = begin(store, add_case(store))

    with pytest.raises(Refusal) as caught:
        close(store, sitting_id, Outcome.NONE)

    assert (caught.value.message, caught.value.field) == ("请选择调解结果。", "outcome")


def test_adjourning_leaves_the_case_open_for_a_second_sitting(store: Store) -> None:
    case_id = add_case(store, track="ZA")
    sitting_id = begin(store, case_id, police=True)

    close(store, sitting_id, Outcome.NONE, adjourn=True, text="等村里的分地底册")
    second = begin(store, case_id, police=True)

    assert state(store, case_id, sitting_id) == ("结束", "调解中", "")
    with store.reading() as db:
        assert db.get_one(Sitting, second).number == 2
        clock = next(each for each in clocks.of_case(db, case_id) if each.key == "za-second")
        assert (clock.started_on, clock.due_on, clock.met_on) == (TODAY, date(2026, 12, 1), TODAY)


def test_one_officer_alone_cannot_agree_without_the_complete_video(store: Store) -> None:
    case_id = add_case(store, track="ZA")
    at = store.now()
    sitting_id = begin(store, case_id, hosts=[OFFICER], recording={**DEVICE, "started_at": at})

    with pytest.raises(Refusal) as caught:
        close(store, sitting_id, Outcome.AGREED)
    assert caught.value.field == "recording"
    with store.unit() as db:
        kept = recordings.of_sitting(db, sitting_id)[0]
        recordings.finish(
            db, kept, by=signed_in(store), file_number="V-3-17", ended_at=store.now(), continuous=True
        )
    close(store, sitting_id, Outcome.AGREED)

    assert state(store, case_id, sitting_id) == ("结束", "达成待履行", "达成协议")


def test_recording_that_broke_off_needs_its_reason(store: Store) -> None:
    case_id = add_case(store, track="ZA")
    sitting_id = begin(store, case_id, hosts=[OFFICER], recording={**DEVICE, "started_at": store.now()})

    with store.unit() as db:
        kept = recordings.of_sitting(db, sitting_id)[0]
        with pytest.raises(Refusal) as caught:
            recordings.finish(
                db, kept, by=signed_in(store), file_number="V-3-17", ended_at=store.now(), continuous=False
            )

    assert caught.value.field == "interruption"


def test_pause_and_resume_stop_and_go_on(store: Store) -> None:
    sitting_id = begin(store, add_case(store))
    paused = []

    for kind in (Happening.PAUSE, Happening.RESUME, Happening.DRUNK):
        with store.unit() as db:
            sitting = db.get_one(Sitting, sitting_id)
            happenings.happen(db, sitting, kind, text="赵某之子", by=signed_in(store))
            paused.append(sitting.paused)

    assert paused == [True, False, True]


@pytest.mark.parametrize(("track", "phase"), [("ZA", "结束"), ("RM", "准备")])
def test_new_violation_ends_the_police_track_only(store: Store, track: str, phase: str) -> None:
    case_id = add_case(store, track=track)
    sitting_id = begin(store, case_id, police=track == "ZA")

    with store.unit() as db:
        party = cases.parties(cases.case(db, case_id))[1]
        happenings.happen(
            db, db.get_one(Sitting, sitting_id), Happening.NEW_VIOLATION, text="当场打了张某一拳", by=signed_in(store), party=party
        )  # fmt: skip

    assert state(store, case_id, sitting_id)[0] == phase


def test_fatal_marks_need_an_officer_and_who_did_what(store: Store) -> None:
    sitting_id = begin(store, add_case(store, track="ZA"), police=True)
    auxiliary = signed_in(store).__class__(signed_in(store).id, "傅小军", Role.AUXILIARY)

    for by, text, sentence in (
        (auxiliary, "跑了", "这一项须由民警确认。"),
        (signed_in(store), "", "请写明是谁、做了什么。"),
    ):
        with store.unit() as db, pytest.raises(Refusal) as caught:
            happenings.happen(db, db.get_one(Sitting, sitting_id), Happening.FLED, text=text, by=by)
        assert caught.value.message == sentence


def test_wrong_mark_is_withdrawn_with_its_reason_and_stays(store: Store) -> None:
    sitting_id = begin(store, add_case(store))
    by = signed_in(store)
    with store.unit() as db:
        event = happenings.happen(
            db, db.get_one(Sitting, sitting_id), Happening.LATE, text="晚到十分钟", by=by
        )
    with store.unit() as db, pytest.raises(Refusal, match="请写明撤销原因"):
        happenings.withdraw(db, db.get_one(sittings.SittingEvent, event.id), reason=" ", by=by)

    with store.unit() as db:
        happenings.withdraw(db, db.get_one(sittings.SittingEvent, event.id), reason="记错了人", by=by)

    with store.reading() as db:
        kept = sittings.events(db, sitting_id)
        assert [(each.kind, each.valid, each.void_reason) for each in kept] == [("迟到", False, "记错了人")]


def test_nothing_happens_in_a_sitting_that_has_ended(store: Store) -> None:
    sitting_id = begin(store, add_case(store))
    close(store, sitting_id, Outcome.FAILED)

    with store.unit() as db, pytest.raises(Refusal, match="这场调解已经结束"):
        happenings.happen(
            db, db.get_one(Sitting, sitting_id), Happening.LATE, text="村主任", by=signed_in(store)
        )


def test_change_of_phase_is_not_a_mark_to_be_made_by_hand(store: Store) -> None:
    sitting_id = begin(store, add_case(store))

    with store.unit() as db, pytest.raises(Refusal, match="换阶段请用阶段自己的步骤"):
        happenings.happen(
            db, db.get_one(Sitting, sitting_id), Happening.PHASE, text="结束", by=signed_in(store)
        )


def test_all_running_lists_what_is_resumed_newest_first(store: Store) -> None:
    first, second = begin(store, add_case(store)), begin(store, add_case(store))

    with store.reading() as db:
        assert [each.id for each in sittings.all_running(db)] == [second, first]
