"""The Word file that a station begins with: every form of the program, right at once, and saying what the PDF says."""

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

import resources
from exports import wordform, wordsample
from models import formheads
from tests.exports.sample_facts import crowded, full, sparse


@pytest.fixture
def folder(tmp_path: Path) -> Any:
    own = tmp_path / "templates" / "documents"
    own.mkdir(parents=True)
    resources.override(tmp_path)
    yield own
    resources.restore()


def words(content: bytes) -> str:
    made = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in made.paragraphs), *cells])


@pytest.mark.parametrize("form", formheads.ids())
def test_sample_of_every_form_is_right_at_once(form: str, folder: Path) -> None:
    (folder / f"{form}.docx").write_bytes(wordsample.sample(form))

    said = words(wordform.fill(full(form)))

    assert ("{{" in said, "{%" in said, len(said) > 0) == (False, False, True)


@pytest.mark.parametrize("form", ["D01", "D05", "D11", "D14", "D27-cover"])
def test_sample_is_filled_where_almost_nothing_is_known(form: str, folder: Path) -> None:
    (folder / f"{form}.docx").write_bytes(wordsample.sample(form))

    assert wordform.trouble(form) == ""
    assert "冯某" in words(wordform.fill(sparse(form))) or form == "D27-cover"


@pytest.mark.parametrize("form", ["D12", "D14", "D21"])
def test_sample_says_the_parties_and_the_clauses(form: str, folder: Path) -> None:
    (folder / f"{form}.docx").write_bytes(wordsample.sample(form))
    facts = crowded(form)

    said = words(wordform.fill(facts))

    assert [party.name for party in facts.parties if party.name not in said] == []
    if form != "D21":
        assert [clause.text for clause in facts.agreement.clauses if clause.text not in said] == []


def test_choice_is_ticked_as_the_facts_say(folder: Path) -> None:
    (folder / "D34.docx").write_bytes(wordsample.sample("D34"))

    said = words(wordform.fill(full("D34")))

    assert ("☐一般权限" in said, "☑特别权限" in said) == (True, True)


def test_faces_are_those_of_official_papers() -> None:
    made = docx.Document(io.BytesIO(wordsample.sample("D14")))
    title = next(each for each in made.paragraphs if each.text == "人民调解协议书")
    run: Any = title.runs[0]

    assert run._element.rPr.rFonts.get(qn("w:eastAsia")) == "方正小标宋简体"
