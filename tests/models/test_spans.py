from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import dates, spans
from models.errors import Refusal

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "begins", "ends"),
    [
        ("明天 9点 两小时", "21 09:00", "21 11:00"),
        ("明天9点两小时", "21 09:00", "21 11:00"),
        ("下午3点", "20 15:00", "20 16:00"),
        ("下午3点到5点", "20 15:00", "20 17:00"),
        ("11-25 9:00-10:30", "25 09:00", "25 10:30"),
        ("下周三 上午9点半 半小时", "25 09:30", "25 10:00"),
        ("后天 14:30 90分钟", "22 14:30", "22 16:00"),
        ("2026-11-25 14:30 一个半小时", "25 14:30", "25 16:00"),
        ("明天 10点至下午1点", "21 10:00", "21 13:00"),
        ("明天上午10点到1点半", "", ""),
        ("１１月２５日 ９：００ 1.5小时", "25 09:00", "25 10:30"),
        ("明天 9点 1小时30分", "21 09:00", "21 10:30"),
    ],
)
def test_what_is_typed_is_a_stretch_of_time(typed: str, begins: str, ends: str) -> None:
    if not begins:
        with pytest.raises(Refusal, match="结束时间要晚于开始时间"):
            spans.parse(typed, today=TODAY)
        return
    found = spans.parse(typed, today=TODAY)
    assert tuple(f"{dates.local(each):%d %H:%M}" for each in found) == (begins, ends)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [("", "请填写时间"), ("随便哪天", "看不懂"), ("明天 9点到8点", "结束时间"), ("明天 9点 20小时", "12 小时"), ("明天 两小时", "看不懂")],
)  # fmt: skip
def test_what_is_no_stretch_is_refused_at_its_field(typed: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence) as refused:
        spans.parse(typed, today=TODAY)
    assert refused.value.field == "when"


@given(st.text(alphabet="0123456789:：点半到至-小时分钟明后天上下午两 周三", max_size=20))
def test_any_text_is_a_forward_stretch_or_a_refusal(typed: str) -> None:
    try:
        begins, ends = spans.parse(typed, today=TODAY)
    except Refusal:
        return
    assert begins < ends <= begins + spans.LONGEST
