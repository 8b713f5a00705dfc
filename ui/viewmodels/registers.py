"""台账: the sheet of a register for a period as it will print, and what stands behind its numbers."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from exports import gapwords
from exports.columns import Register
from exports.registers import REGISTERS
from exports.registers.persons import PERSONS
from models import periods, registerrules, savedfilters, station
from models.errors import Refusal
from models.periods import Period
from models.queries import case_numbers, narrowing
from models.queries import registers as queries
from models.queries.rows import by_person as persons
from models.queries.selection import Selection
from models.station import Identity
from models.store import Store
from ui.viewmodels import ledger_barred, ledger_behind
from ui.viewmodels.ledger_behind import Opened
from ui.viewmodels.ledger_sheet import PER_PERSON, SAID, Sheet, columns
from ui.viewmodels.ledger_totals import Told

PAGE = "registers"
#: A period with so many cases is read while the page waits; a longer one off the GUI thread.
AT_ONCE = 1500
STEP = 200
Reading = Generator[tuple[int, int, str], None, Sheet]


class Registers:
    """Which register, which period, what narrows it, and what stands in it."""

    def __init__(
        self, store: Store, person: Identity, *, today: Callable[[], date], now: Callable[[], datetime]
    ) -> None:
        self.store, self.person, self.today, self.now = store, person, today, now
        self.key = next(iter(REGISTERS))
        self.selection = Selection(periods.month(today()))
        self.per_person = False

    @property
    def barred(self) -> str:
        """Say why this person may not see registers; empty when they may."""
        return ledger_barred.why_not(self.person)

    @property
    def register(self) -> Register[Any]:
        """The register that is shown: of some there is one with a row a person."""
        return PERSONS[self.key] if self.by_person else REGISTERS[self.key]

    @property
    def may_be_by_person(self) -> bool:
        """Tell whether the register may have one row a person."""
        return self.key in PERSONS

    @property
    def by_person(self) -> bool:
        """Tell whether it has."""
        return self.per_person and self.may_be_by_person

    @property
    def period(self) -> Period:
        """The period that is shown."""
        return self.selection.period

    def choose_period(self, period: Period) -> None:
        """Take another period, keeping what narrows it."""
        here = self.selection
        self.selection = Selection(period, here.officer, here.village, here.dispute_type)

    def narrow(self, *, officer: str = "", village: str = "", dispute_type: str = "") -> None:
        """Take what narrows the rows, keeping the period."""
        self.selection = Selection(self.period, officer, village, dispute_type)

    def choices(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Return what the rows may be narrowed by: officers and villages that cases bear, and the types."""
        with self.store.reading() as db:
            said = {"officer": narrowing.officers(db), "village": narrowing.villages(db)}
        found = {key: tuple((each, each) for each in names) for key, names in said.items()}
        return {**found, "dispute_type": tuple(narrowing.types())}

    @property
    def is_long(self) -> bool:
        """Tell whether the period holds so many cases that reading it would keep the page waiting."""
        with self.store.reading() as db:
            return narrowing.count(db, self.period) > AT_ONCE

    def read(self) -> Sheet:
        """Read the register of the period."""
        reading = self.reading()
        while True:
            try:
                next(reading)
            except StopIteration as end:
                sheet: Sheet = end.value
                return sheet

    def reading(self) -> Reading:
        """Read the register step by step; what is asked for while it is read does not change it."""
        if self.barred:
            raise Refusal(self.barred)
        return self._reading(self.register, self.selection, by_person=self.by_person)

    def rows(self, db: Any, key: str, selection: Selection, *, by_person: bool) -> Iterator[Any]:
        """Give the rows of a register, a case or a person each, while ``db`` is open."""
        found = queries.rows(db, key, selection)
        return persons(found) if by_person else found

    def _reading(self, register: Register[Any], selection: Selection, *, by_person: bool) -> Reading:
        key, period, rule = register.key, selection.period, registerrules.rule(register.key)
        sentence = f"正在读{period.name}的{register.title}"
        yield 0, 0, sentence
        with self.store.reading() as db:
            here = station.current(db)
            found = self.rows(db, key, selection, by_person=by_person)
            rows: list[Any] = []
            while batch := list(islice(found, STEP)):
                rows += batch
                yield len(rows), 0, f"{sentence}，已读 {len(rows)} 行"
            gaps, late = queries.gaps(db, key, period), queries.late(db, key, period)
            undated = queries.undated(db, key, period)
        narrowed = selection.chosen != "全部"
        notes = (
            f"筛选：{selection.chosen}。" if narrowed else "",
            gapwords.missing(gaps, whole=narrowed, most=SAID) if rule.series else "",
            gapwords.late(late, whole=narrowed, most=SAID),
            gapwords.undated(undated, whole=narrowed, most=SAID),
            f"统计口径：{rule.sentence}",
        )
        return Sheet(
            register=register,
            title=f"{here.name}{register.title}（{period.name}）",
            unit=f"单位：{here.name}（盖章）",
            reporter=f"填报人：{self.person.name}",
            reported_on=f"填报日期：{self.today().isoformat()}",
            columns=columns(register),
            rows=tuple(rows),
            notes=tuple(filter(None, notes)),
            manner=PER_PERSON if by_person else "",
            empty="没有符合筛选的登记事项。" if narrowed else "本期没有登记事项。",
        )

    def open_number(self, told: Told | None, rows: Sequence[Any]) -> Opened:
        """Return the cases behind a number of the last line; None is the count of all rows."""
        register, rule = self.register, registerrules.rule(self.key)
        return ledger_behind.opened(self.store, register, told, rows, rule=rule, period=self.period)

    def why(self, number: str) -> str:
        """Say why the case with this number stands in the register or does not."""
        typed = case_numbers.tidied(number)
        with self.store.reading() as db:
            found = case_numbers.meant(db, typed, year=self.period.first.year)
            if len(found) > 1:
                return f"有 {len(found)} 件对得上：{'、'.join(found[:SAID])}。请写全编号。"
            return queries.why(db, self.key, self.selection, found[0] if found else typed)

    def saved(self) -> dict[str, dict[str, Any]]:
        """Return the filters that this person keeps, by name."""
        with self.store.reading() as db:
            return {each.name: dict(each.said) for each in savedfilters.listing(db, PAGE, by=self.person)}

    def keep(self, name: str, said: Mapping[str, Any]) -> None:
        """Keep what narrows the rows under a name."""
        with self.store.unit(by=self.person) as db:
            savedfilters.keep(db, PAGE, name, dict(said), by=self.person)

    def drop(self, name: str) -> None:
        """Let a kept filter go."""
        with self.store.unit(by=self.person) as db:
            savedfilters.drop(db, PAGE, name, by=self.person)
