"""The record (笔录) of a sitting: one row a line, durable before the next key; struck, never deleted."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, Index, Uuid, bindparam, column, func, insert, select, table
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import apart, audit, cases, consequences, demands, offers, sittings
from models.base import Base, Row, label, link, new_id
from models.cases import Party
from models.errors import Refusal
from models.sittings import Sitting
from models.station import Deed, Identity

#: Why a line is struck that another one corrects.
CORRECTED = "更正"
#: Why what was made of a line is taken back with it.
STRUCK = "随笔录划去"
#: How the record names who presides alone.
HOST = "主持人"


class Kind(StrEnum):
    """What a line of the record is."""

    FACT = "事实"
    DEMAND = "诉求"
    DISPUTE = "争议"
    EVIDENCE = "证据"
    OFFER = "方案"
    CHECK = "待查"
    FEELING = "情绪"
    LIMIT = "底线"
    LAW = "释法"
    OTHER = "其他"


class Column(StrEnum):
    """Where a line has been sorted to in the second phase."""

    NONE = ""
    AGREED = "无争议"
    DISPUTED = "争议"
    FOCUS = "焦点"


class Utterance(Row):
    """One line of the record; struck, never deleted."""

    __tablename__ = "utterances"

    sitting_id: Mapped[uuid.UUID] = link("sittings.id")
    seq: Mapped[int]
    at: Mapped[datetime]
    phase: Mapped[str] = label("阶段")
    speaker: Mapped[str] = label("发言人")
    party_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    kind: Mapped[str] = label("种类")
    text: Mapped[str] = label("内容")
    private: Mapped[bool] = mapped_column(default=False, info={"label": "保密"})
    sorted_to: Mapped[str] = label("归入")
    sorted_place: Mapped[int] = mapped_column(default=0, info={"label": "栏内次序"})
    struck_at: Mapped[datetime | None] = mapped_column(default=None)
    struck_reason: Mapped[str] = label("划去原因")
    caucus_id: Mapped[uuid.UUID | None] = mapped_column(default=None, index=True)
    relay: Mapped[bool] = mapped_column(default=False, info={"label": "可转达"})
    corrects: Mapped[uuid.UUID | None] = mapped_column(default=None)
    prompt: Mapped[str] = label("问话要点")

    __table_args__ = (Index("uq_utterances_sitting_seq", "sitting_id", "seq", unique=True),)


# Built once: see ``note``.
_TABLE = Base.metadata.tables[Utterance.__tablename__]
_PUT = insert(_TABLE)
_LAST = select(func.max(_TABLE.c.seq)).where(_TABLE.c.sitting_id == bindparam("sitting"))
# The talks apart, as far as their lines need them: they know the record, not the other way round.
_TALKS = table("caucuses", column("id", Uuid()), column("party_id", Uuid()), column("present", JSON()))
_TALK = select(_TALKS.c.party_id, _TALKS.c.present).where(_TALKS.c.id == bindparam("talk"))


@dataclass(frozen=True)
class Line:
    """One line as plain data, for screens and papers."""

    id: uuid.UUID
    seq: int
    at: datetime
    phase: str
    speaker: str
    party_id: uuid.UUID | None
    kind: str
    text: str
    private: bool = False
    column: str = ""
    struck_at: datetime | None = None
    struck_reason: str = ""
    prompt: str = ""
    relay: bool = False
    caucus_id: uuid.UUID | None = None
    corrects: uuid.UUID | None = None
    place: int = 0


def note(
    db: Session, sitting: Sitting, speaker: str, text: str, *, by: Identity, kind: Kind = Kind.OTHER,
    party_id: uuid.UUID | None = None, private: bool = False, at: datetime | None = None, prompt: str = "",
    relay: bool = False, caucus_id: uuid.UUID | None = None, corrects: uuid.UUID | None = None,
) -> Line:  # fmt: skip
    """Add a line to the record: the line and its audit entry in one transaction, by Core for speed.

    ``prompt`` is the question that was put, ``caucus_id`` the talk apart in which it was said, ``relay`` whether
    the other side may be told, ``corrects`` the struck line in whose place it stands. Refused once the sitting
    has ended, for a line without words, and in a talk apart for whoever is not there. What is noted before the first phase is the opening: identities,
    rights, the parties' consent.
    """
    cases.demand(db, sitting.case_id, by, Deed.NOTE)
    if not text.strip():
        raise Refusal("这一行还没有内容。", "text")
    sittings.refuse_over(sitting)
    if caucus_id is not None:
        _refuse_absent(db, sitting, (speaker, party_id), caucus_id, by)
    moment = at or db.info["now"]()
    connection = db.connection()
    last = connection.execute(_LAST, {"sitting": sitting.id}).scalar()
    line = Line(
        new_id(), (last or 0) + 1, moment, sitting.phase, speaker, party_id, kind.value, text, private,
        prompt=prompt, relay=relay, caucus_id=caucus_id, corrects=corrects,
    )  # fmt: skip
    more = {"prompt": prompt, "relay": relay, "caucus_id": caucus_id, "corrects": corrects}
    values = {
        "id": line.id, "sitting_id": sitting.id, "seq": line.seq, "at": moment, "phase": line.phase,
        "speaker": speaker, "party_id": party_id, "kind": line.kind, "text": text, "private": private,
    } | more  # fmt: skip
    connection.execute(_PUT, {**values, "sorted_to": "", "sorted_place": 0, "struck_reason": ""})
    told = {"seq": line.seq, "speaker": speaker, "kind": line.kind, "text": text, "private": private}
    told |= {
        key: str(value) if isinstance(value, uuid.UUID) else value for key, value in more.items() if value
    }
    audit.append(
        connection,
        [audit.Note("记录", "utterances", str(line.id), told, sitting.case_id)],
        by_id=by.id, by_name=by.name, at=db.info["now"](),
    )  # fmt: skip
    db.info.setdefault("touched", set()).add("Utterance")
    return line


def may_speak(
    speaker: str, party_id: uuid.UUID | None, *, party: uuid.UUID, present: Collection[str]
) -> bool:
    """Say whether somebody is in a talk apart with ``party``: she, who speaks for her, and whoever is named there."""
    return party_id == party or speaker in present


def _refuse_absent(
    db: Session, sitting: Sitting, line: tuple[str, uuid.UUID | None], caucus_id: uuid.UUID, by: Identity
) -> None:
    speaker, party_id = line
    talk = db.execute(_TALK, {"talk": caucus_id}).one_or_none()
    if talk is None:
        return
    party, present = talk
    here = {
        *present,
        db.get_one(Party, party).name,
        HOST,
        by.name,
        sitting.recorder,
        *(host.name for host in sitting.hosts),
    }
    if not may_speak(speaker, party_id, party=party, present=here):
        raise Refusal(f"单独谈时{speaker}不在场，不能记他说的话。请换在场的发言人。", "speaker")


def strike(db: Session, line_id: uuid.UUID, *, reason: str, by: Identity) -> None:
    """Strike a line out; it stays legible in the record, with time and reason.

    The demand and the proposal that were made of it go with it. Refused where another side has answered the
    proposal: that is taken off the board first.
    """
    line = _own(db, line_id, by)
    if line.struck_at is None:
        board = _offers_of(db, line)
        for demand in _demands_of(db, line):
            demands.withdraw(db, demand, reason=STRUCK, by=by)
        for offer in board:
            offers.withdraw(db, offer, reason=STRUCK, by=by)
        _strike(db, line, reason)


def _strike(db: Session, line: Utterance, reason: str) -> None:
    line.struck_at, line.struck_reason = db.info["now"](), reason
    db.flush()


def _demands_of(db: Session, line: Utterance) -> list[demands.Demand]:
    """Return the standing demands that were made of a line."""
    case_id = db.get_one(Sitting, line.sitting_id).case_id
    return [each for each in demands.of_case(db, case_id) if each.line_id == line.id]


def _offers_of(db: Session, line: Utterance) -> list[offers.Offer]:
    """Return the standing proposals that were made of a line, word for word; refused where one has been answered."""
    made = [
        each for each in offers.of_sitting(db, line.sitting_id)
        if each.text == line.text and each.party_id == line.party_id and each.speaker == line.speaker
        and each.at >= line.at
    ]  # fmt: skip
    for each in made:
        party = db.get(Party, each.party_id) if each.party_id else None
        own = party.side if party else ""
        if any(said.value for side, said in offers.answered(each).items() if side != own):
            raise Refusal(f"这一行是方案 {each.round}，先撤下方案。")
    return made


def correct(
    db: Session, line_id: uuid.UUID, speaker: str, text: str, *, by: Identity, kind: Kind = Kind.OTHER,
    party_id: uuid.UUID | None = None, private: bool = False, at: datetime | None = None, amount: int | None = None,
) -> Line:  # fmt: skip
    """Strike a line and put on record what it should have said; the new line refers to the struck one.

    What was private, or said in a talk apart, stays so, and the demand or proposal that was made of the line is
    that of the new one, with the ``amount`` that its words name. Refused for a line that is struck already.
    """
    wrong = _own(db, line_id, by)
    if wrong.struck_at is not None:
        raise Refusal("这一行已经划去，请更正后来的那一行，或另记一行。", "text")
    board = _offers_of(db, wrong)
    made = note(
        db, db.get_one(Sitting, wrong.sitting_id), speaker, text, by=by, kind=kind, party_id=party_id,
        private=private or wrong.private, at=at, prompt=wrong.prompt, relay=wrong.relay, caucus_id=wrong.caucus_id,
        corrects=wrong.id,
    )  # fmt: skip
    _carry_over(db, made, amount, board, by)
    _strike(db, wrong, CORRECTED)
    return made


def _carry_over(db: Session, made: Line, amount: int | None, board: list[offers.Offer], by: Identity) -> None:
    """Let the demand and the proposal of a corrected line say what the new one says; another's are taken back."""
    wrong = db.get_one(Utterance, made.corrects)
    same = made.party_id == wrong.party_id and not made.private
    for demand in _demands_of(db, wrong):
        if not same:
            demands.withdraw(db, demand, reason=CORRECTED, by=by)
            continue
        if demand.text == wrong.text:
            topic = demands.guess_topic(made.text, amount)
            demand = demands.correct(  # noqa: PLW2901 -- the new one stands in its place
                db, demand, text=made.text, amount=amount, topic=topic, reason=CORRECTED, by=by
            )
        demand.line_id = made.id
    for offer in board:
        offers.withdraw(db, offer, reason=CORRECTED, by=by)
        if same:
            kept = {name: getattr(offer, name) for name in offers.FIELDS}
            offers.propose(
                db, db.get_one(Sitting, wrong.sitting_id), speaker=made.speaker, by=by,
                party=db.get(Party, made.party_id) if made.party_id else None,
                **{**kept, "text": made.text, "amount": amount},
            )  # fmt: skip
    db.flush()


