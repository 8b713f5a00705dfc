"""Plain rows say what the entities say, repeats are counted as people met, and reading may stop at any row."""

import random
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from models import cases, intake, people, periods, shields
from models.agreements import Agreement, Clause, Instalment, Obligation
from models.cases import Case, Party, State
from models.clocks import Deadline
from models.confirmation import Confirmation
from models.intake import PartyDraft
from models.papers import Paper
from models.people import Organisation, Person
from models.queries import plainrows, registers
from models.queries.bundles import bundles
from models.queries.registers import words
from models.queries.selection import Selection
from models.recordings import Recording
from models.sittings import Attendance, Sitting
from models.visits import Visit
from tests import sample
from tests.sample import Room

NOVEMBER = Selection(periods.month(sample.TODAY))
MADE_BY_THE_READER = {"parties", "person", "organisation", "guardian", "agent", "attendances", "clauses", "instalments"}  # fmt: skip


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    room = sample.room(engine_url)
    yield room
    room.store.close()


@pytest.mark.parametrize(
    "entity",
    [
        Agreement, Attendance, Case, Clause, Confirmation, Deadline, Instalment, Obligation, Organisation, Paper, Party,
        Person, Recording, Sitting, Visit,
    ],
)  # fmt: skip
def test_plain_rows_bear_the_names_of_the_columns(entity: Any) -> None:
    plain: Any = getattr(plainrows, f"Plain{entity.__name__}")

    assert set(plain._fields) - set(entity.__table__.c.keys()) <= MADE_BY_THE_READER
    assert all(hasattr(entity, name) for name in plain._fields)


def test_a_plain_case_is_shielded_and_told_as_the_case_itself_is(here: Room) -> None:
    child = PartyDraft(side="乙", name="钱小宝", role="被侵害人")
    firm = PartyDraft(
        side="丙", kind="organisation", name="某建筑公司",
        organisation={"address": "园区1号", "telephone": "0371-6001234"},
    )  # fmt: skip
    with here.store.unit(by=here.officer) as db:
        subject = sample.accepted(db, here, track="ZA", parties=[*sample.draft().parties, child, firm])
        mother = people.keep(
            db, {"name": "孙某母", "telephone": "13900002222", "address": "西岔村三组"}, today=sample.TODAY
        )
        lawyer = people.keep(db, {"name": "何律师", "employer": "示范律师事务所"}, today=sample.TODAY)
        last = cases.parties(subject)[-2]
        last.guardian, last.agent = mother, lawyer
        intake.void_party(db, cases.parties(subject)[1], reason="录错", by=here.officer)

    with here.store.reading() as db:
        [each] = bundles(db, Case.id == subject.id, order=Case.received_at.expression, parts=())
        entity = db.get_one(Case, subject.id)
        assert each.case.id == entity.id
        assert shields.of(each.case) == shields.of(entity)
        assert words.everyone(each.case, sample.TODAY) == words.everyone(entity, sample.TODAY)
        told = shields.of(each.case)
    assert told is not None
    assert {"孙某母", "何律师"} <= set(told.names)


def test_repeats_are_the_earlier_cases_in_which_both_sides_met(here: Room) -> None:
    dice = random.Random(7)
    with here.store.unit() as db:
        crowd = [Person(name=f"人{n}") for n in range(5)]
        db.add_all(crowd)
        made: list[tuple[Case, list[Party]]] = []
        for n in range(40):
            at = sample.NOW + timedelta(minutes=n // 2)  # two at a time: the id decides
            case = Case(number=f"西调2026-{n}", received_at=at, received_by="葛民警")
            case.state = State.MERGED.value if n % 9 == 4 else case.state
            case.voided_at = here.clock() if n % 11 == 5 else None
            seats = [
                Party(
                    case_id=case.id, side=side, name="某", person_id=dice.choice(crowd).id if dice.random() < 0.9 else None,
                    voided_at=here.clock() if dice.random() < 0.1 else None,
                )
                for side in dice.choices("甲乙丙", k=dice.randrange(2, 5))
            ]  # fmt: skip
            db.add(case)
            db.flush()
            db.add_all(seats)
            made.append((case, seats))

    def met(case: Case, seats: list[Party], before: Case, others: list[Party]) -> bool:
        there = {each.person_id for each in others if each.valid}
        sides = [
            {each.person_id for each in seats if each.valid and each.side == side and each.person_id}
            for side in "甲乙"
        ]
        earlier = (before.received_at, before.id) < (case.received_at, case.id)
        return before.valid and earlier and all(side & there for side in sides)

    expected = {
        case.number: sum(met(case, seats, *other) for other in made)
        for case, seats in made
        if case.valid and case.state != State.MERGED.value
    }
    with here.store.reading() as db:
        found = {row.number: row.repeats for row in registers.rows(db, "R1", NOVEMBER)}
    assert found == expected
    assert len(set(expected.values())) > 2


def test_reading_may_stop_at_the_first_row_and_the_session_go_on(here: Room) -> None:
    with here.store.unit() as db:
        db.add_all(
            Case(number=f"西调2026-{n}", received_at=sample.NOW, received_by="葛民警") for n in range(3)
        )

    with here.store.unit(by=here.officer) as db:
        first = next(registers.rows(db, "R1", NOVEMBER))
        db.get_one(Case, db.scalars(select(Case.id).limit(1)).one()).remarks = "已看"
        assert first.serial == 1
    with here.store.reading() as db:
        assert [row.note for row in registers.rows(db, "R1", NOVEMBER)].count("已看") == 1
