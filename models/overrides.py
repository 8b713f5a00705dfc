"""What somebody answers for: a red finding that was left standing, with the reason, shown in the dossier."""

import uuid
from datetime import datetime
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import agreements, cases
from models.base import Row, Voidable, label, link
from models.cases import Case
from models.errors import Refusal
from models.station import Deed, Identity

#: A reason of fewer characters says nothing.
SHORTEST = 4


class Finding(Protocol):
    """What is asked of a finding that is left standing."""

    @property
    def key(self) -> str:
        """Return the id of its rule."""

    @property
    def sentence(self) -> str:
        """Return what it says."""

    @property
    def field(self) -> str:
        """Return the field it is about."""

    @property
    def overridable(self) -> bool:
        """Tell whether its rule may be answered for."""


class Override(Row, Voidable):
    """One finding that did not stop 定稿 because of a written reason; it holds only while the words stay as they were."""

    __tablename__ = "overrides"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    form: Mapped[str] = label("文书代号")
    rule: Mapped[str] = label("体检规则")
    sentence: Mapped[str] = label("体检意见")
    clause: Mapped[str] = label("条款原文")
    reason: Mapped[str] = label("保留理由")
    at: Mapped[datetime]
    by_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    by_name: Mapped[str] = label("保留人")

    def holds(self, form: str, gap: Finding, clause: str) -> bool:
        """Tell whether this still is the finding and the clause that somebody answered for."""
        return (self.form, self.rule, self.sentence, self.clause) == (form, gap.key, gap.sentence, clause)

    @property
    def words(self) -> str:
        """Say who left it standing and why."""
        return f"已保留意见（{self.by_name}）：{self.reason}"


def keep(db: Session, subject: Case, form: str, gap: Finding, reason: str, *, by: Identity) -> Override:
    """Leave a red finding standing for a written reason; it no longer stops 定稿 while the words stay as they are.

    Refused for what no reason mends: who is missing, numbers, gates of the law, sums, money held by the room.
    """
    cases.demand(db, subject.id, by, Deed.ISSUE)
    if not gap.overridable:
        raise Refusal("这一项不能保留意见，请先改正。")
    written = reason.strip()
    if len(written) < SHORTEST:
        raise Refusal("请写明保留的理由，不少于四个字。", "reason")
    clause = clause_of(db, subject, gap.field)
    if any(each.holds(form, gap, clause) for each in standing(db, subject)):
        raise Refusal("这一项已经保留意见。")
    kept = Override(
        case_id=subject.id, form=form, rule=gap.key, sentence=gap.sentence, clause=clause, reason=written,
        at=db.info["now"](), by_id=by.id, by_name=by.name,
    )  # fmt: skip
    db.add(kept)
    db.flush()
    return kept


def take_back(db: Session, kept: Override, *, reason: str = "不再保留", by: Identity) -> None:
    """Let the finding stop 定稿 again; the reason that was given stays on record."""
    cases.demand(db, kept.case_id, by, Deed.ISSUE)
    if not kept.valid:
        raise Refusal("这条保留意见已经撤回。")
    kept.voided_at, kept.void_reason = db.info["now"](), reason
    db.flush()


def standing(db: Session, subject: Case) -> list[Override]:
    """Return what was left standing in a case and was not taken back, in the order it was kept."""
    return list(
        db.scalars(
            select(Override)
            .where(
                Override.case_id == subject.id,
                Override.voided_at.is_(None),
                *cases.of_visible(db, Override.case_id),
            )
            .order_by(Override.at, Override.id)
        )
    )


def clause_of(db: Session, subject: Case, field: str) -> str:
    """Return the words of the clause that a field names; all clauses where it names none."""
    agreement = agreements.latest(db, subject.id)
    texts = [each.text for each in agreement.clauses if each.valid] if agreement else []
    place = field.partition(".")[2].partition(".")[0]
    if place.isdigit():
        return texts[int(place)] if int(place) < len(texts) else ""
    return "\n".join([*texts, agreement.performance if agreement else ""])
