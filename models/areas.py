"""警务区: which villages belong to which area, and who looks after it (reports 2.7, 2.13, 4.6)."""

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from models import station
from models.base import Row, Versioned, Voidable, label, link
from models.errors import Refusal
from models.station import Deed, Identity, Officer

#: What a village is called by beyond its own name, the longest first.
SUFFIXES = ("村民委员会", "居民委员会", "村委会", "居委会", "社区", "村", "社", "屯")
_PARTS = re.compile(r"[\s、，,;；]+")


class Area(Row, Versioned, Voidable):
    """One 警务区 with its community officer and assistant: the team 1+1+N without its N."""

    __tablename__ = "areas"

    name: Mapped[str] = label("警务区")
    officer_id: Mapped[uuid.UUID | None] = link("officers.id", default=None, info={"label": "社区民警"})
    auxiliary_id: Mapped[uuid.UUID | None] = link("officers.id", default=None, info={"label": "辅警"})
    police_room: Mapped[str] = label("警务室地址")
    position: Mapped[int] = mapped_column(default=0)


class Village(Row, Versioned, Voidable):
    """One village or community of an area; ``aliases`` are other ways to write it, one a line."""

    __tablename__ = "villages"

    name: Mapped[str] = label("村（社区）", index=True)
    area_id: Mapped[uuid.UUID | None] = link("areas.id", default=None, info={"label": "警务区"})
    township: Mapped[str] = label("乡镇（街道）")
    aliases: Mapped[str] = label("别名")
    near: Mapped[str] = label("相邻村社")

    @property
    def words(self) -> tuple[str, ...]:
        """Return the ways it is written."""
        return (self.name, *parts(self.aliases))


@dataclass(frozen=True, slots=True)
class Team:
    """The 1+1+N of an area: officer, auxiliary, and how many helpers of each kind."""

    officer: str
    auxiliary: str
    helpers: tuple[tuple[str, int], ...]

    @property
    def words(self) -> str:
        """Say the team: ``葛民警 + 傅辅警 + 3 人（网格员 2、村（居）干部 1）``."""
        count = sum(number for _, number in self.helpers)
        kinds = "、".join(f"{kind} {number}" for kind, number in self.helpers)
        more = f"{count} 人（{kinds}）" if count else "0 人"
        return " + ".join((self.officer or "未定民警", self.auxiliary or "未定辅警", more))


def add(db: Session, *, by: Identity, **fields: Any) -> Area:
    """Make an area."""
    station.demand(by, Deed.ROSTER)
    _refuse_taken(fields.get("name", ""), [each.name for each in listing(db)], "警务区")
    area = Area(**fields)
    area.position = area.position or len(listing(db)) + 1
    db.add(area)
    db.flush()
    return area


def amend(db: Session, area: Area, *, by: Identity, **fields: Any) -> Area:
    """Change an area."""
    station.demand(by, Deed.ROSTER)
    if "name" in fields:
        _refuse_taken(fields["name"], [each.name for each in listing(db) if each.id != area.id], "警务区")
    _set(db, area, fields)
    return area


def retire(db: Session, area: Area, *, reason: str, by: Identity) -> None:
    """Take an area away, with the reason; its villages must have gone to another first."""
    station.demand(by, Deed.ROSTER)
    if villages(db, area.id):
        raise Refusal(f"{area.name}还有村社，请先把它们划到别的警务区。")
    _void(db, area, reason)


def add_village(db: Session, *, by: Identity, **fields: Any) -> Village:
    """Make a village; its name is unique in its township."""
    station.demand(by, Deed.ROSTER)
    _refuse_taken(fields.get("name", ""), _names_in(db, fields.get("township", "")), "村（社区）")
    village = Village(**fields)
    db.add(village)
    db.flush()
    return village


def amend_village(db: Session, village: Village, *, by: Identity, **fields: Any) -> Village:
    """Change a village."""
    station.demand(by, Deed.ROSTER)
    if "name" in fields:
        township = fields.get("township", village.township)
        _refuse_taken(fields["name"], _names_in(db, township, but=village), "村（社区）")
    _set(db, village, fields)
    return village


def retire_village(db: Session, village: Village, *, reason: str, by: Identity) -> None:
    """Take a village away, with the reason."""
    station.demand(by, Deed.ROSTER)
    _void(db, village, reason)


def listing(db: Session) -> list[Area]:
    """Return the valid areas in their order."""
    return list(db.scalars(select(Area).where(Area.voided_at.is_(None)).order_by(Area.position, Area.name)))


def villages(db: Session, area_id: uuid.UUID | None = None) -> list[Village]:
    """Return the valid villages, of one area when it is told."""
    query = select(Village).where(Village.voided_at.is_(None)).order_by(Village.name)
    return list(db.scalars(query if area_id is None else query.where(Village.area_id == area_id)))


def of_village(db: Session, text: str) -> Village | None:
    """Return the village that an address or a place names; None when none or two fit as well."""
    return match(villages(db), text)


def match(known: Iterable[Village], text: str) -> Village | None:
    """Find the village whose name or alias stands in ``text``: the longest, then the one of its township.

    ``西岔`` alone is 西岔村 as well; within a longer text it is not, for it may be the township's.
    """
    typed = text.strip()
    found: list[tuple[int, bool, Village]] = []
    for each in known if typed else ():
        long = max((len(word) for word in each.words if word and word in typed), default=0)
        if not long and stem(each.name) == typed:
            long = len(typed)
        if long:
            found.append((long, bool(each.township) and each.township in typed, each))
    best = max((row[:2] for row in found), default=None)
    kept = [each for long, town, each in found if (long, town) == best]
    return kept[0] if len(kept) == 1 else None


def stem(name: str) -> str:
    """Return a village's own name without what it is: 西岔村民委员会 is 西岔."""
    for suffix in SUFFIXES:
        if name.endswith(suffix) and len(name) > len(suffix):
            return name.removesuffix(suffix)
    return name


def parts(text: str) -> tuple[str, ...]:
    """Return the words of a list as people type it, parted by anything."""
    return tuple(filter(None, _PARTS.split(text)))


def handler_of(db: Session, area_id: uuid.UUID | None) -> Officer | None:
    """Return the officer who looks after an area, while that officer may still sign in."""
    area = db.get(Area, area_id) if area_id else None
    officer = db.get(Officer, area.officer_id) if area and area.valid and area.officer_id else None
    return officer if officer is not None and officer.valid else None


def default_handler(db: Session, text: str) -> Officer | None:
    """Return the officer of the area in which the place lies."""
    village = of_village(db, text)
    return handler_of(db, village.area_id) if village else None


def _names_in(db: Session, township: str, but: Village | None = None) -> list[str]:
    return [each.name for each in villages(db) if each.township == township and each is not but]


def _refuse_taken(name: str, others: Iterable[str], what: str) -> None:
    if not name.strip():
        raise Refusal(f"请填写{what}名称。", "name")
    if name.strip() in others:
        raise Refusal(f"已经有“{name.strip()}”。", "name")


def _set(db: Session, row: Area | Village, fields: dict[str, Any]) -> None:
    for key, value in fields.items():
        setattr(row, key, value)
    db.flush()


def _void(db: Session, row: Area | Village, reason: str) -> None:
    if not reason.strip():
        raise Refusal("请写明原因。", "reason")
    row.voided_at, row.void_reason = db.info["now"](), reason
    db.flush()
