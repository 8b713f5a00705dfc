"""The words by which a bureau's form is understood: heads, totals, footers (resources/texts/fitting.toml)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from exports.books import plain
from exports.fitting.mapping import FACTS, named
from models.errors import Refusal
from models.texts import read_from

BEGINNING = 40


@dataclass(frozen=True)
class Vocabulary:
    """The words of the data file, each as ``plain`` compares them.

    ``columns`` are (names, headings), ``titles`` (words, source).
    """

    totals: tuple[str, ...]
    footers: tuple[str, ...]
    ordinals: frozenset[str]
    head_within: int
    head_rows: int
    weak: frozenset[str]
    phrases: tuple[tuple[str, frozenset[str]], ...]
    facts: Mapping[str, str]
    columns: tuple[tuple[tuple[str, ...], frozenset[str]], ...]
    titles: tuple[tuple[str, str], ...]

    def titled(self, said: str) -> str:
        """Return the source whose words a title says; those that stand last in it weigh, of these the longest.

        Empty when it says none of them.
        """
        bare = plain(said)
        found = (
            (bare.rfind(words) + len(words), len(words), key) for words, key in self.titles if words in bare
        )
        return max(found, default=(0, 0, ""))[2]

    def begins_total(self, words: str) -> bool:
        """Tell whether a cell begins a row of totals."""
        return plain(words[:BEGINNING]).startswith(self.totals)

    def begins_footer(self, words: str) -> bool:
        """Tell whether a cell begins a line under the rows."""
        return plain(words[:BEGINNING]).startswith(self.footers)

    def names(self, columns: Sequence[str]) -> dict[str, str]:
        """Return heading → name for the columns of one source: their own titles, then the other ways to say them.

        A title that several columns share is taken only with its group before it.
        """
        found: dict[str, str] = {}
        for headings, name in self._said(columns):
            for heading in headings:
                found.setdefault(heading, name)
        for phrase, headings in self.phrases:
            if set(named(phrase)) <= set(columns):
                found.update({heading: phrase for heading in headings if heading not in found})
        titles = [name.rpartition("·")[2] for name in columns]
        for name, title in zip(columns, titles, strict=True):
            if titles.count(title) == 1 and name == title:
                found[plain(title)] = name
            elif titles.count(title) == 1:
                found.setdefault(plain(title), name)
        found.update({plain(name.replace("·", "")): name for name in columns})
        found.pop("", None)
        return found

    def _said(self, columns: Sequence[str]) -> list[tuple[frozenset[str], str]]:
        known = set(columns)
        firsts = [(next((n for n in names if n in known), ""), headings) for names, headings in self.columns]
        return [(headings, name) for name, headings in firsts if name]


@read_from("texts/fitting.toml")
def vocabulary(table: dict[str, Any]) -> Vocabulary:
    """Read the words."""
    facts: dict[str, str] = {}
    for each in table["fact"]:
        name = str(each["name"])
        if name not in FACTS:
            raise Refusal(f"单项“{name}”不在 {'、'.join(FACTS)} 之中")
        facts.update({plain(str(heading)): name for heading in each["headings"]})
    return Vocabulary(
        totals=tuple(plain(str(each)) for each in table["totals"]),
        footers=tuple(plain(str(each)) for each in table["footers"]),
        ordinals=frozenset(str(each) for each in table["ordinals"]),
        head_within=int(table["head_within"]),
        head_rows=int(table["head_rows"]),
        weak=frozenset(str(each) for each in table["weak"]),
        phrases=tuple(
            (str(each["phrase"]), frozenset(plain(str(heading)) for heading in each["headings"]))
            for each in table["phrase"]
        ),
        facts=facts,
        columns=tuple(
            (tuple(map(str, each["names"])), frozenset(plain(str(heading)) for heading in each["headings"]))
            for each in table["column"]
        ),
        titles=tuple(
            (plain(str(words)), str(each["source"])) for each in table["title"] for words in each["words"]
        ),
    )
