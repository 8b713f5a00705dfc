"""Old registers entered: people matched, doubles known, seen whole, undone whole, on both engines."""

import hashlib
import uuid
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models import audit, batches, cases, intake, intakes, legacy, legacy_entering, numbering
from models.agreements import Agreement
from models.alarm_rows import Sieve
from models.alarms import Alarm
from models.audit import AuditEntry
from models.batches import Batch
from models.cases import Case, Party
from models.clocks import Deadline
from models.errors import Refusal
from models.legacy import LegacyCase, LegacyPerson
from models.legacy_entering import Entering
from models.legacy_match import Matching
from models.legacy_rows import Book, Draft, Reader
from models.people import Organisation, Person
from models.visits import Visit
from tests import sample
from tests.sample import TODAY, Room, resident

KIND = "矛盾纠纷台账"
HEAD = (
    "编号",
    "日期",
    "甲方",
    "甲方证件",
    "甲方电话",
    "乙方",
    "简要情况",
    "结果",
    "协议编号",
    "责任民警",
    "警情编号",
)
KEYS = (
    "number",
    "received",
    "a",
    "a_id",
    "a_phone",
    "b",
    "brief",
    "outcome",
    "agreement",
    "officer",
    "alarm",
)
COLUMNS = {key: place for place, key in enumerate(KEYS)}
ID = resident("19700304", "011")


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Room]:
    """Give a station of its own in a file; what differs between the engines is told with both."""
    made = sample.room(str(tmp_path / "own"))
    yield made
    made.store.close()


def line(number: str, **told: str) -> list[str]:
    made = {
        "number": number,
        "received": "2023-03-04",
        "a": "张三",
        "b": "李四",
        "brief": f"争吵{number}",
    } | told
    return [made.get(key, "") for key in KEYS]


def drafts(*rows: Sequence[str]) -> list[Draft]:
    read = Reader(HEAD, COLUMNS, Book(ledger=KIND, source="“甲.xlsx”", today=TODAY))
    told = read.read((n, list(row)) for n, row in enumerate(rows, start=2))
    return [each.draft for each in told if each.draft]


def begun(db: Session, here: Room, name: str = "甲.xlsx") -> uuid.UUID:
    return legacy.begin(db, kind=KIND, file_name=name, digest=name, mapping_id=None, by=here.officer)


def taken(here: Room, *rows: Sequence[str], same: Sequence[str] = (), name: str = "甲.xlsx") -> uuid.UUID:
    with here.store.unit(by=here.officer) as db:
        batch = begun(db, here, name)
        Entering(db, batch, Matching(same), hashlib.sha256()).add(db, drafts(*rows))
        legacy.publish(db, batch, read=len(rows), offered=len(rows), bad=0, rows_digest="r", by=here.officer)
        return batch


def seen(db: Session) -> list[str]:
    query = select(Case.number).where(Case.voided_at.is_(None)).order_by(Case.number)
    return list(db.scalars(query))


def count(db: Session, table: type, *which: object) -> int:
    return db.scalar(select(func.count()).select_from(table).where(*which)) or 0  # type: ignore[arg-type]  # -- conditions of any column


def people(db: Session) -> list[str]:
    return sorted(db.scalars(select(Person.name).where(Person.voided_at.is_(None))))


def test_case_of_the_past_keeps_its_number_and_starts_nothing(here: Room) -> None:
    taken(here, line("西调2023-001", outcome="调解成功", agreement="西人调〔2023〕1号", officer="葛民警"))

    with here.store.reading() as db:
        [case] = db.scalars(select(Case))
        assert (case.number, case.state, case.outcome, case.received_by, case.handler_id) == (
            "西调2023-001", "已销号", "达成协议", "旧台账导入", here.officer.id,
        )  # fmt: skip
        assert [party.name for party in cases.parties(case)] == ["张三", "李四"]
        assert db.scalars(select(Agreement.number)).all() == ["西人调〔2023〕1号"]
        assert [count(db, each) for each in (Deadline, Visit, numbering.Number, numbering.NumberSeries)] == [
            0
        ] * 4
        assert legacy.origin(db, case.id) == "旧台账导入：矛盾纠纷台账，“甲.xlsx”第2行"
        assert audit.verify(db) is None


def test_running_series_goes_on_undisturbed(own: Room) -> None:
    taken(own, line("西调〔2026〕99号"))
    with own.store.unit(by=own.officer) as db:
        made = intake.receive(db, sample.draft(), by=own.officer, now=own.clock())
        assert numbering.of_case(db, made.id)[0].n == 1


