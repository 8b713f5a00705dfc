import doctest
from collections.abc import Callable
from datetime import date
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from models import identity, phones
from models.errors import Refusal
from models.identity import CreditCode, IdNumber, Phone

TODAY = date(2026, 11, 21)
SAMPLE = "11010519491231002X"


def said(parse: Callable[..., object], *arguments: object, **keywords: object) -> str:
    with pytest.raises(Refusal) as caught:
        parse(*arguments, **keywords)
    return caught.value.message


@pytest.mark.parametrize("module", [identity, phones])
def test_examples_of_the_module_hold(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


def test_resident_number_gives_birth_sex_region_and_place() -> None:
    number = IdNumber.parse(SAMPLE, today=TODAY)

    assert number == IdNumber(SAMPLE, "resident", date(1949, 12, 31), "女", "110105", ())
    assert number.place == "北京市朝阳区"


@pytest.mark.parametrize(
    "typed",
    [
        "11010519491231002x",
        " 110105 19491231 002X ",
        "110105-19491231-002×",
        "１１０１０５１９４９１２３１００２Ｘ",
    ],
)
def test_number_is_read_however_it_was_typed(typed: str) -> None:
    assert IdNumber.parse(typed, today=TODAY).text == SAMPLE


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "请填写证件号码。"),
        (" - ", "请填写证件号码。"),
        ("11010519491231002", "号码只有 17 位，还差校验位。"),
        ("1101051949123102X", "号码只有 17 位，中间少了一位。"),
        ("1101051949", "号码只有 10 位，应为 18 位。"),
        ("11010519491231002X9"[:18] + "99", "第 18 位是 X，X 只能是最后一位。"),
        ("11010519491231002199", "号码有 20 位，多出 2 位。"),
        ("110105194912310021", "最后一位校验码不对，请核对。"),
        ("110105194902300026", "出生日期不存在。"),
        ("110105189912310020", "出生日期早于 1900 年，请核对。"),
        ("110105202611220020", "出生日期晚于今天，请核对。"),
        ("1101O519491231002X", "第 5 位不是数字。"),
        ("11010549123100X", "15 位旧号码应当全是数字。"),
        ("PAK31008001010", "旧版外国人永居证号码应为 15 位，现有 14 位。"),
        ("PAKA10080010103", "旧版外国人永居证号码应为 3 个字母加 12 个数字。"),
        ("PAK310080010104", "最后一位校验码不对，请核对。"),
        ("PAK310080130103", "出生日期不存在。"),
    ],
)
def test_number_is_refused_with_what_is_wrong(typed: str, sentence: str) -> None:
    assert said(IdNumber.parse, typed, today=TODAY) == sentence


def test_birth_today_is_accepted() -> None:
    body = "11010520261121002"

    assert IdNumber.parse(body + ric.calc_check_digit(body + "0"), today=TODAY).birth == TODAY


def test_legacy_number_is_upgraded_with_a_warning() -> None:
    number = IdNumber.parse("110105491231002", today=TODAY)

    assert number.text == SAMPLE
    assert number.warnings == ("这是 15 位旧号码，2013 年起已停用；已换算成 18 位，请与证件核对。",)


@pytest.mark.parametrize(("region", "place"), [("810000", "香港"), ("820000", "澳门"), ("830000", "台湾")])
def test_residence_card_of_hong_kong_macao_and_taiwan_is_read(region: str, place: str) -> None:
    body = f"{region}19900101001"

    number = IdNumber.parse(body + ric.calc_check_digit(body + "0"), today=TODAY)

    assert (number.kind, number.place, number.sex, number.warnings) == ("hmt", place, "男", ())


@pytest.mark.parametrize(
    ("text", "kind", "birth", "region"),
    [
        ("PAK310080010103", "foreigner-2017", date(1980, 1, 1), "3100"),
        ("932682198501010017", "foreigner-2023", date(1985, 1, 1), "932682"),
        ("911124198108030024", "foreigner-2023", date(1981, 8, 3), "911124"),
    ],
)
def test_permanent_residence_cards_are_read(text: str, kind: str, birth: date, region: str) -> None:
    number = IdNumber.parse(text, today=TODAY)

    assert (number.text, number.kind, number.birth, number.region) == (text, kind, birth, region)


def test_old_permanent_residence_card_of_this_century_is_not_dated_to_1905() -> None:
    body = "PAK31000501010"
    check = sum(int(mark, 36) * (7, 3, 1)[place % 3] for place, mark in enumerate(body)) % 10

    assert IdNumber.parse(f"{body}{check}", today=TODAY).birth == date(2005, 1, 1)


@pytest.mark.parametrize("region", ["990124", "110199", "000000"])
def test_unknown_area_code_only_warns(region: str) -> None:
    body = f"{region}19900101001"

    number = IdNumber.parse(body + ric.calc_check_digit(body + "0"), today=TODAY)

    assert number.kind == "resident"
    assert number.warnings == ("前六位的行政区划代码不在名录里，请与证件核对。",)


