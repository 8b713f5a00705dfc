"""Numbers that another system gives: of a paper that is made final, and of the case in the police system."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from models import cases, filings, formheads, numbering
from models.store import Store


@dataclass(frozen=True)
class Asked:
    """A number that is typed: the system that gives it, and the shape it has."""

    source: str
    shape: str


@dataclass(frozen=True)
class Filing:
    """What is known of a case in the police system: its number, the day of 立案, and the shape of the number."""

    number: str
    on: date | None
    shape: str


@dataclass
class NumberDeeds:
    """The deeds that type a number."""

    store: Store
    today: Callable[[], date]

    def asked(self, case_id: uuid.UUID, form: str) -> Asked | None:
        """Return what number 定稿 has to ask for; None where it is given here or stands on the form already."""
        with self.store.reading() as db:
            subject = cases.case(db, case_id)
            series = formheads.head(form).series_for(subject.track)
            rule = numbering.rule(db, series) if series else None
            if rule is None or numbering.claimed(db, case_id, form) is not None:
                return None
            return Asked(rule.source, rule.shape)

    def filing(self, case_id: uuid.UUID) -> Filing:
        """Return what is known of the case in the police system."""
        with self.store.reading() as db:
            subject = cases.case(db, case_id)
            return Filing(subject.platform_number, subject.filed_on, filings.shape(db))

    def file(self, case_id: uuid.UUID, number: str, on: date) -> None:
        """Keep the number and the day of 立案."""
        with self.store.unit() as db:
            subject = cases.case(db, case_id)
            filings.file(db, subject, number=number, on=on, today=self.today(), by=self.store.signed_in)
