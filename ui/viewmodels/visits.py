"""The case that is looked at on 回访, and the cases that it may be chosen from."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from models import cases, grading, performance
from models.cases import State
from models.queries import cases as case_lists
from models.queries.cases import CaseLine
from models.store import Store

#: The states of the cases that the shelf offers before anything is typed.
OFFERED = (
    State.AGREED.value, State.BREACHED.value, State.PERFORMED.value, State.FAILED.value, State.WITHDRAWN.value,
    State.DECLINED.value, State.REFERRED.value, State.CLOSED.value,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class CaseView:
    """The head over the panes: ``about`` is number, round, village, level and handler."""

    case_id: uuid.UUID
    title: str
    state: str
    about: str


@dataclass
class Visits:
    """Which case is looked at."""

    store: Store
    today: Callable[[], date]
    case_id: uuid.UUID | None = None

    def case(self) -> CaseView | None:
        """Read the case that is looked at."""
        if self.case_id is None:
            return None
        with self.store.reading() as db:
            subject = cases.case(db, self.case_id)
            settled = subject.state in {State.AGREED.value, State.BREACHED.value}
            told = (
                subject.number, f"第 {subject.round} 轮" if subject.round > 1 else "", subject.village,
                grading.name(subject.level), subject.handler_name,
            )  # fmt: skip
            return CaseView(
                subject.id, subject.title, (performance.words(db, subject) if settled else "") or subject.state,
                " · ".join(filter(None, told)),
            )  # fmt: skip

    def shelf(self, words: str = "") -> list[CaseLine]:
        """Return cases to choose from: what has come to an end of some kind, or what answers to the words."""
        with self.store.reading() as db:
            if words.strip():
                return case_lists.search(db, words, by=self.store.person, limit=30)
            return case_lists.listing(db, by=self.store.person, states=OFFERED, limit=30)
