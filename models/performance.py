"""Performance: what came, what was taken back, and when a case is performed (程序规定 258)."""

import uuid
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import agreements, cases, clocks, dates, money, settling, visits
from models.agreements import Agreement, Clause, Instalment, Obligation, ObligationKind
from models.attachments import Attachment
from models.breaches import breach as breach  # noqa: PLC0414 -- given on, as mypy wants it
from models.cases import Case, State
from models.clocks import Event
from models.errors import Refusal
from models.payments import EVIDENCE as EVIDENCE  # noqa: PLC0414 -- given on to who records a payment
from models.payments import Owing as Owing  # noqa: PLC0414 -- as above
from models.payments import Payment as Payment  # noqa: PLC0414 -- as above
from models.payments import complete, go_on, is_open, lay, of_obligation, shares, spread, spread_anew
from models.payments import owed as owed  # noqa: PLC0414 -- as above
from models.payments import payments as payments  # noqa: PLC0414 -- as above
from models.station import Deed, Identity


def receive(
    db: Session, obligation: Obligation, *, on: date, by: Identity, amount: int | None = None, method: str = "",
    evidence: str = "", instalment: Instalment | None = None, payer: str = "", attachment_id: uuid.UUID | None = None,
    note: str = "",
) -> Payment:  # fmt: skip
    """Record that an obligation, or some of it, was performed, with its evidence; one receipt is printed of it.

    A sum falls on the named instalment and what is over on the open ones in order of their days, so that it may
    come early, in parts, or for several at once; no ``amount`` means the rest. ``payer`` is who paid in the
    debtor's place. When everything owed under the agreement is performed the case moves to 已履行.
    """
    cases.demand(db, obligation.case_id, by, Deed.VISIT)
    _refuse_receipt(db, obligation, on=on, amount=amount, evidence=evidence, instalment=instalment)
    if payer.strip() and payer.strip() == obligation.creditor:
        raise Refusal(f"{obligation.creditor}是收款人，不能同时是付款人；本人付的不填。", "payer")
    if attachment_id is not None and db.get_one(Attachment, attachment_id).case_id != obligation.case_id:
        raise Refusal("这份凭证不是本案的材料。", "attachment")
    fallen = spread(db, obligation, amount, instalment)
    if fallen:
        amount = sum(fen for _part, fen in fallen) or amount
    elif amount is None:
        amount = owed(db, obligation).left
    payment = Payment(
        case_id=obligation.case_id, obligation_id=obligation.id, on=on, amount=amount, method=method,
        evidence=evidence, payer=payer.strip(), attachment_id=attachment_id, by_name=by.name, note=note.strip(),
        instalment_id=instalment.id if instalment is not None else None,
        parts=[[str(part.id), fen] for part, fen in fallen],
    )  # fmt: skip
    db.add(payment)
    lay(payment, fallen)
    db.flush()
    if obligation.repeats:
        go_on(db, obligation)
    elif complete(db, obligation):
        _performed(db, obligation, evidence)
    db.flush()
    subject = cases.case(db, obligation.case_id)
    _settle(db, subject)
    _replan(db, subject, "已经履行")
    return payment


def take_back(db: Session, payment: Payment, *, reason: str, by: Identity) -> None:
    """Void what was recorded by mistake: the sum is owed again, and what stood on it comes to nothing.

    What is left is spread anew, earlier due first (民法典 560); what was paid for a named instalment, or has its
    sealed receipt, stays where it is. Refused in a case that was 已销号; the row stays, with the reason.
    """
    cases.demand(db, payment.case_id, by, Deed.VISIT)
    subject = cases.case(db, payment.case_id)
    if not reason.strip():
        raise Refusal("请写明为什么撤销这笔登记。", "reason")
    if not payment.valid:
        raise Refusal("这笔登记已经撤销。")
    if subject.state == State.CLOSED.value:
        raise Refusal("本案已销号，不能撤销履行登记；确实登记错了的，请先撤销销号或者重新调解。")
    if subject.ended_on is not None and not _ended_by_performance(subject):
        raise Refusal(f"本案已按“{subject.ended_how}”结案，履行登记是它的依据；要撤销的，请先撤销那项处理。")
    obligation = db.get_one(Obligation, payment.obligation_id)
    fell = {each.id: shares(db, each) for each in of_obligation(db, obligation.id)}
    payment.voided_at, payment.void_reason = db.info["now"](), reason
    db.flush()
    spread_anew(db, obligation, fell)
    if obligation.performed_on is not None and not obligation.repeats and not complete(db, obligation):
        obligation.performed_on, obligation.evidence = None, ""
        _unsettle(db, subject)
    db.flush()
    _replan(db, subject, "撤销了履行登记")


