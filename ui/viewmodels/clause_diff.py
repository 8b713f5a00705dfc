"""What has changed in the clauses of a draft, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, GONE, NEW = "同", "删", "增"
ADDED, REMOVED, CHANGED = "增加", "删去", "改动"
_TOKENS = re.compile(r"[0-9０-９A-Za-z.,¥/-]+|\s+|.", re.DOTALL)
#: A stretch of so few unchanged words between two changes is read with them.
_CRUMB = 1


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words that stayed, went or came."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One clause that came, went or changed; ``why`` says what on the board made it so."""

    kind: str
    number: int
    runs: tuple[Run, ...]
    why: str = ""


def runs(before: str, after: str) -> tuple[Run, ...]:
    """Return how one wording became another; a sum or a date changes as a whole.

    >>> [(each.kind, each.text) for each in runs("赔偿500元，当面道歉", "赔偿300元，当面道歉")]
    [('同', '赔偿'), ('删', '500'), ('增', '300'), ('同', '元，当面道歉')]
    """
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    found: list[tuple[str, str, str]] = []  # same, or (gone, came) with an empty first
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for place, (step, low, high, start, stop) in enumerate(steps):
        same = step == "equal"
        crumb = same and high - low <= _CRUMB and 0 < place < len(steps) - 1
        if same and not crumb:
            found.append(("".join(old[low:high]), "", ""))
        elif found and not found[-1][0]:
            _, gone, came = found[-1]
            found[-1] = ("", gone + "".join(old[low:high]), came + "".join(new[start:stop]))
        else:
            found.append(("", "".join(old[low:high]), "".join(new[start:stop])))
    return tuple(
        Run(kind, text)
        for same_words, gone, came in found
        for kind, text in ((SAME, same_words), (GONE, gone), (NEW, came))
        if text
    )


def added(number: int, text: str, why: str = "") -> Change:
    """Say that a clause came."""
    return Change(ADDED, number, (Run(NEW, text),), why)


def removed(number: int, text: str, why: str = "") -> Change:
    """Say that a clause went."""
    return Change(REMOVED, number, (Run(GONE, text),), why)


def changed(number: int, before: str, after: str, why: str = "") -> Change:
    """Say how a clause changed."""
    return Change(CHANGED, number, runs(before, after), why)
