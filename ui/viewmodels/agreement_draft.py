"""协议草案: clauses from the accepted proposals, edited beside the talks, with what is wrong in them.

An accepted proposal is its clause by reference: when it is no longer accepted the clause leaves the draft, what had
been rewritten in it is laid aside, and both come back when it is accepted again.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from models import agreements, cases, checks, clausetext, dates, drafts, money, tracks
from models.agreements import Form
from models.checks import Gap
from models.errors import Refusal
from models.offers import MONEY
from models.queries.room import OfferCard, Room
from models.record import Column, Line
from models.store import Store
from ui.viewmodels import clause_diff
from ui.viewmodels.clause_diff import Change, Run
from ui.viewmodels.paying import by_day, only_pays, pays
from ui.viewmodels.sitting_offers import SPOT

METHODS = ("现金", "银行转账", "微信支付", "支付宝", "当场履行", "书面道歉", "口头道歉")
WRITTEN = "D14"
PAIR = 2
_PARTS = ("text", "payer", "payee", "amount", "due", "method")


@dataclass(frozen=True)
class ClauseWords:
    """One clause as typed: the sum and the day are words until the draft is made.

    ``more`` is its structure where it was made in 文书 of the clause library, with the text that was made of it;
    it goes when the text is written over.
    """

    text: str = ""
    payer: str = ""
    payee: str = ""
    amount: str = ""
    due: str = ""
    method: str = ""
    offer_id: str = ""
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class DraftWords:
    """The draft as typed; ``aside`` holds rewritten clauses whose proposal is no longer accepted."""

    facts: str = ""
    performance: str = ""
    on_the_spot: bool = False
    clauses: tuple[ClauseWords, ...] = ()
    aside: tuple[ClauseWords, ...] = ()


@dataclass
class AgreementDraft:
    """The draft agreement of the running sitting."""

    store: Store
    today: Callable[[], date]
    room: Callable[[], Room]
    words: DraftWords = field(default_factory=DraftWords)
    gaps: tuple[Gap, ...] = ()
    changes: tuple[Change, ...] = ()
    _own_facts: str = ""

    @property
    def key(self) -> str:
        """Return the key under which the typed draft is kept."""
        return f"agreement:{self.room().sitting_id}"

    def load(self, lines: list[Line]) -> DraftWords:
        """Take up what was typed, else the agreement of the case, else begin from brief, lines and offers."""
        around = self.room()
        with self.store.reading() as db:
            kept = drafts.load(db, self.key)
            made = agreements.latest(db, around.case_id)
            if kept:
                clauses, aside = (
                    tuple(ClauseWords(**each) for each in kept.pop(key, [])) for key in ("clauses", "aside")
                )
                self.words = DraftWords(**kept, clauses=clauses, aside=aside)
            elif made is not None and made.sitting_id == around.sitting_id:
                self.words = _read(made, agreements.obligations(db, made.id))
            else:
                self.words = DraftWords(facts=facts_of(around, lines))
        self._own_facts = facts_of(around, lines)
        self.follow(lines)
        self.changes = tuple(each for each in self.changes if each.kind != clause_diff.ADDED)
        return self.words

    def follow(self, lines: list[Line]) -> DraftWords:
        """Let the draft follow the board and the record.

        An accepted proposal is a clause, one no longer accepted is none; facts that nobody has rewritten take
        up what was sorted as 无争议.
        """
        around = self.room()
        facts = facts_of(around, lines)
        if self.words.facts in {"", self._own_facts}:
            self.words = replace(self.words, facts=facts)
        self._own_facts = facts
        self._follow_board(around)
        return self.words

    def _follow_board(self, around: Room) -> None:
        """Take up what is accepted now, let go what no longer is, and say what that changed."""
        board = {str(offer.id): offer for offer in (*around.offers, *around.withdrawn_offers)}
        accepted = {key for key, offer in board.items() if offer.accepted}
        before = self.words.clauses
        kept = [each for each in before if each.offer_id in accepted or each.offer_id not in board]
        have = {each.offer_id for each in kept}
        aside = {each.offer_id: each for each in self.words.aside}
        aside |= {
            each.offer_id: each
            for each in before
            if each not in kept and each != clause_of(board[each.offer_id], around)
        }
        came = [key for key in board if key in accepted - have]
        if len(kept) == len(before) and not came:
            return
        kept += [aside.get(key) or clause_of(board[key], around) for key in came]
        self.changes = (
            *(
                clause_diff.removed(place, said(each), _why_gone(board[each.offer_id]))
                for place, each in enumerate(before)
                if each not in kept
            ),
            *(
                clause_diff.added(place, said(each), f"方案 {board[each.offer_id].round} 各方接受")
                for place, each in enumerate(kept)
                if each.offer_id in came
            ),
        )
        self.words = replace(
            self.words,
            clauses=tuple(kept),
            aside=tuple(each for key, each in aside.items() if key not in came),
        )

    def acknowledge(self) -> None:
        """Take it that the changes were seen."""
        self.changes = ()

    def differs(self, words: ClauseWords) -> tuple[Run, ...]:
        """Return how a clause differs from the proposal it came from; what that left open may be filled in."""
        offer = next((each for each in self.room().offers if str(each.id) == words.offer_id), None)
        if offer is None:
            return ()
        source = clause_of(offer, self.room())
        stated = {
            part: getattr(source, part)
            for part in _PARTS
            if part in {"text", "amount", "due"} or getattr(offer, part)
        }
        meant = replace(words, **{part: value for part, value in stated.items() if value})
        return () if meant == words else clause_diff.runs(said(meant), said(words))

    def round_of(self, words: ClauseWords) -> int:
        """Return the round of the proposal that a clause came from; 0 for one written by hand."""
        return next((each.round for each in self.room().offers if str(each.id) == words.offer_id), 0)

    def restore(self, place: int) -> None:
        """Let a clause say again what its proposal says."""
        words = self.words.clauses[place]
        offer = next(each for each in self.room().offers if str(each.id) == words.offer_id)
        rows = (*self.words.clauses[:place], clause_of(offer, self.room()), *self.words.clauses[place + 1 :])
        self.keep(replace(self.words, clauses=rows))

    def keep(self, words: DraftWords) -> None:
        """Keep what is typed."""
        self.words = replace(
            words, aside=self.words.aside, clauses=tuple(self._structured(each) for each in words.clauses)
        )
        with self.store.unit() as db:
            drafts.save(db, self.key, asdict(self.words), title="协议草案")

    def make(self, *, form: Form = Form.WRITTEN) -> None:
        """Make the draft agreement of what is typed, and read what stands between it and 定稿."""
        around = self.room()
        clauses = [self._clause(number, each) for number, each in enumerate(self.words.clauses)]
        with self.store.unit() as db:
            subject = cases.case(db, around.case_id)
            agreements.draft(
                db, subject, by=self.store.signed_in, clauses=clauses, sitting_id=around.sitting_id, form=form.value,
                facts=self.words.facts, performance=self.words.performance, on_the_spot=self.words.on_the_spot,
                issues=around.root_cause, perform_by=max((each["due_on"] for each in clauses if each["due_on"]), default=None),
            )  # fmt: skip
            drafts.drop(db, self.key)
        self.check()

    def prepare(self, *, oral: bool) -> None:
        """Make the draft in the form in which it is about to be agreed."""
        self.make(form=Form.ORAL if oral else Form.WRITTEN)

    def red(self) -> tuple[Gap, ...]:
        """Return what stops the agreement from being final."""
        return tuple(each for each in self.gaps if each.severity == "red")

    def check(self) -> tuple[Gap, ...]:
        """Return what stands between the draft and 定稿; red stops it, orange warns."""
        around = self.room()
        with self.store.reading() as db:
            subject = cases.case(db, around.case_id)
            self.gaps = tuple(checks.gaps_before_final(db, subject, self.form_code(), today=self.today()))
        return self.gaps

    def form_code(self) -> str:
        """Return the paper that this agreement will be."""
        form = tracks.get(self.room().track).form
        return form if form in checks.AGREEMENT_FORMS else WRITTEN

    def confirmable(self) -> bool:
        """Say whether an oral agreement is a way to end on this track (人民调解法 28)."""
        return tracks.get(self.room().track).host == "committee"

    def _structured(self, words: ClauseWords) -> ClauseWords:
        """Give a clause its structure back where its text is still the one that was made of it."""
        before = (each.more for each in self.words.clauses if each.more and each.more["text"] == words.text)
        return replace(words, more=words.more or next(before, {}))

    def _clause(self, number: int, words: ClauseWords) -> dict[str, Any]:
        values: dict[str, Any] = {
            "text": words.text, "payer": words.payer, "payee": words.payee, "method": words.method,
            "amount": None, "due_on": None, "due_text": "",
            "offer_id": UUID(words.offer_id) if words.offer_id else None,
        }  # fmt: skip
        if words.amount.strip():
            values["amount"] = _named(number, "amount", lambda: money.parse(words.amount))
        if words.due.strip():
            try:
                values["due_on"] = dates.parse(words.due, today=self.today())
            except dates.NoSuchDay as refusal:
                said = f"第{clausetext.numeral(number + 1)}条：{refusal.message}"
                raise Refusal(said, f"clauses.{number}.due") from refusal
            except Refusal:
                values["due_text"] = words.due
        return _with_structure(values, words.more)


def _with_structure(values: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Give a clause the structure that it was made of, or that of the payment whose very sentence it is."""
    if more and more["text"] == values["text"]:
        kept = {key: value for key, value in more.items() if key not in {"text", "parts"}}
        same = {key: values[key] for key in ("payer", "amount")} == more["owed"]
        kept.pop("owed")
        if more["parts"] and same:
            kept["instalments"] = [
                (date.fromisoformat(day) if day else None, fen) for day, fen in more["parts"]
            ]
        return values | (kept if same or not (more["parts"] or more["shares"]) else {})
    terms = clausetext.of_values(values)
    if terms.due_text.startswith(SPOT):
        terms = replace(terms, due_text=SPOT)
    if pattern := clausetext.recognise(values["text"], terms):
        return values | {"pattern": pattern, "due_text": terms.due_text}
    return values


