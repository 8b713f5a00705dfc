"""Who is named in the cells of old registers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import legacy_people
from models.legacy_people import GROUP, ORGANISATION, PERSON, Sides, Who
from models.legacy_rules import rules
from tests.sample import resident

WORDS = rules().parties
ID = resident("19700304", "011")


def named(cell: str) -> list[tuple[str, str]]:
    return [(each.name, each.kind) for each in legacy_people.read(cell, WORDS)]


@pytest.mark.parametrize(
    "cell", ["张三、李四", "张三，李四", "张三；李四", "张三\n李四", "张三/李四", "张三 李四"]
)
def test_several_names_in_a_cell_are_several_people(cell: str) -> None:
    assert named(cell) == [("张三", PERSON), ("李四", PERSON)]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("张  三", [("张三", PERSON)]),
        ("欧阳修远", [("欧阳修远", PERSON)]),
        ("买买提·艾力", [("买买提·艾力", PERSON)]),
        ("宏达建筑公司、王五", [("宏达建筑公司", ORGANISATION), ("王五", PERSON)]),
        ("张某某", [("张某某", GROUP)]),
        ("西岔村村民三十余人", [("西岔村村民三十余人", GROUP)]),
        ("", []),
    ],
)
def test_kinds_of_parties(cell: str, found: list[tuple[str, str]]) -> None:
    assert named(cell) == found


@pytest.mark.parametrize(
    "cell",
    [
        f"张三（男，45岁，{ID}，13800001234）", f"张三 {ID} 13800001234", f"张三，男，汉族，身份证号：{ID}，电话：13800001234",
        f"张三\n身份证号码：{ID}\n手机：13800001234",
    ],
)  # fmt: skip
def test_name_number_and_telephone_of_one_cell_are_of_one_person(cell: str) -> None:
    [found] = legacy_people.read(cell, WORDS)
    assert (found.name, found.id_number, found.telephone, found.sex) == ("张三", ID, "13800001234", "男")


def test_facts_stay_with_the_name_before_them() -> None:
    found = legacy_people.read("张三（45岁，住西岔村二组12号）、李四（女）", WORDS)
    assert [(each.name, each.age, each.sex, each.address) for each in found] == [
        ("张三", 45, "", "西岔村二组12号"), ("李四", None, "女", ""),
    ]  # fmt: skip


def test_number_of_people_is_kept() -> None:
    assert [each.headcount for each in legacy_people.read("张三等5人、民工12人、李四", WORDS)] == [5, 12, 1]


def test_rounded_number_is_nobodys() -> None:
    assert legacy_people.read("张三 110105194912310000", WORDS)[0].id_number == ""


@pytest.mark.parametrize(
    ("cell", "halves"),
    [
        ("张三与李四", ("张三", "李四")), ("张三诉李四", ("张三", "李四")), ("王建和李建国", ("王建", "李建国")),
        ("李和平", ("李和平",)), ("张三、李和平", ("张三、李和平",)), ("张三（与李四系夫妻）", ("张三（与李四系夫妻）",)),
    ],
)  # fmt: skip
def test_two_sides_of_a_cell_are_parted_only_between_names(cell: str, halves: tuple[str, ...]) -> None:
    assert legacy_people.sides(cell, WORDS) == halves


def read(told: dict[str, str], **headings: str) -> tuple[list[Who], list[str]]:
    notes: list[str] = []
    return Sides(WORDS, headings).read(told, notes), notes


def test_columns_beside_the_names_belong_to_them_in_their_order() -> None:
    found, notes = read(
        {
            "a": "张三、李四",
            "a_id": f"{ID}、",
            "a_phone": "13800001234、13800005678",
            "a_age": "45",
            "b": "王五",
        }
    )
    assert [(each.name, each.side, each.role, each.telephone) for each in found] == [
        ("张三", "甲", "申请人", "13800001234"), ("李四", "甲", "申请人", "13800005678"), ("王五", "乙", "被申请人", ""),
    ]  # fmt: skip
    assert (found[0].id_number, found[0].age, notes) == (ID, 45, [])


def test_parties_of_one_cell_are_on_two_sides() -> None:
    assert [(each.name, each.side) for each in read({"parties": "张三与李四、王五"})[0]] == [
        ("张三", "甲"), ("李四", "乙"), ("王五", "乙"),
    ]  # fmt: skip
    assert [(each.name, each.side) for each in read({"parties": "张三、李四"})[0]] == [
        ("张三", "甲"),
        ("李四", "乙"),
    ]


def test_roles_of_a_police_register_are_told_by_its_headings() -> None:
    found, _notes = read({"a": "张三", "b": "李四", "others": "王五"}, a="被侵害人", b="违法行为人")
    assert [each.role for each in found] == ["被侵害人", "违法嫌疑人", "第三人"]


def test_number_that_does_not_hold_is_noted() -> None:
    found, notes = read({"a": "张三", "a_id": ID[:-1] + ("1" if ID[-1] != "1" else "2")})
    assert (found[0].id_number, notes) == ("", ["number"])


@given(st.text(max_size=60))
def test_no_cell_breaks_the_reader(cell: str) -> None:
    assert all(each.name for each in legacy_people.read(cell, WORDS))
    legacy_people.sides(cell, WORDS)
