import pytest

from models import causes
from models.errors import Refusal


def test_causes_of_the_mediable_list_are_those_of_the_rules() -> None:
    assert [cause.name for cause in causes.every() if cause.mediable == "listed"] == [
        "殴打他人", "故意伤害", "侮辱", "诽谤", "诬告陷害", "发送信息干扰正常生活", "侵犯隐私", "故意损毁财物", "非法侵入住宅",
    ]  # fmt: skip
    assert [cause.code for cause in causes.every() if cause.mediable == "none"] == ["theft", "affray"]


def test_cause_is_labelled_with_the_article_of_2026() -> None:
    assert causes.get("damage").label == "故意损毁财物（治安管理处罚法第五十九条）"


def test_codes_are_unique_and_an_unknown_one_is_refused() -> None:
    codes = [cause.code for cause in causes.every()]

    assert len(set(codes)) == len(codes)
    with pytest.raises(Refusal) as caught:
        causes.get("murder")
    assert caught.value.message == "请在列表中选择案由。"
