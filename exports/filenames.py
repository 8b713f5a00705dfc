"""What files are called: number, title and parties, in names that Windows, Kylin and a USB stick all take."""

import re

from exports.facts import Facts
from models import formheads

LIMIT = 120  # characters; a full path on Windows ends at 260
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_FULL_WIDTH = str.maketrans('<>:"/\\|?*', "＜＞：＂／＼｜？＊")
# names that Windows keeps for devices, with or without an extension
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$")
_FEW = 2


def safe(text: str) -> str:
    """Return ``text`` as a file name: forbidden signs in full width, no dot or blank at the ends, not too long.

    >>> safe("a/b:c*?"), safe(" .x. "), safe("CON"), safe("...")
    ('a／b：c＊？', 'x', '_CON', '_')
    """
    kept = _FORBIDDEN.sub("", text.translate(_FULL_WIDTH))
    kept = re.sub(r"\s+", " ", kept).strip(" .　")[:LIMIT].rstrip(" .　")
    if not kept or _DEVICES.match(kept):
        return f"_{kept}"
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
