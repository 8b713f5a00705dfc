"""Rows of R1: every case that was registered, whatever became of it."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from models import breaches, cases, dates, grading, shields
from models.cases import Case, State
from models.queries.bundles import Bundle, bundles
from models.queries.plainparts import Part
from models.queries.registers import words
from models.queries.registers.days import DAYS, day_of
from models.queries.rows import DisputeRow
from models.queries.selection import Selection, within
from models.registerrules import Rule

IN_FULL = 5
PARTS: tuple[Part, ...] = ("agreement", "obligations", "sittings", "visits", "papers", "repeats")


def rows(db: Session, selection: Selection, rule: Rule) -> Iterator[DisputeRow]:
    """Give the rows of R1."""
    day = DAYS[rule.day]
    found = bundles(
        db,
        within(day, selection.period),
        *selection.where(),
        *cases.visible(db),
        order=day.expression,
        parts=PARTS,
    )
    for serial, each in enumerate(found, start=1):
        yield _dispute(each, serial)


def days(db: Session, subject: Case, rule: Rule) -> list[date]:
    """Return the day by which the case stands in a period."""
    del db
    return day_of(subject, rule)


def _dispute(each: Bundle, serial: int) -> DisputeRow:
    case = each.case
    received_on = dates.local(case.received_at).date()
    parties = cases.parties(case)
    everyone = words.everyone(case, received_on)
    sides = {side: [party for party in everyone if party.side == side] for side in "甲乙"}
    others = [
        *(f"{party.side}方 {party.name}" for side in sides.values() for party in side[IN_FULL:]),
        *(party.name for party in everyone if party.side not in sides),
    ]
    major, minor = words.type_names(case.dispute_type)
    broken = breaches.breach_words(each.signed)
    notes = (
        case.remarks, "" if broken in case.remarks else broken, f"超期：{case.overdue}" if case.overdue else "",
        words.recognised_words(case),
    )  # fmt: skip
    return DisputeRow(
        case_id=str(case.id), serial=serial, number=case.number, received_on=received_on, source=case.source,
        alarm_number=case.alarm_number, side_a=tuple(sides["甲"][:IN_FULL]),
        side_b=tuple(sides["乙"][:IN_FULL]), others=tuple(others),
        place=words.place_of(case), major_type=major, minor_type=minor,
        nature=case.nature, cause=case.origin or case.cause, brief=case.brief,
        people=case.people_count or sum(party.headcount or 1 for party in parties),
        amount=case.amount if case.amount is not None else each.amount, level=grading.name(case.level),
        repeats=each.repeats, officer=case.handler_name, partners=words.names(each, host=False), channel=case.channel,
        measures=words.measures_of(each), sittings=len(each.sittings), result=words.result(case),
        agreement_number=words.agreement_number(each), performance=words.performance_words(each),
        resolved_on=case.resolved_on, visits=len(each.visits),
        last_visit_on=each.visits[-1].done_on if each.visits else None,
        closed=case.state == State.CLOSED.value, note=words.short("\n".join(filter(None, notes))), shield=shields.of(case), everyone=everyone,
    )  # fmt: skip
