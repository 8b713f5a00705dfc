"""A batch is one deed: all of it is seen or nothing, and it can be taken back."""

import hashlib
import uuid
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import alarm_rows, alarms, audit, intakes
from models.alarm_rows import Draft, Sieve
from models.alarms import Alarm, AlarmParty
from models.audit import AuditEntry
from models.errors import Refusal
from models.intakes import Batch
from models.queries import alarms as found
from tests import sample
from tests.sample import TODAY, Room

KIND = "110警情"
COLUMNS = {"number": 0, "at": 1, "content": 2, "caller": 3, "caller_phone": 4}


def drafts(*numbers: str, at: str = "2026-11-19 17:40") -> list[Draft]:
    sieve = Sieve(COLUMNS, today=TODAY)
    read = [
        sieve.read(n, [number, at, f"争吵{number}", "张土根", "13800001234"], 5)
        for n, number in enumerate(numbers)
    ]
    return [each for each in read if each is not None]


def taken(db: Session, here: Room, *numbers: str, publish: bool = True) -> uuid.UUID:
    batch = intakes.begin(db, kind=KIND, file_name="警情.csv", digest="f", mapping_id=None, by=here.officer)
    intakes.add(db, batch, KIND, drafts(*numbers), hashlib.sha256())
    if publish:
        intakes.publish(db, batch, read=len(numbers), bad=0, rows_digest="r", by=here.officer)
    return batch


def seen(db: Session) -> list[str]:
    return sorted(db.scalars(select(Alarm.number).where(*alarms.visible(db))))


def test_batch_is_seen_only_when_published_and_leaves_one_entry(here: Room) -> None:
    with here.store.unit() as db:
        before = db.scalar(select(func.count(AuditEntry.seq)))
        batch = taken(db, here, "JJ1", "JJ2", publish=False)
        assert seen(db) == []
    with here.store.unit() as db:
        counts = intakes.publish(db, batch, read=3, bad=1, rows_digest="r", by=here.officer)
    with here.store.reading() as db:
        assert counts == {"read": 3, "added": 2, "known": 0, "bad": 1, "changed": 0, "tied": 0}
        assert seen(db) == ["JJ1", "JJ2"]
        last = db.scalars(select(AuditEntry).order_by(AuditEntry.seq.desc()).limit(1)).one()
        assert (db.scalar(select(func.count(AuditEntry.seq))), before) == (last.seq, last.seq - 1)
        assert (last.deed, last.table_name, last.row_id) == ("导入", "batches", str(batch))
        assert last.changes == {
            "kind": KIND, "file_name": "警情.csv", "digest": "f", "rows_digest": "r", "read": 3, "added": 2,
            "known": 0, "bad": 1,
        }  # fmt: skip
        assert audit.verify(db) is None


def test_second_import_adds_nothing_twice(here: Room) -> None:
    with here.store.unit() as db:
        taken(db, here, "JJ1", "JJ2")
        batch = taken(db, here, "JJ2", "JJ3")
        again = db.get_one(Batch, batch, populate_existing=True)
        assert (seen(db), again.added, again.known) == (["JJ1", "JJ2", "JJ3"], 1, 1)


def test_two_workstations_that_import_at_once_keep_each_row_once(here: Room) -> None:
    with here.store.unit() as db:
        slow = taken(db, here, "JJ1", "JJ2", publish=False)
        taken(db, here, "JJ1")
        counts = intakes.publish(db, slow, read=2, bad=0, rows_digest="r", by=here.officer)
        assert (seen(db), counts["added"], counts["known"]) == (["JJ1", "JJ2"], 1, 1)


def test_discarded_batch_leaves_nothing(here: Room) -> None:
    with here.store.unit() as db:
        batch = taken(db, here, "JJ1", publish=False)
        intakes.discard(db, batch)
        left = [db.scalar(select(func.count()).select_from(table)) for table in (Batch, Alarm, AlarmParty)]
        assert left == [0, 0, 0]


def test_what_a_power_cut_left_goes_with_the_next_day_s_import(here: Room) -> None:
    with here.store.unit() as db:
        taken(db, here, "JJ1", publish=False)
    here.clock.forward(days=2)
    with here.store.unit() as db:
        taken(db, here, "JJ2")
        assert list(db.scalars(select(Alarm.number))) == ["JJ2"]