def fix_day(db: Session, obligation: Obligation, *, due_on: date, reason: str, by: Identity) -> None:
    """Put down the day on which an obligation is due whose agreement names none, and who agreed to it and why."""
    cases.demand(db, obligation.case_id, by, Deed.VISIT)
    _refuse_idle(obligation)
    subject = cases.case(db, obligation.case_id)
    made = _signed(db, obligation)
    if not reason.strip():
        raise Refusal("请写明这个日子是谁和谁商定的、为什么。", "reason")
    if obligation.instalments or (obligation.due_on is not None and not obligation.day_reason):
        raise Refusal("协议已经写明履行日期；双方要改期的，请重新调解后另签。", "due_on")
    if due_on < made:
        raise Refusal(f"履行日不能早于协议签订的{dates.chinese(made)}。", "due_on")
    obligation.due_on, obligation.day_reason = due_on, reason.strip()
    db.flush()
    agreement = agreements.latest(db, subject.id)
    last = agreements.last_day(db, agreement) if agreement is not None else None
    if last is not None and subject.state == State.AGREED.value:
        clocks.start(db, subject, "performance", on=made, due_on=last)
        clocks.happened(db, subject, Event.LAST_DAY, on=last)
        _replan(db, subject, "履行日期有变")


def finish(db: Session, obligation: Obligation, *, on: date, reason: str, by: Identity) -> None:
    """End a duty that comes again and again: 老人去世, 双方另有约定; what was received stays as it is."""
    cases.demand(db, obligation.case_id, by, Deed.VISIT)
    _refuse_idle(obligation)
    _refuse_day(db, obligation, on)
    if not obligation.repeats:
        raise Refusal("这一项不是长期反复履行的，请登记收到。")
    if not reason.strip():
        raise Refusal("请写明为什么到此为止。", "reason")
    obligation.performed_on, obligation.evidence = on, reason.strip()
    db.flush()
    _settle(db, cases.case(db, obligation.case_id))


def kept(db: Session, subject: Case, *, on: date, evidence: str, by: Identity) -> None:
    """Record that an agreement by which nothing has to be handed over or done is kept: the case is 已履行."""
    cases.demand(db, subject.id, by, Deed.VISIT)
    agreement = agreements.latest(db, subject.id)
    if agreement is None or agreement.signed_on is None or subject.state != State.AGREED.value:
        raise Refusal("没有已签订、待履行的协议。")
    if any(is_open(each) for each in agreements.obligations(db, agreement.id)):
        raise Refusal("协议还有要履行的，请逐项登记收到。")
    if not evidence.strip():
        raise Refusal("请写明怎样核实的（电话问过双方、现场看过等）。", "evidence")
    if on < agreement.signed_on:
        raise Refusal(f"协议是{dates.chinese(agreement.signed_on)}签的，核实的日子不能更早。", "on")
    if on > dates.local(db.info["now"]()).date():
        raise Refusal("这一天还没有到，请填写真实的日期。", "on")
    _end(db, subject, agreement, on)


def words(db: Session, subject: Case) -> str:
    """Say how far a case is performed: 已履行, 待履行, 2/10期, 履行中 (长期义务), 未履行, or nothing."""
    agreement = agreements.latest(db, subject.id)
    if agreement is None or agreement.signed_on is None:
        return ""
    return words_of(agreement, agreements.obligations(db, agreement.id))


def words_of(agreement: Agreement, waiting: Sequence[Obligation]) -> str:
    """Say it of a signed agreement and what it obliges to, as ``words`` does."""
    if agreement.performed_on is not None:
        return "已履行"
    if agreement.breached_on is not None:
        return "未履行"
    parts = [part for each in waiting if not each.repeats for part in each.instalments]
    if (still := [each for each in waiting if is_open(each)]) and all(each.repeats for each in still):
        return "履行中"
    if parts:
        return f"{sum(1 for part in parts if part.paid_on)}/{len(parts)}期"
    return "待履行"