def sort(db: Session, line_id: uuid.UUID, column: Column, *, by: Identity) -> None:
    """Move a line to the end of 无争议, 争议 or 焦点; it is not typed again.

    Refused for a private line, for words that were said in private before, and for 释法: what stands in a column
    is shown to everybody and printed as a fact. What names a penalty is nobody's undisputed fact.
    """
    line = _own(db, line_id, by)
    if column is not Column.NONE:
        _refuse_sorting(db, line)
    if column is Column.AGREED and _official(db, line):
        raise Refusal("说处罚的话不是各方说的事实，不归入“无争议”，也不上当事人屏。")
    last = max((each.sorted_place for each in _in_column(db, line.sitting_id, column)), default=0)
    line.sorted_to, line.sorted_place = column.value, last + 1 if column is not Column.NONE else 0
    db.flush()


def _refuse_sorting(db: Session, line: Utterance) -> None:
    if line.private:
        raise Refusal("背对背的话不能归入各方都看得到的梳理，请先问明可否转达，再另记一行。")
    if line.kind == Kind.LAW.value:
        raise Refusal("释法的话不是各方说的事实，不归入梳理。")
    apart.refuse(db, line.sitting_id, apart.SORTED, line.text, before=line.seq)


def _official(db: Session, line: Utterance) -> bool:
    """Tell whether a line names a penalty, or presses with the words of whoever presides."""
    if consequences.tells_penalty(line.text):
        return True
    if line.party_id is not None or not consequences.faults(line.text):
        return False
    hosts = {each.name for each in db.get_one(Sitting, line.sitting_id).presided}
    return line.speaker in {HOST, *hosts}


