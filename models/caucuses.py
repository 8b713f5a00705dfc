"""背对背: a talk with one party alone, opened only after the notice of what 保密 does not cover.

Its lines stand in the record with its id and are private; one of them is told to the others only when the party was
asked what may be told, and then as a new line that refers to it.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, record, sittings
from models.base import Row, Voidable, label, link
from models.cases import Party
from models.errors import Refusal
from models.record import Line, Utterance
from models.sittings import TALKING, Phase, Sitting
from models.station import Deed, Identity
from models.texts import read_from

RELAYED = "经其同意转达"
#: How the record names who presides alone.
HOST = "主持人"
ASK_FIRST = (
    "结束前请先问明：哪些话可以转达，哪些不能，问明后打勾。没能问的，再按一次“结束单独谈”，所说的都保密。"
)


class Caucus(Row, Voidable):
    """One talk apart; its lines carry its id. ``told`` maps a line of it to the joint line that relays it."""

    __tablename__ = "caucuses"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    sitting_id: Mapped[uuid.UUID] = link("sittings.id")
    party_id: Mapped[uuid.UUID] = link("parties.id")
    at: Mapped[datetime]
    noticed_at: Mapped[datetime] = mapped_column(info={"label": "告知保密范围的时间"})
    asked_at: Mapped[datetime | None] = mapped_column(default=None, info={"label": "问明可转达内容的时间"})
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    by_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    by_name: Mapped[str] = label("谈话人")
    present: Mapped[list[Any]] = mapped_column(default=list, info={"label": "在场人"})
    told: Mapped[dict[str, Any]] = mapped_column(default=dict)


def relayed(speaker: str) -> bool:
    """Say whether words stand on record as told again with the party's consent, and were not spoken then."""
    return speaker.endswith(f"（{RELAYED}）")


@dataclass(frozen=True)
class Guide:
    """What is read before a talk apart, and what is worth asking in it, by head."""

    notice: tuple[str, ...]
    ask: str
    questions: Mapping[str, tuple[str, ...]]


@read_from("texts/caucuses.toml")
def _guide(table: dict[str, Any]) -> Guide:
    return Guide(
        tuple(table["notice"]), table["ask"], {row["head"]: tuple(row["questions"]) for row in table["topic"]}
    )


def guide() -> Guide:
    """Return the notice and the questions."""
    return _guide()


def open_talk(
    db: Session, sitting: Sitting, party: Party, *, by: Identity, noticed: bool, present: Sequence[str] = ()
) -> Caucus:
    """Open a talk with one party alone and put on record that it was opened, and after which notice.

    Refused before the notice was read, outside the three phases, with a party that somebody talks to already,
    and while ``by`` is in another talk.
    """
    cases.demand(db, sitting.case_id, by, Deed.NOTE)
    if party.case_id != sitting.case_id:
        raise Refusal("这不是本件纠纷的当事人。")
    if Phase(sitting.phase) not in TALKING:
        raise Refusal("调解还没有开始或者已经结束，不能单独谈。")
    if not noticed:
        raise Refusal("请先宣读保密的范围和例外，听清后打勾，再开始单独谈。", "noticed")
    for each in of_sitting(db, sitting.id):
        if each.ended_at is None and each.party_id == party.id:
            raise Refusal(f"{each.by_name}正在与{party.name}单独谈。")
        if each.ended_at is None and each.by_id == by.id:
            raise Refusal("您还有一次单独谈没有结束，请先结束。")
    now = db.info["now"]()
    hosts = sitting.hosts
    talk = Caucus(
        case_id=sitting.case_id, sitting_id=sitting.id, party_id=party.id, at=now, noticed_at=now, by_id=by.id,
        by_name=hosts[0].name if len(hosts) == 1 else by.name, present=list(present),
    )  # fmt: skip
    db.add(talk)
    db.flush()
    who = f"（在场：{'、'.join(present)}）" if present else ""
    words = f"与{party.name}单独谈话开始{who}，已告知保密的范围和例外。"
    record.note(db, sitting, _voice(sitting, by), words, by=by, at=now)
    return talk


