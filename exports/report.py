"""The analysis report (分析报告): 特点, 存量, 处理结果, 发展态势, drafted from the figures, edited, printed.

The four headings are those of report S1; the skeleton is domain.md §3.4.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from exports import report_charts, report_speech, report_words
from exports.blocks import Block, Chart, Document, Grid, Heading, Note, Seal, Space, Subtitle, Text, Title
from models.dates import chinese
from models.queries.figures import Figures, is_compared_twice
from models.queries.ratios import percent

HEADINGS = ("特点", "存量", "处理结果", "发展态势")
RULES = (
    "统计口径：受理按登记时间，办结按达成或者终止日期，均不含作废和并入其他案件的；成功率＝成功÷受理，履行率＝已履行÷应履行到期，"
    "回访率＝已回访÷应回访；同比＝（本期－上年同期）÷上年同期，环比＝（本期－上期）÷上期，基数为0的不计算；率的增减用百分点。"
)
_NUMERALS = "一二三四五六七"


@dataclass(frozen=True)
class Analysis:
    """The words of the report, drafted by ``drafted`` and open to be edited before they are printed.

    A line break parts paragraphs. ``cases`` are 典型案例 without names, ``steps`` the 下步措施; a part without
    words is left out.
    """

    overall: str
    features: str
    stock: str
    results: str
    trend: str
    cases: str = ""
    steps: str = ""


PARTS = tuple(field.name for field in fields(Analysis))


def drafted(found: Figures, cases: Sequence[str] = ()) -> Analysis:
    """Put the figures of a period into words; ``cases`` are typical ones, told without names."""
    told = "\n".join(f"案例{'一二三四五'[place]}：{words}" for place, words in enumerate(cases[:5]))
    return Analysis(
        report_words.overall(found), report_words.features(found), report_words.stock(found),
        report_words.results(found), report_words.trend(found), told, report_words.steps(found),
    )  # fmt: skip


def title(found: Figures) -> str:
    """Name the report by the length of its period: 矛盾纠纷月度分析报告."""
    return f"矛盾纠纷{report_speech.of(found.period).kind}分析报告"


def document(
    analysis: Analysis, found: Figures, *, station: str, reported_on: date, demo: bool = False
) -> Document:
    """Lay the report out: the words as edited, behind them the tables and charts that show the same figures."""
    name, period = f"{station}{title(found)}", found.period.name
    parts = (
        ("总体情况", analysis.overall),
        *zip(HEADINGS, (analysis.features, analysis.stock, analysis.results, analysis.trend), strict=True),
        ("典型案例", analysis.cases),
        ("下步措施", analysis.steps),
    )
    told = [(heading, words) for heading, words in parts if words.strip()]
    blocks: list[Block] = [Title(name), Subtitle(f"（{period}）")]
    for numeral, (heading, words) in zip(_NUMERALS, told, strict=False):
        blocks += [Heading(f"{numeral}、{heading}"), Text(words), *_shown(heading, found)]
    blocks += [Space(3), Note(RULES), Seal(station, chinese(reported_on))]
    return Document(f"{name}（{period}）", tuple(blocks), demo=demo, meta={"subject": period})


def _shown(heading: str, found: Figures) -> list[Block]:
    """Return the tables and charts behind the words of a heading."""
    shown: list[Block] = []
    if heading == HEADINGS[0] and found.now.types:
        shown.append(_types(found))
        charts = (report_charts.types(found), report_charts.hours(found), report_charts.villages(found))
        shown += [Chart(each) for each in charts if each]
    if heading == HEADINGS[1]:
        ages = report_charts.ages(found)
        shown += [Chart(ages)] if ages else []
        shown += [_open_cases(found)] if found.stock.open_cases else []
    if heading == HEADINGS[3]:
        course = report_charts.course(found)
        shown += [Chart(course)] if course else []
    return shown


def _types(found: Figures) -> Grid:
    speech = report_speech.of(found.period)
    bases = [(speech.before, found.before)]
    if is_compared_twice(found.period):
        bases.append((report_speech.last_year(found.period), found.year_before))
    total = found.now.received.count
    rows = [
        (each.name, str(each.count), percent(each.count, total), *(str(base.of_type(each.name)) for _, base in bases))
        for each in found.now.types
    ]  # fmt: skip
    names = dict.fromkeys(each.name for _, base in bases for each in base.types)
    rows += [
        (gone, "0", percent(0, total), *(str(base.of_type(gone)) for _, base in bases))
        for gone in names
        if not found.now.of_type(gone)
    ]
    rows.append(("合计", str(total), percent(total, total), *(str(base.received.count) for _, base in bases)))
    head = ("类型", speech.now, "占比", *(name for name, _ in bases))
    return Grid(head, tuple(rows), (3, *[1.2] * (len(head) - 1)), "l" + "r" * (len(head) - 1))


def _open_cases(found: Figures) -> Grid:
    """List what is open by its number: names of parties do not leave with the report."""
    rows = tuple(
        (each.number, each.type_name or "未定", each.level, each.officer, each.received_on.isoformat(), str(each.days))
        for each in found.stock.open_cases
    )  # fmt: skip
    return Grid(
        ("登记编号", "类型", "等级", "责任人", "登记日期", "天数"),
        rows,
        (2, 2.4, 0.9, 1.3, 1.8, 0.9),
        "llcccr",
    )
