"""The terms that start the quarrel again: penalty, interest, cash, deposit, a bare apology."""

import re
from collections.abc import Iterator
from datetime import date

from models import lpr, money
from models.wording import table
from models.wording.days import timed
from models.wording.figures import rates, sums
from models.wording.phrases import Hits
from models.wording.text import AgreementText, ClauseText, phrases, sentences, unquoted

_YEAR_DAYS, _MONTHS = 365, 12
_DUST = 1e-9
_CLOSE = 12  # so near before a sum stands what it is
_PER = re.compile(r"(?:每|按|逾期|晚|一)(?:一)?(?:个)?(?:月|年|天|日)[^，。；\d]{0,8}$")
_ROLLED = re.compile(
    r"([一二两三四五六七八九十\d]+)\s*(年|个月)[^，。；]{0,6}(?:滚|连本带利|本利|本息|变成|翻)"
)
_INTEREST = re.compile(r"利息|利率|年息|月息|日息|计息|[分厘](?:的)?利|分息|资金占用|年化|生息|加息|利钱|息")
_PENALTY = re.compile(
    r"违约金|滞纳金|罚金|罚息|逾期费|违约赔偿|罚款|惩罚|违约责任|加罚|(?<![处体])罚(?!则)|加付(?!利)|多[付给赔还](?!利)|另[付加赔](?!利)"
)
_BY_DAY = re.compile(r"日|天")
_BY_MONTH = re.compile(r"月")
_PERIOD = re.compile(r"年|月|日|天")
_FORMER = re.compile(
    r"原(?:来|先|约|定|借)?|此前|曾|不再按|不再执行|取消|放弃|免除|不计|不收|超过|以前|之前|废除|不支付|免收|不要求"
)
_NOW = re.compile(r"调整为|改为|降为|降至|变更为|现按|改按|调为")
_TIMES = re.compile(
    r"(?:LPR|贷款市场报价利率|贷款利率|报价利率|基准利率)[^，。；]{0,8}?(\d+(?:\.\d+)?|[一二两三四五六七八九十]+)\s*倍"
)
_FOLD = re.compile(
    r"双倍|加倍|翻倍|翻番|一倍|[二两三四五六七八九十\d]+倍|同等(?:数额|金额)|等额|全额|一半|半数|对半|[四五六七八九]成"
)
_BARE_RATE = re.compile(r"四倍(?:以内|以下)?|不超过|最高")
_CASH_NOT = re.compile(
    r"(?:不|禁止|不得|不再|非|避免|勿)[^，。；]{0,6}现金|现金(?:以外|除外|支票)|不(?:以|用|使用|收)现金"
)
_CASH = re.compile(r"现金|现钞|现款|钞票|现钱")
_DEPOSIT_NOT = re.compile(
    r"(?:不是|非|并非|不属于|不作为|不适用|而非)[^，。；]{0,4}[定订]金|[定订]金[^，。；]{0,6}(?:不是|并非|而非|非)"
)
_WHOLE = re.compile(
    r"总价|总额|价款|合同|货款|总款|租金|房款|工程款|总计|总金额|标的|售价|全款|车款|定价|全价|车价|房价|价格|成交"
)


def problems(clause: ClauseText, agreement: AgreementText) -> Hits:
    """Yield the terms of one clause that are worth a second thought."""
    rules = table.rules().structure
    if _bare_apology(clause, agreement):
        yield rules["apology"], ""
    for rule, found in (
        ("cash", _cash(clause)),
        ("deposit", _deposit(clause)),
        ("penalty", _penalty(clause, max((each.amount or 0 for each in agreement.clauses), default=0))),
        ("interest", _interest(clause, agreement.signed_on)),
    ):
        for word in dict.fromkeys(found):
            yield rules[rule], word


def _bare_apology(clause: ClauseText, agreement: AgreementText) -> bool:
    term = table.rules().term
    text = unquoted(clause.text)
    if (
        clause.due_on
        or agreement.on_the_spot
        or not term["apology"].search(text)
        or term["apology_not"].search(text)
    ):
        return False
    if term["apology_way"].search(f"{text}{clause.method}{clause.place}"):
        return False
    if term["vague_time"].search(text):
        return False
    told = "。".join(each for each in sentences(text) if term["apology"].search(each))
    return not timed(f"{told}。{clause.due_text}", agreement.signed_on, paying=True)


