"""The figures of a report as they stand in its words, so that words which were edited can be held against them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from exports import report_speech
from models.money import digits
from models.queries.figures import Figures
from models.queries.figures_slices import Slice
from models.queries.figures_stock import Stock
from models.queries.ratios import NONE, percent

_SEGMENT = re.compile(r"[^。；;\n]+")
_SHOWN = 24
NONE_LEFT = "0件"
_PART = re.compile(r"[^，,：:（）()]+")
_NUMERALS = "零一二三四五六七八九"
_MOST_IN_WORDS = 10_000
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_COUNTED_BY = {"件": "件|起|宗|例|个案件|桩", "人": "人|名|位", "次": "次|回|人次", "项": "项|笔|件"}
_SHORT = 2
#: What an officer writes for the word of a figure.
OTHERWISE = {
    "当事人": ("涉及", "涉事", "群众"), "受理": ("接报", "登记", "发生纠纷", "各类纠纷", "矛盾纠纷"),
    "成功": ("调成", "化解", "调解成", "达成协议"), "尚在办理": ("在办", "办理中", "没有办结"), "办结": ("结案",),
    "未结": ("没有结", "积案", "存量"), "超过期限": ("超期", "逾期", "到期未办"), "再次发生": ("重复", "反复"),
    "履行期内": ("待履行",), "民转刑隐患": ("命案隐患", "民转刑"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure as it is printed (``869件``), and the word it stands by."""

    label: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Stale:
    """A sentence of edited words that no longer agrees: for each figure what is written and what it is now."""

    sentence: str
    changes: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """Say it: 正文写“12件”，现为“13件”."""
        told = "；".join(f"正文写“{written}”，现为“{now}”" for written, now in self.changes)
        return f"{told}（{_short(self.sentence)}）"


def facts(found: Figures) -> dict[str, Fact]:
    """Return every figure that the drafted words may say, by a key that stays the same when it changes."""
    return {key: Fact(label, phrase) for key, label, phrase in _every(found) if phrase and phrase != NONE}


def kept(before: Mapping[str, str], now: Mapping[str, Fact], text: str) -> dict[str, str]:
    """Return the figures that a text was written by: those now, save what it still says as it was before."""
    stale = {key for key, _, _ in _disagreeing(text, before, now)}
    return {key: before[key] if key in stale else fact.phrase for key, fact in now.items()} | {
        key: before[key] for key in stale
    }


def stale(text: str, before: Mapping[str, str], now: Mapping[str, Fact]) -> tuple[Stale, ...]:
    """Return what of an edited text no longer agrees with the figures; ``before`` is what it was written by."""
    told: dict[str, dict[str, str]] = defaultdict(dict)
    for key, sentence, written in _disagreeing(text, before, now):
        told[sentence].setdefault(written, _as(written, now[key].phrase if key in now else NONE_LEFT))
    return tuple(Stale(sentence.strip(), tuple(changes.items())) for sentence, changes in told.items())


def mended(text: str, before: Mapping[str, str], now: Mapping[str, Fact]) -> str:
    """Return the text with each figure that no longer agrees as it is now, and nothing else changed."""
    for each in stale(text, before, now):
        sentence = each.sentence
        for written, fresh in each.changes:
            sentence = _exactly(written).sub(fresh, sentence)
        text = text.replace(each.sentence, sentence)
    return text


def _disagreeing(
    text: str, before: Mapping[str, str], now: Mapping[str, Fact]
) -> Iterator[tuple[str, str, str]]:
    """Give (key, sentence, as it is written) of each figure that has changed and stands in the text as it was."""
    segments = _SEGMENT.findall(text)
    true = set(now.values())
    for key, phrase in before.items():
        if not phrase or (key in now and now[key].phrase == phrase):
            continue
        label = now[key].label if key in now else key.rpartition(":")[2].removesuffix("%")
        if Fact(label, phrase) in true:
            continue
        for segment in segments:
            if label in segment and (found := _exactly(phrase).search(segment)):
                yield key, segment, found[0]
            elif written := _reworded(segment, label, phrase, true):
                yield key, segment, written


def _reworded(segment: str, label: str, phrase: str, true: AbstractSet[Fact]) -> str:
    """Return a figure that stands beside its word, either of them written otherwise: 重大纠纷五起 for 重大以上5件."""
    pattern = _anyhow(phrase)
    names = (label, *OTHERWISE.get(label, ()), *([label[:_SHORT]] if len(label) > _SHORT else []))
    for part in _PART.findall(segment):
        found = pattern.search(part)
        if not found or not any(name and name in part for name in names):
            continue
        others = {each.label for each in true if each.phrase == phrase and each.label}
        if not any(other in part for other in others):
            return found[0]
    return ""


def _exactly(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,]){re.escape(phrase)}(?![\d])")


def _anyhow(phrase: str) -> re.Pattern[str]:
    """Return what matches a count in figures or numerals, with any of the words it is counted by."""
    counted = re.fullmatch(r"(\d+)([件人项次])", phrase)
    if counted is None:
        return _exactly(phrase)
    number, unit = counted[1], _COUNTED_BY.get(counted[2], counted[2])
    written = "|".join({number, number.translate(_WIDE), *numerals(int(number))})
    return re.compile(rf"(?<![\d.,０-９{_NUMERALS}])(?:{written})\s?(?:{unit})")


