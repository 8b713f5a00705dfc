"""Words that no paper may have, found sentence by sentence with what excuses them."""

import re
from collections.abc import Iterable, Iterator

from models.wording import table
from models.wording.table import Rule
from models.wording.text import AgreementText, bare, phrase_at, sentences, unquoted

_NAME = "◇"
Hits = Iterator[tuple[Rule, str]]


def hits(text: str, agreement: AgreementText) -> Hits:
    """Yield each rule of words that a text breaks, with the words, longest first and none inside another."""
    masked = _nameless(unquoted(text), agreement.parties)
    parts = sentences(masked)
    for rule in table.rules().phrases:
        if not rule.holds(agreement.track, agreement.signed_on):
            continue
        if rule.spare_clause and rule.spare_clause.search(text):
            continue
        read = [masked] if rule.across else parts
        for word in dict.fromkeys(word for part in read for word in _in_sentence(rule, part)):
            yield rule, _as_written(word, masked, text)
    for rule in table.rules().phrases:
        if rule.also and not (rule.also_spare and rule.also_spare.search(text)):
            found = next((hit for pattern in rule.also if (hit := pattern.search(text))), None)
            if found and rule.holds(agreement.track, agreement.signed_on):
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
