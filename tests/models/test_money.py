import doctest
from contextlib import suppress
from decimal import Decimal

import cn2an  # type: ignore[import-untyped]  # -- it ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import money
from models.errors import Refusal

SUMS = st.integers(1, 10**13)


def test_examples_of_the_module_hold() -> None:
    assert doctest.testmod(money).failed == 0


@pytest.mark.parametrize(
    ("yuan", "said"),
    [
        ("1409.50", "壹仟肆佰零玖元伍角"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("107000.53", "壹拾万零柒仟元伍角叁分"),
        ("100000", "壹拾万元整"),
        ("0.05", "伍分"),
        ("0.5", "伍角"),
        ("10010", "壹万零壹拾元整"),
        ("100010000", "壹亿零壹万元整"),
        ("0", "零元整"),
        ("10", "壹拾元整"),
        ("100", "壹佰元整"),
        ("1234.5", "壹仟贰佰叁拾肆元伍角"),
        ("10000.01", "壹万元零壹分"),
        ("100000001", "壹亿零壹元整"),
        ("100001000", "壹亿零壹仟元整"),
        ("110000000", "壹亿壹仟万元整"),
        ("20001000", "贰仟万零壹仟元整"),
        ("1000000000.05", "壹拾亿元零伍分"),
        ("357500", "叁拾伍万柒仟伍佰元整"),
        ("99999", "玖万玖仟玖佰玖拾玖元整"),
    ],
)
def test_sum_is_said_as_banks_ask(yuan: str, said: str) -> None:
    fen = money.parse(yuan)

    assert money.words(fen) == f"人民币{said}"
    assert money.read_words(said) == fen


@given(SUMS)
def test_every_sum_is_read_back_from_words_and_figures(fen: int) -> None:
    assert money.read_words(money.words(fen)) == fen
    assert money.parse(money.digits(fen)) == fen
    assert money.parse(money.words(fen)) == fen


SPOKEN = str.maketrans("零壹贰叁肆伍陆柒捌玖拾佰仟", "零一二三四五六七八九十百千")


@given(st.integers(1, 10**10), st.sampled_from(["", "元", "块", "块钱"]), st.booleans())
def test_every_spoken_sum_is_read_back(yuan: int, unit: str, two: bool) -> None:
    said = money.words(yuan * money.FEN).removeprefix("人民币").removesuffix("元整").translate(SPOKEN)
    said = said.replace("二千", "两千").replace("二万", "两万") if two else said

    assert money.parse(said + unit) == yuan * money.FEN
    assert money.parse(said.removeprefix("一") if said.startswith("一十") else said) == yuan * money.FEN


@given(st.integers(1, 9), st.integers(1, 9), st.sampled_from([("百", 100), ("千", 1000), ("万", 10_000)]))
def test_last_digit_is_a_tenth_of_the_unit_before_it(many: int, more: int, unit: tuple[str, int]) -> None:
    name, size = unit
    figures = "零一二三四五六七八九"

    for said in (f"{figures[many]}{name}{figures[more]}", f"{many}{name}{more}"):
        assert money.parse(said) == (many * size + more * size // 10) * money.FEN


@given(st.text(alphabet=money.NUMERALS + "0123456789元块角毛分钱.,", max_size=12))
def test_whatever_is_typed_is_read_or_refused(typed: str) -> None:
    with suppress(Refusal):
        assert 0 <= money.parse(typed) < money.LIMIT


@given(SUMS)
def test_words_agree_with_a_second_opinion_but_for_optional_zeros(fen: int) -> None:
    other = cn2an.an2cn(str(Decimal(fen) / 100), "rmb")

    assert money._bare(money.words(fen)) == money._bare(other)
    assert "零零" not in money.words(fen)


@pytest.mark.parametrize("fen", [-1, money.LIMIT])
def test_words_of_an_impossible_sum_are_a_fault_of_the_program(fen: int) -> None:
    with pytest.raises(ValueError):
        money.words(fen)


def test_figures_group_by_three_and_show_fen() -> None:
    assert [money.digits(fen) for fen in (0, 5, 123456, 100000000, -250)] == [
        "¥0.00",
        "¥0.05",
        "¥1,234.56",
        "¥1,000,000.00",
        "-¥2.50",
    ]


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("4000", 400000),
        (" 4,000.00 元", 400000),
        ("¥4000元整", 400000),
        ("人民币４０００元", 400000),
        ("1.5万", 150000 * 10),
        ("22万元", 22000000),
        ("1.2亿", 12000000000),
        ("3千元", 300000),
        ("2百万", 200000000),
        (".5", 50),
        ("12.", 1200),
        ("0", 0),
        ("3块5毛", 350),
        ("3元5分", 305),
        ("3元", 300),
        ("伍仟元整", 500000),
        ("伍角", 50),
        ("三百", 30000),
        ("三百块", 30000),
        ("五百元", 50000),
        ("三百五", 35000),
        ("一千二", 120000),
        ("一千二块钱", 120000),
        ("两万五", 2500000),
        ("一万零五百", 1050000),
        ("1万2", 1200000),
        ("1万2千", 1200000),
        ("3百50", 35000),
        ("三千五百块钱", 350000),
        ("五块五", 550),
        ("5块5", 550),
        ("五块零五分", 505),
        ("壹仟元", 100000),
    ],
)
def test_sum_is_read_however_it_was_typed(typed: str, fen: int) -> None:
    assert money.parse(typed) == fen


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "请填写金额。"),
        ("元", "看不懂这个金额，请只填数字。"),
        ("4OOO", "金额里有字母，请只填数字。"),
        ("4000k", "金额里有字母，请只填数字。"),
        ("-5", "金额不能是负数。"),
        ("负5元", "金额不能是负数。"),
        ("1,23", "逗号的位置不对，请核对金额。"),
        ("1.234", "金额最多写到分（两位小数）。"),
        ("1.23456789万", "金额最多写到分（两位小数）。"),
        ("几千块", "看不懂这个金额，请只填数字。"),
        (".", "看不懂这个金额，请只填数字。"),
        ("万", "看不懂这个金额，请只填数字。"),
        ("1000000000000", "金额太大，请核对。"),
        *(
            (each, "这个金额看不准，请写成数字，如 1200。")
            for each in ("一千二元", "五六百", "三百块五", "1万500", "二〇〇")
        ),
    ],
)
def test_sum_is_refused_with_what_is_wrong(typed: str, sentence: str) -> None:
    with pytest.raises(Refusal) as caught:
        money.parse(typed)

    assert caught.value.message == sentence


