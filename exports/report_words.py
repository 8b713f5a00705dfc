"""What a period's figures say, drafted as a person would write it: first what stands out, then what moved.

Only what the figures tell is said; why it is so is for the officer to write. Every number stands in the figures.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

from exports import report_speech
from exports.report_speech import last_year
from models.dates import chinese
from models.money import digits
from models.queries.figures import Figures
from models.queries.figures_intake import CROWD, NOWHERE, UNTYPED, Intake
from models.queries.figures_results import TIERS, UNTOLD
from models.queries.figures_slices import Slice
from models.queries.figures_stock import OLD
from models.queries.ratios import percent

TINY, MANY = 3, 12
NAMED = 5
_LEADS = 40  # per cent: a type with so many of all cases stands out by itself
_UNEVEN = 1.4  # times the mean: a day with so many stands out
_MUCH = 20  # per cent of the cases without a village
_NIGHT = 10
_TOLD = 2  # cases: less is no change worth a word


def overall(found: Figures) -> str:
    """总体情况: how many, against when, how many succeeded, where they came from."""
    now, speech = found.now, report_speech.of(found.period)
    received = now.received.count
    if not received:
        return f"{speech.now}没有受理矛盾纠纷{_none_before(found)}。{_running(found)}"
    said = [f"{speech.now}受理矛盾纠纷{received}件，{_compared(found)}。"]
    said.append(f"{_natures(now)}涉及当事人{now.people}人。")
    rate = percent(*now.success)
    moved = "，".join(report_speech.rate_changes(found))
    said.append(f"调解成功{now.succeeded.count}件，成功率{rate}（成功÷受理）{'，' if moved else ''}{moved}")
    if now.pending.count:
        said.append(f"；另有{now.pending.count}件尚在办理，未计入成功")
    said.append(f"；协议金额{digits(now.amount).removeprefix('¥')}元。" if now.amount else "。")
    said.append(f"从来源看，{_listed(now.sources, received)}。")
    return "".join(said) + _running(found)


def features(found: Figures) -> str:
    """特点: types and what moved among them, hours, villages, crowds."""
    now, speech = found.now, report_speech.of(found.period)
    total = now.received.count
    if not total:
        return f"{speech.now}没有受理矛盾纠纷，无特点可述。"
    if total <= TINY:
        told = "、".join(f"{each.name}{each.count}件" for each in now.types)
        return f"{speech.now}共受理{total}件：{told}。件数少，时段和地域不作归纳。"
    lines = [_types(now) + _moves(found), _villages(now), _crowd(now)]
    if total >= MANY:
        lines.insert(1, _hours(now))
    return "\n".join(filter(None, lines))


def stock(found: Figures) -> str:
    """存量: the equation of the stock, whether it grew, how old it is, what is late."""
    speech, held = report_speech.of(found.period), found.stock
    after = held.after.count
    moved = after - held.before
    way = (
        f"比{speech.begin}{'增加' if moved > 0 else '减少'}{abs(moved)}件"
        if moved
        else f"与{speech.begin}持平"
    )
    if moved > 0 and held.ended:
        way += "，办结少于新增"
    end = "现有" if found.running else speech.end
    sums = f"{held.before}+{held.added}−{held.ended}={after}"
    lines = [
        f"{speech.begin}未结{held.before}件，{speech.now}新增{held.added}件，办结{held.ended}件，{end}未结{after}件（{sums}），{way}。"
    ]
    if after:
        ages = "、".join(f"{each.name}{each.count}件" for each in held.ages if each.count)
        late = f"已超过期限的{held.overdue.count}件，须逐件盯办" if held.overdue.count else "没有超过期限的"
        lines.append(f"未结案件中，{ages}；{late}。")
    if held.performing.count:
        lines.append(f"另有{held.performing.count}件已达成协议、尚在履行期内。")
    if held.broken.count:
        late = f"，其中{held.broken_late.count}件已过办案期限" if held.broken_late.count else ""
        lines.append(f"达成协议后没有履行、还须另行处理的{held.broken.count}件{late}，不计入调解成功。")
    return "\n".join(lines)


def results(found: Figures) -> str:
    """处理结果: how cases ended and on what tier, what was performed, visited, refused and passed on."""
    speech, done = report_speech.of(found.period), found.results
    lines = [
        f"{speech.now}办结{done.ended}件，{'其中' if len(done.ways) > 1 else ''}{_listed(done.ways, done.ended, most=len(done.ways))}。"
        if done.ended
        else f"{speech.now}没有办结的案件。"
    ]
    lines += [_tiers(found), _performed(found), _visited(found), _passed(found)]
    return "\n".join(filter(None, lines))


def trend(found: Figures) -> str:
    """发展态势: what repeats, what is grave, which type moved most, and a plain outlook."""
    speech, seen = report_speech.of(found.period), found.trend
    risks = [
        (seen.repeated, "同一双方此前已有纠纷、再次发生的{}件"),
        (seen.grave, "重大以上的{}件"),
        (seen.violent, "列入民转刑隐患的{}件（特大或者涉家庭暴力）"),
    ]
    told = [words.format(each.count) for each, words in risks if each.count]
    lines = ["，".join(told) + "。" if told else f"{speech.now}没有重复纠纷、重大以上纠纷和民转刑隐患。"]
    turned = found.quality.criminal.count
    lines[0] += f"移送刑事部门{turned}件。" if turned else "没有转为刑事案件的。"
    moved = [
        f"{name}{verb}最多，由{was}件{to}{now}件"
        for each, verb, to in ((seen.rising, "上升", "增至"), (seen.falling, "下降", "减至"))
        if each
        for name, now, was in (each,)
    ]
    if moved and report_speech.is_compared_with_last_year(found):
        lines.append(f"与{last_year(found.period)}相比，{'；'.join(moved)}。")
    if speech.following and not found.running and all(seen.recent):
        counts = "、".join(f"{each}件" for each in seen.recent)
        unit = speech.now.removeprefix("本")
        lines.append(
            f"最近三个{unit}依次受理{counts}，按均值推算，{speech.following}约{seen.expected}件，仅供安排力量参考。"
        )
    return "\n".join(lines)


def steps(found: Figures) -> str:
    """下步措施: what the figures themselves ask for, each with its number; the officer adds and strikes."""
    held, done, now = found.stock, found.results, found.now
    old = next((each.count for each in held.ages if each.name == OLD), 0)
    lead = next(((place, kind) for place, kind, count in now.leading if count >= TINY), None)
    asked = [
        (held.overdue.count, f"对超过期限的{held.overdue.count}件逐件明确责任人和办结时间。"),
        (old, f"对{OLD}未结的{old}件组织会商，确定化解办法。"),
        (done.performed.left.count, f"对到期未履行的{done.performed.left.count}件及时催告、告知其他途径。"),
        (found.trend.repeated.count, f"对重复发生的{found.trend.repeated.count}件开展回头看。"),
        (found.trend.violent.count, f"对民转刑隐患{found.trend.violent.count}件落实专人稳控。"),
        (done.visited.left.count, f"补做应访未访的{done.visited.left.count}件回访。"),
        (lead is not None, f"针对{lead[0]}{lead[1]}纠纷较多的情况，会同村组上门排查。" if lead else ""),
    ]
    told = [words for wanted, words in asked if wanted]
    return "\n".join(f"（{'一二三四五六七'[place]}）{words}" for place, words in enumerate(told))


# 总体情况


def _compared(found: Figures) -> str:
    """Say 同比 and 环比 with their bases: 同比下降15.5%（上年同期1028件）."""
    return "，".join(
        words + (f"（{name}{base}件）" if base else "") for words, name, base in report_speech.compared(found)
    )


def _none_before(found: Figures) -> str:
    bases = [(name, base) for _, name, base in report_speech.compared(found)]
    if any(base for _, base in bases):
        return f"（{'，'.join(f'{name}{base}件' for name, base in bases)}）"
    return f"，{'和'.join(name for name, _ in bases)}也没有"


def _natures(now: Intake) -> str:
    told = [each for each in now.natures if each.count]
    if len(told) == 1:
        return f"均为{told[0].name}纠纷。" if told[0].name != "未定" else ""
    return f"其中{_listed(told, now.received.count)}。"


def _running(found: Figures) -> str:
    if not found.running:
        return ""
    speech, until = report_speech.of(found.period), chinese(found.today).partition("年")[2]
    return f"（统计截至{until}，{speech.now}尚未结束，与以往整期相比的增减仅供参考。）"


# 特点


def _types(now: Intake) -> str:
    total, told = now.received.count, [each for each in now.types if each.count]
    first = told[0]
    if len(told) == 1:
        return f"类型单一，全部为{first.name}纠纷。"
    if first.count * 100 >= _LEADS * total or first.count >= 2 * told[1].count:
        return f"{first.name}纠纷最为突出，{first.count}件，占{percent(first.count, total)}；其次是{_shares(told[1:3], total)}。{_rest(told[3:], total)}"
    top = told[:3]
    sums = sum(each.count for each in top)
    names, counts = "、".join(each.name for each in top), "、".join(f"{each.count}件" for each in top)
    shares = "、".join(percent(each.count, total) for each in top)
    head = f"{names}居前，分别为{counts}，占{shares}"
    both = f"，合计{sums}件，占{percent(sums, total)}" if len(told) > len(top) else ""
    return f"{head}{both}。{_rest(told[3:], total)}"


def _rest(told: Sequence[Slice], total: int) -> str:
    return f"其后是{_shares(told[: NAMED - 3], total)}。" if told else ""


def _shares(told: Sequence[Slice], total: int) -> str:
    """Say the next ones: with their shares, of few cases those alike together and without."""
    if total >= MANY:
        return "、".join(f"{each.name}{each.count}件（占{percent(each.count, total)}）" for each in told)
    groups = [
        (count, [each.name for each in same]) for count, same in groupby(told, key=lambda each: each.count)
    ]
    return "，".join(
        f"{'、'.join(names)}{'各' if len(names) > 1 else ''}{count}件" for count, names in groups
    )


def _moves(found: Figures) -> str:
    """Say which types moved most against the period before, with their places, and which are new."""
    now, before, speech = found.now, found.before, report_speech.of(found.period)
    if not before.received.count:
        return ""
    names = dict.fromkeys(each.name for each in (*now.types, *before.types) if each.name != UNTYPED)
    moved = sorted(
        ((now.of_type(name) - before.of_type(name), name) for name in names), key=lambda each: each[0]
    )
    said = []
    grown = [(by, name) for by, name in moved if by >= _TOLD and before.of_type(name)]
    if grown:
        by, name = grown[-1]
        said.append(
            f"{name}增加{by}件（由{before.of_type(name)}件到{now.of_type(name)}件）{_place(now, before, name)}"
        )
    if moved and -moved[0][0] >= _TOLD:
        by, name = moved[0]
        left = (
            f"由{before.of_type(name)}件到{now.of_type(name)}件"
            if now.of_type(name)
            else f"{speech.before}{before.of_type(name)}件，{speech.now}没有"
        )
        said.append(f"{name}减少{-by}件（{left}）{_place(now, before, name)}")
    words = f"与{speech.before}相比，{'；'.join(said)}。" if said else ""
    new = [
        each for each in now.types if each.count and not before.of_type(each.name) and each.name != UNTYPED
    ]
    if new:
        told = "、".join(f"{each.name}{each.count}件" for each in new[:NAMED])
        words += f"{speech.before}没有、{speech.now}新出现的有{told}。"
    return words


def _place(now: Intake, before: Intake, name: str) -> str:
    was, place = before.place(name), now.place(name)
    if not was or not place or was == place:
        return ""
    return f"，由第{was}位{'升' if was > place else '降'}至第{place}位"


def _hours(now: Intake) -> str:
    total = now.received.count
    most = max(now.bands, key=lambda each: each.count)
    if most.count * 100 >= _LEADS * total:
        said = f"从时段看，{most.name}最集中，{most.count}件，占{percent(most.count, total)}"
    else:
        said = f"从时段看，分布较散，{most.name}略多，{most.count}件"
    night = now.bands[0]
    if night is not most and night.count * 100 >= _NIGHT * total:
        said += f"，夜间（{night.name}）也有{night.count}件"
    day = max(now.weekdays, key=lambda each: each.count)
    if day.count * len(now.weekdays) >= _UNEVEN * total:
        return f"{said}；一周之中{day.name}最多，{day.count}件。"
    return f"{said}；一周各日大体均匀。"


def _villages(now: Intake) -> str:
    total = now.received.count
    told = [each for each in now.villages if each.name != NOWHERE]
    nowhere = total - sum(each.count for each in told)
    if not told:
        return "村社都没有填写，地域分布无法归纳。"
    first = told[0]
    rest = f"另有{nowhere}件未填村社，宜补录后再作分析。" if nowhere * 100 >= _MUCH * total else ""
    if first.count < _TOLD:
        if rest:
            return f"从地域看，已填村社的{total - nowhere}件没有集中在一处，{nowhere}件未填村社，不能据此断定，宜补录后再作分析。"
        return "从地域看，没有纠纷集中的村社。"
    kind = next(((name, count) for place, name, count in now.leading if place == first.name), None)
    said = (
        f"从地域看，{first.name}最多，{first.count}件，占{percent(first.count, total)}"
        if len(told) > 1
        else f"从地域看，集中在{first.name}，{first.count}件"
    )
    if kind and 1 < kind[1] < first.count:
        said += f"，其中{kind[0]}{kind[1]}件"
    if len(told) > 1:
        said += f"；其次是{_shares(told[1:3], total)}"
    return f"{said}。{rest}"


def _crowd(now: Intake) -> str:
    many = next((each for each in now.sizes if each.name == CROWD), None)
    return f"涉及{many.name}的群体性纠纷{many.count}件。" if many and many.count else ""


# 处理结果


def _tiers(found: Figures) -> str:
    told = [each for each in found.results.tiers if each.count]
    settled = sum(each.count for each in told)
    known = [each for each in told if each.name != UNTOLD]
    if not known:
        return ""
    low = sum(each.count for each in known if each.name in {"组", "村"})
    names = {short: long for long, short in TIERS.items()}
    said = "、".join(f"{names.get(each.name, each.name)}{each.count}件" for each in known)
    rest = f"，另有{settled - sum(each.count for each in known)}件未填层级" if len(known) < len(told) else ""
    return f"从化解层级看，{said}{rest}；组、村两级化解{low}件，占{percent(low, settled)}。"


def _performed(found: Figures) -> str:
    speech, done = report_speech.of(found.period), found.results
    share = done.performed
    if share.due:
        rate = percent(*share.pair)
        said = f"应履行到期{share.due}项，已履行{share.done}项，履行率{rate}（已履行÷应履行到期）"
        said += f"，到期未履行的涉及{share.left.count}件" if share.left.count else ""
    else:
        said = f"{speech.now}没有到期应履行的事项"
    if done.asked.count or done.confirmed.count:
        said += f"；申请司法确认{done.asked.count}件，法院裁定有效{done.confirmed.count}件"
    return f"{said}。"


def _visited(found: Figures) -> str:
    share, answers = found.results.visited, found.results.satisfaction
    if not share.due:
        return ""
    said = f"应回访{share.due}次，已回访{share.done}次，回访率{percent(*share.pair)}（已回访÷应回访）"
    told = "、".join(f"{each.name}{each.count}件" for each in answers)
    return f"{said}；受访的评价为{told}。" if told else f"{said}。"


def _passed(found: Figures) -> str:
    seen = found.quality
    said = []
    if seen.transferred.count:
        petition = f"（其中转信访部门{seen.petition.count}件）" if seen.petition.count else ""
        said.append(f"移送有关部门{seen.transferred.count}件{petition}")
    said += [f"受理后性质由{each.name.replace('改为', '改定为')}的{each.count}件" for each in seen.rejudged]
    return f"{'，'.join(said)}。" if said else "没有移送上交和受理后改变性质的。"


def _listed(slices: Iterable[Slice], total: int, *, most: int = NAMED) -> str:
    """Say the largest figures with their shares: 邻里278件，占32.0%；婚姻家庭160件，占18.4%."""
    told = [each for each in slices if each.count]
    if len(told) == 1:
        return f"全部为{told[0].name}"
    words = [f"{each.name}{each.count}件，占{percent(each.count, total)}" for each in told[:most]]
    rest = sum(each.count for each in told[most:])
    if rest:
        words.append(f"其余{rest}件")
    return "；".join(words)
