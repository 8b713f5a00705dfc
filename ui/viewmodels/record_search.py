"""What is looked for in a record: words, a speaker by name or initials, a kind."""

from collections.abc import Sequence
from uuid import UUID

from models import pinyin
from models.record import Line

_WHO = ("@", "＠")
_WHAT = ("#", "＃")


def found(lines: Sequence[Line], query: str) -> list[UUID]:
    """Return the lines that have every word of the query, oldest first.

    ``@zs`` is a speaker, ``#证据`` a kind; any other word stands in the text or names the speaker, in letters too.
    """
    terms = query.lower().split()
    if not terms:
        return []
    speakers = {line.speaker: pinyin.keys(line.speaker) for line in lines}
    kinds = {line.kind: (pinyin.initials(line.kind), pinyin.full(line.kind)) for line in lines}
    return [
        line.id
        for line in lines
        if all(_has(line, term, speakers[line.speaker], kinds[line.kind]) for term in terms)
    ]


def _has(line: Line, term: str, who: tuple[str, ...], what: tuple[str, ...]) -> bool:
    if term.startswith(_WHO):
        return _named(line.speaker, term[1:], who)
    if term.startswith(_WHAT):
        return _named(line.kind, term[1:], what)
    if term in line.text.lower():
        return True
    return term in line.speaker.lower() or (
        term.isascii() and len(term) > 1 and _named(line.speaker, term, who)
    )


def _named(name: str, typed: str, keys: tuple[str, ...]) -> bool:
    return name.lower().startswith(typed) or any(key.startswith(typed) for key in keys)
