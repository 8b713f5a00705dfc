import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, text

from models import audit, files, roster, schema, station
from models.errors import Refusal
from models.roster import Mediator
from models.station import Station
from models.store import FILE, check_whole, open_store
from tests.sample import PASSWORD, Room, room


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    made = room(engine_url)
    yield made
    made.store.close()


def test_unit_keeps_all_or_nothing(here: Room) -> None:
    def add_two() -> None:
        with here.store.unit() as db:
            roster.add(db, by=here.officer, name="老杨", kind="五老乡贤")
            roster.add(db, by=here.officer, name="", kind="律师")

    with pytest.raises(Refusal):
        add_two()
    with here.store.reading() as db:
        assert roster.listing(db) == []


def test_changed_hears_what_was_written_and_nothing_after_a_refusal(here: Room) -> None:
    heard: list[frozenset[str]] = []
    stop = here.store.changed(heard.append)

    with here.store.unit() as db:
        roster.add(db, by=here.officer, name="老杨", kind="五老乡贤")
    with pytest.raises(Refusal), here.store.unit() as db:
        roster.add(db, by=here.officer, name="", kind="律师")
    stop()
    with here.store.unit() as db:
        roster.add(db, by=here.officer, name="老李", kind="律师")

    assert heard == [frozenset({"Mediator"})]


def test_stale_write_is_refused_and_says_who_wrote(here: Room) -> None:
    with here.store.unit() as db:
        person_id = roster.add(db, by=here.officer, name="老杨", kind="五老乡贤").id
    with here.store.unit(by=here.leader) as db:
        roster.amend(db, db.get_one(Mediator, person_id), by=here.leader, telephone="13800009999")

    with here.store.unit() as db:
        row = db.get_one(Mediator, person_id)
        with pytest.raises(Refusal) as refused:
            audit.refuse_stale(db, row, 1)

    assert refused.value.message.startswith("索所长已在 ")
    assert "（电话）" in refused.value.message


def test_two_writers_of_one_row_meet_as_a_refusal_not_a_lost_update(here: Room) -> None:
    with here.store.unit() as db:
        person_id = roster.add(db, by=here.officer, name="老杨", kind="五老乡贤").id
    with here.store.reading() as db:
        seen = db.get_one(Mediator, person_id)
    with here.store.unit(by=here.leader) as db:
        roster.amend(db, db.get_one(Mediator, person_id), by=here.leader, unit="西岔村")

    def write_stale() -> None:
        with here.store.unit() as db:
            db.merge(seen, load=False).unit = "东岔村"

    with pytest.raises(Refusal, match="索所长"):
        write_stale()

    with here.store.reading() as db:
        assert db.get_one(Mediator, person_id).unit == "西岔村"


def test_audit_names_who_wrote_what_and_the_chain_is_whole(here: Room) -> None:
    with here.store.unit() as db:
        row = roster.add(db, by=here.officer, name="老杨", kind="五老乡贤")
    with here.store.unit(by=here.leader) as db:
        roster.amend(db, db.get_one(Mediator, row.id), by=here.leader, unit="西岔村")

    with here.store.reading() as db:
        history = audit.of_row(db, row.id)
        told = [(entry.by_name, entry.deed, entry.changes) for entry in history]
        assert audit.verify(db) is None
    assert told[1] == ("索所长", "修改", {"unit": ["", "西岔村"]})
    assert told[0][:2] == ("葛民警", "新增")


def test_a_changed_audit_entry_breaks_the_chain_from_there(here: Room) -> None:
    with here.store.unit() as db:
        roster.add(db, by=here.officer, name="老杨", kind="五老乡贤")
    with here.store.reading() as db:
        last = db.scalar(select(audit.AuditHead.seq)) or 0
    with here.store.engine.begin() as connection:
        connection.execute(text("UPDATE audit_entries SET by_name = 'x' WHERE seq = :seq"), {"seq": last})

    with here.store.reading() as db:
        assert audit.verify(db) == last
    assert check_whole(here.store) == [f"操作日志从第 {last} 条起对不上。"]


