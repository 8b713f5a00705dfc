"""宣读: the clauses read aloud as they stood, and what each party said to them."""

import hashlib
import json
import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, record, sittings
from models.base import Row, Voidable, label, link
from models.cases import Party
from models.errors import Refusal
from models.sittings import Sitting
from models.station import Deed, Identity

AGREES, OBJECTS = "听清，同意", "有不同意见"


class Reading(Row, Voidable):
    """One reading of the agreement; a change of the clauses makes it stale (``digest``).

    ``clauses`` are {text, read_at} in order, ``confirmations`` {party: {value, words, at, line}}.
    """

    __tablename__ = "readings"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    sitting_id: Mapped[uuid.UUID] = link("sittings.id")
    at: Mapped[datetime]
    reader: Mapped[str] = label("宣读人")
    clauses: Mapped[list[Any]] = mapped_column(default=list)
    digest: Mapped[str] = label("摘要")
    confirmations: Mapped[dict[str, Any]] = mapped_column(default=dict)

    @property
    def read(self) -> int:
        """Return how many clauses have been read."""
        return sum(1 for each in self.clauses if each["read_at"])

    @property
    def whole(self) -> bool:
        """Say whether every clause has been read."""
        return bool(self.clauses) and self.read == len(self.clauses)


def digest(texts: Iterable[str]) -> str:
    """Return what tells one wording of the clauses from every other."""
    return hashlib.sha256(json.dumps(list(texts), ensure_ascii=False).encode()).hexdigest()


def begin(db: Session, sitting: Sitting, texts: Sequence[str], *, reader: str, by: Identity) -> Reading:
    """Begin to read the clauses as they stand.

    What an earlier reading of this sitting has read in the same words need not be read again; every party is
    asked anew.
    """
    cases.demand(db, sitting.case_id, by, Deed.NOTE)
    sittings.refuse_over(sitting)
    if not texts:
        raise Refusal("协议还没有条款，没有可以宣读的。")
    if not reader.strip():
        raise Refusal("请写明由谁宣读。", "reader")
    before = latest(db, sitting.id)
    done = {each["text"]: each["read_at"] for each in before.clauses} if before else {}
    reading = Reading(
        case_id=sitting.case_id, sitting_id=sitting.id, at=db.info["now"](), reader=reader, digest=digest(texts),
        clauses=[{"text": text, "read_at": done.get(text, "")} for text in texts],
    )  # fmt: skip
    db.add(reading)
    db.flush()
    if reading.whole:
        record.note(db, sitting, reader, "协议草案有删减，其余各条已宣读，请各方按现在的条款确认。", by=by)
    return reading


def read_on(db: Session, reading: Reading, *, by: Identity) -> None:
    """Mark the next clause as read, and put on record that it was."""
    cases.demand(db, reading.case_id, by, Deed.NOTE)
    place = next((place for place, each in enumerate(reading.clauses) if not each["read_at"]), None)
    if place is None:
        raise Refusal("各条都已经读完，请各方确认。")
    text = str(reading.clauses[place]["text"])
    record.note(db, _sitting(db, reading), reading.reader, f"宣读协议草案{text}", by=by)
    told = {"text": text, "read_at": db.info["now"]().isoformat()}
    reading.clauses = [*reading.clauses[:place], told, *reading.clauses[place + 1 :]]
    db.flush()


def confirm(db: Session, reading: Reading, party: Party, *, by: Identity) -> None:
    """Record that a party has heard every clause and agrees; it stands in the record as the party's words."""
    _refuse_unread(reading)
    before = reading.confirmations.get(str(party.id))
    if not before or before["value"] != AGREES:
        _say(db, reading, party, value=AGREES, told=f"协议内容{AGREES}。", by=by)


def object_to(db: Session, reading: Reading, party: Party, words: str, *, by: Identity) -> None:
    """Record what a party finds wrong, in its own words."""
    if not words.strip():
        raise Refusal("请写下哪里不对。", "words")
    _say(db, reading, party, value=OBJECTS, told=words, by=by)


def take_back(db: Session, reading: Reading, party: Party, *, by: Identity) -> None:
    """Take a confirmation back that was ticked by mistake; its line is struck and stays legible."""
    cases.demand(db, reading.case_id, by, Deed.NOTE)
    before = reading.confirmations.get(str(party.id))
    if before:
        record.strike(db, uuid.UUID(before["line"]), reason="点错，改正", by=by)
        reading.confirmations = {
            key: kept for key, kept in reading.confirmations.items() if key != str(party.id)
        }
        db.flush()


def latest(db: Session, sitting_id: uuid.UUID) -> Reading | None:
    """Return the newest reading of a sitting."""
    return db.scalar(
        select(Reading)
        .where(Reading.sitting_id == sitting_id, Reading.voided_at.is_(None))
        .order_by(Reading.at.desc(), Reading.id.desc())
        .limit(1)
    )


def stale(reading: Reading, texts: Iterable[str]) -> bool:
    """Say whether the clauses are no longer those that were read."""
    return reading.digest != digest(texts)


def _say(db: Session, reading: Reading, party: Party, *, value: str, told: str, by: Identity) -> None:
    cases.demand(db, reading.case_id, by, Deed.NOTE)
    line = record.note(db, _sitting(db, reading), party.signer or party.name, told, by=by, party_id=party.id)
    said = {
        "value": value, "words": told if value == OBJECTS else "", "at": db.info["now"]().isoformat(), "line": str(line.id),
    }  # fmt: skip
    reading.confirmations = {**reading.confirmations, str(party.id): said}
    db.flush()


def _refuse_unread(reading: Reading) -> None:
    if not reading.whole:
        raise Refusal(f"还有 {len(reading.clauses) - reading.read} 条没有读，读完再请各方确认。")


def _sitting(db: Session, reading: Reading) -> Sitting:
    return db.get_one(Sitting, reading.sitting_id)
