"""立案 of the published cases: a number and a day such as the police system would have given."""

import re
import uuid
from datetime import date

from models import cases, filings
from models.cases import Case
from models.station import Identity
from models.store import Store

AREA = "990124000000"  # of no place


def wanted(store: Store, case_id: uuid.UUID) -> tuple[str, date] | None:
    """Return the number and the day that a case of 治安调解 lacks; None for one that has them or needs none."""
    with store.reading() as db:
        subject = cases.case(db, case_id)
        if subject.track != filings.TRACK or subject.platform_number:
            return None
        return number(subject), day(subject)


def number(subject: Case) -> str:
    """Return a number made of the month of 立案 and the serial of the case's own number."""
    serial = int(re.findall(r"\d+", subject.number)[-1])
    return f"A{AREA}{day(subject):%Y%m}{serial:04}"


def day(subject: Case) -> date:
    """Return the day of acceptance, not before the event."""
    filed = subject.filed_on or subject.accepted_on
    assert filed is not None, "papers are made of cases that were accepted"
    return max(filed, subject.occurred_on or filed)


def file(store: Store, case_id: uuid.UUID, *, by: Identity, today: date) -> None:
    """Keep what the case lacks."""
    lacking = wanted(store, case_id)
    if lacking is not None:
        with store.unit(by=by) as db:
            subject = cases.case(db, case_id)
            filings.file(db, subject, number=lacking[0], on=lacking[1], today=today, by=by)
