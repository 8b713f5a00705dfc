"""民事部分另做人民调解: what the police mediated becomes enforceable only by an agreement of the committee (民事诉讼法 205).

The committee's case is its own: number, consent, acceptance and signatures are made anew, nothing of them is taken
over. What was agreed before the police is only its draft, without what the police alone can say.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import agreements, cases, courtrules, dates, disputes, intake, numbering, settling, tracks
from models.agreements import Agreement, Clause
from models.cases import SUSPECTS, Case, Party, Role
from models.clauses import library
from models.errors import Refusal
from models.joining import PARTY_COLUMNS
from models.station import Identity
from models.wording.text import sentences

TRACK = "RM"
SOURCE = "来所"
#: What the new case knows of the dispute; how the police handled it stays where it is.
KNOWN = (
    "alarm_number", "occurred_on", "occurred_text", "place", "village", "dispute_type", "alarm_kind", "four_class",
    "key_field", "origin", "ground", "brief", "people_count", "amount", "damage", "level", "level_suggested",
    "level_reason", "body", "force", "area_id", "handler_id", "handler_name",
)  # fmt: skip
_TERMS = (
    "kind", "payer", "payee", "amount", "due_on", "due_text", "method", "sharing", "shares", "account", "proof",
    "place",
)  # fmt: skip
_LEFT_OUT = {"consent": "", "role": ""}


def refusal(db: Session, subject: Case) -> str:
    """Return why no agreement of the committee can be made beside this one; nothing where it can."""
    if (
        not subject.track
        or tracks.get(subject.track).confirmable
        or tracks.get(subject.track).host != "police"
    ):
        return "这件纠纷不是公安机关主持调解的，不用另做人民调解协议书。"
    agreement = agreements.latest(db, subject.id)
    if agreement is None or agreement.signed_on is None:
        return "还没有签订协议；达成协议以后才能另做人民调解协议书。"
    if settling.held(db, subject):
        return "登记过案情加重，要移送刑侦部门，不能另做人民调解协议书。"
    if made := of(db, subject):
        return f"已经另做了一件人民调解（{made.number}）。"
    return ""


def of(db: Session, subject: Case) -> Case | None:
    """Return the case of the committee that was made of this one."""
    return db.scalar(
        select(Case)
        .where(
            Case.split_from_id == subject.id,
            Case.track == TRACK,
            Case.voided_at.is_(None),
            *cases.visible(db),
        )
        .order_by(Case.received_at)
        .limit(1)
    )


def make(db: Session, subject: Case, *, reason: str, by: Identity, now: datetime) -> Case:
    """Register the civil part as a case of 人民调解, with the civil clauses as its draft.

    It stands at the door: both sides still have to apply and to agree, the committee to accept and to sign.
    """
    cases.demand_decision(db, subject, by)
    if not reason.strip():
        raise Refusal("请写明为什么另做人民调解协议书。", "reason")
    if why_not := refusal(db, subject):
        raise Refusal(why_not)
    made = Case(
        source=SOURCE, received_at=now, received_by=by.name, split_from_id=subject.id, flags=list(subject.flags),
        title="", **{column: getattr(subject, column) for column in KNOWN},
    )  # fmt: skip
    db.add(made)
    db.flush()
    for place, party in enumerate(cases.parties(subject)):
        db.add(_again(party, made, place))
    db.flush()
    db.refresh(made, ["parties"])
    kind = disputes.leaf(made.dispute_type).name + "纠纷" if made.dispute_type else "纠纷"
    made.title = cases.title([(each.side, each.name) for each in cases.parties(made)], kind).replace(
        "纠纷纠纷", "纠纷"
    )
    today = dates.local(now).date()
    made.number = numbering.take(db, "case", year=today.year, by=by, case_id=made.id).text
    intake.choose_track(db, made, TRACK, by=by, reason=reason, today=today)
    agreement = agreements.latest(db, subject.id)
    assert agreement is not None, "the refusal has seen it"
    if clauses := list(_civil(agreement)):
        agreements.draft(
            db, made, by=by, clauses=clauses, facts=subject.brief, issues=agreement.issues,
            performance=agreement.performance, perform_by=agreement.perform_by, place=agreement.place,
        )  # fmt: skip
    number = f"（{agreement.number}）" if agreement.number else ""
    _remark(subject, f"{today.isoformat()} 民事部分另做人民调解 {made.number}：{reason}")
    _remark(
        made,
        f"{today.isoformat()} 由 {subject.number} 的民事部分另做：{reason}。原治安调解协议书{number}和证据在 {subject.number} 卷内。",
    )
    db.flush()
    return made


def _again(party: Party, made: Case, place: int) -> Party:
    """Return a party as it stands in the case of the committee: nobody there is a suspect, nobody has agreed yet."""
    columns: dict[str, Any] = {name: getattr(party, name) for name in PARTY_COLUMNS if name not in _LEFT_OUT}
    if party.role == Role.THIRD.value:
        role = Role.THIRD
    elif (
        party.role == Role.VICTIM.value
        or (party.role not in SUSPECTS and party.side == cases.SIDES[0])
        or (party.role == Role.MUTUAL.value and party.side == cases.SIDES[0])
    ):
        role = Role.APPLICANT
    else:
        role = Role.RESPONDENT
    return Party(
        case_id=made.id, side=party.side, position=place, needs=list(party.needs), role=role.value, **columns
    )


def _civil(agreement: Agreement) -> Iterator[dict[str, Any]]:
    """Yield the clauses without what only the police say: 不予处罚 and the like."""
    shut = {each.id for each in library().patterns.values() if each.tracks and TRACK not in each.tracks}
    police = courtrules.rules().police_words
    for clause in agreement.clauses:
        if not clause.valid or clause.pattern in shut:
            continue
        kept = [said for said in sentences(clause.text) if not any(word in said for word in police)]
        if not kept:
            continue
        whole = len(kept) == len(sentences(clause.text))
        yield _values(clause, clause.text if whole else "。".join(kept) + "。")


def _values(clause: Clause, text: str) -> dict[str, Any]:
    values = {name: getattr(clause, name) for name in _TERMS}
    return values | {"text": text, "shares": dict(clause.shares)}


def _remark(subject: Case, told: str) -> None:
    subject.remarks = "\n".join(filter(None, (subject.remarks, told)))
