"""案结事了: the seven conditions of 销号, each with its state, what is missing and where it is done (domain.md 4.6)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import (
    agreements,
    alarms,
    calls,
    cases,
    closingrules,
    confirmation,
    dates,
    dispositions,
    dossierlists,
    dossiermeter,
    papers,
    payments,
    referrals,
    settling,
    tracks,
    visits,
)
from models.agreements import Agreement
from models.cases import Case, Outcome, State
from models.closingrules import Rule, Rules
from models.confirmation import GRANTED, Confirmation
from models.recognition import REFUSED, Recognition
from models.referrals import Kind

Standing = Literal["met", "open", "none"]
#: The state from which 销号 may follow; the other conditions say whether it does.
CLOSABLE = frozenset(state.value for state, after in cases.NEXT.items() if State.CLOSED in after)
_RECOGNISED = "RM-ZA"
_WAITING = frozenset({State.AGREED.value, State.PERFORMED.value})
_NEXT = {
    State.REFERRED.value: ("移送以后还没有收到受理的答复，收到以后才算结案。", "referral"),
    **dict.fromkeys(_WAITING, ("协议履行完毕之日结案，现在还没有履行完毕。", "performing")),
    State.BREACHED.value: ("达成以后没有履行，请再次调解，或者登记处理结果。", "breaching"),
}
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: ``none`` does not concern the case, and the sentence says why; ``go`` is where an open one is done.

    ``go`` is the key of a pane of 回访 (performing, visiting, breaching, confirming, recognising), or papers, dossier,
    sitting, referral, alarms.
    """

    key: str
    name: str
    state: Standing
    sentence: str
    go: str = ""


@dataclass(frozen=True, slots=True)
class _Here:
    """What the conditions look at, read once; ``kept`` is the day of ``_kept``."""

    db: Session
    subject: Case
    today: date
    rules: Rules
    agreement: Agreement | None
    confirmed: Confirmation | None
    kept: date | None


_Told = tuple[Standing, str, str]


def conditions(db: Session, subject: Case, *, today: date) -> tuple[Condition, ...]:
    """Return the seven conditions in their order, each with the state it is in on a day."""
    rules = closingrules.rules()
    made = agreements.latest(db, subject.id)
    signed = made if made is not None and made.signed_on is not None else None
    granted, kept = confirmed(db, subject, signed), _kept(db, signed, today, rules)
    here = _Here(db, subject, today, rules, signed, granted, kept)
    return tuple(_condition(here, rule) for rule in rules.conditions)


def ending(db: Session, subject: Case, *, today: date) -> tuple[date, str] | None:
    """Return on which day, and how, a case that the law has not ended ends when it is struck off: 司法确认, 持续履行."""
    rules, made = closingrules.rules(), agreements.latest(db, subject.id)
    if made is None or made.signed_on is None or made.performed_on is not None:
        return None
    granted = confirmed(db, subject, made)
    if granted is not None and granted.ruled_on is not None and subject.track in rules.confirmed.tracks:
        return granted.ruled_on, rules.confirmed.how
    last = _kept(db, made, today, rules)
    return (last, rules.lasting.how) if last is not None and subject.track in rules.lasting.tracks else None


def _kept(db: Session, made: Agreement | None, today: date, rules: Rules) -> date | None:
    """Return when the duties without an end were last kept, where only such are left and none is overdue."""
    if made is None or made.signed_on is None or made.performed_on or made.breached_on:
        return None
    days = []
    for owed in (each for each in agreements.obligations(db, made.id) if payments.is_open(each)):
        paid = [part.paid_on for part in owed.instalments if part.paid_on is not None]
        late = any(part.paid_on is None and part.due_on and part.due_on < today for part in owed.instalments)
        if not owed.repeats or late or len(paid) < rules.lasting_times:
            return None
        days.append(max(paid))
    return max(days, default=None)


def confirmed(db: Session, subject: Case, agreement: Agreement | None) -> Confirmation | None:
    """Return the application for this agreement that the court granted."""
    if agreement is None:
        return None
    asked = [each for each in confirmation.of_case(db, subject.id) if each.agreement_id == agreement.id]
    return next(
        (each for each in asked if each.ruled_on and GRANTED in each.ruling and each.withdrawn_on is None),
        None,
    )


