"""大写, figures, the registered sum, totals, shares and instalments: one number, or several faults."""

import re
from collections.abc import Iterator

from models import money
from models.errors import Refusal
from models.wording import table
from models.wording.figures import FIGURES, Sum, sums
from models.wording.phrases import Hits
from models.wording.text import AgreementText, ClauseText, sentences

_SAID = re.compile(
    r"(?<![\d.一二两三四五六七八九十百千万])[零壹贰叁肆伍陆柒捌玖拾][零壹贰叁肆伍陆柒捌玖拾佰仟万亿百千一二两三四五六七八九十]*[元圆角分](?:[零壹贰叁肆伍陆柒捌玖拾佰仟二三四五六七八九百元圆角分]*)[整正]?"
)
_PLAIN = re.sub(r"\?P<\w+>", "", FIGURES.pattern)
_BEHIND = re.compile(rf"\s*[（(]?\s*(?:小写|即)?[:：]?\s*(?:{_PLAIN})")
_BEFORE = re.compile(rf"(?:{_PLAIN})\s*[（(]?\s*(?:大写|即)?[:：]?\s*(?:人民币)?$")
_TOTAL = re.compile(
    r"共计|合计|总计|总共|总额为?|总金额为?|一共|累计|(?<![一公])共(?!同|有|墙|用|分)(?!\d+[天日个人期])"
)
_OF_THEM = re.compile(r"其中|包括|包含|分别为|分别是|明细|由以下|构成|（含|：")
_LESS = re.compile(
    r"扣除|减去|扣减|已付|已支付|已经?还|已垫付|垫付|抵扣|已偿还|已预付|已归还|已给付|已收|已赔"
)
_REST = re.compile(r"尚欠|还欠|剩余|余款|下欠|仍欠|还应|尚应|实际|余额|结欠|还需|净|未付|应再")
_UNIT = re.compile(r"(?:每|单价|按|/|[日月年时]工资|[日月]薪)[^，。；\d元]{0,5}$")
_TWO = 2  # the price and the total
_EVERY = re.compile(
    r"(?:各|每(?:期|次|月|个月|年|季度?|人|户|家|笔|批)|均|都|分别|平均|一人|一家)[^，。；\d]{0,8}$"
)
_LISTS = re.compile(r"[^。\n]+")
_UNIT_BEHIND = re.compile(
    r"\s*(?:/|每|一)\s*(?:天|日|月|人|年|亩|棵|株|次|平方米|米|吨|斤|件|个|小时|工|车|户|台|套|期)"
)
_COUNT = re.compile(
    r"(\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,3})\s*(?:个)?(天|日(?!前|内|起|止|后|之)|工日|月(?!\d|底|末|前|份)|人|亩|棵|株|次|平方米|平米|㎡|吨|斤|公斤|件|米|小时|工|车|户|台|套|头|只|根|块)"
)
_PARTS = re.compile(
    r"分(?:成|为|作)?\s*(?:\d+|[一二两三四五六七八九十]+|几|若干)\s*(?:期|次|批|笔|个月)|分期|首期|首付|第[一1]期|逐月|按月|每(?:个)?月|每期"
)
_TERMS = re.compile(
    r"(?<!第)(\d+|[二两三四五六七八九十]+)\s*(?:期|个月|批|笔|次)(?!内|以内|后|之内|前|未|不|逾)"
)
_EACH = re.compile(r"每(?:期|月|个月|次|批|笔|季度|年)(?:的?\d{1,2}[日号])?[^，。；\d]{0,14}$")


def problems(clause: ClauseText, agreement: AgreementText) -> Hits:
    """Yield what does not add up in one clause."""
    rules = table.rules().structure
    del agreement
    figures = [each.fen for each in sums(clause.text)]
    known = [*figures, *([] if clause.amount is None else [clause.amount])]
    said: list[int] = []
    for rule, word, fen in _said(clause.text, known):
        said.append(fen) if fen is not None else None
        if rule:
            yield rules[rule], word
    parted = list(_instalments(clause))
    yield from ((rules["instalments"], word) for word in parted)
    totals = [] if parted else list(dict.fromkeys(_totals(clause.text)))
    yield from ((rules["total"], word) for word in totals)
    if clause.amount is not None and not parted and not _stated(clause, figures, said):
        yield rules["amount"], money.digits(clause.amount)
    if clause.shares and clause.amount is not None:
        total = sum(part for _name, part in clause.shares)
        if total != clause.amount:
            yield rules["shares"], money.digits(total)


