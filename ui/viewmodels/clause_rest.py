"""The problems of those clauses that can be read, while another is still being typed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from models.checks import Gap
from models.errors import Refusal
from ui.viewmodels.clause_words import AgreementWords

TRIES = 4


class Tried(Protocol):
    """What a trial tells."""

    @property
    def problems(self) -> tuple[Gap, ...]:
        """Return what is wrong."""


@dataclass(frozen=True)
class Rest:
    """The problems of the clauses that can be read, and the places of those that cannot."""

    problems: tuple[Gap, ...]
    left_out: tuple[int, ...]


def problems(attempt: Callable[[AgreementWords], Tried], words: AgreementWords) -> Rest | None:
    """Leave out one clause after another that is refused, and try the others; None where that does not help.

    Problems name the clauses by their places among all that are typed.
    """
    kept = list(range(len(words.clauses)))
    for _ in range(TRIES):
        try:
            trial = attempt(replace(words, clauses=tuple(words.clauses[place] for place in kept)))
        except Refusal as refusal:
            head, _dot, rest = (refusal.field or "").partition(".")
            number = rest.partition(".")[0]
            if head != "clauses" or not number.isdecimal() or len(kept) <= 1:
                return None
            del kept[int(number)]
        else:
            out = tuple(place for place in range(len(words.clauses)) if place not in kept)
            return Rest(tuple(replace(each, field=_of_all(each.field, kept)) for each in trial.problems), out)
    return None


def _of_all(field: str, kept: Sequence[int]) -> str:
    head, _dot, rest = field.partition(".")
    number, dot, part = rest.partition(".")
    if head != "clauses" or not number.isdecimal() or int(number) >= len(kept):
        return field
    return f"clauses.{kept[int(number)]}{dot}{part}"
