"""单独询问: what a party was asked alone, kept in a locked layer (domain.md 1.6; 治安管理处罚法 138)."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import audit, cases, eligibility, levels, station
from models.base import Row, Voidable, label, link
from models.cases import Answer, Case, Party
from models.errors import Refusal
from models.levels import PRIVATE
from models.station import Deed, Identity, Role
from models.texts import read_from

#: The answer that tells, without a word of what was said, that the parties are not to be put in one room.
SEPARATE = "separate"
OPENED = "打开单独询问"
OCCASION = "单独询问"


class Confidence(Row, Voidable):
    """One answer that a party gave alone; read only by who may, and every reading leaves an audit entry."""

    __tablename__ = "confidences"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    party_id: Mapped[uuid.UUID] = link("parties.id")
    key: Mapped[str] = mapped_column(info={"label": "问题"})
    value: Mapped[str] = label("回答")
    note: Mapped[str] = label("说明")
    place: Mapped[str] = label("询问地点")
    by_id: Mapped[uuid.UUID] = link("officers.id")
    by_name: Mapped[str] = label("询问人")
    at: Mapped[datetime]


@dataclass(frozen=True)
class Private:
    """One question to be asked alone; the first of ``answers`` is the one to heed, with what it brings about.

    ``consent`` is the answer without which the parties are not brought together; such a question is asked at the
    door of a sitting, with its place.
    """

    key: str
    question: str
    answers: tuple[str, ...]
    help: str = ""
    when_flag: str = ""
    roles: tuple[str, ...] = ()
    points: int = 0
    separate: bool = False
    flag: str = ""
    raises: str = ""
    consent: str = ""


@dataclass(frozen=True)
class Asked:
    """That a question was asked: when, where and by whom, never what was answered."""

    party_id: uuid.UUID
    key: str
    at: datetime
    by_id: uuid.UUID
    by_name: str
    place: str = ""


@dataclass(frozen=True)
class _Book:
    opening: str
    questions: tuple[Private, ...]


@read_from("texts/private.toml")
def _book(table: dict[str, Any]) -> _Book:
    rows = (
        Private(**{**row, "answers": tuple(row["answers"]), "roles": tuple(row.get("roles", ()))})
        for row in table["question"]
    )
    return _Book(table["opening"], tuple(rows))


def opening() -> str:
    """Return what is said before the first question."""
    return _book().opening


def every() -> tuple[Private, ...]:
    """Return all questions, for naming those that were asked."""
    return _book().questions


def questions(flags: frozenset[str] = frozenset(), role: str = "") -> tuple[Private, ...]:
    """Return what to ask a party of this role alone, in order."""
    return tuple(
        each
        for each in _book().questions
        if not each.consent
        and (not each.when_flag or each.when_flag in flags)
        and (not each.roles or role in each.roles)
    )


def at_the_door() -> tuple[Private, ...]:
    """Return the questions whose consent is asked for before a sitting, in order."""
    return tuple(each for each in _book().questions if each.consent)


def keep(
    db: Session, subject: Case, party: Party, key: str, *, value: str, note: str = "", place: str = "",
    asker: str = "", at: datetime | None = None, by: Identity,
) -> Confidence:  # fmt: skip
    """Keep what a party answered alone; an answer given anew stands beside the earlier one, which is voided.

    ``asker`` is somebody else who asked, ``at`` an earlier moment. An answer to heed raises the level, asks for separate talks or gives the case its mark, and says to nobody
    which question it was.
    """
    cases.demand(db, subject.id, by, Deed.NOTE)
    question = next((each for each in _book().questions if each.key == key), None)
    if question is None:
        raise Refusal("请在列表中选择要问的问题。", "key")
    if value not in question.answers:
        raise Refusal("请选择回答；不愿说的选“不愿说”。", "value")
    if party.case_id != subject.id or not party.valid:
        raise Refusal("这一方不在本案的当事人里。", "party")
    if question.consent and not place.strip():
        raise Refusal("请写明在哪里单独询问的。", "place")
    now: datetime = db.info["now"]()
    if at is not None and at > now:
        raise Refusal("询问的时间还没有到，请核对。", "at")
    for earlier in _rows(db, subject.id, party.id, key):
        earlier.voided_at, earlier.void_reason = now, "重新询问"
    kept = Confidence(
        case_id=subject.id, party_id=party.id, key=key, value=value, note=note, place=place, by_id=by.id,
        by_name=asker or by.name, at=at or now,
    )  # fmt: skip
    db.add(kept)
    db.flush()
    if value == question.answers[0]:
        _heed(db, subject, question, by=by)
    return kept


def void(db: Session, kept: Confidence, *, reason: str, by: Identity) -> None:
    """Take back what was kept by mistake; only who may open it."""
    _demand(db, cases.case(db, kept.case_id), by, [kept])
    if not reason.strip():
        raise Refusal("请写明作废的原因。", "reason")
    kept.voided_at, kept.void_reason = db.info["now"](), reason
    db.flush()


def asked(db: Session, case_id: uuid.UUID) -> list[Asked]:
    """Return which questions were asked of whom; the answers stay where they are."""
    return _asked(db, case_id)


def consents(db: Session, case_id: uuid.UUID) -> list[Asked]:
    """Return which questions at the door were answered with consent; the words stay where they are."""
    given = [
        and_(Confidence.key == each.key, Confidence.value == each.consent) for each in _book().questions if each.consent
    ]  # fmt: skip
    return _asked(db, case_id, or_(false(), *given))


def _asked(db: Session, case_id: uuid.UUID, *where: ColumnElement[bool]) -> list[Asked]:
    rows = db.execute(
        select(
            Confidence.party_id, Confidence.key, Confidence.at, Confidence.by_id, Confidence.by_name,
            Confidence.place,
        )
        .where(
            Confidence.case_id == case_id, Confidence.voided_at.is_(None), *where,
            *cases.of_visible(db, Confidence.case_id),
        )
        .order_by(Confidence.at, Confidence.id)
    )  # fmt: skip
    return [Asked(*row) for row in rows]


def no_opening(db: Session, subject: Case, by: Identity, party_id: uuid.UUID) -> str:
    """Say why ``by`` may not open what a party said alone; empty when they may."""
    try:
        _demand(db, subject, by, _rows(db, subject.id, party_id))
    except Refusal as refusal:
        return refusal.message
    return ""


def reveal(db: Session, subject: Case, party: Party, *, by: Identity, reason: str) -> list[Confidence]:
    """Open what one party said alone, and leave an audit entry for each answer that was read.

    Only who asked, who handles the case, and the station leader; an author who is neither sees their own alone.
    """
    kept = _rows(db, subject.id, party.id)
    mine = _demand(db, subject, by, kept)
    if not reason.strip():
        raise Refusal("请写明为什么打开。", "reason")
    audit.append(
        db.connection(),
        [
            audit.Note(OPENED, Confidence.__tablename__, str(each.id), {"reason": reason}, subject.id)
            for each in mine
        ],
        by_id=by.id, by_name=by.name, at=db.info["now"](),
    )  # fmt: skip
    return mine


def _demand(db: Session, subject: Case, by: Identity, kept: list[Confidence]) -> list[Confidence]:
    """Return what ``by`` may read of ``kept``, refused when that is nothing."""
    cases.demand(db, subject.id, by, Deed.READ)
    if by.role is Role.LEADER or subject.handler_id == by.id:
        return kept
    mine = [each for each in kept if each.by_id == by.id]
    if not mine or not station.may(by, Deed.NOTE):
        raise Refusal("单独询问的内容只有询问人、承办人和所领导能打开。")
    return mine


def _rows(db: Session, case_id: uuid.UUID, party_id: uuid.UUID, key: str = "") -> list[Confidence]:
    of_key = (Confidence.key == key,) if key else ()
    return list(
        db.scalars(
            select(Confidence)
            .where(
                Confidence.case_id == case_id, Confidence.party_id == party_id, Confidence.voided_at.is_(None),
                *of_key,
            )
            .order_by(Confidence.at, Confidence.id)
        )
    )  # fmt: skip


def _heed(db: Session, subject: Case, question: Private, *, by: Identity) -> None:
    """Bring about what an answer to heed asks for, without its words."""
    said = cases.answers(subject)
    wanted = ([SEPARATE] if question.separate else []) + ([question.raises] if question.raises else [])
    now = db.info["now"]()
    for key in wanted:
        if said.get(key) != eligibility.YES:
            row = Answer(
                case_id=subject.id, key=key, value=eligibility.YES, note=OCCASION, by_name=by.name, at=now
            )
            db.add(row)
    if question.flag and question.flag not in subject.flags:
        subject.flags = [*subject.flags, question.flag]
    db.flush()
    db.refresh(subject, ["answers"])
    if question.points:
        levels.raise_by(db, subject, {PRIVATE: question.points}, occasion=OCCASION, by=by, at_once=True)