def test_batch_is_seen_only_when_it_is_whole(own: Room) -> None:
    with own.store.unit(by=own.officer) as db:
        batch = begun(db, own)
        Entering(db, batch, Matching(), hashlib.sha256()).add(db, drafts(line("西调2023-001")))
    with own.store.reading() as db:
        assert (seen(db), people(db), legacy.taken_in(db)) == ([], [], [])
    with own.store.unit(by=own.officer) as db:
        counts = legacy.publish(db, batch, read=3, offered=2, bad=1, rows_digest="r", by=own.officer)

    assert counts == {"read": 3, "added": 1, "known": 1, "bad": 1}
    with own.store.reading() as db:
        assert (seen(db), people(db)) == (["西调2023-001"], ["张三", "李四"])
        [entry] = db.scalars(select(AuditEntry).where(AuditEntry.deed == "导入旧台账"))
        assert (entry.changes["added"], entry.changes["rows_digest"]) == (1, "r")


def test_batch_given_up_leaves_nothing(here: Room) -> None:
    with here.store.unit(by=here.officer) as db:
        batch = begun(db, here)
        rows = (
            line("西调2023-001", outcome="达成协议", agreement="1号"),
            line("西调2023-002", b="宏达建筑公司"),
        )
        Entering(db, batch, Matching(), hashlib.sha256()).add(db, drafts(*rows))
    with here.store.unit(by=here.officer) as db:
        legacy.discard(db, batch)

    with here.store.reading() as db:
        tables = (Case, Party, Person, Organisation, Agreement, LegacyCase, LegacyPerson, Batch)
        assert [count(db, each) for each in tables] == [0] * len(tables)


def test_batch_that_a_power_cut_left_goes_with_the_next(own: Room) -> None:
    with own.store.unit(by=own.officer) as db:
        left = begun(db, own)
        Entering(db, left, Matching(), hashlib.sha256()).add(db, drafts(line("西调2023-001")))
    own.clock.forward(days=2)
    taken(own, line("西调2023-002"))
    with own.store.reading() as db:
        assert (count(db, Batch), count(db, Case), seen(db)) == (1, 1, ["西调2023-002"])


# people


def test_same_number_is_the_same_person_in_the_book_and_on_record(own: Room) -> None:
    taken(own, line("西调2023-001", a_id=ID), line("西调2023-002", a_id=ID, b="王五"))
    taken(own, line("西调2023-003", a_id=ID, received="2023-04-01"), name="乙.xlsx")

    with own.store.reading() as db:
        assert people(db) == ["张三", "李四", "李四", "王五"]
        ids = set(db.scalars(select(Party.person_id).where(Party.name == "张三")))
        assert len(ids) == 1


def test_same_name_alone_is_nobody(own: Room) -> None:
    taken(own, line("西调2023-001"), line("西调2023-002"))
    with own.store.reading() as db:
        assert people(db) == ["张三", "张三", "李四", "李四"]


def test_same_number_under_another_name_is_never_merged(own: Room) -> None:
    taken(own, line("西调2023-001", a_id=ID), line("西调2023-002", a="赵六", a_id=ID))
    with own.store.reading() as db:
        rows = dict(
            db.execute(select(Person.name, Person.id_number).where(Person.name.in_(("张三", "赵六")))).all()
        )
        assert rows == {"张三": ID, "赵六": ""}
        [note] = db.scalars(select(Party.note).where(Party.name == "赵六"))
        assert note == f"旧台账所记：{ID}"


def test_name_and_telephone_are_proposed_and_joined_when_the_officer_says_so(here: Room) -> None:
    rows = [line(f"西调2023-00{n}", a_phone="13800001234", b="") for n in (1, 2, 3)]
    with here.store.reading() as db:
        look = Matching()
        look.resolve(db, [who for draft in drafts(*rows) for who in draft.parties])
    [unsure] = look.unsure.values()
    assert (unsure.name, unsure.why, unsure.sign, unsure.times, unsure.known) == (
        "张三", "同名同电话", "138****1234", 3, set(),
    )  # fmt: skip
    assert look.sentence == "当事人：证件号相符 0，新增 3，像是同一人的 1 组"

    taken(here, *rows, same=[unsure.key])
    with here.store.reading() as db:
        assert people(db) == ["张三"]


def test_somebody_on_record_is_proposed_and_left_apart_without_a_word(own: Room) -> None:
    taken(own, line("西调2023-001", a_phone="13800001234"))
    rows = [line("西调2023-002", a_phone="13800001234", b="王五")]
    with own.store.reading() as db:
        look = Matching()
        look.resolve(db, [who for draft in drafts(*rows) for who in draft.parties])
        [unsure] = look.unsure.values()
        assert (unsure.times, len(unsure.known)) == (1, 1)
    taken(own, *rows, name="乙.xlsx")
    with own.store.reading() as db:
        assert people(db) == ["张三", "张三", "李四", "王五"]


