"""The self-check."""

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import resources
from desktop import backup, check, printing
from desktop.check import Line, State
from desktop.devices import ports
from desktop.paths import Paths
from exports import fonts
from models import files, papers, schema, station
from models.store import open_store
from tests import sample

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 8, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _printers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "printers", list)
    monkeypatch.setattr(ports, "named", list)


@pytest.fixture
def place(tmp_path: Path) -> Paths:
    data = tmp_path / "data"
    data.mkdir()
    return Paths(data=data, config=tmp_path, log=tmp_path, place=str(data))


def _found(place: Paths) -> None:
    store = open_store(place.place)
    with store.unit() as db:
        station.found(db, by_name="葛某", password="long enough", name="西岔派出所")
    store.close()


def _states(found: list[Line]) -> dict[str, State]:
    return {line.subject: line.state for line in found}


def test_check_of_a_new_machine_fails_nothing(place: Paths) -> None:
    found = check.run(place, today=TODAY)

    assert _states(found) == {
        "数据位置": State.PASSED,
        "系统库": State.PASSED,
        "字体": State.PASSED,
        "数据库": State.NOTED,
        "文书存档": State.NOTED,
        "备份": State.NOTED,
        "打印机": State.NOTED,
        "读卡器": State.NOTED,
        "2026 年节假日": State.PASSED,
        "2027 年节假日": State.NOTED,
    }
    assert list(check.lines(found))[-1] == "自检通过：10 项，失败 0 项"
    assert list(place.data.iterdir()) == []


def test_check_of_a_station_in_order(place: Paths) -> None:
    _found(place)
    backup.make(place, now=NOW)

    found = check.run(place, today=TODAY)

    lines = {line.subject: str(line) for line in found}
    assert lines["数据库"] == f"通过　数据库：完整，结构 {schema.HEAD} 是最新，操作日志首尾相连"
    assert lines["文书存档"] == "通过　文书存档：0 份文书的存档与定稿时一致"
    assert lines["备份"].startswith("通过　备份：共 1 份，最近 1 份都能打开，最新 sanli-2026")


def test_check_finds_a_broken_chain_and_a_damaged_copy(place: Paths) -> None:
    _found(place)
    made = backup.make(place, now=NOW)
    made.write_bytes(made.read_bytes()[:-40])
    store = open_store(place.place)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE audit_entries SET deed = '别的' WHERE seq = 1")
    store.close()

    found = check.run(place, today=TODAY)

    lines = {line.subject: line for line in found}
    assert (lines["数据库"].state, lines["数据库"].sentence) == (State.FAILED, "操作日志从第 1 条起对不上。")
    assert lines["备份"].state is State.FAILED
    assert lines["备份"].sentence.startswith(f"{made.name}：")
    assert list(check.lines(found))[-1] == "自检未通过：10 项，失败 2 项"


def test_check_names_the_paper_whose_stored_file_was_changed(place: Paths) -> None:
    here = sample.room(place.place)
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sample.agreed(db, here, subject)
        paper = papers.issue(
            db, subject, "D14", by=here.officer, on=sample.TODAY, make=lambda _: papers.Made({}, b"%PDF-")
        )
        file = files.place(place.data, paper.sha256)
    here.store.close()
    file.write_bytes(b"%PDF!")

    lines = {line.subject: line for line in check.run(place, today=TODAY)}

    assert (lines["文书存档"].state, lines["文书存档"].sentence) == (
        State.FAILED,
        "（2026）西人调字第1号：保存的文件与登记时不一致，可能已损坏，请从备份恢复",
    )


def test_check_finds_a_file_that_is_no_database(place: Paths) -> None:
    (place.data / "sanli.db").write_bytes(b"rubbish" * 1000)

    lines = {line.subject: line for line in check.run(place, today=TODAY)}

    assert (lines["数据库"].state, lines["数据库"].sentence) == (
        State.FAILED, "数据库文件已损坏，请用最近一份备份恢复。",
    )  # fmt: skip


