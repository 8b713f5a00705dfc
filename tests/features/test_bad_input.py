"""What must not go wrong when something is wrong: one sentence, nothing typed is lost, the store stays whole."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select, text

from desktop import paths
from exports.targets import replacing
from models import agreements, cases, checks, confirmation, drafts, endings, papers, schema, sittings
from models.cases import Outcome
from models.errors import Refusal
from models.papers import Made
from models.store import FILE, check_whole, open_store
from tests.sample import (
    BOUNDARY,
    PASSWORD,
    TODAY,
    Room,
    accepted,
    agreed,
    begun,
    concluded,
    dispute_code,
    resident,
    room,
    talked,
)
from ui.boundary import sentence
from ui.viewmodels.intake import Intake

VICTIM, SUSPECT = resident("19680507", "011"), resident("19710102", "013")


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = room(str(tmp_path / "data"))
    yield made
    made.store.close()


@pytest.fixture
def page(here: Room) -> Intake:
    """The page of 接待 with a whole visit typed."""
    made = Intake(here.store, today=lambda: TODAY, now=here.clock)
    made.facts |= {
        "source": "110警情", "occurred": "昨天 17:40", "place": "二组地头", "dispute_type": dispute_code(BOUNDARY),
        "brief": "因地界争吵，推倒一人，踩坏麦苗。", "injury": "不构成轻微伤", "amount": "500",
    }  # fmt: skip
    made.cards[0].words |= {"name": "张土根", "id_number": VICTIM, "role": "被侵害人", "consent": "同意"}
    made.cards[1].words |= {"name": "赵水生", "id_number": SUSPECT, "role": "违法嫌疑人", "consent": "同意"}
    made.answers |= dict.fromkeys(("V", "E1", "E2", "E3", "E4", "E6"), "是")
    made.answers |= dict.fromkeys(("D", "G", "X1", "X2", "X3", "X7"), "否")
    made.track = "ZA"
    return made


def count_cases(here: Room) -> int:
    with here.store.reading() as db:
        return int(db.execute(text("SELECT count(*) FROM cases")).scalar_one())


def refused_on(here: Room, page: Intake, deed: Any, field: str | None, said: str) -> None:
    """Do ``deed``: it is refused beside its field, the page keeps every word, the store is whole and empty."""
    typed = page.content()
    with here.store.unit() as db:
        drafts.save(db, page.key, typed)
    with pytest.raises(Refusal) as refused:
        deed()
    assert (refused.value.field, refused.value.message) == (field, said)
    assert page.content() == typed
    with here.store.reading() as db:
        assert drafts.load(db, page.key) == typed
    assert (count_cases(here), check_whole(here.store)) == (0, [])


def test_the_page_as_typed_is_accepted(here: Room, page: Intake) -> None:
    assert page.accept().title == "张土根与赵水生山林土地纠纷"
    assert (count_cases(here), check_whole(here.store)) == (1, [])


def test_a_wrong_check_digit(here: Room, page: Intake) -> None:
    wrong = VICTIM[:-1] + ("1" if VICTIM[-1] != "1" else "2")
    page.cards[0].put("id_number", wrong)
    said = page.problems()["parties.0.id_number"]
    assert "校验" in said
    refused_on(here, page, page.register, "parties.0.id_number", said)
    assert page.cards[0].word("id_number") == wrong


def test_a_birth_after_today(here: Room, page: Intake) -> None:
    page.cards[0].words |= {"id_number": "口述", "birth": "2027-01-01"}
    refused_on(here, page, page.register, "parties.0.birth", "出生日期在今天之后，请核对。")


def test_an_event_before_a_partys_birth(here: Room, page: Intake) -> None:
    page.facts["occurred"] = "1968-05-06"
    refused_on(here, page, page.register, "parties.0.birth", "发生日期早于这名当事人的出生日期，请核对。")


def test_a_sum_with_letters(here: Room, page: Intake) -> None:
    page.facts["amount"] = "5OO元"
    refused_on(here, page, page.register, "amount", "金额里有字母，请只填数字。")
    assert page.facts["amount"] == "5OO元"


def test_an_agent_for_a_suspect(here: Room, page: Intake) -> None:
    page.cards[1].words |= {"agent.name": "李律师", "agent_authority": "一般代理"}
    refused_on(
        here, page, page.accept, "parties.1.agent.name", "违法嫌疑人不得委托他人参加调解（程序规定 181）。"
    )


def test_an_injury_that_is_criminal_on_the_public_order_track(here: Room, page: Intake) -> None:
    page.facts["injury"] = "轻伤二级"
    refused_on(
        here, page, page.accept, "track",
        "伤情达到轻伤以上，属于刑事案件，不能治安调解，请移送刑侦部门（《刑事诉讼法》第二百八十八条）。",
    )  # fmt: skip


def test_an_injury_found_criminal_later_bars_the_agreement(here: Room) -> None:
    with here.store.unit() as db:
        subject = accepted(db, here, track="ZA")
        sitting = talked(db, here, begun(db, here, subject))
        agreed(db, here, subject, sitting)
        cases.amend(db, subject, by=here.officer, injury="轻伤二级")
        with pytest.raises(Refusal, match="伤情达到轻伤以上，属于刑事案件"):
            papers.issue(db, subject, "D12", by=here.officer, on=TODAY, make=lambda _: Made({}, b"%PDF"))
        assert papers.of_case(db, subject.id) == []
    assert check_whole(here.store) == []


def test_a_minor_without_a_guardian(here: Room, page: Intake) -> None:
    page.cards[0].put("id_number", resident("20120101", "011"))
    assert page.cards[0].derived(TODAY).guardian
    case_id = page.accept().case_id
    with pytest.raises(Refusal) as refused, here.store.unit() as db:
        begun(db, here, cases.case(db, case_id))
    assert refused.value.message == (
        "张土根须有父母或其他监护人到场，请登记监护人（程序规定 181、民法典 27、28）。"
    )
    with here.store.reading() as db:
        assert sittings.of_case(db, case_id) == []
        assert [gap.key for gap in checks.gaps(cases.case(db, case_id), "accept", today=TODAY)] == ["party"]
    assert check_whole(here.store) == []


# the machine


def test_a_folder_for_papers_that_cannot_be_written(here: Room, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("一个文件", encoding="utf-8")
    with pytest.raises(Refusal) as refused, replacing(tmp_path / "out" / "D14.pdf") as file:
        file.write(b"%PDF")
    assert refused.value.message == "“D14.pdf”没有写成：文件夹不存在，请先建好或换一个文件夹再导出。"
    assert (tmp_path / "out").read_text(encoding="utf-8") == "一个文件"
    assert check_whole(here.store) == []


def test_a_data_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("一个文件", encoding="utf-8")
    with pytest.raises(Refusal, match="不能写入（已有同名文件）。请换一个文件夹"):
        paths.make_private(tmp_path / "data")
    with pytest.raises(Refusal, match="数据文件夹不能写入，请检查文件夹权限或换一个位置。"):
        open_store(tmp_path / "data")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_under_an_export(tmp_path: Path) -> None:
    target = tmp_path / "R1.xlsx"
    target.write_bytes(b"last month")
    (tmp_path / f".R1.xlsx.{os.getpid()}.part").symlink_to("/dev/full")
    with pytest.raises(Refusal) as refused, replacing(target) as file:
        file.write(b"x" * 100_000)
    assert refused.value.message == (
        "“R1.xlsx”没有写成：磁盘已满。请清出空间或换一个盘再导出；原有文件没有改动。"
    )
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("R1.xlsx", b"last month")]


@contextmanager
def full(here: Room) -> Iterator[None]:
    """Let the database file grow no further."""

    def stop(connection: sqlite3.Connection, _record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}").close()

    here.store.engine.dispose()
    event.listen(here.store.engine, "connect", stop)
    yield
    event.remove(here.store.engine, "connect", stop)
    here.store.engine.dispose()


def test_a_full_disk_under_the_store(here: Room, page: Intake) -> None:
    page.facts["brief"] = "因地界争吵。" * 20_000
    typed = page.content()
    with full(here), pytest.raises(Refusal) as refused:
        page.register()
    assert refused.value.message == "磁盘已满，这一步没有存下。请腾出空间后再做一次；屏幕上的内容还在。"
    assert page.content() == typed
    assert (count_cases(here), check_whole(here.store)) == (0, [])
    assert page.register().number == "西调2026-1"


def test_a_full_disk_under_a_kept_file() -> None:
    assert sentence(OSError(errno.ENOSPC, "No space left on device")) == (
        "磁盘已满，这一步没有存下。请腾出空间后再做一次；屏幕上的内容还在。"
    )


def test_a_damaged_database_file(tmp_path: Path) -> None:
    room(str(tmp_path)).store.close()
    file = tmp_path / FILE
    damaged = b"\x00" * 4096 + file.read_bytes()[4096:]
    file.write_bytes(damaged)
    with pytest.raises(Refusal) as refused:
        open_store(tmp_path)
    assert refused.value.message == (
        "数据库文件已损坏，程序没有改动它。请用“恢复备份”找回最近一份备份，并保留损坏的文件。"
    )
    assert file.read_bytes() == damaged


def test_a_page_damaged_inside_is_found_by_the_check(here: Room, tmp_path: Path) -> None:
    with here.store.unit() as db:
        accepted(db, here)
    here.store.close()
    with sqlite3.connect(tmp_path / "data" / FILE) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'parties'").fetchone()[0]
    connection.close()
    with (tmp_path / "data" / FILE).open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 512)
    assert check_whole(here.store)[-1] == "数据库文件已损坏，没有能读完。请从备份恢复。"


def test_a_page_damaged_after_opening_is_told_in_a_sentence(here: Room, tmp_path: Path) -> None:
    with here.store.unit() as db:
        accepted(db, here)
    here.store.close()
    file = tmp_path / "data" / FILE
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()
    connection.close()
    whole = file.read_bytes()
    file.write_bytes(whole[:8192] + b"\xff" * (len(whole) - 8192))
    told = []
    for unit in (here.store.reading, here.store.unit):
        with pytest.raises(Refusal) as refused, unit() as db:
            db.scalars(select(cases.Case)).all()
        told.append(refused.value.message)

    assert (
        told == ["数据库文件已损坏，程序没有改动它。请用“恢复备份”找回最近一份备份，并保留损坏的文件。"] * 2
    )
    assert check_whole(here.store)[-1] == "数据库文件已损坏，没有能读完。请从备份恢复。"


def test_a_database_newer_than_the_program(here: Room, tmp_path: Path) -> None:
    with here.store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(Refusal, match="另一台电脑已升级本库，请关闭本程序并安装新版本后再打开。"):
        here.store.poll()
    here.store.close()
    before = (tmp_path / "data" / FILE).read_bytes()
    with pytest.raises(schema.NewerSchema) as refused:
        open_store(tmp_path / "data")
    assert refused.value.message == ("数据库由更新版本的三理写成，请安装新版本后再打开；本程序没有改动它。")
    assert (tmp_path / "data" / FILE).read_bytes() == before


# time limits: a true fact is never refused, an unlawful effect is


def test_a_late_sitting_is_entered_as_it_was(here: Room) -> None:
    with here.store.unit() as db:
        subject = accepted(db, here, track="ZA")
        case_id = subject.id
    here.clock.forward(days=6)
    with pytest.raises(Refusal, match="可以如实登记，请写明超期原因"), here.store.unit() as db:
        begun(db, here, cases.case(db, case_id))
    with here.store.unit() as db:
        begun(db, here, cases.case(db, case_id), late_reason="等待证人返乡")
    with here.store.reading() as db:
        sitting = sittings.of_case(db, case_id)[0]
        assert (sitting.started_at, sitting.late_reason) == (here.clock.now, "等待证人返乡")
        assert cases.case(db, case_id).overdue == "等待证人返乡"


def test_a_late_paper_is_made_with_its_true_day_and_reason(here: Room) -> None:
    late = date(2026, 12, 30)
    with here.store.unit() as db:
        subject = accepted(db, here)
        talked(db, here, begun(db, here, subject))
        clause = {
            "text": "赵水生于2027年1月10日前赔偿张土根麦苗损失人民币叁佰元整（¥300.00），以现金当面支付，张土根收款后当场出具收条。",
            "payer": "赵水生", "payee": "张土根", "amount": 30_000, "due_on": date(2027, 1, 10),
            "due_text": "2027年1月10日前", "method": "现金",
        }  # fmt: skip
        agreements.draft(
            db, subject, by=here.officer, clauses=[clause], facts=subject.brief, performance="一次付清"
        )
        with pytest.raises(Refusal) as refused:
            papers.issue(db, subject, "D14", by=here.officer, on=late, make=lambda _: Made({}, b"%PDF"))
        assert refused.value.field == "late_reason"
        made = papers.issue(
            db, subject, "D14", by=here.officer, on=late, make=lambda _: Made({}, b"%PDF"), late_reason="当事人外出"
        )  # fmt: skip
        assert (made.issued_on, made.late_reason) == (late, "当事人外出")
    assert check_whole(here.store) == []


def test_a_late_application_has_no_effect_and_a_late_agreement_stands(here: Room) -> None:
    with here.store.unit() as db:
        subject = concluded(db, here)
        assert confirmation.refusal(db, subject, on=date(2026, 12, 22)) == (
            "申请期限已于 12月21日 届满（民事诉讼法 205）。"
        )
        late = accepted(db, here)
        sitting = talked(db, here, begun(db, here, late))
        made = agreed(db, here, late, sitting)
        here.clock.forward(days=60)
        endings.close(db, sitting, Outcome.AGREED, by=here.officer, at=here.clock())
        agreements.conclude(db, late, made, signed_on=here.clock().date(), by=here.officer)
        assert (made.signed_on, late.state) == (date(2027, 1, 19), "达成待履行")
    assert here.store.sign_in("ge", PASSWORD) == here.officer
