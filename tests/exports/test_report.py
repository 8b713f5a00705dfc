"""The words and the layout of the monthly analysis."""

import uuid
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pypdfium2
import pytest

from exports import pdf, report
from exports.blocks import Grid, Heading, Subtitle, Text, Title
from models.queries.figures import BANDS, WEEK, Figures, Handling, Intake, OpenCase, Slice, Stock, Trend

DAY = date(2026, 8, 31)


def some(**counts: int) -> tuple[Slice, ...]:
    return tuple(Slice(name, tuple(uuid.UUID(int=n) for n in range(count))) for name, count in counts.items())


def one(count: int) -> Slice:
    return some(x=count)[0]


def month(received: int, succeeded: int, **parts: Any) -> Intake:
    empty: dict[str, Any] = {
        "amount": 0, "natures": (), "sources": (), "types": (), "villages": (), "people": 0,
        "bands": some(**{name: 0 for *_, name in BANDS}), "weekdays": some(**dict.fromkeys(WEEK, 0)),
    }  # fmt: skip
    return Intake(received=one(received), succeeded=one(succeeded), **(empty | parts))


FIGURES = Figures(
    date(2026, 8, 1),
    month(
        869, 842, amount=123_456_78, people=1900, natures=some(民事=600, 治安=269),
        sources=some(主动调解=455, 依申请调解=378, 接受委托移送调解=36), villages=some(西岔村=500, 东岔村=369),
        types=some(邻里=278, 婚姻家庭=160, 损害赔偿=76, 房屋宅基地=67, 医疗=55, 其他=233),
        bands=some(**{"0至6时": 9, "6至12时": 400, "12至18时": 300, "18至24时": 160}), weekdays=some(周一=500, 周二=369),
    ),
    month(840, 810, types=some(婚姻家庭=200, 邻里=190, 损害赔偿=76, 房屋宅基地=67)),
    month(1028, 1000, types=some(邻里=300)),
    Stock(20, 869, 860, 29, one(3), one(40), (
        OpenCase(uuid.UUID(int=1), "西调2026-9", "张某与李某邻里纠纷", "重大", "葛某某", date(2026, 8, 3)),
    )),
    Handling(some(人民调解=500, 治安调解=300, 移送=60), (45, 50), 2, (90, 100), (("满意", 80), ("不满意", 10))),
    Trend(one(7), one(2), one(1), ("医疗", 55, 0), (800, 840, 869)),
)  # fmt: skip


def test_words_tell_the_bulletin_with_its_denominators() -> None:
    words = report.drafted(FIGURES)

    assert words.overall == (
        "本月受理矛盾纠纷869件，同比下降15.5%，环比上升3.5%。其中民事600件，占69.0%；治安269件，占31.0%。涉及当事人1900人。"
        "调解成功842件，成功率96.9%（成功÷受理），同比下降0.4个百分点，环比上升0.5个百分点；协议金额123,456.78元。"
        "从来源看，主动调解455件，占52.4%；依申请调解378件，占43.5%；接受委托移送调解36件，占4.1%。"
    )
    assert words.features.split("\n") == [
        "类型上，邻里278件，占32.0%；婚姻家庭160件，占18.4%；损害赔偿76件，占8.7%；房屋宅基地67件，占7.7%；医疗55件，占6.3%；其余233件。与上月相比，邻里由第2位升至第1位，婚姻家庭由第1位降至第2位。",
        "时段上，6至12时最多，400件，占46.0%；一周中周一最多，500件。",
        "地域上，西岔村500件，占57.5%；东岔村369件，占42.5%。",
        "本月新增类型：医疗、其他。",
    ]
    assert words.stock == (
        "月初未结20件，本月新增869件，办结860件，月末未结29件（20+869−860=29）。其中超期3件；已达成协议、尚在履行期内40件。"
    )
    assert words.results.split("\n") == [
        "本月办结860件：人民调解500件，占58.1%；治安调解300件，占34.9%；移送60件，占7.0%。",
        "本月应履行到期50项，已履行45项，履行率90.0%（已履行÷应履行到期）；申请司法确认2件。",
        "应回访100件，已回访90件，回访率90.0%（已回访÷应回访）；满意80件、不满意10件。",
    ]
    assert words.trend.split("\n") == [
        "重复警情7件，重大以上2件，民转刑隐患1件。",
        "与上年同期相比，医疗上升最快，由0件增至55件（上年同期为0）。",
        "近三个月受理800件、840件、869件，按三个月均值，下月预计约836件。",
    ]


def test_empty_month_is_told_without_rates() -> None:
    nothing = month(0, 0)
    figures = Figures(
        date(2026, 8, 1), nothing, nothing, nothing, Stock(0, 0, 0, 0, one(0), one(0), ()),
        Handling((), (0, 0), 0, (0, 0), ()), Trend(one(0), one(0), one(0), None, (0, 0, 0)),
    )  # fmt: skip

    words = report.drafted(figures)

    assert words.overall == "本月没有受理矛盾纠纷，同比持平，环比持平。"
    assert words.features == "本月没有受理矛盾纠纷。"
    assert words.results.startswith("本月办结0件。")


def test_document_has_the_four_headings_and_leaves_empty_parts_out() -> None:
    made = report.document(report.drafted(FIGURES), FIGURES, station="西岔派出所", reported_on=DAY, demo=True)

    headings = [block.text for block in made.blocks if isinstance(block, Heading)]
    assert headings == ["一、总体情况", "二、特点", "三、存量", "四、处理结果", "五、发展态势"]
    assert made.blocks[:2] == (Title("西岔派出所矛盾纠纷月度分析报告"), Subtitle("（2026年8月）"))
    assert (made.demo, made.title) == (True, "西岔派出所矛盾纠纷月度分析报告（2026年8月）")


def test_document_prints_the_words_as_edited() -> None:
    words = replace(
        report.drafted(FIGURES), trend="改写过的态势。", cases="某村两户因通行……", steps="加强走访。"
    )
    made = report.document(words, FIGURES, station="西岔派出所", reported_on=DAY)

    texts = [block.text for block in made.blocks if isinstance(block, Text)]
    assert texts[-3:] == ["改写过的态势。", "某村两户因通行……", "加强走访。"]
    headings = [block.text for block in made.blocks if isinstance(block, Heading)]
    assert headings[-2:] == ["六、典型案例", "七、下步措施"]


def test_tables_sum_up_and_list_what_is_open() -> None:
    made = report.document(report.drafted(FIGURES), FIGURES, station="西岔派出所", reported_on=DAY)

    types, stock = (block for block in made.blocks if isinstance(block, Grid))
    assert types.rows[0] == ("邻里", "278", "32.0%", "190", "300")
    assert types.rows[-1] == ("合计", "869", "100.0%", "840", "1028")
    assert stock.rows == (("西调2026-9", "张某与李某邻里纠纷", "重大", "葛某某", "2026-08-03"),)


@pytest.mark.parametrize("demo", [False, True])
def test_report_renders_with_every_heading(demo: bool) -> None:
    made = report.document(report.drafted(FIGURES), FIGURES, station="西岔派出所", reported_on=DAY, demo=demo)
    out = BytesIO()

    pdf.render(made, out)

    with pypdfium2.PdfDocument(out.getvalue()) as pages:
        text = "".join(page.get_textpage().get_text_bounded() for page in pages)
    for heading in report.HEADINGS:
        assert f"、{heading}" in text
    assert ("示范" in text) is demo
