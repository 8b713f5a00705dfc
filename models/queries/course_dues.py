"""What is owed and looked after, for the 时间线: dues, payments, urging, return visits, tasks, the limits of the law."""

import re
import uuid
from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased

from models import clocks, money
from models.agreements import Agreement, Clause, Instalment, Obligation, ObligationKind
from models.clocks import PAUSED, Deadline
from models.extensions import ENDED, NOT_COUNTED, Extension
from models.followups import CHECK, DIRECTIVE, REPEATED, FollowUp
from models.jointtasks import JointTask
from models.performance import Payment
from models.queries.moments import Kind, Line, Moment, State, joined
from models.referrals import CLOCK as FEEDBACK
from models.urging import Urging
from models.visits import Visit

_BREAK = re.compile(r"\s*\n\s*")


def told(line: Line) -> Iterator[Moment]:
    """Tell what was and will be performed, visited and done, and which limits run."""
    yield from _performance(line)
    yield from _visits(line)
    yield from _tasks(line)
    yield from _clocks(line)


def _performance(line: Line) -> Iterator[Moment]:
    newer = aliased(Agreement)
    replaced = select(newer.id).where(
        newer.case_id == Agreement.case_id, newer.voided_at.is_(None), newer.signed_on.is_not(None),
        newer.edition > Agreement.edition,
    )  # fmt: skip
    owed = {
        each.id: each
        for each in line.db.execute(
            select(
                Obligation.id, Obligation.debtor, Obligation.creditor, Obligation.kind, Obligation.text,
                Obligation.amount, Obligation.due_on, Obligation.performed_on, Obligation.evidence,
                replaced.exists().label("replaced"),
            )
            .join(Clause, Clause.id == Obligation.clause_id)
            .join(Agreement, Agreement.id == Clause.agreement_id)
            .where(
                Obligation.case_id == line.case_id, Obligation.voided_at.is_(None), Agreement.voided_at.is_(None),
                Agreement.signed_on.is_not(None),
            )
        )
    }  # fmt: skip
    parts: dict[uuid.UUID, Any] = {
        each.id: each
        for each in line.db.execute(
            select(
                Instalment.id, Instalment.obligation_id, Instalment.number, Instalment.due_on, Instalment.amount,
                Instalment.paid_on, Instalment.paid_amount,
            )
            .join(Obligation, Obligation.id == Instalment.obligation_id)
            .where(Obligation.case_id == line.case_id, Obligation.voided_at.is_(None))
            .order_by(Instalment.number)
        )
    }  # fmt: skip
    paid = line.rows(
        Payment.id, Payment.obligation_id, Payment.instalment_id, Payment.on, Payment.amount, Payment.method,
        Payment.evidence, Payment.payer, Payment.parts, Payment.by_name, Payment.voided_at, Payment.void_reason,
    )  # fmt: skip
    for each in paid:
        yield from _payment(line, each, owed.get(each.obligation_id), parts)
    had: dict[uuid.UUID, int] = {}
    for each in paid:
        if each.voided_at is None:
            had[each.obligation_id] = had.get(each.obligation_id, 0) + (each.amount or 0)
    for each in owed.values():
        own = [part for part in parts.values() if part.obligation_id == each.id]
        yield from _due(line, each, own, had=had.get(each.id))
    yield from _urgings(line, owed)


def _payment(line: Line, each: Any, owed: Any, parts: dict[uuid.UUID, Any]) -> Iterator[Moment]:
    ids = [uuid.UUID(str(one[0])) for one in each.parts] or [each.instalment_id]
    numbers = "、".join(str(parts[one].number) for one in ids if one in parts)
    number = f"第{numbers}期" if numbers else ""
    if each.amount:
        title = f"收到付款{number}{_sum(each.amount)}"
    else:
        title = f"履行{number}" + (f"：{owed.text}" if owed is not None else "")
    who = f"{each.payer or owed.debtor} → {owed.creditor}" if owed is not None else each.payer
    yield from line.past(
        ("payment", each.id), each.on, Kind.PERFORMING, title, joined(who, each.method, each.evidence), by=each.by_name,
        go=line.go("visits", pane="performing"), voided=each.voided_at, why=each.void_reason,
    )  # fmt: skip


