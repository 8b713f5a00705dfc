"""练习: where a learner stands in a lesson, what is asked there, and how it was answered; no store is known here."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from models.record import Line
from ui.ports import Asked, Lesson, LessonStep
from ui.viewmodels.sitting_record import Entry

PHASES = ("群众先说理", "民警后梳理", "警民共谈理")
#: A practice has no clock: its lines follow one another by a minute.
BEGIN = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Coach:
    """What stands beside the record: the question, or what is to be said; ``right`` is None while nothing was answered."""

    place: str
    asked: Asked | None = None
    chosen: int | None = None
    right: bool | None = None
    words: str = ""
    open: bool = False


@dataclass
class Training:
    """The lessons, and the one that is gone through; ``answers`` holds what was chosen at which step, -1: only looked."""

    lessons: Sequence[Lesson]
    lesson: Lesson | None = None
    at: int = 0
    answers: dict[int, int] = field(default_factory=dict)

    def choose(self, key: str) -> None:
        """Begin a lesson at its first step."""
        self.lesson = next(each for each in self.lessons if each.key == key)
        self.at, self.answers = 0, {}

    @property
    def steps(self) -> tuple[LessonStep, ...]:
        """Return the steps of the lesson."""
        return self.lesson.steps if self.lesson else ()

    @property
    def step(self) -> LessonStep:
        """Return the step where the learner stands."""
        return self.steps[self.at]

    @property
    def asking(self) -> bool:
        """Say whether a question is open."""
        return self.step.asked is not None and self.at not in self.answers

    @property
    def over(self) -> bool:
        """Say whether the last step has been reached."""
        return self.at == len(self.steps) - 1 and not self.asking

    @property
    def following(self) -> str:
        """Return the key of the lesson behind this one; behind the last comes the first."""
        keys = [each.key for each in self.lessons]
        here = keys.index(self.lesson.key) if self.lesson else -1
        return keys[(here + 1) % len(keys)]

    def forward(self) -> None:
        """Go on by one step; at an open question show the answer instead."""
        if self.asking:
            self.answers[self.at] = -1
        elif self.at < len(self.steps) - 1:
            self.at += 1

    def back(self) -> None:
        """Go back by one step; what was answered stays answered."""
        self.at = max(0, self.at - 1)

    def answer(self, option: int) -> None:
        """Take the answer to the open question; anything else is not heard."""
        asked = self.step.asked
        if asked is not None and self.asking and 0 <= option < len(asked.options):
            self.answers[self.at] = option

    @property
    def score(self) -> tuple[int, int]:
        """Return how many questions were answered rightly, and how many were asked so far."""
        asked = {at: each.asked for at, each in enumerate(self.steps) if each.asked and each.asked.options}
        done = [at for at in self.answers if at in asked]
        right = [at for at in done if (known := asked[at]) is not None and self.answers[at] == known.right]
        return len(right), len(done)

    # what is shown

    def phases(self) -> list[tuple[str, str, bool, bool]]:
        """Return (name, note, done, current) of the three steps over the room."""
        now = PHASES.index(self.step.phase) if self.steps else 0
        return [(name, "", place < now, place == now) for place, name in enumerate(PHASES)]

    def entries(self) -> list[Entry]:
        """Return the rows of the record up to where the learner stands; a gate is no row."""
        rows: list[Entry] = []
        phase = ""
        for place, each in enumerate(self.steps[: self.at + 1]):
            moment = BEGIN + timedelta(minutes=place)
            if each.phase != phase:
                phase = each.phase
                rows.append(Entry(moment, len(rows), phase))
            if each.speaker == "关口" or (
                each.asked and not each.asked.options and place not in self.answers
            ):
                continue  # the gate is asked beside the record; what is to be thought about is not told before
            line = Line(
                UUID(int=place + 1), place + 1, moment, each.phase, each.speaker, party_of(each.side), each.kind, each.text,
                column=each.column if place in self.answers else "",
            )  # fmt: skip
            rows.append(Entry(moment, len(rows), line=line))
        return rows

    def sides(self) -> dict[UUID, str]:
        """Return the side of each party in the record."""
        return {key: each.side for each in self.steps if (key := party_of(each.side)) is not None}

    def coach(self) -> Coach:
        """Return what stands beside the record now."""
        place, asked = f"{self.at + 1} / {len(self.steps)}", self.step.asked
        shown = Coach(place, asked, words=self.step.remark)
        if asked is None:
            return shown
        if self.asking:
            return replace(shown, open=True, words="")
        chosen = self.answers[self.at]
        right = None if chosen < 0 else chosen == asked.right
        return replace(shown, chosen=chosen, right=right, words=asked.told)


def party_of(side: str) -> UUID | None:
    """Return the id that stands for a side, none for who is on none."""
    return UUID(int=ord(side[0])) if side else None
