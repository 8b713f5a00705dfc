"""What the rows of a register may be narrowed by, and how many cases a period holds."""

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from models import cases, disputes
from models.cases import Case
from models.periods import Period
from models.pinyin import order
from models.queries.selection import received_in


def officers(db: Session) -> list[str]:
    """Return the names of those in whose hands cases are or were, by pinyin."""
    return _said(db, Case.handler_name)


def villages(db: Session) -> list[str]:
    """Return the villages that cases happened in, by pinyin."""
    return _said(db, Case.village)


def _said(db: Session, column: InstrumentedAttribute[str]) -> list[str]:
    found = db.scalars(select(column).where(*cases.own(), *cases.visible(db), column != "").distinct())
    return sorted(found, key=order)


def types() -> list[tuple[str, str]]:
    """Return (code, name) of the dispute types, each group before its own."""
    groups = {each.code: each.name for each in disputes.groups()}
    found: list[tuple[str, str]] = []
    for leaf in disputes.leaves():
        if leaf.parent in groups:
            found.append((leaf.parent, groups.pop(leaf.parent)))
        found.append((leaf.code, f"　{leaf.name}" if leaf.parent else leaf.name))
    return found


def count(db: Session, period: Period) -> int:
    """Count the cases that were registered in a period."""
    which = (*cases.own(), *received_in(period))
    return int(db.scalar(select(func.count()).select_from(Case).where(*which)) or 0)
