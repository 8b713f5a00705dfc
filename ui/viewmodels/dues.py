"""The list of 回访: what is due, narrowed by kind, horizon, village, handler and words, read a page at a time."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from models.queries import dues
from models.queries.dues import Due, Kind, Wanted
from models.store import Store
from ui.viewmodels import due_lines
from ui.viewmodels.due_lines import DayHead, DueDeed, DueLine, Item

ALL = "all"
TABS: tuple[tuple[str, str, frozenset[Kind]], ...] = (
    (ALL, "全部", dues.EVERYTHING | {Kind.UNDATED}),
    ("visits", "应回访", dues.VISITS),
    ("payments", "应付款", dues.PAYMENTS),
    ("again", "待再次化解", frozenset({Kind.AGAIN})),
    ("closing", "待销号", frozenset({Kind.CLOSING})),
    ("tasks", "回头看", dues.TASKS),
)
KINDS = {key: kinds for key, _words, kinds in TABS}
HORIZONS = (
    ("today", "今天"),
    ("week", "7 天内"),
    ("month", "30 天内"),
    ("year", "一年内"),
    ("late", "已过期"),
)
_AHEAD = {"today": 0, "week": 7, "month": 30, "year": 365, "late": -1}
#: These stand in their list whatever the horizon is.
TIMELESS = frozenset({"again", "closing"})
PAGE, MOST = 120, 1_200
_NOTHING = {
    ALL: "没有要回访和要履行的事。协议登记已签后，回访和付款的日子会列在这里。",
    "visits": "没有要做的回访。协议登记已签、或者登记未达成后，回访的日子会自动排好。",
    "payments": "没有要付的款和要办的事。协议里写明的各项，登记已签后按日子列在这里。",
    "again": "没有等着再次化解的纠纷。调解未达成、达成后未履行的会列在这里。",
    "closing": "没有结了案等销号的纠纷。",
    "tasks": "没有要做的回头看。",
}


@dataclass
class Dues:
    """Which lines are shown, and those that were read so far."""

    store: Store
    today: Callable[[], date]
    tab: str = ALL
    horizon: str = "month"
    village: str = ""
    mine: bool = False
    words: str = ""
    lines: list[DueLine] = field(default_factory=list)
    whole: bool = False  # everything that was wanted is read

    @property
    def narrowed(self) -> bool:
        """Say whether anything is left out besides what is far off."""
        return bool(self.village or self.mine or self.words.strip())

    def read(self) -> list[Item]:
        """Read from the beginning, at least as far as before."""
        limit = max(PAGE, min(len(self.lines), MOST))
        self.lines = self._page(None, limit)
        self.whole = len(self.lines) < limit
        return [*due_lines.grouped(self.lines, self.today())]

    def more(self) -> list[Item]:
        """Read the next page, with the titles that its lines need after those before."""
        if self.whole or not self.lines:
            return []
        last = self.lines[-1].due
        page = self._page(last, PAGE)
        self.whole = len(page) < PAGE
        self.lines += page
        today = self.today()
        return [*due_lines.grouped(page, today, after=due_lines.head(last, today))]

    def forget(self) -> None:
        """Begin at the top again: something else is wanted."""
        self.lines = []

    def _page(self, after: Due | None, limit: int) -> list[DueLine]:
        today = self.today()
        with self.store.reading() as db:
            rows = dues.page(db, self._wanted(), after=after, limit=limit)
        return [due_lines.told(row, today) for row in rows]

    def _wanted(self) -> Wanted:
        today, person = self.today(), self.store.person
        return Wanted(
            today, today + timedelta(days=_AHEAD[self.horizon]), kinds=self._kinds(), village=self.village,
            handler_id=person.id if self.mine and person else None, words=tuple(self.words.split()),
        )  # fmt: skip

    def _kinds(self) -> frozenset[Kind]:
        kinds = KINDS[self.tab]
        return kinds if self.horizon != "late" else kinds - {Kind.UNDATED}

    def narrowed_visits(self) -> frozenset[uuid.UUID]:
        """Return the visits that the list is narrowed to; none where it is not narrowed."""
        if not self.narrowed:
            return frozenset()
        wanted = replace(self._wanted(), kinds=dues.VISITS)
        with self.store.reading() as db:
            return frozenset(each.id for each in dues.page(db, wanted, limit=MOST))

    def counts(self) -> dict[str, int]:
        """Count for each tab what is due today or late, and whatever waits without a day."""
        today = self.today()
        with self.store.reading() as db:
            found = dues.counts(db, Wanted(today, today, kinds=frozenset(Kind) - {Kind.UNDATED}))
        return {key: sum(found.get(kind, 0) for kind in kinds) for key, _words, kinds in TABS}

    def villages(self) -> list[str]:
        """Return the villages that may be chosen."""
        with self.store.reading() as db:
            return dues.villages(db)

    def nothing(self) -> str:
        """Say why the list is empty, and what to do."""
        if self.narrowed:
            return "这样筛选没有结果。可以换一个村社、去掉“只看我的”，或者少写几个字。"
        if self.horizon == "late" and self.tab not in TIMELESS:
            return "没有过期的事。"
        return _NOTHING[self.tab]


def key_of(item: Item | None) -> tuple[str, object] | None:
    """Return what tells a line from the others, also after it was read anew."""
    return None if item is None or isinstance(item, DayHead) else (item.due.kind.value, item.due.id)


def deeds(line: DueLine) -> tuple[DueDeed, ...]:
    """Return what may be done about a line."""
    return due_lines.deeds(line.due)
