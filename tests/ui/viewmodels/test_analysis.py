"""研判 without a window."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from models import cases, disclosure, periods
from models.cases import Case
from models.errors import Refusal
from models.periods import Kind
from models.queries.figures_slices import Slice
from models.station import Identity
from tests import sample
from tests.sample import TODAY, Room
from ui.viewmodels.analysis import PeriodAnalysis
from ui.viewmodels.analysis_blocks import Figure


@pytest.fixture
def case(here: Room) -> Case:
    with here.store.unit() as db:
        return sample.concluded(db, here)


def page(here: Room, person: Identity | None = None) -> PeriodAnalysis:
    return PeriodAnalysis(here.store, person or here.officer, today=lambda: TODAY, now=here.clock)


def test_period_is_told_in_four_blocks_each_figure_with_its_cases(here: Room, case: Case) -> None:
    analysis = page(here)
    seen = analysis.read()

    assert [block.title for block in seen.blocks] == ["特点", "存量", "处理结果", "发展态势"]
    assert [(each.name, each.value) for each in seen.headlines] == [
        ("受理", "1 件"), ("成功率", "100.0%"), ("协议金额", "¥300.00"), ("现在未结", "0 件"),
    ]  # fmt: skip
    types = seen.blocks[0].groups[0]
    assert types.heads == ("本月", "占比", "上月", "上年同期")
    [figure] = types.figures
    assert figure == Figure("山林土地", 1, 0, 0, figure.behind, share="100.0%")
    assert (figure.columns, types.most) == (("100.0%", "0", "0"), 1)
    assert figure.behind is not None
    assert [row.case_id for row in analysis.cases(figure.behind)] == [case.id]
    assert (seen.running, seen.hours) == ("截至 11月20日，尚未结束", None)
    assert seen.course is not None
    assert (seen.course.names[-1], seen.course.values[-1], seen.course.line) == ("11月", 1, ())


def test_every_figure_of_the_page_opens_to_as_many_cases_as_it_says(here: Room, case: Case) -> None:
    del case
    analysis = page(here)
    seen = analysis.read()
    figures = [figure for block in seen.blocks for group in block.groups for figure in group.figures]

    assert len(figures) > 15
    for figure in figures:
        assert figure.behind is not None
        assert len(analysis.cases(figure.behind)) == figure.behind.count
        assert figure.opens is (figure.behind.count > 0)


def test_cases_behind_a_figure_are_listed(here: Room, case: Case) -> None:
    del case
    analysis = page(here)
    head = analysis.read().headlines[0].behind
    assert head is not None

    [row] = analysis.cases(head)

    assert (row.number, row.level, row.state, row.officer) == ("西调2026-1", "简单", "达成协议", "葛民警")


def test_cell_of_the_hours_and_step_of_the_course_open_too(here: Room, case: Case) -> None:
    analysis = page(here)
    friday, ten = 4, 5  # 2026-11-20 10:30 in Beijing

    found = analysis.at(friday, ten)

    assert (found.name, found.count) == ("周五 10至12时", 1)
    assert [row.case_id for row in analysis.cases(found)] == [case.id]
    assert analysis.cases(analysis.at(friday, ten + 1)) == ()
    name, step = analysis.step(-1)
    assert (name, [row.case_id for row in analysis.cases(step)]) == ("2026年11月", [case.id])


def test_period_without_cases_has_figures_too(here: Room) -> None:
    analysis = page(here)
    analysis.choose(periods.month(date(2026, 10, 1)))

    seen = analysis.read()
    assert (seen.period.name, seen.blocks[0].sentence, seen.running) == (
        "2026年10月",
        "本月没有受理矛盾纠纷。",
        "",
    )
    analysis.choose(periods.month(date(2026, 12, 1)))
    assert analysis.period.name == "2026年10月"


def test_quarter_and_year_are_read_and_named(here: Room, case: Case) -> None:
    del case
    analysis = page(here)
    for kind, heads in (
        (Kind.QUARTER, ("本季度", "占比", "上季度", "上年同期")),
        (Kind.YEAR, ("本年", "占比", "上年")),
    ):
        analysis.choose(periods.of(kind, TODAY))
        assert analysis.read().blocks[0].groups[0].heads == heads
    assert analysis.words()["overall"].startswith("本年受理矛盾纠纷1件，上年同期为0。")


def test_edited_words_are_kept_until_they_are_forgotten(here: Room, case: Case) -> None:
    del case
    analysis = page(here)
    drafted = analysis.words()

    analysis.keep(analysis.key, drafted | {"steps": "下月重点排查山林边界。"})
    assert page(here).words() == drafted | {"steps": "下月重点排查山林边界。"}
    analysis.forget()
    assert page(here).words() == drafted


def test_edited_words_stay_and_are_told_of_when_the_figures_change(here: Room, case: Case) -> None:
    del case
    analysis = page(here)
    words = analysis.words()
    edited = words["overall"].replace("本月受理矛盾纠纷", "我所本月共受理矛盾纠纷")
    analysis.keep(analysis.key, words | {"overall": edited})
    assert analysis.stale() == ()

    with here.store.unit() as db:
        sample.accepted(db, here)

    later = page(here)
    assert later.words()["overall"] == edited
    told = [each.words for each in later.stale()]
    assert told[0].startswith("正文写“1件”，现为“2件”")
    assert "正文写“100.0%”，现为“50.0%”" in "".join(told)
    mended = later.mended(later.words())
    assert mended["overall"].startswith("我所本月共受理矛盾纠纷2件，上年同期为0，上期为0。")
    assert later.words()["stock"].startswith("月初未结0件，本月新增2件")

    later.keep(later.key, later.words() | {"steps": "加强走访。"})
    assert [each.words for each in page(here).stale()] == told
    later.keep(later.key, later.words() | mended)
    assert page(here).stale() == ()


def test_typical_case_is_proposed_without_names(here: Room, case: Case) -> None:
    del case
    words = page(here).words()["cases"]

    assert words == (
        "案例一：山林土地纠纷。两家承包地相邻，2009年指界后没有立桩。11月在地头争吵，赵某推倒张某，踩坏麦苗。"
        "调解中查明症结在于2009年指界时没有立桩。经人民调解1次，双方达成协议："
        "赵某于约定期限前赔偿张某麦苗损失人民币叁佰元整（¥300.00），以现金当面支付，张某收款后当场出具收条；"
        "双方于2026年11月到地头，在村民委员会见证下按某处至水口直线共同栽设界桩，以此为使用界线；本条不改变土地权属；"
        "双方就本次纠纷的民事赔偿一次性了结，今后互不滋扰。"
    )


@pytest.mark.parametrize(("suffix", "begin"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_report_is_written_and_in_the_log(
    here: Room, case: Case, tmp_path: Path, suffix: str, begin: bytes
) -> None:
    del case
    analysis = page(here)
    target = tmp_path / analysis.file_name(suffix)
    progress = analysis.export(target)
    assert next(progress) == (0, 0, "正在生成矛盾纠纷月度分析报告")
    with pytest.raises(StopIteration) as ended:
        next(progress)

    assert ended.value.value == target
    assert target.read_bytes().startswith(begin)
    assert target.name.startswith("西岔派出所_矛盾纠纷月度分析报告_202611_20261120-1")
    with here.store.reading() as db:
        [kept] = disclosure.listing(db, by=here.officer)
    assert (kept.title, kept.period, kept.rows, kept.file) == (
        "矛盾纠纷月度分析报告",
        "2026年11月",
        1,
        target.name,
    )
    assert kept.sha256 == hashlib.sha256(target.read_bytes()).hexdigest()


def test_mediator_who_is_no_officer_reads_why_not(here: Room) -> None:
    with pytest.raises(Refusal, match="调解员只能看到交给自己办的案件"):
        page(here, here.mediator).read()


def test_a_mediator_opens_none_but_their_own(here: Room, case: Case) -> None:
    with here.store.reading() as db:
        every = Slice("受理", 1, (Case.received_at.is_not(None),))
        db.info["by"] = here.mediator
        assert cases.visible(db)
    assert [row.case_id for row in page(here).cases(every)] == [case.id]


def test_the_station_writes_on_one_text_and_nobody_overwrites_another(here: Room, case: Case) -> None:
    del case
    clerk, leader = page(here), page(here, here.leader)
    words, same = clerk.words(), leader.words()
    assert (words == same, clerk.changed) == (True, "")

    clerk.keep(clerk.key, words | {"steps": "排查山林边界。"})
    with pytest.raises(Refusal, match=f"{here.officer.name}刚改过"):
        leader.keep(leader.key, same | {"steps": "加强走访。"})

    assert leader.words()["steps"] == "排查山林边界。"
    assert leader.changed.startswith(f"全所共用这一份文稿；{here.officer.name}于")
    leader.keep(leader.key, leader.words() | {"steps": "加强走访。"})
    assert page(here).words()["steps"] == "加强走访。"