def _due(line: Line, each: Any, parts: list[Any], *, had: int | None) -> Iterator[Moment]:
    """Tell what is owed still, part by part; what was performed without a payment on record (``had`` None) is told once.

    What is only to be kept (不作为) is due on no day; what a newer agreement took the place of, no more.
    """
    who, go = f"{each.debtor} → {each.creditor}", line.go("visits", pane="performing", obligation=each.id)
    if each.performed_on is not None:
        if had is None:
            yield from line.past(
                ("performed", each.id), each.performed_on, Kind.PERFORMING, f"履行：{each.text}",
                joined(who, each.evidence), go=go,
            )  # fmt: skip
        return
    if not line.stands or each.replaced or each.kind == ObligationKind.FORBEARANCE.value:
        return
    for part in parts:
        number = f"第{part.number}期"
        if part.paid_on is not None:
            if had is None:
                title = f"履行{number}{_sum(part.paid_amount or part.amount)}"
                yield from line.past(("part", part.id), part.paid_on, Kind.PERFORMING, title, who, go=go)
            continue
        paid = f"已付{_sum(part.paid_amount)}" if part.paid_amount else ""
        left = part.amount and part.amount - (part.paid_amount or 0)
        yield from line.ahead(
            ("part", part.id), part.due_on, Kind.PERFORMING, f"{number}到期{_sum(left)}",
            joined(who, paid, "" if left else each.text), go=go,
        )  # fmt: skip
    if not parts:
        paid = f"已付{_sum(had)}" if had else ""
        title = f"应付{_sum(each.amount - (had or 0))}" if each.amount is not None else f"应履行：{each.text}"
        text = who if each.amount is None else joined(who, paid, each.text)
        yield from line.ahead(("due", each.id), each.due_on, Kind.PERFORMING, title, text, go=go)


def _sum(fen: int | None) -> str:
    return f" {money.digits(fen)}" if fen else ""


def _urgings(line: Line, owed: dict[uuid.UUID, Any]) -> Iterator[Moment]:
    """Tell who was urged; of several promises the newest is waited for, while it is not kept."""
    rows = line.rows(
        Urging.id, Urging.obligation_id, Urging.on, Urging.mode, Urging.said, Urging.promised_on, Urging.by_name,
        Urging.voided_at, Urging.void_reason,
    )  # fmt: skip
    newest: dict[uuid.UUID | None, Any] = {}
    for each in sorted(rows, key=lambda row: (row.on, row.id)):
        go = line.go("visits", pane="performing")
        debtor = owed[each.obligation_id].debtor if each.obligation_id in owed else ""
        promised = f"答应{each.promised_on.isoformat()}履行" if each.promised_on else ""
        yield from line.past(
            ("urged", each.id), each.on, Kind.PERFORMING, f"催告{debtor}{f'（{each.mode}）' if each.mode else ''}",
            joined(each.said, promised), by=each.by_name, go=go, voided=each.voided_at, why=each.void_reason,
        )  # fmt: skip
        if each.voided_at is None:
            newest[each.obligation_id] = each
    for key, each in newest.items():
        about = owed.get(key) if key is not None else None
        kept = about is not None and (about.performed_on is not None or about.replaced)
        if each.promised_on is not None and line.stands and not kept:
            who = about.debtor if about is not None else "对方"
            yield from line.ahead(
                ("promised", each.id),
                each.promised_on,
                Kind.PERFORMING,
                f"{who}答应履行的日子",
                each.said,
                go=line.go("visits", pane="performing"),
            )


def _visits(line: Line) -> Iterator[Moment]:
    for each in line.rows(
        Visit.id, Visit.due_on, Visit.reason, Visit.on_site, Visit.done_on, Visit.mode, Visit.visited, Visit.performed,
        Visit.satisfaction, Visit.text, Visit.new_risk, Visit.by_name, Visit.relapse, Visit.chance, Visit.voided_at,
        Visit.void_reason,
    ):  # fmt: skip
        go = line.go("visits", pane="visiting")
        if each.voided_at is not None and each.done_on is None:
            continue  # a plan that was made anew
        if each.done_on is None:
            if line.stands:
                where = "上门" if each.on_site else ""
                yield from line.ahead(
                    ("visit", each.id),
                    each.due_on,
                    Kind.VISITING,
                    each.reason or "回访",
                    where,
                    go=line.go("visits", pane="visiting", visit=each.id),
                )
            continue
        risk = f"新情况：{each.new_risk}" if each.new_risk else ""
        chance = f"再次化解时机：{each.chance}" if each.chance else ""
        relapse = f"有无反复：{each.relapse}" if each.relapse else ""
        yield from line.past(
            ("visit", each.id), each.done_on, Kind.VISITING, f"回访{each.visited}（{each.mode}）",
            joined(each.performed, each.satisfaction, relapse, each.text, risk, chance), by=each.by_name, go=go,
            voided=each.voided_at, why=each.void_reason,
        )  # fmt: skip


