"""What is owed for no day has no row in R6: the register names its case instead."""

from datetime import date

from sqlalchemy.orm import Session

from exports import gapwords
from models import agreements, performance, periods
from models.queries import registers
from models.queries.rows import Gap
from models.queries.selection import Selection
from tests.sample import TODAY, Room, accepted, begun, talked

NOVEMBER, OCTOBER = periods.month(TODAY), periods.month(date(2026, 10, 1))


def test_what_is_owed_for_no_day_is_named_until_it_is_done_or_has_a_day(db: Session, desk: Room) -> None:
    subject = accepted(db, desk)
    talked(db, desk, begun(db, desk, subject))
    made = agreements.draft(
        db, subject, by=desk.officer, facts="事实", performance="转账",
        clauses=[
            {"text": "赵水生赔偿张土根300元。", "payer": "赵水生", "payee": "张土根", "amount": 30_000},
            {"text": "赵水生再付100元。", "payer": "赵水生", "payee": "张土根", "amount": 10_000, "due_on": TODAY},
        ],
    )  # fmt: skip
    assert registers.undated(db, "R6", NOVEMBER) == [], "a draft owes nothing"
    agreements.conclude(db, subject, made, signed_on=TODAY, by=desk.officer)

    found = registers.undated(db, "R6", NOVEMBER)
    assert found == [Gap(subject.number, "1 项没有约定履行日期")]
    assert (registers.undated(db, "R6", OCTOBER), registers.undated(db, "R5", NOVEMBER)) == ([], [])
    assert gapwords.undated(found) == f"未列入本表、尚未履行：{subject.number}（1 项没有约定履行日期）。"
    assert len([*registers.rows(db, "R6", Selection(NOVEMBER))]) == 1

    owed = next(each for each in agreements.obligations(db, made.id) if each.due_on is None)
    performance.receive(db, owed, on=TODAY, by=desk.officer, method="现金", evidence="收条")
    assert registers.undated(db, "R6", NOVEMBER) == []
