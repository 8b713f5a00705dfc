"""The head of a form: copies, seal and series by track, and the refusal of a wrong head."""

import copy
from pathlib import Path
from typing import Any

import pytest

import resources
from models import formheads
from models.errors import Refusal


def test_head_tells_copies_by_the_number_of_parties() -> None:
    assert [formheads.head(form).copies_for(2) for form in ("D01", "D12", "D13", "D14", "D22")] == [
        1,
        3,
        3,
        3,
        2,
    ]
    assert formheads.head("D14").copies_for(10) == 11


def test_head_tells_series_and_seal_by_track() -> None:
    ending = formheads.head("D18")

    assert (ending.series_for("ZA"), ending.series_for("RM")) == ("police-notice", "people-notice")
    assert (ending.seal_for("ZA"), ending.seal_for("RM")) == ("station", "committee")
    assert (formheads.head("D12").seal_for("ZA"), formheads.head("D01").seal_for("RM")) == ("station", "none")
    assert formheads.head("D14").series_for("RM") == "people"


def test_every_series_of_a_form_is_a_series_of_numbers() -> None:
    from models import numbering  # noqa: PLC0415 -- only this test needs the store's module

    keys = {key for head in formheads.heads() for key in (head.series, head.people_series) if key}

    assert {key: bool(numbering.pattern(key)) for key in keys} == dict.fromkeys(keys, True)


def test_heads_of_a_track_are_those_that_serve_it() -> None:
    listed = [head.id for head in formheads.heads("RM")]

    assert listed == [form for form in formheads.ids() if "RM" in formheads.head(form).tracks]
    assert [form in listed for form in ("D02", "D14", "D35", "D12", "D20", "D33")] == [True] * 3 + [False] * 3
    assert [head.id for head in formheads.pads()] == ["D13", "D15", "D31", "J03", "J04", "J05"]
    assert formheads.head("D21").serves("RM-ZA")


def test_form_that_is_none_is_refused() -> None:
    with pytest.raises(Refusal, match="没有编号为“D99”的文书。"):
        formheads.head("D99")


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [
        ("colour", "red", "不认识的键“colour”"),
        ("title", 3, "键“title”应写成文字"),
        ("law", None, "键“law”应写成文字"),
        ("tracks", "RM", "键“tracks”应写成一列文字"),
        ("needs", [1], "键“needs”应写成一列文字"),
        ("id", "D15", "键“id”写的是“D15”，与文件名不同"),
        ("stage", "以后", "键“stage”的值“以后”不在 "),
        ("seal", "own", "键“seal”的值“own”不在 station、committee、organ、none 之中"),
        ("tracks", ["XX"], "键“tracks”的值“XX”不在 "),
        ("holders", ["me"], "键“holders”的值“me”不在 "),
        ("per", "week", "键“per”的值“week”不在 "),
        ("copies", "many", "键“copies”应写成份数，或写成 parties+1"),
    ],
)
def test_wrong_head_is_refused_with_file_and_key(key: str, value: Any, reason: str) -> None:
    kept = copy.deepcopy(formheads.load("D14"))
    if value is None:
        del kept[key]
    else:
        kept[key] = value

    with pytest.raises(Refusal) as refusal:
        formheads.read("D14", kept)

    assert refusal.value.message.startswith(f"文书模板 D14.toml 有错，{reason}")


# the printed forms of the ministries: 公安行政法律文书式样, and the 人民调解文书格式 of 司法部 (domain.md 2.2, 2.3)
MINISTRY = {"D02", "D03", "D09", "D11", "D12", "D13", "D14", "D15"}


def test_ministrys_own_form_bears_no_code_of_its_own_accord() -> None:
    assert {form for form in MINISTRY if formheads.head(form).coded} == set()
    assert formheads.head("D05").coded


def test_paper_of_a_filed_case_waits_for_the_platform_and_none_before_it_does() -> None:
    waiting = {head.id for head in formheads.heads() if head.platform}

    assert {"D05", "D11-ZA", "D12", "D18", "D20"} <= waiting
    assert waiting & {"D01", "D13", "D19", "D33"} == set()
    # 当场调解 has no dossier: a form that only it has never waits
    assert {
        head.id for head in formheads.heads("ZA-X") if head.tracks == ("ZA-X",) and head.platform
    } == set()


def test_form_that_no_ministry_gives_says_that_it_is_ours() -> None:
    listed = {form for form in formheads.ids() if formheads.head(form).source == "ours"}

    assert {"D16", "D20", "D23", "D25", "D29", "D30", "D33", "D34", "D35", "D36", "D37"} <= listed
    assert listed & MINISTRY == set()


@pytest.mark.parametrize("form", formheads.ids())
def test_every_head_says_when_by_what_law_and_in_which_version(form: str) -> None:
    head = formheads.head(form)

    assert {
        key: bool(getattr(head, key)) for key in ("when", "law", "version", "holders", "page")
    } == dict.fromkeys(("when", "law", "version", "holders", "page"), True)
    assert head.copies_for(2) >= 1


@pytest.mark.parametrize("form", formheads.ids())
def test_numbered_paper_is_sealed_by_whom_the_number_is_of(form: str) -> None:
    head = formheads.head(form)
    numbered = [track for track in head.tracks if head.series_for(track)]

    assert [track for track in numbered if head.seal_for(track) == "none"] == []


@pytest.mark.parametrize(
    ("form", "before", "after", "said"),
    [
        (
            "D14",
            'copies = "parties+1"',
            'copies = "parties+0"',
            "《人民调解协议书》份数少于每方当事人一份、另存一份",
        ),
        ("D14", '"committee"]', '"station"]', "《人民调解协议书》没有写明人民调解委员会存一份"),
        (
            "D12",
            'holders = ["parties", "station"]',
            'holders = ["station"]',
            "《治安调解协议书》没有写明各方当事人存一份",
        ),
        ("D13", 'seal = "station"', 'seal = "none"', "《现场治安调解协议书》没有盖公安机关印章的地方"),
        (
            "D15",
            'seal = "committee"',
            'seal = "none"',
            "《人民调解口头协议登记表》没有盖人民调解委员会印章的地方",
        ),
        (
            "D12",
            'kind = "seal"',
            'kind = "note"',
            "《治安调解协议书》没有盖公安机关印章的地方",
        ),
        ("D14", "when = ", "when = ", ""),
    ],
)
def test_an_own_agreement_that_falls_short_of_the_law_is_told_and_used(
    tmp_path: Path, form: str, before: str, after: str, said: str
) -> None:
    folder = tmp_path / "templates" / "documents"
    folder.mkdir(parents=True)
    brought = resources.path(f"templates/documents/{form}.toml").read_text(encoding="utf-8")
    (folder / f"{form}.toml").write_text(brought.replace(before, after), encoding="utf-8")
    resources.override(tmp_path)
    try:
        found = formheads.shortfalls()
    finally:
        resources.restore()

    tail = "，请核对是否符合法律对协议书份数、存执和印章的要求。"
    assert found == ({form: f"本所的{said}{tail}"} if said else {})


def test_the_forms_of_the_program_fall_short_of_nothing() -> None:
    assert formheads.shortfalls() == {}
