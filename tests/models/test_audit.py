import pytest
from sqlalchemy import delete, select, text
from sqlalchemy.orm import Session

from models import audit, cases, roster
from models.audit import AuditEntry, AuditHead
from models.errors import Refusal
from models.station import Officer, Station
from tests.sample import Room, accepted


def entries(db: Session) -> list[AuditEntry]:
    return list(db.scalars(select(AuditEntry).order_by(AuditEntry.seq)))


def test_a_full_number_that_is_read_leaves_who_whose_and_why_and_never_the_number(here: Room) -> None:
    with here.store.unit() as db:
        person = cases.parties(accepted(db, here))[0].person
        assert person is not None
        number = audit.reveal(db, person, "id_number", reason="核对证件")
        assert number == person.id_number
        last = audit.of_row(db, person.id)[-1]
        assert (last.by_name, last.deed, last.table_name, last.changes) == (
            "葛民警",
            "查看完整号码",
            "persons",
            {"id_number": "核对证件"},
        )
    with here.store.reading() as db:
        assert audit.verify(db) is None


def test_what_nobody_signed_in_for_is_the_systems(here: Room) -> None:
    here.store.person = None
    with here.store.unit() as db:
        made = roster.add(db, by=here.officer, name="老杨", kind="五老乡贤")
        audit.reveal(db, made, "telephone")
        assert {(each.by_id, each.by_name) for each in audit.of_row(db, made.id)} == {(None, "系统")}


def test_every_entry_of_a_case_carries_the_case(here: Room) -> None:
    with here.store.unit() as db:
        subject = accepted(db, here)
        told = {each.table_name for each in entries(db) if each.case_id == subject.id}
    assert told == {"cases", "parties", "answers", "demands", "numbers", "deadlines"}


def test_a_changed_password_is_told_without_its_hash(here: Room) -> None:
    with here.store.unit() as db:
        db.get_one(Officer, here.officer.id).password_hash = "secret"
        db.flush()
        assert audit.of_row(db, here.officer.id)[-1].changes == {"password_hash": ["…", "…"]}


@pytest.mark.parametrize(
    "forged",
    [
        "UPDATE audit_entries SET changes = '{}' WHERE seq = 3",
        "UPDATE audit_entries SET by_name = '别人' WHERE seq = 3",
        "UPDATE audit_entries SET previous = digest WHERE seq = 3",
        "DELETE FROM audit_entries WHERE seq = 3",
    ],
)
def test_a_forged_entry_breaks_the_chain_where_it_stands(here: Room, forged: str) -> None:
    with here.store.engine.begin() as connection:
        connection.execute(text(forged))
    with here.store.reading() as db:
        assert audit.verify(db) == 3


def test_entries_cut_from_the_end_are_missed(here: Room) -> None:
    with here.store.reading() as db:
        last = db.get_one(AuditHead, 1).seq
    with here.store.engine.begin() as connection:
        connection.execute(delete(AuditEntry).where(AuditEntry.seq == last))
    with here.store.reading() as db:
        assert audit.verify(db) == last


def test_a_long_chain_is_verified_page_by_page(here: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "PAGE", 2)
    with here.store.reading() as db:
        assert audit.verify(db) is None


def test_nothing_to_tell_leaves_the_head(db: Session, desk: Room) -> None:
    before = db.get_one(AuditHead, 1).seq
    audit.append(db.connection(), [], by_id=None, by_name="系统", at=desk.clock())
    station = db.scalars(select(Station)).one()
    station.name = str(station.name)
    db.flush()
    db.refresh(db.get_one(AuditHead, 1))
    assert db.get_one(AuditHead, 1).seq == before


def test_a_row_that_was_not_changed_since_is_not_stale(db: Session, desk: Room) -> None:
    made = roster.add(db, by=desk.officer, name="老杨", kind="五老乡贤")
    audit.refuse_stale(db, made, made.version)
    audit.refuse_stale(db, made, None)


def test_a_stale_row_without_history_is_refused_all_the_same(db: Session) -> None:
    with pytest.raises(Refusal, match="这条记录刚被别的电脑改过"):
        audit.refuse_stale(db, Station(version=3), 2)


def test_a_change_without_a_label_is_told_as_content(db: Session, desk: Room) -> None:
    made = db.get_one(Officer, desk.officer.id)
    made.failures = 2
    db.flush()
    last = audit.of_row(db, made.id)[-1]
    assert audit.stale_sentence(made, last).startswith("葛民警已在 10:30 改过这条记录（内容）")
