import doctest
from datetime import date
from pathlib import Path

import pytest

import resources
from models import disputes, tracks
from models.errors import Refusal

TODAY = date(2026, 11, 21)


def test_examples_of_the_module_hold() -> None:
    assert doctest.testmod(disputes).failed == 0


def test_dispute_types_are_a_tree() -> None:
    groups = {group.code for group in disputes.groups()}
    codes = [leaf.code for leaf in disputes.leaves()]

    assert {leaf.parent for leaf in disputes.leaves()} - {""} == groups
    assert len(set(codes)) == len(codes)
    assert groups & set(codes) == set()


MINISTRY = (
    "婚姻家庭", "邻里", "房屋宅基地", "合同", "生产经营", "损害赔偿", "山林土地", "征地拆迁", "环境污染",
    "拖欠农民工工资", "其他劳动争议", "旅游", "电子商务", "其他消费", "医疗", "道路交通事故", "物业", "其他",
)  # fmt: skip


def test_dispute_types_map_to_the_statistics_in_the_ministrys_order() -> None:
    """A station's own type counts under one of the ministry's eighteen."""
    counted = [leaf.statistics for leaf in disputes.leaves(TODAY)]

    assert sorted(set(counted), key=counted.index) == list(MINISTRY)


def test_dispute_types_carry_the_classes_of_the_other_reports() -> None:
    every = disputes.leaves()

    assert {leaf.t2 for leaf in every} <= {"征地拆迁类", "劳资纠纷类", "治安纠纷类", "安全类", "其他纠纷类"}
    assert {leaf.t3 for leaf in every} <= {"劳资", "债务", "家庭", "邻里", ""}
    assert {leaf.t4 for leaf in every} == {"治安", "民事"}
    assert {tracks.get(leaf.usual).blocked for leaf in every} == {""}


def test_leaf_of_an_unknown_code_is_refused() -> None:
    with pytest.raises(Refusal) as caught:
        disputes.leaf("no-such")

    assert (caught.value.message, caught.value.field) == ("请在列表中选择纠纷类型。", "dispute_type")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("楼上漏水，邻居", "neighbours"),
        ("两人因琐事打架，一人受伤", "damages"),
        ("承包地地界不清", "land"),
        ("借款写了欠条不还", "contract"),
        ("子女不赡养老人", "family"),
        ("交通事故未赔偿", "traffic"),
    ],
)
def test_type_is_suggested_by_its_keywords(text: str, code: str) -> None:
    assert disputes.suggest(text)[0] == code


def test_nothing_is_suggested_without_a_keyword() -> None:
    assert disputes.suggest("") == []


def test_class_follows_the_grounds() -> None:
    assert disputes.four_class("damages", "", violation=False) == "其他纠纷类"
    assert disputes.four_class("damages", "", violation=True) == "治安纠纷类"
    assert disputes.four_class("neighbours", "噪音引起厮打", violation=True) == "治安纠纷类"
    assert disputes.four_class("wages", "", violation=False) == "劳资纠纷类"
    assert disputes.key_field("family", "因分手") == "婚恋"
    assert disputes.key_field("family", "因赡养") == "家庭"


def test_nature_follows_the_violation() -> None:
    assert [disputes.nature("family", violation=each) for each in (True, False, None)] == [
        "治安",
        "民事",
        "民事",
    ]


def test_grounds_count_twice() -> None:
    assert disputes.suggest("邻居之间", "欠款合同")[0] == "contract"
    assert disputes.suggest("邻居噪声漏水", "欠款")[0] == "neighbours"


def test_classes_offered_hold_every_class_of_a_leaf() -> None:
    assert {leaf.t2 for leaf in disputes.leaves()} == set(disputes.classes())
    assert {leaf.t3 for leaf in disputes.leaves()} - {""} <= set(disputes.key_fields())
    assert disputes.key_fields()[-1] == "婚恋"


def test_sources_are_those_of_the_form() -> None:
    assert [each.name for each in disputes.sources()] == [
        "110警情", "来所", "电话", "民警走访", "巡逻", "自主摸排", "警务区指令", "兼任村助理民警", "下访座谈",
        "警务助理/网格员", "村(居)委", "上级交办", "他部门移送", "重复警情", "12345",
    ]  # fmt: skip
    assert {each.statistics for each in disputes.sources()} == {"主动调解", "依申请调解", "接受委托移送调解"}
    assert disputes.source("来所") == disputes.source("visit")
    assert disputes.source("路过") is None


def test_retired_type_is_no_more_offered_but_still_named(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    table = resources.text("texts/disputes.toml").replace(
        'code = "tourism"\n', 'code = "tourism"\nuntil = "2026-06-30"\n'
    )
    (tmp_path / "texts" / "disputes.toml").write_text(table, encoding="utf-8")
    resources.override(tmp_path)
    try:
        assert disputes.leaf("tourism").name == "旅游"
        assert [leaf.code for leaf in disputes.leaves(date(2026, 6, 30)) if leaf.code == "tourism"] == [
            "tourism"
        ]
        assert [leaf.code for leaf in disputes.leaves(date(2026, 7, 1)) if leaf.code == "tourism"] == []
    finally:
        resources.restore()
