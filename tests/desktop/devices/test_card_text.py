"""The text block of each kind of card."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.devices import card_text
from desktop.devices.sample_cards import SAMPLES, Sample
from models import identity
from models.errors import Refusal
from ui.ports import Card

TODAY = date(2026, 11, 21)
BY_KEY = {sample.key: sample for sample in SAMPLES}


def read(key: str, **words: str) -> Card:
    sample = BY_KEY[key]
    changed = Sample(sample.key, sample.title, sample.words | words, sample.mark)
    return card_text.decode(changed.block(), today=TODAY)


def test_resident_is_read_by_the_table() -> None:
    assert read("resident") == Card(
        name="葛土根", number="110105196805070031", kind="居民身份证", sex="男", nation="汉族", born="1968-05-07",
        address="示例省西岔县西岔乡西岔村二组12号", issuer="西岔县公安局", valid_from="2016-03-01",
        valid_until="2036-03-01",
    )  # fmt: skip


def test_rare_character_beyond_the_bmp_is_kept_to_the_character() -> None:
    found = read("rare")

    assert [hex(ord(mark)) for mark in found.name] == ["0x8d75", "0x20bb7", "0x36c3"]
    assert (found.valid_until, found.warnings) == ("长期", ())


def test_name_of_fifteen_units_fills_its_field() -> None:
    assert read("resident", name="阿卜杜热合曼·吐尔逊买买提艾").name == "阿卜杜热合曼·吐尔逊买买提艾"
    assert read("resident", name="𠮷" * 7 + "山").name == "𠮷" * 7 + "山"


def test_compatibility_ideograph_is_not_rewritten() -> None:
    assert read("resident", name="李\ufa30").name == "李\ufa30"


def test_half_a_surrogate_pair_is_told_and_nothing_breaks() -> None:
    block = bytearray(BY_KEY["resident"].block())
    block[2:4] = b"\x42\xd8"

    found = card_text.decode(bytes(block), today=TODAY)

    assert found.warnings == ("姓名里有读不出的字，请照证件改正。",)


def test_hmt_card_carries_the_number_of_the_pass() -> None:
    found = read("hmt")

    assert (found.kind, found.name, found.pass_number, found.nation) == (
        "港澳台居民居住证", "陈示例", "H12345678", "",
    )  # fmt: skip
    assert found.warnings == ()


def test_foreigner_of_2017_is_read_by_its_own_offsets() -> None:
    assert read("foreigner-2017") == Card(
        name="阿里", number="PAK310080010103", kind="外国人永居证", sex="男", born="1980-01-01",
        valid_from="2018-01-01", valid_until="2028-01-01",
    )  # fmt: skip
    assert read("foreigner-2017", name=" ").name == "SAMPLE, ALI"


def test_foreigner_of_2017_without_a_mark_is_known_by_its_latin_name() -> None:
    block = bytearray(BY_KEY["foreigner-2017"].block())
    block[card_text.MARK : card_text.MARK + 2] = b" \0"

    assert card_text.decode(bytes(block), today=TODAY).number == "PAK310080010103"


def test_foreigner_of_2023_gives_what_its_check_digit_proves_and_asks_for_the_rest() -> None:
    found = read("foreigner-2023")

    assert (found.kind, found.number, found.sex, found.born) == (
        "外国人永居证", "911124198108030024", "女", "1981-08-03",
    )  # fmt: skip
    assert (found.valid_until, found.warnings) == (
        "", ("新版外国人永居证的芯片格式没有公开，姓名和有效期请与证件逐项核对。",),
    )  # fmt: skip


def test_number_of_2023_is_found_wherever_it_stands() -> None:
    block = bytearray(" ".encode("utf-16-le") * 128)
    block[0:20] = "MARY SMITH".encode("utf-16-le")
    block[60:96] = "911124198108030024".encode("utf-16-le")

    found = card_text.decode(bytes(block), today=TODAY)

    assert (found.name, found.number, found.kind) == ("MARY SMITH", "911124198108030024", "外国人永居证")


@pytest.mark.parametrize(
    ("words", "warning"),
    [
        (
            {"number": "110105196805070032"},
            "证件号码没有通过校验，请与证件核对：最后一位校验码不对，请核对。",
        ),
        ({"born": "19680508"}, "出生日期与证件号码不一致，请与证件核对。"),
        ({"sex": "2"}, "性别与证件号码不一致，请与证件核对。"),
        ({"nation": "77"}, "民族代码“77”不在表里，请补填。"),
        ({"valid_until": "20261120"}, "证件已于2026年11月20日到期，仍可用来核对身份，请提醒换证。"),
        ({"valid_until": "20261399"}, "有效期没有读清，请看证件。"),
        ({"name": "葛\ue001根"}, "“\ue001”是自造字（U+E001），打印可能缺字，请重新输入标准字。"),
        ({"name": "  ", "sex": "1"}, "没有读出姓名，请照证件输入。"),
    ],
)
def test_what_does_not_fit_is_a_warning_and_the_card_is_still_used(
    words: dict[str, str], warning: str
) -> None:
    padded = {key: value.ljust(BY_KEY["resident"].words[key].__len__()) for key, value in words.items()}
    found = read("resident", **padded)

    assert found.warnings == (warning,)
    assert found.number.startswith("11010519680507")


def test_card_is_valid_on_its_last_day() -> None:
    assert read("resident", valid_until="20261121").warnings == ()


def test_unknown_sex_is_taken_from_the_number() -> None:
    assert [read("resident", sex=code).sex for code in "0912"] == ["男", "男", "男", "女"]


def test_every_code_of_gb_t_3304_has_its_name() -> None:
    known = card_text.codes()["ethnicity"]

    assert list(known) == [f"{code:02}" for code in range(1, 57)] + ["97", "98"]
    assert (known["01"], known["56"], known["98"]) == ("汉族", "基诺族", "外国血统中国籍人士")
    assert card_text.codes()["sex"] == {"0": "未知", "1": "男", "2": "女", "9": "未说明"}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.key)
def test_number_of_every_sample_passes_its_check(sample: Sample) -> None:
    found = card_text.decode(sample.block(), today=TODAY)

    assert identity.clean_document(found.kind, found.number, today=TODAY) == sample.words["number"]


def test_detected_kind_needs_no_more_than_the_block() -> None:
    kinds = [card_text.decode(sample.block(), today=TODAY).kind for sample in SAMPLES]

    assert kinds == ["居民身份证"] * 4 + ["港澳台居民居住证"] + ["外国人永居证"] * 2


@given(st.binary(min_size=0, max_size=300) | st.binary(min_size=256, max_size=256))
def test_any_bytes_give_a_card_or_a_sentence(block: bytes) -> None:
    try:
        found = card_text.decode(block, today=TODAY)
    except Refusal as refusal:
        assert refusal.message.endswith("。")  # noqa: PT017 -- either outcome is right
    else:
        assert replace(found).kind in identity.ID_KINDS