def _named(number: int, part: str, read: Callable[[], Any]) -> Any:
    try:
        return read()
    except Refusal as refusal:
        raise Refusal(
            f"第{clausetext.numeral(number + 1)}条：{refusal.message}", f"clauses.{number}.{part}"
        ) from refusal


def clause_of(offer: OfferCard, around: Room) -> ClauseWords:
    """Make the clause of an accepted proposal.

    Who pays whom is what the proposal says; where it does not, it is filled in only when one of two sides asks
    for money: the one who proposed it, where that is someone of the paying side, else the first of that side.
    """
    payer, payee = offer.payer, offer.payee
    fronts: dict[str, str] = {}
    for party in around.parties:
        if party.role != "第三人":
            fronts.setdefault(party.side, party.signer)
    asked = {each.party_id for each in around.demands if each.amount}
    claimants = {party.side for party in around.parties if party.id in asked}
    if offer.amount is not None and len(fronts) == PAIR and len(claimants) == 1:
        payee = payee or fronts[creditor := claimants.pop()]
        creditor = next((side for side, front in fronts.items() if front == payee), "")
        debtor = next(side for side in fronts if side != creditor)
        payer = payer or (offer.speaker if offer.side == debtor else fronts[debtor])
    amount = "" if offer.amount is None else money.digits(offer.amount).removeprefix("¥")
    spot = offer.due_text.strip().startswith(SPOT)
    due = offer.due_on.isoformat() if offer.due_on and not spot else offer.due_text
    return ClauseWords(
        _paid(offer, payer, payee, spot=spot) or _clause_text(offer, payer, payee),
        payer,
        payee,
        amount,
        due,
        offer.method,
        str(offer.id),
    )


