from pathlib import Path

import pytest

import resources
from exports import books
from models import alarm_rules


@pytest.mark.parametrize(
    ("kind", "content", "field"),
    [
        ("劳资纠纷", "讨要说法", "劳资"),
        ("纠纷", "包工头拖欠农民工工资，双方争吵", "劳资"),
        ("经济纠纷", "夫妻店欠货款", "债务"),
        ("其他纠纷", "与邻居因楼上漏水争吵", "邻里"),
        ("家庭婚恋", "夫妻争吵", "家庭"),
        ("纠纷", "分手后前男友上门闹事", "婚恋"),
        ("纠纷", "停在地里的车被推，双方推搡", "其他"),
        ("盗窃", "与邻居争吵后发现电动车被盗", ""),
        ("求助", "忘带钥匙", ""),
    ],
)
def test_alarm_has_the_key_field_of_its_class_else_of_its_words(kind: str, content: str, field: str) -> None:
    assert alarm_rules.field_of(kind, content) == field


def proposed(*headings: str) -> dict[str, str]:
    found = alarm_rules.proposed(headings, {each: books.plain(each) for each in headings})
    return {key: headings[place] for key, place in found.items()}


def test_columns_are_known_by_their_headings_in_any_order() -> None:
    told = proposed(
        "序号", "报警内容", "报警人 电话", "接警单编号*", "对方电话（手机）", "报警人", "事发地址", "报警时间"
    )

    assert told == {
        "content": "报警内容", "caller_phone": "报警人 电话", "number": "接警单编号*", "caller": "报警人",
        "other_phone": "对方电话（手机）", "place": "事发地址", "at": "报警时间",
    }  # fmt: skip


def test_heading_that_holds_a_known_one_is_taken_last() -> None:
    assert proposed("110报警时间", "时间", "县局警情编号")["at"] == "时间"
    assert proposed("110报警时间", "县局警情编号") == {"at": "110报警时间", "number": "县局警情编号"}


def test_station_may_put_its_own_words_in_place(tmp_path: Path) -> None:
    own = resources.text("texts/alarms.toml").replace("windows = [30, 90]", "windows = [60]")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "alarms.toml").write_text(own, encoding="utf-8")
    resources.override(tmp_path)
    try:
        assert alarm_rules.limits().windows == (60,)
    finally:
        resources.restore()
    assert alarm_rules.limits().windows == (30, 90)
