"""The lines of 今日: a sentence, how near it is, and the deeds beside it."""

from dataclasses import dataclass, field
from typing import Any, Literal

Urgency = Literal["bad", "warn", "accent", "good", "muted"]


@dataclass(frozen=True)
class Step:
    """The button of a line: its words, and the page it goes to, or the ``deed`` done here on the row of its key."""

    text: str
    page: str
    args: dict[str, Any] = field(default_factory=dict)
    quiet: bool = False
    deed: str = ""


@dataclass(frozen=True)
class Line:
    """One thing to do."""

    key: str
    sentence: str
    step: Step
    when: str = ""
    urgency: Urgency = "muted"
    note: str = ""
    amount: str = ""
    more: tuple[Step, ...] = ()
    mark: str = ""


@dataclass(frozen=True)
class Group:
    """Lines of one kind; ``count`` says how many there are in all."""

    key: str
    title: str
    lines: tuple[Line, ...]
    count: int


@dataclass(frozen=True)
class Slot:
    """One sitting on the timetable of the room."""

    clock: str
    title: str
    note: str
    tone: Literal["good", "now", "accent"]
    case_id: str


def scan_line(count: int) -> Line:
    """Say how many scanned pages wait to be claimed."""
    step = Step("去认领", "papers", {"sheet": "scans"})
    return Line("scans", f"{count} 页扫描件待认领", step, when="待办", urgency="accent")


def nearness(days: int) -> str:
    """Say how far a day is.

    >>> nearness(0), nearness(1), nearness(-3), nearness(5)
    ('今天', '明天', '晚了 3 天', '5 天后')
    """
    if days < 0:
        return f"晚了 {-days} 天"
    return {0: "今天", 1: "明天", 2: "后天"}.get(days, f"{days} 天后")