def _paid(offer: OfferCard, payer: str, payee: str, *, spot: bool) -> str:
    """Say in the third person what was said as 我 and 你, where the fields hold all of it; else nothing."""
    due = SPOT if spot else by_day(offer.due_on) if offer.due_on else ""
    if offer.amount is None or not (payer and payee and due and only_pays(offer.text)):
        return ""
    return "" if offer.act or offer.apology else pays(payer, payee, offer.amount, due, offer.method)


def _clause_text(offer: OfferCard, payer: str, payee: str) -> str:
    """Put the words of a proposal, its deed and its apology together; a bare sum is said in words."""
    text = offer.text
    if not text.strip() and offer.amount is not None:
        text = f"{payer or '义务人'}向{payee or '权利人'}支付{'赔偿款' if offer.topic == MONEY else '款项'}"
    apology = f"{payer}向{payee}{offer.apology}" if payer and payee else offer.apology
    more = [offer.act, "" if not offer.apology or offer.apology in text else apology]
    return (
        "；".join([text.rstrip("。；"), *more])
        if any(more) and text
        else text or "；".join(filter(None, more))
    )


def said(words: ClauseWords) -> str:
    """Say a clause in one line, with who pays whom what by when and how."""
    who = " → ".join(filter(None, (words.payer, words.payee)))
    return "　".join(
        filter(None, (words.text, who, words.amount and f"¥{words.amount}", words.due, words.method))
    )


