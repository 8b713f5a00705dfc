"""One line of what is due, in words: how near, what, whose, how much, and the deeds that are done about it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from models import dates, grading, money
from models.agreements import ObligationKind
from models.cases import State
from models.queries.dues import Due, Kind

Urgency = Literal["bad", "warn", "accent", "good", "muted"]
LATE, UNDATED, WAITING, TO_CLOSE = "晚了", "未定日期", "尚未化解", "已经结案，等销号"
NEAR = 3  # so many days before its last one a limit of the law is yellow


@dataclass(frozen=True, slots=True)
class DueDeed:
    """A deed of a line: the pane that does it, what it is called there, and its key in the list."""

    pane: str
    deed: str
    words: str
    shortcut: str = ""


@dataclass(frozen=True, slots=True)
class DueLine:
    """A line as it is painted; the bar of ``count`` instalments stands where there are several."""

    due: Due
    when: str
    urgency: Urgency
    sentence: str
    note: str
    place: str
    amount: str = ""

    @property
    def spoken(self) -> str:
        """Return everything that the line says, for a screen reader."""
        paid = f"已付 {self.due.paid} 期，共 {self.due.count} 期" if self.due.count > 1 else ""
        return "　".join(filter(None, (self.when, self.sentence, self.amount, paid, self.note, self.place)))


@dataclass(frozen=True, slots=True)
class DayHead:
    """The title over the lines of one day, with how many there are."""

    title: str
    late: bool = False


Item = DayHead | DueLine

_RECEIVE = DueDeed("performing", "receive", "收到", "P")
_URGE = DueDeed("performing", "urge", "催告", "U")
_BREACH = DueDeed("breaching", "breach", "未履行")
_OWED = (_RECEIVE, _URGE, _BREACH)
_DEEDS: dict[Kind, tuple[DueDeed, ...]] = {
    Kind.VISIT: (DueDeed("visiting", "record", "记录回访", "R"), DueDeed("visiting", "postpone", "改期")),
    Kind.PART: _OWED,
    Kind.WHOLE: _OWED,
    Kind.PROMISE: _OWED,
    Kind.UNDATED: (_RECEIVE, DueDeed("performing", "fix_day", "补定日期"), _URGE),
    Kind.TASK: (DueDeed("visiting", "report", "登记情况", "R"),),
    Kind.AGAIN: (DueDeed("visiting", "reopen", "再次化解"), DueDeed("visiting", "record", "记录回访", "R")),
    Kind.CLOSING: (DueDeed("closing", "close", "看销号条件"),),
}
#: How something is owed that is not paid: by a kind, to nobody in particular and to somebody.
_DEED_WORDS = {
    ObligationKind.GOODS.value: ("应交付", "应交给 {}"),
    ObligationKind.APOLOGY.value: ("应道歉", "应向 {} 道歉"),
    ObligationKind.DEED.value: ("应履行", "应向 {} 履行"),
}
_BROKEN = DueDeed("breaching", "", "看怎样处理")
_CLOCK_PANES = {
    "za-check": DueDeed("performing", "receive", "登记履行"),
    "za-after-failure": _BROKEN,
}
_COURT = DueDeed("confirming", "", "看司法确认")


def deeds(due: Due) -> tuple[DueDeed, ...]:
    """Return what may be done about a line, the first before all."""
    if due.kind is Kind.CLOCK:
        return (_CLOCK_PANES.get(due.key, _COURT),)
    found = _DEEDS[due.kind]
    if due.state == State.BREACHED.value:
        return tuple(_BROKEN if deed is _BREACH else deed for deed in found)
    return found


def told(due: Due, today: date) -> DueLine:
    """Put a line into words."""
    sentence, note = _words(due, today)
    broken = "已登记未履行" if due.state == State.BREACHED.value and due.obligation_id else ""
    return DueLine(
        due, _when(due, today), urgency(due, today), sentence, note,
        " · ".join(filter(None, (broken, due.village, grading.name(due.level)))),
        "" if due.left is None else money.digits(due.left),
    )  # fmt: skip


def _words(due: Due, today: date) -> tuple[str, str]:
    if due.kind in {Kind.PART, Kind.WHOLE, Kind.UNDATED, Kind.PROMISE}:
        return _owed(due)
    if due.kind is Kind.AGAIN:
        return due.title, f"再次化解时机：{due.what}" if due.what else "还没有写再次化解时机"
    if due.kind is Kind.CLOSING:
        return due.title, due.what
    if due.kind is Kind.CLOCK and due.day:
        return f"{due.title}　{due.what}", f"截至 {dates.near(due.day, today)}"
    how = "上门" if due.on_site else "电话"
    return f"{due.title}　{due.what}", how if due.kind is Kind.VISIT else due.key


def _owed(due: Due) -> tuple[str, str]:
    debtor, creditor = due.debtor or "各方", due.creditor or "对方"
    part = f"　第 {due.part} 期" if due.count > 1 else ""
    if due.kind is Kind.PROMISE:
        return f"{debtor} 答应这天履行", due.what or due.title
    if due.left is None:
        alone, towards = _DEED_WORDS.get(due.key, _DEED_WORDS[ObligationKind.DEED.value])
        both = not due.creditor or due.creditor == debtor
        return f"{debtor} {alone if both else towards.format(creditor)}{part}", due.what
    return f"{debtor} 应付 {creditor}{part}", due.title


def _when(due: Due, today: date) -> str:
    if due.kind is Kind.AGAIN:
        return nearness(due.day, today) if due.day else due.state
    if due.kind is Kind.CLOSING and due.day:
        return f"{dates.near(due.day, today)}结案"
    return nearness(due.day, today)


def grouped(lines: Iterable[DueLine], today: date, *, after: str = "") -> Iterator[Item]:
    """Put the title of each day before its lines; ``after`` is the title that stood last."""
    for line in lines:
        title = head(line.due, today)
        if title != after:
            yield DayHead(title, late=title == LATE)
            after = title
        yield line


def head(due: Due, today: date) -> str:
    """Name the group that a line stands in."""
    if due.kind is Kind.AGAIN:
        return WAITING
    return TO_CLOSE if due.kind is Kind.CLOSING else day_title(due.day, today)


def day_title(day: date | None, today: date) -> str:
    """Name the group of a day.

    >>> day_title(date(2026, 11, 20), date(2026, 11, 21)), day_title(date(2026, 11, 24), date(2026, 11, 21))
    ('晚了', '11月24日 星期二')
    >>> day_title(date(2027, 1, 4), date(2026, 11, 21))
    '2027年1月4日 星期一'
    """
    if day is None:
        return UNDATED
    if day < today:
        return LATE
    name = {0: "今天　", 1: "明天　"}.get((day - today).days, "")
    return f"{name}{dates.near(day, today)} {dates.weekday(day)}"


def nearness(day: date | None, today: date) -> str:
    """Say how far a day is.

    >>> nearness(date(2026, 11, 18), date(2026, 11, 21)), nearness(date(2026, 11, 26), date(2026, 11, 21))
    ('晚了 3 天', '5 天后')
    """
    if day is None:
        return UNDATED
    days = (day - today).days
    if days < 0:
        return f"晚了 {-days} 天"
    return {0: "今天", 1: "明天", 2: "后天"}.get(days, f"{days} 天后")


def urgency(due: Due, today: date) -> Urgency:
    """Give the colour of a day; red is only for limits of the law, the others are the parties' own days."""
    if due.day is None or due.kind is Kind.CLOSING:
        return "muted"
    days = (due.day - today).days
    if due.kind is Kind.CLOCK:
        return "bad" if days < 0 else "warn" if days <= NEAR else "muted"
    return "warn" if days < 0 else "accent" if days == 0 else "muted"