def test_batch_taken_back_is_gone_from_every_list_and_may_come_again(here: Room) -> None:
    with here.store.unit() as db:
        batch = taken(db, here, "JJ1", "JJ2")
        assert intakes.undo(db, batch, reason="选错了文件", by=here.officer) == 2
        assert (seen(db), found.of_day(db, TODAY - timedelta(1)).lines) == ([], ())
        assert db.scalar(select(func.count()).select_from(Alarm)) == 2
        with pytest.raises(Refusal, match="已经撤销"):
            intakes.undo(db, batch, reason="再来", by=here.officer)
        taken(db, here, "JJ1")
        assert seen(db) == ["JJ1"]


def test_undo_asks_a_reason(db: Session, desk: Room) -> None:
    batch = taken(db, desk, "JJ1")

    with pytest.raises(Refusal) as said:
        intakes.undo(db, batch, reason=" ", by=desk.officer)
    assert said.value.field == "reason"


def test_alarm_of_a_registered_case_is_tied_to_it(db: Session, desk: Room) -> None:
    case = sample.accepted(db, desk)
    taken(db, desk, case.alarm_number, "JJ9")

    lines = found.of_day(db, TODAY - timedelta(1)).lines
    assert {line.number: line.case_id for line in lines} == {case.alarm_number: case.id, "JJ9": None}


def test_case_registered_after_the_import_is_found_by_its_number(db: Session, desk: Room) -> None:
    taken(db, desk, "13012420261119077")
    case = sample.accepted(db, desk)

    [line] = found.of_day(db, TODAY - timedelta(1)).lines
    assert (line.case_id, line.case_number) == (case.id, case.number)


@pytest.mark.parametrize("who", ["mediator", "administrator"])
def test_who_is_no_police_neither_imports_nor_sees(here: Room, who: str) -> None:
    by = getattr(here, who)
    with here.store.unit() as db:
        batch = taken(db, here, "JJ1")
    here.store.person = by
    with here.store.unit() as db:
        assert (seen(db), intakes.batches(db), found.any_alarm(db)) == ([], [], False)
        for deed in (
            lambda: intakes.begin(db, kind=KIND, file_name="x", digest="x", mapping_id=None, by=by),
            lambda: intakes.undo(db, batch, reason="x", by=by),
            lambda: found.of_day(db, TODAY),
            lambda: intakes.remember(db, kind=KIND, name="x", headings=["a"], columns={"at": 0}, by=by),
        ):
            with pytest.raises(Refusal, match="警情只供派出所"):
                deed()


def test_mapping_is_found_again_in_any_order_of_columns(db: Session, desk: Room) -> None:
    headings = ["甲", "乙", "丙"]
    intakes.remember(
        db, kind=KIND, name="县局", headings=headings, columns={"at": 2, "content": 0}, by=desk.officer
    )
    intakes.remember(
        db, kind=KIND, name="县局", headings=headings, columns={"at": 2, "content": 1}, by=desk.officer
    )

    assert intakes.recall(db, kind=KIND, headings=["丙", "乙", "甲"]) == {"at": 0, "content": 1}
    assert intakes.recall(db, kind="警务区指令", headings=headings) is None
    assert intakes.recall(db, kind=KIND, headings=["甲", "乙"]) is None


def test_directive_goes_to_somebody_as_a_task(db: Session, desk: Room) -> None:
    taken(db, desk, "JJ1")
    alarm = db.scalars(select(Alarm)).one()

    with pytest.raises(Refusal) as said:
        alarms.hand_over(
            db, alarm.id, owner=desk.auxiliary, due_on=TODAY - timedelta(1), what="看", by=desk.officer
        )
    task = alarms.hand_over(
        db, alarm.id, owner=desk.auxiliary, due_on=TODAY + timedelta(3), what="上门了解", by=desk.officer
    )

    [line] = found.of_day(db, TODAY - timedelta(1)).lines
    assert (said.value.field, task.owner_name, line.task) == ("due_on", "傅辅警", "傅辅警 11-23前")


def test_moment_of_a_row_is_kept_in_utc(db: Session, desk: Room) -> None:
    taken(db, desk, "JJ1")
    at = db.scalars(select(Alarm.at)).one()

    assert at == alarm_rows.moment("2026-11-19 17:40", today=TODAY)