def _condition(here: _Here, rule: Rule) -> Condition:
    if rule.concerns(here.subject.track, here.subject.outcome):
        state, sentence, go = _ASKED[rule.key](here, rule)
    else:
        state, sentence, go = _beside(here, rule)
    return Condition(rule.key, rule.name, state, sentence, go)


def _beside(here: _Here, rule: Rule) -> _Told:
    """Say why a condition does not concern the case; visits that were planned all the same are still to be done."""
    if rule.key == "visits" and any(
        each.done_on is None for each in visits.of_case(here.db, here.subject.id)
    ):
        return _visited(here, rule)
    if rule.key == "agreement" and here.agreement and here.subject.outcome == Outcome.REFERRED.value:
        return _sent_away(here, here.agreement)
    if not here.subject.outcome:
        closed = here.subject.state == State.CLOSED.value
        return "none", "补录时没有写明结果。" if closed else "有了调解结果再看。", ""
    return "none", rule.beside(here.subject.outcome), ""


def _sent_away(here: _Here, made: Agreement) -> _Told:
    """Say how the agreement stands of a case that was sent away after it: only a finding takes it off the list."""
    if made.performed_on is None and settling.found(here.db, here.subject):
        return (
            "none",
            f"{_day(made.signed_on)}签订协议以后发现案情加重，已付的照记，其余由接办的单位处理。",
            "",
        )
    if made.performed_on is None and here.confirmed is None and _police(here.subject):
        if here.subject.ended_on is not None and here.subject.ended_how not in {
            rule.how for rule in settling.rules()
        }:
            return "none", f"没有履行完毕，已按“{here.subject.ended_how}”办结。", ""
        return (
            "open",
            "协议签订以后没有履行完毕，移送不能代替履行或者依法处理，请登记退回以后办理。",
            "referral",
        )
    return _owed(here, made)


def _police(subject: Case) -> bool:
    """Tell whether the police must decide the case where its agreement is not performed."""
    return (
        tracks.is_police(subject.track) or subject.track == _RECOGNISED or subject.nature == settling.PUBLIC
    )


def _outcome(here: _Here, rule: Rule) -> _Told:
    del rule
    subject = here.subject
    if subject.state == State.CLOSED.value:
        return "met", subject.outcome or "补录时没有写明结果", ""
    if subject.state == State.MERGED.value:
        return "open", "已经并入另一件，随那一件销号。", ""
    if subject.outcome and subject.state in CLOSABLE:
        on = f"，{_day(subject.concluded_on)}" if subject.concluded_on else ""
        return "met", f"{subject.outcome}{on}", ""
    go = "sitting" if subject.state in {State.ACCEPTED.value, State.SITTING.value} else "intake"
    return "open", f"案件现在是“{subject.state}”，还没有结果。", go


def _agreement(here: _Here, rule: Rule) -> _Told:
    del rule
    if here.agreement is None:
        return "open", "没有登记已签订的协议。", "papers"
    return _owed(here, here.agreement)


def _owed(here: _Here, made: Agreement) -> _Told:
    """Say what of a signed agreement is still owed."""
    if made.performed_on is not None:
        return "met", f"{_day(made.performed_on)}履行完毕，有凭证。", ""
    if here.confirmed is not None and here.confirmed.ruled_on is not None:
        if (
            made.breached_on is not None
            and here.confirmed.enforced_on is None
            and here.subject.ended_on is None
        ):
            told = f"{_day(made.breached_on)}登记未履行；法院已裁定确认有效，请登记申请强制执行的情况，或者登记处理结果。"
            return "open", told, "confirming"
        return "met", f"{_day(here.confirmed.ruled_on)}法院裁定确认有效，可以申请强制执行。", ""
    if made.breached_on is not None:
        return _broken(here.subject, made.breached_on)
    if here.kept is not None:
        return "met", f"一直要履行的没有拖欠，最近一次{_day(here.kept)}；其余都已履行。", ""
    owed = agreements.obligations(here.db, made.id)
    parts = [part for each in owed for part in each.instalments]
    done = sum(1 for each in owed if not payments.is_open(each))
    told = f"（{done}/{len(owed)} 项）" if done < len(owed) else "：只有要遵守的，请核实以后登记"
    if parts:
        told = f"，分期付款 {sum(1 for part in parts if part.paid_on)}/{len(parts)} 期"
    return "open", f"协议还没有履行完毕{told}。", "performing"