@pytest.mark.parametrize(
    ("said", "fen"),
    [
        ("人民币（大写）：壹拾万柒仟元零伍角叁分", 10700053),
        ("拾元整", 1000),
        ("壹仟肆佰零玖元伍角整", 140950),
        ("一千二百圆正", 120000),
        ("叁佰贰拾伍元零肆分", 32504),
        ("零元整", 0),
        ("壹元零角伍分", 105),
    ],
)
def test_words_are_read_in_every_accepted_form(said: str, fen: int) -> None:
    assert money.read_words(said) == fen


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("", "看不懂这个大写金额，请核对。"),
        ("整", "看不懂这个大写金额，请核对。"),
        ("四千元左右", "看不懂这个大写金额，请核对。"),
        ("壹佰贰仟元整", "这个大写金额的写法不对，请核对。"),
        ("壹贰叁元", "这个大写金额的写法不对，请核对。"),
        ("壹万亿亿元整", "这个大写金额的写法不对，请核对。"),
    ],
)
def test_words_are_refused_when_they_are_no_sum(said: str, sentence: str) -> None:
    with pytest.raises(Refusal) as caught:
        money.read_words(said)

    assert caught.value.message == sentence


@given(st.text(alphabet="0123456789.,¥元万亿负-角分整壹拾零a ", max_size=12))
def test_whatever_is_typed_is_a_sum_or_a_refusal(text: str) -> None:
    with suppress(Refusal):
        assert 0 <= money.parse(text) < money.LIMIT


@pytest.mark.parametrize("typed", ["100美元", "5万港币", "$100", "100 usd", "€20", "三千日元"])
def test_parse_of_another_currency_says_that_sums_are_in_rmb(typed: str) -> None:
    with pytest.raises(Refusal, match="协议的金额都是人民币"):
        money.parse(typed)
