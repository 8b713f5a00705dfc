"""The annex of a calculation says what was kept, figure by figure, and one annex is told from another."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from exports import errands, printouts
from exports import facts as facts_of_case
from exports.compose import compose, plain
from exports.forms import FORMS
from models import calculations, calculators, cases, formheads
from models.standards import Figure
from models.store import Store
from tests.room_station import TODAY, Clock, add_case, open_station, signed_in

ITEMS = (
    calculators.receipts("medical", (1200_00, 34_50), reimbursed=100_00),
    calculators.wages("同行业平均", days=30, trade=Figure("trade", 36_500_00, "甘肃2025年度，农林牧渔业", "V")),
)  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_station(tmp_path, Clock())
    yield opened
    opened.close()


def test_annex_says_what_was_kept(store: Store) -> None:
    case_id = add_case(store)
    with store.unit() as db:
        subject = cases.case(db, case_id)
        assert errands.of_form(db, subject, formheads.head("J10")) == []
        kept = calculations.keep(
            db, subject, ITEMS, share=70, by=signed_in(store),
            inputs={"victim_name": "张某　55岁", "payer_name": "赵某", "remarks": ["受损的一方自己也有过错的，可以减轻。"]},
        )  # fmt: skip
        calculations.keep(db, subject, ITEMS[:1], inputs={}, by=signed_in(store))
        first, second = errands.of_form(db, subject, formheads.head("J10"))
        made = facts_of_case.of(db, subject, "J10", today=TODAY, about=first.about)
        said = plain(compose(FORMS["J10"], made))

    assert first.about == kept.id
    assert (first.words[-9:], second.words[-9:]) == ("¥2,894.15", "¥1,134.50")
    assert [said.count(words) for words in (
        "（¥1,200.00 + ¥34.50） − 已报销 ¥100.00 = ¥1,134.50", "同行业年平均 ¥36,500.00 ÷ 365 天 × 30 天 = ¥3,000.00",
        "合计：¥4,134.50｜责任比例：70%", "按比例：¥2,894.15　人民币贰仟捌佰玖拾肆元壹角伍分", "受损的人：张某　55岁｜赔偿的人：赵某",
        "同行业平均工资 36,500.00 元/年（甘肃2025年度，农林牧渔业）。", "仅供协商参考",
    )] == [1] * 7  # fmt: skip
    assert "第七条" in said
    assert printouts.pdf(made).startswith(b"%PDF-")
    assert facts_of_case.Facts.from_json(made.to_json()) == made
