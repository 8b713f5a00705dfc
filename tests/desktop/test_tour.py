import copy
import json
import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

import resources
from desktop import published, published_walk, showcase, tour
from exports import printouts
from models import cases, checks, money
from models.errors import Refusal
from models.store import open_store

TODAY = date(2026, 11, 21)
PUBLISHED = sorted((resources.ROOT / "demo" / "cases").glob("[0-9]*.yaml"))
OWN = sorted((Path(__file__).parents[1] / "cases").glob("*.yaml"))
ROADS = {
    "agreed": "agreed", "oral": "oral", "failed": "failed", "withdrawn": "withdrawn", "ineligible": "ineligible",
    "referred": "referred",
}  # fmt: skip
TRACKS = {
    "01-luxi-wages-15-workers": "RM", "02-fufang-cow-kitchen": "ZA", "03-xiaxi-deposit-glass-door": "QJ",
    "04-taoranting-piano-three-households": "QJ", "05-fengze-dog-firecracker-minor": "RM",
    "07-shiqi-child-scratched-cars-instalments": "RM", "08-pengxi-walnut-stall-oral": "QJ",
    "09-chenjiaping-fight-donation": "ZA", "11-shangzhen-16-year-right-of-way": "ZA",
    "12-wugang-police-mediation-not-performed": "ZA", "13-zhaojun-judicial-confirmation-400": "ZA",
    "14-caihe-domestic-violence-refused": "", "16-meicun-sudden-death-company-750k": "RM",
    "17-dongqiao-drinking-death-10-respondents": "RM", "18-pingchuan-leak-bank-tenant": "RM",
    "20-caogang-support-90-year-old": "RM", "21-dachuan-land-occupation-357500": "RM",
    "22-henglan-homestead-lawyer-10-parties": "RM", "23-duqiao-traffic-220k-judicial-confirmation": "RM",
    "24-hospital-99999-then-lawsuit": "RM",
}  # fmt: skip


def text_of(pdf: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
    return re.sub(r"\s+", "", done.stdout)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("file", PUBLISHED, ids=lambda file: file.stem)
def test_a_published_case_takes_its_lawful_road(
    file: Path, tmp_path: Path, require: Callable[[str], str]
) -> None:
    require("pdftotext")
    report = tour.run(file, tmp_path, today=TODAY, pictures=False)
    case = published.read(file)

    assert report.track == TRACKS[file.stem]
    assert set(report.leaves) == {leaf for leaf, _ in published.leaves(case.tree, "")}
    assert "" not in report.leaves.values()
    assert report.registers[0] == {"register": "R1", "file": "R1.xlsx", "rows": 1}
    kept = json.loads((tmp_path / "tour.json").read_text(encoding="utf-8"))
    assert kept["outcome_road"] == report.outcome_road
    agreements = [entry for entry in report.papers if entry["form"] in {"D12", "D13", "D14", "D15"}]
    for entry in agreements:
        words = text_of(tmp_path / entry["file"])
        for clause in case.look("agreement_clauses") or []:
            assert squeezed(published.chinese(clause["text"])) in words
            if clause["amount_yuan"]:
                fen = round(clause["amount_yuan"] * 100)
                assert money.digits(fen) in words
                assert money.words(fen) in words
        for party in case.look("parties"):
            assert squeezed(published.chinese(party["name"])) in words


@pytest.mark.parametrize("file", OWN, ids=lambda file: file.stem)
def test_each_outcome_ends_on_its_own_paper(file: Path, tmp_path: Path) -> None:
    paper = {
        "agreed": "D14", "oral": "D15", "failed": "D18", "withdrawn": "D18", "ineligible": "D19", "referred": "D22",
    }  # fmt: skip

    report = tour.run(file, tmp_path, today=TODAY, pictures=False)

    assert report.outcome_road == ROADS[file.stem]
    assert report.papers[-1]["form"] == paper[file.stem]
    assert report.papers[-1]["final"] is True


def test_a_police_agreement_is_not_offered_to_the_court(tmp_path: Path) -> None:
    file = resources.path("demo/cases/13-zhaojun-judicial-confirmation-400.yaml")

    report = tour.run(file, tmp_path, today=TODAY, pictures=False)

    assert (report.track, report.outcome_road) == ("ZA", "draft")
    assert report.confirmation == (
        "公安机关不是调解组织，其主持达成的协议不申请司法确认；需要强制执行效力的，可由人民调解委员会另行制作人民调解协议书"
        "（民事诉讼法 205）。"
    )
    assert (
        json.loads((tmp_path / "tour.json").read_text(encoding="utf-8"))["confirmation"]
        == report.confirmation
    )


def test_a_persuasion_ends_without_an_agreement_paper(tmp_path: Path) -> None:
    file = resources.path("demo/cases/08-pengxi-walnut-stall-oral.yaml")

    report = tour.run(file, tmp_path, today=TODAY, pictures=False)

    assert (report.track, report.outcome_road) == ("QJ", "oral")
    assert [paper["form"] for paper in report.papers] == ["D01", "D11-ZA"]


def test_the_tour_takes_an_agreement_through_every_page(tmp_path: Path, qapp: object) -> None:
    report = tour.run(OWN[0].with_name("agreed.yaml"), tmp_path, today=TODAY)

    steps = [name.split("-", 1)[1].removesuffix(".png") for name in report.screenshots]
    assert steps == [
        "intake", "preparation", "room-statements", "room-sorting", "room-talks", "agreement",
        "papers-D01", "papers-D03", "papers-D04", "papers-D11", "papers-D14", "papers-D14-signed",
        "aftercare-performing", "aftercare-visiting", "aftercare-closing", "aftercare-course", "today", "registers", "visits", "analysis", "roster", "settings",
    ]  # fmt: skip
    assert [int(name.split("-")[0]) for name in report.screenshots] == list(range(1, len(steps) + 1))
    assert all((tmp_path / name).stat().st_size > 10_000 for name in report.screenshots)
    assert report.by_hand == [
        "接待：原载时间的文字", "接待：接待页不问的 2 项筛查", "调解：原载时间和主持人的说明", "调解：仇大勇的方案",
        "调解：协议的形式、争议事项和原载签订时间",
    ]  # fmt: skip
    assert (report.outcome_road, report.papers[-1]["form"], report.papers[-1]["final"]) == (
        "agreed",
        "D14",
        True,
    )
    assert report.aftercare == [
        {"pane": "performing", "deed": "receive", "said": "已办"}, {"pane": "visiting", "deed": "record", "said": "已办"},
        {"pane": "closing", "deed": "look", "said": ""}, {"pane": "course", "deed": "look", "said": ""},
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["02-fufang-cow-kitchen", "14-caihe-domestic-violence-refused"])
def test_the_window_ends_where_the_verbs_end(name: str, tmp_path: Path, qapp: object) -> None:
    file = resources.path(f"demo/cases/{name}.yaml")

    seen = tour.run(file, tmp_path / "seen", today=TODAY)
    plain = tour.run(file, tmp_path / "plain", today=TODAY, pictures=False)

    for part in (
        "title",
        "track",
        "gate_verdict",
        "outcome_road",
        "confirmation",
        "counts",
        "leaves",
        "registers",
    ):
        assert getattr(seen, part) == getattr(plain, part)
    assert [(paper["form"], paper["final"]) for paper in seen.papers] == [
        (paper["form"], paper["final"]) for paper in plain.papers
    ]


def test_a_report_without_a_story_stays_registered_with_the_sentence(tmp_path: Path, qapp: object) -> None:
    file = tmp_path / "odd.yaml"
    file.write_text(
        "parties: [{name: 甲某, role: 申请人}, 7, {name: 乙某, role: 被申请人}]\noutcome: 别的\nunknown: {a: [1, null]}\n",
        encoding="utf-8",
    )

    report = tour.run(file, tmp_path / "out", today=TODAY)

    assert (report.outcome_road, report.gaps) == ("待补登记", ["请写下简要情况。"])
    assert report.by_hand == ["接待：整件由程序登记（窗口：请写下简要情况。）"]
    assert [(paper["form"], paper["final"]) for paper in report.papers] == [("D01", True)]
    assert report.leaves["unknown.a[0]"] == "原载材料"


# whatever a stranger's file of this form may hold

ODD = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**12), 10**12), st.floats(), st.text(max_size=12), st.dates(),
    st.sampled_from([[], {}, [None], ["x"], {"text": None}, [{"by": 3}], [[1]], "人" * 300, "12人", "另两名", "\ud7ff"]),
).map(copy.deepcopy)  # fmt: skip


