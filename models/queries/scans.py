"""Scanned pages in lists: what waits, what was settled last, papers of which pages lack, and what a page may be of."""

import uuid
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from models import cases
from models.cases import Case
from models.papers import Paper, PaperState
from models.scans import Count, ScanPage, ScanState, lacking, seen, standing


def partly(db: Session, count: Count) -> list[tuple[Paper, list[int]]]:
    """Return the papers of which only some pages came back, with those that lack (缺页)."""
    begun = select(ScanPage.paper_id).where(ScanPage.state == ScanState.FILED.value).distinct()
    found = db.scalars(
        select(Paper)
        .where(
            Paper.id.in_(begun), Paper.voided_at.is_(None), Paper.state != PaperState.SCANNED.value,
            *cases.of_visible(db, Paper.case_id),
        )
        .order_by(Paper.issued_at.desc())
    )  # fmt: skip
    return [(paper, gone) for paper in found if (gone := lacking(db, paper, count))]


def waiting(db: Session) -> list[ScanPage]:
    """Return the pages that wait, the oldest first, as they lay in their files."""
    return list(
        db.scalars(
            select(ScanPage)
            .where(ScanPage.state == ScanState.WAITING.value, *seen(db))
            .order_by(ScanPage.arrived_at, ScanPage.source, ScanPage.page)
        )
    )


def settled(db: Session, limit: int = 20) -> list[ScanPage]:
    """Return the pages that were filed or dropped last."""
    return list(
        db.scalars(
            select(ScanPage)
            .where(ScanPage.state != ScanState.WAITING.value, *seen(db))
            .order_by(ScanPage.arrived_at.desc(), ScanPage.source, ScanPage.page.desc())
            .limit(limit)
        )
    )


def how_many(db: Session) -> int:
    """Count the pages that wait."""
    return (
        db.scalar(
            select(func.count())
            .select_from(ScanPage)
            .where(ScanPage.state == ScanState.WAITING.value, *seen(db))
        )
        or 0
    )


def likely(
    db: Session, page: ScanPage | None, cases_met: Iterable[uuid.UUID] | None, limit: int = 12
) -> list[Paper]:
    """Return the papers that a page may be of: those of the cases met, else what its file and the printer suggest.

    First the paper named by its code (or the one that stands for it), then the papers whose other pages came in the
    same file, then what was printed last and has not come back.
    """
    found: dict[uuid.UUID, Paper] = {}
    if page is not None and cases_met is None:
        if page.paper_id and (named := db.get(Paper, page.paper_id)) is not None:
            stands = None if named.valid else standing(db, named)
            found |= {each.id: each for each in (stands, named) if each is not None}
        beside = select(ScanPage.paper_id).where(
            ScanPage.source_sha256 == page.source_sha256, ScanPage.paper_id.is_not(None)
        )
        found |= {each.id: each for each in _papers(db, Paper.id.in_(beside), limit=limit)}
    where: list[ColumnElement[bool]] = [Paper.voided_at.is_(None)]
    if cases_met is None:
        where += [Paper.state != PaperState.SCANNED.value, Paper.printed > 0]
    else:
        where.append(Paper.case_id.in_(list(cases_met)))
    found |= {each.id: each for each in _papers(db, *where, limit=limit)}
    return [each for each in found.values() if _visible_paper(db, each)][:limit]


def _papers(db: Session, *where: Any, limit: int) -> list[Paper]:
    return list(
        db.scalars(
            select(Paper)
            .where(*where, *cases.of_visible(db, Paper.case_id))
            .order_by(Paper.issued_at.desc())
            .limit(limit)
        )
    )


def _visible_paper(db: Session, paper: Paper) -> bool:
    mine = cases.visible(db)
    return not mine or db.scalar(select(Case.id).where(Case.id == paper.case_id, *mine)) is not None