def _broken(subject: Case, on: date) -> _Told:
    if subject.ended_on is not None:
        return "none", f"{_day(on)}登记未履行，已按“{subject.ended_how}”办结。", ""
    return "open", f"{_day(on)}登记未履行，请履行、再次调解，或者登记处理结果。", "breaching"


def _law(here: _Here, rule: Rule) -> _Told:
    del rule
    subject = here.subject
    if subject.ended_on is not None:
        return "met", f"{_day(subject.ended_on)}结案，{subject.ended_how}。", ""
    if (
        not settling.held(here.db, subject)
        and (end := ending(here.db, subject, today=here.today)) is not None
    ):
        return "met", f"{_day(end[0])}{end[1]}，销号时以这一天结案。", ""
    return "open", *_not_ended(here)


def _not_ended(here: _Here) -> tuple[str, str]:
    """Say what the law still waits for, and where it is done."""
    subject = here.subject
    if settling.held(here.db, subject):
        return "发现案情加重，调解和结案都停下，请移交有权处理的单位。", "breaching"
    if subject.track == _RECOGNISED and subject.state in _WAITING:
        return _not_recognised(here)
    if settling.decision_owed(here.db, subject):
        return "没有调解成才移送的，由接办的公安机关依法作出处理，登记处理结果以后结案。", "breaching"
    if subject.state in _NEXT:
        return _NEXT[subject.state]
    if _police(subject):
        return "没有调解成的，公安机关依法作出处理，登记处理结果以后结案。", "breaching"
    return "还没有办结，请先登记调解结果。", "breaching" if subject.outcome else "sitting"


def _not_recognised(here: _Here) -> tuple[str, str]:
    asked = here.db.scalar(
        select(Recognition)
        .where(Recognition.case_id == here.subject.id, Recognition.voided_at.is_(None))
        .order_by(Recognition.applied_on.desc(), Recognition.id.desc())
        .limit(1)
    )
    if asked is None:
        return "双方还没有书面申请不予处罚（治安管理处罚法 9）。", "recognising"
    if asked.decided_on is None:
        return f"{_day(asked.applied_on)}双方申请不予处罚，还没有审批。", "recognising"
    if asked.decision == REFUSED:
        return f"{_day(asked.decided_on)}对申请不予认可，请登记依法处理的结果。", "breaching"
    if dispositions.decided(here.db, here.subject.id) is None:
        return (
            f"{_day(asked.decided_on)}认可的不予处罚后来撤销了，请双方重新申请，或者登记依法处理的结果。",
            "recognising",
        )
    return (
        f"{_day(asked.decided_on)}认可以后登记过未履行，请核对不予处罚是否撤销，或者登记依法处理的结果。",
        "breaching",
    )


def _visited(here: _Here, rule: Rule) -> _Told:
    known = visits.of_case(here.db, here.subject.id)
    left = [each for each in known if each.done_on is None or each.done_on > here.today]
    done = sorted((each for each in known if each not in left), key=lambda each: (each.done_on, each.id))
    if left:
        first = left[0]
        where = "要上门，" if first.on_site else ""
        return (
            "open",
            f"还有 {len(left)} 次回访没有做，最近一次应在{_day(first.due_on)}（{where}{first.reason}）。",
            "visiting",
        )
    if done and visits.troubled(done[-1]):
        told = "；".join(filter(None, (done[-1].relapse, visits.risk(done[-1]))))
        return "open", f"{_day(done[-1].done_on)}回访时有新情况：{told}。消除以后再回访一次。", "visiting"
    if not done and rule.concerns(here.subject.track, here.subject.outcome):
        return "open", "还没有安排回访。", "visiting"
    return "met", f"回访 {len(done)} 次，最近一次{_day(done[-1].done_on)}，没有新情况。", ""


