"""What a case fills the blanks of a clause with."""

from collections.abc import Iterator

import pytest

from models import cases, clausefill, clauses, demands
from models.clausefill import Known
from tests import sample
from tests.sample import TODAY, Room


@pytest.fixture
def here(engine_url: str) -> Iterator[Room]:
    made = sample.room(engine_url)
    yield made
    made.store.close()


def words(known: Known, pattern: str) -> dict[str, str]:
    found = clauses.known(pattern)
    assert found is not None
    return clausefill.fill(found, known)


@pytest.mark.parametrize(
    ("injury", "asked", "items", "paid"),
    [
        ("轻微伤", "赔医药费", "医疗费、误工费、护理费、交通费、营养费等", "医疗费、误工费等赔偿款"),
        (cases.Injury.NONE.value, "赔麦苗损失和清理费", "麦苗损失、清理费", "麦苗损失、清理费"),
        (cases.Injury.NONE.value, "把界桩移回去", "", ""),
    ],
)
def test_items_of_a_payment_follow_the_dispute(
    here: Room, injury: str, asked: str, items: str, paid: str
) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        subject.injury = injury
        for each in demands.of_case(db, subject.id):
            db.delete(each)
        demands.state(db, subject, cases.parties(subject)[0], text=asked, amount=100, by=here.officer)
        known = clausefill.of(db, subject, today=TODAY)
    assert (words(known, "C1")["items"], words(known, "C2")["items"]) == (items, paid)


def test_blanks_are_filled_from_parties_sums_terms_and_places(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        demands.state(
            db, subject, cases.parties(subject)[0], text="赔医药费", amount=123_456, by=here.officer
        )
        known = clausefill.of(db, subject, today=TODAY)

    paid = words(known, "C1")
    assert (paid["payer"], paid["payee"]) == ("赵水生", "张土根")
    assert paid["due"] == "2026-11-27"
    assert paid["amount"].replace(",", "").endswith(".56")
    assert words(known, "C4")["place"] == "西岔派出所调解室"
    assert words(known, "C4")["due"] == "当场"
    assert words(known, "C12")["both"] == "双方"
    assert words(known, "C15")["court"] == "西岔县人民法院"
    assert (known.injured, known.minor) == (True, False)
