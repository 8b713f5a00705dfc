"""A moment of a case: one thing that happened or will happen, as the 时间线 tells it."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import dates, masking
from models.cases import Case

#: Where a click leads: a page and what is handed to it.
Go = tuple[str, dict[str, Any]]


class Kind(StrEnum):
    """The groups that the line may be narrowed to."""

    HANDLING = "办理"
    TALKING = "调解"
    PAPERS = "文书"
    PERFORMING = "履行"
    VISITING = "回访"
    LIMITS = "期限"
    BEYOND = "移送和法院"


class State(StrEnum):
    """Whether a moment is over, is to come, is overdue, or was taken back."""

    PAST = "past"
    TODAY = "today"
    FUTURE = "future"
    LATE = "late"
    VOID = "void"


#: What is still to be done.
AHEAD = frozenset({State.TODAY, State.FUTURE, State.LATE})


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing on the line; ``clock`` is its place within its day, ``go`` leads to where it was or will be done."""

    key: str
    at: datetime | date
    kind: Kind
    title: str
    text: str = ""
    by: str = ""
    state: State = State.PAST
    go: Go | None = None
    clock: time = time.max
    round: int = 1

    @property
    def day(self) -> date:
        """Return its day in China."""
        return dates.local(self.at).date() if isinstance(self.at, datetime) else self.at

    @property
    def ahead(self) -> bool:
        """True while it is still to be done."""
        return self.state in AHEAD

    @property
    def place(self) -> tuple[date, time, str]:
        """Return what orders the line."""
        return (self.day, self.clock, self.key.rpartition(".")[2])


@dataclass(frozen=True)
class Line:
    """The case whose moments are told; ``police`` tells whether 警情 and what a person is like may be seen.

    ``entered`` says when a column of the case was filled in last.
    """

    db: Session
    subject: Case
    today: date
    police: bool
    me: uuid.UUID | None = None
    entered: Mapping[str, datetime] = field(default_factory=dict)

    @property
    def case_id(self) -> uuid.UUID:
        """Return the id of the case."""
        return self.subject.id

    @property
    def stands(self) -> bool:
        """True while something is still to be done in the case: neither closed nor merged into another."""
        return self.subject.closed_on is None and self.subject.merged_into_id is None

    def rows(self, *columns: Any) -> list[Any]:
        """Read columns of one table for the case; ``id`` comes first."""
        return list(self.db.execute(select(*columns).where(columns[0].class_.case_id == self.case_id)).all())

    def go(self, page: str, **args: Any) -> Go:
        """Say which page shows something of the case."""
        return (page, {"case": self.case_id, **args})

    def past(
        self, key: tuple[str, uuid.UUID | str], at: datetime | date | None, kind: Kind, title: str, text: str = "", *,
        by: str = "", go: Go | None = None, voided: datetime | None = None, why: str = "", column: str = "",
    ) -> Iterator[Moment]:  # fmt: skip
        """Tell what happened, if its day is known; what was taken back says why.

        What has a day and no hour stands at its end, in the order in which it was written; a ``column`` of the case
        stands where it was filled in, if that was the same day.
        """
        if at is None:
            return
        state = State.PAST if voided is None else State.VOID
        if voided is not None:
            text = "；".join(filter(None, (text, f"已撤销（{why}）" if why else "已撤销")))
        yield Moment(
            f"{key[0]}.{key[1]}", at, kind, masking.cover_numbers(title), masking.cover_numbers(text), by, state, go,
            self._clock(at, column),
        )  # fmt: skip

    def ahead(
        self, key: tuple[str, uuid.UUID | str], at: datetime | date | None, kind: Kind, title: str, text: str = "", *,
        by: str = "", go: Go | None = None,
    ) -> Iterator[Moment]:  # fmt: skip
        """Tell what is to be done on a day, today, or should have been done."""
        if at is None:
            return
        day = dates.local(at).date() if isinstance(at, datetime) else at
        state = State.LATE if day < self.today else State.TODAY if day == self.today else State.FUTURE
        yield Moment(
            f"{key[0]}.{key[1]}", at, kind, masking.cover_numbers(title), masking.cover_numbers(text), by, state, go,
            time.min if not isinstance(at, datetime) else dates.local(at).time(),
        )  # fmt: skip

    def _clock(self, at: datetime | date, column: str) -> time:
        if isinstance(at, datetime):
            return dates.local(at).time()
        entered = dates.local(self.entered.get(column, self.subject.received_at)) if column else None
        return entered.time() if entered is not None and entered.date() == at else time.max


def joined(*parts: str) -> str:
    """Put what is known into one sentence.

    >>> joined("电话", "", "没有接通")
    '电话；没有接通'
    """
    return "；".join(part.strip() for part in parts if part and part.strip())
