"""What has changed in the clauses of a draft, word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, GONE, NEW = "同", "删", "增"
ADDED, REMOVED, CHANGED, MOVED = "增加", "删去", "改动", "移动"
_TOKENS = re.compile(r"[0-9０-９A-Za-z.,¥/-]+|\s+|.", re.DOTALL)
#: A stretch of so few unchanged words between two changes is read with them.
_CRUMB = 1
#: Two clauses that share so much of their words are one that was changed.
_ALIKE = 0.5


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


@dataclass(frozen=True, slots=True)
class Said:
    """One clause of an edition: its text, and its sum, day, people … by their names."""

    text: str
    facts: tuple[tuple[str, str], ...] = ()


def compare(before: Sequence[Said], after: Sequence[Said]) -> tuple[Change, ...]:
    """Return how one edition became another, clause by clause: changed, moved, added, last what was taken out.

    A clause is known again by its words; what changed in its sum, day or people is called out in ``why``.
    """
    pairs = _matched(before, after)
    moved = _moved(sorted(pairs.items()))
    found: list[Change] = []
    for place, each in enumerate(after):
        if place not in pairs:
            found.append(added(place, each.text, _listed(each)))
            continue
        old = before[pairs[place]]
        called = _called(old, each)
        where = f"原第{pairs[place] + 1}条移到第{place + 1}条" if pairs[place] in moved else ""
        why = "；".join(filter(None, (where, called)))
        if old.text != each.text or called:
            found.append(changed(place, old.text, each.text, why))
        elif where:
            found.append(Change(MOVED, place, (Run(SAME, each.text),), where))
    gone = sorted(set(range(len(before))) - set(pairs.values()))
    return (*found, *(removed(place, before[place].text) for place in gone))


def _matched(before: Sequence[Said], after: Sequence[Said]) -> dict[int, int]:
    """Pair each clause of the later edition with the one of the earlier that it is most like."""
    scores = []
    for new, each in enumerate(after):
        for old, other in enumerate(before):
            matcher = SequenceMatcher(None, other.text, each.text, autojunk=False)
            if matcher.quick_ratio() >= _ALIKE and (score := matcher.ratio()) >= _ALIKE:
                scores.append((-score, abs(new - old), new, old))
    pairs: dict[int, int] = {}
    for _score, _far, new, old in sorted(scores):
        if new not in pairs and old not in pairs.values():
            pairs[new] = old
    return pairs


def _moved(pairs: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return what left its place: all that is not in the longest row that kept its order; what stayed where it was first."""
    best: list[tuple[int, int, list[int]]] = []
    for place, (new, old) in enumerate(pairs):
        before = max(
            (best[earlier] for earlier in range(place) if pairs[earlier][1] < old), default=(0, 0, [])
        )
        best.append((before[0] + 1, before[1] + (new == old), [*before[2], old]))
    kept = max(best, default=(0, 0, []))[2]
    return frozenset(old for _new, old in pairs) - set(kept)


def _called(old: Said, new: Said) -> str:
    """Call out in words what of sum, day and people is another one."""
    was, now = dict(old.facts), dict(new.facts)
    keys = dict.fromkeys((*was, *now))
    return "；".join(
        f"{key} {was.get(key) or '（无）'} → {now.get(key) or '（无）'}"
        for key in keys
        if was.get(key, "") != now.get(key, "")
    )


def _listed(each: Said) -> str:
    return "；".join(f"{key} {value}" for key, value in each.facts if value)
