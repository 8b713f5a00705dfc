"""每周比照: what came twice or more, how it stands against a week ago, and the 重点关注 it became (report 0.10)."""

import uuid
from collections.abc import Callable, Generator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models import alarm_rules, alarms, concerns, dates, repeats
from models.queries import repeated
from models.queries.repeated import GREW, NEW, Event, Repeated
from models.repeats import Concern
from models.station import Identity, Officer
from models.store import Store
from ui.viewmodels import daily

MOST = 500
Progress = Generator[tuple[int, int, str], None, tuple[Repeated, ...]]


@dataclass(frozen=True)
class SetLine:
    """One repeated set, or one concern that nothing of the window belongs to; ``fresh`` events are not in it yet."""

    key: str
    kind: str
    title: str
    count: int
    last_on: date
    key_field: str
    village: str
    standing: str
    owner: str
    due_on: date | None
    concern_id: uuid.UUID | None
    owner_id: str = ""
    measures: str = ""
    fresh: int = 0
    found: Repeated | None = None

    @property
    def members(self) -> tuple[str, ...]:
        """Tell the events, newest first."""
        return tuple(told(event) for event in reversed(self.found.events)) if self.found else ()


class Repeats:
    """The comparison of a window."""

    def __init__(
        self, store: Store, person: Identity, *, today: Callable[[], date], now: Callable[[], datetime]
    ) -> None:
        self.store, self.person, self.today, self.now = store, person, today, now
        self.days = alarm_rules.limits().windows[0]
        self.found: tuple[Repeated, ...] | None = None
        self.only_concerns = False

    @property
    def windows(self) -> tuple[tuple[str, str], ...]:
        """Return the windows offered."""
        return tuple((str(days), f"近{days}天") for days in alarm_rules.limits().windows)

    def compare(self) -> Progress:
        """Compare off the screen's thread; ``take`` shows the outcome."""
        alarms.demand(self.person)
        return self._compare(self.days)

    def _compare(self, days: int) -> Progress:
        yield 0, 0, f"正在比照近{days}天的警情、指令和纠纷"
        found = self._found(days)
        if days != alarm_rules.limits().windows[0] or not concerns.is_automatic(self.person):
            return found
        yield 0, 0, "正在列重点关注"
        with self.store.unit(by=self.person) as db:
            settled = concerns.settle(db, found, by=self.person, today=self.today())
        return self._found(days) if settled.sentence else found

    def _found(self, days: int) -> tuple[Repeated, ...]:
        with self.store.reading() as db:
            return repeated.compared(db, today=self.today(), days=days)

    def take(self, found: tuple[Repeated, ...]) -> None:
        """Keep what was found."""
        self.found = found

    @property
    def sentence(self) -> str:
        """Say how the week stands."""
        if self.found is None:
            return "还没有比照。"
        new, grew = (sum(each.standing == standing for each in self.found) for standing in (NEW, GREW))
        with self.store.reading() as db:
            ended = [
                each for each in repeats.listing(db, ended_since=self.today() - timedelta(6)) if each.ended_on
            ]
        if not self.found:
            return f"近{self.days}天没有重复发生的纠纷。"
        return (
            f"近{self.days}天重复 {len(self.found)} 组：本周新增 {new} 组，增多 {grew} 组，"
            f"解除重点关注 {len(ended)} 组。"
        )

    def lines(self) -> tuple[SetLine, ...]:
        """Return the sets, then the concerns that were quiet in the window."""
        with self.store.reading() as db:
            opened = {each.id: each for each in repeats.listing(db)}
        sets = [_line(each, opened) for each in (self.found or ())[:MOST]]
        shown = {line.concern_id for line in sets}
        quiet = [_quiet(each) for each in opened.values() if each.id not in shown]
        lines = [*sets, *quiet] if self.found is not None else quiet
        return tuple(line for line in lines if line.concern_id or not self.only_concerns)

    def owners(self) -> tuple[tuple[str, str], ...]:
        """Return who a concern may be given to."""
        with self.store.reading() as db:
            return daily.owners(db)

    @property
    def due(self) -> str:
        """Return the day of the 回头看 before somebody changes it."""
        return (self.today() + timedelta(alarm_rules.limits().look_back_days)).isoformat()

    def open_concern(self, line: SetLine, *, owner: str, due_on: date, measures: str) -> str:
        """列为重点关注, or give an open one another owner and day."""
        with self.store.unit(by=self.person) as db:
            officer = db.get_one(Officer, uuid.UUID(owner))
            if line.concern_id is not None:
                concern = repeats.get(db, line.concern_id)
                concern.measures = measures or concern.measures
                repeats.assign(db, concern, owner=officer, due_on=due_on, by=self.person)
                return f"已改由{officer.name}负责，{dates.chinese(due_on)}前回头看。"
            assert line.found is not None, "what is no concern yet was found"
            repeats.open_concern(
                db, kind=line.kind, sign=line.found.sign, title=line.title, members=line.found.members,
                first_on=line.found.events[0].on, last_on=line.last_on, owner=officer, due_on=due_on,
                measures=measures, by=self.person,
            )  # fmt: skip
            return f"已列为重点关注，{officer.name}在{dates.chinese(due_on)}前回头看。"

    def grow(self, line: SetLine) -> str:
        """Take what happened since into the concern."""
        assert line.found is not None and line.concern_id is not None, "a found set with a concern grows"  # noqa: PT018 -- one condition
        with self.store.unit(by=self.person) as db:
            concern = repeats.get(db, line.concern_id)
            added = repeats.grow(
                db, concern, members=line.found.members, last_on=line.last_on, by=self.person
            )
        return f"已并入 {added} 起。" if added else "没有新的，不用并入。"

    def end(self, line: SetLine, reason: str) -> str:
        """解除重点关注."""
        assert line.concern_id is not None, "only a concern is ended"
        with self.store.unit(by=self.person) as db:
            repeats.end(db, repeats.get(db, line.concern_id), reason=reason, on=self.today(), by=self.person)
        return "已解除重点关注。"


def told(event: Event) -> str:
    """Tell one event in a line."""
    what = event.origin if event.alarm_id else "本所登记"
    case = "（已登记）" if event.alarm_id and event.case_id else ""
    return "　".join(filter(None, (f"{event.on:%m-%d}", f"{what}{case}", event.number, event.place)))


def _line(found: Repeated, opened: dict[uuid.UUID, Concern]) -> SetLine:
    concern = opened.get(found.concern_id) if found.concern_id else None
    return SetLine(
        f"{found.kind}:{found.sign}:{found.title}", found.kind.value, concern.title if concern else found.title,
        found.count, found.events[-1].on, found.key_field, found.village, found.standing,
        concern.owner_name if concern else "", concern.due_on if concern else None,
        concern.id if concern else None, _owner(concern), concern.measures if concern else "",
        max(0, found.count - concern.count) if concern else 0, found,
    )  # fmt: skip


def _quiet(concern: Concern) -> SetLine:
    return SetLine(
        str(concern.id), concern.kind, concern.title, concern.count, concern.last_on, "", "", "平静",
        concern.owner_name, concern.due_on, concern.id, _owner(concern), concern.measures,
    )  # fmt: skip


def _owner(concern: Concern | None) -> str:
    return str(concern.owner_id) if concern and concern.owner_id else ""
