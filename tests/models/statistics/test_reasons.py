"""Every number opens to its cases: why one is in a cell, and why another of the period is not."""

from datetime import date

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from models import intake, periods, statistics
from models.cases import Case, Outcome
from models.errors import Refusal
from models.statistics import Opened
from tests import sample
from tests.sample import TODAY, Room

MONTH = periods.month(TODAY)


@pytest.fixture
def told(db: Session, desk: Room) -> dict[str, str]:
    """Enter an oral agreement, a failure, one that waits, and one of the police; return their numbers."""
    numbers = {}
    for name, track, outcome in (
        ("oral", "RM", Outcome.ORAL), ("failed", "RM", Outcome.FAILED), ("waiting", "RM", None), ("police", "ZA", None),
    ):  # fmt: skip
        subject = sample.accepted(db, desk, track=track)
        if outcome is not None:
            intake.settle_on_paper(db, subject, outcome, on=TODAY, by=desk.officer)
        numbers[name] = subject.number
    return numbers


def opened(db: Session, form: str, cell: str) -> Opened:
    return statistics.opened(db, statistics.counted(db, statistics.form(form), MONTH, today=TODAY), cell)


def test_a_count_tells_who_is_in_and_who_is_out(db: Session, told: dict[str, str]) -> None:
    found = opened(db, "M01", "oral.now")

    assert (found.name, found.text) == ("口头协议·本期", "1")
    assert [(each.number, each.words) for each in found.inside] == [
        (told["oral"], "计入：受理日期2026-11-20在本期内；主持单位是人民调解委员会，协议形式是口头。")
    ]
    assert [(each.number, each.words) for each in found.outside] == [
        (told["failed"], "不计入：协议形式是未定，本栏只计协议形式为口头的。"),
        (told["waiting"], "不计入：协议形式是未定，本栏只计协议形式为口头的。"),
        (told["police"], "不计入：主持单位是公安机关，本栏只计主持单位为人民调解委员会的。"),
    ]


def test_a_ratio_opens_to_both_its_numbers(db: Session, told: dict[str, str]) -> None:
    found = opened(db, "M01", "rate.now")

    assert (found.text, found.definition) == ("33.3%", "调解成功数÷案件总数。")
    assert [each.words for each in found.inside] == [
        "分子计入：受理日期2026-11-20在本期内；主持单位是人民调解委员会，调解成功。",
        "只计入分母；分子不计入：不是调解成功，本栏只计调解成功的。",
        "只计入分母；分子不计入：不是调解成功，本栏只计调解成功的。",
    ]


def test_why_says_one_sentence(db: Session, told: dict[str, str]) -> None:
    form = statistics.form("M02")

    def why(cell: str, number: str) -> str:
        return statistics.why(db, form, cell, MONTH, number, today=TODAY)

    assert why("za.now", told["police"]) == "计入：登记日期2026-11-20在本期内；性质是治安。"
    assert why("za.now", told["oral"]) == "不计入：性质是民事，本栏只计性质为治安的。"
    assert why("za.now", "西调2026-999").startswith("不计入：西调2026-999在2026年11月没有登记")


def test_a_day_outside_the_period_is_the_reason(db: Session, told: dict[str, str]) -> None:
    db.execute(update(Case).where(Case.number == told["oral"]).values(accepted_on=date(2026, 10, 30)))
    db.execute(update(Case).where(Case.number == told["failed"]).values(accepted_on=None))

    said = {each.number: each.words for each in opened(db, "M01", "total.now").outside}

    assert said[told["oral"]] == "不计入：受理日期2026-10-30不在本期内。"
    assert said[told["failed"]] == "不计入：还没有受理日期。"


def test_a_typed_cell_opens_to_no_case(db: Session, told: dict[str, str]) -> None:
    found = opened(db, "M01", "prevented.now")

    assert (found.inside, found.outside, found.definition) == ((), (), "由填报人填写，程序不统计。")


def test_a_sum_opens_to_the_cases_of_its_parts(db: Session, told: dict[str, str]) -> None:
    assert [each.number for each in opened(db, "L06", "now.1").inside] == [told["police"]]


def test_a_cell_that_is_not_there_is_refused(db: Session) -> None:
    with pytest.raises(Refusal, match="没有这一格"):
        opened(db, "M01", "nothing.now")
