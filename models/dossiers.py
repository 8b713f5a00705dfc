"""The dossier of a case (卷宗): what its cover says, what it must hold, and when it was bound (domain.md 2.3 D27)."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import agreements, cases, dossierlists, files
from models.base import Row, Versioned, day, label, link
from models.cases import Case
from models.errors import Refusal
from models.overrides import Override
from models.station import Deed, Identity

MOST_PAGES = 500
#: What ``describe`` writes: the fields that a person types.
FIELDS = frozenset({"kept_for", "filed_on", "filed_by", "checked_by", "situation", "remarks"})


class Dossier(Row, Versioned):
    """What a person adds to a dossier; everything else on cover and index is made from the case.

    ``settled`` maps a row of the list to what somebody said of it: ``{"reason": …}`` why this case has no such
    paper, or ``{"pages": 2}`` for a paper of another system that is put in by hand.
    """

    __tablename__ = "dossiers"

    case_id: Mapped[uuid.UUID] = link("cases.id", unique=True)
    kept_for: Mapped[str] = label("保管期限")
    filed_on: Mapped[date | None] = day("立卷日期")
    filed_by: Mapped[str] = label("立卷人")
    checked_by: Mapped[str] = label("审核人")
    situation: Mapped[str] = label("卷宗情况说明")
    remarks: Mapped[str] = label("备注")
    settled: Mapped[dict[str, Any]] = mapped_column("unneeded", default=dict, info={"label": "缺项说明"})
    sha256: Mapped[str] = label("校验值")
    pages: Mapped[int] = mapped_column(default=0, info={"label": "页数"})
    bound_at: Mapped[datetime | None] = mapped_column(default=None)
    bound_by: Mapped[str] = label("装订人")

    def reason(self, row: str) -> str:
        """Return why the case has no such paper, if somebody said so."""
        return str(self.settled.get(row, {}).get("reason", ""))

    def put(self, row: str) -> int:
        """Return how many pages of another system's paper are put in by hand."""
        return int(self.settled.get(row, {}).get("pages", 0))


def of_case(db: Session, case_id: uuid.UUID) -> Dossier | None:
    """Return the dossier of a case; None before anybody touched it."""
    return db.scalar(
        select(Dossier).where(Dossier.case_id == case_id, *cases.of_visible(db, Dossier.case_id))
    )


def describe(
    db: Session, subject: Case, *, by: Identity, number: str | None = None, **fields: Any
) -> Dossier:
    """Write what the cover and the 备考表 say; ``number`` is the 卷号, which no other case may bear."""
    unknown = fields.keys() - FIELDS
    if unknown:
        raise TypeError(f"no columns of a dossier: {sorted(unknown)}")
    kept = _open(db, subject, by)
    term = fields.get("kept_for")
    if term and term not in dossierlists.terms():
        raise Refusal("请在列表中选择保管期限。", "kept_for")
    if number is not None:
        _give(db, subject, number)
    for name, value in fields.items():
        setattr(kept, name, value)
    db.flush()
    return kept


def suggested(db: Session, subject: Case) -> str:
    """Return the 卷号 that the case may bear: of 人民调解 the number of its agreement, else that of the police system."""
    if subject.platform_number:
        return subject.platform_number
    made = agreements.latest(db, subject.id)
    return made.number if made is not None else ""


def overridden(db: Session, subject: Case) -> list[Override]:
    """Return the findings that somebody let stand with a reason, for the 备考表."""
    return list(
        db.scalars(
            select(Override)
            .where(Override.case_id == subject.id, Override.voided_at.is_(None), *cases.of_visible(db, Override.case_id))
            .order_by(Override.at, Override.id)
        )
    )  # fmt: skip


def leave_out(db: Session, subject: Case, row: str, *, reason: str, by: Identity) -> Dossier:
    """Say why this case has no such paper; the reason is printed in the 备考表."""
    if not reason.strip():
        raise Refusal("请写明为什么不需要，装订时写入卷宗情况说明。", "reason")
    return _settle(db, subject, row, {"reason": reason}, by)


def put_in(db: Session, subject: Case, row: str, *, pages: int, by: Identity) -> Dossier:
    """Say that a paper of another system is put in by hand, with its pages, so that the page numbers go on behind it."""
    if not _row(subject, row).outside:
        raise Refusal("这一项由本系统的文书填，请在文书页定稿。", "pages")
    if not 1 <= pages <= MOST_PAGES:
        raise Refusal(f"页数应为 1 至 {MOST_PAGES}。", "pages")
    return _settle(db, subject, row, {"pages": pages}, by)


def take_back(db: Session, subject: Case, row: str, *, by: Identity) -> Dossier:
    """Take back what was said of a row."""
    return _settle(db, subject, row, None, by)


def bound(db: Session, subject: Case, pdf: bytes, *, pages: int, by: Identity) -> Dossier:
    """Keep a dossier as it was bound; an earlier one stays among the files, and the chain names both."""
    kept = _open(db, subject, by)
    kept.sha256, kept.pages = files.put(db, pdf), pages
    kept.bound_at, kept.bound_by = db.info["now"](), by.name
    db.flush()
    return kept


def content(db: Session, kept: Dossier) -> bytes:
    """Return the dossier as it was bound last."""
    return files.get(db, kept.sha256)


def _open(db: Session, subject: Case, by: Identity) -> Dossier:
    cases.demand(db, subject.id, by, Deed.NOTE, Deed.ISSUE)
    kept = of_case(db, subject.id)
    if kept is None:
        kept = Dossier(case_id=subject.id, settled={})
        db.add(kept)
        db.flush()
    return kept


def _settle(db: Session, subject: Case, row: str, said: dict[str, Any] | None, by: Identity) -> Dossier:
    _row(subject, row)
    kept = _open(db, subject, by)
    others = {key: value for key, value in kept.settled.items() if key != row}
    kept.settled = {**others, row: said} if said else others
    db.flush()
    return kept


def _row(subject: Case, key: str) -> dossierlists.Row:
    found = next((row for row in dossierlists.of_track(subject.track).rows if row.key == key), None)
    if found is None or found.made:
        raise Refusal("卷宗清单里没有这一项。")
    return found


def _give(db: Session, subject: Case, number: str) -> None:
    """Give the case its 卷号; refused when another case bears it."""
    wanted = number.strip()
    if wanted == subject.dossier_number:
        return
    taken = db.scalar(
        select(Case.id).where(Case.dossier_number == wanted, Case.id != subject.id, Case.voided_at.is_(None)).limit(1)
    )  # fmt: skip
    if wanted and taken is not None:
        raise Refusal("这个卷号已经用在另一件纠纷上，请核对。", "number")
    subject.dossier_number = wanted
