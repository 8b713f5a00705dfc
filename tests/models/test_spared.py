"""Whom the law does not punish: told on the paper in place of the agreement's effect, and reminded of."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import agreements, checks, spared
from models.cases import Case, Role
from models.people import Capacity
from tests.sample import TODAY, Room, accepted, draft


def police_case(db: Session, desk: Room, **person: Any) -> Case:
    parties = draft().parties
    subject = accepted(db, desk, track="ZA", parties=parties)
    hurt, did = subject.parties[0], subject.parties[1]
    hurt.role, did.role = Role.VICTIM.value, Role.SUSPECT.value
    assert did.person is not None
    for name, value in person.items():
        setattr(did.person, name, value)
    subject.occurred_on = date(2026, 11, 15)
    agreements.draft(
        db,
        subject,
        by=desk.officer,
        facts="双方争吵。",
        performance="当场",
        clauses=[{"text": "双方互不辱骂。"}],
    )
    db.flush()
    return subject


@pytest.mark.parametrize(
    ("birth", "under"), [(date(2012, 11, 16), True), (date(2012, 11, 14), False), (date(2012, 11, 15), True)]
)
def test_age_is_that_of_the_day_it_happened(db: Session, desk: Room, birth: date, under: bool) -> None:
    subject = police_case(db, desk, birth=birth)

    assert [each.article for each in spared.of(subject, TODAY)] == ["za-minor"] * under


def test_who_could_not_know_what_they_did_is_not_punished(db: Session, desk: Room) -> None:
    subject = police_case(db, desk, incapacity=Capacity.NONE.value)

    assert [(each.article, each.order) for each in spared.of(subject, TODAY)] == [
        ("za-mental", "责令其监护人加强看护管理和治疗")
    ]


def test_the_reminder_names_the_article(db: Session, desk: Room) -> None:
    subject = police_case(db, desk, birth=date(2014, 1, 1))
    found = [
        each
        for each in checks.gaps_before_final(db, subject, "D12", today=TODAY)
        if each.key == "spared-order"
    ]

    assert [(each.severity, each.law) for each in found] == [("orange", "《治安管理处罚法》第十二条")]


def test_nobody_is_spared_where_the_committee_mediates(db: Session, desk: Room) -> None:
    subject = police_case(db, desk, birth=date(2014, 1, 1))
    subject.track = "RM"

    assert spared.of(subject, TODAY) == ()
