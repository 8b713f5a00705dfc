"""Sentences that are often written in a record, and the letters that call them."""

import re
from dataclasses import dataclass
from typing import Any

from models import pinyin, texts
from models.errors import Refusal

FILE = "texts/snippets.toml"
_STOP = re.compile("[。，；：？！、]")
_GAP = re.compile("[＿\\s]+")


@dataclass(frozen=True)
class Snippet:
    """A sentence; ``keys`` are the initials that call it, the given ones first."""

    text: str
    keys: tuple[str, ...]


@texts.read_from(FILE)
def listing(table: dict[str, Any]) -> tuple[Snippet, ...]:
    """Return the sentences in the order of the file; an empty or repeated one is refused."""
    found = [
        Snippet(str(row["text"]), _keys(str(row["text"]), str(row.get("key", ""))))
        for row in table["sentences"]
    ]
    if any(not each.text.strip() for each in found):
        raise Refusal("有一句常用语没有内容")
    if len({each.text for each in found}) < len(found):
        raise Refusal("有两句常用语是一样的")
    return tuple(found)


def _keys(text: str, given: str) -> tuple[str, ...]:
    """Return the given key, and the initials of the words up to the first stop and of all of them."""
    bare = _GAP.sub("", text)
    first = _STOP.split(bare)[0]
    made = (given.lower(), pinyin.initials(first), pinyin.initials(_STOP.sub("", bare)))
    return tuple(dict.fromkeys(key for key in made if key))
