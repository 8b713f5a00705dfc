"""方案: the proposals of the talks as typed and told: answers, counter-offers, where each stands."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from models import dates, demands, money, offers
from models.cases import Party
from models.demands import TOPICS
from models.errors import Refusal
from models.offers import ACCEPT, REFUSE, Offer
from models.queries.room import OfferCard, Room
from models.record import Line
from models.sittings import Sitting
from models.station import Identity
from models.store import Store

ANSWERS = (ACCEPT, REFUSE)
SPOT = "当场"
_PAID_AT_ONCE = re.compile(r"当场(?:就|一次)?(?:付|给|结清|支付|兑现|赔|拿)")
APOLOGIES = ("口头道歉", "书面道歉", "公开道歉")
_NUMBER = rf"(?:\d{{1,3}}(?:[,，]\d{{3}})+(?!\d)|[\d{money.NUMERALS}{money.DIGITS}拾佰仟]+)(?:\.\d{{1,2}})?[十百千万亿]*"
#: What may stand behind a sum that has no 元: 赔三百就行 names one, 赔三百斤麦子 does not.
_OVER = r"(?![,，]\d{3})(?=$|[\s，,。；;、！!？?）)”]|[就吧行了才也还算得够的])"
#: What stands behind 块 where it is a piece and no money.
_PIECES = "砖瓦地石板玻田木布肉糖电屏牌表林草菜"
_SMALL = r"(?:[\d一二两三四五六七八九][角毛](?:[\d一二两三四五六七八九]分?)?|零?[\d一二两三四五六七八九]分)"
_SUM = re.compile(
    rf"(?:¥|￥)\s*(?:{_NUMBER})(?:元|块)?"
    rf"|{_NUMBER}\s*(?:(?:元|块(?![{_PIECES}])){_SMALL}|块[\d一二两三四五六七八九]{_OVER}|元|块(?![{_PIECES}])|钱)"
    rf"|(?:赔|给|付|出|要|借)(?:偿|付|了|出|款)?(?:[我你他她]们?|对方|[\u4e00-\u9fff]某{{1,2}})?\s*"
    rf"(?P<bare>\d{{2,}}|{_NUMBER}){_OVER}"
)
_MANY = frozenset("十百千万亿拾佰仟0123456789")


@dataclass(frozen=True)
class OfferWords:
    """A proposal as typed: the sum and the day are words."""

    text: str = ""
    amount: str = ""
    speaker: str = ""
    topic: str = ""
    payer: str = ""
    payee: str = ""
    due: str = ""
    method: str = ""
    apology: str = ""
    act: str = ""
    private: bool = False


@dataclass
class OfferDeeds:
    """What is done to proposals; ``reload`` lets the room be read anew."""

    store: Store
    sitting_id: UUID
    reload: Callable[[], None]
    today: Callable[[], date]
    around: Callable[[], Room]

    def shown(self, offer_id: UUID, side: str) -> str:
        """Return the answer of a side as the screen has it."""
        board = self.around().offers
        return next((each.answers.get(side, "") for each in board if each.id == offer_id), "")

    @property
    def by(self) -> Identity:
        """Return who is signed in."""
        return self.store.signed_in

    def propose(
        self, text: str, *, speaker: str, party_id: UUID | None = None, amount: int | None = None,
        counters: UUID | None = None, private: bool = False, **more: Any,
    ) -> UUID:  # fmt: skip
        """Put a proposal on the board; what is not stated of sum and 当场 is taken from its words."""
        if _PAID_AT_ONCE.search(text) and not more.get("due_text"):
            more |= {"due_text": SPOT, "due_on": self.today()}
        with self.store.unit() as db:
            party = db.get_one(Party, party_id) if party_id else None
            made = offers.propose(
                db, db.get_one(Sitting, self.sitting_id), speaker=speaker, text=text, by=self.by, party=party,
                amount=sum_in(text) if amount is None else amount, private=private,
                answers_to=db.get_one(Offer, counters) if counters else None, **more,
            )  # fmt: skip
        self.reload()
        return made.id

    def put(self, words: OfferWords, *, party_id: UUID | None, counters: UUID | None = None) -> UUID:
        """Put what was typed on the board, as ``words.speaker``'s."""
        return self.propose(
            words.text, speaker=words.speaker, party_id=party_id, counters=counters, private=words.private,
            **self._fields(words),
        )  # fmt: skip

    def amend(self, offer_id: UUID, words: OfferWords) -> None:
        """Mend a proposal that nobody has answered yet."""
        fields = self._fields(words)
        if fields["amount"] is None:
            fields["amount"] = sum_in(words.text)
        with self.store.unit() as db:
            offers.amend(db, db.get_one(Offer, offer_id), text=words.text, by=self.by, **fields)
        self.reload()

    def _fields(self, words: OfferWords) -> dict[str, Any]:
        due_on, due_text = due_of(words.due, self.today())
        return {
            "amount": sum_typed(words.amount) if words.amount.strip() else None, "due_on": due_on, "due_text": due_text,
            "topic": words.topic, "payer": words.payer, "payee": words.payee, "method": words.method,
            "apology": words.apology, "act": words.act,
        }  # fmt: skip

    def from_line(self, line: Line) -> UUID:
        """Make a proposal of a line of the record; a private or struck one is not put before the other side."""
        if line.private:
            raise Refusal("背对背的话不能直接成为方案，请先问明可否转达，再另记一行。")
        if line.struck_at is not None:
            raise Refusal("这一行已经划去，不能成为方案。")
        fen = sum_in(line.text)
        return self.propose(
            line.text,
            speaker=line.speaker,
            party_id=line.party_id,
            amount=fen,
            counters=self._former(line, fen),
        )

    def _former(self, line: Line, fen: int | None) -> UUID | None:
        """Return the sum of the same side that a new one takes the place of: unanswered, on the same topic."""
        if line.party_id is None or fen is None:
            return None
        with self.store.reading() as db:
            topic = demands.guess_topic(line.text, fen)
            party = db.get_one(Party, line.party_id)
            found = offers.unanswered(db, db.get_one(Sitting, self.sitting_id), party, topic)
            return found.id if found else None

    def answer(self, offer_id: UUID, side: str, value: str, words: str = "") -> None:
        """Record a side's answer; pressed again where the screen shows it already, without words, it is taken back.

        What another workstation recorded meanwhile is not on the screen: the same answer then stays as it is.
        """
        shown = self.shown(offer_id, side)
        again = shown == value and not words.strip()
        with self.store.unit() as db:
            offer = db.get_one(Offer, offer_id)
            now = offers.answered(offer).get(side, offers.Answer()).value
            if words.strip() or now == shown:
                offers.answer(db, offer, side, "" if again else value, by=self.by, words=words)
            elif now != value:
                raise Refusal("另一台电脑刚改了这个答复，请看清再按。")
        self.reload()

    def show(self, offer_id: UUID) -> None:
        """Put a private proposal before every side."""
        with self.store.unit() as db:
            offers.show(db, db.get_one(Offer, offer_id), by=self.by)
        self.reload()

    def withdraw(self, offer_id: UUID, *, reason: str) -> None:
        """Take a proposal off the board, with the reason."""
        with self.store.unit() as db:
            offers.withdraw(db, db.get_one(Offer, offer_id), reason=reason, by=self.by)
        self.reload()


