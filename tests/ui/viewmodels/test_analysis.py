"""研判 without a window."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from models.audit import AuditEntry
from models.cases import Case
from models.errors import Refusal
from models.station import Identity
from tests import sample
from tests.sample import TODAY, Room
from ui.viewmodels.analysis import Figure, MonthAnalysis


@pytest.fixture
def case(here: Room) -> Case:
    with here.store.unit() as db:
        return sample.concluded(db, here)


def page(here: Room, person: Identity | None = None) -> MonthAnalysis:
    return MonthAnalysis(here.store, person or here.officer, today=lambda: TODAY, now=here.clock)


def test_month_is_told_in_four_blocks_each_figure_with_its_cases(here: Room, case: Case) -> None:
    month = page(here).read()

    assert [block.title for block in month.blocks] == ["特点", "存量", "处理结果", "发展态势"]
    assert [(each.name, each.value) for each in month.headlines] == [
        ("受理", "1 件"), ("成功率", "100.0%"), ("协议金额", "¥300.00"), ("月末未结", "0 件"),
    ]  # fmt: skip
    types = month.blocks[0].groups[0]
    assert types.figures == (Figure("山林土地", 1, 0, 0, (case.id,)),)
    assert types.figures[0].compared == "上月 0　上年 0"
    assert month.recent == (("9月", 0), ("10月", 0), ("11月", 1), ("12月预计", 0))


def test_cases_behind_a_figure_are_listed(here: Room, case: Case) -> None:
    [row] = page(here).cases((case.id,))

    assert (row.number, row.level, row.state, row.officer) == ("西调2026-1", "简单", "达成协议", "葛民警")


def test_month_without_cases_has_figures_too(here: Room) -> None:
    analysis = page(here)
    analysis.move(-1)

    assert (analysis.period, analysis.read().blocks[0].sentence) == ("2026年10月", "本月没有受理矛盾纠纷。")
    analysis.move(5)
    assert (analysis.month, analysis.is_present) == (date(2026, 11, 1), True)


def test_edited_words_are_kept_until_they_are_forgotten(here: Room, case: Case) -> None:
    del case
    analysis = page(here)
    drafted = analysis.words()

    analysis.keep(analysis.key, drafted | {"steps": "下月重点排查山林边界。"})
    assert page(here).words() == drafted | {"steps": "下月重点排查山林边界。"}
    analysis.forget()
    assert page(here).words() == drafted


def test_report_is_written_and_in_the_audit(here: Room, case: Case, tmp_path: Path) -> None:
    del case
    analysis = page(here)
    target = tmp_path / analysis.file_name()
    progress = analysis.export(target)
    assert next(progress) == (0, 0, "正在生成月度分析报告")
    with pytest.raises(StopIteration) as ended:
        next(progress)

    assert ended.value.value == target
    assert target.read_bytes().startswith(b"%PDF")
    assert target.name.startswith("西岔派出所_矛盾纠纷月度分析报告_202611_20261120-1")
    with here.store.reading() as db:
        entry = db.scalars(select(AuditEntry).where(AuditEntry.deed == "导出月度分析")).one()
    assert entry.row_id == "2026-11"


def test_mediator_who_is_no_officer_reads_why_not(here: Room) -> None:
    with pytest.raises(Refusal, match="调解员只能看到交给自己办的案件"):
        page(here, here.mediator).read()