def _quiet(here: _Here, rule: Rule) -> _Told:
    del rule
    subject, today, days = here.subject, here.today, here.rules.quiet_days
    begun = _settled_on(here)
    if begun is None:
        return "open", f"有了结果以后满 {days} 天没有再起纠纷才算平息。", ""
    after = max(begun, today - timedelta(days)) + timedelta(1)
    called = calls.since(here.db, subject, after)
    last = called[-1] if called else begun
    until = last + timedelta(days)
    if until <= today:
        return "met", f"{_day(begun)}以来近 {days} 天没有再报警、再来访。", ""
    if not called:
        return "open", f"从{_day(begun)}起满 {days} 天（到{_day(until)}）没有再起纠纷，才算平息。", ""
    if not alarms.may_see(here.db.info.get("by")):
        return "open", f"近 {days} 天还有情况没有平息，请所里民警核对。", ""
    return (
        "open",
        f"{_day(last)}同样双方又报警或者来访，从那天起再满 {days} 天（到{_day(until)}）才算平息。",
        "alarms",
    )


def _settled_on(here: _Here) -> date | None:
    """Return the day from which quiet is counted: the performance, else the end, else the agreement or the failure."""
    made, subject = here.agreement, here.subject
    if made is not None and made.performed_on is not None:
        return made.performed_on
    known = (subject.resolved_on, subject.concluded_on, made.breached_on if made is not None else None)
    return max((each for each in known if each is not None), default=None)


def _dossier(here: _Here, rule: Rule) -> _Told:
    del rule
    subject = here.subject
    if subject.accepted_on is None:
        return "none", "没有受理，不立卷。", ""
    found = dossiermeter.meter(here.db, subject)
    lacking = [each for each in found.lacking if each.counted]
    if lacking:
        names = "、".join(each.row.name for each in lacking[:_SHOWN])
        more = f"等 {len(lacking)} 项" if len(lacking) > _SHOWN else ""
        return "open", f"还缺{names}{more}。", "dossier"
    if dossierlists.of_track(subject.track).loose:
        number = here.agreement.number if here.agreement is not None else ""
        return "met", f"不立卷，按编号{number}合订备查。" if number else "不立卷，材料合订备查。", ""
    kept = found.kept
    if kept is None or kept.bound_at is None or not kept.pages:
        return "open", "材料齐了，卷宗还没有装订编页。", "dossier"
    bound_at = kept.bound_at
    later = [each for each in papers.of_case(here.db, subject.id) if each.valid and each.issued_at > bound_at]
    if later:
        return "open", f"装订以后又有 {len(later)} 份文书，请重新装订编页。", "dossier"
    return "met", f"已装订，{kept.pages} 页。", ""


def _transfer(here: _Here, rule: Rule) -> _Told:
    subject = here.subject
    if settling.held(here.db, subject):
        return "open", "发现案情加重，还没有移交有权处理的单位。", "breaching"
    sent = [each for each in referrals.of_case(here.db, subject.id) if not each.refused]
    if not sent:
        return "none", rule.otherwise, ""
    waiting = [each for each in sent if not each.answered]
    if waiting:
        by = waiting[0].feedback_by
        limit = f"，应在{_day(by)}前反馈" if by else ""
        return "open", f"{waiting[0].to}还没有反馈{limit}。", "referral"
    for each in sent:
        if each.kind == Kind.TRANSFER.value and each.accepted in here.rules.refused_answers:
            return "open", f"{each.to}没有受理（{each.accepted}），请登记退回，或者另行移送。", "referral"
    return "met", f"{sent[-1].to}已反馈：{sent[-1].accepted}。", ""


def _day(on: date | None) -> str:
    return dates.chinese(on) if on is not None else ""


_ASKED: dict[str, Callable[[_Here, Rule], _Told]] = {
    "outcome": _outcome, "agreement": _agreement, "law": _law, "visits": _visited, "quiet": _quiet, "dossier": _dossier,
    "transfer": _transfer,
}  # fmt: skip
assert tuple(_ASKED) == closingrules.KEYS, "every condition has its check"
