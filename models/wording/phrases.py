"""Words that no paper may have, found sentence by sentence with what excuses them."""

import re
from collections.abc import Iterator

from models.wording import table
from models.wording.table import Rule
from models.wording.text import AgreementText, phrase_at, sentences, unquoted

Hits = Iterator[tuple[Rule, str]]


def hits(text: str, agreement: AgreementText) -> Hits:
    """Yield each rule of words that a text breaks, with the words, longest first and none inside another."""
    parts = [unquoted(each) for each in sentences(text)]
    for rule in table.rules().phrases:
        if not rule.holds(agreement.track, agreement.signed_on):
            continue
        if rule.spare_clause and rule.spare_clause.search(text):
            continue
        for word in dict.fromkeys(word for part in parts for word in _in_sentence(rule, part)):
            yield rule, word


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
    return bool(rule.spare and rule.spare.search(phrase_at(sentence, hit.start(), hit.end())))
