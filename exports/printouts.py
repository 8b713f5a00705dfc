"""One paper of one case as PDF: the draft to look at, and the final one that ``papers.issue`` asks for."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from exports import errands, holders, wordform
from exports import facts as facts_of_case
from exports.blocks import Document
from exports.compose import compose
from exports.facts import Facts
from exports.forms import FORMS
from exports.joining import join
from models import formchoices, formheads, numbering, papers
from models.errors import Refusal
from models.papers import Made, Stamp
from models.station import Deed, demand

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from models.cases import Case
    from models.formheads import FormHead
    from models.sittings import Sitting
    from models.station import Identity


def rendered(document: Document) -> bytes:
    """Return a document as PDF."""
    from exports import pdf  # noqa: PLC0415 -- slow import

    return pdf.render(document)


def pdf(facts: Facts) -> bytes:
    """Compose and render one paper from its facts; the same facts give the same bytes."""
    return rendered(compose(FORMS[facts.paper.form], facts))


def draft(
    db: "Session", subject: "Case", form: str, *, today: date, sitting: "Sitting | None" = None,
    about: uuid.UUID | None = None,
) -> bytes:  # fmt: skip
    """Return the paper as it stands, with the 草稿 mark; nothing is kept and no number is taken."""
    return pdf(facts_of_case.of(db, subject, form, today=today, sitting=sitting, about=about))


def maker(
    db: "Session", subject: "Case", form: str, *, today: date, sitting: "Sitting | None" = None,
    about: uuid.UUID | None = None,
) -> Callable[[Stamp], Made]:  # fmt: skip
    """Return what makes the final paper once its number and code are known."""
    head = formheads.head(form)

    def make(stamp: Stamp) -> Made:
        known = facts_of_case.of(
            db, subject, form, today=today, sitting=sitting, number=stamp.number, draft=False, about=about
        )
        word = _word(db, known)
        sheltered = holders.parted(head) and errands.hides(subject, head)
        if sheltered:
            known = facts_of_case.of(
                db, subject, form, today=today, sitting=sitting, number=stamp.number, draft=False, about=about,
                whole=True,
            )  # fmt: skip
        known = replace(
            known, paper=replace(known.paper, code=stamp.code if formchoices.coded(db, head) else "")
        )
        return replace(_made(known, head, subject if sheltered else None), word=word)

    return make


def _word(db: "Session", known: Facts) -> bytes:
    """Fill the station's own Word form where it was chosen; one that is wrong leaves the paper its PDF alone.

    It may be handed to anybody, so it says of people in danger no more than the other side may read.
    """
    if not formchoices.worded(db, known.paper.form):
        return b""
    try:
        return wordform.fill(known)
    except Refusal:
        return b""  # what is wrong with it was shown before 定稿 (paper_entry.gaps)


def _made(known: Facts, head: "FormHead", sheltered: "Case | None") -> Made:
    """Render the copy of each keeper; what the same keeper has several of is rendered once.

    The facts that are frozen, and the PDF before all copies, are those of the copy that stays with us.
    """
    keepers = holders.of(known, head)
    ours = next((each for each in keepers if each.ours), None) or next(iter(keepers), None)
    if ours is not None:
        known = replace(known, paper=replace(known.paper, holder=ours.label))
    own = compose(FORMS[known.paper.form], known)
    pdfs = {ours: rendered(own)}
    for keeper in keepers:
        if keeper not in pdfs:
            shown = own if sheltered is None else _shown(known, sheltered, keeper)
            pdfs[keeper] = rendered(replace(shown, holder=keeper.label))
    copies = len(keepers) or head.copies_for(known.heads)
    labelled = tuple((each.label, pdfs[each]) for each in keepers)
    return Made(known.to_plain(), pdfs[ours], own.title, copies, labelled)


def _shown(known: Facts, subject: "Case", keeper: holders.Keeper) -> Document:
    return compose(FORMS[known.paper.form], holders.veiled(known, subject, keeper))


def blank(db: "Session", form: str, *, today: date, number: str, by: "Identity | None" = None) -> bytes:
    """Return a form to be filled in by hand, with a reserved number; ``by`` is named on a card."""
    return pdf(facts_of_case.blank(db, form, today=today, number=number, by=by))


def deed_of_pads(head: "FormHead") -> Deed:
    """Return what somebody must be allowed to do to print a form blank; one of the police is theirs alone."""
    track = next(iter(head.tracks), "")
    return Deed.ISSUE_POLICE if papers.is_police(head, track) else Deed.ISSUE


def pads(
    db: "Session", form: str, *, count: int, today: date, by: "Identity", contact: "Identity | None" = None
) -> tuple[list[str], bytes]:
    """Reserve a number for each of ``count`` blank forms and return (numbers, all of them as one PDF).

    The numbers are taken in the unit of ``db``; a form without a series has none, and one that another system
    numbers has a gap for it.
    """
    head = formheads.head(form)
    demand(by, deed_of_pads(head))
    series = head.series_for(next(iter(head.tracks), ""))
    texts = [""] * count
    if series and numbering.rule(db, series) is None:
        texts = [
            each.text
            for each in numbering.reserve(db, series, count=count, year=today.year, form=head.id, by=by)
        ]
    sheets = [blank(db, head.id, today=today, number=text, by=contact or by) for text in texts]
    return [text for text in texts if text], join(sheets)
