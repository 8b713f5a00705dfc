"""Numbers that nobody else should read are found however they were typed; days, times and sums stay."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models import masking
from models.identity import HALF_WIDTH

PARTINGS = st.sampled_from(["", " ", "-", "　", "－", ".", "，", " - "])
FULL_WIDTH = {ord(figure): ord(figure) + 0xFEE0 for figure in "0123456789"}


@st.composite
def typed(draw: st.DrawFn) -> tuple[str, str]:
    """A telephone or an ID number as somebody may type it, and its bare figures."""
    number = draw(
        st.one_of(
            st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
            st.from_regex(
                r"[1-6][0-9]{5}(19|20)[0-9]{2}(0[1-9]|1[0-2])[0-2][0-9][0-9]{3}[0-9X]", fullmatch=True
            ),
            st.from_regex(r"0(10|2[0-9]|[3-9][0-9]{2})[0-9]{7,8}", fullmatch=True),
            st.from_regex(r"[EGH][0-9]{8}", fullmatch=True),
        )
    )
    shown = (
        "".join(mark + draw(PARTINGS) for mark in number[:-1]) + number[-1] if draw(st.booleans()) else number
    )
    if draw(st.booleans()):
        shown = shown.translate(FULL_WIDTH)
    return shown, number


def figures(text: str) -> str:
    return re.sub(r"[^0-9]", "", text.translate(HALF_WIDTH))


@given(
    st.sampled_from(["", "打", "电话：", "（", "他是", "号码 "]),
    typed(),
    st.sampled_from(["", "。", "找我", "元", "）", "转8"]),
)
@example("", ("2026-11-2013812341234", "13812341234"), "")
def test_hide_numbers_leaves_no_run_of_seven_figures_of_a_number(
    before: str, number: tuple[str, str], behind: str
) -> None:
    shown, bare = number
    left = figures(masking.hide_numbers(f"{before}{shown}{behind}"))
    assert len(left) <= 1
    assert not any(figures(bare)[at : at + 7] in left for at in range(len(bare) - 6))


@pytest.mark.parametrize(
    "text",
    [
        "2026年11月22日9时前付清",
        "2026-11-22 9:00 到地头",
        "9:00-10:30、2026/11/23",
        "赔麦苗损失 ¥1,234,567.00（壹佰贰拾叁万肆仟伍佰陆拾柒元整）",
        "一次付1500000元",
        "西岔村二组12号门前3米",
        "第一二三条都同意",
        "２０００年栽的桩，赔５００元",
    ],
)  # fmt: skip
def test_hide_numbers_leaves_days_times_sums_and_places(text: str) -> None:
    assert masking.hide_numbers(text) == text


@pytest.mark.parametrize("text", ["一三八零零零零一二三四", "幺三八，幺二三四，幺二三四"])
def test_hide_numbers_hides_spoken_figures(text: str) -> None:
    assert masking.hide_numbers(text) == masking.HIDDEN


def test_hide_known_hides_the_longest_first() -> None:
    known = masking.parts_of_address("西岔村二组12号")
    assert (
        masking.hide_known("她住西岔村二组12号，就是二组12号那家", known)
        == "她住〔不显示〕，就是〔不显示〕那家"
    )
    assert masking.parts_of_address("西岔") == ()
