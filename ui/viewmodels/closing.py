"""结案销号 of one case: when the law was done with it, what 销号 still waits for, who strikes it off, and what came before."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from models import cases, closure, dates, joining, station
from models.cases import Case, State
from models.errors import Refusal
from models.station import Deed, Identity
from models.store import Store
from ui.viewmodels import approving

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

#: How a condition stands, told by a sign, a colour and a word.
MARKS = {"met": ("✓", "good", "已具备"), "open": ("○", "warn", "还没有"), "none": ("—", "muted", "不涉及")}
#: What the button of an open condition says; its place is a pane of 回访, or another page with where on it.
WORDS = {
    "performing": "登记履行", "visiting": "去回访", "breaching": "去处理", "confirming": "司法确认", "recognising": "申请认可",
    "papers": "去文书", "dossier": "去卷宗", "sitting": "去调解", "intake": "去登记", "referral": "看移送", "alarms": "看警情",
}  # fmt: skip
PANES = frozenset({"performing", "visiting", "breaching", "confirming", "recognising"})
PLACES: dict[str, tuple[str, dict[str, str]]] = {
    "papers": ("papers", {}), "dossier": ("papers", {"sheet": "dossier"}), "sitting": ("sitting", {}), "intake": ("intake", {}),
    "referral": ("intake", {"pane": "referral"}), "alarms": ("intake", {"pane": "hands"}),
}  # fmt: skip
assert set(WORDS) == PANES | set(PLACES), "every place has its words"


@dataclass(frozen=True)
class Row:
    """One condition: its sign and colour, its name, and what is so or missing; ``go`` where an open one is done."""

    key: str
    name: str
    mark: str
    tone: str
    state: str
    words: str
    go: str = ""


@dataclass(frozen=True)
class View:
    """The whole pane; ``missing`` says what 销号 waits for, and nothing when it waits for nothing."""

    ended: str
    ended_how: str
    closed: str
    closed_how: str
    rows: tuple[Row, ...]
    missing: str
    led: str
    may_close: bool
    may_ask: bool
    may_reopen: bool
    suggested: str
    waiting: tuple[approving.Waiting, ...]
    history: tuple[str, ...]
    note: str


class Closing:
    """What the pane shows and does."""

    def __init__(self, store: Store, person: Identity, *, today: Callable[[], date]) -> None:
        self.store, self.person, self.today = store, person, today
        self.case_id: uuid.UUID | None = None

    def read(self) -> View:
        """Read the pane; a case that is struck off shows how its conditions stood then."""
        waiting = approving.waiting(self.store, self._case, closure.ASKED)
        with self.store.reading() as db:
            subject = cases.case(db, self._case)
            past = closure.of_case(db, subject.id)
            over = subject.state == State.CLOSED.value
            rows = _kept(past) if over else _now(db, subject, self.today())
            left = [each for each in rows if each.state == MARKS["open"][2]]
            decides = _decides(db, subject, self.person)
            leads = station.may(self.person, Deed.APPROVE)
            led = "" if over else closure.led(db, subject)
            agreed = closure.allowed(db, subject) is not None
            free = decides and not over and not left
            return View(
                ended=dates.chinese(subject.ended_on) if subject.ended_on else "",
                ended_how=subject.ended_how or _why_open(rows),
                closed=dates.chinese(subject.closed_on) if subject.closed_on else "",
                closed_how=_closed_how(past) if over else f"还差 {len(left)} 项" if left else "条件都具备了",
                rows=rows,
                missing="" if over else _missing(left),
                led=led,
                may_close=free and (not led or leads or agreed),
                may_ask=free and bool(led) and not leads and not agreed and not waiting,
                may_reopen=decides and subject.state in joining.REOPENABLE,
                suggested=closure.suggested(db, subject),
                waiting=waiting,
                history=tuple(_told(each) for each in reversed(past)),
                note="" if over else str(len(left) or ""),
            )  # fmt: skip

    def close(self, values: dict[str, Any]) -> None:
        """Strike the case off on a day."""
        with self.store.unit(by=self.person) as db:
            closure.close(db, cases.case(db, self._case), on=values["on"], by=self.person)

    def ask(self, values: dict[str, Any]) -> None:
        """Ask the leader."""
        with self.store.unit(by=self.person) as db:
            closure.ask(
                db, cases.case(db, self._case), reason=str(values["reason"] or ""), on=self.today(), by=self.person
            )  # fmt: skip

    def decide(self, approval_id: uuid.UUID, *, agreed: bool, reason: str) -> None:
        """Answer as the leader; 同意 strikes the case off."""
        approving.decide(self.store, approval_id, agreed=agreed, reason=reason)

    def reopen(self, values: dict[str, Any]) -> None:
        """Take the case into its next round."""
        with self.store.unit(by=self.person) as db:
            subject = cases.case(db, self._case)
            joining.reopen(db, subject, reason=str(values["reason"] or ""), by=self.person, on=self.today())

    @property
    def _case(self) -> uuid.UUID:
        assert self.case_id is not None, "a pane is shown for a case"
        return self.case_id


def _decides(db: "Session", subject: Case, by: Identity) -> bool:
    try:
        cases.demand_decision(db, subject, by)
    except Refusal:
        return False
    return True


def _now(db: "Session", subject: Case, today: date) -> tuple[Row, ...]:
    return tuple(
        Row(each.key, each.name, *MARKS[each.state], each.sentence, each.go)
        for each in closure.conditions(db, subject, today=today)
    )


def _kept(past: list[closure.Closure]) -> tuple[Row, ...]:
    """Return how each condition stood when the case was struck off; nothing of one that was so before the program."""
    last = next((each for each in reversed(past) if each.kind == closure.CLOSED), None)
    told = last.conditions if last is not None else []
    return tuple(Row(key, name, *MARKS[state], sentence) for key, name, state, sentence in told)


def _why_open(rows: tuple[Row, ...]) -> str:
    return next((each.words for each in rows if each.key == "law"), "")


def _missing(left: list[Row]) -> str:
    if not left:
        return ""
    return f"还不能销号，{len(left)} 项没有具备：{'、'.join(each.name for each in left)}。"


def _closed_how(past: list[closure.Closure]) -> str:
    last = next((each for each in reversed(past) if each.kind == closure.CLOSED), None)
    if last is None:
        return "补录的，纸质台账上已经销号"
    return f"{last.led_by}批准，{last.by_name}办理" if last.led_by else f"{last.by_name}办理"


def _told(each: closure.Closure) -> str:
    who = f"，{each.led_by}批准" if each.led_by and each.led_by != each.by_name else ""
    why = f"：{each.reason}" if each.reason else ""
    return f"{dates.chinese(each.on)}　第{each.round}轮{each.kind}，{each.by_name}{who}{why}"
