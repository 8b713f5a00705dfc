"""How a period's cases ended, where they were settled, what was kept of it, and what the room did not settle."""

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from models import confirmation, periods, tracks
from models.agreements import Instalment, Obligation
from models.audit import AuditEntry
from models.cases import Case, Outcome
from models.confirmation import GRANTED, Confirmation
from models.escalations import Escalation
from models.periods import Period
from models.queries.figures_slices import (
    REACHED,
    Slice,
    Slices,
    among,
    counted,
    in_order,
    largest_first,
    of_counted,
)
from models.queries.figures_stock import ended_apart, ended_in
from models.queries.selection import within
from models.referrals import Kind, Referral
from models.visits import SATISFACTION, Visit

TIERS = {"组级": "组", "村级": "村", "镇级": "镇", "所级": "所"}
UNTOLD = "未填层级"
NATURES = ("民事", "治安", "刑事")
_APART = {
    Outcome.WITHDRAWN.value: "撤回", Outcome.RECONCILED.value: "自行和解", Outcome.INELIGIBLE.value: "不予调解",
}  # fmt: skip
PETITION, CRIMINAL = "信访", ("刑侦", "刑警")


@dataclass(frozen=True, slots=True)
class Share:
    """So much done of what was due; ``left`` are the cases in which something is still to be done."""

    done: int
    due: int
    left: Slice

    @property
    def pair(self) -> tuple[int, int]:
        """Done and due, as a rate is made of."""
        return self.done, self.due


@dataclass(frozen=True, slots=True)
class Results:
    """How the ended cases ended, and what followed on agreements."""

    ways: Slices
    declined: Slice
    tiers: Slices
    performed: Share
    asked: Slice
    confirmed: Slice
    visited: Share
    satisfaction: Slices

    @property
    def ended(self) -> int:
        """How many cases ended."""
        return sum(each.count for each in self.ways)


@dataclass(frozen=True, slots=True)
class Quality:
    """有诉必受, 定性准确, 不升级, 不上交: what was refused, newly judged, grew worse, was passed on (report 1.13)."""

    declined: Slice
    rejudged: Slices
    upgraded: Slice
    criminal: Slice
    transferred: Slice
    petition: Slice


def results(db: Session, period: Period, *, today: date) -> Results:
    """Count how the cases of a period ended, and what of its duties was done; what falls due after ``today`` is not yet one."""
    ended = ended_in(period)
    due = periods.days(period.first, max(period.first, min(today, period.last)))
    rows = _ended(db, period)
    reached = [row for row in rows if row[1] in REACHED]
    refused = [row for row in rows if row[1] == Outcome.INELIGIBLE.value]
    tiers = _grouped(reached, lambda row: TIERS.get(row[2], row[2] or UNTOLD), ended)
    asked = and_(within(Confirmation.applied_on, period), *confirmation.stands())
    granted = within(Confirmation.ruled_on, period) & Confirmation.ruling.contains(GRANTED)
    visited, satisfaction = _visited(db, due)
    return Results(
        declined=next(iter(_grouped(refused, lambda _: "不予调解", ended)), Slice("不予调解", 0)),
        ways=largest_first(_grouped(rows, lambda row: _way(row[0], row[1]), ended)),
        tiers=in_order(tiers, [*TIERS.values(), *(each.name for each in tiers if each.name not in TIERS.values())]),
        performed=_performed(db, due),
        asked=_cases("申请司法确认", db, Confirmation, asked),
        confirmed=_cases("裁定有效", db, Confirmation, granted),
        visited=visited,
        satisfaction=satisfaction,
    )  # fmt: skip


def quality(db: Session, period: Period, ended: Results) -> Quality:
    """Count what tells against a period's work; ``ended`` are its results, among which is what was refused."""
    sent = (Referral.voided_at.is_(None), Referral.kind == Kind.TRANSFER.value, within(Referral.on, period))
    criminal = or_(*(Referral.to.contains(word) for word in CRIMINAL))
    rejudged = _rejudged(db, period)
    worse = {each for (old, new), ids in rejudged.items() for each in ids if _rank(new) > _rank(old)}
    found = select(Escalation.case_id).join(Case, Case.id == Escalation.case_id)
    worse |= set(
        db.scalars(found.where(*counted(db), Escalation.voided_at.is_(None), within(Escalation.on, period)))
    )
    return Quality(
        declined=ended.declined,
        rejudged=tuple(_of(f"{old}改为{new}", ids) for (old, new), ids in rejudged.items()),
        upgraded=_of("性质升级", worse),
        criminal=_cases("移送刑事", db, Referral, *sent, criminal),
        transferred=_cases("移送有关部门", db, Referral, *sent),
        petition=_cases("转信访部门", db, Referral, *sent, Referral.to.contains(PETITION)),
    )


def _ended(db: Session, period: Period) -> list[tuple[str, str, str, int]]:
    """Return (track, outcome, tier, number) of what ended in the period."""
    found: Counter[tuple[str, str, str]] = Counter()
    for part in ended_apart(period):
        rows = db.execute(
            select(Case.track, Case.outcome, Case.tier, func.count())
            .where(*counted(db), *part)
            .group_by(Case.track, Case.outcome, Case.tier)
        )
        for track, outcome, tier, count in rows:
            found[track, outcome, tier] += count
    return [(*group, found[group]) for group in sorted(found)]


