"""What the search box finds: cases and lines of the record, by the index, or through the tables while there is none."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from models.cases import Case, Party, visible
from models.queries import cases, sayings
from models.searching import asked, documents, laying, tokens
from models.searching.asked import MetCase, Said
from models.searching.documents import Face
from models.station import Identity

SHORTEST = 2


@dataclass(frozen=True)
class Found:
    """What answers a question; ``heads`` are the cases of the lines that were said."""

    words: tuple[str, ...]
    cases: tuple[MetCase, ...] = ()
    said: tuple[Said, ...] = ()
    heads: tuple[Face, ...] = ()


def search(db: Session, text: str, *, by: Identity | None = None, limit: int = 20) -> Found:
    """Find cases and lines that hold every word: what is known of a case anywhere in it, what was said in one line.

    Who may not read every case finds the own ones only (domain.md 1.8).
    """
    answer = Found(())
    for words in tokens.ways_to_read(text):
        answer = _search(db, words, by, limit)
        if answer.cases or answer.said:
            break
    return answer


def _search(db: Session, words: Sequence[str], by: Identity | None, limit: int) -> Found:
    met = _cases(db, words, by, limit)
    said: Sequence[Said] = ()
    if all(len(word) >= SHORTEST for word in words):
        said = _said(db, words, by, limit)
    heads = documents.faces(db.connection(), list({each.case_id for each in said})) if said else {}
    return Found(tuple(words), tuple(met), tuple(said), tuple(heads.values()))


def counts(db: Session, people: Sequence[object], *, by: Identity | None = None) -> dict[object, int]:
    """Return in how many cases each of these people is a party, of those that may be seen."""
    counted = (
        select(Party.person_id, func.count(Party.case_id.distinct()))
        .join(Case, Case.id == Party.case_id)
        .where(Party.person_id.in_(people), Party.voided_at.is_(None), Case.voided_at.is_(None))
        .where(*visible(db, by))
        .group_by(Party.person_id)
    )
    return {row[0]: int(row[1]) for row in db.execute(counted)}


def _cases(db: Session, words: Sequence[str], by: Identity | None, limit: int) -> Sequence[MetCase]:
    try:
        with db.begin_nested():
            met = asked.cases(db, words, by=by, limit=limit)
    except DatabaseError:  # the index alone is damaged, or of a program that is being replaced
        laying.SUSPECTED.add(db.connection().engine.pool)
        met = None
    if met is not None:
        return met
    lines = cases.search(db, " ".join(words), by=by, limit=limit)
    faces = documents.faces(db.connection(), [line.case_id for line in lines])
    documents.with_papers(db.connection(), faces)
    return [MetCase(faces[line.case_id], line.found_in, 0) for line in lines if line.case_id in faces]


def _said(db: Session, words: Sequence[str], by: Identity | None, limit: int) -> Sequence[Said]:
    try:
        with db.begin_nested():
            said = asked.said(db, words, by=by, limit=limit)
    except DatabaseError:  # as above
        laying.SUSPECTED.add(db.connection().engine.pool)
        said = None
    return sayings.lines_saying(db, words, by=by, limit=limit) if said is None else said
