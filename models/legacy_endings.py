"""How a case of the past ended, as its line tells: outcome, state, days and agreement; nothing is asked of the law."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from models import settling
from models.agreements import AgreementState, Form
from models.cases import Outcome, State
from models.legacy_rules import UNDER_WAY, Rules

REACHED = frozenset({Outcome.AGREED.value, Outcome.ORAL.value, Outcome.ON_THE_SPOT.value})
_STANDS = {
    Outcome.FAILED.value: State.FAILED, Outcome.WITHDRAWN.value: State.WITHDRAWN,
    Outcome.RECONCILED.value: State.WITHDRAWN, Outcome.INELIGIBLE.value: State.DECLINED,
    Outcome.REFERRED.value: State.REFERRED,
}  # fmt: skip
#: The fields whose words tell how a case ended, as ``ruled`` takes them.
WORDS = ("outcome", "form", "performance", "closed")
_ENDS = ("agreed", "concluded", "resolved", "performed", "closed_on")
KEPT, ON_PAPER = "达成协议并履行", "补录时已办结"
_OVER = ("销号", "案结事了", "办结", "结案", "已结")


@dataclass(frozen=True)
class Ending:
    """Outcome, state and days of a case, when its agreement was performed, and what could not be read."""

    facts: dict[str, Any]
    form: str
    performed_on: date | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ruling:
    """How the words of a line say that its case ended; ``ended`` is the field that tells the day.

    ``how`` says in which way the law was done with it (结案), and nothing where it was not.
    """

    outcome: str
    state: str
    form: str
    ended: str
    kept: bool
    how: str
    notes: tuple[str, ...]

    def ending(self, days: Mapping[str, date | None]) -> Ending:
        """Return the ending with the days of the line."""
        concluded = days.get(self.ended)
        performed = days.get("performed") or concluded if self.kept else None
        resolved, closed = days.get("resolved") or performed, days.get("closed_on")
        ended = (resolved or concluded or closed) if self.how else None
        facts = {
            "outcome": self.outcome, "state": self.state, "concluded_on": concluded, "resolved_on": resolved,
            "closed_on": closed, "ended_on": ended, "ended_how": self.how if ended else "",
        }  # fmt: skip
        return Ending(facts, self.form, (resolved if self.kept else None), self.notes)


def ruled(
    words: Sequence[str], there: Collection[str], rules: Rules, *, written: bool, track: str, settled: bool
) -> Ruling:  # fmt: skip
    """Return what the ``words`` of outcome, form, performance and closing mean.

    ``there`` names the days that a line tells; ``written`` says that it names an agreement or its terms.
    ``settled``: what reached agreement counts as over where the line tells neither performance nor closing.
    """
    said, formed, performing, closing = words
    read = rules.outcomes.read(said) if said else None
    notes: list[str] = ["outcome"] if said and read is None else []
    under_way = read == UNDER_WAY
    outcome = "" if under_way or read is None else read
    form = rules.forms.read(formed) or ""
    if not said and (written or "agreed" in there):
        outcome = Outcome.AGREED.value
    if outcome == Outcome.AGREED.value and form == Form.ORAL.value:
        outcome = Outcome.ORAL.value
    performed = rules.performance.read(performing) if performing else None
    done = performed == "done" or "performed" in there or outcome == Outcome.ON_THE_SPOT.value
    word = rules.closed.read(closing) if closing else None
    over = not under_way and any(each in said for each in _OVER)
    closed = word != "no" and (word == "yes" or "closed_on" in there or over)
    told_open = performed == "open" or word == "no"
    if closed or (outcome in REACHED and settled and not told_open and not done):
        state = State.CLOSED
    elif outcome in REACHED:
        state = State.PERFORMED if done else State.AGREED
    elif outcome:
        state = _STANDS[outcome]
    elif track:
        state = State.SITTING if under_way else State.ACCEPTED
    else:
        state = State.REGISTERED
    ended = next((key for key in _ENDS if key in there), "") if outcome else ""
    if outcome and not ended:
        notes.append("undated")
    kept = outcome in REACHED and (done or state is State.CLOSED)
    return Ruling(outcome, state.value, form, ended, kept, _how(state, track, kept=kept), tuple(notes))


def _how(state: State, track: str, *, kept: bool) -> str:
    """Say in which way a case of the past was 结案; what was struck off on paper was, whatever the law asks today."""
    if state is State.CLOSED:
        return KEPT if kept else ON_PAPER
    for rule in settling.rules():
        fits = state.value in rule.states and (not rule.tracks or track in rule.tracks)
        if fits and rule.day != settling.ANSWERED:
            return rule.how
    return ""


def of(
    told: Mapping[str, str], days: Mapping[str, date | None], rules: Rules, *, track: str, settled: bool
) -> Ending:
    """Return how a line says that its case ended, as ``ruled`` reads its words."""
    words = [told.get(key, "") for key in WORDS]
    written = bool(told.get("agreement") or told.get("terms"))
    there = [key for key, day in days.items() if day]
    return ruled(words, there, rules, written=written, track=track, settled=settled).ending(days)


def agreement(
    told: Mapping[str, str], days: Mapping[str, date | None], ending: Ending, paid: int | None
) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """Return the agreement that a line tells of and its one clause; None where it tells of none."""
    terms, number = told.get("terms", ""), told.get("agreement", "")
    if ending.facts["outcome"] not in REACHED or not (
        terms or number or days.get("agreed") or paid is not None or ending.form
    ):
        return None, None
    oral = ending.facts["outcome"] == Outcome.ORAL.value
    signed_on = days.get("agreed") or ending.facts["concluded_on"]
    kept = {
        "form": ending.form or (Form.ORAL if oral else Form.WRITTEN).value, "number": number,
        "state": AgreementState.SIGNED.value, "signed_on": signed_on, "effective_on": signed_on,
        "perform_by": days.get("due"), "performed_on": ending.performed_on, "on_the_spot": ending.facts["outcome"] == Outcome.ON_THE_SPOT.value,
    }  # fmt: skip
    if not terms and paid is None:
        return kept, None
    return kept, {"position": 1, "text": terms or "给付", "amount": paid, "due_on": days.get("due")}
