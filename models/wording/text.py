"""An agreement as the rules read it, and how its words are parted into sentences and phrases."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_SENTENCES = re.compile(r"[^。；;！!\n]+")
_PHRASES = re.compile(r"(?:[^，,：:。；;！!\n]|,(?=\d{3}))+")
_QUOTED = re.compile(r"“([^”]*)”|「([^」]*)」|『([^』]*)』")
_PROMISED = re.compile(r"(?:承诺|保证|约定|同意|声明|表示|写明以下|如下)[：:，,]?$")
_ALIAS = re.compile(r"[(（][^()（）]*[)）]")


@dataclass(frozen=True)
class ClauseText:
    """One clause as the rules read it; ``instalments`` are (day, fen), ``shares`` (name, fen)."""

    text: str
    payer: str = ""
    payee: str = ""
    amount: int | None = None
    due_on: date | None = None
    due_text: str = ""
    method: str = ""
    instalments: tuple[tuple[date | None, int], ...] = ()
    shares: tuple[tuple[str, int], ...] = ()
    place: str = ""
    account: str = ""


@dataclass(frozen=True)
class AgreementText:
    """An agreement as the rules read it; ``parties`` are all who sign, guardians too.

    ``officials`` are the names of hosts, officers and mediators; ``limit_on`` is the last day of a police case;
    ``bills`` the sum of the papers handed in; ``id_names`` (as written, as on the document); ``spared`` those whom
    the law does not punish, with the key of its article.
    """

    track: str
    signed_on: date
    parties: tuple[str, ...]
    clauses: tuple[ClauseText, ...]
    dispute_type: str = ""
    injured: bool = False
    on_the_spot: bool = False
    performance: str = ""
    officials: tuple[str, ...] = ()
    limit_on: date | None = None
    bills: int | None = None
    id_names: tuple[tuple[str, str], ...] = ()
    spared: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Problem:
    """What is wrong, where, by which article, and how to mend it; red forbids the final paper."""

    id: str
    severity: str
    law: str
    sentence: str
    mend: str
    clause: int | None = None
    overridable: bool = False


def sentences(text: str) -> list[str]:
    """Part a text at full stops and semicolons.

    >>> sentences("甲方付款。乙方收款；双方了结。")
    ['甲方付款', '乙方收款', '双方了结']
    """
    return _SENTENCES.findall(text)


def phrases(sentence: str) -> Iterator[tuple[int, str]]:
    """Yield the phrases of a sentence with the place where each begins."""
    for hit in _PHRASES.finditer(sentence):
        yield hit.start(), hit[0]


def phrase_at(sentence: str, start: int, end: int) -> str:
    """Return the phrases that a hit lies in, from comma to comma."""
    return "，".join(
        words for place, words in phrases(sentence) if place < end and start < place + len(words)
    )


def unquoted(text: str) -> str:
    """Blank what is only quoted, place by place; a quotation that somebody promises stays.

    >>> unquoted("原约定“不得报警”作废"), unquoted("甲方保证“不再起诉”")
    ('原约定□□□□□□作废', '甲方保证“不再起诉”')
    """

    def blank(hit: re.Match[str]) -> str:
        if _PROMISED.search(text[: hit.start()]):
            return hit[0]
        return "□" * len(hit[0])

    return _QUOTED.sub(blank, text)


def bare(name: str) -> str:
    """Return a name without what stands in brackets behind it."""
    return _ALIAS.sub("", name).strip()