def _refuse_receipt(
    db: Session, obligation: Obligation, *, on: date, amount: int | None, evidence: str, instalment: Instalment | None
) -> None:  # fmt: skip
    _refuse_idle(obligation)
    _refuse_day(db, obligation, on)
    if not evidence.strip():
        raise Refusal("请登记履行凭证（收条、转账凭证或现场见证等）。", "evidence")
    if amount is not None and amount <= 0:
        raise Refusal("金额须大于零。", "amount")
    if instalment is not None and instalment.paid_on is not None:
        raise Refusal(f"第{instalment.number}期已登记收到。")
    left = owed(db, obligation).left
    if amount is not None and left is not None and amount > left and not obligation.repeats:
        raise Refusal(
            f"只欠 {money.digits(left)}，不能登记 {money.digits(amount)}。请核对金额；确实多付的按 {money.digits(left)} 登记，"
            f"多出的 {money.digits(amount - left)} 退给付款人，写在备注里。",
            "amount",
        )


def _refuse_idle(obligation: Obligation) -> None:
    """Refuse what there is nothing to be done about any more."""
    if not obligation.valid:
        raise Refusal("这一项已随原来的协议作废，请在现在的协议上登记。")
    if obligation.performed_on is not None:
        raise Refusal("这一项已登记履行完毕。")
    if obligation.kind == ObligationKind.FORBEARANCE.value:
        raise Refusal("这一项是今后要遵守的，不用登记履行；没有遵守的请登记未履行。")


def _refuse_day(db: Session, obligation: Obligation, on: date) -> None:
    signed = _signed(db, obligation)
    if on < signed:
        raise Refusal(f"协议是{dates.chinese(signed)}签的，履行的日子不能更早，请核对。", "on")
    if on > dates.local(db.info["now"]()).date():
        raise Refusal("这一天还没有到，请填写真实的日期。", "on")


def _signed(db: Session, obligation: Obligation) -> date:
    """Return the day from which an obligation is owed."""
    of = select(Agreement.signed_on).join(Clause, Clause.agreement_id == Agreement.id)
    signed = db.scalar(of.where(Clause.id == obligation.clause_id))
    if signed is None:
        raise Refusal("协议还没有登记签订，不能登记履行。")
    return signed


def _replan(db: Session, subject: Case, reason: str) -> None:
    """Let the visits follow the days that are still open; after a breach they follow the breach."""
    if subject.state in visits.KEPT:
        visits.replan(db, subject, on=dates.local(db.info["now"]()).date(), reason=reason)


def _performed(db: Session, obligation: Obligation, evidence: str) -> None:
    days = [each.on for each in of_obligation(db, obligation.id)]
    obligation.performed_on, obligation.evidence = max(days), evidence


def _settle(db: Session, subject: Case) -> None:
    """Move the case to 已履行 where nothing is open any more, on the day on which the last of it was done."""
    agreement = agreements.latest(db, subject.id)
    if agreement is None or subject.state not in {State.AGREED.value, State.BREACHED.value}:
        return
    every = agreements.obligations(db, agreement.id)
    if not any(is_open(each) for each in every):
        _end(
            db, subject, agreement, max(each.performed_on for each in every if each.performed_on is not None)
        )


def _end(db: Session, subject: Case, agreement: Agreement, on: date) -> None:
    cases.move(subject, State.PERFORMED)
    agreement.performed_on = subject.resolved_on = on
    clocks.happened(db, subject, Event.PERFORMED, on=on)
    settling.settle(db, subject)
    db.flush()


def _ended_by_performance(subject: Case) -> bool:
    """Tell whether the law has done with a case because its agreement was performed."""
    rules = (rule for rule in settling.rules() if State.PERFORMED.value in rule.states)
    return any(rule.how == subject.ended_how for rule in rules)


def _unsettle(db: Session, subject: Case) -> None:
    """Bring the case back to what it was before its agreement counted as performed."""
    agreement = agreements.latest(db, subject.id)
    if agreement is None or agreement.performed_on is None:
        return
    on, agreement.performed_on = agreement.performed_on, None
    if subject.state != State.PERFORMED.value:
        return
    subject.resolved_on = None
    cases.move(subject, State.AGREED if agreement.breached_on is None else State.BREACHED)
    undone = [Event.PERFORMED]
    if _ended_by_performance(subject):
        settling.undo(db, subject)
        undone.append(Event.ENDED)
    for event in undone:
        clocks.unmeet(db, subject, event, on=on)
        clocks.take_back(db, subject, event)
