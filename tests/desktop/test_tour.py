import json
import re
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import resources
from desktop import published, tour
from models import money

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
            assert squeezed(clause["text"]) in words
            if clause["amount_yuan"]:
                fen = round(clause["amount_yuan"] * 100)
                assert money.digits(fen) in words
                assert money.words(fen) in words
        for party in case.look("parties"):
            assert squeezed(party["name"]) in words


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

    assert (
        "人民调解委员会另行制作人民调解协议书" in report.confirmation or "还没有生效" in report.confirmation
    )


def test_the_tour_pictures_every_page_of_the_real_window(tmp_path: Path, qapp: object) -> None:
    report = tour.run(resources.path(tour.DEFAULT), tmp_path, today=TODAY)

    pages = [name.split("-")[1].removesuffix(".png") for name in report.screenshots]
    assert pages == [
        "today", "intake", "sitting", "papers", "registers", "analysis", "visits", "roster", "settings",
    ]  # fmt: skip
    assert all((tmp_path / name).stat().st_size > 10_000 for name in report.screenshots)
