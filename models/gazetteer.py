"""The villages as they are written elsewhere: an alias in an address or a column becomes the village's own name."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from models import areas

#: What makes a word the name of something larger: 西岔 of 西岔镇 is not the village.
_LARGER = "(?!镇|乡|街道|县|区公所)"


@dataclass(frozen=True, slots=True)
class Written:
    """A village as far as an address needs it."""

    name: str
    township: str = ""
    aliases: tuple[str, ...] = ()


class Gazetteer:
    """The villages of one moment; read once for a whole file, for the rows ask it one after another."""

    def __init__(self, villages: Iterable[Written] = ()) -> None:
        self._by_word: dict[str, list[Written]] = defaultdict(list)
        for each in villages:
            for word in dict.fromkeys((each.name, *each.aliases)):
                if word:
                    self._by_word[word].append(each)
        words = sorted(self._by_word, key=len, reverse=True)
        self._pattern = re.compile(f"(?:{'|'.join(map(re.escape, words))}){_LARGER}") if words else None

    def read(self, place: str, told: str = "") -> tuple[str, str]:
        """Return address and village with the village's own name in the place of an alias.

        The column counts before the address, and fills from it when it is empty; where two villages fit as well,
        both stay as they are written.

        >>> known = Gazetteer([Written("幸福里社区", "", ("幸福里小区", "幸福里"))])
        >>> known.read("示范县幸福里小区3栋"), known.read("北门2号", "幸福里"), known.read("西岔村二组", "")
        (('示范县幸福里社区3栋', '幸福里社区'), ('北门2号', '幸福里社区'), ('西岔村二组', ''))
        """
        if self._pattern is None:
            return place, told
        if found := self._find(place, place):
            word, name = found
            place = place if word == name or name in place else place.replace(word, name, 1)
            told = told or name
        if told and (found := self._find(told, place + told)):
            told = found[1]
        return place, told

    def _find(self, words: str, around: str) -> tuple[str, str] | None:
        assert self._pattern is not None, "asked only where there are villages"
        met = self._pattern.findall(words)
        if not met:
            return None
        word = max(met, key=len)
        owners = self._by_word[word]
        if len(owners) > 1:
            owners = [each for each in owners if each.township and each.township in around]
        return (word, owners[0].name) if len(owners) == 1 else None


def load(db: Session) -> Gazetteer:
    """Return the valid villages of the station."""
    return Gazetteer(
        Written(each.name, each.township, areas.parts(each.aliases)) for each in areas.villages(db)
    )
