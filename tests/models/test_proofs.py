"""A stored paper that was changed is found and named by its number, on both engines."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from sqlalchemy import update

from models import audit, files, papers, proofs
from models.files import Blob
from models.papers import Made, Paper, PaperCopy, Stamp
from tests import sample
from tests.sample import Room

NUMBER = "（2026）西人调字第1号"


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    made = sample.room(engine_url)
    yield made
    made.store.close()


def made(stamp: Stamp) -> Made:
    copies = tuple((label, f"%PDF {label}".encode()) for label in ("张土根 存", "赵水生 存", "本所 存"))
    return Made({"number": stamp.number}, copies[2][1], copies=3, holders=copies, word=b"PK")


@pytest.fixture
def paper_id(here: Room) -> UUID:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sample.agreed(db, here, subject)
        return papers.issue(db, subject, "D14", by=here.officer, on=sample.TODAY, make=made).id


def spoil(here: Room, content: bytes) -> None:
    """Change one byte of a stored file behind the program's back."""
    with here.store.unit() as db:
        folder, sha256 = db.info.get("files"), files.put(db, content)
        if folder is None:
            db.execute(update(Blob).where(Blob.sha256 == sha256).values(content=content + b"!"))
        else:
            files.place(folder, sha256).write_bytes(content + b"!")


def test_every_paper_and_copy_stands_in_the_chain_with_its_hash(here: Room, paper_id: UUID) -> None:
    with here.store.reading() as db:
        paper = db.get_one(Paper, paper_id)
        copies = papers.copies_of(db, paper)
        told = [audit.of_row(db, row.id)[0].changes["sha256"] for row in (paper, *copies)]

        assert told == [paper.sha256, *(copy.sha256 for copy in copies)]
        assert len(set(told)) == 3
        assert proofs.prove(db) == proofs.Proof(1, ())


@pytest.mark.parametrize(
    ("content", "names"),
    [
        (b"PK", [f"{NUMBER} 的 Word 文书"]),
        ("%PDF 赵水生 存".encode(), [f"{NUMBER} 的第 2 份"]),
        ("%PDF 本所 存".encode(), [NUMBER, f"{NUMBER} 的第 3 份"]),
    ],
)
def test_a_changed_byte_is_found_by_the_number_of_the_paper(
    here: Room, paper_id: UUID, content: bytes, names: list[str]
) -> None:
    spoil(here, content)

    with here.store.reading() as db:
        found = proofs.prove(db).faults

    assert found == tuple(f"{name}：保存的文件与登记时不一致，可能已损坏，请从备份恢复" for name in names)


def test_another_file_put_in_the_place_of_a_copy_does_not_fit_the_chain(here: Room, paper_id: UUID) -> None:
    with here.store.unit() as db:
        other = files.put(db, b"%PDF forged")
        db.execute(update(PaperCopy).where(PaperCopy.position == 0).values(sha256=other))
        db.execute(update(Paper).where(Paper.id == paper_id).values(sha256=other))

    with here.store.reading() as db:
        assert proofs.prove(db).faults == (
            f"{NUMBER}：登记的校验值与操作日志不符",
            f"{NUMBER} 的第 1 份：登记的校验值与操作日志不符",
        )


def test_prints_are_counted_by_holder_in_the_chain(here: Room, paper_id: UUID) -> None:
    with here.store.unit() as db:
        paper = db.get_one(Paper, paper_id)
        papers.printed(db, paper, copies=2, holder="张土根 存")
        papers.printed(db, paper, copies=1, holder="张土根 存")
        papers.printed(db, paper, copies=1, holder="本所 存")
    with here.store.reading() as db:
        paper = db.get_one(Paper, paper_id)

        assert papers.prints(db, paper) == {"张土根 存": 3, "本所 存": 1}
        assert (paper.printed, audit.verify(db)) == (4, None)
