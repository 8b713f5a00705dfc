"""The grammar of a line of the record: ``@`` who, ``#`` what kind, ``/`` a sentence that is often said.

    @zs #证据 这张照片是当天拍的      who and kind in one go, each ended by a space or a colon
    /qlyw                             the initials of a sentence, at the beginning or after a stop

Nothing here knows Qt: the line asks what stands in front of the cursor and is told what it may become.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

MARKS = {"@": "@", "＠": "@", "#": "#", "＃": "#"}
#: What an input method gives for ``/``; and what a gap in a sentence looks like.
_SNIPPET = re.compile(r"(?:^|(?<=[\s。，；：？！,;:?!…”）)]))[/／、]([A-Za-z\u3400-\u9fff]{0,16})$")
GAP = re.compile("＿+")
_ADDRESSED = re.compile(r"([^\s：:]+)[：:]\s*")
_ENDED = re.compile(r"([^\s：:]*)[\s：:]+")


@dataclass(frozen=True)
class Voice:
    """A speaker as the input line offers it, and as what; ``keys`` are the ways the name may be typed.

    One who is ``away`` is not in the talk apart that is open, and is not offered.
    """

    name: str
    side: str = ""
    keys: tuple[str, ...] = ()
    role: str = ""
    away: bool = False


@dataclass(frozen=True)
class Sentence:
    """A sentence that is often said, with the initials that call it."""

    text: str
    keys: tuple[str, ...] = ()


def named(typed: str, voices: Sequence[Voice]) -> list[str]:
    """Return the names that the typed letters or characters may mean, exact ones first."""
    words = typed.strip().lower()
    found = [
        voice.name
        for voice in voices
        if not voice.away
        and (voice.name.lower().startswith(words) or any(key.startswith(words) for key in voice.keys))
    ]
    exact = {voice.name for voice in voices if words == voice.name.lower() or words in voice.keys}
    return sorted(found, key=lambda name: name not in exact)


def kinds(typed: str, known: Sequence[Voice]) -> list[str]:
    """Return the kinds that are meant: by name, by initials, by place in the list."""
    words = typed.strip().lower()
    if words.isdecimal():
        return [kind.name for place, kind in enumerate(known, start=1) if words == str(place)]
    return named(words, known)


def ended(text: str) -> tuple[str, str, str] | None:
    """Return (mark, what was typed behind it, the rest) of a text whose leading mark a space or a colon has ended.

    >>> ended("@zs #证据 照片"), ended("#证据：照片"), ended("@zs")
    (('@', 'zs', '#证据 照片'), ('#', '证据', '照片'), None)
    """
    mark = MARKS.get(text[:1], "")
    found = _ENDED.match(text, 1) if mark else None
    return (mark, found[1], text[found.end() :]) if found and found[1] else None


def addressed(text: str, voices: Sequence[Voice]) -> tuple[str, str] | None:
    """Return (name, the rest) of one line that begins with the whole name of a speaker and a colon.

    >>> addressed("老杨：我说两句", [Voice("老杨")]), addressed("老杨说：不行", [Voice("老杨")])
    (('老杨', '我说两句'), None)
    """
    found = _ADDRESSED.match(text)
    if found is None or "\n" in text:
        return None
    named = next((each.name for each in voices if each.name == found[1] and not each.away), None)
    return (named, text[found.end() :]) if named else None


def called(before: str) -> str | None:
    """Return the letters behind a ``/`` that ends the words before the cursor; None where there is no such call.

    A stroke inside words (元/亩, 张三、李四) is only a sign.

    >>> called("/qlyw"), called("听清了。、ty"), called("张三、李"), called("元/亩")
    ('qlyw', 'ty', None, None)
    """
    found = _SNIPPET.search(before)
    return found[1].lower() if found else None


def sentences(typed: str, known: Sequence[Sentence]) -> list[str]:
    """Return the sentences that are meant: those that begin so first, then those that have it inside."""
    found = [each.text for each in known if any(key.startswith(typed) for key in each.keys)]
    found += [each.text for each in known if any(typed in key for key in each.keys) or typed in each.text]
    return list(dict.fromkeys(found))


def parts(text: str) -> list[str]:
    """Return the lines of a text that hold words, each as it was typed."""
    return [line for line in text.splitlines() if line.strip()]
