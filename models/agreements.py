"""Agreement, clauses, obligations and instalments (治安: 程序规定 184; 人民调解法 28, 29)."""

import uuid
from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, select, text
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models import cases, clausetext, clocks, dates, duties, settling, tracks
from models.base import Row, Versioned, Voidable, day, label, link, money
from models.cases import Case, Outcome, State
from models.clauses import known
from models.clausetext import Terms
from models.clocks import Event
from models.errors import Refusal
from models.station import Deed, Identity

#: What of a clause its text is made of.
_BROKEN = text("breached_on IS NOT NULL")
_TERMS = (
    "payer", "payee", "amount", "due_on", "due_text", "method", "account", "proof", "place", "sharing", "shares",
    "blanks",
)  # fmt: skip


class Form(StrEnum):
    """How the agreement is kept."""

    WRITTEN = "书面"
    ORAL = "口头"
    ON_THE_SPOT = "现场"


class AgreementState(StrEnum):
    """Draft until the final paper; signed once signed on paper."""

    DRAFT = "草稿"
    FINAL = "已定稿"
    SIGNED = "已签"


class ObligationKind(StrEnum):
    """What is owed."""

    PAYMENT = "给付"
    GOODS = "交付"
    DEED = "行为"
    APOLOGY = "道歉"
    FORBEARANCE = "不作为"


class Agreement(Row, Versioned, Voidable):
    """One version of what the parties agreed."""

    __tablename__ = "agreements"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    sitting_id: Mapped[uuid.UUID | None] = link("sittings.id", default=None)
    edition: Mapped[int] = mapped_column(default=1, info={"label": "稿次"})
    form: Mapped[str] = label("协议形式", default=Form.WRITTEN.value)
    state: Mapped[str] = label("状态", default=AgreementState.DRAFT.value)
    facts: Mapped[str] = label("主要事实")
    issues: Mapped[str] = label("争议事项")
    responsibility: Mapped[str] = label("各方责任")
    performance: Mapped[str] = label("履行方式、时限")
    perform_by: Mapped[date | None] = day("履行期限")
    place: Mapped[str] = label("履行地点")
    number: Mapped[str] = label("协议编号")
    signed_on: Mapped[date | None] = day("签订日期")
    signed_text: Mapped[str] = label("原载签订时间")
    effective_on: Mapped[date | None] = day("生效日期")
    on_the_spot: Mapped[bool] = mapped_column(default=False, info={"label": "当场履行"})
    performed_on: Mapped[date | None] = day("履行完毕日期")
    breached_on: Mapped[date | None] = day("不履行日期")
    breach_text: Mapped[str] = label("不履行情况")

    clauses: Mapped[list["Clause"]] = relationship(order_by="Clause.position", lazy="selectin")

    __table_args__ = (
        Index(
            "ix_agreements_broken", "breached_on", "case_id", sqlite_where=_BROKEN, postgresql_where=_BROKEN
        ),
    )  # fmt: skip


class Clause(Row, Versioned, Voidable):
    """One clause; its sum, payer, payee and day live here once: the obligations, and with a ``pattern`` the text, are made of them."""

    __tablename__ = "clauses"

    agreement_id: Mapped[uuid.UUID] = link("agreements.id")
    position: Mapped[int]
    text: Mapped[str] = label("条款")
    kind: Mapped[str] = label("种类")
    payer: Mapped[str] = label("义务人")
    payee: Mapped[str] = label("权利人")
    amount: Mapped[int | None] = money("金额")
    due_on: Mapped[date | None] = day("履行日期")
    due_text: Mapped[str] = label("履行期限")
    method: Mapped[str] = label("履行方式")
    offer_id: Mapped[uuid.UUID | None] = mapped_column(default=None)
    pattern: Mapped[str] = label("条款范式")
    blanks: Mapped[dict[str, Any]] = mapped_column(default=dict)
    sharing: Mapped[str] = label("多人承担方式")
    shares: Mapped[dict[str, Any]] = mapped_column(default=dict)
    schedule: Mapped[list[Any]] = mapped_column(default=list)
    account: Mapped[str] = label("收款账户")
    proof: Mapped[str] = label("履行凭证")
    place: Mapped[str] = label("履行地点")


