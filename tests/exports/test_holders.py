"""Who keeps which copy, and that the other side's copy does not lead to the door of who was hurt."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from exports import holders, printouts
from exports.facts import Facts
from models import cases, formheads, papers
from models.cases import Flag
from models.papers import Stamp
from tests import sample
from tests.exports import sample_facts
from tests.sample import Room

STAMP = Stamp("（2026）西人调字第1号", "ABCDE23456")


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = sample.room(str(tmp_path / "sanli.db"))
    yield made
    made.store.close()


def words(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(BytesIO(pdf)) as document:
        return "".join(
            "".join(document[n].get_textpage().get_text_range().split()) for n in range(len(document))
        )


def text_of(pdf: bytes, label: str) -> str:
    """Return the words inside the text area: without the holder, the code and the number of the page."""
    kept = words(pdf).replace("".join(label.split()), "")
    return re.sub(r"ABCDE ?23456-\d|骑缝章|第\d+页共\d+页", "", kept)


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("D12", ["张三 存", "李四 存", "西岔派出所 存"]),
        ("D13", ["西岔派出所 存", "张三 存", "李四 存"]),
        ("D14", ["张三 存", "李四 存", "西岔镇人民调解委员会 存"]),
        ("D15", []),
        ("D01", []),
        ("D22", ["西岔镇人民政府 存", "西岔县公安局西岔派出所 存"]),
    ],
)
def test_each_form_says_who_keeps_its_copies(form: str, labels: list[str]) -> None:
    facts = sample_facts.two(form)
    names = ("张三", "李四")
    parties = tuple(replace(each, name=name) for each, name in zip(facts.parties, names, strict=False))
    station = replace(facts.station, name="西岔派出所", organ="西岔县公安局西岔派出所")
    facts = replace(
        facts, parties=parties, station=station, committee=replace(facts.committee, name="西岔镇人民调解委员会"),
        referral=replace(facts.referral, to="西岔镇人民政府"), case=replace(facts.case, track="ZA"),
    )  # fmt: skip

    assert [each.label for each in holders.of(facts, formheads.head(form))] == labels


def test_each_member_of_a_group_has_a_copy_and_what_nobody_is_named_for_is_kept_besides() -> None:
    facts = sample_facts.two("D14")
    first, second = facts.parties
    facts = replace(facts, parties=(replace(first, name="张三", headcount=3), replace(second, name="李四")))
    head = replace(formheads.head("D14"), copies="parties+2")

    assert [each.label for each in holders.of(facts, head)] == [
        "张三 存", "张三 存", "张三 存", "李四 存", f"{facts.committee.name} 存", "另存",
    ]  # fmt: skip


def test_a_paper_of_two_copies_differs_only_in_the_label_outside_the_text(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sample.agreed(db, here, subject)
        made = printouts.maker(db, subject, "D14", today=sample.TODAY)(STAMP)

    labels = [label for label, _ in made.holders]
    assert labels == ["张土根 存", "赵水生 存", "西岔镇人民调解委员会 存"]
    assert (made.copies, made.holders[2][1]) == (3, made.pdf)
    assert len({text_of(pdf, label) for label, pdf in made.holders}) == 1
    assert Facts.from_plain(made.facts).paper.holder == "西岔镇人民调解委员会 存"


def test_a_single_copy_is_one_file(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        paper = papers.issue(
            db, subject, "D01", by=here.officer, on=sample.TODAY,
            make=printouts.maker(db, subject, "D01", today=sample.TODAY),
        )  # fmt: skip

        assert papers.copies_of(db, paper) == []
        assert [(label, times) for label, times, _ in papers.sheets(db, paper)] == [("", 1)]


@pytest.mark.parametrize(("track", "form"), [("RM", "D14"), ("ZA", "D12")])
def test_with_a_safety_flag_only_our_copy_and_the_victims_own_tell_where_to_find_the_victim(
    here: Room, track: str, form: str
) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here, track=track)
        sample.agreed(db, here, subject)
        subject.flags = [Flag.VIOLENCE.value]
        first, second = cases.parties(subject)
        first.role, second.role = "被侵害人", "违法嫌疑人"
        db.flush()
        made = printouts.maker(db, subject, form, today=sample.TODAY)(STAMP)

    told = {label: words(pdf) for label, pdf in made.holders}
    ours = "西岔派出所 存" if track == "ZA" else "西岔镇人民调解委员会 存"
    found = {
        label: [each in text for each in ("西岔村二组12号", "13800001234")] for label, text in told.items()
    }
    assert found == {"张土根 存": [True, True], "赵水生 存": [False, False], ours: [True, True]}
    assert [text.count("（留存本所）") for text in told.values()] == [0, 2, 0]
    assert {"西岔村二组15号" in text for text in told.values()} == {True}
    clauses = {text_of(pdf, label).partition("自愿达成如下协议")[2] for label, pdf in made.holders}
    assert len(clauses) == 1
    assert "一次性了结" in clauses.pop()
    assert made.pdf == dict(made.holders)[ours]


def test_where_nobody_is_known_to_be_violent_each_party_finds_only_itself(here: Room) -> None:
    with here.store.unit() as db:
        subject = sample.accepted(db, here)
        sample.agreed(db, here, subject)
        subject.flags = [Flag.VIOLENCE.value]
        for party in cases.parties(subject):
            party.role = "被申请人"
        db.flush()
        made = printouts.maker(db, subject, "D14", today=sample.TODAY)(STAMP)

    places = ("西岔村二组12号", "西岔村二组15号")
    assert [[place in words(pdf) for place in places] for _, pdf in made.holders] == [
        [True, False],
        [False, True],
        [True, True],
    ]