def test_person_on_record_is_linked_and_left_as_they_were(own: Room) -> None:
    with own.store.unit(by=own.officer) as db:
        intake.receive(db, sample.draft(), by=own.officer, now=own.clock())
        number = db.scalar(select(Person.id_number).where(Person.name == "张土根"))
    assert number is not None
    taken(own, line("西调2023-001", a="张土根", a_id=number, a_phone="13911112222"))

    with own.store.reading() as db:
        [known] = db.scalars(select(Person).where(Person.name == "张土根"))
        assert (known.telephone, known.version) == ("13800001234", 1)
        [old] = db.scalars(select(Party).where(Party.person_id == known.id, Party.note != ""))
        assert old.note == "旧台账所记：13911112222"


def test_organisation_of_the_same_whole_name_is_one(own: Room) -> None:
    taken(own, line("西调2023-001", b="宏达建筑公司"), line("西调2023-002", b="宏达建筑公司"))
    taken(own, line("西调2023-003", b="宏达建筑公司", received="2023-09-09"), name="乙.xlsx")
    with own.store.reading() as db:
        assert db.scalars(select(Organisation.name)).all() == ["宏达建筑公司"]


# doubles


def test_case_on_record_is_known_by_number_or_by_day_and_parties(here: Room) -> None:
    rows = (line("西调2023-001"), line("7", a="王五", b="赵六", received="2023-05-01"))
    taken(here, *rows)
    again = drafts(
        line("西调2023-001", brief="别的话"), line("7", a="赵六", b="王五", received="2023-05-01", brief="别的话"),
        line("西调2023-002"), line("8", a="王五", b="赵六", received="2023-05-02"),
    )  # fmt: skip
    with here.store.reading() as db:
        known = legacy_entering.on_record(db, again)
    assert [each.identity in known for each in again] == [True, True, False, False]


def test_case_of_the_program_is_known_by_its_day_and_parties(own: Room) -> None:
    with own.store.unit(by=own.officer) as db:
        intake.receive(db, sample.draft(), by=own.officer, now=own.clock())
    told = drafts(
        line("旧2026-1", a="赵水生", b="张土根", received="2026-11-20"),
        line("旧2026-2", a="赵水生", b="王五", received="2026-11-20"),
    )
    with own.store.reading() as db:
        assert legacy_entering.on_record(db, told) == {told[0].identity}


def test_what_two_workstations_take_in_at_once_is_there_once(here: Room) -> None:
    with here.store.unit(by=here.officer) as db:
        slow = begun(db, here)
        Entering(db, slow, Matching(), hashlib.sha256()).add(
            db, drafts(line("西调2023-001"), line("西调2023-002"))
        )
    taken(here, line("西调2023-001"), name="乙.xlsx")
    with here.store.unit(by=here.officer) as db:
        counts = legacy.publish(db, slow, read=2, offered=2, bad=0, rows_digest="r", by=here.officer)

    assert counts == {"read": 2, "added": 1, "known": 1, "bad": 0}
    with here.store.reading() as db:
        assert seen(db) == ["西调2023-001", "西调2023-002"]


# the way back


def test_undone_batch_takes_its_cases_and_who_only_it_knew(here: Room) -> None:
    with here.store.unit(by=here.officer) as db:
        intake.receive(db, sample.draft(), by=here.officer, now=here.clock())
        number = db.scalar(select(Person.id_number).where(Person.name == "张土根")) or ""
    batch = taken(here, line("西调2023-001", a="张土根", a_id=number), line("西调2023-002", b="宏达建筑公司"))
    with here.store.unit(by=here.officer) as db:
        told = legacy.undo(db, batch, reason="导错了", by=here.officer)

    assert told.sentence == "撤销了 2 件旧案和只因它登记的 3 名当事人。"
    with here.store.reading() as db:
        assert people(db) == ["张土根", "赵水生"]
        assert (len(seen(db)), legacy_entering.on_record(db, drafts(line("西调2023-002")))) == (
            1,
            frozenset(),
        )
        [entry] = db.scalars(select(AuditEntry).where(AuditEntry.deed == "撤销导入旧台账"))
        assert (entry.changes["count"], entry.changes["reason"]) == (2, "导错了")
        [listed] = legacy.taken_in(db)
        assert (listed.void_reason, batches.of_file(db, KIND, "甲.xlsx")) == ("导错了", None)
    with here.store.unit(by=here.officer) as db, pytest.raises(Refusal, match="已经撤销"):
        legacy.undo(db, batch, reason="再来", by=here.officer)


