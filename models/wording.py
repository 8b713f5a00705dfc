"""The checks of an agreement's text: what no paper may say, and what will start the quarrel again (domain.md §5.6)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from models import dates, law, money, tracks
from models.errors import Refusal
from models.texts import read_from


@dataclass(frozen=True)
class ClauseText:
    """One clause as the rules read it; ``instalments`` are (day, fen)."""

    text: str
    payer: str = ""
    payee: str = ""
    amount: int | None = None
    due_on: date | None = None
    due_text: str = ""
    method: str = ""
    instalments: tuple[tuple[date | None, int], ...] = ()


@dataclass(frozen=True)
class AgreementText:
    """An agreement as the rules read it; ``parties`` are all who sign, guardians too."""

    track: str
    signed_on: date
    parties: tuple[str, ...]
    clauses: tuple[ClauseText, ...]
    dispute_type: str = ""
    injured: bool = False
    on_the_spot: bool = False
    performance: str = ""


@dataclass(frozen=True)
class Problem:
    """What is wrong, where, by which article, and how to mend it; red forbids the final paper."""

    id: str
    severity: str
    law: str
    sentence: str
    mend: str
    clause: int | None = None


@dataclass(frozen=True)
class _Rule:
    id: str
    severity: str
    law: str
    law_police: str
    sentence: str
    mend: str
    tracks: tuple[str, ...] = ()
    patterns: tuple[re.Pattern[str], ...] = ()
    unless: re.Pattern[str] | None = None


@dataclass(frozen=True)
class _Rules:
    phrases: tuple[_Rule, ...]
    structure: Mapping[str, _Rule]
    organ: re.Pattern[str]
    deadline: re.Pattern[str]
    duty: re.Pattern[str]
    settled: re.Pattern[str]
    cash: int
    penalty: float
    interest: float


_FIGURES = re.compile(r"(?:¥|￥)\s*([\d,，]+(?:\.\d+)?)|([\d,，]+(?:\.\d+)?)\s*([千万]?)\s*元")
_SAID = re.compile(
    r"(?<![\d.一二两三四五六七八九十百千万])[零壹贰叁肆伍陆柒捌玖拾][零壹贰叁肆伍陆柒捌玖拾佰仟万亿]*[元圆角分](?:[零壹贰叁肆伍陆柒捌玖元圆角分]*)[整正]?"
)
_BEHIND = re.compile(rf"\s*[（(]?\s*(?:小写|即)?[:：]?\s*(?:{_FIGURES.pattern})")
_BEFORE = re.compile(rf"(?:{_FIGURES.pattern})\s*[（(]?\s*(?:大写)?[:：]?\s*(?:人民币)?$")
_TOTAL = re.compile(r"共计|合计|总计|共")
_RATE = re.compile(r"(年|月)(?:利率|息|利息)[^，。；\d]{0,6}(\d+(?:\.\d+)?)\s*([%％]|分)")
_PENALTY = re.compile(r"违约金[^，。；\d]{0,10}(\d+(?:\.\d+)?)\s*[%％]")
_GUARANTOR = re.compile(r"担保人|保证人|提供担保|作担保|做担保")
_APOLOGY_WAY = re.compile(r"当面|当场|书面|公开|口头|签订|微信|广播|村|室")
_SIDES = re.compile(r"[甲乙丙丁戊己]方?|双方|各方|任何一方|申请人|被申请人")
_BETWEEN_NAMES = re.compile(r"[、，,;；/及和与\s]+")
_ALIAS = re.compile(r"[(（][^()（）]*[)）]")


@read_from("texts/wording.toml")
def _rules(table: dict[str, Any]) -> _Rules:
    return _Rules(
        phrases=tuple(_rule(row["id"], row) for row in table["phrase"]),
        structure={name: _rule(name, row) for name, row in table["structure"].items()},
        organ=re.compile(table["organ"]),
        deadline=re.compile(table["deadline_words"]),
        duty=re.compile(table["duty_words"]),
        settled=re.compile(table["settled_words"]),
        cash=table["cash_limit"] * money.FEN,
        penalty=table["penalty_percent"],
        interest=table["lpr_percent"] * 4,
    )


def _rule(name: str, row: Mapping[str, Any]) -> _Rule:
    return _Rule(
        id=name,
        severity=row["severity"],
        law=row.get("law", ""),
        law_police=row.get("law_police", row.get("law", "")),
        sentence=row["sentence"],
        mend=row["mend"],
        tracks=tuple(row.get("tracks", ())),
        patterns=tuple(re.compile(pattern) for pattern in row.get("patterns", ())),
        unless=re.compile(row["except"]) if "except" in row else None,
    )


def check(agreement: AgreementText) -> tuple[Problem, ...]:
    """Return the problems of an agreement, clause by clause, red before orange in each."""
    found = []
    for place, clause in enumerate(agreement.clauses):
        of_clause = [
            _problem(rule, word, agreement, place)
            for rule, word in chain(_phrases(clause.text, agreement.track), _structure(clause, agreement))
        ]
        found += sorted(of_clause, key=lambda problem: problem.severity != "red")
    found += [_problem(rule, word, agreement, None) for rule, word in _whole(agreement)]
    return tuple(found)


def _problem(rule: _Rule, word: str, agreement: AgreementText, clause: int | None) -> Problem:
    key = rule.law_police if tracks.is_police(agreement.track) else rule.law
    cited = law.on(agreement.signed_on).cite(key) if key else ""
    return Problem(rule.id, rule.severity, cited, rule.sentence.replace("{word}", word), rule.mend, clause)


_Hits = Iterator[tuple[_Rule, str]]


def _phrases(text: str, track: str) -> _Hits:
    for rule in _rules().phrases:
        if (rule.tracks and track not in rule.tracks) or (rule.unless and rule.unless.search(text)):
            continue
        words = dict.fromkeys(hit[0] for pattern in rule.patterns for hit in pattern.finditer(text))
        for word in words:
            yield rule, word


def _structure(clause: ClauseText, agreement: AgreementText) -> _Hits:
    yield from _sums(clause)
    yield from _deadline(clause, agreement)
    yield from _people(clause, agreement)
    yield from _terms(clause, agreement)


def _figures(text: str) -> list[int]:
    found = []
    for hit in _FIGURES.finditer(text):
        try:
            found.append(money.parse((hit[1] or hit[2] + hit[3]).replace("，", ",")))
        except Refusal:
            continue
    return found


def _sums(clause: ClauseText) -> _Hits:
    """Compare 大写, figures, the registered sum, totals and instalments: they are one number or several faults."""
    rules = _rules().structure
    figures = _figures(clause.text)
    known = [*figures, *([] if clause.amount is None else [clause.amount])]
    said = []
    for hit in _SAID.finditer(clause.text):
        try:
            said.append(money.read_words(hit[0]))
        except Refusal:
            yield rules["words-unreadable"], hit[0]
            continue
        beside = _beside(clause.text, hit)
        if (beside is not None and beside != said[-1]) or (known and said[-1] not in known):
            yield rules["words"], hit[0]
    stated = [*figures, *said]
    if clause.amount is not None and stated and clause.amount not in stated and clause.amount != sum(figures):
        yield rules["amount"], money.digits(clause.amount)
    yield from _totals(clause.text)
    if clause.instalments and clause.amount is not None:
        total = sum(part for _day, part in clause.instalments)
        if total != clause.amount:
            yield rules["instalments"], money.digits(total)


def _beside(text: str, said: re.Match[str]) -> int | None:
    """Return the sum in figures that stands right behind a 大写, or right before it."""
    found = _BEHIND.match(text, said.end()) or _BEFORE.search(text[: said.start()])
    figures = _figures(found[0]) if found else []
    return figures[-1] if figures else None


def _totals(text: str) -> _Hits:
    for sentence in re.split(r"[。；;]", text):
        hit = _TOTAL.search(sentence)
        if hit is None:
            continue
        items, totals = _figures(sentence[: hit.start()]), _figures(sentence[hit.end() :])
        if len(items) > 1 and totals and sum(items) != totals[0]:
            yield _rules().structure["total"], money.digits(sum(items))


def _deadline(clause: ClauseText, agreement: AgreementText) -> _Hits:
    rules = _rules()
    days = [day for day, _part in clause.instalments if day] + ([clause.due_on] if clause.due_on else [])
    for day in days:
        if day < agreement.signed_on:
            yield rules.structure["early"], dates.chinese(day)
    owes = bool(clause.amount) or _duty(clause)
    written = f"{clause.text}{clause.due_text}{clause.method}{agreement.performance}"
    if owes and not days and not agreement.on_the_spot and not rules.deadline.search(written):
        yield rules.structure["deadline"], ""


def _duty(clause: ClauseText) -> bool:
    """Tell whether somebody has to do something by a clause; one that settles or forbears asks nothing."""
    rules = _rules()
    return bool(rules.duty.search(clause.text)) and not rules.settled.search(clause.text)


def _people(clause: ClauseText, agreement: AgreementText) -> _Hits:
    rules = _rules()
    for rule, name in (("payer", clause.payer), ("payee", clause.payee)):
        strangers = _strangers(name, agreement.parties)
        organ = rules.organ.search(name)
        if strangers and organ and rule == "payee":
            yield rules.structure["organ"], name
        elif strangers:
            yield rules.structure[rule], "、".join(strangers)
    handed = re.search(
        rf"(?:交|付|转|存|汇|缴)(?:给|至|到|由|入)[^，。；]{{0,6}}?({rules.organ.pattern})", clause.text
    )
    if handed and not any(handed[1] in name for name in (*agreement.parties, clause.payee)):
        yield rules.structure["organ"], handed[1]
    if _GUARANTOR.search(clause.text) and not _named(clause, agreement.parties):
        yield rules.structure["guarantor"], ""
    nobody = not clause.payer and not _SIDES.search(clause.text)
    if nobody and _duty(clause) and not any(_bare(name) in clause.text for name in agreement.parties):
        yield rules.structure["subject"], ""


def _bare(name: str) -> str:
    return _ALIAS.sub("", name).strip()


def _strangers(name: str, parties: tuple[str, ...]) -> list[str]:
    """Return those of the names in a field who do not sign; 甲方 and the like are sides of the paper."""
    known = {*parties, *map(_bare, parties)}
    if not name or name in known or _bare(name) in known:
        return []
    parts = [part for part in _BETWEEN_NAMES.split(name) if part]
    return [
        part
        for part in parts
        if part not in known and _bare(part) not in known and not _SIDES.fullmatch(_bare(part))
    ]


def _named(clause: ClauseText, parties: tuple[str, ...]) -> bool:
    """Tell whether somebody who signs, beside debtor and creditor, is named in the clause."""
    others = [name for name in parties if name and name not in f"{clause.payer}{clause.payee}"]
    return any(_bare(name) in clause.text for name in others)


def _terms(clause: ClauseText, agreement: AgreementText) -> _Hits:
    rules = _rules()
    dated = clause.due_on or clause.due_text or agreement.on_the_spot
    if "道歉" in clause.text and not dated and not _APOLOGY_WAY.search(clause.text):
        yield rules.structure["apology"], ""
    if clause.amount and clause.amount > rules.cash and "现金" in f"{clause.method}{clause.text}":
        yield rules.structure["cash"], money.digits(clause.amount)
    for hit in _PENALTY.finditer(clause.text):
        if float(hit[1]) > rules.penalty:
            yield rules.structure["penalty"], f"{hit[1]}%"
    for hit in _RATE.finditer(clause.text):
        yearly = (
            float(hit[2]) * (12 if hit[1] == "月" else 1) * (10 if hit[1] == "年" and hit[3] == "分" else 1)
        )
        if yearly > rules.interest:
            yield rules.structure["interest"], f"{yearly:g}%"


def _whole(agreement: AgreementText) -> _Hits:
    """Check what no single clause can show."""
    yield from _phrases(agreement.performance, agreement.track)
    everything = agreement.performance + "".join(clause.text for clause in agreement.clauses)
    if (
        agreement.injured
        and agreement.clauses
        and not re.search(r"后续|后期|再次治疗|今后治疗|一次性", everything)
    ):
        yield _rules().structure["treatment"], ""


def severities() -> Mapping[str, str]:
    """Return the severity of every rule by its id."""
    return {rule.id: rule.severity for rule in (*_rules().phrases, *_rules().structure.values())}
