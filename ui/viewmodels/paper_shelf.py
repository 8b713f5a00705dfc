"""Cases of 文书 found by how the names in them are spelt."""

import re
from typing import TYPE_CHECKING

from models import pinyin
from models.queries import cases as case_lists
from models.queries.cases import CaseLine
from models.station import Identity

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LOOKED_AT = 400


def spelt(db: "Session", words: str, *, by: Identity | None, limit: int) -> list[CaseLine]:
    """Return the newest cases of people whose initials or spelling begin as typed: ztg for 张土根."""
    typed = words.strip().casefold()
    if not (typed.isascii() and typed.isalpha()):
        return []
    listed = case_lists.listing(db, by=by, limit=LOOKED_AT)
    return [
        each
        for each in listed
        if any(
            key.startswith(typed)
            for name in re.split("[与和、]", each.title)
            for key in pinyin.keys(name[:4])
        )
    ][:limit]