def test_case_worked_on_since_stays_and_is_named(here: Room) -> None:
    batch = taken(here, line("西调2023-001"), line("西调2023-002", a="王五", b="赵六"))
    with here.store.unit(by=here.officer) as db:
        [subject] = db.scalars(select(Case).where(Case.number == "西调2023-001"))
        cases.amend(db, subject, by=here.officer, remarks="又来过")
    with here.store.unit(by=here.officer) as db:
        told = legacy.undo(db, batch, reason="导错了", by=here.officer)

    assert told.sentence == (
        "撤销了 1 件旧案和只因它登记的 2 名当事人；导入后已经办理过的 1 件留下：张三与李四纠纷（西调2023-001）。"
    )
    with here.store.reading() as db:
        assert (seen(db), people(db)) == (["西调2023-001"], ["张三", "李四"])


def test_person_met_again_since_stays(own: Room) -> None:
    batch = taken(own, line("西调2023-001", a_id=ID))
    with own.store.unit(by=own.officer) as db:
        draft = sample.draft()
        draft.parties[0].name, draft.parties[0].person = "张三", {"id_number": ID}
        intake.receive(db, draft, by=own.officer, now=own.clock())
    with own.store.unit(by=own.officer) as db:
        legacy.undo(db, batch, reason="导错了", by=own.officer)
    with own.store.reading() as db:
        assert people(db) == ["张三", "赵水生"]


def test_alarm_on_record_is_tied_to_its_case_of_the_past_and_untied_again(here: Room) -> None:
    sieve = Sieve({"number": 0, "at": 1, "content": 2}, today=TODAY)
    alarm = sieve.read(2, ["JJ20230304001", "2023-03-04 17:40", "争吵"], 3)
    assert alarm is not None
    with here.store.unit(by=here.officer) as db:
        listed = intakes.begin(
            db, kind="110警情", file_name="x", digest="x", mapping_id=None, by=here.officer
        )
        intakes.add(db, listed, "110警情", [alarm], hashlib.sha256())
        intakes.publish(db, listed, read=1, bad=0, rows_digest="r", by=here.officer)
    batch = taken(here, line("西调2023-001", alarm="JJ20230304001"), line("西调2023-002"))
    with here.store.reading() as db:
        told = select(Case.number).join(Alarm, Alarm.case_id == Case.id)
        assert db.scalars(told).all() == ["西调2023-001"]
    with here.store.unit(by=here.officer) as db:
        legacy.undo(db, batch, reason="导错了", by=here.officer)
    with here.store.reading() as db:
        assert db.scalars(select(Alarm.case_id)).all() == [None]


def test_undone_book_can_be_taken_in_again(own: Room) -> None:
    batch = taken(own, line("西调2023-001", a_id=ID))
    with own.store.unit(by=own.officer) as db:
        legacy.undo(db, batch, reason="再核对", by=own.officer)
    taken(own, line("西调2023-001", a_id=ID))
    with own.store.reading() as db:
        assert (seen(db), people(db)) == (["西调2023-001"], ["张三", "李四"])
        assert count(db, Alarm) == 0


def test_undoing_needs_a_reason(desk: Room) -> None:
    with desk.store.unit(by=desk.officer) as db:
        batch = begun(db, desk)
        legacy.publish(db, batch, read=0, offered=0, bad=0, rows_digest="r", by=desk.officer)
        with pytest.raises(Refusal, match="撤销原因"):
            legacy.undo(db, batch, reason=" ", by=desk.officer)


def test_mediator_and_administrator_take_nothing_in(desk: Room) -> None:
    for by in (desk.mediator, desk.administrator):
        with desk.store.unit(by=by) as db:
            deeds: tuple[Callable[[], object], ...] = (
                lambda db=db, by=by: legacy.begin(
                    db, kind=KIND, file_name="x", digest="x", mapping_id=None, by=by
                ),  # type: ignore[misc]  # -- bound now
                lambda db=db, by=by: legacy.undo(db, uuid.uuid4(), reason="x", by=by),  # type: ignore[misc]  # -- as above
            )
            for deed in deeds:
                with pytest.raises(Refusal, match="旧台账由派出所"):
                    deed()
            assert legacy.taken_in(db) == []


def test_room_writes_between_the_parts(own: Room) -> None:
    with own.store.unit(by=own.officer) as db:
        batch = begun(db, own)
        entering = Entering(db, batch, Matching(), hashlib.sha256())
        entering.add(db, drafts(line("西调2023-001")))
    with own.store.unit(by=own.officer) as db:
        intake.receive(db, sample.draft(), by=own.officer, now=own.clock() + timedelta(0))
    with own.store.unit(by=own.officer) as db:
        entering.add(db, drafts(line("西调2023-002")))
        legacy.publish(db, batch, read=2, offered=2, bad=0, rows_digest="r", by=own.officer)
    with own.store.reading() as db:
        assert (len(seen(db)), audit.verify(db)) == (3, None)
