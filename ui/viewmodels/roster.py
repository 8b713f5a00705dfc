"""名册: mediators and invitees by kind, what they know, and how many cases they were in of late."""

import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from models import areas, audit, dates, pinyin, roster, station
from models.errors import Refusal
from models.phones import Phone, mask_phone
from models.queries import loads
from models.roster import Duty, Kind, Mediator
from models.station import Deed, Identity
from models.store import Store

KINDS = tuple((kind.value, kind.value) for kind in Kind)
DUTIES = (("", "不是警务助理"), *((duty.value, duty.value) for duty in Duty))
TEXTS = (
    "name", "kind", "sex", "unit", "title", "certificate", "fields", "village", "dialect", "duty", "available",
    "related", "recommended_by",
)  # fmt: skip
NO_LOGIN = ("", "不登录本机")
DAYS = ("term_from", "term_until")


@dataclass(frozen=True)
class Helper:
    """One entry; the telephone is masked, ``ended`` tells that the term is over, ``away`` why they are not asked."""

    mediator_id: uuid.UUID
    name: str
    kind: str
    sex: str
    unit: str
    title: str
    certificate: str
    fields: str
    village: str
    dialect: str
    duty: str
    available: str
    related: str
    recommended_by: str
    officer_id: uuid.UUID | None
    area: str
    telephone: str
    term_from: date | None
    term_until: date | None
    cases: int
    ended: bool
    away: str

    @property
    def post(self) -> str:
        """Return unit and title in one."""
        return " ".join(filter(None, (self.unit, self.title)))

    @property
    def term(self) -> str:
        """Say the term of office."""
        if self.term_from is None and self.term_until is None:
            return ""
        return f"{self.term_from or ''} 至 {self.term_until or ''}".strip()

    @property
    def spelled(self) -> Any:
        """Return what the name sorts by."""
        return pinyin.order(self.name)

    def values(self) -> dict[str, str]:
        """Return the entry as the words of the form."""
        told = {key: str(getattr(self, key)) for key in (*TEXTS, "telephone")}
        return told | {key: str(getattr(self, key) or "") for key in (*DAYS, "officer_id")}


class Roster:
    """The roster, and what may be done with it."""

    def __init__(self, store: Store, person: Identity, *, today: Callable[[], date]) -> None:
        self.store, self.person, self.today = store, person, today
        self.kind = ""

    @property
    def barred(self) -> str:
        """Say why this person may not change the roster; empty when they may."""
        return "" if station.may(self.person, Deed.ROSTER) else "名册由民警、内勤、所领导或管理员维护。"

    @property
    def no_reveal(self) -> str:
        """Say why this person may not see a whole telephone number; empty when they may."""
        return "" if station.may(self.person, Deed.REVEAL) else f"{self.person.role}不能查看完整号码。"

    def helpers(self) -> tuple[Helper, ...]:
        """Return the valid entries of every kind."""
        day = self.today()
        with self.store.reading() as db:
            load = loads.recent(db, today=day)
            names = {each.id: each.name for each in areas.listing(db)}
            return tuple(
                _helper(each, load.get(each.id, 0), day, names.get(each.area_id, "") if each.area_id else "")
                for each in roster.listing(db)
            )

    def logins(self) -> tuple[tuple[str, str], ...]:
        """Return those who sign in, to link an entry with: (id, name and post)."""
        with self.store.reading() as db:
            people = [(str(each.id), f"{each.name}（{each.role}）") for each in station.people(db)]
        return (NO_LOGIN, *people)

    def add(self, values: dict[str, Any]) -> uuid.UUID:
        """Put somebody on the roster."""
        told = {
            key: self._meant(key, str(values.get(key) or ""))
            for key in (*TEXTS, "telephone", *DAYS, "officer_id")
        }
        _refuse_crossed(told["term_from"], told["term_until"])
        with self.store.unit(by=self.person) as db:
            return roster.add(db, by=self.person, **told).id

    def amend(self, mediator_id: uuid.UUID, key: str, text: str) -> bool:
        """Keep one field as soon as it is left; say whether it changed.  A masked number is never kept."""
        if key == "telephone" and "*" in text:
            return False
        meant = self._meant(key, text)
        with self.store.unit(by=self.person) as db:
            entry = db.get_one(Mediator, mediator_id)
            if getattr(entry, key) == meant:
                return False
            if key in DAYS:
                ends = {each: getattr(entry, each) for each in DAYS} | {key: meant}
                _refuse_crossed(ends["term_from"], ends["term_until"])
            roster.amend(db, entry, by=self.person, **{key: meant})
        return True

    def retire(self, mediator_id: uuid.UUID, reason: str) -> None:
        """Take somebody off the roster."""
        with self.store.unit(by=self.person) as db:
            roster.retire(db, db.get_one(Mediator, mediator_id), reason=reason, by=self.person)

    def reveal(self, mediator_id: uuid.UUID) -> str:
        """Return the whole telephone number, and leave in the audit that it was read."""
        station.demand(self.person, Deed.REVEAL)
        with self.store.unit(by=self.person) as db:
            return audit.reveal(db, db.get_one(Mediator, mediator_id), "telephone", reason="名册")

    def _meant(self, key: str, text: str) -> Any:
        words = text.strip()
        try:
            if key in DAYS:
                return dates.parse(words, today=self.today()) if words else None
            if key == "telephone" and words:
                return Phone.parse(words).text
            if key == "officer_id":
                return uuid.UUID(words) if words else None
        except Refusal as refusal:
            raise Refusal(refusal.message, key) from refusal
        return words


def counts(helpers: tuple[Helper, ...]) -> tuple[tuple[str, int], ...]:
    """Return (kind, how many) of the kinds that have anybody, in their order."""
    found = Counter(each.kind for each in helpers)
    return tuple((kind.value, found[kind.value]) for kind in Kind if found[kind.value])


def _refuse_crossed(begins: date | None, ends: date | None) -> None:
    if begins and ends and ends < begins:
        raise Refusal("聘期的止日早于起日。", "term_until")


def _helper(row: Mediator, cases: int, day: date, area: str) -> Helper:
    return Helper(
        mediator_id=row.id, cases=cases, ended=row.term_until is not None and row.term_until < day,
        away=roster.why_not_offered(row, day), area=area, officer_id=row.officer_id,
        telephone=mask_phone(row.telephone) if row.telephone else "",
        term_from=row.term_from, term_until=row.term_until, **{key: getattr(row, key) for key in TEXTS},
    )  # fmt: skip
