"""By when: a duty without a time, a time before the agreement, a time beyond the police case."""

import re
from collections.abc import Iterator
from datetime import date

from models import dates
from models.wording import table
from models.wording.figures import Day, days, sums
from models.wording.phrases import Hits
from models.wording.text import AgreementText, ClauseText, phrases, sentences, unquoted

_BY = re.compile(
    r"(?:[（(][^）)]{1,6}[)）])?\s*(?:\d+[时点](?:\d+分)?|下班|24时|[上下]午)?\s*(?:之|以)?[前内]"
)
_FROM = re.compile(r"(?:自|从|由)[^，。；]{0,3}$")
_ON = re.compile(r"(?:于|在|最迟|至迟|不晚于|截至|截止到?|限|限期|应|须|定于)\s*$")
_DONE = re.compile(r"已|曾|原|收讫|收到|付讫|履行完|垫付的")
_FACT = re.compile(
    r"发生|的纠纷|一案|[打殴伤吵骂撞摔砸]|借[给款条]|签订|购买|出具的|购置|租赁|入住|受理|报警|受伤|因"
)
_NOUN_BEFORE = re.compile(r"(?:民事|处理|关于|涉及|有关|主张|要求|进行|经济|精神|损害|后续)$")
_MUST = re.compile(r"须|应|必须|需|要|限|负责|承诺|同意|保证|愿意|定于")
_GONE = re.compile(r"(?:上(?:个)?(?:月|周|星期|旬)|昨[天日]|前[天日]|去年)[^，。；]{0,5}(?:之|以)?[前内底]?")
_ITSELF = re.compile(r"^(?:.{0,6})(?:不|未)")
#: A clause that goes on about what another has said: who and when stand there.
REFERS = re.compile(r"\s*(?:上述|前述|前款|以上|前条|该笔?款|第[一二三四五六七八九十\d]+条)")


def problems(clause: ClauseText, agreement: AgreementText, *, struck: bool = False) -> Hits:
    """Yield what is wrong with the time of one clause; one that is ``struck`` for its words owes only what is named."""
    rules, term = table.rules().structure, table.rules().term
    set_days = [day for day, _part in clause.instalments if day] + ([clause.due_on] if clause.due_on else [])
    done = bool(_DONE.search(clause.text)) and not _sentences_that_owe(clause)
    early = [] if done else list(dict.fromkeys(day for day in set_days if day < agreement.signed_on))
    early = early or [each.day for each in _early(clause.text, agreement.signed_on)]
    for day in early:
        yield rules["early"], dates.chinese(day)
    late = [day for day in set_days if agreement.limit_on and day > agreement.limit_on]
    if late and rules["case-limit"].holds(agreement.track, agreement.signed_on):
        yield rules["case-limit"], dates.chinese(max(late))
    if any(
        term["not_duty"].search(clause.text) is None and _gone(each)
        for each in sentences(unquoted(clause.text))
    ):
        yield rules["early"], ""
        return
    if set_days or agreement.on_the_spot or done or early:
        return
    fields = f"{clause.due_text}。{clause.method}。{agreement.performance}"
    written = f"{clause.text}。{fields}"
    vague = term["vague_time"].search(f"{unquoted(clause.text)}。{clause.due_text}")
    if vague and not timed(written, agreement.signed_on, paying=True):
        yield rules["deadline"], ""
        return
    owing = _sentences_that_owe(clause, acts=not struck)
    if not owing and not (clause.amount and clause.payer and not done):
        return
    if not owing and (term["conditional"].search(clause.text) or term["not_duty"].search(clause.text)):
        return
    said_before = REFERS.match(clause.text) and any(
        timed(each.text, agreement.signed_on, paying=True) for each in agreement.clauses if each is not clause
    )
    if not said_before and not timed(written, agreement.signed_on, paying=_pays(clause)):
        yield rules["deadline"], ""


def timed(text: str, signed_on: date, *, paying: bool) -> bool:
    """Tell whether a text has a time; a day of the past that only tells what happened is none."""
    term = table.rules().term
    words = text
    for each in reversed(days(text, signed_on)):
        if each.day < signed_on and not _BY.match(text, each.end) and not _FROM.search(text[: each.start]):
            words = f"{words[: each.start]}▢{words[each.end :]}"
    words = term["vague_time"].sub("▢", words)
    return bool(term["deadline"].search(words)) or (not paying and bool(term["ongoing"].search(words)))


def owes(clause: ClauseText) -> bool:
    """Tell whether somebody has to do something by a clause; one that settles or forbears asks nothing."""
    return bool(_sentences_that_owe(clause))


def _sentences_that_owe(clause: ClauseText, *, acts: bool = True) -> list[str]:
    return [each for each in sentences(unquoted(clause.text)) if any(_duties(each, acts=acts))]


def _duties(sentence: str, *, acts: bool = True) -> Iterator[str]:
    """Yield the verbs of a sentence by which somebody has to do something; not of what follows an if.

    Besides the verbs that are named, any act on a thing is a duty: 把…, 由…, a verb with its result (起走, 加高).
    """
    term = table.rules().term
    for _place, words in phrases(sentence):
        if term["conditional"].search(words):
            return
        if term["not_duty"].search(words):
            continue
        for hit in term["duty"].finditer(words):
            if not term["duty_noun"].match(words, hit.end()) and not _NOUN_BEFORE.search(
                words[: hit.start()]
            ):
                yield hit[0]
        if acts and not term["act_not"].search(words) and (act := term["act"].search(words)):
            yield act[0]


def _pays(clause: ClauseText) -> bool:
    term = table.rules().term
    return (
        bool(clause.amount)
        or bool(sums(clause.text))
        or any(term["payment"].search(each) for each in _sentences_that_owe(clause))
    )


def _early(text: str, signed_on: date) -> Iterator[Day]:
    """Yield the days before the signing by which something is still to be done."""
    term = table.rules().term
    for sentence in sentences(unquoted(text)):
        found = [each for each in days(sentence, signed_on) if each.day < signed_on]
        spans = list(phrases(sentence))
        for each in found:
            place, words = next(
                (one for one in spans if one[0] <= each.start < one[0] + len(one[1])), (0, sentence)
            )
            rest = "".join(phrase for start, phrase in spans if start >= place)
            behind = sentence[each.end : place + len(words)]
            by = _BY.match(sentence, each.end)
            if not by and not _ON.search(sentence[: each.start]):
                continue
            if _DONE.search(words) or _FACT.search(behind) or term["not_duty"].search(words):
                continue
            must = by and _MUST.search(words[: each.start - place])
            if must or _verb(rest if by else behind):
                yield each


def _verb(words: str) -> bool:
    term = table.rules().term
    duty, noun = term["duty"], term["duty_noun"]
    said = any(not noun.match(words, hit.end()) for hit in duty.finditer(words))
    return said or bool(
        term["apology"].search(words) or (term["burden"].search(words) and not _ITSELF.search(words))
    )


def _gone(sentence: str) -> bool:
    """Tell whether something is still to be done by a day that is named as gone by: 上月15日前."""
    hit = _GONE.search(sentence)
    if hit is None or _DONE.search(sentence) or _FACT.search(sentence):
        return False
    return bool(_MUST.search(sentence[: hit.start()])) and _verb(sentence[hit.end() :])
