"""司法确认 in figures and registers: what came to nothing counts as no application."""

from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy.orm import Session

from models import confirmation, periods
from models.confirmation import Confirmation
from models.queries import counted, figures_results, registers
from models.queries.selection import Selection
from tests.sample import TODAY, Room, concluded

NOVEMBER = periods.month(TODAY)


def asked(db: Session, desk: Room) -> Confirmation:
    subject = concluded(db, desk)
    desk.clock.now = datetime.combine(date(2026, 11, 29), time(2), UTC)
    return confirmation.apply(db, subject, court="西岔县人民法院", on=TODAY, by=desk.officer)


def told(db: Session, found: Confirmation) -> tuple[object, ...]:
    """Tell how R3, the figures and the facts of the statistics count the application, and how many rows R13 has."""
    [row] = registers.rows(db, "R3", Selection(NOVEMBER))
    [fact] = [each for each in counted.facts(db, NOVEMBER) if each.id == found.case_id]
    ended = figures_results.results(db, NOVEMBER, today=date(2026, 11, 30))
    recorded = [*registers.rows(db, "R13", Selection(NOVEMBER))]
    return row.confirmation_on, ended.asked.count, ended.confirmed.count, fact.applied, len(recorded)


@pytest.mark.parametrize("ruling", ["", "驳回申请", "确认有效"])
def test_an_application_that_stands_or_was_decided_counts(db: Session, desk: Room, ruling: str) -> None:
    found = asked(db, desk)
    if ruling:
        confirmation.rule(db, found, on=TODAY, ruling=ruling, by=desk.officer)
    assert told(db, found) == (TODAY, 1, int(ruling == "确认有效"), True, 1)


@pytest.mark.parametrize("ruling", ["", "不予受理", "准予撤回", "按撤回申请处理"])
def test_an_application_that_came_to_nothing_counts_as_none_and_stays_recorded(
    db: Session, desk: Room, ruling: str
) -> None:
    found = asked(db, desk)
    if ruling:
        confirmation.rule(db, found, on=TODAY, ruling=ruling, by=desk.officer)
    else:
        confirmation.withdraw(db, found, reason="先按协议履行", on=TODAY, by=desk.officer)
    assert told(db, found) == (None, 0, 0, False, 1)