def sum_in(text: str) -> int | None:
    """Return the one sum that the words name, in fen; None when they name none, or several.

    A number is a sum with 元, 块 or 钱 behind it, or behind 赔, 给, 付, 出, 要, 借.

    >>> sum_in("踩坏的麦子赔三百就行"), sum_in("一次付 4,000 元"), sum_in("先付500元，再付300元"), sum_in("麦子三百斤")
    (30000, 400000, None, None)
    """
    found = set()
    for match in _SUM.finditer(text):
        bare = match["bare"]
        if bare and not set(bare) & _MANY:
            continue
        try:
            found.add(money.parse((bare or match.group()).removesuffix("钱")))
        except Refusal:
            return None
    return found.pop() if len(found) == 1 else None


def sum_typed(typed: str) -> int:
    """Return the typed sum in fen; a refusal names its field."""
    try:
        return money.parse(typed)
    except Refusal as refusal:
        raise Refusal(refusal.message, "amount") from refusal


def due_of(typed: str, today: date) -> tuple[date | None, str]:
    """Return the day of a deadline and its words; 当场 is today, words without a day are kept as they are.

    >>> due_of("下周三", date(2026, 11, 21)), due_of("当场", date(2026, 11, 21)), due_of("麦收以后", date(2026, 11, 21))
    ((datetime.date(2026, 11, 25), '下周三'), (datetime.date(2026, 11, 21), '当场'), (None, '麦收以后'))
    """
    if typed.strip().startswith(SPOT):
        return today, typed
    if not typed.strip():
        return None, ""
    try:
        return dates.parse(typed, today=today), typed
    except dates.NoSuchDay as refusal:
        raise Refusal(refusal.message, "due") from refusal
    except Refusal:
        return None, typed


