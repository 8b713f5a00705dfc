"""How well the wording rules judge agreements: tag by tag over the frozen corpus and over our own, and how fast.

A hit is one tag at one clause (or at the agreement as a whole); precision and recall are over these hits, and once more
over clauses, where a clause is found when anything of the severity is found in it.

``python tests/bench/bench_wording.py [frozen|ours|heldout] [--misses] [--speed]``
"""

import statistics
import sys
import time
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from models import wording  # noqa: E402 -- the path is set just above
from tests.models import wording_corpus as corpus  # noqa: E402 -- as above
from tests.models.wording_corpus import Count, Sample  # noqa: E402 -- as above

ROUNDS = 50
CLAUSES = 20


def line(name: str, count: Count) -> str:
    """Say one count in one line."""
    expected, found = count.true + len(count.missed), count.true + len(count.false)
    return (
        f"{name:<22}{expected:>9}{found:>7}{count.true:>6}{len(count.missed):>8}{len(count.false):>7}"
        f"{count.precision:>11.3f}{count.recall:>8.3f}"
    )


def report(half: str, samples: tuple[Sample, ...], *, misses: bool) -> None:
    """Print the counts of one half."""
    clauses = sum(len(each.text.clauses) for each in samples)
    print(f"\n{half}: {len(samples)} agreements, {clauses} clauses")
    print(
        f"{'tag':<22}{'expected':>9}{'found':>7}{'true':>6}{'missed':>8}{'false':>7}{'precision':>11}{'recall':>8}"
    )
    counts = corpus.per_tag(samples)
    severities = wording.severities()
    for tag in sorted(counts, key=lambda tag: (severities.get(tag, "red") != "red", tag)):
        print(line(tag, counts[tag]))
        if misses:
            for words, places in (("missed", counts[tag].missed), ("false", counts[tag].false)):
                if places:
                    print(f"    {words}: {' '.join(places)}")
    for severity in ("red", "orange", ""):
        print(line(f"= {severity or 'all'}", corpus.grouped(counts, severity)))
    for severity in ("red", "orange", ""):
        print(line(f"= clauses, {severity or 'all'}", corpus.any_fault(samples, severity)))
    red = corpus.red_on_good(samples)
    print(
        f"red on agreements that are good as a whole: {len(red)}" + "".join(f"\n    {each}" for each in red)
    )


def speed(samples: tuple[Sample, ...]) -> None:
    """Print how long an agreement of 20 clauses takes, seen first and while one clause is typed."""
    clauses = [clause for each in samples for clause in each.text.clauses][:CLAUSES]
    first = samples[0].text
    fresh, typed = [], []
    for turn in range(ROUNDS):
        other = tuple(replace(each, text=f"{each.text}（{turn}）") for each in clauses)
        spent = []
        for row in (other, (*other[:-1], replace(other[-1], text=f"{other[-1].text}一"))):
            text = wording.AgreementText("RM", first.signed_on, first.parties, row, injured=True)
            begun = time.perf_counter()
            wording.check(text)
            spent.append((time.perf_counter() - begun) * 1000)
        fresh.append(spent[0])
        typed.append(spent[1])
    for name, found in (("seen first", fresh), ("while one is typed", typed)):
        print(
            f"{CLAUSES} clauses, {name}: median {statistics.median(found):.2f} ms, worst {max(found):.2f} ms"
        )


def main() -> None:
    """Print the halves that were asked for, or every half there is."""
    asked = [each for each in sys.argv[1:] if not each.startswith("--")]
    for half in asked or corpus.HALVES:
        if samples := corpus.read(half):
            report(half, samples, misses="--misses" in sys.argv)
            if "--speed" in sys.argv:
                speed(samples)


if __name__ == "__main__":
    main()
