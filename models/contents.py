"""What every clause of an agreement must say: who does what, by when and how (人民调解法 29; 程序规定 184)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models import agreements
from models.agreements import Agreement, Clause, Obligation, ObligationKind
from models.clauses import known
from models.clausetext import SPOT
from models.wording import days
from models.wording.text import ClauseText

_LEAST = 2
_BARE = re.compile(r"[\d\W_年月日号时点分元角前后]+")
_HOW = re.compile(
    r"现金|转账|转到|转给|转入|汇[款入到至给]|打[款到入至]|微信|支付宝|银行|刷卡|扫码|存入|账户|账号|支票|抵[扣销]|当[面场]|已?收讫|收据|收条"
)
_TIME = re.compile(
    r"[日号天月年周期底末初][之以]?[前内]|[日号时点]|当[场日天时]|即[时刻]|立[即刻]|签[订字]|每[日天周月年季]|收讫"
)
DUE, METHOD, EMPTY = "due", "method", "text"


@dataclass(frozen=True)
class Lack:
    """What one clause does not say: ``what`` is the field it is mended in."""

    place: int
    what: str


def empty(agreement: Agreement, names: Sequence[str]) -> Iterator[Lack]:
    """Yield the clauses typed freely whose words say neither who nor what; one of the library always does."""
    for place, clause in enumerate(_valid(agreement)):
        if known(clause.pattern) is not None:
            continue
        bare = len(_BARE.sub("", clause.text)) < _LEAST
        owed = bool(clause.payer.strip()) and clause.amount is not None
        named = any(name in clause.text for name in (*names, clause.payer, clause.payee) if name)
        if bare or (owed and not named and not _says_deed(clause)):
            yield Lack(place, EMPTY)


def untold(db: Session, agreement: Agreement) -> list[Lack] | None:
    """Return the clauses by which somebody owes that lack day or manner; None where no clause has structure.

    One that is done on the spot and one that only forbids owe neither.
    """
    every = agreements.obligations(db, agreement.id)
    owed = [each for each in every if each.kind != ObligationKind.FORBEARANCE.value]
    found, structured = [], False
    for place, clause in enumerate(_valid(agreement)):
        mine = [each for each in owed if each.clause_id == clause.id]
        structured = structured or bool(mine) or known(clause.pattern) is not None
        if mine:
            found += [Lack(place, what) for what in _lacks(clause, mine)]
    return found if structured else None


def _valid(agreement: Agreement) -> list[Clause]:
    return [clause for clause in agreement.clauses if clause.valid]


def _says_deed(clause: Clause) -> bool:
    return days.owes(ClauseText(clause.text, clause.payer, clause.payee, clause.amount))


def _lacks(clause: Clause, owed: Sequence[Obligation]) -> Iterator[str]:
    pattern = known(clause.pattern)
    if SPOT in clause.due_text or clause.method.startswith(SPOT) or (pattern is not None and pattern.spot):
        return
    if not _timed(clause, owed) and (pattern is None or pattern.has("due")):
        yield DUE
    pays = any(each.kind == ObligationKind.PAYMENT.value for each in owed)
    how = clause.method.strip() or clause.account.strip() or _HOW.search(clause.text)
    if pays and not how:
        yield METHOD


def _timed(clause: Clause, owed: Sequence[Obligation]) -> bool:
    parts = [part for each in owed for part in each.instalments]
    if parts:
        return all(part.due_on is not None for part in parts)
    return bool(clause.due_on or clause.due_text.strip() or _TIME.search(clause.text))