def _why_gone(offer: OfferCard) -> str:
    if offer.withdrawn:
        return f"方案 {offer.round} 已撤下：{offer.withdrawn}"
    if offer.replaced:
        return f"方案 {offer.round} 已被方案 {offer.replaced} 取代"
    return f"方案 {offer.round} 不再是各方都接受"


def facts_of(around: Room, lines: list[Line]) -> str:
    """Return the facts that the draft begins with: the brief, then what nobody disputes."""
    agreed = [
        line.text.rstrip("。；")
        for line in lines
        if line.column == Column.AGREED.value and line.struck_at is None and not line.private
    ]
    told = f"双方对以下事实没有争议：{'；'.join(agreed)}。" if agreed else ""
    return "\n".join(filter(None, (around.brief, told)))


def _more(clause: Any, owed: Sequence[Any]) -> dict[str, Any]:
    """Return what a clause keeps beside its text, as JSON can hold it; nothing for one typed freely."""
    if not clause.pattern:
        return {}
    terms = agreements.terms_of(clause, owed)
    return {
        "text": clause.text, "owed": {"payer": clause.payer, "amount": clause.amount}, "pattern": clause.pattern,
        "blanks": dict(clause.blanks), "sharing": clause.sharing, "shares": dict(clause.shares),
        "schedule": [dict(row) for row in clause.schedule], "account": clause.account, "proof": clause.proof,
        "place": clause.place, "parts": [(day.isoformat() if day else "", fen) for day, fen in terms.parts],
    }  # fmt: skip


def _read(made: Any, owed: Sequence[Any]) -> DraftWords:
    return DraftWords(
        facts=made.facts, performance=made.performance, on_the_spot=made.on_the_spot,
        clauses=tuple(
            ClauseWords(
                each.text, each.payer, each.payee,
                "" if each.amount is None else money.digits(each.amount).removeprefix("¥"),
                each.due_on.isoformat() if each.due_on else each.due_text, each.method,
                str(each.offer_id) if each.offer_id else "", _more(each, owed),
            )
            for each in made.clauses
            if each.valid
        ),
    )  # fmt: skip