class Obligation(Row, Versioned, Voidable):
    """What one party owes another by a clause."""

    __tablename__ = "obligations"

    case_id: Mapped[uuid.UUID] = link("cases.id")
    clause_id: Mapped[uuid.UUID] = link("clauses.id")
    debtor: Mapped[str] = label("义务人")
    creditor: Mapped[str] = label("权利人")
    kind: Mapped[str] = label("种类")
    text: Mapped[str] = label("内容")
    amount: Mapped[int | None] = money("金额")
    due_on: Mapped[date | None] = day("履行日期")
    due_text: Mapped[str] = label("履行期限")
    method: Mapped[str] = label("履行方式")
    performed_on: Mapped[date | None] = day("履行完毕日期")
    evidence: Mapped[str] = label("履行凭证")
    repeats: Mapped[str] = label("重复")
    day_reason: Mapped[str] = label("后定履行日的说明")

    instalments: Mapped[list["Instalment"]] = relationship(order_by="Instalment.number", lazy="selectin")

    __table_args__ = (Index("ix_obligations_open", "performed_on", "due_on"),)


class Instalment(Row, Versioned):
    """One payment of an obligation that is paid in parts."""

    __tablename__ = "instalments"

    obligation_id: Mapped[uuid.UUID] = link("obligations.id")
    number: Mapped[int]
    due_on: Mapped[date | None] = day("应付日")
    amount: Mapped[int] = money("金额")
    paid_on: Mapped[date | None] = day("实付日")
    paid_amount: Mapped[int | None] = money("实付额")
    method: Mapped[str] = label("方式")
    receipt: Mapped[str] = label("凭证号")

    __table_args__ = (Index("ix_instalments_open", "paid_on", "due_on"),)


def draft(
    db: Session, subject: Case, *, by: Identity, clauses: list[dict[str, Any]], sitting_id: uuid.UUID | None = None, **fields: Any,
) -> Agreement:  # fmt: skip
    """Make or replace the draft agreement of a case; the draft before is voided and stays readable.

    A signed agreement stands until the case sits again: then another is drafted beside it.

    ``clauses`` are dicts of Clause columns, with ``instalments`` as a list of (day, fen) where paid in
    parts. Refused for a sum that is not positive, for instalments, shares and schedules that do not add up to the
    fen, and at the blank of a pattern that is left open. Who bears a share owes it by an obligation of his own.
    """
    cases.demand(db, subject.id, by, Deed.NOTE)
    before = latest(db, subject.id)
    signed = before is not None and before.state == AgreementState.SIGNED.value
    if signed and subject.state != State.SITTING.value:
        raise Refusal("协议已签，不能再改稿；需要变更的，请重新调解后另签。")
    if before is not None and before.state == AgreementState.FINAL.value:
        raise Refusal(f"协议书{before.number}已定稿，要改条款请先作废这份文书。")
    agreement = Agreement(
        case_id=subject.id, sitting_id=sitting_id, edition=(before.edition + 1 if before else 1), **fields
    )
    if before is not None and not signed:
        void_draft(db, before, reason=f"被第{agreement.edition}稿取代", now=db.info["now"]())
    db.add(agreement)
    db.flush()
    made = [_add_clause(db, agreement, position, dict(each)) for position, each in enumerate(clauses)]
    db.flush()
    owed = [_owe(db, subject, *each) for each in made]
    db.flush()
    for debts, parts in owed:
        for obligation in debts:
            for number, (due_on, part) in enumerate(parts, start=1):
                db.add(Instalment(obligation_id=obligation.id, number=number, due_on=due_on, amount=part))
    db.flush()
    db.refresh(agreement, ["clauses"])
    return agreement


