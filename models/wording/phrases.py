"""Words that no paper may have, found sentence by sentence with what excuses them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from models.wording import table
from models.wording.table import Rule, Rules
from models.wording.text import AgreementText, bare, phrase_at, sentences, unquoted

_NAME = "◇"
Hits = Iterator[tuple[Rule, str]]
_MOST = 500


@dataclass
class _Kept:
    """What was found by one table of rules, by text, track, day and parties."""

    rules: Rules | None = None
    found: dict[tuple[str, str, date, tuple[str, ...]], tuple[tuple[Rule, str], ...]] = field(
        default_factory=dict
    )


_kept = _Kept()


def hits(text: str, agreement: AgreementText) -> Hits:
    """Yield each rule of words that a text breaks, with the words, longest first and none inside another.

    What was found in a text is remembered: while one clause is typed the others stay as they are.
    """
    rules = table.rules()
    if _kept.rules is not rules or len(_kept.found) > _MOST:
        _kept.rules, _kept.found = rules, {}
    key = (text, agreement.track, agreement.signed_on, agreement.parties)
    if key not in _kept.found:
        _kept.found[key] = tuple(_hits(text, agreement, rules.phrases))
    yield from _kept.found[key]


def _hits(text: str, agreement: AgreementText, rules: Iterable[Rule]) -> Hits:
    masked = _nameless(unquoted(text), agreement.parties)
    parts = sentences(masked)
    for rule in rules:
        if not rule.holds(agreement.track, agreement.signed_on):
            continue
        if not (rule.spare_clause and rule.spare_clause.search(text)):
            read = [masked] if rule.across else parts
            for word in dict.fromkeys(word for part in read for word in _in_sentence(rule, part)):
                yield rule, _as_written(word, masked, text)
        if rule.also and not (rule.also_spare and rule.also_spare.search(text)):
            found = next((hit for pattern in rule.also if (hit := pattern.search(masked))), None)
            if found:
                yield rule, found[0]


def _nameless(text: str, parties: Iterable[str]) -> str:
    """Blank the names of those who sign, place by place: a name is no word of a rule."""
    for name in sorted({bare(each) for each in parties if bare(each)}, key=len, reverse=True):
        text = text.replace(name, _NAME * len(name))
    return text


def _as_written(word: str, masked: str, text: str) -> str:
    place = masked.find(word)
    return text[place : place + len(word)] if place >= 0 else word


def _in_sentence(rule: Rule, sentence: str) -> Iterator[str]:
    if rule.need and not rule.need.search(sentence):
        return
    if rule.spare_sentence and rule.spare_sentence.search(sentence):
        return
    found: list[re.Match[str]] = []
    for pattern in rule.patterns:
        found += [hit for hit in pattern.finditer(sentence) if not _excused(rule, sentence, hit)]
    taken: list[re.Match[str]] = []
    for hit in sorted(found, key=lambda each: each.start() - each.end()):
        if all(hit.end() <= other.start() or other.end() <= hit.start() for other in taken):
            taken.append(hit)
    yield from (hit[0] for hit in sorted(taken, key=lambda each: each.start()))


def _excused(rule: Rule, sentence: str, hit: re.Match[str]) -> bool:
    if rule.spare_behind and rule.spare_behind.match(sentence, hit.end()):
        return True
    return bool(rule.spare and rule.spare.search(phrase_at(sentence, hit.start(), hit.end())))
