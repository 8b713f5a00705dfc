"""A party on the intake page: what is read from a pasted line, a number, an age."""

from datetime import date
from typing import Any

import pytest

from models import identity
from tests.sample import resident
from ui.viewmodels import lines, parties
from ui.viewmodels.parties import Party

TODAY = date(2026, 11, 21)
NUMBER = "11010519491231002X"


def person(**words: Any) -> Party:
    return Party(words={key.replace("__", "."): value for key, value in words.items()})


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        (
            f"张某 {NUMBER} 13800001234 西岔村二组12号",
            {"name": "张某", "id_number": NUMBER, "telephone": "13800001234", "address": "西岔村二组12号"},
        ),
        (
            f"姓名：张某，性别：男，民族：汉族，身份证号码：{NUMBER}，电话：138-0000-1234，住址：西岔村 二组",
            {
                "name": "张某", "sex": "男", "ethnicity": "汉族", "id_number": NUMBER, "telephone": "138-0000-1234",
                "address": "西岔村 二组",
            },
        ),
        ("李某\t１３８００００１２３４", {"name": "李某", "telephone": "13800001234"}),
        (
            "西岔商贸公司 91440300708461136T 0571-87654321 人民路1号",
            {
                "name": "西岔商贸公司", "credit_code": "91440300708461136T", "telephone": "0571-87654321",
                "address": "人民路1号",
            },
        ),
        ("阿依古丽·买买提江", {}),
        ("13800001234", {}),
        ("", {}),
    ],
)  # fmt: skip
def test_read_line_takes_a_pasted_line_apart(line: str, fields: dict[str, str]) -> None:
    assert lines.read_line(line, today=TODAY) == fields


def test_pasted_leaves_a_name_typed_key_by_key_alone() -> None:
    line = f"张某 {NUMBER}"

    assert person().pasted(line[:-1], line, today=TODAY) == ()
    assert person().pasted("", line, today=TODAY) == ({"name": "张某", "id_number": NUMBER},)


@pytest.mark.parametrize("told", ["15", "15岁", "１５ 周岁"])
def test_derived_sees_a_minor_in_years_as_they_are_told(told: str) -> None:
    card = person(name="张某", stated_age=told)
    seen = card.derived(TODAY)

    assert (seen.age, seen.guardian, seen.tag) == ("15", True, "15 岁，须有监护人到场")
    assert card.draft(TODAY)[0].person["stated_age"] == 15


@pytest.mark.parametrize(
    ("before", "found", "kind"),
    [
        (parties.PERSON, {"name": "某公司", "credit_code": "91440300708461136T"}, parties.ORGANISATION),
        (parties.ORGANISATION, {"name": "张某", "id_number": NUMBER}, parties.PERSON),
        (parties.GROUP, {"name": "张某", "telephone": "13800001234"}, parties.PERSON),
        (parties.ORGANISATION, {"name": "某公司", "telephone": "0571-87654321"}, parties.ORGANISATION),
    ],
)
def test_take_makes_the_card_of_the_kind_that_the_fields_are_of(
    before: str, found: dict[str, str], kind: str
) -> None:
    card = Party(kind=before)

    assert (card.take(found), card.kind, card.words) == (True, kind, found)


def test_take_leaves_a_party_on_record_of_another_kind_alone() -> None:
    card = Party(kind=parties.ORGANISATION, party_id="1", words={"name": "某公司"})

    assert (card.take({"name": "张某", "id_number": NUMBER}), card.words) == (False, {"name": "某公司"})


def test_derived_tells_sex_birth_and_age_from_the_number() -> None:
    told = person(id_number="11010519491231002x").derived(TODAY)

    assert (told.sex, told.birth, told.age, told.sure, told.guardian) == (
        "女",
        "1949-12-31",
        "76",
        True,
        False,
    )
    assert (told.tag, told.tone) == ("号码校验无误", "good")


def test_derived_asks_for_the_guardian_of_a_minor() -> None:
    told = person(id_number=resident("20110812")).derived(TODAY)

    assert (told.age, told.guardian, told.tag, told.tone) == ("15", True, "15 岁，须有监护人到场", "warn")


@pytest.mark.parametrize(
    ("words", "guardian"),
    [
        ({"stated_age": "15"}, True),
        ({"birth": "2010-01-01"}, True),
        ({"stated_age": "17", "self_supporting": True}, False),
        ({"stated_age": "15", "self_supporting": True}, True),
        ({"stated_age": "40", "incapacity": "限制民事行为能力"}, True),
        ({"stated_age": "40"}, False),
        ({}, False),
    ],
)
def test_derived_knows_who_needs_a_guardian_without_a_number(words: dict[str, Any], guardian: bool) -> None:
    assert person(**words).derived(TODAY).guardian is guardian


