"""The whole number of a case from what somebody typed of it: ``22``, ``2026-22``, with other dashes or blanks."""

import re
import unicodedata

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import cases
from models.cases import Case

MOST = 6
_DASHES = re.compile("[‐‑‒–—―−－﹣]+")
_SHORT = re.compile(r"(?:(?P<year>[0-9]{4})-)?0*(?P<n>[1-9][0-9]{0,6})")


def tidied(typed: str) -> str:
    """Return what was typed with plain figures and dashes and without blanks.

    >>> tidied(" 西调 ２０２６－２２ "), tidied("2026—22")
    ('西调2026-22', '2026-22')
    """
    plain = "".join(
        unicodedata.normalize("NFKC", each) if each.isdigit() or each in "－﹣" else each
        for each in typed
        if not each.isspace()
    )
    return _DASHES.sub("-", plain)


def meant(db: Session, typed: str, *, year: int) -> tuple[str, ...]:
    """Return the numbers of the cases that may be meant, those of ``year`` alone where there are some."""
    short = _SHORT.fullmatch(tidied(typed))
    if short is None:
        return ()
    wanted = short["year"] or ""
    found = tuple(
        db.scalars(
            select(Case.number)
            .where(*cases.visible(db), Case.number.endswith(f"{wanted}-{short['n']}", autoescape=True))
            .order_by(Case.received_at.desc())
        )
    )
    of_year = tuple(each for each in found if each.endswith(f"{year}-{short['n']}"))
    return of_year or found
