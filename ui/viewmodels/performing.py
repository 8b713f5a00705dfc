"""履行 of one case: what is owed by its agreement, what came, who was urged, and what was to be kept."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from exports import owing
from models import (
    agreements,
    attachments,
    cases,
    clocks,
    dates,
    duties,
    money,
    payments,
    performance,
    station,
    urging,
    visits,
)
from models.agreements import Agreement, Instalment, Obligation, ObligationKind
from models.cases import State
from models.errors import Refusal
from models.payments import Payment
from models.station import Deed, Identity
from models.store import Store
from models.urging import Urging
from ui.viewmodels import attachments as pages
from ui.viewmodels.performing_words import Owed, Paid, Urge, owed_words, paid_words, urge_words

EVIDENCE = payments.EVIDENCE
METHODS = ("现金", "银行转账", "微信支付", "支付宝")
MODES = urging.MODES
#: What stands for a file of this machine among the proofs to choose from.
CHOOSE = "choose"
FILES = pages.FILES
_CHECK = timedelta(days=3)


@dataclass(frozen=True)
class Check:
    """The look at the performance once the agreed term is over."""

    sentence: str
    late: bool


@dataclass(frozen=True)
class View:
    """The whole pane; ``nothing`` says why there is nothing to perform, ``keep`` that it only has to be kept."""

    state: str
    owed: tuple[Owed, ...] = ()
    kept: tuple[Owed, ...] = ()
    paid: tuple[Paid, ...] = ()
    urged: tuple[Urge, ...] = ()
    check: Check | None = None
    nothing: str = ""
    told: str = ""
    keep: bool = False
    note: str = ""


@dataclass(frozen=True)
class Wanted:
    """What is asked for when something came: in which words, how much is left, and the proofs there are.

    ``seen`` are the payments that were known then.
    """

    obligation_id: uuid.UUID
    instalment_id: uuid.UUID | None
    title: str
    left: int | None
    told: str
    method: str
    proofs: tuple[tuple[str, str], ...]
    seen: frozenset[uuid.UUID] = frozenset()


class Performing:
    """What the pane shows and does."""

    def __init__(self, store: Store, person: Identity, *, today: Callable[[], date]) -> None:
        self.store, self.person, self.today = store, person, today
        self.case_id: uuid.UUID | None = None

    @property
    def _case(self) -> uuid.UUID:
        assert self.case_id is not None, "a case is shown"
        return self.case_id

    def read(self) -> View:
        """Read the pane."""
        day = self.today()
        with self.store.reading() as db:
            subject = cases.case(db, self._case)
            made = agreements.latest(db, subject.id)
            if made is None or made.signed_on is None:
                return View(
                    subject.state, nothing="还没有登记已签的协议。协议签好、登记以后，要履行的会列在这里。"
                )
            may = station.may(self.person, Deed.VISIT) and subject.state != State.CLOSED.value
            every = agreements.obligations(db, made.id)
            of = {each.id: each for each in agreements.obligations(db, made.id, void=True)}
            received = performance.payments(db, subject.id, void=True)
            lines = [owed_words(each, payments.owed(db, each), day, may=may) for each in every]
            open_ones = [each for each in every if payments.is_open(each)]
            waits = subject.state in {State.AGREED.value, State.BREACHED.value}
            late = sum(line.late for line in lines)
            return View(
                state=performance.words(db, subject) or subject.state,
                owed=tuple(line for line in lines if not line.keeping),
                kept=tuple(line for line in lines if line.keeping),
                paid=tuple(
                    paid_words(each, of.get(each.obligation_id), payments.shares(db, each), may=may)
                    for each in reversed(received)
                ),
                urged=tuple(urge_words(each, of, may=may) for each in reversed(urging.of_case(db, subject.id))),
                check=self._check(db, subject, made, day) if waits and open_ones else None,
                told=_told(subject, open_ones),
                keep=may and subject.state == State.AGREED.value and not open_ones, note=str(late or ""),
            )  # fmt: skip

    def wanted(self, obligation_id: uuid.UUID, instalment_id: uuid.UUID | None = None) -> Wanted:
        """Return what is known of something that came, to be confirmed."""
        with self.store.reading() as db:
            owed = db.get_one(Obligation, obligation_id)
            parts = sorted(
                (each for each in owed.instalments if each.paid_on is None),
                key=lambda each: (each.due_on or date.max, each.number),
            )
            part = next((each for each in parts if each.id == instalment_id), next(iter(parts), None))
            how = payments.owed(db, owed)
            left = how.left if part is None else part.amount - (part.paid_amount or 0)
            told = ""
            if how.left is not None:
                still = f"{'到现在为止' if owed.repeats else ''}还欠 {money.digits(how.left)}"
                told = (
                    f"{still}。一次付几期、只付一部分的照实填，会自动记到各期。"
                    if owed.instalments
                    else f"{still}。只付一部分的照实填。"
                )
            return Wanted(
                owed.id, instalment_id, _who(owed), left if owed.amount is not None else None, told, owed.method,
                (("", "不附"), (CHOOSE, "选文件…"), *(
                    (str(each.id), f"{each.kind}　{each.caption}" if each.caption != each.kind else each.kind)
                    for each in attachments.of_case(db, owed.case_id)
                )),
                seen=frozenset(each.id for each in payments.of_obligation(db, owed.id)),
            )  # fmt: skip

    def waiting(self, about: uuid.UUID | None = None) -> tuple[uuid.UUID, uuid.UUID | None] | None:
        """Return the obligation and instalment that ``about`` is, else the first thing that is open."""
        with self.store.reading() as db:
            made = agreements.latest(db, self._case)
            every = agreements.obligations(db, made.id) if made is not None else []
            for each in every:
                if each.id == about or any(part.id == about for part in each.instalments):
                    return each.id, about if each.id != about else None
            open_ones = [each for each in every if payments.is_open(each)]
            open_ones.sort(key=lambda each: _next_day(each) or date.max)
            return (open_ones[0].id, None) if open_ones else None

    # deeds

    def attach(self, file: Path) -> uuid.UUID:
        """Put a file into the 证据页 of the case as the proof of a payment."""
        return pages.Attachments(self.store, self.today).put(self._case, file, kind="转账凭证")

    def receive(self, wanted: Wanted, said: dict[str, Any], *, attachment_id: uuid.UUID | None) -> str:
        """Record what came; returns how far the case now is.

        Refused where another workstation recorded something of it since it was asked: it may be the same money.
        """
        with self.store.unit() as db:
            owed = db.get_one(Obligation, wanted.obligation_id)
            _refuse_twice(db, wanted)
            part = db.get_one(Instalment, wanted.instalment_id) if wanted.instalment_id else None
            performance.receive(
                db, owed, on=said["on"], by=self.person, amount=said.get("amount"), method=said.get("method") or "",
                evidence=said.get("evidence") or "", instalment=part, payer=said.get("payer") or "",
                attachment_id=attachment_id, note=said.get("note") or "",
            )  # fmt: skip
            subject = cases.case(db, owed.case_id)
            if subject.state == State.PERFORMED.value:
                return "协议已全部履行。"
            left = payments.owed(db, owed).left
            rest = f"这一项还欠 {money.digits(left)}。" if left else "这一项已经履行完。"
            return f"已登记收到。{'下一期已列入待办。' if owed.repeats else rest}"

    def take_back(self, payment_id: uuid.UUID, reason: str) -> None:
        """Take a payment back that was recorded by mistake."""
        with self.store.unit() as db:
            performance.take_back(db, db.get_one(Payment, payment_id), reason=reason, by=self.person)

    def urge(self, obligation_id: uuid.UUID, said: dict[str, Any]) -> None:
        """Record that somebody was urged."""
        with self.store.unit() as db:
            owed = db.get_one(Obligation, obligation_id)
            late = (each for each in owed.instalments if each.paid_on is None)
            urging.urge(
                db, cases.case(db, owed.case_id), on=said["on"], mode=said["mode"] or "", said=said["said"] or "",
                by=self.person, obligation=owed, instalment=next(late, None), promised_on=said.get("promised_on"),
            )  # fmt: skip

    def take_back_urging(self, urging_id: uuid.UUID, reason: str) -> None:
        """Take back that somebody was urged, recorded by mistake."""
        with self.store.unit() as db:
            urging.void(db, db.get_one(Urging, urging_id), reason=reason, by=self.person)

    def fix_day(self, obligation_id: uuid.UUID, *, due_on: date, reason: str) -> None:
        """Put down the day on which something is due."""
        with self.store.unit() as db:
            owed = db.get_one(Obligation, obligation_id)
            performance.fix_day(db, owed, due_on=due_on, reason=reason, by=self.person)

    def finish(self, obligation_id: uuid.UUID, *, on: date, reason: str) -> None:
        """End a duty that comes again and again."""
        with self.store.unit() as db:
            performance.finish(
                db, db.get_one(Obligation, obligation_id), on=on, reason=reason, by=self.person
            )

    def keep(self, *, on: date, evidence: str) -> None:
        """Record that an agreement by which nothing is handed over is kept."""
        with self.store.unit() as db:
            performance.kept(db, cases.case(db, self._case), on=on, evidence=evidence, by=self.person)

    def receipt(self, payment_id: uuid.UUID) -> str:
        """Return the paper that is the receipt of a payment, as 文书 knows it."""
        with self.store.reading() as db:
            about = {each[0] for each in owing.receipts(db, cases.case(db, self._case))}
        return f"D16/{payment_id}" if payment_id in about else "D16"

    def letter(self, obligation_id: uuid.UUID) -> str:
        """Return the letter that urges, as 文书 knows it."""
        with self.store.reading() as db:
            owed = db.get_one(Obligation, obligation_id)
            about = [each[0] for each in owing.overdue(db, cases.case(db, self._case))]
            mine = {owed.id, *(part.id for part in owed.instalments)}
        return next((f"D29/{each}" for each in about if each in mine), "D29")

    # within

    def _check(self, db: Any, subject: cases.Case, made: Agreement, day: date) -> Check | None:
        """Tell of the look at the performance once the last agreed day is over."""
        last = agreements.last_day(db, made)
        if last is None or last >= day or visits.checked(db, subject.id, since=last):
            return None
        running = clocks.running(db, subject, "za-check")
        until = running[0].due_on if running else last + _CHECK
        sentence = f"约定的履行期限{dates.chinese(last)}已满，"
        if day > until:
            return Check(f"{sentence}{dates.chinese(until)}前应当检查一次。履行了吗？", late=True)
        return Check(f"{sentence}请在{dates.chinese(until)}前问清楚。履行了吗？", late=False)


def _refuse_twice(db: Any, wanted: Wanted) -> None:
    now = payments.of_obligation(db, wanted.obligation_id)
    other = next((each for each in reversed(now) if each.id not in wanted.seen), None)
    if other is not None:
        sum_ = f"收到 {money.digits(other.amount)}" if other.amount is not None else "履行"
        raise Refusal(
            f"{other.by_name}刚刚登记了{dates.chinese(other.on)}{sum_}，请看下面“收到的”。"
            "同一笔不用再登记；确实是另一笔的，点“先不办”，再重新登记。"
        )


def _told(subject: cases.Case, open_ones: list[Obligation]) -> str:
    """Say honestly where an agreement stands that never ends, or that was broken."""
    if subject.state == State.BREACHED.value:
        return "已登记未履行。后来又履行的，照样在这里登记收到，全部履行后案件转为已履行。"
    if open_ones and all(each.repeats for each in open_ones) and subject.state == State.AGREED.value:
        often = "、".join(dict.fromkeys(duties.step(each.repeats).word for each in open_ones))
        return (
            f"长期义务（{often}一次），没有履行完的一天：收到一期，下一期自动列入待办，案件一直是“履行中”。"
        )
    return ""


def _who(owed: Obligation) -> str:
    who = (
        f"{owed.debtor} → {owed.creditor}" if owed.creditor and owed.creditor != owed.debtor else owed.debtor
    )
    return (
        who
        if owed.kind == ObligationKind.PAYMENT.value and who
        else f"{who}：{owed.text}"
        if who
        else owed.text
    )


def _next_day(owed: Obligation) -> date | None:
    days = [each.due_on for each in owed.instalments if each.paid_on is None and each.due_on is not None]
    return min(days) if days else owed.due_on
