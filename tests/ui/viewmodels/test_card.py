"""A card that was read, put on a party."""

from dataclasses import replace
from datetime import date

import pytest

from ui.ports import Card
from ui.viewmodels.card import CardOutcome, Difference, overwrite, put_on
from ui.viewmodels.parties import Party

TODAY = date(2026, 11, 21)
GE = Card(
    name="葛土根", number="110105196805070031", sex="男", nation="汉族", born="1968-05-07",
    address="西岔村二组12号", issuer="西岔县公安局", valid_from="2016-03-01", valid_until="2036-03-01",
)  # fmt: skip
ALI = Card(name="阿里", number="PAK310080010103", kind="外国人永居证", sex="男", born="1980-01-01")
MINOR = replace(GE, name="赵小满", number="110105201108120017", born="2011-08-12")


def party(**words: str) -> Party:
    return Party(words={"role": "申请人", **words})


def test_card_fills_an_empty_party_and_is_marked_as_read() -> None:
    here = party()

    outcome = put_on(here, GE, others=(here,))

    assert outcome == CardOutcome(
        "已读居民身份证，有效期至2036-03-01。", "good",
        ("name", "id_number", "sex", "birth", "ethnicity", "address", "domicile"),
    )  # fmt: skip
    assert here.words == {
        "role": "申请人", "name": "葛土根", "id_number": "110105196805070031", "sex": "男", "birth": "1968-05-07",
        "ethnicity": "汉族", "address": "西岔村二组12号", "domicile": "西岔村二组12号", "id_kind": "",
        "id_source": "读卡",
    }  # fmt: skip
    told = here.derived(TODAY)
    assert (told.tag, told.tone, told.age) == ("证件已读 · 与号码一致", "good", "58")
    made, problems = here.draft(TODAY)
    assert (problems, made.person["id_source"], made.person["id_number"]) == ({}, "读卡", GE.number)


def test_card_of_a_minor_still_asks_for_the_guardian() -> None:
    here = party()

    put_on(here, MINOR)

    assert here.derived(TODAY).tag == "15 岁，须有监护人到场"


def test_name_corrected_by_hand_is_never_overwritten_unasked() -> None:
    here = party(name="葛土艮", telephone="13800001234")
    before = dict(here.words)

    outcome = put_on(here, GE, others=(here,))

    assert outcome.sentence == "甲方葛土艮已填的姓名与证件不同，没有改动。请与证件核对后选一个。"
    assert outcome.differences == (Difference("name", "姓名", "葛土艮", "葛土根"),)
    assert (outcome.filled, here.words) == ((), before)


def test_number_typed_by_hand_is_never_overwritten_unasked() -> None:
    here = party(name="葛土根", id_number="11010519491231002X")

    outcome = put_on(here, GE, others=(here,))

    assert [difference.key for difference in outcome.differences] == ["id_number"]
    assert here.words["id_number"] == "11010519491231002X"


def test_what_the_card_says_is_taken_after_it_was_chosen() -> None:
    here = party(name="葛土艮", id_number="口述", telephone="13800001234", address="县城")

    outcome = overwrite(here, GE)

    assert outcome.tone == "good"
    assert (here.name, here.word("id_number"), here.word("address"), here.word("telephone")) == (
        "葛土根", GE.number, "县城", "13800001234",
    )  # fmt: skip
    assert here.word("id_source") == "读卡"


def test_number_typed_with_spaces_and_name_with_another_dot_are_the_same() -> None:
    card = replace(GE, name="买买提·艾力")
    here = party(name="买买提•艾力", id_number="110105 19680507 0031", birth="1968年5月7日", ethnicity="汉")

    outcome = put_on(here, card, others=(here,))

    assert outcome.differences == ()
    assert here.name == "买买提•艾力"


def test_spoken_number_is_filled() -> None:
    here = party(name="葛土根", id_number="口述")

    put_on(here, GE)

    assert here.word("id_number") == GE.number


def test_birth_that_differs_is_told_and_the_rest_is_filled() -> None:
    here = party(name="葛土根", birth="1968-05-08")

    outcome = put_on(here, GE)

    assert outcome.differences == (Difference("birth", "出生", "1968-05-08", "1968-05-07"),)
    assert (here.word("id_number"), here.word("birth")) == (GE.number, "1968-05-08")


def test_card_of_a_person_in_the_case_under_another_name_stops_and_compares() -> None:
    other = Party(side="乙", words={"name": "赵某", "id_number": GE.number})
    here = party()

    outcome = put_on(here, GE, others=(here, other))

    assert outcome == CardOutcome(
        "这张证件的号码已经登记在乙方“赵某”名下，证件上的姓名是“葛土根”。没有填写，请核对是谁的证件。", "bad",
        differences=(Difference("name", "姓名", "赵某", "葛土根"),), elsewhere=other.key,
    )  # fmt: skip
    assert here.words == {"role": "申请人"}


def test_card_already_read_for_another_party_is_not_filled_twice() -> None:
    other = Party(side="乙", words={"name": "葛土根", "id_number": GE.number})
    here = party()

    outcome = put_on(here, GE, others=(here, other))

    assert outcome.sentence == "乙方“葛土根”已经读过这张证件，没有再填。"
    assert here.words == {"role": "申请人"}


def test_mother_who_is_a_party_may_be_the_guardian_too() -> None:
    mother = Party(side="乙", words={"name": "葛土根", "id_number": GE.number})
    child = party(name="赵小满", id_number=MINOR.number)

    outcome = put_on(child, GE, others=(child, mother), owner="guardian.")

    assert outcome.filled == ("guardian.name", "guardian.id_number")
    assert (child.name, child.word("guardian.name")) == ("赵小满", "葛土根")
    assert child.word("id_source") == ""


def test_same_card_again_changes_nothing() -> None:
    here = party()
    put_on(here, GE)
    before = dict(here.words)

    outcome = put_on(here, GE, others=(here,))

    assert (outcome.filled, outcome.differences, here.words) == ((), (), before)


def test_foreigners_card_sets_the_kind_and_keeps_the_sex_that_its_number_lacks() -> None:
    here = party()

    put_on(here, ALI)

    assert (here.word("id_kind"), here.derived(TODAY).sex) == ("外国人永居证", "男")
    made, problems = here.draft(TODAY)
    assert (problems, made.person["sex"], made.person["id_kind"]) == ({}, "男", "外国人永居证")


def test_name_with_an_unreadable_character_is_left_to_the_hand() -> None:
    here = party()

    outcome = put_on(here, replace(GE, name="葛\ufffd根", warnings=("姓名里有读不出的字，请照证件改正。",)))

    assert (here.name, outcome.tone) == ("", "warn")
    assert outcome.sentence.endswith("姓名里有读不出的字，请照证件改正。")


@pytest.mark.parametrize("key", ["name", "id_number"])
def test_correction_after_a_reading_takes_the_mark_away(key: str) -> None:
    here = party()
    put_on(here, GE)

    here.put(key, "11010519491231002X")

    assert here.word("id_source") == ""


def test_masked_number_on_record_is_compared_masked() -> None:
    here = party(name="葛土根", id_number="11010519491231002X")
    here.kept = {"words": dict(here.words)}
    here.veil()

    [difference] = put_on(here, GE, others=(here,)).differences

    assert difference.here == "1101**********002X"
