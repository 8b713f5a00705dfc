"""A condition or a thing to have, as one short row: what it is, how it stands, in which colour, and why."""

from dataclasses import dataclass

from models.findings import FAILS, MET

_MARKS = {MET: ("符合", "good"), FAILS: ("不符合", "bad")}


@dataclass(frozen=True)
class Standing:
    """One row; ``mark`` says in a word what ``tone`` says in a colour."""

    name: str
    mark: str
    tone: str
    words: str


def standing(name: str, state: str, sentence: str) -> Standing:
    """Return the row of a condition: met, failing, or still to be done."""
    mark, tone = _MARKS.get(state, ("待办", "warn"))
    return Standing(name, mark, tone, sentence)
