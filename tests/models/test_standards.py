"""The figures that compensation is worked out from: whose, of which year, and a station's own table."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import resources
from models import law, standards, texts

TODAY = date(2026, 11, 22)
BUILT_IN = (resources.ROOT / "texts" / "calculation.toml").read_text(encoding="utf-8")


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "texts").mkdir()
    yield tmp_path / "texts" / "calculation.toml"
    resources.restore()


def put(file: Path, rows: str, text: str = BUILT_IN) -> None:
    file.write_text(f"{text}\n{rows}", encoding="utf-8")
    resources.override(file.parent.parent)
    resources.table.cache_clear()


def row(province: str, year: int, income: str, more: str = "") -> str:
    return (
        f'[[standard]]\nprovince = "{province}"\nyear = {year}\nas_of = "2026-03-20"\nsource = "统计公报"\n'
        f'verified = "V"\nincome = {income}\n{more}\n'
    )


def test_nothing_is_guessed_that_no_table_tells() -> None:
    assert standards.figure("income", "甘肃", TODAY) is None
    assert standards.trades("甘肃", TODAY) == {}
    meals = standards.figure("meals", "甘肃", TODAY)
    assert meals is not None
    assert (meals.fen, meals.verified) == (100_00, "M")


def test_station_enters_its_province_and_the_year_before_counts(own: Path) -> None:
    put(
        own,
        row("甘肃", 2024, "41000")
        + row("甘肃", 2025, "42000.5", "trade = { '建筑业' = 60000 }")
        + row("甘肃", 2026, "1")
        + row("青海", 2025, "2"),
    )

    found = standards.figure("income", "甘肃省", TODAY)
    assert found is not None
    assert (found.fen, found.told, found.verified) == (42_000_50, "甘肃2025年度，统计公报，2026-03-20", "V")
    assert standards.trades("甘肃", TODAY)["建筑业"].fen == 60_000_00
    assert standards.figure("income", "", TODAY) is None
    assert standards.figure("spending", "甘肃", TODAY) is None


def test_figure_of_an_older_year_says_so(own: Path) -> None:
    put(own, row("甘肃", 2023, "40000"))

    found = standards.figure("income", "甘肃", TODAY)
    assert found is not None
    assert found.told.endswith("（不是上一年度的数字）")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            BUILT_IN + '\n[[standard]]\nprovince = ""\nyear = 0\nverified = "V"\nincom = 3\n',
            "没有“incom”这个参数",
        ),
        (BUILT_IN + '\n[[standard]]\nprovince = ""\nyear = 0\nverified = "V"\nincome = 3.001\n', "不是金额"),
        (BUILT_IN.replace("percents = [100, 90,", "percents = [100,"), "伤残系数要写满十级"),
        (BUILT_IN.replace("year_days = 365", "year_days = 0"), "一年的天数不对"),
    ],
)
def test_table_that_is_wrong_is_refused_and_the_built_in_one_read(own: Path, text: str, reason: str) -> None:
    put(own, "", text)

    assert reason in texts.prove()["texts/calculation.toml"]
    assert standards.rule().year_days == 365


def test_remarks_follow_the_matter() -> None:
    assert [each.article for each in standards.remarks("两人争吵")] == ["fault-shared"]
    assert [each.article for each in standards.remarks("被狗咬伤", minor=True)] == [
        "fault-shared", "ward-liability", "animal",
    ]  # fmt: skip
    told = {each.article for each in standards.remarks("狗 抛 商场 员工 雇", minor=True)}
    assert told <= set(law.on(TODAY).articles)
