"""Sentences that are often written, called by initials; a station may bring its own."""

from pathlib import Path

import pytest

import resources
from models import snippets


def test_sentence_is_called_by_its_given_key_and_by_initials() -> None:
    found = {each.text: each.keys for each in snippets.listing()}

    assert found["听清了，同意调解。"] == ("tq", "tql", "tqltytj")
    assert found["同意调解。"] == ("tytj",)
    assert found["要求对方赔偿＿＿元，＿＿前付清。"][0] == "pc"


@pytest.mark.parametrize(
    "rows", ['[[sentences]]\ntext = " "\n', '[[sentences]]\ntext = "a"\n[[sentences]]\ntext = "a"\n']
)
def test_wrong_file_of_a_station_is_refused_and_the_built_in_one_read(tmp_path: Path, rows: str) -> None:
    own = tmp_path / "texts"
    own.mkdir()
    (own / "snippets.toml").write_text(rows, encoding="utf-8")
    built_in = snippets.listing()

    resources.override(tmp_path)
    try:
        assert snippets.listing() == built_in
        assert "texts/snippets.toml" in resources.troubles()
    finally:
        resources.restore()


def test_station_brings_its_own_sentences(tmp_path: Path) -> None:
    own = tmp_path / "texts"
    own.mkdir()
    (own / "snippets.toml").write_text(
        '[[sentences]]\ntext = "地界以老槐树为准。"\nkey = "dj"\n', encoding="utf-8"
    )

    resources.override(tmp_path)
    try:
        assert [(each.text, each.keys) for each in snippets.listing()] == [
            ("地界以老槐树为准。", ("dj", "djylhswz"))
        ]
    finally:
        resources.restore()
