"""The corpora of agreements: read, put before the rules, and counted."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from models import wording
from models.wording import AgreementText, ClauseText

CORPUS = Path(__file__).parent / "corpus"
HALVES = ("frozen", "ours", "heldout")
_OF_CLAUSE = {each.name for each in fields(ClauseText)}
_OF_AGREEMENT = {each.name for each in fields(AgreementText)} - {"clauses"}


@dataclass(frozen=True)
class Sample:
    """One agreement with the tags that stand at its clauses and at it as a whole."""

    id: str
    good: bool
    text: AgreementText
    expected: tuple[frozenset[str], ...]
    whole: frozenset[str]

    def found(self) -> tuple[tuple[frozenset[str], ...], frozenset[str]]:
        """Return what the rules find, in the same shape."""
        problems = wording.check(self.text)
        return (
            tuple(
                frozenset(each.id for each in problems if each.clause == place)
                for place in range(len(self.text.clauses))
            ),
            frozenset(each.id for each in problems if each.clause is None),
        )


@dataclass
class Count:
    """Hits, misses and false alarms of one tag or of a group of them."""

    true: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Return how much of what was found is right; 1 where nothing was found."""
        found = self.true + len(self.false)
        return self.true / found if found else 1.0

    @property
    def recall(self) -> float:
        """Return how much of what is wrong was found; 1 where nothing is wrong."""
        wrong = self.true + len(self.missed)
        return self.true / wrong if wrong else 1.0


def read(half: str) -> tuple[Sample, ...]:
    """Return the agreements of one half, in the order of its files."""
    return tuple(
        _sample(row)
        for path in sorted((CORPUS / half).glob("*.toml"))
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["agreement"]
    )


def _sample(row: dict[str, Any]) -> Sample:
    values = {key: _frozen(row[key]) for key in _OF_AGREEMENT & set(row)}
    clauses = tuple(
        ClauseText(**{key: _frozen(each[key]) for key in _OF_CLAUSE & set(each)}) for each in row["clause"]
    )
    return Sample(
        id=row["id"],
        good=row["good"],
        text=AgreementText(**values, clauses=clauses),
        expected=tuple(frozenset(each["expect"]) for each in row["clause"]),
        whole=frozenset(row.get("whole", {}).get("expect", ())),
    )


def _frozen(value: Any) -> Any:
    return tuple(_frozen(each) for each in value) if isinstance(value, list) else value


def judged(samples: Iterable[Sample]) -> Iterator[tuple[str, frozenset[str], frozenset[str]]]:
    """Yield (place, expected, found) of every clause, and of every agreement as a whole."""
    for sample in samples:
        found, whole = sample.found()
        for place, (expected, seen) in enumerate(zip(sample.expected, found, strict=True), 1):
            yield f"{sample.id}.{place}", expected, seen
        yield sample.id, sample.whole, whole


def per_tag(samples: Iterable[Sample]) -> dict[str, Count]:
    """Count every tag that was expected or found."""
    counts: dict[str, Count] = {}
    for place, expected, found in judged(samples):
        for tag in expected | found:
            count = counts.setdefault(tag, Count())
            count.true += tag in expected & found
            if tag in expected - found:
                count.missed.append(place)
            if tag in found - expected:
                count.false.append(place)
    return counts


def grouped(counts: dict[str, Count], severity: str = "") -> Count:
    """Add up the tags of one severity; of all without."""
    severities = wording.severities()
    chosen = [count for tag, count in counts.items() if severity in {"", severities.get(tag, "red")}]
    return Count(
        sum(each.true for each in chosen),
        [place for each in chosen for place in each.missed],
        [place for each in chosen for place in each.false],
    )


def any_fault(samples: Iterable[Sample], severity: str = "") -> Count:
    """Count clauses instead of tags: one is found when anything of the severity is found in it."""
    severities = wording.severities()

    def kept(tags: frozenset[str]) -> bool:
        return any(severity in {"", severities.get(tag, "red")} for tag in tags)

    total = Count()
    for place, expected, found in judged(samples):
        total.true += kept(expected) and kept(found)
        if kept(expected) and not kept(found):
            total.missed.append(place)
        if kept(found) and not kept(expected):
            total.false.append(place)
    return total


def red_on_good(samples: Iterable[Sample]) -> list[str]:
    """Return each red finding on an agreement that is good as a whole."""
    severities = wording.severities()
    good = [sample for sample in samples if sample.good]
    return [
        f"{place} {tag}"
        for place, expected, found in judged(good)
        for tag in sorted(found - expected)
        if severities.get(tag, "red") == "red"
    ]
