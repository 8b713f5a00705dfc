"""A party that was entered wrongly: taken out with the reason, and entered anew with what it had said."""

from datetime import date

from sqlalchemy.orm import Session

from models import cases, demands, intake
from models.cases import Case, Party
from models.intake import PartyDraft
from models.station import Deed, Identity


def replace_party(
    db: Session, subject: Case, wrong: Party, draft: PartyDraft, *, reason: str, by: Identity, today: date, field: str = ""
) -> Party:  # fmt: skip
    """Void ``wrong`` and add what is right in its place; its demands go over to the new row."""
    cases.demand(db, subject.id, by, Deed.RECEIVE, Deed.ACCEPT)
    intake.void_party(db, wrong, reason=reason, by=by)
    right = intake.add_party(db, subject, draft, by=by, today=today, position=wrong.position, field=field)
    for demand in demands.of_case(db, subject.id):
        if demand.party_id == wrong.id:
            demand.party_id = right.id
    db.flush()
    db.refresh(subject, ["parties"])
    return right
