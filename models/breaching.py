"""未履行以后的办法: which ways stand open when nothing came of an agreement, each with its law, its clock and its paper."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from models import (
    agreements,
    breaches,
    clocks,
    confirmation,
    dates,
    dispositions,
    disputes,
    formheads,
    law,
    limits,
    money,
    papers,
    payments,
    recognition,
    workdays,
)
from models.agreements import Agreement
from models.breaches import breach as breach  # noqa: PLC0414 -- given on, as mypy wants it
from models.breaches import take_back as take_back  # noqa: PLC0414 -- as above
from models.cases import Case, State
from models.clocks import Deadline, Due
from models.texts import read_from

#: What may be asked for to take a way: urge, record a result, go on mediating, ask the court.
DEEDS = frozenset({"urging", "dispose", "again", "confirming"})
LABOUR = "劳资"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way as breaching.toml has it."""

    key: str
    name: str
    words: str
    text: str
    tracks: tuple[str, ...]
    deed: str
    states: tuple[str, ...] = (State.BREACHED.value,)
    when: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ()
    both: str = ""
    paper: str = ""
    result: str = ""
    verified: str = "M"


@dataclass(frozen=True, slots=True)
class Clock:
    """One limit beside a way: its last day, how long is left, whether it is the one to keep to, and why it stands still."""

    due: Due
    today: date
    relied: bool
    paused: str = ""

    @property
    def words(self) -> str:
        """Tell it in a line: 治安案件办理期限：12月21日，还剩 31 天."""
        if self.paused:
            return f"{self.due.name}：{self.paused}，恢复以后接着算"
        day = dates.near(self.due.due_on, self.today)
        rough = "（节假日安排未导入，只按周末和法定节日推算）" if self.due.rough else ""
        return f"{self.due.name}：{day}，{self.due.words}{rough}"


@dataclass(frozen=True, slots=True)
class Way:
    """One way that stands open: what it means in plain words, its clocks, its paper, and what is asked to take it.

    ``done`` tells that it was taken already; ``both`` is said where two clocks run and the earlier is kept to.
    """

    key: str
    name: str
    words: str
    sentence: str
    law: str
    clocks: tuple[Clock, ...]
    both: str
    paper: str
    paper_title: str
    made: bool
    deed: str
    result: str
    done: str


@dataclass(frozen=True)
class _Known:
    """What of a case decides which ways stand open."""

    db: Session
    subject: Case
    agreement: Agreement | None
    today: date


def _owes(known: _Known) -> bool:
    if known.agreement is None:
        return False
    return any(payments.is_open(each) for each in agreements.obligations(known.db, known.agreement.id))


def _wages(known: _Known) -> bool:
    kind = known.subject.dispute_type
    return bool(kind) and disputes.leaf(kind).t3 == LABOUR and _owes(known)


def _confirmable(known: _Known) -> bool:
    asked = confirmation.of_case(known.db, known.subject.id)
    standing = any(not each.again for each in asked)
    return not standing and not confirmation.refusal(known.db, known.subject, on=known.today)


def _enforceable(known: _Known) -> bool:
    asked = confirmation.of_case(known.db, known.subject.id)
    return any(confirmation.GRANTED in each.ruling and each.withdrawn_on is None for each in asked)


def _broken(known: _Known) -> bool:
    ended = known.subject.ended_on is not None
    return known.agreement is not None and known.agreement.breached_on is not None and not ended


def _refused(known: _Known) -> bool:
    asked = recognition.latest(known.db, known.subject.id)
    return asked is not None and asked.decision == recognition.REFUSED and known.subject.ended_on is None


_WHEN: Mapping[str, Callable[[_Known], bool]] = {
    "overdue": _owes, "wages": _wages, "confirmable": _confirmable, "enforceable": _enforceable, "broken": _broken,
    "refused": _refused,
    "not_enforceable": lambda known: not _enforceable(known),
}  # fmt: skip