def test_place_of_an_unknown_area_is_empty() -> None:
    assert IdNumber("", "resident", TODAY, "", "990124").place == ""


@given(
    region=st.from_regex(r"[1-8][0-9]{5}", fullmatch=True),
    birth=st.dates(date(1900, 1, 1), TODAY),
    sequence=st.integers(0, 999),
)
def test_every_well_formed_number_is_read_and_every_changed_digit_is_noticed(
    region: str, birth: date, sequence: int
) -> None:
    body = f"{region}{birth:%Y%m%d}{sequence:03}".translate(identity.HALF_WIDTH)
    number = body + ric.calc_check_digit(body + "0")

    assert IdNumber.parse(number, today=TODAY).birth == birth
    changed = number[:16] + str((int(number[16]) + 1) % 10) + number[17]
    assert said(IdNumber.parse, changed, today=TODAY) == "最后一位校验码不对，请核对。"


@pytest.mark.parametrize("text", ["91440300708461136T", "91110108551385082Q", "91350100M000100Y43"])
def test_credit_codes_of_the_standard_are_read(text: str) -> None:
    assert CreditCode.parse(text.lower()).text == text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "请填写统一社会信用代码。"),
        ("9144030070846113", "信用代码应为 18 位，现有 16 位。"),
        ("9144O300708461136T", "第 5 位是字母 O，信用代码不用 I、O、S、V、Z，请看是不是数字。"),
        ("91440300708461136？", "第 18 位不是数字或大写字母。"),
        ("91A40300708461136T", "第 3 至 8 位是行政区划代码，应当全是数字。"),
        ("914403007084611361", "最后一位校验码不对，请核对。"),
    ],
)
def test_credit_code_is_refused_with_what_is_wrong(typed: str, sentence: str) -> None:
    assert said(CreditCode.parse, typed) == sentence


def test_credit_code_with_a_false_organisation_check_only_warns() -> None:
    body = "91440300708461137"
    weights = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    total = sum(alphabet.index(mark) * weight for mark, weight in zip(body, weights, strict=True))

    code = CreditCode.parse(body + alphabet[(31 - total % 31) % 31])

    assert code.warnings == ("其中的组织机构代码校验位不符，请与证照核对。",)
    assert CreditCode.parse("91440300708461136T").warnings == ()


@pytest.mark.parametrize(
    ("body", "check"), [("70846113", "6"), ("55138508", "2"), ("00000000", "0"), ("00000005", "1")]
)
def test_organisation_check_follows_its_standard(body: str, check: str) -> None:
    assert identity._organisation_check(body) == check


@pytest.mark.parametrize(
    ("typed", "phone"),
    [
        ("138 1234 1234", Phone("13812341234", "手机")),
        ("+86-138-1234-1234", Phone("13812341234", "手机")),
        ("１３８１２３４１２３４", Phone("13812341234", "手机")),
        ("0571-87654321", Phone("057187654321", "座机")),
        ("(010) 8765 4321", Phone("01087654321", "座机")),
        ("0571-87654321-802", Phone("057187654321", "座机", "802")),
        ("0571-87654321转802", Phone("057187654321", "座机", "802")),
        ("0086 571 87654321"[0:4] + " 0571 87654321", Phone("057187654321", "座机")),
        ("400-123-4567", Phone("4001234567", "服务")),
        ("8001234567", Phone("8001234567", "服务")),
        ("+852 9123 4567", Phone("85291234567", "香港")),
        ("853 6612 3456", Phone("85366123456", "澳门")),
        ("+886 0912 345 678", Phone("8860912345678", "台湾")),
        ("00886 912 345 678", Phone("886912345678", "台湾")),
    ],
)
def test_phone_is_read_however_it_was_typed(typed: str, phone: Phone) -> None:
    assert Phone.parse(typed) == phone


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "请填写电话号码。"),
        ("1381234123", "手机号应为 11 位，现有 10 位。"),
        ("12812341234", "手机号的号段不对，请核对。"),
        ("87654321", "座机请加上区号。"),
        ("找他哥哥", "电话号码不对，请核对。"),
        ("87654321-802", "电话号码不对，请核对。"),
        ("٨٧٦٥٤٣٢١", "电话号码不对，请核对。"),
        ("1٣٨١٢٣٤١٢٣٤", "手机号的号段不对，请核对。"),
    ],
)
def test_phone_is_refused_with_what_is_wrong(typed: str, sentence: str) -> None:
    assert said(Phone.parse, typed) == sentence


@pytest.mark.parametrize("dot", "•‧・∙⋅．.·")
def test_every_separator_of_a_name_becomes_the_middle_dot(dot: str) -> None:
    assert identity.clean_name(f"买买提{dot}艾力") == "买买提·艾力"