def _cash(clause: ClauseText) -> Iterator[str]:
    limit = table.rules().term.cash
    text = unquoted(clause.text)
    for sentence in sentences(text):
        for _place, words in phrases(sentence):
            if not _CASH.search(words) or _CASH_NOT.search(words):
                continue
            own = [each.fen for each in sums(words)]
            said = own or [each.fen for each in sums(sentence)] or [clause.amount or 0]
            most = max(said) if len(said) == 1 or own else max(clause.amount or 0, *said)
            if "转账" in words and not own:
                continue
            if most > limit:
                yield money.digits(most)
                return
    if _CASH.search(clause.method) and not _CASH.search(text) and not _CASH_NOT.search(clause.method):
        most = clause.amount or max((each.fen for each in sums(text)), default=0)
        if most > limit:
            yield money.digits(most)


def _deposit(clause: ClauseText) -> Iterator[str]:
    limit = table.rules().term.deposit
    text = unquoted(clause.text)
    if "定金" in text and "订金" in text and not _DEPOSIT_NOT.search(text):
        yield "定金、订金"
        return
    if re.search(r"订金[^。；]{0,16}(?:双倍|罚则|加倍|两倍|不予?退)", text) and not _DEPOSIT_NOT.search(text):
        yield "订金"
        return
    if "定金" not in text:
        return
    for sentence in sentences(text):
        if "定金" not in sentence:
            continue
        for percent, unit, _place in rates(sentence):
            if unit == "%" and percent > limit and "违约金" not in sentence:
                yield f"{percent:g}%"
                return
    figures = sums(text)
    paid = next(
        (each for each in figures if re.search(r"定金[^，。；\d]{0,14}$", text[: each.start])), None
    ) or next((each for each in figures if re.match(r"[^，。；\d]{0,6}定金", text[each.end :])), None)
    if paid is None or re.search(r"双倍|返还", text[max(0, paid.start - 8) : paid.start]):
        return
    others = [
        each.fen
        for each in figures
        if each is not paid and _WHOLE.search(text[max(0, each.start - 14) : each.start])
    ]
    whole = max(others, default=clause.amount if clause.amount and clause.amount > paid.fen else 0)
    if whole and paid.fen * 100 > whole * limit:
        yield f"{money.digits(paid.fen)}/{money.digits(whole)}"


def _penalty(clause: ClauseText, most: int) -> Iterator[str]:
    term = table.rules().term
    text = unquoted(clause.text)
    for sentence in sentences(text):
        parts = list(phrases(sentence))
        for place, (_start, words) in enumerate(parts):
            if not _PENALTY.search(words) or re.search(r"放弃|免除|不再|不收|不约定|不支付", words):
                continue
            around = (
                words
                if place == 0 or any(True for _ in rates(words)) or sums(words)
                else f"{parts[place - 1][1]}，{words}"
            )
            around = (
                around
                if any(True for _ in rates(around)) or sums(around) or place + 1 >= len(parts)
                else f"{around}，{parts[place + 1][1]}"
            )
            daily = bool(
                re.search(
                    r"[每按逐][一]?[日天]|日(?:利率|万|千|百)|(?:逾期|晚|迟|拖)[^，。；]{0,3}[一1][日天]|一[日天]",
                    f"{parts[place - 1][1] if place else ''}，{around}",
                )
            )
            for percent, unit, _at in rates(around):
                limit = term.penalty_daily if daily else term.penalty
                if unit == "%" and percent > limit:
                    yield f"{percent:g}%" + "每日" * daily
            if fold := _FOLD.search(re.sub(r"(?:LPR|报价利率)[^，。；]{0,10}倍", "", around)):
                yield fold[0]
            yield from _fixed_penalty(clause, text, around, most, daily=daily)


def _fixed_penalty(clause: ClauseText, text: str, around: str, most: int, *, daily: bool) -> Iterator[str]:
    term = table.rules().term
    every = sums(around)
    befores = [0, *(each.end for each in every)]
    found = [
        each
        for each, before in zip(every, befores, strict=False)
        if _PENALTY.search(around[max(before, each.start - _CLOSE) : each.start])
        or _PENALTY.match(re.sub(r"^[^，。；（]{0,3}?(?=违约|滞纳)", "", around[each.end :]))
    ]
    fines = [each.fen for each in found]
    others = [each.fen for each in sums(text) if each.fen not in fines]
    base = max([*others, clause.amount if clause.amount and clause.amount not in fines else 0]) or most
    for fine in fines:
        share = fine * 100 / base if base else 0
        if share > (term.penalty_daily if daily else term.penalty):
            yield f"{share:.0f}%" if share >= 1 else f"{share:.2f}%"