@read_from("texts/breaching.toml")
def rules(table: dict[str, Any]) -> tuple[Rule, ...]:
    """Return every way in its order; refuses one that asks for what nobody knows or leads nowhere."""
    found = []
    for row in table["way"]:
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in row.items()
        }
        rule = Rule(**values)
        if unknown := {*rule.when} - set(_WHEN) | {rule.deed} - DEEDS | {*rule.clocks} - set(limits.every()):
            raise ValueError(f"没有“{min(unknown)}”这种条件、做法或者期限")
        found.append(rule)
    return tuple(found)


def ways(db: Session, subject: Case, *, today: date) -> tuple[Way, ...]:
    """Return the ways that stand open in the case, in the order in which they are offered.

    Where two clocks run for one thing the earlier is kept to, and it is said why (治安管理处罚法 118, 程序规定 185).
    """
    known = _Known(db, subject, agreements.latest(db, subject.id), today)
    return tuple(
        _way(known, rule)
        for rule in rules()
        if subject.track in rule.tracks
        and subject.state in rule.states
        and all(_WHEN[each](known) for each in rule.when)
    )


def since(db: Session, subject: Case) -> str:
    """Tell in a line what is not kept and what was paid all the same: it stays recorded."""
    made = agreements.latest(db, subject.id)
    if made is None or made.breached_on is None:
        return ""
    paid = sum(each.amount or 0 for each in payments.payments(db, subject.id))
    had = f"已付{money.digits(paid)}，照旧记着。" if paid else ""
    text = made.breach_text.strip().rstrip("。")
    return f"{dates.chinese(made.breached_on)}登记未履行：{text}。{had}"


def words(db: Session, subject: Case) -> str:
    """Tell a breach and what became of it in one line, as a register does."""
    made = agreements.latest(db, subject.id)
    told = dispositions.words(dispositions.of_case(db, subject.id))
    return "；".join(filter(None, (breaches.breach_words(made), told)))


def _way(known: _Known, rule: Rule) -> Way:
    code = law.on(known.today)
    running = _clocks(known, rule.clocks)
    return Way(
        key=rule.key, name=rule.name, words=rule.words, sentence=rule.text, law="、".join(code.cite(key) for key in rule.law), clocks=running,
        both=rule.both if sum(not each.paused for each in running) > 1 else "", paper=rule.paper,
        paper_title=formheads.head(rule.paper).title if rule.paper else "", made=_made(known, rule.paper),
        deed=rule.deed, result=rule.result, done=_done(known, rule),
    )  # fmt: skip


def _clocks(known: _Known, keys: Iterable[str]) -> tuple[Clock, ...]:
    rows: list[Deadline] = clocks.running(known.db, known.subject, *keys) if keys else []
    rows.sort(key=lambda each: each.due_on)
    still = clocks.paused(known.db, known.subject, *keys) if keys else []
    calendar = workdays.standard()
    return tuple(
        Clock(clocks.told(each, "", known.today, calendar), known.today, place == 0, each.cancelled)
        for place, each in enumerate([*rows, *still])
        if each.due_on >= known.today or each.key not in clocks.rights()
    )


def _made(known: _Known, form: str) -> bool:
    """Tell whether the paper of a way was made since the agreement was broken."""
    begun = known.agreement.breached_on if known.agreement else None
    return any(
        each.form == form and each.valid and (begun is None or each.issued_on >= begun)
        for each in papers.of_case(known.db, known.subject.id)
    )


def _done(known: _Known, rule: Rule) -> str:
    """Tell what was done on a way since: the decision of the police, or the result that it leads to."""
    begun = known.agreement.breached_on if known.agreement else None
    kinds = dispositions.kinds()
    found = [
        each
        for each in dispositions.of_case(known.db, known.subject.id)
        if each.kind == rule.result
        or (rule.key == "handle" and each.kind in kinds and kinds[each.kind].decides)
        if begun is None or each.on >= begun
    ]
    return dispositions.words(found)