@pytest.mark.parametrize(
    "name",
    [
        "张〇",
        "\ufa30某",
        "𠮷田",
        "𪚥",
        "\U00030000某",
        "SMITH, JOHN",
        "阿" * 50,
        "\ue000三",
        "O.Henry",
        "J. SMITH, A",
        "王.",
        "𰻝·丁",
        "欧阳　修",
        "e\u0301a",
    ],
)
def test_name_is_kept_exactly_as_typed(name: str) -> None:
    assert identity.clean_name(f"\u3000{name} ") == name


def test_name_that_is_empty_too_long_or_broken_is_refused() -> None:
    assert said(identity.clean_name, " \u3000") == "请填写姓名。"
    assert said(identity.clean_name, "张" * 51) == "姓名有 51 个字符，最多 50 个。"
    assert said(identity.clean_name, "张\n三") == "姓名里有换行等看不见的字符，请重新输入。"


@given(st.text(min_size=1, max_size=30))
def test_cleaning_a_name_twice_changes_nothing_more(text: str) -> None:
    try:
        once = identity.clean_name(text)
    except Refusal:
        return
    assert identity.clean_name(once) == once


def test_name_warnings_name_the_code_point() -> None:
    assert identity.name_warnings("张\ue000\ue000") == (
        "“\ue000”是自造字（U+E000），打印可能缺字，请重新输入标准字。",
    )
    assert identity.name_warnings("张") == ("姓名只有一个字，请核对。",)
    assert identity.name_warnings("张3") == ("姓名里有数字，请核对。",)
    assert identity.name_warnings("张三") == ()


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        ("居民身份证", SAMPLE.lower(), SAMPLE),
        ("外国人永居证", "911124198108030024", "911124198108030024"),
        ("户口簿", "第 12 号", "第 12 号"),
        ("户口簿", SAMPLE, SAMPLE),
        ("港澳通行证", "h1234 5678", "H12345678"),
        ("港澳通行证", "M1234567801", "M1234567801"),
        ("台胞证", "12345678", "12345678"),
        ("台胞证", "1234567801", "1234567801"),
        ("护照", "G12345678", "G12345678"),
        ("护照", "PE1234567", "PE1234567"),
        ("护照", "AB12345", "AB12345"),
        ("外国人永居证", "PAK310080010103", "PAK310080010103"),
        ("居民身份证", "110105491231002", SAMPLE),
        ("护照", "e1234 5678", "E12345678"),
        ("出生证明", " 甲123 ", "甲123"),
        ("无证件", "", ""),
    ],
)
def test_document_number_is_kept_by_its_kind(kind: str, typed: str, kept: str) -> None:
    assert identity.clean_document(kind, typed, today=TODAY) == kept


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        ("身份证", SAMPLE, "请选择证件种类。"),
        ("港澳台居民居住证", SAMPLE, "这个号码不是港澳台居民居住证的号码，请核对证件种类。"),
        ("港澳通行证", "X12345678", "港澳居民来往内地通行证应为 H 或 M 加 8 位数字。"),
        ("台胞证", "1234567", "台湾居民来往大陆通行证应为 8 位数字。"),
        ("护照", "E1", "护照号码应为 5 至 17 位字母或数字。"),
        ("其他", "号" * 41, "证件号码最多 40 个字符。"),
    ],
)
def test_document_number_is_refused_with_what_is_wrong(kind: str, typed: str, sentence: str) -> None:
    assert said(identity.clean_document, kind, typed, today=TODAY) == sentence


@pytest.mark.parametrize(
    ("number", "chinese"),
    [
        ("E12345678", True),
        ("EA1234567", True),
        ("EI1234567", False),
        ("G12345678", True),
        ("PE1234567", True),
        ("AB1", False),
    ],
)
def test_chinese_passports_are_told_from_others(number: str, chinese: bool) -> None:
    assert identity.is_chinese_passport(number) is chinese


def test_masks_show_no_more_than_they_should() -> None:
    assert identity.mask_id(SAMPLE) == "1101**********002X"
    assert [identity.mask_id(text) for text in ("", "123", "H12345678")] == ["", "***", "H1*****78"]
    assert [identity.mask_phone(text) for text in ("13812341234", "057187654321", "4001234567", "110")] == [
        "138****1234",
        "0571****4321",
        "40012***67",
        "***",
    ]
    assert [identity.mask_name(name) for name in ("张三丰", "欧阳修", "")] == ["张某", "欧阳某", ""]


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("810000199408230021", "港澳台居民居住证"),
        ("PAK310080010103", "外国人永居证"),
        ("h1234 5678", "港澳通行证"),
        ("M1234567801", "港澳通行证"),
        ("E12345678", "护照"),
        ("EA1234567", "护照"),
        ("12345678", ""),
        (SAMPLE, ""),
        ("abc", ""),
        ("", ""),
    ],
)
def test_kind_of_document_is_told_by_the_number_alone(typed: str, kind: str) -> None:
    assert identity.kind_told(typed, today=TODAY) == kind
