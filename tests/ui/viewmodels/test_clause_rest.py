"""Problems of the clauses that can be read, while others cannot."""

from dataclasses import dataclass

import pytest

from models.checks import Gap
from models.errors import Refusal
from ui.viewmodels import clause_rest
from ui.viewmodels.clause_words import AgreementWords, ClauseWords


@dataclass(frozen=True)
class Trial:
    problems: tuple[Gap, ...]


def attempt(words: AgreementWords) -> Trial:
    """Refuse an empty clause, find fault with each that says so."""
    if words.perform_by:
        raise Refusal("看不懂。", "perform_by")
    for place, clause in enumerate(words.clauses):
        if not clause.text:
            raise Refusal("还没有内容。", f"clauses.{place}.text")
    found = [
        Gap("bad", each.text, f"clauses.{place}.due")
        for place, each in enumerate(words.clauses)
        if "错" in each.text
    ]
    return Trial((*found, Gap("facts", "没有写主要事实。", "facts")))


def agreement(*texts: str, perform_by: str = "") -> AgreementWords:
    return AgreementWords(clauses=tuple(map(ClauseWords, texts)), perform_by=perform_by)


def test_unread_clauses_are_left_out_and_problems_keep_their_places() -> None:
    found = clause_rest.problems(attempt, agreement("对", "", "错", "", "又错"))
    assert found is not None
    assert found.left_out == (1, 3)
    assert [each.field for each in found.problems] == ["clauses.2.due", "clauses.4.due", "facts"]


@pytest.mark.parametrize(
    "words", [agreement(""), agreement("对", perform_by="改天"), agreement("对", "", "", "", "", "")]
)
def test_nothing_is_told_where_leaving_out_does_not_help(words: AgreementWords) -> None:
    assert clause_rest.problems(attempt, words) is None
