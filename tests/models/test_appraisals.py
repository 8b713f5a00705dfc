"""不申请伤情鉴定声明 is refused where an appraisal must be made (程序规定 90)."""

import pytest

from models import appraisals, cases, intake
from tests import sample
from tests.sample import TODAY, Room

LIGHT = {"I1": "否", "I2": "否", "I3": "否"}


def why(here: Room, injury: str, answers: dict[str, str]) -> str:
    with here.store.unit() as db:
        subject = sample.accepted(db, here, track="ZA")
        subject.injury = injury
        intake.answer(db, subject, answers, by=here.officer)
        return appraisals.not_waived(cases.case(db, subject.id), TODAY)


def test_light_injury_that_nobody_disputes_may_go_without(here: Room) -> None:
    assert why(here, "未鉴定", LIGHT) == ""


@pytest.mark.parametrize(
    ("injury", "answers", "told"),
    [
        ("未鉴定", LIGHT | {"I1": "是"}, "可能构成轻伤以上"),
        ("未鉴定", LIGHT | {"I2": "是"}, "已经要求鉴定"),
        ("未鉴定", LIGHT | {"I3": "是"}, "对伤害程度有争议"),
        ("未鉴定", {}, "请先在接待里问清"),
        ("未鉴定", LIGHT | {"I1": "不清楚"}, "请先在接待里问清"),
        ("", {}, "请先在接待里问清"),
        ("轻伤二级", LIGHT, "属于刑事案件"),
        ("轻伤一级", LIGHT, "属于刑事案件"),
        ("重伤", LIGHT, "属于刑事案件"),
        ("轻微伤", {}, "已经有结论（轻微伤）"),
        ("不构成轻微伤", {}, "已经有结论（不构成轻微伤）"),
        ("无伤", {}, "用不着声明"),
    ],
)
def test_declaration_is_refused_with_a_sentence(
    here: Room, injury: str, answers: dict[str, str], told: str
) -> None:
    said = why(here, injury, answers)

    assert (said.count(told), said[-1]) == (1, "。")


def test_article_is_that_of_the_table(here: Room) -> None:
    assert "《公安机关办理行政案件程序规定》第九十条" in why(here, "未鉴定", LIGHT | {"I1": "是"})