def test_password_is_never_in_the_audit(here: Room) -> None:
    with here.store.reading() as db:
        told = " ".join(str(entry.changes) for entry in db.scalars(select(audit.AuditEntry)))
    assert "argon2" not in told


def test_sign_in_counts_failures_and_pauses_the_name(here: Room) -> None:
    for _ in range(5):
        with pytest.raises(Refusal, match="登录名或密码不对"):
            here.store.sign_in("ge", "wrong-password")

    with pytest.raises(Refusal, match="五分钟后再试"):
        here.store.sign_in("ge", PASSWORD)
    here.clock.forward(minutes=6)
    assert here.store.sign_in("ge", PASSWORD).name == "葛民警"


def test_files_are_kept_by_their_hash_and_a_damaged_one_is_refused(here: Room) -> None:
    with here.store.unit() as db:
        sha = files.put(db, b"%PDF paper")
        assert files.put(db, b"%PDF paper") == sha

    with here.store.reading() as db:
        assert files.get(db, sha) == b"%PDF paper"
        with pytest.raises(Refusal, match="不见了"):
            files.get(db, "0" * 64)
    if here.store.folder is not None:
        files.place(here.store.folder, sha).write_bytes(b"damaged")
        with here.store.reading() as db, pytest.raises(Refusal, match="不一致"):
            files.get(db, sha)


def test_numbers_are_never_given_twice_to_two_writers_at_once(here: Room) -> None:
    from models import numbering  # noqa: PLC0415 -- beside its only use

    taken: list[str] = []

    def take() -> None:
        for _ in range(10):
            with here.store.unit() as db:
                taken.append(numbering.take(db, "people", year=2026, by=here.officer).text)

    writers = [threading.Thread(target=take) for _ in range(2)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert sorted(taken) == sorted(f"（2026）西人调字第{n}号" for n in range(1, 21))


def test_sqlite_is_durable_and_guarded(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store.reading() as db:
        pragmas = {
            name: db.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    store.close()
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}


def test_damaged_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    damaged = b"SQLite format 3\x00" + b"\xff" * 5000
    (tmp_path / FILE).write_bytes(damaged)

    with pytest.raises(Refusal, match="数据库文件已损坏"):
        open_store(tmp_path)
    assert (tmp_path / FILE).read_bytes() == damaged


def test_newer_database_is_refused(engine_url: str) -> None:
    store = open_store(engine_url)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()

    with pytest.raises(schema.NewerSchema, match="更新版本的三理"):
        open_store(engine_url)


def test_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / FILE) as other:
        other.execute("CREATE TABLE songs (id INTEGER)")
    other.close()

    with pytest.raises(Refusal, match="别的程序"):
        open_store(tmp_path)


def test_another_workstation_is_heard_by_polling(here: Room) -> None:
    here.store.poll()
    other = open_store(str(here.store.folder or here.store.engine.url.render_as_string(hide_password=False)))
    heard: list[frozenset[str]] = []
    here.store.changed(heard.append)

    with other.unit(by=here.leader) as db:
        roster.add(db, by=here.leader, name="老杨", kind="五老乡贤")
    here.store.poll()
    here.store.poll()
    other.close()

    assert heard == [frozenset({"Mediator"})]


def test_may_follows_the_roles(here: Room) -> None:
    assert not station.may(here.auxiliary, station.Deed.HOST_POLICE)
    assert not station.may(here.auxiliary, station.Deed.VOID_NUMBER)
    assert not station.may(here.mediator, station.Deed.READ_ALL)
    with pytest.raises(Refusal, match="只有管理员能改设置"), here.store.unit() as db:
        station.enrol(db, login="x", name="x", role=station.Role.CLERK, password=PASSWORD, by=here.officer)


def test_only_one_station_is_founded(here: Room) -> None:
    with pytest.raises(Refusal, match="已经建立过"), here.store.unit() as db:
        station.found(db, by_name="x", password=PASSWORD, name="x")
    with here.store.reading() as db:
        assert len(db.scalars(select(Station)).all()) == 1
