"""补录: what a paper from a village has beside a visit, its number and how it ended."""

from typing import TYPE_CHECKING

from models import dates, intake, numbering
from models.cases import Outcome
from models.errors import Refusal
from ui.viewmodels import facts

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.cases import Case
    from models.station import Identity
    from ui.viewmodels.intake import Intake


#: Where most papers come from.
USUAL_SOURCE = "村(居)委"


def turn(page: "Intake", *, paper: bool) -> None:
    """Let what is typed be a paper, which comes from a village unless said; one of which nothing is typed ends."""
    if page.empty:
        page.facts["source"] = USUAL_SOURCE if paper else ""
        page.paper = paper
    page.paper = page.paper or paper


def problems(page: "Intake") -> dict[str, str]:
    """Say what is wrong with the number of the pad, beside its field."""
    typed = facts.word(page.facts, "pad")
    if not page.paper or not typed:
        return {}
    try:
        with page.store.reading() as db:
            numbering.claimable(db, typed, case_id=page.opened.case_id if page.opened else None)
    except Refusal as refusal:
        return {"pad": refusal.message}
    return {}


def claim(db: "Session", page: "Intake", subject: "Case", by: "Identity") -> None:
    """Give the case the number of the pad that it was written on."""
    if page.paper and (typed := facts.word(page.facts, "pad")):
        numbering.claim(db, typed, subject, by=by)


def settle(db: "Session", page: "Intake", subject: "Case", by: "Identity") -> None:
    """Give the accepted case the outcome on the paper, on its day."""
    if page.paper and (told := facts.word(page.facts, "result")):
        day = dates.local(subject.received_at).date()
        intake.settle_on_paper(db, subject, Outcome(told), on=day, by=by)