def conclude(db: Session, subject: Case, agreement: Agreement, *, signed_on: date, by: Identity) -> None:
    """Record that the agreement has been signed (or, oral, reached): it takes effect and its clocks run.

    人民调解: effective on signature and seal (29), oral at once (30); 司法确认 within 30 days (33), written
    agreements of a committee only. 治安: performed before it is closed (程序规定 185, 258).
    """
    cases.demand(db, subject.id, by, Deed.ISSUE)
    if agreement.state == AgreementState.SIGNED.value:
        raise Refusal("这份协议已经登记签订。")
    if not agreement.clauses:
        raise Refusal("协议还没有条款。", "clauses")
    agreement.state, agreement.signed_on = AgreementState.SIGNED.value, signed_on
    agreement.effective_on = signed_on
    outcome = {
        Form.WRITTEN.value: Outcome.AGREED,
        Form.ORAL.value: Outcome.ORAL,
        Form.ON_THE_SPOT.value: Outcome.ON_THE_SPOT,
    }[agreement.form]
    if agreement.on_the_spot and subject.track == "ZA-X":
        outcome = Outcome.ON_THE_SPOT
    subject.outcome, subject.concluded_on = outcome.value, signed_on
    cases.move(subject, State.AGREED)
    settling.revise(db, subject)
    clocks.happened(db, subject, Event.AGREED, on=signed_on)
    if tracks.get(subject.track).confirmable and agreement.form == Form.WRITTEN.value:
        clocks.happened(db, subject, Event.SIGNED, on=signed_on)
    _begin_again(db, agreement, signed_on)
    last = last_day(db, agreement)
    if last is not None:
        clocks.start(db, subject, "performance", on=signed_on, due_on=last)
        if not agreement.on_the_spot:
            clocks.happened(db, subject, Event.LAST_DAY, on=last)
    if agreement.on_the_spot:
        for obligation in obligations(db, agreement.id):
            if obligation.kind != ObligationKind.FORBEARANCE.value and not obligation.repeats:
                obligation.performed_on, obligation.evidence = signed_on, "当场履行"
        agreement.performed_on = subject.resolved_on = signed_on
        cases.move(subject, State.PERFORMED)
        clocks.happened(db, subject, Event.ON_THE_SPOT, on=signed_on)
        settling.settle(db, subject)
    db.flush()


def _begin_again(db: Session, agreement: Agreement, signed_on: date) -> None:
    """Let each duty that comes again and again come due for the first time; received, it brings the next."""
    for obligation in obligations(db, agreement.id):
        if obligation.repeats:
            on = obligation.due_on or duties.nth(signed_on, obligation.repeats, 2)
            obligation.instalments.append(Instalment(number=1, due_on=on, amount=obligation.amount or 0))
            obligation.due_on = None


def finalise(db: Session, agreement: Agreement, *, number: str) -> None:
    """Close the draft (定稿): its paper has been made and carries ``number``.

    Refused for one that is final, and for a signed one that bears a number; what was reached without a paper
    (口头) may get its paper afterwards.
    """
    signed = agreement.state == AgreementState.SIGNED.value
    if agreement.state == AgreementState.FINAL.value or (signed and agreement.number):
        raise Refusal(f"这份协议已按{agreement.number or '原来的协议书'}定稿，一份协议只编一个号。")
    if agreement.state == AgreementState.DRAFT.value:
        agreement.state = AgreementState.FINAL.value
    agreement.number = number
    db.flush()


def unseal(db: Session, agreement: Agreement) -> None:
    """Open a final agreement for changes again, because its paper is voided; a signed one stays."""
    if agreement.state == AgreementState.SIGNED.value:
        raise Refusal("协议已签订生效，这份文书不能作废；不履行的请登记未履行，需要变更的请重新调解后另签。")
    agreement.state, agreement.number = AgreementState.DRAFT.value, ""
    db.flush()


def latest(db: Session, case_id: uuid.UUID) -> Agreement | None:
    """Return the valid agreement of a case, if any."""
    return db.scalar(
        select(Agreement)
        .where(Agreement.case_id == case_id, Agreement.voided_at.is_(None))
        .order_by(Agreement.edition.desc())
        .limit(1)
    )


def editions(db: Session, case_id: uuid.UUID) -> list[Agreement]:
    """Return every draft and version of a case's agreement, oldest first."""
    return list(db.scalars(select(Agreement).where(Agreement.case_id == case_id).order_by(Agreement.edition)))


def obligations(db: Session, agreement_id: uuid.UUID, *, void: bool = False) -> list[Obligation]:
    """Return what is owed by an agreement, in the order of its clauses; with ``void`` what was owed by a replaced one too."""
    return list(
        db.scalars(
            select(Obligation)
            .join(Clause, Clause.id == Obligation.clause_id)
            .where(Clause.agreement_id == agreement_id, *([] if void else [Obligation.voided_at.is_(None)]))
            .order_by(Clause.position)
        )
    )


def terms_of(clause: Clause, owed: Sequence[Obligation] = ()) -> Terms:
    """Return what a clause holds, with the instalments of what is owed by it."""
    mine = (each.instalments for each in owed if each.clause_id == clause.id and not each.repeats)
    parts: list[Instalment] = next(filter(None, mine), [])
    return Terms(
        **{name: getattr(clause, name) for name in _TERMS}, schedule=tuple(clause.schedule),
        parts=tuple((part.due_on, part.amount) for part in parts),
    )  # fmt: skip


