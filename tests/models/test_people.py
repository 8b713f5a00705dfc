from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from models import people
from models.errors import Refusal
from models.people import Capacity, Person
from tests.sample import TODAY, Room, resident

NUMBER = resident("19680507", "011")
CODE = "91350100M000100Y43"


def keep(db: Session, **values: Any) -> Person:
    return people.keep(db, values, today=TODAY, field="parties.0.")


def test_one_person_is_kept_once_and_what_is_told_later_completes_it(here: Room) -> None:
    with here.store.unit() as db:
        first = keep(db, name="张土根", id_number=NUMBER, telephone="138 0000 1234")
        again = keep(db, name=" 张土根 ", id_number=NUMBER, telephone="", address="西岔村二组", sex="")
        assert again is first
        assert people.person(db, first.id) is first
        assert (first.telephone, first.address, first.sex, first.birth) == (
            "13800001234",
            "西岔村二组",
            "男",
            date(1968, 5, 7),
        )


def test_the_same_number_under_another_name_stops_to_be_compared(here: Room) -> None:
    with here.store.unit() as db:
        keep(db, name="张土根", id_number=NUMBER)
    with pytest.raises(Refusal) as refused, here.store.unit() as db:
        keep(db, name="张土生", id_number=NUMBER)
    assert (refused.value.message, refused.value.field) == (
        "这个证件号码已登记在另一个姓名下，请核对证件后再填。",
        "parties.0.id_number",
    )
    with here.store.reading() as db:
        known = people.by_number(db, NUMBER)
        assert known is not None
        assert known.name == "张土根"


def test_a_former_name_is_the_same_person(db: Session) -> None:
    known = keep(db, name="张土根", id_number=NUMBER, former_name="张石头")
    assert keep(db, name="张石头", id_number=NUMBER) is known


def test_a_person_without_a_number_is_never_merged_by_name(db: Session) -> None:
    assert keep(db, name="王某") is not keep(db, name="王某")
    assert people.by_number(db, "") is None


def test_a_voided_person_no_longer_holds_the_number(db: Session, desk: Room) -> None:
    wrong = keep(db, name="张土根", id_number=NUMBER)
    wrong.voided_at = desk.clock()
    db.flush()
    assert keep(db, name="李四", id_number=NUMBER) is not wrong


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({"name": "  "}, "name", "请填写姓名。"),
        ({"name": "张某", "telephone": "12"}, "telephone", None),
        ({"name": "张某", "birth": date(2026, 11, 21)}, "birth", "出生日期在今天之后，请核对。"),
        ({"name": "张某", "id_number": NUMBER[:-1] + "A"}, "id_number", None),
        (
            {"name": "张某", "id_number": NUMBER, "birth": date(1968, 5, 8)},
            "birth",
            "出生日期与证件号码不一致，请核对。",
        ),
    ],
)
def test_a_wrong_field_is_refused_beside_itself(
    db: Session, values: dict[str, Any], field: str, sentence: str | None
) -> None:
    with pytest.raises(Refusal) as refused:
        keep(db, **values)
    assert refused.value.field == f"parties.0.{field}"
    assert sentence in {None, refused.value.message}
    assert refused.value.message.endswith("。")


def test_a_birth_date_that_agrees_with_the_number_is_taken(db: Session) -> None:
    assert keep(db, name="张某", id_number=NUMBER, birth=date(1968, 5, 7)).sex == "男"


def test_a_passport_says_nothing_of_birth_or_sex(db: Session) -> None:
    found = keep(
        db, name="SMITH JOHN", id_kind="护照", id_number="E12345678", birth=date(1980, 1, 1), sex="男"
    )
    assert (found.id_kind, found.birth, found.sex) == ("护照", date(1980, 1, 1), "男")


def test_a_number_as_blank_as_spaces_is_no_number(db: Session) -> None:
    assert keep(db, name="张某", id_number="   ").birth is None


def test_an_organisation_is_kept_once_by_its_credit_code(here: Room) -> None:
    with here.store.unit() as db:
        first = people.keep_organisation(db, {"name": "西岔砂石厂", "credit_code": CODE.lower()})
        again = people.keep_organisation(
            db, {"name": "西岔砂石厂", "credit_code": CODE, "legal_representative": "李厂长", "address": ""}
        )
        assert again is first
        assert (first.credit_code, first.legal_representative) == (CODE, "李厂长")


def test_the_same_credit_code_under_another_name_stops_to_be_compared(db: Session) -> None:
    people.keep_organisation(db, {"name": "西岔砂石厂", "credit_code": CODE})
    with pytest.raises(Refusal) as refused:
        people.keep_organisation(db, {"name": "东岔水泥厂", "credit_code": CODE}, field="parties.1.")
    assert (refused.value.message, refused.value.field) == (
        "这个统一社会信用代码已登记在另一个单位名下，请核对后再填。",
        "parties.1.credit_code",
    )


@pytest.mark.parametrize(
    ("values", "field"),
    [({"name": " "}, "name"), ({"name": "西岔砂石厂", "credit_code": CODE[:-1] + "0"}, "credit_code")],
)
def test_a_wrong_organisation_is_refused_beside_its_field(
    db: Session, values: dict[str, Any], field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        people.keep_organisation(db, values, field="parties.1.")
    assert refused.value.field == f"parties.1.{field}"


def test_an_organisation_without_a_code_is_never_merged(db: Session) -> None:
    made = [people.keep_organisation(db, {"name": "西岔砂石厂"}) for _ in range(2)]
    assert made[0] is not made[1]


def test_alike_finds_by_number_telephone_or_name(db: Session) -> None:
    by_number = keep(db, name="张土根", id_number=NUMBER)
    by_phone = keep(db, name="王某", telephone="13800001234")
    by_name = keep(db, name="赵水生")
    keep(db, name="别人")
    assert {
        each.id for each in people.alike(db, name="赵水生", id_number=NUMBER, telephone="13800001234")
    } == {by_number.id, by_phone.id, by_name.id}
    assert len(people.alike(db, name="赵水生", id_number=NUMBER, telephone="13800001234", limit=2)) == 2
    assert people.alike(db, name="") == []


@pytest.mark.parametrize(
    ("person", "capacity", "minor"),
    [
        (Person(birth=date(2018, 11, 20)), Capacity.NONE, True),  # eight from tomorrow on (民法典 20)
        (Person(birth=date(2018, 11, 19)), Capacity.LIMITED, True),
        (Person(birth=date(2008, 11, 20)), Capacity.LIMITED, True),
        (Person(birth=date(2008, 11, 19)), Capacity.FULL, False),
        (Person(birth=date(2010, 11, 19), self_supporting=True), Capacity.FULL, True),
        (Person(birth=date(2010, 11, 20), self_supporting=True), Capacity.LIMITED, True),
        (Person(stated_age=7), Capacity.NONE, True),
        (Person(stated_age=30, incapacity="无民事行为能力"), Capacity.NONE, False),
        (Person(incapacity="限制民事行为能力"), Capacity.LIMITED, False),
        (Person(), Capacity.FULL, False),
    ],
)
def test_capacity_follows_age_and_what_is_recorded(
    person: Person,
    capacity: Capacity,
    minor: bool,
) -> None:
    assert (people.capacity(person, TODAY), people.is_minor(person, TODAY)) == (capacity, minor)
