"""What was agreed, as a paper says it: every clause, every due, sums in figures and 大写 (程序规定 184)."""

from typing import TYPE_CHECKING

from exports.particulars import AgreementFacts, ClauseFacts, DueFacts
from exports.walk import numeral, said_day
from models import agreements, money

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.agreements import Agreement, Clause, Instalment, Obligation
    from models.cases import Case


def agreement(db: "Session", subject: "Case", made: "Agreement") -> AgreementFacts:
    """Return an agreement with every clause, every due and the total."""
    clauses = [clause for clause in made.clauses if clause.valid]
    order = {clause.id: numeral(place) for place, clause in enumerate(clauses, 1)}
    owed = agreements.obligations(db, made.id)
    sums = [each for each in owed if each.amount is not None]
    total = agreements.total(made) if len(sums) > 1 and len({each.debtor for each in sums}) == 1 else None
    return AgreementFacts(
        title="人民调解协议书" if made.form == agreements.Form.WRITTEN.value else f"{made.form}协议",
        number=made.number,
        date=said_day(made.signed_on),
        place=made.place,
        occasion=_occasion(subject, made.facts),
        facts=made.facts,
        issues=made.issues,
        responsibility=made.responsibility,
        clauses=tuple(
            ClauseFacts(number=order[clause.id], text=clause.text, sum=_sum(clause)) for clause in clauses
        ),
        dues=tuple(due for each in owed for due in _dues(each, order[each.clause_id], made)),
        performance=_performance(made),
        total=money.digits(total) if total else "",
        total_words=money.words(total) if total else "",
        on_the_spot=made.on_the_spot,
    )


def _sum(clause: "Clause") -> str:
    """Give a sum in 大写 and figures unless the clause says both itself."""
    if clause.amount is None:
        return ""
    words, digits = money.words(clause.amount), money.digits(clause.amount)
    said = clause.text.replace("，", ",")
    if words.removeprefix("人民币") in said and digits.removeprefix("¥") in said:
        return ""
    return f"{words}，{digits}"


def _dues(owed: "Obligation", clause: str, made: "Agreement") -> list[DueFacts]:
    if owed.instalments:
        return [_instalment(owed, part, clause) for part in owed.instalments]
    due = owed.due_text or said_day(owed.due_on) or ("当场履行" if made.on_the_spot else "")
    return [
        DueFacts(
            number=clause,
            clause=clause,
            debtor=owed.debtor,
            creditor=owed.creditor,
            deed=f"第{clause}条",
            amount=money.digits(owed.amount) if owed.amount is not None else "",
            words=money.words(owed.amount) if owed.amount is not None else "",
            due=due,
            method=owed.method,
            done=said_day(owed.performed_on),
            proof=owed.evidence,
        )
    ]


def _instalment(owed: "Obligation", part: "Instalment", clause: str) -> DueFacts:
    return DueFacts(
        number=f"{clause}-{part.number}",
        clause=clause,
        debtor=owed.debtor,
        creditor=owed.creditor,
        deed=f"第{clause}条第{part.number}期",
        amount=money.digits(part.amount),
        words=money.words(part.amount),
        due=said_day(part.due_on),
        method=part.method or owed.method,
        done=said_day(part.paid_on),
        proof=part.receipt,
    )


def _performance(made: "Agreement") -> str:
    said = made.performance.rstrip("。")
    last = said_day(made.perform_by)
    parts = [said] if said else []
    if last and last not in said:
        parts.append(f"履行期限至{last}")
    if made.place and made.place not in said:
        parts.append(f"履行地点：{made.place}")
    return "；".join(parts) + "。" if parts else ""


def _occasion(subject: "Case", facts: str) -> str:
    """State when and where, unless the facts do so themselves (程序规定 184)."""
    when = subject.occurred_text or said_day(subject.occurred_on)
    parts = [f"案件发生时间：{when}"] if when and when not in facts else []
    if subject.place and subject.place not in facts:
        parts.append(f"地点：{subject.place}")
    return "，".join(parts) + "。" if parts else ""
