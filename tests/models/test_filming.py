"""What one officer presided over alone has to be filmed, whoever else came, paused or replaced (治安管理处罚法 108)."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import cases, endings, filming, happenings, presiding, record, recordings, sittings
from models.cases import Case, Outcome
from models.errors import Refusal
from models.sittings import Happening, Phase, Sitting
from tests.sample import Room, accepted, begun

MEDIATOR = {"name": "杨学礼", "kind": "人民调解员"}
SECOND = {"name": "李长河", "kind": "民警"}


def sat(db: Session, desk: Room, *more: dict[str, Any], **film: object) -> tuple[Case, Sitting]:
    """Begin a 治安 sitting of 葛民警 with ``more`` hosts, with a camera of which only ``film`` is known."""
    subject = accepted(db, desk, track="ZA")
    hosts = [{"name": desk.officer.name, "kind": "民警", "officer_id": desk.officer.id}, *more]
    sitting = begun(db, desk, subject, hosts=hosts, recording={"device": "DSJ-4", **film})
    sittings.advance(db, sitting, to=Phase.STATEMENTS, by=desk.officer)
    return subject, sitting


def end(db: Session, desk: Room, sitting: Sitting, outcome: Outcome = Outcome.FAILED) -> None:
    endings.close(
        db, sitting, outcome, by=desk.officer, at=desk.clock(), text="谈不拢", routes_told=True
    )  # fmt: skip


def mark(db: Session, desk: Room, sitting: Sitting, kind: Happening) -> None:
    happenings.happen(db, sitting, kind, text="", by=desk.officer)


@pytest.mark.parametrize(
    "outcome", [Outcome.AGREED, Outcome.FAILED, Outcome.WITHDRAWN, Outcome.RECONCILED, Outcome.INELIGIBLE]
)
def test_no_ending_of_one_officer_alone_goes_without_the_film(
    db: Session, desk: Room, outcome: Outcome
) -> None:
    _, sitting = sat(db, desk)

    with pytest.raises(Refusal, match="文件号和起止时间") as caught:
        end(db, desk, sitting, outcome)

    assert (caught.value.field, sitting.phase) == ("recording", "群众先说理")


def test_another_day_asks_for_the_film_too(db: Session, desk: Room) -> None:
    _, sitting = sat(db, desk)

    with pytest.raises(Refusal, match="文件号和起止时间"):
        endings.adjourn(db, sitting, by=desk.officer, at=desk.clock(), text="改天", again=endings.AGAIN[0])


def test_a_mark_ends_at_once_and_the_film_is_entered_afterwards(db: Session, desk: Room) -> None:
    subject, sitting = sat(db, desk)
    suspect = cases.parties(subject)[1]

    happenings.happen(db, sitting, Happening.FLED, text="跑了", by=desk.officer, party=suspect)

    [kept] = recordings.of_sitting(db, sitting.id)
    recordings.finish(db, kept, by=desk.officer, file_number="V-1", ended_at=desk.clock())
    assert (sitting.phase, kept.file_number) == ("结束", "V-1")


def test_a_second_officer_at_the_end_does_not_film_what_was_before(db: Session, desk: Room) -> None:
    _, sitting = sat(db, desk, MEDIATOR)
    desk.clock.forward(minutes=120)
    presiding.replace(db, sitting, sitting.hosts[1], SECOND, reason="换人", by=desk.officer)
    desk.clock.forward(minutes=30)

    with pytest.raises(Refusal, match="文件号和起止时间"):
        end(db, desk, sitting)
    gaps = filming.gaps(db, sitting, until=desk.clock())

    assert [round((b - a).total_seconds() / 60) for a, b in gaps] == [120]


def test_two_officers_all_the_time_need_no_film(db: Session, desk: Room) -> None:
    _, sitting = sat(db, desk, SECOND)

    end(db, desk, sitting)

    assert sitting.phase == "结束"


@pytest.mark.parametrize("talked", [False, True])
def test_a_pause_excuses_the_film_unless_talk_went_on(db: Session, desk: Room, talked: bool) -> None:
    _, sitting = sat(db, desk)
    start = sitting.started_at
    desk.clock.forward(minutes=10)
    mark(db, desk, sitting, Happening.PAUSE)
    desk.clock.forward(minutes=30)
    if talked:
        record.note(db, sitting, "张土根", "趁休会说一句", by=desk.officer)
    mark(db, desk, sitting, Happening.RESUME)

    found = filming.breaks(db, sitting, until=desk.clock())

    assert [(a - start, b - start) for a, b in found] == (
        [] if talked else [(timedelta(minutes=10), timedelta(minutes=40))]
    )


def test_a_step_to_another_phase_within_a_pause_is_no_pause(db: Session, desk: Room) -> None:
    _, sitting = sat(db, desk)
    mark(db, desk, sitting, Happening.PAUSE)
    sittings.advance(db, sitting, to=Phase.SORTING, by=desk.officer, silence_reason="没说")
    desk.clock.forward(minutes=30)

    assert filming.breaks(db, sitting, until=desk.clock()) == []


def test_a_wrong_mark_gives_the_pause_back_and_its_time_need_not_be_filmed(db: Session, desk: Room) -> None:
    subject, sitting = sat(db, desk)
    mark(db, desk, sitting, Happening.PAUSE)
    event = happenings.happen(
        db, sitting, Happening.NEW_VIOLATION, text="推人", by=desk.officer, party=cases.parties(subject)[1]
    )

    happenings.withdraw(db, event, reason="误记", by=desk.officer)

    assert (sitting.phase, sitting.paused) == ("群众先说理", True)
    mark(db, desk, sitting, Happening.RESUME)


def test_a_broken_film_is_told_with_its_number_and_times_and_a_lost_one_with_its_reason(
    db: Session, desk: Room
) -> None:
    _, sitting = sat(db, desk)
    [kept] = recordings.of_sitting(db, sitting.id)
    by = desk.officer
    recordings.finish(db, kept, by=by, continuous=False, interruption="断电一分钟")
    with pytest.raises(Refusal, match="文件号和起止时间"):
        end(db, desk, sitting)
    with pytest.raises(Refusal, match="缺失的，不算连续"):
        recordings.finish(db, kept, by=by, file_number=recordings.LOST, continuous=True)

    recordings.finish(
        db, kept, by=by, file_number=recordings.LOST, continuous=False, interruption="卡坏了，没有存下"
    )
    end(db, desk, sitting)

    assert (kept.lost, sitting.phase) == (True, "结束")


def test_sound_alone_does_not_let_one_officer_stay_alone(db: Session, desk: Room) -> None:
    _, sitting = sat(db, desk, SECOND, video=False)

    with pytest.raises(Refusal, match="只录音不行"):
        presiding.replace(db, sitting, sitting.hosts[1], MEDIATOR, reason="换人", by=desk.officer)
    recordings.index(
        db, case_id=sitting.case_id, sitting_id=sitting.id, by=desk.officer, device="执法记录仪 3 号"
    )
    presiding.replace(db, sitting, sitting.hosts[1], MEDIATOR, reason="换人", by=desk.officer)

    assert [each.kind for each in sitting.hosts] == ["民警", "人民调解员"]


@pytest.mark.parametrize("kind", sorted(happenings.FATAL))
def test_nobody_who_was_hurt_flees_as_a_suspect(db: Session, desk: Room, kind: Happening) -> None:
    subject, sitting = sat(db, desk)

    with pytest.raises(Refusal, match="张土根是被侵害人") as caught:
        happenings.happen(db, sitting, kind, text="跑了", by=desk.officer, party=cases.parties(subject)[0])

    assert (caught.value.field, sitting.phase) == ("party", "群众先说理")


def test_a_failed_sitting_says_why_and_that_other_ways_were_told(db: Session, desk: Room) -> None:
    _, sitting = sat(db, desk, SECOND)
    close: dict[str, Any] = {"by": desk.officer, "at": desk.clock()}

    for text, field in (("", "reason"), ("谈不拢", "routes_told")):
        with pytest.raises(Refusal) as caught:
            endings.close(db, sitting, Outcome.FAILED, text=text, **close)
        assert caught.value.field == field
    endings.close(db, sitting, Outcome.FAILED, text="谈不拢。", untold="一方已经离开", **close)

    assert sitting.outcome_text == "谈不拢。没有告知其他解决途径：一方已经离开。"


def test_a_third_sitting_in_one_go_says_why(db: Session, desk: Room) -> None:
    subject, sitting = sat(db, desk, SECOND)
    for _ in range(2):
        with pytest.raises(Refusal, match="为什么再次调解"):
            endings.adjourn(db, sitting, by=desk.officer, at=desk.clock(), text="改天")
        endings.adjourn(db, sitting, by=desk.officer, at=desk.clock(), text="改天", again=endings.AGAIN[0])
        if sitting.number == 1:
            sitting = begun(db, desk, subject)
    with pytest.raises(Refusal, match="已是第 3 次") as caught:
        begun(db, desk, subject)

    assert caught.value.field == "late_reason"
    assert begun(db, desk, subject, late_reason="双方都请求再谈一次").number == 3
