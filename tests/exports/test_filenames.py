"""File names say number, title and parties, and any name can be written on any system."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import filenames
from exports.facts import Facts
from exports.partyfacts import PartyFacts
from tests.exports.sample_facts import crowded, full, sparse, two


def test_paper_is_called_by_number_title_and_parties() -> None:
    assert filenames.paper(two("D14")) == "（2026）西人调字第37号 人民调解协议书 张某与赵小某.pdf"
    assert filenames.paper(full("D14")) == "（2026）西人调字第37号 人民调解协议书 张某与赵小某等3人.pdf"
    assert filenames.paper(crowded("D14")) == "（2026）西人调字第37号 人民调解协议书 张某与赵小某等13人.pdf"


def test_paper_without_number_is_called_by_its_case() -> None:
    facts = two("D01")
    facts = replace(facts, paper=replace(facts.paper, number=""))

    assert filenames.paper(facts) == "矛盾纠纷受理（接待）登记表 张某与赵小某 第西2026-118号登记.pdf"


def test_draft_says_so_and_a_title_of_its_own_is_taken() -> None:
    assert (
        filenames.paper(sparse("D18"), title="治安调解不成告知书")
        == "草稿 治安调解不成告知书 冯某与冯某大哥一家.pdf"
    )


def test_paper_without_parties_has_no_names() -> None:
    facts = replace(Facts(), paper=replace(Facts().paper, form="D15", number="第5号"))

    assert filenames.paper(facts) == "第5号 人民调解口头协议登记表.pdf"


def test_forbidden_signs_of_a_name_are_written_in_full_width() -> None:
    facts = replace(two("D14"), parties=(PartyFacts(name='<甲>:"/\\|?*'),))

    assert filenames.paper(facts) == "（2026）西人调字第37号 人民调解协议书 ＜甲＞：＂／＼｜？＊.pdf"


@pytest.mark.parametrize("name", ["con", "NUL", "com1", "Lpt9.txt", "aux.pdf"])
def test_names_of_devices_get_a_sign_before_them(name: str) -> None:
    assert filenames.safe(name) == f"_{name}"


@pytest.mark.parametrize("sign", ["赵", "a", "𠮷"])
def test_long_name_is_cut_in_its_middle(sign: str) -> None:
    name = filenames.safe(f"（2026）西人调字第37号 {sign * 300} 张某与赵某.pdf")

    assert name.startswith(f"（2026）西人调字第37号 {sign}")
    assert name.endswith(f"{sign} 张某与赵某.pdf")
    assert "…" in name


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_becomes_a_name_that_can_be_written(text: str) -> None:
    name = filenames.safe(text)

    assert name not in ("", ".", "..")
    assert len(name) <= filenames.LIMIT
    assert len(name.encode()) <= filenames.BYTES
    assert not set(name) & set('<>:"/\\|?*\x00\n\r\t')
    assert Path(name).name == name
    assert filenames.safe(name) == name
