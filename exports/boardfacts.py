"""What was entered on the boards of a sitting and not typed as a line: demands, silence, proposals and answers.

What was said apart or has not been shown never passes; what stands as a line is not told twice.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from exports.particulars import LineFacts
from exports.told import Told, clock, of_mark, of_moment
from models import cases, caucuses, demands, money, offers
from models.record import Kind
from models.sittings import Happening, Phase

if TYPE_CHECKING:
    import uuid

    from sqlalchemy.orm import Session

    from models.cases import Case
    from models.demands import Demand
    from models.offers import Offer
    from models.record import Line
    from models.sittings import Sitting, SittingEvent

_NUMERALS = "零一二三四五六七八九十"


@dataclass(frozen=True)
class Boards:
    """The boards of one sitting beside its lines and marks."""

    db: "Session"
    subject: "Case"
    held: "Sitting"
    every: "Sequence[Line]"
    events: "Sequence[SittingEvent]"

    def told(self) -> Iterator[Told]:
        """Yield demands, silence and proposals, each where it was entered."""
        yield from self._demands()
        yield from self._silence()
        yield from self._offers()

    @cached_property
    def _known(self) -> "dict[uuid.UUID, Line]":
        return {line.id: line for line in self.every}

    @cached_property
    def _apart(self) -> frozenset[str]:
        """The words that were said apart: no board may bring them to the paper."""
        return frozenset(line.text for line in self.every if line.private or line.caucus_id is not None)

    @cached_property
    def _open(self) -> frozenset[str]:
        return frozenset(
            line.text for line in self.every if not line.private and line.caucus_id is None and not line.struck_at
        )  # fmt: skip

    @cached_property
    def _names(self) -> "dict[uuid.UUID, str]":
        return {party.id: party.name for party in self.subject.parties}

    def _within(self, at: datetime) -> bool:
        return self.held.started_at < at and (self.held.ended_at is None or at <= self.held.ended_at)

    def _event(self, at: datetime, number: int, text: str) -> Told:
        place = of_moment(at, number, self.every, self.events)
        return Told(place, LineFacts(time=clock(at), kind="event", text=text))

    def _demands(self) -> Iterator[Told]:
        made: set[uuid.UUID] = set()
        every = demands.all_of(self.db, self.subject.id)
        for number, each in enumerate(every, 1):
            first = each.line_id is None or each.line_id not in made
            made |= {each.line_id} if each.line_id else set()
            if self._secret(each):
                continue
            listed = (each.line_id in self._known and first) or each.text in self._open
            words = self._demand(each)
            if self._within(each.at) and not listed:
                gone = f"（后撤回：{each.void_reason}）" if not each.valid else ""
                yield self._event(each.at, number, words + gone)
            elif each.voided_at is not None and self._within(each.voided_at):
                yield self._event(each.voided_at, number, f"撤回{words}：{each.void_reason}")

    def _demand(self, each: "Demand") -> str:
        name = self._names.get(each.party_id, "") if each.party_id else ""
        if not each.text.strip():
            return f"{name or '一方'}没有提出诉求：{each.none_reason}"
        return f"诉求　{name}：{each.text}" + (f"（{_sum(each.amount)}）" if each.amount is not None else "")

    def _secret(self, each: "Demand") -> bool:
        """Tell whether a demand was made of words said apart, or entered while its party was talked to alone."""
        line = self._known.get(each.line_id) if each.line_id else None
        if (line is not None and (line.private or line.caucus_id is not None)) or (
            each.text in self._apart and each.text not in self._open
        ):
            return True
        return any(
            talk.party_id == each.party_id and talk.at <= each.at and (talk.ended_at is None or each.at <= talk.ended_at)
            for talk in self._talks
        )  # fmt: skip

    @cached_property
    def _talks(self) -> "list[caucuses.Caucus]":
        return caucuses.of_sitting(self.db, self.held.id)

    def _silence(self) -> Iterator[Told]:
        """Tell before the first sorting which sides had no demand, and why."""
        reason = self.held.silence_reason.strip()
        turn = next((each for each in self.events if _begins_sorting(each)), None)
        if not reason or turn is None:
            return
        heard = {each.party_id for each in demands.all_of(self.db, self.subject.id) if each.at <= turn.at}
        heard |= {
            line.party_id for line in self.every
            if line.kind == Kind.DEMAND.value and not line.private and line.caucus_id is None and not line.struck_at
        }  # fmt: skip
        parties = [each for each in cases.parties(self.subject) if each.role != cases.Role.THIRD.value]
        sides = {party.side for party in parties if party.id in heard}
        silent = [party.name for party in parties if party.side not in sides]
        if silent:
            behind, mark, seq, _ = of_mark(turn, self.every)
            words = f"{'、'.join(silent)}没有提出诉求：{reason}"
            fact = LineFacts(time=clock(turn.at), kind="event", text=words)
            yield Told((behind, mark, seq - 1, len(self.every)), fact)

    def _offers(self) -> Iterator[Told]:
        board = offers.all_of(self.db, self.held.id)
        gone = offers.replaced(board)
        for each in board:
            apart = each.shown_at is None and each.text in self._apart and each.text not in self._open
            if each.private or apart:
                continue
            listed = bool(each.text) and each.text in self._open
            said = self._offer(each, listed=listed, replaced_by=gone.get(each.id, 0))
            if said:
                number = _numeral(each.round)
                head = f"方案{number}（{each.speaker}提{'，内容见笔录' if listed else ''}）："
                yield self._event(each.shown_at or each.at, each.round, head + said)

    def _offer(self, each: "Offer", *, listed: bool, replaced_by: int) -> str:
        parts = [] if listed else [each.text]
        parts += [each.apology, each.act]
        words = list(dict.fromkeys(part.strip("；。 ") for part in parts if part.strip()))
        if each.amount is not None:
            words.append(_sum(each.amount))
        words += [part.strip("；。 ") for part in (each.due_text, each.method) if part.strip()]
        said = ["，".join(words)] if words else []
        answers = [
            f"{self._side(side)}{answer.value}" + (f"：{answer.words}" if answer.words else "")
            for side, answer in offers.answered(each).items()
            if answer.value
        ]
        if answers:
            said.append("，".join(answers))
        if replaced_by:
            said.append(f"已由方案{_numeral(replaced_by)}取代")
        if not each.valid:
            said.append(f"已撤回：{each.void_reason}")
        return "；".join(said)

    def _side(self, side: str) -> str:
        names = [party.name for party in cases.parties(self.subject) if party.side == side]
        return names[0] + (f"等{len(names)}人" if len(names) > 1 else "") if names else f"{side}方"


def _begins_sorting(event: "SittingEvent") -> bool:
    return event.kind == Happening.PHASE.value and event.text == Phase.SORTING.value


def _sum(fen: int) -> str:
    return f"{money.digits(fen).replace('¥', '')}元"


def _numeral(number: int) -> str:
    return _NUMERALS[number] if number < len(_NUMERALS) else str(number)
