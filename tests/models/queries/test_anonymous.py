"""What is told to everybody names nobody: who is known gets another name, what is in doubt costs its sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.queries import anonymous
from models.queries.known import Known

PEOPLE = ("欧阳建国", "单雄", "张土根", "赵水生", "小胡", "古丽娜尔·买买提", "于海", "高明")
BODY = "西岔镇老马羊肉馆"
KNOWN = Known(PEOPLE, ("葛民警",), (BODY,), ("西岔镇西岔村三组12号",), "西岔村三组老槐树东边", "西岔村")

TOLD = (
    ("欧阳拿锄头追打小单。", "欧阳某拿锄头追打单某。"),
    ("老欧阳先动手，建国还手。", "欧阳某先动手，欧阳某还手。"),
    ("被申请人于2026年11月25日18时前付清3,000元。", "被申请人于约定期限前付清3,000元。"),
    ("2026-11-03报警。", "2026年11月报警。"),
    ("二O二六年十一月三日争吵。", "2026年十一月争吵。"),
    ("租住职工认可。", "租住职工认可。"),
    ("小胡受伤，由于海水倒灌。", ""),
    ("高明与于海因承包争吵，高明于约定期限前付清。", "高某与于某因承包争吵，高某于约定期限前付清。"),
    ("手段高明。", ""),
    ("老马羊肉馆与张土根因工资争吵。", "某单位与张某因工资争吵。"),
    ("古丽娜尔要求退款。", "甲某要求退款。"),
    ("因相邻排水、采光发生纠纷，双方和解。", "因相邻排水、采光发生纠纷，双方和解。"),
)
LEFT_OUT = (
    "妻子李小花被推倒。", "证人王二麻子看见。", "邻居李建军劝阻。", "孩子叫小宝。", "微信号zhangwei88。", "孩子在西岔小学三年级二班。",
    "孩子在三（2）班。", "李梅理发店被砸。", "在陈庄村委会门口。", "南窑湾组也有人来。", "住兴平路阳光小区。", "李主任来劝。",
    "自2026年11月8日起圈养。", "编号12345。",
)  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_people_are_told_under_another_name(text: str, expected: str) -> None:
    assert anonymous.hidden(text, KNOWN) == expected


@pytest.mark.parametrize("text", LEFT_OUT)
def test_a_sentence_that_may_lead_to_somebody_is_left_out(text: str) -> None:
    assert anonymous.hidden(text, KNOWN) == ""


PARTS = (
    *PEOPLE,
    "欧阳",
    "建国",
    "土根",
    "水生",
    "买买提",
    "葛民警",
    BODY,
    "老马羊肉馆",
    "老槐树",
    "三组",
    "12号",
    "13800001234",
    "110101199003074477",
)
WORDS = (
    "与",
    "因",
    "争吵",
    "先动手",
    "，",
    "在",
    "的",
    "。",
    "要求支付3,000元",
    "于",
    "对",
    "说",
    "和解",
    "家里",
    "不",
    "于2026年11月20日前",
)


@given(st.lists(st.sampled_from(PARTS + WORDS), max_size=12))
def test_nothing_known_survives_among_any_words(words: list[str]) -> None:
    told = anonymous.hidden("".join(words), KNOWN)

    assert [each for each in PARTS if each in told and each != "欧阳"] == []
    assert "欧阳" not in told.replace("欧阳某", "")
    assert "20日" not in told
