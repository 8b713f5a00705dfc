"""Whether the papers on file are still the bytes that were issued: row, stored file and chain of entries agree."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from models import files
from models.audit import AuditEntry
from models.errors import Refusal
from models.papers import Paper, PaperCopy

MADE = "新增"
TABLES = (Paper.__tablename__, PaperCopy.__tablename__)


@dataclass(frozen=True)
class Proof:
    """How many papers were looked at, and what is wrong with which, by its number."""

    papers: int
    faults: tuple[str, ...]


def prove(db: Session) -> Proof:
    """Compare every issued paper, each of its copies and its Word form with the entry of the day it was made.

    The entries are as good as their chain, which ``audit.verify`` follows. Faults name a paper by its number, or its
    title where it has none, and a copy by its place, never a party. Refused where the database cannot be read.
    """
    try:
        return _proof(db)
    except (DatabaseError, ValueError) as trouble:
        raise Refusal("数据库读不出来，文书没有核对；请用最近一份备份恢复。") from trouble


def _proof(db: Session) -> Proof:
    told = {
        (entry.table_name, entry.row_id): entry.changes
        for entry in db.scalars(
            select(AuditEntry).where(AuditEntry.table_name.in_(TABLES), AuditEntry.deed == MADE)
        )
    }
    names: dict[object, str] = {}
    faults: list[str] = []
    for paper in db.scalars(select(Paper).order_by(Paper.issued_at, Paper.id)):
        names[paper.id] = name = paper.number or paper.title
        entry = told.get((TABLES[0], str(paper.id)), {})
        faults += _wrong(db, name, paper.sha256, str(entry.get("sha256", "")))
        if paper.word_sha256 or entry.get("word_sha256"):
            faults += _wrong(db, f"{name} 的 Word 文书", paper.word_sha256, str(entry.get("word_sha256", "")))
    for copy in db.scalars(select(PaperCopy).order_by(PaperCopy.paper_id, PaperCopy.position)):
        entry = told.get((TABLES[1], str(copy.id)), {})
        name = f"{names.get(copy.paper_id, '没有登记的文书')} 的第 {copy.position + 1} 份"
        faults += _wrong(db, name, copy.sha256, str(entry.get("sha256", "")))
    return Proof(len(names), tuple(faults))


def _wrong(db: Session, name: str, kept: str, told: str) -> Iterator[str]:
    if kept != told:
        yield f"{name}：登记的校验值与操作日志不符"
        return
    try:
        files.get(db, kept)
    except Refusal as refusal:
        yield f"{name}：{refusal.message.rstrip('。')}"
