"""复述: what the mediator gives back in her own words, and whether the party says that it is so (domain.md 5.1)."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, record, sittings
from models.base import Row, Voidable, label, link
from models.cases import Party
from models.errors import Refusal
from models.record import Kind, Utterance
from models.sittings import Sitting
from models.station import Deed, Identity

CONFIRMED, MISSING = "确认", "补充"
#: What marks the lines of a retelling in the record.
PROMPT, ANSWER = "retelling", "retelling.answer"
REPLACED = "重新复述"
#: The kinds of line that are given back.
KINDS = (Kind.FACT.value, Kind.DEMAND.value, Kind.FEELING.value)


class Retelling(Row, Voidable):
    """One retelling of what one party said; ``answers`` maps a party's id to {at, how, words, line}."""

    __tablename__ = "retellings"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    sitting_id: Mapped[uuid.UUID] = link("sittings.id")
    party_id: Mapped[uuid.UUID | None] = link("parties.id", default=None)
    at: Mapped[datetime]
    by_name: Mapped[str] = label("复述人")
    text: Mapped[str] = label("复述")
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)

    def answer(self) -> dict[str, Any]:
        """Return what the party said to it: nothing, or how, when and in which words."""
        return dict(self.answers.get(str(self.party_id), {}))

    @property
    def confirmed(self) -> bool:
        """Say whether the party said that it is so."""
        return bool(self.answer().get("how") == CONFIRMED)


def retell(
    db: Session, sitting: Sitting, party: Party, text: str, *, speaker: str, by: Identity
) -> Retelling:
    """Give back what a party said, as the words of ``speaker``; a retelling of the same party is replaced."""
    cases.demand(db, sitting.case_id, by, Deed.NOTE)
    if not text.strip():
        raise Refusal("请写下复述的话。", "text")
    if party.case_id != sitting.case_id or not party.valid:
        raise Refusal("这个人不是本案当事人。")
    record.note(db, sitting, speaker, f"复述{party.name}的意思：{text.strip()}", by=by, prompt=PROMPT)
    for former in of_sitting(db, sitting.id):
        if former.party_id == party.id:
            former.voided_at, former.void_reason = db.info["now"](), REPLACED
    made = Retelling(
        case_id=sitting.case_id, sitting_id=sitting.id, party_id=party.id, at=db.info["now"](), by_name=by.name,
        text=text,
    )  # fmt: skip
    db.add(made)
    db.flush()
    return made


def confirm(db: Session, retelling: Retelling, *, by: Identity) -> None:
    """Put on record that the party says it is so; a second time says nothing new."""
    if not _own(db, retelling, by).confirmed:
        _answer(db, retelling, CONFIRMED, "（听了复述，表示是这个意思）", Kind.OTHER, by=by)


def say_missing(db: Session, retelling: Retelling, words: str, *, by: Identity) -> None:
    """Put on record, as a line of the party, what the retelling left out or got wrong."""
    _own(db, retelling, by)
    if not words.strip():
        raise Refusal("请写下当事人说缺了什么、哪里不对。", "missing")
    _answer(db, retelling, MISSING, words, Kind.FACT, by=by)


def take_back(db: Session, retelling: Retelling, *, reason: str, by: Identity) -> None:
    """Take a wrong tick back: its line is struck with the reason."""
    _own(db, retelling, by)
    if not reason.strip():
        raise Refusal("请写明撤销的原因。", "reason")
    said = retelling.answer()
    if said:
        record.strike(db, uuid.UUID(said["line"]), reason=reason, by=by)
        retelling.answers = {
            key: value for key, value in retelling.answers.items() if key != str(retelling.party_id)
        }
        db.flush()


def _answer(db: Session, retelling: Retelling, how: str, words: str, kind: Kind, *, by: Identity) -> None:
    party = db.get_one(Party, retelling.party_id)
    line = record.note(
        db, db.get_one(Sitting, retelling.sitting_id), party.name, words, by=by, kind=kind, party_id=party.id,
        prompt=ANSWER,
    )  # fmt: skip
    said = {"how": how, "at": line.at.isoformat(), "words": words, "line": str(line.id)}
    retelling.answers = {**retelling.answers, str(party.id): said}
    db.flush()


def _own(db: Session, retelling: Retelling, by: Identity) -> Retelling:
    cases.demand(db, retelling.case_id, by, Deed.NOTE)
    sittings.refuse_over(db.get_one(Sitting, retelling.sitting_id))
    if not retelling.valid:
        raise Refusal("已经重新复述，请对最新的复述确认。")
    return retelling


def of_sitting(db: Session, sitting_id: uuid.UUID) -> list[Retelling]:
    """Return the retellings that stand, in the order in which they were given."""
    return list(
        db.scalars(
            select(Retelling)
            .where(Retelling.sitting_id == sitting_id, Retelling.voided_at.is_(None))
            .order_by(Retelling.at, Retelling.id)
        )
    )


def said(db: Session, sitting_id: uuid.UUID) -> dict[uuid.UUID, list[str]]:
    """Return the open lines of each party that are to be given back, in order: facts, demands, feelings.

    Private and struck lines are left out, and so is what was said of a retelling itself.
    """
    rows = db.execute(
        select(Utterance.party_id, Utterance.text)
        .where(
            Utterance.sitting_id == sitting_id, Utterance.kind.in_(KINDS),
            Utterance.private.is_(False), Utterance.struck_at.is_(None),
        )
        .order_by(Utterance.seq)
    )  # fmt: skip
    found: dict[uuid.UUID, list[str]] = {}
    for party_id, text in rows:
        if party_id is not None:
            found.setdefault(party_id, []).append(text)
    return found


def unconfirmed(db: Session, sitting: Sitting) -> list[Party]:
    """Return the parties who spoke to the matter and have not yet confirmed a retelling, in order of side."""
    spoke = said(db, sitting.id)
    done = {each.party_id for each in of_sitting(db, sitting.id) if each.confirmed}
    subject = cases.case(db, sitting.case_id)
    return [party for party in cases.parties(subject) if party.id in spoke and party.id not in done]


def starting_text(lines: list[str]) -> str:
    """Return a party's lines as the first words of a retelling, to be put into the mediator's own.

    >>> starting_text(["他挪了桩。", "我要他道歉"])
    '你刚才说，他挪了桩；我要他道歉。我理解得对不对？'
    """
    told = "；".join(line.strip().rstrip("。；;.，,！!") for line in lines if line.strip())
    return f"你刚才说，{told}。我理解得对不对？" if told else ""
