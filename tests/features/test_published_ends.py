"""Eight published disputes carried by clicks to their published end, right at every step.

The reports leave out what a police station must know; what a mediator would have typed stands in ``tests/cases/ends``.
Each table reads as the station's own books would: how the case stands, its clocks, its dossier, its register lines.
Years are moved to 2026, the first in which the law of the program is in force.
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.station import Identity
from tests.ui import carry
from tests.ui.carry import Carried
from ui import theme

Begin = Callable[[str], Carried]
ALL_PAPERS = ["D01", "D03", "D04", "D11", "D14"]
MUST = ["D03", "D04", "D11", "D14"]
ID = "证件已看原件，复印件另存"
#: What is typed by a verb, since the window has no field for the remarks of a newspaper.
BY_HAND = {
    "接待：原载时间的文字", "接待：接待页不问的 1 项筛查", "接待：接待页不问的 2 项筛查", "调解：原载时间和主持人的说明",
    "调解：协议的形式、争议事项和原载签订时间", "调解：双方的方案", "调解：彭大有的方案", "调解：子女的一行话",
}  # fmt: skip


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Identity]]:
    folder = tmp_path_factory.mktemp("founded") / "data"
    return folder, carry.station(folder)


@pytest.fixture
def begin(
    founded: tuple[Path, dict[str, Identity]], tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> Iterator[Begin]:
    theme.apply(qapp)
    begun: list[Carried] = []

    def begin(key: str) -> Carried:
        made = carry.opened(founded[0], tmp_path / key, founded[1], key, qtbot)
        begun.append(made)
        made.come()
        assert set(made.desk.by_hand) <= BY_HAND
        return made

    yield begin
    for each in begun:
        each.close()
        each.store.close()


def stands(case: Carried, state: str, **told: Any) -> None:
    """Hold a case to a table: its state, and whichever of end, clocks, dossier and registers the table names."""
    seen: dict[str, Any] = {"state": case.state}
    for key in told:
        seen[key] = case.register(key) if key in carry.LOOKED_AT else getattr(case, key)()
    assert seen == {"state": state, **told}


def receive(case: Carried, *, nth: int = 0, **said: str) -> None:
    """Register what came, at 履行."""
    case.look("performing")
    case.press("performing.receive", nth=nth)
    case.say(**said)
    assert case.refused() == ""


def visit(case: Carried, day: str, **said: str) -> None:
    """Record the nearest planned visit, at 回访."""
    case.until(day)
    case.look("visiting")
    case.press("visiting.record")
    case.say(**said)
    assert case.refused() == ""


def result(case: Carried, kind: str, **said: str) -> None:
    """Record what the law made of the case, at 未履行和处理."""
    case.look("breaching")
    case.press("登记处理结果")
    case.say(kind=kind, **said)
    assert case.refused() == ""


def close_dossier(case: Carried) -> None:
    """Make the receipt and the record of the visits, and bind the dossier."""
    case.look("performing")
    case.press("performing.receipt")
    assert case.paper_that_follows("D16")
    assert case.papers("D17") == ["D17"]
    case.bind(identity=ID)


def test_01_wages_of_fifteen_workers_are_paid_in_two_parts_and_the_leader_strikes_the_case_off(
    begin: Begin,
) -> None:
    case = begin("01")
    assert case.papers() == ALL_PAPERS
    assert case.sign("D14")
    visits = ["2026-07-27", "2026-07-31", "2026-08-03", "2026-08-08", "2026-08-23", "2026-10-22"]
    stands(
        case, "达成待履行",
        running={"协议履行期满": "2026-07-31", "申请司法确认": "2026-08-24", "劳动争议仲裁时效": "2027-07-26"},
        met={"人民调解期限": "2026-07-24", "劳动争议调解期限（逾期可申请仲裁）": "2026-07-24"},
        lacking="4/5 缺身份证明",
        R1=["达成｜待履行｜｜否"],
        R3=["成功｜2026-07-24｜待履行｜｜｜2026-08-24"],
        R5=[f"{day}｜｜｜" for day in visits],
        R6=[
            "彭大有｜云南施工队15人｜一次｜2026-07-24｜¥20,000.00｜｜",
            "彭大有｜云南施工队15人｜一次｜2026-07-31｜¥113,000.00｜｜",
        ],
        R13=[],
    )  # fmt: skip

    receive(case, evidence="收条")
    stands(
        case, "达成待履行", ended=("", ""), lacking="4/6 缺身份证明、收条或汇款单等履行凭证",
        R6=[
            "彭大有｜云南施工队15人｜一次｜2026-07-24｜¥20,000.00｜2026-07-24｜¥20,000.00",
            "彭大有｜云南施工队15人｜一次｜2026-07-31｜¥113,000.00｜｜",
        ],
    )  # fmt: skip

    visit(case, "2026-07-27", mode="上门", visited="何大山", performed="部分履行", text="工人等余款。")
    case.until("2026-07-31")
    case.look("performing")
    case.press("performing.receive")
    case.say(amount="133000", evidence="银行回单")
    assert case.refused().partition("。")[0] == "只欠 ¥113,000.00，不能登记 ¥133,000.00"
    case.say(amount="113000")
    stands(
        case, "已履行", ended=("达成协议并履行", "2026-07-31"), running={"申请司法确认": "2026-08-24"},
        met={
            "人民调解期限": "2026-07-24", "劳动争议调解期限（逾期可申请仲裁）": "2026-07-24", "协议履行期满": "2026-07-31",
        },
        R1=["达成｜已履行｜2026-07-31｜否"],
        R3=["成功｜2026-07-24｜已履行｜｜｜2026-08-24"],
        R6=[
            "彭大有｜云南施工队15人｜一次｜2026-07-24｜¥20,000.00｜2026-07-24｜¥20,000.00",
            "彭大有｜云南施工队15人｜一次｜2026-07-31｜¥113,000.00｜2026-07-31｜¥113,000.00",
        ],
    )  # fmt: skip

    for day in ("2026-07-31", "2026-08-08", "2026-08-23", "2026-10-22"):
        visit(case, day, mode="上门", visited="何大山", performed="全部履行", text="款已到账，工人都已返乡。")
    close_dossier(case)
    stands(
        case, "已履行", lacking="6/6 缺",
        R5=[
            "2026-07-27｜2026-07-27｜上门｜部分履行",
            *(f"{day}｜{day}｜上门｜全部履行" for day in ("2026-07-31", "2026-08-08", "2026-08-23", "2026-10-22")),
        ],
    )  # fmt: skip

    case.look("closing")
    case.press("closing.ask")
    case.say(reason="两笔都付清，工人已返乡")
    assert case.state == "已履行", "a grave case is struck off by the leader alone"
    case.sign_in("suo")
    case.look("closing")
    case.press("approval.同意")
    stands(
        case, "已销号", ended=("达成协议并履行", "2026-07-31"), running={}, R1=["达成｜已履行｜2026-07-31｜是"],
        R3=["成功｜2026-07-24｜已履行｜｜｜2026-08-24"], R13=[],
    )  # fmt: skip


def test_12_a_police_agreement_that_is_half_performed_is_decided_by_law_and_paid_after_the_judgment(
    begin: Begin,
) -> None:
    case = begin("12")
    assert case.papers("D05", "D11-ZA", "D12") == ["D05", "D11-ZA", "D12"]
    assert case.sign("D12")
    stands(
        case, "达成待履行",
        running={"协议履行期满": "2026-09-30", "履行期满后检查履行情况": "2026-10-08", "治安案件办理期限": "2026-10-15"},
        met={"首次治安调解（无需鉴定）": "2026-09-15"},
        lacking="3/6 缺立案登记表、身份证明、录音录像索引",
        R1=["达成｜待履行｜｜否"],
        R2=["2026-09-15｜¥1,000.00｜2026-09-30｜｜｜"],
        R5=["2026-09-22｜｜｜", "2026-10-03｜｜｜"],
        R6=["陈某｜李某｜一次｜2026-09-16｜｜｜", "陈某｜李某｜一次｜2026-09-30｜¥1,000.00｜｜"],
        R13=[],
    )  # fmt: skip

    case.until("2026-09-16")
    receive(case, nth=1, evidence="当面点交，李某签收")
    visit(
        case, "2026-09-22", mode="电话", visited="李某", performed="部分履行", text="手机已退，钱还没有给。"
    )
    stands(
        case, "达成待履行", met={"首次治安调解（无需鉴定）": "2026-09-15"},
        R6=["陈某｜李某｜一次｜2026-09-16｜｜2026-09-16｜", "陈某｜李某｜一次｜2026-09-30｜¥1,000.00｜｜"],
    )  # fmt: skip

    case.until("2026-10-03")
    case.look("performing")
    case.press("performing.urge")
    case.say(mode="电话", said="没有钱，再宽限几天", promised_on="2026-10-08")
    visit(case, "2026-10-03", mode="电话", visited="李某", performed="未履行", text="一千元没有给。")
    assert case.met() == {"首次治安调解（无需鉴定）": "2026-09-15", "履行期满后检查履行情况": "2026-10-03"}

    case.until("2026-10-09")
    case.look("breaching")
    case.press("breaching.breach")
    case.say(text="手机已退，一千元到期未付，催告后仍不付。")
    broken = "2026-10-09 未履行：手机已退，一千元到期未付，催告后仍不付。"
    stands(
        case, "达成后未履行", ended=("", ""),
        running={"治安案件办理期限": "2026-10-15", "调解未达成或不履行后的办案期限": "2026-11-09"},
        R1=["达成｜未履行｜｜否"],
        R2=[f"2026-09-15｜¥1,000.00｜2026-09-30｜｜{broken}｜"],
    )  # fmt: skip
    view = case.look("breaching").view
    assert view.ways[0].mark.splitlines() == [
        "按这个办　治安案件办理期限：10月15日，还剩 6 天",
        "调解未达成或不履行后的办案期限：11月9日，还剩 31 天",
    ]
    assert view.both.startswith("立案起算和不履行起算的两个期限都列出，按先到的办")

    result(case, "told", text="告知李某可以就一千元向人民法院起诉，协议和欠条是证据")
    case.until("2026-10-14")
    result(
        case, "penalty", number="示公（西）行罚决字〔2026〕120号", text="行政拘留三日",
        executed_on="2026-10-14",
    )  # fmt: skip
    stands(
        case, "达成后未履行", ended=("行政处罚", "2026-10-14"), running={},
        met={
            "首次治安调解（无需鉴定）": "2026-09-15", "履行期满后检查履行情况": "2026-10-03",
            "治安案件办理期限": "2026-10-14", "调解未达成或不履行后的办案期限": "2026-10-14",
        },
    )  # fmt: skip

    case.until("2026-11-20")
    result(case, "sued", on="2026-10-20", text="李某起诉，请求付一千元")
    result(case, "judgment", number="（2026）湘0581民初1001号", text="协议有民事合同性质，判决陈某支付一千元")
    case.until("2026-11-25")
    receive(case, evidence="银行回单")
    stands(
        case, "已履行", ended=("行政处罚", "2026-10-14"),
        R1=["达成｜已履行｜2026-11-25｜否"],
        R6=[
            "陈某｜李某｜一次｜2026-09-16｜｜2026-09-16｜",
            "陈某｜李某｜一次｜2026-09-30｜¥1,000.00｜2026-11-25｜¥1,000.00",
        ],
    )  # fmt: skip
    handled = [
        "2026-10-09 已告知其他解决途径：告知李某可以就一千元向人民法院起诉，协议和欠条是证据",
        "2026-10-14 行政处罚（示公（西）行罚决字〔2026〕120号）：行政拘留三日，2026-10-14 执行完毕",
        "2026-10-20 当事人起诉：李某起诉，请求付一千元",
        "2026-11-20 法院判决、裁定或者调解书（（2026）湘0581民初1001号）：协议有民事合同性质，判决陈某支付一千元",
    ]
    assert case.register("R2") == [
        f"2026-09-15｜¥1,000.00｜2026-09-30｜2026-11-25｜{broken}\n{'；'.join(handled)}｜2026-10-14"
    ]


def test_13_a_police_agreement_is_not_confirmed_by_the_court_and_the_committee_makes_another(
    begin: Begin,
) -> None:
    case = begin("13")
    assert case.papers("D11-ZA", "D12") == ["D11-ZA", "D12"]
    assert case.sign("D12")
    stands(
        case, "已履行", ended=("达成协议并履行", "2026-08-17"), running={},
        met={"首次治安调解（无需鉴定）": "2026-08-17", "治安案件办理期限": "2026-08-17"},
        R1=["达成｜已履行｜2026-08-17｜否"],
        R2=["2026-08-17｜¥400.00｜2026-08-17｜2026-08-17｜｜2026-08-17"],
        R5=["2026-08-24｜｜｜"],
        R6=["张五｜王大庆｜一次｜2026-08-17｜¥400.00｜2026-08-17｜¥400.00"],
        R13=[],
    )  # fmt: skip

    told = case.look("confirming").view
    assert "公安机关不是调解组织" in "".join(
        (told.headline, told.civil, *(each.words for each in told.conditions))
    )
    case.press("请调委会另做人民调解协议书")
    case.say(reason="双方都要强制执行的效力")
    assert case.refused() == ""
    stands(
        case, "已履行", R2=["2026-08-17｜¥400.00｜2026-08-17｜2026-08-17｜｜2026-08-17"],
        R1=["达成｜已履行｜2026-08-17｜否", "待调解｜｜｜否"], R13=[],
    )  # fmt: skip


def test_14_domestic_violence_is_not_mediated_but_punished_warned_and_looked_after(begin: Begin) -> None:
    case = begin("14")
    assert case.papers() == ["D01", "D19"]
    stands(
        case, "不予调解", ended=("", ""), running={}, met={}, R1=["不适用调解｜｜｜否"], R2=[], R3=[], R5=[], R6=[], R13=[],
    )  # fmt: skip
    assert case.track_reason() == (
        "情节不属于较轻，不适用治安调解（《治安管理处罚法》第九条第一款）；"
        "三种可以调解的情形都不具备，不适用治安调解（《公安机关办理行政案件程序规定》第一百七十八条第一款）；"
        "家庭暴力且当事人明确不愿调解，不适用调解"
    )
    case.until("2026-09-30")
    result(case, "penalty", number="示公（西）行罚决字〔2026〕101号", text="行政拘留十二日")
    stands(case, "不予调解", ended=("", ""))
    result(case, "warning", number="示公（西）家暴告字〔2026〕1号", text="告诫朱小军不得再实施家庭暴力")
    case.until("2026-10-12")
    case.look("breaching")
    case.press("breaching.executed")
    case.say(on="2026-10-12")
    stands(case, "不予调解", ended=("行政处罚", "2026-10-12"))
    case.until("2026-10-20")
    result(case, "look-in", text="社区民警上门，家中平稳，没有再动手")
    assert case.results() == [
        "2026-09-30 行政处罚", "2026-09-30 家庭暴力告诫书", "2026-10-20 社区查访",
    ]  # fmt: skip


def test_16_a_day_is_agreed_later_750000_are_paid_and_the_leader_strikes_the_death_at_work_off(
    begin: Begin,
) -> None:
    case = begin("16")
    assert case.papers(*MUST) == MUST
    assert case.sign("D14")
    stands(
        case, "达成待履行",
        running={"申请司法确认": "2026-11-30", "劳动争议仲裁时效": "2027-11-01"},
        met={"人民调解期限": "2026-10-31", "劳动争议调解期限（逾期可申请仲裁）": "2026-10-31"},
        R1=["达成｜待履行｜｜否"],
        R5=[f"{day}｜｜｜" for day in ("2026-11-03", "2026-11-07", "2026-11-15", "2026-11-30", "2027-01-29")],
    )  # fmt: skip

    case.until("2026-11-02")
    case.look("performing")
    case.press("performing.day")
    case.say(due_on="2026-11-12", reason="家属交齐材料，双方商定十日内付清")
    stands(
        case, "达成待履行",
        running={"协议履行期满": "2026-11-12", "申请司法确认": "2026-11-30", "劳动争议仲裁时效": "2027-11-01"},
        R6=["某毛绒公司｜罗永福、罗小波｜一次｜2026-11-12｜¥750,000.00｜｜"],
    )  # fmt: skip
    for day in ("2026-11-03", "2026-11-07"):
        visit(case, day, mode="上门", visited="罗永福", performed="未履行", text="还没有到期。")
    case.until("2026-11-12")
    receive(case, evidence="银行回单")
    stands(
        case, "已履行", ended=("达成协议并履行", "2026-11-12"), running={"申请司法确认": "2026-11-30"},
        R1=["达成｜已履行｜2026-11-12｜否"],
        R3=["成功｜2026-10-31｜已履行｜｜｜2026-11-30"],
        R6=["某毛绒公司｜罗永福、罗小波｜一次｜2026-11-12｜¥750,000.00｜2026-11-12｜¥750,000.00"],
    )  # fmt: skip
    for day in ("2026-11-15", "2026-11-30", "2027-01-29"):
        visit(case, day, mode="上门", visited="罗永福", performed="全部履行", text="款已收到，没有新情况。")
    close_dossier(case)
    case.sign_in("suo")
    case.look("closing")
    case.press("closing.close")
    case.say()
    stands(
        case, "已销号", ended=("达成协议并履行", "2026-11-12"), running={}, lacking="6/6 缺",
        R1=["达成｜已履行｜2026-11-12｜是"],
        R3=["成功｜2026-10-31｜已履行｜｜｜2026-11-30"],
    )  # fmt: skip


def test_20_support_that_comes_again_every_year_is_kept_open_and_never_struck_off_early(begin: Begin) -> None:
    case = begin("20")
    assert case.papers("D11", "D14") == ["D11", "D14"]
    assert case.sign("D14")
    daughters = [f"{who}｜蔡某｜1/1｜2027-10-18｜¥300.00｜｜" for who in ("大女儿", "二女儿", "小女儿")]
    stands(
        case, "达成待履行",
        running={"申请司法确认": "2026-11-17", "民事诉讼时效": "2029-10-16"}, met={"人民调解期限": "2026-10-18"},
        R5=["2026-10-25｜｜｜", "2026-11-17｜｜｜", "2026-12-19｜｜｜", "2027-10-19｜｜｜"],
        R6=["大儿子、小儿子｜蔡某｜1/1｜2026-12-18｜｜｜", *daughters],
        R13=[],
    )  # fmt: skip
    visit(case, "2026-10-25", mode="电话", visited="大儿子", performed="部分履行", text="老人住在大儿子家。")
    case.until("2026-12-18")
    receive(case, evidence="两个儿子当面交接，村干部在场")
    stands(
        case, "达成待履行", ended=("", ""),
        R6=[
            "大儿子、小儿子｜蔡某｜1/2｜2026-12-18｜｜2026-12-18｜",
            "大儿子、小儿子｜蔡某｜2/2｜2027-02-18｜｜｜",
            *daughters,
        ],
    )  # fmt: skip
    pane = case.look("closing")
    assert [row.key for row in pane.view.rows if row.mark == "○"] == ["agreement", "law", "visits", "dossier"]
    assert not case.button("closing.close").isEnabled()


def test_23_traffic_220000_are_confirmed_by_the_court_and_paid_by_the_insurer_the_next_day(
    begin: Begin,
) -> None:
    case = begin("23")
    assert case.papers("D11", "D14") == ["D11", "D14"]
    assert case.sign("D14")
    stands(
        case, "达成待履行",
        running={"协议履行期满": "2026-02-06", "申请司法确认": "2026-02-27", "民事诉讼时效": "2029-01-29"},
        met={"人民调解期限": "2026-01-28"},
        R6=["蔡某｜胡新｜一次｜2026-02-06｜¥220,000.00｜｜"],
        R13=[],
    )  # fmt: skip
    case.look("confirming")
    case.press("confirming.apply")
    case.say(court="临海市人民法院杜桥法庭")
    stands(
        case, "达成待履行",
        running={"协议履行期满": "2026-02-06", "法院决定是否受理司法确认": "2026-02-02", "民事诉讼时效": "2029-01-29"},
        met={"人民调解期限": "2026-01-28", "申请司法确认": "2026-01-28"},
        R13=["2026-01-28｜｜"],
    )  # fmt: skip
    case.press("confirming.accept")
    case.say()
    case.press("confirming.rule")
    case.say(ruling="确认有效", number="（2026）浙1082民特12号")
    stands(
        case, "达成待履行",
        running={"协议履行期满": "2026-02-06", "申请强制执行": "2028-02-07", "民事诉讼时效": "2029-01-29"},
        R3=["成功｜2026-01-28｜待履行｜2026-01-28｜确认有效 （2026）浙1082民特12号｜2026-02-27"],
        R13=["2026-01-28｜2026-01-28｜确认有效"],
    )  # fmt: skip
    case.until("2026-01-29")
    receive(case, evidence="转账截图", payer="保险公司")
    stands(
        case, "已履行", ended=("达成协议并履行", "2026-01-29"), running={},
        R1=["达成｜已履行｜2026-01-29｜否"],
        R5=["2026-02-04｜｜｜", "2026-02-27｜｜｜"],
        R6=["蔡某｜胡新｜一次｜2026-02-06｜¥220,000.00｜2026-01-29｜¥220,000.00"],
    )  # fmt: skip
    assert [paid.note for paid in case.look("performing").shown.paid] == [
        "转账 · 转账截图 · 代蔡某付款 · 杨树林"
    ]


def test_24_99999_are_paid_on_the_day_and_the_suit_a_year_later_leaves_the_figures_as_they_were(
    begin: Begin,
) -> None:
    case = begin("24")
    assert case.papers(*MUST) == MUST
    assert case.sign("D14")
    receive(case, evidence="银行回单")
    paid = "某市第一人民医院｜曾玉梅、龚桂英、龚晓｜一次｜2026-06-01｜¥99,999.00｜2026-06-01｜¥99,999.00"
    stands(
        case, "已履行", ended=("达成协议并履行", "2026-06-01"), running={"申请司法确认": "2026-07-01"},
        met={"人民调解期限": "2026-06-01", "协议履行期满": "2026-06-01"},
        R1=["达成｜已履行｜2026-06-01｜否"],
        R3=["成功｜2026-06-01｜已履行｜｜｜2026-07-01"],
        R5=["2026-06-08｜｜｜", "2026-07-01｜｜｜"],
        R6=[paid],
    )  # fmt: skip
    for day in ("2026-06-08", "2026-07-01"):
        visit(case, day, mode="电话", visited="曾玉梅", performed="全部履行", text="没有新情况。")
    close_dossier(case)
    case.look("closing")
    case.press("closing.close")
    case.say()
    closed: dict[str, Any] = {
        "ended": ("达成协议并履行", "2026-06-01"), "R1": ["达成｜已履行｜2026-06-01｜是"],
        "R3": ["成功｜2026-06-01｜已履行｜｜｜2026-07-01"], "R6": [paid],
    }  # fmt: skip
    stands(case, "已销号", running={}, lacking="6/6 缺", **closed)

    case.until("2027-05-25")
    sum_claimed = "请求撤销协议，主张1324827元，扣除已付99999元，还要1224828元"
    result(case, "sued", text=sum_claimed)
    stands(case, "已销号", running={}, **closed)
    assert case.results() == ["2027-05-25 当事人起诉"]
