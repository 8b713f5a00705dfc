"""The words and the layout of the analysis, on the numbers of a published bulletin."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2
import pytest

from exports import pdf, report, report_charts, report_docx, report_facts, report_words
from exports.blocks import Chart, Grid, Heading, Subtitle, Text, Title
from exports.charts import Bars, Columns, Heat
from models import periods
from models.periods import Kind, Period
from models.queries.figures import Figures
from models.queries.figures_intake import BANDS, NOWHERE, SIZES, WEEK, Intake
from models.queries.figures_results import Quality, Results, Share
from models.queries.figures_slices import Slice
from models.queries.figures_stock import AGES, OpenCase, Stock
from models.queries.figures_trend import Course, Trend

AUGUST = periods.month(date(2026, 8, 1))
DAY = date(2026, 8, 31)
NUMBERS = re.compile(r"\d[\d,]*(?:\.\d+)?%?")


def some(**counts: int) -> tuple[Slice, ...]:
    return tuple(Slice(name, count) for name, count in counts.items())


def one(count: int) -> Slice:
    return Slice("x", count)


def came(received: int, succeeded: int = 0, **parts: Any) -> Intake:
    empty: dict[str, Any] = {
        "amount": 0, "natures": (), "sources": (), "types": (), "villages": (), "leading": (), "people": 0,
        "pending": one(0), "bands": some(**{name: 0 for *_, name in BANDS}), "weekdays": some(**dict.fromkeys(WEEK, 0)),
        "hours": ((0,) * 24,) * 7, "sizes": some(**{name: 0 for *_, name in SIZES}),
    }  # fmt: skip
    return Intake(received=one(received), succeeded=one(succeeded), **(empty | parts))


def stocked(before: int, added: int, ended: int, after: int, **parts: Any) -> Stock:
    empty: dict[str, Any] = {
        "as_of": DAY, "ages": some(**{name: 0 for *_, name in AGES}), "overdue": one(0), "performing": one(0),
        "open_cases": (),
    }  # fmt: skip
    return Stock(before=before, added=added, ended=ended, after=one(after), **(empty | parts))


def done(ways: Sequence[Slice] = (), **parts: Any) -> Results:
    nothing = Share(0, 0, one(0))
    empty: dict[str, Any] = {
        "tiers": (), "performed": nothing, "asked": one(0), "confirmed": one(0), "visited": nothing,
        "satisfaction": (), "declined": one(0),
    }  # fmt: skip
    return Results(ways=tuple(ways), **(empty | parts))


def judged(**parts: Any) -> Quality:
    empty: dict[str, Any] = dict.fromkeys(
        ("declined", "upgraded", "criminal", "transferred", "petition"), one(0)
    )
    return Quality(**({"rejudged": ()} | empty | parts))


def course(*counts: int, year: int | None = 1) -> tuple[Course, ...]:
    first = AUGUST.moved(1 - len(counts))
    return tuple(Course(first.moved(place), one(count), year) for place, count in enumerate(counts))


def gathered(
    period: Period, now: Intake, before: Intake, year: Intake, *, today: date = DAY, **parts: Any
) -> Figures:
    empty: dict[str, Any] = {
        "stock": stocked(0, 0, 0, 0), "results": done(), "quality": judged(),
        "trend": Trend(one(0), one(0), one(0), None, None, (0, 0, 0), ()),
    }  # fmt: skip
    return Figures(period, today, now, before, year, **(empty | parts))


#: V27: the types of the bulletin.
TYPES = some(
    邻里=278, 婚姻家庭=160, 损害赔偿=76, 房屋宅基地=67, 医疗=55, 其他=54, 合同=44, 道路交通事故=33, 生产经营=31, 征地拆迁=28,
    山林土地=18, 拖欠农民工工资=13, 其他消费=7, 环境污染=4, 物业=1,
)  # fmt: skip
FIGURES = gathered(
    AUGUST,
    came(
        869, 842, amount=123_456_78, people=1900, natures=some(民事=600, 治安=269),
        sources=some(主动调解=455, 依申请调解=378, 接受委托移送调解=36), villages=some(西岔村=500, 东岔村=300, 南塬村=69),
        leading=(("西岔村", "邻里", 180),),
        types=TYPES,
        bands=some(**{"0至6时": 9, "6至12时": 400, "12至18时": 300, "18至24时": 160}),
        weekdays=some(**dict.fromkeys(WEEK, 0) | {"周一": 500, "周二": 369}), sizes=some(**{"2人以下": 860, "10人以上": 9}), hours=((0,) * 8 + (869,) + (0,) * 15,) + ((0,) * 24,) * 6,
    ),
    came(840, 810, types=some(婚姻家庭=200, 邻里=190, 损害赔偿=76, 房屋宅基地=67)),
    came(1028, 1000, types=some(邻里=300)),
    stock=stocked(
        20, 869, 860, 29, overdue=one(3), performing=one(40),
        ages=some(**{"7日以内": 10, "8至30日": 14, "31至90日": 3, "90日以上": 2}),
        open_cases=(OpenCase(None, "西调2026-9", "邻里", "西岔村", "重大", "葛某某", date(2026, 8, 3), 28),),  # type: ignore[arg-type]  # -- opened nowhere here
    ),
    results=done(
        some(人民调解=500, 治安调解=300, 移送=60), tiers=some(组=100, 村=500, 镇=150, 所=50),
        performed=Share(45, 50, one(4)), asked=one(2), confirmed=one(1), visited=Share(90, 100, one(10)),
        satisfaction=some(满意=80, 不满意=10),
    ),
    quality=judged(declined=one(5), transferred=one(60), petition=one(7), rejudged=some(民事改为治安=3)),
    trend=Trend(
        one(7), one(2), one(1), ("医疗", 55, 0), ("邻里", 278, 300), (800, 840, 869), course(800, 840, 869, year=900),
    ),
)  # fmt: skip


def test_words_tell_the_bulletin_with_its_denominators() -> None:
    words = report.drafted(FIGURES)

    assert words.overall == (
        "本月受理矛盾纠纷869件，同比下降15.5%（上年同期1028件），环比上升3.5%（上月840件）。"
        "其中民事600件，占69.0%；治安269件，占31.0%。涉及当事人1900人。"
        "调解成功842件，成功率96.9%（成功÷受理），同比下降0.4个百分点，环比上升0.5个百分点；协议金额123,456.78元。"
        "从来源看，主动调解455件，占52.4%；依申请调解378件，占43.5%；接受委托移送调解36件，占4.1%。"
    )
    types, hours, villages, crowds = words.features.split("\n")
    assert types == (
        "邻里、婚姻家庭、损害赔偿居前，分别为278件、160件、76件，占32.0%、18.4%、8.7%，合计514件，占59.1%。"
        "其后是房屋宅基地67件（占7.7%）、医疗55件（占6.3%）。"
        "与上月相比，邻里增加88件（由190件到278件），由第2位升至第1位；婚姻家庭减少40件（由200件到160件），由第1位降至第2位。"
        "上月没有、本月新出现的有医疗55件、其他54件、合同44件、道路交通事故33件、生产经营31件。"
    )
    assert hours == "从时段看，6至12时最集中，400件，占46.0%；一周之中周一最多，500件。"
    assert villages == (
        "从地域看，西岔村最多，500件，占57.5%，其中邻里180件；其次是东岔村300件（占34.5%）、南塬村69件（占7.9%）。"
    )
    assert crowds == "涉及10人以上的群体性纠纷9件。"
    assert words.stock.split("\n") == [
        "月初未结20件，本月新增869件，办结860件，月末未结29件（20+869−860=29），比月初增加9件，办结少于新增。",
        "未结案件中，7日以内10件、8至30日14件、31至90日3件、90日以上2件；已超过期限的3件，须逐件盯办。",
        "另有40件已达成协议、尚在履行期内。",
    ]
    assert words.results.split("\n") == [
        "本月办结860件，其中人民调解500件，占58.1%；治安调解300件，占34.9%；移送60件，占7.0%。",
        "从化解层级看，组级100件、村级500件、镇级150件、所级50件；组、村两级化解600件，占75.0%。",
        "应履行到期50项，已履行45项，履行率90.0%（已履行÷应履行到期），到期未履行的涉及4件；申请司法确认2件，法院裁定有效1件。",
        "应回访100次，已回访90次，回访率90.0%（已回访÷应回访）；受访的评价为满意80件、不满意10件。",
        "移送有关部门60件（其中转信访部门7件），受理后性质由民事改定为治安的3件。",
    ]
    assert words.trend.split("\n") == [
        "同一双方此前已有纠纷、再次发生的7件，重大以上的2件，列入民转刑隐患的1件（特大或者涉家庭暴力）。没有转为刑事案件的。",
        "与上年同期相比，医疗上升最多，由0件增至55件；邻里下降最多，由300件减至278件。",
        "最近三个月依次受理800件、840件、869件，按均值推算，下月约836件，仅供安排力量参考。",
    ]
    assert words.steps.split("\n")[0] == "（一）对超过期限的3件逐件明确责任人和办结时间。"


def test_year_of_1753_is_told_against_814_and_has_no_second_comparison() -> None:
    year = periods.of(Kind.YEAR, date(2023, 1, 1))
    before = came(814)
    found = gathered(
        year, came(1753, 1700, natures=some(民事=1247, 治安=506), sources=some(主动调解=1753)), before, before,
        today=date(2024, 1, 5),
    )  # fmt: skip

    assert report_words.overall(found).startswith(
        "本年受理矛盾纠纷1753件，同比上升115.4%（上年814件）。其中民事1247件，占71.1%；治安506件，占28.9%。"
    )


def test_every_number_in_the_words_is_one_of_the_figures() -> None:
    told = report_facts.facts(FIGURES).values()
    known = {number for fact in told for number in NUMBERS.findall(fact.phrase + fact.label)}
    known |= {number for *_, name in (*BANDS, *AGES, *SIZES) for number in NUMBERS.findall(name)}

    for text in vars(report.drafted(FIGURES)).values():
        assert set(NUMBERS.findall(text)) <= known


def test_numbers_of_the_words_are_those_of_the_table() -> None:
    made = report.document(report.drafted(FIGURES), FIGURES, station="西岔派出所", reported_on=DAY)

    types = next(block for block in made.blocks if isinstance(block, Grid))
    assert types.head == ("类型", "本月", "占比", "上月", "上年同期")
    assert types.rows[0] == ("邻里", "278", "32.0%", "190", "300")
    assert types.rows[-1] == ("合计", "869", "100.0%", "840", "1028")


def test_empty_period_is_told_without_rates() -> None:
    nothing = came(0)

    words = report.drafted(gathered(AUGUST, nothing, nothing, nothing))

    assert words.overall == "本月没有受理矛盾纠纷，上年同期和上月也没有。"
    assert words.features == "本月没有受理矛盾纠纷，无特点可述。"
    assert words.stock == "月初未结0件，本月新增0件，办结0件，月末未结0件（0+0−0=0），与月初持平。"
    assert words.results.startswith("本月没有办结的案件。\n本月没有到期应履行的事项。")
    assert words.trend == "本月没有重复纠纷、重大以上纠纷和民转刑隐患。没有转为刑事案件的。"
    assert words.steps == ""
    assert "%" not in "".join(vars(words).values())


def test_empty_month_after_others_tells_what_they_had() -> None:
    found = gathered(AUGUST, came(0), came(4), came(0))

    assert report_words.overall(found) == "本月没有受理矛盾纠纷（上年同期0件，上月4件）。"


def test_few_cases_are_named_and_not_made_a_pattern_of() -> None:
    now = came(3, 3, types=some(邻里=2, 合同=1), natures=some(民事=3), sources=some(来所=3), people=6)
    found = gathered(AUGUST, now, came(1, types=some(邻里=1)), came(0))
    words = report.drafted(found)

    assert words.features == "本月共受理3件：邻里2件、合同1件。件数少，时段和地域不作归纳。"
    assert words.overall == (
        "本月受理矛盾纠纷3件，上年同期为0，环比上升200.0%（上月1件）。均为民事纠纷。涉及当事人6人。"
        "调解成功3件，成功率100.0%（成功÷受理），环比上升100.0个百分点。从来源看，全部为来所。"
    )
    assert report_charts.hours(found) is None


def test_one_type_that_leads_and_villages_that_are_not_told() -> None:
    now = came(10, 5, types=some(邻里=5, 合同=2, 医疗=2, 其他=1), villages=some(**{"西岔村": 1, NOWHERE: 9}))

    lines = report_words.features(gathered(AUGUST, now, came(0), came(0))).split("\n")

    assert lines == [
        "邻里纠纷最为突出，5件，占50.0%；其次是合同、医疗各2件。其后是其他1件。",
        "从地域看，已填村社的1件没有集中在一处，9件未填村社，不能据此断定，宜补录后再作分析。",
    ]


def test_running_period_says_up_to_when_and_gives_no_outlook() -> None:
    found = replace(FIGURES, today=date(2026, 8, 20))
    words = report.drafted(found)

    assert words.overall.endswith("（统计截至8月20日，本月尚未结束，与以往整期相比的增减仅供参考。）")
    assert "现有未结29件" in words.stock
    assert "推算" not in words.trend


@pytest.mark.parametrize(
    ("period", "title", "said"),
    [
        (periods.of(Kind.QUARTER, DAY), "矛盾纠纷季度分析报告", "本季度受理矛盾纠纷2件，同比持平（上年同期2件），环比下降33.3%（上季度3件）。"),
        (periods.of(Kind.HALF, DAY), "矛盾纠纷半年分析报告", "本期受理矛盾纠纷2件，同比持平（上年同期2件），环比下降33.3%（上一个半年3件）。"),
        (periods.days(date(2026, 8, 1), date(2026, 8, 20)), "矛盾纠纷阶段分析报告", "本期受理矛盾纠纷2件，同比持平（上年同期2件），环比下降33.3%（上期3件）。"),
        (periods.days(date(2017, 1, 1), DAY), "矛盾纠纷阶段分析报告", "本期受理矛盾纠纷2件，环比下降33.3%（上期3件）。"),
    ],
)  # fmt: skip
def test_each_length_of_period_has_its_own_words(period: Period, title: str, said: str) -> None:
    found = gathered(period, came(2, types=some(邻里=2), natures=some(民事=2)), came(3), came(2))

    assert report.title(found) == title
    assert report_words.overall(found).startswith(said)


def test_document_has_the_four_headings_and_leaves_empty_parts_out() -> None:
    words = replace(report.drafted(FIGURES), steps="")
    made = report.document(words, FIGURES, station="西岔派出所", reported_on=DAY, demo=True)

    headings = [block.text for block in made.blocks if isinstance(block, Heading)]
    assert headings == ["一、总体情况", "二、特点", "三、存量", "四、处理结果", "五、发展态势"]
    assert made.blocks[:2] == (Title("西岔派出所矛盾纠纷月度分析报告"), Subtitle("（2026年8月）"))
    assert (made.demo, made.title) == (True, "西岔派出所矛盾纠纷月度分析报告（2026年8月）")


def test_document_prints_the_words_as_edited() -> None:
    words = replace(report.drafted(FIGURES, ["甲。", "乙。"]), trend="改写过的态势。", steps="加强走访。")
    made = report.document(words, FIGURES, station="西岔派出所", reported_on=DAY)

    texts = [block.text for block in made.blocks if isinstance(block, Text)]
    assert texts[-3:] == ["改写过的态势。", "案例一：甲。\n案例二：乙。", "加强走访。"]
    headings = [block.text for block in made.blocks if isinstance(block, Heading)]
    assert headings[-2:] == ["六、典型案例", "七、下步措施"]


def test_open_cases_are_listed_without_names_of_parties() -> None:
    made = report.document(report.drafted(FIGURES), FIGURES, station="西岔派出所", reported_on=DAY)

    _, stock = (block for block in made.blocks if isinstance(block, Grid))
    assert stock.rows == (("西调2026-9", "邻里", "重大", "葛某某", "2026-08-03", "28"),)


def test_charts_show_the_figures_of_the_words() -> None:
    made = report.document(report.drafted(FIGURES), FIGURES, station="西岔派出所", reported_on=DAY)
    types, hours, villages, ages, months = (block.chart for block in made.blocks if isinstance(block, Chart))

    assert isinstance(types, Bars)
    assert types.rows[0] == ("邻里", (278, 190, 300))
    assert isinstance(hours, Heat)
    assert sum(map(sum, hours.values)) == 869
    assert isinstance(villages, Bars)
    assert villages.rows[0] == ("西岔村", (500,))
    assert isinstance(ages, Bars)
    assert [values for _, values in ages.rows] == [(10,), (14,), (3,), (2,)]
    assert isinstance(months, Columns)
    assert (months.values, months.line, months.names) == (
        (800, 840, 869),
        (900, 900, 900),
        ("6月", "7月", "8月"),
    )


@pytest.mark.parametrize("demo", [False, True])
def test_report_renders_with_every_heading_and_no_picture(demo: bool) -> None:
    made = report.document(report.drafted(FIGURES), FIGURES, station="西岔派出所", reported_on=DAY, demo=demo)
    out = BytesIO()

    pdf.render(made, out)

    with pypdfium2.PdfDocument(out.getvalue()) as pages:
        text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    for heading in report.HEADINGS:
        assert f"、{heading}" in text
    assert ("示范" in text) is demo
    assert "各类型纠纷件数" in text
    assert b"/Subtype /Image" not in out.getvalue()


def test_word_file_says_what_the_pdf_says() -> None:
    import docx  # noqa: PLC0415 -- slow import, as in the program

    made = report.document(report.drafted(FIGURES), FIGURES, station="西岔派出所", reported_on=DAY, demo=True)

    written = docx.Document(BytesIO(report_docx.render(made)))

    lines = [each.text for each in written.paragraphs]
    texts = [
        part for block in made.blocks if isinstance(block, Heading | Text) for part in block.text.split("\n")
    ]
    assert [each for each in lines if each in set(texts)] == texts
    grids = [block for block in made.blocks if isinstance(block, Grid)]
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in written.tables]
    assert tables == [[list(grid.head), *map(list, grid.rows)] for grid in grids]
    shown = [each._inline.docPr.get("descr") for each in written.inline_shapes]
    assert len(shown) == 5
    assert shown[3] == "未结案件的账龄（件）（未结）：7日以内10；8至30日14；31至90日3；90日以上2"
    assert written.sections[0].header.paragraphs[0].text == "示范　演示数据，不具任何效力"