def _interest(clause: ClauseText, on: date) -> Iterator[str]:
    term = table.rules().term
    rate = lpr.on(on)
    limit = float(lpr.limit(rate)) if rate else term.lpr * term.times
    for sentence in sentences(unquoted(clause.text)):
        if not _INTEREST.search(sentence):
            continue
        for hit in _TIMES.finditer(sentence):
            times = float(hit[1]) if hit[1][0].isdigit() else "零一二三四五六七八九十".find(hit[1][0])
            if times > term.times and not _FORMER.search(sentence[: hit.start()]):
                yield hit[0]
        for yearly in _yearly_rates(sentence):
            if yearly > limit + _DUST:
                yield f"{yearly:.4g}%"
        yield from _flat(clause, sentence, limit)


def _yearly_rates(sentence: str) -> Iterator[float]:
    """Yield the rates of a sentence that are interest and still hold, in percent a year."""
    for percent, unit, place in rates(sentence):
        start = max(sentence.rfind(mark, 0, place) for mark in "，,、：；") + 1
        ends = [each for mark in "，,、；" if (each := sentence.find(mark, place)) >= 0]
        words, before = sentence[start : min(ends, default=len(sentence))], sentence[start:place]
        around = sentence[max(0, start - 12) : start] + words
        fine = _PENALTY.search(words) and not re.search(r"利息|利率", words)
        named = _INTEREST.search(around) if unit == "%" else re.search(r"[息利]", words)
        former = _FORMER.search(words) and not _NOW.search(before)
        if named and not fine and not former:
            yield _yearly(percent, unit, before or words, words)


def _yearly(percent: float, unit: str, before: str, words: str) -> float:
    said = [
        hit[0] for hit in _PERIOD.finditer(re.sub(r"\d+\s*[年月日]|[二两三四五六]年|个月", "", before))
    ] or [hit[0] for hit in re.finditer(r"[年月日天](?=利|息|化)|(?<=[每按])[年月日天]", words)]
    period = said[-1] if said else ("月" if unit != "%" else "年")
    if unit == "厘":
        percent *= 0.1 if period == "月" else 1
    elif unit == "分" and period == "年":
        percent *= 10
    return percent * {"年": 1, "月": _MONTHS, "日": _YEAR_DAYS, "天": _YEAR_DAYS}[period]


def _flat(clause: ClauseText, sentence: str, limit: float) -> Iterator[str]:
    """Read an interest that is a sum: 每月利息500元 of a principal."""
    figures = sums(sentence)
    paid = [
        each
        for each in figures
        if re.search(
            r"(?:每|按|一)(?:个)?(?:月|年|天|日)[^，。；]{0,10}利?息[^，。；\d]{0,6}$|利息[^，。；\d]{0,4}每(?:个)?(?:月|年|天|日)[^，。；\d]{0,4}$",
            sentence[: each.start],
        )
        or (_PER.search(sentence[: each.start]) and re.match(r"(?:的)?利?息", sentence[each.end :]))
    ]
    base = max(
        [each.fen for each in sums(clause.text) if each.fen not in {one.fen for one in paid}]
        + [clause.amount or 0]
    )
    per = re.search(r"每(?:一)?(万|千|百)[元块]", sentence)
    if per:
        base = {"万": 10**6, "千": 10**5, "百": 10**4}[per[1]]
    if (rolled := _ROLLED.search(sentence)) and len(figures) > 1 and figures[0].fen < figures[-1].fen:
        years = _count(rolled[1]) / (1 if rolled[2] == "年" else _MONTHS)
        yearly = (figures[-1].fen - figures[0].fen) * 100 / figures[0].fen / years
        if yearly > limit:
            yield f"{yearly:.4g}%"
    for each in paid:
        words = sentence[max(0, each.start - 16) : each.start]
        times = _YEAR_DAYS if _BY_DAY.search(words) else _MONTHS if _BY_MONTH.search(words) else 1
        if base and each.fen * times * 100 / base > limit:
            yield f"{each.fen * times * 100 / base:.4g}%"


def _count(said: str) -> int:
    return (
        int(said) if said.isdigit() else max(1, "零一二三四五六七八九十".find(said[-1].replace("两", "二")))
    )
