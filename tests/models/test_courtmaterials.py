"""What goes to the court with an application, by who acts for the parties."""

import pytest
from sqlalchemy.orm import Session

from models import cases, courtmaterials, representation
from models.people import Organisation
from tests import sample
from tests.sample import Room


@pytest.mark.parametrize(
    ("legal", "hand", "proxy"),
    [
        ("林某", "邱某（保险公司）", True),
        ("林某", "林某", False),
        ("林某", "林某（经理）", False),
        ("林某", "", False),
        ("", "邱某", False),  # who stands for the unit by law is not known yet
    ],
)
def test_a_representative_who_is_not_the_legal_one_brings_a_power_of_attorney(
    db: Session, desk: Room, legal: str, hand: str, *, proxy: bool
) -> None:
    subject = sample.concluded(db, desk, track="RM")
    party = cases.parties(subject)[1]
    party.person = None
    party.organisation = Organisation(name="某农机公司", legal_representative=legal)
    party.representative = hand
    db.flush()

    assert representation.by_proxy(party) is proxy
    assert ("agency" in {each.key for each in courtmaterials.of_case(db, subject)}) is proxy
