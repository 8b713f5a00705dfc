"""警民共谈理: the board, its deeds, the gap and what of the draft follows from them, as the dock needs them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any
from uuid import UUID

from models import dates, drafts
from models.demands import TOPICS
from models.offers import REFUSE
from models.queries.room import OfferCard, Speaker
from ui.viewmodels import convergence, offer_board, sitting_offers
from ui.viewmodels.agreement_draft import METHODS
from ui.viewmodels.clause_diff import Change
from ui.viewmodels.convergence import Points, Standing
from ui.viewmodels.offer_board import Shown
from ui.viewmodels.sitting_offers import APOLOGIES, SPOT, OfferWords

if TYPE_CHECKING:
    from ui.viewmodels.sitting_parts import Parts

Typed = Mapping[str, str | bool]


@dataclass(frozen=True)
class Offered:
    """What the lists of the entry offer."""

    speakers: tuple[str, ...]
    names: tuple[str, ...]
    topics: tuple[str, ...]
    methods: tuple[str, ...]
    apologies: tuple[str, ...]


@dataclass
class Talks:
    """The talks of a running sitting."""

    parts: "Parts"

    @property
    def key(self) -> str:
        """Return the key under which an unfinished proposal is kept."""
        return f"offer:{self.parts.room.sitting_id}"

    def offered(self) -> Offered:
        """Return what the lists of the entry offer."""
        speakers = tuple(each.name for each in self.parts.room.speakers)
        return Offered(speakers, self.parts.names(), TOPICS, METHODS, APOLOGIES)

    def said_day(self, typed: str) -> str:
        """Say which day a typed deadline is; words that are no day stay words."""
        day, words = sitting_offers.due_of(typed, self.parts.today())
        if day is None:
            return f"期限按原话“{words}”写入，没有认出日期" if words else ""
        spot = "当场，即" if words.strip().startswith(SPOT) else ""
        return f"期限：{spot}{dates.chinese(day)}（{dates.weekday(day)}）"

    # what is typed

    def keep(self, typed: Typed) -> None:
        """Keep a proposal that is being typed."""
        with self.parts.store.unit() as db:
            drafts.save(db, self.key, dict(typed), title="没写完的方案")

    def kept(self) -> dict[str, str | bool]:
        """Return the proposal that was being typed."""
        with self.parts.store.reading() as db:
            return drafts.load(db, self.key) or {}

    def forget(self) -> None:
        """Let the typed proposal go: it is on the board, or was given up."""
        with self.parts.store.reading() as db:
            if drafts.load(db, self.key) is None:
                return
        with self.parts.store.unit() as db:
            drafts.drop(db, self.key)

    def to_amend(self, offer_id: UUID) -> tuple[int, dict[str, str | bool]]:
        """Return the round and the words of a proposal to be mended."""
        offer = self._offer(offer_id)
        return offer.round, asdict(sitting_offers.typed_again(offer))

    def to_counter(self, offer_id: UUID) -> tuple[int, dict[str, str | bool]]:
        """Return the round of a proposal and what its counter-offer begins with."""
        offer = self._offer(offer_id)
        return offer.round, {**asdict(sitting_offers.countered(offer)), "speaker": self._opponent(offer)}

    def names_sum(self, offer_id: UUID) -> bool:
        """Say whether a proposal names a sum."""
        return self._offer(offer_id).amount is not None

    # deeds

    def put(self, typed: Typed, *, counters: UUID | None = None) -> None:
        """Put what was typed on the board; what names nobody is the host's."""
        words = _words(typed)
        who = self._speaker(words.speaker)
        said = OfferWords(**{**asdict(words), "speaker": who.name})
        self.parts.offers.put(said, party_id=who.party_id, counters=counters)

    def amend(self, offer_id: UUID, typed: Typed) -> None:
        """Mend a proposal that nobody has answered."""
        self.parts.offers.amend(offer_id, _words(typed))

    def answer(self, offer_id: UUID, side: str, value: str, words: str = "") -> None:
        """Record a side's answer."""
        self.parts.offers.answer(offer_id, side, value, words)

    def withdraw(self, offer_id: UUID, reason: str) -> None:
        """Take a proposal off the board."""
        self.parts.offers.withdraw(offer_id, reason=reason)

    def show(self, offer_id: UUID) -> None:
        """Put a private proposal before every side."""
        self.parts.offers.show(offer_id)

    def acknowledge(self) -> None:
        """Take it that the changes of the draft were seen."""
        self.parts.draft.acknowledge()

    # showing

    def board(self) -> tuple[Shown, ...]:
        """Return every proposal as it is shown."""
        return offer_board.read(self.parts.room)

    def changes(self) -> tuple[Change, ...]:
        """Return what the board changed in the draft since that was last taken note of."""
        return self.parts.draft.changes

    def gap(self) -> list[Points]:
        """Return the sums over the rounds."""
        return convergence.gap(self.parts.room)

    def table(self) -> tuple[Standing, ...]:
        """Return where each side stands by topic."""
        return convergence.table(self.parts.room)

    def sides(self) -> tuple[str, ...]:
        """Return the short names of the sides, in the order of the table."""
        short = self.parts.short()
        return tuple(short.get(side, side) for side, _ in sitting_offers.sides(self.parts.room))

    def _opponent(self, offer: OfferCard) -> str:
        """Return who may be expected to counter: of a side that refused, else of the one other side."""
        others = [side for side, _ in sitting_offers.sides(self.parts.room) if side != offer.side]
        refused = [side for side in others if offer.answers.get(side) == REFUSE]
        found = refused or (others if offer.side else [])
        return self.parts.front(found[0]) if len(found) == 1 else ""

    def _offer(self, offer_id: UUID) -> OfferCard:
        return next(each for each in self.parts.room.offers if each.id == offer_id)

    def _speaker(self, name: str) -> Speaker:
        if name:
            return self.parts.speaker(name)
        return next(
            (each for each in self.parts.room.speakers if not each.side), Speaker(self.parts.deeds.by.name)
        )


def _words(typed: Typed) -> OfferWords:
    known = {each.name for each in fields(OfferWords)}
    said: dict[str, Any] = {key: value for key, value in typed.items() if key in known}
    return OfferWords(**said)
