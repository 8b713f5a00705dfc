"""背对背的话: whether words were said in private and may therefore not stand where everybody reads them."""

import re
import unicodedata
import uuid

from sqlalchemy import Boolean, DateTime, Integer, Text, Uuid, column, or_, select, table
from sqlalchemy.orm import Session

from models.errors import Refusal

_LINES = table(
    "utterances",
    column("sitting_id", Uuid()),
    column("seq", Integer()),
    column("text", Text()),
    column("private", Boolean()),
    column("relay", Boolean()),
    column("caucus_id", Uuid()),
    column("struck_at", DateTime()),
).c
_MARKS = re.compile(r"[\W_]+")
SORTED = (
    "这句话同背对背时说的一样，不能归入各方都看得到的梳理。请先问明本人可否转达；同意的，先标为可转达再归入。"
)
OFFERED = "这些话同背对背时说的一样，不能直接摆出来作方案。请先问明本人可否转达；同意的，先标为可转达再提。"


def bare(words: str) -> str:
    """Return words without stops, blanks and differences of width and case: what is left is compared.

    >>> bare("最低， 两百ABC。") == bare("最低两百ａｂｃ")
    True
    """
    return _MARKS.sub("", unicodedata.normalize("NFKC", words)).casefold()


def words_of(db: Session, sitting_id: uuid.UUID, *, before: int | None = None) -> frozenset[str]:
    """Return, bare, what was said in private, ahead of line ``before``, and may not be told again."""
    query = select(_LINES.text).where(
        _LINES.sitting_id == sitting_id,
        or_(_LINES.private, _LINES.caucus_id.is_not(None)),
        ~_LINES.relay,
        _LINES.struck_at.is_(None),
    )
    if before is not None:  # what everybody heard first is no secret
        query = query.where(_LINES.seq < before)
    return frozenset(filter(None, map(bare, db.scalars(query))))


def refuse(db: Session, sitting_id: uuid.UUID, sentence: str, *texts: str, before: int | None = None) -> None:
    """Refuse words by ``sentence`` where the same ones were said in private."""
    said = {bare(each) for each in texts if each}
    if said & words_of(db, sitting_id, before=before):
        raise Refusal(sentence, "text")