def _tasks(line: Line) -> Iterator[Moment]:
    """Tell the tasks; those that come of 警情 are told to the police and to whom they were given."""
    go = line.go("intake", pane="hands")
    for each in line.rows(
        FollowUp.id, FollowUp.origin, FollowUp.what, FollowUp.owner_id, FollowUp.owner_name, FollowUp.due_on,
        FollowUp.done_on, FollowUp.result, FollowUp.finding, FollowUp.concern_id, FollowUp.voided_at,
        FollowUp.void_reason,
    ):  # fmt: skip
        of_alarms = each.concern_id is not None or each.origin in {CHECK, DIRECTIVE, REPEATED}
        if of_alarms and not line.police and each.owner_id != line.me:
            continue
        title, found = f"{each.origin}：{each.what}", _BREAK.sub("；", each.result)
        if each.done_on is None and each.voided_at is None:
            yield from line.ahead(("task", each.id), each.due_on, Kind.VISITING, title, found, by=each.owner_name, go=go)  # fmt: skip
            continue
        yield from line.past(
            ("task", each.id), each.done_on or each.due_on, Kind.VISITING, title, joined(each.finding, found),
            by=each.owner_name, go=go, voided=each.voided_at, why=each.void_reason,
        )  # fmt: skip
    for each in line.rows(
        JointTask.id, JointTask.unit, JointTask.person, JointTask.deed, JointTask.due_on, JointTask.feedback,
        JointTask.fed_back_on, JointTask.voided_at, JointTask.void_reason,
    ):  # fmt: skip
        title, who = f"大调解任务：{each.deed}", joined(each.unit, each.person).replace("；", " ")
        if each.fed_back_on is None and each.voided_at is None:
            yield from line.ahead(("joint", each.id), each.due_on, Kind.HANDLING, title, by=who, go=go)
            continue
        yield from line.past(
            ("joint", each.id), each.fed_back_on or each.due_on, Kind.HANDLING, title, each.feedback, by=who, go=go,
            voided=each.voided_at, why=each.void_reason,
        )  # fmt: skip


def _clocks(line: Line) -> Iterator[Moment]:
    """Tell the limits that run or were not kept; one met in time is told by what met it, that of a referral by it."""
    go, lapse = line.go("intake", pane="hands"), frozenset(clocks.rights())
    names: dict[uuid.UUID, str] = {}
    for each in line.rows(
        Deadline.id, Deadline.key, Deadline.name, Deadline.due_on, Deadline.met_on, Deadline.cancelled,
        Deadline.late_reason,
    ):  # fmt: skip
        names[each.id] = each.name
        if each.key == FEEDBACK:
            continue
        if each.met_on is not None:
            if each.met_on > each.due_on:
                yield from line.past(
                    ("late", each.id), each.met_on, Kind.LIMITS, f"超期办到：{each.name}",
                    joined(f"最后一日 {each.due_on.isoformat()}", each.late_reason), go=go,
                )  # fmt: skip
        elif each.cancelled.startswith(PAUSED):
            yield from _still(line, each)
        elif not each.cancelled and each.key in lapse and each.due_on < line.today:
            yield from line.past(("lapsed", each.id), each.due_on, Kind.LIMITS, f"届满：{each.name}", go=go)
        elif not each.cancelled:
            yield from line.ahead(
                ("clock", each.id), each.due_on, Kind.LIMITS, f"最后一日：{each.name}", go=go
            )
    yield from _extensions(line, names)


def _still(line: Line, each: Any) -> Iterator[Moment]:
    """Tell a limit that stands still where it stood when it stopped: its last day is not known yet."""
    what = each.cancelled.removeprefix(PAUSED)
    yield Moment(
        f"still.{each.id}", max(each.due_on, line.today), Kind.LIMITS, f"暂停计算：{each.name}",
        f"{what}期间不计入，恢复以后重新算出最后一日", go=line.go("intake", pane="hands"), state=State.FUTURE,
    )  # fmt: skip


def _extensions(line: Line, names: dict[uuid.UUID, str]) -> Iterator[Moment]:
    for each in line.rows(
        Extension.id, Extension.deadline_id, Extension.until, Extension.before, Extension.reason,
        Extension.decided_by, Extension.on, Extension.signed, Extension.voided_at, Extension.void_reason,
    ):  # fmt: skip
        name, uncounted = names.get(each.deadline_id, ""), each.reason.endswith(NOT_COUNTED)
        title = f"{'暂停计算' if uncounted else '延期'}：{name}"
        text = (
            each.reason
            if uncounted
            else f"{each.before.isoformat()} → {each.until.isoformat()}；{each.reason}"
        )
        yield from line.past(
            ("longer", each.id), each.on, Kind.LIMITS, title, text, by=each.decided_by,
            go=line.go("intake", pane="hands"), voided=each.voided_at, why=each.void_reason,
        )  # fmt: skip
        ended = each.signed.get(ENDED) if uncounted else None
        if ended:
            yield from line.past(
                ("goeson", each.id),
                date.fromisoformat(ended),
                Kind.LIMITS,
                f"恢复计算：{name}",
                f"最后一日 {each.until.isoformat()}",
                go=line.go("intake", pane="hands"),
            )
