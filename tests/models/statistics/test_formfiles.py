"""The forms that are shipped, a station's own, and what is wrong with one."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

import resources
from models import disputes, statistics
from models.errors import Refusal
from models.statistics import formfiles

SHIPPED = ["M01", "M02", "L01", "L01V", "L05", "L06", "L07", "L10"]


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Callable[[str, str], None]]:
    """Let a station put a form of its own in its folder."""
    folder = tmp_path / formfiles.FOLDER
    folder.mkdir(parents=True)

    def put(key: str, text: str) -> None:
        (folder / f"{key}.toml").write_text(text, encoding="utf-8")
        resources.override(tmp_path)
        resources.table.cache_clear()

    yield put
    resources.restore()


def ours(key: str) -> str:
    return (resources.ROOT / formfiles.FOLDER / f"{key}.toml").read_text(encoding="utf-8")


def test_every_form_that_is_shipped_reads() -> None:
    assert [form.key for form in statistics.forms()] == SHIPPED
    assert statistics.troubles() == {}


def test_forms_of_a_day_are_those_in_force() -> None:
    assert [form.key for form in statistics.forms(date(2016, 6, 1))] == [
        "M01",
        "M02",
        "L05",
        "L06",
        "L07",
        "L10",
    ]


def test_the_form_of_the_investigation_has_its_rows() -> None:
    form = statistics.form("L01")

    assert [row.key for row in form.rows] == [str(number) for number in range(1, 53)]
    assert len({row.labels[1] for row in form.rows[5:43]}) == 19
    assert [column.name for column in form.columns] == ["乡镇街道", "村居", "小计", "年度累计"]
    assert [column.name for column in statistics.form("L01V").columns] == ["村居", "小计", "年度累计"]


@pytest.mark.parametrize(("form", "name"), [("L01", "issue"), ("L06", "admin")])
def test_every_type_maps_somewhere_in_words(form: str, name: str) -> None:
    kinds = {leaf.statistics for leaf in disputes.leaves()}

    assert set(statistics.form(form).derived[name].values) == kinds


def test_every_class_of_a_mapping_has_its_row() -> None:
    form = statistics.form("L01")
    counted = {
        value for row in form.rows for each in row.where if each.name == "issue" for value in each.values
    }

    assert set(form.derived["issue"].values.values()) <= counted
    assert form.derived["issue"].other in counted


def test_a_station_replaces_a_form(own: Callable[[str, str], None]) -> None:
    own("M02", ours("M02").replace("纠纷调处治安、民事分类统计表", "本县分类表"))

    assert statistics.form("M02").title == "本县分类表"


def test_a_station_adds_a_form(own: Callable[[str, str], None]) -> None:
    own("X1", ours("M02").replace('key = "M02"', 'key = "X1"'))

    assert statistics.form("X1").title == statistics.form("M02").title


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ('nature = "治安"', 'natur = "治安"', "第 {} 行：不认识的条件“natur”"),
        ("strong = true", "stong = true", "第 {} 行：不认识的键“stong”"),
        ("success = true", 'success = "是"', "第 {} 行：条件“success”应写是否（true/false）"),
        ('ratio = ["success", "total"]', 'ratio = ["success", "all"]', "第 {} 行：“rate”里没有“all”这一行"),
        ('"success ≤ total"', '"success ≤ nothing"', "第 {} 行：勾稽关系没有“nothing”这一栏"),
        ('day = "received"', 'day = "closed"', "第 {} 行：“closed”不在 received、accepted、concluded 之中"),
        ('side = ["纠纷总数", "件"]', 'side = ["纠纷总数"]', "表头各列的层数不一致，或行头的格数与“side”的列数不同"),
        ("title = ", "titel = ", "第 {} 行：不认识的键“titel”"),
    ],
)  # fmt: skip
def test_a_wrong_form_is_refused_with_its_line_and_ours_stays(
    own: Callable[[str, str], None], was: str, now: str, said: str
) -> None:
    text = ours("M02").replace(was, now, 1)
    assert text != ours("M02")
    own("M02", text)

    assert statistics.form("M02").title == "纠纷调处治安、民事分类统计表"
    told = statistics.troubles()["M02"]
    assert "报表 M02.toml 有错，" in told
    assert said.rpartition("{}")[2].removeprefix(" 行：") in told
    assert told.endswith("仍用程序自带的。")
    if "{}" in said:
        assert "第 " in told.partition("有错，")[2][:3]


def test_a_wrong_form_without_ours_behind_it_is_left_out(own: Callable[[str, str], None]) -> None:
    own("X1", "key = 1\n")

    assert [form.key for form in statistics.forms()] == SHIPPED
    assert set(statistics.troubles()) == {"X1"}
    with pytest.raises(Refusal, match="X1"):
        statistics.form("X1")


def test_what_is_no_toml_is_refused(own: Callable[[str, str], None]) -> None:
    own("X1", "key = [")

    assert "无法读取" in statistics.troubles()["X1"]


def test_a_form_may_not_extend_itself(own: Callable[[str, str], None]) -> None:
    own("X1", 'key = "X1"\nextends = "X1"\n')

    assert "第 1 行：“extends”写的“X1”不能用" in statistics.troubles()["X1"]


def test_a_form_nobody_knows_is_refused() -> None:
    with pytest.raises(Refusal, match="没有编号为“Z9”的报表"):
        statistics.form("Z9")