def move(db: Session, line_id: uuid.UUID, step: int, *, by: Identity) -> None:
    """Move a line up (-1) or down (1) inside its column; at the end of it nothing happens."""
    line = _own(db, line_id, by)
    rows = _in_column(db, line.sitting_id, Column(line.sorted_to))
    here = rows.index(line) if line in rows else -1
    if here >= 0 and 0 <= here + step < len(rows):
        rows.insert(here + step, rows.pop(here))
        for place, each in enumerate(rows, start=1):
            each.sorted_place = place
        db.flush()


def _in_column(db: Session, sitting_id: uuid.UUID, column: Column) -> list[Utterance]:
    """Return the standing lines of a column in their order there; of no column, none."""
    if column is Column.NONE:
        return []
    return list(
        db.scalars(
            select(Utterance)
            .where(
                Utterance.sitting_id == sitting_id, Utterance.sorted_to == column.value,
                Utterance.struck_at.is_(None),
            )
            .order_by(Utterance.sorted_place, Utterance.seq)
        )
    )  # fmt: skip


def _own(db: Session, line_id: uuid.UUID, by: Identity) -> Utterance:
    """Return a line of a running sitting in whose record ``by`` may write."""
    line = db.get_one(Utterance, line_id)
    sitting = db.get_one(Sitting, line.sitting_id)
    cases.demand(db, sitting.case_id, by, Deed.NOTE)
    sittings.refuse_over(sitting)
    return line


def lines(db: Session, sitting_id: uuid.UUID, *, since: int = 0) -> list[Line]:
    """Return the lines behind number ``since``, in order."""
    table = Utterance.__table__.c
    rows = db.execute(
        select(
            table.id, table.seq, table.at, table.phase, table.speaker, table.party_id, table.kind, table.text,
            table.private, table.sorted_to, table.struck_at, table.struck_reason, table.prompt, table.relay,
            table.caucus_id, table.corrects, table.sorted_place,
        )
        .where(table.sitting_id == sitting_id, table.seq > since)
        .order_by(table.seq)
    )  # fmt: skip
    return [Line(*row) for row in rows]
