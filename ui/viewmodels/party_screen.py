"""The picture on the screen of the parties, in words; what is not in ``Shown`` cannot get here."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from models import dates, preparation
from models.errors import Refusal
from models.queries import shown as screens
from models.queries.shown import Shown, ShownClause, ShownOffer
from models.sittings import Phase
from models.store import Store

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

WAIT = "请稍候"
PAUSED = "休会中"
OVER = "调解结束"
_SHOWN_NAMES = 8  # of a side; the others are counted
_MINUTE = 60


@dataclass(frozen=True)
class Row:
    """One paragraph: a small line above, a number before, the text, a strong line and small ones below."""

    text: str
    lead: str = ""
    above: str = ""
    strong: str = ""
    below: str = ""
    lit: bool = False
    good: bool = False


@dataclass(frozen=True)
class Block:
    """A heading with its rows; where not all fit, the last ones stay, or those around the lit one."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Picture:
    """What is painted; ``cover`` are the only words where the screen is covered."""

    place: str = ""
    time: str = ""
    steps: tuple[tuple[str, str], ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    title: str = ""
    clock: str = ""
    late: bool = False
    blocks: tuple[Block, ...] = ()
    foot: str = ""
    cover: str = ""


@dataclass
class PartyScreen:
    """Follows one sitting; ``read`` reads what may be shown, ``refused`` says why the screen stays dark."""

    store: Store
    now: Callable[[], datetime]
    read: "Callable[[Session], Shown]"
    refused: "Callable[[Session], str]" = lambda _db: ""
    shown: Shown | None = None
    _head: int = field(default=-1)

    @classmethod
    def of_sitting(cls, store: Store, sitting_id: UUID, *, now: Callable[[], datetime]) -> "PartyScreen":
        """Follow a sitting."""
        return cls(
            store, now, lambda db: screens.shown(db, sitting_id),
            lambda db: preparation.screen_refused(db, sitting_id),
        )  # fmt: skip

    def demand(self) -> None:
        """Refuse to open where the parties must not see each other's words on a screen."""
        with self.store.reading() as db:
            if sentence := self.refused(db):
                raise Refusal(sentence)

    def follow(self) -> Picture:
        """Return the picture as things stand; a consent taken back covers the screen."""
        with self.store.reading() as db:
            head = screens.head(db)
            if head != self._head:
                self.shown = None if self.refused(db) else self.read(db)
                self._head = head
        return picture(self.shown, self.now())

    def again(self) -> Picture:
        """Read anew at the next look, because what ``read`` reads has moved without a record."""
        self._head = -1
        return self.follow()


def covered(place: str = "") -> Picture:
    """Return the picture of a covered screen."""
    return Picture(place=place, cover=WAIT)


def picture(shown: Shown | None, now: datetime) -> Picture:
    """Put what may be shown into words."""
    if shown is None or shown.covered:
        return covered(shown.place if shown else "")
    time = dates.local(now).strftime("%H:%M").removeprefix("0")
    title, clock, late = _head_words(shown, now)
    return Picture(
        place=shown.place, time=time, steps=_steps(shown), people=_people(shown), title=title, clock=clock,
        late=late, blocks=() if shown.paused else _blocks(shown), foot="　".join(shown.rules),
    )  # fmt: skip


def _steps(shown: Shown) -> tuple[tuple[str, str], ...]:
    if shown.phase not in shown.steps:
        state = "" if shown.phase == Phase.PREPARATION.value else "done"
        return tuple((name, state) for name in shown.steps)
    here = shown.steps.index(shown.phase)
    return tuple(
        (name, "current" if at == here else "done" if at < here else "")
        for at, name in enumerate(shown.steps)
    )


def _people(shown: Shown) -> tuple[tuple[str, str], ...]:
    rows = [(f"{each.side}方", _names(each.names)) for each in shown.sides]
    if shown.hosts:
        rows.append(("主持", _names(shown.hosts)))
    if shown.guests:
        rows.append(("参加", _names(shown.guests)))
    return tuple(rows)


def _names(names: tuple[str, ...]) -> str:
    first = "、".join(names[:_SHOWN_NAMES])
    return first if len(names) <= _SHOWN_NAMES else f"{first} 等{len(names)}人"


def _head_words(shown: Shown, now: datetime) -> tuple[str, str, bool]:
    if shown.paused:
        return PAUSED, "", False
    if shown.turn is not None and not shown.reading:
        left = shown.turn.allowed_s - int(max(0.0, (now - shown.turn.since).total_seconds()))
        words = f"{max(left, 0) // _MINUTE}:{max(left, 0) % _MINUTE:02}" if shown.turn.allowed_s else ""
        return (
            f"请{shown.turn.name}说",
            words if left > 0 or not words else "时间到",
            bool(words) and left <= 0,
        )
    if shown.phase == Phase.ENDED.value and not shown.reading:
        return OVER, "", False
    return "", "", False


def _blocks(shown: Shown) -> tuple[Block, ...]:
    if shown.reading:
        return (Block("宣读协议", tuple(_clause(each) for each in shown.clauses)),)
    facts = Block("各方没有争议的事", tuple(Row(each.text, above=each.speaker) for each in shown.facts))
    offers = Block("桌面上的方案", tuple(_offer(each) for each in shown.offers))
    agenda = Block("现在做什么", _listed(shown.agenda))
    if shown.phase == Phase.TALKS.value:
        found = [facts, offers]
    elif shown.phase == Phase.SORTING.value:
        found = [facts]
    elif shown.phase == Phase.ENDED.value:
        found = [Block("谈成的", tuple(_clause(each) for each in shown.clauses)), agenda]
    elif shown.phase == Phase.PREPARATION.value:
        return agenda, Block("大家守的规矩", _listed(shown.rules))
    else:
        found = []
    return tuple(each for each in found if each.rows) or (agenda,)


def _listed(words: tuple[str, ...]) -> tuple[Row, ...]:
    return tuple(Row(each, lead=f"{at}") for at, each in enumerate(words, start=1))


def _clause(each: ShownClause) -> Row:
    said = each.sum.replace(",", "").partition("（")[0].removeprefix("¥").removesuffix(".00")
    strong = each.sum if each.sum and said not in each.text.replace(",", "") else ""
    return Row(each.text, lead=f"{each.number}、" if each.number else "", strong=strong, lit=each.lit)


def _offer(each: ShownOffer) -> Row:
    said = "　".join(f"{name}：{value}" for name, value in each.answers)
    due = f"期限：{each.due}" if each.due else ""
    answered = "各方都接受" if each.accepted else said
    return Row(
        each.text, above=f"方案 {each.number}　{each.speaker}提", good=each.accepted,
        strong=f"{each.amount}（{each.words}）" if each.amount else "",
        below="　".join(filter(None, (due, answered))),
    )  # fmt: skip
