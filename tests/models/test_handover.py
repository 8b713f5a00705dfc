from datetime import date, timedelta

from sqlalchemy import event

from models import endings, handover, intake
from models.cases import Outcome
from tests.sample import Room, accepted, begun, draft, room


def test_the_next_shift_sees_what_is_open_who_sits_and_what_is_late(here: Room) -> None:
    with here.store.unit() as db:
        late = accepted(db, here, track="ZA")
        sitting = accepted(db, here)
        begun(db, here, sitting, invitees=[{"name": "孙书记", "kind": "村干部"}])
        waiting = intake.receive(db, draft(), by=here.officer, now=here.clock())
        done = accepted(db, here)
        intake.withdraw(db, done, reason="和好", on=date(2026, 11, 20), by=here.officer)
        here.clock.forward(days=7)
        sheet = handover.sheet(db, here.clock())
        assert [each.number for each in sheet.cases] == [late.number, sitting.number, waiting.number]
        assert [(each.number, each.due, each.next) for each in sheet.overdue] == [
            (late.number, "11-25", "安排调解")
        ]
        assert [(each.who, each.state, each.time) for each in sheet.running] == [
            ("村干部孙书记", "准备", "10:30")
        ]
        assert [(each.number, each.next) for each in sheet.waiting] == [(waiting.number, "受理或者移送")]
        assert sheet.words == "在办 3 件，正在调解 1 场，今日排期 0 场，等候 1 件，超期 1 件"
        assert handover.sheet(db, here.clock(), limit=1).open_count == 3


def test_a_sheet_is_read_in_a_fixed_number_of_queries(here: Room) -> None:
    asked: list[str] = []
    with here.store.unit() as db:
        for _ in range(3):
            accepted(db, here)
    event.listen(here.store.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    with here.store.reading() as db:
        handover.sheet(db, here.clock())
    assert len([each for each in asked if each.startswith("SELECT")]) <= 8


def test_a_mediator_hands_over_only_what_may_be_seen(here: Room) -> None:
    with here.store.unit() as db:
        accepted(db, here)
        db.info["by"] = here.mediator
        assert handover.sheet(db, here.clock()).cases == ()


def test_a_sitting_of_the_day_says_how_it_ended(tmp_path: object) -> None:
    from models import rooms  # noqa: PLC0415 -- beside its only use

    here = room(str(tmp_path))
    with here.store.unit() as db:
        place = rooms.add(db, by=here.officer, name="调解室", kind="调解室")
        held, booked = accepted(db, here), accepted(db, here)
        for subject, hour in ((held, 1), (booked, 3)):
            starts = here.clock() + timedelta(hours=hour)
            rooms.book(
                db, room=place, subject=subject, starts_at=starts, ends_at=starts + timedelta(hours=1), by=here.officer,
                at=here.clock(),
            )  # fmt: skip
        endings.close(
            db,
            begun(db, here, held),
            Outcome.FAILED,
            by=here.officer,
            at=here.clock(),
            text="谈不拢",
            routes_told=True,
        )
        sheet = handover.sheet(db, here.clock())
    here.store.close()
    assert [(each.time, each.state) for each in sheet.sittings] == [
        ("11:30–12:30", "未达成"),
        ("13:30–14:30", "未开始"),
    ]
