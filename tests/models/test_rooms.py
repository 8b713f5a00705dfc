"""调解场所和排期, and that two programs cannot book one slot."""

import subprocess
import sys
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import cases, dates, rooms
from models.cases import State
from models.errors import Caution, Refusal
from models.queries import slots
from models.rooms import Booking
from tests.sample import TODAY, Room, accepted

ROOT = Path(__file__).parents[2]
NINE = dates.parse_moment("2026-11-23 9:00", today=TODAY)
HOUR = timedelta(hours=1)


def hall(db: Session, desk: Room, **more: str) -> rooms.Room:
    return rooms.add(db, by=desk.officer, **{"name": "第一调解室", "kind": "调解室", **more})


def test_second_booking_of_an_hour_is_refused_and_names_the_first(db: Session, desk: Room) -> None:
    room, subject = hall(db, desk), accepted(db, desk)
    rooms.book(
        db,
        room=room,
        subject=subject,
        starts_at=NINE,
        ends_at=NINE + 2 * HOUR,
        by=desk.officer,
        at=desk.clock(),
    )

    with pytest.raises(Refusal) as refused:
        rooms.book(
            db, room=room, starts_at=NINE + HOUR, ends_at=NINE + 3 * HOUR, by=desk.officer, at=desk.clock()
        )

    assert refused.value.field == "when"
    assert refused.value.message == (f"第一调解室 09:00–11:00 已排“{subject.title}”。当天 11:00 起空着。")
    assert rooms.book(
        db, room=room, starts_at=NINE + 2 * HOUR, ends_at=NINE + 3 * HOUR, by=desk.officer, at=desk.clock()
    ).place == "第一调解室"  # fmt: skip


def test_title_of_a_case_out_of_sight_is_not_told(here: Room) -> None:
    with here.store.unit() as db:
        room, subject = hall(db, here), accepted(db, here)
        rooms.book(
            db,
            room=room,
            subject=subject,
            starts_at=NINE,
            ends_at=NINE + HOUR,
            by=here.officer,
            at=here.clock(),
            host="杨调解",
        )
        room_id = room.id
    here.store.person = here.mediator
    with here.store.unit() as db, pytest.raises(Refusal) as refused:
        rooms.book(
            db, room=db.get_one(rooms.Room, room_id), starts_at=NINE, ends_at=NINE + HOUR, by=here.mediator, at=here.clock()
        )  # fmt: skip
    assert refused.value.message == "第一调解室 09:00–10:00 已排别的纠纷。当天 10:00 起空着。"
    with here.store.reading() as db:
        [slot] = slots.of_day(db, dates.local(NINE).date())
    assert (slot.title, slot.case_id, slot.number, slot.host, slot.note) == (
        "已被占用",
        None,
        "",
        "",
        "第一调解室",
    )


def test_places_of_which_there_are_many_take_several_at_once(db: Session, desk: Room) -> None:
    scene = hall(db, desk, name="现场", kind="现场")
    for _ in range(2):
        rooms.book(db, room=scene, starts_at=NINE, ends_at=NINE + HOUR, by=desk.officer, at=desk.clock())
    assert len(slots.of_day(db, dates.local(NINE).date())) == 2


