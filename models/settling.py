"""法定结案: the day on which the law has done with a case; 销号 is another matter (程序规定 258; domain.md 4.6).

The rules are data (endings.toml): a state on a track ends the case on a day of its own. What ends it otherwise is
a disposition (models.dispositions), which calls ``end`` itself. The clocks, R2 and R3 follow this day, R1 follows 销号.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import clocks
from models.cases import Case, State
from models.clocks import Event
from models.escalations import Escalation
from models.referrals import Referral
from models.texts import read_from

ANSWERED = "answered"
_DAYS = {"performed": "resolved_on", "concluded": "concluded_on"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which the law is done with a case: in such a state, on such a track, on such a day."""

    how: str
    states: tuple[str, ...]
    tracks: tuple[str, ...]
    day: str
    law: tuple[str, ...]
    verified: str


@read_from("texts/endings.toml")
def rules(table: dict[str, Any]) -> tuple[Rule, ...]:
    """Return the rules in their order; refuses one that names no state or no known day."""
    found = tuple(
        Rule(row["how"], tuple(row["states"]), tuple(row["tracks"]), row["day"], tuple(row["law"]), row["verified"])
        for row in table["rule"]
    )  # fmt: skip
    known = {state.value for state in State}
    for rule in found:
        if unknown := sorted(set(rule.states) - known):
            raise ValueError(f"没有“{unknown[0]}”这个状态")
        if rule.day not in {*_DAYS, ANSWERED}:
            raise ValueError(f"结案日不能是“{rule.day}”")
    return found


def settle(db: Session, subject: Case) -> None:
    """End the case by the first rule that holds now, on the day it names; a case that has ended stays so.

    Nothing ends while a finding that took the case out of mediation stands (案情加重).
    """
    if subject.ended_on is not None or held(db, subject):
        return
    for rule in rules():
        if subject.state not in rule.states or (rule.tracks and subject.track not in rule.tracks):
            continue
        if (on := _day(db, subject, rule)) is not None:
            end(db, subject, on=on, how=rule.how)
            return


def end(db: Session, subject: Case, *, on: date, how: str) -> None:
    """Put down the day and the way in which the law has done with the case; its clocks are met."""
    subject.ended_on, subject.ended_how = on, how
    clocks.happened(db, subject, Event.ENDED, on=on)
    db.flush()


def undo(db: Session, subject: Case) -> None:
    """Take the end back: what it stood on has come to nothing, or another round begins."""
    subject.ended_on, subject.ended_how = None, ""
    db.flush()


def held(db: Session, subject: Case) -> bool:
    """Tell whether a finding stands that keeps the case from ending here."""
    standing = select(Escalation.id).where(Escalation.case_id == subject.id, Escalation.voided_at.is_(None))
    return subject.state != State.REFERRED.value and db.scalar(standing.limit(1)) is not None


def _day(db: Session, subject: Case, rule: Rule) -> date | None:
    if rule.day != ANSWERED:
        day: date | None = getattr(subject, _DAYS[rule.day])
        return day
    answered = select(Referral.feedback_on).where(
        Referral.case_id == subject.id, Referral.voided_at.is_(None), Referral.feedback_on.is_not(None),
        Referral.refused_reason == "",
    )  # fmt: skip
    return db.scalar(answered.order_by(Referral.feedback_on).limit(1))
