"""How a sitting ends for another day: the clock of the second, its place, its reason."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from models import cases, clocks, dates, endings, rooms, sittings, spans
from models.cases import Outcome
from models.errors import Refusal
from models.sittings import Sitting
from tests.sample import TODAY, Room, accepted, begun

TEXT = "等村里的分地底册"


def sat(db: Session, desk: Room, track: str = "ZA") -> Sitting:
    return begun(db, desk, accepted(db, desk, track=track))


def adjourn(db: Session, desk: Room, sitting: Sitting, typed: str = "", **more: object) -> None:
    when = spans.parse(typed, today=TODAY) if typed else None
    more.setdefault("again", "当事人申请")
    endings.adjourn(db, sitting, by=desk.officer, at=desk.clock(), text=TEXT, when=when, **more)  # type: ignore[arg-type]  # -- passed through


def local(at: datetime | None) -> str:
    assert at is not None
    return f"{dates.local(at):%m-%d %H:%M}"


def test_adjourn_keeps_the_day_and_books_the_place(db: Session, desk: Room) -> None:
    sitting = sat(db, desk)
    room = rooms.add(db, by=desk.leader, name="调解室一", kind="调解室")

    adjourn(db, desk, sitting, "下周三 9点", room=room, again="当事人申请")

    assert (local(sitting.next_at), sitting.again, sitting.outcome) == ("11-25 09:00", "当事人申请", "休会")
    booked = [
        (each.place, local(each.starts_at), each.purpose) for each in rooms.of_case(db, sitting.case_id)
    ]
    assert booked == [("调解室一", "11-25 09:00", "再次调解")]
    again = begun(db, desk, cases.case(db, sitting.case_id), at=desk.clock.forward(days=5))
    assert again.number == 2


def test_adjourn_to_a_place_that_is_taken_says_so_at_the_time_and_ends_nothing(
    db: Session, desk: Room
) -> None:
    sitting = sat(db, desk)
    room = rooms.add(db, by=desk.leader, name="调解室一", kind="调解室")
    begins, ends = spans.parse("下周三 9点", today=TODAY)
    rooms.book(
        db, starts_at=begins, ends_at=ends, room=room, purpose="党课", by=desk.officer, at=desk.clock()
    )

    with pytest.raises(Refusal) as caught:
        adjourn(db, desk, sitting, "下周三 9点", room=room)

    assert (caught.value.field, caught.value.message) == (
        "when", "调解室一 09:00–10:00 已排“党课”。当天 10:00 起空着。",
    )  # fmt: skip
    assert sitting.phase == "准备"


def test_adjourn_beyond_the_seven_days_asks_for_the_reason_and_never_blocks(db: Session, desk: Room) -> None:
    sitting = sat(db, desk)
    assert endings.second_due(cases.case(db, sitting.case_id), sitting) == date(2026, 12, 1)

    with pytest.raises(Refusal) as caught:
        adjourn(db, desk, sitting, "12-2 9点")
    assert (caught.value.field, caught.value.message) == (
        "late_reason",
        "下次调解晚于 12月1日（第一次调解后的七个工作日），可以如实定，请写明超期原因。",
    )
    adjourn(db, desk, sitting, "12-2 9点", late_reason="赵水生住院")

    assert (local(sitting.next_at), sitting.next_late_reason) == ("12-02 09:00", "赵水生住院")
    assert [each.due_on for each in clocks.running(db, cases.case(db, sitting.case_id), "za-second")] == [
        date(2026, 12, 1)
    ]


def test_adjourn_of_the_committee_knows_no_seven_days_and_no_reason_for_a_second(
    db: Session, desk: Room
) -> None:
    sitting = sat(db, desk, "RM")

    adjourn(db, desk, sitting, "12-2 9点", again="当事人申请")

    assert (local(sitting.next_at), sitting.again) == ("12-02 09:00", "")
    assert endings.second_due(cases.case(db, sitting.case_id), sitting) is None


def test_adjourn_into_the_past_or_with_a_place_and_no_time_is_refused(db: Session, desk: Room) -> None:
    sitting = sat(db, desk)
    room = rooms.add(db, by=desk.leader, name="调解室一", kind="调解室")

    for typed, more, sentence in (
        ("11-19 9点", {}, "下次调解的时间要在现在之后，请核对。"),
        ("", {"room": room}, "要定场所，请先写下次调解的时间。"),
    ):
        with pytest.raises(Refusal) as caught:
            adjourn(db, desk, sitting, typed, **more)
        assert (caught.value.field, caught.value.message) == ("when", sentence)


def test_adjourn_without_a_day_leaves_it_open(db: Session, desk: Room) -> None:
    sitting = sat(db, desk)

    adjourn(db, desk, sitting)

    assert (sitting.next_at, sitting.phase) == (None, "结束")
    assert sittings.running(db, sitting.case_id) is None


def test_close_keeps_that_the_other_ways_were_told(db: Session, desk: Room) -> None:
    sitting = sat(db, desk)
    desk.clock.now += timedelta(minutes=5)

    endings.close(
        db, sitting, cases.Outcome.FAILED, by=desk.officer, at=desk.clock(), text=TEXT, routes_told=True
    )

    assert (sitting.routes_told, sitting.phase_before) == (True, "准备")


@pytest.mark.parametrize("track", ["ZA", "ZA-X"])
def test_police_matter_does_not_end_with_an_oral_agreement(db: Session, desk: Room, track: str) -> None:
    sitting = sat(db, desk, track)

    with pytest.raises(Refusal) as caught:
        endings.close(db, sitting, Outcome.ORAL, by=desk.officer, at=desk.clock())

    assert (caught.value.message, caught.value.field) == (
        "治安调解达成协议的，要制作书面协议书，不能以口头协议结束（程序规定 184）。", "outcome",
    )  # fmt: skip
    assert sitting.phase == "准备"
