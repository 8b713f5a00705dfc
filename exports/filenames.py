"""What files are called: number, title and parties, in names that Windows, Kylin and a USB stick all take."""

import re

from exports.facts import Facts
from models import formheads

LIMIT = 120  # characters; a full path on Windows ends at 260
BYTES = 200  # in UTF-8: Linux ends a name at 255, and （2） or the mark of an unfinished file may still be put to it
_TAIL = 66  # bytes of its end that a name cut in the middle keeps
_CUT = "…"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_FULL_WIDTH = str.maketrans('<>:"/\\|?*', "＜＞：＂／＼｜？＊")
# names that Windows keeps for devices, with or without an extension
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$")
_FEW = 2


def safe(text: str) -> str:
    """Return ``text`` as a file name: forbidden signs in full width, no dot or blank at the ends, not too long.

    A long one loses its middle, so that who it is about and the kind of the file stay at its end.

    >>> safe("a/b:c*?"), safe(" .x. "), safe("CON"), safe("...")
    ('a／b：c＊？', 'x', '_CON', '_')
    """
    kept = _FORBIDDEN.sub("", text.translate(_FULL_WIDTH))
    kept = re.sub(r"\s+", " ", kept).strip(" .　")
    if not kept or _DEVICES.match(kept):
        kept = f"_{kept}"
    if len(kept) <= LIMIT and _size(kept) <= BYTES:
        return kept
    tail = _beginning(kept[::-1], _TAIL, LIMIT // 3)[::-1]
    return _beginning(kept, BYTES - _size(_CUT) - _size(tail), LIMIT - 1 - len(tail)) + _CUT + tail


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _beginning(text: str, size: int, length: int) -> str:
    """Return as much of the beginning as fits in so many bytes and characters."""
    kept = text[:length]
    while _size(kept) > size:
        kept = kept[:-1]
    return kept


def paper(facts: Facts, *, title: str = "") -> str:
    """Return the name of a paper's PDF: 「（2026）西人调字第37号 人民调解协议书 张某与赵某.pdf」.

    A draft has 草稿 in place of the number; ``title`` stands for the form's own where it has several.
    """
    form = facts.paper.form
    words = [
        facts.paper.number or ("草稿" if facts.paper.draft else ""),
        title or formheads.head(form).title,
        _sides(facts),
        f"第{facts.case.number}号登记" if not facts.paper.number and facts.case.number else "",
    ]
    return safe(" ".join(word for word in words if word)) + ".pdf"


def _sides(facts: Facts) -> str:
    """Name the first party of each of the first sides: 张某与赵某等3人."""
    first: dict[str, str] = {}
    for place, party in enumerate(facts.parties):
        first.setdefault(party.side or str(place), party.name)
    names = [name for name in first.values() if name][:_FEW]
    more = f"等{facts.heads}人" if facts.heads > len(names) else ""
    return "与".join(names) + more if names else ""
