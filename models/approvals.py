"""审批: what only the station leader may allow, asked for and decided, with the reason of both."""

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import cases, eligibility, station
from models.base import Row, Versioned, Voidable, label, link
from models.cases import Answer, Case
from models.errors import Refusal
from models.station import Deed, Identity

AGREED, REFUSED = "同意", "不同意"
#: ``what`` of a level of 重大 or above, and what begins that of a gate (``gate.X7``).
LEVEL, GATE = "level", "gate."
WAITING = "待所领导审批"


class Approval(Row, Versioned, Voidable):
    """One question put to the leader about a case; ``what`` is a key, ``subject`` the sentence shown."""

    __tablename__ = "approvals"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    what: Mapped[str] = label("事项", index=True)
    subject: Mapped[str] = label("请示内容")
    reason: Mapped[str] = label("理由")
    asked_by: Mapped[str] = label("请示人")
    asked_at: Mapped[datetime] = mapped_column(info={"label": "请示时间"})
    decision: Mapped[str] = label("审批意见")
    decision_reason: Mapped[str] = label("审批说明")
    decided_by: Mapped[str] = label("审批人")
    decided_at: Mapped[datetime | None] = mapped_column(default=None, info={"label": "审批时间"})

    @property
    def open(self) -> bool:
        """True while the leader has not decided."""
        return self.decided_at is None and self.valid


@dataclass(frozen=True)
class Waiting:
    """One question that waits for the leader, told for a list."""

    approval_id: uuid.UUID
    case_id: uuid.UUID
    title: str
    subject: str
    reason: str
    asked_by: str
    asked_at: datetime
    what: str = ""


def ask(db: Session, subject: Case, what: str, *, sentence: str, reason: str, by: Identity) -> Approval:
    """Put a question to the leader; one that the leader asks is decided at once.

    An open question of the same kind is superseded: the leader reads only the newest.
    """
    cases.demand(db, subject.id, by, Deed.RECEIVE, Deed.ACCEPT)
    if not reason.strip():
        raise Refusal("请写明请示的理由。", "reason")
    now: datetime = db.info["now"]()
    for earlier in of_case(db, subject.id, what):
        if earlier.open:
            earlier.voided_at, earlier.void_reason = now, "另行请示"
    asked = Approval(
        case_id=subject.id, what=what, subject=sentence, reason=reason, asked_by=by.name, asked_at=now
    )
    db.add(asked)
    db.flush()
    if station.may(by, Deed.APPROVE):
        decide(db, asked, agreed=True, reason=reason, by=by)
    return asked


def decide(db: Session, asked: Approval, *, agreed: bool, reason: str, by: Identity) -> Approval:
    """Decide as the leader; a refusal says why. What is decided of a gate becomes an answer of the case."""
    cases.demand(db, asked.case_id, by, Deed.APPROVE)
    if not asked.open:
        raise Refusal("这一项已经审批过，请看最新的审批意见。")
    if not agreed and not reason.strip():
        raise Refusal("不同意的，请写明理由。", "reason")
    now = db.info["now"]()
    asked.decision, asked.decision_reason = AGREED if agreed else REFUSED, reason
    asked.decided_by, asked.decided_at = by.name, now
    if asked.what.startswith(GATE):
        key = asked.what.removeprefix(GATE)
        said = {f"{key}.approved": eligibility.YES if agreed else eligibility.NO, f"{key}.approver": by.name}
        db.add_all(
            Answer(case_id=asked.case_id, key=each, value=value, note=reason, by_name=by.name, at=now)
            for each, value in said.items()
        )
    db.flush()
    return asked


def of_case(db: Session, case_id: uuid.UUID, what: str = "") -> list[Approval]:
    """Return the questions of a case, oldest first; of one kind where ``what`` says so."""
    of_kind = (Approval.what == what,) if what else ()
    return list(
        db.scalars(
            select(Approval)
            .where(
                Approval.case_id == case_id, Approval.voided_at.is_(None), *of_kind,
                *cases.of_visible(db, Approval.case_id),
            )
            .order_by(Approval.asked_at, Approval.id)
        )
    )  # fmt: skip


def latest(db: Session, case_id: uuid.UUID, what: str) -> Approval | None:
    """Return the newest question of one kind."""
    return next(reversed(of_case(db, case_id, what)), None)


def waiting(db: Session, *, limit: int = 200) -> list[Waiting]:
    """Return what waits for the leader, oldest first."""
    rows = db.execute(
        select(Approval, Case.title)
        .join(Case, Case.id == Approval.case_id)
        .where(
            Approval.decided_at.is_(None), Approval.voided_at.is_(None), Case.voided_at.is_(None),
            *cases.visible(db),
        )
        .order_by(Approval.asked_at)
        .limit(limit)
    )  # fmt: skip
    return [
        Waiting(row.id, row.case_id, title, row.subject, row.reason, row.asked_by, row.asked_at, row.what)
        for row, title in rows
    ]


def follow_answers(db: Session, subject: Case, *, by: Identity, on: date) -> list[Approval]:
    """Put to the leader each gate that was answered so that only the leader may take it (X7), once.

    Called after answers were kept; a reason that was changed asks anew, an answer taken back asks nothing.
    """
    said = cases.answers(subject)
    asked = []
    for question in eligibility.questions(frozenset(subject.flags), subject.injury):
        note = said.get(f"{question.key}.note", "").strip()
        if not question.approved or said.get(question.key) != question.note_on or not note:
            continue
        known = latest(db, subject.id, GATE + question.key)
        if known is not None and known.reason == note:
            continue
        sentence = f"{on.isoformat()}：{question.paper}，请审批。"
        asked.append(ask(db, subject, GATE + question.key, sentence=sentence, reason=note, by=by))
    db.flush()
    db.refresh(subject, ["answers"])
    return asked
