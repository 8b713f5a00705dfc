"""Who keeps a copy of a paper, the stored bytes of each copy, and which of them a printer has taken."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from exports import errands, holders
from models import files, papers
from models.papers import Paper
from models.store import Store

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from exports.facts import Facts
    from models.cases import Case
    from models.formheads import FormHead

_MANY = 3
UNSAFE = "本所留存的一份写有受保护一方的住址、电话，签字时不要让对方翻看；给对方的那一份已隐去。"


@dataclass(frozen=True)
class Copy:
    """What one holder gets: how many equal copies, their stored bytes, and how many went to a printer.

    ``ours`` is the copy that goes into the dossier; ``holder`` is empty where all copies are the same.
    """

    holder: str
    count: int
    sha256: str
    printed: int = 0
    ours: bool = True

    @property
    def words(self) -> str:
        """Name the copy in a list: 张三 存, 张某等 存（12 份）."""
        if not self.holder:
            return f"全部 {self.count} 份" if self.count > 1 else "这一份"
        return f"{self.holder}（{self.count} 份）" if self.count > 1 else self.holder

    @property
    def missing(self) -> bool:
        """Tell whether no printer has taken all of it yet."""
        return self.printed < self.count


def read(db: "Session", paper: Paper) -> tuple[Copy, ...]:
    """Return the copies of a final paper."""
    went = papers.prints(db, paper)
    return tuple(
        Copy(holder, count, sha256, went.get(holder, 0), sha256 == paper.sha256)
        for holder, count, sha256 in papers.sheets(db, paper)
    )


def listed(facts: "Facts | None", head: "FormHead") -> tuple[str, ...]:
    """Say who keeps a copy of a paper that is not final; of more than three parties in one line."""
    if facts is None:
        return ()
    found: list[str] = []
    keepers = list(holders.named(facts, head))
    parties = dict.fromkeys(each.party for each in keepers if each.party is not None)
    if len(parties) > _MANY:
        names = "、".join(facts.parties[place].name for place in parties)
        keepers = [each for each in keepers if each.party in (None, next(iter(parties)))]
        keepers = list(dict.fromkeys(keepers))
        return tuple(each.label if each.party is None else f"{names} 存（各一份）" for each in keepers)
    for keeper in dict.fromkeys(keepers):
        count = keepers.count(keeper)
        found.append(keeper.label + (f"（{count} 份）" if count > 1 else ""))
    return tuple(found)


def unsafe(subject: "Case", head: "FormHead") -> str:
    """Warn of our copy where it says more than the other side may read."""
    return UNSAFE if holders.parted(head) and errands.hides(subject, head) else ""


@dataclass
class CopyDeeds:
    """The deeds done to copies."""

    store: Store

    def of(self, paper_id: uuid.UUID) -> tuple[Copy, ...]:
        """Return the copies of a final paper as they stand now."""
        with self.store.reading() as db:
            return read(db, db.get_one(Paper, paper_id))

    def content(self, copy: Copy) -> bytes:
        """Return the stored bytes of a copy; refused when they are not what was filed."""
        with self.store.reading() as db:
            return files.get(db, copy.sha256)

    def count(self, paper_id: uuid.UUID, went: Sequence[Copy], times: int) -> int:
        """Count the copies that a printer has taken; returns how many."""
        if went:
            with self.store.unit() as db:
                paper = db.get_one(Paper, paper_id)
                for copy in went:
                    papers.printed(db, paper, copies=copy.count * times, holder=copy.holder)
        return sum(copy.count * times for copy in went)
