"""Agreements of the library on paper: twelve households in a schedule, payers who share, a ward's own property, the reading copy."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from sqlalchemy.orm import Session

from exports import facts, pdf
from exports.compose import compose, plain
from exports.facts import Facts
from exports.forms import FORMS
from models import agreements, money
from models.cases import Case
from tests import sample
from tests.sample import TODAY, Room

DUE = TODAY + timedelta(15)
HOUSEHOLDS = [
    {"name": f"户主{place}", "what": "冬小麦", "quantity": f"{place}.{place % 10}", "unit": "亩", "price": "1,180.55"}
    for place in range(1, 13)
]  # fmt: skip
PAID = {
    "pattern": "C1", "payer": "赵水生", "payee": "张土根", "amount": 300_050, "due_on": DUE, "method": "银行转账",
    "blanks": {"items": "医疗费、误工费"},
}  # fmt: skip


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Room]:
    made = sample.room(str(tmp_path / "sanli.db"))
    yield made
    made.store.close()


def drafted(db: Session, here: Room, *clauses: dict[str, Any]) -> Case:
    subject = sample.accepted(db, here)
    agreements.draft(db, subject, by=here.officer, clauses=list(clauses), facts="踩坏麦苗。")
    return subject


def paper(here: Room, form: str, *clauses: dict[str, Any]) -> Facts:
    with here.store.unit() as db:
        return facts.of(db, drafted(db, here, *clauses), form, today=TODAY)


def text_of_pdf(made: Facts) -> str:
    kept = pypdfium2.PdfDocument(pdf.render(compose(FORMS[made.paper.form], made)))
    words = "".join(page.get_textpage().get_text_range() for page in kept)
    kept.close()
    return re.sub(r"\s", "", words)


@pytest.mark.parametrize("form", ["D12", "D14", "J11"])
def test_schedule_of_twelve_households_stands_under_its_clause_and_adds_up(here: Room, form: str) -> None:
    green = {
        "pattern": "C19", "payer": "赵水生", "payee": "张土根", "due_on": DUE, "method": "银行转账", "schedule": HOUSEHOLDS,
        "blanks": {"site": "西岔村二组", "items": "青苗"},
    }  # fmt: skip
    settled = {"pattern": "C12", "blanks": {"both": "双方"}}
    made = paper(here, form, green, settled)

    head, *lines, total = (made.agreement.clauses[0].head, *made.agreement.clauses[0].rows)
    assert len(head) == 7
    assert [line[1] for line in lines] == [each["name"] for each in HOUSEHOLDS]
    sums = [money.parse(line[-1]) for line in lines]
    assert money.parse(total[-1]) == sum(sums)
    said = text_of_pdf(made)
    assert [line[1] for line in lines if line[1] not in said or line[-1] not in said] == []
    assert f"合计———{'—'}{total[-1]}" in said
    first, last = said.index("户主12"), said.index("一次性了结" if form != "J11" else "算清了")
    assert first < last
    assert money.words(sum(sums)).removeprefix("人民币") in said or form == "J11"


def test_joint_payers_and_shares_stand_in_text_and_dues(here: Room) -> None:
    several = {**PAID, "payer": "赵水生、张土根", "payee": "王某"}
    made = paper(
        here, "D14", {**several, "sharing": "连带"},
        {**several, "sharing": "按份", "shares": {"赵水生": 100_025, "张土根": 200_025}},
    )  # fmt: skip
    assert [(due.debtor, due.amount) for due in made.agreement.dues] == [
        ("赵水生、张土根（连带）", "¥3,000.50"),
        ("赵水生", "¥1,000.25"),
        ("张土根", "¥2,000.25"),
    ]
    said = re.sub(r"第\d页共\d页", "", text_of_pdf(made))
    assert "赵水生、张土根对上述款项承担连带责任。" in said
    assert "赵水生承担人民币壹仟元贰角伍分（¥1,000.25）" in made.agreement.clauses[1].text
    assert "各自按份承担责任。" in said


def test_ward_pays_of_own_property_before_the_guardian(here: Room) -> None:
    made = paper(
        here, "D14",
        {**PAID, "payer": "赵小水、赵水生", "sharing": "本人财产在先", "shares": {"赵小水": 50, "赵水生": 300_000}},
    )  # fmt: skip
    assert [(due.debtor, due.amount) for due in made.agreement.dues] == [
        ("赵小水", "¥0.50"),
        ("赵水生", "¥3,000.00"),
    ]
    assert "先从赵小水本人财产中支付人民币伍角（¥0.50），不足部分" in text_of_pdf(made)


def test_oral_agreement_says_its_schedule_in_lines(here: Room) -> None:
    green = {
        "pattern": "C19", "payer": "赵水生", "payee": "张土根", "due_on": DUE, "method": "现金", "schedule": HOUSEHOLDS[:2],
        "blanks": {"site": "西岔村二组", "items": "青苗"},
    }  # fmt: skip
    said = text_of_pdf(paper(here, "D15", green))
    assert "1户主1冬小麦1.1亩1,180.551,298.61" in said


def test_reading_copy_says_who_gives_whom_how_much_by_when_and_how(here: Room) -> None:
    parts = [(date(2026, 12, 1), 100_000), (date(2027, 1, 1), 200_050)]
    made = paper(
        here, "J11", PAID,
        {**PAID, "pattern": "C3", "due_on": None, "instalments": parts, "blanks": {"items": "赔偿款", "grace": "15"}},
        {"text": "双方今后和睦相处。"},
        {"text": "赵水生付张土根叁佰元。", "payer": "赵水生", "payee": "张土根", "amount": 30_000, "due_text": "当场"},
    )  # fmt: skip
    twice = (
        "赵水生一共要给张土根3,000.50元，分2次给，用银行转账：第1次，2026年12月1日（星期二）前给1,000元；"
        "第2次，2027年1月1日（星期五）前给2,000.50元。有一期晚了15天还没给，张土根可以把剩下的一次都要回来。"
    )
    assert [each.plain for each in made.agreement.clauses] == [
        "赵水生在2026年12月5日（星期六）以前要给张土根3,000.50元，用银行转账。",
        twice,
        "双方今后和睦相处。",
        "赵水生当场要给张土根300元。",
    ]
    said = plain(compose(FORMS["J11"], made))
    assert "说好了不照着做怎么办" in said
    assert "起诉" in made.agreement.otherwise


def test_facts_with_a_schedule_come_back_from_json(here: Room) -> None:
    made = paper(here, "D14", {**PAID, "payer": "赵水生"})
    assert Facts.from_json(made.to_json()) == made
