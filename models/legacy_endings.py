"""How a case of the past ended, as its line tells: outcome, state, days and agreement; nothing is asked of the law."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.agreements import AgreementState, Form
from models.cases import Outcome, State
from models.legacy_rules import UNDER_WAY, Rules

REACHED = frozenset({Outcome.AGREED.value, Outcome.ORAL.value, Outcome.ON_THE_SPOT.value})
_STANDS = {
    Outcome.FAILED.value: State.FAILED, Outcome.WITHDRAWN.value: State.WITHDRAWN,
    Outcome.RECONCILED.value: State.WITHDRAWN, Outcome.INELIGIBLE.value: State.DECLINED,
    Outcome.REFERRED.value: State.REFERRED,
}  # fmt: skip
_OVER = ("销号", "案结事了", "办结", "结案", "已结")


@dataclass(frozen=True)
class Ending:
    """Outcome, state and days of a case, and what could not be read."""

    facts: dict[str, Any]
    form: str
    notes: tuple[str, ...] = ()


def of(
    told: Mapping[str, str], days: Mapping[str, date | None], rules: Rules, *, track: str, settled: bool
) -> Ending:
    """Return how a line says that its case ended.

    ``settled``: what reached agreement counts as over where the line tells neither performance nor closing.
    """
    said = told.get("outcome", "")
    read = rules.outcomes.read(said) if said else None
    notes: list[str] = ["outcome"] if said and read is None else []
    under_way = read == UNDER_WAY
    outcome = "" if under_way or read is None else read
    form = rules.forms.read(told.get("form", "")) or ""
    if not said and (told.get("agreement") or told.get("terms") or days["agreed"]):
        outcome = Outcome.AGREED.value
    if outcome == Outcome.AGREED.value and form == Form.ORAL.value:
        outcome = Outcome.ORAL.value
    performed = rules.performance.read(told.get("performance", "")) if told.get("performance") else None
    done = performed == "done" or days["performed"] is not None or outcome == Outcome.ON_THE_SPOT.value
    word = rules.closed.read(told.get("closed", "")) if told.get("closed") else None
    over = not under_way and any(each in said for each in _OVER)
    closed = word != "no" and (word == "yes" or days["closed_on"] is not None or over)
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
    ended = next(
        (days[key] for key in ("agreed", "concluded", "resolved", "performed", "closed_on") if days[key]),
        None,
    )
    concluded = ended if outcome else None
    if outcome and concluded is None:
        notes.append("undated")
    kept = outcome in REACHED and (done or state is State.CLOSED)
    facts = {
        "outcome": outcome, "state": state.value, "concluded_on": concluded,
        "resolved_on": days["resolved"] or (days["performed"] or concluded if kept else None),
        "closed_on": days["closed_on"],
    }  # fmt: skip
    return Ending(facts, form, tuple(notes))


def agreement(
    told: Mapping[str, str], days: Mapping[str, date | None], ending: Ending, paid: int | None
) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
    """Return the agreement that a line tells of and its one clause; None where it tells of none."""
    terms, number = told.get("terms", ""), told.get("agreement", "")
    if ending.facts["outcome"] not in REACHED or not (
        terms or number or days["agreed"] or paid is not None or ending.form
    ):
        return None, None
    oral = ending.facts["outcome"] == Outcome.ORAL.value
    signed_on = days["agreed"] or ending.facts["concluded_on"]
    kept = {
        "form": ending.form or (Form.ORAL if oral else Form.WRITTEN).value, "number": number,
        "state": AgreementState.SIGNED.value, "signed_on": signed_on, "effective_on": signed_on,
        "perform_by": days["due"], "on_the_spot": ending.facts["outcome"] == Outcome.ON_THE_SPOT.value,
    }  # fmt: skip
    if not terms and paid is None:
        return kept, None
    return kept, {"position": 1, "text": terms or "给付", "amount": paid, "due_on": days["due"]}