def due_words(offer: OfferCard) -> str:
    """Write the deadline of a proposal: the day with its weekday, or the words."""
    if offer.due_text.strip().startswith(SPOT) or offer.due_on is None:
        return offer.due_text
    year = f"{offer.due_on.year}年" if offer.due_on.year != offer.at.year else ""
    return f"{year}{offer.due_on.month}月{offer.due_on.day}日（{dates.weekday(offer.due_on)}）"


def typed_again(offer: OfferCard) -> OfferWords:
    """Return a proposal as it would be typed, to be mended or countered."""
    return OfferWords(
        offer.text, "" if offer.amount is None else money.digits(offer.amount).removeprefix("¥"), offer.speaker,
        offer.topic, offer.payer, offer.payee, offer.due_text, offer.method, offer.apology, offer.act, offer.private,
    )  # fmt: skip


def countered(offer: OfferCard) -> OfferWords:
    """Return what a counter-offer begins with: the same but for the sum, and nobody's yet."""
    return replace(typed_again(offer), amount="", speaker="", private=False)


def sides(around: Room) -> tuple[tuple[str, str], ...]:
    """Return (side, names) of the sides whose answer counts."""
    told: dict[str, list[str]] = {}
    for party in around.parties:
        if party.role != "第三人":
            told.setdefault(party.side, []).append(party.name)
    return tuple(
        (side, names[0] if len(names) == 1 else f"{names[0]}等{len(names)}人") for side, names in told.items()
    )


def state_words(offer: OfferCard, around: Room) -> str:
    """Say where a proposal stands: 双方接受, 待张某答复, 赵某不接受, 已被方案 3 取代, 已撤下."""
    if not offer.stands:
        replaced = f"已被方案 {offer.replaced} 取代"
        return "已撤下" if offer.withdrawn else "未出示" if offer.private else replaced
    everyone = sides(around)
    if offer.accepted:
        return "双方接受" if len(everyone) <= 2 else "各方接受"  # noqa: PLR2004 -- two sides are 双方
    refused = [names for side, names in everyone if offer.answers.get(side) == REFUSE]
    if refused:
        return f"{'、'.join(refused)}不接受"
    waiting = [names for side, names in everyone if offer.answers.get(side) != ACCEPT and side != offer.side]
    if len(waiting) > 2:  # noqa: PLR2004 -- more names than the head of a card has room for
        return f"待 {len(waiting)} 方答复"
    return f"待{'、'.join(waiting)}答复"


def particulars(offer: OfferCard, around: Room) -> str:
    """Write what a proposal says besides its words and sum: who pays whom, by when, how, apology, deed."""
    who = f"{offer.payer} → {offer.payee}" if offer.payer and offer.payee else offer.payer or offer.payee
    plain = offer.amount is not None and offer.topic == TOPICS[0]
    about = (
        ""
        if plain or offer.topic in {TOPICS[-1], offer.apology} or offer.topic in offer.text
        else offer.topic
    )
    before = next((each for each in around.offers if each.round == offer.counters), None)
    own = before is not None and before.side == offer.side != ""
    counters = f"{'改提' if own else '反'}方案 {offer.counters}" if offer.counters else ""
    parts = (counters, about, who, due_words(offer), offer.method, offer.apology, offer.act)
    return "　".join(filter(None, parts))