def _grouped(rows: Iterable[Any], name: Any, which: tuple[ColumnElement[bool], ...]) -> list[Slice]:
    """Gather groups of (track, outcome, tier, number) under their names."""
    groups: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        groups[name(row)].append(row)
    return [
        Slice(
            said, sum(row[3] for row in found),
            (*which, or_(*(and_(Case.track == a, Case.outcome == b, Case.tier == c) for a, b, c, _ in found))),
        )
        for said, found in groups.items()
    ]  # fmt: skip


def _way(track: str, outcome: str) -> str:
    if outcome == Outcome.ON_THE_SPOT.value:
        return "当场调解"
    if outcome in REACHED:
        if track and tracks.is_police(track):
            return "治安调解"
        return "人民调解" if track and tracks.get(track).host == "committee" else "劝解"
    if outcome == Outcome.REFERRED.value:
        return "移送"
    return _APART.get(outcome, "终止")


def _performed(db: Session, period: Period) -> Share:
    """Count what fell due in the period: instalments, and obligations that have none."""
    valid = (Obligation.voided_at.is_(None), of_counted(db, Obligation.case_id))
    whole = (within(Obligation.due_on, period), ~Obligation.instalments.any())
    parts = within(Instalment.due_on, period)
    by_whole = (
        select(func.count(), func.count(Obligation.performed_on))
        .select_from(Obligation)
        .where(*valid, *whole)
    )
    by_part = (
        select(func.count(), func.count(Instalment.paid_on))
        .select_from(Instalment)
        .join(Obligation, Obligation.id == Instalment.obligation_id)
        .where(*valid, parts)
    )
    sums = [(int(due), int(done)) for due, done in (db.execute(by_whole).one(), db.execute(by_part).one())]
    owing = select(Obligation.case_id).where(
        Obligation.voided_at.is_(None), *whole, Obligation.performed_on.is_(None)
    )
    partly = (
        select(Obligation.case_id)
        .join(Instalment, Instalment.obligation_id == Obligation.id)
        .where(Obligation.voided_at.is_(None), parts, Instalment.paid_on.is_(None))
    )
    left = or_(Case.id.in_(owing), Case.id.in_(partly))
    due, done = (sum(each) for each in zip(*sums, strict=True))
    return Share(done, due, among("到期未履行", db, left))


def _visited(db: Session, period: Period) -> tuple[Share, Slices]:
    """Count the visits, and the cases by what their people said; who was asked twice may stand under both answers."""
    which = (Visit.voided_at.is_(None), within(Visit.due_on, period))
    rows = db.execute(
        select(Visit.satisfaction, func.count(), func.count(Visit.done_on), func.count(Visit.case_id.distinct()))
        .where(of_counted(db, Visit.case_id), *which)
        .group_by(Visit.satisfaction)
    ).all()  # fmt: skip
    found = [
        Slice(said, count, (Case.id.in_(select(Visit.case_id).where(*which, Visit.satisfaction == said)),))
        for said, _, _, count in rows
        if said
    ]
    named = [each.name for each in found if each.name not in SATISFACTION]
    due, done = (sum(int(row[place]) for row in rows) for place in (1, 2))
    share = Share(done, due, _cases("应访未访", db, Visit, *which, Visit.done_on.is_(None)))
    return share, tuple(each for each in in_order(found, [*SATISFACTION, *named]) if each.count)


def _cases(name: str, db: Session, of: Any, *which: ColumnElement[bool]) -> Slice:
    """Count the cases that have such a row."""
    return among(name, db, Case.id.in_(select(of.case_id).where(*which)))


def _of(name: str, ids: Iterable[uuid.UUID]) -> Slice:
    found = sorted(ids)
    return Slice(name, len(found), (Case.id.in_(found),))


def _rejudged(db: Session, period: Period) -> dict[tuple[str, str], set[uuid.UUID]]:
    """Return the cases whose 性质 was changed once they were accepted: such a change has its reason on the case."""
    first, after = period.moments
    rows = db.execute(
        select(AuditEntry.case_id, AuditEntry.changes)
        .join(Case, Case.id == AuditEntry.case_id)
        .where(
            *counted(db), Case.track_reason != "", AuditEntry.table_name == "cases", AuditEntry.at >= first,
            AuditEntry.at < after,
        )
        .order_by(AuditEntry.seq)
    )  # fmt: skip
    found: dict[tuple[str, str], set[uuid.UUID]] = defaultdict(set)
    for case_id, changes in rows:
        moved = (changes or {}).get("nature")
        if isinstance(moved, list) and len(moved) == 2 and all(moved) and moved[0] != moved[1]:  # noqa: PLR2004 -- from, to
            found[moved[0], moved[1]].add(case_id)
    return dict(found)


def _rank(nature: str) -> int:
    return NATURES.index(nature) if nature in NATURES else -1
