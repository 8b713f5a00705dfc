"""The monthly analysis (月度分析报告): 特点, 存量, 处理结果, 发展态势, drafted from the figures, edited, printed.

The four headings are those of report S1; the skeleton is domain.md §3.4.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from exports.blocks import Block, Document, Grid, Heading, Seal, Subtitle, Text, Title
from models.money import digits
from models.queries.figures import Figures, Slice
from models.queries.ratios import NONE, change, change_of_rate, percent

HEADINGS = ("特点", "存量", "处理结果", "发展态势")
MOST_NAMED = 5
_NUMERALS = "一二三四五六七"


@dataclass(frozen=True)
class Analysis:
    """The words of the report, drafted by ``drafted`` and open to be edited before they are printed.

    A line break parts paragraphs. ``cases`` are 典型案例 without names, ``steps`` the 下步措施; both are written
    by hand, and a part without words is left out.
    """

    overall: str
    features: str
    stock: str
    results: str
    trend: str
    cases: str = ""
    steps: str = ""


def drafted(figures: Figures) -> Analysis:
    """Put the figures of a month into words."""
    return Analysis(
        _overall(figures), _features(figures), _stock(figures), _results(figures), _trend(figures)
    )


def document(
    analysis: Analysis, figures: Figures, *, station: str, reported_on: date, demo: bool = False
) -> Document:
    """Lay the report out: the words as edited, then the table of types."""
    month = f"{figures.month.year}年{figures.month.month}月"
    title = f"{station}矛盾纠纷月度分析报告"
    parts = (
        ("总体情况", analysis.overall),
        *zip(HEADINGS, (analysis.features, analysis.stock, analysis.results, analysis.trend), strict=True),
        ("典型案例", analysis.cases),
        ("下步措施", analysis.steps),
    )
    told = [(name, words) for name, words in parts if words.strip()]
    blocks: list[Block] = [Title(title), Subtitle(f"（{month}）")]
    for numeral, (name, words) in zip(_NUMERALS, told, strict=False):
        blocks += [Heading(f"{numeral}、{name}"), Text(words)]
        if name == HEADINGS[0] and figures.now.types:
            blocks.append(_types(figures))
        if name == HEADINGS[1] and figures.stock.open_cases:
            blocks.append(_open_cases(figures))
    signed = f"{reported_on.year}年{reported_on.month}月{reported_on.day}日"
    blocks.append(Seal(station, signed))
    return Document(f"{title}（{month}）", tuple(blocks), demo=demo, meta={"subject": month})


def _overall(figures: Figures) -> str:
    now = figures.now
    received = now.received.count
    success = (now.succeeded.count, received)
    if not received:
        return f"本月没有受理矛盾纠纷，{_changes(received, figures)}。"
    return (
        f"本月受理矛盾纠纷{received}件，{_changes(received, figures)}。"
        f"其中{_named(now.natures, received)}。涉及当事人{now.people}人。"
        f"调解成功{now.succeeded.count}件，成功率{percent(*success)}（成功÷受理），{_rate_changes(figures)}；"
        f"协议金额{digits(now.amount).removeprefix('¥')}元。从来源看，{_named(now.sources, received)}。"
    )


def _features(figures: Figures) -> str:
    now = figures.now
    if not now.received.count:
        return "本月没有受理矛盾纠纷。"
    total = now.received.count
    before = {each.name for each in figures.month_before.types}
    new = [each.name for each in now.types if each.name not in before]
    bands = max(now.bands, key=lambda each: each.count)
    days = max(now.weekdays, key=lambda each: each.count)
    when = f"时段上，{bands.name}最多，{bands.count}件，占{percent(bands.count, total)}；"
    lines = [
        f"类型上，{_named(now.types, total)}。{_moves(figures)}",
        f"{when}一周中{days.name}最多，{days.count}件。",
        f"地域上，{_named(now.villages, total)}。",
    ]
    if new and figures.month_before.received.count:
        lines.append(f"本月新增类型：{'、'.join(new)}。")
    return "\n".join(lines)


def _stock(figures: Figures) -> str:
    stock = figures.stock
    return (
        f"月初未结{stock.before}件，本月新增{stock.added}件，办结{stock.ended}件，月末未结{stock.after}件"
        f"（{stock.before}+{stock.added}−{stock.ended}={stock.after}）。"
        f"其中超期{stock.overdue.count}件；已达成协议、尚在履行期内{stock.performing.count}件。"
    )


def _results(figures: Figures) -> str:
    handling = figures.handling
    ended = sum(each.count for each in handling.ways)
    lines = [
        f"本月办结{ended}件"
        + (f"：{_named(handling.ways, ended, most=len(handling.ways))}。" if ended else "。")
    ]
    done, due = handling.performed
    lines.append(
        f"本月应履行到期{due}项，已履行{done}项，履行率{percent(done, due)}（已履行÷应履行到期）；"
        f"申请司法确认{handling.confirmations}件。"
    )
    done, due = handling.visited
    said = "、".join(f"{name}{count}件" for name, count in handling.satisfaction)
    lines.append(
        f"应回访{due}件，已回访{done}件，回访率{percent(done, due)}（已回访÷应回访）"
        + (f"；{said}。" if said else "。")
    )
    return "\n".join(lines)


def _trend(figures: Figures) -> str:
    trend = figures.trend
    lines = [
        f"重复警情{trend.repeated.count}件，重大以上{trend.grave.count}件，民转刑隐患{trend.violent.count}件。"
    ]
    if trend.fastest:
        name, now, before = trend.fastest
        lines.append(
            f"与上年同期相比，{name}上升最快，由{before}件增至{now}件（{change(now, before, '同比')}）。"
        )
    lines.append(
        f"近三个月受理{trend.recent[0]}件、{trend.recent[1]}件、{trend.recent[2]}件，按三个月均值，下月预计约{trend.expected}件。"
    )
    return "\n".join(lines)


def _changes(received: int, figures: Figures) -> str:
    last_year, last_month = figures.year_before.received.count, figures.month_before.received.count
    return f"{change(received, last_year, '同比')}，{change(received, last_month, '环比')}"


def _rate_changes(figures: Figures) -> str:
    now, last_month, last_year = (
        (each.succeeded.count, each.received.count)
        for each in (figures.now, figures.month_before, figures.year_before)
    )
    told = (change_of_rate(now, last_year, "同比"), change_of_rate(now, last_month, "环比"))
    return "，".join(each for each in told if each != NONE) or "无可比数据"


def _moves(figures: Figures) -> str:
    """Say which of the leading types changed places with the month before."""
    places = {each.name: place for place, each in enumerate(figures.month_before.types, start=1)}
    moved = [
        f"{each.name}由第{places[each.name]}位{'升' if places[each.name] > place else '降'}至第{place}位"
        for place, each in enumerate(figures.now.types[:MOST_NAMED], start=1)
        if places.get(each.name, place) != place
    ]
    return f"与上月相比，{'，'.join(moved)}。" if moved else ""


def _named(slices: Iterable[Slice], total: int, *, most: int = MOST_NAMED) -> str:
    """Say the largest figures with their shares: 邻里278件，占32.0%；婚姻家庭160件，占18.4%."""
    told = [each for each in slices if each.count]
    words = [f"{each.name}{each.count}件，占{percent(each.count, total)}" for each in told[:most]]
    rest = sum(each.count for each in told[most:])
    if rest:
        words.append(f"其余{rest}件")
    return "；".join(words)


def _types(figures: Figures) -> Grid:
    last_month = {each.name: each.count for each in figures.month_before.types}
    last_year = {each.name: each.count for each in figures.year_before.types}
    total = figures.now.received.count
    rows = [
        (each.name, str(each.count), percent(each.count, total), str(last_month.get(each.name, 0)),
         str(last_year.get(each.name, 0)))
        for each in figures.now.types
    ]  # fmt: skip
    sums = (str(total), percent(total, total), str(figures.month_before.received.count))
    rows.append(("合计", *sums, str(figures.year_before.received.count)))
    return Grid(("类型", "本月", "占比", "上月", "上年同期"), tuple(rows), (3, 1, 1, 1, 1.2), "lrrrr")


def _open_cases(figures: Figures) -> Grid:
    rows = tuple(
        (each.number, each.title, each.level, each.officer, each.received_on.isoformat())
        for each in figures.stock.open_cases
    )
    return Grid(("登记编号", "纠纷", "等级", "责任人", "登记日期"), rows, (2, 3.2, 1, 1.3, 1.7), "llccc")
