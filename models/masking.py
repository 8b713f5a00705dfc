"""Numbers that must not stand on a screen others look at: found in any text and hidden, however they were typed."""

import re
from collections.abc import Callable

from models.phones import HALF_WIDTH

HIDDEN = "〔号码不显示〕"
#: So many figures and more may be a telephone, a card or a document.
LEAST = 7
#: How many signs stay at both ends of a number that has so many: those of a document, a telephone, any other.
_SHOWN = ((15, (4, 4)), (11, (3, 4)), (0, (2, 2)))
#: Figures parted as in a sum stay up to so many.
LONGEST_SUM = 11

_FIGURES = "0-9０-９"
_PARTING = r"[\s\-‐‑–—－_·・.．。,，、/／()（）:：*＊]"
_RUN = re.compile(
    rf"(?<![{_FIGURES}])[A-Za-zＡ-Ｚａ-ｚ]{{0,3}}[{_FIGURES}](?:{_PARTING}{{0,3}}[{_FIGURES}])*[XxＸｘ×]?"
)
_SPOKEN = re.compile(r"[〇○零幺一二三四五六七八九两](?:[\s\-、，,.]{0,2}[〇○零幺一二三四五六七八九两]){6,}")
_FIGURE = re.compile(f"[{_FIGURES}]")
_DAY = r"(?:19|20)\d\d(?:-\d{1,2}-|/\d{1,2}/|\.\d{1,2}\.)\d{1,2}"
_CLOCK = r"\d{1,2}[:：]\d\d(?:[:：]\d\d)?"
_ITEM = rf"(?:{_DAY}|{_CLOCK})"
_WHEN = re.compile(rf"{_ITEM}(?:[\s\-–—,，、]+{_ITEM})*")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?")
_PLAIN = re.compile(r"\d{1,8}(?:\.\d{1,2})?")
_MONEY = re.compile(r"\s{0,2}(?:元|块|圆)")


def hide_numbers(text: str) -> str:
    """Hide whatever may be the number of a person: seven figures and more, spaced, spoken or full-width.

    Days, times and sums stay. What cannot be told from a number is hidden too.

    >>> hide_numbers("打13812341234，号码990102 19680507 1234"), hide_numbers("幺三八幺二三四幺二三四")
    ('打〔号码不显示〕，号码〔号码不显示〕', '〔号码不显示〕')
    >>> hide_numbers("2026-11-22 9:00 付 1,234,567.00元，另付1500000元")
    '2026-11-22 9:00 付 1,234,567.00元，另付1500000元'
    """
    return _replace(text, lambda _run: HIDDEN)


def cover_numbers(text: str) -> str:
    """Cover the middle of whatever ``hide_numbers`` hides; the text stays as long as it was.

    >>> cover_numbers("打139 1234 5001，号码11010519491231002X。")
    '打139 **** 5001，号码1101**********002X。'
    """
    return _replace(text, _cover)


def _replace(text: str, put: Callable[[str], str]) -> str:
    def judge(found: re.Match[str]) -> str:
        run = found.group()
        if len(_FIGURE.findall(run)) < LEAST or _harmless(run, text[found.end() :]):
            return run
        return put(run)

    return _SPOKEN.sub(lambda found: put(found.group()), _RUN.sub(judge, text))


def _cover(run: str) -> str:
    places = [place for place, sign in enumerate(run) if sign.isalnum()]
    first, last = next(ends for least, ends in _SHOWN if len(places) >= least)
    covered = set(places[first : len(places) - last])
    return "".join("*" if place in covered else sign for place, sign in enumerate(run))


def _harmless(run: str, behind: str) -> bool:
    plain = run.translate(HALF_WIDTH)
    if _WHEN.fullmatch(plain):
        return True
    if _GROUPED.fullmatch(plain):
        return len(_FIGURE.findall(plain.partition(".")[0])) < LONGEST_SUM
    return bool(_PLAIN.fullmatch(plain)) and bool(_MONEY.match(behind))


def hide_known(text: str, known: tuple[str, ...]) -> str:
    """Hide exact words that are known to be somebody's: an address, a number; the longest first."""
    for each in sorted(known, key=len, reverse=True):
        text = text.replace(each, "〔不显示〕")
    return text


_LEAST_PART = 4


def parts_of_address(address: str) -> tuple[str, ...]:
    """Return an address and those endings of it that still lead to the door.

    >>> parts_of_address("西岔村二组12号")
    ('西岔村二组12号', '岔村二组12号', '村二组12号', '二组12号', '组12号')
    """
    bare = address.strip()
    if len(bare) < _LEAST_PART:
        return ()
    tails = (bare[at:] for at in range(1, len(bare) - _LEAST_PART + 1))
    return (bare, *(tail for tail in tails if _FIGURE.search(tail)))
