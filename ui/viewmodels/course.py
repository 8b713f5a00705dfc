"""时间线 of one case as the screen shows it: headings, moments, today in between, narrowed by kind and words."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from exports import timeline as printed
from models import dates
from models.queries import timeline
from models.queries.moments import Go, Kind, Moment, State
from models.station import Identity
from models.store import Store

if TYPE_CHECKING:
    import uuid

Sort = Literal["head", "today", "late", "moment"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: a heading, the mark of today, or a moment with its words; ``mark`` says how far away it is."""

    key: str
    sort: Sort
    title: str
    day: str = ""
    clock: str = ""
    text: str = ""
    by: str = ""
    mark: str = ""
    kind: str = ""
    state: State = State.PAST
    go: Go | None = None

    @property
    def spoken(self) -> str:
        """Say the row as a screen reader should."""
        return " ".join(
            filter(None, (self.day, self.clock, self.kind, self.title, self.text, self.by, self.mark))
        )


class Course:
    """What the pane shows; the moments are read once, and narrowed without asking the store again."""

    def __init__(self, store: Store, person: Identity, *, today: Callable[[], date]) -> None:
        self.store, self.person, self.today = store, person, today
        self.case_id: uuid.UUID | None = None
        self.kinds: tuple[str, ...] = ()
        self.ahead = False
        self.words = ""
        self.moments: list[Moment] = []

    def read(self) -> None:
        """Read the line of the case."""
        assert self.case_id is not None, "a case is shown"
        with self.store.reading() as db:
            self.moments = timeline.course(db, self.case_id, today=self.today())

    @property
    def choices(self) -> tuple[tuple[str, str], ...]:
        """Return (kind, words) of the kinds."""
        return tuple((kind.value, kind.value) for kind in Kind)

    @property
    def counts(self) -> dict[str, int]:
        """Return how many moments of each kind there are."""
        return {kind.value: sum(each.kind is kind for each in self.moments) for kind in Kind}

    @property
    def late(self) -> int:
        """Return how many are overdue."""
        return sum(each.state is State.LATE for each in self.moments)

    def entries(self) -> tuple[Entry, ...]:
        """Return the rows under the narrowing that stands."""
        wanted = self._wanted
        shown = timeline.narrowed(
            (each for each in self.moments if wanted is None or each.kind in wanted),
            ahead=self.ahead,
            words=self.words,
        )
        return tuple(self._laid(shown))

    def _laid(self, shown: list[Moment]) -> Iterator[Entry]:
        today = self.today()
        for each in timeline.stretches(shown, today):
            sort: Sort = (
                "today" if each.place == timeline.NOW else "late" if each.place == timeline.LATE else "head"
            )
            yield Entry(f"{each.place}.{each.title}", sort, each.title)
            for moment in each.moments:
                yield _entry(moment, today)

    @property
    def _wanted(self) -> Collection[Kind] | None:
        return frozenset(Kind(each) for each in self.kinds) if self.kinds else None

    def pdf(self) -> bytes:
        """Return the line as PDF, narrowed as it is on the screen."""
        assert self.case_id is not None, "a case is shown"
        chosen = [kind for kind in Kind if kind.value in self.kinds] or None
        with self.store.reading() as db:
            return printed.pdf(
                db,
                self.case_id,
                today=self.today(),
                by=self.person,
                kinds=chosen,
                ahead=self.ahead,
                words=self.words,
            )


def _entry(each: Moment, today: date) -> Entry:
    left = (each.day - today).days
    mark = ""
    if each.state is State.LATE:
        mark = f"过期 {-left} 天" if left else "还没有结束"
    elif each.state is State.FUTURE:
        mark = f"还有 {left} 天" if left else ""
    elif each.state is State.TODAY:
        mark = "今天"
    elif each.state is State.VOID:
        mark = "已撤销"
    clock = f"{dates.local(each.at):%H:%M}" if isinstance(each.at, datetime) else ""
    return Entry(
        each.key, "moment", each.title, f"{each.day.month}-{each.day.day:02d}", clock, each.text, each.by, mark,
        each.kind.value, each.state, each.go,
    )  # fmt: skip