def test_derived_shows_what_was_typed_while_the_number_is_not_whole() -> None:
    told = person(id_number=NUMBER[:17], sex="男", stated_age="58").derived(TODAY)

    assert (told.sex, told.age, told.sure) == ("男", "58", False)


def test_draft_reports_every_field_that_cannot_be_read() -> None:
    card = person(
        name="张某", id_number=NUMBER[:17], telephone="138", birth="2027-01-01", sex="公", stated_age="很老",
        agent__name="王某", agent__id_number="1", agent_until="某日",
    )  # fmt: skip

    assert card.draft(TODAY)[1] == {
        "id_number": "号码只有 17 位，还差校验位。",
        "telephone": "手机号应为 11 位，现有 3 位。",
        "sex": "性别请写“男”或“女”。",
        "birth": "出生日期在今天之后，请核对。",
        "stated_age": "周岁请写数字，例如 58。",
        "agent.id_number": "号码只有 1 位，应为 18 位。",
        "agent_until": "看不懂这个日期，请写成 2026-11-21 这样。",
    }


def test_draft_takes_a_number_that_is_not_at_hand_as_spoken() -> None:
    draft, problems = person(name="张某", id_number="口述", stated_age="58岁").draft(TODAY)

    assert problems == {}
    assert draft.person == {
        "id_kind": "无证件", "id_source": "口述", "stated_age": 58, "self_supporting": False,
    }  # fmt: skip


def test_draft_of_a_group_leaves_an_unknown_number_open() -> None:
    unknown = Party(kind="group", words={"name": "西岔小区业主"}).draft(TODAY)[0]
    some = Party(kind="group", words={"name": "西岔小区业主", "headcount": "１２人"}).draft(TODAY)[0]

    assert [(each.kind, each.headcount) for each in (unknown, some)] == [("group", None), ("group", 12)]


def test_draft_of_an_organisation_reads_its_code() -> None:
    good = Party(kind="organisation", words={"name": "西岔商贸公司", "credit_code": "91440300 708461136t"})
    bad = Party(kind="organisation", words={"name": "西岔商贸公司", "credit_code": "91440300708461136I"})

    assert (good.draft(TODAY)[0].organisation["credit_code"], good.draft(TODAY)[1]) == (
        "91440300 708461136t",
        {},
    )
    assert [*bad.draft(TODAY)[1]] == ["credit_code"]


def test_next_side_goes_from_one_side_to_the_other_and_stays() -> None:
    first, second = parties.fresh("甲"), parties.fresh("乙")

    assert parties.next_side([]) == "甲"
    assert parties.next_side([first]) == "乙"
    assert parties.next_side([first, second]) == "乙"


def test_plain_words_come_back_as_the_same_card() -> None:
    card = person(name="张某", guardian__name="李某")

    again = Party.from_plain(card.plain())

    assert (again.side, again.kind, again.words) == (card.side, card.kind, card.words)


@pytest.mark.parametrize(
    ("kind", "key", "typed", "said"),
    [
        ("person", "name", "张\ue000", "“\ue000”是自造字（U+E000），打印可能缺字，请重新输入标准字。"),
        (
            "person",
            "id_number",
            "110105491231002",
            "这是 15 位旧号码，2013 年起已停用；已换算成 18 位，请与证件核对。",
        ),
        ("person", "id_number", "11010519491231002X", ""),
        ("person", "id_number", "110105194912310021", "最后一位校验码不对，请核对。"),
        ("person", "telephone", "87654321", "座机请加上区号。"),
        ("person", "telephone", "+852 9123 4567", ""),
        ("organisation", "credit_code", "91440300708461136T", ""),
        ("organisation", "credit_code", "914403007084611361", "最后一位校验码不对，请核对。"),
    ],
)
def test_check_says_beside_the_field_what_to_compare_with_the_card(
    kind: str, key: str, typed: str, said: str
) -> None:
    card = Party(kind=kind, words={"name": "某某", key: typed})

    assert card.check(key, TODAY) == said


@pytest.mark.parametrize(
    ("invented", "said", "tag"),
    [(False, identity.UNLISTED, "号码请与证件核对"), (True, "", "号码校验无误")],
)
def test_area_that_no_list_has_is_told_except_in_a_demonstration(invented: bool, said: str, tag: str) -> None:
    card = person(name="张某", id_number=resident("19680507"))
    card.invented = invented

    assert (card.check("id_number", TODAY), card.derived(TODAY).tag) == (said, tag)
