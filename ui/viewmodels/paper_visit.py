"""补录: what a paper from a village has beside a visit, its number and how it ended."""

from typing import TYPE_CHECKING

from models import dates, intake, numbering
from models.cases import Outcome
from ui.viewmodels import facts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.cases import Case
    from models.station import Identity
    from ui.viewmodels.intake import Intake


def claim(db: "Session", page: "Intake", subject: "Case", by: "Identity") -> None:
    """Give the case the number of the pad that it was written on."""
    if page.paper and (typed := facts.word(page.facts, "pad")):
        numbering.claim(db, typed, subject, by=by)


def settle(db: "Session", page: "Intake", subject: "Case", by: "Identity") -> None:
    """Give the accepted case the outcome on the paper, on its day."""
    if page.paper and (told := facts.word(page.facts, "result")):
        day = dates.local(subject.received_at).date()
        intake.settle_on_paper(db, subject, Outcome(told), on=day, by=by)