def words_only(text: str) -> Hits:
    """Yield the faults of 大写 in a text that belongs to no clause."""
    figures = [each.fen for each in sums(text)]
    for rule, word, _fen in _said(text, figures):
        if rule:
            yield table.rules().structure[rule], word


def _said(text: str, known: list[int]) -> Iterator[tuple[str, str, int | None]]:
    for hit in _SAID.finditer(text):
        try:
            fen = money.read_words(hit[0])
        except Refusal:
            yield "words-unreadable", hit[0], None
            continue
        beside = _beside(text, hit)
        apart = bool(known) and fen not in known and not _share_of(text[: hit.start()], fen, known)
        wrong = (beside is not None and beside != fen) or apart
        yield "words" if wrong else "", hit[0], fen


def _share_of(before: str, fen: int, known: list[int]) -> bool:
    """Tell whether a 大写 is what each of several payments comes to: 分四期，各还壹万元."""
    return bool(fen and _EVERY.search(before)) and any(whole > fen and whole % fen == 0 for whole in known)


def _beside(text: str, said: re.Match[str]) -> int | None:
    """Return the sum in figures that stands right behind a 大写, or right before it."""
    found = _BEHIND.match(text, said.end()) or _BEFORE.search(text[: said.start()])
    figures = sums(found[0]) if found else []
    return figures[-1].fen if figures else None


def _stated(clause: ClauseText, figures: list[int], said: list[int]) -> bool:
    """Tell whether the registered sum is one of the text's, or follows from them."""
    stated = {*figures, *said}
    if not stated or clause.amount in stated:
        return True
    made = {sum(figures), *(sum(figures) - each for each in figures)}
    made |= {one - other for one in figures for other in figures}
    made |= {round(count * price.fen) for count, price in _priced(clause.text)}
    made |= {each * number for each in figures for number in _terms(clause.text)}
    return clause.amount in made


def _totals(text: str) -> Iterator[str]:
    for sentence in _LISTS.findall(text) if _TOTAL.search(text) else sentences(text):
        found = sums(sentence)
        total = _TOTAL.search(sentence)
        priced = _priced(sentence)
        if total and len(priced) == 1 and len(found) == _TWO:
            yield from _of_prices(priced[0], [each for each in found if each.start >= total.end()])
        elif (rest := _remainder(sentence, found)) is not None:
            yield from filter(None, (rest,))
        elif total:
            yield from _of_items(sentence, found, total)


def _of_prices(priced: tuple[float, Sum], behind: list[Sum]) -> Iterator[str]:
    product = round(priced[0] * priced[1].fen)
    whole = [each.fen for each in behind if each != priced[1]]
    if whole and product != whole[0]:
        yield money.digits(product)


def _of_items(sentence: str, found: list[Sum], total: re.Match[str]) -> Iterator[str]:
    units = [each.fen for each in found if _is_unit(sentence, each)]
    found = [each for each in found if not _is_unit(sentence, each)]
    items = _apart(sentence, [each for each in found if each.end <= total.start()])
    behind = [each.fen for each in found if each.start >= total.end()]
    inside = _OF_THEM.search(sentence, total.end())
    if len(items) > 1 and behind:
        if len(items) > _TWO and items[0] == behind[0]:  # 欠4500元，先付2000元，再付2500元，合计4500元
            items = items[1:]
        rest = behind[0] - sum(items)
        if rest and not any(rest > 0 and rest % unit == 0 for unit in units):
            yield money.digits(sum(items))
    elif inside and not items:
        whole = [each.fen for each in found if total.end() <= each.start < inside.start()]
        parts = [each.fen for each in found if each.start >= inside.end()]
        if whole and len(parts) > 1 and sum(parts) != whole[-1]:
            yield money.digits(sum(parts))