def numerals(number: int) -> tuple[str, ...]:
    """Write a number in Chinese, as it may be typed; nothing from ten thousand on.

    >>> numerals(49), numerals(2), numerals(105), numerals(12)
    (('四十九',), ('二', '两'), ('一百零五',), ('十二',))
    """
    if number >= _MOST_IN_WORDS:
        return ()
    told, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        figure = number // place % 10
        if figure:
            told += ("零" if gap and told else "") + _NUMERALS[figure] + name
        gap = not figure
    told = told.removeprefix("一") if told.startswith("一十") else told
    return ("二", "两") if number == len(("二", "两")) else (told or "零",)


def _as(written: str, fresh: str) -> str:
    """Return the figure that is true now, counted by the word that was written."""
    return (
        fresh.removesuffix("件") + written[-1] if fresh.endswith("件") and written[-1] in "起宗例" else fresh
    )


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= _SHOWN else sentence[:_SHOWN] + "…"


def _every(found: Figures) -> Iterator[tuple[str, str, str]]:
    """Give (key, label, phrase); a change of direction is a phrase of its own."""
    now, held, done, seen = found.now, found.stock, found.results, found.trend
    total = now.received.count
    yield "受理", "受理", f"{total}件"
    for words, name, base in report_speech.compared(found):
        yield f"受理:{words[:2]}", "", words if words[:2] in {"同比", "环比"} else ""
        yield f"受理:{name}", name, f"{base}件"
    yield "成功", "成功", f"{now.succeeded.count}件"
    yield "成功率", "成功率", percent(*now.success)
    for words in report_speech.rate_changes(found):
        yield f"成功率:{words[:2]}", "成功率", words
    yield "在办", "尚在办理", f"{now.pending.count}件"
    yield "金额", "金额", f"{digits(now.amount).removeprefix('¥')}元"
    yield "当事人", "当事人", f"{now.people}人"
    for group, slices in (
        ("性质", now.natures), ("来源", now.sources), ("类型", now.types), ("村社", now.villages), ("时段", now.bands),
        ("星期", now.weekdays), ("规模", now.sizes),
    ):  # fmt: skip
        yield from _shared(group, slices, total)
    for name in dict.fromkeys(
        each.name for each in (*now.types, *found.before.types, *found.year_before.types)
    ):
        yield f"上期类型:{name}", name, f"{found.before.of_type(name)}件"
        yield f"上年类型:{name}", name, f"{found.year_before.of_type(name)}件"
        yield f"类型变化:{name}", name, f"{abs(now.of_type(name) - found.before.of_type(name))}件"
        yield f"类型位次:{name}", name, f"第{now.place(name)}位"
        yield f"上期位次:{name}", name, f"第{found.before.place(name)}位"
    top = sum(each.count for each in now.types[:3])
    yield "前三合计", "合计", f"{top}件"
    yield "前三合计%", "合计", percent(top, total)
    for place, name, count in now.leading:
        yield f"村社类型:{place}:{name}", name, f"{count}件"
    speech = report_speech.of(found.period)
    yield "期初", f"{speech.begin}未结", f"{held.before}件"
    yield "新增", "新增", f"{held.added}件"
    yield "办结", "办结", f"{held.ended}件"
    yield "未结", "未结", f"{held.after.count}件"
    yield "存量算式", "", f"{held.before}+{held.added}−{held.ended}={held.after.count}"
    yield "存量变化", speech.begin, f"{abs(held.after.count - held.before)}件"
    yield from _shared("账龄", held.ages, held.after.count)
    yield "超期", "超过期限", f"{held.overdue.count}件"
    yield from _promised(held)
    yield from _shared("方式", done.ways, done.ended)
    settled = sum(each.count for each in done.tiers)
    yield from _shared("层级", done.tiers, settled)
    low = sum(each.count for each in done.tiers if each.name in {"组", "村"})
    yield "组村化解", "组、村两级", f"{low}件"
    yield "组村化解%", "组、村两级", percent(low, settled)
    for key, share, unit in (("履行", done.performed, "项"), ("回访", done.visited, "次")):
        yield f"应{key}", f"应{key}", f"{share.due}{unit}"
        yield f"已{key}", f"已{key}", f"{share.done}{unit}"
        yield f"{key}率", f"{key}率", percent(*share.pair)
        yield f"未{key}", key, f"{share.left.count}件"
    yield "申请确认", "司法确认", f"{done.asked.count}件"
    yield "裁定有效", "裁定", f"{done.confirmed.count}件"
    yield from _shared("评价", done.satisfaction, 0)
    judged = found.quality
    for each in (judged.declined, judged.transferred, judged.petition, judged.criminal, *judged.rejudged):
        yield f"质量:{each.name}", each.name.partition("改为")[0], f"{each.count}件"
    for label, each in (("再次发生", seen.repeated), ("重大以上", seen.grave), ("民转刑隐患", seen.violent)):
        yield f"风险:{each.name}", label, f"{each.count}件"
    for number, count in enumerate(seen.recent):
        yield f"近期:{number}", "依次受理", f"{count}件"
    yield "推算", "约", f"{seen.expected}件"


def _promised(held: Stock) -> Iterator[tuple[str, str, str]]:
    yield "履行期内", "履行期内", f"{held.performing.count}件"
    yield "达成后未履行", "没有履行", f"{held.broken.count}件"


def _shared(group: str, slices: Sequence[Slice], total: int) -> Iterator[tuple[str, str, str]]:
    for each in slices:
        yield f"{group}:{each.name}", each.name, f"{each.count}件"
        yield f"{group}:{each.name}%", each.name, percent(each.count, total)
