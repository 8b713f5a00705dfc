"""The tables of law and classification: every key that one table names stands in the other."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

import resources

TABLES = (
    "caucuses", "causes", "consequences", "disputes", "eligibility", "empathy", "grading", "holidays", "law", "lawcards", "limits", "local-exclusions", "private",
    "routing", "safeguards", "tracks", "wording",
)  # fmt: skip


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


@pytest.mark.parametrize("name", TABLES)
def test_table_is_read_and_says_what_it_is_for(name: str) -> None:
    text = resources.text(f"texts/{name}.toml")

    assert tomllib.loads(text) == resources.table(f"texts/{name}.toml")
    assert text.startswith("# ")


@pytest.mark.parametrize("name", TABLES)
def test_sentences_for_the_officer_use_chinese_punctuation(name: str) -> None:
    sentences = [
        text for text in strings(resources.table(f"texts/{name}.toml")) if text.endswith(("。", "？"))
    ]

    assert [text for text in sentences if "," in text or ";" in text or "?" in text] == []


@pytest.mark.parametrize(
    ("name", "rows", "key"),
    [
        ("causes", "cause", "code"),
        ("consequences", "card", "key"),
        ("disputes", "type", "code"),
        ("disputes", "source", "code"),
        ("eligibility", "question", "key"),
        ("grading", "factor", "key"),
        ("limits", "limit", "key"),
        ("tracks", "track", "code"),
        ("wording", "phrase", "id"),
    ],
)
def test_keys_of_a_table_are_unique(name: str, rows: str, key: str) -> None:
    keys = [row[key] for row in resources.table(f"texts/{name}.toml")[rows]]

    assert len(set(keys)) == len(keys)