def _apart(sentence: str, found: list[Sum]) -> list[int]:
    """Return the sums without those that only say another one again, as figures behind 大写 do."""
    return [
        each.fen
        for place, each in enumerate(found)
        if not (place and sentence[found[place - 1].end : each.start] in {"（", "(", "，即"})
    ]


def _remainder(sentence: str, found: list[Sum]) -> str | None:
    """Return what is left where something is taken off, empty where it is right; None where nothing is."""
    if len(found) != 3:  # noqa: PLR2004 -- the whole, what is off it, and the rest
        return None
    whole, off, rest = found
    between, behind = sentence[whole.end : off.start], sentence[off.end : rest.start]
    if _LESS.search(between) and _REST.search(behind):
        return "" if whole.fen - off.fen == rest.fen else money.digits(whole.fen - off.fen)
    return None


def _is_unit(sentence: str, each: Sum) -> bool:
    return bool(_UNIT.search(sentence[: each.start]) or _UNIT_BEHIND.match(sentence, each.end))


def _priced(sentence: str) -> list[tuple[float, Sum]]:
    """Return (count, price) where a text has one count and one price for each."""
    prices = [each for each in sums(sentence) if _is_unit(sentence, each)]
    counts = [
        float(hit[1]) if hit[1][0].isdigit() else float(_numeral(hit[1]))
        for hit in _COUNT.finditer(sentence)
        if not re.search(r"每\s*$", sentence[: hit.start()])
    ]
    return [(counts[0], prices[0])] if len(prices) == 1 and len(counts) == 1 else []


def _terms(text: str) -> list[int]:
    return [int(hit[1]) if hit[1].isdigit() else _numeral(hit[1]) for hit in _TERMS.finditer(text)]


def _numeral(words: str) -> int:
    """Read a Chinese number below a hundred; 0 for what is none."""
    said = {"两": 2, **{mark: place for place, mark in enumerate("一二三四五六七八九", 1)}}
    tens, ten, ones = words.rpartition("十")
    if not ten:
        return said.get(words, 0)
    return (said.get(tens, 0) if tens else 1) * 10 + (said.get(ones, 0) if ones else 0)


def _instalments(clause: ClauseText) -> Iterator[str]:
    """Yield the sum of payments that do not make the whole."""
    if clause.instalments:
        total = sum(part for _day, part in clause.instalments)
        stated = [each.fen for each in sums(clause.text)]
        whole = clause.amount if clause.amount is not None else (max(stated) if stated else None)
        if whole is not None and total != whole:
            yield money.digits(total)
            return
    for sentence in sentences(clause.text):
        parted = _PARTS.search(sentence)
        if parted and sums(sentence):
            yield from _parted(clause, sentence, parted.start())


def _parted(clause: ClauseText, sentence: str, start: int) -> Iterator[str]:
    found = sums(sentence)
    each = [one for one in found if _EACH.search(sentence[: one.start])]
    before = [one.fen for one in found if one.end <= start]
    rest = [one.fen for one in found if one.start >= start and one not in each]
    whole = before[-1] if before else clause.amount
    if len(each) == 1 and len(terms := _terms(sentence)) == 1:
        whole = whole if whole is not None else (rest[0] if rest else None)
        made = each[0].fen * terms[0]
        if whole is not None and made + sum(part for part in rest if part != whole) != whole:
            yield money.digits(made)
    elif not each and (ended := _total_behind(sentence, start, found)):
        parts, said = ended
        if sum(parts) != (said if whole is None else whole):
            yield money.digits(sum(parts))
    elif not each and len(rest) > 1:
        if whole is None or rest[0] == whole or rest[0] == sum(rest[1:]):
            whole, rest = rest[0], rest[1:]
        if len(rest) > 1 and sum(rest) != whole:
            yield money.digits(sum(rest))


def _total_behind(sentence: str, start: int, found: list[Sum]) -> tuple[list[int], int] | None:
    """Return the payments and the whole where 合计 stands behind all of them; None where it does not."""
    total = next(iter(_TOTAL.finditer(sentence, start)), None)
    if total is None:
        return None
    parts = _apart(sentence, [each for each in found if start <= each.start and each.end <= total.start()])
    behind = _apart(sentence, [each for each in found if each.start >= total.end()])
    return (parts, behind[0]) if len(parts) > 1 and len(behind) == 1 else None
