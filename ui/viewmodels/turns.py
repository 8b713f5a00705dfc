"""计时: whose turn it is, how much time each side has left, and who broke in."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from models import turns
from models.cases import Party
from models.errors import Refusal
from models.sittings import Sitting
from models.turns import Standing
from ui.viewmodels.sitting import spent

if TYPE_CHECKING:
    from ui.viewmodels.sitting_parts import Parts

MORE_MINUTES = 2


@dataclass(frozen=True)
class Row:
    """One side as the tool shows it."""

    side: str
    place: int
    name: str
    time: str
    note: str
    over: bool
    speaks: bool


@dataclass(frozen=True)
class Clock:
    """The whole tool: ``left`` is the large figure, ``who`` whose turn it is, ``unnamed`` an untold interruption."""

    timed: bool
    minutes: int
    how: str
    rows: tuple[Row, ...]
    who: str = ""
    side: str = ""
    left: str = ""
    state: str = ""
    over: bool = False
    others: tuple[tuple[str, str], ...] = ()
    unnamed: bool = False


@dataclass
class Turns:
    """The deeds of the clock; ``seed`` is where the lot comes from."""

    parts: "Parts"
    seed: Callable[[], int] = lambda: secrets.randbits(32)

    def clock(self) -> Clock:
        """Read what the tool shows now."""
        stood = self._standing()
        rows = tuple(self._row(stood, side, place) for place, side in enumerate(stood.order, start=1))
        shown = Clock(stood.timed, stood.minutes, stood.order_by, rows)
        if not stood.side:
            return shown
        share = stood.share(stood.side)
        over = share.left_s <= 0
        parties = self.parts.room.parties
        speaker = next((party.name for party in parties if party.id == stood.speaker), "")
        others = tuple((str(party.id), party.name) for party in parties if party.side != stood.side)
        return Clock(
            stood.timed, stood.minutes, stood.order_by, rows, who=speaker, side=stood.side,
            left=spent(share.left_s), over=over, others=others,
            state=f"时间到　已超 {spent(-share.left_s)}" if over else f"还剩，共 {stood.minutes} 分钟",
            unnamed=bool(stood.broken_in) and stood.broken_in[-1][1] is None,
        )  # fmt: skip

    def _row(self, stood: Standing, side: str, place: int) -> Row:
        share = stood.share(side)
        broke = f"打断 {share.broke_in} 次" if share.broke_in else ""
        return Row(
            side, place, self.name(side), f"{spent(share.spoken_s)} / {stood.minutes}:00", broke,
            over=share.left_s <= 0, speaks=side == stood.side,
        )  # fmt: skip

    def name(self, side: str) -> str:
        """Name a side with its parties."""
        names = [party.name for party in self.parts.room.parties if party.side == side]
        return "、".join(names)

    def party_to_speak(self, side: str, voice: str) -> UUID | None:
        """Return who of a side speaks: the one of the input line when it is of this side, else the first."""
        there = [party for party in self.parts.room.parties if party.side == side]
        chosen = next((party for party in there if party.name == voice), there[0] if there else None)
        return chosen.id if chosen else None

    def next_side(self) -> str:
        """Return the side whose turn comes next: after who speaks, else the first that has not spoken."""
        stood = self._standing()
        if stood.side:
            return stood.order[(stood.order.index(stood.side) + 1) % len(stood.order)]
        return min(stood.shares, key=lambda share: (share.turns, stood.order.index(share.side))).side

    # deeds

    def switch(self, *, on: bool) -> None:
        """Turn the clock on or off."""
        self._do(turns.switch, on=on)

    def allow(self, typed: str) -> None:
        """Set the minutes of every side."""
        words = typed.strip().removesuffix("分钟").strip()
        if not words.isdecimal():
            raise Refusal("请写分钟数，例如 10。", "minutes")
        self._do(turns.allow, int(words))

    def extend(self) -> None:
        """Give every side the same minutes more."""
        self._do(turns.extend, MORE_MINUTES, speaker=self._host())

    def draw(self) -> None:
        """Decide the order by lot."""
        self._do(turns.draw_order, self.seed(), speaker=self._host())

    def applicant_first(self) -> None:
        """Let the applicant's side speak first."""
        self._do(turns.applicant_first, speaker=self._host())

    def move(self, side: str, step: int) -> None:
        """Move a side up or down in the order."""
        order = list(self._standing().order)
        here = order.index(side)
        there = min(max(here + step, 0), len(order) - 1)
        if there != here:
            order.insert(there, order.pop(here))
            self._do(turns.arrange, order)

    def start(self, party_id: UUID) -> None:
        """Begin a party's turn."""
        with self.parts.store.unit() as db:
            sitting = db.get_one(Sitting, self.parts.room.sitting_id)
            turns.start(db, sitting, db.get_one(Party, party_id), by=self.parts.deeds.by)

    def stop(self) -> None:
        """End the turn that runs."""
        self._do(turns.stop)

    def interrupt(self) -> None:
        """Mark that somebody broke in; with two parties it is known who."""
        others = self.clock().others
        with self.parts.store.unit() as db:
            party = db.get_one(Party, UUID(others[0][0])) if len(others) == 1 else None
            sitting = db.get_one(Sitting, self.parts.room.sitting_id)
            turns.interrupt(db, sitting, party=party, by=self.parts.deeds.by)

    def name_interruption(self, party_id: str) -> None:
        """Say who broke in last."""
        with self.parts.store.unit() as db:
            sitting = db.get_one(Sitting, self.parts.room.sitting_id)
            turns.name_interruption(
                db, sitting, db.get_one(Party, UUID(party_id)), by=self.parts.deeds.by
            )  # fmt: skip

    def take_back(self) -> None:
        """Take the last mark away."""
        self._do(turns.take_back_interruption)

    def _do(self, verb: Callable[..., object], *args: Any, **more: Any) -> None:
        parts = self.parts
        with parts.store.unit() as db:
            verb(db, db.get_one(Sitting, parts.room.sitting_id), *args, by=parts.deeds.by, **more)
        parts.record.load()

    def _host(self) -> str:
        return host_of(self.parts)

    def _standing(self) -> Standing:
        parts = self.parts
        with parts.store.reading() as db:
            return turns.standing(db, db.get_one(Sitting, parts.room.sitting_id), parts.now())


def host_of(parts: "Parts") -> str:
    """Return under which name the one who leads speaks."""
    return next((each.name for each in parts.room.speakers if not each.side), parts.deeds.by.name)
