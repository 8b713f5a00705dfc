"""One paper of one case as PDF: the draft to look at, and the final one that ``papers.issue`` asks for."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from exports import facts as facts_of_case
from exports.blocks import Document
from exports.compose import compose
from exports.facts import Facts
from exports.forms import FORMS
from models import formheads
from models.papers import Made

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.cases import Case
    from models.sittings import Sitting


def rendered(document: Document) -> bytes:
    """Return a document as PDF."""
    from exports import pdf  # noqa: PLC0415 -- slow import

    return pdf.render(document)


def pdf(facts: Facts) -> bytes:
    """Compose and render one paper from its facts; the same facts give the same bytes."""
    return rendered(compose(FORMS[facts.paper.form], facts))


def draft(
    db: "Session", subject: "Case", form: str, *, today: date, sitting: "Sitting | None" = None
) -> bytes:
    """Return the paper as it stands, with the 草稿 mark; nothing is kept and no number is taken."""
    return pdf(facts_of_case.of(db, subject, form, today=today, sitting=sitting))


def maker(
    db: "Session", subject: "Case", form: str, *, today: date, sitting: "Sitting | None" = None
) -> Callable[[str], Made]:
    """Return what makes the final paper once its number is known."""
    head = formheads.head(form)

    def make(number: str) -> Made:
        known = facts_of_case.of(db, subject, form, today=today, sitting=sitting, number=number, draft=False)
        document = compose(FORMS[form], known)
        return Made(known.to_plain(), rendered(document), document.title, head.copies_for(known.heads))

    return make


def blank(db: "Session", form: str, *, today: date, number: str) -> bytes:
    """Return a form to be filled in by hand, with a reserved number."""
    return pdf(facts_of_case.blank(db, form, today=today, number=number))