def test_same_host_or_case_at_two_places_and_a_time_gone_by_are_asked(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    rooms.book(
        db,
        place="西岔村村委会",
        subject=subject,
        starts_at=NINE,
        ends_at=NINE + HOUR,
        by=desk.officer,
        at=desk.clock(),
        host="杨调解",
    )
    room = hall(db, desk)
    confirmed: frozenset[str] = frozenset()
    asked = []
    made: Booking | None = None
    while made is None:
        try:
            made = rooms.book(
                db, room=room, subject=subject, starts_at=NINE, ends_at=NINE + HOUR, by=desk.officer, host="杨调解",
                at=NINE + 2 * HOUR, confirmed=confirmed,
            )  # fmt: skip
        except Caution as caution:
            asked.append((caution.key, caution.message))
            confirmed |= {caution.key}
    assert asked == [
        ("past", "11月23日 星期一 09:00–10:00 已经过去，仍要登记吗？"),
        ("case", "这件纠纷同一时间已排在别处（09:00 在西岔村村委会）。仍要再排吗？"),
        ("host", f"杨调解同一时间已排“{subject.title}”（09:00 在西岔村村委会）。仍要排吗？"),
    ]


@pytest.mark.parametrize("host", ["傅辅警", "杨调解"])
def test_who_may_not_preside_over_a_police_case_is_not_booked_as_its_host(
    db: Session, desk: Room, host: str
) -> None:
    room, subject = hall(db, desk), accepted(db, desk, track="ZA")
    told: dict[str, Any] = {"room": room, "subject": subject, "starts_at": NINE, "ends_at": NINE + HOUR}
    with pytest.raises(Refusal) as refused:
        rooms.book(db, **told, host=host, by=desk.officer, at=desk.clock())
    assert (refused.value.message, refused.value.field) == (
        "治安调解由人民警察主持，辅警和调解员不能主持（程序规定 52）。",
        "host",
    )
    assert rooms.book(db, **told, host="葛民警", by=desk.officer, at=desk.clock()).host == "葛民警"


def test_officer_as_host_of_the_committees_case_is_asked(db: Session, desk: Room) -> None:
    room, subject = hall(db, desk), accepted(db, desk)
    told: dict[str, Any] = {"room": room, "subject": subject, "starts_at": NINE, "ends_at": NINE + HOUR}
    with pytest.raises(Caution) as asked:
        rooms.book(db, **told, host="葛民警", by=desk.officer, at=desk.clock())
    assert (asked.value.key, asked.value.message) == (
        "kind",
        "人民调解由人民调解员主持，民警协助（人民调解法 19）；开始调解时须有调解员主持。仍写葛民警吗？",
    )
    made = rooms.book(
        db, **told, host="葛民警", by=desk.officer, at=desk.clock(), confirmed=frozenset({"kind"})
    )
    assert made.host == "葛民警"


def test_case_that_is_over_is_not_booked(db: Session, desk: Room) -> None:
    room, subject = hall(db, desk), accepted(db, desk)
    cases.move(subject, State.WITHDRAWN)
    with pytest.raises(Refusal) as refused:
        rooms.book(
            db, room=room, subject=subject, starts_at=NINE, ends_at=NINE + HOUR, by=desk.officer, at=desk.clock()
        )  # fmt: skip
    assert refused.value.message == "这件纠纷已撤回，不能排期；要再调的，请先在“交办与期限”里重新调解。"


@pytest.mark.parametrize(("hour", "hours"), [(-4, 1), (12.5, 1), (14, 5)])
def test_booking_in_the_night_is_asked(db: Session, desk: Room, hour: float, hours: int) -> None:
    begins = NINE + hour * HOUR
    told: dict[str, Any] = {"place": "现场", "starts_at": begins, "ends_at": begins + hours * HOUR}
    with pytest.raises(Caution) as asked:
        rooms.book(db, **told, by=desk.officer, at=desk.clock())
    assert asked.value.key == "night"
    assert rooms.book(db, **told, by=desk.officer, at=desk.clock(), confirmed=frozenset({"night"})).valid


def test_booking_is_moved_under_the_same_checks_and_cancelled_with_a_reason(db: Session, desk: Room) -> None:
    room = hall(db, desk)
    first = rooms.book(db, room=room, starts_at=NINE, ends_at=NINE + HOUR, by=desk.officer, at=desk.clock())
    rooms.book(
        db, room=room, starts_at=NINE + HOUR, ends_at=NINE + 2 * HOUR, by=desk.officer, at=desk.clock()
    )

    def move(to: datetime) -> None:
        rooms.move(db, first, starts_at=to, ends_at=to + HOUR, by=desk.officer, at=desk.clock())

    with pytest.raises(Refusal, match="已排"):
        move(NINE + HOUR / 2)
    move(NINE - HOUR / 2)
    assert first.starts_at == NINE - HOUR / 2
    other = hall(db, desk, name="第二调解室")
    rooms.move(db, first, room=other, starts_at=NINE, ends_at=NINE + HOUR, by=desk.officer, at=desk.clock())
    assert (first.place, first.room_id) == ("第二调解室", other.id)
    with pytest.raises(Refusal, match="取消原因"):
        rooms.cancel(db, first, reason="", by=desk.officer)
    rooms.cancel(db, first, reason="改期", by=desk.officer)
    assert len(slots.of_day(db, dates.local(NINE).date())) == 1


def test_joint_day_takes_the_cases_one_after_another_or_none(db: Session, desk: Room) -> None:
    room, first, second = hall(db, desk, kind="综合调解室"), accepted(db, desk), accepted(db, desk)
    made = rooms.book_joint(
        db, [first, second], room=room, starts_at=NINE, each=timedelta(minutes=40), joint="第四季度集中调解",
        by=desk.officer, at=desk.clock(), host="杨调解",
    )  # fmt: skip
    day = dates.local(NINE).date()
    assert [each.starts_at for each in made] == [NINE, NINE + timedelta(minutes=40)]
    sheet = slots.joint_sheet(slots.of_joint(db, "第四季度集中调解", day))
    assert sheet == (
        "第四季度集中调解　2026年11月23日 星期一\n地点：第一调解室\n\n"
        f"1　09:00–09:40　{first.number}　{first.title}　杨调解\n"
        f"2　09:40–10:20　{second.number}　{second.title}　杨调解\n\n"
        "共 2 件，11月23日 星期一 09:00–10:20"
    )
    assert slots.joint_sheet(()) == ""
    wrong: tuple[tuple[dict[str, Any], str], ...] = (
        ({"joint": " "}, "joint"), ({"each": timedelta()}, "each"), ({"subjects": []}, "cases"),
    )  # fmt: skip
    for changed, field in wrong:
        values: dict[str, Any] = {"subjects": [first], "joint": "x", "each": HOUR, **changed}
        with pytest.raises(Refusal) as refused:
            rooms.book_joint(
                db, room=room, starts_at=NINE, by=desk.officer, at=desk.clock(), **values
            )  # fmt: skip
        assert refused.value.field == field


def test_place_has_a_name_of_its_own_and_goes_when_nobody_waits_for_it(db: Session, desk: Room) -> None:
    room = hall(db, desk)
    for values, field in (
        ({"name": " "}, "name"), ({"name": "第一调解室"}, "name"), ({"name": "院子", "kind": "院子"}, "kind")
    ):  # fmt: skip
        with pytest.raises(Refusal) as refused:
            hall(db, desk, **values)
        assert refused.value.field == field
    rooms.amend(db, room, by=desk.officer, address="一楼东侧", seats=12)
    booked = rooms.book(db, room=room, starts_at=NINE, ends_at=NINE + HOUR, by=desk.officer, at=desk.clock())
    with pytest.raises(Refusal, match="没到时间的排期"):
        rooms.retire(db, room, reason="改作他用", by=desk.officer, now=desk.clock())
    rooms.cancel(db, booked, reason="改期", by=desk.officer)
    rooms.retire(db, room, reason="改作他用", by=desk.officer, now=desk.clock())
    assert rooms.listing(db) == []
    with pytest.raises(Refusal, match="已停用"):
        rooms.book(db, room=room, starts_at=NINE, ends_at=NINE + HOUR, by=desk.officer, at=desk.clock())
    with pytest.raises(Refusal, match="写下地点"):
        rooms.book(db, starts_at=NINE, ends_at=NINE + HOUR, by=desk.officer, at=desk.clock())


RIVAL = """
import sys
from datetime import timedelta
from models import dates, rooms, station
from models.errors import Refusal
from models.store import open_store
from datetime import date
store = open_store(sys.argv[1])
with store.reading() as db:
    store.person = station.identity(next(each for each in station.people(db) if each.login == "ge"))
starts = dates.parse_moment("2090-11-23 9:00", today=date(2090, 1, 1))
print("ready", flush=True)
sys.stdin.readline()
try:
    with store.unit() as db:
        room = rooms.listing(db)[0]
        rooms.book(db, room=room, starts_at=starts, ends_at=starts + timedelta(hours=1), by=store.person,
                   at=store.now(), purpose=sys.argv[2])
    print("won")
except Refusal as refusal:
    print(refusal.message)
store.close()
"""


def test_two_programs_at_the_same_moment_book_a_slot_once(here: Room, engine_url: str) -> None:
    with here.store.unit() as db:
        hall(db, here)
    names = ("甲机", "乙机")
    with ExitStack() as stack:
        programs = [
            stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", RIVAL, engine_url, name], cwd=ROOT, text=True, stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                )
            )
            for name in names
        ]  # fmt: skip
        for each in programs:
            assert each.stdout is not None
            assert each.stdout.readline() == "ready\n", each.stderr.read() if each.stderr else ""
        for each in programs:
            assert each.stdin is not None
            each.stdin.write("go\n")
            each.stdin.flush()
        said = [each.communicate(timeout=60) for each in programs]
    assert [trouble for _, trouble in said] == ["", ""]
    answers = [answer.strip() for answer, _ in said]
    won, lost = sorted(answers, key=len)
    winner = names[answers.index("won")]
    assert (won, lost) == ("won", f"第一调解室 09:00–10:00 已排“{winner}”。当天 10:00 起空着。")
    with here.store.reading() as db:
        assert db.query(Booking).count() == 1
