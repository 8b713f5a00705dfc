"""A batch writes whole files under names of their own, can be stopped, and is in the audit."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from exports import batch, printouts
from exports.batch import Exported, Sheet
from models import cases, papers
from models.audit import AuditEntry
from models.errors import Refusal
from models.queries import issued
from tests import sample
from tests.sample import Room

TODAY = date(2026, 11, 20)


def sheets(count: int) -> Iterator[Callable[[], Sheet]]:
    for number in range(count):
        yield partial(Sheet, "协议书.pdf", f"%PDF {number}".encode())


def run(progress: batch.Progress) -> tuple[list[tuple[int, int, str]], Exported]:
    told = []
    try:
        while True:
            told.append(next(progress))
    except StopIteration as end:
        return told, end.value


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = sample.room(str(tmp_path / "data"))
    yield made
    made.store.close()


def test_each_file_has_a_name_of_its_own(tmp_path: Path) -> None:
    told, done = run(batch.write(tmp_path / "out", sheets(3), 3))

    assert done.files == ("协议书.pdf", "协议书（2）.pdf", "协议书（3）.pdf")
    assert [each.read_bytes() for each in sorted((tmp_path / "out").iterdir())] == [
        b"%PDF 0",
        b"%PDF 1",
        b"%PDF 2",
    ]
    assert [(at, total) for at, total, _ in told] == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_stopping_leaves_whole_files_only(tmp_path: Path) -> None:
    progress = batch.write(tmp_path, sheets(10), 10)
    for _ in range(4):
        next(progress)
    progress.close()

    assert sorted(each.name for each in tmp_path.iterdir()) == [
        "协议书.pdf",
        "协议书（2）.pdf",
        "协议书（3）.pdf",
    ]


def test_full_disk_leaves_no_half_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_number: int) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr("os.fsync", full)
    _, done = run(batch.write(tmp_path, sheets(1), 1))

    assert done.files == ()
    assert done.failed == ("“协议书.pdf”没有写成：磁盘已满。请清出空间或换一个盘再导出；原有文件没有改动。",)
    assert list(tmp_path.iterdir()) == []


def test_file_that_cannot_be_written_holds_up_no_other(tmp_path: Path) -> None:
    long = partial(Sheet, "赵" * 100 + ".pdf", b"%PDF")
    _, done = run(batch.write(tmp_path, [long, *sheets(1)], 2))

    assert done.files == ("协议书.pdf",)
    assert [each.endswith("文件名太长，请改短一些。") for each in done.failed] == [True]


def test_refused_paper_is_told_and_holds_up_no_other(tmp_path: Path) -> None:
    def refused() -> Sheet:
        raise Refusal("保存的文件不见了，请从备份恢复。")

    _, done = run(batch.write(tmp_path, iter([refused, *sheets(1)]), 2))

    assert (done.files, done.failed) == (("协议书.pdf",), ("保存的文件不见了，请从备份恢复。",))


def test_final_papers_are_exported_as_they_are_stored_and_it_is_on_the_audit(
    here: Room, tmp_path: Path
) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        for form in ("D01", "D07"):
            papers.issue(
                db,
                subject,
                form,
                by=here.officer,
                on=TODAY,
                make=printouts.maker(db, subject, form, today=TODAY),
            )
        kept = [papers.content(db, each) for each in papers.of_case(db, subject.id)]
    with here.store.reading() as db:
        found = issued.between(db, TODAY, TODAY)

    _, done = run(batch.export(here.store, found, tmp_path / "out", today=TODAY, form_of=lambda *_: "D14"))
    assert [(tmp_path / "out" / name).read_bytes() for name in done.files] == kept
    assert all("张土根与赵水生" in name for name in done.files)
    with here.store.reading() as db:
        entry = db.scalars(select(AuditEntry).where(AuditEntry.deed == "导出文书")).one()
        assert (entry.by_name, entry.changes) == ("葛民警", {"份数": 2, "文件夹": "out"})


def test_drafts_of_agreements_are_rendered_as_they_stand(
    here: Room, tmp_path: Path, require: Callable[[str], str]
) -> None:
    require("pdftotext")
    with here.store.unit() as db:
        for _ in range(2):
            subject = sample.accepted(db, here)
            sample.agreed(db, here, subject)
    with here.store.reading() as db:
        found = issued.drafts(db, TODAY, TODAY)
        assert issued.drafts(db, TODAY, TODAY, words="没有这个人") == []

    _, done = run(batch.export(here.store, found, tmp_path / "out", today=TODAY, form_of=lambda *_: "D14"))
    assert len(done.files) == 2
    assert all(name.startswith("草稿 人民调解协议书 张土根与赵水生") for name in done.files)


def test_void_papers_and_other_days_are_left_out(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        made = papers.issue(
            db,
            subject,
            "D01",
            by=here.officer,
            on=TODAY,
            make=printouts.maker(db, subject, "D01", today=TODAY),
        )
        assert [each.paper_id for each in issued.between(db, TODAY, TODAY)] == [made.id]
        assert issued.between(db, TODAY, TODAY, agreements_only=True) == []
        assert [
            each.paper_id for each in issued.between(db, TODAY, TODAY, words="张土根", chosen=[subject.id])
        ] == [made.id]
        assert issued.between(db, date(2026, 1, 1), date(2026, 11, 19)) == []
        papers.void(db, made, reason="写错", by=here.officer)
        assert issued.between(db, TODAY, TODAY) == []


def test_whoever_may_not_export_is_refused_and_sees_no_foreign_case(here: Room, tmp_path: Path) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        papers.issue(
            db,
            cases.case(db, subject.id),
            "D01",
            by=here.officer,
            on=TODAY,
            make=printouts.maker(db, subject, "D01", today=TODAY),
        )
        found = issued.between(db, TODAY, TODAY)
    here.store.person = here.mediator
    with here.store.reading() as db:
        assert issued.between(db, TODAY, TODAY) == []
    with pytest.raises(Refusal):
        next(batch.export(here.store, found, tmp_path, today=TODAY, form_of=lambda *_: "D14"))