def branches(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of everything in a tree."""
    inside: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    return [path, *(each for key, below in inside for each in branches(below, (*path, key)))]


@st.composite
def mutilated(draw: st.DrawFn) -> dict[str, Any]:
    """Return a published case with a few things taken away, put in or replaced by something odd."""
    tree: dict[str, Any] = yaml.safe_load(
        draw(st.sampled_from([*PUBLISHED, *OWN])).read_text(encoding="utf-8")
    )
    for _ in range(draw(st.integers(1, 5))):
        path = draw(st.sampled_from(branches(tree)[1:] or [("parties",)]))
        holder: Any = tree
        for step in path[:-1]:
            holder = holder[step]
        deed = draw(st.sampled_from(["replace", "replace", "take", "add"]))
        if deed == "replace":
            holder[path[-1]] = draw(ODD)
        elif deed == "take":
            del holder[path[-1]]
        elif isinstance(holder, dict):
            holder[draw(st.sampled_from(["unknown", 7, "新键"]))] = draw(ODD)
        else:
            holder.append(draw(ODD))
        if not tree:
            break
    return tree


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Iterator[showcase.Showcase]:
    store = open_store(tmp_path_factory.mktemp("station"))
    yield showcase.found(store, today=TODAY)
    store.close()


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(tree=mutilated())
def test_no_file_makes_the_walk_fail(station: showcase.Showcase, tree: dict[str, Any]) -> None:
    station.clock.now = showcase.morning(TODAY)
    try:
        case = published.checked("fuzz", tree)
        published_walk.begin(station.store, case, by=station.people["ge"], clock=station.clock)
    except Refusal as refusal:
        event(refusal.message)
        assert "当事人" in refusal.message  # noqa: PT017 -- being no case is an answer, any other failure is not
        return

    walked = published_walk.walk(
        station.store, case, by=station.people["ge"], mediator=station.people["yang"], clock=station.clock
    )

    assert set(case.placed) == {leaf for leaf, _ in published.leaves(tree, "")}
    assert "" not in case.placed.values()
    with station.store.reading() as db:
        subject = cases.case(db, walked.case_id)
        for form in walked.forms:
            checks.gaps_before_final(db, subject, form, today=TODAY)
            assert printouts.draft(db, subject, form, today=TODAY).startswith(b"%PDF")


def test_the_tour_of_a_completed_case_ends_with_a_final_agreement(tmp_path: Path) -> None:
    known = showcase.completed(tour.DEFAULT, on=TODAY)
    file = resources.path(f"demo/cases/{tour.DEFAULT}.yaml")

    report = tour.run(file, tmp_path, today=TODAY, pictures=False, known=known)

    assert report.outcome_road == "agreed"
    assert [(each["form"], each["final"]) for each in report.papers][-1] == ("D14", True)