def ask(db: Session, talk: Caucus, *, by: Identity) -> None:
    """Record that the party was asked what may be told to the others."""
    sittings.refuse_over(_own(db, talk, by))
    talk.asked_at = talk.asked_at or db.info["now"]()
    db.flush()


def allow(db: Session, line_id: uuid.UUID, *, relay: bool, by: Identity) -> None:
    """Mark a line of a talk 可转达 or 保密; 可转达 only after the party was asked, and not back once it was told."""
    line = db.get_one(Utterance, line_id)
    if line.caucus_id is None:
        raise Refusal("这一行不是单独谈时说的。")
    talk = db.get_one(Caucus, line.caucus_id)
    sittings.refuse_over(_own(db, talk, by))
    if relay and talk.asked_at is None:
        raise Refusal(f"{guide().ask}问明以后，再标为可转达。", "asked")
    if not relay and str(line_id) in talk.told:
        raise Refusal("这句话已经转达，不能再改为保密。")
    line.relay = relay
    db.flush()


def relay_line(db: Session, line_id: uuid.UUID, *, by: Identity) -> Line:
    """Tell a line of a talk to everybody: a new joint line with the same words that refers to it."""
    line = db.get_one(Utterance, line_id)
    talk = db.get_one(Caucus, line.caucus_id) if line.caucus_id is not None else None
    if talk is None or not line.relay:
        raise Refusal("这句话没有标为可转达，不能转达。")
    sitting = _own(db, talk, by)
    sittings.refuse_over(sitting)
    if line.struck_at is not None:
        raise Refusal("这一行已经划去，不能转达。")
    if str(line_id) in talk.told:
        raise Refusal("这句话已经转达过了。")
    if any(each.ended_at is None and each.by_id == by.id for each in of_sitting(db, sitting.id)):
        raise Refusal("请先结束单独谈，回到各方都在的场合再转达。")
    made = record.note(
        db, sitting, f"{line.speaker}（{RELAYED}）", line.text, by=by, kind=record.Kind(line.kind),
        party_id=line.party_id,
    )  # fmt: skip
    talk.told = {**talk.told, str(line_id): str(made.id)}
    db.flush()
    return made


def end(db: Session, talk: Caucus, *, by: Identity, unasked: bool = False) -> None:
    """End a talk; the phase stays as it was. One that outlived its sitting ends too, and changes no record.

    Refused before the party was asked what may be told (domain.md 5.1), unless nothing was said or she could not be
    asked any more (``unasked``): then everything stays private.
    """
    sitting = _own(db, talk, by)
    if talk.ended_at is not None:
        return
    over = sitting.phase == Phase.ENDED.value
    if talk.asked_at is None and not unasked and not over and _said(db, talk):
        raise Refusal(ASK_FIRST, "asked")
    talk.ended_at = db.info["now"]()
    db.flush()
    if sitting.phase != Phase.ENDED.value:
        name = db.get_one(Party, talk.party_id).name
        record.note(db, sitting, _voice(sitting, by), f"与{name}单独谈话结束。", by=by, at=talk.ended_at)


def _voice(sitting: Sitting, by: Identity) -> str:
    return HOST if len(sitting.hosts) == 1 else by.name


def _said(db: Session, talk: Caucus) -> bool:
    found = select(Utterance.id).where(Utterance.caucus_id == talk.id, Utterance.struck_at.is_(None)).limit(1)
    return db.scalar(found) is not None


def _own(db: Session, talk: Caucus, by: Identity) -> Sitting:
    cases.demand(db, talk.case_id, by, Deed.NOTE)
    return db.get_one(Sitting, talk.sitting_id)


def current(db: Session, sitting_id: uuid.UUID, *, by: Identity) -> Caucus | None:
    """Return the talk in which ``by`` is, also after a power cut."""
    return next(
        (each for each in of_sitting(db, sitting_id) if each.ended_at is None and each.by_id == by.id), None
    )


def of_sitting(db: Session, sitting_id: uuid.UUID) -> list[Caucus]:
    """Return the talks of a sitting in order."""
    return list(
        db.scalars(
            select(Caucus)
            .where(Caucus.sitting_id == sitting_id, Caucus.voided_at.is_(None))
            .order_by(Caucus.at, Caucus.id)
        )
    )
