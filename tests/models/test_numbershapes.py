"""The shape of numbers that another system gives."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import numbershapes
from models.errors import Refusal

EXAMPLE = "西公（西）调解字〔2026〕0001号"


@pytest.mark.parametrize(
    ("shape", "typed"),
    [
        (EXAMPLE, "西公（西）调解字〔2026〕0001号"),
        (EXAMPLE, "西公(西)调解字[2026]0037号"),
        (EXAMPLE, "西公（西）调解字【２０２６】 ００１２号"),
        (EXAMPLE, "西公（西）调解字〔2026〕12345号"),
        ("受案字〔2026〕n号", "受案字〔2026〕7号"),
        ("调解字〔2025〕8号", "调解字〔2026〕12号"),
        ("A610922nnnn", "A6109220017"),
        ("", "随便什么"),
    ],
)
def test_a_number_like_the_shape_is_taken_in_any_width_and_brackets(shape: str, typed: str) -> None:
    numbershapes.refuse_unlike(typed, shape, year=2026)


@pytest.mark.parametrize(
    ("shape", "typed", "sentence"),
    [
        (EXAMPLE, "西公（西）调解字〔2026〕12号", "与本所的格式不符"),
        (EXAMPLE, "西公（东）调解字〔2026〕0012号", "与本所的格式不符"),
        (EXAMPLE, "西公（西）调解字〔2025〕0012号", "编号里是 2025 年，文书是 2026 年的"),
        (EXAMPLE, "西公（西）调解字2026 0012号", "与本所的格式不符"),
        (EXAMPLE, "  ", "请填写平台给的编号"),
        ("", "字" * 61, "编号不超过 60 个字"),
        ("A610922nnnn", "A610922001", "与本所的格式不符"),
    ],
)
def test_another_number_is_refused_with_what_is_wrong(shape: str, typed: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence) as refused:
        numbershapes.refuse_unlike(typed, shape, year=2026)

    assert refused.value.field == "number"


def test_a_shape_without_a_serial_is_refused() -> None:
    assert [numbershapes.proved(each) for each in (EXAMPLE, "受案字n号", " ")] == [EXAMPLE, "受案字n号", ""]
    for wrong in ("调解字〔2026〕号", "某某字"):
        with pytest.raises(Refusal, match="编号格式里要有序号"):
            numbershapes.proved(wrong)


@given(st.text(max_size=70), st.text(max_size=70))
def test_whatever_is_typed_is_taken_or_refused(shape: str, typed: str) -> None:
    with suppress(Refusal):
        numbershapes.refuse_unlike(typed, numbershapes.proved(shape), year=2026)


@given(st.integers(1, 10**9))
def test_every_serial_of_a_shape_fits_it(serial: int) -> None:
    numbershapes.refuse_unlike(f"调解字[2026]{serial}号", "调解字〔2026〕n号", year=2026)
