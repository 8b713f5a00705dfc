"""警务区 of the roster: areas with their team, villages with their other names, and what changes them."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from models import areas, roster, station
from models.areas import Area, Village
from models.station import Deed, Identity, Role
from models.store import Store

NOBODY = ("", "未定")
AREA = ("name", "officer_id", "auxiliary_id", "police_room")
VILLAGE = ("name", "township", "aliases", "near", "area_id")


@dataclass(frozen=True)
class AreaRow:
    """One area; ``team`` says the 1+1+N."""

    id: uuid.UUID
    name: str
    officer_id: str
    auxiliary_id: str
    police_room: str
    team: str
    villages: int

    def values(self) -> dict[str, str]:
        """Return the words of the form."""
        return {key: str(getattr(self, key)) for key in AREA}


@dataclass(frozen=True)
class VillageRow:
    """One village, with the name of its area."""

    id: uuid.UUID
    name: str
    township: str
    aliases: str
    near: str
    area_id: str
    area: str

    def values(self) -> dict[str, str]:
        """Return the words of the form."""
        return {key: str(getattr(self, key)) for key in VILLAGE}


class Areas:
    """The areas and the villages, and what may be done with them."""

    def __init__(self, store: Store, person: Identity) -> None:
        self.store, self.person = store, person

    @property
    def barred(self) -> str:
        """Say why this person may not change them; empty when they may."""
        return "" if station.may(self.person, Deed.ROSTER) else "警务区由民警、内勤、所领导或管理员维护。"

    def areas(self) -> tuple[AreaRow, ...]:
        """Return the areas with their team."""
        with self.store.reading() as db:
            counts: dict[uuid.UUID | None, int] = {}
            for each in areas.villages(db):
                counts[each.area_id] = counts.get(each.area_id, 0) + 1
            return tuple(
                AreaRow(
                    each.id, each.name, str(each.officer_id or ""), str(each.auxiliary_id or ""), each.police_room,
                    roster.team(db, each).words, counts.get(each.id, 0),
                )
                for each in areas.listing(db)
            )  # fmt: skip

    def villages(self) -> tuple[VillageRow, ...]:
        """Return every village."""
        with self.store.reading() as db:
            names = {each.id: each.name for each in areas.listing(db)}
            return tuple(
                VillageRow(
                    each.id, each.name, each.township, each.aliases, each.near, str(each.area_id or ""),
                    names.get(each.area_id, "") if each.area_id else "",
                )
                for each in areas.villages(db)
            )  # fmt: skip

    def officers(self, *roles: Role) -> tuple[tuple[str, str], ...]:
        """Return (id, name) of those in these posts, after nobody."""
        with self.store.reading() as db:
            return (NOBODY, *((str(each.id), each.name) for each in station.people(db) if each.role in roles))

    def police(self) -> tuple[tuple[str, str], ...]:
        """Return who may look after an area."""
        return self.officers(Role.POLICE, Role.LEADER)

    def auxiliaries(self) -> tuple[tuple[str, str], ...]:
        """Return who may assist."""
        return self.officers(Role.AUXILIARY)

    def add_area(self, values: dict[str, Any]) -> uuid.UUID:
        """Make an area."""
        with self.store.unit(by=self.person) as db:
            return areas.add(db, by=self.person, **_meant(values, AREA)).id

    def amend_area(self, area_id: uuid.UUID, key: str, text: str) -> bool:
        """Keep one field; say whether it changed."""
        return self._amend(Area, areas.amend, area_id, key, text)

    def retire_area(self, area_id: uuid.UUID, reason: str) -> None:
        """Take an area away."""
        with self.store.unit(by=self.person) as db:
            areas.retire(db, db.get_one(Area, area_id), reason=reason, by=self.person)

    def add_village(self, values: dict[str, Any]) -> uuid.UUID:
        """Make a village."""
        with self.store.unit(by=self.person) as db:
            return areas.add_village(db, by=self.person, **_meant(values, VILLAGE)).id

    def amend_village(self, village_id: uuid.UUID, key: str, text: str) -> bool:
        """Keep one field; say whether it changed."""
        return self._amend(Village, areas.amend_village, village_id, key, text)

    def retire_village(self, village_id: uuid.UUID, reason: str) -> None:
        """Take a village away."""
        with self.store.unit(by=self.person) as db:
            areas.retire_village(db, db.get_one(Village, village_id), reason=reason, by=self.person)

    def _amend(
        self, kind: type[Any], verb: Callable[..., Any], row_id: uuid.UUID, key: str, text: str
    ) -> bool:
        meant = _meant({key: text}, (key,))[key]
        with self.store.unit(by=self.person) as db:
            row = db.get_one(kind, row_id)
            if getattr(row, key) == meant:
                return False
            verb(db, row, by=self.person, **{key: meant})
        return True


def _meant(values: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Any]:
    told = {key: str(values.get(key) or "").strip() for key in keys}
    return {
        key: (uuid.UUID(text) if text else None) if key.endswith("_id") else text
        for key, text in told.items()
    }
