"""法定结案: the day on which the law has done with a case; 销号 is another matter (程序规定 258; domain.md 4.6).

The rules are data (endings.toml): a state on a track ends the case on a day of its own. What ends it otherwise is
a disposition (models.dispositions), which calls ``end`` itself. The clocks, R2 and R3 follow this day, R1 follows 销号.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import cases, clocks, closingrules, eligibility
from models.base import Base
from models.cases import Case, State
from models.clocks import Event
from models.errors import Refusal
from models.texts import read_from

ANSWERED = "answered"
#: The nature of a case that the police must decide.
PUBLIC = "治安"
#: The question of the door whether it is a violation at all.
VIOLATION = "V"
#: The tracks on which it must be decided once the mediation has come to nothing, and the states of that.
POLICE = frozenset({"ZA", "ZA-X", "RM-ZA", "MS"})
_WITHOUT = frozenset({State.FAILED.value, State.WITHDRAWN.value, State.DECLINED.value})
DECIDED, EXECUTED = "decided", "executed"
_DAYS = {"performed": "resolved_on", "concluded": "concluded_on"}


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which the law is done with a case: in such a state, on such a track, on such a day.

    ``kept`` asks for an agreement that was never broken, ``grave`` for a case that a finding took out of mediation,
    ``civil`` for one that is no 治安案件: what a police case is turned away from ends it only by its decision.
    ``sent`` are the states in which it must have been when it was sent away (empty: any).
    """

    how: str
    states: tuple[str, ...]
    tracks: tuple[str, ...]
    day: str
    law: tuple[str, ...]
    verified: str
    kept: bool = False
    grave: bool = False
    civil: bool = False
    sent: tuple[str, ...] = ()


@read_from("texts/endings.toml")
def rules(table: dict[str, Any]) -> tuple[Rule, ...]:
    """Return the rules in their order; refuses one that names no state or no known day."""
    found = tuple(
        Rule(
            row["how"], tuple(row["states"]), tuple(row["tracks"]), row["day"], tuple(row["law"]), row["verified"],
            kept=bool(row.get("kept")), grave=bool(row.get("grave")), civil=bool(row.get("civil")),
            sent=tuple(row.get("sent", ())),
        )
        for row in table["rule"]
    )  # fmt: skip
    known = {state.value for state in State}
    for rule in found:
        if unknown := sorted({*rule.states, *rule.sent} - known):
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
    db.flush()
    for rule in rules():
        if subject.state not in rule.states or (rule.tracks and subject.track not in rule.tracks):
            continue
        if _holds(db, subject, rule) and (on := _day(db, subject, rule)) is not None:
            end(db, subject, on=on, how=rule.how)
            return


def end(db: Session, subject: Case, *, on: date, how: str) -> None:
    """Put down the day and the way in which the law has done with the case; its clocks are met, late or not."""
    subject.ended_on, subject.ended_how = on, how
    clocks.happened(db, subject, Event.ENDED, on=on)
    db.flush()


def undo(db: Session, subject: Case) -> None:
    """Take the end back: what it stood on has come to nothing, or another round begins. Its clocks go on.

    Refused in a case that is 已销号: nothing is struck off without its 结案.
    """
    if subject.state == State.CLOSED.value:
        raise Refusal("这件纠纷已经销号，结案所依据的登记不能撤销、更改；确实登记错了的，请先重新调解。")
    if subject.ended_on is not None:
        clocks.unmeet(db, subject, Event.ENDED, on=subject.ended_on)
    subject.ended_on, subject.ended_how = None, ""
    db.flush()


def revise(db: Session, subject: Case) -> None:
    """Take back an end that came by itself once its rule holds no more: the case sits again, or is one of the police.

    What the police decided stays decided.
    """
    mine = [rule for rule in rules() if rule.how == subject.ended_how]
    if subject.ended_on is not None and mine and not any(_stands(subject, rule) for rule in mine):
        undo(db, subject)


def held(db: Session, subject: Case) -> bool:
    """Tell whether a finding stands that keeps the case from ending here."""
    return subject.state != State.REFERRED.value and found(db, subject)


def found(db: Session, subject: Case) -> bool:
    """Tell whether a finding stands that took the case out of mediation, wherever the case is now."""
    made = Base.metadata.tables["escalations"].c  # the module of findings asks this one to end and undo
    standing = select(made.id).where(made.case_id == subject.id, made.voided_at.is_(None))
    return db.scalar(standing.limit(1)) is not None


def _stands(subject: Case, rule: Rule) -> bool:
    return subject.state in rule.states and not (rule.civil and public(subject))


def public(subject: Case) -> bool:
    """Tell whether the case is one of the police: called 治安, or without a name yet and said to be a violation."""
    return subject.nature == PUBLIC or (
        not subject.nature and cases.answers(subject).get(VIOLATION) == eligibility.YES
    )


def _holds(db: Session, subject: Case, rule: Rule) -> bool:
    if (rule.grave and not found(db, subject)) or (rule.civil and public(subject)):
        return False
    if rule.sent and (_sent(db, subject) or [_Letter()])[0].state not in rule.sent:
        return False
    if not rule.kept:
        return True
    made = Base.metadata.tables["agreements"].c  # likewise
    standing = select(made.breached_on).where(made.case_id == subject.id, made.voided_at.is_(None))
    last = db.execute(standing.order_by(made.edition.desc()).limit(1)).first()
    return last is None or last.breached_on is None


def _day(db: Session, subject: Case, rule: Rule) -> date | None:
    if rule.day != ANSWERED:
        day: date | None = getattr(subject, _DAYS[rule.day])
        return day
    refused = closingrules.rules().refused_answers
    days = [
        each.on for each in _sent(db, subject)
        if each.on is not None and each.valid and not each.refused and each.accepted not in refused
    ]  # fmt: skip
    return min(days, default=None)


@dataclass(frozen=True, slots=True)
class _Letter:
    """One letter that sent the case away: how it stood then, and what was answered on which day."""

    state: str = State.ACCEPTED.value
    on: date | None = None
    accepted: str = ""
    refused: bool = False
    valid: bool = True


def _sent(db: Session, subject: Case) -> list[_Letter]:
    """Return the letters that sent the case away this time, the first one first; not those of a round before."""
    made = Base.metadata.tables["referrals"].c  # likewise
    query = select(
        made.before, made.feedback_on, made.accepted, made.refused_reason != "", made.voided_at.is_(None)
    ).where(made.case_id == subject.id, made.kind == "移送")
    found: list[_Letter] = []
    for before, on, accepted, refused, valid in db.execute(
        query.order_by(made.sent_on.desc(), made.id.desc())
    ):
        stood = before.get("state") or State.ACCEPTED.value
        found.insert(0, _Letter(stood, on, accepted, refused, valid))
        if stood != State.REFERRED.value:
            break
    return found


def owes_decision(subject: Case, state: str) -> bool:
    """Tell whether a case that stood like that still waits for a decision of the police (治安管理处罚法 9, 118)."""
    return subject.track in POLICE and state in _WITHOUT


def decision_owed(db: Session, subject: Case) -> bool:
    """Tell whether a case was sent away that ends only by a decision, not by the answer."""
    letters = _sent(db, subject) if subject.state == State.REFERRED.value else []
    return bool(letters) and owes_decision(subject, letters[0].state) and not found(db, subject)
