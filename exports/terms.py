"""What was agreed, as a paper says it: every clause, every due, sums in figures and 大写 (程序规定 184)."""

import re
from typing import TYPE_CHECKING

from exports import plainwords
from exports.particulars import AgreementFacts, ClauseFacts, DueFacts
from exports.walk import numeral, said_day
from models import agreements, cases, confirmation, dates, money, sittings, spared, tracks
from models.blanks import figures
from models.cases import Outcome
from models.clauses import known
from models.clausetext import JOINT
from models.formheads import PEOPLE_TRACKS

_TIME = re.compile(r"\d+月\d+日|\d+年\d+月|[一二三四五六七八九十]+月[一二三四五六七八九十]+日")
_AREAS = re.compile("[省市县区乡镇村组号]|街道|社区")
_TWO = 2
_NAMES = 2  # a name of a place has so many characters at least
_SCENE = re.compile(
    "同村|本村|村[口里内]|小区|家[中里门厨院]|路[口上段边]|门口|门前|店[里内]|工地|学校|医院|公司|承包地|地里|院[里内子]|楼[上下道]|屋[里内]"
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.agreements import Agreement, Clause, Instalment, Obligation
    from models.cases import Case
    from models.clauses import Table
    from models.sittings import Sitting

_OUTCOMES = frozenset({Outcome.AGREED.value, Outcome.ORAL.value, Outcome.ON_THE_SPOT.value})


def of_sitting(db: "Session", subject: "Case", held: "Sitting | None") -> "Agreement | None":
    """Return the agreement that one sitting came to, for its own record; none of one that ended without.

    While it runs that is its draft. What another sitting agreed on later is not on this record; an agreement that
    names no sitting belongs to the last one.
    """
    if held is None or (held.ended_at is not None and held.outcome not in _OUTCOMES):
        return None
    latest = agreements.latest(db, subject.id)
    if latest is not None and latest.sitting_id is None:
        return latest if sittings.of_case(db, subject.id)[-1].id == held.id else None
    if latest is not None and latest.sitting_id == held.id:
        return latest
    own = [each for each in agreements.editions(db, subject.id) if each.sitting_id == held.id]
    return own[-1] if own and held.ended_at is not None else None


def agreement(db: "Session", subject: "Case", made: "Agreement") -> AgreementFacts:
    """Return an agreement with every clause, every due and the total."""
    on = made.signed_on or dates.local(subject.received_at).date()
    clauses = [clause for clause in made.clauses if clause.valid]
    order = {clause.id: numeral(place) for place, clause in enumerate(clauses, 1)}
    every = agreements.obligations(db, made.id)
    owed = [each for each in every if each.kind != agreements.ObligationKind.FORBEARANCE.value]
    sums = [each for each in owed if each.amount is not None]
    total = agreements.total(made) if len(sums) > 1 and len({each.debtor for each in sums}) == 1 else None
    return AgreementFacts(
        title=_title(subject, made),
        number=made.number,
        date=said_day(made.signed_on),
        place=made.place,
        occasion=_occasion(subject, made.facts),
        facts=made.facts,
        issues=made.issues,
        responsibility=made.responsibility,
        clauses=tuple(_clause(clause, order[clause.id], owed) for clause in clauses),
        dues=tuple(due for each in owed for due in _dues(each, order[each.clause_id], made)),
        otherwise=plainwords.otherwise(
            subject.track,
            on,
            several=len([each for each in cases.parties(subject) if each.role != cases.Role.THIRD.value])
            > _TWO,
            confirmed=any(not each.again for each in confirmation.of_case(db, subject.id)),
        ),
        performance=_performance(made),
        total=money.digits(total) if total else "",
        total_words=money.words(total) if total else "",
        on_the_spot=made.on_the_spot,
        spared="".join(each.sentence(on) for each in spared.of(subject, on)),
        all_spared=spared.everyone(subject, on),
    )


def _title(subject: "Case", made: "Agreement") -> str:
    """Name the agreement as its own paper does."""
    if subject.track in PEOPLE_TRACKS or not tracks.is_police(subject.track):
        return "人民调解协议书" if made.form == agreements.Form.WRITTEN.value else f"{made.form}协议"
    return "现场治安调解协议书" if made.on_the_spot and subject.track == "ZA-X" else "治安调解协议书"


def _clause(clause: "Clause", number: str, owed: "list[Obligation]") -> ClauseFacts:
    pattern = known(clause.pattern)
    head, rows = _schedule(clause, pattern.table if pattern else None)
    terms = agreements.terms_of(clause, owed)
    return ClauseFacts(
        number=number, text=clause.text, sum=_sum(clause), plain=plainwords.clause(pattern, terms, clause.text),
        head=head, rows=rows,
    )  # fmt: skip


def _schedule(clause: "Clause", table: "Table | None") -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the schedule of a clause with its lines counted, and the total below."""
    if not clause.schedule or table is None:
        return (), ()
    keys = [column.key for column in table.columns]
    lines = [
        (str(place), *(str(row.get(key, "")) for key in keys)) for place, row in enumerate(clause.schedule, 1)
    ]
    whole = sum(money.parse(row["sum"]) for row in clause.schedule)
    total = ("", *({"name": "合计", "sum": figures(whole)}.get(key, "—") for key in keys))
    return ("序号", *(column.label for column in table.columns)), (*lines, total)


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
    if owed.instalments and not owed.repeats:
        return [_instalment(owed, part, clause) for part in owed.instalments]
    due = owed.due_text or said_day(owed.due_on) or ("当场履行" if made.on_the_spot else "")
    return [
        DueFacts(
            number=clause,
            clause=clause,
            debtor=_debtor(owed, made),
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


def _debtor(owed: "Obligation", made: "Agreement") -> str:
    """Name who owes; several who are jointly liable are said to be so."""
    joint = any(each.id == owed.clause_id and each.sharing == JOINT for each in made.clauses)
    return f"{owed.debtor}（{JOINT}）" if joint else owed.debtor


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
    """State when and where, unless the facts do so in their own words (程序规定 184)."""
    when = subject.occurred_text or said_day(subject.occurred_on)
    where = subject.place
    untold_day = bool(when) and when not in facts and not _TIME.search(facts)
    untold_place = bool(where) and not _tells(facts, where)
    if untold_day and untold_place:
        return f"案件于{when}发生在{where}。"
    if untold_day:
        return f"案件发生于{when}。"
    return f"案件发生在{where}。" if untold_place else ""


def _tells(facts: str, place: str) -> bool:
    """Tell whether the facts name a place: this one, its nearer part, or the scene in words of their own."""
    near = [part for part in _AREAS.split(place) if len(part) >= _NAMES]
    return place in facts or any(part in facts for part in near[-2:]) or bool(_SCENE.search(facts))