def total(agreement: Agreement) -> int | None:
    """Return the sum of all stated amounts in fen; None when no clause states one."""
    sums = [clause.amount for clause in agreement.clauses if clause.valid and clause.amount is not None]
    return sum(sums) if sums else None


def last_day(db: Session, agreement: Agreement) -> date | None:
    """Return the last day on which something is due; None when no day is stated.

    What comes again and again has no last day.
    """
    days = [agreement.perform_by]
    for obligation in obligations(db, agreement.id):
        if not obligation.repeats:
            days += [obligation.due_on, *(each.due_on for each in obligation.instalments)]
    return max((day for day in days if day is not None), default=None)


def _add_clause(
    db: Session, agreement: Agreement, position: int, values: dict[str, Any]
) -> tuple[Clause, Terms, str]:
    """Add a clause, flushed with its fellows; returns it with its terms and what it owes, if that is said."""
    parts: list[tuple[date | None, int]] = values.pop("instalments", [])
    what = values.pop("owes", "")
    terms = _terms(db, position, values, tuple(parts))
    amount = terms.amount
    if amount is not None and amount <= 0:
        raise Refusal(f"第{clausetext.numeral(position + 1)}条的金额须大于零。", f"clauses.{position}.amount")
    if not str(values.get("text", "")).strip():
        raise Refusal(f"第{clausetext.numeral(position + 1)}条还没有内容。", f"clauses.{position}.text")
    if terms.parts and sum(each for _, each in terms.parts) != amount:
        raise Refusal(
            f"第{clausetext.numeral(position + 1)}条各期金额之和与总额不一致，请核对到分。",
            f"clauses.{position}.amount",
        )
    clause = Clause(agreement_id=agreement.id, position=position, **values)
    db.add(clause)
    return clause, terms, what


def _owe(
    db: Session, subject: Case, clause: Clause, terms: Terms, what: str
) -> tuple[list[Obligation], clausetext.Parts]:
    """Add what is owed by a clause that is flushed, one for each debtor; returns it with the parts it is paid in."""
    duty = duties.of(known(clause.pattern), clause.text, terms, what)
    if duty is None:
        return [], ()
    due_on = None if duty.keeping else duty.first_on or clause.due_on
    owed = [
        Obligation(
            case_id=subject.id, clause_id=clause.id, debtor=debtor, creditor=clause.payee, kind=duty.kind, text=clause.text,
            amount=share, due_on=due_on, due_text=clause.due_text, method=clause.method, repeats=duty.repeats,
        )
        for debtor, share in duty.debtors
    ]  # fmt: skip
    db.add_all(owed)
    return owed, terms.parts


def _terms(db: Session, position: int, values: dict[str, Any], parts: clausetext.Parts) -> Terms:
    """Return the terms of a clause; one of the library gets its text of them, one typed freely keeps its own."""
    terms = clausetext.of_values(values, parts)
    pattern = known(values.get("pattern", ""))
    try:
        if pattern is None:
            clausetext.check_sharing(terms, stated=False)
            return terms
        terms = clausetext.settle(pattern, terms, today=dates.local(db.info["now"]()).date())
    except Refusal as refusal:
        at = f"clauses.{position}.{refusal.field}" if refusal.field else None
        raise Refusal(f"第{clausetext.numeral(position + 1)}条：{refusal.message}", at) from refusal
    values |= {
        name: getattr(terms, name)
        for name in ("payer", "payee", "amount", "due_on", "due_text", "method", "place")
    }
    values |= {"blanks": dict(terms.blanks), "schedule": [dict(row) for row in terms.schedule]}
    values["text"] = clausetext.said(pattern, terms)
    return terms


def void_draft(db: Session, agreement: Agreement, *, reason: str, now: datetime) -> None:
    """Give a draft up, with the reason."""
    if agreement.state == AgreementState.SIGNED.value:
        raise Refusal("协议已签，不能作废；请登记未履行或重新调解。")
    agreement.voided_at, agreement.void_reason = now, reason
    for obligation in obligations(db, agreement.id):
        obligation.voided_at, obligation.void_reason = now, reason
    db.flush()
