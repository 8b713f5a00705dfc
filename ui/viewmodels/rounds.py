"""排走访: which visits are gone to on one way, their sheet, and what was found at each door."""

import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from models import cases, dates, lookback, rounds, station, visits
from models.cases import State
from models.errors import Refusal
from models.rounds import Stop
from models.station import Deed, Identity
from models.store import Store
from models.visitrules import rules
from models.visits import PERFORMED, SATISFACTION, Visit
from ui.viewmodels.board_lines import nearness
from ui.viewmodels.typed import Typed

KEY = "visits:round"
MODE = "上门"
#: What is typed of each door besides the words and the day of the next visit.
TYPED = ("visited", "performed", "satisfaction", "mood", "relapse", "new_risk")
_MONTHS = 12
_FAR = 366  # visits that were named are gone to whenever they are due
#: (days ahead, words) of how far a round looks.
AHEAD = (("0", "到今天"), ("3", "3 天内"), ("7", "7 天内"), ("30", "30 天内"))


@dataclass(frozen=True)
class Line:
    """One door: whom to see, why, and what is still owed."""

    visit_id: str
    case_id: uuid.UUID
    village: str
    heading: str
    note: str
    late: bool
    names: tuple[str, ...]


@dataclass(frozen=True)
class Recorded:
    """What is said of a door that was recorded, and the pane of 回访 that what was found leads to."""

    told: str
    pane: str = ""


@dataclass(frozen=True)
class View:
    """The round as it is put together."""

    lines: tuple[Line, ...]
    villages: tuple[tuple[str, str], ...]


class Rounds:
    """What the sheet shows and does."""

    def __init__(self, store: Store, person: Identity, *, today: Callable[[], date]) -> None:
        self.store, self.person, self.today = store, person, today
        self.days, self.every = 7, False
        self.villages: frozenset[str] = frozenset()
        self.only: frozenset[uuid.UUID] = frozenset()
        self._typed = Typed(store)

    @property
    def choices(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """Return what may be chosen of each field of a line."""
        table = rules()
        return {
            "performed": tuple((each, each) for each in PERFORMED),
            "satisfaction": tuple((each, each) for each in SATISFACTION),
            "mood": tuple((each.name, each.name) for each in table.moods),
            "relapse": tuple((each.name, each.name) for each in table.relapses),
        }

    def read(self) -> View:
        """Read the round; the villages offered are those of everything that is due."""
        day = self.today()
        whole = self._stops(())
        counts = dict.fromkeys(rounds.villages_of(whole), 0)
        for each in whole:
            counts[each.village] += 1
        shown = [each for each in whole if not self.villages or each.village in self.villages]
        return View(
            tuple(_line(each, day) for each in shown),
            tuple((village, f"{village} {count}") for village, count in counts.items()),
        )

    @property
    def masked(self) -> str:
        """Say that the sheet will have no whole numbers; empty when the person may see them."""
        may = station.may(self.person, Deed.REVEAL)
        return "" if may else f"{self.person.role}打印的走访单上电话是遮盖的。"

    def pdf(self, on: date) -> bytes:
        """Make the sheet of the round; whole numbers on it are put down as read."""
        from exports import rounds as sheets  # noqa: PLC0415 -- brings ReportLab, wanted once a round

        whole = station.may(self.person, Deed.REVEAL)
        with self.store.unit(by=self.person) as db:
            found = self._found(db, self.villages)
            if not found:
                raise Refusal("这些天、这些村没有要上门的回访。")
            if whole:
                found = rounds.reveal(db, found, by=self.person)
            here = station.current(db)
            return sheets.sheet(
                found, room=here.room or here.name, by=self.person.name, on=on, whole=whole, demo=here.demo
            )

    def months(self) -> tuple[tuple[str, str], ...]:
        """Return (first day, words) of the months whose 回头看 may be printed: the next, this one, and a year back."""
        first = self.today().replace(day=1)
        found = [dates.after_months(first, each) for each in range(1, -_MONTHS, -1)]
        return tuple((each.isoformat(), f"{each.year}年{each.month}月") for each in found)

    def lookback_pdf(self, month: date) -> bytes:
        """Make the list of the 回头看 of a month, named by its first day."""
        from exports import rounds as sheets  # noqa: PLC0415 -- as above

        last = dates.after_months(month, 1) - timedelta(days=1)
        with self.store.reading() as db:
            found = lookback.listing(db, month, last)
            here = station.current(db)
            return sheets.lookbacks(
                found, room=here.room or here.name, title=f"{month.year}年{month.month}月回头看清单",
                by=self.person.name, on=self.today(), demo=here.demo,
            )  # fmt: skip

    def day(self, text: str, *, field: str = "on") -> date:
        """Read a day as it was typed."""
        try:
            return dates.parse(text, today=self.today())
        except Refusal as refusal:
            raise Refusal(refusal.message, field) from None

    def record(self, visit_id: str, on: date, said: dict[str, str]) -> Recorded:
        """Record what was found at one door; returns what follows."""
        next_on = self.day(said["next_on"], field="next_on") if said.get("next_on", "").strip() else None
        with self.store.unit(by=self.person) as db:
            visit = db.get_one(Visit, uuid.UUID(visit_id))
            if visit.open and visits.early(
                db, visit, on=on
            ):  # seen on the way, before what it was to ask after
                subject = cases.case(db, visit.case_id)
                visit = visits.unplanned(db, subject, on=on, by=self.person, on_site=True)
            visits.record(
                db, visit, on=on, by=self.person, mode=MODE, text=said.get("text", ""), next_on=next_on,
                **{key: said.get(key, "") for key in TYPED},
            )  # fmt: skip
            subject = cases.case(db, visit.case_id)
            if visit.performed == visits.BROKEN and subject.state == State.AGREED.value:
                return Recorded("已记下。没有履行，请在右边登记未履行。", "breaching")
            if visits.troubled(visit):
                return Recorded("已记下。有新情况，请看右边的建议。", "visiting")
            return Recorded("已记下。")

    # what is typed and not yet recorded

    def still_open(self, visit_ids: Collection[str]) -> set[str]:
        """Return which of these visits nobody has made or given up."""
        with self.store.reading() as db:
            return {str(each) for each in rounds.still_open(db, [uuid.UUID(each) for each in visit_ids])}

    def load(self) -> dict[str, dict[str, str]]:
        """Return what was typed into the lines and not recorded."""
        return {key: dict(value) for key, value in self._typed.load(KEY).items()}

    def keep(self, typed: dict[str, dict[str, str]]) -> None:
        """Keep what is typed into the lines."""
        if typed:
            self._typed.keep(KEY, typed, title="走访单　还没有记下的回访")
        else:
            self._typed.drop(KEY)

    def _stops(self, villages: Collection[str]) -> list[Stop]:
        with self.store.reading() as db:
            return self._found(db, villages)

    def _found(self, db: Any, villages: Collection[str]) -> list[Stop]:
        until = self.today() + timedelta(days=_FAR if self.only else self.days)
        return rounds.stops(db, until=until, villages=villages, visits=self.only, every=self.every)


def _line(stop: Stop, today: date) -> Line:
    who = "；".join(
        f"{each.name}{f'（{each.role}）' if each.role else ''}　{each.address}".strip()
        for each in stop.people
        if each.name
    )
    note = "　".join(
        filter(None, (stop.title, stop.reason, nearness((stop.due_on - today).days), *stop.dues))
    )
    return Line(str(stop.visit_id), stop.case_id, stop.village, who, note, stop.due_on < today, stop.names)