def test_check_tells_a_damaged_page_as_a_line_and_makes_the_other_checks(place: Paths) -> None:
    _found(place)
    file = place.data / "sanli.db"
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        [(root,)] = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'cases'")
        [(size,)] = database.execute("PRAGMA page_size")
    with file.open("r+b") as pages:
        pages.seek((root - 1) * size)
        pages.write(b"\xff" * size)

    found = check.run(place, today=TODAY)

    lines = {line.subject: line for line in found}
    assert lines["数据库"].state is State.FAILED
    assert lines["数据库"].sentence.startswith("数据库文件已损坏")
    assert list(check.lines(found))[-1] == "自检未通过：10 项，失败 1 项"


def test_check_names_characters_that_cannot_be_printed(place: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "GLYPHS", "三\ue000")

    lines = {line.subject: str(line) for line in check.run(place, today=TODAY)}

    assert lines["字体"] == "失败　字体：缺字：\ue000"


def test_check_notes_a_face_of_the_station_that_cannot_be_embedded(place: Paths) -> None:
    (place.own / "fonts").mkdir(parents=True)
    (place.own / "fonts" / "仿宋_GB2312.otf").write_bytes(b"OTTO" + bytes(400))
    fonts.look_in(place.own / "fonts")
    try:
        lines = {line.subject: line for line in check.run(place, today=TODAY)}
    finally:
        fonts.look_in(None)

    assert lines["字体"].state is State.NOTED
    assert lines["字体"].sentence.endswith("；仿宋_GB2312.otf 是 PostScript（CFF）轮廓，未采用")


def test_check_fails_without_this_years_holidays(place: Paths) -> None:
    lines = {line.subject: str(line) for line in check.run(place, today=date(2051, 3, 1))}

    assert lines["2051 年节假日"] == "失败　2051 年节假日：没有安排，工作日期限会算错，请导入"


def test_check_shows_no_password_of_the_server(place: Paths) -> None:
    server = Paths(
        data=place.data,
        config=place.config,
        log=place.log,
        place="postgresql://room:secret@127.0.0.1:1/sanli",
    )

    lines = {line.subject: str(line) for line in check.run(server, today=TODAY)}

    assert lines["数据位置"] == "通过　数据位置：127.0.0.1:1/sanli"
    assert lines["数据库"].startswith("失败　数据库：打不开数据库")


def test_check_fails_over_an_own_table_that_cannot_be_read(place: Paths) -> None:
    (place.own / "texts").mkdir(parents=True)
    (place.own / "texts" / "limits.toml").write_text("[[limit]\n", encoding="utf-8")
    resources.override(place.own)
    try:
        found = check.run(place, today=TODAY)
    finally:
        resources.restore()

    assert str(found[-1]) == (
        "失败　本所的表和文书模板：本所的 texts/limits.toml 第 1 行写法不对，没有采用。仍用程序自带的。"
    )


def test_check_passes_own_tables_that_can_be_read(place: Paths) -> None:
    place.own.mkdir()

    assert str(check.run(place, today=TODAY)[-1]) == "通过　本所的表和文书模板：都能读出来"


def test_check_notes_an_own_agreement_that_falls_short_of_the_law(place: Paths) -> None:
    folder = place.own / "templates" / "documents"
    folder.mkdir(parents=True)
    brought = resources.path("templates/documents/D14.toml").read_text(encoding="utf-8")
    (folder / "D14.toml").write_text(brought.replace('copies = "parties+1"', "copies = 1"), encoding="utf-8")
    resources.override(place.own)
    try:
        found = check.run(place, today=TODAY)
    finally:
        resources.restore()

    assert str(found[-1]) == (
        "注意　本所的表和文书模板：本所的《人民调解协议书》份数少于每方当事人一份、另存一份，"
        "请核对是否符合法律对协议书份数、存执和印章的要求。"
    )
